/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-writing-row.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-growing-text.h"

struct _BstWritingRow {
  BstFieldRow parent_instance;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkLabel *placeholder;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (BstWritingRow, bst_writing_row, BST_TYPE_FIELD_ROW)

static char *
get_text (BstWritingRow *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

static gboolean
is_one_line (BstWritingRow *self)
{
  return bst_field_row_get_field (BST_FIELD_ROW (self))->type == BST_FIELD_TEXT;
}

static void
show_placeholder (BstWritingRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->placeholder), gtk_text_buffer_get_char_count (self->buffer) == 0);
}

/* Only what differs is replaced, so that the cursor stays by the words it was at. */
static void
show (BstFieldRow *row, BstValue value)
{
  BstWritingRow *self = BST_WRITING_ROW (row);
  g_autofree char *old = get_text (self);
  const char *new = value.ptr != NULL ? value.ptr : "", *placeholder = bst_field_row_get_placeholder (row);
  const char *a = old, *b = new, *old_end = old + strlen (old), *new_end = new + strlen (new);
  GtkTextIter start, end;

  gtk_label_set_text (self->placeholder, placeholder != NULL ? placeholder : "—");
  if (strcmp (old, new) == 0)
    return;
  while (*a != '\0' && *b != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b))
    a = g_utf8_next_char (a), b = g_utf8_next_char (b);
  while (old_end > a && new_end > b
         && g_utf8_get_char (g_utf8_prev_char (old_end)) == g_utf8_get_char (g_utf8_prev_char (new_end)))
    old_end = g_utf8_prev_char (old_end), new_end = g_utf8_prev_char (new_end);
  self->showing = TRUE;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) g_utf8_pointer_to_offset (old, a));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) g_utf8_pointer_to_offset (old, old_end));
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, b, (int) (new_end - b));
  gtk_text_buffer_place_cursor (self->buffer, &start);
  show_placeholder (self);
  self->showing = FALSE;
}

static void
changed_cb (BstWritingRow *self)
{
  g_autofree char *text = NULL;

  if (self->showing)
    return;
  text = get_text (self);
  if (is_one_line (self))
    g_strdelimit (text, "\r\n", ' ');
  show_placeholder (self);
  bst_field_row_submit (BST_FIELD_ROW (self), bst_value_text (text), TRUE);
  bst_field_row_keep_in_view (BST_FIELD_ROW (self));
}

/* A line is a line: what was pasted with breaks in it has spaces there, and nothing around it. */
static void
commit (BstFieldRow *row)
{
  BstWritingRow *self = BST_WRITING_ROW (row);
  g_autofree char *text = get_text (self);

  if (is_one_line (self))
    g_strdelimit (text, "\r\n", ' ');
  g_strstrip (text);
  if (bst_field_row_submit (row, bst_value_text (text), TRUE))
    show (row, bst_field_row_get_value (row));
}

static gboolean
key_cb (BstWritingRow *self, guint key, guint code, GdkModifierType modifiers)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || !is_one_line (self))
    return FALSE;
  return gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
}

static void
set_editable (BstFieldRow *row, gboolean editable)
{
  gtk_text_view_set_editable (BST_WRITING_ROW (row)->view, editable);
  gtk_text_view_set_cursor_visible (BST_WRITING_ROW (row)->view, editable);
}

static void
setup (BstFieldRow *row)
{
  BstWritingRow *self = BST_WRITING_ROW (row);
  GtkWidget *overlay = gtk_overlay_new ();

  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->view));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->placeholder));
  gtk_overlay_set_measure_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->placeholder), TRUE);
  bst_field_row_set_control (row, overlay, GTK_WIDGET (self->view));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, !is_one_line (self),
                                  -1);
}

static void
dispose (GObject *object)
{
  BST_WRITING_ROW (object)->showing = TRUE; /* taking the view apart is no typing */
  G_OBJECT_CLASS (bst_writing_row_parent_class)->dispose (object);
}

static void
bst_writing_row_class_init (BstWritingRowClass *klass)
{
  BstFieldRowClass *row_class = BST_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  row_class->setup = setup;
  row_class->show = show;
  row_class->commit = commit;
  row_class->takes_letters = TRUE;
  row_class->set_editable = set_editable;
}

static void
bst_writing_row_init (BstWritingRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = GTK_TEXT_VIEW (bst_growing_text_new ());
  self->buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE); /* the window's undo is the one undo */
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->view), TRUE);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (changed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  self->placeholder = GTK_LABEL (gtk_label_new ("—"));
  gtk_label_set_xalign (self->placeholder, 0);
  gtk_label_set_yalign (self->placeholder, 0);
  gtk_label_set_wrap (self->placeholder, TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self->placeholder), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->placeholder), "field-placeholder");
}
