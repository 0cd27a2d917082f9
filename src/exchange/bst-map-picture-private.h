/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-map-picture-private.h - shared by bst-map-picture.c (what is drawn, and the files) and bst-map-draw.c (how). */
#pragma once
#include <pango/pangocairo.h>
#include "bst-map-picture.h"
#include "bst-report-strip.h"

#define BST_MAP_PICTURE_EM 9.2 /* points: the letters of BST_STYLE_CELL */
#define BST_MAP_PICTURE_MARGIN 28.0

struct _BstMapPicture {
  BstMap *map;
  BstReport *about; /* language, title, standing and day */
  BstMapLayout *layout;
  PangoLayout *text, *line;
  GPtrArray *foot; /* char*: lines below the drawing */
};

BstReportStyle bst_map_get_report_style (BstMapStyle style);

/* With its upper left corner at the origin; @tagged: for a PDF. */
void bst_map_picture_draw (const BstMapPicture *self, cairo_t *cr, gboolean tagged);
