/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-points-source-private.h - shared by bst-action-points-source.c (rows, groups, following the plan) and
 * bst-action-points-cells.c (what stands in a cell, and editing in it). */
#pragma once
#include "bst-action-points-source.h"

/* What a row says of an objective. */
typedef struct {
  const char *top;   /* interned: the objective that stands in a column */
  const char *phase; /* of the framework */
  char *code, *title;
  gint64 order;      /* place among all objectives, sub-objectives behind their parent */
} BstPointsObjective;

struct _BstActionPointsSource {
  GObject parent_instance;
  BstDocument *document; /* NULL: no rows */
  BstTableModel *model;
  GHashTable *objectives; /* id → BstPointsObjective; NULL: to be made */
  GHashTable *judged;     /* id → what the row says of its verdict, of the rows that were asked for it */
  gulong applied_handler, checked_handler;
};

extern const BstTableSource bst_action_points_table_source;
const BstPointsObjective *bst_action_points_source_find_objective (BstActionPointsSource *self, const char *id);
const BstVerdict *bst_action_points_source_judge (BstActionPointsSource *self, BstRecord *point);
