/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-table-item.h"
#include "bst-table-search.h"

G_DEFINE_FINAL_TYPE (BstTableItem, bst_table_item, G_TYPE_OBJECT)

static guint changed_signal;

BstTableItem *
bst_table_item_new (const BstTableSource *source, gpointer user_data, const char *key, gpointer record)
{
  BstTableItem *self = g_object_new (BST_TYPE_TABLE_ITEM, NULL);

  self->source = source;
  self->user_data = user_data;
  self->key = g_strdup (key);
  self->record = source->ref ? source->ref (record) : record;
  self->passes = self->matches = TRUE;
  return self;
}

const char *
bst_table_item_get_key (BstTableItem *self)
{
  return self->key;
}

gpointer
bst_table_item_get_record (BstTableItem *self)
{
  return self->record;
}

/* An undone removal brings the record back as another object under the same key. */
void
bst_table_item_set_record (BstTableItem *self, gpointer record)
{
  gpointer old = self->record;

  if (old == record)
    return;
  self->record = self->source->ref ? self->source->ref (record) : record;
  if (self->source->unref)
    self->source->unref (old);
}

/**
 * bst_table_item_get_text:
 *
 * Returns: (transfer full): the text of a cell, "" where there is none
 */
char *
bst_table_item_get_text (BstTableItem *self, guint column)
{
  char *text = self->source->text (self->user_data, self->record, column);

  return text ? text : g_strdup ("");
}

/* The place after the last column is the plan's own order. */
gboolean
bst_table_item_is_sorted_by_text (BstTableItem *self, guint column)
{
  return column == self->source->n_columns || self->source->columns[column].kind == BST_COLUMN_TEXT;
}

static char *
make_text_key (BstTableItem *self, guint column)
{
  g_autofree char *text = NULL;

  if (column == self->source->n_columns)
    return self->source->order ? g_strdup (self->source->order (self->user_data, self->record)) : NULL;
  text = bst_table_item_get_text (self, column);
  return *text ? g_utf8_collate_key (text, -1) : NULL;
}

/**
 * bst_table_item_get_sort_key:
 * @column: a column, or the number of columns for the plan's own order
 *
 * Collation keys cost some ten microseconds each, so they are kept until the record changes.
 */
const BstTableSortKey *
bst_table_item_get_sort_key (BstTableItem *self, guint column)
{
  BstTableSortKey *key;

  if (!self->sort)
    self->sort = g_new0 (BstTableSortKey, self->source->n_columns + 1);
  key = &self->sort[column];
  if (!(self->known >> column & 1))
    {
      if (bst_table_item_is_sorted_by_text (self, column))
        key->text = make_text_key (self, column);
      else
        key->number =
            self->source->number ? self->source->number (self->user_data, self->record, column) : BST_TABLE_UNSET;
      self->known |= 1u << column;
    }
  return key;
}

const char *
bst_table_item_get_folded (BstTableItem *self)
{
  g_autoptr (GString) all = NULL;

  if (self->folded)
    return self->folded;
  all = g_string_new (NULL);
  for (guint column = 0; column < self->source->n_columns; column++)
    {
      g_autofree char *text = NULL;

      if (self->source->columns[column].kind == BST_COLUMN_MARKS)
        continue;
      text = bst_table_item_get_text (self, column);
      g_string_append (all, text);
      g_string_append_c (all, '\n');
    }
  if (self->source->search)
    {
      g_autofree char *more = self->source->search (self->user_data, self->record);

      g_string_append (all, more ? more : "");
    }
  self->folded = bst_table_search_fold (all->str);
  return self->folded;
}

/* The record reads differently: what was kept of it is of no use any more. */
void
bst_table_item_forget (BstTableItem *self)
{
  g_clear_pointer (&self->folded, g_free);
  for (guint column = 0; self->sort && column <= self->source->n_columns; column++)
    {
      if (self->known >> column & 1 && bst_table_item_is_sorted_by_text (self, column))
        g_clear_pointer (&self->sort[column].text, g_free);
    }
  self->known = 0;
}

void
bst_table_item_changed (BstTableItem *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
bst_table_item_finalize (GObject *object)
{
  BstTableItem *self = BST_TABLE_ITEM (object);

  bst_table_item_forget (self);
  if (self->source->unref)
    self->source->unref (self->record);
  g_free (self->sort);
  g_free (self->key);
  G_OBJECT_CLASS (bst_table_item_parent_class)->finalize (object);
}

static void
bst_table_item_class_init (BstTableItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bst_table_item_finalize;
  changed_signal =
      g_signal_new ("changed", BST_TYPE_TABLE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_table_item_init (BstTableItem *self)
{
}
