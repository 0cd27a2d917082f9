/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-file-task.h"
#include <glib/gi18n.h>
#include "bst-saver.h"

typedef struct {
  GFile *file;
  BstMakeContent make;
  gpointer data;
  GDestroyNotify free_data;
  BstFileDone done;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->file);
  if (work->free_data != NULL)
    work->free_data (work->data);
  g_free (work);
}

static void
write_thread (GTask *task, gpointer owner, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  const BstSaveOptions options = { .allow_overwrite = TRUE }; /* the file dialog asked */
  g_auto (BstSaveResult) result = { 0 };
  GError *error = NULL;
  g_autoptr (GBytes) bytes = work->make (work->data, &error);

  if (bytes != NULL && bst_saver_save (work->file, bytes, &options, &result, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *owner, GAsyncResult *result, gpointer data)
{
  const Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  work->done (owner, work->file, error);
}

/**
 * bst_file_task_run:
 * @file: a person chose it, and was asked whether it may be replaced
 * @make: (scope async): makes the content, in a thread
 * @data: (transfer full): for @make
 * @done: (scope async): told when it is written, or why not
 * @owner: (type GObject): stays until then
 */
void
bst_file_task_run (GFile *file, BstMakeContent make, gpointer data, GDestroyNotify free_data, BstFileDone done,
                   gpointer owner)
{
  g_autoptr (GTask) task = g_task_new (owner, NULL, written_cb, NULL);
  Work *work = g_new0 (Work, 1);

  *work = (Work) { g_object_ref (file), make, data, free_data, done };
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, write_thread);
}

/**
 * bst_file_task_say:
 *
 * Returns: (transfer full): what a #BstFileDone says to the person
 */
char *
bst_file_task_say (GFile *file, const GError *error)
{
  g_autofree char *name = g_file_get_basename (file);

  if (error == NULL)
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_ ("Saved as “%s”"), name);
  /* Translators: %s says why */
  return g_strdup_printf (_ ("Not saved: %s"), error->message);
}
