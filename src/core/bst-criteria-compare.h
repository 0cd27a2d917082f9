/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-criteria-compare.h - two sets of criteria on the same actions: which of them read otherwise (R168). */
#pragma once
#include "bst-appraisal.h"

typedef struct {
  BstRecord *action; /* (unowned) */
  BstAppraisal first, second;
} BstReadingChange;

GArray *bst_criteria_compare (BstPlan *plan, BstFramework *framework, const char *first, const char *second,
                              gint64 today);
BstRecord *bst_criteria_draft_set (BstPlan *plan, BstFramework *framework, gint64 today);
