/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-totals.h - what the budget links of a plan add up to, kept with every change.
 *
 * A total has exactly one year, phase and kind of credit: they are never added up across each other. */
#pragma once
#include "bst-attribution.h"

typedef struct {
  gint64 gross, plan;  /* cents */
  guint n_links;       /* links with an amount here */
  guint n_unattributed; /* of these: nobody said what they attribute */
} BstBudgetSum;

/* What to add up. NULL, and -1, is all of it. Together may be asked: nothing else; domain; objective, with or without
 * domain; class, with or without domain; subject, with or without domain; ISE, with or without domain; article. */
typedef struct {
  gint64 year;
  BstBudgetPhase phase;
  BstCreditKind credit;
  BstPart part;
  const char *domain;
  const char *objective; /* an objective or the one above it: what it serves first */
  gboolean of_which;     /* … or what serves it beside another, counted there and never here */
  int class_;            /* BstBudgetClass */
  const char *subject;   /* action point or action; an action has those of its action points too */
  const char *article;
  const char *ise;       /* the article's, or the one that a link names */
} BstBudgetKey;

#define BST_BUDGET_KEY(year_, phase_, credit_) \
  ((BstBudgetKey) { .year = (year_), .phase = (phase_), .credit = (credit_), .part = BST_PART_COUNTED, .class_ = -1 })

#define BST_TYPE_BUDGET_TOTALS (bst_budget_totals_get_type ())
G_DECLARE_FINAL_TYPE (BstBudgetTotals, bst_budget_totals, BST, BUDGET_TOTALS, GObject)

BstBudgetTotals *bst_budget_totals_new (BstPlan *plan, BstFramework *framework, gint64 public_on);
BstPlan *bst_budget_totals_get_plan (BstBudgetTotals *self);
BstFramework *bst_budget_totals_get_framework (BstBudgetTotals *self);
BstBudgetSum bst_budget_totals_get (BstBudgetTotals *self, const BstBudgetKey *key);
GPtrArray *bst_budget_totals_list_links (BstBudgetTotals *self, const BstBudgetKey *key);
GArray *bst_budget_totals_list_years (BstBudgetTotals *self);
char *bst_budget_totals_describe (BstBudgetTotals *self);
