/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-sheet-write-private.h - shared by bst-pack-sheet-write.c and bst-pack-sheet-help.c (hints, limits, checks). */
#pragma once
#include <xlsxwriter.h>
#include "bst-pack-sheet-private.h"

typedef struct {
  const BstPackForm *form;
  lxw_workbook *book;
  lxw_worksheet *sheet; /* that is written now */
  lxw_format *header, *open_header, *title, *heading, *label, *plain, *unsure, *wrong;
  lxw_format *locked[BST_PACK_DATE + 1], *open[BST_PACK_DATE + 1];
  BstPackMarks *marks;
} BstPackBook;

char *bst_pack_shorten (char *text, glong most);
lxw_col_t bst_pack_book_find_column (const BstPackBook *self, BstPackGridId grid, const char *field);
void bst_pack_book_add_helps (BstPackBook *self, BstPackGridId grid, const BstPackColumn *columns, guint n_columns,
                              guint n_rows);
void bst_pack_book_add_checks (BstPackBook *self, BstPackGridId grid);
