/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-change-write.c - a transaction as bst_changes_apply() takes it: lists change element by element. */
#include "bst-change-json.h"
#include "bst-json.h"
#include <string.h>

/* Of the braces: [ { "changes": [ { … */
#define INDENT 3

typedef struct {
  GString *out;
  gboolean any;
} Writer;

static void
write_text (GString *out, const char *name, const char *text)
{
  g_string_append_printf (out, ",\n        \"%s\": ", name);
  bst_json_write_string (out, text);
}

/* Opens a change; the caller adds a value and closes it. */
static void
start_change (Writer *writer, const char *kind, const char *id, const char *op, const char *path)
{
  GString *out = writer->out;

  g_string_append (out, writer->any ? ",\n      {\n        \"kind\": " : "\n      {\n        \"kind\": ");
  writer->any = TRUE;
  bst_json_write_string (out, kind);
  if (id != NULL)
    write_text (out, "id", id);
  write_text (out, "op", op);
  if (path != NULL)
    write_text (out, "field", path);
}

static void
start_value (Writer *writer)
{
  g_string_append (writer->out, ",\n        \"value\": ");
}

static void
end_change (Writer *writer)
{
  g_string_append (writer->out, "\n      }");
}

static void
write_value (Writer *writer, const BstField *field, BstValue value)
{
  start_value (writer);
  if (bst_value_is_default (field, value))
    g_string_append (writer->out, "null");
  else if (field->type == BST_FIELD_UNKNOWN)
    bst_json_write_node (writer->out, value.ptr, INDENT + 1);
  else
    bst_json_write_value (writer->out, field, value, INDENT + 1);
}

static void
write_set (Writer *writer, const BstChange *change, const char *path, const BstField *field, BstValue value)
{
  start_change (writer, bst_kinds[change->kind].name, change->id, "set", path);
  write_value (writer, field, value);
  end_change (writer);
}

static void
write_element (Writer *writer, const BstChange *change, const BstElement *before, const BstElement *after)
{
  const BstFieldTable *table = change->field->elements;
  g_autofree char *path = g_strdup_printf ("%s/%s", change->field->name, before != NULL ? before->id : after->id);

  if (before == NULL || after == NULL)
    {
      start_change (writer, bst_kinds[change->kind].name, change->id, before == NULL ? "add" : "remove", path);
      if (after != NULL)
        {
          start_value (writer);
          bst_fields_write (writer->out, table, NULL, after, INDENT + 1);
        }
      end_change (writer);
      return;
    }
  for (guint i = 0; before != after && i < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];
      g_autofree char *inner = g_strdup_printf ("%s/%s", path, field->name);
      BstValue value = bst_field_get (field, after);
      if (!bst_value_equal (field, bst_field_get (field, before), value))
        write_set (writer, change, inner, field, value);
    }
}

/* Walks two lists, both sorted by id, side by side. */
static void
write_list (Writer *writer, const BstChange *change)
{
  const BstVec *before = change->before.ptr, *after = change->after.ptr;
  guint b = 0, a = 0, n_before = bst_vec_length (before), n_after = bst_vec_length (after);

  while (b < n_before || a < n_after)
    {
      const BstElement *old = b < n_before ? before->items[b] : NULL, *new = a < n_after ? after->items[a] : NULL;
      int order = old == NULL ? 1 : new == NULL ? -1 : strcmp (old->id, new->id);

      write_element (writer, change, order <= 0 ? old : NULL, order >= 0 ? new : NULL);
      b += order <= 0;
      a += order >= 0;
    }
}

static void
write_change (Writer *writer, const BstChange *change)
{
  if (change->type == BST_CHANGE_SET && change->field->type == BST_FIELD_LIST)
    write_list (writer, change);
  else if (change->type == BST_CHANGE_SET)
    write_set (writer, change, change->field->name, change->field, change->after);
  else if (change->type == BST_CHANGE_REMOVE)
    {
      start_change (writer, bst_kinds[change->kind].name, change->id, "remove", NULL);
      end_change (writer);
    }
  else
    {
      start_change (writer, bst_kinds[change->kind].name, change->id, "add", NULL);
      start_value (writer);
      bst_fields_write (writer->out, bst_record_get_table (change->record), NULL, change->record, INDENT + 1);
      end_change (writer);
    }
}

static void
write_member (Writer *writer, const char *name, JsonNode *after)
{
  start_change (writer, "*", NULL, "set", name);
  start_value (writer);
  if (after != NULL)
    bst_json_write_node (writer->out, after, INDENT + 1);
  else
    g_string_append (writer->out, "null");
  end_change (writer);
}

/* The members of the file as a whole that this version does not know. */
static void
write_members (Writer *writer, JsonObject *before, JsonObject *after)
{
  g_autoptr (GList) old = json_object_get_members (before);
  g_autoptr (GList) new = g_list_sort (json_object_get_members (after), (GCompareFunc) strcmp);

  for (GList *l = old; l != NULL; l = l->next)
    if (!json_object_has_member (after, l->data))
      write_member (writer, l->data, NULL);
  for (GList *l = new; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (after, l->data);
      if (!json_object_has_member (before, l->data)
          || !json_node_equal (json_object_get_member (before, l->data), node))
        write_member (writer, l->data, node);
    }
}

/* A difference between two plans that are there leads to the second one, whatever the rules would say to a person. */
static gboolean
concerns_budget (const BstTransaction *transaction)
{
  for (guint i = 0; i < bst_transaction_get_n (transaction); i++)
    {
      BstKindId kind = bst_transaction_get (transaction, i)->kind;
      if (kind == BST_KIND_ARTICLES || kind == BST_KIND_BUDGET_LINKS || kind == BST_KIND_CONTRIBUTIONS)
        return TRUE;
    }
  return FALSE;
}

/**
 * bst_changes_write:
 * @transaction: with every before filled in, as bst_plan_apply() and bst_diff() leave it
 * @members_before: (nullable): bst_plan_get_unknown() before
 * @members_after: (nullable): bst_plan_get_unknown() after
 *
 * Appends a file of changes with @transaction in it, or with none when there is nothing to change.
 */
void
bst_changes_write (GString *out, const BstTransaction *transaction, JsonObject *members_before,
                   JsonObject *members_after)
{
  g_autoptr (GString) changes = g_string_new (NULL);
  Writer writer = { changes, FALSE };

  for (guint i = 0; i < bst_transaction_get_n (transaction); i++)
    write_change (&writer, bst_transaction_get (transaction, i));
  if (members_before != NULL && members_after != NULL)
    write_members (&writer, members_before, members_after);
  if (!writer.any)
    {
      g_string_append (out, "[]\n");
      return;
    }
  g_string_append (out, "[\n  {\n    \"label\": ");
  bst_json_write_string (out, transaction->label != NULL ? transaction->label : "");
  if (transaction->author != NULL)
    {
      g_string_append (out, ",\n    \"author\": ");
      bst_json_write_string (out, transaction->author);
    }
  if (concerns_budget (transaction))
    g_string_append (out, ",\n    \"as-is\": true");
  g_string_append_printf (out, ",\n    \"changes\": [%s\n    ]\n  }\n]\n", changes->str);
}
