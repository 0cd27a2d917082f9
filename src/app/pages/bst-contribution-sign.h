/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-contribution-sign.h - the last step of a contribution: what is open, two dated signatures, and the way back. R207. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

#define BST_TYPE_CONTRIBUTION_SIGN (bst_contribution_sign_get_type ())
G_DECLARE_FINAL_TYPE (BstContributionSign, bst_contribution_sign, BST, CONTRIBUTION_SIGN, GtkBox)

GtkWidget *bst_contribution_sign_new (BstDocument *document);
void bst_contribution_sign_refresh (BstContributionSign *self);
gboolean bst_contribution_sign_can_send (BstContributionSign *self);
