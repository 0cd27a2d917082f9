/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-point.h - a SMART agreement under an operational objective. Read the members; change them by transaction. */
#pragma once
#include "../bst-record.h"

typedef enum {
  BST_TARGET_NONE,
  BST_TARGET_DELIVERY,
  BST_TARGET_NUMBER,
  BST_TARGET_SHARE,
  BST_TARGET_KEEP,
  BST_TARGET_MAXIMUM
} BstTargetKind;
typedef enum {
  BST_MEASURE_UNKNOWN,
  BST_MEASURE_INPUT,
  BST_MEASURE_PROCESS,
  BST_MEASURE_OUTPUT,
  BST_MEASURE_OUTCOME,
  BST_MEASURE_POPULATION
} BstMeasureKind;
typedef enum { BST_MEANS_UNKNOWN, BST_MEANS_WITHIN_OPERATION, BST_MEANS_BUDGETED, BST_MEANS_TO_BUDGET } BstMeansKind;
typedef enum {
  BST_AGREEMENT_NONE,
  BST_AGREEMENT_PROPOSED,
  BST_AGREEMENT_ASKED,
  BST_AGREEMENT_CONFIRMED,
  BST_AGREEMENT_REFUSED
} BstAgreement;
typedef enum {
  BST_STATUS_CONCEPT,
  BST_STATUS_PROPOSED,
  BST_STATUS_AGREED,
  BST_STATUS_RUNNING,
  BST_STATUS_SUSPENDED,
  BST_STATUS_DONE,
  BST_STATUS_STOPPED
} BstStatus;

typedef struct {
  BstElement parent;
  char *title;
  gint64 date, done; /* planned day; 1 when reached */
} BstMilestone;

typedef struct {
  BstElement parent;
  char *note, *author;
  gint64 date, percent; /* 0 … 100 or BST_UNSET */
} BstProgressEntry;

typedef struct {
  BstElement parent;
  gint64 year, value; /* value in millionths */
} BstPeriodTarget;

typedef struct {
  BstElement parent; /* id: the rule's id */
  char *reason, *author;
  gint64 date;
} BstSetAside;

/* Of every kind with rules whose findings people may answer. */
extern const BstFieldTable bst_set_aside_table;

typedef struct {
  BstRecord parent_instance;
  char *title, *specific, *for_whom, *where; /* where empty: all of Flanders */
  char *objective, *action, *measure, *baseline_source, *target_unit, *means, *preconditions, *host_structure, *risk,
      *relevance, *ambition, *owner, *status_reason, *note, *order;
  gint64 target_kind, measure_kind, baseline_value, baseline_date, baseline_until, target_value, target_date,
      means_kind, pilot, start, deadline, agreement, agreement_date, status, confidential;
  char *domain;
  BstVec *groups, *settings, *contributes_to, *co_owners, *depends_on;
  BstVec *period_targets, *milestones, *progress, *set_aside;
} BstActionPoint;

GType bst_action_point_get_type (void);
#define BST_ACTION_POINT(record) (G_TYPE_CHECK_INSTANCE_CAST ((record), bst_action_point_get_type (), BstActionPoint))
