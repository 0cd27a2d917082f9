/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-portfolio-source.h - the actions of a plan as the rows of the inventory, with their three readings and the advice. */
#pragma once
#include "../bst-record-source.h"
#include "bst-filter-bar.h"

/* What actions are filtered by; the first ones also group them. */
typedef enum {
  BST_PORTFOLIO_ADVICE,
  BST_PORTFOLIO_QUALITY,
  BST_PORTFOLIO_ROLE,
  BST_PORTFOLIO_PHASE,
  BST_PORTFOLIO_OBJECTIVE,
  BST_PORTFOLIO_OWNER,
  BST_PORTFOLIO_DOMAIN,
  BST_PORTFOLIO_N_GROUPINGS,
  BST_PORTFOLIO_REACH = BST_PORTFOLIO_N_GROUPINGS,
  BST_PORTFOLIO_GROUP,
  BST_PORTFOLIO_SETTING,
  BST_PORTFOLIO_STAGE,
  BST_PORTFOLIO_PROVENANCE,
  BST_PORTFOLIO_EVIDENCE,
  BST_PORTFOLIO_TRANSITION,
  BST_PORTFOLIO_LEVEL,
  BST_PORTFOLIO_N_FILTERS
} BstPortfolioAspect;

#define BST_TYPE_PORTFOLIO_SOURCE (bst_portfolio_source_get_type ())
G_DECLARE_FINAL_TYPE (BstPortfolioSource, bst_portfolio_source, BST, PORTFOLIO_SOURCE, BstRecordSource)

extern const BstFilterSource bst_portfolio_filters;
