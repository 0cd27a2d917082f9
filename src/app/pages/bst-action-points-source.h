/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-points-source.h - the action points of a plan as the rows of a table, with the verdict on each.
 *
 * A row is touched too where the checker comes to another verdict than it shows. */
#pragma once
#include "../bst-record-source.h"
#include "bst-filter-bar.h"

/* What action points are grouped and filtered by. */
typedef enum {
  BST_POINTS_BY_OBJECTIVE, /* the objective in its column, under its phase */
  BST_POINTS_BY_PHASE,
  BST_POINTS_BY_OWNER,
  BST_POINTS_BY_DOMAIN,
  BST_POINTS_BY_STATUS,
  BST_POINTS_N_GROUPINGS,
  BST_POINTS_ATTENTION = BST_POINTS_N_GROUPINGS, /* only a filter */
  BST_POINTS_N_FILTERS
} BstPointsGrouping;

enum {
  BST_POINTS_TITLE,
  BST_POINTS_OWNER,
  BST_POINTS_DEADLINE,
  BST_POINTS_TARGET,
  BST_POINTS_SMART,
  BST_POINTS_STATUS,
  BST_POINTS_START,
  BST_POINTS_DOMAIN,
  BST_POINTS_OBJECTIVE,
  BST_POINTS_MILESTONES,
  BST_POINTS_CORE,
  BST_POINTS_AGREEMENT,
  BST_POINTS_DONE,
  BST_POINTS_N_COLUMNS
};

#define BST_TYPE_ACTION_POINTS_SOURCE (bst_action_points_source_get_type ())
G_DECLARE_FINAL_TYPE (BstActionPointsSource, bst_action_points_source, BST, ACTION_POINTS_SOURCE, BstRecordSource)

extern const BstFilterSource bst_action_points_filters;
const char *bst_action_points_source_get_key (BstActionPointsSource *self, BstRecord *point, BstPointsGrouping by);
char *bst_action_points_source_get_title (BstActionPointsSource *self, BstPointsGrouping by, const char *key,
                                          gint64 *ret_order);
gboolean bst_action_points_source_is_smart (BstActionPointsSource *self, BstRecord *point);
gboolean bst_action_points_source_is_late (BstActionPointsSource *self, BstRecord *point);
gboolean bst_action_points_source_needs_attention (BstActionPointsSource *self, BstRecord *point);
