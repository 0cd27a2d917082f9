/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-map-tile.h - one card of a map, or the title of a group: focusable and named, and drawn by itself. */
#pragma once
#include <adwaita.h>
#include "bst-map-layout.h"

#define BST_TYPE_MAP_TILE (bst_map_tile_get_type ())
G_DECLARE_FINAL_TYPE (BstMapTile, bst_map_tile, BST, MAP_TILE, GtkWidget)

GtkWidget *bst_map_tile_new (const char *key);
const char *bst_map_tile_get_key (BstMapTile *self);
void bst_map_tile_show (BstMapTile *self, const BstMapLayout *layout, const BstMapNode *node);
void bst_map_tile_set_zoom (BstMapTile *self, double zoom, double room);
void bst_map_tile_get_far_size (BstMapTile *self, double *ret_width, double *ret_height);
gboolean bst_map_tile_is_far (BstMapTile *self);

/* Letters of a style, at @em pixels for those of a card. */
void bst_map_set_font (PangoLayout *layout, GtkWidget *widget, BstMapStyle style, double em);
