/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-live-dialog.h - a dialog that changes the open plan as one types, and not a draft: undo and saving go on in it. */
#pragma once
#include <adwaita.h>

void bst_live_dialog_add_keys (AdwDialog *dialog);
void bst_live_dialog_add_buttons (AdwHeaderBar *bar);
