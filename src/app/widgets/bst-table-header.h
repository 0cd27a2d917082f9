/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-header.h - the names of the columns: a button each that sorts, and ways to move, widen and hide a column.
 *
 * By mouse: click, drag, drag the end side, secondary button. By keyboard: Space or Enter, Alt+arrows,
 * Alt+Shift+arrows, Menu or Shift+F10. Buttons of role column-header would be nameless fillers to assistive technology;
 * plain buttons with a description are not. */
#pragma once
#include "bst-table-private.h"

#define BST_TYPE_TABLE_HEADER (bst_table_header_get_type ())
G_DECLARE_FINAL_TYPE (BstTableHeader, bst_table_header, BST, TABLE_HEADER, GtkWidget)

void bst_table_header_set_table (BstTableHeader *self, BstTable *table);
void bst_table_header_refresh (BstTableHeader *self);
