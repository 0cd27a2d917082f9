/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-export-dialog.h"
#include <glib/gi18n.h>
#include "bst-export.h"
#include "../bst-file-task.h"
#include "widgets/bst-radio-row.h"

typedef struct {
  AdwDialog *dialog; /* owns this */
  AdwToastOverlay *toasts;
  BstDocument *document;
  BstKindId shown_kind;
  GStrv shown; /* or NULL */
  GtkCheckButton *what[4], *csv;
} Export;

/* What there is to choose from: first what the page shows, where it shows a part. */
enum { SHOWN, ACTIONS, ACTION_POINTS, ACTORS };
static const BstKindId kinds[] = { BST_KIND_ACTIONS, BST_KIND_ACTIONS, BST_KIND_ACTION_POINTS, BST_KIND_ACTORS };

static void
export_free (gpointer data)
{
  Export *self = data;

  g_object_unref (self->document);
  g_strfreev (self->shown);
  g_free (self);
}

static void
tell (Export *self, const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* --- Writing ----------------------------------------------------------------------------------------------------- */

typedef struct {
  BstPlan *plan; /* a copy that shares the values */
  BstFramework *framework;
  BstKindId kind;
  GStrv ids; /* or NULL */
  BstTableFormat format;
  char *language;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->plan);
  g_clear_object (&job->framework);
  g_strfreev (job->ids);
  g_free (job->language);
  g_free (job);
}

static GBytes *
make_content (gpointer data, GError **error)
{
  const Job *job = data;

  return bst_export_table (job->plan, job->framework, job->kind, (const char *const *) job->ids, job->format,
                           job->language, error);
}

static void
done_cb (gpointer dialog, GFile *file, const GError *error)
{
  g_autofree char *name = g_file_get_basename (file), *text = NULL;

  if (error != NULL)
    {
      tell (g_object_get_data (G_OBJECT (dialog), "export"), error->message);
      return;
    }
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_ ("Exported as “%s”"), name);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "win.tell", "s", text);
  adw_dialog_close (dialog);
}

static guint
get_chosen (Export *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->what); i++)
    if (self->what[i] != NULL && gtk_check_button_get_active (self->what[i]))
      return i;
  return ACTIONS;
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwDialog) dialog = data;
  Export *self = g_object_get_data (G_OBJECT (dialog), "export");
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  guint what = get_chosen (self);
  Job *job;

  if (file == NULL)
    return;
  job = g_new0 (Job, 1);
  job->plan = bst_plan_copy (bst_document_get_plan (self->document));
  job->framework = g_object_ref (bst_document_get_framework (self->document));
  job->kind = what == SHOWN ? self->shown_kind : kinds[what];
  job->ids = what == SHOWN ? g_strdupv (self->shown) : NULL;
  job->format = gtk_check_button_get_active (self->csv) ? BST_TABLE_CSV : BST_TABLE_XLSX;
  job->language = g_strdup (bst_document_get_language (self->document));
  bst_file_task_run (file, make_content, job, job_free, done_cb, dialog);
}

/* --- Choosing a file --------------------------------------------------------------------------------------------- */

/* A title is a person's text: nothing in it may lead out of the folder, or hide what the file is. */
static char *
make_name (Export *self)
{
  g_autofree char *title = bst_document_get_title (self->document);
  GString *name = g_string_new (NULL);
  guint what = get_chosen (self);

  for (const char *p = title; *p != '\0' && name->len < 120; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);
      if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || strchr ("/\\:*?\"<>|", (int) MIN (c, 127)) != NULL)
        g_string_append_c (name, ' ');
      else if (c != '.' || name->len > 0)
        g_string_append_unichar (name, c);
    }
  g_string_append_printf (name, " – %s.%s", _ (bst_kinds[what == SHOWN ? self->shown_kind : kinds[what]].many),
                          gtk_check_button_get_active (self->csv) ? "csv" : "xlsx");
  return g_string_free (name, FALSE);
}

