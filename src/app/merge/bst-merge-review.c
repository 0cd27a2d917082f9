/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-review.c - a merge that waits for a person's answers. It is worked out in a thread, on copies that share the
 * values of the plans, and nothing of the plan changes before the transaction of the end is applied. */
#include "config.h"
#include "bst-merge-review.h"
#include "bst-merge-finish.h"

struct _BstMergeReview {
  GObject parent_instance;
  BstMerge *merge;
  BstPackMerge *packs; /* instead of merge */
  GPtrArray *sent; /* BstPack: of packs */
  GPtrArray *asked; /* BstPackQuestion: of packs */
  BstComparison *incoming; /* what ours gets without asking */
  BstPlan *merged; /* what ours becomes if nothing is answered */
  BstFramework *framework;
  BstDocument *draft; /* merged, and in it what the person filled in; NULL until something may be */
  GListStore *questions;
  guint n_decided;
};

enum { PROP_N_DECIDED = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BstMergeReview, bst_merge_review, G_TYPE_OBJECT)

/* --- Working it out ---------------------------------------------------------------------------------------------------- */

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

static void
choice_cb (BstMergeQuestion *question, GParamSpec *pspec, BstMergeReview *self)
{
  guint n = 0, n_questions = bst_merge_review_get_n_questions (self);

  for (guint i = 0; i < n_questions; i++)
    {
      g_autoptr (BstMergeQuestion) each = g_list_model_get_item (G_LIST_MODEL (self->questions), i);
      n += bst_merge_question_is_decided (each);
    }
  if (n == self->n_decided)
    return;
  self->n_decided = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DECIDED]);
}

/* Conflicts by their place in the merge, then likely duplicates: bst_merge_review_finish() counts on it. */
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
        g_list_store_append (self->questions, question);
        g_signal_connect_object (question, "notify::choice", G_CALLBACK (choice_cb), self, 0);
      }
}

static BstPlan *
copy_of (BstPlan *plan)
{
  BstPlan *copy = bst_plan_copy (plan);

  bst_plan_index (copy, NULL, NULL);
  return copy;
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
      self->merged = copy_of (three->ours);
      self->framework = g_object_ref (three->framework);
      add_questions (self, three);
      compare_incoming (self, three->ours, bst_merge_resolve (self->merge, three->ours, NULL, &error), three->framework,
                        &error);
    }
  if (error == NULL)
    g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
  else
    g_task_return_error (task, error);
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
      g_list_store_append (self->questions, question);
      g_signal_connect_object (question, "notify::choice", G_CALLBACK (choice_cb), self, 0);
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
      self->merged = copy_of (many->plan);
      self->framework = g_object_ref (many->framework);
      ask_about_packs (self, many);
      compare_incoming (self, many->plan, bst_transaction_copy (all, bst_transaction_get_n (all)), many->framework,
                        &error);
    }
  if (error == NULL)
    g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
  else
    g_task_return_error (task, error);
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
 * bst_merge_review_is_of_packs:
 *
 * Returns: whether contributions are merged, and not another plan
 */
gboolean
bst_merge_review_is_of_packs (BstMergeReview *self)
{
  return self->packs != NULL;
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

/* --- Asking it --------------------------------------------------------------------------------------------------------- */

/**
 * bst_merge_review_get_questions:
 *
 * Returns: (transfer none): a list of #BstMergeQuestion
 */
GListModel *
bst_merge_review_get_questions (BstMergeReview *self)
{
  return G_LIST_MODEL (self->questions);
}

guint
bst_merge_review_get_n_questions (BstMergeReview *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->questions));
}

guint
bst_merge_review_get_n_decided (BstMergeReview *self)
{
  return self->n_decided;
}

/**
 * bst_merge_review_get_incoming:
 *
 * Returns: (transfer none): what the plan in the window gets without a question
 */
const BstComparison *
bst_merge_review_get_incoming (BstMergeReview *self)
{
  return self->incoming;
}

/**
 * bst_merge_review_get_draft:
 *
 * Returns: (transfer none): the plan as it is merged without answers, with what the person filled in
 */
BstDocument *
bst_merge_review_get_draft (BstMergeReview *self)
{
  if (self->draft == NULL)
    self->draft = bst_document_new (self->merged, self->framework);
  return self->draft;
}

