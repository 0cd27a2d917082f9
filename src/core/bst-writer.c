/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-writer.h"
#include "bst-json.h"
#include <string.h>

#define CHUNK (256 * 1024)

typedef struct {
  GString *out;
  BstWriteFunc write;
  gpointer data;
  GError **error;
} Writer;

static gboolean
drain (Writer *writer, gsize limit)
{
  if (writer->out->len <= limit)
    return TRUE;
  if (!writer->write (writer->out->str, writer->out->len, writer->data, writer->error))
    return FALSE;
  g_string_truncate (writer->out, 0);
  return TRUE;
}

static void
start_member (Writer *writer, const char *name)
{
  g_string_append (writer->out, ",\n  ");
  bst_json_write_string (writer->out, name);
  g_string_append (writer->out, ": ");
}

static gboolean
write_collection (Writer *writer, BstCollection *collection, BstKindId kind)
{
  guint n = bst_collection_get_n (collection);

  if (n == 0)
    return TRUE;
  start_member (writer, bst_kinds[kind].name);
  for (guint i = 0; i < n; i++)
    {
      BstRecord *record = bst_collection_get (collection, i);
      g_string_append (writer->out, i > 0 ? ",\n    " : "[\n    ");
      bst_fields_write (writer->out, bst_record_get_table (record), record->id, record, 2);
      if (!drain (writer, CHUNK))
        return FALSE;
    }
  g_string_append (writer->out, "\n  ]");
  return TRUE;
}

static gboolean
write_kind (Writer *writer, BstPlan *plan, BstKindId kind)
{
  BstRecord *record;

  if (!(bst_kinds[kind].flags & BST_KIND_SINGLETON))
    return write_collection (writer, bst_plan_get_collection (plan, kind), kind);
  record = bst_plan_get_single (plan, kind);
  if (bst_record_is_blank (record))
    return TRUE;
  start_member (writer, bst_kinds[kind].name);
  bst_fields_write (writer->out, bst_record_get_table (record), NULL, record, 1);
  return TRUE;
}

static void
write_unknown (Writer *writer, JsonObject *unknown)
{
  g_autoptr (GList) names = g_list_sort (json_object_get_members (unknown), (GCompareFunc) strcmp);

  for (GList *l = names; l != NULL; l = l->next)
    {
      start_member (writer, l->data);
      bst_json_write_node (writer->out, json_object_get_member (unknown, l->data), 1);
    }
}

/**
 * bst_plan_write:
 * @write: (scope call): gets the text in pieces
 * @error: what @write set
 *
 * Writes the plan canonically: members in the order of the tables, records by id, a field at its default left out.
 * Reads the plan only, so a copy may be written in another thread.
 *
 * Returns: whether @write took everything
 */
gboolean
bst_plan_write (BstPlan *self, BstWriteFunc write, gpointer data, GError **error)
{
  g_autoptr (GString) out = g_string_sized_new (CHUNK + 16 * 1024);
  Writer writer = { out, write, data, error };

  g_string_append_printf (out, "{\n  \"format\": \"%s\",\n  \"version\": %" G_GINT64_FORMAT, BST_PLAN_FORMAT,
                          bst_plan_get_version (self));
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    if (!write_kind (&writer, self, (BstKindId) kind))
      return FALSE;
  write_unknown (&writer, bst_plan_get_unknown (self));
  g_string_append (out, "\n}\n");
  return drain (&writer, 0);
}

static gboolean
append_cb (const char *text, gsize length, gpointer data, GError **error)
{
  g_byte_array_append (data, (const guint8 *) text, (guint) length);
  return TRUE;
}

/**
 * bst_plan_to_bytes:
 *
 * Returns: (transfer full): the canonical file
 */
GBytes *
bst_plan_to_bytes (BstPlan *self)
{
  GByteArray *bytes = g_byte_array_new ();

  bst_plan_write (self, append_cb, bytes, NULL);
  return g_byte_array_free_to_bytes (bytes);
}
