/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-new-action.h - before an action is added, what is there already is shown: build on it, adapt it, or start anew and
 * say why (the pause button, R160, R201). */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

void bst_new_action_present (GtkWidget *parent, BstDocument *document, BstRecord *draft);
