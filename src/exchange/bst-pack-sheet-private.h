/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-sheet-private.h - shared by bst-pack-sheet-write.c and -read.c: the hidden sheet, and what a row is known by. */
#pragma once
#include "bst-pack-grid.h"
#include "bst-pack-sheet.h"

/* The hidden sheet: what a line says, then its values. Never changes: files have it. */
#define BST_PACK_SHEET_NAME "bouwstenen"
#define BST_PACK_SHEET_MARK "bouwstenen-pack-sheet" /* its first cell */
#define BST_PACK_SHEET_VERSION 1
#define BST_PACK_SHEET_PIECE 30000 /* characters of a cell that every spreadsheet keeps */

typedef struct {
  BstPackGridId grid;
  char *id, *sum; /* of the locked cells */
} BstPackRowMark;

/* What the hidden sheet holds beside the pack. */
typedef struct {
  char *names[BST_N_PACK_GRIDS]; /* of the sheets */
  char *heads[BST_N_PACK_GRIDS]; /* checksums of their headings */
  GArray *rows; /* BstPackRowMark, sheet by sheet, from row 2 */
  char *content; /* the pack, packed */
  char *seal; /* over all of that */
} BstPackMarks;

void bst_pack_marks_init (BstPackMarks *self);
void bst_pack_marks_clear (BstPackMarks *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BstPackMarks, bst_pack_marks_clear)
char *bst_pack_marks_make_seal (const BstPackMarks *self, const char *key);
GPtrArray *bst_pack_marks_list (const BstPackMarks *self);

/* The text of a locked cell, as checksums and comparisons see it. */
char *bst_pack_clean (const char *text);
char *bst_pack_sum (const GPtrArray *texts);
char *bst_pack_cell_get_text (const BstPackCell *cell);
