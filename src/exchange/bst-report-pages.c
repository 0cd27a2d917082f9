/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-report-pages.h"
#include "bst-report-chart.h"
#include "bst-report-strip.h"
#include "bst-text.h"

#define MARGIN 64.0     /* left and right */
#define TOP 78.0
#define BOTTOM 72.0
#define HEAD_Y 40.0     /* of the line at the head of a page */
#define FOOT_Y 44.0     /* from the lower edge */
#define LEAST 26.0      /* what must stand on a page of something that goes on: two lines */

struct _BstReportPages {
  const BstReport *report;
  double width, height;
  GArray *pieces; /* BstReportPiece, page by page */
  GArray *starts; /* guint: the first piece of each page */
  PangoLayout *layout, *line;
  double y;       /* while laying out: where the next strip comes */
};

static double
text_width (const BstReportPages *self)
{
  return self->width - 2 * MARGIN;
}

static double
full_height (const BstReportPages *self)
{
  return self->height - TOP - BOTTOM;
}

/* Of a table: it is broken only where it would leave a third of a page empty. */
static gboolean
is_row (const BstStrip *strip)
{
  return strip->rule_below > 0 && (!strip->is_whole || strip->least > 0);
}

/* --- Laying out -------------------------------------------------------------------------------------------------------- */

static void
begin_page (BstReportPages *self)
{
  g_array_append_val (self->starts, self->pieces->len);
  self->y = TOP;
}

static gboolean
is_at_top (const BstReportPages *self)
{
  return self->pieces->len == g_array_index (self->starts, guint, self->starts->len - 1);
}

static void
add_piece (BstReportPages *self, guint block, int row, double from, double to, gboolean is_repeated)
{
  BstReportPiece piece = { block, row, self->starts->len - 1, self->y, from, to, is_repeated, from > 0 };

  g_array_append_val (self->pieces, piece);
  self->y += to - from;
}

static const BstBlock *
get_block (const BstReportPages *self, guint index)
{
  return g_ptr_array_index (self->report->blocks, index);
}

/* A table that goes on says again what its columns are. */
static void
begin_page_within (BstReportPages *self, guint index, int row)
{
  const BstBlock *block = get_block (self, index);
  g_auto (BstStrip) head = { NULL };

  begin_page (self);
  if (block->type != BST_BLOCK_TABLE || row < 0)
    return;
  bst_strip_init (&head, block, BST_STRIP_HEAD, text_width (self), self->layout);
  add_piece (self, index, BST_STRIP_HEAD, 0, bst_strip_get_height (&head, self->layout), TRUE);
}

/* The strip after this one, FALSE at the end. */
static gboolean
find_next (const BstReportPages *self, guint *index, int *row)
{
  const BstBlock *block = get_block (self, *index);

  if (*row + 1 < (int) bst_block_get_n_rows (block) && block->type != BST_BLOCK_PILLS)
    {
      *row += 1;
      return TRUE;
    }
  if (++*index >= self->report->blocks->len)
    return FALSE;
  *row = bst_block_get_first_strip (get_block (self, *index));
  return TRUE;
}

/* What must stand on the same page as a strip that does not stay alone: the strips after it, as far as they do not stay
 * alone either, and the first lines of the one after those. */
static double
get_followers (BstReportPages *self, guint index, int row)
{
  double height = 0;
  gboolean keeps_next = TRUE;

  while (keeps_next && find_next (self, &index, &row) && get_block (self, index)->type != BST_BLOCK_PAGE_BREAK)
    {
      g_auto (BstStrip) next = { NULL };
      double own;
      bst_strip_init (&next, get_block (self, index), row, text_width (self), self->layout);
      own = bst_strip_get_height (&next, self->layout);
      keeps_next = next.keeps_next;
      height += next.above + (next.is_whole ? own : MIN (own, is_row (&next) ? full_height (self) / 3 : LEAST));
    }
  return height;
}

