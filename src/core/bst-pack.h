/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack.h - contribution packs: what one domain is asked about one year, as a file of its own. */
#pragma once
#include "bst-plan.h"

gboolean bst_plan_is_pack (BstPlan *plan);
