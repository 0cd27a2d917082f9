/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-place-row.h - the place of a record or an element among those it stands with: a list in which it moves up and down. */
#pragma once
#include "bst-field-row.h"

#define BST_TYPE_PLACE_ROW (bst_place_row_get_type ())
G_DECLARE_FINAL_TYPE (BstPlaceRow, bst_place_row, BST, PLACE_ROW, BstFieldRow)
