/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-points-commands.c - what can be done with action points: adding, duplicating, removing. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-action-points-page-private.h"
#include "kinds/bst-action-point.h"

static BstRecord *
find_point (BstActionPointsPage *self, const char *id)
{
  BstPlan *plan = bst_page_get_plan (BST_PAGE (self));

  return plan != NULL && id != NULL ? bst_plan_find (plan, BST_KIND_ACTION_POINTS, id) : NULL;
}

/* --- Adding ---------------------------------------------------------------------------------------------------------- */

/**
 * bst_action_points_page_add:
 *
 * Adds an action point under the objective of the selected one, and starts with its title.
 */
gboolean
bst_action_points_page_add (BstActionPointsPage *self)
{
  BstRecord *selected = find_point (self, bst_table_model_get_primary (bst_action_points_page_get_model (self)));
  const char *objective = selected != NULL ? BST_ACTION_POINT (selected)->objective : NULL;
  g_autofree char *id = bst_document_add_action_point (bst_page_get_document (BST_PAGE (self)), objective);

  if (id == NULL)
    return TRUE; /* the window has said why */
  bst_action_points_page_show_row (self, id, FALSE);
  bst_action_points_page_edit (self, "title");
  return TRUE;
}

/* --- Duplicating ----------------------------------------------------------------------------------------------------- */

/* What was agreed, reported or set aside belongs to the first one. */
static gboolean
is_copied (const BstField *field)
{
  static const char *const own[] = { "status",   "status-reason", "agreement", "agreement-date",
                                     "progress", "set-aside",     "order",     NULL };

  return field->type != BST_FIELD_UNKNOWN && !g_strv_contains (own, field->name);
}

static BstRecord *
make_copy (BstRecord *record)
{
  g_autofree char *id = bst_id_new (BST_KIND_ACTION_POINTS);
  BstRecord *copy = bst_record_new (BST_KIND_ACTION_POINTS, id);
  const BstFieldTable *table = bst_record_get_table (record);
  const char *title = BST_ACTION_POINT (record)->title;
  /* Translators: the title of a duplicate */
  g_autofree char *new_title = title != NULL ? g_strdup_printf (_ ("%s (copy)"), title) : NULL;

  for (guint i = 0; i < table->n_fields; i++)
    if (is_copied (&table->fields[i]))
      bst_record_take (copy, &table->fields[i],
                       bst_value_copy (&table->fields[i], bst_field_get (&table->fields[i], record)));
  bst_record_take (copy, bst_record_find_field (copy, "title"), bst_value_text (new_title));
  return copy;
}

static void
duplicate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstActionPointsPage *self = data;
  g_auto (GStrv) ids = bst_table_model_get_selected (bst_action_points_page_get_model (self));
  BstDocument *document = bst_page_get_document (BST_PAGE (self));
  guint n = g_strv_length (ids);
  g_autofree char *label = g_strdup_printf (ngettext ("Duplicate %u action point", "Duplicate %u action points", n), n);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u action point duplicated", "%u action points duplicated", n), n);
  g_autofree char *first = NULL;
  BstTransaction *transaction = bst_document_begin (document, label, NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstRecord) copy = make_copy (find_point (self, ids[i]));
      bst_transaction_add (transaction, copy);
      if (first == NULL)
        first = g_strdup (copy->id);
    }
  if (!bst_document_apply (document, transaction) || first == NULL)
    return;
  bst_action_points_page_show_row (self, first, TRUE);
  bst_page_toast (BST_PAGE (self), text, TRUE);
}

/* --- Removing -------------------------------------------------------------------------------------------------------- */

static char *
describe_removed (BstActionPointsPage *self, const char *const *ids, guint n)
{
  BstRecord *record = n == 1 ? find_point (self, ids[0]) : NULL;

  if (record != NULL && BST_ACTION_POINT (record)->title != NULL)
    /* Translators: %s is the title of an action point */
    return g_strdup_printf (_ ("“%s” removed"), BST_ACTION_POINT (record)->title);
  return g_strdup_printf (ngettext ("%u action point removed", "%u action points removed", n), n);
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstActionPointsPage *self = data;
  g_auto (GStrv) ids = bst_table_model_get_selected (bst_action_points_page_get_model (self));
  guint n = g_strv_length (ids);
  g_autofree char *label = g_strdup_printf (ngettext ("Remove %u action point", "Remove %u action points", n), n);
  g_autofree char *text = describe_removed (self, (const char *const *) ids, n);

  if (n > 0 && bst_document_remove_records (bst_page_get_document (BST_PAGE (self)), (const char *const *) ids, label))
    bst_page_toast (BST_PAGE (self), text, TRUE);
}

static void
clear_filters_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  bst_action_points_page_clear_filters (data);
}

void
bst_action_points_page_add_commands (BstActionPointsPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "remove", .activate = remove_cb },
    { .name = "duplicate", .activate = duplicate_cb },
    { .name = "clear-filters", .activate = clear_filters_cb },
  };

  self->commands = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->commands), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (self->commands));
}

static void
enable (BstActionPointsPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->commands), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
bst_action_points_page_update_commands (BstActionPointsPage *self)
{
  gboolean any = bst_table_model_get_n_selected (bst_action_points_page_get_model (self)) > 0;

  enable (self, "remove", any);
  enable (self, "duplicate", any);
}
