/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action.h - an initiative in the portfolio. */
#pragma once
#include "../bst-record.h"

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
  BstElement parent; /* id: the check's */
  char *note;
  gint64 verdict, date;
} BstGateCheck;

typedef struct {
  BstRecord parent_instance;
  char *title, *description, *owner, *primary_objective, *evidence_note, *repetition_note, *denominator_source,
      *host_structure, *learning_question, *scale_up_criterion, *sheet_collaboration, *sheet_material, *sheet_means,
      *lever_micro, *lever_meso, *lever_macro, *gatekeeper_note, *prevention_type, *intervention_type, *evidence,
      *website, *note, *order, *domain;
  gint64 kind, level, repetition, horizon, start, end, flanders_wide, reach_bp, reach_count, denominator,
      reach_provenance, scaling_stage, gatekeeper_verdict, gatekeeper_date, review_date, out_of_scope, good_practice;
  BstVec *phases, *other_objectives, *groups, *settings, *dimensions, *channels, *methods, *determinants,
      *transition_paths, *hinge_moments, *related_plans, *co_owners, *domains;
  BstVec *partners, *scores, *gate_checks;
} BstAction;

GType bst_action_get_type (void);
#define BST_ACTION(record) (G_TYPE_CHECK_INSTANCE_CAST ((record), bst_action_get_type (), BstAction))
