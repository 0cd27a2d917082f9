/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-journal-line.c - one line of a journal as text. */
#include "bst-journal-private.h"
#include "bst-json.h"
#include <string.h>

const char *const bst_journal_ops[BST_JOURNAL_N_OPS] = { "open",   "do",    "amend", "undo",   "redo",
                                                         "saving", "saved", "moved", "members" };

static const char *const change_ops[] = { "set", "add", "remove" };

/* Our writers lay JSON out over lines. A raw line break is always layout, since text has it as \n: out it goes. */
static void
append_flat (GString *out, const char *text)
{
  while (*text != '\0')
    {
      gsize n = strcspn (text, "\n");
      g_string_append_len (out, text, (gssize) n);
      text += n;
      text += strspn (text, "\n ");
    }
}

/* Starts the JSON of a line; finish_line() puts the checksum before it. */
static GString *
start_line (guint64 seq, BstJournalOp op)
{
  GString *line = g_string_sized_new (512);

  g_string_append_printf (line, "{\"seq\": %" G_GUINT64_FORMAT ", \"%s\": ", seq, bst_journal_ops[op]);
  return line;
}

static void
append_checksum (GString *out, const char *text, gsize length)
{
  g_autofree char *sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);

  g_string_append_len (out, sha256, BST_JOURNAL_CHECKSUM);
}

static void
finish_line (GString *out, GString *line)
{
  g_string_append_c (line, '}');
  append_checksum (out, line->str, line->len);
  g_string_append_c (out, ' ');
  g_string_append_len (out, line->str, (gssize) line->len);
  g_string_append_c (out, '\n');
  g_string_free (line, TRUE);
}

/* A member of an object that has members already, or none: then first is TRUE and becomes FALSE. */
static void
append_name (GString *line, const char *name, gboolean *first)
{
  g_string_append (line, *first ? "{" : ", ");
  *first = FALSE;
  g_string_append_printf (line, "\"%s\": ", name);
}

static void
append_text (GString *line, const char *name, const char *text, gboolean *first)
{
  if (text == NULL)
    return;
  append_name (line, name, first);
  bst_json_write_string (line, text);
}

static void
append_number (GString *line, const char *name, gint64 number, gboolean *first)
{
  append_name (line, name, first);
  g_string_append_printf (line, "%" G_GINT64_FORMAT, number);
}

static void
append_value (GString *line, const BstField *field, BstValue value, gboolean *first)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (bst_value_is_default (field, value))
    return;
  append_name (line, "value", first);
  if (field->type == BST_FIELD_UNKNOWN)
    bst_json_write_node (text, value.ptr, 0);
  else
    bst_json_write_value (text, field, value, 0);
  append_flat (line, text->str);
}

static void
append_change (GString *line, const BstChange *change)
{
  gboolean first = TRUE;

  append_text (line, "op", change_ops[change->type], &first);
  append_text (line, "kind", bst_kinds[change->kind].name, &first);
  append_text (line, "id", change->id, &first);
  if (change->type == BST_CHANGE_SET)
    {
      append_text (line, "field", change->field->name, &first);
      append_value (line, change->field, change->after, &first);
    }
  else if (change->type == BST_CHANGE_ADD)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      bst_fields_write (text, bst_record_get_table (change->record), NULL, change->record, 0);
      append_name (line, "value", &first);
      append_flat (line, text->str);
    }
  g_string_append_c (line, '}');
}

void
bst_journal_line_open (GString *out, const BstJournalEntry *entry)
{
  GString *line = start_line (0, BST_JOURNAL_OPEN);
  gboolean first = TRUE;

  append_number (line, "journal", BST_JOURNAL_VERSION, &first);
  append_text (line, "uri", entry->uri, &first);
  append_text (line, "sha256", entry->sha256, &first);
  append_text (line, "base", entry->base, &first);
  append_text (line, "plan", entry->plan_id, &first);
  append_text (line, "title", entry->title, &first);
  append_number (line, "time", entry->time, &first);
  g_string_append_c (line, '}');
  finish_line (out, line);
}

/* Members of the file as a whole, that this version does not know. */
static void
append_members (GString *line, JsonObject *members, gboolean *first)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), members);
  g_autoptr (GString) text = g_string_new (NULL);

  append_name (line, "members", first);
  bst_json_write_node (text, node, 0);
  append_flat (line, text->str);
}

void
bst_journal_line_do (GString *out, guint64 seq, const BstTransaction *transaction)
{
  GString *line = start_line (seq, BST_JOURNAL_DO);
  gboolean first = TRUE;

  append_text (line, "label", transaction->label, &first);
  append_text (line, "author", transaction->author, &first);
  append_number (line, "time", transaction->time, &first);
  append_text (line, "coalesce", transaction->coalesce, &first);
  append_name (line, "changes", &first);
  g_string_append_c (line, '[');
  for (guint i = 0; i < bst_transaction_get_n (transaction); i++)
    {
      if (i > 0)
        g_string_append (line, ", ");
      append_change (line, bst_transaction_get (transaction, i));
    }
  g_string_append_c (line, ']');
  if (transaction->members_after != NULL)
    append_members (line, transaction->members_after, &first);
  g_string_append_c (line, '}');
  finish_line (out, line);
}

