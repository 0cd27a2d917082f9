/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-action-point.h"
#include "bst-define-kind.h"

static const BstField milestone_fields[] = {
  BST_FIELD (BstMilestone, title, "title", TEXT, N_ ("Milestone")),
  BST_FIELD (BstMilestone, date, "date", DATE, N_ ("Planned for")),
  BST_FIELD (BstMilestone, done, "done", FLAG, N_ ("Reached")),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstMilestone, milestone);

static const BstField progress_fields[] = {
  BST_FIELD (BstProgressEntry, date, "date", DATE, N_ ("Date")),
  BST_FIELD (BstProgressEntry, percent, "percent", INTEGER, N_ ("Done (%)"), .fallback = BST_UNSET, .min = 0, .max = 100),
  BST_FIELD (BstProgressEntry, note, "note", LONGTEXT, N_ ("Note")),
  BST_FIELD (BstProgressEntry, author, "author", TEXT, N_ ("By")),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstProgressEntry, progress);

static const BstField period_target_fields[] = {
  BST_FIELD (BstPeriodTarget, year, "year", INTEGER, N_ ("Year"), .fallback = BST_UNSET, .min = 1900, .max = 2200),
  BST_FIELD (BstPeriodTarget, value, "value", DECIMAL, N_ ("Value"), .fallback = BST_UNSET),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstPeriodTarget, period_target);

static const BstField set_aside_fields[] = {
  BST_FIELD (BstSetAside, reason, "reason", TEXT, N_ ("Not applicable, because")),
  BST_FIELD (BstSetAside, date, "date", DATE, N_ ("Date")),
  BST_FIELD (BstSetAside, author, "author", TEXT, N_ ("By")),
  BST_UNKNOWN_FIELD (BstElement),
};
const BstFieldTable bst_set_aside_table = BST_FIELD_TABLE (set_aside_fields, sizeof (BstSetAside));

static const BstEnumValue target_kinds[] = {
  { "none", N_ ("Not chosen yet") },
  { "delivery", N_ ("Something is delivered") },
  { "number", N_ ("Reach a number") },
  { "share", N_ ("Reach a share (%)") },
  { "keep", N_ ("Keep a level") },
  { "maximum", N_ ("Stay below a maximum") },
  { NULL },
};

static const BstEnumValue measure_kinds[] = {
  { "unknown", N_ ("Not said") },
  { "input", N_ ("Input: money, people, material") },
  { "process", N_ ("Process: how it is carried out") },
  { "output", N_ ("Output: what is delivered or reached") },
  { "outcome", N_ ("Outcome of the programme") },
  { "population", N_ ("Population indicator") },
  { NULL },
};

static const BstEnumValue means_kinds[] = {
  { "unknown", N_ ("Not said") },
  { "within-operation", N_ ("Within existing operation") },
  { "budgeted", N_ ("Budget found") },
  { "to-budget", N_ ("To be budgeted") },
  { NULL },
};

static const BstEnumValue agreements[] = {
  { "none", N_ ("Not asked yet") },
  { "proposed", N_ ("Proposed") },
  { "asked", N_ ("Asked") },
  { "confirmed", N_ ("Confirmed") },
  { "refused", N_ ("Refused") },
  { NULL },
};

static const BstEnumValue statuses[] = {
  { "concept", N_ ("Draft") },
  { "proposed", N_ ("Proposed") },
  { "agreed", N_ ("Agreed") },
  { "running", N_ ("Running") },
  { "suspended", N_ ("Suspended") },
  { "done", N_ ("Completed") },
  { "stopped", N_ ("Stopped") },
  { NULL },
};

#define TERMS .targets = BST_TARGET (BST_KIND_TERMS), .on_remove = BST_ON_REMOVE_CLEAR

