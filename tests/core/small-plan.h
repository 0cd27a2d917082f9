/* SPDX-License-Identifier: EUPL-1.2 */
/* small-plan.h - a plan with two action points, of which one has an objective and an owner, and short ways to change it. */
#pragma once
#include "bst-plan.h"

BstPlan *small_plan_new (void);
BstRecord *small_plan_point (BstPlan *plan, const char *id);
gboolean small_plan_set_text (BstPlan *plan, const char *id, const char *field, const char *text, const char *coalesce);
BstTransaction *small_plan_add_point (BstTransaction *transaction, const char *id, const char *objective);