static void
export_cb (GtkButton *button, Export *self)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autofree char *name = make_name (self);

  gtk_file_dialog_set_title (chooser, _ ("Export a table"));
  gtk_file_dialog_set_initial_name (chooser, name);
  gtk_file_dialog_save (chooser, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))), NULL, chosen_cb,
                        g_object_ref (self->dialog));
}

/* --- What is where ----------------------------------------------------------------------------------------------- */

static GtkCheckButton *
add_choice (GtkWidget *group, GtkCheckButton *first, const char *title, const char *subtitle, gboolean active)
{
  GtkWidget *row = bst_radio_row_new (title, first, active);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return bst_radio_row_get_button (row);
}

static GtkWidget *
new_group (const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  return group;
}

static GtkWidget *
build_what (Export *self)
{
  GtkWidget *group = new_group (_ ("What"));
  BstPlan *plan = bst_document_get_plan (self->document);
  GtkCheckButton *first = NULL;

  if (self->shown != NULL)
    {
      guint n = g_strv_length (self->shown);
      g_autofree char *title =
          g_strdup_printf (ngettext ("The %u row that is shown now", "The %u rows that are shown now", n), n);
      self->what[SHOWN] = first = add_choice (group, NULL, title, NULL, TRUE);
    }
  for (guint i = ACTIONS; i <= ACTORS; i++)
    {
      guint n = bst_collection_get_n (bst_plan_get_collection (plan, kinds[i]));
      g_autofree char *count = g_strdup_printf (ngettext ("all %u", "all %u", n), n);
      self->what[i] = add_choice (group, first, _ (bst_kinds[kinds[i]].many), count,
                                  self->shown == NULL && kinds[i] == self->shown_kind);
      first = first != NULL ? first : self->what[i];
    }
  if (self->shown == NULL && get_chosen (self) == ACTIONS)
    gtk_check_button_set_active (self->what[ACTIONS], TRUE);
  return group;
}

static GtkWidget *
build_content (Export *self)
{
  GtkWidget *page = adw_preferences_page_new (), *format = new_group (_ ("Format"));
  GtkCheckButton *xlsx = add_choice (format, NULL, _ ("Spreadsheet (XLSX)"),
                                     _ ("With choices to pick from, and a sheet that explains the columns"), TRUE);

  self->csv = add_choice (format, xlsx, _ ("Text (CSV)"), _ ("For other programs"), FALSE);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (format),
                                         _ ("Edit the table and import it again: only what you edited changes."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (build_what (self)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (format));
  return page;
}

/* Below the page: beside the title there is no room for its words in a narrow window. */
static GtkWidget *
build_footer (Export *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *export = gtk_button_new_with_mnemonic (_ ("_Export…"));

  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_add_css_class (export, "suggested-action");
  gtk_widget_set_hexpand (export, TRUE);
  gtk_widget_set_halign (export, GTK_ALIGN_END);
  g_signal_connect (export, "clicked", G_CALLBACK (export_cb), self);
  gtk_box_append (GTK_BOX (bar), export);
  adw_dialog_set_default_widget (self->dialog, export);
  return bar;
}

/**
 * bst_export_dialog_present:
 * @parent: a widget in the window to stand on
 * @kind: of the page that is shown
 * @ids: (nullable): what it shows of them now; %NULL: all, or it shows no list
 *
 * Asks what to export, and where to.
 */
void
bst_export_dialog_present (GtkWidget *parent, BstDocument *document, BstKindId kind, const char *const *ids)
{
  Export *self = g_new0 (Export, 1);
  GtkWidget *view = adw_toolbar_view_new ();

  self->dialog = adw_dialog_new ();
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  self->document = g_object_ref (document);
  self->shown_kind = kind;
  self->shown = g_strdupv ((char **) ids);
  g_object_set_data_full (G_OBJECT (self->dialog), "export", self, export_free);
  adw_dialog_set_title (self->dialog, _ ("Export"));
  adw_dialog_set_content_width (self->dialog, 520);
  adw_dialog_set_content_height (self->dialog, 600);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), build_footer (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), build_content (self));
  adw_toast_overlay_set_child (self->toasts, view);
  adw_dialog_set_child (self->dialog, GTK_WIDGET (self->toasts));
  adw_dialog_present (self->dialog, parent);
}
