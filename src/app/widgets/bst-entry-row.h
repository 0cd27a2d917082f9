/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-entry-row.h - a number or a date, typed as people write it. */
#pragma once
#include "bst-field-row.h"

#define BST_TYPE_ENTRY_ROW (bst_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (BstEntryRow, bst_entry_row, BST, ENTRY_ROW, BstFieldRow)
