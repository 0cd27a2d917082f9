/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-map-view-input.c - a map by keyboard, wheel, fingers and mouse. */
#include "config.h"
#include <math.h>
#include <string.h>
#include "bst-map-view-private.h"

#define STEP 1.2

/* --- The keyboard ----------------------------------------------------------------------------------------------------------------- */

#define MODIFIERS (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)

static const struct {
  guint keyval;
  int dx, dy;
} arrows[] = {
  { GDK_KEY_Left, -1, 0 },    { GDK_KEY_Right, 1, 0 },    { GDK_KEY_Up, 0, -1 },    { GDK_KEY_Down, 0, 1 },
  { GDK_KEY_KP_Left, -1, 0 }, { GDK_KEY_KP_Right, 1, 0 }, { GDK_KEY_KP_Up, 0, -1 }, { GDK_KEY_KP_Down, 0, 1 },
};

static gboolean
run_zoom_key (BstMapView *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      bst_map_view_zoom_by (self, STEP);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      bst_map_view_zoom_by (self, 1 / STEP);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      bst_map_view_set_zoom (self, 1);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      bst_map_view_fit (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, BstMapView *self)
{
  if ((state & (MODIFIERS & ~GDK_SHIFT_MASK)) == 0 && run_zoom_key (self, keyval))
    return TRUE;
  if ((state & MODIFIERS) != 0)
    return FALSE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    {
      if (bst_map_view_get_current (self) != NULL)
        g_signal_emit_by_name (self, "activated", bst_map_view_get_current (self));
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    if (arrows[i].keyval == keyval)
      {
        if (!bst_map_view_step (self, arrows[i].dx, arrows[i].dy))
          gtk_widget_error_bell (GTK_WIDGET (self));
        return TRUE;
      }
  return FALSE;
}

/* --- The pointer --------------------------------------------------------------------------------------------------------------------- */

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, BstMapView *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  graphene_point_t at = GRAPHENE_POINT_INIT (0, 0), inside;
  double x, y;

  if ((state & GDK_CONTROL_MASK) == 0)
    return FALSE;
  if (gdk_event_get_position (event, &x, &y))
    {
      double left, top;
      GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
      gtk_native_get_surface_transform (native, &left, &top);
      at = GRAPHENE_POINT_INIT ((float) (x - left), (float) (y - top));
      if (gtk_widget_compute_point (GTK_WIDGET (native), self->scroller, &at, &inside))
        at = inside;
    }
  self->is_fitted = FALSE;
  bst_map_view_zoom_at (self, bst_map_canvas_get_zoom (self->canvas) * pow (STEP, -dy), at.x, at.y);
  bst_map_view_show_readout (self);
  return TRUE;
}

static void
pinch_begin_cb (BstMapView *self)
{
  self->pinch = bst_map_canvas_get_zoom (self->canvas);
}

static void
pinch_cb (BstMapView *self, double scale, GtkGesture *gesture)
{
  double x = gtk_widget_get_width (self->scroller) / 2.0, y = gtk_widget_get_height (self->scroller) / 2.0;

  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  self->is_fitted = FALSE;
  bst_map_view_zoom_at (self, self->pinch * scale, x, y);
  bst_map_view_show_readout (self);
}

/* On what lies between the cards: the map goes along. */
static void
pan_begin_cb (GtkGestureDrag *gesture, double x, double y, BstMapView *self)
{
  GtkWidget *at = gtk_widget_pick (self->scroller, x, y, GTK_PICK_DEFAULT);

  if (at != GTK_WIDGET (self->canvas))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->drag_x = gtk_adjustment_get_value (bst_map_view_get_adjustment (self, TRUE));
  self->drag_y = gtk_adjustment_get_value (bst_map_view_get_adjustment (self, FALSE));
}

static void
pan_cb (BstMapView *self, double dx, double dy)
{
  gtk_adjustment_set_value (bst_map_view_get_adjustment (self, TRUE), self->drag_x - dx);
  gtk_adjustment_set_value (bst_map_view_get_adjustment (self, FALSE), self->drag_y - dy);
}

static void
click_cb (GtkGestureClick *gesture, int n, double x, double y, BstMapView *self)
{
  g_autofree char *key = bst_map_canvas_find_at (self->canvas, x, y);
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->canvas), x, y, GTK_PICK_DEFAULT);

  if (key == NULL || !BST_IS_MAP_TILE (at))
    return;
  gtk_widget_grab_focus (at);
  if (n == 2)
    g_signal_emit_by_name (self, "activated", bst_map_tile_get_key (BST_MAP_TILE (at)));
}

/* --- Dragging a card, or a cluster by its title ------------------------------------------------------------------------------------------ */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, BstMapView *self)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->canvas), x, y, GTK_PICK_DEFAULT);
  g_autoptr (GdkPaintable) picture = NULL;

  if (!BST_IS_MAP_TILE (at))
    return NULL;
  picture = gtk_widget_paintable_new (at);
  gtk_drag_source_set_icon (source, picture, 24, 24);
  return gdk_content_provider_new_typed (G_TYPE_STRING, bst_map_tile_get_key (BST_MAP_TILE (at)));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, BstMapView *self)
{
  g_autofree char *key = bst_map_canvas_find_at (self->canvas, x, y);
  const char *dragged = g_value_get_string (value);

  if (key == NULL || dragged == NULL || strcmp (dragged, key) == 0
      || bst_map_canvas_find (self->canvas, dragged) == NULL)
    return FALSE;
  g_signal_emit_by_name (self, "dropped", dragged, key);
  return TRUE;
}

void
bst_map_view_setup_input (BstMapView *self)
{
  GtkEventController *key = gtk_event_controller_key_new (),
                     *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *pinch = gtk_gesture_zoom_new (), *pan = gtk_gesture_drag_new (), *click = gtk_gesture_click_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (wheel, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect (pan, "drag-begin", G_CALLBACK (pan_begin_cb), self);
  g_signal_connect_swapped (pan, "drag-update", G_CALLBACK (pan_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (click_cb), self);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), key);
  gtk_widget_add_controller (self->scroller, wheel);
  gtk_widget_add_controller (self->scroller, GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (self->scroller, GTK_EVENT_CONTROLLER (pan));
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), GTK_EVENT_CONTROLLER (target));
}
