/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-flag-row.h - yes or no. */
#pragma once
#include "bst-field-row.h"

#define BST_TYPE_FLAG_ROW (bst_flag_row_get_type ())
G_DECLARE_FINAL_TYPE (BstFlagRow, bst_flag_row, BST, FLAG_ROW, BstFieldRow)
