/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-amounts-row.h - the amounts of a budget link: a card for each phase and kind of credit, the attributed amount first. */
#pragma once
#include "bst-field-row.h"

#define BST_TYPE_AMOUNTS_ROW (bst_amounts_row_get_type ())
G_DECLARE_FINAL_TYPE (BstAmountsRow, bst_amounts_row, BST, AMOUNTS_ROW, BstFieldRow)
