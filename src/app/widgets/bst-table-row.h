/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-row.h - one row of the table as one widget that draws its own cells.
 *
 * GtkListView keeps some two hundred rows alive and binds them all at every jump, so binding stores a pointer, measuring
 * counts lines without shaping them, and text is shaped when the row is first drawn. */
#pragma once
#include "bst-table-editor.h"
#include "bst-table-private.h"

#define BST_TYPE_TABLE_ROW (bst_table_row_get_type ())
G_DECLARE_FINAL_TYPE (BstTableRow, bst_table_row, BST, TABLE_ROW, GtkWidget)

struct _BstTableRow {
  GtkWidget parent_instance;
  BstTable *table;           /* borrowed */
  BstTableItem *item;        /* owned */
  GtkListItem *list_item;    /* borrowed while bound */
  BstTableEditor *editor;    /* a child while a cell is edited */
  GPtrArray *cells;          /* BstTableCell, once an assistive technology has asked */
  guint edit_column;
  int lines_width;              /* of the row, when the lines were counted */
  guint8 lines[BST_TABLE_MAX_COLUMNS]; /* by column: what its text takes */
  guint name_id;  /* idle: the row gets its accessible name */
  gboolean unnamed;
  PangoLayout *layouts[BST_TABLE_MAX_COLUMNS]; /* by column, since the row was last drawn */
};

BstTableRow *bst_table_row_new (BstTable *table);
void bst_table_row_bind (BstTableRow *self, BstTableItem *item, GtkListItem *list_item);
void bst_table_row_refresh (BstTableRow *self);
BstTableGeometry *bst_table_row_get_geometry (BstTableRow *self, int width);
char *bst_table_row_get_cut_text (BstTableRow *self, guint place);
