/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-map-canvas.h - the whole drawing at one zoom: its tiles are children, lines and panels lie below them. */
#pragma once
#include "bst-map-tile.h"

#define BST_TYPE_MAP_CANVAS (bst_map_canvas_get_type ())
G_DECLARE_FINAL_TYPE (BstMapCanvas, bst_map_canvas, BST, MAP_CANVAS, GtkWidget)

GtkWidget *bst_map_canvas_new (void);
void bst_map_canvas_set_map (BstMapCanvas *self, BstMap *map);
void bst_map_canvas_set_zoom (BstMapCanvas *self, double zoom);
const BstMapLayout *bst_map_canvas_get_layout (BstMapCanvas *self);
double bst_map_canvas_get_zoom (BstMapCanvas *self);
void bst_map_canvas_get_size (BstMapCanvas *self, double zoom, double *ret_width, double *ret_height);
void bst_map_canvas_get_origin (BstMapCanvas *self, double *ret_x, double *ret_y);
BstMapTile *bst_map_canvas_find (BstMapCanvas *self, const char *key);
BstMapTile *bst_map_canvas_get_current (BstMapCanvas *self);
char *bst_map_canvas_find_at (BstMapCanvas *self, double x, double y);
int bst_map_canvas_get_index (BstMapCanvas *self, BstMapTile *tile);
BstMapTile *bst_map_canvas_get_tile (BstMapCanvas *self, guint index);

/* bst-map-below.c */
void bst_map_draw_below (GtkWidget *widget, GtkSnapshot *snapshot, const BstMapLayout *layout, double zoom,
                         const char *current);
