/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-map-draw.c - a map on white, in points. In a PDF everything has its tag: the title and groups are headings, cards are items
 * of a list, links are a figure that is told in words; panels and branches say nothing that their place does not. */
#include "bst-map-picture-private.h"
#include <math.h>

#define RADIUS 5.0

typedef struct {
  const BstMapPicture *picture;
  cairo_t *cr;
  gboolean tagged;
} Brush;

static void
begin (const Brush *brush, const char *tag)
{
  if (brush->tagged)
    cairo_tag_begin (brush->cr, tag, NULL);
}

static void
end (const Brush *brush, const char *tag)
{
  if (brush->tagged)
    cairo_tag_end (brush->cr, tag);
}

/* --- Text ------------------------------------------------------------------------------------------------------------- */

BstReportStyle
bst_map_get_report_style (BstMapStyle style)
{
  static const BstReportStyle styles[] = {
    [BST_MAP_STYLE_TITLE] = BST_STYLE_TITLE,     [BST_MAP_STYLE_CAPTION] = BST_STYLE_HEADING_3,
    [BST_MAP_STYLE_GROUP] = BST_STYLE_HEADING_4, [BST_MAP_STYLE_CARD] = BST_STYLE_CELL,
    [BST_MAP_STYLE_FACTS] = BST_STYLE_SMALL,     [BST_MAP_STYLE_LEGEND] = BST_STYLE_CELL,
  };

  return styles[style];
}

/* Each line is a text of its own with a space at its end, so that a PDF is read word by word. */
static void
draw_line (const Brush *brush, const BstReportBox *box, PangoLayoutLine *line)
{
  BstReportBox own = *box;
  g_autofree char *words = g_strndup (box->text + pango_layout_line_get_start_index (line),
                                      (gsize) pango_layout_line_get_length (line)),
                  *text = g_strconcat (g_strchomp (words), " ", NULL);

  own.text = text;
  own.width = 0;
  bst_box_set_layout (&own, brush->picture->line);
  pango_layout_set_font_description (brush->picture->line, pango_layout_get_font_description (brush->picture->text));
  pango_cairo_show_layout_line (brush->cr, pango_layout_get_line_readonly (brush->picture->line, 0));
}

