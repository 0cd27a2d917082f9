/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-reconciliation.h - what a reader expects to see hold, and the difference in words where it does not. */
#pragma once
#include "bst-budget-grid.h"

typedef struct {
  const char *id;         /* "rows-columns" */
  char *name;             /* what stands beside what */
  gint64 left, right;     /* cents; BST_UNSET: not known, and then nothing is said */
  gint64 difference;      /* right less left */
  gboolean must_hold;     /* a difference is something to explain; else it is a figure to read */
  char *words;            /* the difference, or that it holds, in a sentence */
} BstReconciliation;

void bst_reconciliation_free (BstReconciliation *self);
GPtrArray *bst_reconciliations_new (BstBudgetTotals *totals, const char *domain, gint64 year, BstBudgetPhase phase,
                                    BstCreditKind credit, const char *language);

/* Two years, one phase, and only the domains that are in both. */
typedef struct {
  guint n_both, n_domains;       /* domains with money in both years; in either */
  gint64 before, after;          /* of those in both */
  guint n_missing;               /* in the year before and not in this one */
  gint64 missing;                /* what these had */
  guint n_new;                   /* in this year and not in the one before */
  gint64 new_;                   /* what these have */
} BstYearDifference;

BstYearDifference bst_budget_compare_years (BstBudgetTotals *totals, gint64 year, BstBudgetPhase phase,
                                            BstCreditKind credit);
char *bst_year_difference_say (const BstYearDifference *self, const char *language);
