/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-report-strip.h"
#include "bst-report-chart.h"
#include <string.h>

#define LABEL_SHARE 0.25
#define COLUMN_GAP 10.0
#define INDENT 14.0       /* of an item of a list, and of a note */
#define PILL_PADDING 6.0  /* left and right of the word */
#define PILL_GAP 6.0
#define PILL_HEIGHT 17.0

typedef struct {
  double size; /* points */
  int weight;
  double spacing; /* from line to line, of the height of the font */
} Style;

static const Style styles[] = {
  [BST_STYLE_TITLE] = { 21, 700, 1.08 },      [BST_STYLE_HEADING_2] = { 12.5, 700, 1.12 },
  [BST_STYLE_HEADING_3] = { 10.8, 700, 1.12 }, [BST_STYLE_HEADING_4] = { 10, 700, 1.12 },
  [BST_STYLE_KICKER] = { 9.5, 600, 1.1 },     [BST_STYLE_BODY] = { 10, 400, 1.22 },
  [BST_STYLE_LABEL] = { 9.2, 600, 1.2 },      [BST_STYLE_CELL] = { 9.2, 400, 1.16 },
  [BST_STYLE_CELL_HEAD] = { 8.6, 700, 1.12 }, [BST_STYLE_CELL_TOTAL] = { 9.2, 700, 1.16 },
  [BST_STYLE_SMALL] = { 8.2, 400, 1.1 },      [BST_STYLE_PILL] = { 8.8, 600, 1.0 },
};

/**
 * bst_report_layout_new:
 *
 * Its fonts are its own, so that it may be made in one thread and used in another afterwards.
 *
 * Returns: (transfer full): a layout in points that measures the same on paper and at every zoom of the screen: no hints,
 *   no rounding, whatever the settings of this computer are
 */
PangoLayout *
bst_report_layout_new (const char *language)
{
  PangoFontMap *fonts = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (fonts);
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoLayout *layout;

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (language));
  cairo_font_options_destroy (options);
  layout = pango_layout_new (context);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  g_object_unref (context);
  g_object_unref (fonts);
  return layout;
}

/* A long title in large letters would take half a page. */
static double
get_size (const BstReportBox *box)
{
  glong length = box->style == BST_STYLE_TITLE ? g_utf8_strlen (box->text, -1) : 0;

  return length > 140 ? 14.5 : length > 80 ? 17 : styles[box->style].size;
}

/* Cairo 1.18 takes a variable font for its regular face when, at that moment, all axes of the shared face happen to have
 * their default values: then bold letters are regular ones on paper. An optical size that is never the default keeps it
 * from that. Other fonts have no such axes and do not mind. */
static void
set_variations (PangoFontDescription *font, int weight)
{
  g_autofree char *variations = g_strdup_printf ("wght=%d,opsz=15", weight);

  pango_font_description_set_variations (font, variations);
}

static void
mark_text (const BstReportBox *self, PangoAttrList *attributes)
{
  for (guint i = 0; i < self->n_marks; i++)
    {
      const BstReportMark *mark = &self->marks[i];
      PangoAttribute *attribute = mark->type == BST_REPORT_MARK_REMOVED
                                      ? pango_attr_strikethrough_new (TRUE)
                                      : pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);
      attribute->start_index = mark->start;
      attribute->end_index = mark->start + mark->length;
      pango_attr_list_insert (attributes, attribute);
    }
}

/**
 * bst_box_set_layout:
 *
 * Sets the text, the font and the width of @layout.
 */
void
bst_box_set_layout (const BstReportBox *self, PangoLayout *layout)
{
  PangoFontDescription *font = pango_font_description_from_string (BST_REPORT_FAMILIES);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font, get_size (self) * PANGO_SCALE);
  pango_font_description_set_weight (font, (PangoWeight) styles[self->style].weight);
  set_variations (font, styles[self->style].weight);
  pango_layout_set_font_description (layout, font);
  pango_attr_list_insert (attributes, pango_attr_line_height_new (styles[self->style].spacing));
  /* A hyphen that is not in the text would be read out. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  if (self->style == BST_STYLE_KICKER)
    pango_attr_list_insert (attributes, pango_attr_letter_spacing_new (PANGO_SCALE / 3));
  mark_text (self, attributes);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_alignment (layout, self->align == BST_REPORT_END ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_ellipsize (layout, self->style == BST_STYLE_PILL ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_width (layout, self->width > 0 ? (int) (self->width * PANGO_SCALE) : -1);
  pango_layout_set_text (layout, self->text, -1);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
}

/* --- What stands in a strip ------------------------------------------------------------------------------------------ */

