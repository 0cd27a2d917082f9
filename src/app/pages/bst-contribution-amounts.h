/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-contribution-amounts.h - the amounts of one link in one year as a policy domain is asked for them: the attributed
 * amount first, its share follows, figures of the budget are read only. R207. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

#define BST_TYPE_CONTRIBUTION_AMOUNTS (bst_contribution_amounts_get_type ())
G_DECLARE_FINAL_TYPE (BstContributionAmounts, bst_contribution_amounts, BST, CONTRIBUTION_AMOUNTS, GtkBox)

GtkWidget *bst_contribution_amounts_new (BstDocument *document, const char *subject, gint64 year, const char *link,
                                         BstBudgetPhase phase);
void bst_contribution_amounts_refresh (BstContributionAmounts *self);
gboolean bst_contribution_amounts_focus_open (BstContributionAmounts *self);
