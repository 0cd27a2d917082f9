/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-order.c - the half of the table model that decides which rows are visible, and in which order.
 *
 * A row is placed by one integer: 16 bits for its group, 24 for its rank in the sorted column, 24 for its rank in the
 * plan's own order. */
#include "bst-table-model-private.h"
#include "bst-table-search.h"
#include <stdlib.h>
#include <string.h>

#define NO_RANK 0xffffffu /* nothing in the cell: last, ascending and descending */
#define WARM_ROWS 100     /* search texts made per idle call: about a millisecond */

typedef struct {
  guint64 place;
  BstTableItem *item;
} Placed;

typedef struct {
  BstTableSortKey key;
  BstTableItem *item;
} Ranked;

static int
compare_text (gconstpointer a, gconstpointer b)
{
  const char *one = ((const Ranked *) a)->key.text;
  const char *other = ((const Ranked *) b)->key.text;

  return !one || !other ? (one == NULL) - (other == NULL) : strcmp (one, other);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 one = ((const Ranked *) a)->key.number;
  gint64 other = ((const Ranked *) b)->key.number;

  return (one > other) - (one < other);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint64 one = ((const Placed *) a)->place;
  guint64 other = ((const Placed *) b)->place;

  return (one > other) - (one < other);
}

/* Ranks all rows in a column; equal values get the same rank. */
static void
rank_rows (BstTableModel *self, guint column, gboolean plan)
{
  guint n = self->items->len;
  g_autofree Ranked *ranked = g_new (Ranked, n + 1);
  gboolean text = column == self->source->n_columns || self->source->columns[column].kind == BST_COLUMN_TEXT;
  int (*compare) (gconstpointer, gconstpointer) = text ? compare_text : compare_numbers;
  guint32 rank = 0;

  for (guint i = 0; i < n; i++)
    {
      ranked[i].item = self->items->pdata[i];
      ranked[i].key = *bst_table_item_get_sort_key (ranked[i].item, column);
    }
  qsort (ranked, n, sizeof *ranked, compare);
  for (guint i = 0; i < n; i++)
    {
      gboolean unset = text ? !ranked[i].key.text : ranked[i].key.number == BST_TABLE_UNSET;

      if (i && compare (&ranked[i - 1], &ranked[i]))
        rank = i;
      if (plan)
        ranked[i].item->plan_rank = rank;
      else
        ranked[i].item->rank = unset ? NO_RANK : rank;
    }
}

static void
ensure_ranks (BstTableModel *self)
{
  if (self->source->order && !self->plan_rank_valid)
    rank_rows (self, self->source->n_columns, TRUE);
  if (self->sort_column >= 0 && !self->rank_valid)
    rank_rows (self, (guint) self->sort_column, FALSE);
  self->plan_rank_valid = self->rank_valid = TRUE;
}

static guint64
place_of (BstTableModel *self, BstTableItem *item)
{
  guint64 group = bst_table_groups_get (self->groups, item->group)->rank;
  guint64 rank = self->sort_column < 0 ? 0 : item->rank;
  guint64 tie = self->source->order ? item->plan_rank : item->index;

  if (self->sort_column >= 0 && self->descending && item->rank != NO_RANK)
    rank = self->items->len - item->rank;
  return group << 48 | rank << 24 | tie;
}

/* Rows that were removed leave the array; the others keep their order. */
static void
compact (BstTableModel *self)
{
  guint kept = 0;

  if (!self->n_gone)
    return;
  for (guint i = 0; i < self->items->len; i++)
    {
      BstTableItem *item = self->items->pdata[i];

      if (item->gone)
        {
          g_hash_table_remove (self->by_key, item->key);
          g_object_unref (item);
          continue;
        }
      item->index = kept;
      self->items->pdata[kept++] = item;
    }
  /* The tail holds pointers that have moved or are gone: it must not be freed again. */
  memset (self->items->pdata + kept, 0, (self->items->len - kept) * sizeof (gpointer));
  g_ptr_array_set_size (self->items, (int) kept);
  self->n_gone = 0;
  self->rank_valid = self->plan_rank_valid = FALSE;
  self->warm_next = 0;
}

static guint
place_rows (BstTableModel *self, Placed *placed)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      BstTableItem *item = self->items->pdata[i];

      item->visible = (item->passes && item->matches) || (item->holds && item->visible);
      if (item->visible)
        placed[n++] = (Placed) { place_of (self, item), item };
    }
  qsort (placed, n, sizeof *placed, compare_places);
  return n;
}

/* Takes over the new order; returns whether the list view has to know. */
static gboolean
take_over (BstTableModel *self, const Placed *placed, guint n)
{
  gboolean changed = n != self->n_visible || self->regrouped;

  bst_table_groups_clear_counts (self->groups);
  for (guint i = 0; i < n; i++)
    {
      BstTableItem *item = placed[i].item;

      changed = changed || self->visible[i] != item || item->shown_group != item->group;
      self->visible[i] = item;
      item->position = i;
      item->shown_group = item->group;
      bst_table_groups_get (self->groups, item->group)->count++;
    }
  self->n_visible = n;
  self->regrouped = FALSE;
  return changed;
}

