/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-resolve.c - contribution packs with what a person decided where they disagree with the plan or each other.
 *
 * However many packs and pairs of packs are at odds over one thing, that is one question with each value once. */
#include "bst-diff.h"
#include "bst-merge-private.h"
#include "bst-pack-private.h"
#include <string.h>

/* --- Questions --------------------------------------------------------------------------------------------------------- */

static void
question_free (gpointer data)
{
  BstPackQuestion *self = data;

  g_ptr_array_unref (self->packs);
  g_array_unref (self->values);
  g_ptr_array_unref (self->conflicts);
  g_free (self);
}

static gboolean
is_about (const BstPackQuestion *self, const BstConflict *conflict)
{
  return self->conflict.kind == conflict->kind && strcmp (self->conflict.id, conflict->id) == 0
         && g_strcmp0 (self->conflict.path, conflict->path) == 0 && self->conflict.type == conflict->type;
}

/* Where two packs disagree the plan's value is the base of that merge. */
static BstValue
plan_value (const BstPackConflict *conflict)
{
  return conflict->one == NULL ? conflict->conflict->ours : conflict->conflict->base;
}

static void
add_value (BstPackQuestion *self, const BstPack *pack, BstValue value)
{
  if (g_ptr_array_find (self->packs, pack, NULL))
    return;
  g_ptr_array_add (self->packs, (gpointer) pack);
  g_array_append_val (self->values, value);
}

static BstPackQuestion *
question_new (const BstPackConflict *first)
{
  BstPackQuestion *self = g_new0 (BstPackQuestion, 1);

  self->conflict = *first->conflict;
  self->packs = g_ptr_array_new ();
  self->values = g_array_new (FALSE, FALSE, sizeof (BstValue));
  self->conflicts = g_ptr_array_new ();
  if (first->one == NULL || first->conflict->type == BST_CONFLICT_DELETE)
    return self;
  self->conflict.theirs = self->conflict.ours;
  self->conflict.their_record = self->conflict.our_record;
  self->conflict.their_who = self->conflict.our_who;
  self->conflict.ours = self->conflict.base;
  self->conflict.our_record =
      self->conflict.base_record != NULL ? self->conflict.base_record : self->conflict.our_record;
  self->conflict.our_who = (BstWho) { NULL, 0 };
  return self;
}

/**
 * bst_pack_merge_list_questions:
 *
 * Returns: (transfer full) (element-type BstPackQuestion): what a person may decide, each thing once; no longer alive than
 *   @self
 */
GPtrArray *
bst_pack_merge_list_questions (const BstPackMerge *self)
{
  GPtrArray *questions = g_ptr_array_new_with_free_func (question_free);

  for (guint i = 0; i < self->conflicts->len; i++)
    {
      const BstPackConflict *conflict = self->conflicts->pdata[i];
      BstPackQuestion *question = questions->len > 0 ? questions->pdata[questions->len - 1] : NULL;
      if (question == NULL || !is_about (question, conflict->conflict))
        g_ptr_array_add (questions, question = question_new (conflict));
      g_ptr_array_add (question->conflicts, (gpointer) conflict);
      if (conflict->one != NULL)
        add_value (question, conflict->one, conflict->conflict->ours);
      add_value (question, conflict->other, conflict->conflict->theirs);
    }
  return questions;
}

/* --- Answers ------------------------------------------------------------------------------------------------------------- */

/* Undecided is as in the plan; a side of the question is a value of its own. */
static BstResolution
as_value (const BstPackQuestion *question, const BstResolution *resolution)
{
  BstResolution result = *resolution;

  if (question->conflict.type == BST_CONFLICT_DELETE || resolution->choice == BST_CHOICE_EDITED)
    return result;
  result.choice = BST_CHOICE_EDITED;
  result.value = resolution->choice == BST_CHOICE_THEIRS ? question->conflict.theirs : question->conflict.ours;
  return result;
}

static gboolean
decide (BstPlan *plan, const GPtrArray *questions, const BstResolution *resolutions, GError **error)
{
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new ();
  g_autoptr (GArray) chosen = g_array_new (FALSE, TRUE, sizeof (BstResolution));

  for (guint i = 0; i < questions->len; i++)
    {
      BstPackQuestion *question = questions->pdata[i];
      BstResolution resolution = as_value (question, &resolutions[i]);
      if (resolutions[i].choice == BST_CHOICE_DEFAULT)
        continue;
      g_ptr_array_add (conflicts, &question->conflict);
      g_array_append_val (chosen, resolution);
    }
  return bst_conflicts_apply (plan, conflicts, (const BstResolution *) (gconstpointer) chosen->data, error);
}

