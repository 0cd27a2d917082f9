/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-smart-rules.h - the tables of the SMART rules, and what several of them ask. Private to the core.
 *
 * Parameters of findings are text. One whose name starts with "date" holds a date's number, one that starts with
 * "number" a decimal's millionths: bst_finding_get_message() writes both in the language it is asked for. */
#pragma once
#include "bst-rule.h"
#include "bst-smart-text.h"
#include "kinds/bst-action-point.h"

extern const BstRule bst_smart_specific_rules[];
extern const guint bst_smart_n_specific_rules;
extern const BstRule bst_smart_measurable_rules[];
extern const guint bst_smart_n_measurable_rules;
extern const BstRule bst_smart_assignable_rules[];
extern const guint bst_smart_n_assignable_rules;
extern const BstRule bst_smart_relevant_rules[];
extern const guint bst_smart_n_relevant_rules;
extern const BstRule bst_smart_timebound_rules[];
extern const guint bst_smart_n_timebound_rules;

/* Room for a parameter that is a number. */
typedef struct {
  char text[24];
} BstParam;

static inline const char *
bst_param (BstParam *room, gint64 number)
{
  g_snprintf (room->text, sizeof room->text, "%" G_GINT64_FORMAT, number);
  return room->text;
}

static inline gboolean
bst_has_text (const char *text)
{
  return text && *text;
}

/* Whether the target alone lets anyone see if it was reached: then a vague word in the title does no harm. */
gboolean bst_smart_target_is_complete (const BstActionPoint *point);

/* Whether this plan's reading of SMART shows a check (the variant counts). */
gboolean bst_smart_has_check (const BstRuleContext *context, const char *rule_id);

/* The framework's item or the plan's record that the action point serves: ret_record and ret_item may both be set. */
gboolean bst_smart_find_objective (const BstRuleContext *context, const BstActionPoint *point, BstRecord **ret_record,
                                   const BstItem **ret_item);
