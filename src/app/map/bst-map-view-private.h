/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-map-view-private.h - shared by bst-map-view.c (zoom, and what is shown) and bst-map-view-input.c (keys and the pointer). */
#pragma once
#include "bst-map-canvas.h"
#include "bst-map-view.h"

struct _BstMapView {
  GtkWidget parent_instance;
  BstMap *map;
  GtkWidget *overlay, *scroller, *readout;
  BstMapCanvas *canvas;
  gboolean is_fitted; /* until somebody zooms */
  gboolean is_new; /* not looked at yet */
  int width, height; /* for which it was fitted */
  double drag_x, drag_y, pinch;
};

GtkAdjustment *bst_map_view_get_adjustment (BstMapView *self, gboolean horizontal);
void bst_map_view_zoom_at (BstMapView *self, double zoom, double x, double y);
void bst_map_view_show_readout (BstMapView *self);
void bst_map_view_setup_input (BstMapView *self);
