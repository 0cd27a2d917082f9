/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-report-file.h - the files that a report can become. */
#pragma once
#include "bst-report.h"

typedef struct {
  const char *name;      /* "pdf", and how names of files end */
  const char *label;     /* N_() for a dialog */
  const char *mime_type;
  GBytes *(*render) (const BstReport *report, GError **error);
} BstReportFormat;

/* Ended by a NULL name. */
extern const BstReportFormat bst_report_formats[];
const BstReportFormat *bst_report_format_find (const char *file_name);
