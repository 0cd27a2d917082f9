/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-objective-column.h - one column of a phase: its objectives as cards that fold out, filtered, ordered and moved. */
#pragma once
#include <adwaita.h>
#include "bst-objective-facts.h"

/* What to leave out. A plain value: the page owns what it points to. */
typedef struct {
  const char *const *words; /* folded; NULL: all */
  gboolean only_without; /* only objectives without action points */
  const GPtrArray *ids; /* only these objectives; NULL: all */
  gboolean by_priority; /* shown by priority; the order people chose stays what it is */
} BstObjectiveFilter;

#define BST_TYPE_OBJECTIVE_COLUMN (bst_objective_column_get_type ())
G_DECLARE_FINAL_TYPE (BstObjectiveColumn, bst_objective_column, BST, OBJECTIVE_COLUMN, GtkBox)

void bst_objective_column_set_level (BstObjectiveColumn *self, BstLevel level);
void bst_objective_column_show (BstObjectiveColumn *self, const GPtrArray *facts);
void bst_objective_column_set_filter (BstObjectiveColumn *self, const BstObjectiveFilter *filter);
void bst_objective_column_select (BstObjectiveColumn *self, const char *id);
void bst_objective_column_set_linked (BstObjectiveColumn *self, const char *const *ids);
gboolean bst_objective_column_reveal (BstObjectiveColumn *self, const char *id);
int bst_objective_column_get_steps (BstObjectiveColumn *self, const char *id, int direction);
gboolean bst_objective_column_is_shown (BstObjectiveColumn *self, const char *id);
guint bst_objective_column_get_n_shown (BstObjectiveColumn *self);
