/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-card-tile.h - one card on the board: its kind as a shape and a word, its text, and what is known of it. */
#pragma once
#include <gtk/gtk.h>
#include "bst-board.h"

#define BST_TYPE_CARD_TILE (bst_card_tile_get_type ())
G_DECLARE_FINAL_TYPE (BstCardTile, bst_card_tile, BST, CARD_TILE, GtkWidget)

GtkWidget *bst_card_tile_new (const char *id);
const char *bst_card_tile_get_id (BstCardTile *self);
void bst_card_tile_show (BstCardTile *self, BstPlan *plan, const BstBoardCard *card, const char *ballot);
void bst_card_tile_set_chosen (BstCardTile *self, gboolean chosen);
gboolean bst_card_tile_is_chosen (BstCardTile *self);
