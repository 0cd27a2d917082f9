/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-report-pages.h - a report laid out on pages: the same drawing for the screen, the printer and the PDF. */
#pragma once
#include <cairo.h>
#include "bst-report.h"

typedef struct _BstReportPages BstReportPages;

/* The part that a page shows of a strip (bst-report-strip.h). */
typedef struct {
  guint block;     /* index in the report */
  int row;
  guint page;
  double y;        /* on the page */
  double from, to; /* of the strip, measured from its top */
  gboolean is_repeated; /* the header of a table that goes on */
  gboolean goes_on;     /* began on the page before */
} BstReportPiece;

BstReportPages *bst_report_pages_new (const BstReport *report, double width, double height);
void bst_report_pages_free (BstReportPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstReportPages, bst_report_pages_free)
guint bst_report_pages_get_n (const BstReportPages *self);
void bst_report_pages_draw (BstReportPages *self, guint page, cairo_t *cr);
char *bst_report_pages_get_text (BstReportPages *self, guint page);

/* For a renderer that says what everything is, while it is drawn. */
typedef struct {
  void (*piece) (const BstBlock *block, const BstReportPiece *piece, gboolean begins, gpointer data);
  void (*box) (const BstBlock *block, const BstReportPiece *piece, guint box, gboolean begins, gpointer data);
  void (*run) (BstReportMarkType type, gboolean begins, gpointer data); /* a marked stretch within a box */
  void (*furniture) (gboolean begins,
                     gpointer data); /* what is no part of the text: rules, head and foot of the page */
  gpointer data;
} BstReportTags;

void bst_report_pages_draw_tagged (BstReportPages *self, guint page, cairo_t *cr, const BstReportTags *tags);
const BstReport *bst_report_pages_get_report (const BstReportPages *self);
const GArray *bst_report_pages_get_pieces (const BstReportPages *self);
