/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-comparison-window.h - two plans beside each other in a window of its own, next to the workbench. */
#pragma once
#include "bst-plan-source.h"
#include "bst-window.h"

#define BST_TYPE_COMPARISON_WINDOW (bst_comparison_window_get_type ())
G_DECLARE_FINAL_TYPE (BstComparisonWindow, bst_comparison_window, BST, COMPARISON_WINDOW, AdwWindow)

void bst_comparison_window_present (BstWindow *window, BstPlanSource *before, BstPlanSource *after);
