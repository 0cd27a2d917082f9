/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-cell-grid.h - the cells of a grid as a keyboard meets them: one stop for Tab, the arrows go from cell to cell.
 *
 * It is no widget: a view lays its cells out as it likes, and adds each here by its row and column, row by row. Places that
 * can not be chosen are left out; the arrows pass over them. */
#pragma once
#include <gtk/gtk.h>

typedef struct _BstCellGrid BstCellGrid;

typedef struct {
  guint row;
  int column; /* in the order in which they stand; may be negative */
  GtkWidget *button;
} BstGridButton;

/* A person chose a cell. */
typedef void (*BstCellChosen) (gpointer view, const BstGridButton *cell);

BstCellGrid *bst_cell_grid_new (gpointer view, GtkWidget *holder, BstCellChosen chosen);
void bst_cell_grid_free (BstCellGrid *self);
GtkWidget *bst_cell_grid_add (BstCellGrid *self, guint row, int column, GtkWidget *child, const char *name);
void bst_cell_grid_clear (BstCellGrid *self);
guint bst_cell_grid_get_n (BstCellGrid *self);
const BstGridButton *bst_cell_grid_get (BstCellGrid *self, guint index);
const BstGridButton *bst_cell_grid_get_current (BstCellGrid *self);
void bst_cell_grid_set_current (BstCellGrid *self, guint index, gboolean focus);
void bst_cell_grid_restore (BstCellGrid *self, gboolean focus);
gboolean bst_cell_grid_focus (BstCellGrid *self);
void bst_cell_grid_name (GtkWidget *button, const char *name);
