/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-action-fields.h"
#include "kinds/bst-action.h"

/* --- Which fields apply -------------------------------------------------------------------------------------------- */

static gboolean
tries_something (gconstpointer record)
{
  const BstAction *action = record;

  return action->kind == BST_ACTION_PILOT || action->kind == BST_ACTION_BOTTOM_UP
         || action->scaling_stage == BST_STAGE_PILOT;
}

static gboolean
is_repeated (gconstpointer record)
{
  const BstAction *action = record;

  return action->repetition == BST_REPETITION_REPEATED || action->repetition == BST_REPETITION_CONTINUOUS;
}

/* A share that was imported without the people behind it. The editor never asks for one. */
static gboolean
never (gconstpointer record)
{
  return FALSE;
}

static gboolean
has_verdict (gconstpointer record)
{
  return ((const BstAction *) record)->gatekeeper_verdict != BST_GATE_NONE;
}

/* --- Groups and fields --------------------------------------------------------------------------------------------- */

/* Most used first. */
const BstFormGroup bst_action_groups[] = {
  { BST_GROUP_WHAT, N_ ("What it is"), NULL, TRUE },
  { BST_GROUP_WHOM, N_ ("For whom and where"), NULL, TRUE },
  { BST_GROUP_QUALITY, N_ ("Quality"), NULL, TRUE, TRUE },
  { BST_GROUP_REACH, N_ ("Reach"), NULL, TRUE, TRUE },
  { BST_GROUP_EVIDENCE, N_ ("Evidence and scope"), NULL, FALSE, TRUE },
  { BST_GROUP_COLLABORATION, N_ ("Working together"), N_ ("Per partner: in which form you work together now, and in which you would want to."), FALSE, TRUE },
  { BST_GROUP_LEVERS, N_ ("Levers"), N_ ("What makes it feasible, on each of three levels."), FALSE, TRUE },
  { BST_GROUP_TRACK, N_ ("Track of scaling up"), NULL, FALSE, TRUE },
  { BST_GROUP_GATE, N_ ("Gatekeeper"), NULL, FALSE, TRUE },
  { BST_GROUP_SHEET, N_ ("What it needs to grow"), N_ ("These three make the action sheet."), FALSE, TRUE },
  { BST_GROUP_MORE, N_ ("More fields"), NULL, FALSE, TRUE },
};
const guint bst_n_action_groups = G_N_ELEMENTS (bst_action_groups);

