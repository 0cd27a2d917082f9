/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-review-private.h - shared by bst-merge-review.c (the answers) and bst-merge-review-new.c (working it out). */
#pragma once
#include "bst-merge-review.h"

struct _BstMergeReview {
  GObject parent_instance;
  BstMerge *merge;
  BstPackMerge *packs; /* instead of merge */
  GPtrArray *sent; /* BstPack: of packs */
  GPtrArray *asked; /* BstPackQuestion: of packs */
  BstComparison *incoming; /* what ours gets without asking */
  BstPlan *ours; /* as it was when the review was made */
  BstPlan *merged; /* what ours becomes if nothing is answered */
  BstFramework *framework;
  BstDocument *draft; /* what it becomes with the answers so far, to fill in more; NULL until something may be */
  GHashTable *made; /* id → BstRecord: organisations of which only the name was typed in the draft */
  gboolean following; /* the draft is changed by the review itself */
  GListStore *questions;
  guint n_decided;
};

void bst_merge_review_add_question (BstMergeReview *self, BstMergeQuestion *question);
BstPlan *bst_merge_review_copy_plan (BstPlan *plan);
