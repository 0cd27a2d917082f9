/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-window-files.c - opening, saving and closing, and what goes wrong then. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-create.h"
#include "bst-stack.h"
#include "bst-window-private.h"

static GtkFileFilter *
plan_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Bouwstenen plans"));
  gtk_file_filter_add_suffix (filter, "bouwstenen");
  gtk_file_filter_add_mime_type (filter, "application/x-bouwstenen+json");
  return filter;
}

/**
 * bst_window_get_plan_filters:
 *
 * Returns: (transfer full): what a dialog for files offers to show: plans, or everything
 */
GListModel *
bst_window_get_plan_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) plans = plan_filter (), all = gtk_file_filter_new ();

  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, plans);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

/* --- Opening --------------------------------------------------------------------------------------------------- */

typedef struct {
  BstWindow *window;
  GFile *file;
  gboolean as_copy;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->window);
  g_object_unref (opening->file);
  g_free (opening);
}

/**
 * bst_window_place_in_words:
 * @message: of an error; the core says a place as “12:5: …”, as tools do
 *
 * Returns: (transfer full): @message with the place in words
 */
char *
bst_window_place_in_words (const char *message)
{
  guint line, column;
  int length = 0;

  if (sscanf (message, "%u:%u: %n", &line, &column, &length) == 2 && length > 0)
    /* Translators: a place in a file, and what is wrong there */
    return g_strdup_printf (_ ("Line %u, column %u: %s"), line, column, message + length);
  return g_strdup (message);
}

/**
 * bst_window_tell_not_opened:
 * @error: why, for people
 *
 * Says that @file could not be opened, and that it is as it was.
 */
void
bst_window_tell_not_opened (BstWindow *self, GFile *file, const GError *error)
{
  g_autofree char *name = g_file_get_basename (file), *reason = bst_window_place_in_words (error->message),
                  *body = NULL;
  AdwDialog *dialog;

  /* the name goes in the body: a heading cannot break a long word */
  if (error->domain == BST_ERROR && error->code != BST_ERROR_FRAMEWORK)
    /* Translators: the name of a file, and what is wrong in it */
    body = g_strdup_printf (
        _ ("“%s” is as it was; nothing in it was changed.\n\n%s\n\nIf you got it by mail, ask the sender to send it again. Otherwise mend that place in a text editor."),
        name, reason);
  else
    body = g_strdup_printf ("%s\n\n%s", name, reason);
  dialog = adw_alert_dialog_new (_ ("The file could not be opened"), NULL);
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog), body);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;
  BstWindow *self = opening->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (BstDocument) document = bst_document_load_finish (result, &error);

  if (document != NULL)
    {
      if (opening->as_copy)
        bst_document_detach (document);
      if (opening->as_copy || !bst_window_offer_merge (self, document))
        bst_window_set_document (self, document);
    }
  else if (error->domain == BST_ERROR && error->code != BST_ERROR_FRAMEWORK)
    bst_window_offer_salvage (self, opening->file, error);
  else
    {
      bst_stack_show (self->stack, self->document != NULL ? "workbench" : "start");
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        bst_window_tell_not_opened (self, opening->file, error);
    }
  opening_free (opening);
}

/* A window that has a plan keeps it: another plan gets a window of its own; a plan that is open already is shown. */
static BstWindow *
window_for (BstWindow *self, GFile *file)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      BstDocument *document = BST_IS_WINDOW (l->data) ? BST_WINDOW (l->data)->document : NULL;
      GFile *other = document != NULL ? bst_document_get_file (document) : NULL;
      if (file != NULL && other != NULL && g_file_equal (file, other))
        return l->data;
    }
  return self->document == NULL ? self : bst_window_new (ADW_APPLICATION (application));
}

/**
 * bst_window_open_file:
 * @as_copy: whether the plan becomes a new, unsaved one
 *
 * Opens @file here, or in a window of its own if this one has a plan already.
 */
void
bst_window_open_file (BstWindow *self, GFile *file, gboolean as_copy)
{
  BstWindow *window = window_for (self, as_copy ? NULL : file);
  g_autofree char *name = g_file_get_basename (file), *text = NULL;
  Opening *opening;

  gtk_window_present (GTK_WINDOW (window));
  if (window->document != NULL)
    return;
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_ ("Opening “%s”…"), name);
  gtk_label_set_text (window->loading_label, text);
  bst_stack_show (window->stack, "loading");
  opening = g_new0 (Opening, 1);
  opening->window = g_object_ref (window);
  opening->file = g_object_ref (file);
  opening->as_copy = as_copy;
  bst_document_load_async (file, window->cancellable, opened_cb, opening);
}

/**
 * bst_window_new_plan:
 *
 * Starts a plan from @framework here, or in a window of its own if this one has a plan already.
 */
