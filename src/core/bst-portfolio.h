/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-portfolio.h - how every action of the plan reads, and how many read so, kept with every change. */
#pragma once
#include "bst-appraisal.h"

typedef struct {
  guint n_actions;
  guint n_quality[BST_N_QUALITIES], n_reach[BST_N_REACHES]; /* those out of scope and stopped left out (R033) */
  guint n_advice[BST_N_ADVICES];                            /* all */
  guint n_role[4];                                          /* by BstActionKind: all */
  guint n_self_declared;                                    /* with at least one self-declared score */
} BstPortfolioTotals;

#define BST_TYPE_PORTFOLIO (bst_portfolio_get_type ())
G_DECLARE_FINAL_TYPE (BstPortfolio, bst_portfolio, BST, PORTFOLIO, GObject)

BstPortfolio *bst_portfolio_new (BstPlan *plan, BstFramework *framework, gint64 today);
void bst_portfolio_set_today (BstPortfolio *self, gint64 today);
const BstCriteria *bst_portfolio_get_criteria (BstPortfolio *self);
const BstAppraisal *bst_portfolio_get (BstPortfolio *self, const char *action_id);
const BstPortfolioTotals *bst_portfolio_get_totals (BstPortfolio *self);
guint bst_portfolio_get_n_strong (BstPortfolio *self, const char *objective_id);