/* The part from @from on that fits: all of it, or as many lines as there is room for. */
static double
find_end (BstReportPages *self, const BstStrip *strip, double from, double height, double room)
{
  double full = full_height (self), end;

  if (height - from <= room)
    return height;
  if (is_row (strip) && from == 0 && room < full / 3 && height < full)
    return from;
  end = strip->is_whole && height <= full ? from : bst_strip_find_break (strip, self->layout, from, room);
  if (end - from < LEAST && !is_at_top (self))
    return from;
  /* One line alone on the next page: take one more along. */
  if (height - end < LEAST / 2 + 2 * strip->padding && !is_row (strip))
    end = bst_strip_find_break (strip, self->layout, from, end - from - 1);
  return end;
}

static void
place (BstReportPages *self, guint index, int row)
{
  const BstBlock *block = get_block (self, index);
  g_auto (BstStrip) strip = { NULL };
  double height, from = 0, bottom = self->height - BOTTOM, followers;

  bst_strip_init (&strip, block, row, text_width (self), self->layout);
  height = bst_strip_get_height (&strip, self->layout);
  followers = strip.keeps_next ? get_followers (self, index, row) : 0;
  if (!is_at_top (self) && strip.is_whole && self->y + strip.above + height + followers > bottom)
    begin_page_within (self, index, row);
  if (!is_at_top (self))
    self->y += strip.above;
  while (from < height)
    {
      double end = find_end (self, &strip, from, height, bottom - self->y);
      /* Taller than a page without a place to break it: cut off rather than never ending. */
      if (end <= from && is_at_top (self))
        end = height;
      if (end > from)
        add_piece (self, index, row, from, end, FALSE);
      from = MAX (from, end);
      if (from < height)
        begin_page_within (self, index, row);
    }
}

static void
lay_out (BstReportPages *self)
{
  guint index = 0;
  int row;

  begin_page (self);
  if (self->report->blocks->len == 0)
    return;
  row = bst_block_get_first_strip (get_block (self, 0));
  do
    if (get_block (self, index)->type == BST_BLOCK_PAGE_BREAK)
      {
        if (!is_at_top (self))
          begin_page (self);
      }
    else
      place (self, index, row);
  while (find_next (self, &index, &row));
}

/**
 * bst_report_pages_new:
 * @report: stays alive as long as the pages
 * @width: of the paper, in points
 *
 * Returns: (transfer full): where everything of @report stands
 */
BstReportPages *
bst_report_pages_new (const BstReport *report, double width, double height)
{
  BstReportPages *self = g_new0 (BstReportPages, 1);

  self->report = report;
  self->width = width;
  self->height = height;
  self->pieces = g_array_new (FALSE, FALSE, sizeof (BstReportPiece));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->layout = bst_report_layout_new (report->language);
  self->line = pango_layout_new (pango_layout_get_context (self->layout));
  lay_out (self);
  return self;
}

void
bst_report_pages_free (BstReportPages *self)
{
  g_array_unref (self->pieces);
  g_array_unref (self->starts);
  g_object_unref (self->layout);
  g_object_unref (self->line);
  g_free (self);
}

guint
bst_report_pages_get_n (const BstReportPages *self)
{
  return self->starts->len;
}

const BstReport *
bst_report_pages_get_report (const BstReportPages *self)
{
  return self->report;
}

/**
 * bst_report_pages_get_pieces:
 *
 * Returns: (transfer none) (element-type BstReportPiece): page by page, from top to bottom
 */
const GArray *
bst_report_pages_get_pieces (const BstReportPages *self)
{
  return self->pieces;
}

/* --- Drawing ------------------------------------------------------------------------------------------------------------ */

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
  double r = 8, x = MARGIN + box->x - 6, width = box->width + 12, height = 17;

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
  double height = piece->to - piece->from, width = text_width (self);

  if (strip->rule_above > 0 && !piece->goes_on)
    draw_rule (cr, MARGIN, piece->y, width, strip->rule_above);
  if (strip->rule_below > 0)
    draw_rule (cr, MARGIN, piece->y + height, width, strip->rule_below);
  if (strip->has_bar)
    {
      cairo_set_source_rgb (cr, 0.10, 0.34, 0.58);
      cairo_rectangle (cr, MARGIN, piece->y, 2.5, height);
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
static void
draw_line (const BstReportPages *self, cairo_t *cr, const BstReportBox *box, PangoLayoutLine *line)
{
  BstReportBox own = *box;
  int start = pango_layout_line_get_start_index (line), length = pango_layout_line_get_length (line);
  g_autofree char *text = g_strndup (box->text + start, (gsize) length);

  if (box->style == BST_STYLE_PILL)
    {
      pango_cairo_show_layout_line (cr, line);
      return;
    }
  own.text = text;
  own.width = 0;
  own.align = BST_REPORT_START;
  bst_box_set_layout (&own, self->line);
  pango_layout_set_font_description (self->line, pango_layout_get_font_description (self->layout));
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (self->line, 0));
}

