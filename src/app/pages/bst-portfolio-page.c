/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-portfolio-page.c - the portfolio of actions: the inventory as a table, the gaps, the overlaps, and the inspector of each. */
#include "config.h"
#include "bst-portfolio-page-private.h"
#include <glib/gi18n.h>
#include "bst-stack.h"
#include "bst-view-switch.h"
#include "dialogs/bst-action-page.h"
#include "dialogs/bst-criteria-dialog.h"
#include "dialogs/bst-new-action.h"
#include "kinds/bst-action.h"

static const BstView views[] = {
  { "inventory", N_ ("Inventory"), N_ ("Inventory") },
  { "gaps", N_ ("Gaps"), N_ ("Gaps") },
  { "overlap", N_ ("Overlap"), N_ ("Overlap") },
};

G_DEFINE_FINAL_TYPE (BstPortfolioPage, bst_portfolio_page, BST_TYPE_PAGE)

/* --- Selection ------------------------------------------------------------------------------------------------------ */

static void
edit (BstPortfolioPage *self, const char *field)
{
  bst_page_show_inspector (BST_PAGE (self));
  bst_action_editor_reveal_field (self->editor, field);
}

/* Each view has its own panel; that of the inventory hangs on how many actions are selected. */
static void
show_panel (BstPortfolioPage *self)
{
  const char *view = adw_toggle_group_get_active_name (self->view_switch);
  guint n = bst_table_model_get_n_selected (bst_records_view_get_model (self->inventory));

  if (g_strcmp0 (view, "inventory") == 0)
    view = n > 1 ? "several" : "one";
  bst_stack_show (GTK_STACK (self->inspector), view);
  bst_page_tell_shown (BST_PAGE (self));
}

static void
selection_changed_cb (BstPortfolioPage *self)
{
  guint n = bst_table_model_get_n_selected (bst_records_view_get_model (self->inventory));
  GtkWidget *several = gtk_stack_get_child_by_name (GTK_STACK (self->inspector), "several");
  g_autofree char *text = bst_portfolio_info.say (BST_SAY_SELECTED, n);

  bst_action_editor_set_action (self->editor,
                                n > 1 ? NULL
                                      : bst_table_model_get_primary (bst_records_view_get_model (self->inventory)));
  adw_status_page_set_title (ADW_STATUS_PAGE (several), text);
  show_panel (self);
}

static void
activated_cb (BstPortfolioPage *self, const char *id)
{
  edit (self, "title");
}

static void
panel_wanted_cb (BstPortfolioPage *self)
{
  bst_page_show_inspector (BST_PAGE (self));
}

/* Filters, grouping or columns are others. */
static void
kept_cb (BstPortfolioPage *self)
{
  bst_portfolio_page_name_view (self);
}

static void
counted_cb (BstPortfolioPage *self)
{
  bst_portfolio_page_count (self);
  bst_page_tell_shown (BST_PAGE (self));
}

static void
open_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstPortfolioPage *self = BST_PORTFOLIO_PAGE (widget);
  const char *selected = bst_table_model_get_primary (bst_records_view_get_model (self->inventory));

  if (selected != NULL && bst_page_get_document (BST_PAGE (self)) != NULL)
    bst_action_page_present (widget, bst_page_get_document (BST_PAGE (self)), selected);
}

static void
criteria_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_criteria_dialog_present (widget, bst_page_get_document (BST_PAGE (widget)));
}

/* --- What every page has -------------------------------------------------------------------------------------------- */

static void
set_document (BstPage *page, BstDocument *document)
{
  BstPortfolioPage *self = BST_PORTFOLIO_PAGE (page);
  g_autoptr (BstRecordSource) source = NULL;

  BST_PAGE_CLASS (bst_portfolio_page_parent_class)->set_document (page, document);
  source = bst_record_source_new (BST_TYPE_PORTFOLIO_SOURCE, document);
  bst_action_editor_set_document (self->editor, document);
  bst_records_view_set_source (self->inventory, source);
  bst_portfolio_page_name_view (self);
  bst_gap_view_set_document (self->gaps, document);
  bst_overlap_view_set_document (self->overlap, document);
}

