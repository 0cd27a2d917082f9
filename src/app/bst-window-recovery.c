/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-window-recovery.c - work that a crash left, a plan that somebody else has open, and a journal that cannot be kept. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-leftovers.h"
#include "bst-stack.h"
#include "bst-start-page.h"
#include "bst-window-private.h"

/* --- Restoring -------------------------------------------------------------------------------------------------------- */

static void
tell_not_restored (BstWindow *self, const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("This could not be restored"), NULL);
  g_autofree char *body =
      g_strdup_printf (_ ("%s\n\nNothing was removed: it is still kept on this computer."), error->message);

  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog), body);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* Somebody may have saved the file since: a notice says so, and offers to merge. */
static void
tell_restored (BstWindow *self, BstDocument *document)
{
  if (bst_document_get_file (document) == NULL)
    bst_window_toast (self, _ ("Restored as a plan without a file. Save it where you like."), FALSE);
  else
    bst_window_toast (self, _ ("Restored. Save the plan to put it in its file."), FALSE);
  bst_document_look_outside (document);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BstDocument) document = bst_document_recover_finish (result, &error);

  if (document != NULL)
    {
      bst_window_set_document (self, document);
      tell_restored (self, document);
      return;
    }
  bst_stack_show (self->stack, self->document != NULL ? "workbench" : "start");
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell_not_restored (self, error);
}

/**
 * bst_window_restore:
 * @recovery: work that was not saved
 *
 * Brings it back in this window; the plan that the window shows is closed, so that must not be a modified one.
 */
void
bst_window_restore (BstWindow *self, BstRecovery *recovery)
{
  bst_window_set_document (self, NULL); /* its lock is needed */
  gtk_label_set_text (self->loading_label, _ ("Restoring your work…"));
  bst_stack_show (self->stack, "loading");
  bst_document_recover_async (recovery, self->cancellable, restored_cb, g_object_ref (self));
}

static void
look_for_leftovers (BstWindow *self)
{
  bst_start_page_look (BST_START_PAGE (self->start_page));
}

static void
undo_discard_cb (AdwToast *toast, BstRecovery *recovery)
{
  bst_recovery_undo_discard (recovery, NULL);
}

static void
drop_recovery (gpointer recovery, GClosure *closure)
{
  bst_recovery_unref (recovery);
}

/**
 * bst_window_discard_recovery:
 *
 * Offers it no more; for a while it can be had back.
 */
void
bst_window_discard_recovery (BstWindow *self, BstRecovery *recovery)
{
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  if (!bst_recovery_discard (recovery, &error))
    {
      bst_window_toast (self, error->message, FALSE);
      return;
    }
  toast = adw_toast_new (_ ("Put aside; it is kept for 30 days"));
  adw_toast_set_button_label (toast, _ ("Put _Back"));
  adw_toast_set_timeout (toast, 15);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_discard_cb), bst_recovery_ref (recovery),
                         drop_recovery, 0);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (look_for_leftovers), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
  look_for_leftovers (self);
}

/* --- Opening a plan on which a crash left work ------------------------------------------------------------------------- */

static void
leftover_response_cb (AdwAlertDialog *dialog, const char *response, BstWindow *self)
{
  GPtrArray *leftovers = self->document != NULL ? bst_document_get_leftovers (self->document) : NULL;
  g_autoptr (BstRecovery) recovery =
      leftovers != NULL && leftovers->len > 0 ? bst_recovery_ref (leftovers->pdata[0]) : NULL;

  if (recovery == NULL)
    return;
  if (g_strcmp0 (response, "restore") == 0)
    bst_window_restore (self, recovery);
  else if (g_strcmp0 (response, "discard") == 0)
    bst_window_discard_recovery (self, recovery);
}

