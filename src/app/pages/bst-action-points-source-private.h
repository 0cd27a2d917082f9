/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-points-source-private.h - shared by bst-action-points-source.c (verdicts, groups, filters) and
 * bst-action-points-cells.c (what stands in a cell). */
#pragma once
#include "bst-action-points-source.h"

extern const BstTableSource bst_action_points_table_source;
extern const char *const bst_action_points_fields[BST_POINTS_N_COLUMNS];
const BstIndexedObjective *bst_action_points_source_find_objective (gpointer self, const char *id);
const BstVerdict *bst_action_points_source_judge (gpointer self, BstRecord *point);
