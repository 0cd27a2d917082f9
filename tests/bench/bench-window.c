/* SPDX-License-Identifier: EUPL-1.2 */
#include "bench-window.h"

/**
 * bench_milliseconds:
 * @since: from g_get_monotonic_time()
 */
double
bench_milliseconds (gint64 since)
{
  return (double) (g_get_monotonic_time () - since) / 1000;
}

GtkWidget *
bench_present (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* As long as somebody waits for the frame that shows what was done. */
void
bench_wait_for_frame (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);

  gtk_widget_queue_draw (window);
  while (gdk_frame_clock_get_frame_counter (clock) <= frame)
    g_main_context_iteration (NULL, TRUE);
}

/* Idle work until nothing is left. */
void
bench_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
