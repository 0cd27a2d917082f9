/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-evaluation.c - causes and effects, assessments, yearly reviews, decisions and judgements of gaps. */
#include "bst-gap-judgement.h"
#include "bst-define-kind.h"

#define TERMS .targets = BST_TARGET (BST_KIND_TERMS), .on_remove = BST_ON_REMOVE_CLEAR
#define OBJECTIVE_LISTS \
  "strategic-objectives operational-objectives strategic-sub-objectives operational-sub-objectives"
#define ANY_NODE \
  BST_TARGET (BST_KIND_OBJECTIVES) | BST_TARGET (BST_KIND_ACTIONS) | BST_TARGET (BST_KIND_ACTION_POINTS) \
      | BST_TARGET (BST_KIND_INDICATORS) | BST_TARGET (BST_KIND_TERMS)

/* --- Theory of change: R186–R188 --- */
typedef struct {
  BstRecord parent_instance;
  char *from, *to, *assumption, *evidence, *outside_factors, *note;
  gint64 tested;
} BstTocLink;

static const BstEnumValue tested[] = {
  { "untested", N_ ("Not tested") },
  { "plausible", N_ ("Plausible") },
  { "supported", N_ ("Supported") },
  { "contradicted", N_ ("Contradicted") },
  { NULL },
};

