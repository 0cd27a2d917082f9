/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-rules.h - the tables of the budget's rules, and what their findings depend on. */
#pragma once
#include "bst-attribution.h"
#include "bst-smart-rules.h"

/* Of severity error, and a person's transaction that makes one is refused; bst-budget-guard.h. */
extern const BstRule bst_budget_refusals[];
extern const guint bst_n_budget_refusals;
extern const BstRule bst_budget_warnings[];
extern const guint bst_n_budget_warnings;
extern const BstRule bst_article_rules[];
extern const guint bst_n_article_rules;

GPtrArray *bst_links_with_subject (BstPlan *plan, BstRecord *link, gint64 year);
GPtrArray *bst_links_of_article (BstPlan *plan, const char *article, gint64 year);

/* Calls func with the records whose findings a change to a budget record may change, beyond what refers to it. */
typedef void (*BstRelatedFunc) (BstRecord *record, gpointer data);
void bst_budget_foreach_related (BstPlan *plan, const BstChange *change, BstRelatedFunc func, gpointer data);
