/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-contribution-page.h - the form that a policy domain fills in: all that the window shows of a contribution pack. */
#pragma once
#include "bst-page.h"

#define BST_TYPE_CONTRIBUTION_PAGE (bst_contribution_page_get_type ())
G_DECLARE_FINAL_TYPE (BstContributionPage, bst_contribution_page, BST, CONTRIBUTION_PAGE, BstPage)

GtkWidget *bst_contribution_page_get_steps (BstContributionPage *self);
void bst_contribution_page_show_subject (BstContributionPage *self, const char *subject);
