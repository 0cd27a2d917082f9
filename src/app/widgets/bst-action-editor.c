/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-action-editor.h"
#include <glib/gi18n.h>
#include "bst-action-editor-private.h"
#include "bst-action-facts.h"
#include "bst-action-variant.h"
#include "bst-column-pair.h"
#include "bst-gate-list.h"
#include "bst-readings-view.h"
#include "bst-score-list.h"
#include "bst-stack.h"
#include "bst-track-view.h"

G_DEFINE_FINAL_TYPE (BstActionEditor, bst_action_editor, BST_TYPE_RECORD_EDITOR)

/* --- Showing ------------------------------------------------------------------------------------------------------- */

static void
show_empty (BstActionEditor *self)
{
  BstDocument *document = bst_record_form_get_document (self->form);
  BstPlan *plan = document != NULL ? bst_document_get_plan (document) : NULL;
  gboolean any = plan != NULL && bst_collection_get_n (bst_plan_get_collection (plan, BST_KIND_ACTIONS)) > 0;

  adw_status_page_set_title (self->empty, any ? _ ("No action chosen") : _ ("No actions yet"));
  adw_status_page_set_description (self->empty,
                                   any ? _ ("Choose one in the list to see how it reads and why, or begin a new one.")
                                       : _ ("Begin with what exists: what does your organisation do already?"));
  bst_stack_show (self->stack, "empty");
}

static void
refresh (BstRecordEditor *editor, BstRecord *record)
{
  BstActionEditor *self = BST_ACTION_EDITOR (editor);
  BstDocument *document = bst_record_form_get_document (self->form);
  static const char *const elsewhere[] = { "pf.quality", "pf.reach", "pf.advice", "pf.self-declared", NULL };
  const GPtrArray *findings;

  bst_subject_links_set_subject (self->links, document, record != NULL ? record->id : NULL);
  if (record == NULL)
    {
      show_empty (self);
      return;
    }
  bst_subject_links_show_in (self->links, self->means);
  findings = bst_checker_get_findings (bst_document_get_checker (document), record->id);
  bst_record_form_show_findings (self->form, findings, elsewhere);
  bst_action_facts_show (self->form);
  bst_readings_view_show (BST_READINGS_VIEW (self->readings), document, record);
  bst_score_list_show (BST_SCORE_LIST (self->scores), document, record);
  bst_track_view_show (BST_TRACK_VIEW (self->track), document, record);
  bst_gate_list_show (BST_GATE_LIST (self->gate), document, record);
  bst_record_editor_show_groups (editor, findings);
  bst_aside_list_show (self->aside, document, record);
  bst_stack_show (self->stack, "editor");
}

/**
 * bst_action_editor_set_document:
 * @document: (nullable): the open plan
 */
void
bst_action_editor_set_document (BstActionEditor *self, BstDocument *document)
{
  if (document != NULL)
    bst_document_get_portfolio (document); /* so that it hears of a change before this does */
  if (bst_record_editor_get_document (BST_RECORD_EDITOR (self)) == document)
    return;
  bst_action_editor_set_action (self, NULL);
  bst_record_editor_set_document (BST_RECORD_EDITOR (self), document);
  bst_record_form_refresh (self->form);
}

/**
 * bst_action_editor_set_action:
 * @id: (nullable): the action to show; %NULL shows what to do first
 */
void
bst_action_editor_set_action (BstActionEditor *self, const char *id)
{
  if (g_strcmp0 (bst_record_form_get_id (self->form), id) == 0)
    return;
  bst_score_list_clear (BST_SCORE_LIST (self->scores)); /* what is being typed there goes to the former one */
  bst_track_view_clear (BST_TRACK_VIEW (self->track));
  bst_gate_list_clear (BST_GATE_LIST (self->gate));
  bst_record_editor_set_record (BST_RECORD_EDITOR (self), id);
}

/**
 * bst_action_editor_get_action:
 *
 * Returns: (nullable) (transfer none): the id of the action that is shown
 */
const char *
bst_action_editor_get_action (BstActionEditor *self)
{
  return bst_record_form_get_id (self->form);
}

