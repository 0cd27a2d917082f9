/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-review-new.c - a merge is worked out in a thread, on copies that share the values of the plans. */
#include "config.h"
#include "bst-merge-review-private.h"

typedef struct {
  BstPlan *base, *ours, *theirs; /* base: NULL where none is known */
  BstFramework *framework;
} Three;

static void
three_free (gpointer data)
{
  Three *three = data;

  g_clear_object (&three->base);
  g_object_unref (three->ours);
  g_object_unref (three->theirs);
  g_object_unref (three->framework);
  g_free (three);
}

/* Conflicts by their place in the merge, then likely duplicates: as bst_merge_resolve() takes the answers. */
static void
add_questions (BstMergeReview *self, const Three *three)
{
  const BstMergeWordings wordings = { .base = { three->base, three->framework, NULL },
                                      .ours = { three->ours, three->framework, NULL },
                                      .theirs = { three->theirs, three->framework, NULL } };
  GPtrArray *const lists[] = { self->merge->conflicts, self->merge->warnings };

  for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
    for (guint i = 0; i < lists[k]->len; i++)
      {
        g_autoptr (BstMergeQuestion) question = bst_merge_question_new (&wordings, g_ptr_array_index (lists[k], i));
        bst_merge_review_add_question (self, question);
      }
}

static gboolean
compare_incoming (BstMergeReview *self, BstPlan *ours, BstTransaction *transaction, BstFramework *framework,
                  GError **error)
{
  const BstWording before = { ours, framework, NULL }, after = { self->merged, framework, NULL };

  if (transaction == NULL || !bst_plan_apply (self->merged, transaction, error))
    return FALSE;
  self->incoming = bst_comparison_new (&before, &after, 0);
  return TRUE;
}

/* @made: (transfer full): this thread keeps nothing of it, so that it never ends here.
 * @error: (transfer full) (nullable): why it cannot be used */
static void
return_review (GTask *task, BstMergeReview *made, GError *error)
{
  g_autoptr (BstMergeReview) self = made;

  if (error == NULL)
    g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
work_out (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Three *three = data;
  g_autoptr (BstPlan) nothing = three->base == NULL ? bst_plan_new () : NULL;
  BstPlan *base = three->base != NULL ? three->base : nothing;
  g_autoptr (BstMergeReview) self = g_object_new (BST_TYPE_MERGE_REVIEW, NULL);
  GError *error = NULL;

  if (bst_merge_check (base, three->ours, three->theirs, &error))
    {
      self->merge = bst_merge (base, three->ours, three->theirs);
      self->ours = bst_merge_review_copy_plan (three->ours);
      self->merged = bst_merge_review_copy_plan (three->ours);
      self->framework = g_object_ref (three->framework);
      add_questions (self, three);
      compare_incoming (self, three->ours, bst_merge_resolve (self->merge, three->ours, NULL, &error), three->framework,
                        &error);
    }
  return_review (task, g_steal_pointer (&self), error);
}

/**
 * bst_merge_review_new_async:
 * @base: (nullable): the version that both come from; %NULL where none is known: then nothing counts as removed, and all
 *   that differs is asked
 * @ours: the plan in the window; copied
 * @theirs: the other one; must not change any more
 *
 * Works the merge out in a thread.
 */
void
bst_merge_review_new_async (BstPlan *base, BstPlan *ours, BstPlan *theirs, BstFramework *framework,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Three *three = g_new0 (Three, 1);

  g_set_object (&three->base, base);
  three->ours = bst_plan_copy (ours);
  three->theirs = g_object_ref (theirs);
  three->framework = g_object_ref (framework);
  g_task_set_source_tag (task, bst_merge_review_new_async);
  g_task_set_task_data (task, three, three_free);
  g_task_run_in_thread (task, work_out);
}

/* --- Contribution packs ------------------------------------------------------------------------------------------------- */

typedef struct {
  BstPlan *plan;
  GPtrArray *packs;
  BstFramework *framework;
} Many;

static void
many_free (gpointer data)
{
  Many *many = data;

  g_object_unref (many->plan);
  g_ptr_array_unref (many->packs);
  g_object_unref (many->framework);
  g_free (many);
}

static void
ask_about_packs (BstMergeReview *self, const Many *many)
{
  const BstWording plan = { many->plan, many->framework, NULL };

  self->asked = bst_pack_merge_list_questions (self->packs);
  for (guint i = 0; i < self->asked->len; i++)
    {
      g_autoptr (BstMergeQuestion) question = bst_merge_question_new_of_packs (&plan, self->asked->pdata[i]);
      bst_merge_review_add_question (self, question);
    }
}

static void
work_out_packs (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Many *many = data;
  g_autoptr (BstMergeReview) self = g_object_new (BST_TYPE_MERGE_REVIEW, NULL);
  GError *error = NULL;

  self->sent = g_ptr_array_ref (many->packs);
  self->packs = bst_packs_merge (many->plan, many->packs, &error);
  if (self->packs != NULL)
    {
      const BstTransaction *all = self->packs->transaction;
      self->ours = g_object_ref (many->plan);
      self->merged = bst_merge_review_copy_plan (many->plan);
      self->framework = g_object_ref (many->framework);
      ask_about_packs (self, many);
      compare_incoming (self, many->plan, bst_transaction_copy (all, bst_transaction_get_n (all)), many->framework,
                        &error);
    }
  return_review (task, g_steal_pointer (&self), error);
}

/**
 * bst_merge_review_new_packs_async:
 * @plan: the plan in the window; copied
 * @packs: (element-type BstPack): all of them checked; must not change any more
 *
 * Works out in a thread what several contributions at once would do. bst_merge_review_new_finish() gives the review.
 */
void
bst_merge_review_new_packs_async (BstPlan *plan, GPtrArray *packs, BstFramework *framework, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Many *many = g_new0 (Many, 1);

  many->plan = bst_plan_copy (plan);
  bst_plan_index (many->plan, NULL, NULL);
  many->packs = g_ptr_array_ref (packs);
  many->framework = g_object_ref (framework);
  g_task_set_source_tag (task, bst_merge_review_new_packs_async);
  g_task_set_task_data (task, many, many_free);
  g_task_run_in_thread (task, work_out_packs);
}

/**
 * bst_merge_review_new_finish:
 * @error: %BST_ERROR_VERSION or %BST_ERROR_FRAMEWORK, for people: these two cannot be merged
 *
 * Returns: (transfer full) (nullable): the review
 */
BstMergeReview *
bst_merge_review_new_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
