/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-card.h - one question of a merge: the record, what was there, and the answers to choose from. */
#pragma once
#include <adwaita.h>
#include "bst-merge-review.h"

#define BST_TYPE_MERGE_CARD (bst_merge_card_get_type ())
G_DECLARE_FINAL_TYPE (BstMergeCard, bst_merge_card, BST, MERGE_CARD, GtkWidget)

void bst_merge_card_set_review (BstMergeCard *self, BstMergeReview *review);
gboolean bst_merge_card_commit (BstMergeCard *self);
void bst_merge_card_show (BstMergeCard *self, BstMergeQuestion *question);
GtkWidget *bst_merge_card_get_answer (BstMergeCard *self);
void bst_merge_card_focus (BstMergeCard *self);
