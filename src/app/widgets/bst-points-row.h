/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-points-row.h - a score: a few points in a row of buttons, of which one is pressed or none. */
#pragma once
#include "bst-field-row.h"

#define BST_TYPE_POINTS_ROW (bst_points_row_get_type ())
G_DECLARE_FINAL_TYPE (BstPointsRow, bst_points_row, BST, POINTS_ROW, BstFieldRow)

void bst_points_row_set_range (BstPointsRow *self, gint64 minimum, gint64 maximum);
