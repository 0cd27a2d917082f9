/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-report-draw.c - a page of a report as it is drawn, with its head and foot. */
#include "bst-report-chart.h"
#include "bst-report-pages-private.h"
#include "bst-report-strip.h"
#include "bst-text.h"

#define HEAD_Y 40.0 /* of the line at the head of a page */
#define FOOT_Y 44.0 /* from the lower edge */

static void
set_tone (cairo_t *cr, BstReportTone tone)
{
  /* Each has 4.5 to 1 on white; the words say it without the colour. */
  if (tone == BST_REPORT_TONE_GOOD)
    cairo_set_source_rgb (cr, 0.09, 0.42, 0.22);
  else if (tone == BST_REPORT_TONE_ATTENTION)
    cairo_set_source_rgb (cr, 0.62, 0.27, 0.02);
  else
    cairo_set_source_rgb (cr, 0.24, 0.26, 0.30);
}

static void
set_ink (cairo_t *cr, const BstReportBox *box)
{
  if (box->style == BST_STYLE_KICKER)
    cairo_set_source_rgb (cr, 0.10, 0.34, 0.58);
  else if (box->style == BST_STYLE_LABEL || box->style == BST_STYLE_SMALL)
    cairo_set_source_rgb (cr, 0.33, 0.35, 0.39);
  else if (box->style == BST_STYLE_PILL)
    set_tone (cr, box->tone);
  else
    cairo_set_source_rgb (cr, 0.07, 0.07, 0.09);
}

static void
draw_rule (cairo_t *cr, double x, double y, double width, double thickness)
{
  cairo_set_source_rgb (cr, thickness > 0.5 ? 0.25 : 0.74, thickness > 0.5 ? 0.27 : 0.76,
                        thickness > 0.5 ? 0.31 : 0.79);
  cairo_set_line_width (cr, thickness);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + width, y);
  cairo_stroke (cr);
}

static void
draw_outline (cairo_t *cr, const BstReportBox *box, double y)
{
  double r = 8, x = BST_REPORT_MARGIN + box->x - 6, width = box->width + 12, height = 17;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  set_tone (cr, box->tone);
  cairo_set_line_width (cr, 0.8);
  cairo_stroke (cr);
}

/* What is no text: rules, the bar of a note, the outlines of pills. */
static void
draw_lines (const BstReportPages *self, cairo_t *cr, const BstStrip *strip, const BstReportPiece *piece)
{
  double height = piece->to - piece->from, width = bst_report_pages_get_text_width (self);

  if (strip->rule_above > 0 && !piece->goes_on)
    draw_rule (cr, BST_REPORT_MARGIN, piece->y, width, strip->rule_above);
  if (strip->rule_below > 0)
    draw_rule (cr, BST_REPORT_MARGIN, piece->y + height, width, strip->rule_below);
  if (strip->has_bar)
    {
      cairo_set_source_rgb (cr, 0.10, 0.34, 0.58);
      cairo_rectangle (cr, BST_REPORT_MARGIN, piece->y, 2.5, height);
      cairo_fill (cr);
    }
  for (guint i = 0; i < strip->boxes->len; i++)
    {
      const BstReportBox *box = &g_array_index (strip->boxes, BstReportBox, i);
      if (box->style == BST_STYLE_PILL)
        draw_outline (cr, box, piece->y + strip->padding + box->y);
    }
}

/* Pango takes the space at the end of a line away. A PDF needs it: without it a screen reader says the last word of a
 * line and the first of the next as one. So the line is drawn as a text of its own. */
static double
draw_words (const BstReportPages *self, cairo_t *cr, const BstReportBox *box, guint start, guint end,
            const BstReportMark *mark)
{
  BstReportMark own_mark = { .length = end - start, .type = mark != NULL ? mark->type : BST_REPORT_MARK_REMOVED };
  g_autofree char *text = g_strndup (box->text + start, end - start);
  BstReportBox own = { .text = text, .style = box->style, .marks = &own_mark, .n_marks = mark != NULL ? 1 : 0 };
  PangoRectangle extents;

  bst_box_set_layout (&own, self->line);
  pango_layout_set_font_description (self->line, pango_layout_get_font_description (self->layout));
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (self->line, 0));
  pango_layout_line_get_extents (pango_layout_get_line_readonly (self->line, 0), NULL, &extents);
  return (double) extents.width / PANGO_SCALE;
}