/* The row that takes the place of a removed primary one is selected, so that Delete can be pressed again. */
static void
choose_next (BstTableModel *self, guint position)
{
  BstTableItem *next = NULL;

  if (!bst_table_model_get_n_selected (self) && self->n_visible)
    next = self->visible[MIN (position, self->n_visible - 1)];
  if (next)
    next->selected = TRUE;
  self->primary = next;
}

/**
 * bst_table_model_rebuild:
 *
 * Places all rows anew, now or at the end of the batch. GTK 4.18 aborts on a change that begins or ends inside a
 * section, so the whole list is announced; focus and scrolling follow the rows all the same.
 */
void
bst_table_model_rebuild (BstTableModel *self)
{
  guint before = self->n_visible;
  guint primary_gone = self->primary && self->primary->gone ? self->primary->position : G_MAXUINT;
  g_autofree Placed *placed = NULL;
  g_autofree BstTableItem **old = NULL;
  gboolean changed;

  self->dirty = TRUE;
  if (self->batch)
    return;
  self->dirty = FALSE;
  if (primary_gone != G_MAXUINT)
    self->primary = NULL;
  /* A removed row is compared by address below, which a new row must not have got again. */
  changed = self->n_gone > 0;
  compact (self);
  ensure_ranks (self);
  bst_table_groups_rank (self->groups);
  placed = g_new (Placed, self->items->len + 1);
  guint n = place_rows (self, placed);
  old = g_steal_pointer (&self->visible);
  self->visible = g_new0 (BstTableItem *, MAX (n, before) + 1);
  memcpy (self->visible, old, before * sizeof *old);
  changed = take_over (self, placed, n) || changed;
  if (primary_gone != G_MAXUINT)
    choose_next (self, primary_gone);
  if (changed)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, n);
  if (primary_gone != G_MAXUINT && n)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n);
  if (primary_gone != G_MAXUINT)
    g_object_notify (G_OBJECT (self), "primary");
  bst_table_model_notify_counts (self);
}

static gboolean
matches (BstTableModel *self, BstTableItem *item)
{
  return !self->words || !self->words[0]
         || bst_table_search_matches (bst_table_item_get_folded (item), (const char *const *) self->words);
}

/* What was kept of the record is made anew: it may move or vanish now. */
void
bst_table_model_settle (BstTableModel *self, BstTableItem *item)
{
  item->stale = FALSE;
  bst_table_item_forget (item);
  item->group = bst_table_groups_find (self->groups, item->record);
  item->passes = !self->filter || self->filter (item->record, self->filter_data);
  item->matches = matches (self, item);
  self->rank_valid = self->plan_rank_valid = FALSE;
  self->warm_next = 0;
}

/* On purpose, as when a person sorts: only a row that somebody holds keeps waiting. */
void
bst_table_model_settle_all (BstTableModel *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      BstTableItem *item = self->items->pdata[i];

      if (item->stale && !item->holds && !item->gone)
        bst_table_model_settle (self, item);
    }
}

static gboolean
settle_cb (gpointer data)
{
  BstTableModel *self = data;
  gboolean any = FALSE;

  self->settle_id = 0;
  for (guint i = 0; i < self->items->len; i++)
    {
      BstTableItem *item = self->items->pdata[i];

      if (item->gone || !item->stale || item->holds || item == self->primary)
        continue;
      bst_table_model_settle (self, item);
      any = TRUE;
    }
  if (any)
    bst_table_model_rebuild (self);
  return G_SOURCE_REMOVE;
}

/* Rows are let go in the middle of a focus change or a click: they move once that is over. */
void
bst_table_model_settle_later (BstTableModel *self)
{
  if (!self->settle_id)
    self->settle_id = g_idle_add (settle_cb, self);
}

/**
 * bst_table_model_set_search:
 * @words: what a person typed; "" shows everything
 *
 * Rows stay that hold every word in any of their texts. Adding to the words looks only at the rows that still matched.
 */
void
bst_table_model_set_search (BstTableModel *self, const char *words)
{
  GStrv wanted = bst_table_search_split (words);
  gboolean narrower =
      self->words && bst_table_search_is_narrower ((const char *const *) wanted, (const char *const *) self->words);

  bst_table_model_settle_all (self);
  g_strfreev (self->words);
  self->words = wanted;
  for (guint i = 0; i < self->items->len; i++)
    {
      BstTableItem *item = self->items->pdata[i];

      if (!item->gone && (!narrower || item->matches))
        item->matches = matches (self, item);
    }
  bst_table_model_rebuild (self);
}

static gboolean
warm_cb (gpointer data)
{
  BstTableModel *self = data;

  for (guint i = 0; i < WARM_ROWS && self->warm_next < self->items->len; self->warm_next++)
    {
      BstTableItem *item = self->items->pdata[self->warm_next];

      if (item->folded || item->gone)
        continue;
      bst_table_item_get_folded (item);
      i++;
    }
  if (self->warm_next < self->items->len)
    return G_SOURCE_CONTINUE;
  self->warm_id = 0;
  return G_SOURCE_REMOVE;
}

void
bst_table_model_notify_counts (BstTableModel *self)
{
  g_object_notify (G_OBJECT (self), "n-visible");
  g_object_notify (G_OBJECT (self), "n-total");
  if (!self->warm_id && self->warm_next < self->items->len)
    self->warm_id = g_idle_add_full (G_PRIORITY_LOW, warm_cb, self, NULL);
}
