/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-objectives-page.c - the objectives per life phase, what carries them, and the two matrices: what is shown. */
#include "config.h"
#include "bst-objectives-page-private.h"
#include "bst-column-pair.h"
#include "bst-stack.h"
#include "bst-table-search.h"
#include "bst-drag-scroll.h"
#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (BstObjectivesPage, bst_objectives_page, BST_TYPE_PAGE)

/* --- Showing -------------------------------------------------------------------------------------------------- */

static BstObjectiveFilter
current_filter (BstObjectivesPage *self)
{
  return (BstObjectiveFilter) {
    .words = (const char *const *) self->words,
    .only_without = gtk_toggle_button_get_active (self->only_without),
    .by_priority = gtk_toggle_button_get_active (self->by_priority),
    .ids = self->only_ids,
  };
}

static void
show_columns (BstObjectivesPage *self)
{
  BstObjectiveFilter filter = current_filter (self);

  bst_objective_column_set_filter (self->strategic, &filter);
  bst_objective_column_set_filter (self->operational, &filter);
  bst_objective_column_show (self->strategic, self->facts->columns[BST_LEVEL_STRATEGIC]);
  bst_objective_column_show (self->operational, self->facts->columns[BST_LEVEL_OPERATIONAL]);
  bst_objectives_page_show_elsewhere (self);
}

/* What is linked with a sub-objective is linked with what it is part of. */
static void
show_selection (BstObjectivesPage *self)
{
  const BstObjectiveFacts *facts = bst_phase_facts_find (self->facts, self->selected), *top = facts;
  gboolean strategic;

  if (facts == NULL)
    g_clear_pointer (&self->selected, g_free);
  else if (facts->parent != NULL)
    top = bst_phase_facts_find (self->facts, facts->parent);
  strategic = top != NULL && top->node->level == BST_LEVEL_STRATEGIC;
  bst_objective_column_select (self->strategic, self->selected);
  bst_objective_column_select (self->operational, self->selected);
  bst_objective_column_set_linked (self->strategic,
                                   top != NULL && !strategic ? (const char *const *) top->linked : NULL);
  bst_objective_column_set_linked (self->operational, strategic ? (const char *const *) top->linked : NULL);
  bst_objective_inspector_show (self->inspector, self->facts, bst_phase_tabs_get_selected (self->tabs), self->selected);
  bst_objectives_page_update_actions (self);
}

static void
show_matrix (BstObjectivesPage *self)
{
  const char *view = gtk_stack_get_visible_child_name (self->views);

  if (g_strcmp0 (view, "themes") == 0)
    bst_objective_matrix_update (self->themes);
  else if (g_strcmp0 (view, "groups") == 0)
    bst_objective_matrix_update (self->groups);
}

/**
 * bst_objectives_page_refresh:
 *
 * Looks at the plan again. Widgets stay, and change only where what they say changed.
 */
void
bst_objectives_page_refresh (BstObjectivesPage *self)
{
  BstDocument *document = bst_page_get_document (BST_PAGE (self));
  const char *phase = bst_phase_tabs_get_selected (self->tabs);

  bst_refresher_settle (self->refresher);
  if (document == NULL || phase == NULL)
    return;
  g_clear_pointer (&self->facts, bst_phase_facts_free);
  self->facts = bst_phase_facts_new (document, phase);
  bst_phase_tabs_update (self->tabs);
  show_columns (self);
  show_selection (self);
  show_matrix (self);
}

/**
 * bst_objectives_page_select:
 * @id: (nullable): an objective or sub-objective of the phase shown
 */
void
bst_objectives_page_select (BstObjectivesPage *self, const char *id)
{
  if (!g_set_str (&self->selected, id) || self->facts == NULL)
    return;
  show_selection (self);
  bst_page_tell_shown (BST_PAGE (self));
}

/* --- Following the plan --------------------------------------------------------------------------------------- */

static void
show_count (BstObjectivesPage *self)
{
  BstDocument *document = bst_page_get_document (BST_PAGE (self));

  guint n = document != NULL ? bst_objectives_count (document, NULL) : 0;
  g_autofree char *words = g_strdup_printf (ngettext ("%u objective", "%u objectives", n), n);

  bst_page_set_count (BST_PAGE (self), n, words, FALSE);
}

