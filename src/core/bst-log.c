/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-log.c - entries of the change log: what they say, and finding them again. bst-log-derive.c makes those of a save. */
#include "bst-log.h"
#include "bst-json.h"
#include <string.h>

/* --- One entry ------------------------------------------------------------------------------------------------------ */

static void
hash_text (GChecksum *checksum, const char *text)
{
  g_checksum_update (checksum, (const guchar *) (text != NULL ? text : ""), -1);
  g_checksum_update (checksum, (const guchar *) "", 1); /* the NUL: "ab" and "c" is not "a" and "bc" */
}

/* 80 bits of the content's SHA-256, in the letters of other ids. */
static char *
make_id (const BstLogNote *note)
{
  static const char base32[] = "abcdefghijklmnopqrstuvwxyz234567";
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *numbers = g_strdup_printf ("%d %" G_GINT64_FORMAT, (int) note->change, note->time);
  g_autoptr (GString) id = g_string_new (bst_kinds[BST_KIND_LOG].prefix);
  guint8 digest[32];
  gsize n = sizeof digest;

  hash_text (checksum, numbers);
  hash_text (checksum, note->kind);
  hash_text (checksum, note->subject);
  hash_text (checksum, note->field);
  hash_text (checksum, note->title);
  hash_text (checksum, note->before);
  hash_text (checksum, note->after);
  hash_text (checksum, note->author);
  g_checksum_get_digest (checksum, digest, &n);
  g_string_append_c (id, '-');
  for (guint i = 0; i < 16; i++)
    g_string_append_c (id, base32[digest[i] & 31]);
  return g_string_free_and_steal (g_steal_pointer (&id));
}

static void
take_text (BstRecord *record, const char *field, const char *text)
{
  bst_record_take (record, bst_record_find_field (record, field), bst_value_text (text));
}

/**
 * bst_log_entry_new:
 *
 * Returns: (transfer full): a record of kind "log", in no plan; its id comes from what it says
 */
BstRecord *
bst_log_entry_new (const BstLogNote *note)
{
  g_autofree char *id = make_id (note);
  BstRecord *record = bst_record_new (BST_KIND_LOG, id);

  bst_record_take (record, bst_record_find_field (record, "time"), (BstValue) { .num = note->time });
  bst_record_take (record, bst_record_find_field (record, "change"), (BstValue) { .num = note->change });
  take_text (record, "author", note->author);
  take_text (record, "kind", note->kind);
  take_text (record, "subject", note->subject);
  take_text (record, "field", note->field);
  take_text (record, "label", note->title);
  take_text (record, "before", note->before);
  take_text (record, "after", note->after);
  return record;
}

/**
 * bst_log_text:
 *
 * Returns: (transfer full): @value as the file has it, a text without its quotes, ids of a set on a line each; "" for
 *   nothing
 */
char *
bst_log_text (const BstField *field, BstValue value)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const BstVec *vec = value.ptr;

  if (bst_value_is_default (field, value))
    return g_strdup ("");
  if (bst_field_is_text (field) || field->type == BST_FIELD_REF)
    return g_strdup (value.ptr);
  if (field->type == BST_FIELD_REFS)
    for (guint i = 0; i < vec->n; i++)
      g_string_append_printf (out, "%s%s", i > 0 ? "\n" : "", (const char *) vec->items[i]);
  else if (field->type == BST_FIELD_UNKNOWN)
    bst_json_write_node (out, value.ptr, 0);
  else
    bst_json_write_value (out, field, value, 0);
  if (out->str[0] == '"' && out->len > 1) /* a date, an enum, a decimal: no escapes in it */
    {
      g_string_truncate (out, out->len - 1);
      g_string_erase (out, 0, 1);
    }
  return g_string_free_and_steal (g_steal_pointer (&out));
}

/**
 * bst_log_title:
 *
 * Returns: (transfer none) (nullable): what the record calls itself; nothing for an overlay, which the framework names
 */
