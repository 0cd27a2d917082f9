/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-cell.h - what a cell says, and the accessible object that says it.
 *
 * GTK 4.18 has no table interface for assistive technology, so every cell carries its column in its name: "Deadline: 31
 * Dec 2026". Cells are accessible objects without widgets, made when an assistive technology first asks for them. */
#pragma once
#include "bst-table-private.h"

#define BST_TYPE_TABLE_CELL (bst_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (BstTableCell, bst_table_cell, BST, TABLE_CELL, GObject)

BstTableCell *bst_table_cell_new (BstTableRow *row, guint place);
void bst_table_cell_rename (BstTableCell *self);
char *bst_table_cell_value (BstTable *table, BstTableItem *item, guint column);
char *bst_table_cell_describe (BstTable *table, BstTableItem *item, guint place);
