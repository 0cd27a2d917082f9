/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-gap-grid-tiles.c - tiles for what is seen of the gap matrix: taken, filled, put away. */
#include "config.h"
#include "bst-gap-grid-private.h"
#include "bst-gap-words.h"

void
bst_gap_grid_make_heading (BstGapGrid *self, BstTileKind kind, guint position, BstTileText *ret_text)
{
  const GPtrArray *values =
      kind == BST_TILE_ROW ? bst_gap_matrix_get_rows (self->matrix) : bst_gap_matrix_get_columns (self->matrix);

  bst_gap_words_heading (values->pdata[position], self->framework, self->with_phases, ret_text);
}

/* --- Tiles --------------------------------------------------------------------------------------------------------------- */

static void
set_class (GtkWidget *widget, const char *name, gboolean wanted)
{
  (wanted ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (widget, name);
}

static void
fill_cell (BstGapGrid *self, BstGapTile *tile, guint position)
{
  guint row = position / self->n_columns, column = position % self->n_columns;
  BstGapRange range = bst_gap_grid_get_range (self);
  gboolean selected = self->has_cursor && row >= range.first_row && row <= range.last_row
                      && column >= range.first_column && column <= range.last_column;
  BstTileText text;

  bst_gap_words_cell (self->matrix, row, column, &text);
  bst_gap_tile_show (tile, &text);
  set_class (GTK_WIDGET (tile), "selected",
             selected && (range.first_row < range.last_row || range.first_column < range.last_column));
  set_class (GTK_WIDGET (tile), "cursor", self->has_cursor && row == self->row && column == self->column);
  gtk_accessible_update_state (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

static void
fill (BstGapGrid *self, BstTilePool *pool, BstGapTile *tile, guint position)
{
  BstTileText text;

  if (pool->kind == BST_TILE_CELL)
    {
      fill_cell (self, tile, position);
      return;
    }
  bst_gap_grid_make_heading (self, pool->kind, position, &text);
  bst_gap_tile_show (tile, &text);
}

/**
 * bst_gap_grid_fill_again:
 *
 * What the matrix says changed; rows and columns are those of before.
 */
void
bst_gap_grid_fill_again (BstGapGrid *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->pools); i++)
    {
      GHashTableIter iter;
      gpointer position, tile;
      g_hash_table_iter_init (&iter, self->pools[i].used);
      while (g_hash_table_iter_next (&iter, &position, &tile))
        fill (self, &self->pools[i], tile, GPOINTER_TO_UINT (position));
    }
}

static BstGapTile *
take_tile (BstGapGrid *self, BstTilePool *pool)
{
  BstGapTile *tile;

  if (pool->spare->len > 0)
    {
      tile = g_ptr_array_steal_index (pool->spare, pool->spare->len - 1);
      gtk_widget_set_child_visible (GTK_WIDGET (tile), TRUE);
      return tile;
    }
  tile = bst_gap_tile_new (pool->kind);
  /* Headings lie over the cells, and the corner over all. */
  if (pool->kind == BST_TILE_CELL)
    gtk_widget_insert_after (GTK_WIDGET (tile), GTK_WIDGET (self), NULL);
  else
    gtk_widget_insert_before (GTK_WIDGET (tile), GTK_WIDGET (self), GTK_WIDGET (self->corner));
  return tile;
}

static void
put_away (BstTilePool *pool, BstGapTile *tile)
{
  gtk_widget_set_child_visible (GTK_WIDGET (tile), FALSE);
  g_ptr_array_add (pool->spare, tile);
}

static gboolean
is_needed (BstGapGrid *self, const BstTilePool *pool, guint position, const BstGapRange *seen)
{
  guint row = pool->kind == BST_TILE_ROW ? position : position / MAX (self->n_columns, 1),
        column = pool->kind == BST_TILE_COLUMN ? position : position % MAX (self->n_columns, 1);
  gboolean in_rows = row >= seen->first_row && row <= seen->last_row,
           in_columns = column >= seen->first_column && column <= seen->last_column;

  if (pool->kind == BST_TILE_ROW)
    return in_rows;
  if (pool->kind == BST_TILE_COLUMN)
    return in_columns;
  return (in_rows && in_columns) || (self->has_cursor && row == self->row && column == self->column);
}

static void
put_away_unseen (BstGapGrid *self, BstTilePool *pool, const BstGapRange *seen)
{
  GHashTableIter iter;
  gpointer position, tile;

  g_hash_table_iter_init (&iter, pool->used);
  while (g_hash_table_iter_next (&iter, &position, &tile))
    if (!is_needed (self, pool, GPOINTER_TO_UINT (position), seen))
      {
        put_away (pool, tile);
        g_hash_table_iter_remove (&iter);
      }
}

static void
need (BstGapGrid *self, BstTileKind kind, guint position)
{
  BstTilePool *pool = &self->pools[kind];
  BstGapTile *tile;

  if (g_hash_table_contains (pool->used, GUINT_TO_POINTER (position)))
    return;
  tile = take_tile (self, pool);
  g_hash_table_insert (pool->used, GUINT_TO_POINTER (position), tile);
  fill (self, pool, tile, position);
}

static BstGapRange
find_seen (BstGapGrid *self)
{
  guint row = (guint) bst_gap_grid_get_offset (self, GTK_ORIENTATION_VERTICAL) / (guint) self->row_height,
        column = (guint) bst_gap_grid_get_offset (self, GTK_ORIENTATION_HORIZONTAL) / (guint) self->cell_width;
  guint rows = (guint) MAX (bst_gap_grid_get_room (self, GTK_ORIENTATION_VERTICAL), 0) / (guint) self->row_height + 1,
        columns =
            (guint) MAX (bst_gap_grid_get_room (self, GTK_ORIENTATION_HORIZONTAL), 0) / (guint) self->cell_width + 1;

  return (BstGapRange) { MIN (row, self->n_rows - 1), MIN (row + rows, self->n_rows - 1),
                         MIN (column, self->n_columns - 1), MIN (column + columns, self->n_columns - 1) };
}

/* Takes tiles for what came into view, and puts away those of what went. */
void
bst_gap_grid_update_tiles (BstGapGrid *self)
{
  BstGapRange seen;

  if (self->matrix == NULL || self->n_rows == 0 || self->n_columns == 0 || self->cell_width == 0)
    return;
  seen = find_seen (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->pools); i++)
    put_away_unseen (self, &self->pools[i], &seen);
  for (guint row = seen.first_row; row <= seen.last_row; row++)
    {
      need (self, BST_TILE_ROW, row);
      for (guint column = seen.first_column; column <= seen.last_column; column++)
        need (self, BST_TILE_CELL, row * self->n_columns + column);
    }
  for (guint column = seen.first_column; column <= seen.last_column; column++)
    need (self, BST_TILE_COLUMN, column);
  if (self->has_cursor)
    need (self, BST_TILE_CELL, self->row * self->n_columns + self->column);
}

void
bst_gap_grid_put_all_away (BstGapGrid *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->pools); i++)
    {
      GHashTableIter iter;
      gpointer tile;
      g_hash_table_iter_init (&iter, self->pools[i].used);
      while (g_hash_table_iter_next (&iter, NULL, &tile))
        put_away (&self->pools[i], tile);
      g_hash_table_remove_all (self->pools[i].used);
    }
}
