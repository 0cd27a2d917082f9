/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-circles.h - references that lead back to where they began.
 *
 * No rule refuses them: two good files can make one when they are merged. Reading accepts them and says so. */
#pragma once
#include "bst-plan.h"

#define BST_CIRCLES_MAX_LEVELS 100 /* of objectives under each other: more are not followed */

/**
 * BstCircleFunc:
 * @field: by which the records refer to each other
 * @records: (element-type BstRecord): those in the circle, by id
 */
typedef void (*BstCircleFunc) (const BstField *field, const GPtrArray *records, gpointer data);

void bst_circles_foreach (BstPlan *plan, BstCircleFunc func, gpointer data);
GHashTable *bst_circles_list_behind (BstPlan *plan, const BstField *field, BstRecord *record);
GHashTable *bst_circles_find_ring (BstPlan *plan, const BstField *field, BstRecord *record);
gboolean bst_circles_has (BstPlan *plan, BstRecord *objective);
