/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-references-row.h - a set of references: chips that can be taken away, and a button to add one. */
#pragma once
#include "bst-picking-row.h"

#define BST_TYPE_REFERENCES_ROW (bst_references_row_get_type ())
G_DECLARE_FINAL_TYPE (BstReferencesRow, bst_references_row, BST, REFERENCES_ROW, BstPickingRow)
