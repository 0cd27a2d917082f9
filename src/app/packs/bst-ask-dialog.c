/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-ask-dialog.h"
#include <glib/gi18n.h>
#include "bst-ask-private.h"
#include "bst-check-row.h"
#include "bst-text-label.h"
#include "bst-toast.h"

typedef struct {
  AdwDialog *dialog; /* owns this */
  AdwToolbarView *view;
  AdwPreferencesPage *page;
  BstDocument *document;
  GSettings *settings;
  GFile *folder; /* NULL: not chosen */
  gint64 year;
  char *domain, *remark; /* sent back to one domain: which, and why; NULL: a yearly question */
  AdwPreferencesGroup *domains;
  GPtrArray *rows;   /* of the domains */
  GPtrArray *due;    /* BstDueDomain, one for each of rows */
  GtkWidget *deadline, *deadline_hint, *contact, *folder_row, *sheets, *write;
  GtkTextBuffer *instructions;
  gboolean own_deadline, own_words, filling; /* typed by the person: another year leaves it alone */
} Ask;

static void
ask_free (gpointer data)
{
  Ask *self = data;

  g_object_unref (self->document);
  g_object_unref (self->settings);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->due, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  g_free (self->domain);
  g_free (self->remark);
  g_free (self);
}

/* --- Whom -------------------------------------------------------------------------------------------------------------- */

static char *
describe (const BstDueDomain *one)
{
  g_autofree char *n = g_strdup_printf (ngettext ("%u action point or action", "%u action points and actions",
                                                  one->n_subjects),
                                        one->n_subjects),
                  *asked = NULL;
  g_autofree char *day = bst_format_date (NULL, one->asked_on);

  if (one->outside)
    return g_strdup (_ ("Reports in no Flemish BBT"));
  if (one->state != BST_STATE_CONCEPT)
    asked = g_strdup (_ (bst_kind_get_field (BST_KIND_CONTRIBUTIONS, "state")->values[one->state].label));
  else if (one->asked_on != 0)
    /* Translators: %s is a date */
    asked = g_strdup_printf (_ ("asked on %s"), day);
  return asked != NULL ? g_strdup_printf ("%s · %s", n, asked) : g_steal_pointer (&n);
}

static guint
count_chosen (Ask *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += gtk_check_button_get_active (bst_check_row_get_button (self->rows->pdata[i]));
  return n;
}

static void
chosen_cb (Ask *self)
{
  guint n = count_chosen (self);
  g_autofree char *text = g_strdup_printf (ngettext ("_Write %u File", "_Write %u Files", n), n);

  gtk_button_set_label (GTK_BUTTON (self->write), n > 0 ? text : _ ("_Write the Files"));
  gtk_widget_set_sensitive (self->write, n > 0);
}

static void
add_domain (Ask *self, const BstDueDomain *one)
{
  gboolean wanted = self->domain != NULL ? g_str_equal (one->domain, self->domain) : one->is_due;
  g_autofree char *about = describe (one);
  GtkWidget *row = bst_check_row_new (one->title, about, wanted);

  g_signal_connect_swapped (bst_check_row_get_button (row), "toggled", G_CALLBACK (chosen_cb), self);
  adw_preferences_group_add (self->domains, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_domains (Ask *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->domains, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->due, g_ptr_array_unref);
  self->due = bst_domains_list_due (bst_document_get_plan (self->document), bst_document_get_framework (self->document),
                                    self->year, NULL);
  for (guint i = 0; i < self->due->len; i++)
    add_domain (self, self->due->pdata[i]);
  chosen_cb (self);
}

/* --- By when, with which words ------------------------------------------------------------------------------------------- */

static void
show_deadline (Ask *self, const char *problem)
{
  const gint64 usual = bst_pack_get_usual_deadline (bst_document_get_framework (self->document), self->year,
                                                    bst_document_get_context (self->document)->today);
  g_autofree char *day = bst_format_date (NULL, usual),
                  /* Translators: %s is a date */
      *hint = g_strdup_printf (_ ("Proposed: %s. Without a date nobody is late."), day),
                  *text = bst_format_date_short (NULL, usual);

  self->filling = TRUE;
  if (!self->own_deadline)
    gtk_editable_set_text (GTK_EDITABLE (self->deadline), text);
  self->filling = FALSE;
  gtk_label_set_text (GTK_LABEL (self->deadline_hint), problem != NULL ? problem : hint);
  (problem != NULL ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->deadline_hint, "error-text");
  (problem != NULL ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->deadline, "error");
}

static void
deadline_cb (Ask *self)
{
  if (self->filling)
    return;
  self->own_deadline = TRUE;
  show_deadline (self, NULL);
}

static void
words_cb (Ask *self)
{
  self->own_words |= !self->filling;
}

static void
show_words (Ask *self)
{
  g_autofree char *usual = bst_pack_make_instructions (bst_document_get_plan (self->document), self->year),
                  *text = NULL;

  if (self->own_words)
    return;
  text = self->remark != NULL ? g_strdup_printf ("%s\n\n%s", self->remark, usual) : g_steal_pointer (&usual);
  self->filling = TRUE;
  gtk_text_buffer_set_text (self->instructions, text, -1);
  self->filling = FALSE;
}

static void
year_cb (GtkSpinButton *spin, Ask *self)
{
  self->year = gtk_spin_button_get_value_as_int (spin);
  show_deadline (self, NULL);
  show_words (self);
  show_domains (self);
}

/* --- Writing --------------------------------------------------------------------------------------------------------------- */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwDialog) dialog = data;
  Ask *self = g_object_get_data (G_OBJECT (dialog), "ask");
  g_autoptr (GError) error = NULL;
  g_autoptr (BstAskOutcome) asked = bst_ask_job_run_finish (result, &error);

  adw_dialog_set_can_close (dialog, TRUE);
  if (asked == NULL)
    {
      bst_toast_tell (GTK_WIDGET (self->view), error->message);
      return;
    }
  bst_plan_end_typing (bst_document_get_plan (self->document));
  if (bst_transaction_get_n (asked->transaction) > 0
      && !bst_document_apply (self->document, g_steal_pointer (&asked->transaction)))
    return; /* the window said why; the files are of no use then */
  bst_ask_result_show (self->dialog, self->view, gtk_widget_get_parent (self->write), asked);
}

