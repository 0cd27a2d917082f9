/* SPDX-License-Identifier: EUPL-1.2 */
#include "merge-laws-private.h"
#include "bst-diff.h"
#include "bst-log.h"
#include "bst-reader.h"
#include "bst-writer.h"
#include <string.h>

MergeCounts merge_counts;

/* --- Merging, and undoing it ------------------------------------------------------------------------------------------------- */

gboolean
merge_law_broken (char **broken, const char *law)
{
  if (*broken == NULL)
    *broken = g_strdup (law);
  return FALSE;
}

BstPlan *
merge_law_copy (BstPlan *plan)
{
  BstPlan *copy = bst_plan_copy (plan);

  bst_plan_index (copy, NULL, NULL);
  return copy;
}

static gboolean
same_bytes (BstPlan *a, BstPlan *b)
{
  g_autoptr (GBytes) first = bst_plan_to_bytes (a), second = bst_plan_to_bytes (b);

  return g_bytes_equal (first, second);
}

/* The same records and fields: what the writer makes its bytes of. */
gboolean
merge_law_same_plan (BstPlan *a, BstPlan *b)
{
  g_autoptr (BstTransaction) difference = bst_diff (a, b);

  bst_transaction_set_members (difference, bst_plan_get_unknown (a), bst_plan_get_unknown (b));
  return bst_transaction_get_n (difference) == 0 && difference->members_after == NULL;
}

void
merge_law_check_readable (BstPlan *plan, char **broken)
{
  gsize length;
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (plan);
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data, length);
  g_autoptr (BstPlan) again = bst_plan_read (text, length, NULL, NULL);

  if (again == NULL || !same_bytes (plan, again))
    merge_law_broken (broken, "the result can be read strictly");
}

/* Applies the transaction to a copy of ours, and looks whether undoing gives ours back. */
BstPlan *
merge_law_apply (BstPlan *ours, BstTransaction *transaction, char **broken)
{
  g_autoptr (BstPlan) result = merge_law_copy (ours);
  guint64 state = bst_plan_get_state (result);

  if (!bst_plan_apply (result, transaction, NULL))
    {
      merge_law_broken (broken, "references stay valid: it cannot be applied");
      return merge_law_copy (ours);
    }
  if (bst_plan_get_state (result) == state)
    return g_steal_pointer (&result);
  bst_plan_undo (result);
  if (!merge_law_same_plan (result, ours) || bst_plan_undo (result))
    merge_law_broken (broken, "a merge is one step, and undoing it gives the plan back");
  bst_plan_redo (result);
  return g_steal_pointer (&result);
}

static BstPlan *
merged (BstPlan *base, BstPlan *ours, BstPlan *theirs, BstMerge **ret_merge, char **broken)
{
  g_autoptr (BstMerge) merge = bst_merge (base, ours, theirs);
  BstPlan *result =
      merge_law_apply (ours, bst_transaction_copy (merge->transaction, bst_transaction_get_n (merge->transaction)),
                       broken);

  if (ret_merge != NULL)
    *ret_merge = g_steal_pointer (&merge);
  return result;
}

/* --- One side alone ------------------------------------------------------------------------------------------------------------ */

static void
check_one_side (BstPlan *base, BstPlan *side, char **broken)
{
  BstPlan *sides[][2] = { { base, side }, { side, base }, { side, side } };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autoptr (BstMerge) merge = NULL;
      g_autoptr (BstPlan) result = merged (base, sides[i][0], sides[i][1], &merge, broken);
      if (!merge_law_same_plan (result, side))
        merge_law_broken (broken, "merge (b, b, x) = merge (b, x, b) = merge (b, x, x) = x");
      if (merge->conflicts->len + merge->warnings->len > 0)
        merge_law_broken (broken, "no conflicts where one side did nothing");
    }
}

/* --- Chains ------------------------------------------------------------------------------------------------------------------------- */

/* Whether the record at the end of a walk along single references is one that was passed. */
static gboolean
is_ring (BstPlan *plan, BstKindId kind, const BstField *field, BstRecord *from)
{
  BstRecord *at = from;

  for (guint steps = 0; at != NULL && steps <= bst_collection_get_n (bst_plan_get_collection (plan, kind)); steps++)
    {
      const char *next = bst_field_get (field, at).ptr;
      at = next != NULL ? bst_plan_find (plan, kind, next) : NULL;
      if (at == from)
        return TRUE;
    }
  return FALSE;
}

