/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-editor-actions.c - what can be done with an action as a whole. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-action-editor-private.h"
#include "bst-action-variant.h"
#include "bst-window.h"
#include "dialogs/bst-action-page.h"
#include "dialogs/bst-criteria-dialog.h"
#include "kinds/bst-action.h"
#include "../report/bst-report-dialog.h"

static void
toast (BstActionEditor *self, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (BST_IS_WINDOW (root))
    bst_window_toast (BST_WINDOW (root), text, TRUE);
}

static void
duplicate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstActionEditor *self = BST_ACTION_EDITOR (widget);
  BstDocument *document = bst_record_form_get_document (self->form);
  BstRecord *record = bst_record_form_get_record (self->form);
  g_autoptr (BstRecord) variant = NULL;
  BstTransaction *transaction;

  if (record == NULL)
    return;
  variant = bst_action_variant_new (record);
  transaction = bst_document_begin (document, _ ("Make a Variant of an Action"), NULL);
  bst_transaction_add (transaction, variant);
  if (!bst_document_apply (document, transaction))
    return;
  toast (self, _ ("A variant was made, without scores and verdicts. You see it now."));
  if (self->is_page || !gtk_widget_activate_action (widget, "win.go-to", "(ss)", variant->id, "title"))
    bst_action_editor_set_action (self, variant->id);
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstActionEditor *self = BST_ACTION_EDITOR (widget);
  BstRecord *record = bst_record_form_get_record (self->form);
  g_autofree char *text = NULL;
  const char *title;

  if (record == NULL)
    return;
  title = BST_ACTION (record)->title;
  text = title != NULL ? g_strdup_printf (_ ("“%s” removed"), title) : g_strdup (_ ("Action removed"));
  if (bst_document_remove_record (bst_record_form_get_document (self->form), record))
    toast (self, text);
}

static void
reveal_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_action_editor_reveal_field (BST_ACTION_EDITOR (widget), g_variant_get_string (parameter, NULL));
}

static void
sheet_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstActionEditor *self = BST_ACTION_EDITOR (widget);
  BstRecord *record = bst_record_form_get_record (self->form);

  if (record != NULL)
    bst_action_sheet_present (widget, bst_record_form_get_document (self->form), (const char *[]) { record->id, NULL });
}

static void
open_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstActionEditor *self = BST_ACTION_EDITOR (widget);

  if (!self->is_page && bst_record_form_get_record (self->form) != NULL)
    bst_action_page_present (widget, bst_record_form_get_document (self->form), bst_record_form_get_id (self->form));
}

static void
criteria_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_criteria_dialog_present (widget, bst_record_form_get_document (BST_ACTION_EDITOR (widget)->form));
}

void
bst_action_editor_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (klass, "editor.remove", NULL, remove_cb);
  gtk_widget_class_install_action (klass, "editor.sheet", NULL, sheet_cb);
  gtk_widget_class_install_action (klass, "editor.reveal", "s", reveal_cb);
  gtk_widget_class_install_action (klass, "editor.open-page", NULL, open_page_cb);
  gtk_widget_class_install_action (klass, "editor.criteria", NULL, criteria_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F4, 0, "editor.open-page", NULL);
}
