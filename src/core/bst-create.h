/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-create.h - a new plan from a framework. */
#pragma once
#include "bst-framework.h"
#include "bst-plan.h"

BstPlan *bst_plan_create (BstFramework *framework, const char *title, const char *language);
