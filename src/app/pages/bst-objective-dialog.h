/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-objective-dialog.h - asks for an objective of the plan's own: what, for which phase, as part of what, to serve what. */
#pragma once
#include <adwaita.h>
#include "../bst-document.h"

#define BST_TYPE_OBJECTIVE_DIALOG (bst_objective_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BstObjectiveDialog, bst_objective_dialog, BST, OBJECTIVE_DIALOG, AdwDialog)

AdwDialog *bst_objective_dialog_new (BstDocument *document, const char *phase, BstLevel level, const char *parent);
char *bst_objective_add_local (BstDocument *document, const char *title, const char *phase, BstLevel level,
                               const char *parent, const char *const *serves);
