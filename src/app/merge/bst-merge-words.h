/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-words.h - what two people changed differently, as a question that a person can answer. */
#pragma once
#include "bst-comparison.h"
#include "bst-pack.h"

/* The three plans of a merge, to look up what they refer to. base.plan is NULL where no earlier version is known. */
typedef struct {
  BstWording base, ours, theirs;
} BstMergeWordings;

/* One value more than a merge of two has: as yet another contribution pack has it. */
#define BST_CHOICE_OTHER (BST_CHOICE_EDITED + 1)

/* One answer. */
typedef struct {
  BstChoice choice;
  char *caption;  /* "Here", "In the other file", … */
  char *who;      /* "Planner, 12 november 2026, 14:02"; NULL: not known */
  BstSaying says; /* what it then becomes; text NULL: the caption says it all */
} BstMergeOption;

typedef struct {
  guint page;                    /* index in bst_comparison_pages */
  char *group, *group_title;     /* by which the list is filtered: the page, or the domain that contributes */
  char *title, *context, *label; /* the record, where it belongs (or NULL), and what of it */
  char *sentence;                /* the question */
  char *before; /* as it was in the version that both come from; NULL: not known, or nothing to show */
  GPtrArray *options; /* of BstMergeOption */
  char *folded; /* all of it for searching */
} BstMergeWords;

BstMergeWords *bst_merge_words_new_of_packs (const BstWording *plan, const BstPackQuestion *question);
BstMergeWords *bst_merge_words_new (const BstMergeWordings *wordings, const BstConflict *conflict);
void bst_merge_words_free (BstMergeWords *self);
const BstMergeOption *bst_merge_words_find (const BstMergeWords *self, BstChoice choice);
