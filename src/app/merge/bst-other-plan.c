/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-other-plan.c - reads another file in a thread, and looks there for the version that both come from: among what was
 * opened or saved last, what was kept on each save, and what was named. */
#include "config.h"
#include "bst-other-plan.h"
#include "bst-reader.h"
#include "bst-saver.h"
#include "compare/bst-plan-source.h"

typedef struct {
  BstOtherPlan *other;
  GPtrArray *sources; /* BstPlanSource, the newest first */
  GCancellable *cancellable;
} Loading;

/**
 * bst_other_plan_free:
 * @self: (transfer full): no longer needed
 */
void
bst_other_plan_free (BstOtherPlan *self)
{
  g_clear_object (&self->file);
  g_clear_object (&self->plan);
  g_clear_object (&self->base);
  g_free (self->sha256);
  g_free (self->etag);
  g_free (self->base_title);
  g_free (self);
}

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_clear_pointer (&loading->other, bst_other_plan_free);
  g_ptr_array_unref (loading->sources);
  g_free (loading);
}

/* A version that cannot be read is no candidate; that it is damaged is told where versions are listed. */
static BstPlan *
read_version (guint index, gpointer data)
{
  const Loading *loading = data;

  if (g_cancellable_is_cancelled (loading->cancellable))
    return NULL;
  return bst_plan_source_load (g_ptr_array_index (loading->sources, index), loading->cancellable, NULL);
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Loading *loading = data;
  BstOtherPlan *other = loading->other;
  GError *error = NULL;
  guint index;

  loading->cancellable = cancellable;
  other->etag = bst_saver_get_etag (other->file);
  other->plan = bst_plan_read_file (other->file, &other->sha256, NULL, cancellable, &error);
  if (other->plan == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  other->ancestry = bst_ancestor_find (loading->sources->len, read_version, loading, other->plan, &other->base, &index);
  if (other->ancestry != BST_ANCESTRY_NONE)
    other->base_title = g_strdup (bst_plan_source_get_title (g_ptr_array_index (loading->sources, index)));
  g_task_return_pointer (task, g_steal_pointer (&loading->other), (GDestroyNotify) bst_other_plan_free);
}

/**
 * bst_other_plan_load_async:
 * @document: the plan that it is to be merged with
 *
 * Reads @file and finds the version that both come from, in a thread.
 */
void
bst_other_plan_load_async (BstDocument *document, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr (GTask) task = g_task_new (document, cancellable, callback, data);
  BstPlanSource *saved = bst_plan_source_new_saved (document);
  Loading *loading = g_new0 (Loading, 1);

  loading->other = g_new0 (BstOtherPlan, 1);
  loading->other->file = g_object_ref (file);
  loading->sources = bst_plan_sources_list (document);
  if (saved != NULL)
    g_ptr_array_insert (loading->sources, 0, saved);
  for (guint i = 0; i < loading->sources->len; i++)
    bst_plan_source_begin (g_ptr_array_index (loading->sources, i));
  g_task_set_source_tag (task, bst_other_plan_load_async);
  g_task_set_task_data (task, loading, loading_free);
  g_task_run_in_thread (task, load_thread);
}

/**
 * bst_other_plan_load_finish:
 * @error: why the file could not be read, for people
 *
 * Returns: (transfer full) (nullable): the other plan
 */
BstOtherPlan *
bst_other_plan_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
