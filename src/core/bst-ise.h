/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-ise.h - clusters of articles (inhoudelijke structuurelementen, ISE): what they have, what budget links take of it and
 * which part of it serves the plan. An article belongs to one of them, a budget link to that of its article or to the one
 * that it names. R207. */
#pragma once
#include "bst-budget-totals.h"

typedef struct {
  char *code; /* "GC-J" */
  gint64 credit; /* cents; BST_UNSET: nobody knows */
  gboolean is_printed; /* the total that the document prints; else what its articles make */
  BstBudgetSum sum; /* of the links that count */
} BstIse;

const char *bst_link_get_ise (BstPlan *plan, BstRecord *link);
gint64 bst_ise_get_credit (BstPlan *plan, const char *ise, gint64 year, BstBudgetPhase phase, BstCreditKind credit,
                           gboolean *ret_printed);
gint64 bst_ise_get_taken (BstPlan *plan, const char *ise, const char *domain, gint64 year, BstBudgetPhase phase,
                          BstCreditKind credit);
GPtrArray *bst_ises_list (BstBudgetTotals *totals, const char *domain, gint64 year, BstBudgetPhase phase,
                          BstCreditKind credit);
void bst_ise_free (BstIse *self);
