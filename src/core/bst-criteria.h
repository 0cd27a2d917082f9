/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-criteria.h - the yardstick of the portfolio: criteria, weights, threshold and the rule of reach.
 *
 * The sources name five criteria and the double rule of reach, and give no formula (R162, R163). So all figures are
 * framework data, and a plan may lay down its own in dated sets (kind criteria-sets). */
#pragma once
#include "bst-framework.h"
#include "bst-plan.h"

typedef struct {
  const BstItem *item;     /* of the framework's list "criteria" */
  gint64 weight, maximum;  /* weight 0: not counted; maximum: the highest score, in points */
} BstCriterion;

typedef struct {
  char *id;             /* of the plan's set; NULL: the framework's own figures */
  char *title;          /* NULL: none */
  gint64 date;          /* valid from; 0: always */
  gint64 minimum;       /* the lowest score, in points */
  gint64 threshold_bp;  /* strong from this share of the points; BST_UNSET: nobody has chosen one */
  gint64 reach_bp;      /* enough reach from this share of the target group */
  gboolean reach_inclusive;   /* exactly that share is enough */
  gboolean needs_all_flanders;
  guint gap_below;      /* an objective with fewer strong actions than this may be a gap */
  GArray *criteria;     /* BstCriterion, in the framework's order */
  const BstItem *selective; /* the criterion that asks for a selective component, or NULL */
} BstCriteria;

BstCriteria *bst_criteria_new (BstPlan *plan, BstFramework *framework, const char *set_id, gint64 today);
void bst_criteria_free (BstCriteria *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstCriteria, bst_criteria_free)
const BstCriterion *bst_criteria_find (const BstCriteria *self, const char *criterion);