void
bst_window_new_plan (BstWindow *self, BstFramework *framework)
{
  BstWindow *window = window_for (self, NULL);
  g_autoptr (BstPlan) plan = bst_plan_create (framework, NULL, NULL);
  g_autoptr (BstDocument) document = bst_document_new (plan, framework);

  bst_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
}

/**
 * bst_window_open_plan:
 * @plan: (transfer none): not in a file
 *
 * Shows @plan as an unsaved one in a window of its own.
 */
void
bst_window_open_plan (BstWindow *self, BstPlan *plan)
{
  BstWindow *window = window_for (self, NULL);
  g_autoptr (BstDocument) document = bst_document_new (plan, bst_document_get_framework (self->document));

  bst_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
}

/* --- Saving ---------------------------------------------------------------------------------------------------- */

typedef struct {
  BstWindow *window;
  GFile *file;
  gboolean close_after;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->window);
  g_clear_object (&saving->file);
  g_free (saving);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  BstWindow *self = saving->window;
  g_autoptr (GError) error = NULL;

  if (!bst_document_save_finish (BST_DOCUMENT (source), result, &error))
    {
      if (g_error_matches (error, BST_ERROR, BST_ERROR_CHANGED))
        bst_window_ask_about_change (self, saving->file, saving->close_after);
      else
        bst_window_tell_not_saved (self, error);
    }
  else
    {
      g_autofree char *uri = g_file_get_uri (bst_document_get_file (BST_DOCUMENT (source)));
      gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
      bst_window_tell_saved (self);
      if (saving->close_after && !bst_document_is_modified (BST_DOCUMENT (source)))
        {
          self->closing = TRUE;
          gtk_window_close (GTK_WINDOW (self));
        }
    }
  saving_free (saving);
}

/**
 * bst_window_save:
 * @file: (nullable): where to; %NULL for where the plan is
 * @overwrite: the person said so
 * @close_after: whether the window closes when everything is on disk
 */
void
bst_window_save (BstWindow *self, GFile *file, gboolean overwrite, gboolean close_after)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->window = g_object_ref (self);
  g_set_object (&saving->file, file);
  saving->close_after = close_after;
  bst_document_save_async (self->document, file, overwrite, NULL, saved_cb, saving);
}

static GFile *
with_suffix (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file), *full = NULL;
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (g_str_has_suffix (name, ".bouwstenen") || folder == NULL)
    return g_object_ref (file);
  full = g_strconcat (name, ".bouwstenen", NULL);
  return g_file_get_child (folder, full);
}

static void
save_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autoptr (GFile) full = file != NULL ? with_suffix (file) : NULL;

  /* the dialog asked before a file that is there was chosen; a name it did not see was not asked about */
  if (full != NULL)
    bst_window_save (saving->window, full, g_file_equal (file, full), saving->close_after);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    bst_window_tell_not_saved (saving->window, error);
  saving_free (saving);
}

void
bst_window_save_as (BstWindow *self, gboolean close_after)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = bst_window_get_plan_filters ();
  g_autofree char *name = bst_document_get_file_title (self->document);
  GFile *file = bst_document_get_file (self->document);
  Saving *saving = g_new0 (Saving, 1);

  gtk_file_dialog_set_title (dialog, _ ("Save the plan"));
  gtk_file_dialog_set_filters (dialog, filters);
  if (file != NULL)
    gtk_file_dialog_set_initial_file (dialog, file);
  else
    gtk_file_dialog_set_initial_name (dialog, name);
  saving->window = g_object_ref (self);
  saving->close_after = close_after;
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), self->cancellable, save_chosen_cb, saving);
}

/* --- Closing --------------------------------------------------------------------------------------------------- */

static void
close_response_cb (AdwAlertDialog *dialog, const char *response, BstWindow *self)
{
  if (g_strcmp0 (response, "discard") == 0)
    {
      self->closing = TRUE;
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (g_strcmp0 (response, "save") == 0 && bst_document_get_file (self->document) == NULL)
    bst_window_save_as (self, TRUE);
  else if (g_strcmp0 (response, "save") == 0)
    bst_window_save (self, NULL, FALSE, TRUE);
}

/**
 * bst_window_ask_to_close:
 *
 * Returns: whether the window must stay open until the person has answered
 */
gboolean
bst_window_ask_to_close (BstWindow *self)
{
  AdwAlertDialog *dialog;
  g_autofree char *title = NULL, *body = NULL;

  if (self->document == NULL || !bst_document_is_modified (self->document)
      || bst_document_is_read_only (self->document))
    return FALSE;
  title = bst_document_get_title (self->document);
  body = g_strdup_printf (_ ("“%s” has changes that are not saved. They are lost if you close without saving."), title);
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Save the changes?"), NULL));
  adw_alert_dialog_set_body (dialog, body);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "discard", _ ("_Discard"), "save", _ ("_Save"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "save");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self, 0);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
  return TRUE;
}
