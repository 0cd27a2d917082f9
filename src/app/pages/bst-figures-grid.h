/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-figures-grid.h - the figures of one year by policy domain. Every figure is a button.
 *
 * Signal "figure-chosen" (row, column): row is a BstFiguresRow of what is shown; column is a BstBudgetColumn, or -1 for
 * the row as a whole. */
#pragma once
#include <adwaita.h>
#include "bst-budget-figures.h"

/* How much room there is, and so which columns are shown. */
typedef enum { BST_BUDGET_NARROW, BST_BUDGET_MEDIUM, BST_BUDGET_WIDE } BstBudgetRoom;

#define BST_TYPE_FIGURES_GRID (bst_figures_grid_get_type ())
G_DECLARE_FINAL_TYPE (BstFiguresGrid, bst_figures_grid, BST, FIGURES_GRID, GtkWidget)

void bst_figures_grid_show (BstFiguresGrid *self, BstFigures *figures);
BstFigures *bst_figures_grid_get_figures (BstFiguresGrid *self);
void bst_figures_grid_set_room (BstFiguresGrid *self, BstBudgetRoom room);
gboolean bst_figures_grid_focus (BstFiguresGrid *self);
char *bst_budget_state_make_words (const BstFiguresRow *row);
GtkWidget *bst_contribution_cell_new_pill (BstContributionCell state);
GtkWidget *bst_budget_state_new_pill (const BstFiguresRow *row);
