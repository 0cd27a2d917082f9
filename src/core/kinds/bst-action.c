/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-action.h"
#include "bst-define-kind.h"

#define TERMS .targets = BST_TARGET (BST_KIND_TERMS), .on_remove = BST_ON_REMOVE_CLEAR
#define ACTORS .targets = BST_TARGET (BST_KIND_ACTORS), .on_remove = BST_ON_REMOVE_CLEAR

static const BstEnumValue partner_roles[] = {
  { "partner", N_ ("Partner") },
  { "funder", N_ ("Funder") },
  { "host", N_ ("Host") },
  { "referrer", N_ ("Referrer") },
  { "researcher", N_ ("Researcher") },
  { NULL },
};

static const BstField partner_fields[] = {
  BST_FIELD (BstPartner, actor, "actor", REF, N_ ("Organisation"), .targets = BST_TARGET (BST_KIND_ACTORS)),
  BST_FIELD (BstPartner, role, "role", ENUM, N_ ("Role"), .values = partner_roles),
  BST_FIELD (BstPartner, form_now, "form-now", REF, N_ ("Works together now"), .list = "collaboration-forms"),
  BST_FIELD (BstPartner, form_wanted, "form-wanted", REF, N_ ("Wants to work together"), .list = "collaboration-forms"),
  BST_FIELD (BstPartner, note, "note", TEXT, N_ ("Note")),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstPartner, partner);

/* R169: who says so. What is not said counts as self-declared. */
static const BstEnumValue provenances[] = {
  { "unknown", N_ ("Not said") },
  { "self-declared", N_ ("Self-declared") },
  { "documented", N_ ("Documented") },
  { "validated", N_ ("Independently validated") },
  { NULL },
};

static const BstField score_fields[] = {
  BST_FIELD (BstScore, value, "value", INTEGER, N_ ("Score"), .fallback = BST_UNSET, .min = 0, .max = 100),
  BST_FIELD (BstScore, note, "note", TEXT, N_ ("Reason")),
  BST_FIELD (BstScore, provenance, "provenance", ENUM, N_ ("Provenance"), .values = provenances),
  BST_FIELD (BstScore, assessor, "assessor", TEXT, N_ ("Assessed by")),
  BST_FIELD (BstScore, date, "date", DATE, N_ ("Date")),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstScore, score);

/* R167: a score that was replaced stays, so that cycles can be compared. */
static const BstField past_score_fields[] = {
  BST_FIELD (BstPastScore, criterion, "criterion", TEXT, N_ ("Criterion")),
  BST_FIELD (BstPastScore, value, "value", INTEGER, N_ ("Score"), .fallback = BST_UNSET, .min = 0, .max = 100),
  BST_FIELD (BstPastScore, note, "note", TEXT, N_ ("Reason")),
  BST_FIELD (BstPastScore, provenance, "provenance", ENUM, N_ ("Provenance"), .values = provenances),
  BST_FIELD (BstPastScore, assessor, "assessor", TEXT, N_ ("Assessed by")),
  BST_FIELD (BstPastScore, date, "date", DATE, N_ ("Date")),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstPastScore, past_score);

/* When the action came to a stage of the track. */
static const BstField stage_date_fields[] = {
  BST_FIELD (BstStageDate, date, "date", DATE, N_ ("Date")),
  BST_FIELD (BstStageDate, note, "note", TEXT, N_ ("Note")),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstStageDate, stage_date);

static const BstEnumValue gate_verdicts[] = {
  { "open", N_ ("Not looked at") },
  { "yes", N_ ("Yes") },
  { "no", N_ ("No") },
  { "partly", N_ ("Partly") },
  { NULL },
};

static const BstField gate_check_fields[] = {
  BST_FIELD (BstGateCheck, verdict, "verdict", ENUM, N_ ("Verdict"), .values = gate_verdicts),
  BST_FIELD (BstGateCheck, note, "note", TEXT, N_ ("Reason")),
  BST_FIELD (BstGateCheck, date, "date", DATE, N_ ("Date")),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstGateCheck, gate_check);

static const BstEnumValue kinds[] = {
  { "existing", N_ ("Existing") },
  { "new", N_ ("New, for a gap") },
  { "pilot", N_ ("Pilot project") },
  { "bottom-up", N_ ("Bottom-up") },
  { NULL },
};

/* R190 */
static const BstEnumValue levels[] = {
  { "unknown", N_ ("Not said") },
  { "local", N_ ("Local") },
  { "supralocal", N_ ("Supralocal") },
  { "provincial", N_ ("Provincial") },
  { "flemish", N_ ("Flemish") },
  { NULL },
};