static void
add_box (BstStrip *self, double x, double width, const char *text, BstReportStyle style)
{
  BstReportBox box = { .x = x, .width = width, .text = text, .style = style };

  g_array_append_val (self->boxes, box);
}

static void
make_heading (BstStrip *self, const BstBlock *block, double width)
{
  static const double above[] = { 6, 20, 13, 10 };

  add_box (self, 0, width, block->text, BST_STYLE_TITLE + (block->level - 1));
  self->above = above[block->level - 1];
  self->keeps_next = self->is_whole = TRUE;
}

/* Words one after the other, on as many lines as it takes. */
static void
make_pills (BstStrip *self, const BstBlock *block, double width, PangoLayout *layout)
{
  double x = 0, y = 0;

  for (guint i = 0; i < block->cells->len; i++)
    {
      BstReportBox box = { .text = g_ptr_array_index (block->cells, i),
                           .style = BST_STYLE_PILL,
                           .tone = g_array_index (block->tones, BstReportTone, i) };
      int natural;
      bst_box_set_layout (&box, layout);
      pango_layout_get_size (layout, &natural, NULL);
      box.width = MIN ((double) natural / PANGO_SCALE + 0.5, width - 2 * PILL_PADDING);
      if (x > 0 && x + box.width + 2 * PILL_PADDING > width)
        x = 0, y += PILL_HEIGHT + PILL_GAP;
      box.x = x + PILL_PADDING;
      box.y = y;
      g_array_append_val (self->boxes, box);
      x += box.width + 2 * PILL_PADDING + PILL_GAP;
    }
  self->above = 9;
  self->padding = 3;
  self->is_whole = TRUE;
}

static void
make_fact (BstStrip *self, const BstBlock *block, guint row, double width)
{
  double label = width * LABEL_SHARE;

  add_box (self, 0, label, bst_block_get_cell (block, row, 0), BST_STYLE_LABEL);
  add_box (self, label + COLUMN_GAP, width - label - COLUMN_GAP, bst_block_get_cell (block, row, 1), BST_STYLE_BODY);
  g_array_index (self->boxes, BstReportBox, 0).y = 0.7; /* on one line with the larger letters beside it */
  self->above = row == 0 ? 7 : 4;
}

static void
make_item (BstStrip *self, const BstBlock *block, guint row, double width)
{
  add_box (self, 2, INDENT - 2, "•", BST_STYLE_BODY);
  add_box (self, INDENT, width - INDENT, bst_block_get_cell (block, row, 0), BST_STYLE_BODY);
  self->above = row == 0 ? 6 : 3;
}

static void
make_row (BstStrip *self, const BstBlock *block, int row, double width)
{
  guint n = block->columns->len, all = 0, n_rows = bst_block_get_n_rows (block);
  gboolean is_total = row >= 0 && (guint) row >= n_rows - block->n_totals;
  double x = 0, room = width - COLUMN_GAP * (n - 1);

  for (guint i = 0; i < n; i++)
    all += g_array_index (block->columns, BstReportColumn, i).share;
  for (guint i = 0; i < n; i++)
    {
      const BstReportColumn *column = &g_array_index (block->columns, BstReportColumn, i);
      double part = room * column->share / all;
      BstReportBox *box;
      const char *text = row < 0 ? column->title : bst_block_get_cell (block, (guint) row, i);
      add_box (self, x, part, text, row < 0 ? BST_STYLE_CELL_HEAD : is_total ? BST_STYLE_CELL_TOTAL : BST_STYLE_CELL);
      box = &g_array_index (self->boxes, BstReportBox, i);
      box->align = column->align;
      if (row >= 0)
        box->marks = bst_block_get_marks (block, (guint) row, i, &box->n_marks);
      x += part + COLUMN_GAP;
    }
  self->padding = 3.5;
  self->above = row < 0 ? (block->text != NULL ? 4 : 10) : 0;
  self->rule_above = row < 0 || (is_total && (guint) row == n_rows - block->n_totals) ? 0.9 : 0;
  self->rule_below = row < 0 ? 0.9 : (guint) row == n_rows - 1 ? 0.9 : 0.35;
  self->keeps_next = row < 0 && n_rows > 0;
  self->least = row >= 0 ? block->row_height : 0;
  self->is_whole = row < 0 || self->least > 0;
}

static void
make_table (BstStrip *self, const BstBlock *block, int row, double width)
{
  if (row != BST_STRIP_CAPTION)
    {
      make_row (self, block, row, width);
      return;
    }
  add_box (self, 0, width, block->text, BST_STYLE_LABEL);
  self->above = 12;
  self->keeps_next = self->is_whole = TRUE;
}

