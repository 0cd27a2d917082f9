/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-window-pack.c - a contribution pack in the window: the form and nothing else. R205. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-window-private.h"
#include "bst-stack.h"
#include "pages/bst-contribution-asked.h"
#include "pages/bst-contribution-page.h"
#include "pages/bst-contribution-words.h"
#include "report/bst-year-report.h"

/**
 * bst_window_is_pack:
 *
 * Returns: whether the window shows a contribution pack, and so the form instead of the pages
 */
gboolean
bst_window_is_pack (BstWindow *self)
{
  return self->document != NULL && bst_plan_is_pack (bst_document_get_plan (self->document));
}

/* --- What is shown ------------------------------------------------------------------------------------------------------- */

static void
toast_cb (BstPage *page, const char *text, gboolean with_undo, BstWindow *self)
{
  bst_window_toast (self, text, with_undo);
}

static void
make_page (BstWindow *self)
{
  BstContributionPage *page = g_object_new (BST_TYPE_CONTRIBUTION_PAGE, NULL);

  self->pack_page = BST_PAGE (page);
  gtk_stack_add_named (self->page_stack, GTK_WIDGET (page), "contribution");
  gtk_stack_add_named (self->sidebar_stack, bst_contribution_page_get_steps (page), "contribution");
  g_signal_connect_object (page, "toast", G_CALLBACK (toast_cb), self, 0);
}

/* Searching, details and adding belong to the pages. */
static void
show_tools (BstWindow *self, gboolean pack)
{
  gtk_widget_set_visible (GTK_WIDGET (self->search_button), !pack);
  gtk_widget_set_visible (self->project_button, !pack);
  gtk_widget_set_visible (GTK_WIDGET (self->help_button), pack);
  adw_overlay_split_view_set_show_sidebar (self->inspector_split, !pack);
  adw_navigation_split_view_set_min_sidebar_width (self->split, pack ? 250 : 190);
  adw_navigation_split_view_set_max_sidebar_width (self->split, pack ? 320 : 240);
  gtk_label_set_wrap (self->page_title, pack);
  gtk_label_set_justify (self->page_title, GTK_JUSTIFY_CENTER);
  bst_stack_show (self->sidebar_stack, pack ? "contribution" : "pages");
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

/**
 * bst_window_show_pack:
 *
 * Shows the form of the pack that is open.
 */
void
bst_window_show_pack (BstWindow *self)
{
  if (self->pack_page == NULL)
    make_page (self);
  show_tools (self, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->inspector_button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->switch_stack), FALSE);
  gtk_popover_set_child (self->help_popover, NULL);
  bst_page_set_document (self->pack_page, self->document);
  bst_stack_show (self->page_stack, "contribution");
}

/**
 * bst_window_hide_pack:
 *
 * Makes room for the pages again.
 */
void
bst_window_hide_pack (BstWindow *self)
{
  if (self->pack_page == NULL || bst_page_get_document (self->pack_page) == NULL)
    return;
  bst_page_set_document (self->pack_page, NULL);
  show_tools (self, FALSE);
}

/**
 * bst_window_make_pack_titles:
 * @ret_subtitle: (out) (transfer full): the years and the deadline
 *
 * Returns: (transfer full): the title: domain and year
 */
char *
bst_window_make_pack_titles (BstWindow *self, char **ret_subtitle)
{
  *ret_subtitle = bst_contribution_make_subtitle (self->document);
  return bst_contribution_make_title (self->document);
}

static void
help_cb (BstWindow *self)
{
  GtkWidget *scroller;

  if (!bst_window_is_pack (self) || !gtk_widget_get_visible (GTK_WIDGET (self->help_popover)))
    return;
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height",
                           TRUE, "max-content-height", 480, "child", bst_contribution_help_new (self->document), NULL);
  gtk_widget_set_size_request (scroller, 300, -1);
  gtk_popover_set_child (self->help_popover, scroller);
}

/**
 * bst_window_setup_pack:
 *
 * Lets the instructions be made when somebody looks at them.
 */
void
bst_window_setup_pack (BstWindow *self)
{
  g_signal_connect_object (self->help_popover, "notify::visible", G_CALLBACK (help_cb), self, G_CONNECT_SWAPPED);
}

/* --- Sending back ---------------------------------------------------------------------------------------------------------- */

