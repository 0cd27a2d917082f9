/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-score-list.h - the criteria of quality with the scores of an action: value, reason, provenance, who and when, what
 * it was before; their sum, and by which set of criteria it is read (R162, R167–R169). */
#pragma once
#include "bst-document.h"
#include <adwaita.h>

#define BST_TYPE_SCORE_LIST (bst_score_list_get_type ())
G_DECLARE_FINAL_TYPE (BstScoreList, bst_score_list, BST, SCORE_LIST, GtkBox)

GtkWidget *bst_score_list_new (void);
void bst_score_list_show (BstScoreList *self, BstDocument *document, BstRecord *action);
void bst_score_list_clear (BstScoreList *self);
