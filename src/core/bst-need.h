/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-need.h - needs that come back over the years: first heard, repeated, answered. R231. */
#pragma once
#include "bst-plan.h"
#include "kinds/bst-session.h"

typedef enum {
  BST_NEED_NEW,      /* heard in one year, and that is the last year with sessions */
  BST_NEED_REPEATED, /* heard in more than one year, also in the last one */
  BST_NEED_QUIET,    /* not heard in the last year */
  BST_NEED_ANSWERED,
} BstNeedState;

typedef struct {
  BstRecord *record; /* (unowned): the card that said it first; valid until the plan changes */
  GPtrArray *cards;  /* (element-type BstRecord) (unowned): all that say it, the first first */
  GArray *years;     /* gint64, each once, the first first */
  gint64 answered;   /* the day; 0: not */
  BstNeedState state;
} BstNeed;

GPtrArray *bst_needs_list (BstPlan *plan);
gint64 bst_need_get_year (BstPlan *plan, BstRecord *card);
gint64 bst_need_get_first_year (BstPlan *plan, BstRecord *card);
BstRecord *bst_need_get_first (BstPlan *plan, BstRecord *card);
