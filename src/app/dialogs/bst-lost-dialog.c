/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-lost-dialog.h"
#include "../bst-file-task.h"

typedef struct {
  AdwDialog *dialog; /* owns this */
  AdwToastOverlay *toasts;
  char *report;
} Lost;

static void
lost_free (gpointer data)
{
  Lost *self = data;

  g_free (self->report);
  g_free (self);
}

static void
tell (Lost *self, const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
copy_cb (GtkButton *button, Lost *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), self->report);
  tell (self, _ ("Copied"));
}

/* --- As a file -------------------------------------------------------------------------------------------------- */

static GBytes *
make_content (gpointer report, GError **error)
{
  return g_bytes_new (report, strlen (report));
}

static void
done_cb (gpointer dialog, GFile *file, const GError *error)
{
  g_autofree char *text = bst_file_task_say (file, error);

  tell (g_object_get_data (G_OBJECT (dialog), "lost"), text);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwDialog) dialog = data;
  Lost *self = g_object_get_data (G_OBJECT (dialog), "lost");
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    bst_file_task_run (file, make_content, g_strdup (self->report), g_free, done_cb, dialog);
}

static void
save_cb (GtkButton *button, Lost *self)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (button));

  gtk_file_dialog_set_title (chooser, _ ("Save the list"));
  /* Translators: the name of a text file */
  gtk_file_dialog_set_initial_name (chooser, _ ("What is lost.txt"));
  gtk_file_dialog_save (chooser, GTK_WINDOW (root), NULL, chosen_cb, g_object_ref (self->dialog));
}

/* --- What is where ----------------------------------------------------------------------------------------------- */

static GtkWidget *
build_text (const char *report)
{
  GtkWidget *view = gtk_text_view_new (), *scroller = gtk_scrolled_window_new ();

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), report, -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 18);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 18);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What is lost"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
build_buttons (Lost *self)
{
  GtkWidget *bar = gtk_action_bar_new (), *copy = gtk_button_new_with_mnemonic (_ ("_Copy")),
            *save = gtk_button_new_with_mnemonic (_ ("_Save as Text…"));

  g_signal_connect (copy, "clicked", G_CALLBACK (copy_cb), self);
  g_signal_connect (save, "clicked", G_CALLBACK (save_cb), self);
  gtk_action_bar_pack_start (GTK_ACTION_BAR (bar), copy);
  gtk_action_bar_pack_end (GTK_ACTION_BAR (bar), save);
  return bar;
}

/**
 * bst_lost_dialog_present:
 * @report: from bst_salvage_report()
 * @parent: a widget in the window to stand on
 *
 * Shows what could not be read of a damaged file.
 */
void
bst_lost_dialog_present (const char *report, GtkWidget *parent)
{
  Lost *self = g_new0 (Lost, 1);
  GtkWidget *view = adw_toolbar_view_new ();

  self->dialog = adw_dialog_new ();
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  self->report = g_strdup (report);
  g_object_set_data_full (G_OBJECT (self->dialog), "lost", self, lost_free);
  adw_dialog_set_title (self->dialog, _ ("What Is Lost"));
  adw_dialog_set_content_width (self->dialog, 640);
  adw_dialog_set_content_height (self->dialog, 560);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), build_text (report));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), build_buttons (self));
  adw_toast_overlay_set_child (self->toasts, view);
  adw_dialog_set_child (self->dialog, GTK_WIDGET (self->toasts));
  adw_dialog_present (self->dialog, parent);
}
