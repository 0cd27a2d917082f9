/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-appraisal.h - three readings of an action, kept apart, and the advice that follows from them (R158–R169).
 *
 * Quality: how many of the points it has. Reach: all of Flanders and enough of the target group. Role: its kind, which
 * people choose. Nothing is called weak, least of all on self-declared data: then the advice is to have it checked. */
#pragma once
#include "bst-criteria.h"

typedef enum { BST_QUALITY_NOT_ASSESSED, BST_QUALITY_NOT_YET, BST_QUALITY_STRONG, BST_N_QUALITIES } BstQuality;
typedef enum { BST_REACH_UNKNOWN, BST_REACH_LIMITED, BST_REACH_SUFFICIENT, BST_N_REACHES } BstReach;
typedef enum {
  BST_ADVICE_COMPLETE,     /* something is missing to say more */
  BST_ADVICE_VERIFY,       /* not yet strong, by the word of its owner alone */
  BST_ADVICE_IMPROVE,      /* not yet strong */
  BST_ADVICE_SCALE_UP,     /* strong, and reaches too few */
  BST_ADVICE_KEEP,         /* strong, and reaches enough */
  BST_ADVICE_OUT_OF_SCOPE, /* belongs to another plan */
  BST_ADVICE_STOPPED,      /* its track has ended */
  BST_N_ADVICES
} BstAdvice;

typedef struct {
  BstQuality quality;
  BstReach reach;
  BstAdvice advice;
  guint n_criteria, n_scores;  /* criteria that count; of these, with a score */
  guint n_self_declared;       /* scores by the word of the owner, or of nobody knows whom */
  gint64 share_bp;             /* of the points there are to have, rounded down; BST_UNSET while a score is missing */
  gint64 reach_bp;             /* people reached of the target group, rounded down; BST_UNSET: not known */
  gboolean reach_self_declared;
  gboolean out_of_scope;
} BstAppraisal;

void bst_appraise (BstFramework *framework, const BstCriteria *criteria, BstRecord *action,
                   BstAppraisal *ret_appraisal);

typedef struct {
  const char *name, *label, *meaning; /* name: for programs; label and meaning: N_() */
} BstAppraisalName;
extern const BstAppraisalName bst_quality_names[BST_N_QUALITIES];
extern const BstAppraisalName bst_reach_names[BST_N_REACHES];
extern const BstAppraisalName bst_advice_names[BST_N_ADVICES];