/* R015: no one-shots. */
static const BstEnumValue repetitions[] = {
  { "unknown", N_ ("Not said") },
  { "once", N_ ("Once") },
  { "repeated", N_ ("Repeated") },
  { "continuous", N_ ("Continuous") },
  { NULL },
};

static const BstEnumValue horizons[] = {
  { "unknown", N_ ("Not said") },
  { "short", N_ ("Short term") },
  { "medium", N_ ("Medium term") },
  { "long", N_ ("Long term") },
  { NULL },
};

static const BstEnumValue stages[] = {
  { "none", N_ ("Not on the track") },
  { "pilot", N_ ("Pilot") },
  { "adapted", N_ ("Adapted") },
  { "spread", N_ ("Spread") },
  { "sustained", N_ ("Sustained") },
  { "stopped", N_ ("Stopped") },
  { NULL },
};

static const BstEnumValue gatekeeper_verdicts[] = {
  { "none", N_ ("Not asked") },
  { "positive", N_ ("Positive") },
  { "conditional", N_ ("Positive with conditions") },
  { "negative", N_ ("Negative") },
  { NULL },
};

/* R150–R153 (forms of working together: framework data), R158–R175 (portfolio), R194 (sheet), R196 (hinge moments), R208 (pilots), R210 (gatekeeper), R216–R218 (dimensions). */
static const BstField bst_action_fields[] = {
  BST_FIELD (BstAction, title, "title", TEXT, N_ ("Action")),
  BST_FIELD (BstAction, description, "description", LONGTEXT, N_ ("Description")),
  BST_FIELD (BstAction, kind, "kind", ENUM, N_ ("Role"), .values = kinds),
  BST_FIELD (BstAction, level, "level", ENUM, N_ ("Level"), .values = levels),
  BST_FIELD (BstAction, owner, "owner", REF, N_ ("Owner"), .targets = BST_TARGET (BST_KIND_ACTORS)),
  BST_FIELD (BstAction, co_owners, "co-owners", REFS, N_ ("Co-owners"), ACTORS),
  BST_FIELD (BstAction, domain, "domain", REF, N_ ("Lead policy domain"), .list = "policy-domains", TERMS),
  BST_FIELD (BstAction, domains, "domains", REFS, N_ ("Other policy domains"), .list = "policy-domains", TERMS),
  BST_FIELD (BstAction, phases, "phases", REFS, N_ ("Life phases"), .list = "phases"),
  BST_FIELD (BstAction, primary_objective, "primary-objective", REF, N_ ("Primary objective"),
             .list = "operational-objectives operational-sub-objectives strategic-objectives strategic-sub-objectives",
             .targets = BST_TARGET (BST_KIND_OBJECTIVES), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstAction, other_objectives, "other-objectives", REFS, N_ ("Other objectives"),
             .list = "operational-objectives operational-sub-objectives strategic-objectives strategic-sub-objectives",
             .targets = BST_TARGET (BST_KIND_OBJECTIVES), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstAction, groups, "groups", REFS, N_ ("Vulnerable groups"), .list = "groups", TERMS),
  BST_FIELD (BstAction, settings, "settings", REFS, N_ ("Settings"), .list = "settings", TERMS),
  BST_FIELD (BstAction, prevention_type, "prevention-type", REF, N_ ("Type of prevention"), .list = "prevention-types"),
  BST_FIELD (BstAction, intervention_type, "intervention-type", REF, N_ ("Type of intervention"), .list = "effective-interventions", TERMS),
  BST_FIELD (BstAction, evidence, "evidence", REF, N_ ("Evidence"), .list = "evidence-levels"),
  BST_FIELD (BstAction, evidence_note, "evidence-note", LONGTEXT, N_ ("What the evidence says")),
  BST_FIELD (BstAction, dimensions, "dimensions", REFS, N_ ("Dimensions"), .list = "wellbeing-dimensions"),
  BST_FIELD (BstAction, channels, "channels", REFS, N_ ("Channels"), .list = "wellbeing-channels"),
  BST_FIELD (BstAction, methods, "methods", REFS, N_ ("Methods"), .list = "wellbeing-methods"),
  BST_FIELD (BstAction, determinants, "determinants", REFS, N_ ("Determinants"), .list = "determinants context-factors social-determinants", TERMS),
  BST_FIELD (BstAction, transition_paths, "transition-paths", REFS, N_ ("Transition paths"), .list = "transition-paths"),
  BST_FIELD (BstAction, hinge_moments, "hinge-moments", REFS, N_ ("Hinge moments"), .list = "hinge-moments"),
  BST_FIELD (BstAction, related_plans, "related-plans", REFS, N_ ("Related plans"), .list = "related-plans", TERMS),
  BST_FIELD (BstAction, repetition, "repetition", ENUM, N_ ("Repetition"), .values = repetitions),
  BST_FIELD (BstAction, repetition_note, "repetition-note", TEXT, N_ ("How often")),
  BST_FIELD (BstAction, horizon, "horizon", ENUM, N_ ("Horizon"), .values = horizons),
  BST_FIELD (BstAction, start, "start", DATE, N_ ("Start")),
  BST_FIELD (BstAction, end, "end", DATE, N_ ("End")),
  BST_FIELD (BstAction, partners, "partners", LIST, N_ ("Partners"), .elements = &partner_table),
  BST_FIELD (BstAction, lever_micro, "lever-micro", LONGTEXT, N_ ("Levers with intermediaries")),
  BST_FIELD (BstAction, lever_meso, "lever-meso", LONGTEXT, N_ ("Levers in organisations")),
  BST_FIELD (BstAction, lever_macro, "lever-macro", LONGTEXT, N_ ("Levers in policy")),
  BST_FIELD (BstAction, scores, "scores", LIST, N_ ("Scores"), .elements = &score_table),
  BST_FIELD (BstAction, past_scores, "past-scores", LIST, N_ ("Earlier scores"), .elements = &past_score_table),
  BST_FIELD (BstAction, flanders_wide, "flanders-wide", FLAG, N_ ("In all of Flanders")),
  BST_FIELD (BstAction, reach_bp, "reach-bp", BASIS_POINTS, N_ ("Reach"), .fallback = BST_UNSET, .min = 0, .max = 10000),
  BST_FIELD (BstAction, reach_count, "reach-count", INTEGER, N_ ("People reached"), .fallback = BST_UNSET, .min = 0, .max = 100000000),
  BST_FIELD (BstAction, denominator, "denominator", INTEGER, N_ ("Size of the target group"), .fallback = BST_UNSET, .min = 0, .max = 100000000),
  BST_FIELD (BstAction, denominator_source, "denominator-source", TEXT, N_ ("Source of that size")),
  BST_FIELD (BstAction, reach_provenance, "reach-provenance", ENUM, N_ ("Provenance of the reach"), .values = provenances),
  BST_FIELD (BstAction, host_structure, "host-structure", TEXT, N_ ("Host structure")),
  BST_FIELD (BstAction, learning_question, "learning-question", TEXT, N_ ("Learning question")),
  BST_FIELD (BstAction, scaling_stage, "scaling-stage", ENUM, N_ ("Scaling up"), .values = stages),
  BST_FIELD (BstAction, stage_dates, "stage-dates", LIST, N_ ("Dates of the track"), .elements = &stage_date_table),
  BST_FIELD (BstAction, scale_up_criterion, "scale-up-criterion", TEXT, N_ ("Scale up when")),
  BST_FIELD (BstAction, sheet_collaboration, "sheet-collaboration", LONGTEXT, N_ ("Needs: collaboration")),
  BST_FIELD (BstAction, sheet_material, "sheet-material", LONGTEXT, N_ ("Needs: material")),
  BST_FIELD (BstAction, sheet_means, "sheet-means", LONGTEXT, N_ ("Needs: means")),
  BST_FIELD (BstAction, gatekeeper_verdict, "gatekeeper-verdict", ENUM, N_ ("Gatekeeper"), .values = gatekeeper_verdicts),
  BST_FIELD (BstAction, gatekeeper_date, "gatekeeper-date", DATE, N_ ("Date of the verdict")),
  BST_FIELD (BstAction, gatekeeper_note, "gatekeeper-note", LONGTEXT, N_ ("Reason of the verdict")),
  BST_FIELD (BstAction, gate_checks, "gate-checks", LIST, N_ ("Checks of the gatekeeper"), .elements = &gate_check_table),
  BST_FIELD (BstAction, out_of_scope, "out-of-scope", FLAG, N_ ("Out of scope")),
  BST_FIELD (BstAction, receiving_domain, "receiving-domain", REF, N_ ("Passed on to"), .list = "policy-domains", TERMS),
  BST_FIELD (BstAction, scope_reason, "scope-reason", TEXT, N_ ("In scope all the same, because")),
  BST_FIELD (BstAction, good_practice, "good-practice", FLAG, N_ ("Good practice")),
  BST_FIELD (BstAction, review_date, "review-date", DATE, N_ ("Review on")),
  BST_FIELD (BstAction, website, "website", TEXT, N_ ("Website")),
  BST_FIELD (BstAction, note, "note", LONGTEXT, N_ ("Note")),
  BST_FIELD (BstAction, set_aside, "set-aside", LIST, N_ ("Set-aside findings"), .elements = &bst_set_aside_table),
  BST_FIELD (BstAction, order, "order", TEXT, N_ ("Place in the list")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstAction, bst_action, ACTIONS)
