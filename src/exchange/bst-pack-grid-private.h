/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-grid-private.h - shared by bst-pack-grid.c (columns and rows) and bst-pack-grid-cells.c (what stands in them). */
#pragma once
#include "bst-pack-grid.h"

/* A row of the last sheet. */
typedef struct {
  const char *field, *question, *explanation; /* the latter two: N_() */
  BstPackCellKind kind;
} BstPackSignRow;

const BstPackSignRow *bst_pack_grid_get_sign_row (guint row);
const BstPackColumn *bst_pack_grid_get_column (const BstPackForm *self, BstPackGridId grid, guint column);
guint bst_pack_form_number_line (const BstPackForm *self, guint row);
