/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-refresher.h"

struct _BstRefresher {
  gpointer view; /* which owns this */
  void (*refresh) (gpointer view);
  GPtrArray *widgets; /* where the view is seen */
  BstDocument *document;
  gulong applied_handler, day_handler;
  guint source;
  gboolean stale; /* something changed while nobody saw it */
};

static gboolean
is_seen (BstRefresher *self)
{
  for (guint i = 0; i < self->widgets->len; i++)
    if (gtk_widget_get_mapped (self->widgets->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
refresh (BstRefresher *self)
{
  bst_refresher_settle (self);
  self->refresh (self->view);
}

static gboolean
refresh_cb (gpointer data)
{
  BstRefresher *self = data;

  self->source = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
mapped_cb (BstRefresher *self)
{
  if (self->stale)
    refresh (self);
}

/**
 * bst_refresher_settle:
 *
 * The view was refreshed by itself: nothing waits any more.
 */
void
bst_refresher_settle (BstRefresher *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->stale = FALSE;
}

/**
 * bst_refresher_flush:
 *
 * What waits is shown now, whether or not anybody sees it.
 */
void
bst_refresher_flush (BstRefresher *self)
{
  if (self->stale || self->source != 0)
    refresh (self);
}

/**
 * bst_refresher_queue:
 *
 * Something changed that the view shows.
 */
void
bst_refresher_queue (BstRefresher *self)
{
  if (!is_seen (self))
    self->stale = TRUE;
  else if (self->source == 0)
    self->source = g_idle_add_full (GDK_PRIORITY_REDRAW - 5, refresh_cb, self, NULL);
}

/**
 * bst_refresher_add_widget:
 * @widget: where something of the view is seen too; it lives as long as the view
 */
void
bst_refresher_add_widget (BstRefresher *self, GtkWidget *widget)
{
  g_ptr_array_add (self->widgets, g_object_ref (widget));
  g_signal_connect_swapped (widget, "map", G_CALLBACK (mapped_cb), self);
}

static void
let_go (BstRefresher *self)
{
  if (self->document != NULL)
    {
      g_clear_signal_handler (&self->applied_handler, bst_document_get_plan (self->document));
      g_clear_signal_handler (&self->day_handler, self->document);
    }
  g_clear_object (&self->document);
}

/**
 * bst_refresher_set_document:
 * @document: (nullable): the plan to follow
 *
 * Another plan: the view is refreshed now, or when it is seen.
 */
void
bst_refresher_set_document (BstRefresher *self, BstDocument *document)
{
  let_go (self);
  if (document != NULL)
    {
      self->document = g_object_ref (document);
      self->applied_handler = g_signal_connect_swapped (bst_document_get_plan (document), "applied",
                                                        G_CALLBACK (bst_refresher_queue), self);
      self->day_handler = g_signal_connect_swapped (document, "day-changed", G_CALLBACK (bst_refresher_queue), self);
    }
  bst_refresher_settle (self);
  if (document == NULL || is_seen (self))
    self->refresh (self->view);
  else
    self->stale = TRUE;
}

/**
 * bst_refresher_new:
 * @look: shows the plan as it is now
 *
 * Returns: (transfer full): the refresher; its view frees it when it is disposed of
 */
BstRefresher *
bst_refresher_new (GtkWidget *view, void (*look) (gpointer view))
{
  BstRefresher *self = g_new0 (BstRefresher, 1);

  self->view = view;
  self->refresh = look;
  self->widgets = g_ptr_array_new ();
  g_ptr_array_add (self->widgets, view);
  g_signal_connect_swapped (view, "map", G_CALLBACK (mapped_cb), self);
  return self;
}

void
bst_refresher_free (BstRefresher *self)
{
  bst_refresher_settle (self);
  let_go (self);
  for (guint i = 0; i < self->widgets->len; i++)
    g_signal_handlers_disconnect_by_data (self->widgets->pdata[i], self);
  for (guint i = 1; i < self->widgets->len; i++)
    g_object_unref (self->widgets->pdata[i]);
  g_ptr_array_unref (self->widgets);
  g_free (self);
}
