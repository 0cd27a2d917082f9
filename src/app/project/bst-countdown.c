/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-countdown.h"
#include "bst-text.h"

struct _BstCountdown {
  GObject parent_instance;
  gboolean on, paused;
  gint64 end; /* monotonic, in microseconds; while it is paused: what is left */
  guint source;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstCountdown, bst_countdown, G_TYPE_OBJECT)

static gboolean
second_cb (gpointer data)
{
  g_signal_emit (data, signals[CHANGED], 0);
  return G_SOURCE_CONTINUE;
}

/* Four times a second, so that no second is shown twice as long as another. */
static void
run (BstCountdown *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->on && !self->paused)
    self->source = g_timeout_add (250, second_cb, self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * bst_countdown_start:
 * @minutes: how long it takes from now
 */
void
bst_countdown_start (BstCountdown *self, guint minutes)
{
  self->on = TRUE;
  self->paused = FALSE;
  self->end = g_get_monotonic_time () + (gint64) minutes * 60 * G_USEC_PER_SEC;
  run (self);
}

void
bst_countdown_add (BstCountdown *self, int minutes)
{
  self->end += (gint64) minutes * 60 * G_USEC_PER_SEC;
  run (self);
}

void
bst_countdown_pause (BstCountdown *self, gboolean paused)
{
  if (!self->on || self->paused == paused)
    return;
  self->paused = paused;
  self->end = paused ? self->end - g_get_monotonic_time () : self->end + g_get_monotonic_time ();
  run (self);
}

void
bst_countdown_stop (BstCountdown *self)
{
  self->on = self->paused = FALSE;
  run (self);
}

gboolean
bst_countdown_is_on (BstCountdown *self)
{
  return self->on;
}

gboolean
bst_countdown_is_paused (BstCountdown *self)
{
  return self->paused;
}

/**
 * bst_countdown_get_left:
 *
 * Returns: seconds, rounded up; below 0: so long over time
 */
gint64
bst_countdown_get_left (BstCountdown *self)
{
  gint64 left = self->paused ? self->end : self->end - g_get_monotonic_time ();

  return left >= 0 ? (left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC : -(-left / G_USEC_PER_SEC);
}

/**
 * bst_countdown_say:
 *
 * Returns: (transfer full): “12:40 left”
 */
char *
bst_countdown_say (gint64 seconds, const char *language)
{
  gint64 size = ABS (seconds);
  g_autofree char *time = size >= 3600 ? g_strdup_printf ("%" G_GINT64_FORMAT ":%02d:%02d", size / 3600,
                                                          (int) (size / 60 % 60), (int) (size % 60))
                                       : g_strdup_printf ("%" G_GINT64_FORMAT ":%02d", size / 60, (int) (size % 60));

  return bst_text_fill (seconds >= 0 ? bst_text (language, N_ ("{time} left"))
                                     : bst_text (language, N_ ("{time} over")),
                        (const char *[]) { "time", time, NULL });
}

static void
dispose (GObject *object)
{
  g_clear_handle_id (&BST_COUNTDOWN (object)->source, g_source_remove);
  G_OBJECT_CLASS (bst_countdown_parent_class)->dispose (object);
}

static void
bst_countdown_class_init (BstCountdownClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  signals[CHANGED] =
      g_signal_new ("changed", BST_TYPE_COUNTDOWN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_countdown_init (BstCountdown *self)
{
}

BstCountdown *
bst_countdown_new (void)
{
  return g_object_new (BST_TYPE_COUNTDOWN, NULL);
}
