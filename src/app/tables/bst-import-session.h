/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-import-session.h - a table on its way into an open plan: read in a thread, worked out in a thread, applied once.
 *
 * It works on a copy of the plan that shares its values; the plan itself changes when bst_import_session_apply() is
 * called, in one step. */
#pragma once
#include "bst-comparison.h"
#include "bst-document.h"
#include "bst-import.h"

#define BST_TYPE_IMPORT_SESSION (bst_import_session_get_type ())
G_DECLARE_FINAL_TYPE (BstImportSession, bst_import_session, BST, IMPORT_SESSION, GObject)

void bst_import_session_load_async (BstDocument *document, GFile *file, BstKindId kind, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer data);
BstImportSession *bst_import_session_load_finish (GAsyncResult *result, GError **error);

const char *bst_import_session_get_name (BstImportSession *self);
const BstWorkbook *bst_import_session_get_workbook (BstImportSession *self);
BstImport *bst_import_session_get_import (BstImportSession *self);
void bst_import_session_set_kind (BstImportSession *self, BstKindId kind);

void bst_import_session_run_async (BstImportSession *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer data);
gboolean bst_import_session_run_finish (BstImportSession *self, GAsyncResult *result, GError **error);
const BstImportResult *bst_import_session_get_result (BstImportSession *self);
const BstComparison *bst_import_session_get_changes (BstImportSession *self);

gboolean bst_import_session_is_current (BstImportSession *self);
gboolean bst_import_session_apply (BstImportSession *self);
