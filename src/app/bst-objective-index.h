/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-objective-index.h - what the rows of a table say of the objective that a record serves: looked up by its id. */
#pragma once
#include "bst-document.h"

#define BST_ORDER_LAST G_MAXINT64 /* groups that say what is missing stand behind the others */

typedef struct {
  const char *top;   /* interned: the objective that stands in a column */
  const char *phase; /* of the framework */
  char *code, *title;
  gint64 order;      /* place among all objectives, sub-objectives behind their parent */
} BstIndexedObjective;

typedef struct _BstObjectiveIndex BstObjectiveIndex;

BstObjectiveIndex *bst_objective_index_new (BstDocument *document);
void bst_objective_index_free (BstObjectiveIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstObjectiveIndex, bst_objective_index_free)
const BstIndexedObjective *bst_objective_index_find (BstObjectiveIndex *self, const char *id);
char *bst_objective_index_title (BstObjectiveIndex *self, const char *id, gint64 *ret_order);
char *bst_objective_index_phase_title (BstObjectiveIndex *self, const char *phase, gint64 *ret_order);
