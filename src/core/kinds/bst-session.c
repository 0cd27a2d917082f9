/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-session.c - meetings and the cards captured in them. R220–R244. */
#include "bst-session.h"
#include "bst-define-kind.h"

#define TERMS .targets = BST_TARGET (BST_KIND_TERMS), .on_remove = BST_ON_REMOVE_CLEAR

static const BstField step_fields[] = {
  BST_FIELD (BstStep, title, "title", TEXT, N_ ("Step")),
  BST_FIELD (BstStep, minutes, "minutes", INTEGER, N_ ("Minutes"), .fallback = BST_UNSET, .min = 0, .max = 1440),
  BST_FIELD (BstStep, note, "note", LONGTEXT, N_ ("Note")),
  BST_FIELD (BstStep, order, "order", TEXT, N_ ("Place in the list")),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstStep, step);

/* R044: who was there, as organisations; names of persons only where somebody wants to keep them. */
static const BstEnumValue attendance_roles[] = {
  { "participant", N_ ("Participant") },
  { "host", N_ ("Host") },
  { "facilitator", N_ ("Facilitator") },
  { "presenter", N_ ("Presenter") },
  { "reporter", N_ ("Reporter") },
  { NULL },
};

static const BstField attendance_fields[] = {
  BST_FIELD (BstAttendance, organisation, "organisation", REF, N_ ("Organisation"), .targets = BST_TARGET (BST_KIND_ACTORS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstAttendance, role, "role", ENUM, N_ ("Role in the session"), .values = attendance_roles),
  BST_FIELD (BstAttendance, people, "people", INTEGER, N_ ("People present"), .fallback = BST_UNSET, .min = 0, .max = 100000),
  BST_FIELD (BstAttendance, persons, "persons", TEXT, N_ ("Names of persons")),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstAttendance, attendance);

/* A heading under which cards are put together; cards name it by its title. */
static const BstField cluster_fields[] = {
  BST_FIELD (BstCluster, title, "title", TEXT, N_ ("Cluster")),
  BST_FIELD (BstCluster, order, "order", TEXT, N_ ("Place in the list")),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstCluster, cluster);

/* R242: looked at from three sides; the element has the id of the side. */
static const BstField evaluation_fields[] = {
  BST_FIELD (BstSessionEvaluation, by, "by", REF, N_ ("Evaluated by"), .targets = BST_TARGET (BST_KIND_ACTORS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstSessionEvaluation, date, "date", DATE, N_ ("Date")),
  BST_FIELD (BstSessionEvaluation, asked, "asked", INTEGER, N_ ("People asked"), .fallback = BST_UNSET, .min = 0, .max = 100000),
  BST_FIELD (BstSessionEvaluation, good, "good", LONGTEXT, N_ ("What went well")),
  BST_FIELD (BstSessionEvaluation, better, "better", LONGTEXT, N_ ("What can be better")),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstSessionEvaluation, evaluation);

static const BstField ballot_fields[] = {
  BST_FIELD (BstBallot, title, "title", TEXT, N_ ("Vote")),
  BST_FIELD (BstBallot, date, "date", DATE, N_ ("Date")),
  BST_FIELD (BstBallot, ballots, "ballots", INTEGER, N_ ("Ballots"), .fallback = BST_UNSET, .min = 0, .max = 100000),
  BST_FIELD (BstBallot, votes_each, "votes-each", INTEGER, N_ ("Votes a ballot"), .fallback = BST_UNSET, .min = 0, .max = 1000),
  BST_FIELD (BstBallot, most, "most-on-one", INTEGER, N_ ("At most on one card"), .fallback = BST_UNSET, .min = 1, .max = 1000),
  BST_FIELD (BstBallot, recount_of, "recount-of", TEXT, N_ ("Recount of")),
  BST_FIELD (BstBallot, note, "note", LONGTEXT, N_ ("Note")),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstBallot, ballot);

#define MINUTES_OF_DAY .fallback = BST_UNSET, .min = 0, .max = 1439

static const BstField bst_session_fields[] = {
  BST_FIELD (BstSession, title, "title", TEXT, N_ ("Session")),
  BST_FIELD (BstSession, format, "format", REF, N_ ("Format"), .list = "session-formats", TERMS),
  BST_FIELD (BstSession, edition, "edition", INTEGER, N_ ("Edition"), .fallback = BST_UNSET, .min = 0, .max = 1000),
  BST_FIELD (BstSession, date, "date", DATE, N_ ("Date")),
  BST_FIELD (BstSession, time_from, "from-minute", INTEGER, N_ ("From (minute of the day)"), MINUTES_OF_DAY),
  BST_FIELD (BstSession, time_to, "to-minute", INTEGER, N_ ("Until (minute of the day)"), MINUTES_OF_DAY),
  BST_FIELD (BstSession, place, "place", TEXT, N_ ("Place")),
  BST_FIELD (BstSession, zone, "zone", TEXT, N_ ("Zone")),
  BST_FIELD (BstSession, path, "path", REF, N_ ("Transition path"), .list = "transition-paths"),
  BST_FIELD (BstSession, theme, "theme", REF, N_ ("Theme"), .list = "themes", TERMS),
  BST_FIELD (BstSession, contact, "contact", REF, N_ ("Contact point"), .targets = BST_TARGET (BST_KIND_ACTORS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstSession, cancelled, "cancelled", FLAG, N_ ("Cancelled")),
  BST_FIELD (BstSession, purpose, "purpose", LONGTEXT, N_ ("Purpose")),
  BST_FIELD (BstSession, agenda, "agenda", LIST, N_ ("Agenda"), .elements = &step_table),
  BST_FIELD (BstSession, organisations, "organisations", REFS, N_ ("Invited organisations"), .targets = BST_TARGET (BST_KIND_ACTORS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstSession, attendance, "attendance", LIST, N_ ("Who was there"), .elements = &attendance_table),
  BST_FIELD (BstSession, own_actions, "own-actions", LONGTEXT, N_ ("The host's own actions")),
  BST_FIELD (BstSession, participants, "participants", INTEGER, N_ ("Participants"), .fallback = BST_UNSET, .min = 0, .max = 100000),
  BST_FIELD (BstSession, residents, "residents", INTEGER, N_ ("Residents among them"), .fallback = BST_UNSET, .min = 0, .max = 100000),
  BST_FIELD (BstSession, network_strengthened, "network-strengthened", FLAG, N_ ("Network strengthened")),
  BST_FIELD (BstSession, collaborations, "new-collaborations", LONGTEXT, N_ ("New collaborations")),
  BST_FIELD (BstSession, free, "free", FLAG, N_ ("Free of charge")),
  BST_FIELD (BstSession, registration, "registration", FLAG, N_ ("Registration needed")),
  BST_FIELD (BstSession, clusters, "clusters", LIST, N_ ("Clusters"), .elements = &cluster_table),
  BST_FIELD (BstSession, ballots, "ballots", LIST, N_ ("Votes"), .elements = &ballot_table),
  BST_FIELD (BstSession, minutes_text, "minutes", LONGTEXT, N_ ("Minutes of the meeting")),
  BST_FIELD (BstSession, outcome, "outcome", LONGTEXT, N_ ("Outcome")),
  BST_FIELD (BstSession, report_back, "report-back", LONGTEXT, N_ ("Report-back")),
  BST_FIELD (BstSession, reported_on, "reported-on", DATE, N_ ("Reported back on")),
  BST_FIELD (BstSession, evaluations, "evaluations", LIST, N_ ("Evaluations"), .elements = &evaluation_table),
  BST_FIELD (BstSession, closed_on, "closed-on", DATE, N_ ("Closed on")),
  BST_FIELD (BstSession, next, "next", REF, N_ ("Next session"), .targets = BST_TARGET (BST_KIND_SESSIONS), .on_remove = BST_ON_REMOVE_CLEAR, .makes_chains = TRUE),
  BST_FIELD (BstSession, website, "website", TEXT, N_ ("Website")),
  BST_FIELD (BstSession, note, "note", LONGTEXT, N_ ("Note")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstSession, bst_session, SESSIONS)

static const BstEnumValue card_kinds[] = {
  { "idea", N_ ("Idea") },
  { "obstacle", N_ ("Obstacle") },
  { "lever", N_ ("Lever") },
  { "need", N_ ("Need") },
  { "attention", N_ ("Point of attention") },
  { "opportunity", N_ ("Opportunity") },
  { "pitch", N_ ("Pitch") },
  { "decision", N_ ("Decision") },
  { NULL },
};

/* What became of a card, where somebody decided it. */
static const BstEnumValue fates[] = {
  { "open", N_ ("Nothing yet") },
  { "draft", N_ ("Made into a draft") },
  { "linked", N_ ("Linked to what exists") },
  { "need", N_ ("Noted as a need") },
  { "passed-on", N_ ("Passed on") },
  { "not-taken-up", N_ ("Not taken up") },
  { NULL },
};

static const BstEnumValue lever_levels[] = {
  { "none", N_ ("Not said") },
  { "micro", N_ ("Micro: intermediaries") },
  { "meso", N_ ("Meso: organisations") },
  { "macro", N_ ("Macro: policy") },
  { NULL },
};

static const BstField votes_fields[] = {
  BST_FIELD (BstVotes, votes, "votes", INTEGER, N_ ("Votes"), .fallback = BST_UNSET, .min = 0, .max = 100000),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstVotes, votes);

static const BstField bst_card_fields[] = {
  BST_FIELD (BstCard, text, "text", LONGTEXT, N_ ("Card")),
  BST_FIELD (BstCard, session, "session", REF, N_ ("Session"), .targets = BST_TARGET (BST_KIND_SESSIONS), .on_remove = BST_ON_REMOVE_OWN),
  BST_FIELD (BstCard, kind, "kind", ENUM, N_ ("Kind"), .values = card_kinds),
  BST_FIELD (BstCard, pitch_kind, "pitch-kind", REF, N_ ("Kind of pitch"), .list = "pitch-kinds"),
  BST_FIELD (BstCard, organisation, "organisation", REF, N_ ("Organisation"), .targets = BST_TARGET (BST_KIND_ACTORS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstCard, table, "table", INTEGER, N_ ("Number of the table"), .fallback = BST_UNSET, .min = 0, .max = 1000),
  BST_FIELD (BstCard, cluster, "cluster", TEXT, N_ ("Cluster")),
  BST_FIELD (BstCard, parent, "parent", REF, N_ ("Under"), .targets = BST_TARGET (BST_KIND_CARDS), .on_remove = BST_ON_REMOVE_CLEAR, .makes_chains = TRUE),
  BST_FIELD (BstCard, same_as, "same-as", REF, N_ ("The same as"), .targets = BST_TARGET (BST_KIND_CARDS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstCard, meets, "meets", REFS, N_ ("Meets"), .targets = BST_TARGET (BST_KIND_CARDS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstCard, hidden, "hidden", FLAG, N_ ("Not shown yet")),
  BST_FIELD (BstCard, lever_level, "lever-level", ENUM, N_ ("Level"), .values = lever_levels),
  BST_FIELD (BstCard, votes, "votes", LIST, N_ ("Votes"), .elements = &votes_table),
  BST_FIELD (BstCard, phase, "phase", REF, N_ ("Life phase"), .list = "phases"),
  BST_FIELD (BstCard, objective, "objective", REF, N_ ("Objective"), .list = "strategic-objectives operational-objectives strategic-sub-objectives operational-sub-objectives",
             .targets = BST_TARGET (BST_KIND_OBJECTIVES), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstCard, action, "action", REF, N_ ("Action"), .targets = BST_TARGET (BST_KIND_ACTIONS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstCard, action_point, "action-point", REF, N_ ("Action point"), .targets = BST_TARGET (BST_KIND_ACTION_POINTS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstCard, fate, "fate", ENUM, N_ ("Outcome of the card"), .values = fates),
  BST_FIELD (BstCard, repeats, "repeats", REF, N_ ("Heard before as"), .targets = BST_TARGET (BST_KIND_CARDS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstCard, answered, "answered", DATE, N_ ("Answered on")),
  BST_FIELD (BstCard, first_seen, "first-seen", INTEGER, N_ ("First seen in"), .fallback = BST_UNSET, .min = 1900, .max = 2200),
  BST_FIELD (BstCard, attribution, "attribution", TEXT, N_ ("Said by")),
  BST_FIELD (BstCard, follow_up, "follow-up", LONGTEXT, N_ ("What became of it")),
  BST_FIELD (BstCard, confidential, "confidential", FLAG, N_ ("Confidential")),
  BST_FIELD (BstCard, note, "note", LONGTEXT, N_ ("Note")),
  BST_FIELD (BstCard, order, "order", TEXT, N_ ("Place in the list")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstCard, bst_card, CARDS)
