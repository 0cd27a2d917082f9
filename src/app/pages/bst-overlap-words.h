/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-overlap-words.h - what is told of an overlap: what its actions share, and in what they differ. */
#pragma once
#include "bst-document.h"
#include "bst-overlap.h"

char *bst_overlap_words_shared (BstDocument *document, const GPtrArray *ids);
char *bst_overlap_words_action (BstDocument *document, BstRecord *action);
char *bst_overlap_words_facts (BstDocument *document, BstRecord *action);
char *bst_overlap_words_differences (const BstOverlap *overlap);
char *bst_overlap_words_all (BstDocument *document, const BstOverlap *overlap);
