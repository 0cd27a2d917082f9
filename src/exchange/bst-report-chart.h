/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-report-chart.h - bars that lie, for who would rather look than read: drawn once, for pages, HTML and ODT.
 *
 * Each bar has its figure beside it. Series differ by tone and pattern, so that a grey print says the same; what the chart
 * shows is said in words, and a table has the same figures. Measures are points. */
#pragma once
#include <pango/pangocairo.h>
#include "bst-report.h"

double bst_chart_get_height (const BstBlock *block);
void bst_chart_draw (const BstBlock *block, cairo_t *cr, PangoLayout *layout, double width);
GBytes *bst_chart_to_svg (const BstBlock *block, const char *language, double width);
GBytes *bst_chart_to_png (const BstBlock *block, const char *language, double width);
