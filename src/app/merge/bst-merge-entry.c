/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-merge-entry.h"
#include <adwaita.h>
#include "widgets/bst-field-row.h"
#include "widgets/bst-growing-text.h"
#include "widgets/bst-reference-row.h"

/* --- A text ------------------------------------------------------------------------------------------------------------ */

static void
written_cb (GtkTextBuffer *buffer, BstMergeQuestion *question)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  bst_merge_question_fill (question, bst_value_text (text));
}

/* A field of one line takes no second one; and Ctrl+Enter ends the merge here too, where GTK would begin a line. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, BstMergeQuestion *question)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return FALSE;
  if ((state & GDK_CONTROL_MASK) != 0)
    return gtk_widget_activate_action (view, "merge.done", NULL);
  return bst_merge_question_get_conflict (question)->field->type == BST_FIELD_TEXT;
}

static GtkWidget *
new_text (BstMergeQuestion *question)
{
  GtkWidget *frame = gtk_frame_new (NULL), *view = bst_growing_text_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  const char *start = bst_merge_question_get_value (question).ptr;

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  bst_merge_question_get_words (question)->label, -1);
  gtk_text_buffer_set_text (buffer, start != NULL ? start : "", -1);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (written_cb), question, 0);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), question, 0);
  gtk_widget_add_controller (view, keys);
  gtk_frame_set_child (GTK_FRAME (frame), view);
  gtk_widget_add_css_class (frame, "merge-writing");
  return frame;
}

/* --- Any other field ----------------------------------------------------------------------------------------------------- */

static void
filled_cb (BstFieldRow *row)
{
  BstMergeQuestion *question = g_object_get_data (G_OBJECT (row), "question");
  const BstField *field = bst_merge_question_get_conflict (question)->field;
  BstValue value = bst_field_row_get_value (row);

  if (!bst_value_equal (field, value, bst_merge_question_get_value (question)))
    bst_merge_question_fill (question, bst_value_copy (field, value));
}

/* What an answer to another question made of the field, as a new owner does of the agreement, is not what this one starts
 * from. */
static void
start (BstFieldRow *row, BstMergeQuestion *question)
{
  const BstField *field = bst_merge_question_get_conflict (question)->field;
  BstValue value = bst_merge_question_get_value (question);
  BstTransaction *transaction;

  if (bst_value_equal (field, bst_field_row_get_value (row), value))
    return;
  transaction = bst_transaction_new ("", NULL, NULL);
  bst_field_row_change (row, transaction, bst_value_copy (field, value));
  bst_plan_apply (bst_document_get_plan (bst_field_row_get_document (row)), transaction, NULL);
}

static GtkWidget *
new_row (BstMergeQuestion *question, BstDocument *draft)
{
  const BstConflict *conflict = bst_merge_question_get_conflict (question);
  const char *name = conflict->field->name;
  BstFieldRow *row = conflict->list != NULL ? bst_field_row_new_inner (conflict->kind, conflict->list->name, name)
                                            : bst_field_row_new (conflict->kind, name);

  if (BST_IS_REFERENCE_ROW (row))
    bst_reference_row_set_leads (BST_REFERENCE_ROW (row), FALSE); /* the page lies below the dialog */
  bst_field_row_set_element (row, draft, conflict->id, conflict->item);
  start (row, question);
  g_object_set_data_full (G_OBJECT (row), "question", g_object_ref (question), g_object_unref);
  g_signal_connect_object (bst_document_get_plan (draft), "applied", G_CALLBACK (filled_cb), row, G_CONNECT_SWAPPED);
  return GTK_WIDGET (row);
}

/**
 * bst_merge_entry_new:
 * @question: one with the answer %BST_CHOICE_EDITED
 * @draft: the plan as merged, to look up and to refuse what cannot be; answers stand in it, and nobody else reads it
 *
 * Returns: (transfer floating): what fills @question in
 */
GtkWidget *
bst_merge_entry_new (BstMergeQuestion *question, BstDocument *draft)
{
  return bst_conflict_is_text (bst_merge_question_get_conflict (question)) ? new_text (question)
                                                                           : new_row (question, draft);
}

static void
scroll_cb (gpointer data)
{
  g_autoptr (GtkWidget) entry = data;
  GtkWidget *viewport = gtk_widget_get_ancestor (entry, GTK_TYPE_VIEWPORT);

  if (viewport != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), entry, NULL);
}

static gboolean
tick_cb (GtkWidget *entry, GdkFrameClock *clock, gpointer data)
{
  g_idle_add_once (scroll_cb, g_object_ref (entry));
  return G_SOURCE_REMOVE;
}

/**
 * bst_merge_entry_focus:
 *
 * Gives the keyboard to what is filled in. It may have been shown or refused just now: once it has its place, all of it
 * comes into view.
 */
void
bst_merge_entry_focus (GtkWidget *entry)
{
  gtk_widget_grab_focus (GTK_IS_FRAME (entry) ? gtk_frame_get_child (GTK_FRAME (entry)) : entry);
  gtk_widget_add_tick_callback (entry, tick_cb, NULL, NULL);
}

/**
 * bst_merge_entry_commit:
 *
 * Takes what is being typed.
 *
 * Returns: whether it could be taken; where not, the entry says why
 */
gboolean
bst_merge_entry_commit (GtkWidget *entry)
{
  if (!BST_IS_FIELD_ROW (entry))
    return TRUE;
  bst_field_row_commit (BST_FIELD_ROW (entry));
  return !bst_field_row_is_refused (BST_FIELD_ROW (entry));
}