/* R150–R175, R190, R194–R198, R208, R210, R216–R218. */
const BstFormField bst_action_form_fields[] = {
  { "title", BST_GROUP_WHAT, FALSE, N_ ("What is the action called?"), N_ ("A name that people use. For example: “Talking café for new parents”."), N_ ("name the action") },
  { "description", BST_GROUP_WHAT, FALSE, N_ ("What happens in it"), N_ ("In a few sentences, so that somebody who does not know it can picture it."), N_ ("describe what people do") },
  { "kind", BST_GROUP_WHAT },
  { "owner", BST_GROUP_WHAT, FALSE, NULL, N_ ("The organisation that answers for the data and the plans.") },
  { "host-structure", BST_GROUP_WHAT, FALSE, NULL, N_ ("Which existing service or network does it run in, and can carry it on?"), NULL, NULL, tries_something },
  { "learning-question", BST_GROUP_WHAT, FALSE, NULL, N_ ("What must it teach us? For example: “do young men stay until the last session?”"), NULL, NULL, tries_something },
  { "repetition", BST_GROUP_WHAT },
  { "repetition-note", BST_GROUP_WHAT, TRUE, NULL, NULL, N_ ("for example: every school year"), NULL, is_repeated },
  { "start", BST_GROUP_WHAT },
  { "end", BST_GROUP_WHAT, TRUE },

  { "primary-objective", BST_GROUP_WHOM, FALSE, NULL, N_ ("The one that it serves most directly. The gap matrix counts it there."), N_ ("choose an objective") },
  { "other-objectives", BST_GROUP_WHOM },
  { "phases", BST_GROUP_WHOM },
  { "groups", BST_GROUP_WHOM },
  { "settings", BST_GROUP_WHOM },
  { "level", BST_GROUP_WHOM },
  { "domain", BST_GROUP_WHOM, FALSE, NULL, NULL, N_ ("choose a policy domain") },
  { "domains", BST_GROUP_WHOM },

  { "review-date", BST_GROUP_QUALITY, FALSE, NULL, N_ ("When the scores and the reach are looked at again.") },
  { "good-practice", BST_GROUP_QUALITY },

  { "flanders-wide", BST_GROUP_REACH, FALSE, N_ ("Runs in all of Flanders") },
  { "reach-count", BST_GROUP_REACH, FALSE, NULL, NULL, N_ ("how many people") },
  { "denominator", BST_GROUP_REACH, TRUE, NULL, NULL, N_ ("of how many people") },
  { "denominator-source", BST_GROUP_REACH, FALSE, NULL, N_ ("Where the size of the target group comes from. For example: “Statistiek Vlaanderen, 2025”."), N_ ("a register, a survey, a count") },
  { "reach-provenance", BST_GROUP_REACH, FALSE, N_ ("Who says so") },
  { "reach-bp", BST_GROUP_REACH, FALSE, N_ ("Share without the people behind it (%)"), N_ ("This was noted as a share. Fill in people and target group, and it is not needed any more."), NULL, NULL, never },

  { "prevention-type", BST_GROUP_EVIDENCE, FALSE, NULL, NULL, N_ ("choose a type of prevention") },
  { "out-of-scope", BST_GROUP_EVIDENCE, FALSE, N_ ("Belongs to another plan, whatever its type") },
  { "receiving-domain", BST_GROUP_EVIDENCE, FALSE, NULL, N_ ("The policy domain that can use it."), N_ ("choose a policy domain"), NULL, never },
  { "scope-reason", BST_GROUP_EVIDENCE, FALSE, NULL, N_ ("One sentence brings it back in the portfolio."), NULL, NULL, never },
  { "intervention-type", BST_GROUP_EVIDENCE, FALSE, NULL, NULL, N_ ("choose a type of intervention") },
  { "evidence", BST_GROUP_EVIDENCE, FALSE, N_ ("Evidence for this action itself"), N_ ("Empty: what the reviews say of its type counts."), N_ ("choose what the evidence says") },
  { "evidence-note", BST_GROUP_EVIDENCE, FALSE, NULL, N_ ("Which study or evaluation, and what it found.") },

  { "partners", BST_GROUP_COLLABORATION, FALSE, NULL, NULL, NULL, N_ ("Add a Partner") },
  { "co-owners", BST_GROUP_COLLABORATION, FALSE, NULL, N_ ("Organisations that share the responsibility.") },

  { "lever-micro", BST_GROUP_LEVERS },
  { "lever-meso", BST_GROUP_LEVERS },
  { "lever-macro", BST_GROUP_LEVERS },

  { "scaling-stage", BST_GROUP_TRACK, FALSE, N_ ("Where it stands") },
  { "scale-up-criterion", BST_GROUP_TRACK, FALSE, NULL, N_ ("What must be seen first. For example: “in two regions seven in ten people stay to the end”.") },

  { "gatekeeper-verdict", BST_GROUP_GATE, FALSE, N_ ("Verdict") },
  { "gatekeeper-date", BST_GROUP_GATE, TRUE, NULL, NULL, NULL, NULL, has_verdict },
  { "gatekeeper-note", BST_GROUP_GATE, FALSE, NULL, N_ ("Why, and under which conditions."), NULL, NULL, has_verdict },

  { "sheet-collaboration", BST_GROUP_SHEET, FALSE, N_ ("Collaboration"), N_ ("Who must join, and what for?") },
  { "sheet-material", BST_GROUP_SHEET, FALSE, N_ ("Material"), N_ ("What must be made, translated or adapted?") },
  { "sheet-means", BST_GROUP_SHEET, FALSE, N_ ("Means"), N_ ("People, money and time.") },

  { "horizon", BST_GROUP_MORE },
  { "transition-paths", BST_GROUP_MORE },
  { "hinge-moments", BST_GROUP_MORE },
  { "determinants", BST_GROUP_MORE },
  { "dimensions", BST_GROUP_MORE },
  { "channels", BST_GROUP_MORE },
  { "methods", BST_GROUP_MORE },
  { "related-plans", BST_GROUP_MORE },
  { "website", BST_GROUP_MORE, FALSE, NULL, NULL, N_ ("for example www.example.org") },
  { "note", BST_GROUP_MORE },
};
const guint bst_n_action_form_fields = G_N_ELEMENTS (bst_action_form_fields);
