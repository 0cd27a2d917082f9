/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table.h - the table of the workbench: a header and a list whose rows draw their own cells.
 *
 * Actions, under the prefix "table" within the table; a page that offers them elsewhere (a menu in its header bar, cards
 * without a header row) inserts bst_table_get_actions() there:
 *   table.sort-by "COLUMN" ("" is the plan's own order) · table.sort-order "ascending" | "descending"
 *   table.group-by "GROUPING" ("" is none) · table.column-COLUMN (visible or not) · table.reset-columns
 *   table.move-back "COLUMN", table.move-on "COLUMN", table.widen "COLUMN", table.narrow "COLUMN"
 *   table.copy (the cell, the marked block of cells, or the selected rows) · table.copy-rows · table.paste
 *
 * Signals:
 *   "selection-changed" (key or NULL): the primary row or the set of selected rows is another
 *   "activated" (key): Enter or a double click on the column that names the row, or on a cell that is not edited
 *   "rows-dropped" (GVariant "as": keys, group key or NULL, key of the row dropped on or NULL)
 *   "edit-refused" (key, column id, message): an edit was left while its text was refused; the text is gone
 *   "pasted" (number of cells that changed, GPtrArray of BstTablePasted that were refused)
 *   "layout-changed": order, width, visibility or sorting of columns; bst_table_get_layout() is worth keeping */
#pragma once
#include "bst-table-model.h"

#define BST_TYPE_TABLE (bst_table_get_type ())
G_DECLARE_FINAL_TYPE (BstTable, bst_table, BST, TABLE, GtkWidget)

BstTable *bst_table_new (void);
void bst_table_set_model (BstTable *self, BstTableModel *model);
BstTableModel *bst_table_get_model (BstTable *self);
char *bst_table_get_layout (BstTable *self);
void bst_table_set_editable (BstTable *self, gboolean editable);
void bst_table_set_layout (BstTable *self, const char *layout);
void bst_table_sort_by_layout (BstTableModel *model, const char *layout);
GActionGroup *bst_table_get_actions (BstTable *self);
void bst_table_set_row_menu (BstTable *self, GMenuModel *model);
GMenuModel *bst_table_get_sort_menu (BstTable *self);
GMenuModel *bst_table_get_group_menu (BstTable *self);
GMenuModel *bst_table_get_columns_menu (BstTable *self);
GtkListView *bst_table_get_list (BstTable *self);
void bst_table_show_top (BstTable *self);
void bst_table_reveal (BstTable *self, const char *key, gboolean focus);
gboolean bst_table_focus_rows (BstTable *self);
gboolean bst_table_focus_first (BstTable *self);
gboolean bst_table_edit (BstTable *self, const char *key, const char *column_id);
char *bst_table_copy_text (BstTable *self);
void bst_table_paste_text (BstTable *self, const char *text);
char *bst_table_remember (BstTable *self);
void bst_table_recall (BstTable *self, BstTableModel *model, const char *kept);