static void
draw_text (const Brush *brush, BstMapStyle style, const char *text, double x, double y, double width, gboolean centred)
{
  BstReportBox box = { x, 0, width, text, bst_map_get_report_style (style), BST_REPORT_START, BST_REPORT_TONE_NEUTRAL };
  PangoLayout *layout = brush->picture->text;
  PangoLayoutIter *iter;

  bst_box_set_layout (&box, layout);
  if (centred)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  cairo_set_source_rgb (brush->cr, 0.07, 0.07, 0.09);
  iter = pango_layout_get_iter (layout);
  do
    {
      PangoRectangle line;
      pango_layout_iter_get_line_extents (iter, NULL, &line);
      cairo_move_to (brush->cr, x + (double) line.x / PANGO_SCALE,
                     y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
      draw_line (brush, &box, pango_layout_iter_get_line_readonly (iter));
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

/* --- Shapes ------------------------------------------------------------------------------------------------------------- */

static void
trace (cairo_t *cr, const BstMapBox *box, double r)
{
  double right = box->x + box->width, bottom = box->y + box->height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - r, box->y + r, r, -G_PI_2, 0);
  cairo_arc (cr, right - r, bottom - r, r, 0, G_PI_2);
  cairo_arc (cr, box->x + r, bottom - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box->x + r, box->y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
draw_panel (const Brush *brush, const BstMapNode *node)
{
  static const double tints[][BST_MAP_N_SIDES][3] = {
    [BST_MAP_MIND] = { { 0.99, 0.92, 0.92 }, { 0.91, 0.97, 0.93 } },
    [BST_MAP_NETWORK] = { { 0.91, 0.95, 0.99 }, { 0.96, 0.92, 0.98 } },
  };
  const double *tint = tints[brush->picture->map->kind][node->side];

  trace (brush->cr, &node->box, 8);
  cairo_set_source_rgb (brush->cr, tint[0], tint[1], tint[2]);
  cairo_fill (brush->cr);
}

static void
draw_curve (const Brush *brush, const BstMapCurve *curve)
{
  double reach = (curve->x2 - curve->x1) / 2;

  cairo_move_to (brush->cr, curve->x1, curve->y1);
  cairo_curve_to (brush->cr, curve->x1 + reach, curve->y1, curve->x2 - reach, curve->y2, curve->x2, curve->y2);
  if (curve->is_link)
    cairo_set_source_rgb (brush->cr, 0.10, 0.37, 0.71);
  else
    cairo_set_source_rgb (brush->cr, 0.55, 0.56, 0.58);
  cairo_set_line_width (brush->cr, curve->is_link ? 1.8 : 1.2);
  cairo_stroke (brush->cr);
}

/* The shape and the words say the kind; the bar only helps. */
static void
draw_bar (const Brush *brush, const BstMapNode *node)
{
  static const double colours[BST_N_CARD_KINDS][3] = {
    [BST_CARD_IDEA] = { 0.5, 0.5, 0.5 },      [BST_CARD_OBSTACLE] = { 0.88, 0.11, 0.14 },
    [BST_CARD_LEVER] = { 0.15, 0.63, 0.41 },  [BST_CARD_NEED] = { 0.57, 0.25, 0.67 },
    [BST_CARD_ATTENTION] = { 0.90, 0.38, 0 }, [BST_CARD_OPPORTUNITY] = { 0.90, 0.65, 0.04 },
    [BST_CARD_PITCH] = { 0.21, 0.52, 0.89 },  [BST_CARD_DECISION] = { 0.53, 0.37, 0.24 },
  };
  const double *colour = colours[node->card->kind];
  double width = BST_MAP_CARD_BAR * brush->picture->layout->em;

  cairo_save (brush->cr);
  trace (brush->cr, &node->box, RADIUS);
  cairo_clip (brush->cr);
  cairo_rectangle (brush->cr, node->box.x, node->box.y, width, node->box.height);
  cairo_set_source_rgb (brush->cr, colour[0], colour[1], colour[2]);
  cairo_fill (brush->cr);
  cairo_restore (brush->cr);
}

static void
draw_frame (const Brush *brush, const BstMapNode *node)
{
  gboolean is_group = node->type == BST_MAP_NODE_GROUP;

  trace (brush->cr, &node->box, is_group ? 9 : RADIUS);
  if (is_group)
    cairo_set_source_rgb (brush->cr, 0.90, 0.91, 0.92);
  else
    cairo_set_source_rgb (brush->cr, 1, 1, 1);
  cairo_fill_preserve (brush->cr);
  cairo_set_source_rgb (brush->cr, 0.45, 0.46, 0.48);
  cairo_set_line_width (brush->cr, 0.7);
  cairo_stroke (brush->cr);
  if (!is_group)
    draw_bar (brush, node);
}

/* --- In the order in which it is read ---------------------------------------------------------------------------------------- */

static const BstMapNode *
get_node (const Brush *brush, guint i)
{
  return &g_array_index (brush->picture->layout->nodes, BstMapNode, i);
}

static void
draw_links (const Brush *brush, const GArray *curves, gboolean links)
{
  for (guint i = 0; i < curves->len; i++)
    if (g_array_index (curves, BstMapCurve, i).is_link == links)
      draw_curve (brush, &g_array_index (curves, BstMapCurve, i));
}

static void
draw_below (const Brush *brush)
{
  g_autoptr (GArray) curves = bst_map_layout_list_curves (brush->picture->layout);
  gboolean has_links = brush->picture->map->links->len > 0;

  begin (brush, "Artifact");
  for (guint i = 0; i < brush->picture->layout->nodes->len; i++)
    if (get_node (brush, i)->type == BST_MAP_NODE_PANEL)
      draw_panel (brush, get_node (brush, i));
  draw_links (brush, curves, FALSE);
  end (brush, "Artifact");
  if (has_links)
    {
      begin (brush, "Figure");
      draw_links (brush, curves, TRUE);
      end (brush, "Figure");
    }
  begin (brush, "Artifact");
  for (guint i = 0; i < brush->picture->layout->nodes->len; i++)
    if (get_node (brush, i)->type == BST_MAP_NODE_CARD || get_node (brush, i)->type == BST_MAP_NODE_GROUP)
      draw_frame (brush, get_node (brush, i));
  end (brush, "Artifact");
}

static void
draw_card (const Brush *brush, const BstMapNode *node)
{
  double em = brush->picture->layout->em, pad = round (BST_MAP_CARD_PAD * em), bar = round (BST_MAP_CARD_BAR * em);
  double width = node->box.width - 2 * pad - bar, x = node->box.x + bar + pad;
  g_autofree char *text = g_strdup_printf ("%s %s", bst_card_kind_get_shape (node->card->kind), node->card->text);

  begin (brush, "LI");
  begin (brush, "LBody");
  draw_text (brush, BST_MAP_STYLE_CARD, text, x, node->box.y + pad, width, FALSE);
  if (node->facts_y > 0)
    draw_text (brush, BST_MAP_STYLE_FACTS, node->card->facts, x, node->box.y + node->facts_y, width, FALSE);
  end (brush, "LBody");
  end (brush, "LI");
}

static void
draw_node (const Brush *brush, const BstMapNode *node)
{
  const BstMap *map = brush->picture->map;
  const BstMapBox *box = &node->box;
  double pad = round (BST_MAP_GROUP_PAD * brush->picture->layout->em);

  if (node->type == BST_MAP_NODE_TITLE)
    {
      begin (brush, "H1");
      draw_text (brush, BST_MAP_STYLE_TITLE, map->title, box->x, box->y, box->width + 1, FALSE);
      end (brush, "H1");
    }
  else if (node->type == BST_MAP_NODE_CAPTION)
    {
      begin (brush, "P");
      draw_text (brush, BST_MAP_STYLE_CAPTION, bst_map_get_caption (map, node->side), box->x, box->y, box->width + 1,
                 FALSE);
      end (brush, "P");
    }
  else if (node->type == BST_MAP_NODE_GROUP)
    {
      begin (brush, "H2");
      draw_text (brush, BST_MAP_STYLE_GROUP, ((BstMapGroup *) map->groups->pdata[node->group])->title, box->x + pad,
                 box->y + pad, box->width - 2 * pad, TRUE);
      end (brush, "H2");
    }
  else if (node->type == BST_MAP_NODE_CARD)
    draw_card (brush, node);
}

static void
draw_foot (const Brush *brush)
{
  const BstMapLayout *layout = brush->picture->layout;
  double x = layout->bounds.x, y = layout->bounds.height + layout->em;

  for (guint i = 0; i < brush->picture->foot->len; i++)
    {
      begin (brush, "P");
      draw_text (brush, i == 0 ? BST_MAP_STYLE_LEGEND : BST_MAP_STYLE_FACTS, brush->picture->foot->pdata[i], x, y,
                 layout->bounds.width, FALSE);
      end (brush, "P");
      y += 1.6 * layout->em;
    }
}

void
bst_map_picture_draw (const BstMapPicture *self, cairo_t *cr, gboolean tagged)
{
  const Brush brush = { self, cr, tagged };
  gboolean in_list = FALSE;

  begin (&brush, "Document");
  draw_below (&brush);
  for (guint i = 0; i < self->layout->nodes->len; i++)
    {
      const BstMapNode *node = get_node (&brush, i);
      if (in_list && node->type != BST_MAP_NODE_CARD)
        end (&brush, "L");
      if (node->type == BST_MAP_NODE_PANEL)
        begin (&brush, "L");
      in_list = node->type == BST_MAP_NODE_PANEL || node->type == BST_MAP_NODE_CARD;
      draw_node (&brush, node);
    }
  if (in_list)
    end (&brush, "L");
  draw_foot (&brush);
  end (&brush, "Document");
}
