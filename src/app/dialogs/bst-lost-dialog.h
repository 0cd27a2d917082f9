/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-lost-dialog.h - what could not be read of a damaged file, to look at, copy and keep. */
#pragma once
#include <adwaita.h>

void bst_lost_dialog_present (const char *report, GtkWidget *parent);
