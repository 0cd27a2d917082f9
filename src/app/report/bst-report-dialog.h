/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-report-dialog.h - a report before it leaves: its pages as they will be printed; then print it or save it. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"
#include "bst-report.h"

#define BST_TYPE_REPORT_DIALOG (bst_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BstReportDialog, bst_report_dialog, BST, REPORT_DIALOG, AdwDialog)

/* Called in a thread. */
typedef GBytes *(*BstReportRenderFunc) (gpointer data, GError **error);

BstReportDialog *bst_report_dialog_new (BstReport *report, const char *title);
void bst_report_dialog_add_format (BstReportDialog *self, const char *ending, const char *label,
                                   BstReportRenderFunc func, gpointer data, GDestroyNotify destroy);
void bst_action_sheet_present (GtkWidget *parent, BstDocument *document, const char *const *ids);
