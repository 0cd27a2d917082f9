/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-editor-actions.c - what else can be done with an action as a whole. */
#include "config.h"
#include "bst-action-editor-private.h"
#include "dialogs/bst-action-page.h"
#include "dialogs/bst-criteria-dialog.h"
#include "../report/bst-report-dialog.h"

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
  gtk_widget_class_install_action (klass, "editor.sheet", NULL, sheet_cb);
  gtk_widget_class_install_action (klass, "editor.open-page", NULL, open_page_cb);
  gtk_widget_class_install_action (klass, "editor.criteria", NULL, criteria_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F4, 0, "editor.open-page", NULL);
}
