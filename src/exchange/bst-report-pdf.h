/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-report-pdf.h - a report as a PDF that screen readers can follow: structure, headings, table headers, language. */
#pragma once
#include "bst-report-pages.h"

GBytes *bst_report_to_pdf (const BstReport *report, GError **error);
