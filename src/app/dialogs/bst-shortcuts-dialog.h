/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-shortcuts-dialog.h - every command and its keys, from the one table. AdwShortcutsDialog came after our target. */
#pragma once
#include <adwaita.h>

void bst_shortcuts_dialog_present (GtkWidget *parent);
