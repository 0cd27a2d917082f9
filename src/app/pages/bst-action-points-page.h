/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "../bst-page.h"

#define BST_TYPE_ACTION_POINTS_PAGE (bst_action_points_page_get_type ())
G_DECLARE_FINAL_TYPE (BstActionPointsPage, bst_action_points_page, BST, ACTION_POINTS_PAGE, BstPage)
