/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-report-html.h - a report as one web page that needs nothing else. */
#pragma once
#include "bst-report.h"

GBytes *bst_report_to_html (const BstReport *report, GError **error);
