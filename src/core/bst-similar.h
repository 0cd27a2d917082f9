/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-similar.h - the pause button: what is there already that looks like what somebody is about to start (R160). */
#pragma once
#include "bst-framework.h"
#include "bst-plan.h"

typedef struct {
  BstRecord *action;   /* (unowned) */
  guint score;         /* 0 … 100 */
  guint n_words;       /* words that both have */
  guint n_objectives, n_groups, n_settings; /* that both name; an objective counts with the one above it */
} BstSimilar;

GArray *bst_similar_find (BstPlan *plan, BstFramework *framework, BstRecord *action, guint most);