const char *
bst_log_title (BstRecord *record)
{
  static const char *const names[] = { "title", "name", "text", "code" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const BstField *field = bst_record_find_field (record, names[i]);
      if (field != NULL && bst_field_is_text (field) && bst_field_get (field, record).ptr != NULL)
        return bst_field_get (field, record).ptr;
    }
  return NULL;
}

/* --- Finding entries ---------------------------------------------------------------------------------------------------- */

struct _BstLogIndex {
  GHashTable *by_subject; /* id → GPtrArray of BstRecord */
};

/**
 * bst_log_index_new:
 * @plan: must not change as long as the index is used
 * @without: (nullable): leave out entries that are in this plan's log too
 *
 * Returns: (transfer full): the entries that say who changed what
 */
BstLogIndex *
bst_log_index_new (BstPlan *plan, BstPlan *without)
{
  BstLogIndex *self = g_new0 (BstLogIndex, 1);
  BstCollection *log = bst_plan_get_collection (plan, BST_KIND_LOG);

  self->by_subject = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < bst_collection_get_n (log); i++)
    {
      BstRecord *entry = bst_collection_get (log, i);
      char *subject = (char *) bst_record_get_text (entry, "subject");
      GPtrArray *entries = g_hash_table_lookup (self->by_subject, subject);

      if (bst_record_get_number (entry, "change") == BST_LOG_LOST
          || (without != NULL && bst_plan_find (without, BST_KIND_LOG, entry->id) != NULL))
        continue;
      if (entries == NULL)
        g_hash_table_insert (self->by_subject, subject, entries = g_ptr_array_new ());
      g_ptr_array_add (entries, entry);
    }
  return self;
}

/**
 * bst_log_index_free:
 * @self: (transfer full): no longer needed
 */
void
bst_log_index_free (BstLogIndex *self)
{
  g_hash_table_unref (self->by_subject);
  g_free (self);
}

/* How well the entry tells of path: 3 of just that, 2 of the element it is in, 1 of the record as a whole, 0 not. */
static int
closeness (BstRecord *entry, const char *path)
{
  const char *field = bst_record_get_text (entry, "field");
  gsize n = strlen (field);

  if (path == NULL || strcmp (field, path) == 0)
    return 3;
  if (n == 0)
    return bst_record_get_number (entry, "change") == BST_LOG_ADD ? 1 : 0;
  return strncmp (field, path, n) == 0 && path[n] == '/' ? 2 : 0;
}

/* A long text stands there shortened: then it may be the value, and the last entry counts. */
static gboolean
may_say (BstRecord *entry, const char *text)
{
  const char *after = bst_record_get_text (entry, "after");

  return text == NULL || strcmp (after, text) == 0 || g_str_has_prefix (after, "…") || g_str_has_suffix (after, "…");
}

static gboolean
is_better (BstRecord *entry, int close, BstRecord *best, int best_close)
{
  gint64 time, best_time;

  if (best == NULL || close != best_close)
    return best == NULL || close > best_close;
  time = bst_record_get_number (entry, "time");
  best_time = bst_record_get_number (best, "time");
  return time != best_time ? time > best_time : strcmp (entry->id, best->id) > 0;
}

/**
 * bst_log_index_find:
 * @subject: id of a record
 * @path: (nullable): "title", "milestones/ID/date" …; %NULL for anything about the record
 * @field: (nullable): the field that @value is of; %NULL for whatever value
 * @value: what the entry must have changed the field to
 *
 * Returns: (nullable) (transfer none): the last entry that tells of it
 */
BstRecord *
bst_log_index_find (const BstLogIndex *self, const char *subject, const char *path, const BstField *field,
                    BstValue value)
{
  GPtrArray *entries = g_hash_table_lookup (self->by_subject, subject);
  g_autofree char *text = field != NULL && entries != NULL ? bst_log_text (field, value) : NULL;
  BstRecord *best = NULL;
  int best_close = 0;

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      BstRecord *entry = g_ptr_array_index (entries, i);
      int close = closeness (entry, path);

      if (close == 0 || (close == 3 && !may_say (entry, text)) || !is_better (entry, close, best, best_close))
        continue;
      best = entry;
      best_close = close;
    }
  return best;
}
