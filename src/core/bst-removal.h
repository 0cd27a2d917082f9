/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-removal.h - what else has to happen when a person removes records: references are emptied, what belongs to them
 * goes along, and what may not lose its target refuses. One transaction, so that one undo brings everything back. */
#pragma once
#include "bst-plan.h"

BstTransaction *bst_removal_new (BstPlan *plan, const char *const *ids, const char *label, const char *author,
                                 GError **error);
