/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-gap-grid.h - the gap matrix on the screen: headings that stay, cells of which only the visible ones exist.
 *
 * Signals: "cursor-moved": another cell, or more of them, is selected · "activated": Enter or a click · "menu" (x, y):
 * asks for the menu of what is selected, there. */
#pragma once
#include <gtk/gtk.h>
#include "bst-gap-work.h"

/* From first to last, both included. */
typedef struct {
  guint first_row, last_row, first_column, last_column;
} BstGapRange;

#define BST_TYPE_GAP_GRID (bst_gap_grid_get_type ())
G_DECLARE_FINAL_TYPE (BstGapGrid, bst_gap_grid, BST, GAP_GRID, GtkWidget)

GtkWidget *bst_gap_grid_new (void);
void bst_gap_grid_fill_again (BstGapGrid *self);
void bst_gap_grid_show (BstGapGrid *self, const BstGapMatrix *matrix, BstFramework *framework, const char *title,
                        gboolean with_phases, gboolean same_shape);
gboolean bst_gap_grid_get_cursor (BstGapGrid *self, guint *ret_row, guint *ret_column);
void bst_gap_grid_set_cursor (BstGapGrid *self, guint row, guint column, gboolean extend);
BstGapRange bst_gap_grid_get_range (BstGapGrid *self);
void bst_gap_grid_clear_cursor (BstGapGrid *self);
