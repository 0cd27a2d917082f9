/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-axis.h - the seven ways to lay out a portfolio, and where an action or an action point stands on each (R166). */
#pragma once
#include "bst-framework.h"
#include "bst-plan.h"

typedef enum {
  BST_AXIS_OBJECTIVE, /* operational ones */
  BST_AXIS_GROUP,
  BST_AXIS_SETTING,
  BST_AXIS_PHASE,
  BST_AXIS_THEME,
  BST_AXIS_DOMAIN,
  BST_AXIS_TRANSITION_PATH,
  BST_N_AXES
} BstAxis;

typedef struct {
  const char *field; /* of a judgement */
  const char *list;  /* of the framework */
  const char *label; /* N_() */
} BstAxisInfo;
extern const BstAxisInfo bst_axes[BST_N_AXES];

typedef struct {
  char *id;
  char *code;        /* of an objective: "O4"; NULL: none */
  char *title;       /* short, in the person's language */
  char *full;        /* the whole title; NULL: the same */
  const char *phase; /* framework id of the one life phase that it belongs to; NULL: none */
  guint n_actions;   /* in a matrix: how many different actions stand in its row or column */
} BstAxisValue;

GStrv bst_axis_get_values (BstPlan *plan, BstFramework *framework, BstRecord *record, BstAxis axis);
GPtrArray *bst_axis_list_values (BstPlan *plan, BstFramework *framework, BstAxis axis, const char *phase);
