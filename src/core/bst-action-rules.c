/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-rules.c - what a colleague would say of an action in the portfolio.
 *
 * The first three rules say how the readings came about; they are notes, the others advise. */
#include "bst-action-rules.h"
#include "bst-appraisal.h"
#include "kinds/bst-plan-settings.h"

/* The yardstick of the context, or one made for this once. */
static gboolean
appraise (const BstRuleContext *context, BstRecord *record, BstAppraisal *ret_appraisal, gint64 *ret_threshold)
{
  g_autoptr (BstCriteria) own = NULL;
  const BstCriteria *criteria = context->criteria;

  if (context->framework == NULL)
    return FALSE;
  if (criteria == NULL)
    criteria = own = bst_criteria_new (context->plan, context->framework, NULL, context->today);
  bst_appraise (context->framework, criteria, record, ret_appraisal);
  if (ret_threshold != NULL)
    *ret_threshold = criteria->threshold_bp;
  return TRUE;
}

/* --- How the readings came about ------------------------------------------------------------------------------- */

static void
check_quality (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  BstAppraisal appraisal;
  gint64 threshold;
  BstParam share, from, n, all;

  if (!appraise (context, record, &appraisal, &threshold))
    return;
  if (appraisal.n_scores < appraisal.n_criteria)
    bst_findings_add (findings, "scores", N_ ("Not assessed: {n} of the {all} criteria have a score."), "n",
                      bst_param (&n, appraisal.n_scores), "all", bst_param (&all, appraisal.n_criteria), NULL);
  else if (threshold == BST_UNSET)
    bst_findings_add (
        findings, "scores",
        N_ ("Not assessed: it has {share} of the points, and nobody has laid down from how many an action is strong."),
        "share", bst_param (&share, appraisal.share_bp), NULL);
  else if (appraisal.quality == BST_QUALITY_STRONG)
    bst_findings_add (findings, "scores", N_ ("Strong: it has {share} of the points; strong is from {share-from}."),
                      "share", bst_param (&share, appraisal.share_bp), "share-from", bst_param (&from, threshold),
                      NULL);
  else
    bst_findings_add (findings, "scores",
                      N_ ("Not yet strong: it has {share} of the points; strong is from {share-from}."), "share",
                      bst_param (&share, appraisal.share_bp), "share-from", bst_param (&from, threshold), NULL);
}

static void
check_reach (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  BstAppraisal appraisal;
  BstParam share;
  gboolean everywhere = BST_ACTION (record)->flanders_wide != 0;

  if (!appraise (context, record, &appraisal, NULL))
    return;
  if (appraisal.reach == BST_REACH_UNKNOWN)
    bst_findings_add (findings, "reach-count",
                      N_ ("Reach unknown: it is not said how many of the target group it reaches."), NULL);
  else if (appraisal.reach == BST_REACH_SUFFICIENT)
    bst_findings_add (findings, "reach-count",
                      N_ ("Sufficient reach: all of Flanders, and {share} of the target group."), "share",
                      bst_param (&share, appraisal.reach_bp), NULL);
  else if (everywhere)
    bst_findings_add (findings, "reach-count",
                      N_ ("Limited reach: all of Flanders, but only {share} of the target group."), "share",
                      bst_param (&share, appraisal.reach_bp), NULL);
  else
    bst_findings_add (findings, "flanders-wide",
                      N_ ("Limited reach: not in all of Flanders; {share} of the target group."), "share",
                      bst_param (&share, appraisal.reach_bp), NULL);
}

static void
check_advice (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  static const char *const reasons[BST_N_ADVICES] = {
    [BST_ADVICE_COMPLETE] = N_ ("Advice: complete the data. Scores or reach are missing."),
    [BST_ADVICE_VERIFY] =
        N_ ("Advice: have it checked. It is not yet strong, but {n} of its {all} scores are self-declared."),
    [BST_ADVICE_IMPROVE] = N_ ("Advice: improve. It is not yet strong, by scores that somebody else confirmed."),
    [BST_ADVICE_SCALE_UP] = N_ ("Advice: scale up. It is strong, and its reach is limited."),
    [BST_ADVICE_KEEP] = N_ ("Advice: keep. It is strong, and its reach is sufficient."),
    [BST_ADVICE_OUT_OF_SCOPE] = N_ ("Advice: out of scope. It belongs to care, and does not count in the portfolio."),
    [BST_ADVICE_STOPPED] = N_ ("It has been stopped."),
  };
  BstAppraisal appraisal;
  BstParam n, all;

  if (appraise (context, record, &appraisal, NULL))
    bst_findings_add (findings, "scores", reasons[appraisal.advice], "n", bst_param (&n, appraisal.n_self_declared),
                      "all", bst_param (&all, appraisal.n_criteria), NULL);
}

