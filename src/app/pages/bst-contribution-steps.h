/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-contribution-steps.h - the steps of a contribution, each with how far it is; it stands where the list of pages is. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

#define BST_TYPE_CONTRIBUTION_STEPS (bst_contribution_steps_get_type ())
G_DECLARE_FINAL_TYPE (BstContributionSteps, bst_contribution_steps, BST, CONTRIBUTION_STEPS, GtkBox)

GtkWidget *bst_contribution_steps_new (void);
void bst_contribution_steps_set_document (BstContributionSteps *self, BstDocument *document);
void bst_contribution_steps_refresh (BstContributionSteps *self);
guint bst_contribution_steps_get_n (BstContributionSteps *self);
const char *bst_contribution_steps_get_subject (BstContributionSteps *self, guint step);
guint bst_contribution_steps_find (BstContributionSteps *self, const char *subject);
void bst_contribution_steps_show (BstContributionSteps *self, guint step);
