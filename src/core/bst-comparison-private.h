/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-comparison-private.h - the parts of a comparison: values, places in lists, money, and who changed it. */
#pragma once
#include "bst-comparison.h"

/* bst-comparison-value.c */
void bst_compare_field (GPtrArray *out, const BstWording *before, const BstWording *after, const BstField *field,
                        BstValue value_before, BstValue value_after);
BstFieldDifference *bst_field_difference_new (BstDifferenceType type, const BstField *field, char *path, char *label,
                                              char *before, char *after);

/* bst-comparison-place.c */
typedef struct _BstPlaces BstPlaces;
BstPlaces *bst_places_new (const BstWording *wording);
void bst_places_free (BstPlaces *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstPlaces, bst_places_free)
char *bst_places_describe (BstPlaces *self, BstRecord *record);
guint bst_places_rank (BstPlaces *self, BstRecord *record);

/* bst-comparison-money.c */
GPtrArray *bst_compare_money (const BstWording *before, const BstWording *after);

/* bst-comparison-log.c */
void bst_comparison_credit (BstComparison *self, BstPlan *before, BstPlan *after, gint64 since);
void bst_credits_clear (BstCredits *self);