/* --- What is missing or does not fit ---------------------------------------------------------------------------- */

static void
check_objective (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  if (!bst_has_text (BST_ACTION (record)->primary_objective))
    bst_findings_add (findings, "primary-objective", N_ ("It is not said which objective this action serves first."),
                      NULL);
}

static void
check_owner (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  if (!bst_has_text (BST_ACTION (record)->owner))
    bst_findings_add (findings, "owner", N_ ("Nobody is named as the owner of this action."), NULL);
}

static void
check_partners (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  if (bst_vec_length (BST_ACTION (record)->partners) == 0)
    bst_findings_add (findings, "partners", N_ ("No partners are named."), NULL);
}

static void
check_scope (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstAction *action = BST_ACTION (record);
  BstAppraisal appraisal;

  if (!bst_has_text (action->prevention_type) && !action->out_of_scope)
    bst_findings_add (findings, "prevention-type", N_ ("It is not said what type of prevention this is."), NULL);
  else if (appraise (context, record, &appraisal, NULL) && appraisal.out_of_scope
           && !bst_has_text (action->receiving_domain))
    bst_findings_add (findings, "receiving-domain", N_ ("It is out of scope, and no domain is named to pass it on to."),
                      NULL);
}

/* The score on the criterion that asks for a selective component, BST_UNSET where there is none. */
static gint64
selective_score (const BstRuleContext *context, const BstAction *action)
{
  GPtrArray *criteria = bst_framework_get_list (context->framework, "criteria");

  for (guint i = 0; criteria != NULL && i < criteria->len; i++)
    {
      const BstItem *item = g_ptr_array_index (criteria, i);
      const BstScore *score = bst_vec_find_element (action->scores, item->id);
      if (json_object_get_boolean_member_with_default (item->data, "selective", FALSE))
        return score != NULL ? score->value : BST_UNSET;
    }
  return BST_UNSET;
}

static void
check_universal (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstAction *action = BST_ACTION (record);
  const BstItem *type = context->framework != NULL && bst_has_text (action->prevention_type)
                            ? bst_framework_find (context->framework, action->prevention_type)
                            : NULL;

  if (type == NULL || !json_object_get_boolean_member_with_default (type->data, "universal", FALSE)
      || bst_vec_length (action->groups) > 0 || selective_score (context, action) > 0)
    return;
  bst_findings_add (findings, "groups",
                    N_ ("This is meant for everyone, and nothing in it is meant for those who are reached least."),
                    NULL);
}

static void
check_host (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstAction *action = BST_ACTION (record);

  if ((action->kind == BST_ACTION_PILOT || action->scaling_stage == BST_STAGE_PILOT)
      && !bst_has_text (action->host_structure))
    bst_findings_add (findings, "host-structure", N_ ("This pilot project has no host structure that can carry it on."),
                      NULL);
}

static void
check_once (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  if (BST_ACTION (record)->repetition == BST_REPETITION_ONCE)
    bst_findings_add (findings, "repetition", N_ ("This happens once and is not repeated."), NULL);
}

/* What the action says of itself counts before what the reviews say of its type. */
static void
check_evidence (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstAction *action = BST_ACTION (record);
  const BstItem *type = NULL, *level;
  const char *evidence = action->evidence;

  if (context->framework == NULL)
    return;
  if (bst_has_text (action->intervention_type))
    type = bst_framework_find (context->framework, action->intervention_type);
  if (!bst_has_text (evidence) && type != NULL)
    evidence = json_object_get_string_member_with_default (type->data, "evidence", NULL);
  level = bst_has_text (evidence) ? bst_framework_find (context->framework, evidence) : NULL;
  if (level != NULL && json_object_get_boolean_member_with_default (level->data, "caution", FALSE))
    bst_findings_add (
        findings, "intervention-type",
        N_ ("On its own, giving information changes what people know, and seldom how they feel or what they do."),
        NULL);
}

static void
check_innovation (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstAction *action = BST_ACTION (record);

  if (action->kind == BST_ACTION_BOTTOM_UP && !bst_has_text (action->learning_question))
    bst_findings_add (findings, "learning-question", N_ ("It is not said what this initiative is to teach us."), NULL);
}

