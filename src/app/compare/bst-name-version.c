/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-name-version.h"
#include <glib/gi18n.h>
#include "bst-snapshot.h"

typedef struct {
  BstDocument *document;
  char *snapshot_id; /* NULL: a new one */
  GtkWidget *title, *note;
} Naming;

static void
naming_free (gpointer data, GClosure *closure)
{
  Naming *naming = data;

  g_object_unref (naming->document);
  g_free (naming->snapshot_id);
  g_free (naming);
}

/* --- A new one: packed in a thread, since a large plan takes a while ------------------------------------------------- */

typedef struct {
  BstPlan *copy;
  char *title, *note, *author;
} Packing;

static void
packing_free (gpointer data)
{
  Packing *packing = data;

  g_object_unref (packing->copy);
  g_free (packing->title);
  g_free (packing->note);
  g_free (packing->author);
  g_free (packing);
}

static void
pack_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Packing *packing = data;
  GError *error = NULL;
  BstRecord *snapshot = bst_snapshot_new (packing->copy, packing->title, packing->note, packing->author,
                                          g_get_real_time () / G_USEC_PER_SEC, &error);

  if (snapshot != NULL)
    g_task_return_pointer (task, snapshot, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
packed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BstDocument *document = BST_DOCUMENT (source);
  Packing *packing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRecord) snapshot = g_task_propagate_pointer (G_TASK (result), &error);
  /* Translators: %s is the name of a version */
  g_autofree char *label = g_strdup_printf (_ ("Name the version “%s”"), packing->title);
  BstTransaction *transaction;

  if (snapshot == NULL)
    {
      g_warning ("%s", error->message); /* memory to memory: there is nothing a person could do */
      return;
    }
  transaction = bst_document_begin (document, label, NULL);
  bst_transaction_add (transaction, snapshot);
  bst_document_apply (document, transaction);
}

static void
add_version (BstDocument *document, const char *title, const char *note)
{
  g_autoptr (BstTransaction) who = bst_document_begin (document, "", NULL);
  g_autoptr (GTask) task = g_task_new (document, NULL, packed_cb, NULL);
  Packing *packing = g_new0 (Packing, 1);

  packing->copy = bst_plan_copy (bst_document_get_plan (document));
  packing->title = g_strdup (title);
  packing->note = g_strdup (note);
  packing->author = g_strdup (who->author);
  g_task_set_task_data (task, packing, packing_free);
  g_task_run_in_thread (task, pack_thread);
}

static void
rename_version (BstDocument *document, const char *id, const char *title, const char *note)
{
  BstRecord *snapshot = bst_plan_find (bst_document_get_plan (document), BST_KIND_SNAPSHOTS, id);
  g_autofree char *label = g_strdup_printf (_ ("Name the version “%s”"), title);
  BstTransaction *transaction;

  if (snapshot == NULL)
    return;
  transaction = bst_document_begin (document, label, NULL);
  bst_transaction_set_text (transaction, snapshot, "title", title);
  bst_transaction_set_text (transaction, snapshot, "note", note);
  bst_document_apply (document, transaction);
}

/* --- The dialog ------------------------------------------------------------------------------------------------------ */

static void
response_cb (AdwAlertDialog *dialog, const char *response, Naming *naming)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (naming->title)))),
                  *note = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (naming->note))));

  if (!g_str_equal (response, "name") || *title == '\0')
    return;
  if (naming->snapshot_id != NULL)
    rename_version (naming->document, naming->snapshot_id, title, note);
  else
    add_version (naming->document, title, note);
}

static void
typed_cb (GtkEditable *entry, AdwAlertDialog *dialog)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (dialog, "name", *title != '\0');
}

static GtkWidget *
new_row (GtkWidget *list, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

/**
 * bst_name_version_present:
 * @snapshot_id: (nullable): a named version to name anew; %NULL for the plan as it is now
 */
void
bst_name_version_present (BstDocument *document, GtkWidget *parent, const char *snapshot_id)
{
  BstRecord *snapshot =
      snapshot_id != NULL ? bst_plan_find (bst_document_get_plan (document), BST_KIND_SNAPSHOTS, snapshot_id) : NULL;
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Name This Version"), NULL));
  GtkWidget *list = gtk_list_box_new ();
  Naming *naming = g_new0 (Naming, 1);

  adw_alert_dialog_set_body (
      dialog,
      _ ("The plan as it is now stays in the plan under this name, such as “Sent to the cabinet”, to compare with or to go back to later."));
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name This Version"), -1);
  naming->document = g_object_ref (document);
  naming->snapshot_id = g_strdup (snapshot_id);
  naming->title = new_row (list, _ ("Name"), snapshot != NULL ? bst_record_get_text (snapshot, "title") : "");
  naming->note = new_row (list, _ ("Note"), snapshot != NULL ? bst_record_get_text (snapshot, "note") : "");
  if (snapshot != NULL)
    adw_alert_dialog_set_body (dialog, NULL);
  adw_alert_dialog_set_extra_child (dialog, list);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "name", _ ("_Name"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "name", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "name");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (naming->title, "changed", G_CALLBACK (typed_cb), dialog);
  typed_cb (GTK_EDITABLE (naming->title), dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), naming, naming_free, 0);
  adw_dialog_set_focus (ADW_DIALOG (dialog), naming->title);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}
