/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-copier.h - a plan copied in steps, while people go on changing it: the copy is what it was at the first step.
 *
 * A plan of ten thousand action points takes some 20 ms to copy, longer than the main loop may be kept from drawing. */
#pragma once
#include "bst-plan.h"

typedef struct _BstCopier BstCopier;

BstCopier *bst_copier_new (BstPlan *plan);
gboolean bst_copier_step (BstCopier *self, guint n_records);
BstPlan *bst_copier_finish (BstCopier *self);
void bst_copier_free (BstCopier *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstCopier, bst_copier_free)
