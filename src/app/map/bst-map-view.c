/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-map-view.h"
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>
#include "bst-map-view-private.h"
#include "bst-drag-scroll.h"

#define MIN_ZOOM 0.08
#define MAX_ZOOM 4.0
#define MAX_FIT 1.4 /* a map of three cards need not fill a window */
#define READABLE 0.5
#define START 0.7

G_DEFINE_FINAL_TYPE (BstMapView, bst_map_view, GTK_TYPE_WIDGET)

/* --- Zoom ----------------------------------------------------------------------------------------------------------------- */

GtkAdjustment *
bst_map_view_get_adjustment (BstMapView *self, gboolean horizontal)
{
  return horizontal ? gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller))
                    : gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

/* Where the viewport will be told that the canvas is so large; it comes to the same when it is laid out. */
static void
scroll (BstMapView *self, gboolean horizontal, double value, double size)
{
  GtkAdjustment *adjustment = bst_map_view_get_adjustment (self, horizontal);
  double page = gtk_adjustment_get_page_size (adjustment), upper = MAX (size, page);

  gtk_adjustment_configure (adjustment, CLAMP (value, 0, upper - page), 0, upper,
                            gtk_adjustment_get_step_increment (adjustment),
                            gtk_adjustment_get_page_increment (adjustment), page);
}

/* What lies under (x, y) of the view stays there. */
void
bst_map_view_zoom_at (BstMapView *self, double zoom, double x, double y)
{
  double old = bst_map_canvas_get_zoom (self->canvas), left, top, width, height, to_x, to_y, new_left, new_top;
  GtkAdjustment *across = bst_map_view_get_adjustment (self, TRUE), *down = bst_map_view_get_adjustment (self, FALSE);

  zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  bst_map_canvas_get_origin (self->canvas, &left, &top);
  to_x = (gtk_adjustment_get_value (across) + x - left) / old;
  to_y = (gtk_adjustment_get_value (down) + y - top) / old;
  bst_map_canvas_set_zoom (self->canvas, zoom);
  bst_map_canvas_get_size (self->canvas, zoom, &width, &height);
  bst_map_canvas_get_origin (self->canvas, &new_left, &new_top);
  if (width > gtk_widget_get_width (self->scroller) && gtk_widget_get_width (GTK_WIDGET (self->canvas)) > width)
    new_left -= floor ((gtk_widget_get_width (GTK_WIDGET (self->canvas)) - width) / 2);
  scroll (self, TRUE, new_left + to_x * zoom - x, width);
  scroll (self, FALSE, new_top + to_y * zoom - y, height);
  g_signal_emit_by_name (self, "zoomed");
}

/* The card with the keyboard, else the middle. */
static void
get_centre (BstMapView *self, double *ret_x, double *ret_y)
{
  BstMapTile *tile = bst_map_canvas_get_current (self->canvas);
  graphene_rect_t bounds;

  *ret_x = gtk_widget_get_width (self->scroller) / 2.0;
  *ret_y = gtk_widget_get_height (self->scroller) / 2.0;
  if (tile == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (tile), self->scroller, &bounds) || bounds.origin.x < 0
      || bounds.origin.y < 0 || bounds.origin.x > 2 * *ret_x || bounds.origin.y > 2 * *ret_y)
    return;
  *ret_x = bounds.origin.x + bounds.size.width / 2;
  *ret_y = bounds.origin.y + bounds.size.height / 2;
}

void
bst_map_view_show_readout (BstMapView *self)
{
  BstMapTile *tile = bst_map_canvas_get_current (self->canvas);
  const char *card = tile != NULL ? bst_map_key_get_card (bst_map_tile_get_key (tile)) : NULL;
  const BstMapCard *its = card != NULL && self->map != NULL ? bst_map_find (self->map, card) : NULL;
  gboolean wanted = its != NULL && bst_map_canvas_get_zoom (self->canvas) < READABLE;
  g_autofree char *text = wanted ? bst_map_say_card (self->map, its) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (self->readout), text);
  gtk_widget_set_visible (self->readout, wanted);
}

/**
 * bst_map_view_zoom_by:
 * @factor: above 1 comes nearer; the current card stays where it is
 */
void
bst_map_view_zoom_by (BstMapView *self, double factor)
{
  bst_map_view_set_zoom (self, bst_map_canvas_get_zoom (self->canvas) * factor);
}

