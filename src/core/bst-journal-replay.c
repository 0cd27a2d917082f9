/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-journal-replay.c - does again what a journal says: the plan ends as it was, with its history. */
#include "bst-journal-private.h"
#include "bst-json.h"
#include "bst-log.h"
#include <string.h>

static gboolean
is_boundary (const char *text, gsize length, gint64 offset)
{
  return (guint64) offset <= length && ((guchar) text[offset] & 0xc0) != 0x80;
}

/**
 * bst_journal_entry_splice:
 * @entry: AMEND of a text
 * @old: (nullable): the text before
 *
 * Returns: (nullable) (transfer full): the text after; %NULL: it does not fit
 */
char *
bst_journal_entry_splice (const BstJournalEntry *entry, const char *old)
{
  const char *text = old != NULL ? old : "";
  gsize length = strlen (text);
  g_autoptr (GString) result = g_string_new (NULL);

  if (!is_boundary (text, length, entry->keep) || entry->drop > (gint64) length - entry->keep
      || !is_boundary (text, length, entry->keep + entry->drop))
    return NULL;
  g_string_append_len (result, text, (gssize) entry->keep);
  g_string_append (result, json_node_get_string (entry->value));
  g_string_append (result, text + entry->keep + entry->drop);
  return g_string_free_and_steal (g_steal_pointer (&result));
}

static gboolean
read_amended (const BstJournalEntry *entry, const BstChange *change, BstValue *ret_value)
{
  g_autoptr (GHashTable) pool = NULL;
  g_autofree char *text = NULL;

  if (entry->is_splice)
    {
      if (!bst_field_is_text (change->field) || (text = bst_journal_entry_splice (entry, change->after.ptr)) == NULL)
        return FALSE;
      *ret_value = bst_value_text (text);
      return TRUE;
    }
  *ret_value = bst_field_default (change->field);
  if (entry->value == NULL)
    return TRUE;
  pool = bst_pool_new ();
  return change->field->type != BST_FIELD_UNKNOWN
         && bst_value_read (change->field, entry->value, pool, ret_value, NULL, NULL);
}

static gboolean
replay_amend (const BstJournalEntry *entry, BstPlan *plan)
{
  const BstTransaction *last = bst_plan_get_undo (plan);
  const BstChange *change = last != NULL ? bst_transaction_get_typed (last) : NULL;
  BstValue value;

  return change != NULL && read_amended (entry, change, &value) && bst_plan_amend (plan, value, entry->time);
}

/* Each line with "do" was a step of its own. */
static gboolean
replay_do (const BstJournalEntry *entry, BstPlan *plan)
{
  guint64 before = bst_plan_get_state (plan);
  BstTransaction *transaction = bst_transaction_copy (entry->transaction, bst_transaction_get_n (entry->transaction));

  if (entry->value != NULL)
    bst_transaction_set_members (transaction, bst_plan_get_unknown (plan), json_node_get_object (entry->value));
  bst_plan_end_typing (plan);
  return bst_plan_apply (plan, transaction, NULL) && bst_plan_get_state (plan) != before;
}

static gboolean
replay_entry (const BstJournalEntry *entry, BstPlan *plan, GArray *states)
{
  switch (entry->op)
    {
    case BST_JOURNAL_DO:
      return replay_do (entry, plan);
    case BST_JOURNAL_AMEND:
      return replay_amend (entry, plan);
    case BST_JOURNAL_UNDO:
      return bst_plan_undo (plan);
    case BST_JOURNAL_REDO:
      return bst_plan_redo (plan);
    case BST_JOURNAL_SAVED:
      if (entry->log != NULL)
        bst_log_add (plan, entry->log);
      bst_plan_mark_saved (plan, g_array_index (states, guint64, entry->at));
      return TRUE;
    case BST_JOURNAL_MEMBERS:
      bst_plan_set_unknown (plan, json_node_get_object (entry->value));
      return TRUE;
    default:
      return TRUE;
    }
}

/**
 * bst_journal_replay:
 * @plan: as it was when the journal began, without history
 * @n: how many lines at most
 *
 * Does again what the lines say. @plan gets its undo and redo history, and knows whether it differs from what was
 * saved last. Stops before a line that does not fit the plan.
 *
 * Returns: how many lines were done, the first included
 */
guint
bst_journal_replay (const BstJournalContent *self, BstPlan *plan, guint n)
{
  g_autoptr (GArray) states = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint done = 0;

  for (; done < MIN (n, self->entries->len); done++)
    {
      guint64 state;
      if (!replay_entry (g_ptr_array_index (self->entries, done), plan, states))
        break;
      state = bst_plan_get_state (plan);
      g_array_append_val (states, state);
    }
  bst_plan_end_typing (plan);
  return done;
}

/**
 * bst_journal_replay_saved:
 * @plan: as it was when the journal began, without history
 *
 * Makes of @plan what was saved last, with what that save added to the change log; where nothing was saved, nothing.
 */
void
bst_journal_replay_saved (const BstJournalContent *self, BstPlan *plan)
{
  const BstJournalEntry *saved = NULL;

  for (guint i = self->entries->len; i-- > 0 && saved == NULL;)
    {
      const BstJournalEntry *entry = g_ptr_array_index (self->entries, i);
      saved = entry->op == BST_JOURNAL_SAVED ? entry : NULL;
    }
  if (saved == NULL)
    return;
  bst_journal_replay (self, plan, (guint) saved->at + 1);
  if (saved->log != NULL)
    bst_log_add (plan, saved->log);
}
