/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-gap-grid-private.h - shared by bst-gap-grid.c (tiles and scrolling) and bst-gap-grid-input.c (keys and pointer). */
#pragma once
#include "bst-gap-grid.h"
#include "bst-gap-tile.h"

/* Tiles of one kind: those in use by what they show, and those that wait for something to show. */
typedef struct {
  BstTileKind kind;
  GHashTable *used; /* position → BstGapTile */
  GPtrArray *spare;
} BstTilePool;

struct _BstGapGrid {
  GtkWidget parent_instance;
  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  const BstGapMatrix *matrix; /* borrowed; NULL: nothing to show */
  BstFramework *framework;
  char *title;
  gboolean with_phases;
  guint n_rows, n_columns;
  guint row, column, anchor_row, anchor_column;
  gboolean has_cursor;
  int line; /* height of a line of text */
  int fitted_width; /* of a cell, for which head_height was found; 0: none */
  int head_width, head_height, cell_width, row_height;
  BstTilePool pools[3]; /* by BstTileKind */
  BstGapTile *corner;
};

void bst_gap_grid_add_input (BstGapGrid *self);
void bst_gap_grid_focus_cursor (BstGapGrid *self);
void bst_gap_grid_get_bounds (BstGapGrid *self, guint row, guint column, GdkRectangle *ret_bounds);
guint bst_gap_grid_get_page (BstGapGrid *self);
gboolean bst_gap_grid_locate (BstGapGrid *self, double x, double y, int *ret_row, int *ret_column);
void bst_gap_grid_emit_activated (BstGapGrid *self);
void bst_gap_grid_emit_menu (BstGapGrid *self, double x, double y);

/* bst-gap-grid-tiles.c */
void bst_gap_grid_make_heading (BstGapGrid *self, BstTileKind kind, guint position, BstTileText *ret_text);
void bst_gap_grid_update_tiles (BstGapGrid *self);
void bst_gap_grid_put_all_away (BstGapGrid *self);

/* bst-gap-grid.c */
int bst_gap_grid_get_offset (BstGapGrid *self, GtkOrientation orientation);
int bst_gap_grid_get_room (BstGapGrid *self, GtkOrientation orientation);
