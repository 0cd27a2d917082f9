/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-grid.h - the year × domain grid: money from the totals, state and completeness of each contribution. */
#pragma once
#include "bst-budget-totals.h"
#include "bst-contribution.h"

typedef enum {
  BST_CELL_NOT_ASKED,
  BST_CELL_ASKED,    /* asked, nothing received */
  BST_CELL_LATE,     /* the deadline has passed */
  BST_CELL_CONCEPT,  /* answers, not submitted */
  BST_CELL_SUBMITTED,
  BST_CELL_COMPLETE,
  BST_CELL_LOCKED,
  BST_N_CONTRIBUTION_CELLS
} BstContributionCell;
extern const BstPartName bst_contribution_cell_names[BST_N_CONTRIBUTION_CELLS];

typedef struct {
  BstBudgetSum sum;              /* counted */
  BstContributionCell state;
  guint n_subjects, n_answered;  /* action points and actions that the domain is asked about; with an answer */
} BstGridCell;

BstGridCell bst_budget_grid_get (BstBudgetTotals *totals, const char *domain, gint64 year, BstBudgetPhase phase,
                                 BstCreditKind credit, gint64 today);
BstBudgetSum bst_budget_sum_of_bbt (BstBudgetTotals *totals, const BstBudgetKey *key, const char *bbt);
GPtrArray *bst_budget_list_unfunded (BstBudgetTotals *totals, gint64 year, const char *domain);
