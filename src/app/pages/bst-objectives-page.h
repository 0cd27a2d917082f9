/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "../bst-page.h"

#define BST_TYPE_OBJECTIVES_PAGE (bst_objectives_page_get_type ())
G_DECLARE_FINAL_TYPE (BstObjectivesPage, bst_objectives_page, BST, OBJECTIVES_PAGE, BstPage)