/* In a colour of its own, which says no more than the line through or below it. */
static double
draw_marked (const BstReportPages *self, cairo_t *cr, const BstReportBox *box, guint start, guint end,
             const BstReportMark *mark, const BstReportTags *tags)
{
  double width;

  if (tags != NULL)
    tags->run (mark->type, TRUE, tags->data);
  set_tone (cr, mark->type == BST_REPORT_MARK_REMOVED ? BST_REPORT_TONE_ATTENTION : BST_REPORT_TONE_GOOD);
  width = draw_words (self, cr, box, start, end, mark);
  set_ink (cr, box);
  if (tags != NULL)
    tags->run (mark->type, FALSE, tags->data);
  return width;
}

static void
draw_line (const BstReportPages *self, cairo_t *cr, const BstReportBox *box, PangoLayoutLine *line,
           const BstReportTags *tags)
{
  guint at = (guint) pango_layout_line_get_start_index (line), end = at + (guint) pango_layout_line_get_length (line);
  double x, y;

  if (box->style == BST_STYLE_PILL)
    {
      pango_cairo_show_layout_line (cr, line);
      return;
    }
  cairo_get_current_point (cr, &x, &y);
  for (guint i = 0; i < box->n_marks; i++)
    {
      const BstReportMark *mark = &box->marks[i];
      guint from = MAX (at, mark->start), to = MIN (end, mark->start + mark->length);
      if (to == end && to > from && box->text[to - 1] == ' ')
        to--; /* nothing is struck beside the last word of a line */
      if (from >= to)
        continue;
      if (from > at)
        x += draw_words (self, cr, box, at, from, NULL);
      cairo_move_to (cr, x, y);
      x += draw_marked (self, cr, box, from, to, mark, tags);
      cairo_move_to (cr, x, y);
      at = to;
    }
  if (at < end || box->n_marks == 0)
    draw_words (self, cr, box, at, end, NULL);
}

