/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-log-derive.c - what a save adds to the log: what differs since the last one. */
#include "bst-diff.h"
#include "bst-log.h"
#include "bst-plan-private.h"
#include <string.h>

#define WHOLE 2000   /* bytes: two texts that are shorter together are kept whole */
#define CONTEXT 60   /* bytes kept of what two longer ones begin and end with in common */
#define LONGEST 4000 /* bytes kept of what differs */

typedef struct {
  GPtrArray *entries;
  BstLogNote note;
} Derive;

/* --- Long texts ------------------------------------------------------------------------------------------------------------ */

/* The beginning of the word or space around p. */
static gsize
back_to_word (const char *text, gsize p)
{
  while (p > 0 && text[p - 1] != ' ' && text[p - 1] != '\n')
    p--;
  return p;
}

static gsize
on_to_word (const char *text, gsize p)
{
  while (text[p] != '\0' && text[p] != ' ' && text[p] != '\n')
    p++;
  return p;
}

/* text without its first head and its last tail bytes, at most LONGEST of them. */
static char *
cut (const char *text, gsize head, gsize tail)
{
  gsize end = strlen (text) - tail;
  gboolean too_long = end - head > LONGEST;

  if (too_long)
    end = (gsize) (g_utf8_find_prev_char (text, text + head + LONGEST + 1) - text);
  return g_strdup_printf ("%s%.*s%s", head > 0 ? "…" : "", (int) (end - head), text + head,
                          tail > 0 || too_long ? "…" : "");
}

/* Readers want to see what changed; the whole of a long text, twice for each save, would soon be most of the file. */
static void
shorten (char **before, char **after)
{
  gsize b = strlen (*before), a = strlen (*after), least = MIN (b, a), head = 0, tail = 0;
  g_autofree char *old = NULL, *new = NULL;

  if (b + a <= WHOLE)
    return;
  while (head < least && (*before)[head] == (*after)[head])
    head++;
  while (tail < least - head && (*before)[b - 1 - tail] == (*after)[a - 1 - tail])
    tail++;
  head = back_to_word (*before, head > CONTEXT ? head - CONTEXT : 0);
  tail = tail > CONTEXT ? b - on_to_word (*before, b - (tail - CONTEXT)) : 0;
  old = g_steal_pointer (before);
  new = g_steal_pointer (after);
  *before = cut (old, head, tail);
  *after = cut (new, head, tail);
}

/* --- Entries ------------------------------------------------------------------------------------------------------------------ */

static void
add_entry (Derive *self, BstLogChange change, const char *path, const char *before, const char *after)
{
  self->note.change = change;
  self->note.field = path;
  self->note.before = before;
  self->note.after = after;
  g_ptr_array_add (self->entries, bst_log_entry_new (&self->note));
}

static void
add_values (Derive *self, const char *path, const BstField *field, BstValue before, BstValue after)
{
  g_autofree char *old = bst_log_text (field, before), *new = bst_log_text (field, after);

  shorten (&old, &new);
  add_entry (self, BST_LOG_SET, path, old, new);
}

/* An element that came or went is one entry, as a record is. */
static void
derive_element (Derive *self, const BstField *list, BstElement *before, BstElement *after)
{
  const BstFieldTable *table = list->elements;
  g_autofree char *path = g_strdup_printf ("%s/%s", list->name, before != NULL ? before->id : after->id);

  if (before == NULL || after == NULL)
    {
      add_entry (self, before == NULL ? BST_LOG_ADD : BST_LOG_REMOVE, path, NULL, NULL);
      return;
    }
  for (guint i = 0; i < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];
      g_autofree char *inner = g_strdup_printf ("%s/%s", path, field->name);
      BstValue old = bst_field_get (field, before), new = bst_field_get (field, after);
      if (!bst_value_equal (field, old, new))
        add_values (self, inner, field, old, new);
    }
}

/* Walks two lists, both sorted by id, side by side. */
static void
derive_list (Derive *self, const BstField *list, const BstVec *before, const BstVec *after)
{
  guint b = 0, a = 0, n_before = bst_vec_length (before), n_after = bst_vec_length (after);

  while (b < n_before || a < n_after)
    {
      BstElement *old = b < n_before ? before->items[b] : NULL, *new = a < n_after ? after->items[a] : NULL;
      int order = old == NULL ? 1 : new == NULL ? -1 : strcmp (old->id, new->id);

      derive_element (self, list, order <= 0 ? old : NULL, order >= 0 ? new : NULL);
      b += order <= 0;
      a += order >= 0;
    }
}