static GtkWidget *
get_inspector (BstPage *page)
{
  return BST_PORTFOLIO_PAGE (page)->inspector;
}

static GtkWidget *
get_view_switch (BstPage *page)
{
  return BST_PORTFOLIO_PAGE (page)->switch_box;
}

static void
show_inventory (BstPortfolioPage *self)
{
  adw_toggle_group_set_active_name (self->view_switch, "inventory");
}

static BstSlidePlace *
describe (BstPage *page)
{
  BstPortfolioPage *self = BST_PORTFOLIO_PAGE (page);
  BstSlidePlace *place = bst_slide_place_new ("portfolio", adw_toggle_group_get_active_name (self->view_switch));

  if (g_strcmp0 (place->view, "gaps") == 0)
    bst_gap_view_describe (self->gaps, place);
  else if (g_strcmp0 (place->view, "overlap") == 0)
    bst_overlap_view_describe (self->overlap, place);
  else
    {
      place->ids = bst_records_view_list_ids (self->inventory);
      place->selected = g_strdup (bst_table_model_get_primary (bst_records_view_get_model (self->inventory)));
    }
  return place;
}

/* What is found are actions. */
static void
search (BstPage *page, const char *words)
{
  BstPortfolioPage *self = BST_PORTFOLIO_PAGE (page);

  if (*words != '\0')
    show_inventory (self);
  bst_records_view_set_search (self->inventory, words);
}

/* Similar ones are shown before there is one more. A new action serves what the selected one serves. */
static gboolean
add (BstPage *page)
{
  BstPortfolioPage *self = BST_PORTFOLIO_PAGE (page);
  const char *selected = bst_table_model_get_primary (bst_records_view_get_model (self->inventory));
  BstRecord *like = selected != NULL ? bst_plan_find (bst_page_get_plan (page), BST_KIND_ACTIONS, selected) : NULL;
  g_autofree char *id = bst_id_new (BST_KIND_ACTIONS);
  BstRecord *draft = NULL;

  if (bst_page_get_document (page) == NULL)
    return FALSE;
  draft = bst_record_new (BST_KIND_ACTIONS, id);
  if (like != NULL)
    bst_record_take (draft, bst_record_find_field (draft, "primary-objective"),
                     bst_value_text (BST_ACTION (like)->primary_objective));
  bst_new_action_present (GTK_WIDGET (self), bst_page_get_document (page), draft);
  return TRUE;
}

static gboolean
reveal (BstPage *page, const char *id, const char *field)
{
  BstPortfolioPage *self = BST_PORTFOLIO_PAGE (page);

  if (bst_table_model_find (bst_records_view_get_model (self->inventory), id) == NULL)
    return FALSE;
  show_inventory (self);
  bst_records_view_show (self->inventory, id, field == NULL);
  if (field != NULL)
    edit (self, field);
  return TRUE;
}

static gboolean
focus_content (BstPage *page)
{
  BstPortfolioPage *self = BST_PORTFOLIO_PAGE (page);

  return gtk_widget_get_child_visible (GTK_WIDGET (self->inventory))
         && bst_records_view_focus_content (self->inventory);
}

static gboolean
focus_results (BstPage *page)
{
  return bst_records_view_focus_results (BST_PORTFOLIO_PAGE (page)->inventory);
}

/* --- Views ---------------------------------------------------------------------------------------------------------- */

static void
show_view_cb (BstPortfolioPage *self)
{
  const char *name = adw_toggle_group_get_active_name (self->view_switch);
  gboolean inventory = g_strcmp0 (name, "inventory") == 0;

  bst_stack_show (self->views, name);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page",
                                  inventory ? bst_records_view_get_commands (self->inventory) : NULL);
  show_panel (self);
}