static const BstField bst_toc_link_fields[] = {
  BST_FIELD (BstTocLink, from, "from", REF, N_ ("Cause"), .list = OBJECTIVE_LISTS " indicators", .targets = ANY_NODE, .on_remove = BST_ON_REMOVE_OWN),
  BST_FIELD (BstTocLink, to, "to", REF, N_ ("Effect"), .list = OBJECTIVE_LISTS " indicators", .targets = ANY_NODE, .on_remove = BST_ON_REMOVE_OWN),
  BST_FIELD (BstTocLink, assumption, "assumption", LONGTEXT, N_ ("Assumption")),
  BST_FIELD (BstTocLink, tested, "tested", ENUM, N_ ("Tested"), .values = tested),
  BST_FIELD (BstTocLink, evidence, "evidence", LONGTEXT, N_ ("Evidence")),
  BST_FIELD (BstTocLink, outside_factors, "outside-factors", LONGTEXT, N_ ("Outside factors")),
  BST_FIELD (BstTocLink, note, "note", LONGTEXT, N_ ("Note")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstTocLink, bst_toc_link, TOC_LINKS)

/* --- Assessments: CHEERS, transferability, GGB test, coordination scenario (R142–R149, R200–R203) --- */
typedef struct {
  BstElement parent; /* id: the item's, for instance "cheers.4" */
  char *text;
  gint64 verdict, value;
} BstAssessmentItem;

static const BstEnumValue verdicts[] = {
  { "open", N_ ("Not answered") },
  { "yes", N_ ("Yes") },
  { "partly", N_ ("Partly") },
  { "no", N_ ("No") },
  { "positive", N_ ("Positive effect") },
  { "neutral", N_ ("No effect") },
  { "negative", N_ ("Negative effect") },
  { NULL },
};

static const BstField assessment_item_fields[] = {
  BST_FIELD (BstAssessmentItem, verdict, "verdict", ENUM, N_ ("Verdict"), .values = verdicts),
  BST_FIELD (BstAssessmentItem, value, "value", DECIMAL, N_ ("Value"), .fallback = BST_UNSET),
  BST_FIELD (BstAssessmentItem, text, "text", LONGTEXT, N_ ("Answer")),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstAssessmentItem, assessment_item);

static const BstEnumValue assessment_kinds[] = {
  { "cheers", N_ ("Health-economic worksheet") },
  { "transferability", N_ ("Transferability") },
  { "ggb-test", N_ ("GGB test of a policy choice") },
  { "scope", N_ ("Scope") },
  { "scenario", N_ ("Coordination scenario") },
  { NULL },
};

typedef struct {
  BstRecord parent_instance;
  char *title, *subject, *domain, *scenario_now, *scenario_wanted, *conclusion, *assessor, *note;
  gint64 kind, date, cost, effect, discount_bp;
  BstVec *items, *objectives, *groups;
} BstAssessment;

static const BstField bst_assessment_fields[] = {
  BST_FIELD (BstAssessment, kind, "kind", ENUM, N_ ("Kind"), .values = assessment_kinds),
  BST_FIELD (BstAssessment, title, "title", TEXT, N_ ("Title")),
  BST_FIELD (BstAssessment, subject, "subject", REF, N_ ("About"),
             .targets = BST_TARGET (BST_KIND_ACTIONS) | BST_TARGET (BST_KIND_ACTION_POINTS), .on_remove = BST_ON_REMOVE_OWN),
  BST_FIELD (BstAssessment, domain, "domain", REF, N_ ("Policy domain"), .list = "policy-domains", TERMS),
  BST_FIELD (BstAssessment, date, "date", DATE, N_ ("Date")),
  BST_FIELD (BstAssessment, assessor, "assessor", TEXT, N_ ("Assessed by (function)")),
  BST_FIELD (BstAssessment, objectives, "objectives", REFS, N_ ("Objectives"), .list = OBJECTIVE_LISTS, .targets = BST_TARGET (BST_KIND_OBJECTIVES), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstAssessment, groups, "groups", REFS, N_ ("Groups"), .list = "groups", TERMS),
  BST_FIELD (BstAssessment, scenario_now, "scenario-now", REF, N_ ("Scenario now"), .list = "coordination-scenarios"),
  BST_FIELD (BstAssessment, scenario_wanted, "scenario-wanted", REF, N_ ("Scenario wanted"), .list = "coordination-scenarios"),
  BST_FIELD (BstAssessment, cost, "cost-cents", MONEY, N_ ("Cost"), .fallback = BST_UNSET),
  BST_FIELD (BstAssessment, effect, "effect", DECIMAL, N_ ("Effect"), .fallback = BST_UNSET),
  BST_FIELD (BstAssessment, discount_bp, "discount-bp", BASIS_POINTS, N_ ("Discount rate"), .fallback = BST_UNSET, .min = 0, .max = 10000),
  BST_FIELD (BstAssessment, items, "items", LIST, N_ ("Items"), .elements = &assessment_item_table),
  BST_FIELD (BstAssessment, conclusion, "conclusion", LONGTEXT, N_ ("Conclusion")),
  BST_FIELD (BstAssessment, note, "note", LONGTEXT, N_ ("Note")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstAssessment, bst_assessment, ASSESSMENTS)

/* --- Yearly reviews: R214 --- */
typedef struct {
  BstRecord parent_instance;
  char *subject, *added_value, *insight, *new_collaboration, *reason, *reviewer, *note;
  gint64 year, date, decision;
} BstReview;

static const BstEnumValue review_decisions[] = {
  { "open", N_ ("Not decided") },
  { "keep", N_ ("Keep") },
  { "adjust", N_ ("Adjust") },
  { "scale-up", N_ ("Scale up") },
  { "stop", N_ ("Stop") },
  { NULL },
};

static const BstField bst_review_fields[] = {
  BST_FIELD (BstReview, subject, "subject", REF, N_ ("About"),
             .targets = BST_TARGET (BST_KIND_ACTIONS) | BST_TARGET (BST_KIND_ACTION_POINTS), .on_remove = BST_ON_REMOVE_OWN),
  BST_FIELD (BstReview, year, "year", INTEGER, N_ ("Year"), .fallback = BST_UNSET, .min = 1900, .max = 2200),
  BST_FIELD (BstReview, date, "date", DATE, N_ ("Date")),
  BST_FIELD (BstReview, added_value, "added-value", LONGTEXT, N_ ("Real added value")),
  BST_FIELD (BstReview, insight, "insight", LONGTEXT, N_ ("Insight to share")),
  BST_FIELD (BstReview, new_collaboration, "new-collaboration", LONGTEXT, N_ ("New collaboration")),
  BST_FIELD (BstReview, decision, "decision", ENUM, N_ ("Decision"), .values = review_decisions),
  BST_FIELD (BstReview, reason, "reason", LONGTEXT, N_ ("Reason")),
  BST_FIELD (BstReview, reviewer, "reviewer", TEXT, N_ ("Reviewed by (function)")),
  BST_FIELD (BstReview, note, "note", LONGTEXT, N_ ("Note")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstReview, bst_review, REVIEWS)

/* --- Decisions: the gatekeeper's log and what was requested of the cabinet (R174, R210) --- */
typedef struct {
  BstRecord parent_instance;
  char *title, *subject, *reason, *decided_by, *condition, *note;
  gint64 kind, date, outcome, due;
} BstDecision;

static const BstEnumValue decision_kinds[] = {
  { "gatekeeper", N_ ("Gatekeeper") },
  { "cabinet", N_ ("Cabinet") },
  { "coordination", N_ ("Coordination point") },
  { "pause-button", N_ ("Pause button") },
  { "other", N_ ("Other") },
  { NULL },
};

static const BstEnumValue outcomes[] = {
  { "open", N_ ("Still open") },
  { "approved", N_ ("Approved") },
  { "conditional", N_ ("Approved with conditions") },
  { "rejected", N_ ("Rejected") },
  { "build-on", N_ ("Build on what exists") },
  { "adapt", N_ ("Adapt what exists") },
  { "new", N_ ("Start something new") },
  { NULL },
};

static const BstField bst_decision_fields[] = {
  BST_FIELD (BstDecision, kind, "kind", ENUM, N_ ("Kind"), .values = decision_kinds),
  BST_FIELD (BstDecision, title, "title", TEXT, N_ ("Decision")),
  BST_FIELD (BstDecision, subject, "subject", REF, N_ ("About"), .list = OBJECTIVE_LISTS,
             .targets = BST_TARGET (BST_KIND_ACTIONS) | BST_TARGET (BST_KIND_ACTION_POINTS) | BST_TARGET (BST_KIND_OBJECTIVES),
             .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstDecision, date, "date", DATE, N_ ("Date")),
  BST_FIELD (BstDecision, outcome, "outcome", ENUM, N_ ("Outcome"), .values = outcomes),
  BST_FIELD (BstDecision, reason, "reason", LONGTEXT, N_ ("Reason")),
  BST_FIELD (BstDecision, condition, "condition", LONGTEXT, N_ ("Condition")),
  BST_FIELD (BstDecision, due, "due", DATE, N_ ("To be met by")),
  BST_FIELD (BstDecision, decided_by, "decided-by", TEXT, N_ ("Decided by (function)")),
  BST_FIELD (BstDecision, note, "note", LONGTEXT, N_ ("Note")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstDecision, bst_decision, DECISIONS)

/* --- Judgements of gaps: gj:VALUE:VALUE, the values of the cell's axes in the order of the fields (R166) --- */

static const BstEnumValue gap_verdicts[] = {
  { "to-check", N_ ("To be looked into") },
  { "confirmed", N_ ("Gap confirmed") },
  { "covered-by-regular-work", N_ ("Covered by regular work") },
  { "not-applicable", N_ ("Not applicable") },
  { NULL },
};

static const BstField bst_gap_judgement_fields[] = {
  BST_FIELD (BstGapJudgement, objective, "objective", REF, N_ ("Objective"), .list = OBJECTIVE_LISTS, .targets = BST_TARGET (BST_KIND_OBJECTIVES), .on_remove = BST_ON_REMOVE_OWN),
  BST_FIELD (BstGapJudgement, group, "group", REF, N_ ("Group"), .list = "groups", .targets = BST_TARGET (BST_KIND_TERMS), .on_remove = BST_ON_REMOVE_OWN),
  BST_FIELD (BstGapJudgement, setting, "setting", REF, N_ ("Setting"), .list = "settings", .targets = BST_TARGET (BST_KIND_TERMS), .on_remove = BST_ON_REMOVE_OWN),
  BST_FIELD (BstGapJudgement, phase, "phase", REF, N_ ("Life phase"), .list = "phases"),
  BST_FIELD (BstGapJudgement, theme, "theme", REF, N_ ("Theme"), .list = "themes", .targets = BST_TARGET (BST_KIND_TERMS), .on_remove = BST_ON_REMOVE_OWN),
  BST_FIELD (BstGapJudgement, domain, "domain", REF, N_ ("Policy domain"), .list = "policy-domains", .targets = BST_TARGET (BST_KIND_TERMS), .on_remove = BST_ON_REMOVE_OWN),
  BST_FIELD (BstGapJudgement, transition_path, "transition-path", REF, N_ ("Transition path"), .list = "transition-paths"),
  BST_FIELD (BstGapJudgement, verdict, "verdict", ENUM, N_ ("Verdict"), .values = gap_verdicts),
  BST_FIELD (BstGapJudgement, covered_by, "covered-by", TEXT, N_ ("Covered by")),
  BST_FIELD (BstGapJudgement, judged_by, "judged-by", TEXT, N_ ("Judged by (function)")),
  BST_FIELD (BstGapJudgement, date, "date", DATE, N_ ("Date")),
  BST_FIELD (BstGapJudgement, note, "note", LONGTEXT, N_ ("Note")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstGapJudgement, bst_gap_judgement, GAP_JUDGEMENTS)
