/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-window-tables.c - tables into the plan and out of it. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-records-view.h"
#include "bst-window-private.h"
#include "tables/bst-export-dialog.h"
#include "tables/bst-import-dialog.h"

static const char *const suffixes[] = { "xlsx", "ods", "csv", "tsv", NULL };

/* The kind of records that the page shows. */
static BstKindId
get_kind (BstWindow *self)
{
  return bst_pages[self->page].kind;
}

/* --- In ---------------------------------------------------------------------------------------------------------- */

static void
tell_imported (BstWindow *self, BstImportSession *session)
{
  const BstImportResult *result = bst_import_session_get_result (session);
  guint n = result->n_added + result->n_updated;
  /* Translators: records that are new or changed; %s is the name of a file */
  g_autofree char *text = g_strdup_printf (ngettext ("%u row imported from “%s”", "%u rows imported from “%s”", n), n,
                                           bst_import_session_get_name (session));

  bst_window_toast (self, text, TRUE);
}

static void
imported_cb (BstImportDialog *dialog, BstWindow *self)
{
  tell_imported (self, bst_import_dialog_get_session (dialog));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

typedef struct {
  BstWindow *window;
  char *name;
} Reading;

static void
tell_not_read (BstWindow *self, const char *name, const GError *error)
{
  AdwDialog *dialog;
  g_autofree char *body = g_strdup_printf ("%s\n\n%s", name, error->message);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = adw_alert_dialog_new (_ ("The file could not be opened"), NULL);
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog), body);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;
  BstWindow *self = reading->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (BstImportSession) session = bst_import_session_load_finish (result, &error);
  AdwDialog *dialog;

  if (session != NULL && self->document != NULL)
    {
      dialog = bst_import_dialog_new (session);
      g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, 0);
      adw_dialog_present (dialog, GTK_WIDGET (self));
    }
  else if (error != NULL)
    tell_not_read (self, reading->name, error);
  g_object_unref (reading->window);
  g_free (reading->name);
  g_free (reading);
}

/**
 * bst_window_import_file:
 * @file: a table
 *
 * Reads it and asks what its columns are.
 */
void
bst_window_import_file (BstWindow *self, GFile *file)
{
  Reading *reading = g_new0 (Reading, 1);
  BstKindId kind = get_kind (self);

  reading->window = g_object_ref (self);
  reading->name = g_file_get_basename (file);
  bst_import_session_load_async (self->document, file, kind == BST_KIND_ACTION_POINTS ? kind : BST_KIND_ACTIONS,
                                 self->cancellable, read_cb, reading);
}

/**
 * bst_window_is_table:
 *
 * Returns: whether @file is called as tables are, and the plan may be changed
 */
gboolean
bst_window_is_table (BstWindow *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  const char *suffix = name != NULL ? strrchr (name, '.') : NULL;
  g_autofree char *lower = suffix != NULL ? g_ascii_strdown (suffix + 1, -1) : NULL;

  return lower != NULL && g_strv_contains (suffixes, lower) && self->document != NULL
         && bst_window_is_enabled (self, "win.import-table");
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstWindow) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && self->document != NULL)
    bst_window_import_file (self, file);
}

static void
import_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new (), all = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (tables, _ ("Tables (XLSX, ODS, CSV)"));
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (tables, suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, tables);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (chooser, _ ("A table to import"));
  gtk_file_dialog_set_filters (chooser, G_LIST_MODEL (filters));
  gtk_file_dialog_open (chooser, GTK_WINDOW (widget), NULL, chosen_cb, g_object_ref (widget));
}

/* --- Out --------------------------------------------------------------------------------------------------------- */

static BstRecordsView *
find_records (GtkWidget *widget)
{
  if (BST_IS_RECORDS_VIEW (widget))
    return gtk_widget_get_mapped (widget) ? BST_RECORDS_VIEW (widget) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      BstRecordsView *found = find_records (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Returns: (transfer full) (nullable): the ids of the rows that are left by filters and search; NULL: all are shown */
static GStrv
list_shown (BstWindow *self)
{
  BstRecordsView *view = find_records (GTK_WIDGET (bst_window_get_page (self)));
  BstTableModel *model = view != NULL ? bst_records_view_get_model (view) : NULL;
  guint n = model != NULL ? bst_table_model_get_n_visible (model) : 0;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (n == 0 || n == bst_table_model_get_n_total (model))
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (BstTableItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);
      g_strv_builder_add (ids, bst_table_item_get_key (item));
    }
  return g_strv_builder_end (ids);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);
  g_auto (GStrv) shown = list_shown (self);

  bst_export_dialog_present (widget, self->document, get_kind (self), (const char *const *) shown);
}

static void
tell_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_window_toast (BST_WINDOW (widget), g_variant_get_string (parameter, NULL), FALSE);
}

void
bst_window_install_table_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.import-table", NULL, import_cb);
  gtk_widget_class_install_action (klass, "win.export-table", NULL, export_cb);
  gtk_widget_class_install_action (klass, "win.tell", "s", tell_cb);
}
