/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-contribution-card.h - one subject of a contribution: what a policy domain looks back on and ahead to. R205, R207, R214. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

#define BST_TYPE_CONTRIBUTION_CARD (bst_contribution_card_get_type ())
G_DECLARE_FINAL_TYPE (BstContributionCard, bst_contribution_card, BST, CONTRIBUTION_CARD, GtkBox)

GtkWidget *bst_contribution_card_new (BstDocument *document, const char *subject);
void bst_contribution_card_refresh (BstContributionCard *self);
void bst_contribution_card_focus_open (BstContributionCard *self);
