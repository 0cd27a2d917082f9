/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-variant.h - a new action that begins with what another one has (R201: adapt what exists). */
#pragma once
#include "kinds/bst-action.h"

BstRecord *bst_action_variant_new (BstRecord *action);
