/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-objective-rules.h - the table of the rules of objectives. Private to the core. */
#pragma once
#include "bst-rule.h"

extern const BstRule bst_objective_rules[];
extern const guint bst_n_objective_rules;
