/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pause.h - the pause button: what was decided on the way to a new action, as one change of the plan (R160, R201).
 *
 * Each of the three adds what it does to a transaction, with a dated decision that keeps the reason. */
#pragma once
#include "bst-plan.h"

guint bst_pause_build_on (BstTransaction *transaction, BstRecord *existing, BstRecord *draft, gint64 today);
char *bst_pause_adapt (BstTransaction *transaction, BstRecord *existing, BstRecord *draft, gint64 today);
char *bst_pause_start (BstTransaction *transaction, BstRecord *draft, const char *reason, gint64 today);