/**
 * bst_merge_review_is_empty:
 *
 * Returns: whether the other file has nothing that the plan in the window lacks
 */
gboolean
bst_merge_review_is_empty (BstMergeReview *self)
{
  const BstTransaction *all = self->packs != NULL ? self->packs->transaction : self->merge->transaction;

  return bst_merge_review_get_n_questions (self) == 0 && bst_transaction_get_n (all) == 0;
}

/**
 * bst_merge_review_choose_all:
 * @questions: of this review: those that are shown, say
 *
 * Answers those that are still open; what somebody thought about stays.
 *
 * Returns: how many were answered
 */
guint
bst_merge_review_choose_all (BstMergeReview *self, GListModel *questions, BstChoice choice)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_object_unref);

  /* answering may change what a filtered list shows */
  for (guint i = 0; i < g_list_model_get_n_items (questions); i++)
    {
      g_autoptr (BstMergeQuestion) question = g_list_model_get_item (questions, i);
      if (!bst_merge_question_is_decided (question))
        g_ptr_array_add (open, g_steal_pointer (&question));
    }
  for (guint i = 0; i < open->len; i++)
    bst_merge_question_choose (g_ptr_array_index (open, i), choice);
  return open->len;
}

/* --- The end ----------------------------------------------------------------------------------------------------------- */

static GArray *
list_resolutions (BstMergeReview *self)
{
  GArray *resolutions = g_array_new (FALSE, TRUE, sizeof (BstResolution));

  for (guint i = 0; i < (self->packs != NULL ? self->asked->len : self->merge->conflicts->len); i++)
    {
      g_autoptr (BstMergeQuestion) question = g_list_model_get_item (G_LIST_MODEL (self->questions), i);
      BstResolution resolution = bst_merge_question_get_resolution (question);
      g_array_append_val (resolutions, resolution);
    }
  return resolutions;
}

/**
 * bst_merge_review_finish:
 * @ours: the plan of the window, unchanged since the review was made
 * @label: what the person did, translated
 * @author: (nullable): who
 * @error: why it cannot be done with these answers, for people
 *
 * Returns: (transfer full) (nullable): the whole merge as one undo step; what was not answered stays as it is in @ours,
 *   and every value that was not taken is in the change log
 */
BstTransaction *
bst_merge_review_finish (BstMergeReview *self, BstPlan *ours, const char *label, const char *author, GError **error)
{
  g_autoptr (GArray) resolutions = list_resolutions (self);
  const BstResolution *chosen = &g_array_index (resolutions, BstResolution, 0);
  BstTransaction *result = self->packs != NULL ? bst_pack_merge_resolve (self->packs, ours, self->asked, chosen, error)
                                               : bst_merge_finish (self->merge, self->merged,
                                                                   G_LIST_MODEL (self->questions), ours, chosen, error);

  if (result == NULL)
    return NULL;
  g_free (result->label);
  g_free (result->author);
  result->label = g_strdup (label);
  result->author = g_strdup (author);
  return result;
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_N_DECIDED)
    g_value_set_uint (value, BST_MERGE_REVIEW (object)->n_decided);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bst_merge_review_finalize (GObject *object)
{
  BstMergeReview *self = BST_MERGE_REVIEW (object);

  g_object_unref (self->questions); /* they read the merge */
  g_clear_pointer (&self->merge, bst_merge_free);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  g_clear_pointer (&self->packs, bst_pack_merge_free);
  g_clear_pointer (&self->sent, g_ptr_array_unref);
  g_clear_pointer (&self->incoming, bst_comparison_free);
  g_clear_object (&self->draft);
  g_clear_object (&self->merged);
  g_clear_object (&self->framework);
  G_OBJECT_CLASS (bst_merge_review_parent_class)->finalize (object);
}

static void
bst_merge_review_class_init (BstMergeReviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = get_property;
  object_class->finalize = bst_merge_review_finalize;
  properties[PROP_N_DECIDED] = g_param_spec_uint ("n-decided", NULL, NULL, 0, G_MAXUINT, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bst_merge_review_init (BstMergeReview *self)
{
  self->questions = g_list_store_new (BST_TYPE_MERGE_QUESTION);
}