/* R193, R205: the five parts of SMART; R208: pilots; R162–R168 and R176 on measures. */
static const BstField bst_action_point_fields[] = {
  BST_FIELD (BstActionPoint, title, "title", TEXT, N_ ("Action point")),
  BST_FIELD (BstActionPoint, specific, "specific", LONGTEXT, N_ ("What exactly happens")),
  BST_FIELD (BstActionPoint, for_whom, "for-whom", TEXT, N_ ("For whom")),
  BST_FIELD (BstActionPoint, where, "where", TEXT, N_ ("Where")),
  BST_FIELD (BstActionPoint, groups, "groups", REFS, N_ ("Vulnerable groups"), .list = "groups", TERMS),
  BST_FIELD (BstActionPoint, settings, "settings", REFS, N_ ("Settings"), .list = "settings", TERMS),
  BST_FIELD (BstActionPoint, objective, "objective", REF, N_ ("Objective"),
             .list = "operational-objectives operational-sub-objectives strategic-objectives strategic-sub-objectives",
             .targets = BST_TARGET (BST_KIND_OBJECTIVES), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstActionPoint, action, "action", REF, N_ ("Action in the portfolio"), .targets = BST_TARGET (BST_KIND_ACTIONS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstActionPoint, target_kind, "target-kind", ENUM, N_ ("Kind of target"), .values = target_kinds),
  BST_FIELD (BstActionPoint, measure, "measure", TEXT, N_ ("Measure")),
  BST_FIELD (BstActionPoint, measure_kind, "measure-kind", ENUM, N_ ("Kind of measure"), .values = measure_kinds),
  BST_FIELD (BstActionPoint, baseline_value, "baseline-value", DECIMAL, N_ ("Baseline"), .fallback = BST_UNSET),
  BST_FIELD (BstActionPoint, baseline_date, "baseline-date", DATE, N_ ("Measured on")),
  BST_FIELD (BstActionPoint, baseline_source, "baseline-source", TEXT, N_ ("Source of the baseline")),
  BST_FIELD (BstActionPoint, baseline_until, "baseline-until", DATE, N_ ("Baseline is being measured until")),
  BST_FIELD (BstActionPoint, target_value, "target-value", DECIMAL, N_ ("Target"), .fallback = BST_UNSET),
  BST_FIELD (BstActionPoint, target_unit, "target-unit", TEXT, N_ ("Unit")),
  BST_FIELD (BstActionPoint, target_date, "target-date", DATE, N_ ("Target to be reached by")),
  BST_FIELD (BstActionPoint, period_targets, "period-targets", LIST, N_ ("Period targets"), .elements = &period_target_table),
  BST_FIELD (BstActionPoint, contributes_to, "contributes-to", REFS, N_ ("Contributes to"), .list = "indicators",
             .targets = BST_TARGET (BST_KIND_INDICATORS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstActionPoint, means_kind, "means-kind", ENUM, N_ ("Means"), .values = means_kinds),
  BST_FIELD (BstActionPoint, means, "means", LONGTEXT, N_ ("Which means")),
  BST_FIELD (BstActionPoint, preconditions, "preconditions", LONGTEXT, N_ ("Preconditions")),
  BST_FIELD (BstActionPoint, pilot, "pilot", FLAG, N_ ("Pilot project")),
  BST_FIELD (BstActionPoint, host_structure, "host-structure", TEXT, N_ ("Host structure")),
  BST_FIELD (BstActionPoint, risk, "risk", LONGTEXT, N_ ("Risk")),
  BST_FIELD (BstActionPoint, relevance, "relevance", LONGTEXT, N_ ("Why it serves the objective")),
  BST_FIELD (BstActionPoint, ambition, "ambition", LONGTEXT, N_ ("Why the target stretches, and yet holds")),
  BST_FIELD (BstActionPoint, start, "start", DATE, N_ ("Start")),
  BST_FIELD (BstActionPoint, deadline, "deadline", DATE, N_ ("Deadline")),
  BST_FIELD (BstActionPoint, milestones, "milestones", LIST, N_ ("Milestones"), .elements = &milestone_table),
  BST_FIELD (BstActionPoint, owner, "owner", REF, N_ ("Owner"), .targets = BST_TARGET (BST_KIND_ACTORS)),
  BST_FIELD (BstActionPoint, agreement, "agreement", ENUM, N_ ("Agreement of the owner"), .values = agreements),
  BST_FIELD (BstActionPoint, agreement_date, "agreement-date", DATE, N_ ("Date of the agreement")),
  BST_FIELD (BstActionPoint, co_owners, "co-owners", REFS, N_ ("Co-owners"), .targets = BST_TARGET (BST_KIND_ACTORS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstActionPoint, domain, "domain", REF, N_ ("Policy domain"), .list = "policy-domains", TERMS),
  BST_FIELD (BstActionPoint, depends_on, "depends-on", REFS, N_ ("Depends on"), .targets = BST_TARGET (BST_KIND_ACTION_POINTS), .on_remove = BST_ON_REMOVE_CLEAR, .makes_chains = TRUE),
  BST_FIELD (BstActionPoint, status, "status", ENUM, N_ ("Status"), .values = statuses),
  BST_FIELD (BstActionPoint, status_reason, "status-reason", TEXT, N_ ("Reason of the status")),
  BST_FIELD (BstActionPoint, progress, "progress", LIST, N_ ("Progress"), .elements = &progress_table),
  BST_FIELD (BstActionPoint, set_aside, "set-aside", LIST, N_ ("Findings set aside"), .elements = &bst_set_aside_table),
  BST_FIELD (BstActionPoint, confidential, "confidential", FLAG, N_ ("Confidential")),
  BST_FIELD (BstActionPoint, note, "note", LONGTEXT, N_ ("Note")),
  BST_FIELD (BstActionPoint, order, "order", TEXT, N_ ("Place in the list")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstActionPoint, bst_action_point, ACTION_POINTS)
