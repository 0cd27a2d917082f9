/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-table-edit.h"
#include <glib/gi18n.h>

/* The row that was edited may move again. */
void
bst_table_let_go (BstTable *table)
{
  g_autofree char *key = g_steal_pointer (&table->held);

  if (key)
    bst_table_model_release (table->model, key);
}

static void
hold (BstTable *table, const char *key)
{
  if (!g_strcmp0 (table->held, key))
    return;
  bst_table_let_go (table);
  table->held = g_strdup (key);
  bst_table_model_hold (table->model, key);
}

/* GTK prints criticals for ever where the focused widget is unparented inside a focus change: that waits for an idle. */
static void
drop_editor (gpointer data)
{
  GtkWidget *editor = data;

  if (gtk_widget_get_parent (editor))
    gtk_widget_unparent (editor);
  g_object_unref (editor);
}

static void
take_editor_away (BstTableRow *self)
{
  BstTableEditor *editor = g_steal_pointer (&self->editor);

  if (!editor)
    return;
  if (self->table->editing == self)
    self->table->editing = NULL;
  bst_table_editor_close (editor);
  g_signal_handlers_disconnect_by_data (editor, self);
  g_idle_add_once (drop_editor, g_object_ref (editor));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Returns NULL where the text was taken, or why it was not. What commit does may take this row away. */
static char *
commit (BstTableRow *self)
{
  BstTable *table = self->table;
  g_autoptr (BstTableItem) item = g_object_ref (self->item);
  g_autofree char *value = bst_table_editor_get_value (self->editor);
  char *message;

  if (item->gone || !bst_table_editor_is_changed (self->editor))
    return NULL;
  if (!value)
    return g_strdup (_ ("Choose one from the list."));
  message = table->source->commit (item->user_data, item->record, self->edit_column, value);
  if (!message)
    bst_table_model_touch (table->model, item->key);
  return message;
}

/**
 * bst_table_row_end_edit:
 * @commit_it: FALSE throws the text away
 *
 * Ends the edit of this row at once, as when the list takes the row away. A refused text cannot stay: the page hears
 * of it through "edit-refused".
 */
void
bst_table_row_end_edit (BstTableRow *self, gboolean commit_it)
{
  BstTable *table = self->table;
  g_autofree char *message = NULL;
  g_autofree char *key = NULL;
  const char *column;

  if (!self->editor || table->editing != self)
    return;
  /* What commit does may end this edit once more. */
  table->editing = NULL;
  key = g_strdup (self->item->key);
  column = table->source->columns[self->edit_column].id;
  message = commit_it ? commit (self) : NULL;
  take_editor_away (self);
  if (message)
    g_signal_emit (table, bst_table_signals[BST_TABLE_EDIT_REFUSED], 0, key, column, message);
}

static gboolean
commit_or_say_why (BstTableRow *self)
{
  BstTable *table = self->table;
  g_autofree char *message = NULL;

  table->editing = NULL;
  message = commit (self);
  if (!message)
    {
      take_editor_away (self);
      return TRUE;
    }
  if (self->editor)
    {
      table->editing = self;
      bst_table_editor_show_error (self->editor, message);
    }
  return FALSE;
}

static void
edit_neighbour (BstTableRow *self, int step)
{
  BstTable *table = self->table;
  int n = (int) bst_table_geometry_get_n_places (table->geometry);

  for (int place = (int) table->cursor + step; place >= 0 && place < n; place += step)
    {
      if (bst_table_is_editable (table, (guint) place))
        {
          bst_table_row_edit (self, (guint) place, NULL);
          return;
        }
    }
}

static void
finished_cb (BstTableRow *self, int how)
{
  GtkWidget *list_item = gtk_widget_get_parent (GTK_WIDGET (self));

  if (how == BST_EDIT_CANCEL)
    bst_table_row_end_edit (self, FALSE);
  else if (!commit_or_say_why (self))
    return;
  if (how == BST_EDIT_LEFT || !self->item)
    return;
  gtk_widget_grab_focus (list_item);
  if (how == BST_EDIT_NEXT || how == BST_EDIT_PREVIOUS)
    edit_neighbour (self, how == BST_EDIT_NEXT ? 1 : -1);
}

/* The focus has gone elsewhere: what was typed is committed, or stays with the reason why not. */
void
bst_table_leave_edit (BstTable *table)
{
  if (table->editing)
    finished_cb (table->editing, BST_EDIT_LEFT);
}

static char *
text_to_edit (BstTableRow *self, guint column)
{
  const BstTableSource *source = self->table->source;
  char *text = NULL;

  if (!source->edit_text || source->columns[column].editor == BST_EDITOR_CHOICE)
    return bst_table_item_get_text (self->item, column);
  text = source->edit_text (self->item->user_data, self->item->record, column);
  return text ? text : g_strdup ("");
}

/**
 * bst_table_row_edit:
 * @typed: (nullable): the first letter, when typing started the edit
 *
 * Returns: whether the cell at @place is edited now
 */
gboolean
bst_table_row_edit (BstTableRow *self, guint place, const char *typed)
{
  BstTable *table = self->table;
  guint column = bst_table_geometry_get_column (table->geometry, place);
  const BstTableSource *source = table->source;
  GPtrArray *choices = NULL;
  g_autofree char *text = NULL;

  if (!self->item || self->item->gone || !bst_table_is_editable (table, place))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return FALSE;
    }
  if (table->editing)
    bst_table_row_end_edit (table->editing, TRUE);
  table->cursor = place;
  hold (table, self->item->key);
  if (source->columns[column].editor == BST_EDITOR_CHOICE)
    choices = source->choices (self->item->user_data, self->item->record, column);
  text = text_to_edit (self, column);
  self->edit_column = column;
  self->editor = bst_table_editor_new (bst_table_column_title (table, column), text, choices);
  g_signal_connect_swapped (self->editor, "finished", G_CALLBACK (finished_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->editor), GTK_WIDGET (self));
  table->editing = self;
  bst_table_editor_start (self->editor, typed);
  return TRUE;
}
