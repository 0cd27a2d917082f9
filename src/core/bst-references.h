/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-references.h - who refers to whom, kept by bst-plan.c with every change. */
#pragma once
#include "bst-plan.h"

typedef struct _BstReferences BstReferences;

BstReferences *bst_references_new (void);
void bst_references_free (BstReferences *self);
void bst_references_count_value (BstReferences *self, const char *source, const BstField *field, BstValue value,
                                 int step);
void bst_references_count_record (BstReferences *self, BstRecord *record, int step);
GHashTable *bst_references_get (BstReferences *self, const char *target);
void bst_references_foreach_dangling (BstPlan *plan, const BstField *field, BstValue value, BstRefFunc func,
                                      gpointer data);
const char *bst_references_find_dangling (BstPlan *plan, const BstField *field, BstValue value);
