/* SPDX-License-Identifier: EUPL-1.2 */
#include "frames.h"

/* Never more than this, so that a window that cannot draw fails its test and does not hang it. */
#define LONGEST (10 * G_TIME_SPAN_SECOND)
/* One in which the size is asked and given, one that is drawn with it, one for what followed from the size. */
#define N_FRAMES 3

typedef struct {
  GtkWidget *window;
  GdkFrameClock *clock;
  gint64 enough; /* the frame at which there were enough */
} Wait;

static void
wait_free (Wait *wait)
{
  g_object_unref (wait->clock);
  g_object_unref (wait->window);
  g_free (wait);
}

static GPtrArray *
waits_new (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GPtrArray *waits = g_ptr_array_new_with_free_func ((GDestroyNotify) wait_free);

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GdkFrameClock *clock = gtk_widget_get_mapped (window) ? gtk_widget_get_frame_clock (window) : NULL;
      Wait *wait;

      if (clock == NULL)
        continue;
      wait = g_new (Wait, 1);
      *wait =
          (Wait) { g_object_ref (window), g_object_ref (clock), gdk_frame_clock_get_frame_counter (clock) + N_FRAMES };
      gdk_frame_clock_begin_updating (clock);
      g_ptr_array_add (waits, wait);
    }
  return waits;
}

static gboolean
waits_over (GPtrArray *waits)
{
  for (guint i = 0; i < waits->len; i++)
    {
      Wait *wait = waits->pdata[i];

      /* a window that went draws no more */
      if (gtk_widget_get_mapped (wait->window) && gdk_frame_clock_get_frame_counter (wait->clock) < wait->enough)
        return FALSE;
    }
  return TRUE;
}

/* Only now may the windows be idle again. */
static void
waits_end (GPtrArray *waits)
{
  for (guint i = 0; i < waits->len; i++)
    gdk_frame_clock_end_updating (((Wait *) waits->pdata[i])->clock);
  g_ptr_array_set_size (waits, 0);
}

static gboolean
idle_cb (gpointer is_idle)
{
  *(gboolean *) is_idle = TRUE;
  return G_SOURCE_REMOVE;
}

/*
 * frames_settle:
 * @milliseconds: what the test waits for by the clock: an animation, a delay
 *
 * Runs the main loop for at least that long, until every window that is shown has drawn some frames and nothing waits to be
 * done. The clock alone says nothing on a machine that is busy: the first frame may take longer than the wait.
 */
void
frames_settle (guint milliseconds)
{
  gint64 begin = g_get_monotonic_time (), soonest = begin + milliseconds * G_TIME_SPAN_MILLISECOND, now = begin;
  GPtrArray *waits = waits_new ();
  gboolean is_idle = FALSE;
  guint idle = 0;

  for (; now < begin + LONGEST && !is_idle; now = g_get_monotonic_time ())
    {
      if (idle == 0 && now >= soonest && waits_over (waits))
        {
          waits_end (waits);
          idle = g_idle_add_full (G_PRIORITY_LOW + 100, idle_cb, &is_idle, NULL);
        }
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
    }
  if (idle != 0 && !is_idle)
    g_source_remove (idle);
  waits_end (waits);
  g_ptr_array_unref (waits);
}
