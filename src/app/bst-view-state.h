/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-view-state.h - how a person looks at one plan: kept in the settings for each file, and not in the plan, which goes to
 * others. */
#pragma once
#include "bst-document.h"

char *bst_view_state_get (BstDocument *document, const char *name);
void bst_view_state_set (BstDocument *document, const char *name, const char *value);
