/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-merge-entry.h"
#include <adwaita.h>
#include "bst-merge-form.h"
#include "widgets/bst-field-row.h"
#include "widgets/bst-growing-text.h"

static BstMergeQuestion *
get_question (GtkWidget *entry)
{
  return g_object_get_data (G_OBJECT (entry), "question");
}

/* --- A text ------------------------------------------------------------------------------------------------------------ */

static void
written_cb (GtkTextBuffer *buffer, BstMergeQuestion *question)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  bst_merge_question_fill (question, (BstResolution) { .choice = BST_CHOICE_EDITED, .value = bst_value_text (text) });
}

/* A field of one line takes no second one. */
static gboolean
line_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  return key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;
}

static GtkWidget *
new_text (BstMergeQuestion *question)
{
  GtkWidget *frame = gtk_frame_new (NULL), *view = bst_growing_text_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  const char *start = bst_merge_question_get_value (question).ptr;

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  bst_merge_question_get_words (question)->label, -1);
  gtk_text_buffer_set_text (buffer, start != NULL ? start : "", -1);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (written_cb), question, 0);
  if (bst_merge_question_get_conflict (question)->field->type == BST_FIELD_TEXT)
    {
      GtkEventController *keys = gtk_event_controller_key_new ();
      gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
      g_signal_connect (keys, "key-pressed", G_CALLBACK (line_cb), NULL);
      gtk_widget_add_controller (view, keys);
    }
  gtk_frame_set_child (GTK_FRAME (frame), view);
  gtk_widget_add_css_class (frame, "merge-writing");
  return frame;
}

/* --- Fields ---------------------------------------------------------------------------------------------------------------- */

static gboolean
is_same (const BstConflict *conflict, const BstResolution *a, const BstResolution *b)
{
  if (a->choice != b->choice || (a->record == NULL) != (b->record == NULL))
    return FALSE;
  return a->record != NULL ? bst_fields_equal (bst_record_get_table (a->record), a->record, b->record)
                           : bst_value_equal (conflict->field, a->value, b->value);
}

typedef struct {
  BstPlan *plan; /* of the draft */
  const BstField *field; /* of the conflict; the merge may go first */
  BstResolution before; /* what the plan held of it when it was read last */
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  bst_resolution_clear (&form->before, form->field);
  g_object_unref (form->plan);
  g_free (form);
}

/* What the draft holds is the answer, once it is another than what the person started from. */
static void
filled_cb (GtkWidget *entry)
{
  BstMergeQuestion *question = get_question (entry);
  const BstConflict *conflict = bst_merge_question_get_conflict (question);
  Form *form = g_object_get_data (G_OBJECT (entry), "form");
  BstResolution now = bst_conflict_read (conflict, form->plan);

  if (now.choice == BST_CHOICE_EDITED && !is_same (conflict, &form->before, &now))
    {
      bst_resolution_clear (&form->before, form->field);
      form->before = bst_conflict_read (conflict, form->plan);
      bst_merge_question_fill (question, now);
    }
  else
    bst_resolution_clear (&now, form->field);
}

static void
add_form (GtkWidget *entry, BstMergeQuestion *question, BstDocument *draft)
{
  const BstConflict *conflict = bst_merge_question_get_conflict (question);
  Form *form = g_new0 (Form, 1);

  form->plan = g_object_ref (bst_document_get_plan (draft));
  form->field = conflict->field;
  form->before = bst_conflict_read (conflict, form->plan);
  g_object_set_data_full (G_OBJECT (entry), "form", form, form_free);
  bst_merge_form_fill (GTK_BOX (entry), conflict, draft);
  g_signal_connect_object (form->plan, "applied", G_CALLBACK (filled_cb), entry, G_CONNECT_SWAPPED);
}

/* --- Any ---------------------------------------------------------------------------------------------------------------- */

/* Ctrl+Enter ends the merge here too, where GTK would begin a line. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  return (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK) != 0
         && gtk_widget_activate_action (entry, "merge.done", NULL);
}

/**
 * bst_merge_entry_new:
 * @question: one with the answer %BST_CHOICE_EDITED
 * @draft: the plan as merged with the answers so far, to look up and to refuse what cannot be
 *
 * Returns: (transfer floating): what fills @question in
 */
GtkWidget *
bst_merge_entry_new (BstMergeQuestion *question, BstDocument *draft)
{
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_object_set_data_full (G_OBJECT (entry), "question", g_object_ref (question), g_object_unref);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), NULL);
  gtk_widget_add_controller (entry, keys);
  if (bst_conflict_is_text (bst_merge_question_get_conflict (question)))
    gtk_box_append (GTK_BOX (entry), new_text (question));
  else
    add_form (entry, question, draft);
  return entry;
}

/* Returns: (nullable): the first row in it that wanted() is true of */
static GtkWidget *
find_row (GtkWidget *widget, gboolean (*wanted) (BstFieldRow *row))
{
  GtkWidget *found = BST_IS_FIELD_ROW (widget) && wanted (BST_FIELD_ROW (widget)) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, wanted);
  return found;
}

static gboolean
is_any (BstFieldRow *row)
{
  return TRUE;
}

static gboolean
commit_next (BstFieldRow *row)
{
  bst_field_row_commit (row);
  return FALSE;
}

/* What has the keyboard in it: of a form, the field. */
static GtkWidget *
find_focus (GtkWidget *entry)
{
  GtkRoot *root = gtk_widget_get_root (entry);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL && gtk_widget_is_ancestor (focus, entry)
                       ? gtk_widget_get_ancestor (focus, BST_TYPE_FIELD_ROW)
                       : NULL;

  return row != NULL ? row : entry;
}

static void
scroll_cb (gpointer data)
{
  g_autoptr (GtkWidget) entry = data;
  GtkWidget *viewport = gtk_widget_get_ancestor (entry, GTK_TYPE_VIEWPORT);

  if (viewport != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), find_focus (entry), NULL);
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
 * Gives the keyboard to what is filled in, or to what was refused. It may have been shown or refused just now: once it has
 * its place, all of it comes into view.
 */
void
bst_merge_entry_focus (GtkWidget *entry)
{
  GtkWidget *row = find_row (entry, bst_field_row_is_refused);

  if (row == NULL)
    row = find_row (entry, is_any);
  if (row == NULL)
    row = gtk_frame_get_child (GTK_FRAME (gtk_widget_get_first_child (entry)));
  gtk_widget_grab_focus (row);
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
  find_row (entry, commit_next);
  return find_row (entry, bst_field_row_is_refused) == NULL;
}
