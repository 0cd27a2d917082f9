/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-review.h - a merge that waits for a person's answers: what comes in by itself, and the questions.
 *
 * Property "n-decided" (uint): of how many questions something was chosen. */
#pragma once
#include "bst-document.h"
#include "bst-merge-question.h"

#define BST_TYPE_MERGE_REVIEW (bst_merge_review_get_type ())
G_DECLARE_FINAL_TYPE (BstMergeReview, bst_merge_review, BST, MERGE_REVIEW, GObject)

void bst_merge_review_new_async (BstPlan *base, BstPlan *ours, BstPlan *theirs, BstFramework *framework,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
BstMergeReview *bst_merge_review_new_finish (GAsyncResult *result, GError **error);

void bst_merge_review_new_packs_async (BstPlan *plan, GPtrArray *packs, BstFramework *framework,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean bst_merge_review_is_of_packs (BstMergeReview *self);

GListModel *bst_merge_review_get_questions (BstMergeReview *self);
guint bst_merge_review_get_n_questions (BstMergeReview *self);
guint bst_merge_review_get_n_decided (BstMergeReview *self);
const BstComparison *bst_merge_review_get_incoming (BstMergeReview *self);
BstDocument *bst_merge_review_get_draft (BstMergeReview *self);
gboolean bst_merge_review_is_empty (BstMergeReview *self);
guint bst_merge_review_choose_all (BstMergeReview *self, GListModel *questions, BstChoice choice);
BstTransaction *bst_merge_review_finish (BstMergeReview *self, BstPlan *ours, const char *label, const char *author,
                                         GError **error);
