/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-points-page.c - the table of action points with the SMART editor beside it. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-action-points-page-private.h"
#include "bst-smart-editor.h"
#include "bst-stack.h"
#include "kinds/bst-action-point.h"

G_DEFINE_FINAL_TYPE (BstActionPointsPage, bst_action_points_page, BST_TYPE_PAGE)

BstTableModel *
bst_action_points_page_get_model (BstActionPointsPage *self)
{
  return bst_records_view_get_model (self->view);
}

/* --- Selection ------------------------------------------------------------------------------------------------------- */

/* One is worked on in the inspector. */
static void
selection_changed_cb (BstActionPointsPage *self)
{
  BstTableModel *model = bst_action_points_page_get_model (self);
  guint n = bst_table_model_get_n_selected (model);
  GtkWidget *several = gtk_stack_get_child_by_name (GTK_STACK (self->inspector), "several");
  g_autofree char *text = bst_action_points_info.say (BST_SAY_SELECTED, n);

  bst_smart_editor_set_action_point (BST_SMART_EDITOR (self->editor),
                                     n > 1 ? NULL : bst_table_model_get_primary (model));
  adw_status_page_set_title (ADW_STATUS_PAGE (several), text);
  bst_stack_show (GTK_STACK (self->inspector), n > 1 ? "several" : "one");
  bst_page_tell_shown (BST_PAGE (self));
}

/* Opens the inspector on a field of the selected action point. */
static void
edit (BstActionPointsPage *self, const char *field)
{
  bst_page_show_inspector (BST_PAGE (self));
  bst_smart_editor_reveal_field (BST_SMART_EDITOR (self->editor), field);
}

/* Enter, or a double click. */
static void
activated_cb (BstActionPointsPage *self, const char *id)
{
  edit (self, "title");
}

static void
counted_cb (BstActionPointsPage *self)
{
  bst_action_points_page_count (self);
  bst_page_tell_shown (BST_PAGE (self));
}

/* --- What every page has ---------------------------------------------------------------------------------------------- */

static void
set_document (BstPage *page, BstDocument *document)
{
  BstActionPointsPage *self = BST_ACTION_POINTS_PAGE (page);
  g_autoptr (BstRecordSource) source = bst_record_source_new (BST_TYPE_ACTION_POINTS_SOURCE, document);

  BST_PAGE_CLASS (bst_action_points_page_parent_class)->set_document (page, document);
  bst_smart_editor_set_document (BST_SMART_EDITOR (self->editor), document);
  bst_records_view_set_source (self->view, source);
}

static GtkWidget *
get_inspector (BstPage *page)
{
  return BST_ACTION_POINTS_PAGE (page)->inspector;
}

static void
search (BstPage *page, const char *words)
{
  bst_records_view_set_search (BST_ACTION_POINTS_PAGE (page)->view, words);
}

static BstSlidePlace *
describe (BstPage *page)
{
  BstActionPointsPage *self = BST_ACTION_POINTS_PAGE (page);
  BstSlidePlace *place = bst_slide_place_new ("action-points", NULL);

  place->ids = bst_records_view_list_ids (self->view);
  place->selected = g_strdup (bst_table_model_get_primary (bst_action_points_page_get_model (self)));
  return place;
}

/* Adds an action point under the objective of the selected one, and starts with its title. */
static gboolean
add (BstPage *page)
{
  BstActionPointsPage *self = BST_ACTION_POINTS_PAGE (page);
  const char *selected = bst_table_model_get_primary (bst_action_points_page_get_model (self));
  BstRecord *record = NULL;
  g_autofree char *id = NULL;

  if (bst_page_get_document (page) == NULL)
    return FALSE;
  record = selected != NULL ? bst_plan_find (bst_page_get_plan (page), BST_KIND_ACTION_POINTS, selected) : NULL;
  id = bst_document_add_action_point (bst_page_get_document (page),
                                      record != NULL ? BST_ACTION_POINT (record)->objective : NULL);
  if (id == NULL)
    return TRUE; /* the window has said why */
  bst_records_view_show (self->view, id, FALSE);
  edit (self, "title");
  return TRUE;
}

static gboolean
reveal (BstPage *page, const char *id, const char *field)
{
  BstActionPointsPage *self = BST_ACTION_POINTS_PAGE (page);

  if (!bst_records_view_show (self->view, id, field == NULL))
    return FALSE;
  if (field != NULL)
    edit (self, field);
  return TRUE;
}

static gboolean
focus_content (BstPage *page)
{
  return bst_records_view_focus_content (BST_ACTION_POINTS_PAGE (page)->view);
}

static gboolean
focus_results (BstPage *page)
{
  return bst_records_view_focus_results (BST_ACTION_POINTS_PAGE (page)->view);
}

/* --- Object ------------------------------------------------------------------------------------------------------------ */

static void
bst_action_points_page_dispose (GObject *object)
{
  BstActionPointsPage *self = BST_ACTION_POINTS_PAGE (object);

  adw_bin_set_child (ADW_BIN (object), NULL); /* AdwBin would do so after the template did */
  gtk_widget_dispose_template (GTK_WIDGET (object), BST_TYPE_ACTION_POINTS_PAGE);
  self->editor = NULL;
  g_clear_object (&self->inspector);
  G_OBJECT_CLASS (bst_action_points_page_parent_class)->dispose (object);
}

static void
bst_action_points_page_class_init (BstActionPointsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  BstPageClass *page_class = BST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_action_points_page_dispose;
  page_class->set_document = set_document;
  page_class->get_inspector = get_inspector;
  page_class->search = search;
  page_class->describe = describe;
  page_class->add = add;
  page_class->focus_content = focus_content;
  page_class->focus_results = focus_results;
  page_class->reveal = reveal;
  g_type_ensure (BST_TYPE_RECORDS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/bouwstenen/Bouwstenen/pages/bst-action-points-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BstActionPointsPage, view);
  gtk_widget_class_bind_template_child (widget_class, BstActionPointsPage, summary);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, counted_cb);
}

static void
bst_action_points_page_init (BstActionPointsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->editor = bst_smart_editor_new ();
  self->inspector = g_object_ref_sink (bst_records_view_make_inspector (self->view, self->editor));
  bst_records_view_setup (self->view, &bst_action_points_info, BST_PAGE (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", bst_records_view_get_commands (self->view));
  set_document (BST_PAGE (self), NULL);
}
