/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-rules.h - the table of the portfolio's rules. Private to the core. */
#pragma once
#include "bst-smart-rules.h"
#include "kinds/bst-action.h"

extern const BstRule bst_action_rules[];
extern const guint bst_n_action_rules;
