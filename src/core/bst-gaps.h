/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-gaps.h - the matrix of two axes that shows where actions are, and where none is known (R166).
 *
 * The inventory leaves out regular services, so an empty cell says only that no action is known, until a person has
 * judged it; and only a confirmed gap counts as one. */
#pragma once
#include "bst-axis.h"
#include "bst-portfolio.h"
#include "kinds/bst-gap-judgement.h"

typedef enum {
  BST_CELL_FILLED,   /* actions or action points are known */
  BST_CELL_EMPTY,    /* no action known, and nobody has judged it */
  BST_CELL_TO_CHECK, /* from here on: what people judged */
  BST_CELL_CONFIRMED,
  BST_CELL_COVERED,
  BST_CELL_NOT_APPLICABLE
} BstCellState;

typedef struct {
  guint n_strong, n_other, n_new; /* actions; new ones and pilots are counted as new, whatever their quality */
  guint n_points;
  BstCellState state;
} BstCell;

/* What a cell is about, whatever matrix shows it: its two values, and a life phase where neither of them has one. */
typedef struct {
  const char *values[BST_N_AXES]; /* NULL: not about this axis */
} BstCellPlace;

typedef struct _BstGapMatrix BstGapMatrix;

BstGapMatrix *bst_gap_matrix_new (BstPlan *plan, BstFramework *framework, BstPortfolio *portfolio, BstAxis rows,
                                  BstAxis columns, const char *phase);
gboolean bst_gap_matrix_follow (BstGapMatrix *self, BstPlan *plan, BstFramework *framework, BstPortfolio *portfolio,
                                const BstTransaction *transaction);
void bst_gap_matrix_free (BstGapMatrix *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstGapMatrix, bst_gap_matrix_free)
const GPtrArray *bst_gap_matrix_get_rows (const BstGapMatrix *self);
const GPtrArray *bst_gap_matrix_get_columns (const BstGapMatrix *self);
BstCell bst_gap_matrix_get (const BstGapMatrix *self, guint row, guint column);
const GPtrArray *bst_gap_matrix_get_records (const BstGapMatrix *self, guint row, guint column);
BstRecord *bst_gap_matrix_get_judgement (const BstGapMatrix *self, guint row, guint column);
BstCellPlace bst_gap_matrix_get_place (const BstGapMatrix *self, guint row, guint column);
const GPtrArray *bst_gap_matrix_get_unplaced (const BstGapMatrix *self);
guint bst_gap_matrix_count (const BstGapMatrix *self, BstCellState state);

char *bst_gap_judgement_make_id (const char *const *values);
BstRecord *bst_gap_find_judgement (BstPlan *plan, const BstCellPlace *place);
