/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-lost.c - what a merge did not take over stays readable in the change log. */
#include "bst-log.h"
#include "bst-merge-private.h"
#include <string.h>

typedef struct {
  BstTransaction *transaction;
  BstPlan *base, *ours;
  GHashTable *there; /* ids of the entries that the transaction adds */
  const char *subject; /* of the entries that are added now */
  guint n;
} Lost;

static void
note_entries (Lost *lost)
{
  for (guint i = 0; i < bst_transaction_get_n (lost->transaction); i++)
    {
      const BstChange *change = bst_transaction_get (lost->transaction, i);
      if (change->type == BST_CHANGE_ADD && change->kind == BST_KIND_LOG)
        g_hash_table_add (lost->there, change->id);
    }
}

/* An entry that the base had was read before, and may have been cleared away since: it does not come back. */
static void
add_entry (Lost *lost, BstRecord *entry)
{
  if (bst_plan_find (lost->ours, BST_KIND_LOG, entry->id) != NULL
      || bst_plan_find (lost->base, BST_KIND_LOG, entry->id) != NULL || g_hash_table_contains (lost->there, entry->id))
    return;
  bst_transaction_add (lost->transaction, entry);
  g_hash_table_add (lost->there,
                    bst_transaction_get (lost->transaction, bst_transaction_get_n (lost->transaction) - 1)->id);
  lost->n++;
}

/* Nothing in it depends on the side that keeps: merging once more makes the same entry. path is the field's. */
static void
add_value (Lost *lost, const BstConflict *conflict, const BstField *field, const char *path, BstValue value,
           BstRecord *record, const BstWho *who, BstValue kept)
{
  g_autofree char *after = bst_log_text (field, value), *before = bst_log_text (field, kept);
  BstLogNote note = { .change = BST_LOG_LOST,
                      .kind = conflict->of_file ? "*" : bst_kinds[conflict->kind].name,
                      .subject = lost->subject,
                      .field = path,
                      .title = record != NULL ? bst_log_title (record) : NULL,
                      .before = before,
                      .after = after,
                      .author = who->author,
                      .time = who->time };
  g_autoptr (BstRecord) entry = bst_log_entry_new (&note);

  add_entry (lost, entry);
}

/* Of a record or an element that somebody changed from before to changed: what of that is not in kept, or all of it where
 * nothing is kept. prefix: of the paths. */
static void
add_fields (Lost *lost, const BstConflict *conflict, const BstFieldTable *table, const char *prefix,
            gconstpointer before, gconstpointer changed, gconstpointer kept, BstRecord *record, const BstWho *who)
{
  for (guint i = 0; i + 1 < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];
      BstValue value = bst_field_get (field, changed), now = bst_field_get (field, kept);
      g_autofree char *path = g_strconcat (prefix, field->name, NULL);

      if (bst_value_equal (field, value, bst_field_get (field, before))
          || (kept != NULL && bst_value_equal (field, value, now)))
        continue;
      add_value (lost, conflict, field, path, value, record, who, now);
    }
}

static gconstpointer
only_element (BstValue list)
{
  const BstVec *vec = list.ptr;

  return vec != NULL ? vec->items[0] : NULL;
}

/* What one side made of a record or an element that goes, or that a person made something else of. */
static void
add_removed (Lost *lost, const BstConflict *conflict, const BstResolution *resolution)
{
  gboolean here = bst_conflict_stays_on (conflict, BST_CHOICE_OURS);
  gboolean edited = resolution->choice == BST_CHOICE_EDITED;
  BstRecord *record = here ? conflict->our_record : conflict->their_record;
  const BstWho *who = here ? &conflict->our_who : &conflict->their_who;
  g_autofree char *prefix = NULL;

  if (!edited && bst_conflict_stays_on (conflict, resolution->choice))
    return;
  if (conflict->field == NULL)
    {
      add_fields (lost, conflict, bst_kind_get_table (conflict->kind), "", conflict->base_record, record,
                  edited ? resolution->record : NULL, record, who);
      return;
    }
  prefix = g_strconcat (conflict->path, "/", NULL);
  add_fields (lost, conflict, conflict->list->elements, prefix, only_element (conflict->base),
              only_element (here ? conflict->ours : conflict->theirs), edited ? only_element (resolution->value) : NULL,
              record, who);
}

/* Of two that are the same: in what the one that goes differs from what stays. */
static void
add_double (Lost *lost, const BstConflict *conflict, const BstResolution *resolution)
{
  const BstFieldTable *table = bst_kind_get_table (conflict->kind);
  gboolean theirs = resolution->choice == BST_CHOICE_THEIRS, edited = resolution->choice == BST_CHOICE_EDITED;
  BstRecord *kept = theirs ? conflict->their_record : edited ? resolution->record : conflict->our_record;

  if (resolution->choice == BST_CHOICE_BOTH)
    return;
  lost->subject = theirs ? conflict->other : conflict->id;
  if (theirs || edited)
    add_fields (lost, conflict, table, "", NULL, conflict->our_record, kept, conflict->our_record, &conflict->our_who);
  if (!theirs)
    add_fields (lost, conflict, table, "", NULL, conflict->their_record, kept, conflict->their_record,
                &conflict->their_who);
}

static void
add_contested (Lost *lost, const BstConflict *conflict, BstValue kept)
{
  const BstField *field = conflict->field;

  if (!bst_value_equal (field, kept, conflict->theirs))
    add_value (lost, conflict, field, conflict->path, conflict->theirs, conflict->their_record, &conflict->their_who,
               kept);
  if (!bst_value_equal (field, kept, conflict->ours))
    add_value (lost, conflict, field, conflict->path, conflict->ours, conflict->our_record, &conflict->our_who, kept);
}

static void
add_conflict (Lost *lost, const BstConflict *conflict, const BstResolution *resolution)
{
  BstChoice choice = resolution != NULL ? resolution->choice : BST_CHOICE_DEFAULT;
  gboolean decided = choice != BST_CHOICE_DEFAULT;

  if (conflict->kind == BST_KIND_LOG)
    return;
  lost->subject = conflict->id;
  if (conflict->type == BST_CONFLICT_DELETE && decided)
    add_removed (lost, conflict, resolution);
  else if (conflict->type == BST_CONFLICT_DUPLICATE && decided)
    add_double (lost, conflict, resolution);
  else if (conflict->type != BST_CONFLICT_DELETE && conflict->type != BST_CONFLICT_DUPLICATE
           && choice != BST_CHOICE_BOTH)
    add_contested (lost, conflict,
                   choice == BST_CHOICE_THEIRS   ? conflict->theirs
                   : choice == BST_CHOICE_EDITED ? resolution->value
                                                 : conflict->ours);
}

/**
 * bst_merge_add_lost:
 * @transaction: gets an entry of the log for each value that is in no result
 * @conflicts: (element-type BstConflict): of a merge, or its warnings
 * @resolutions: (nullable) (array): as many as conflicts
 *
 * Returns: how many changes were added
 */
guint
bst_merge_add_lost (BstTransaction *transaction, BstPlan *base, BstPlan *ours, const GPtrArray *conflicts,
                    const BstResolution *resolutions)
{
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  Lost lost = { .transaction = transaction, .base = base, .ours = ours, .there = there };

  if (conflicts->len == 0)
    return 0;
  note_entries (&lost);
  for (guint i = 0; i < conflicts->len; i++)
    add_conflict (&lost, g_ptr_array_index (conflicts, i), resolutions != NULL ? &resolutions[i] : NULL);
  return lost.n;
}
