/* SPDX-License-Identifier: EUPL-1.2 */
/* merge-laws-private.h - the parts of the laws: merge-laws.c, -mirror.c, -kept.c, -answers.c. */
#pragma once
#include "merge-laws.h"

/* merge-laws.c. A law that is broken: says which; the first one counts. Returns: FALSE */
gboolean merge_law_broken (char **broken, const char *law);
BstPlan *merge_law_copy (BstPlan *plan);
BstPlan *merge_law_without_lost (BstPlan *plan);
BstPlan *merge_law_apply (BstPlan *ours, BstTransaction *transaction, char **broken);
void merge_law_check_readable (BstPlan *plan, char **broken);
void merge_law_check_rings (BstPlan *ours, BstPlan *theirs, BstPlan *result, char **broken);
gboolean merge_law_same_plan (BstPlan *a, BstPlan *b);

/* merge-laws-mirror.c */
gboolean merge_law_is_listed (const GPtrArray *conflicts, BstKindId kind, const char *id, const BstField *field);
void merge_law_check_mirrored (const GPtrArray *a, const GPtrArray *b, char **broken);
void merge_law_check_difference (BstPlan *ot, BstPlan *to, const GPtrArray *conflicts, char **broken);

/* merge-laws-kept.c */
void merge_law_check_kept (BstPlan *base, BstPlan *side, BstPlan *result, const GPtrArray *conflicts, char **broken);
void merge_law_check_nothing_invented (BstPlan *base, BstPlan *ours, BstPlan *theirs, BstPlan *result, char **broken);

/* merge-laws-answers.c */
void merge_law_check_answers (guint32 seed, BstPlan *ours, BstPlan *theirs, const BstMerge *merge,
                              const BstMerge *mirror, BstPlan *merged, char **broken);