static void
check_denominator (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstAction *action = BST_ACTION (record);
  gboolean has_count = action->reach_count != BST_UNSET, has_size = action->denominator != BST_UNSET;

  if (has_count && !has_size)
    bst_findings_add (findings, "denominator", N_ ("It is said how many people it reaches, but not of how many."),
                      NULL);
  else if (has_size && !bst_has_text (action->denominator_source))
    bst_findings_add (findings, "denominator-source", N_ ("The size of the target group has no source."), NULL);
  else if (!has_count && action->reach_bp != BST_UNSET && !has_size)
    bst_findings_add (findings, "denominator",
                      N_ ("The share that it reaches has no size of the target group behind it."), NULL);
}

/* A share that was typed may be a rounded one: up to half a percent of difference is none. */
static void
check_share (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstAction *action = BST_ACTION (record);
  BstParam said, made;
  gint64 share;

  if (action->reach_count == BST_UNSET || action->denominator == BST_UNSET || action->denominator == 0)
    return;
  share = action->reach_count * 10000 / action->denominator;
  if (action->reach_count > action->denominator)
    bst_findings_add (findings, "reach-count", N_ ("It reaches more people than the target group has."), NULL);
  else if (action->reach_bp != BST_UNSET && ABS (action->reach_bp - share) > 50)
    bst_findings_add (findings, "reach-bp",
                      N_ ("The share says {share}, and people and target group make {share-made}."), "share",
                      bst_param (&said, action->reach_bp), "share-made", bst_param (&made, share), NULL);
}

static void
check_self_declared (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  BstAppraisal appraisal;
  BstParam n, all;

  if (appraise (context, record, &appraisal, NULL) && appraisal.n_self_declared > 0)
    bst_findings_add (findings, "scores", N_ ("Of {all} scores, {n} are self-declared."), "all",
                      bst_param (&all, appraisal.n_scores), "n", bst_param (&n, appraisal.n_self_declared), NULL);
}

/* Spread before it was shown to be strong. */
static void
check_scaling (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  gint64 stage = BST_ACTION (record)->scaling_stage;
  BstAppraisal appraisal;

  if ((stage == BST_STAGE_SPREAD || stage == BST_STAGE_SUSTAINED) && appraise (context, record, &appraisal, NULL)
      && appraisal.quality != BST_QUALITY_STRONG)
    bst_findings_add (findings, "scaling-stage", N_ ("It is being spread, and has not been shown to be strong."), NULL);
}

static void
check_sheet (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstAction *action = BST_ACTION (record);
  BstAppraisal appraisal;

  if (!appraise (context, record, &appraisal, NULL)
      || (appraisal.advice != BST_ADVICE_SCALE_UP && action->kind != BST_ACTION_NEW)
      || bst_has_text (action->sheet_collaboration) || bst_has_text (action->sheet_material)
      || bst_has_text (action->sheet_means))
    return;
  bst_findings_add (findings, "sheet-collaboration",
                    N_ ("It is not said what it needs to grow: its action sheet is empty."), NULL);
}

static gboolean
has_failed_check (const BstAction *action)
{
  for (guint i = 0; i < bst_vec_length (action->gate_checks); i++)
    if (((const BstGateCheck *) action->gate_checks->items[i])->verdict == BST_CHECK_NO)
      return TRUE;
  return FALSE;
}

/* Only where the plan has a gatekeeper: the source proposes one (R170). */
static void
check_gatekeeper (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstAction *action = BST_ACTION (record);
  BstRecord *settings = bst_plan_get_single (context->plan, BST_KIND_PLAN);

  if (settings == NULL || !BST_PLAN_SETTINGS (settings)->option_gatekeeper)
    return;
  if (action->kind != BST_ACTION_EXISTING && action->gatekeeper_verdict == BST_GATE_NONE)
    bst_findings_add (findings, "gatekeeper-verdict", N_ ("This is new, and the gatekeeper has not judged it yet."),
                      NULL);
  else if (action->gatekeeper_verdict == BST_GATE_POSITIVE && has_failed_check (action))
    bst_findings_add (findings, "gate-checks", N_ ("The gatekeeper said yes, although one of the checks says no."),
                      NULL);
}

static void
check_review (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstAction *action = BST_ACTION (record);
  BstParam date;

  if (action->review_date != 0 && action->review_date < context->today && action->scaling_stage != BST_STAGE_STOPPED)
    bst_findings_add (findings, "review-date", N_ ("It was to be looked at again on {date}."), "date",
                      bst_param (&date, action->review_date), NULL);
}

