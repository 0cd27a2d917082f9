/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-planner-steps.h - how far a domain's contribution is: who did what and when, and what a planner may do next.
 *
 * Signal "toast" (text): something was done, and can be undone. */
#pragma once
#include <adwaita.h>
#include "bst-budget-figures.h"

#define BST_TYPE_PLANNER_STEPS (bst_planner_steps_get_type ())
G_DECLARE_FINAL_TYPE (BstPlannerSteps, bst_planner_steps, BST, PLANNER_STEPS, AdwBin)

GtkWidget *bst_planner_steps_new (void);
void bst_planner_steps_show (BstPlannerSteps *self, BstDocument *document, const BstFiguresRow *row, gint64 year);
