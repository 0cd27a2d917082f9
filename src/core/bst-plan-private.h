/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-plan-private.h - shared by bst-plan.c (what a plan is), bst-plan-apply.c (changing it) and bst-plan-history.c. */
#pragma once
#include "bst-copier.h"
#include "bst-plan.h"
#include "bst-references.h"

struct _BstPlan {
  GObject parent_instance;
  BstCollection *collections[BST_N_KINDS];
  BstReferences *references;
  JsonObject *unknown; /* members of the file that this version does not know */
  gint64 version;
  GPtrArray *history; /* BstTransaction; the first n_done of them are done, the others undone */
  guint n_done;
  /* every state the plan was in has a number: undoing to the saved one makes the plan unmodified again */
  GArray *states; /* guint64: states[i] is the state after i transactions */
  guint64 last_state, saved_state;
  GPtrArray *copiers; /* BstCopier, not owned: copies that are under way and must hear of a change before it is made */
  BstPlanCheck check; /* of the transaction that is being applied; NULL: none */
  gpointer check_data;
  gboolean changing; /* the models and records are speaking: nobody may change the plan now */
};

gboolean bst_plan_run (BstPlan *self, BstTransaction *transaction, GError **error);
void bst_copier_note (BstCopier *self, BstRecord *record);
void bst_plan_emit_applied (BstPlan *self, const BstTransaction *transaction, gboolean again);
