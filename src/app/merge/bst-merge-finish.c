/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-finish.c - a merge of two plans with a person's answers, as one transaction. */
#include "config.h"
#include "bst-merge-finish.h"
#include "bst-diff.h"
#include "bst-merge-question.h"
#include "bst-removal.h"
#include <string.h>

/* Of two records that are the same, the one that goes. */
static GPtrArray *
list_unwanted (const BstMerge *merge, GListModel *questions)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = merge->conflicts->len; i < g_list_model_get_n_items (questions); i++)
    {
      g_autoptr (BstMergeQuestion) question = g_list_model_get_item (questions, i);
      const BstConflict *conflict = bst_merge_question_get_conflict (question);
      BstChoice choice = bst_merge_question_get_choice (question);
      char *id = choice == BST_CHOICE_OURS ? conflict->other : choice == BST_CHOICE_THEIRS ? conflict->id : NULL;

      if (id != NULL && !g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, id);
    }
  return ids;
}

static gboolean
adds (const BstTransaction *transaction, const char *id)
{
  for (guint i = 0; i < bst_transaction_get_n (transaction); i++)
    {
      const BstChange *change = bst_transaction_get (transaction, i);
      if (change->type == BST_CHANGE_ADD && strcmp (change->id, id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* An organisation of which only the name was typed is new in the draft: it comes along. */
static BstTransaction *
list_new_actors (const BstMerge *merge, BstPlan *merged, BstPlan *ours, const BstResolution *resolutions)
{
  BstTransaction *transaction = bst_transaction_new ("", NULL, NULL);

  for (guint i = 0; i < merge->conflicts->len; i++)
    {
      const BstResolution *resolution = &resolutions[i];
      const BstConflict *conflict = g_ptr_array_index (merge->conflicts, i);
      const char *id = resolution->choice == BST_CHOICE_EDITED && conflict->field->type == BST_FIELD_REF
                           ? resolution->value.ptr
                           : NULL;
      BstRecord *actor = id != NULL ? bst_plan_find (merged, BST_KIND_ACTORS, id) : NULL;

      if (actor != NULL && bst_plan_find (ours, BST_KIND_ACTORS, id) == NULL && !adds (merge->transaction, id)
          && !adds (transaction, id))
        bst_transaction_add (transaction, actor);
    }
  return transaction;
}

/* Records that are there twice go. */
static gboolean
remove_unwanted (const BstMerge *merge, GListModel *questions, BstPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) unwanted = list_unwanted (merge, questions);
  BstTransaction *removal;

  if (unwanted->len == 0)
    return TRUE;
  g_ptr_array_add (unwanted, NULL);
  removal = bst_removal_new (plan, (const char *const *) unwanted->pdata, "", NULL, error);
  return removal != NULL && bst_plan_apply (plan, removal, error);
}

/**
 * bst_merge_finish:
 * @merged: what @ours becomes without answers, with what the person filled in: new organisations are there
 * @questions: (element-type BstMergeQuestion): about the conflicts of @merge, then about its warnings
 * @resolutions: (array): one for each conflict
 * @error: why it cannot be done with these answers, for people
 *
 * Returns: (transfer full) (nullable): what turns @ours into the merge with its answers
 */
BstTransaction *
bst_merge_finish (const BstMerge *merge, BstPlan *merged, GListModel *questions, BstPlan *ours,
                  const BstResolution *resolutions, GError **error)
{
  g_autoptr (BstPlan) plan = bst_plan_copy (ours);
  BstTransaction *result;

  bst_plan_index (plan, NULL, NULL);
  if (!bst_plan_apply (plan, list_new_actors (merge, merged, ours, resolutions), error))
    return NULL;
  result = bst_merge_resolve (merge, plan, resolutions, error);
  if (result == NULL || !bst_plan_apply (plan, result, error) || !remove_unwanted (merge, questions, plan, error))
    return NULL;
  result = bst_diff (ours, plan);
  bst_transaction_set_members (result, bst_plan_get_unknown (ours), bst_plan_get_unknown (plan));
  return result;
}
