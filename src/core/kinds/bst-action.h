/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action.h - an initiative in the portfolio. */
#pragma once
#include "bst-action-point.h"

typedef enum { BST_ACTION_EXISTING, BST_ACTION_NEW, BST_ACTION_PILOT, BST_ACTION_BOTTOM_UP } BstActionKind;
typedef enum {
  BST_PROVENANCE_UNKNOWN,
  BST_PROVENANCE_SELF_DECLARED,
  BST_PROVENANCE_DOCUMENTED,
  BST_PROVENANCE_VALIDATED
} BstProvenance;
typedef enum {
  BST_REPETITION_UNKNOWN,
  BST_REPETITION_ONCE,
  BST_REPETITION_REPEATED,
  BST_REPETITION_CONTINUOUS
} BstRepetition;
typedef enum {
  BST_STAGE_NONE,
  BST_STAGE_PILOT,
  BST_STAGE_ADAPTED,
  BST_STAGE_SPREAD,
  BST_STAGE_SUSTAINED,
  BST_STAGE_STOPPED
} BstScalingStage;
typedef enum { BST_GATE_NONE, BST_GATE_POSITIVE, BST_GATE_CONDITIONAL, BST_GATE_NEGATIVE } BstGateVerdict;
typedef enum { BST_CHECK_OPEN, BST_CHECK_YES, BST_CHECK_NO, BST_CHECK_PARTLY } BstGateCheckVerdict;

typedef struct {
  BstElement parent;
  char *actor, *note, *form_now, *form_wanted;
  gint64 role;
} BstPartner;

typedef struct {
  BstElement parent; /* id: the criterion's */
  char *note, *assessor;
  gint64 value, provenance, date; /* value: points, or BST_UNSET */
} BstScore;

typedef struct {
  BstElement parent; /* id: free */
  char *criterion, *note, *assessor;
  gint64 value, provenance, date;
} BstPastScore;

typedef struct {
  BstElement parent; /* id: the stage's name in the file */
  char *note;
  gint64 date;
} BstStageDate;

typedef struct {
  BstElement parent; /* id: the check's */
  char *note;
  gint64 verdict, date;
} BstGateCheck;

typedef struct {
  BstRecord parent_instance;
  char *title, *description, *owner, *primary_objective, *evidence_note, *repetition_note, *denominator_source,
      *host_structure, *learning_question, *scale_up_criterion, *sheet_collaboration, *sheet_material, *sheet_means,
      *lever_micro, *lever_meso, *lever_macro, *gatekeeper_note, *prevention_type, *intervention_type, *evidence,
      *website, *note, *order, *domain, *receiving_domain, *scope_reason;
  gint64 kind, level, repetition, horizon, start, end, flanders_wide, reach_bp, reach_count, denominator,
      reach_provenance, scaling_stage, gatekeeper_verdict, gatekeeper_date, review_date, out_of_scope, good_practice;
  BstVec *phases, *other_objectives, *groups, *settings, *dimensions, *channels, *methods, *determinants,
      *transition_paths, *hinge_moments, *related_plans, *co_owners, *domains;
  BstVec *partners, *scores, *past_scores, *gate_checks, *stage_dates, *set_aside;
} BstAction;

GType bst_action_get_type (void);
#define BST_ACTION(record) (G_TYPE_CHECK_INSTANCE_CAST ((record), bst_action_get_type (), BstAction))
