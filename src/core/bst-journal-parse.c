/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-journal-parse.c - one line of a journal, strictly: what is not exactly right is no line. */
#include "bst-journal-private.h"
#include "bst-json.h"
#include <string.h>

/**
 * bst_journal_entry_free:
 * @self: (transfer full): no longer needed
 */
void
bst_journal_entry_free (BstJournalEntry *self)
{
  g_clear_pointer (&self->transaction, bst_transaction_free);
  g_clear_pointer (&self->value, json_node_unref);
  g_clear_pointer (&self->log, g_ptr_array_unref);
  g_free (self->uri);
  g_free (self->sha256);
  g_free (self->base);
  g_free (self->plan_id);
  g_free (self->title);
  g_free (self);
}

/* --- Members: each function is TRUE where the member is as it must be ------------------------------------------------ */

static gboolean
take_text (JsonObject *object, const char *name, char **ret_text)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  g_free (*ret_text);
  *ret_text = json_node_dup_string (node);
  return TRUE;
}

static gboolean
take_number (JsonObject *object, const char *name, gint64 *ret_number)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *ret_number = json_node_get_int (node);
  return *ret_number >= 0;
}

/* --- Changes -------------------------------------------------------------------------------------------------------- */

static gboolean
read_unknown (JsonNode *node, BstValue *ret_value)
{
  JsonNode *kept;

  if (!JSON_NODE_HOLDS_OBJECT (node) || json_object_get_size (json_node_get_object (node)) == 0)
    return FALSE;
  kept = json_node_copy (node);
  json_node_seal (kept);
  ret_value->ptr = kept;
  return TRUE;
}

/* node NULL: the value that is not written. */
static gboolean
read_value (const BstField *field, JsonNode *node, GHashTable *pool, BstValue *ret_value)
{
  *ret_value = bst_field_default (field);
  if (node == NULL)
    return TRUE;
  if (JSON_NODE_HOLDS_NULL (node))
    return FALSE;
  return field->type == BST_FIELD_UNKNOWN ? read_unknown (node, ret_value)
                                          : bst_value_read (field, node, pool, ret_value, NULL, NULL);
}

static const BstField *
find_field (BstRecord *record, const char *name)
{
  const BstFieldTable *table = bst_record_get_table (record);

  return strcmp (name, "*") == 0 ? &table->fields[table->n_fields - 1] : bst_fields_find (table, name);
}

static gboolean
read_set (BstTransaction *transaction, BstRecord *named, JsonObject *object, GHashTable *pool)
{
  const char *name = bst_json_get_string (object, "field");
  const BstField *field = name != NULL ? find_field (named, name) : NULL;
  BstValue value;

  if (field == NULL || !read_value (field, json_object_get_member (object, "value"), pool, &value))
    return FALSE;
  bst_transaction_set (transaction, named, field, value);
  return TRUE;
}

static gboolean
read_add (BstTransaction *transaction, BstRecord *image, JsonObject *object, GHashTable *pool)
{
  JsonObject *members = bst_json_get_object (object, "value");

  if (members == NULL || !bst_fields_read (bst_record_get_table (image), image, members, pool, NULL, NULL))
    return FALSE;
  bst_transaction_add (transaction, image);
  return TRUE;
}

static gboolean
read_change (BstTransaction *transaction, JsonNode *node, GHashTable *pool)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *op = object != NULL ? bst_json_get_string (object, "op") : NULL,
             *kind_name = op != NULL ? bst_json_get_string (object, "kind") : NULL,
             *id = kind_name != NULL ? bst_json_get_string (object, "id") : NULL;
  int kind = id != NULL ? bst_kind_index (kind_name) : -1;
  g_autoptr (BstRecord) named = NULL;

  if (kind < 0 || !bst_id_is_valid ((BstKindId) kind, id))
    return FALSE;
  named = bst_record_new ((BstKindId) kind, id);
  if (strcmp (op, "set") == 0)
    return read_set (transaction, named, object, pool);
  if (strcmp (op, "add") == 0)
    return read_add (transaction, named, object, pool);
  if (strcmp (op, "remove") != 0)
    return FALSE;
  bst_transaction_remove (transaction, named);
  return TRUE;
}

/* --- Lines ---------------------------------------------------------------------------------------------------------- */

static gboolean
take_members (BstJournalEntry *entry, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "members");

  if (node != NULL && !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  entry->value = node != NULL ? json_node_copy (node) : NULL;
  return TRUE;
}

static gboolean
parse_do (BstJournalEntry *entry, JsonObject *object, GHashTable *pool)
{
  BstTransaction *transaction = entry->transaction = bst_transaction_new (NULL, NULL, NULL);
  JsonNode *node = json_object_get_member (object, "changes");
  JsonArray *changes = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (changes == NULL || !take_text (object, "label", &transaction->label)
      || !take_text (object, "author", &transaction->author) || !take_text (object, "coalesce", &transaction->coalesce)
      || !take_number (object, "time", &transaction->time) || !take_members (entry, object))
    return FALSE;
  entry->time = transaction->time;
  for (guint i = 0; i < json_array_get_length (changes); i++)
    if (!read_change (transaction, json_array_get_element (changes, i), pool))
      return FALSE;
  return TRUE;
}