/* The key of contribution packs is a secret, and the content of a snapshot nothing to read. */
static gboolean
is_for_readers (const BstChange *change)
{
  const char *name = change->field->name;

  if (change->kind == BST_KIND_PLAN)
    return strcmp (name, "pack-key") != 0 && strcmp (name, "log-since") != 0;
  return change->kind != BST_KIND_SNAPSHOTS;
}

static void
derive_change (Derive *self, const BstChange *change, BstRecord *record)
{
  self->note.kind = bst_kinds[change->kind].name;
  self->note.subject = change->id;
  self->note.title = bst_log_title (record);
  if (change->type != BST_CHANGE_SET)
    add_entry (self, change->type == BST_CHANGE_ADD ? BST_LOG_ADD : BST_LOG_REMOVE, NULL, NULL, NULL);
  else if (is_for_readers (change) && change->field->type == BST_FIELD_LIST)
    derive_list (self, change->field, change->before.ptr, change->after.ptr);
  else if (is_for_readers (change))
    add_values (self, change->field->name, change->field, change->before, change->after);
}

/**
 * bst_log_derive:
 * @before: the plan at the last save
 * @after: the plan now
 * @author: (nullable): who saves
 * @time: when, in seconds since 1970, UTC
 *
 * Looks at every record: call it in a thread, on copies.
 *
 * Returns: (transfer full) (element-type BstRecord): an entry for each record and field that differs
 */
GPtrArray *
bst_log_derive (BstPlan *before, BstPlan *after, const char *author, gint64 time)
{
  g_autoptr (BstTransaction) difference = bst_diff (before, after);
  Derive self = { g_ptr_array_new_with_free_func (g_object_unref), { .author = author, .time = time } };

  for (guint i = 0; i < bst_transaction_get_n (difference); i++)
    {
      const BstChange *change = bst_transaction_get (difference, i);
      BstRecord *record = bst_plan_find (after, change->kind, change->id);
      if (change->kind != BST_KIND_LOG)
        derive_change (&self, change, record != NULL ? record : bst_plan_find (before, change->kind, change->id));
    }
  return self.entries;
}

/**
 * bst_log_add:
 * @entries: (element-type BstRecord): from bst_log_derive()
 *
 * Puts them in the plan's log, those apart that are there. That is no step to undo and leaves the plan as unmodified as it
 * was: it is what the file already says. Only the log's own model speaks.
 */
void
bst_log_add (BstPlan *plan, GPtrArray *entries)
{
  BstCollection *log = bst_plan_get_collection (plan, BST_KIND_LOG);

  g_return_if_fail (!plan->changing);
  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (BstRecord) entry = bst_record_copy (g_ptr_array_index (entries, i));
      bst_collection_insert (log, entry); /* the fields of an entry are no references: no index to keep */
    }
  plan->changing = TRUE;
  bst_collection_flush (log);
  plan->changing = FALSE;
}

/**
 * bst_log_is_all_that_came:
 *
 * What saving adds to the change log is no work of anybody's.
 *
 * Returns: whether @after differs from @before by nothing, or by entries that came to the log
 */
gboolean
bst_log_is_all_that_came (BstPlan *before, BstPlan *after)
{
  g_autoptr (BstTransaction) difference = bst_diff (before, after);

  bst_transaction_set_members (difference, bst_plan_get_unknown (before), bst_plan_get_unknown (after));
  for (guint i = 0; i < bst_transaction_get_n (difference); i++)
    {
      const BstChange *change = bst_transaction_get (difference, i);
      if (change->kind != BST_KIND_LOG || change->type != BST_CHANGE_ADD)
        return FALSE;
    }
  return difference->members_after == NULL;
}

/**
 * bst_log_compact:
 * @since: seconds since 1970, UTC: entries that are older go
 * @label: what the person did, translated
 * @author: (nullable): who
 *
 * Returns: (transfer full): what clears the log up to there, and notes that in the plan ("log-since")
 */
BstTransaction *
bst_log_compact (BstPlan *plan, gint64 since, const char *label, const char *author)
{
  BstTransaction *transaction = bst_transaction_new (label, author, NULL);
  BstCollection *log = bst_plan_get_collection (plan, BST_KIND_LOG);
  BstRecord *settings = bst_plan_get_single (plan, BST_KIND_PLAN);

  for (guint i = 0; i < bst_collection_get_n (log); i++)
    if (bst_record_get_number (bst_collection_get (log, i), "time") < since)
      bst_transaction_remove (transaction, bst_collection_get (log, i));
  if (bst_record_get_number (settings, "log-since") < since)
    bst_transaction_set_number (transaction, settings, "log-since", since);
  return transaction;
}
