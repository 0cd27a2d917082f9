/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-window-salvage.c - a file that could not be opened: what can be read of it opens as a copy. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-salvage.h"
#include "bst-stack.h"
#include "bst-window-private.h"
#include "dialogs/bst-lost-dialog.h"

#define REPORT "bst-salvage-report"
#define LOST "bst-salvage-lost"

typedef struct {
  BstWindow *window;
  GFile *file;
  GError *error; /* why the file could not be opened */
  BstSalvage *salvage;
} Rescue;

static void
rescue_free (Rescue *rescue)
{
  g_object_unref (rescue->window);
  g_object_unref (rescue->file);
  g_error_free (rescue->error);
  g_clear_pointer (&rescue->salvage, bst_salvage_free);
  g_free (rescue);
}

/* --- Opening it ------------------------------------------------------------------------------------------------- */

static void
open_copy (Rescue *rescue)
{
  BstWindow *self = rescue->window;
  g_autofree char *name = g_file_get_basename (rescue->file);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstDocument) document = bst_document_new_unsaved (rescue->salvage->plan, &error);

  if (document == NULL)
    {
      bst_window_tell_not_opened (self, rescue->file, error);
      return;
    }
  g_object_set_data_full (G_OBJECT (document), REPORT, bst_salvage_report (rescue->salvage, name), g_free);
  g_object_set_data_full (G_OBJECT (document), LOST, bst_salvage_say_lost (rescue->salvage), g_free);
  bst_window_set_document (self, document);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, gpointer data)
{
  Rescue *rescue = data;

  if (g_strcmp0 (response, "salvage") == 0 && rescue->window->document == NULL)
    open_copy (rescue);
  rescue_free (rescue);
}

/* --- The question ------------------------------------------------------------------------------------------------ */

static void
add_words (GtkBox *box, const char *title, const char *text)
{
  GtkWidget *heading = gtk_label_new (title), *words = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_margin_bottom (words, 6);
  gtk_box_append (box, heading);
  gtk_box_append (box, words);
}

static GtkWidget *
build_words (const BstSalvage *salvage)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *found = bst_salvage_say_found (salvage), *lost = bst_salvage_say_lost (salvage);

  add_words (GTK_BOX (box), _ ("Still readable"), found);
  add_words (GTK_BOX (box), _ ("Lost"), lost);
  return box;
}

static void
ask (Rescue *rescue)
{
  BstWindow *self = rescue->window;
  g_autofree char *name = g_file_get_basename (rescue->file),
                  *reason = bst_window_place_in_words (rescue->error->message), *body = NULL;
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("The file could not be opened"), NULL));

  /* Translators: the name of a file, and what is wrong in it */
  body = g_strdup_printf (
      _ ("“%s” is as it was; nothing in it was changed.\n\n%s\n\nIf you got it by mail, ask the sender to send it again. Or open what can be read of it: the copy gets a name of its own, and you see what is missing."),
      name, reason);
  adw_alert_dialog_set_body (dialog, body);
  adw_alert_dialog_set_extra_child (dialog, build_words (rescue->salvage));
  adw_alert_dialog_add_responses (dialog, "close", _ ("_Close"), "salvage", _ ("_Open What Can Be Read as a Copy"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (dialog, "salvage", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "salvage");
  adw_alert_dialog_set_close_response (dialog, "close");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), rescue);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
salvaged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Rescue *rescue = data;
  BstWindow *self = rescue->window;

  rescue->salvage = g_task_propagate_pointer (G_TASK (result), NULL);
  bst_stack_show (self->stack, self->document != NULL ? "workbench" : "start");
  if (rescue->salvage != NULL)
    {
      ask (rescue);
      return;
    }
  if (!g_cancellable_is_cancelled (self->cancellable))
    bst_window_tell_not_opened (self, rescue->file, rescue->error);
  rescue_free (rescue);
}

static void
salvage_thread (GTask *task, gpointer source, gpointer file, GCancellable *cancellable)
{
  GError *error = NULL;
  BstSalvage *salvage = bst_salvage_read_file (file, cancellable, &error);

  if (salvage != NULL)
    g_task_return_pointer (task, salvage, (GDestroyNotify) bst_salvage_free);
  else
    g_task_return_error (task, error);
}

/**
 * bst_window_offer_salvage:
 * @error: why @file could not be opened
 *
 * Says so, and offers what can be read of it as a copy. An unreadable file is never shown as an empty plan.
 */
void
bst_window_offer_salvage (BstWindow *self, GFile *file, const GError *error)
{
  Rescue *rescue = g_new0 (Rescue, 1);
  g_autoptr (GTask) task = NULL;

  rescue->window = g_object_ref (self);
  rescue->file = g_object_ref (file);
  rescue->error = g_error_copy (error);
  task = g_task_new (NULL, self->cancellable, salvaged_cb, rescue);
  g_task_set_source_tag (task, bst_window_offer_salvage);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, salvage_thread);
}

/* --- Above the page --------------------------------------------------------------------------------------------- */

/**
 * bst_window_follow_salvage:
 *
 * For a document that was just set, or %NULL: says above the page that parts of it may be missing.
 */
void
bst_window_follow_salvage (BstWindow *self)
{
  const char *lost = self->document != NULL ? g_object_get_data (G_OBJECT (self->document), LOST) : NULL;

  bst_notice_hide (self->salvage_notice);
  if (lost == NULL)
    return;
  bst_notice_tell (self->salvage_notice, BST_NOTICE_WARNING, _ ("This is what could be read of a damaged file"), lost);
  bst_notice_add_button (self->salvage_notice, _ ("What Is _Lost…"), "win.show-lost");
  bst_notice_add_button (self->salvage_notice, _ ("Save _As…"), "win.save-as");
  bst_notice_add_close (self->salvage_notice);
}

/**
 * bst_window_show_lost:
 *
 * The list of what could not be read, to keep.
 */
void
bst_window_show_lost (BstWindow *self)
{
  const char *report = self->document != NULL ? g_object_get_data (G_OBJECT (self->document), REPORT) : NULL;

  if (report != NULL)
    bst_lost_dialog_present (report, GTK_WIDGET (self));
}
