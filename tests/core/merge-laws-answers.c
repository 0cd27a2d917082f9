/* SPDX-License-Identifier: EUPL-1.2 */
/* merge-laws-answers.c - whatever a person answers holds, is one step, loses nothing that the log does not tell, and is the
 * same from both sides; or it is refused with a reason, and nothing happens. */
#include "merge-laws-private.h"
#include "bst-log.h"
#include "bst-order.h"
#include <string.h>

/* --- Answers at random ---------------------------------------------------------------------------------------------------- */

static BstValue
other_value (GRand *rand, const BstConflict *conflict)
{
  const BstValue values[] = { conflict->base, conflict->ours, conflict->theirs };
  g_autofree char *key = NULL;

  if (bst_conflict_is_text (conflict))
    return bst_value_text ("In eigen woorden");
  if (conflict->type != BST_CONFLICT_ORDER)
    return bst_value_copy (conflict->field, values[g_rand_int_range (rand, 0, 3)]);
  key = bst_order_between (conflict->ours.ptr, NULL);
  return bst_value_text (key);
}

/* Of a record or an element that one of them changed: a field, as it was before. */
static void
edit_some_field (GRand *rand, const BstFieldTable *table, gconstpointer before, gpointer instance)
{
  const BstField *field = &table->fields[g_rand_int_range (rand, 0, (int) table->n_fields - 1)];
  BstValue value = bst_value_copy (field, bst_field_get (field, before));

  bst_field_swap (field, instance, &value);
  bst_value_clear (field, &value);
}

static BstResolution
edited (GRand *rand, const BstConflict *conflict, BstPlan *result)
{
  BstResolution answer;

  if (conflict->field != NULL && conflict->list != conflict->field)
    return (BstResolution) { .choice = BST_CHOICE_EDITED, .value = other_value (rand, conflict) };
  answer = bst_conflict_read (conflict, result);
  if (answer.record != NULL)
    edit_some_field (rand, bst_record_get_table (answer.record), conflict->base_record, answer.record);
  else
    {
      BstElement *copy = bst_element_copy (conflict->list->elements, ((BstVec *) answer.value.ptr)->items[0]);
      const BstVec *base = conflict->base.ptr;
      edit_some_field (rand, conflict->list->elements, base != NULL ? base->items[0] : NULL, copy);
      bst_value_clear (conflict->list, &answer.value);
      answer.value = bst_vec_with_element (conflict->list, NULL, copy);
    }
  return answer;
}

/* removals: whether something may go. */
static BstResolution *
answer_all (GRand *rand, const BstMerge *merge, BstPlan *result, gboolean removals)
{
  guint n = merge->conflicts->len, n_all = n + merge->warnings->len;
  BstResolution *answers = g_new0 (BstResolution, n_all + 1);

  for (guint i = 0; i < n_all; i++)
    {
      const BstConflict *conflict =
          i < n ? g_ptr_array_index (merge->conflicts, i) : g_ptr_array_index (merge->warnings, i - n);
      BstChoice choice = (BstChoice) g_rand_int_range (rand, BST_CHOICE_DEFAULT, BST_CHOICE_EDITED + 1);

      if (choice == BST_CHOICE_EDITED && bst_conflict_is_editable (conflict))
        answers[i] = edited (rand, conflict, result);
      else if (choice != BST_CHOICE_EDITED)
        answers[i].choice = choice;
      if (!removals && choice != BST_CHOICE_EDITED && conflict->type == BST_CONFLICT_DELETE)
        answers[i].choice = BST_CHOICE_DEFAULT;
      if (!removals && conflict->type == BST_CONFLICT_DUPLICATE)
        bst_resolution_clear (&answers[i], conflict->field);
    }
  return answers;
}

static void
free_answers (const BstMerge *merge, BstResolution *answers)
{
  guint n = merge->conflicts->len;

  for (guint i = 0; i < n + merge->warnings->len; i++)
    {
      const BstConflict *conflict =
          i < n ? g_ptr_array_index (merge->conflicts, i) : g_ptr_array_index (merge->warnings, i - n);
      bst_resolution_clear (&answers[i], conflict->field);
    }
  g_free (answers);
}

/* --- Laws --------------------------------------------------------------------------------------------------------------- */

static BstValue
chosen (const BstConflict *conflict, const BstResolution *answer)
{
  return answer->choice == BST_CHOICE_THEIRS   ? conflict->theirs
         : answer->choice == BST_CHOICE_EDITED ? answer->value
                                               : conflict->ours;
}

/* Nothing went, so each answer is what the plan holds. */
static void
check_hold (const BstMerge *merge, const BstResolution *answers, BstPlan *result, char **broken)
{
  for (guint i = 0; i < merge->conflicts->len; i++)
    {
      const BstConflict *conflict = g_ptr_array_index (merge->conflicts, i);
      BstResolution now = { BST_CHOICE_DEFAULT };
      gboolean holds = TRUE;

      if (conflict->member != NULL || answers[i].choice == BST_CHOICE_BOTH
          || (conflict->type == BST_CONFLICT_DELETE && answers[i].choice != BST_CHOICE_EDITED))
        continue;
      now = bst_conflict_read (conflict, result);
      if (now.record != NULL)
        holds = bst_fields_equal (bst_record_get_table (now.record), now.record, answers[i].record);
      else if (now.choice == BST_CHOICE_EDITED)
        holds = bst_value_equal (conflict->field, now.value, chosen (conflict, &answers[i]));
      if (!holds)
        merge_law_broken (broken, "what was answered is so");
      bst_resolution_clear (&now, conflict->field);
    }
}

