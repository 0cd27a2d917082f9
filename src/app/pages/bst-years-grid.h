/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-years-grid.h - what each domain attributes, year beside year, in one phase and kind of credit; and each step from a year
 * to the next in words.
 *
 * Signal "chosen" (const char *domain, int year): a figure was activated; domain NULL: the total. */
#pragma once
#include <adwaita.h>
#include "bst-figures-grid.h"

#define BST_TYPE_YEARS_GRID (bst_years_grid_get_type ())
G_DECLARE_FINAL_TYPE (BstYearsGrid, bst_years_grid, BST, YEARS_GRID, AdwBin)

GtkWidget *bst_years_grid_new (void);
void bst_years_grid_show (BstYearsGrid *self, BstDocument *document, gint64 year, BstBudgetPhase phase,
                          BstCreditKind credit);
void bst_years_grid_set_room (BstYearsGrid *self, BstBudgetRoom room);
gboolean bst_years_grid_focus (BstYearsGrid *self);
