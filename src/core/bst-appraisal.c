/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-appraisal.h"
#include "kinds/bst-action.h"

const BstAppraisalName bst_quality_names[BST_N_QUALITIES] = {
  { "not-assessed", N_ ("Not assessed"), N_ ("Not every criterion has a score yet.") },
  { "not-yet-strong", N_ ("Not yet strong"), N_ ("It has fewer points than a strong action needs.") },
  { "strong", N_ ("Strong"), N_ ("It has the points that a strong action needs.") },
};

const BstAppraisalName bst_reach_names[BST_N_REACHES] = {
  { "unknown", N_ ("Reach unknown"), N_ ("It is not known which share of the target group it reaches.") },
  { "limited", N_ ("Limited reach"), N_ ("It does not run in all of Flanders, or reaches too small a share of the target group.") },
  { "sufficient", N_ ("Sufficient reach"), N_ ("It runs in all of Flanders and reaches enough of the target group.") },
};

const BstAppraisalName bst_advice_names[BST_N_ADVICES] = {
  { "complete", N_ ("Complete the data"), N_ ("Scores or reach are missing: fill them in before deciding anything.") },
  { "verify", N_ ("Have it checked"),
    N_ ("The scores are self-declared, which may be too low as well as too high: have them checked first.") },
  { "improve", N_ ("Improve"), N_ ("Work on the criteria with few points before spreading it.") },
  { "scale-up", N_ ("Scale up"), N_ ("It is strong and reaches too few: help it to grow.") },
  { "keep", N_ ("Keep"), N_ ("It is strong and reaches enough people: maintain it.") },
  { "out-of-scope", N_ ("Out of scope"), N_ ("It belongs to care, not to this plan: pass it on to the domain that can use it.") },
  { "stopped", N_ ("Stopped"), N_ ("Its track has ended: keep what was learned.") },
};

/* Points are compared as whole numbers, so that a share of exactly the threshold is strong (R162). */
static void
read_quality (const BstCriteria *criteria, const BstAction *action, BstAppraisal *appraisal)
{
  gint64 points = 0, all = 0;

  for (guint i = 0; i < criteria->criteria->len; i++)
    {
      const BstCriterion *criterion = &g_array_index (criteria->criteria, BstCriterion, i);
      const BstScore *score = bst_vec_find_element (action->scores, criterion->item->id);
      if (criterion->weight == 0 || criterion->maximum <= criteria->minimum)
        continue;
      appraisal->n_criteria++;
      all += criterion->weight * (criterion->maximum - criteria->minimum);
      if (score == NULL || score->value == BST_UNSET)
        continue;
      appraisal->n_scores++;
      appraisal->n_self_declared += score->provenance <= BST_PROVENANCE_SELF_DECLARED;
      points += criterion->weight * (CLAMP (score->value, criteria->minimum, criterion->maximum) - criteria->minimum);
    }
  appraisal->share_bp = BST_UNSET;
  appraisal->quality = BST_QUALITY_NOT_ASSESSED;
  if (all == 0 || appraisal->n_scores < appraisal->n_criteria)
    return;
  appraisal->share_bp = points * 10000 / all;
  if (criteria->threshold_bp != BST_UNSET)
    appraisal->quality = points * 10000 >= criteria->threshold_bp * all ? BST_QUALITY_STRONG : BST_QUALITY_NOT_YET;
}

static gboolean
is_enough (const BstCriteria *criteria, gint64 part, gint64 whole)
{
  gint64 have = part * 10000, need = criteria->reach_bp * whole;

  return criteria->reach_inclusive ? have >= need : have > need;
}

/* The double rule: all of Flanders and enough of the target group. People and the size of the group count before a share
 * that somebody typed. One half that is known to fail is enough to say so; a flag that is not set says nothing while
 * nothing else is known either (R163). */
static void
read_reach (const BstCriteria *criteria, const BstAction *action, BstAppraisal *appraisal)
{
  gint64 part = action->reach_bp, whole = 10000;

  if (action->reach_count != BST_UNSET && action->denominator != BST_UNSET && action->denominator > 0)
    part = action->reach_count, whole = action->denominator;
  appraisal->reach_self_declared = action->reach_provenance <= BST_PROVENANCE_SELF_DECLARED;
  appraisal->reach_bp = BST_UNSET;
  appraisal->reach = BST_REACH_UNKNOWN;
  if (part == BST_UNSET)
    return;
  appraisal->reach_bp = part * 10000 / whole;
  appraisal->reach = is_enough (criteria, part, whole) && (action->flanders_wide || !criteria->needs_all_flanders)
                         ? BST_REACH_SUFFICIENT
                         : BST_REACH_LIMITED;
}

/* R033: of the types of prevention the first three belong to the plan; a person may say why one is in scope all the
 * same, or take one out. */
static gboolean
is_out_of_scope (BstFramework *framework, const BstAction *action)
{
  const BstItem *type =
      action->prevention_type != NULL ? bst_framework_find (framework, action->prevention_type) : NULL;

  if (action->out_of_scope)
    return TRUE;
  if (action->scope_reason != NULL && *action->scope_reason != '\0')
    return FALSE;
  return type != NULL && !json_object_get_boolean_member_with_default (type->data, "in-scope", TRUE);
}

static BstAdvice
choose_advice (const BstAction *action, const BstAppraisal *appraisal)
{
  if (action->scaling_stage == BST_STAGE_STOPPED)
    return BST_ADVICE_STOPPED;
  if (appraisal->out_of_scope)
    return BST_ADVICE_OUT_OF_SCOPE;
  if (appraisal->quality == BST_QUALITY_NOT_YET)
    return appraisal->n_self_declared > 0 ? BST_ADVICE_VERIFY : BST_ADVICE_IMPROVE;
  if (appraisal->quality == BST_QUALITY_NOT_ASSESSED || appraisal->reach == BST_REACH_UNKNOWN)
    return BST_ADVICE_COMPLETE;
  return appraisal->reach == BST_REACH_SUFFICIENT ? BST_ADVICE_KEEP : BST_ADVICE_SCALE_UP;
}

/**
 * bst_appraise:
 * @action: of kind actions
 *
 * Reads an action by a yardstick. Pure: the same action and yardstick give the same appraisal.
 */
void
bst_appraise (BstFramework *framework, const BstCriteria *criteria, BstRecord *action, BstAppraisal *ret_appraisal)
{
  const BstAction *self = BST_ACTION (action);

  *ret_appraisal = (BstAppraisal) { 0 };
  read_quality (criteria, self, ret_appraisal);
  read_reach (criteria, self, ret_appraisal);
  ret_appraisal->out_of_scope = is_out_of_scope (framework, self);
  ret_appraisal->advice = choose_advice (self, ret_appraisal);
}
