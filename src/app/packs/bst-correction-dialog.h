/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-correction-dialog.h - an amount of a locked year set right, with the reason, in one step. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

void bst_correction_dialog_present (GtkWidget *parent, BstDocument *document, const char *domain, gint64 year);
