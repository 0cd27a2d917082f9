/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-versions-dialog.h - the earlier versions of a plan: to look at, to go back to, to open beside it. */
#pragma once
#include "bst-window.h"

#define BST_TYPE_VERSIONS_DIALOG (bst_versions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BstVersionsDialog, bst_versions_dialog, BST, VERSIONS_DIALOG, AdwDialog)

void bst_versions_dialog_present (BstWindow *window);
