/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-outcome.h - what merging contributions brought: who delivered what, who did not, and the sums before and after. */
#pragma once
#include "bst-budget-grid.h"

/* One sum that differs: never across years, phases or kinds of credit. */
typedef struct {
  gint64 year;
  BstBudgetPhase phase;
  BstCreditKind credit;
  gint64 before, after; /* cents attributed; BST_UNSET: there is no link with an amount */
} BstOutcomeSum;

typedef struct {
  char *domain, *title;
  guint n_packs; /* of it that were merged now */
  BstContributionCell state;
  guint n_subjects, n_answered;
  gint64 deadline, submitted_on, validated_on; /* 0: not */
  char *filled_in_by, *validated_by; /* functions, or NULL */
  GArray *sums; /* BstOutcomeSum: those that differ */
} BstOutcomeDomain;

typedef struct {
  gint64 year;
  GPtrArray *domains; /* BstOutcomeDomain: those that were asked or delivered, in the framework's order */
  GArray *sums; /* BstOutcomeSum of the whole plan */
  guint n_delivered; /* of domains: submitted, now or earlier */
} BstPackOutcome;

BstPackOutcome *bst_pack_outcome_new (BstPlan *before, BstPlan *after, BstFramework *framework, gint64 year,
                                      const GPtrArray *delivered, gint64 today, const char *language);
void bst_pack_outcome_free (BstPackOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstPackOutcome, bst_pack_outcome_free)
char *bst_outcome_sum_say (const BstOutcomeSum *self, const char *language);
