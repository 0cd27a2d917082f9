/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-table-paint.h"
#include <adwaita.h>
#include <math.h>

#define MARK_RADIUS 5
#define PILL_SIDE 9 /* space before and after the word of a pill */

#define BST_TYPE_SWATCH_WIDGET (bst_swatch_widget_get_type ())
G_DECLARE_FINAL_TYPE (BstSwatchWidget, bst_swatch_widget, BST, SWATCH_WIDGET, GtkWidget)

struct _BstSwatchWidget {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (BstSwatchWidget, bst_swatch_widget, GTK_TYPE_WIDGET)

static void
bst_swatch_widget_class_init (BstSwatchWidgetClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "swatch");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
bst_swatch_widget_init (BstSwatchWidget *self)
{
}

/**
 * bst_swatch_new:
 *
 * Returns: (transfer floating): an invisible widget whose CSS color is that of the swatch
 */
GtkWidget *
bst_swatch_new (BstSwatch swatch)
{
  static const char *const classes[BST_N_SWATCHES] = {
    "pill-neutral", "pill-accent", "pill-success", "pill-warning", "pill-error",   "neutral",
    "accent",       "success",     "warning",      "error",        "mark-good",    "mark-letter",
    "mark-not-yet", "mark-aside",  "dim",          "cursor",       "view-surface",
  };

  return g_object_new (BST_TYPE_SWATCH_WIDGET, "css-classes", (const char *[]) { classes[swatch], NULL }, "visible",
                       FALSE, NULL);
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (const GdkRGBA *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green) + 0.0722 * linear (color->blue);
}

/**
 * bst_contrast:
 *
 * Returns: the contrast ratio of two opaque colours by WCAG 2.2, 1 … 21
 */
double
bst_contrast (const GdkRGBA *one, const GdkRGBA *other)
{
  double a = luminance (one);
  double b = luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/**
 * bst_face_create_layout:
 * @text: shown as it is, never as markup
 */
PangoLayout *
bst_face_create_layout (BstFace face, GtkWidget *widget, const char *text)
{
  static const double scales[] = { 1, 1, 0.86, 0.8, 0.86, 1 };
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();

  if (face != BST_FACE_PLAIN && face != BST_FACE_CAPTION)
    pango_attr_list_insert (attributes, pango_attr_weight_new (face == BST_FACE_STRONG ? PANGO_WEIGHT_SEMIBOLD
                                                                                       : PANGO_WEIGHT_BOLD));
  if (scales[face] < 1)
    pango_attr_list_insert (attributes, pango_attr_scale_new (scales[face]));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
append_layout_at (GtkSnapshot *snapshot, PangoLayout *layout, float x, float y, const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (roundf (x), roundf (y)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* The layout already has the width of the cell. */
void
bst_paint_text (GtkSnapshot *snapshot, PangoLayout *layout, const graphene_rect_t *cell, const GdkRGBA *color)
{
  append_layout_at (snapshot, layout, cell->origin.x, cell->origin.y, color);
}

static void
append_rounded (GtkSnapshot *snapshot, const graphene_rect_t *bounds, float radius, const GdkRGBA *color)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, bounds);
  gtk_snapshot_pop (snapshot);
}

static void
append_outline (GtkSnapshot *snapshot, const graphene_rect_t *bounds, float radius, float width, const GdkRGBA *color)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, bounds, radius);
  gtk_snapshot_append_border (snapshot, &rounded, (float[]) { width, width, width, width },
                              (GdkRGBA[]) { *color, *color, *color, *color });
}

/* In high contrast a pill has an edge as well. */
void
bst_paint_pill (GtkSnapshot *snapshot, PangoLayout *layout, const graphene_rect_t *cell, int line,
                const GdkRGBA *background, const GdkRGBA *color)
{
  graphene_rect_t bounds;
  float height = (float) line + 2;
  int text_width;
  int text_height;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (text_width + 2 * PILL_SIDE > (int) cell->size.width)
    {
      text_width = MAX ((int) cell->size.width - 2 * PILL_SIDE, 1);
      pango_layout_set_width (layout, text_width * PANGO_SCALE);
    }
  graphene_rect_init (&bounds, cell->origin.x, cell->origin.y - 1, (float) text_width + 2 * PILL_SIDE, height);
  append_rounded (snapshot, &bounds, height / 2, background);
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    append_outline (snapshot, &bounds, height / 2, 1, color);
  append_layout_at (snapshot, layout, bounds.origin.x + PILL_SIDE, bounds.origin.y + (height - (float) text_height) / 2,
                    color);
}

static void
append_dashes (GtkSnapshot *snapshot, const graphene_rect_t *bounds, const GdkRGBA *color)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GskStroke *stroke = gsk_stroke_new (1.5f);
  GskRoundedRect rounded;
  graphene_rect_t middle = *bounds;

  graphene_rect_inset (&middle, 0.75f, 0.75f);
  gsk_rounded_rect_init_from_rect (&rounded, &middle, MARK_RADIUS);
  gsk_path_builder_add_rounded_rect (builder, &rounded);
  path = gsk_path_builder_to_path (builder);
  gsk_stroke_set_dash (stroke, (float[]) { 3, 2.5f }, 2);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
  gsk_stroke_free (stroke);
}

/* Good is filled, not yet is outlined, set aside is dashed: three shapes, so that colour only helps. */
void
bst_paint_mark (GtkSnapshot *snapshot, PangoLayout *layout, const graphene_rect_t *square, BstMarkState state,
                const GdkRGBA *color, const GdkRGBA *text_color)
{
  int width;
  int height;

  if (state == BST_MARK_GOOD)
    append_rounded (snapshot, square, MARK_RADIUS, color);
  else if (state == BST_MARK_NOT_YET)
    append_outline (snapshot, square, MARK_RADIUS, 1.5f, color);
  else
    append_dashes (snapshot, square, color);
  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  append_layout_at (snapshot, layout, square->origin.x + (square->size.width - (float) width) / 2,
                    square->origin.y + (square->size.height - (float) height) / 2, text_color);
}

/* The cell that the keyboard is on. */
void
bst_paint_ring (GtkSnapshot *snapshot, const graphene_rect_t *cell, const GdkRGBA *color)
{
  graphene_rect_t around = *cell;

  graphene_rect_inset (&around, -6, -5);
  append_outline (snapshot, &around, 6, 2, color);
}
