/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-map-below.c - what lies below the tiles of a map: panels, branches, links and the texts that nobody acts on. */
#include "config.h"
#include <math.h>
#include <string.h>
#include "bst-map-canvas.h"

typedef struct {
  GtkWidget *widget;
  const BstMapLayout *layout;
  double zoom;
  const char *current; /* (nullable): key of the tile that has the keyboard */
} Brush;

static void
draw_text (const Brush *self, GtkSnapshot *snapshot, const BstMapNode *node, BstMapStyle style, const char *text,
           const GdkRGBA *colour)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->widget, text);

  bst_map_set_font (layout, self->widget, style, self->layout->em);
  pango_layout_set_width (layout, (int) ((node->box.width + 1) * PANGO_SCALE));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) node->box.x, (float) node->box.y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

/* A breath of red and green for the eye that sees them; the words above say it. */
static void
draw_panel (const Brush *self, GtkSnapshot *snapshot, const BstMapNode *node, const GdkRGBA *colour)
{
  static const GdkRGBA tints[][BST_MAP_N_SIDES] = {
    [BST_MAP_MIND] = { { 0.88f, 0.11f, 0.14f, 0.10f }, { 0.18f, 0.76f, 0.49f, 0.12f } },
    [BST_MAP_NETWORK] = { { 0.21f, 0.52f, 0.89f, 0.11f }, { 0.57f, 0.25f, 0.67f, 0.10f } },
  };
  gboolean strong = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GskRoundedRect outline;
  GdkRGBA edge = *colour;

  edge.alpha *= strong ? 0.8f : 0.12f;
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) node->box.x, (float) node->box.y,
                                                        (float) node->box.width, (float) node->box.height),
                                   (float) (0.9 * self->layout->em));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &tints[self->layout->map->kind][node->side], &outline.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, (const float[]) { 1, 1, 1, 1 },
                              (const GdkRGBA[]) { edge, edge, edge, edge });
}

static void
draw_curve (const Brush *self, GtkSnapshot *snapshot, const BstMapCurve *curve, const GdkRGBA *colour, double width)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  double reach = (curve->x2 - curve->x1) / 2;
  GskStroke *stroke = gsk_stroke_new ((float) (width / MIN (1, MAX (self->zoom, 0.25))));
  GskPath *path;

  gsk_path_builder_move_to (builder, (float) curve->x1, (float) curve->y1);
  gsk_path_builder_cubic_to (builder, (float) (curve->x1 + reach), (float) curve->y1, (float) (curve->x2 - reach),
                             (float) curve->y2, (float) curve->x2, (float) curve->y2);
  path = gsk_path_builder_free_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, colour);
  gsk_path_unref (path);
  gsk_stroke_free (stroke);
}

static void
get_link_colour (GdkRGBA *ret_colour)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (style), adw_style_manager_get_dark (style),
                                       ret_colour);
}

/* Links of the card with the keyboard are twice as thick. */
static void
draw_curves (const Brush *self, GtkSnapshot *snapshot, const GdkRGBA *colour)
{
  g_autoptr (GArray) curves = bst_map_layout_list_curves (self->layout);
  const char *card = self->current != NULL && g_str_has_prefix (self->current, "card:") ? self->current + 5 : NULL;
  GdkRGBA branch = *colour, link;

  branch.alpha *= 0.45f;
  get_link_colour (&link);
  for (guint i = 0; i < curves->len; i++)
    {
      const BstMapCurve *curve = &g_array_index (curves, BstMapCurve, i);
      gboolean chosen =
          curve->link != NULL
          && (g_strcmp0 (curve->link->offer->id, card) == 0 || g_strcmp0 (curve->link->question->id, card) == 0);
      draw_curve (self, snapshot, curve, curve->is_link ? &link : &branch, chosen ? 5 : curve->is_link ? 2.5 : 2);
    }
}

/**
 * bst_map_draw_below:
 * @current: (nullable): key of the tile that has the keyboard; its links are thicker
 *
 * In the measures of @layout.
 */
void
bst_map_draw_below (GtkWidget *widget, GtkSnapshot *snapshot, const BstMapLayout *layout, double zoom,
                    const char *current)
{
  const Brush brush = { widget, layout, zoom, current }, *self = &brush;
  GdkRGBA colour;

  gtk_widget_get_color (self->widget, &colour);
  for (guint i = 0; i < self->layout->nodes->len; i++)
    {
      const BstMapNode *node = &g_array_index (self->layout->nodes, BstMapNode, i);
      if (node->type == BST_MAP_NODE_PANEL)
        draw_panel (self, snapshot, node, &colour);
    }
  draw_curves (self, snapshot, &colour);
  for (guint i = 0; i < self->layout->nodes->len; i++)
    {
      const BstMapNode *node = &g_array_index (self->layout->nodes, BstMapNode, i);
      g_autofree char *legend = node->type == BST_MAP_NODE_LEGEND ? bst_map_say_legend (self->layout->map) : NULL;
      if (node->type == BST_MAP_NODE_TITLE)
        draw_text (self, snapshot, node, BST_MAP_STYLE_TITLE, self->layout->map->title, &colour);
      else if (node->type == BST_MAP_NODE_CAPTION)
        draw_text (self, snapshot, node, BST_MAP_STYLE_CAPTION, bst_map_get_caption (self->layout->map, node->side),
                   &colour);
      else if (legend != NULL)
        draw_text (self, snapshot, node, BST_MAP_STYLE_LEGEND, legend, &colour);
    }
}
