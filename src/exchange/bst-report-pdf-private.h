/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "bst-report-pdf.h"
#include "bst-report-strip.h"

/* What a marked stretch is drawn with: two tags that Cairo knows, of the same sort as Span, and that no report uses. */
#define BST_REPORT_TAG_REMOVED "Code"
#define BST_REPORT_TAG_ADDED "Quote"

GBytes *bst_report_pdf_finish (const guint8 *data, gsize length, const BstReport *report, GError **error);
