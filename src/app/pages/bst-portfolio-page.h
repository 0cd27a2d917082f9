/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "../bst-page.h"

#define BST_TYPE_PORTFOLIO_PAGE (bst_portfolio_page_get_type ())
G_DECLARE_FINAL_TYPE (BstPortfolioPage, bst_portfolio_page, BST, PORTFOLIO_PAGE, BstPage)
