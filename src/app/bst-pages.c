/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pages.c - the pages of the workbench, in the order of the sidebar. A page that is not built is not here. */
#include "config.h"
#include "bst-page.h"
#include "pages/bst-action-points-page.h"
#include "pages/bst-budget-page.h"
#include "pages/bst-objectives-page.h"
#include "pages/bst-portfolio-page.h"
#include "pages/bst-sessions-page.h"

const BstPageInfo bst_pages[] = {
  { "objectives", N_ ("Objectives"), "bouwstenen-objectives-symbolic", N_ ("New Objective…"), bst_objectives_page_get_type, BST_KIND_OBJECTIVES, FALSE },
  { "portfolio", N_ ("Portfolio"), "bouwstenen-portfolio-symbolic", N_ ("New Action…"), bst_portfolio_page_get_type, BST_KIND_ACTIONS, TRUE },
  { "action-points", N_ ("Action Points"), "bouwstenen-action-points-symbolic", N_ ("New Action Point"), bst_action_points_page_get_type, BST_KIND_ACTION_POINTS, TRUE },
  { "budget", N_ ("Budget & BBT"), "bouwstenen-budget-symbolic", N_ ("New Budget Link"), bst_budget_page_get_type, BST_KIND_BUDGET_LINKS, FALSE },
  { "sessions", N_ ("Sessions"), "bouwstenen-sessions-symbolic", N_ ("New Session"), bst_sessions_page_get_type, BST_KIND_SESSIONS, TRUE },
};

const guint bst_n_pages = G_N_ELEMENTS (bst_pages);