static gboolean
is_in_log (BstPlan *result, const BstConflict *conflict, BstValue value)
{
  BstCollection *log = bst_plan_get_collection (result, BST_KIND_LOG);
  g_autofree char *text = bst_log_text (conflict->field, value);

  for (guint i = 0; i < bst_collection_get_n (log); i++)
    {
      BstRecord *entry = bst_collection_get (log, i);
      if (bst_record_get_number (entry, "change") == BST_LOG_LOST
          && strcmp (bst_record_get_text (entry, "subject"), conflict->id) == 0
          && strcmp (bst_record_get_text (entry, "field"), conflict->path) == 0
          && strcmp (bst_record_get_text (entry, "after"), text) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
check_told (const BstMerge *merge, const BstResolution *answers, BstPlan *result, char **broken)
{
  for (guint i = 0; i < merge->conflicts->len; i++)
    {
      const BstConflict *conflict = g_ptr_array_index (merge->conflicts, i);
      BstValue now;

      if (conflict->type == BST_CONFLICT_DELETE || conflict->kind == BST_KIND_LOG
          || answers[i].choice == BST_CHOICE_BOTH)
        continue;
      now = chosen (conflict, &answers[i]);
      if ((!bst_value_equal (conflict->field, now, conflict->ours) && !is_in_log (result, conflict, conflict->ours))
          || (!bst_value_equal (conflict->field, now, conflict->theirs)
              && !is_in_log (result, conflict, conflict->theirs)))
        merge_law_broken (broken, "what no answer took is in the log");
    }
}

/* The same answers, given at the other side. Both texts come in another order there. */
static void
check_from_there (BstPlan *theirs, const BstMerge *merge, const BstMerge *mirror, BstResolution *answers,
                  BstPlan *result, char **broken)
{
  g_autofree BstResolution *turned = g_new0 (BstResolution, mirror->conflicts->len + mirror->warnings->len + 1);
  g_autoptr (BstPlan) there = merge_law_copy (theirs), here = NULL, plain = NULL;
  BstTransaction *transaction;

  for (guint i = 0; i < merge->conflicts->len; i++)
    {
      const BstConflict *conflict = g_ptr_array_index (merge->conflicts, i);

      turned[i] = answers[i];
      if (answers[i].choice == BST_CHOICE_BOTH && bst_conflict_is_text (conflict))
        return;
      if (answers[i].choice == BST_CHOICE_OURS || answers[i].choice == BST_CHOICE_BOTH
          || (answers[i].choice == BST_CHOICE_DEFAULT && conflict->type != BST_CONFLICT_DELETE))
        turned[i].choice = BST_CHOICE_THEIRS;
      else if (answers[i].choice == BST_CHOICE_THEIRS)
        turned[i].choice = BST_CHOICE_OURS;
      if (answers[i].choice == BST_CHOICE_BOTH && conflict->type == BST_CONFLICT_DELETE)
        return; /* no answer to it */
    }
  transaction = bst_merge_resolve (mirror, theirs, turned, NULL);
  if (transaction == NULL || !bst_plan_apply (there, transaction, NULL))
    {
      merge_law_broken (broken, "what can be answered at one side can be at the other");
      return;
    }
  plain = merge_law_without_lost (there);
  here = merge_law_without_lost (result);
  if (!merge_law_same_plan (plain, here))
    merge_law_broken (broken, "the same answers give the same plan at both sides");
}

/* removals: whether answers may let something go; then what refers to it changes too. */
static void
check (GRand *rand, BstPlan *ours, BstPlan *theirs, const BstMerge *merge, const BstMerge *mirror, BstPlan *merged,
       gboolean removals, char **broken)
{
  BstResolution *answers = answer_all (rand, merge, merged, removals);
  g_autoptr (GError) error = NULL;
  BstTransaction *transaction = bst_merge_resolve (merge, ours, answers, &error);
  g_autoptr (BstPlan) result = NULL;

  if (transaction == NULL)
    {
      merge_counts.n_refused++;
      if (error == NULL || *error->message == '\0' || error->domain != BST_ERROR)
        merge_law_broken (broken, "answers that do not go together are refused with a reason");
    }
  else
    {
      merge_counts.n_answered++;
      result = merge_law_apply (ours, transaction, broken);
      merge_law_check_readable (result, broken);
      merge_law_check_rings (ours, theirs, result, broken);
      check_told (merge, answers, result, broken);
      if (!removals)
        {
          check_hold (merge, answers, result, broken);
          check_from_there (theirs, merge, mirror, answers, result, broken);
        }
    }
  free_answers (merge, answers);
}

void
merge_law_check_answers (guint32 seed, BstPlan *ours, BstPlan *theirs, const BstMerge *merge, const BstMerge *mirror,
                         BstPlan *merged, char **broken)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  if (merge->conflicts->len + merge->warnings->len > 0)
    check (rand, ours, theirs, merge, mirror, merged, seed % 2 == 0, broken);
}
