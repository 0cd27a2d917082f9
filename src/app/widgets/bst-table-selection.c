/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-selection.c - the table model as GTK sees it: sections and selection. Both belong to the records. */
#include "bst-table-model-private.h"

static guint
group_rank_at (BstTableModel *self, guint position)
{
  return bst_table_groups_get (self->groups, self->visible[position]->shown_group)->rank;
}

/* First position whose group has at least this rank. */
static guint
lower_bound (BstTableModel *self, guint rank)
{
  guint low = 0;
  guint high = self->n_visible;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (group_rank_at (self, middle) < rank)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
get_section (GtkSectionModel *sections, guint position, guint *ret_start, guint *ret_end)
{
  BstTableModel *self = BST_TABLE_MODEL (sections);

  /* GTK's contract: what is out of range is one endless section. */
  *ret_start = self->n_visible;
  *ret_end = G_MAXUINT;
  if (position >= self->n_visible)
    return;
  *ret_start = lower_bound (self, group_rank_at (self, position));
  *ret_end = lower_bound (self, group_rank_at (self, position) + 1);
}

void
bst_table_model_section_init (GtkSectionModelInterface *iface)
{
  iface->get_section = get_section;
}

static gboolean
is_selected (GtkSelectionModel *selection, guint position)
{
  BstTableModel *self = BST_TABLE_MODEL (selection);

  return position < self->n_visible && self->visible[position]->selected;
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *selection, guint position, guint n)
{
  BstTableModel *self = BST_TABLE_MODEL (selection);
  GtkBitset *selected = gtk_bitset_new_empty ();
  guint64 end = MIN ((guint64) position + n, self->n_visible);

  for (guint i = position; i < end; i++)
    {
      if (self->visible[i]->selected)
        gtk_bitset_add (selected, i);
    }
  return selected;
}

/* A plain click or Select all means the rows that can be seen: those that are filtered away are let go. */
static void
unselect_hidden (BstTableModel *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      BstTableItem *item = self->items->pdata[i];

      if (!item->visible)
        item->selected = FALSE;
    }
}

static BstTableItem *
first_selected (BstTableModel *self)
{
  for (guint i = 0; i < self->n_visible; i++)
    {
      if (self->visible[i]->selected)
        return self->visible[i];
    }
  return NULL;
}

static gboolean
set_selection (GtkSelectionModel *selection, GtkBitset *selected, GtkBitset *mask)
{
  BstTableModel *self = BST_TABLE_MODEL (selection);
  BstTableItem *primary = self->primary;
  guint first = G_MAXUINT;
  guint last = 0;
  GtkBitsetIter iter;
  guint i;

  if (gtk_bitset_get_size (mask) >= self->n_visible)
    unselect_hidden (self);
  /* GTK's select_all passes a mask far beyond the last row. */
  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &i); more && i < self->n_visible;
       more = gtk_bitset_iter_next (&iter, &i))
    {
      BstTableItem *item = self->visible[i];
      gboolean on = gtk_bitset_contains (selected, i);

      if (on == (gboolean) item->selected)
        continue;
      item->selected = on != 0;
      primary = on ? item : primary;
      first = MIN (first, i);
      last = MAX (last, i);
    }
  if (primary && !primary->selected)
    primary = first_selected (self);
  bst_table_model_set_primary (self, primary);
  if (first <= last)
    gtk_selection_model_selection_changed (selection, first, last - first + 1);
  return TRUE;
}

void
bst_table_model_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
}

const char *
bst_table_model_get_primary (BstTableModel *self)
{
  return self->primary ? self->primary->key : NULL;
}

void
bst_table_model_set_primary (BstTableModel *self, BstTableItem *item)
{
  if (self->primary == item)
    return;
  if (self->primary && self->primary->stale)
    bst_table_model_settle_later (self);
  self->primary = item;
  g_object_notify (G_OBJECT (self), "primary");
}

/**
 * bst_table_model_select:
 * @key: (nullable): selects only this row; NULL selects none
 */
void
bst_table_model_select (BstTableModel *self, const char *key)
{
  BstTableItem *item = bst_table_model_find (self, key);

  for (guint i = 0; i < self->items->len; i++)
    ((BstTableItem *) self->items->pdata[i])->selected = FALSE;
  if (item)
    item->selected = TRUE;
  bst_table_model_set_primary (self, item);
  if (self->n_visible)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, self->n_visible);
}

/**
 * bst_table_model_get_selected:
 *
 * Returns: (transfer full): the keys of the selected rows that can be seen, in their order on screen
 */
GStrv
bst_table_model_get_selected (BstTableModel *self)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  for (guint i = 0; i < self->n_visible; i++)
    {
      if (self->visible[i]->selected)
        g_strv_builder_add (keys, self->visible[i]->key);
    }
  return g_strv_builder_end (keys);
}

guint
bst_table_model_get_n_selected (BstTableModel *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_visible; i++)
    n += self->visible[i]->selected;
  return n;
}
