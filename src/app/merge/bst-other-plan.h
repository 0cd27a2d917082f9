/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-other-plan.h - another file to merge with the open plan, and the earlier version that both come from. */
#pragma once
#include "bst-ancestor.h"
#include "bst-document.h"

typedef struct {
  GFile *file;
  BstPlan *plan;
  char *sha256, *etag; /* of the file as it was read */
  BstAncestry ancestry;
  BstPlan *base;    /* NULL with BST_ANCESTRY_NONE */
  char *base_title; /* the base in words: “As saved yesterday at 14:02” */
} BstOtherPlan;

void bst_other_plan_free (BstOtherPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstOtherPlan, bst_other_plan_free)

void bst_other_plan_load_async (BstDocument *document, GFile *file, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer data);
BstOtherPlan *bst_other_plan_load_finish (GAsyncResult *result, GError **error);
