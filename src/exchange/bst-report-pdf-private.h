/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once
#include "bst-report-pdf.h"
#include "bst-report-strip.h"

GBytes *bst_report_pdf_finish (const guint8 *data, gsize length, const BstReport *report, GError **error);
