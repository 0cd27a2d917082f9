/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-report-odt.h - a report as OpenDocument text, to go on writing in. */
#pragma once
#include "bst-report.h"

GBytes *bst_report_to_odt (const BstReport *report, GError **error);
