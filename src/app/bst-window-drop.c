/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-window-drop.c - files that are dropped on a window or opened together: each goes to where it belongs. */
#include "config.h"
#include <glib/gi18n.h>
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

/* --- One contribution by itself ------------------------------------------------------------------------------------- */

/* Where the plan is open from which the contribution was asked, and may be changed. */
static BstWindow *
find_window_of_plan (BstWindow *self, const char *plan_id)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      BstWindow *window = BST_IS_WINDOW (l->data) && l->data != self ? l->data : NULL;
      BstPlan *plan = window != NULL && window->document != NULL ? bst_document_get_plan (window->document) : NULL;
      if (plan != NULL && !bst_plan_is_pack (plan) && may_merge (window)
          && g_strcmp0 (bst_record_get_text (bst_plan_get_single (plan, BST_KIND_PLAN), "id"), plan_id) == 0)
        return window;
    }
  return NULL;
}

static void
answered_cb (AdwAlertDialog *dialog, const char *response, BstWindow *self)
{
  BstDocument *document = g_object_get_data (G_OBJECT (dialog), "document");
  BstWindow *window = find_window_of_plan (self, bst_document_get_pack (document)->plan_id);
  g_autoptr (GListStore) files = NULL;

  if (!g_str_equal (response, "merge") || window == NULL)
    {
      bst_window_set_document (self, document);
      return;
    }
  files = g_list_store_new (G_TYPE_FILE);
  g_list_store_append (files, bst_document_get_file (document));
  gtk_window_present (GTK_WINDOW (window));
  bst_window_merge_packs (window, G_LIST_MODEL (files));
  gtk_window_close (GTK_WINDOW (self)); /* nothing was opened in it */
}

/**
 * bst_window_offer_merge:
 * @document: (transfer none): just read, to be shown in this window
 *
 * Who opens a contribution while its plan is open has most often got it back, and wants it in the plan.
 *
 * Returns: whether the person is asked where it goes; then @document is shown here, or merged, as they say
 */
gboolean
bst_window_offer_merge (BstWindow *self, BstDocument *document)
{
  const BstPack *pack = bst_plan_is_pack (bst_document_get_plan (document)) ? bst_document_get_pack (document) : NULL;
  BstWindow *window = pack != NULL ? find_window_of_plan (self, pack->plan_id) : NULL;
  g_autofree char *name = NULL, *body = NULL;
  AdwAlertDialog *dialog;

  if (window == NULL || bst_document_get_file (document) == NULL)
    return FALSE;
  name = g_file_get_basename (bst_document_get_file (document));
  /* Translators: the name of a file, the title of a plan */
  body = g_strdup_printf (
      _ ("“%s” is a contribution to the plan “%s”, which is open. Merge it to bring what the policy domain answered into the plan: you see it before anything changes. Open it as a form to read it or to fill it in."),
      name, pack->plan_title);
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Contribution to This Plan"), body));
  adw_alert_dialog_set_prefer_wide_layout (dialog, TRUE); /* it has much to say */
  adw_alert_dialog_add_responses (dialog, "form", _ ("_Open the Form"), "merge", _ ("_Merge…"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "merge", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "merge");
  adw_alert_dialog_set_close_response (dialog, "form");
  g_object_set_data_full (G_OBJECT (dialog), "document", g_object_ref (document), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, 0);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
  return TRUE;
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