/**
 * bst_map_view_set_zoom:
 * @zoom: 1 for letters as large as those of the window
 */
void
bst_map_view_set_zoom (BstMapView *self, double zoom)
{
  double x, y;

  get_centre (self, &x, &y);
  self->is_fitted = FALSE;
  bst_map_view_zoom_at (self, zoom, x, y);
  bst_map_view_show_readout (self);
}

double
bst_map_view_get_zoom (BstMapView *self)
{
  return bst_map_canvas_get_zoom (self->canvas);
}

static void
fit (BstMapView *self)
{
  const BstMapLayout *layout = bst_map_canvas_get_layout (self->canvas);
  double margins, ignored, across, down;

  if (layout == NULL || self->width <= 0 || self->height <= 0)
    return;
  bst_map_canvas_get_size (self->canvas, 0, &margins, &ignored);
  across = (self->width - margins - 2) / layout->bounds.width;
  down = (self->height - margins - 2) / layout->bounds.height;
  bst_map_view_zoom_at (self, MIN (MIN (across, down), MAX_FIT), 0, 0);
  bst_map_view_show_readout (self);
}

/* A large map begins at its title, as near as its cards can be read. */
static void
begin (BstMapView *self)
{
  double left, top, width, height;

  fit (self);
  self->is_new = self->width <= 0;
  if (self->is_new || bst_map_canvas_get_zoom (self->canvas) >= READABLE)
    return;
  self->is_fitted = FALSE;
  bst_map_view_zoom_at (self, START, 0, 0);
  bst_map_canvas_get_size (self->canvas, START, &width, &height);
  bst_map_canvas_get_origin (self->canvas, &left, &top);
  if (width > self->width)
    left -= MAX (0, floor ((gtk_widget_get_width (GTK_WIDGET (self->canvas)) - width) / 2));
  scroll (self, TRUE, left - self->width / 2.0, width);
  scroll (self, FALSE, 0, height);
}

/**
 * bst_map_view_fit:
 *
 * The whole map fits, also when the window becomes larger or smaller, until somebody zooms.
 */
void
bst_map_view_fit (BstMapView *self)
{
  self->is_fitted = TRUE;
  self->is_new = FALSE;
  fit (self);
}

/* --- What it shows ------------------------------------------------------------------------------------------------------------ */

BstMap *
bst_map_view_get_map (BstMapView *self)
{
  return self->map;
}

/**
 * bst_map_view_set_map:
 * @map: (nullable): what is shown; of the same session and sort, everything stays where it is on the screen
 */
void
bst_map_view_set_map (BstMapView *self, BstMap *map)
{
  gboolean same = self->map != NULL && map != NULL && self->map->kind == map->kind
                  && g_strcmp0 (self->map->session, map->session) == 0;
  double left, top, now_left, now_top, width, height;

  bst_map_canvas_get_origin (self->canvas, &left, &top);
  if (map != NULL)
    bst_map_ref (map);
  g_clear_pointer (&self->map, bst_map_unref);
  self->map = map;
  bst_map_canvas_set_map (self->canvas, map);
  bst_map_view_show_readout (self);
  if (!same)
    {
      self->is_fitted = TRUE;
      begin (self);
      return;
    }
  /* a column more at the left makes the canvas wider there */
  bst_map_canvas_get_origin (self->canvas, &now_left, &now_top);
  bst_map_canvas_get_size (self->canvas, bst_map_canvas_get_zoom (self->canvas), &width, &height);
  if (now_left != left)
    scroll (self, TRUE, gtk_adjustment_get_value (bst_map_view_get_adjustment (self, TRUE)) + now_left - left, width);
}

/* --- The current card ----------------------------------------------------------------------------------------------------------- */

const char *
bst_map_key_get_card (const char *key)
{
  return key != NULL && g_str_has_prefix (key, "card:") ? key + strlen ("card:") : NULL;
}

const char *
bst_map_key_get_group (const char *key)
{
  return key != NULL && g_str_has_prefix (key, "group:") ? key + strlen ("group:") : NULL;
}

/**
 * bst_map_view_get_current:
 *
 * Returns: (nullable): key of the card or group that has the keyboard, or had it last
 */
const char *
bst_map_view_get_current (BstMapView *self)
{
  BstMapTile *tile = bst_map_canvas_get_current (self->canvas);

  return tile != NULL ? bst_map_tile_get_key (tile) : NULL;
}