static void
applied_cb (BstPlan *plan, const BstTransaction *transaction, gboolean again, BstObjectivesPage *self)
{
  for (guint i = 0; i < bst_transaction_get_n (transaction); i++)
    if (bst_transaction_get (transaction, i)->kind == BST_KIND_OBJECTIVES)
      {
        show_count (self);
        break;
      }
}

static void
follow (BstObjectivesPage *self, BstDocument *document)
{
  BstDocument *former = bst_page_get_document (BST_PAGE (self));

  if (former != NULL)
    {
      g_clear_signal_handler (&self->applied_handler, bst_document_get_plan (former));
      g_clear_signal_handler (&self->coverage_handler, bst_document_get_coverage (former));
    }
  if (document == NULL)
    return;
  self->applied_handler = g_signal_connect (bst_document_get_plan (document), "applied", G_CALLBACK (applied_cb), self);
  self->coverage_handler = g_signal_connect_swapped (bst_document_get_coverage (document), "changed",
                                                     G_CALLBACK (bst_refresher_queue), self->refresher);
}

/* --- What the page is asked ----------------------------------------------------------------------------------- */

static void
show_all_cb (BstObjectivesPage *self)
{
  g_clear_pointer (&self->only_ids, g_ptr_array_unref);
  gtk_widget_set_visible (GTK_WIDGET (self->only_these), FALSE);
  bst_objectives_page_refresh (self);
}

static void
set_document (BstPage *page, BstDocument *document)
{
  BstObjectivesPage *self = BST_OBJECTIVES_PAGE (page);

  follow (self, document);
  BST_PAGE_CLASS (bst_objectives_page_parent_class)->set_document (page, document);
  g_clear_pointer (&self->facts, bst_phase_facts_free);
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->only_ids, g_ptr_array_unref);
  gtk_widget_set_visible (GTK_WIDGET (self->only_these), FALSE);
  bst_phase_tabs_set_document (self->tabs, document);
  bst_objective_matrix_set_document (self->themes, document, BST_GRID_THEMES);
  bst_objective_matrix_set_document (self->groups, document, BST_GRID_GROUPS);
  bst_objective_inspector_set_document (self->inspector, document);
  adw_toggle_group_set_active_name (self->view_switch, "phases");
  show_count (self);
  bst_refresher_set_document (self->refresher, document);
  bst_refresher_flush (self->refresher);
}

static GtkWidget *
get_inspector (BstPage *page)
{
  return GTK_WIDGET (BST_OBJECTIVES_PAGE (page)->inspector);
}

static GtkWidget *
get_view_switch (BstPage *page)
{
  return BST_OBJECTIVES_PAGE (page)->switch_box;
}

static void
search (BstPage *page, const char *words)
{
  BstObjectivesPage *self = BST_OBJECTIVES_PAGE (page);

  g_strfreev (self->words);
  self->words = bst_table_search_split (words);
  if (self->facts == NULL)
    return;
  if (self->words != NULL && self->words[0] != NULL) /* what is found are objectives: the matrices have none */
    adw_toggle_group_set_active_name (self->view_switch, "phases");
  show_columns (self);
}

static BstSlidePlace *
describe (BstPage *page)
{
  BstObjectivesPage *self = BST_OBJECTIVES_PAGE (page);
  BstSlidePlace *place = bst_slide_place_new ("objectives", adw_toggle_group_get_active_name (self->view_switch));

  if (g_strcmp0 (place->view, "phases") == 0)
    place->about = g_strdup (bst_phase_tabs_get_selected (self->tabs));
  place->selected = g_strdup (self->selected);
  return place;
}

static gboolean
add (BstPage *page)
{
  return bst_objectives_page_ask_new (BST_OBJECTIVES_PAGE (page), NULL);
}

/* Nothing that hides the objective stays on. */
static void
make_visible (BstObjectivesPage *self, const char *id)
{
  const BstObjectiveFacts *facts = bst_phase_facts_find (self->facts, id);
  BstObjectiveColumn *column = facts->node->level == BST_LEVEL_STRATEGIC ? self->strategic : self->operational;
  const char *top = facts->parent != NULL ? facts->parent : id;

  if (!bst_objective_column_is_shown (column, top))
    {
      g_clear_pointer (&self->words, g_strfreev);
      gtk_toggle_button_set_active (self->only_without, FALSE);
      show_all_cb (self);
    }
  bst_objective_column_reveal (column, id);
}