/* Three short words: the window puts them under its header bar where that has no room. */
static void
make_switch (BstPortfolioPage *self)
{
  self->switch_box = g_object_ref_sink (adw_bin_new ());
  self->view_switch = bst_view_switch_new (views, G_N_ELEMENTS (views));
  adw_bin_set_child (ADW_BIN (self->switch_box), GTK_WIDGET (self->view_switch));
  g_signal_connect_object (self->view_switch, "notify::active-name", G_CALLBACK (show_view_cb), self,
                           G_CONNECT_SWAPPED);
}

/* --- Object --------------------------------------------------------------------------------------------------------- */

static void
build_inspector (BstPortfolioPage *self)
{
  GtkStack *stack = NULL;

  self->editor = BST_ACTION_EDITOR (bst_action_editor_new ());
  self->inspector = g_object_ref_sink (bst_records_view_make_inspector (self->inventory, GTK_WIDGET (self->editor)));
  stack = GTK_STACK (self->inspector);
  gtk_stack_add_named (stack, bst_gap_view_get_panel (self->gaps), "gaps");
  gtk_stack_add_named (stack, bst_overlap_view_get_panel (self->overlap), "overlap");
}

static void
bst_portfolio_page_dispose (GObject *object)
{
  BstPortfolioPage *self = BST_PORTFOLIO_PAGE (object);

  adw_bin_set_child (ADW_BIN (object), NULL); /* AdwBin would do so after the template did */
  gtk_widget_dispose_template (GTK_WIDGET (object), BST_TYPE_PORTFOLIO_PAGE);
  self->editor = NULL;
  g_clear_object (&self->inspector);
  g_clear_object (&self->switch_box);
  g_clear_object (&self->view_commands);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->view, g_free);
  G_OBJECT_CLASS (bst_portfolio_page_parent_class)->dispose (object);
}

static void
bst_portfolio_page_class_init (BstPortfolioPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  BstPageClass *page_class = BST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_portfolio_page_dispose;
  gtk_widget_class_install_action (widget_class, "portfolio.open-page", NULL, open_page_cb);
  gtk_widget_class_install_action (widget_class, "portfolio.criteria", NULL, criteria_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F4, 0, "portfolio.open-page", NULL);
  page_class->set_document = set_document;
  page_class->get_inspector = get_inspector;
  page_class->get_view_switch = get_view_switch;
  page_class->search = search;
  page_class->describe = describe;
  page_class->add = add;
  page_class->reveal = reveal;
  page_class->focus_content = focus_content;
  page_class->focus_results = focus_results;
  g_type_ensure (BST_TYPE_RECORDS_VIEW);
  g_type_ensure (BST_TYPE_GAP_VIEW);
  g_type_ensure (BST_TYPE_OVERLAP_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/pages/bst-portfolio-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BstPortfolioPage, views);
  gtk_widget_class_bind_template_child (widget_class, BstPortfolioPage, inventory);
  gtk_widget_class_bind_template_child (widget_class, BstPortfolioPage, gaps);
  gtk_widget_class_bind_template_child (widget_class, BstPortfolioPage, overlap);
  gtk_widget_class_bind_template_child (widget_class, BstPortfolioPage, summary);
  gtk_widget_class_bind_template_child (widget_class, BstPortfolioPage, saved_views);
  gtk_widget_class_bind_template_child (widget_class, BstPortfolioPage, view_label);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, counted_cb);
  gtk_widget_class_bind_template_callback (widget_class, kept_cb);
  gtk_widget_class_bind_template_callback (widget_class, panel_wanted_cb);
}

static void
bst_portfolio_page_init (BstPortfolioPage *self)
{
  self->settings = g_settings_new (BST_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  make_switch (self);
  build_inspector (self);
  bst_portfolio_page_make_summary (self);
  bst_portfolio_page_setup_views (self);
  bst_records_view_setup (self->inventory, &bst_portfolio_info, BST_PAGE (self));
  set_document (BST_PAGE (self), NULL);
  show_view_cb (self);
}
