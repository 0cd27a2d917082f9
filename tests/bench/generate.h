/* SPDX-License-Identifier: EUPL-1.2 */
/* generate.h - plans of any size that look like real ones; the same seed gives the same plan. */
#pragma once
#include "bst-plan.h"

BstPlan *generate_plan (guint n_points, guint32 seed);
