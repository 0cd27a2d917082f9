/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-posts.h - what a budget link adds to which totals: remembered, so that it can be taken off exactly. */
#pragma once
#include "bst-budget-totals.h"

typedef struct {
  char *key; /* of the sum */
  gint64 gross, plan;
} BstBudgetPost;

typedef struct {
  GArray *posts; /* BstBudgetPost */
  char *article; /* its article when it was counted: the articles that mirror it decide too */
} BstBudgetEntry;

char *bst_budget_key_write (const BstBudgetKey *key);
BstBudgetEntry *bst_budget_entry_new (BstPlan *plan, BstFramework *framework, gint64 public_on, BstRecord *record);
void bst_budget_entry_free (BstBudgetEntry *self);
