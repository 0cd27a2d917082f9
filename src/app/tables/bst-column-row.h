/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-column-row.h - a column of a table that comes in: its heading, its first values, and the field that it becomes.
 *
 * Signal "changed": a person chose another field, or none. */
#pragma once
#include <adwaita.h>
#include "bst-import.h"

#define BST_TYPE_COLUMN_ROW (bst_column_row_get_type ())
G_DECLARE_FINAL_TYPE (BstColumnRow, bst_column_row, BST, COLUMN_ROW, GtkListBoxRow)

GtkWidget *bst_column_row_new (BstImport *import, guint column);
void bst_column_row_update (BstColumnRow *self);
