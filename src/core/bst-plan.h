/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-plan.h - the plan, the only way to change it, and its history. */
#pragma once
#include "bst-collection.h"
#include "bst-transaction.h"

#define BST_TYPE_PLAN (bst_plan_get_type ())
G_DECLARE_FINAL_TYPE (BstPlan, bst_plan, BST, PLAN, GObject)

BstPlan *bst_plan_new (void);
BstPlan *bst_plan_copy (BstPlan *self);
BstCollection *bst_plan_get_collection (BstPlan *self, BstKindId kind);
BstRecord *bst_plan_find (BstPlan *self, BstKindId kind, const char *id);
BstRecord *bst_plan_find_any (BstPlan *self, const char *id);
BstRecord *bst_plan_get_single (BstPlan *self, BstKindId kind);
JsonObject *bst_plan_get_unknown (BstPlan *self);
gint64 bst_plan_get_version (BstPlan *self);

/* Signal "applied" (const BstTransaction *, gboolean undo-or-redo) follows the models' signals. */
gboolean bst_plan_apply (BstPlan *self, BstTransaction *transaction, GError **error);

/* May refuse a change that is made and not yet told: the plan is as it will be. */
typedef gboolean (*BstPlanCheck) (BstPlan *plan, const BstTransaction *transaction, gpointer data, GError **error);
gboolean bst_plan_apply_checked (BstPlan *self, BstTransaction *transaction, BstPlanCheck check, gpointer data,
                                 GError **error);
gboolean bst_plan_amend (BstPlan *self, BstValue value, gint64 time);
gboolean bst_plan_undo (BstPlan *self);
gboolean bst_plan_redo (BstPlan *self);
const BstTransaction *bst_plan_get_undo (BstPlan *self);
const BstTransaction *bst_plan_get_redo (BstPlan *self);
void bst_plan_end_typing (BstPlan *self);
void bst_plan_mark_saved (BstPlan *self, guint64 state);
guint64 bst_plan_get_state (BstPlan *self);
gboolean bst_plan_is_modified (BstPlan *self);

GHashTable *bst_plan_get_referrers (BstPlan *self, const char *id);
GPtrArray *bst_plan_list_referrers (BstPlan *self, const char *id, BstKindId kind);

/* For the reader. */
typedef void (*BstDanglingFunc) (BstRecord *record, const BstField *field, const char *target, gpointer data);
void bst_plan_find_dangling (BstPlan *self, BstDanglingFunc dangling, gpointer data);
void bst_plan_index (BstPlan *self, BstDanglingFunc dangling, gpointer data);
void bst_plan_set_version (BstPlan *self, gint64 version);
void bst_plan_set_unknown (BstPlan *self, JsonObject *unknown);
