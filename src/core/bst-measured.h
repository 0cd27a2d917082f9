/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-measured.h - the figures that show what came of an action point: where it began, what it aims at, what was measured
 * last. For who looks back on a year. R176, R214. */
#pragma once
#include "bst-framework.h"
#include "bst-plan.h"
#include "kinds/bst-action-point.h"

typedef struct {
  char *label; /* “Baseline” */
  char *value; /* “4 municipalities (31 December 2025)” */
} BstMeasured;

BstRecord *bst_measured_find_last (BstPlan *plan, const char *id);
const BstProgressEntry *bst_measured_find_progress (const BstActionPoint *point);
GPtrArray *bst_measured_list (BstPlan *plan, BstFramework *framework, const char *subject, gint64 year,
                              const char *language);
char *bst_measured_describe (const GPtrArray *list);
void bst_measured_free (BstMeasured *self);