/* The lines of the box that this piece shows. */
static void
draw_text (const BstReportPages *self, cairo_t *cr, const BstStrip *strip, const BstReportBox *box,
           const BstReportPiece *piece, const BstReportTags *tags)
{
  double x = BST_REPORT_MARGIN + box->x, top = piece->y - piece->from + strip->padding + box->y;
  PangoLayoutIter *iter;

  bst_box_set_layout (box, self->layout);
  set_ink (cr, box);
  iter = pango_layout_get_iter (self->layout);
  do
    {
      int from, to, baseline = pango_layout_iter_get_baseline (iter);
      PangoRectangle line;
      double start, extra = box->style == BST_STYLE_PILL ? 3 : 0;
      pango_layout_iter_get_line_yrange (iter, &from, &to);
      pango_layout_iter_get_line_extents (iter, NULL, &line);
      start = strip->padding + (double) from / PANGO_SCALE;
      if (start < piece->from - 0.01 || start >= piece->to)
        continue;
      cairo_move_to (cr, x + (double) line.x / PANGO_SCALE, top + extra + (double) baseline / PANGO_SCALE);
      draw_line (self, cr, box, pango_layout_iter_get_line_readonly (iter), tags);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
draw_piece (const BstReportPages *self, cairo_t *cr, const BstReportPiece *piece, const BstReportTags *tags)
{
  const BstBlock *block = bst_report_pages_get_block (self, piece->block);
  g_auto (BstStrip) strip = { NULL };

  bst_strip_init (&strip, block, piece->row, bst_report_pages_get_text_width (self), self->layout);
  if (tags != NULL)
    tags->furniture (TRUE, tags->data);
  draw_lines (self, cr, &strip, piece);
  if (tags != NULL)
    {
      tags->furniture (FALSE, tags->data);
      tags->piece (block, piece, TRUE, tags->data);
    }
  if (block->type == BST_BLOCK_CHART)
    {
      cairo_save (cr);
      cairo_translate (cr, BST_REPORT_MARGIN, piece->y);
      bst_chart_draw (block, cr, self->layout, bst_report_pages_get_text_width (self));
      cairo_restore (cr);
    }
  for (guint i = 0; i < strip.boxes->len; i++)
    {
      if (tags != NULL)
        tags->box (block, piece, i, TRUE, tags->data);
      draw_text (self, cr, &strip, &g_array_index (strip.boxes, BstReportBox, i), piece, tags);
      if (tags != NULL)
        tags->box (block, piece, i, FALSE, tags->data);
    }
  if (tags != NULL)
    tags->piece (block, piece, FALSE, tags->data);
}

/* One line, cut off where there is no more room. */
static void
draw_furniture_text (const BstReportPages *self, cairo_t *cr, double x, double y, double width, const char *text,
                     BstReportAlign align)
{
  BstReportBox box = { .x = x, .width = width, .text = text, .style = BST_STYLE_SMALL, .align = align };

  bst_box_set_layout (&box, self->layout);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  set_ink (cr, &box);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, self->layout);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
}

/* The title of a plan may be cut off, its standing and the day never. */
static void
draw_head (const BstReportPages *self, cairo_t *cr)
{
  const BstReport *report = self->report;
  g_autofree char *day = bst_format_date (report->language, report->date);
  g_autofree char *state = report->standing != NULL && *day != '\0' ? g_strdup_printf ("%s · %s", report->standing, day)
                           : report->standing != NULL               ? g_strdup (report->standing)
                                                                    : g_strdup (day);
  double width = bst_report_pages_get_text_width (self), right = width * 0.45;

  if (report->plan != NULL)
    draw_furniture_text (self, cr, BST_REPORT_MARGIN, HEAD_Y, width - right - 10, report->plan, BST_REPORT_START);
  draw_furniture_text (self, cr, BST_REPORT_MARGIN + width - right, HEAD_Y, right, state, BST_REPORT_END);
  draw_rule (cr, BST_REPORT_MARGIN, HEAD_Y + 14, width, 0.35);
}

static void
draw_foot (const BstReportPages *self, guint page, cairo_t *cr)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1), *all = g_strdup_printf ("%u", self->starts->len);
  /* Translators: at the foot of a printed page */
  g_autofree char *pages = bst_text_fill (bst_text (self->report->language, N_ ("page {n} of {all}")),
                                          (const char *[]) { "n", number, "all", all, NULL });
  double width = bst_report_pages_get_text_width (self), foot = self->height - FOOT_Y;

  draw_furniture_text (self, cr, BST_REPORT_MARGIN, foot, width - 110, self->report->title, BST_REPORT_START);
  draw_furniture_text (self, cr, BST_REPORT_MARGIN + width - 100, foot, 100, pages, BST_REPORT_END);
}

/**
 * bst_report_pages_draw_tagged:
 * @tags: (nullable): is told what is drawn
 *
 * Draws a page, one unit a point. The caller has filled the paper.
 */
void
bst_report_pages_draw_tagged (BstReportPages *self, guint page, cairo_t *cr, const BstReportTags *tags)
{
  guint first = g_array_index (self->starts, guint, page);
  guint end = page + 1 < self->starts->len ? g_array_index (self->starts, guint, page + 1) : self->pieces->len;

  if (tags != NULL)
    tags->furniture (TRUE, tags->data);
  draw_head (self, cr);
  draw_foot (self, page, cr);
  if (tags != NULL)
    tags->furniture (FALSE, tags->data);
  for (guint i = first; i < end; i++)
    draw_piece (self, cr, &g_array_index (self->pieces, BstReportPiece, i), tags);
}

void
bst_report_pages_draw (BstReportPages *self, guint page, cairo_t *cr)
{
  bst_report_pages_draw_tagged (self, page, cr, NULL);
}
