/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-import-dialog.c - the steps of a table that comes in. Nothing in the plan changes before the last one. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-column-row.h"
#include "bst-import-dialog-private.h"

enum { IMPORTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstImportDialog, bst_import_dialog, ADW_TYPE_DIALOG)

static void
tell (BstImportDialog *self, const char *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* --- Columns ----------------------------------------------------------------------------------------------------- */

static void
show_columns (BstImportDialog *self)
{
  BstImport *import = bst_import_session_get_import (self->session);
  gboolean can_run = bst_import_can_run (import);
  guint n = 0, n_taken = 0;
  g_autofree char *text = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->columns)); row != NULL;
       row = gtk_widget_get_next_sibling (row), n++)
    {
      bst_column_row_update (BST_COLUMN_ROW (row));
      n_taken += bst_import_get_target (import, n) != NULL;
    }
  if (!can_run)
    text = g_strdup (_ ("Choose the column that holds the title: without it nothing can be imported."));
  else
    text = g_strdup_printf (ngettext ("%u of %u column is imported. What you leave out stays in the table.",
                                      "%u of %u columns are imported. What you leave out stays in the table.", n),
                            n_taken, n);
  gtk_label_set_text (self->columns_label, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.preview", can_run);
}

static gboolean
is_empty (BstImport *import, guint column)
{
  g_autofree char *header = bst_import_get_header (import, column);
  g_auto (GStrv) samples = bst_import_get_samples (import, column, 1);

  return *header == '\0' && samples[0] == NULL;
}

static void
fill_columns (BstImportDialog *self)
{
  BstImport *import = bst_import_session_get_import (self->session);
  guint n = bst_import_get_sheet (import) != NULL ? bst_import_get_sheet (import)->n_columns : 0;

  gtk_list_box_remove_all (self->columns);
  for (guint c = 0; c < n; c++)
    {
      GtkWidget *row = bst_column_row_new (import, c);
      gtk_widget_set_visible (row, !is_empty (import, c));
      g_signal_connect_object (row, "changed", G_CALLBACK (show_columns), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->columns, row);
    }
  show_columns (self);
}

static void
columns_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstImportDialog *self = BST_IMPORT_DIALOG (widget);

  fill_columns (self);
  adw_navigation_view_push_by_tag (self->steps, "columns");
}

/* --- Preview ----------------------------------------------------------------------------------------------------- */

static BstDuplicate
get_duplicates (BstImportDialog *self)
{
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (self->first_alike), GTK_TYPE_LIST_BOX);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkCheckButton *button = g_object_get_data (G_OBJECT (row), "button");
      if (button != NULL && gtk_check_button_get_active (button))
        return (BstDuplicate) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "number"));
    }
  return BST_DUPLICATE_ASK;
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BstImportDialog) self = data;
  g_autoptr (GError) error = NULL;

  adw_navigation_page_set_can_pop (adw_navigation_view_find_page (self->steps, "preview"), TRUE);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  if (bst_import_session_run_finish (self->session, result, &error))
    {
      bst_import_dialog_show_preview (self);
      return;
    }
  adw_navigation_view_pop (self->steps);
  tell (self, error->message);
}

static void
preview_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstImportDialog *self = BST_IMPORT_DIALOG (widget);
  BstImport *import = bst_import_session_get_import (self->session);

  bst_import_set_duplicates (import, get_duplicates (self));
  bst_import_set_visible_only (import, adw_switch_row_get_active (self->visible_only));
  gtk_stack_set_visible_child_name (self->preview_stack, "busy");
  gtk_widget_action_set_enabled (widget, "import.done", FALSE);
  adw_navigation_view_push_by_tag (self->steps, "preview");
  /* while it is worked out nothing else may look at it */
  adw_navigation_page_set_can_pop (adw_navigation_view_find_page (self->steps, "preview"), FALSE);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  bst_import_session_run_async (self->session, NULL, run_cb, g_object_ref (self));
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstImportDialog *self = BST_IMPORT_DIALOG (widget);
  g_autofree char *text = bst_refusals_to_text (bst_import_session_get_result (self->session)->refusals);
  AdwToast *toast = adw_toast_new (_ ("Copied"));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
