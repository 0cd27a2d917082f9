/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-session.h - a meeting of organisations, and the cards captured in it. Read the members; change them by transaction. */
#pragma once
#include "../bst-record.h"

typedef struct {
  BstElement parent;
  char *title, *note, *order;
  gint64 minutes;
} BstStep;

typedef enum {
  BST_ATTENDS_PARTICIPANT,
  BST_ATTENDS_HOST,
  BST_ATTENDS_FACILITATOR,
  BST_ATTENDS_PRESENTER,
  BST_ATTENDS_REPORTER
} BstAttendanceRole;

typedef struct {
  BstElement parent;
  char *organisation, *persons;
  gint64 role, people;
} BstAttendance;

typedef struct {
  BstElement parent;
  char *title, *order;
} BstCluster;

typedef struct {
  BstElement parent; /* id: the side's */
  char *by, *good, *better;
  gint64 date, asked;
} BstSessionEvaluation;

typedef struct {
  BstElement parent;
  char *title, *recount_of, *note; /* recount_of: the id of another */
  gint64 date, ballots, votes_each, most;
} BstBallot;

typedef struct {
  BstRecord parent_instance;
  char *title, *format, *place, *path, *theme, *contact, *purpose, *own_actions, *minutes_text, *report_back, *outcome,
      *next, *zone, *website, *note, *collaborations;
  gint64 date, time_from, time_to, edition, participants, residents, network_strengthened, free, registration,
      cancelled, reported_on, closed_on;
  BstVec *organisations, *agenda, *attendance, *clusters, *ballots, *evaluations;
} BstSession;

GType bst_session_get_type (void);
#define BST_SESSION(record) (G_TYPE_CHECK_INSTANCE_CAST ((record), bst_session_get_type (), BstSession))

typedef enum {
  BST_CARD_IDEA,
  BST_CARD_OBSTACLE,
  BST_CARD_LEVER,
  BST_CARD_NEED,
  BST_CARD_ATTENTION,
  BST_CARD_OPPORTUNITY,
  BST_CARD_PITCH,
  BST_CARD_DECISION,
  BST_N_CARD_KINDS
} BstCardKind;

typedef enum { BST_LEVER_NONE, BST_LEVER_MICRO, BST_LEVER_MESO, BST_LEVER_MACRO } BstLeverLevel;

typedef enum {
  BST_FATE_OPEN,
  BST_FATE_DRAFT,
  BST_FATE_LINKED,
  BST_FATE_NEED,
  BST_FATE_PASSED_ON,
  BST_FATE_NOT_TAKEN_UP
} BstFate;

typedef struct {
  BstElement parent; /* id: the ballot's */
  gint64 votes;
} BstVotes;

typedef struct {
  BstRecord parent_instance;
  char *text, *session, *pitch_kind, *organisation, *cluster, *parent, *same_as, *phase, *objective, *action,
      *action_point, *repeats, *attribution, *follow_up, *note, *order;
  gint64 kind, lever_level, table, first_seen, confidential, hidden, fate, answered;
  BstVec *votes, *meets; /* meets: what an offer answers, of the same session */
} BstCard;

GType bst_card_get_type (void);
#define BST_CARD(record) (G_TYPE_CHECK_INSTANCE_CAST ((record), bst_card_get_type (), BstCard))
