/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-report-strip.h - a block of a report as strips of boxes with text: the smallest thing that is placed on a page.
 *
 * A strip is made again each time it is needed, so that a table of thousands of rows takes no memory. Measures are points. */
#pragma once
#include <pango/pangocairo.h>
#include "bst-report.h"

/* GNOME's own first; after it what office machines have. */
#define BST_REPORT_FAMILIES "Adwaita Sans,Inter,Inter Variable,Cantarell,Noto Sans,DejaVu Sans,Sans"

/* In place of the number of a row. */
enum { BST_STRIP_CAPTION = -2, BST_STRIP_HEAD = -1 };

typedef enum {
  BST_STYLE_TITLE,
  BST_STYLE_HEADING_2,
  BST_STYLE_HEADING_3,
  BST_STYLE_HEADING_4,
  BST_STYLE_KICKER,
  BST_STYLE_BODY,
  BST_STYLE_LABEL,
  BST_STYLE_CELL,
  BST_STYLE_CELL_HEAD,
  BST_STYLE_CELL_TOTAL,
  BST_STYLE_SMALL,
  BST_STYLE_PILL
} BstReportStyle;

typedef struct {
  double x, y, width;
  const char *text; /* of the report, or static */
  BstReportStyle style;
  BstReportAlign align;
  BstReportTone tone; /* of a pill */
  const BstReportMark *marks; /* of a cell; NULL: none */
  guint n_marks;
} BstReportBox;

typedef struct {
  GArray *boxes;              /* BstReportBox */
  double above;               /* space before it, not at the head of a page */
  double padding;             /* inside, above and below */
  double least;               /* height, with the padding */
  double rule_above, rule_below; /* how thick */
  gboolean has_bar;           /* at the left side */
  gboolean keeps_next;        /* stays with what follows */
  gboolean is_whole;          /* never broken over two pages */
} BstStrip;

void bst_strip_init (BstStrip *self, const BstBlock *block, int row, double width, PangoLayout *layout);
void bst_strip_clear (BstStrip *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BstStrip, bst_strip_clear)
double bst_strip_get_height (const BstStrip *self, PangoLayout *layout);
double bst_strip_find_break (const BstStrip *self, PangoLayout *layout, double from, double room);
void bst_box_set_layout (const BstReportBox *self, PangoLayout *layout);
PangoLayout *bst_report_layout_new (const char *language);
int bst_block_get_first_strip (const BstBlock *self);
