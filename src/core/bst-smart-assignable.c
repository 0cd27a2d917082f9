/* SPDX-License-Identifier: EUPL-1.2 */
/* A: exactly one owner, known and agreed; or, read as ambitious, why the target stretches (R193, R205). */
#include "bst-smart-rules.h"
#include "kinds/bst-actor.h"

static void
check_owner (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);

  if (!bst_has_text (point->owner))
    bst_findings_add (findings, "owner",
                      bst_vec_length (point->co_owners) > 0 ? N_ ("There are co-owners, but no owner.")
                                                            : N_ ("Nobody owns this yet."),
                      NULL);
  else if (bst_vec_has_ref (point->co_owners, point->owner))
    bst_findings_add (findings, "co-owners", N_ ("The owner is listed as a co-owner as well."), NULL);
}

static void
check_known_owner (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);
  BstRecord *owner;

  if (!bst_has_text (point->owner))
    return;
  owner = bst_plan_find (context->plan, BST_KIND_ACTORS, point->owner);
  if (owner == NULL)
    bst_findings_add (findings, "owner", N_ ("The owner is not among the partners of this plan."), NULL);
  else if (!bst_has_text (BST_ACTOR (owner)->name))
    bst_findings_add (findings, "owner", N_ ("The owner has no name yet."), NULL);
}

static const char *
owner_name (const BstRuleContext *context, const BstActionPoint *point)
{
  BstRecord *owner = bst_plan_find (context->plan, BST_KIND_ACTORS, point->owner);
  const char *name = owner ? BST_ACTOR (owner)->name : NULL;

  return bst_has_text (name) ? name : "…";
}

static void
check_agreement (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  static const char *const messages[] = {
    [BST_AGREEMENT_NONE] = N_ ("{owner} has not been asked yet."),
    [BST_AGREEMENT_PROPOSED] = N_ ("Waiting for the owner: {owner} is proposed, but has not been asked."),
    [BST_AGREEMENT_ASKED] = N_ ("Waiting for the owner: {owner} has been asked and has not answered yet."),
    [BST_AGREEMENT_CONFIRMED] = NULL,
    [BST_AGREEMENT_REFUSED] = N_ ("{owner} has refused: look for another owner."),
  };
  const BstActionPoint *point = BST_ACTION_POINT (record);

  if (bst_has_text (point->owner) && messages[point->agreement])
    bst_findings_add (findings, "agreement", messages[point->agreement], "owner", owner_name (context, point), NULL);
}

static void
check_ambition (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  if (bst_smart_has_check (context, "a.ambition") && !bst_has_text (BST_ACTION_POINT (record)->ambition))
    bst_findings_add (findings, "ambition", N_ ("It is not said why the target is ambitious and yet within reach."),
                      NULL);
}

const BstRule bst_smart_assignable_rules[] = {
  { "a.owner", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("One owner"),
    N_ ("What belongs to everyone is done by no one: one actor coordinates and reports."),
    N_ ("Choose one organisation as the owner; those who help are co-owners."), "R193, R205", check_owner },
  { "a.known-owner", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("A known owner"),
    N_ ("The owner gets the questions of the yearly contribution and stands in the report."),
    N_ ("Add the organisation, or the function in it, to the partners and give it a name. Never a private person."),
    "R205", check_known_owner },
  { "a.agreement", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("The agreement of the owner"),
    N_ ("Each domain decides on its own work: an owner who does not know of it yet is no owner."),
    N_ ("Ask the owner, and note the day on which it was confirmed."), "R193, R205", check_agreement },
  { "a.ambition", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("Ambition"),
    N_ ("This plan reads A as ambitious: a target that comes by itself changes nothing, one out of reach discourages."),
    N_ ("Write one sentence, for example “twice as many firms as last year, for which the course now also runs online”."),
    "R193", check_ambition },
};
const guint bst_smart_n_assignable_rules = G_N_ELEMENTS (bst_smart_assignable_rules);
