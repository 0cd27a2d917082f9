/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-reference-row.h - a reference to one record or framework item, chosen from a list that is searched by typing. */
#pragma once
#include "bst-picking-row.h"

#define BST_TYPE_REFERENCE_ROW (bst_reference_row_get_type ())
G_DECLARE_FINAL_TYPE (BstReferenceRow, bst_reference_row, BST, REFERENCE_ROW, BstPickingRow)

void bst_reference_row_set_leads (BstReferenceRow *self, gboolean leads);
