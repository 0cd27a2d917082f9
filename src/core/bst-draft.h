/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-draft.h - a transaction in the making: records as they will be, changed one by one, then compared with the plan. */
#pragma once
#include "bst-plan.h"

typedef struct _BstDraft BstDraft;

BstDraft *bst_draft_new (BstPlan *plan);
void bst_draft_free (BstDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstDraft, bst_draft_free)

BstRecord *bst_draft_find (BstDraft *self, BstKindId kind, const char *id);
BstRecord *bst_draft_edit (BstDraft *self, BstKindId kind, const char *id);
void bst_draft_keep (BstDraft *self, BstKindId kind, const char *id);
void bst_draft_add (BstDraft *self, BstRecord *image);
void bst_draft_remove (BstDraft *self, BstKindId kind, const char *id);
BstTransaction *bst_draft_finish (BstDraft *self, const char *label, const char *author);
