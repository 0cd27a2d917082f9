/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-read-base.h - a file that was read, and what was in it: another version of it, of which most records are the same
 * bytes, is then read by comparing. */
#pragma once
#include "bst-json.h"
#include "bst-plan.h"

typedef struct _BstReadBase BstReadBase;

BstReadBase *bst_read_base_new (const char *data);
void bst_read_base_free (BstReadBase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstReadBase, bst_read_base_free)
void bst_read_base_add (BstReadBase *self, BstRecord *record, const BstSpan *span);
BstRecord *bst_read_base_find (const BstReadBase *self, const char *text, gsize length, gsize *ret_length);
