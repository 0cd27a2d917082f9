/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-document-watch.c - whether somebody else saved the file of an open plan.
 *
 * The folder's own messages come for local files only, and not always; so the window also asks when it comes to the
 * front. What counts is the content: a file that was written again with the same bytes has not changed. */
#include "config.h"
#include "bst-document-private.h"
#include "bst-diff.h"
#include "bst-reader.h"
#include "bst-saver.h"

#define NO_STATE G_MAXUINT64 /* no state of a plan has this number */
#define PAUSE_MS 400 /* a program that saves does so in steps */

typedef struct {
  GFile *file;
  char *etag, *sha256; /* what we know */
  BstOutside outside;  /* what was found */
  gint64 time;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_object_unref (look->file);
  g_free (look->etag);
  g_free (look->sha256);
  g_free (look);
}

static gint64
get_time (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  g_autoptr (GDateTime) time = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;

  return time != NULL ? g_date_time_to_unix (time) : 0;
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *look = data;
  g_autofree char *etag = bst_saver_get_etag (look->file), *sha256 = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  look->outside = BST_OUTSIDE_SAME;
  if (etag != NULL && g_strcmp0 (etag, look->etag) == 0)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  bytes = g_file_load_bytes (look->file, cancellable, NULL, &error);
  if (bytes != NULL)
    {
      sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      look->outside = g_strcmp0 (sha256, look->sha256) == 0 ? BST_OUTSIDE_SAME : BST_OUTSIDE_CHANGED;
      look->time = get_time (look->file, cancellable);
      g_free (g_steal_pointer (&look->etag));
      look->etag = g_steal_pointer (&etag);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    look->outside = BST_OUTSIDE_GONE;
  g_task_return_boolean (task, TRUE);
}

static void
set_outside (BstDocument *self, BstOutside outside, gint64 time)
{
  if (self->outside == outside && self->outside_time == time)
    return;
  self->outside = outside;
  self->outside_time = time;
  bst_document_notify_outside (self);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BstDocument *self = BST_DOCUMENT (source);
  Look *look = g_task_get_task_data (G_TASK (result));
  gboolean again = self->look_again;

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return; /* cancelled: the file is another one by now */
  self->looking = self->look_again = FALSE;
  if (look->outside == BST_OUTSIDE_SAME)
    {
      g_free (self->etag);
      self->etag = g_steal_pointer (&look->etag);
    }
  set_outside (self, look->outside, look->time);
  if (again)
    bst_document_look_outside (self);
}

/**
 * bst_document_look_outside:
 *
 * Looks in a thread whether the file is still the one that was opened or saved last; the property "outside" follows.
 */
void
bst_document_look_outside (BstDocument *self)
{
  g_autoptr (GTask) task = NULL;
  Look *look;

  if (self->file == NULL || self->sha256 == NULL || self->saving)
    return;
  if (self->looking)
    {
      self->look_again = TRUE;
      return;
    }
  look = g_new0 (Look, 1);
  look->file = g_object_ref (self->file);
  look->etag = g_strdup (self->etag);
  look->sha256 = g_strdup (self->sha256);
  self->looking = TRUE;
  task = g_task_new (self, self->watch, looked_cb, NULL);
  g_task_set_source_tag (task, bst_document_look_outside);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_thread);
}

static gboolean
pause_over_cb (gpointer data)
{
  BstDocument *self = data;

  self->pause_source = 0;
  bst_document_look_outside (self);
  return G_SOURCE_REMOVE;
}

static void
monitor_changed_cb (BstDocument *self)
{
  if (self->pause_source == 0)
    self->pause_source = g_timeout_add (PAUSE_MS, pause_over_cb, self);
}

/**
 * bst_document_unwatch:
 *
 * For disposing, and for a plan that leaves its file.
 */
void
bst_document_unwatch (BstDocument *self)
{
  g_clear_handle_id (&self->pause_source, g_source_remove);
  if (self->watch != NULL)
    g_cancellable_cancel (self->watch);
  g_clear_object (&self->watch);
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  self->looking = self->look_again = FALSE;
}

/**
 * bst_document_watch:
 * @etag: (nullable): of the file as it was opened or saved
 *
 * Follows the file from now on.
 */
void
bst_document_watch (BstDocument *self, const char *etag)
{
  bst_document_unwatch (self);
  g_free (self->etag);
  self->etag = g_strdup (etag);
  self->watch = g_cancellable_new ();
  self->monitor = g_file_monitor_file (self->file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (monitor_changed_cb), self);
  monitor_changed_cb (self); /* what happened since our own save, before the folder was listened to, nobody tells */
  set_outside (self, BST_OUTSIDE_SAME, 0);
}

/**
 * bst_document_get_outside:
 * @ret_time: (out) (optional): when somebody else saved it, in seconds since 1970; 0: not known
 *
 * Returns: what became of the file outside this window, as far as that was noticed
 */
BstOutside
bst_document_get_outside (BstDocument *self, gint64 *ret_time)
{
  if (ret_time != NULL)
    *ret_time = self->outside_time;
  return self->outside;
}

/**
 * bst_document_get_base:
 *
 * Returns: (nullable) (transfer none): the plan as it was opened or saved last, which a merge starts from; %NULL for one
 *   that was never in a file
 */
BstPlan *
bst_document_get_base (BstDocument *self)
{
  return self->base;
}

/**
 * bst_document_adopt_outside:
 * @theirs: (transfer none): what stands in the file now, and was merged into the plan
 * @sha256: of it
 * @etag: (nullable): of the file then
 *
 * From now on the plan goes on from there: saving replaces that content without asking. Until then the plan counts as
 * changed, also when the merge is undone, unless it is equal to what stands there.
 */
void
bst_document_adopt_outside (BstDocument *self, BstPlan *theirs, const char *sha256, const char *etag)
{
  g_autoptr (BstTransaction) difference = bst_diff (theirs, self->plan);
  gboolean equal = bst_transaction_get_n (difference) == 0;

  g_set_object (&self->base, theirs);
  g_free (self->sha256);
  self->sha256 = g_strdup (sha256);
  bst_plan_mark_saved (self->plan, equal ? bst_plan_get_state (self->plan) : NO_STATE);
  bst_document_watch (self, etag);
  bst_document_notify_state (self);
}
