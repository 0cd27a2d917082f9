/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-panel.h - the end side of the budget page: the links behind a figure, how far a domain is, and what has no
 * means yet.
 *
 * Signals: "link-chosen" (id); "toast" (text). */
#pragma once
#include <adwaita.h>
#include "bst-budget-figures.h"

#define BST_TYPE_BUDGET_PANEL (bst_budget_panel_get_type ())
G_DECLARE_FINAL_TYPE (BstBudgetPanel, bst_budget_panel, BST, BUDGET_PANEL, AdwBin)

GtkWidget *bst_budget_panel_new (void);
void bst_budget_panel_show (BstBudgetPanel *self, BstDocument *document, BstFigures *figures, const BstFiguresRow *row,
                            int column);
void bst_budget_panel_focus (BstBudgetPanel *self);
