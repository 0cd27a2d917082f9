/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-report-sheet.h - one page of a report on the screen: drawn as it will be printed, and as text for screen readers. */
#pragma once
#include <gtk/gtk.h>
#include "bst-report-pages.h"

#define BST_TYPE_REPORT_SHEET (bst_report_sheet_get_type ())
G_DECLARE_FINAL_TYPE (BstReportSheet, bst_report_sheet, BST, REPORT_SHEET, GtkWidget)

GtkWidget *bst_report_sheet_new (void);
void bst_report_sheet_show (BstReportSheet *self, BstReportPages *pages, guint page);
void bst_report_sheet_set_zoom (BstReportSheet *self, double zoom);