/**
 * bst_action_editor_reveal_field:
 * @field: (nullable): the field to go to; %NULL for the first
 *
 * Unfolds the group of a field, scrolls to it and gives it the focus.
 */
void
bst_action_editor_reveal_field (BstActionEditor *self, const char *field)
{
  bst_record_editor_reveal_field (BST_RECORD_EDITOR (self), field);
}

/**
 * bst_action_editor_set_wide:
 * @wide: whether there is room for two columns
 */
void
bst_action_editor_set_wide (BstActionEditor *self, gboolean wide)
{
  g_object_set (self->columns, "stacked", !wide, NULL);
}

/**
 * bst_action_editor_set_is_page:
 * @is_page: whether this is the page of the action already, so that it offers none
 */
void
bst_action_editor_set_is_page (BstActionEditor *self, gboolean is_page)
{
  self->is_page = is_page;
  gtk_widget_set_visible (self->open_page, !is_page);
}

/* --- Object -------------------------------------------------------------------------------------------------------- */

static void
add_groups (BstActionEditor *self)
{
  bst_record_editor_add_groups (BST_RECORD_EDITOR (self), bst_action_groups, bst_n_action_groups, self->first,
                                self->second);
  self->links = BST_SUBJECT_LINKS (bst_subject_links_new ());
  self->means = bst_subject_links_new_section (self->links);
  gtk_box_append (self->second, GTK_WIDGET (self->means));
}

static GtkBox *
get_box (BstActionEditor *self, char part)
{
  return bst_record_editor_find_place (self, part).box;
}

/* Before the fields of their groups; the log after them. */
static void
add_parts (BstActionEditor *self)
{
  self->readings = bst_readings_view_new ();
  self->scores = bst_score_list_new ();
  self->track = bst_track_view_new ();
  self->gate = bst_gate_list_new ();
  gtk_box_prepend (self->content, self->readings);
  gtk_box_append (get_box (self, BST_GROUP_QUALITY), self->scores);
  gtk_box_append (get_box (self, BST_GROUP_GATE), self->gate);
}

static void
bst_action_editor_class_init (BstActionEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  BstRecordEditorClass *editor_class = BST_RECORD_EDITOR_CLASS (klass);

  editor_class->kind = BST_KIND_ACTIONS;
  editor_class->has_template = TRUE;
  editor_class->first_field = "title";
  editor_class->removed_unnamed = N_ ("Action removed");
  editor_class->copy_label = N_ ("Make a Variant of an Action");
  editor_class->copied = N_ ("A variant was made, without scores and verdicts. You see it now.");
  editor_class->copy = bst_action_variant_new;
  editor_class->refresh = refresh;
  bst_action_editor_install_actions (widget_class);
  g_type_ensure (BST_TYPE_ASIDE_LIST);
  g_type_ensure (BST_TYPE_COLUMN_PAIR);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/bouwstenen/Bouwstenen/widgets/bst-action-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, BstActionEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, BstActionEditor, empty);
  gtk_widget_class_bind_template_child (widget_class, BstActionEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, BstActionEditor, content);
  gtk_widget_class_bind_template_child (widget_class, BstActionEditor, columns);
  gtk_widget_class_bind_template_child (widget_class, BstActionEditor, first);
  gtk_widget_class_bind_template_child (widget_class, BstActionEditor, second);
  gtk_widget_class_bind_template_child (widget_class, BstActionEditor, aside);
  gtk_widget_class_bind_template_child (widget_class, BstActionEditor, open_page);
}

static void
bst_action_editor_init (BstActionEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->form = bst_record_editor_setup (BST_RECORD_EDITOR (self), self->scroller, GTK_WIDGET (self->content));
  add_groups (self);
  add_parts (self);
  bst_record_form_add_fields (self->form, bst_action_form_fields, bst_n_action_form_fields,
                              bst_record_editor_find_place, self);
  gtk_box_append (get_box (self, BST_GROUP_TRACK), self->track);
  gtk_box_append (get_box (self, BST_GROUP_GATE), bst_gate_list_get_log (BST_GATE_LIST (self->gate)));
  show_empty (self);
}

GtkWidget *
bst_action_editor_new (void)
{
  return g_object_new (BST_TYPE_ACTION_EDITOR, NULL);
}