/* How many bytes two texts share at the start, at whole characters. */
static gsize
count_shared_start (const char *a, const char *b)
{
  gsize n = 0;

  while (a[n] != '\0' && a[n] == b[n])
    n++;
  while (n > 0 && ((guchar) b[n] & 0xc0) == 0x80) /* then a is within the same character */
    n--;
  return n;
}

static gsize
count_shared_end (const char *a, gsize na, const char *b, gsize nb)
{
  gsize n = 0;

  while (n < na && n < nb && a[na - 1 - n] == b[nb - 1 - n])
    n++;
  while (n > 0 && ((guchar) a[na - n] & 0xc0) == 0x80)
    n--;
  return n;
}

static void
append_splice (GString *line, const char *before, const char *after, gboolean *first)
{
  const char *old = before != NULL ? before : "", *new = after != NULL ? after : "";
  gsize keep = count_shared_start (old, new), n_old = strlen (old) - keep, n_new = strlen (new) - keep;
  gsize end = count_shared_end (old + keep, n_old, new + keep, n_new);
  g_autofree char *text = g_strndup (new + keep, n_new - end);

  append_number (line, "keep", (gint64) keep, first);
  append_number (line, "drop", (gint64) (n_old - end), first);
  append_text (line, "text", text, first);
}

/**
 * bst_journal_line_amend:
 * @change: sets one field: from what was written last to what was typed since
 *
 * A text is written as what was typed: else each second of typing in a long text would cost its whole length.
 */
void
bst_journal_line_amend (GString *out, guint64 seq, const BstChange *change, gint64 time)
{
  GString *line = start_line (seq, BST_JOURNAL_AMEND);
  gboolean first = TRUE;

  append_number (line, "time", time, &first);
  if (bst_field_is_text (change->field))
    append_splice (line, change->before.ptr, change->after.ptr, &first);
  else
    append_value (line, change->field, change->after, &first);
  g_string_append_c (line, '}');
  finish_line (out, line);
}

void
bst_journal_line_step (GString *out, guint64 seq, BstJournalOp op, gint64 time)
{
  GString *line = start_line (seq, op);
  gboolean first = TRUE;

  append_number (line, "time", time, &first);
  g_string_append_c (line, '}');
  finish_line (out, line);
}

static void
append_log (GString *line, GPtrArray *log, gboolean *first)
{
  append_name (line, "log", first);
  for (guint i = 0; i < log->len; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      BstRecord *record = log->pdata[i];
      bst_fields_write (text, bst_record_get_table (record), record->id, record, 0);
      g_string_append (line, i > 0 ? ", " : "[");
      append_flat (line, text->str);
    }
  g_string_append_c (line, ']');
}

/**
 * bst_journal_line_save:
 * @op: %BST_JOURNAL_SAVING or %BST_JOURNAL_SAVED
 */
void
bst_journal_line_save (GString *out, guint64 seq, BstJournalOp op, const BstJournalEntry *entry)
{
  GString *line = start_line (seq, op);
  gboolean first = TRUE;

  append_number (line, "at", entry->at, &first);
  append_text (line, "uri", entry->uri, &first);
  append_text (line, "sha256", entry->sha256, &first);
  append_number (line, "time", entry->time, &first);
  if (entry->log != NULL && entry->log->len > 0)
    append_log (line, entry->log, &first);
  g_string_append_c (line, '}');
  finish_line (out, line);
}

void
bst_journal_line_moved (GString *out, guint64 seq, const char *uri)
{
  GString *line = start_line (seq, BST_JOURNAL_MOVED);
  gboolean first = TRUE;

  append_text (line, "uri", uri, &first);
  g_string_append (line, first ? "{}" : "}");
  finish_line (out, line);
}

void
bst_journal_line_members (GString *out, guint64 seq, JsonObject *members)
{
  GString *line = start_line (seq, BST_JOURNAL_MEMBERS);
  gboolean first = TRUE;

  append_members (line, members, &first);
  g_string_append_c (line, '}');
  finish_line (out, line);
}

/**
 * bst_journal_line_is_whole:
 * @length: without the line break
 *
 * Returns: whether the checksum is that of the rest
 */
gboolean
bst_journal_line_is_whole (const char *line, gsize length)
{
  g_autoptr (GString) checksum = g_string_new (NULL);

  if (length < BST_JOURNAL_CHECKSUM + 3 || line[BST_JOURNAL_CHECKSUM] != ' ')
    return FALSE;
  append_checksum (checksum, line + BST_JOURNAL_CHECKSUM + 1, length - BST_JOURNAL_CHECKSUM - 1);
  return memcmp (checksum->str, line, BST_JOURNAL_CHECKSUM) == 0;
}
