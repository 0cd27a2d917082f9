/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-smart-editor-actions.c - what can be done with an action point as a whole. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-smart-editor-private.h"
#include "kinds/bst-action-point.h"

/* What was agreed, reached or set aside for the one is not so for its copy. */
static gboolean
is_copied (const BstField *field)
{
  static const char *const own[] = { "agreement", "agreement-date", "status", "status-reason",
                                     "progress",  "set-aside",      "order",  NULL };

  return field->type != BST_FIELD_UNKNOWN && !g_strv_contains (own, field->name);
}

/**
 * bst_smart_editor_copy:
 *
 * Returns: (transfer full): an action point like @record, in no plan yet
 */
BstRecord *
bst_smart_editor_copy (BstRecord *record)
{
  g_autofree char *id = bst_id_new (BST_KIND_ACTION_POINTS);
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
  gtk_widget_class_install_action (klass, "editor.open-objective", NULL, open_objective_cb);
}
