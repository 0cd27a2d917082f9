/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-smart.h - the SMART verdict of an action point, its parts, and the sentence composed from its fields.
 *
 * The checks are rules (bst-smart-*.c); which letter shows a check is framework data ("smart" › "letters"), so that a
 * plan may read A as acceptable or as ambitious. Source: R193, R205. */
#pragma once
#include "bst-rule.h"

#define BST_SMART_N_LETTERS 5

typedef enum {
  BST_SMART_GOOD,      /* no open advice or error of this letter */
  BST_SMART_NOT_YET,   /* something to mend */
  BST_SMART_SET_ASIDE, /* good, but only since a finding was set aside */
} BstSmartState;

typedef struct {
  BstSmartState states[BST_SMART_N_LETTERS];
  guint n_good;   /* letters that are good or set aside, 0 … 5 */
  guint core_set; /* core fields that are filled in */
  guint core_all; /* core fields in all */
} BstVerdict;

int bst_smart_letter_of (const BstRuleContext *context, const char *rule_id);
const char *bst_smart_letter_title (const BstRuleContext *context, guint letter, const char *language);
const char *bst_smart_letter_question (const BstRuleContext *context, guint letter, const char *language);
char bst_smart_letter_char (const BstRuleContext *context, guint letter);
void bst_smart_judge (const BstRuleContext *context, BstRecord *action_point, const GPtrArray *findings,
                      BstVerdict *ret_verdict);

/* One stretch of the composed sentence. missing: what stands there is a gap to fill, field says where. */
typedef struct {
  char *text;
  const char *field; /* static; NULL: connecting words */
  gboolean missing;
} BstPhrase;

GPtrArray *bst_smart_compose (const BstRuleContext *context, BstRecord *action_point, const char *language);
char *bst_smart_compose_text (const BstRuleContext *context, BstRecord *action_point, const char *language);

/* Computed from status, dates, milestones and progress entries; never stored. */
typedef enum {
  BST_PROGRESS_UNKNOWN,
  BST_PROGRESS_ON_TRACK,
  BST_PROGRESS_ATTENTION,
  BST_PROGRESS_LATE,
  BST_PROGRESS_CLOSED
} BstProgress;
BstProgress bst_action_point_get_progress (BstRecord *action_point, gint64 today);
