/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-owner.h - what goes along when an action point gets another owner. */
#pragma once
#include "bst-plan.h"

void bst_owner_follow (BstPlan *plan, BstTransaction *transaction);
