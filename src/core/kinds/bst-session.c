/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-session.c - meetings and the cards captured in them. R220–R244. */
#include "bst-define-kind.h"

#define TERMS .targets = BST_TARGET (BST_KIND_TERMS), .on_remove = BST_ON_REMOVE_CLEAR

typedef struct {
  BstElement parent;
  char *title, *note, *order;
  gint64 minutes;
} BstStep;

static const BstField step_fields[] = {
  BST_FIELD (BstStep, title, "title", TEXT, N_ ("Step")),
  BST_FIELD (BstStep, minutes, "minutes", INTEGER, N_ ("Minutes"), .fallback = BST_UNSET, .min = 0, .max = 1440),
  BST_FIELD (BstStep, note, "note", LONGTEXT, N_ ("Note")),
  BST_FIELD (BstStep, order, "order", TEXT, N_ ("Place in the list")),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstStep, step);

typedef struct {
  BstElement parent;
  char *title;
  gint64 ballots, votes_each;
} BstBallot;

static const BstField ballot_fields[] = {
  BST_FIELD (BstBallot, title, "title", TEXT, N_ ("Vote")),
  BST_FIELD (BstBallot, ballots, "ballots", INTEGER, N_ ("Ballots"), .fallback = BST_UNSET, .min = 0, .max = 100000),
  BST_FIELD (BstBallot, votes_each, "votes-each", INTEGER, N_ ("Votes a ballot"), .fallback = BST_UNSET, .min = 0, .max = 1000),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstBallot, ballot);

typedef struct {
  BstRecord parent_instance;
  char *title, *format, *place, *path, *purpose, *minutes_text, *report_back, *outcome, *next, *zone, *website, *note;
  gint64 date, time_from, time_to, edition, participants, residents, network_strengthened, free, registration;
  BstVec *organisations, *agenda, *ballots;
} BstSession;

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
  BST_FIELD (BstSession, purpose, "purpose", LONGTEXT, N_ ("Purpose")),
  BST_FIELD (BstSession, agenda, "agenda", LIST, N_ ("Agenda"), .elements = &step_table),
  BST_FIELD (BstSession, organisations, "organisations", REFS, N_ ("Organisations"), .targets = BST_TARGET (BST_KIND_ACTORS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstSession, participants, "participants", INTEGER, N_ ("Participants"), .fallback = BST_UNSET, .min = 0, .max = 100000),
  BST_FIELD (BstSession, residents, "residents", INTEGER, N_ ("Residents among them"), .fallback = BST_UNSET, .min = 0, .max = 100000),
  BST_FIELD (BstSession, network_strengthened, "network-strengthened", FLAG, N_ ("Network strengthened")),
  BST_FIELD (BstSession, free, "free", FLAG, N_ ("Free of charge")),
  BST_FIELD (BstSession, registration, "registration", FLAG, N_ ("Registration needed")),
  BST_FIELD (BstSession, ballots, "ballots", LIST, N_ ("Votes"), .elements = &ballot_table),
  BST_FIELD (BstSession, minutes_text, "minutes", LONGTEXT, N_ ("Minutes of the meeting")),
  BST_FIELD (BstSession, outcome, "outcome", LONGTEXT, N_ ("Outcome")),
  BST_FIELD (BstSession, report_back, "report-back", LONGTEXT, N_ ("Report-back")),
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

static const BstEnumValue lever_levels[] = {
  { "none", N_ ("Not said") },
  { "micro", N_ ("Micro: intermediaries") },
  { "meso", N_ ("Meso: organisations") },
  { "macro", N_ ("Macro: policy") },
  { NULL },
};

typedef struct {
  BstElement parent; /* id: the ballot's */
  gint64 votes;
} BstVotes;

static const BstField votes_fields[] = {
  BST_FIELD (BstVotes, votes, "votes", INTEGER, N_ ("Votes"), .fallback = BST_UNSET, .min = 0, .max = 100000),
  BST_UNKNOWN_FIELD (BstElement),
};
BST_ELEMENTS (BstVotes, votes);

typedef struct {
  BstRecord parent_instance;
  char *text, *session, *cluster, *parent, *objective, *action, *action_point, *attribution, *follow_up, *note, *order;
  gint64 kind, lever_level, table, first_seen, confidential;
  BstVec *votes;
} BstCard;

static const BstField bst_card_fields[] = {
  BST_FIELD (BstCard, text, "text", LONGTEXT, N_ ("Card")),
  BST_FIELD (BstCard, session, "session", REF, N_ ("Session"), .targets = BST_TARGET (BST_KIND_SESSIONS), .on_remove = BST_ON_REMOVE_OWN),
  BST_FIELD (BstCard, kind, "kind", ENUM, N_ ("Kind"), .values = card_kinds),
  BST_FIELD (BstCard, table, "table", INTEGER, N_ ("Number of the table"), .fallback = BST_UNSET, .min = 0, .max = 1000),
  BST_FIELD (BstCard, cluster, "cluster", TEXT, N_ ("Cluster")),
  BST_FIELD (BstCard, parent, "parent", REF, N_ ("Under"), .targets = BST_TARGET (BST_KIND_CARDS), .on_remove = BST_ON_REMOVE_CLEAR, .makes_chains = TRUE),
  BST_FIELD (BstCard, lever_level, "lever-level", ENUM, N_ ("Level"), .values = lever_levels),
  BST_FIELD (BstCard, votes, "votes", LIST, N_ ("Votes"), .elements = &votes_table),
  BST_FIELD (BstCard, objective, "objective", REF, N_ ("Objective"), .list = "strategic-objectives operational-objectives strategic-sub-objectives operational-sub-objectives",
             .targets = BST_TARGET (BST_KIND_OBJECTIVES), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstCard, action, "action", REF, N_ ("Action"), .targets = BST_TARGET (BST_KIND_ACTIONS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstCard, action_point, "action-point", REF, N_ ("Action point"), .targets = BST_TARGET (BST_KIND_ACTION_POINTS), .on_remove = BST_ON_REMOVE_CLEAR),
  BST_FIELD (BstCard, first_seen, "first-seen", INTEGER, N_ ("First seen in"), .fallback = BST_UNSET, .min = 1900, .max = 2200),
  BST_FIELD (BstCard, attribution, "attribution", TEXT, N_ ("Said by")),
  BST_FIELD (BstCard, follow_up, "follow-up", LONGTEXT, N_ ("What became of it")),
  BST_FIELD (BstCard, confidential, "confidential", FLAG, N_ ("Confidential")),
  BST_FIELD (BstCard, note, "note", LONGTEXT, N_ ("Note")),
  BST_FIELD (BstCard, order, "order", TEXT, N_ ("Place in the list")),
  BST_UNKNOWN_FIELD (BstRecord),
};
BST_DEFINE_KIND (BstCard, bst_card, CARDS)
