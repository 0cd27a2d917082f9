/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-writing-row.h - text that grows with what is written: nothing of it is ever cut or hidden. */
#pragma once
#include "bst-field-row.h"

#define BST_TYPE_WRITING_ROW (bst_writing_row_get_type ())
G_DECLARE_FINAL_TYPE (BstWritingRow, bst_writing_row, BST, WRITING_ROW, BstFieldRow)
