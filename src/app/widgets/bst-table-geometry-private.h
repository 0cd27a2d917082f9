/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-geometry-private.h - what bst-table-geometry.c (where things lie) and bst-table-layout.c (how a person has
 * arranged the columns) share. */
#pragma once
#include "bst-table-geometry.h"

#define BST_TABLE_COLUMN_MIN 56
#define BST_TABLE_COLUMN_MAX 640

struct _BstTableGeometry {
  const BstTableSource *source;
  guint order[BST_TABLE_MAX_COLUMNS]; /* all columns */
  int width[BST_TABLE_MAX_COLUMNS];   /* by column, for BST_TABLE_UNIT */
  gboolean hidden[BST_TABLE_MAX_COLUMNS];
  guint shown[BST_TABLE_MAX_COLUMNS]; /* the visible columns in order */
  guint n_shown;
  int line; /* height of a line of text */
  int unit; /* width of ten digits */
  int name_room[BST_TABLE_MAX_COLUMNS]; /* by column, in pixels: its name in the header */
  int caption_room;                     /* in pixels: the longest name on a card */
  guint8 lines[BST_TABLE_MAX_COLUMNS];  /* by column, of the row at hand */
  /* what was worked out last: all rows have the same width */
  int known_width;
  gboolean card;
  gboolean two_storeys; /* the first column stands above the others */
  int height;
  BstTablePlace places[BST_TABLE_MAX_COLUMNS];
};

void bst_table_geometry_forget (BstTableGeometry *self);
