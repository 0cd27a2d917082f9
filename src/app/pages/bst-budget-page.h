/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-page.h - Budget & BBT: who contributes what in which year, out of which credits, and whether it adds up. */
#pragma once
#include "../bst-page.h"

#define BST_TYPE_BUDGET_PAGE (bst_budget_page_get_type ())
G_DECLARE_FINAL_TYPE (BstBudgetPage, bst_budget_page, BST, BUDGET_PAGE, BstPage)
