/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-diff.h - what turns one plan into another. */
#pragma once
#include "bst-plan.h"

BstTransaction *bst_diff (BstPlan *from, BstPlan *to);
void bst_diff_write (GString *out, BstPlan *from, BstPlan *to);