/* The log of each value that is in no result, as if it were so: kept is what the plan has in the end. */
static BstTransaction *
list_lost (const BstPackMerge *self, BstPlan *plan, const GPtrArray *questions, const BstResolution *resolutions)
{
  BstTransaction *lost = bst_transaction_new ("", NULL, NULL);
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new ();
  g_autoptr (GArray) kept = g_array_new (FALSE, TRUE, sizeof (BstResolution));

  for (guint i = 0; i < questions->len; i++)
    {
      const BstPackQuestion *question = questions->pdata[i];
      for (guint k = 0; k < question->conflicts->len; k++)
        {
          const BstPackConflict *conflict = question->conflicts->pdata[k];
          BstResolution resolution = { BST_CHOICE_EDITED, plan_value (conflict) };
          if (question->conflict.type == BST_CONFLICT_DELETE)
            continue;
          if (resolutions != NULL && resolutions[i].choice != BST_CHOICE_DEFAULT)
            resolution = as_value (question, &resolutions[i]);
          g_ptr_array_add (conflicts, conflict->conflict);
          g_array_append_val (kept, resolution);
        }
    }
  bst_merge_add_lost (lost, plan, plan, conflicts, (const BstResolution *) (gconstpointer) kept->data);
  return lost;
}

/* The values that were lost before anybody decided are lost no more; others may be. */
static gboolean
follow_in_log (const BstPackMerge *self, BstPlan *plan, BstPlan *merged, const GPtrArray *questions,
               const BstResolution *resolutions, GError **error)
{
  g_autoptr (BstTransaction) before = list_lost (self, plan, questions, NULL);
  g_autoptr (BstTransaction) after = list_lost (self, plan, questions, resolutions);
  BstTransaction *change = bst_transaction_new ("", NULL, NULL);
  g_autoptr (GHashTable) stay = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < bst_transaction_get_n (after); i++)
    {
      const BstChange *entry = bst_transaction_get (after, i);
      g_hash_table_add (stay, entry->id);
      if (bst_plan_find (merged, BST_KIND_LOG, entry->id) == NULL)
        bst_transaction_add (change, entry->record);
    }
  for (guint i = 0; i < bst_transaction_get_n (before); i++)
    {
      const BstChange *entry = bst_transaction_get (before, i);
      BstRecord *record = bst_plan_find (merged, BST_KIND_LOG, entry->id);
      if (record != NULL && !g_hash_table_contains (stay, entry->id))
        bst_transaction_remove (change, record);
    }
  return bst_plan_apply (merged, change, error);
}

/**
 * bst_pack_merge_resolve:
 * @plan: the plan that was merged, unchanged since
 * @questions: of @self
 * @resolutions: (array): one for each of the questions. THEIRS: as the first pack has it; as another has it, or both: a
 *   value that is EDITED
 * @error: %BST_ERROR_REFERENCE, for people: what was chosen to go cannot go
 *
 * Changes nothing itself.
 *
 * Returns: (transfer full) (nullable): what turns @plan into the merged one with these choices, in one step, with the
 *   values that nobody chose in the log
 */
BstTransaction *
bst_pack_merge_resolve (const BstPackMerge *self, BstPlan *plan, const GPtrArray *questions,
                        const BstResolution *resolutions, GError **error)
{
  g_autoptr (BstPlan) merged = bst_plan_copy (plan);
  BstTransaction *result;

  bst_plan_index (merged, NULL, NULL);
  if (!bst_plan_apply (merged, bst_transaction_copy (self->transaction, bst_transaction_get_n (self->transaction)),
                       error)
      || !decide (merged, questions, resolutions, error)
      || !follow_in_log (self, plan, merged, questions, resolutions, error))
    return NULL;
  result = bst_diff (plan, merged);
  g_free (result->label);
  result->label = g_strdup (self->transaction->label);
  bst_transaction_set_members (result, bst_plan_get_unknown (plan), bst_plan_get_unknown (merged));
  return result;
}
