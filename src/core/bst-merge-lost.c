/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-lost.c - what a merge did not take over stays readable in the change log. */
#include "bst-log.h"
#include "bst-merge-private.h"
#include <string.h>

typedef struct {
  BstTransaction *transaction;
  BstPlan *base, *ours;
  GHashTable *there; /* ids of the entries that the transaction adds */
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

/* Nothing in it depends on the side that keeps: merging once more makes the same entry. */
static void
add_value (Lost *lost, const BstConflict *conflict, BstValue value, BstRecord *record, const BstWho *who, BstValue kept)
{
  g_autofree char *after = bst_log_text (conflict->field, value), *before = bst_log_text (conflict->field, kept);
  BstLogNote note = { .change = BST_LOG_LOST,
                      .kind = conflict->of_file ? "*" : bst_kinds[conflict->kind].name,
                      .subject = conflict->id,
                      .field = conflict->path,
                      .title = record != NULL ? bst_log_title (record) : NULL,
                      .before = before,
                      .after = after,
                      .author = who->author,
                      .time = who->time };
  g_autoptr (BstRecord) entry = bst_log_entry_new (&note);

  add_entry (lost, entry);
}

static void
add_conflict (Lost *lost, const BstConflict *conflict, const BstResolution *resolution)
{
  BstChoice choice = resolution != NULL ? resolution->choice : BST_CHOICE_DEFAULT;
  BstValue kept = choice == BST_CHOICE_THEIRS   ? conflict->theirs
                  : choice == BST_CHOICE_EDITED ? resolution->value
                                                : conflict->ours;

  if (conflict->type == BST_CONFLICT_DELETE || conflict->kind == BST_KIND_LOG || choice == BST_CHOICE_BOTH)
    return;
  if (!bst_value_equal (conflict->field, kept, conflict->theirs))
    add_value (lost, conflict, conflict->theirs, conflict->their_record, &conflict->their_who, kept);
  if (!bst_value_equal (conflict->field, kept, conflict->ours))
    add_value (lost, conflict, conflict->ours, conflict->our_record, &conflict->our_who, kept);
}

/**
 * bst_merge_add_lost:
 * @transaction: gets an entry of the log for each value that is in no result
 * @resolutions: (nullable) (array): as many as conflicts
 *
 * Returns: how many changes were added
 */
guint
bst_merge_add_lost (BstTransaction *transaction, BstPlan *base, BstPlan *ours, const GPtrArray *conflicts,
                    const BstResolution *resolutions)
{
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  Lost lost = { transaction, base, ours, there, 0 };

  if (conflicts->len == 0)
    return 0;
  note_entries (&lost);
  for (guint i = 0; i < conflicts->len; i++)
    add_conflict (&lost, g_ptr_array_index (conflicts, i), resolutions != NULL ? &resolutions[i] : NULL);
  return lost.n;
}
