/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-objective.h - what a plan says of a framework objective (id: the framework's), or a local objective. */
#pragma once
#include "../bst-record.h"

typedef enum { BST_LEVEL_STRATEGIC, BST_LEVEL_OPERATIONAL } BstLevel;

typedef struct {
  BstRecord parent_instance;
  char *title, *phase, *parent, *theme, *note, *official_text, *reviewer, *order;
  gint64 level, priority, sequence; /* priority 1 (first) … 5, BST_UNSET: none given */
  BstVec *serves, *settings, *groups;
} BstObjective;

GType bst_objective_get_type (void);
#define BST_OBJECTIVE(record) (G_TYPE_CHECK_INSTANCE_CAST ((record), bst_objective_get_type (), BstObjective))