static gboolean
reveal (BstPage *page, const char *id, const char *field)
{
  BstObjectivesPage *self = BST_OBJECTIVES_PAGE (page);
  BstDocument *document = bst_page_get_document (page);
  g_autofree char *wanted = g_strdup (id), *top = NULL;
  g_autoptr (BstNode) node = NULL;

  if (document == NULL)
    return FALSE;
  top = bst_outline_top (bst_document_get_plan (document), bst_document_get_framework (document), id);
  node = bst_outline_find (bst_document_get_plan (document), bst_document_get_framework (document), top, NULL);
  if (node == NULL)
    return FALSE;
  adw_toggle_group_set_active_name (self->view_switch, "phases");
  bst_phase_tabs_select (self->tabs, node->phase);
  bst_objectives_page_refresh (self);
  if (bst_phase_facts_find (self->facts, wanted) == NULL)
    return FALSE;
  bst_objectives_page_select (self, wanted);
  make_visible (self, wanted);
  if (field != NULL)
    bst_page_show_inspector (page);
  return field == NULL || bst_objective_inspector_reveal (self->inspector, field);
}

/* --- What people do ------------------------------------------------------------------------------------------- */

static void
phase_selected_cb (BstObjectivesPage *self)
{
  g_clear_pointer (&self->selected, g_free);
  if (self->only_ids != NULL)
    show_all_cb (self);
  else
    bst_objectives_page_refresh (self);
  bst_page_tell_shown (BST_PAGE (self));
}

static void
selected_cb (BstObjectiveColumn *column, const char *id, BstObjectivesPage *self)
{
  bst_objectives_page_select (self, id);
}

/* Where the inspector lies over the page it opens when asked for; beside the page it is there already. */
static void
activated_cb (BstObjectiveColumn *column, const char *id, BstObjectivesPage *self)
{
  GtkWidget *split = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_OVERLAY_SPLIT_VIEW);

  bst_objectives_page_select (self, id);
  if (split != NULL && adw_overlay_split_view_get_collapsed (ADW_OVERLAY_SPLIT_VIEW (split)))
    bst_page_show_inspector (BST_PAGE (self));
}

static void
moved_cb (BstObjectiveColumn *column, const char *id, int steps, BstObjectivesPage *self)
{
  bst_objectives_page_move (self, id, steps);
}

static void
filter_changed_cb (BstObjectivesPage *self)
{
  if (self->facts == NULL)
    return;
  show_columns (self);
  bst_objectives_page_update_actions (self);
}

/**
 * bst_objectives_page_show_view:
 *
 * Shows what the switch says.
 */
void
bst_objectives_page_show_view (BstObjectivesPage *self)
{
  bst_stack_show (self->views, adw_toggle_group_get_active_name (self->view_switch));
  show_matrix (self);
  bst_page_tell_shown (BST_PAGE (self));
}

/* From a cell of a matrix to the objectives that it counts. */
static void
cell_activated_cb (BstObjectiveMatrix *matrix, const char *phase, const char *row, GPtrArray *ids,
                   BstObjectivesPage *self)
{
  const BstItem *item =
      bst_framework_find (bst_document_get_framework (bst_page_get_document (BST_PAGE (self))), phase);
  /* Translators: what is shown is limited to a theme or a group in a phase: “Only: Connectedness, Older people” */
  g_autofree char *text = g_strdup_printf (_ ("Only: %s, %s"), row, bst_item_get_short (item, NULL));
  g_autoptr (GPtrArray) kept = g_ptr_array_ref (ids);

  adw_toggle_group_set_active_name (self->view_switch, "phases");
  bst_phase_tabs_select (self->tabs, phase);
  g_clear_pointer (&self->only_ids, g_ptr_array_unref);
  self->only_ids = g_steal_pointer (&kept);
  gtk_label_set_text (self->only_these_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->only_these), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->only_these), TRUE);
  bst_objectives_page_refresh (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->only_these));
}

static void
inspector_select_cb (BstObjectiveInspector *inspector, const char *id, BstObjectivesPage *self)
{
  g_autofree char *kept = g_strdup (id);

  reveal (BST_PAGE (self), kept, NULL);
}

/* --- Object --------------------------------------------------------------------------------------------------- */

