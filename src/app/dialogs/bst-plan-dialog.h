/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-plan-dialog.h - what the plan itself is: title, organisation, standing, period, language, reading of SMART. */
#pragma once
#include <adwaita.h>
#include "../bst-document.h"

void bst_plan_dialog_present (BstDocument *document, GtkWidget *parent);
