/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-dialog.h - a merge, shown before it is done: what comes in by itself, and the questions one by one.
 *
 * Signal "merge": the person wants it done, with the answers as they are. */
#pragma once
#include <adwaita.h>
#include "bst-merge-review.h"

#define BST_TYPE_MERGE_DIALOG (bst_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BstMergeDialog, bst_merge_dialog, BST, MERGE_DIALOG, AdwDialog)

AdwDialog *bst_merge_dialog_new (BstMergeReview *review, const char *origin, gboolean base_known);
BstMergeReview *bst_merge_dialog_get_review (BstMergeDialog *self);
void bst_merge_dialog_tell (BstMergeDialog *self, const char *message);
