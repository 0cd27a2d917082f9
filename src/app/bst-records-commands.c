/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-records-commands.c - what can be done with the records of a page: duplicating, removing, editing several at once. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-records-view-private.h"
#include "dialogs/bst-bulk-edit.h"
#include "dialogs/bst-paste-report.h"

static BstDocument *
get_document (BstRecordsView *self)
{
  return bst_page_get_document (self->page);
}

static BstRecord *
find_record (BstRecordsView *self, const char *id)
{
  return bst_plan_find (bst_page_get_plan (self->page), self->info->kind, id);
}

/* --- Duplicating ----------------------------------------------------------------------------------------------------- */

static BstRecord *
make_copy (BstRecordsView *self, BstRecord *record)
{
  g_autofree char *id = bst_id_new (self->info->kind);
  BstRecord *copy = bst_record_new (self->info->kind, id);
  const BstFieldTable *table = bst_record_get_table (record);
  const char *title = bst_record_peek_text (record, "title");
  /* Translators: the title of a duplicate */
  g_autofree char *new_title = title != NULL ? g_strdup_printf (_ ("%s (copy)"), title) : NULL;

  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].type != BST_FIELD_UNKNOWN && !g_strv_contains (self->info->not_copied, table->fields[i].name))
      bst_record_take (copy, &table->fields[i],
                       bst_value_copy (&table->fields[i], bst_field_get (&table->fields[i], record)));
  bst_record_take (copy, bst_record_find_field (copy, "title"), bst_value_text (new_title));
  return copy;
}

static void
duplicate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstRecordsView *self = data;
  g_auto (GStrv) ids = bst_table_model_get_selected (bst_records_view_get_model (self));
  guint n = g_strv_length (ids);
  g_autofree char *label = self->info->say (BST_SAY_DUPLICATE, n), *text = self->info->say (BST_SAY_DUPLICATED, n);
  g_autofree char *first = NULL;
  BstTransaction *transaction = bst_document_begin (get_document (self), label, NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstRecord) copy = make_copy (self, find_record (self, ids[i]));
      bst_transaction_add (transaction, copy);
      if (first == NULL)
        first = g_strdup (copy->id);
    }
  if (!bst_document_apply (get_document (self), transaction) || first == NULL)
    return;
  bst_records_view_show (self, first, TRUE);
  bst_page_toast (self->page, text, TRUE);
}

/* --- Removing -------------------------------------------------------------------------------------------------------- */

static char *
describe_removed (BstRecordsView *self, const char *const *ids, guint n)
{
  BstRecord *record = n == 1 ? find_record (self, ids[0]) : NULL;
  const char *title = record != NULL ? bst_record_peek_text (record, "title") : NULL;

  if (title != NULL)
    /* Translators: %s is the title of what was removed */
    return g_strdup_printf (_ ("“%s” removed"), title);
  return self->info->say (BST_SAY_REMOVED, n);
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstRecordsView *self = data;
  g_auto (GStrv) ids = bst_table_model_get_selected (bst_records_view_get_model (self));
  guint n = g_strv_length (ids);
  g_autofree char *label = self->info->say (BST_SAY_REMOVE, n);
  g_autofree char *text = describe_removed (self, (const char *const *) ids, n);

  if (n > 0 && bst_document_remove_records (get_document (self), (const char *const *) ids, label))
    bst_page_toast (self->page, text, TRUE);
}

/* --- Several at once ------------------------------------------------------------------------------------------------- */

static void
edited_cb (BstBulkEdit *dialog, guint n_changed, BstRecordsView *self)
{
  g_autofree char *text = self->info->say (BST_SAY_CHANGED, n_changed);

  bst_page_toast (self->page, text, TRUE);
}

static void
edit_together_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstRecordsView *self = data;
  g_auto (GStrv) ids = bst_table_model_get_selected (bst_records_view_get_model (self));
  BstBulkEdit *dialog =
      bst_bulk_edit_new (self->source, (const char *const *) ids, self->info->together, self->info->say);

  g_signal_connect_object (dialog, "edited", G_CALLBACK (edited_cb), self, 0);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
sheets_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstRecordsView *self = data;
  g_auto (GStrv) ids = bst_table_model_get_selected (bst_records_view_get_model (self));

  self->info->show_sheets (GTK_WIDGET (self), get_document (self), (const char *const *) ids);
}

static void
clear_filters_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  bst_records_view_clear_filters (data);
}

/**
 * bst_records_view_tell_pasted:
 * @refused: (element-type BstTablePasted): what could not be pasted
 *
 * A toast says what changed; a list what was refused, and why.
 */
void
bst_records_view_tell_pasted (BstRecordsView *self, guint n_changed, GPtrArray *refused)
{
  g_autofree char *text = n_changed > 0
                              ? g_strdup_printf (ngettext ("%u cell changed", "%u cells changed", n_changed), n_changed)
                              : g_strdup (_ ("Nothing changed: this stands there already"));

  if (n_changed > 0 || refused->len == 0)
    bst_page_toast (self->page, text, n_changed > 0);
  if (refused->len > 0)
    bst_paste_report_present (GTK_WIDGET (self), bst_records_view_get_model (self), n_changed, refused);
}

void
bst_records_view_add_commands (BstRecordsView *self)
{
  static const GActionEntry entries[] = {
    { .name = "remove", .activate = remove_cb },
    { .name = "duplicate", .activate = duplicate_cb },
    { .name = "edit-together", .activate = edit_together_cb },
    { .name = "sheets", .activate = sheets_cb },
    { .name = "clear-filters", .activate = clear_filters_cb },
  };

  self->commands = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->commands), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (self->commands));
}

static void
enable (BstRecordsView *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->commands), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
bst_records_view_update_commands (BstRecordsView *self)
{
  BstDocument *document = get_document (self);
  gboolean chosen = document != NULL && bst_table_model_get_n_selected (bst_records_view_get_model (self)) > 0;
  gboolean any = chosen && !bst_document_is_read_only (document);

  enable (self, "remove", any);
  enable (self, "duplicate", any);
  enable (self, "edit-together", any);
  enable (self, "sheets", chosen && self->info->show_sheets != NULL);
}

/**
 * bst_records_view_list_ids:
 *
 * Returns: (transfer full) (element-type utf8): the records that are shown, in the order of the table
 */
GPtrArray *
bst_records_view_list_ids (BstRecordsView *self)
{
  GListModel *model = G_LIST_MODEL (bst_records_view_get_model (self));
  guint n = g_list_model_get_n_items (model);
  GPtrArray *ids = g_ptr_array_new_full (n, g_free);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstTableItem) item = g_list_model_get_item (model, i);
      g_ptr_array_add (ids, g_strdup (item->key));
    }
  return ids;
}
