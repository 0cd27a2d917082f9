/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-map-view.h - a mind map or network of a session on the screen: zoomed, moved, and passed through by keyboard.
 *
 * One stop for Tab; the arrows go to the nearest card in their direction. It shows a BstMap and changes nothing: who shows it
 * listens to "activated" (key), "focused" (key) and "dropped" (dragged key, key below it). A key is "card:ID" or "group:KEY". */
#pragma once
#include <adwaita.h>
#include "bst-map-layout.h"

#define BST_TYPE_MAP_VIEW (bst_map_view_get_type ())
G_DECLARE_FINAL_TYPE (BstMapView, bst_map_view, BST, MAP_VIEW, GtkWidget)

GtkWidget *bst_map_view_new (void);
void bst_map_view_set_map (BstMapView *self, BstMap *map);
BstMap *bst_map_view_get_map (BstMapView *self);

void bst_map_view_fit (BstMapView *self);
void bst_map_view_zoom_by (BstMapView *self, double factor);
void bst_map_view_set_zoom (BstMapView *self, double zoom);
double bst_map_view_get_zoom (BstMapView *self);

const char *bst_map_view_get_current (BstMapView *self);
gboolean bst_map_view_focus (BstMapView *self, const char *key);
gboolean bst_map_view_step (BstMapView *self, int dx, int dy);

/* Of a key; NULL: it is of the other sort. */
const char *bst_map_key_get_card (const char *key);
const char *bst_map_key_get_group (const char *key);
