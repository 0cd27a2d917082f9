/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-report-pages-private.h - shared by bst-report-pages.c (what stands where) and bst-report-draw.c. */
#pragma once
#include <pango/pangocairo.h>
#include "bst-report-pages.h"

#define BST_REPORT_MARGIN 64.0 /* left and right */

struct _BstReportPages {
  const BstReport *report;
  double width, height;
  GArray *pieces; /* BstReportPiece, page by page */
  GArray *starts; /* guint: the first piece of each page */
  PangoLayout *layout, *line;
  double y;       /* while laying out: where the next strip comes */
};

double bst_report_pages_get_text_width (const BstReportPages *self);
const BstBlock *bst_report_pages_get_block (const BstReportPages *self, guint index);