/**
 * bst_map_view_focus:
 *
 * Returns: whether it is on the map; it then has the keyboard, and is in view
 */
gboolean
bst_map_view_focus (BstMapView *self, const char *key)
{
  BstMapTile *tile = bst_map_canvas_find (self->canvas, key);

  return tile != NULL && gtk_widget_grab_focus (GTK_WIDGET (tile));
}

/**
 * bst_map_view_step:
 * @dx: -1, 0 or 1
 * @dy: -1, 0 or 1; one of both is 0
 *
 * Returns: whether there was a card or group to go to
 */
gboolean
bst_map_view_step (BstMapView *self, int dx, int dy)
{
  const BstMapLayout *layout = bst_map_canvas_get_layout (self->canvas);
  int from = bst_map_canvas_get_index (self->canvas, bst_map_canvas_get_current (self->canvas)),
      to = layout != NULL && from >= 0 ? bst_map_layout_find_near (layout, (guint) from, dx, dy) : -1;

  if (from < 0)
    return gtk_widget_child_focus (GTK_WIDGET (self->canvas), GTK_DIR_TAB_FORWARD);
  return to >= 0 && gtk_widget_grab_focus (GTK_WIDGET (bst_map_canvas_get_tile (self->canvas, (guint) to)));
}

/* --- Object --------------------------------------------------------------------------------------------------------------------------------- */

static void
focus_child_cb (BstMapView *self)
{
  bst_map_view_show_readout (self);
  g_signal_emit_by_name (self, "focused", bst_map_view_get_current (self));
}

static gboolean
fit_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  if (BST_MAP_VIEW (widget)->is_new)
    begin (BST_MAP_VIEW (widget));
  else if (BST_MAP_VIEW (widget)->is_fitted)
    fit (BST_MAP_VIEW (widget));
  return G_SOURCE_REMOVE;
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BstMapView *self = BST_MAP_VIEW (widget);
  gboolean other = self->width != width || self->height != height;

  self->width = width;
  self->height = height;
  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);
  if (other && (self->is_fitted || self->is_new)) /* not while it is being laid out */
    gtk_widget_add_tick_callback (widget, fit_cb, NULL, NULL);
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
         int *natural_baseline)
{
  gtk_widget_measure (BST_MAP_VIEW (widget)->overlay, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
dispose (GObject *object)
{
  BstMapView *self = BST_MAP_VIEW (object);

  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_pointer (&self->map, bst_map_unref);
  G_OBJECT_CLASS (bst_map_view_parent_class)->dispose (object);
}

static void
bst_map_view_class_init (BstMapViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  widget_class->size_allocate = size_allocate;
  widget_class->measure = measure;
  g_signal_new ("activated", BST_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_signal_new ("focused", BST_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_signal_new ("dropped", BST_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                G_TYPE_STRING);
  g_signal_new ("zoomed", BST_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "mapview");
}

static void
bst_map_view_init (BstMapView *self)
{
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);

  self->canvas = BST_MAP_CANVAS (bst_map_canvas_new ());
  self->is_fitted = TRUE;
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), GTK_WIDGET (self->canvas));
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "focusable", FALSE, "child", viewport, NULL);
  bst_drag_scroll_add (GTK_SCROLLED_WINDOW (self->scroller));
  self->readout = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "visible", FALSE,
                                "valign", GTK_ALIGN_END, "halign", GTK_ALIGN_CENTER, "max-width-chars", 60,
                                "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->readout, "map-readout");
  gtk_widget_set_can_target (self->readout, FALSE);
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->readout);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  g_object_set (self, "hexpand", TRUE, "vexpand", TRUE, "overflow", GTK_OVERFLOW_HIDDEN, NULL);
  g_signal_connect_swapped (self->canvas, "current", G_CALLBACK (focus_child_cb), self);
  for (guint across = 0; across < 2; across++) /* it draws what is in view */
    g_signal_connect_object (bst_map_view_get_adjustment (self, across == 1), "value-changed",
                             G_CALLBACK (gtk_widget_queue_draw), self->canvas, G_CONNECT_SWAPPED);
  bst_map_view_setup_input (self);
}

GtkWidget *
bst_map_view_new (void)
{
  return g_object_new (BST_TYPE_MAP_VIEW, NULL);
}
