/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-list.h - the questions of a merge as a list: searched, filtered by page, answered all at once.
 *
 * Property "question" (BstMergeQuestion, nullable): the one selected. Signal "activate": the person wants to see it. */
#pragma once
#include <adwaita.h>
#include "bst-merge-review.h"

#define BST_TYPE_MERGE_LIST (bst_merge_list_get_type ())
G_DECLARE_FINAL_TYPE (BstMergeList, bst_merge_list, BST, MERGE_LIST, GtkWidget)

void bst_merge_list_set_review (BstMergeList *self, BstMergeReview *review);
BstMergeQuestion *bst_merge_list_get_question (BstMergeList *self);
void bst_merge_list_unselect (BstMergeList *self);
gboolean bst_merge_list_go (BstMergeList *self, int step, gboolean open_only);