static BstAskWish *
make_wish (Ask *self, gint64 deadline)
{
  BstAskWish *wish = bst_ask_wish_new ();
  g_autoptr (GStrvBuilder) domains = g_strv_builder_new ();
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->instructions, &start, &end);
  wish->year = self->year;
  wish->deadline = deadline;
  wish->instructions = gtk_text_buffer_get_text (self->instructions, &start, &end, FALSE);
  wish->contact = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->contact)));
  wish->folder = g_object_ref (self->folder);
  wish->with_sheets = gtk_check_button_get_active (bst_check_row_get_button (self->sheets));
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_check_button_get_active (bst_check_row_get_button (self->rows->pdata[i])))
      g_strv_builder_add (domains, ((const BstDueDomain *) self->due->pdata[i])->domain);
  wish->domains = g_strv_builder_end (domains);
  return wish;
}

static void choose_folder (Ask *self, gboolean write_then);

static void
write_files (Ask *self)
{
  gint64 deadline;

  if (!bst_parse_date (NULL, gtk_editable_get_text (GTK_EDITABLE (self->deadline)), &deadline))
    {
      self->own_deadline = TRUE;
      show_deadline (self, _ ("This is not a date. Type it as 15/4/2026 or 15 apr 2026, or leave it empty."));
      gtk_widget_grab_focus (self->deadline);
      return;
    }
  if (self->folder == NULL)
    {
      choose_folder (self, TRUE);
      return;
    }
  g_settings_set_string (self->settings, "contact", gtk_editable_get_text (GTK_EDITABLE (self->contact)));
  gtk_widget_set_sensitive (self->write, FALSE);
  adw_dialog_set_can_close (self->dialog, FALSE);
  bst_ask_job_run_async (self->document, make_wish (self, deadline), NULL, written_cb, g_object_ref (self->dialog));
}

/* --- Where to -------------------------------------------------------------------------------------------------------------- */

static void
show_folder (Ask *self)
{
  g_autofree char *name = self->folder != NULL ? g_file_get_parse_name (self->folder) : g_strdup (_ ("not chosen yet"));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->folder_row), name);
}

static void
folder_chosen (GObject *source, GAsyncResult *result, AdwDialog *dialog, gboolean write_then)
{
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  Ask *self = g_object_get_data (G_OBJECT (dialog), "ask");

  if (folder != NULL)
    {
      g_set_object (&self->folder, folder);
      show_folder (self);
      if (write_then)
        write_files (self);
    }
  g_object_unref (dialog);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  folder_chosen (source, result, data, FALSE);
}

static void
folder_to_write_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  folder_chosen (source, result, data, TRUE);
}

static void
choose_folder (Ask *self, gboolean write_then)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (chooser, _ ("A folder for the files"));
  if (self->folder != NULL)
    gtk_file_dialog_set_initial_folder (chooser, self->folder);
  gtk_file_dialog_select_folder (chooser, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->view))), NULL,
                                 write_then ? folder_to_write_cb : folder_chosen_cb, g_object_ref (self->dialog));
}

static void
choose_cb (Ask *self)
{
  choose_folder (self, FALSE);
}

/* --- What is where --------------------------------------------------------------------------------------------------------- */