/* The lines of the box that this piece shows. */
static void
draw_text (const BstReportPages *self, cairo_t *cr, const BstStrip *strip, const BstReportBox *box,
           const BstReportPiece *piece)
{
  double x = MARGIN + box->x, top = piece->y - piece->from + strip->padding + box->y;
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
      draw_line (self, cr, box, pango_layout_iter_get_line_readonly (iter));
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
draw_piece (const BstReportPages *self, cairo_t *cr, const BstReportPiece *piece, const BstReportTags *tags)
{
  const BstBlock *block = get_block (self, piece->block);
  g_auto (BstStrip) strip = { NULL };

  bst_strip_init (&strip, block, piece->row, text_width (self), self->layout);
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
      cairo_translate (cr, MARGIN, piece->y);
      bst_chart_draw (block, cr, self->layout, text_width (self));
      cairo_restore (cr);
    }
  for (guint i = 0; i < strip.boxes->len; i++)
    {
      if (tags != NULL)
        tags->box (block, piece, i, TRUE, tags->data);
      draw_text (self, cr, &strip, &g_array_index (strip.boxes, BstReportBox, i), piece);
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
  BstReportBox box = { x, 0, width, text, BST_STYLE_SMALL, align, BST_REPORT_TONE_NEUTRAL };

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
  double width = text_width (self), right = width * 0.45;

  if (report->plan != NULL)
    draw_furniture_text (self, cr, MARGIN, HEAD_Y, width - right - 10, report->plan, BST_REPORT_START);
  draw_furniture_text (self, cr, MARGIN + width - right, HEAD_Y, right, state, BST_REPORT_END);
  draw_rule (cr, MARGIN, HEAD_Y + 14, width, 0.35);
}

static void
draw_foot (const BstReportPages *self, guint page, cairo_t *cr)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1), *all = g_strdup_printf ("%u", self->starts->len);
  /* Translators: at the foot of a printed page */
  g_autofree char *pages = bst_text_fill (bst_text (self->report->language, N_ ("page {n} of {all}")),
                                          (const char *[]) { "n", number, "all", all, NULL });
  double width = text_width (self), foot = self->height - FOOT_Y;

  draw_furniture_text (self, cr, MARGIN, foot, width - 110, self->report->title, BST_REPORT_START);
  draw_furniture_text (self, cr, MARGIN + width - 100, foot, 100, pages, BST_REPORT_END);
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

/**
 * bst_report_pages_get_text:
 *
 * Returns: (transfer full): what begins on the page, in reading order, for who cannot see it drawn
 */
char *
bst_report_pages_get_text (BstReportPages *self, guint page)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const BstReportPiece *piece = &g_array_index (self->pieces, BstReportPiece, i);
      g_auto (BstStrip) strip = { NULL };
      if (piece->page != page || piece->is_repeated || piece->goes_on)
        continue;
      bst_strip_init (&strip, get_block (self, piece->block), piece->row, text_width (self), self->layout);
      for (guint b = 0; b < strip.boxes->len; b++)
        g_string_append_printf (out, "%s%s", b > 0 ? " " : "", g_array_index (strip.boxes, BstReportBox, b).text);
      if (strip.boxes->len == 0 && get_block (self, piece->block)->type == BST_BLOCK_CHART)
        g_string_append (out, get_block (self, piece->block)->text);
      g_string_append_c (out, '\n');
    }
  return g_string_free_and_steal (out);
}
