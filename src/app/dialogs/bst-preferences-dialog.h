/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-preferences-dialog.h - what belongs to the person, not to a plan: name and language. */
#pragma once
#include <adwaita.h>

void bst_preferences_dialog_present (GtkWidget *parent);
