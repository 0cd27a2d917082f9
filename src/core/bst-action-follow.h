/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-follow.h - what belongs to a change of an action: a score that is replaced is kept, a stage and a verdict get
 * their day (R167, R169, R170). */
#pragma once
#include "bst-plan.h"

void bst_action_follow (BstPlan *plan, BstTransaction *transaction, gint64 today);
