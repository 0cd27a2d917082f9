/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-review.c - a merge that waits for a person's answers. It is worked out in a thread, on copies that share the
 * values of the plans, and nothing of the plan changes before the transaction of the end is applied. */
#include "config.h"
#include "bst-merge-review-private.h"
#include "bst-diff.h"
#include <string.h>

enum { PROP_N_DECIDED = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BstMergeReview, bst_merge_review, G_TYPE_OBJECT)

/* --- Making it ---------------------------------------------------------------------------------------------------------- */

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

/**
 * bst_merge_review_add_question:
 *
 * Asks it behind the others.
 */
void
bst_merge_review_add_question (BstMergeReview *self, BstMergeQuestion *question)
{
  g_list_store_append (self->questions, question);
  g_signal_connect_object (question, "notify::choice", G_CALLBACK (choice_cb), self, 0);
}

/**
 * bst_merge_review_copy_plan:
 *
 * Returns: (transfer full): a copy to change
 */
BstPlan *
bst_merge_review_copy_plan (BstPlan *plan)
{
  BstPlan *copy = bst_plan_copy (plan);

  bst_plan_index (copy, NULL, NULL);
  return copy;
}

/* --- Asking it --------------------------------------------------------------------------------------------------------- */

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

  for (guint i = 0; i < bst_merge_review_get_n_questions (self); i++)
    {
      g_autoptr (BstMergeQuestion) question = g_list_model_get_item (G_LIST_MODEL (self->questions), i);
      BstResolution resolution = bst_merge_question_get_resolution (question);
      g_array_append_val (resolutions, resolution);
    }
  return resolutions;
}

typedef struct {
  BstMergeReview *review;
  BstPlan *plan;
  BstTransaction *transaction;
} Coming;

static void
bring_cb (const BstField *field, char *id, gpointer data)
{
  Coming *coming = data;
  BstRecord *record = g_hash_table_lookup (coming->review->made, id);

  if (record == NULL || bst_plan_find_any (coming->plan, id) != NULL)
    return;
  for (guint i = 0; i < bst_transaction_get_n (coming->transaction); i++)
    if (strcmp (bst_transaction_get (coming->transaction, i)->id, id) == 0)
      return;
  bst_transaction_add (coming->transaction, record);
}

/* What an answer refers to and was made while it was filled in comes along. */
static gboolean
bring_made (BstMergeReview *self, BstPlan *plan, GError **error)
{
  Coming coming = { self, plan, bst_transaction_new ("", NULL, NULL) };

  for (guint i = 0; i < bst_merge_review_get_n_questions (self); i++)
    {
      g_autoptr (BstMergeQuestion) question = g_list_model_get_item (G_LIST_MODEL (self->questions), i);
      BstResolution resolution = bst_merge_question_get_resolution (question);
      bst_resolution_foreach_ref (bst_merge_question_get_conflict (question), &resolution, bring_cb, &coming);
    }
  return bst_plan_apply (plan, coming.transaction, error);
}

/* What turns ours into the merge with its answers. */
static BstTransaction *
resolve (BstMergeReview *self, BstPlan *ours, GError **error)
{
  g_autoptr (GArray) resolutions = list_resolutions (self);
  const BstResolution *chosen = (const BstResolution *) (gconstpointer) resolutions->data;
  g_autoptr (BstPlan) plan = bst_merge_review_copy_plan (ours);
  BstTransaction *result;

  if (!bring_made (self, plan, error))
    return NULL;
  result = self->packs != NULL ? bst_pack_merge_resolve (self->packs, plan, self->asked, chosen, error)
                               : bst_merge_resolve (self->merge, plan, chosen, error);
  if (result == NULL || !bst_plan_apply (plan, result, error))
    return NULL;
  result = bst_diff (ours, plan);
  bst_transaction_set_members (result, bst_plan_get_unknown (ours), bst_plan_get_unknown (plan));
  return result;
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
  BstTransaction *result = resolve (self, ours, error);

  if (result == NULL)
    return NULL;
  g_free (result->label);
  g_free (result->author);
  result->label = g_strdup (label);
  result->author = g_strdup (author);
  return result;
}

/* --- The draft --------------------------------------------------------------------------------------------------------- */

static void
note_made_cb (BstMergeReview *self, const BstTransaction *transaction)
{
  for (guint i = 0; !self->following && i < bst_transaction_get_n (transaction); i++)
    {
      const BstChange *change = bst_transaction_get (transaction, i);
      if (change->type == BST_CHANGE_ADD)
        g_hash_table_replace (self->made, g_strdup (change->id), bst_record_copy (change->record));
    }
}

/* Where the answers do not go together the draft stays as it is: who ends the merge is told. */
static void
follow_answers (BstMergeReview *self)
{
  BstPlan *plan = bst_document_get_plan (self->draft);
  g_autoptr (BstPlan) target = bst_merge_review_copy_plan (self->ours);
  BstTransaction *transaction = resolve (self, self->ours, NULL);

  if (transaction == NULL || !bst_plan_apply (target, transaction, NULL))
    return;
  transaction = bst_diff (plan, target);
  self->following = TRUE;
  bst_plan_apply (plan, transaction, NULL);
  self->following = FALSE;
}

/**
 * bst_merge_review_get_draft:
 *
 * Returns: (transfer none): the plan as it is merged with the answers so far. What is filled in there is nobody's yet: it
 *   becomes an answer by bst_merge_question_fill()
 */
BstDocument *
bst_merge_review_get_draft (BstMergeReview *self)
{
  if (self->draft == NULL)
    {
      self->draft = bst_document_new (self->merged, self->framework);
      g_signal_connect_object (self->merged, "applied", G_CALLBACK (note_made_cb), self, G_CONNECT_SWAPPED);
    }
  follow_answers (self);
  return self->draft;
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
  g_clear_object (&self->ours);
  g_clear_object (&self->merged);
  g_hash_table_unref (self->made);
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
  self->made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}
