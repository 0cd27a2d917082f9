/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-outline.h - the objectives of a plan as people see them: the framework's, what the plan says of them, and its own. */
#pragma once
#include "bst-framework.h"
#include "bst-plan.h"
#include "kinds/bst-objective.h"

typedef struct {
  char *id, *code; /* "od.vw.4", "O4" */
  char *title; /* in the language asked for */
  const char *phase; /* framework id */
  BstLevel level;
  gboolean is_local; /* the plan's own */
  gint64 priority; /* 1 … 5, BST_UNSET: none */
  char *order; /* key of its place in its column */
  const BstItem *item; /* NULL: local */
} BstNode;

void bst_node_free (BstNode *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstNode, bst_node_free)

GPtrArray *bst_outline_list (BstPlan *plan, BstFramework *framework, const char *phase, BstLevel level,
                             const char *language);
GPtrArray *bst_outline_children (BstPlan *plan, BstFramework *framework, const char *id, const char *language);
GPtrArray *bst_outline_served_by (BstPlan *plan, BstFramework *framework, const char *strategic_id,
                                  const char *language);
GPtrArray *bst_outline_siblings (BstPlan *plan, BstFramework *framework, const char *id, const char *language);
GStrv bst_outline_serves (BstPlan *plan, BstFramework *framework, const char *operational_id);
BstNode *bst_outline_find (BstPlan *plan, BstFramework *framework, const char *id, const char *language);
char *bst_outline_top (BstPlan *plan, BstFramework *framework, const char *id);
char *bst_reference_title (BstPlan *plan, BstFramework *framework, const char *id, const char *language);

gboolean bst_outline_set (BstPlan *plan, BstTransaction *transaction, const char *id, const char *field,
                          BstValue value);
gboolean bst_outline_move (BstPlan *plan, BstFramework *framework, BstTransaction *transaction, const char *id,
                           int steps);
