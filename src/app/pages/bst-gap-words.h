/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-gap-words.h - what the cells and headings of the gap matrix say. */
#pragma once
#include "bst-framework.h"
#include "bst-gap-tile.h"
#include "bst-gap-work.h"
#include "bst-table-source.h"

/* How a state of a cell is shown: words, a sign and a tone for its pill. */
typedef struct {
  const char *label; /* N_(): “gap confirmed” */
  const char *sign;
  const char *css_class;
  BstTone tone;
} BstCellStateInfo;
extern const BstCellStateInfo bst_cell_states[BST_CELL_NOT_APPLICABLE + 1];

char *bst_gap_words_counts (const BstCell *cell);
char *bst_gap_words_cell_name (const BstGapMatrix *matrix, guint row, guint column);
char *bst_gap_words_value (const BstAxisValue *value);
void bst_gap_words_cell (const BstGapMatrix *matrix, guint row, guint column, BstTileText *ret_text);
void bst_gap_words_heading (const BstAxisValue *value, BstFramework *framework, gboolean with_phase,
                            BstTileText *ret_text);
char *bst_gap_words_count_state (BstCellState state, guint n);
