/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-facts.h - what follows from the fields of an action or helps to fill them in, under the fields themselves:
 * the share that is reached, what the reviews say, what is out of scope, which levers there are. */
#pragma once
#include "bst-record-form.h"

void bst_action_facts_show (BstRecordForm *form);
