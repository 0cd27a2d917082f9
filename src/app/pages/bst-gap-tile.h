/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-gap-tile.h - a cell or a heading of the gap matrix: a few words that it draws itself.
 *
 * Only the tiles on the screen exist; each shows another cell when the matrix scrolls. Tint, hatching and edge come from
 * CSS classes; the words say the same. */
#pragma once
#include <gtk/gtk.h>

typedef enum { BST_TILE_CELL, BST_TILE_ROW, BST_TILE_COLUMN, BST_TILE_CORNER } BstTileKind;

typedef struct {
  char *lead;    /* a number or a sign, large; NULL: none */
  char *title;   /* beside it */
  char *caption; /* small, on the lines below; NULL: none */
  char *name;    /* all of it, for assistive technology and the tooltip */
  const char *css_class; /* static; NULL: none */
} BstTileText;

void bst_tile_text_clear (BstTileText *text);

#define BST_TYPE_GAP_TILE (bst_gap_tile_get_type ())
G_DECLARE_FINAL_TYPE (BstGapTile, bst_gap_tile, BST, GAP_TILE, GtkWidget)

BstGapTile *bst_gap_tile_new (BstTileKind kind);
void bst_gap_tile_show (BstGapTile *self, BstTileText *text);
int bst_gap_tile_measure_words (BstGapTile *self, const BstTileText *text, int width);
gboolean bst_gap_tile_is_cut (BstGapTile *self);
const char *bst_gap_tile_get_name (BstGapTile *self);
