/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-outcome-dialog.h - after a merge of contributions: who delivered what, who did not, and the amounts before and after. */
#pragma once
#include <adwaita.h>
#include "bst-pack-outcome.h"

void bst_outcome_dialog_present (GtkWidget *parent, const BstPackOutcome *outcome);