static void
make_text (BstStrip *self, const BstBlock *block, double width)
{
  gboolean is_note = block->type == BST_BLOCK_NOTE;

  add_box (self, is_note ? INDENT : 0, width - (is_note ? INDENT : 0), block->text,
           block->type == BST_BLOCK_KICKER ? BST_STYLE_KICKER : BST_STYLE_BODY);
  self->above = is_note ? 11 : 7;
  self->padding = is_note ? 3 : 0;
  self->has_bar = is_note;
  self->keeps_next = self->is_whole = block->type == BST_BLOCK_KICKER;
}

/**
 * bst_strip_init:
 * @row: of facts, a list or a table: the row; BST_STRIP_HEAD or BST_STRIP_CAPTION of a table; 0 of other blocks
 * @layout: for measuring
 *
 * Makes the boxes of one strip. They point into @block.
 */
void
bst_strip_init (BstStrip *self, const BstBlock *block, int row, double width, PangoLayout *layout)
{
  *self = (BstStrip) { .boxes = g_array_new (FALSE, FALSE, sizeof (BstReportBox)) };
  if (block->type == BST_BLOCK_HEADING)
    make_heading (self, block, width);
  else if (block->type == BST_BLOCK_PILLS)
    make_pills (self, block, width, layout);
  else if (block->type == BST_BLOCK_FACTS)
    make_fact (self, block, (guint) row, width);
  else if (block->type == BST_BLOCK_LIST)
    make_item (self, block, (guint) row, width);
  else if (block->type == BST_BLOCK_TABLE)
    make_table (self, block, row, width);
  else if (block->type == BST_BLOCK_CHART)
    {
      self->above = 10;
      self->least = bst_chart_get_height (block);
      self->is_whole = TRUE;
    }
  else if (block->type != BST_BLOCK_PAGE_BREAK)
    make_text (self, block, width);
}

void
bst_strip_clear (BstStrip *self)
{
  g_clear_pointer (&self->boxes, g_array_unref);
}

/**
 * bst_block_get_first_strip:
 *
 * Returns: the row of the first strip
 */
int
bst_block_get_first_strip (const BstBlock *self)
{
  if (self->type != BST_BLOCK_TABLE)
    return 0;
  return self->text != NULL ? BST_STRIP_CAPTION : BST_STRIP_HEAD;
}

/* --- How tall it is ---------------------------------------------------------------------------------------------------- */

double
bst_strip_get_height (const BstStrip *self, PangoLayout *layout)
{
  double most = 0;

  for (guint i = 0; i < self->boxes->len; i++)
    {
      const BstReportBox *box = &g_array_index (self->boxes, BstReportBox, i);
      int height;
      bst_box_set_layout (box, layout);
      pango_layout_get_size (layout, NULL, &height);
      most = MAX (most, box->y + (box->style == BST_STYLE_PILL ? PILL_HEIGHT : (double) height / PANGO_SCALE));
    }
  return MAX (self->least, most + 2 * self->padding);
}

/* Where lines of the boxes end (double), measured from the top of the strip, and where they begin. */
static void
list_lines (const BstStrip *self, PangoLayout *layout, GArray *tops, GArray *bottoms)
{
  for (guint i = 0; i < self->boxes->len; i++)
    {
      PangoLayoutIter *iter;
      bst_box_set_layout (&g_array_index (self->boxes, BstReportBox, i), layout);
      iter = pango_layout_get_iter (layout);
      do
        {
          int from, to;
          double top, bottom;
          pango_layout_iter_get_line_yrange (iter, &from, &to);
          top = self->padding + (double) from / PANGO_SCALE;
          bottom = self->padding + (double) to / PANGO_SCALE;
          g_array_append_val (tops, top);
          g_array_append_val (bottoms, bottom);
        }
      while (pango_layout_iter_next_line (iter));
      pango_layout_iter_free (iter);
    }
}

static gboolean
cuts_a_line (const GArray *tops, const GArray *bottoms, double at)
{
  for (guint i = 0; i < tops->len; i++)
    if (g_array_index (tops, double, i) < at - 0.01 && g_array_index (bottoms, double, i) > at + 0.01)
      return TRUE;
  return FALSE;
}

/**
 * bst_strip_find_break:
 * @from: what came on pages before
 * @room: what is left of this page
 *
 * Returns: where to go on with the next page, measured from the top of the strip; @from where no line fits
 */
double
bst_strip_find_break (const BstStrip *self, PangoLayout *layout, double from, double room)
{
  g_autoptr (GArray) tops = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bottoms = g_array_new (FALSE, FALSE, sizeof (double));
  double best = from;

  list_lines (self, layout, tops, bottoms);
  for (guint i = 0; i < bottoms->len; i++)
    {
      double at = g_array_index (bottoms, double, i);
      if (at > best && at <= from + room && !cuts_a_line (tops, bottoms, at))
        best = at;
    }
  return best;
}
