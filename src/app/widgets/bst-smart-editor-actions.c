/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-smart-editor-actions.c - what can be done with an action point as a whole. */
#include "config.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-smart-editor-private.h"
#include "kinds/bst-action-point.h"
#include "bst-window.h"

static void
toast (BstSmartEditor *self, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (BST_IS_WINDOW (root))
    bst_window_toast (BST_WINDOW (root), text, TRUE);
}

/* What was agreed, reached or set aside for the one is not so for its copy. */
static gboolean
is_copied (const BstField *field)
{
  static const char *const own[] = { "agreement", "agreement-date", "status", "status-reason",
                                     "progress",  "set-aside",      "order",  NULL };

  return field->type != BST_FIELD_UNKNOWN && !g_strv_contains (own, field->name);
}

static BstRecord *
copy_record (BstRecord *record, const char *id)
{
  BstRecord *copy = bst_record_new (BST_KIND_ACTION_POINTS, id);
  const BstFieldTable *table = bst_record_get_table (record);
  const char *title = BST_ACTION_POINT (record)->title;
  /* Translators: the title of an action point that was duplicated */
  g_autofree char *copied = title != NULL ? g_strdup_printf (_ ("%s (copy)"), title) : NULL;

  for (guint i = 0; i < table->n_fields; i++)
    if (is_copied (&table->fields[i]))
      bst_record_take (copy, &table->fields[i],
                       bst_value_copy (&table->fields[i], bst_field_get (&table->fields[i], record)));
  bst_record_take (copy, bst_record_find_field (copy, "title"), bst_value_text (copied));
  return copy;
}

static void
duplicate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstSmartEditor *self = BST_SMART_EDITOR (widget);
  BstRecord *record = bst_record_form_get_record (self->form);
  g_autofree char *id = bst_id_new (BST_KIND_ACTION_POINTS);
  g_autoptr (BstRecord) copy = NULL;
  BstTransaction *transaction;

  if (record == NULL)
    return;
  copy = copy_record (record, id);
  transaction = bst_document_begin (bst_record_form_get_document (self->form), _ ("Duplicate an Action Point"), NULL);
  bst_transaction_add (transaction, copy);
  if (!bst_document_apply (bst_record_form_get_document (self->form), transaction))
    return;
  toast (self, _ ("Duplicated. You see the copy now."));
  if (!gtk_widget_activate_action (widget, "win.go-to", "(ss)", id, "title"))
    bst_smart_editor_set_action_point (self, id);
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstSmartEditor *self = BST_SMART_EDITOR (widget);
  BstRecord *record = bst_record_form_get_record (self->form);
  g_autofree char *text = NULL;
  const char *title;

  if (record == NULL)
    return;
  title = BST_ACTION_POINT (record)->title;
  text = title != NULL ? g_strdup_printf (_ ("“%s” removed"), title) : g_strdup (_ ("Action point removed"));
  if (bst_document_remove_record (bst_record_form_get_document (self->form), record))
    toast (self, text);
}

static void
reveal_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bst_smart_editor_reveal_field (BST_SMART_EDITOR (widget), g_variant_get_string (parameter, NULL));
}

static void
open_objective_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstRecord *record = bst_record_form_get_record (BST_SMART_EDITOR (widget)->form);
  const char *objective = record != NULL ? BST_ACTION_POINT (record)->objective : NULL;

  if (objective != NULL)
    gtk_widget_activate_action (widget, "win.go-to", "(ss)", objective, "");
}

void
bst_smart_editor_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (klass, "editor.remove", NULL, remove_cb);
  gtk_widget_class_install_action (klass, "editor.reveal", "s", reveal_cb);
  gtk_widget_class_install_action (klass, "editor.open-objective", NULL, open_objective_cb);
}