done_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstImportDialog *self = BST_IMPORT_DIALOG (widget);

  if (!bst_import_session_is_current (self->session))
    tell (self, _ ("The plan has changed meanwhile. Cancel, and import again."));
  else if (bst_import_session_apply (self->session))
    g_signal_emit (self, signals[IMPORTED], 0);
}

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

/**
 * bst_import_dialog_get_session:
 *
 * Returns: (transfer none): what it shows
 */
BstImportSession *
bst_import_dialog_get_session (BstImportDialog *self)
{
  return self->session;
}

/* --- Object ------------------------------------------------------------------------------------------------------ */

static void
header_changed_cb (BstImportDialog *self)
{
  bst_import_dialog_header_changed (self);
}

static void
view_toggled_cb (BstImportDialog *self)
{
  if (bst_import_session_get_changes (self->session) != NULL)
    bst_import_dialog_switch_view (self);
}

static void
bst_import_dialog_dispose (GObject *object)
{
  BstImportDialog *self = BST_IMPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (bst_import_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/be/bouwstenen/Bouwstenen/tables/bst-import-dialog.ui");
  gtk_widget_class_bind_template_child (klass, BstImportDialog, toasts);
  gtk_widget_class_bind_template_child (klass, BstImportDialog, steps);
  gtk_widget_class_bind_template_child (klass, BstImportDialog, kind_group);
  gtk_widget_class_bind_template_child (klass, BstImportDialog, sheet_group);
  gtk_widget_class_bind_template_child (klass, BstImportDialog, alike_group);
  gtk_widget_class_bind_template_child (klass, BstImportDialog, file_row);
  gtk_widget_class_bind_template_child (klass, BstImportDialog, header_row);
  gtk_widget_class_bind_template_child (klass, BstImportDialog, header_spin);
  gtk_widget_class_bind_template_child (klass, BstImportDialog, visible_only);
  gtk_widget_class_bind_template_child (klass, BstImportDialog, columns_label);
  gtk_widget_class_bind_template_child (klass, BstImportDialog, summary);
  gtk_widget_class_bind_template_child (klass, BstImportDialog, columns);
  gtk_widget_class_bind_template_child (klass, BstImportDialog, preview_stack);
  gtk_widget_class_bind_template_child (klass, BstImportDialog, view_stack);
  gtk_widget_class_bind_template_child (klass, BstImportDialog, refused_button);
  gtk_widget_class_bind_template_child (klass, BstImportDialog, changes_button);
  gtk_widget_class_bind_template_child (klass, BstImportDialog, switch_box);
  gtk_widget_class_bind_template_child (klass, BstImportDialog, import_button);
  gtk_widget_class_bind_template_child (klass, BstImportDialog, changes);
  gtk_widget_class_bind_template_child (klass, BstImportDialog, refused);
  gtk_widget_class_bind_template_callback (klass, header_changed_cb);
  gtk_widget_class_bind_template_callback (klass, view_toggled_cb);
}

static void
bst_import_dialog_class_init (BstImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_import_dialog_dispose;
  g_type_ensure (BST_TYPE_CHANGE_LIST);
  g_type_ensure (BST_TYPE_REFUSAL_LIST);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "import.columns", NULL, columns_cb);
  gtk_widget_class_install_action (widget_class, "import.preview", NULL, preview_cb);
  gtk_widget_class_install_action (widget_class, "import.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "import.done", NULL, done_cb);

  /**
   * BstImportDialog::imported:
   *
   * The table is in the plan.
   */
  signals[IMPORTED] =
      g_signal_new ("imported", BST_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_import_dialog_init (BstImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bst_import_dialog_new:
 * @session: a table that was read
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
bst_import_dialog_new (BstImportSession *session)
{
  BstImportDialog *self = g_object_new (BST_TYPE_IMPORT_DIALOG, NULL);

  self->session = g_object_ref (session);
  bst_import_dialog_fill_table_step (self);
  return ADW_DIALOG (self);
}