void
merge_law_check_rings (BstPlan *ours, BstPlan *theirs, BstPlan *result, char **broken)
{
  const struct {
    BstKindId kind;
    const char *field;
  } chains[] = { { BST_KIND_OBJECTIVES, "parent" }, { BST_KIND_CARDS, "parent" }, { BST_KIND_SESSIONS, "next" } };

  for (guint k = 0; k < G_N_ELEMENTS (chains); k++)
    {
      BstCollection *collection = bst_plan_get_collection (result, chains[k].kind);
      const BstField *field = bst_kind_get_field (chains[k].kind, chains[k].field);
      for (guint i = 0; i < bst_collection_get_n (collection); i++)
        {
          BstRecord *now = bst_collection_get (collection, i), *o = bst_plan_find (ours, chains[k].kind, now->id),
                    *t = bst_plan_find (theirs, chains[k].kind, now->id);
          if (is_ring (result, chains[k].kind, field, now) && !(o != NULL && is_ring (ours, chains[k].kind, field, o))
              && !(t != NULL && is_ring (theirs, chains[k].kind, field, t)))
            merge_law_broken (broken, "no ring that neither side has");
        }
    }
}

/* --- Choosing ------------------------------------------------------------------------------------------------------------------------ */

/* The plan without what the log tells of lost values. */
BstPlan *
merge_law_without_lost (BstPlan *plan)
{
  BstPlan *copy = merge_law_copy (plan);
  BstTransaction *transaction = bst_transaction_new ("Without", NULL, NULL);
  BstCollection *log = bst_plan_get_collection (copy, BST_KIND_LOG);

  for (guint i = 0; i < bst_collection_get_n (log); i++)
    if (bst_record_get_number (bst_collection_get (log, i), "change") == BST_LOG_LOST)
      bst_transaction_remove (transaction, bst_collection_get (log, i));
  bst_plan_apply (copy, transaction, NULL);
  return copy;
}

/* Theirs everywhere is what the other side sees. */
static void
check_choices (BstPlan *ours, const BstMerge *merge, BstPlan *to, char **broken)
{
  guint n = merge->conflicts->len;
  g_autofree BstResolution *choices = g_new0 (BstResolution, n + merge->warnings->len + 1);
  BstTransaction *transaction;
  g_autoptr (BstPlan) result = NULL, plain = NULL, expected = NULL;

  for (guint i = 0; i < n; i++)
    if (((BstConflict *) g_ptr_array_index (merge->conflicts, i))->type != BST_CONFLICT_DELETE)
      choices[i].choice = BST_CHOICE_THEIRS;
  transaction = bst_merge_resolve (merge, ours, choices, NULL);
  if (transaction == NULL)
    {
      merge_law_broken (broken, "theirs can be chosen");
      return;
    }
  result = merge_law_apply (ours, transaction, broken);
  plain = merge_law_without_lost (result);
  expected = merge_law_without_lost (to);
  if (!merge_law_same_plan (plain, expected))
    merge_law_broken (broken, "theirs everywhere is what the other side sees");
}

/* A value that is not in the result is in the log. */
static void
check_lost (BstPlan *result, const BstMerge *merge, char **broken)
{
  BstCollection *log = bst_plan_get_collection (result, BST_KIND_LOG);

  for (guint i = 0; i < merge->conflicts->len; i++)
    {
      const BstConflict *conflict = g_ptr_array_index (merge->conflicts, i);
      g_autofree char *lost = NULL;
      gboolean found = conflict->type == BST_CONFLICT_DELETE || conflict->kind == BST_KIND_LOG;
      if (!found)
        lost = bst_log_text (conflict->field, conflict->theirs);
      for (guint j = 0; !found && j < bst_collection_get_n (log); j++)
        {
          BstRecord *entry = bst_collection_get (log, j);
          found = bst_record_get_number (entry, "change") == BST_LOG_LOST
                  && strcmp (bst_record_get_text (entry, "subject"), conflict->id) == 0
                  && strcmp (bst_record_get_text (entry, "field"), conflict->path) == 0
                  && strcmp (bst_record_get_text (entry, "after"), lost) == 0;
        }
      if (!found)
        merge_law_broken (broken, "a value that was not taken over is in the log");
    }
}

/* What one removed and the other changed or needs is there. */
static void
check_stays (BstPlan *result, const GPtrArray *conflicts, char **broken)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const BstConflict *conflict = g_ptr_array_index (conflicts, i);
      BstRecord *record = bst_plan_find (result, conflict->kind, conflict->id);
      gboolean overlay = (bst_kinds[conflict->kind].flags & BST_KIND_OVERLAY) && bst_id_is_framework (conflict->id);
      if (record == NULL
              ? !overlay
              : (conflict->type == BST_CONFLICT_DELETE && conflict->list != NULL
                 && bst_vec_find_element (bst_field_get (conflict->list, record).ptr, conflict->item) == NULL))
        merge_law_broken (broken, "what one removed and the other changed stays");
    }
}

