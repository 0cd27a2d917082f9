/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-score-card.h - one criterion of quality with the score of an action. */
#pragma once
#include "bst-document.h"
#include <adwaita.h>

#define BST_TYPE_SCORE_CARD (bst_score_card_get_type ())
G_DECLARE_FINAL_TYPE (BstScoreCard, bst_score_card, BST, SCORE_CARD, GtkBox)

GtkWidget *bst_score_card_new (void);
void bst_score_card_show (BstScoreCard *self, BstDocument *document, BstRecord *action, const BstCriterion *criterion,
                          gint64 minimum);
void bst_score_card_clear (BstScoreCard *self);
