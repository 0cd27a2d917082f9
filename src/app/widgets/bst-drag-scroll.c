/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-drag-scroll.h"

#define EDGE 56.0         /* pixels from an edge in which it scrolls; in a small view a quarter of it */
#define FASTEST 1400.0    /* pixels a second, at the edge itself */
#define LONGEST_STEP 0.05 /* seconds: after a frame that took long it does not jump */

typedef struct {
  GtkScrolledWindow *scroller;
  double x, y; /* where what is dragged is, in the scroller */
  gint64 time; /* of the last frame, in µs; 0 before the first */
  guint tick;
} DragScroll;

/* From -1 (at the beginning) to 1 (at the end); 0 where nothing scrolls. Slow where the edge is far, so that one can aim. */
static double
get_pull (double at, double size)
{
  double edge = MIN (EDGE, size / 4), depth = 0;

  if (at < edge)
    depth = (at - edge) / edge;
  else if (at > size - edge)
    depth = (at - size + edge) / edge;
  depth = CLAMP (depth, -1, 1);
  return depth * ABS (depth);
}

static void
scroll (GtkAdjustment *adjustment, double pull, double seconds)
{
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + pull * FASTEST * seconds);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DragScroll *self = data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = self->time == 0 ? 0 : MIN ((double) (now - self->time) / G_USEC_PER_SEC, LONGEST_STEP);

  self->time = now;
  scroll (gtk_scrolled_window_get_hadjustment (self->scroller), get_pull (self->x, gtk_widget_get_width (widget)),
          seconds);
  scroll (gtk_scrolled_window_get_vadjustment (self->scroller), get_pull (self->y, gtk_widget_get_height (widget)),
          seconds);
  return G_SOURCE_CONTINUE;
}

static void
stop (DragScroll *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->scroller), self->tick);
  self->tick = 0;
}

static void
motion_cb (DragScroll *self, double x, double y)
{
  GtkWidget *widget = GTK_WIDGET (self->scroller);

  self->x = x;
  self->y = y;
  if (get_pull (x, gtk_widget_get_width (widget)) == 0 && get_pull (y, gtk_widget_get_height (widget)) == 0)
    stop (self);
  else if (self->tick == 0)
    {
      self->time = 0;
      self->tick = gtk_widget_add_tick_callback (widget, tick_cb, self, NULL);
    }
}

/**
 * bst_drag_scroll_add:
 * @scroller: a view in which things are dragged
 *
 * Scrolls it while something is dragged near one of its edges, the faster the nearer. GTK does that for no widget of its own
 * but text.
 */
void
bst_drag_scroll_add (GtkScrolledWindow *scroller)
{
  GtkEventController *motion = gtk_drop_controller_motion_new ();
  DragScroll *self = g_new0 (DragScroll, 1);

  self->scroller = scroller;
  /* before the widgets in it, which keep what they can take for themselves */
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (stop), self);
  g_object_set_data_full (G_OBJECT (scroller), "bst-drag-scroll", self, g_free);
  gtk_widget_add_controller (GTK_WIDGET (scroller), motion);
}