static gboolean
parse_amend (BstJournalEntry *entry, JsonObject *object)
{
  JsonNode *value = json_object_get_member (object, "value");

  entry->is_splice = json_object_has_member (object, "text");
  if (!take_number (object, "time", &entry->time))
    return FALSE;
  if (entry->is_splice)
    {
      value = json_object_get_member (object, "text");
      if (bst_json_get_string (object, "text") == NULL || !take_number (object, "keep", &entry->keep)
          || !take_number (object, "drop", &entry->drop))
        return FALSE;
    }
  entry->value = value != NULL ? json_node_copy (value) : NULL;
  return TRUE;
}

static gboolean
parse_open (BstJournalEntry *entry, JsonObject *object)
{
  gint64 version;

  return take_number (object, "journal", &version) && version == BST_JOURNAL_VERSION
         && take_text (object, "uri", &entry->uri) && take_text (object, "sha256", &entry->sha256)
         && take_text (object, "base", &entry->base) && take_text (object, "plan", &entry->plan_id)
         && take_text (object, "title", &entry->title) && take_number (object, "time", &entry->time);
}

/* What a save added to the change log: that is no step of the history. */
static gboolean
take_log (BstJournalEntry *entry, JsonObject *object, GHashTable *pool)
{
  JsonNode *node = json_object_get_member (object, "log");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL)
    return node == NULL;
  entry->log = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      JsonObject *members = JSON_NODE_HOLDS_OBJECT (item) ? json_node_get_object (item) : NULL;
      const char *id = members != NULL ? bst_json_get_string (members, "id") : NULL;
      BstRecord *record;
      if (id == NULL || !bst_id_is_valid (BST_KIND_LOG, id))
        return FALSE;
      g_ptr_array_add (entry->log, record = bst_record_new (BST_KIND_LOG, id));
      if (!bst_fields_read (bst_record_get_table (record), record, members, pool, NULL, NULL))
        return FALSE;
    }
  return TRUE;
}

static gboolean
parse_save (BstJournalEntry *entry, JsonObject *object, guint64 seq, GHashTable *pool)
{
  return take_log (entry, object, pool) && take_number (object, "at", &entry->at) && (guint64) entry->at < seq
         && take_text (object, "uri", &entry->uri) && take_text (object, "sha256", &entry->sha256) && entry->uri != NULL
         && entry->sha256 != NULL && take_number (object, "time", &entry->time);
}

static gboolean
parse_body (BstJournalEntry *entry, JsonNode *node, guint64 seq, GHashTable *pool)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (object == NULL || (seq == 0) != (entry->op == BST_JOURNAL_OPEN))
    return FALSE;
  switch (entry->op)
    {
    case BST_JOURNAL_OPEN:
      return parse_open (entry, object);
    case BST_JOURNAL_DO:
      return parse_do (entry, object, pool);
    case BST_JOURNAL_AMEND:
      return parse_amend (entry, object);
    case BST_JOURNAL_UNDO:
    case BST_JOURNAL_REDO:
      return take_number (object, "time", &entry->time);
    case BST_JOURNAL_SAVING:
    case BST_JOURNAL_SAVED:
      return parse_save (entry, object, seq, pool);
    case BST_JOURNAL_MOVED:
      return take_text (object, "uri", &entry->uri);
    default:
      return take_members (entry, object) && entry->value != NULL;
    }
}

/* {"seq": N, OP: …}, and nothing else */
static gboolean
parse_object (BstJournalEntry *entry, JsonNode *root, guint64 seq, GHashTable *pool)
{
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  gint64 number;

  if (object == NULL || json_object_get_size (object) != 2 || !take_number (object, "seq", &number)
      || (guint64) number != seq)
    return FALSE;
  for (int op = 0; op < BST_JOURNAL_N_OPS; op++)
    {
      JsonNode *body = json_object_get_member (object, bst_journal_ops[op]);
      entry->op = (BstJournalOp) op;
      if (body != NULL)
        return parse_body (entry, body, seq, pool);
    }
  return FALSE;
}

/**
 * bst_journal_line_parse:
 * @length: without the line break
 * @seq: which line it must be, from 0: a line that is missing or there twice is found out
 * @pool: from bst_pool_new()
 *
 * Returns: (nullable) (transfer full): what it says; %NULL: it is no good line
 */
BstJournalEntry *
bst_journal_line_parse (const char *line, gsize length, guint64 seq, GHashTable *pool)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (BstSpan));
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (BstJournalEntry) entry = g_new0 (BstJournalEntry, 1);
  g_autofree char *text = NULL;
  const char *problem;
  gsize offset;

  if (!bst_journal_line_is_whole (line, length))
    return NULL;
  line += BST_JOURNAL_CHECKSUM + 1;
  length -= BST_JOURNAL_CHECKSUM + 1;
  text = g_strndup (line, length); /* the scanner wants a NUL behind it */
  json_parser_set_strict (parser, TRUE);
  if (memchr (line, '\0', length) != NULL || !bst_scan (text, length, spans, &offset, &problem)
      || !json_parser_load_from_data (parser, text, (gssize) length, NULL)
      || !parse_object (entry, json_parser_get_root (parser), seq, pool))
    return NULL;
  return g_steal_pointer (&entry);
}