#define RULE(id, severity, title, why, mend, source, check) \
  { id, BST_KIND_ACTIONS, BST_SEVERITY_##severity, title, why, mend, source, check }

const BstRule bst_action_rules[] = {
  RULE ("pf.quality", NOTE, N_ ("Quality"), N_ ("Quality is read from the scores alone, so that everybody can see where it comes from."),
        N_ ("Give each criterion a score, with a reason and who says so."), "R162", check_quality),
  RULE ("pf.reach", NOTE, N_ ("Reach"), N_ ("An action can only make a difference in Flanders when it runs everywhere and reaches enough people."),
        N_ ("Fill in how many people it reaches, how large the target group is, and where that figure comes from."), "R163", check_reach),
  RULE ("pf.advice", NOTE, N_ ("Advice"), N_ ("Strengthening what works comes before starting something new."),
        N_ ("Change the scores, the reach or the scope: the advice follows."), "R158, R164, R169", check_advice),
  RULE ("pf.objective", ADVICE, N_ ("An objective"), N_ ("Without an objective an action counts nowhere, and its gap looks empty."),
        N_ ("Choose the objective that it serves most directly; others can stand beside it."), "R062", check_objective),
  RULE ("pf.owner", ADVICE, N_ ("An owner"), N_ ("Somebody must be able to answer for the data and the plans."),
        N_ ("Name the organisation that carries it."), "R065", check_owner),
  RULE ("pf.partners", NOTE, N_ ("Who works on it"), N_ ("No single body can carry an objective alone."),
        N_ ("Name who works on it, and in which form you work together now."), "R129", check_partners),
  RULE ("pf.scope", ADVICE, N_ ("Scope"), N_ ("The plan is about promotion and prevention before there are complaints; care has its own plans."),
        N_ ("Choose the type of prevention. If it is out of scope, name the domain that can use it, or say why it belongs here."), "R032, R033, R192",
        check_scope),
  RULE ("pf.universal", ADVICE, N_ ("Something for those reached least"),
        N_ ("What is meant for everyone is used most by those who need it least, and widens the gap."),
        N_ ("Add what is done for one or more vulnerable groups, for example “extra sessions in neighbourhood centres”."), "R057", check_universal),
  RULE ("pf.host", ADVICE, N_ ("A host structure for a pilot"), N_ ("A pilot beside the existing structures disappears with its money: projectitis."),
        N_ ("Name the existing service or network in which it runs and that can carry it on."), "R208", check_host),
  RULE ("pf.once", ADVICE, N_ ("Repetition"), N_ ("What happens once leaves little behind."),
        N_ ("Say how it is repeated or kept up, for example “every school year”."), "R015", check_once),
  RULE ("pf.evidence", ADVICE, N_ ("Evidence"), N_ ("The reviews found that information alone hardly changes health or the step towards help."),
        N_ ("Combine it with practising skills or with support, or say what else it is part of."), "R136", check_evidence),
  RULE ("pf.innovation", ADVICE, N_ ("What an initiative teaches"), N_ ("Something new gets a chance when it rests on what is known to work and is evaluated."),
        N_ ("Put the question that it must answer, for example “do young men stay until the last session?”."), "R132", check_innovation),
  RULE ("pf.denominator", ADVICE, N_ ("The size of the target group"), N_ ("Reach is a share: without a size and its source nobody can check it."),
        N_ ("Fill in how many people the target group has, and where you found that."), "R163", check_denominator),
  RULE ("pf.share", ERROR, N_ ("Reach that adds up"), N_ ("Two figures that contradict each other make both worthless."),
        N_ ("Correct the people reached, the size of the target group or the share."), "R163", check_share),
  RULE ("pf.self-declared", NOTE, N_ ("Self-declared"), N_ ("Owners may judge their own action too high, and also too low."),
        N_ ("Have somebody else look at it, and note who and when."), "R169", check_self_declared),
  RULE ("pf.scaling", ADVICE, N_ ("Scaling up"), N_ ("Only what is strong deserves to be spread."),
        N_ ("Have it scored first, or put it back on the track at “adapted”."), "R164", check_scaling),
  RULE ("pf.sheet", NOTE, N_ ("The action sheet"), N_ ("Without its needs nobody can help an action to grow."),
        N_ ("Say what it needs in collaboration, in material and in means."), "R165, R194", check_sheet),
  RULE ("pf.gatekeeper", ADVICE, N_ ("The gatekeeper"), N_ ("New initiatives must not push aside what is stronger."),
        N_ ("Go through the six checks and note the verdict with its date and reason."), "R170", check_gatekeeper),
  RULE ("pf.review", ADVICE, N_ ("Looked at again"), N_ ("A portfolio that is not looked at again grows old."),
        N_ ("Look at the scores and the reach again, and set the next day."), "R167", check_review),
};
const guint bst_n_action_rules = G_N_ELEMENTS (bst_action_rules);
