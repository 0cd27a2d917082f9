/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-action-editor.h"
#include <glib/gi18n.h>
#include "bst-action-editor-private.h"
#include "bst-action-facts.h"
#include "bst-column-pair.h"
#include "bst-gate-list.h"
#include "bst-readings-view.h"
#include "bst-score-list.h"
#include "bst-track-view.h"

G_DEFINE_FINAL_TYPE (BstActionEditor, bst_action_editor, ADW_TYPE_BIN)

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
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/* What asks for attention in a group: advice on its fields; how the readings came about stands at the top. */
static guint
count_open (BstActionEditor *self, char part, const GPtrArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const BstFinding *finding = g_ptr_array_index (findings, i);
      BstFormRow *row = finding->field != NULL ? bst_record_form_find_row (self->form, finding->field) : NULL;

      n += !finding->is_set_aside && finding->rule->severity != BST_SEVERITY_NOTE && row != NULL
           && row->field->part == part;
    }
  return n;
}

static void
refresh_cb (BstActionEditor *self)
{
  BstRecord *record = bst_record_form_get_record (self->form);
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
  for (guint i = 0; i < bst_n_action_groups; i++)
    bst_fold_section_set_state (self->sections[i], count_open (self, bst_action_groups[i].part, findings), NULL);
  bst_aside_list_show (self->aside, document, record);
  gtk_stack_set_visible_child_name (self->stack, "editor");
}

/**
 * bst_action_editor_set_document:
 * @document: (nullable): the open plan
 */
void
bst_action_editor_set_document (BstActionEditor *self, BstDocument *document)
{
  if (bst_record_form_get_document (self->form) == document)
    return;
  bst_action_editor_set_action (self, NULL);
  if (document != NULL)
    bst_document_get_portfolio (document); /* so that it hears of a change before this does */
  bst_record_form_set_document (self->form, document);
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
  bst_record_form_set_record (self->form, id);
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
  bst_record_form_reveal_field (self->form, field != NULL ? field : "title");
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
  for (guint i = 0; i < bst_n_action_groups; i++)
    {
      const BstActionGroup *group = &bst_action_groups[i];

      self->sections[i] = bst_fold_section_new (_ (group->title), group->about != NULL ? _ (group->about) : NULL);
      bst_fold_section_set_expanded (self->sections[i], group->open);
      gtk_box_append (group->second ? self->second : self->first, GTK_WIDGET (self->sections[i]));
    }
  self->links = BST_SUBJECT_LINKS (bst_subject_links_new ());
  self->means = bst_subject_links_new_section (self->links);
  gtk_box_append (self->second, GTK_WIDGET (self->means));
}

static BstFormPlace
find_place (gpointer editor, char part)
{
  BstActionEditor *self = editor;
  guint i = 0;

  while (bst_action_groups[i].part != part)
    i++;
  return (BstFormPlace) { bst_fold_section_get_box (self->sections[i]),
                          bst_fold_section_get_expander (self->sections[i]), TRUE };
}

static GtkBox *
get_box (BstActionEditor *self, char part)
{
  return find_place (self, part).box;
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
dispose (GObject *object)
{
  BstActionEditor *self = BST_ACTION_EDITOR (object);

  if (self->form != NULL)
    {
      g_object_run_dispose (G_OBJECT (self->form));
      g_clear_object (&self->form);
      adw_bin_set_child (ADW_BIN (self), NULL); /* AdwBin would do so after the template did */
      gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_ACTION_EDITOR);
    }
  G_OBJECT_CLASS (bst_action_editor_parent_class)->dispose (object);
}

static void
bst_action_editor_class_init (BstActionEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
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
  self->form = bst_record_form_new (BST_KIND_ACTIONS, self->scroller, GTK_WIDGET (self->content));
  add_groups (self);
  add_parts (self);
  bst_record_form_add_fields (self->form, bst_action_form_fields, bst_n_action_form_fields, find_place, self);
  gtk_box_append (get_box (self, BST_GROUP_TRACK), self->track);
  gtk_box_append (get_box (self, BST_GROUP_GATE), bst_gate_list_get_log (BST_GATE_LIST (self->gate)));
  g_signal_connect_swapped (self->form, "refresh", G_CALLBACK (refresh_cb), self);
  show_empty (self);
}

GtkWidget *
bst_action_editor_new (void)
{
  return g_object_new (BST_TYPE_ACTION_EDITOR, NULL);
}
