/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-map-outline.h - a map as a list: each group with what it has at either side. Holds everything that the drawing shows, for
 * who hears the screen, and for windows that are too narrow to draw in.
 *
 * Signals "activated" (key) and "focused" (key), as bst-map-view.h has them. */
#pragma once
#include <adwaita.h>
#include "bst-map.h"

#define BST_TYPE_MAP_OUTLINE (bst_map_outline_get_type ())
G_DECLARE_FINAL_TYPE (BstMapOutline, bst_map_outline, BST, MAP_OUTLINE, AdwBin)

GtkWidget *bst_map_outline_new (void);
void bst_map_outline_set_map (BstMapOutline *self, BstMap *map);
const char *bst_map_outline_get_current (BstMapOutline *self);
gboolean bst_map_outline_focus (BstMapOutline *self, const char *key);