static AdwPreferencesGroup *
add_group (Ask *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static GtkWidget *
new_entry (const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  return row;
}

static GtkWidget *
new_year (Ask *self)
{
  BstRecord *settings = bst_plan_get_single (bst_document_get_plan (self->document), BST_KIND_PLAN);
  gint64 first = bst_record_get_number (settings, "first-year"), last = bst_record_get_number (settings, "last-year");
  GtkWidget *row = adw_action_row_new (),
            *spin = gtk_spin_button_new_with_range (first != BST_UNSET ? (double) first : 1900,
                                                    last != BST_UNSET ? (double) last : 2200, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Year"));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), (double) self->year);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Year"), -1);
  g_signal_connect (spin, "value-changed", G_CALLBACK (year_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
build_when (Ask *self)
{
  AdwPreferencesGroup *group = add_group (
      self, NULL,
      _ ("One file for each domain: it looks back on the year before, and ahead to the year after. Nothing is sent; you mail the files."));

  adw_preferences_group_add (group, new_year (self));
  self->deadline = new_entry (_ ("To be back by"), "");
  g_signal_connect_swapped (self->deadline, "changed", G_CALLBACK (deadline_cb), self);
  adw_preferences_group_add (group, self->deadline);
  self->deadline_hint = bst_text_label_new (NULL, "group-hint");
  adw_preferences_group_add (group, self->deadline_hint);
}

static void
build_words (Ask *self)
{
  AdwPreferencesGroup *group = add_group (self, _ ("What the domain reads first"), NULL);
  GtkWidget *view = gtk_text_view_new (), *frame = gtk_frame_new (NULL);
  g_autofree char *contact = g_settings_get_string (self->settings, "contact");

  self->instructions = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_signal_connect_swapped (self->instructions, "changed", G_CALLBACK (words_cb), self);
  g_object_set (view, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "left-margin", 10, "right-margin", 10,
                "top-margin", 8, "bottom-margin", 8, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the domain reads first"), -1);
  gtk_frame_set_child (GTK_FRAME (frame), view);
  gtk_widget_add_css_class (frame, "view");
  gtk_widget_add_css_class (frame, "ask-words");
  adw_preferences_group_add (group, frame);
  group = add_group (self, NULL, NULL);
  self->contact = new_entry (_ ("Contact for questions"), contact);
  adw_preferences_group_add (group, self->contact);
}

static void
build_where (Ask *self)
{
  AdwPreferencesGroup *group = add_group (self, NULL, _ ("A file that is there already is never written over."));
  GtkWidget *choose = gtk_button_new_with_mnemonic (_ ("_Choose…"));
  GFile *file = bst_document_get_file (self->document);

  self->folder = file != NULL ? g_file_get_parent (file) : NULL;
  self->folder_row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->folder_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->folder_row), _ ("Folder"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->folder_row), 0);
  gtk_widget_set_focusable (self->folder_row, FALSE);
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choose), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Choose a folder"), -1);
  g_signal_connect_swapped (choose, "clicked", G_CALLBACK (choose_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->folder_row), choose);
  adw_preferences_group_add (group, self->folder_row);
  self->sheets =
      bst_check_row_new (_ ("Each also as a spreadsheet (XLSX)"),
                         _ ("For who may not install a program: the same questions, and it comes back the same way"),
                         TRUE);
  adw_preferences_group_add (group, self->sheets);
  show_folder (self);
}

static void
build (Ask *self)
{
  GtkWidget *toolbar = adw_toolbar_view_new (), *page = adw_preferences_page_new (),
            *nothing = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *toasts = adw_toast_overlay_new ();

  self->view = ADW_TOOLBAR_VIEW (toolbar);
  self->page = ADW_PREFERENCES_PAGE (page);
  self->write = gtk_button_new_with_mnemonic (_ ("_Write the Files"));
  gtk_widget_add_css_class (self->write, "suggested-action");
  g_signal_connect_swapped (self->write, "clicked", G_CALLBACK (write_files), self);
  build_when (self);
  self->domains = add_group (self, _ ("Policy domains"), _ ("Ticked is who was not asked yet for this year."));
  build_words (self);
  build_where (self);
  adw_toolbar_view_add_top_bar (self->view, adw_header_bar_new ());
  adw_toolbar_view_add_bottom_bar (self->view, bst_ask_bar_new (nothing, self->write));
  adw_toolbar_view_set_content (self->view, page);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), toolbar);
  adw_dialog_set_child (self->dialog, toasts);
  show_deadline (self, NULL);
  show_words (self);
  show_domains (self);
}

/**
 * bst_ask_dialog_present:
 * @parent: a widget in the window to stand on
 * @year: that is asked first
 * @domain: (nullable): only this one is ticked
 * @remark: (nullable): what it reads before all else: why its contribution comes back to it
 *
 * Asks what to ask of whom, writes the files, and shows the mails to send them with.
 */
void
bst_ask_dialog_present (GtkWidget *parent, BstDocument *document, gint64 year, const char *domain, const char *remark)
{
  Ask *self = g_new0 (Ask, 1);

  self->dialog = adw_dialog_new ();
  self->document = g_object_ref (document);
  self->settings = g_settings_new (BST_APP_ID);
  self->year = year;
  self->domain = g_strdup (domain);
  self->remark = g_strdup (remark);
  self->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (self->dialog), "ask", self, ask_free);
  adw_dialog_set_title (self->dialog, _ ("Ask for Contributions"));
  adw_dialog_set_content_width (self->dialog, 620);
  adw_dialog_set_content_height (self->dialog, 760);
  build (self);
  adw_dialog_present (self->dialog, parent);
}
