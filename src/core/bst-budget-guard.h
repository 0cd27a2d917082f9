/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-guard.h - what a person does is refused where it would make an error in the budget, or change a locked year. */
#pragma once
#include "bst-framework.h"
#include "bst-plan.h"

gboolean bst_budget_apply (BstPlan *plan, BstFramework *framework, BstTransaction *transaction, char **ret_field,
                           GError **error);
