/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-criteria-dialog.h - the plan's sets of criteria: dated versions, and what changes between two of them (R162, R168). */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

void bst_criteria_dialog_present (GtkWidget *parent, BstDocument *document);
