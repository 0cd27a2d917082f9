/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-session-rules.h - the table of the rules of sessions and cards. Private to the core. */
#pragma once
#include "bst-budget-rules.h"
#include "bst-rule.h"

extern const BstRule bst_session_rules[];
extern const guint bst_n_session_rules;

void bst_session_foreach_related (BstPlan *plan, const BstChange *change, BstRelatedFunc func, gpointer data);