static void
send_back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);
  BstTransaction *transaction = bst_document_begin (self->document, _ ("Send back"), NULL);
  BstAsked asked = bst_document_get_asked (self->document);
  g_autoptr (GError) error = NULL;

  bst_window_commit_typing (self);
  if (!bst_asked_submit (&asked, transaction, &error))
    {
      bst_transaction_free (transaction);
      bst_window_toast (self, error->message, FALSE);
      return;
    }
  if (!bst_document_apply (self->document, transaction))
    return;
  if (bst_document_get_file (self->document) != NULL)
    bst_window_save (self, NULL, FALSE, FALSE);
  else
    gtk_widget_activate_action (widget, "win.save-to-send", NULL);
}

static void
named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    bst_window_save (self, file, TRUE, FALSE);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    bst_window_tell_not_saved (self, error);
}

/* A pack may have been opened from within a mail program, in a folder that nobody finds. */
static void
save_to_send_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = bst_window_get_plan_filters ();
  g_autofree char *name = bst_contribution_make_file_name (self->document);

  gtk_file_dialog_set_title (dialog, _ ("Save the contribution"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), self->cancellable, named_cb, g_object_ref (self));
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_open_containing_folder_finish (GTK_FILE_LAUNCHER (source), result, &error)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    bst_window_toast (self, _ ("The folder cannot be shown here; where the file is stands above the button"), FALSE);
}

static void
show_folder_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);
  GFile *file = bst_document_get_file (self->document);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  if (file != NULL)
    gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (self), self->cancellable, shown_cb,
                                              g_object_ref (self));
}

static void
copy_address_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), g_variant_get_string (parameter, NULL));
  bst_window_toast (BST_WINDOW (widget), _ ("The address is copied: paste it in your mail"), FALSE);
}

/* --- On paper --------------------------------------------------------------------------------------------------------------- */

/* The key is that of printing everywhere: where its pages are shown already they are printed. */
static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);
  AdwDialog *open = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  const BstPack *pack = bst_document_get_pack (self->document);

  if (open != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (open), "report.print", NULL);
      return;
    }
  bst_window_commit_typing (self);
  bst_contribution_present (widget, self->document, pack->year, pack->domain);
}

/* --- What nobody asked for --------------------------------------------------------------------------------------------------- */

static void
added_cb (AdwAlertDialog *dialog, const char *response, BstWindow *self)
{
  GtkWidget *entry = g_object_get_data (G_OBJECT (dialog), "entry");
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)))), *id = NULL;
  BstAsked asked;
  BstTransaction *transaction;

  if (!g_str_equal (response, "add") || *title == '\0' || self->document == NULL)
    return;
  asked = bst_document_get_asked (self->document);
  transaction = bst_document_begin (self->document, _ ("Add an action of our own"), NULL);
  id = bst_asked_add_action (&asked, transaction, title);
  if (bst_document_apply (self->document, transaction))
    bst_contribution_page_show_subject (BST_CONTRIBUTION_PAGE (self->pack_page), id);
}

static void
typed_cb (GtkEditable *entry, AdwAlertDialog *dialog)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (dialog, "add", *title != '\0');
}

static void
add_own_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("An Action of Our Own"), NULL));
  GtkWidget *list = gtk_list_box_new (), *entry = adw_entry_row_new ();

  adw_alert_dialog_set_body (
      dialog,
      _ ("Something that your domain does for this plan and that was not asked about. It gets the same questions."));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (entry), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("What you call it"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("An Action of Our Own"), -1);
  adw_alert_dialog_set_extra_child (dialog, list);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "add", _ ("_Add"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "add", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "add");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_object_set_data (G_OBJECT (dialog), "entry", entry);
  g_signal_connect (entry, "changed", G_CALLBACK (typed_cb), dialog);
  typed_cb (GTK_EDITABLE (entry), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (added_cb), widget, 0);
  adw_dialog_set_focus (ADW_DIALOG (dialog), entry);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
show_form_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_navigation_split_view_set_show_content (BST_WINDOW (widget)->split, TRUE);
}

void
bst_window_install_pack_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, BstWindow, project_button); /* a pack has no projection */
  gtk_widget_class_install_action (klass, "win.send-back", NULL, send_back_cb);
  gtk_widget_class_install_action (klass, "win.save-to-send", NULL, save_to_send_cb);
  gtk_widget_class_install_action (klass, "win.show-folder", NULL, show_folder_cb);
  gtk_widget_class_install_action (klass, "win.copy-address", "s", copy_address_cb);
  gtk_widget_class_install_action (klass, "win.print-contribution", NULL, print_cb);
  gtk_widget_class_install_action (klass, "win.add-own", NULL, add_own_cb);
  gtk_widget_class_install_action (klass, "win.show-form", NULL, show_form_cb);
}
