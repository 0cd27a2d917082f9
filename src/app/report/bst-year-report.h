/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-year-report.h - the yearly report: of whom, of which year and phase, with what is under embargo or without; then shown.
 * And the contribution of one domain by itself, to be read or signed. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

void bst_year_report_present (GtkWidget *parent, BstDocument *document, gint64 year, const char *domain);
void bst_contribution_present (GtkWidget *parent, BstDocument *document, gint64 year, const char *domain);
GBytes *bst_year_calendar_new (BstDocument *document, gint64 year);