/* Through files, of which the others are read by comparing with the base. */
static void
check_bytes (BstPlan *base, BstPlan *ours, BstPlan *theirs, BstPlan *result, char **broken)
{
  g_autoptr (GBytes) b = bst_plan_to_bytes (base), o = bst_plan_to_bytes (ours), t = bst_plan_to_bytes (theirs),
                     expected = bst_plan_to_bytes (result), merged = bst_merge_bytes (b, o, t, NULL, NULL);

  if (merged == NULL || !g_bytes_equal (merged, expected))
    merge_law_broken (broken, "the files of the three give the file of the result");
}

/* --- All laws on one case -------------------------------------------------------------------------------------------------------------- */

static void
check_again (BstPlan *base, BstPlan *ot, BstPlan *side, char **broken)
{
  g_autoptr (BstPlan) again = merged (base, ot, side, NULL, broken);

  if (!merge_law_same_plan (ot, again))
    merge_law_broken (broken, "merging the same file twice changes nothing");
}

static void
count_conflicts (const BstMerge *merge)
{
  merge_counts.n_conflicts += merge->conflicts->len;
  merge_counts.n_warnings += merge->warnings->len;
  for (guint i = 0; i < merge->conflicts->len; i++)
    merge_counts.n_types[((BstConflict *) g_ptr_array_index (merge->conflicts, i))->type]++;
}

static void
check_pair (guint32 seed, BstPlan *base, BstPlan *ours, BstPlan *theirs, char **broken)
{
  g_autoptr (BstMerge) merge = NULL, mirror = NULL, same = NULL;
  g_autoptr (BstPlan) ot = merged (base, ours, theirs, &merge, broken),
                      to = merged (base, theirs, ours, &mirror, broken), once_more = NULL;

  count_conflicts (merge);
  once_more = merged (base, ours, theirs, &same, broken);
  if (!same_bytes (ot, once_more))
    merge_law_broken (broken, "the same three plans give the same result");
  merge_law_check_mirrored (merge->conflicts, mirror->conflicts, broken);
  merge_law_check_mirrored (merge->warnings, mirror->warnings, broken);
  merge_law_check_difference (ot, to, merge->conflicts, broken);
  merge_law_check_readable (ot, broken);
  check_again (base, ot, theirs, broken);
  if (merge->conflicts->len == 0) /* else ot decided them, and ours is not what it was */
    check_again (base, ot, ours, broken);
  merge_law_check_kept (base, ours, ot, merge->conflicts, broken);
  merge_law_check_kept (base, theirs, ot, merge->conflicts, broken);
  merge_law_check_nothing_invented (base, ours, theirs, ot, broken);
  merge_law_check_rings (ours, theirs, ot, broken);
  check_choices (ours, merge, to, broken);
  check_lost (ot, merge, broken);
  check_stays (ot, merge->conflicts, broken);
  check_bytes (base, ours, theirs, ot, broken);
  merge_law_check_answers (seed, ours, theirs, merge, mirror, ot, broken);
}

/* Three people who touch different fields: the order of merging decides nothing. */
static void
check_order (const MergeCase *case_, BstPlan *base, char **broken)
{
  static const int orders[6][3] = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
  g_autoptr (BstPlan) a = merge_case_part (case_, base, 0, 3), b = merge_case_part (case_, base, 1, 3),
                      c = merge_case_part (case_, base, 2, 3);
  BstPlan *parts[] = { a, b, c };
  g_autoptr (BstPlan) expected = NULL;

  for (guint order = 0; order < 6; order++)
    {
      g_autoptr (BstPlan) sum = merge_law_copy (base);
      for (guint k = 0; k < 3; k++)
        {
          g_autoptr (BstMerge) merge = NULL;
          BstPlan *next = merged (base, sum, parts[orders[order][k]], &merge, broken);
          g_object_unref (sum);
          sum = next;
          if (merge->conflicts->len > 0)
            merge_law_broken (broken, "no conflicts where fields differ");
        }
      if (expected == NULL)
        expected = g_object_ref (sum);
      if (!merge_law_same_plan (expected, sum))
        merge_law_broken (broken, "the order of merging decides nothing");
    }
}

/* Returns: (transfer full) (nullable): the law that is broken */
char *
merge_laws_check (const MergeCase *case_)
{
  g_autoptr (BstPlan) base = merge_case_base (case_), ours = merge_case_side (case_, base, 0),
                      theirs = merge_case_side (case_, base, 1);
  char *broken = NULL;

  check_one_side (base, theirs, &broken);
  check_pair (case_->seed, base, ours, theirs, &broken);
  if (case_->seed % 11 == 0)
    check_order (case_, base, &broken);
  return broken;
}
