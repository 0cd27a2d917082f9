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
  /* what was worked out last: all rows have the same width */
  int known_width;
  int known_title;
  int title_lines; /* what the row at hand needs for its name; 0: the most that any may have */
  gboolean card;
  gboolean two_storeys; /* the first column stands above the others */
  int height;
  BstTablePlace places[BST_TABLE_MAX_COLUMNS];
};

void bst_table_geometry_forget (BstTableGeometry *self);