static void
bst_objectives_page_dispose (GObject *object)
{
  BstObjectivesPage *self = BST_OBJECTIVES_PAGE (object);

  follow (self, NULL);
  adw_bin_set_child (ADW_BIN (object), NULL); /* AdwBin would do so after the template did */
  gtk_widget_dispose_template (GTK_WIDGET (object), BST_TYPE_OBJECTIVES_PAGE);
  g_clear_pointer (&self->refresher, bst_refresher_free);
  g_clear_object (&self->inspector);
  g_clear_object (&self->switch_box);
  g_clear_pointer (&self->facts, bst_phase_facts_free);
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->only_ids, g_ptr_array_unref);
  G_OBJECT_CLASS (bst_objectives_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, BstObjectivesPage, views);
  gtk_widget_class_bind_template_child (klass, BstObjectivesPage, switch_place);
  gtk_widget_class_bind_template_child (klass, BstObjectivesPage, tabs);
  gtk_widget_class_bind_template_child (klass, BstObjectivesPage, only_without);
  gtk_widget_class_bind_template_child (klass, BstObjectivesPage, by_priority);
  gtk_widget_class_bind_template_child (klass, BstObjectivesPage, only_these);
  gtk_widget_class_bind_template_child (klass, BstObjectivesPage, only_these_label);
  gtk_widget_class_bind_template_child (klass, BstObjectivesPage, elsewhere);
  gtk_widget_class_bind_template_child (klass, BstObjectivesPage, outer);
  gtk_widget_class_bind_template_child (klass, BstObjectivesPage, inner);
  gtk_widget_class_bind_template_child (klass, BstObjectivesPage, strategic);
  gtk_widget_class_bind_template_child (klass, BstObjectivesPage, operational);
  gtk_widget_class_bind_template_child (klass, BstObjectivesPage, themes);
  gtk_widget_class_bind_template_child (klass, BstObjectivesPage, groups);
  gtk_widget_class_bind_template_callback (klass, filter_changed_cb);
  gtk_widget_class_bind_template_callback (klass, show_all_cb);
}

static void
bst_objectives_page_class_init (BstObjectivesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  BstPageClass *page_class = BST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_objectives_page_dispose;
  page_class->set_document = set_document;
  page_class->get_inspector = get_inspector;
  page_class->get_view_switch = get_view_switch;
  page_class->search = search;
  page_class->describe = describe;
  page_class->add = add;
  page_class->reveal = reveal;
  g_type_ensure (BST_TYPE_COLUMN_PAIR);
  g_type_ensure (BST_TYPE_PHASE_TABS);
  g_type_ensure (BST_TYPE_OBJECTIVE_COLUMN);
  g_type_ensure (BST_TYPE_OBJECTIVE_MATRIX);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/pages/bst-objectives-page.ui");
  bind_children (widget_class);
  bst_objectives_page_bind_layout (widget_class);
  bst_objectives_page_install_actions (widget_class);
}

static void
bst_objectives_page_init (BstObjectivesPage *self)
{
  BstObjectiveColumn *columns[2];

  self->refresher = bst_refresher_new (GTK_WIDGET (self), (void (*) (gpointer)) bst_objectives_page_refresh);
  gtk_widget_init_template (GTK_WIDGET (self));
  bst_drag_scroll_add (self->outer);
  bst_drag_scroll_add (self->inner);
  bst_objectives_page_make_switch (self);
  self->inspector = g_object_ref_sink (BST_OBJECTIVE_INSPECTOR (bst_objective_inspector_new ()));
  g_signal_connect_object (self->inspector, "select", G_CALLBACK (inspector_select_cb), self, 0);
  g_signal_connect_object (self->tabs, "selected", G_CALLBACK (phase_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->themes, "cell-activated", G_CALLBACK (cell_activated_cb), self, 0);
  g_signal_connect_object (self->groups, "cell-activated", G_CALLBACK (cell_activated_cb), self, 0);
  bst_refresher_add_widget (self->refresher, GTK_WIDGET (self->inspector));
  columns[BST_LEVEL_STRATEGIC] = self->strategic;
  columns[BST_LEVEL_OPERATIONAL] = self->operational;
  for (int level = BST_LEVEL_STRATEGIC; level <= BST_LEVEL_OPERATIONAL; level++)
    {
      bst_objective_column_set_level (columns[level], (BstLevel) level);
      g_signal_connect_object (columns[level], "selected", G_CALLBACK (selected_cb), self, 0);
      g_signal_connect_object (columns[level], "activated", G_CALLBACK (activated_cb), self, 0);
      g_signal_connect_object (columns[level], "moved", G_CALLBACK (moved_cb), self, 0);
    }
}
