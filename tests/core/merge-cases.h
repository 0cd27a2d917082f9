/* SPDX-License-Identifier: EUPL-1.2 */
/* merge-cases.h - cases for the laws of merging, each made from one number, so that a failing one can be made again and
 * made smaller: a base, and changes of two people, of which some may be left out. */
#pragma once
#include "random-plan.h"

#define MERGE_CASE_CHANGES 12 /* of each side */

typedef struct {
  guint32 seed;
  guint n_records;
  gboolean dropped[2][MERGE_CASE_CHANGES];
} MergeCase;

BstPlan *merge_case_base (const MergeCase *self);
BstPlan *merge_case_side (const MergeCase *self, BstPlan *base, guint side);
BstPlan *merge_case_part (const MergeCase *self, BstPlan *base, guint part, guint n_parts);
char *merge_case_describe (const MergeCase *self, BstPlan *base);