static void
offer_leftover (BstWindow *self, const BstRecovery *recovery)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Your work is still here"), NULL));
  g_autofree char *text = bst_recovery_describe (recovery), *body = NULL;

  /* Translators: %s are a few lines on what would come back */
  body = g_strdup_printf (
      _ ("Bouwstenen ended before your last work on this plan was saved. It was kept on this computer.\n\n%s"), text);
  adw_alert_dialog_set_body (dialog, body);
  adw_alert_dialog_add_responses (dialog, "later", _ ("_Not Now"), "discard", _ ("_Put Aside"), "restore",
                                  _ ("_Restore"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "restore", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "restore");
  adw_alert_dialog_set_close_response (dialog, "later");
  g_signal_connect_object (dialog, "response", G_CALLBACK (leftover_response_cb), self, 0);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* --- A plan that somebody has open -------------------------------------------------------------------------------------- */

static void
tell_locked_out (BstWindow *self, const BstLockHolder *holder)
{
  g_autoptr (GDateTime) since = holder->since != 0 ? g_date_time_new_from_unix_local (holder->since) : NULL;
  g_autofree char *clock = since != NULL ? g_date_time_format (since, "%H:%M") : NULL, *title = NULL;

  if (holder->is_me && clock != NULL)
    /* Translators: %s is a time: “14:05” */
    title = g_strdup_printf (_ ("You have this plan open in another window since %s"), clock);
  else if (holder->is_me)
    title = g_strdup (_ ("You have this plan open in another window"));
  else
    title = g_strdup (_ ("Somebody else has this plan open"));
  bst_notice_tell (
      self->lock_notice, BST_NOTICE_QUIET, title,
      _ ("Here you can only read it. Make a copy to change it here, or try again when it is closed there."));
  bst_notice_add_button (self->lock_notice, _ ("_Make a Copy"), "win.make-copy");
  bst_notice_add_button (self->lock_notice, _ ("_Try Again"), "win.open-again");
}

static void
make_copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);

  if (self->document == NULL || !bst_document_is_locked_out (self->document, NULL))
    return;
  bst_document_detach (self->document);
  bst_notice_hide (self->lock_notice);
  bst_window_toast (self, _ ("This is a copy now. Save it where you like."), FALSE);
}

static void
open_again_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);
  g_autoptr (GFile) file = NULL;

  if (self->document == NULL || !bst_document_is_locked_out (self->document, NULL))
    return;
  g_set_object (&file, bst_document_get_file (self->document));
  bst_window_set_document (self, NULL);
  bst_window_open_file (self, file, FALSE);
}

/* --- A journal that cannot be kept -------------------------------------------------------------------------------------- */

static void
journal_cb (BstWindow *self)
{
  const char *problem = bst_document_get_journal_problem (self->document);
  g_autofree char *text = NULL;

  if (problem == NULL)
    {
      bst_notice_hide (self->journal_notice);
      return;
    }
  /* Translators: %s says why: “there is no room left on that disk” */
  text = g_strdup_printf (
      _ ("In your home folder, %s. You can go on; save more often as long as this lasts. It is tried again by itself."),
      problem);
  bst_notice_tell (self->journal_notice, BST_NOTICE_WARNING, _ ("Your work is not being kept for a crash"), text);
  bst_notice_add_close (self->journal_notice);
}

/**
 * bst_window_follow_recovery:
 *
 * For a document that was just set, or %NULL.
 */
void
bst_window_follow_recovery (BstWindow *self)
{
  BstLockHolder holder;
  GPtrArray *leftovers;

  bst_notice_hide (self->lock_notice);
  bst_notice_hide (self->journal_notice);
  if (self->document == NULL)
    {
      look_for_leftovers (self);
      return;
    }
  bst_document_start_journal (self->document);
  g_signal_connect_object (self->document, "notify::journal-problem", G_CALLBACK (journal_cb), self, G_CONNECT_SWAPPED);
  if (bst_document_is_locked_out (self->document, &holder))
    {
      tell_locked_out (self, &holder);
      return;
    }
  leftovers = bst_document_get_leftovers (self->document);
  if (leftovers != NULL && leftovers->len > 0)
    offer_leftover (self, leftovers->pdata[0]);
}

void
bst_window_install_recovery_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.make-copy", NULL, make_copy_cb);
  gtk_widget_class_install_action (klass, "win.open-again", NULL, open_again_cb);
}
