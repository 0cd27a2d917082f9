/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-window-drop.c - files that are dropped on a window or opened together: each goes to where it belongs. */
#include "bst-pack-sheet.h"
#include "bst-window-private.h"
#include "packs/bst-pack-inbox.h"

#define LARGEST (64 * 1024 * 1024) /* bytes: a pack of one domain has some hundred thousand */

typedef struct {
  GListStore *packs, *others; /* GFile */
} Sorted;

static void
sorted_free (gpointer data)
{
  Sorted *self = data;

  g_object_unref (self->packs);
  g_object_unref (self->others);
  g_free (self);
}

/* A folder is taken for one with packs: nothing else of ours is one. */
static gboolean
holds_pack (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE, 0, cancellable, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    return TRUE;
  if (info == NULL || !bst_file_may_be_pack (file) || g_file_info_get_size (info) > LARGEST)
    return FALSE;
  bytes = g_file_load_bytes (file, cancellable, NULL, NULL);
  return bytes != NULL && bst_pack_file_is_pack (bytes);
}

/* What comes with packs and is called like them goes with them: there it is told what is wrong with it. */
static void
join_packs (Sorted *self)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->others)); i-- > 0;)
    {
      g_autoptr (GFile) file = g_list_model_get_item (G_LIST_MODEL (self->others), i);
      if (!bst_file_may_be_pack (file))
        continue;
      g_list_store_append (self->packs, file);
      g_list_store_remove (self->others, i);
    }
}

static void
sort_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GListModel *files = data;
  Sorted *sorted = g_new0 (Sorted, 1);

  sorted->packs = g_list_store_new (G_TYPE_FILE);
  sorted->others = g_list_store_new (G_TYPE_FILE);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_list_store_append (holds_pack (file, cancellable) ? sorted->packs : sorted->others, file);
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (sorted->packs)) > 0)
    join_packs (sorted);
  g_task_return_pointer (task, sorted, sorted_free);
}

static void
take_each (BstWindow *self, GListModel *files)
{
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      if (bst_window_is_table (self, file))
        bst_window_import_file (self, file);
      else
        bst_window_open_file (self, file, FALSE);
    }
}

static gboolean
may_merge (BstWindow *self)
{
  return self->document != NULL && bst_window_is_enabled (self, "win.merge-contributions");
}

static void
sorted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BstWindow *self = BST_WINDOW (source);
  Sorted *sorted = g_task_propagate_pointer (G_TASK (result), NULL);

  if (sorted == NULL) /* the window is gone */
    return;
  take_each (self, G_LIST_MODEL (sorted->others));
  if (!may_merge (self))
    take_each (self, G_LIST_MODEL (sorted->packs));
  else if (g_list_model_get_n_items (G_LIST_MODEL (sorted->packs)) > 0)
    bst_window_merge_packs (self, G_LIST_MODEL (sorted->packs));
  sorted_free (sorted);
}

/**
 * bst_window_take_files:
 * @files: of #GFile: dropped on it, or opened together
 *
 * Contributions to the plan of this window are looked at to be merged, tables imported, plans opened. Without a plan that
 * may be changed each is opened: a contribution as the form that it is for a policy domain.
 */
void
bst_window_take_files (BstWindow *self, GListModel *files)
{
  g_autoptr (GTask) task = NULL;

  if (!may_merge (self))
    {
      take_each (self, files);
      return;
    }
  task = g_task_new (self, self->cancellable, sorted_cb, NULL);
  g_task_set_source_tag (task, bst_window_take_files);
  g_task_set_task_data (task, g_object_ref (files), g_object_unref);
  g_task_run_in_thread (task, sort_thread);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, BstWindow *self)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_list_store_append (files, l->data);
  bst_window_take_files (self, G_LIST_MODEL (files));
  return g_list_model_get_n_items (G_LIST_MODEL (files)) > 0;
}

void
bst_window_setup_drop (BstWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
