/* SPDX-License-Identifier: EUPL-1.2 */
/* merge-laws.h - what must hold for every merge. */
#pragma once
#include "bst-merge.h"
#include "merge-cases.h"

/* What the cases met so far: laws about what never happens prove nothing. */
typedef struct {
  guint n_conflicts, n_warnings, n_types[BST_CONFLICT_DUPLICATE + 1], n_texts, n_answered, n_refused;
} MergeCounts;

extern MergeCounts merge_counts;

char *merge_laws_check (const MergeCase *case_);
