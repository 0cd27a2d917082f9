/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-report-chart.h"
#include "bst-report-strip.h"
#include <cairo-svg.h>
#include <string.h>

#define BAR 11.0
#define BAR_GAP 3.0
#define GROUP_GAP 8.0
#define LEGEND 18.0
#define LABEL_SHARE 0.3
#define LABEL_GAP 8.0
#define FIGURE 74.0 /* room for a figure behind the longest bar */
#define PNG_SCALE 3.0

static const BstChartBar *
get_bar (const BstBlock *block, guint i)
{
  return &g_array_index (block->bars, BstChartBar, i);
}

static gboolean
has_legend (const BstBlock *block)
{
  return block->series != NULL && block->series->len > 1;
}

/**
 * bst_chart_get_height:
 *
 * Returns: how tall it is, whatever its width
 */
double
bst_chart_get_height (const BstBlock *block)
{
  double height = has_legend (block) ? LEGEND : 0;

  for (guint i = 0; i < block->bars->len; i++)
    height += BAR + (i + 1 < block->bars->len && get_bar (block, i + 1)->label == NULL ? BAR_GAP : GROUP_GAP);
  return height;
}

/* --- Drawing ------------------------------------------------------------------------------------------------------------ */

static void
draw_text (cairo_t *cr, PangoLayout *layout, double x, double y, double width, const char *text, BstReportAlign align)
{
  BstReportBox box = { x, 0, width, text, BST_STYLE_SMALL, align, BST_REPORT_TONE_NEUTRAL };

  bst_box_set_layout (&box, layout);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cairo_set_source_rgb (cr, 0.07, 0.07, 0.09);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
}

static void
hatch (cairo_t *cr, double x, double y, double width, double height)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  cairo_set_line_width (cr, 0.8);
  for (double at = x - height; at < x + width; at += 4)
    {
      cairo_move_to (cr, at, y + height);
      cairo_line_to (cr, at + height, y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Empty, full, hatched: each with an outline of 7 to 1 on white. */
static void
draw_bar (cairo_t *cr, guint series, guint n_series, double x, double y, double width)
{
  guint look = n_series == 1 ? 1 : series % 3;

  if (width < 0)
    {
      x += width;
      width = -width;
    }
  cairo_set_source_rgb (cr, 0.10, 0.34, 0.58);
  if (look == 1)
    {
      cairo_rectangle (cr, x, y, width, BAR);
      cairo_fill (cr);
    }
  else if (look == 2)
    hatch (cr, x, y, width, BAR);
  cairo_set_line_width (cr, 0.8);
  cairo_rectangle (cr, x + 0.4, y + 0.4, MAX (width - 0.8, 0.1), BAR - 0.8);
  cairo_stroke (cr);
}

static void
draw_legend (const BstBlock *block, cairo_t *cr, PangoLayout *layout, double width)
{
  double step = width / block->series->len;

  for (guint i = 0; i < block->series->len; i++)
    {
      draw_bar (cr, i, block->series->len, i * step, 1, 22);
      draw_text (cr, layout, i * step + 28, 1, step - 34, block->series->pdata[i], BST_REPORT_START);
    }
}

typedef struct {
  double zero, scale; /* where 0 stands, and points for one cent */
} Axis;

static Axis
find_axis (const BstBlock *block, double width)
{
  double left = width * LABEL_SHARE + LABEL_GAP, room = width - left - FIGURE, low = 0, high = 0;
  Axis axis = { left, 0 };

  for (guint i = 0; i < block->bars->len; i++)
    {
      low = MIN (low, (double) get_bar (block, i)->value);
      high = MAX (high, (double) get_bar (block, i)->value);
    }
  if (high > low)
    axis.scale = room / (high - low);
  axis.zero -= low * axis.scale;
  return axis;
}

/**
 * bst_chart_draw:
 * @layout: of bst_report_layout_new()
 *
 * Draws it with its upper left corner at the origin.
 */
void
bst_chart_draw (const BstBlock *block, cairo_t *cr, PangoLayout *layout, double width)
{
  guint n_series = block->series != NULL ? MAX (block->series->len, 1) : 1;
  Axis axis = find_axis (block, width);
  double y = has_legend (block) ? LEGEND : 0, top = y;

  if (has_legend (block))
    draw_legend (block, cr, layout, width);
  for (guint i = 0; i < block->bars->len; i++)
    {
      const BstChartBar *bar = get_bar (block, i);
      double length = (double) bar->value * axis.scale;
      if (bar->label != NULL)
        draw_text (cr, layout, 0, y, width * LABEL_SHARE, bar->label, BST_REPORT_END);
      draw_bar (cr, bar->series, n_series, axis.zero, y, length);
      draw_text (cr, layout, axis.zero + MAX (length, 0) + 5, y, FIGURE - 5, bar->shown, BST_REPORT_START);
      y += BAR + (i + 1 < block->bars->len && get_bar (block, i + 1)->label == NULL ? BAR_GAP : GROUP_GAP);
    }
  cairo_set_source_rgb (cr, 0.25, 0.27, 0.31);
  cairo_set_line_width (cr, 0.8);
  cairo_move_to (cr, axis.zero, top - 2);
  cairo_line_to (cr, axis.zero, y - GROUP_GAP + 2);
  cairo_stroke (cr);
}

/* --- Pictures ---------------------------------------------------------------------------------------------------------------- */

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* On white: a page may be dark. */
static void
paint (const BstBlock *block, const char *language, cairo_surface_t *surface, double width, double scale)
{
  PangoLayout *layout = bst_report_layout_new (language);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, 4, 4);
  bst_chart_draw (block, cr, layout, width - 8);
  cairo_destroy (cr);
  g_object_unref (layout);
}

/**
 * bst_chart_to_svg:
 *
 * Returns: (transfer full): a picture of its own, text as outlines, so that it looks the same everywhere
 */
GBytes *
bst_chart_to_svg (const BstBlock *block, const char *language, double width)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_svg_surface_create_for_stream (write_cb, bytes, width, bst_chart_get_height (block) + 8);

  paint (block, language, surface, width, 1);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

/**
 * bst_chart_to_png:
 *
 * Returns: (transfer full): for programs that show no SVG
 */
GBytes *
bst_chart_to_png (const BstBlock *block, const char *language, double width)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * PNG_SCALE),
                                                         (int) ((bst_chart_get_height (block) + 8) * PNG_SCALE));

  paint (block, language, surface, width, PNG_SCALE);
  cairo_surface_write_to_png_stream (surface, write_cb, bytes);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}
