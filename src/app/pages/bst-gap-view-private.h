/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-gap-view-private.h - shared by bst-gap-view.c (what is shown) and bst-gap-view-actions.c (what is done). */
#pragma once
#include "bst-gap-grid.h"
#include "bst-gap-panel.h"
#include "bst-gap-view.h"
#include "../bst-refresher.h"

struct _BstGapView {
  AdwBin parent_instance;
  BstDocument *document;
  BstGapMatrix *matrix; /* NULL: to be counted */
  BstAxis rows, columns;
  char *phase; /* NULL: all */
  gulong applied_handler, day_handler;
  gboolean outdated; /* the matrix can be shown no more, and is to be counted anew */
  BstRefresher *refresher;
  gboolean asks_reason; /* when the menu closes, the keyboard goes to what covers the cell */

  BstGapPanel *panel;
  BstGapGrid *grid;
  GtkWidget *bar, *summary;
  GtkWidget *rows_button, *columns_button, *phase_button;
  GtkWidget *state_buttons[BST_CELL_NOT_APPLICABLE + 1]; /* by BstCellState; NULL: none */
  GtkWidget *unplaced_button;
  GtkWidget *menu; /* of the selected cells */
  GMenuModel *judgements;
  GSimpleActionGroup *actions;
};

void bst_gap_view_refresh (BstGapView *self);
void bst_gap_view_show_panel (BstGapView *self);
BstGapSelection bst_gap_view_get_selection (BstGapView *self);
void bst_gap_view_recall (BstGapView *self);
void bst_gap_view_add_actions (BstGapView *self);
void bst_gap_view_update_actions (BstGapView *self);
