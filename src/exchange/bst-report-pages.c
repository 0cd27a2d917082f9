/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-report-pages.c - which strip of a report stands where on which page. Drawn by bst-report-draw.c. */
#include "bst-report-pages-private.h"
#include "bst-report-strip.h"

#define TOP 78.0
#define BOTTOM 72.0
#define LEAST 26.0      /* what must stand on a page of something that goes on: two lines */

double
bst_report_pages_get_text_width (const BstReportPages *self)
{
  return self->width - 2 * BST_REPORT_MARGIN;
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

const BstBlock *
bst_report_pages_get_block (const BstReportPages *self, guint index)
{
  return g_ptr_array_index (self->report->blocks, index);
}

/* A table that goes on says again what its columns are. */
static void
begin_page_within (BstReportPages *self, guint index, int row)
{
  const BstBlock *block = bst_report_pages_get_block (self, index);
  g_auto (BstStrip) head = { NULL };

  begin_page (self);
  if (block->type != BST_BLOCK_TABLE || row < 0)
    return;
  bst_strip_init (&head, block, BST_STRIP_HEAD, bst_report_pages_get_text_width (self), self->layout);
  add_piece (self, index, BST_STRIP_HEAD, 0, bst_strip_get_height (&head, self->layout), TRUE);
}

/* The strip after this one, FALSE at the end. */
static gboolean
find_next (const BstReportPages *self, guint *index, int *row)
{
  const BstBlock *block = bst_report_pages_get_block (self, *index);

  if (*row + 1 < (int) bst_block_get_n_rows (block) && block->type != BST_BLOCK_PILLS)
    {
      *row += 1;
      return TRUE;
    }
  if (++*index >= self->report->blocks->len)
    return FALSE;
  *row = bst_block_get_first_strip (bst_report_pages_get_block (self, *index));
  return TRUE;
}

/* What must stand on the same page as a strip that does not stay alone: the strips after it, as far as they do not stay
 * alone either, and the first lines of the one after those. */
static double
get_followers (BstReportPages *self, guint index, int row)
{
  double height = 0;
  gboolean keeps_next = TRUE;

  while (keeps_next && find_next (self, &index, &row)
         && bst_report_pages_get_block (self, index)->type != BST_BLOCK_PAGE_BREAK)
    {
      g_auto (BstStrip) next = { NULL };
      double own;
      bst_strip_init (&next, bst_report_pages_get_block (self, index), row, bst_report_pages_get_text_width (self),
                      self->layout);
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
  const BstBlock *block = bst_report_pages_get_block (self, index);
  g_auto (BstStrip) strip = { NULL };
  double height, from = 0, bottom = self->height - BOTTOM, followers;

  bst_strip_init (&strip, block, row, bst_report_pages_get_text_width (self), self->layout);
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
  row = bst_block_get_first_strip (bst_report_pages_get_block (self, 0));
  do
    if (bst_report_pages_get_block (self, index)->type == BST_BLOCK_PAGE_BREAK)
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

/* A text with what is marked in it in words. */
static void
append_said (GString *out, const BstReportBox *box, GStrv *words)
{
  guint at = 0;

  for (guint i = 0; i < box->n_marks; i++)
    {
      const BstReportMark *mark = &box->marks[i];
      g_string_append_len (out, box->text + at, mark->start - at);
      g_string_append (out, words[mark->type][0]);
      g_string_append_len (out, box->text + mark->start, mark->length);
      g_string_append (out, words[mark->type][1]);
      at = mark->start + mark->length;
    }
  g_string_append (out, box->text + at);
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
  g_auto (GStrv) removed = bst_report_mark_words (self->report->language, BST_REPORT_MARK_REMOVED);
  g_auto (GStrv) added = bst_report_mark_words (self->report->language, BST_REPORT_MARK_ADDED);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const BstReportPiece *piece = &g_array_index (self->pieces, BstReportPiece, i);
      g_auto (BstStrip) strip = { NULL };
      if (piece->page != page || piece->is_repeated || piece->goes_on)
        continue;
      bst_strip_init (&strip, bst_report_pages_get_block (self, piece->block), piece->row,
                      bst_report_pages_get_text_width (self), self->layout);
      for (guint b = 0; b < strip.boxes->len; b++)
        {
          g_string_append (out, b > 0 ? " " : "");
          append_said (out, &g_array_index (strip.boxes, BstReportBox, b), (GStrv[]) { removed, added });
        }
      if (strip.boxes->len == 0 && bst_report_pages_get_block (self, piece->block)->type == BST_BLOCK_CHART)
        g_string_append (out, bst_report_pages_get_block (self, piece->block)->text);
      g_string_append_c (out, '\n');
    }
  return g_string_free_and_steal (out);
}
