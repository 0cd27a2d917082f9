/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-list-row.h - a list of small things (milestones, progress entries), each with its fields, sorted by date. */
#pragma once
#include "bst-field-row.h"

#define BST_TYPE_LIST_ROW (bst_list_row_get_type ())
G_DECLARE_FINAL_TYPE (BstListRow, bst_list_row, BST, LIST_ROW, BstFieldRow)

void bst_list_row_set_add_label (BstListRow *self, const char *label);
