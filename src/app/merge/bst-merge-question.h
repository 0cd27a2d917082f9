/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-question.h - a question of a merge, of two plans or of contribution packs, and what was answered so far.
 *
 * Property "choice" (int): a BstChoice; BST_CHOICE_DEFAULT while nothing was decided. */
#pragma once
#include "bst-merge-words.h"

#define BST_TYPE_MERGE_QUESTION (bst_merge_question_get_type ())
G_DECLARE_FINAL_TYPE (BstMergeQuestion, bst_merge_question, BST, MERGE_QUESTION, GObject)

BstMergeQuestion *bst_merge_question_new_of_packs (const BstWording *plan, const BstPackQuestion *question);
BstMergeQuestion *bst_merge_question_new (const BstMergeWordings *wordings, const BstConflict *conflict);
const BstMergeWords *bst_merge_question_get_words (BstMergeQuestion *self);
const BstConflict *bst_merge_question_get_conflict (BstMergeQuestion *self);
BstChoice bst_merge_question_get_choice (BstMergeQuestion *self);
gboolean bst_merge_question_is_of_packs (BstMergeQuestion *self);
gboolean bst_merge_question_is_decided (BstMergeQuestion *self);
void bst_merge_question_choose (BstMergeQuestion *self, BstChoice choice);
BstValue bst_merge_question_get_value (BstMergeQuestion *self);
void bst_merge_question_fill (BstMergeQuestion *self, BstResolution own);
BstResolution bst_merge_question_get_resolution (BstMergeQuestion *self);
