/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-criteria-set.h - weights and thresholds that a plan lays down, from a day on. */
#pragma once
#include "../bst-record.h"

typedef struct {
  BstElement parent; /* id: the criterion's */
  gint64 weight, maximum; /* BST_UNSET: the framework's */
} BstWeight;

/* Whether the reach of an action is sufficient only where it is there for all of Flanders. */
typedef enum { BST_ALL_FLANDERS_AS_FRAMEWORK, BST_ALL_FLANDERS_NEEDED, BST_ALL_FLANDERS_NOT_NEEDED } BstAllFlanders;

typedef struct {
  BstRecord parent_instance;
  char *title, *decided_by, *note;
  gint64 date, threshold_bp, reach_bp;
  gint64 minimum;      /* the lowest score; BST_UNSET: the framework's */
  gint64 all_flanders; /* BstAllFlanders */
  BstVec *weights;
} BstCriteriaSet;

GType bst_criteria_set_get_type (void);
#define BST_CRITERIA_SET(record) (G_TYPE_CHECK_INSTANCE_CAST ((record), bst_criteria_set_get_type (), BstCriteriaSet))
