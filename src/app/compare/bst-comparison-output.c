/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-comparison-output.c - the comparison on paper, and as a page that stands by itself. */
#include "config.h"
#include "bst-comparison-print.h"
#include "bst-comparison-window-private.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-saver.h"

static char *
get_title (BstComparisonWindow *self)
{
  g_autofree char *plan = bst_document_get_title (self->document);

  /* Translators: the title of a document: what it is, and of which plan */
  return g_strdup_printf (_ ("Differences in %s"), plan);
}

static const char *
side_title (BstComparisonWindow *self, guint side)
{
  return bst_plan_source_get_title (self->sources[side]);
}

static void
tell (BstComparisonWindow *self, const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* --- Paper ---------------------------------------------------------------------------------------------------------- */

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstComparisonWindow *self = BST_COMPARISON_WINDOW (widget);
  g_autofree char *title = get_title (self), *summary = bst_comparison_summary (self->comparison, NULL);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  /* modal: what is printed stays what it is until the sheets are drawn */
  operation =
      bst_comparison_print_new (self->money, self->shown, title, summary, side_title (self, 0), side_title (self, 1));
  gtk_print_operation_set_allow_async (operation, FALSE);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      /* Translators: %s says why */
      g_autofree char *text = g_strdup_printf (_ ("Not printed: %s"), error->message);
      tell (self, text);
    }
}

/* --- A page of HTML ------------------------------------------------------------------------------------------------- */

typedef struct {
  GFile *file;
  GBytes *bytes;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->file);
  g_bytes_unref (writing->bytes);
  g_free (writing);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Writing *writing = data;
  const BstSaveOptions options = { .allow_overwrite = TRUE }; /* the dialog asked */
  g_auto (BstSaveResult) result = { 0 };
  GError *error = NULL;

  if (bst_saver_save (writing->file, writing->bytes, &options, &result, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Writing *writing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (writing->file), *text = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    /* Translators: %s is the name of a file */
    text = g_strdup_printf (_ ("Saved as “%s”"), name);
  else
    text = g_strdup_printf (_ ("Not saved: %s"), error->message);
  tell (BST_COMPARISON_WINDOW (source), text);
}

static void
write_page (BstComparisonWindow *self, GFile *file, char *html)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, written_cb, NULL);
  Writing *writing = g_new0 (Writing, 1);

  writing->file = g_object_ref (file);
  writing->bytes = g_bytes_new_take (html, strlen (html));
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_thread);
}

static void
export_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstComparisonWindow) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *title = get_title (self);
  BstComparison shown;

  if (file == NULL || self->comparison == NULL)
    return;
  /* what is on screen: the filters count */
  shown = *self->comparison;
  shown.differences = self->shown;
  write_page (self, file, bst_comparison_to_html (&shown, NULL, title, side_title (self, 0), side_title (self, 1)));
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstComparisonWindow *self = BST_COMPARISON_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Save the differences"));
  /* Translators: the name of a file */
  gtk_file_dialog_set_initial_name (dialog, _ ("differences.html"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, export_chosen_cb, g_object_ref (self));
}

void
bst_comparison_window_install_output (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "comparison.print", NULL, print_cb);
  gtk_widget_class_install_action (klass, "comparison.export", NULL, export_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_p, GDK_CONTROL_MASK, "comparison.print", NULL);
}
