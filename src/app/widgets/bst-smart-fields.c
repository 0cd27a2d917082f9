/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-smart-fields.h"
#include "kinds/bst-action-point.h"

static gboolean
has_kind (gconstpointer record)
{
  const BstActionPoint *point = record;

  return point->target_kind != BST_TARGET_NONE;
}

/* What is delivered is there or not: it has no amount. */
static gboolean
has_amount (gconstpointer record)
{
  const BstActionPoint *point = record;

  return has_kind (record) && point->target_kind != BST_TARGET_DELIVERY;
}

static gboolean
has_baseline (gconstpointer record)
{
  const BstActionPoint *point = record;

  return has_amount (record) && point->target_kind != BST_TARGET_MAXIMUM;
}

static gboolean
knows_baseline (gconstpointer record)
{
  const BstActionPoint *point = record;

  return has_baseline (record) && point->baseline_value != BST_UNSET;
}

static gboolean
measures_baseline (gconstpointer record)
{
  const BstActionPoint *point = record;

  return has_baseline (record) && point->baseline_value == BST_UNSET;
}

static gboolean
has_owner (gconstpointer record)
{
  const BstActionPoint *point = record;

  return point->owner != NULL;
}

static gboolean
has_means (gconstpointer record)
{
  const BstActionPoint *point = record;

  return point->means_kind != BST_MEANS_UNKNOWN;
}

static gboolean
is_pilot (gconstpointer record)
{
  const BstActionPoint *point = record;

  return point->pilot != 0;
}

static gboolean
is_halted (gconstpointer record)
{
  const BstActionPoint *point = record;

  return point->status == BST_STATUS_SUSPENDED || point->status == BST_STATUS_STOPPED;
}

static gboolean
never (gconstpointer record)
{
  return FALSE; /* a plan that reads A as ambitious has a finding on it, and that shows it */
}

/* R193, R205, R206, R208. Within a part in the order in which people think: what, then how much, then by when. */
const BstFormField bst_smart_fields[] = {
  { "title", 'S', FALSE, N_ ("What happens, exactly?"),
    N_ ("Say in one sentence who does what. For example: “Team coaches in 60 care homes hold a talk on workload every month.”"),
    N_ ("describe what will be done") },
  { "for-whom", 'S', FALSE, NULL, N_ ("The people whom this reaches. For example: “pupils in the second grade”."),
    N_ ("fill in whom this reaches") },
  { "groups", 'S' },
  { "where", 'S', FALSE, NULL, NULL, N_ ("all of Flanders") },

  { "target-kind", 'M', FALSE, NULL,
    N_ ("A guide is delivered, 400 firms are reached, six in ten teams take part: each is followed up in its own way.") },
  { "measure", 'M', FALSE, N_ ("What is counted or delivered"),
    N_ ("For example: “firms of which at least one manager completed the course”."), N_ ("fill in by what people will see it") },
  { "baseline-value", 'M', FALSE, NULL, NULL, NULL, NULL, has_baseline },
  { "target-value", 'M', TRUE, NULL, NULL, NULL, NULL, has_amount },
  { "target-unit", 'M', TRUE, NULL, NULL, NULL, NULL, has_amount },
  { "baseline-date", 'M', FALSE, N_ ("Baseline measured on"), NULL, NULL, NULL, knows_baseline },
  { "baseline-source", 'M', TRUE, NULL, NULL, N_ ("for example a register"), NULL, knows_baseline },
  { "baseline-until", 'M', FALSE, NULL, N_ ("Is the baseline not known yet? Say until when it is being measured."), NULL, NULL, measures_baseline },

  { "owner", 'A', FALSE, N_ ("Owner (exactly one)"), N_ ("One organisation coordinates and reports. Others that help are co-owners.") },
  { "agreement", 'A', FALSE, NULL, NULL, NULL, NULL, has_owner },
  { "agreement-date", 'A', TRUE, NULL, NULL, NULL, NULL, has_owner },
  { "ambition", 'A', FALSE, NULL, NULL, NULL, NULL, never },

  { "objective", 'R', FALSE, NULL, NULL, N_ ("choose an objective") },
  { "relevance", 'R', FALSE, NULL, N_ ("One sentence: what does this change for the objective?"), N_ ("fill in why this helps") },
  { "means-kind", 'R' },
  { "means", 'R', FALSE, NULL, N_ ("People, money or material. For example: “0.5 full-time equivalent in the existing team”."), NULL, NULL, has_means },
  { "preconditions", 'R', FALSE, NULL, N_ ("What must hold for this to work, and who sees to it?") },
  { "pilot", 'R' },
  { "host-structure", 'R', FALSE, NULL, N_ ("Which existing structure carries it on when the pilot ends?"), NULL, NULL, is_pilot },

  { "start", 'T' },
  { "deadline", 'T', TRUE },
  { "milestones", 'T', FALSE, NULL, NULL, NULL, N_ ("Add a Milestone") },

  { "status", BST_PART_FOLLOW_UP },
  { "status-reason", BST_PART_FOLLOW_UP, FALSE, NULL, NULL, NULL, NULL, is_halted },
  { "progress", BST_PART_FOLLOW_UP, FALSE, NULL, NULL, NULL, N_ ("Add an Entry") },

  { "specific", BST_PART_MORE, FALSE, N_ ("More about it") },
  { "settings", BST_PART_MORE },
  { "co-owners", BST_PART_MORE, FALSE, NULL, N_ ("Organisations that share the work. They do not report on it.") },
  { "domain", BST_PART_MORE, FALSE, NULL, NULL, N_ ("choose a policy domain") },
  { "action", BST_PART_MORE, FALSE, NULL, NULL, N_ ("choose an action") },
  { "measure-kind", BST_PART_MORE, FALSE, NULL, N_ ("A measure tells what the action does; an indicator of the whole population belongs under “contributes to”.") },
  { "target-date", BST_PART_MORE, FALSE, NULL, N_ ("Only where this is another day than the deadline.") },
  { "period-targets", BST_PART_MORE, FALSE, NULL, N_ ("What is to be reached each year on the way to the target."), NULL, N_ ("Add a Year") },
  { "contributes-to", BST_PART_MORE, FALSE, NULL, N_ ("Indicators of the population, for context. An action point contributes to them and is not judged by them.") },
  { "depends-on", BST_PART_MORE, FALSE, NULL, N_ ("Action points that must be finished first.") },
  { "risk", BST_PART_MORE, FALSE, NULL, N_ ("What could go wrong, and what then?") },
  { "note", BST_PART_MORE },
  { "confidential", BST_PART_MORE, FALSE, NULL, N_ ("Stays out of the projection and out of reports.") },
};

const guint bst_n_smart_fields = G_N_ELEMENTS (bst_smart_fields);
