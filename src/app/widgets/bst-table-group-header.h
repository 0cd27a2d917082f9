/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-group-header.h - the title of a group of rows and how many rows it has, drawn by itself as rows are.
 *
 * A keystroke in the search gives most groups another number: labels would be shaped and measured again for each of
 * them, also for those that are not on screen. */
#pragma once
#include "bst-table-private.h"

#define BST_TYPE_TABLE_GROUP_HEADER (bst_table_group_header_get_type ())
G_DECLARE_FINAL_TYPE (BstTableGroupHeader, bst_table_group_header, BST, TABLE_GROUP_HEADER, GtkWidget)

GtkWidget *bst_table_group_header_new (BstTable *table);
void bst_table_group_header_set (BstTableGroupHeader *self, const char *title, guint count);
gboolean bst_table_group_header_is_cut (BstTableGroupHeader *self);
