/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-import-dialog.h - a table comes in, in three steps: file and sheet, columns, preview.
 *
 * Signal "imported": it was applied. The dialog is still there, to be closed. */
#pragma once
#include <adwaita.h>
#include "bst-import-session.h"

#define BST_TYPE_IMPORT_DIALOG (bst_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BstImportDialog, bst_import_dialog, BST, IMPORT_DIALOG, AdwDialog)

AdwDialog *bst_import_dialog_new (BstImportSession *session);
BstImportSession *bst_import_dialog_get_session (BstImportDialog *self);
