/* SPDX-License-Identifier: EUPL-1.2 */
#include "merge-laws.h"
#include "bst-diff.h"
#include "bst-log.h"
#include "bst-merge.h"
#include "bst-reader.h"
#include "bst-writer.h"
#include <string.h>

MergeCounts merge_counts;

/* --- Merging, and undoing it ------------------------------------------------------------------------------------------------- */

/* A law that is broken: says which. The first one counts. */
static gboolean
fail (char **broken, const char *law)
{
  if (*broken == NULL)
    *broken = g_strdup (law);
  return FALSE;
}

static BstPlan *
copy_of (BstPlan *plan)
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
static gboolean
same_plan (BstPlan *a, BstPlan *b)
{
  g_autoptr (BstTransaction) difference = bst_diff (a, b);

  bst_transaction_set_members (difference, bst_plan_get_unknown (a), bst_plan_get_unknown (b));
  return bst_transaction_get_n (difference) == 0 && difference->members_after == NULL;
}

static gboolean
is_readable (BstPlan *plan)
{
  gsize length;
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (plan);
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data, length);
  g_autoptr (BstPlan) again = bst_plan_read (text, length, NULL, NULL);

  return again != NULL && same_bytes (plan, again);
}

/* Applies the transaction to a copy of ours, and looks whether undoing gives ours back. */
static BstPlan *
applied (BstPlan *ours, BstTransaction *transaction, char **broken)
{
  g_autoptr (BstPlan) result = copy_of (ours);
  guint64 state = bst_plan_get_state (result);

  if (!bst_plan_apply (result, transaction, NULL))
    {
      fail (broken, "references stay valid: it cannot be applied");
      return copy_of (ours);
    }
  if (bst_plan_get_state (result) == state)
    return g_steal_pointer (&result);
  bst_plan_undo (result);
  if (!same_plan (result, ours) || bst_plan_undo (result))
    fail (broken, "a merge is one step, and undoing it gives the plan back");
  bst_plan_redo (result);
  return g_steal_pointer (&result);
}

static BstPlan *
merged (BstPlan *base, BstPlan *ours, BstPlan *theirs, BstMerge **ret_merge, char **broken)
{
  g_autoptr (BstMerge) merge = bst_merge (base, ours, theirs);
  BstPlan *result =
      applied (ours, bst_transaction_copy (merge->transaction, bst_transaction_get_n (merge->transaction)), broken);

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
      if (!same_plan (result, side))
        fail (broken, "merge (b, b, x) = merge (b, x, b) = merge (b, x, x) = x");
      if (merge->conflicts->len + merge->warnings->len > 0)
        fail (broken, "no conflicts where one side did nothing");
    }
}

/* --- Swapping the sides ---------------------------------------------------------------------------------------------------------- */

static gboolean
same_record (BstRecord *a, BstRecord *b)
{
  return (a == NULL) == (b == NULL) && (a == NULL || bst_fields_equal (bst_record_get_table (a), a, b));
}

static gboolean
same_who (const BstWho *a, const BstWho *b)
{
  return g_strcmp0 (a->author, b->author) == 0 && a->time == b->time;
}

static gboolean
is_mirror (const BstConflict *a, const BstConflict *b)
{
  if (a->type != b->type || a->kind != b->kind || g_strcmp0 (a->path, b->path) != 0 || a->of_file != b->of_file
      || a->field != b->field || !same_record (a->our_record, b->their_record)
      || !same_record (a->their_record, b->our_record) || !same_record (a->base_record, b->base_record))
    return FALSE;
  if (strcmp (a->id, b->other != NULL ? b->other : b->id) != 0 || g_strcmp0 (a->other, b->other ? b->id : NULL) != 0)
    return FALSE;
  if (!same_who (&a->our_who, &b->their_who) || !same_who (&a->their_who, &b->our_who))
    return FALSE;
  return a->field == NULL
         || (bst_value_equal (a->field, a->ours, b->theirs) && bst_value_equal (a->field, a->theirs, b->ours)
             && bst_value_equal (a->field, a->base, b->base));
}

static void
check_mirrored (const GPtrArray *a, const GPtrArray *b, char **broken)
{
  if (a->len != b->len)
    fail (broken, "swapping the sides mirrors the conflicts: as many");
  for (guint i = 0; i < a->len; i++)
    {
      gboolean found = FALSE;
      for (guint j = 0; j < b->len && !found; j++)
        found = is_mirror (g_ptr_array_index (a, i), g_ptr_array_index (b, j));
      if (!found)
        fail (broken, "swapping the sides mirrors each conflict");
    }
}

/* Whether a conflict is about this field of this record, or something in it. */
static gboolean
is_listed (const GPtrArray *conflicts, BstKindId kind, const char *id, const BstField *field)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const BstConflict *conflict = g_ptr_array_index (conflicts, i);
      const BstField *at = conflict->list != NULL ? conflict->list : conflict->field;
      if (conflict->kind == kind && strcmp (conflict->id, id) == 0 && at == field)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_lost_entry (const BstChange *change)
{
  return change->type != BST_CHANGE_SET && change->kind == BST_KIND_LOG
         && bst_record_get_number (change->record, "change") == BST_LOG_LOST;
}

/* The two results differ where conflicts say so, and in what the log tells of them. */
static void
check_difference (BstPlan *ot, BstPlan *to, const GPtrArray *conflicts, char **broken)
{
  g_autoptr (BstTransaction) between = bst_diff (ot, to);

  for (guint i = 0; i < bst_transaction_get_n (between); i++)
    {
      BstChange change = *bst_transaction_get (between, i);
      if (change.type == BST_CHANGE_REMOVE)
        change.record = bst_plan_find (ot, change.kind, change.id);
      if (change.type == BST_CHANGE_SET
              ? !is_listed (conflicts, change.kind, change.id, change.field)
              : !is_lost_entry (&change) && !(bst_kinds[change.kind].flags & BST_KIND_OVERLAY))
        fail (broken, "swapping the sides changes nothing but conflicts");
    }
}

/* --- Nothing is lost, nothing is invented ------------------------------------------------------------------------------------------ */

static gboolean
is_record_listed (const GPtrArray *conflicts, BstKindId kind, const char *id)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const BstConflict *conflict = g_ptr_array_index (conflicts, i);
      if (conflict->kind == kind && strcmp (conflict->id, id) == 0 && conflict->path == NULL)
        return TRUE;
    }
  return FALSE;
}

static gpointer
item_with (const BstField *field, const BstVec *vec, const char *id)
{
  if (field->type == BST_FIELD_LIST)
    return bst_vec_find_element (vec, id);
  return bst_vec_has_ref (vec, id) ? (gpointer) id : NULL;
}

/* What side put in or took out of a set, or changed in a list, is so in the result. */
static gboolean
is_vec_kept (const BstField *field, const BstVec *base, const BstVec *side, const BstVec *result)
{
  gboolean list = field->type == BST_FIELD_LIST;

  for (guint i = 0; i < bst_vec_length (side); i++)
    {
      const char *id = list ? ((BstElement *) side->items[i])->id : side->items[i];
      gpointer old = item_with (field, base, id), now = item_with (field, result, id);
      gboolean changed = old == NULL || (list && !bst_fields_equal (field->elements, old, side->items[i]));
      if (changed && now == NULL)
        return FALSE;
      for (guint j = 0; list && now != NULL && j < field->elements->n_fields; j++)
        {
          const BstField *inner = &field->elements->fields[j];
          BstValue was = bst_field_get (inner, old), is = bst_field_get (inner, side->items[i]);
          if (bst_field_is_number (inner) && !bst_value_equal (inner, was, is)
              && !bst_value_equal (inner, is, bst_field_get (inner, now)))
            return FALSE;
        }
    }
  for (guint i = 0; i < bst_vec_length (base); i++)
    {
      const char *id = list ? ((BstElement *) base->items[i])->id : base->items[i];
      if (item_with (field, side, id) == NULL && item_with (field, result, id) != NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_value_kept (const BstField *field, BstValue base, BstValue side, BstValue result)
{
  if (bst_value_equal (field, base, side) || bst_value_equal (field, side, result))
    return TRUE;
  if (field->type == BST_FIELD_REFS || field->type == BST_FIELD_LIST)
    return is_vec_kept (field, base.ptr, side.ptr, result.ptr);
  return field->type == BST_FIELD_LONGTEXT || field->type == BST_FIELD_UNKNOWN; /* looked at by themselves */
}

static void
check_kept (BstPlan *base, BstPlan *side, BstPlan *result, const GPtrArray *conflicts, char **broken)
{
  g_autoptr (BstTransaction) wished = bst_diff (base, side);

  for (guint i = 0; i < bst_transaction_get_n (wished); i++)
    {
      const BstChange *wish = bst_transaction_get (wished, i);
      BstRecord *old = bst_plan_find (base, wish->kind, wish->id), *now = bst_plan_find (result, wish->kind, wish->id);
      const BstFieldTable *table = bst_kind_get_table (wish->kind);
      gboolean overlay = (bst_kinds[wish->kind].flags & BST_KIND_OVERLAY) && bst_id_is_framework (wish->id);

      if (overlay)
        continue;
      if (wish->type == BST_CHANGE_REMOVE && now != NULL && !is_record_listed (conflicts, wish->kind, wish->id))
        fail (broken, "every removal is in the result or listed");
      if (wish->type != BST_CHANGE_REMOVE && now == NULL)
        fail (broken, "every record that was added or changed is in the result");
      if (wish->type == BST_CHANGE_REMOVE || now == NULL)
        continue;
      for (guint j = 0; j < table->n_fields; j++)
        {
          const BstField *field = &table->fields[j];
          BstValue mine =
              bst_field_get (field,
                             wish->type == BST_CHANGE_ADD ? wish->record : bst_plan_find (side, wish->kind, wish->id));
          if (!is_value_kept (field, bst_field_get (field, old), mine, bst_field_get (field, now))
              && !is_listed (conflicts, wish->kind, wish->id, field))
            fail (broken, "every changed field is in the result or listed");
        }
    }
}

/* Every word of the result is a word of one of the three. */
static gboolean
is_text_known (const char *text, const char *const *sides)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t\r", -1);

  for (guint k = 0; k < 3; k++)
    {
      g_auto (GStrv) theirs = g_strsplit_set (sides[k] != NULL ? sides[k] : "", " \n\t\r", -1);
      for (guint i = 0; theirs[i] != NULL; i++)
        g_hash_table_add (known, g_strdup (theirs[i]));
    }
  for (guint i = 0; words[i] != NULL; i++)
    if (!g_hash_table_contains (known, words[i]))
      return FALSE;
  merge_counts.n_texts++;
  return TRUE;
}

static gboolean
is_value_known (const BstField *field, gconstpointer b, gconstpointer o, gconstpointer t, BstValue result)
{
  BstValue vb = bst_field_get (field, b), vo = bst_field_get (field, o), vt = bst_field_get (field, t);

  if (bst_value_equal (field, result, vo) || bst_value_equal (field, result, vt))
    return TRUE;
  switch (field->type)
    {
    case BST_FIELD_LONGTEXT:
      return is_text_known (result.ptr != NULL ? result.ptr : "", (const char *const[]) { vb.ptr, vo.ptr, vt.ptr });
    case BST_FIELD_REFS:
    case BST_FIELD_LIST:
      for (guint i = 0; i < bst_vec_length (result.ptr); i++)
        {
          gboolean list = field->type == BST_FIELD_LIST;
          gpointer item = ((BstVec *) result.ptr)->items[i];
          const char *id = list ? ((BstElement *) item)->id : item;
          gpointer ours = item_with (field, vo.ptr, id), theirs = item_with (field, vt.ptr, id),
                   old = item_with (field, vb.ptr, id);
          if (ours == NULL && theirs == NULL)
            return FALSE;
          for (guint j = 0; list && j < field->elements->n_fields; j++)
            if (!is_value_known (&field->elements->fields[j], old, ours != NULL ? ours : theirs,
                                 theirs != NULL ? theirs : ours, bst_field_get (&field->elements->fields[j], item)))
              return FALSE;
        }
      return TRUE;
    default:
      return field->type == BST_FIELD_UNKNOWN;
    }
}

static void
check_nothing_invented (BstPlan *base, BstPlan *ours, BstPlan *theirs, BstPlan *result, char **broken)
{
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      BstCollection *collection = bst_plan_get_collection (result, (BstKindId) kind);
      const BstFieldTable *table = bst_kind_get_table ((BstKindId) kind);
      for (guint i = 0; i < bst_collection_get_n (collection); i++)
        {
          BstRecord *now = bst_collection_get (collection, i), *b = bst_plan_find (base, (BstKindId) kind, now->id),
                    *o = bst_plan_find (ours, (BstKindId) kind, now->id),
                    *t = bst_plan_find (theirs, (BstKindId) kind, now->id);
          gboolean overlay = (bst_kinds[kind].flags & BST_KIND_OVERLAY) && bst_id_is_framework (now->id);
          gboolean lost = kind == BST_KIND_LOG && bst_record_get_number (now, "change") == BST_LOG_LOST;
          if (o == NULL && t == NULL && !lost)
            fail (broken, "no record is invented");
          for (guint j = 0; (o != NULL || t != NULL) && j < table->n_fields; j++)
            if (!is_value_known (&table->fields[j], b, o != NULL || overlay ? o : t, t != NULL || overlay ? t : o,
                                 bst_field_get (&table->fields[j], now)))
              fail (broken, "no value is invented");
        }
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

static void
check_no_new_rings (BstPlan *ours, BstPlan *theirs, BstPlan *result, char **broken)
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
            fail (broken, "no ring that neither side has");
        }
    }
}

/* --- Choosing ------------------------------------------------------------------------------------------------------------------------ */

/* The plan without what the log tells of lost values. */
static BstPlan *
without_lost (BstPlan *plan)
{
  BstPlan *copy = copy_of (plan);
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
  g_autofree BstResolution *choices = g_new0 (BstResolution, n + 1);
  BstTransaction *transaction;
  g_autoptr (BstPlan) result = NULL, plain = NULL, expected = NULL;

  for (guint i = 0; i < n; i++)
    if (((BstConflict *) g_ptr_array_index (merge->conflicts, i))->type != BST_CONFLICT_DELETE)
      choices[i].choice = BST_CHOICE_THEIRS;
  transaction = bst_merge_resolve (merge, ours, choices, NULL);
  if (transaction == NULL)
    {
      fail (broken, "theirs can be chosen");
      return;
    }
  result = applied (ours, transaction, broken);
  plain = without_lost (result);
  expected = without_lost (to);
  if (!same_plan (plain, expected))
    fail (broken, "theirs everywhere is what the other side sees");
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
        fail (broken, "a value that was not taken over is in the log");
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
        fail (broken, "what one removed and the other changed stays");
    }
}

/* Through files, of which the others are read by comparing with the base. */
static void
check_bytes (BstPlan *base, BstPlan *ours, BstPlan *theirs, BstPlan *result, char **broken)
{
  g_autoptr (GBytes) b = bst_plan_to_bytes (base), o = bst_plan_to_bytes (ours), t = bst_plan_to_bytes (theirs),
                     expected = bst_plan_to_bytes (result), merged = bst_merge_bytes (b, o, t, NULL, NULL);

  if (merged == NULL || !g_bytes_equal (merged, expected))
    fail (broken, "the files of the three give the file of the result");
}

/* --- All laws on one case -------------------------------------------------------------------------------------------------------------- */

static void
check_again (BstPlan *base, BstPlan *ot, BstPlan *side, char **broken)
{
  g_autoptr (BstPlan) again = merged (base, ot, side, NULL, broken);

  if (!same_plan (ot, again))
    fail (broken, "merging the same file twice changes nothing");
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
check_pair (BstPlan *base, BstPlan *ours, BstPlan *theirs, char **broken)
{
  g_autoptr (BstMerge) merge = NULL, mirror = NULL, same = NULL;
  g_autoptr (BstPlan) ot = merged (base, ours, theirs, &merge, broken),
                      to = merged (base, theirs, ours, &mirror, broken), once_more = NULL;

  count_conflicts (merge);
  once_more = merged (base, ours, theirs, &same, broken);
  if (!same_bytes (ot, once_more))
    fail (broken, "the same three plans give the same result");
  check_mirrored (merge->conflicts, mirror->conflicts, broken);
  check_mirrored (merge->warnings, mirror->warnings, broken);
  check_difference (ot, to, merge->conflicts, broken);
  if (!is_readable (ot))
    fail (broken, "the result can be read strictly");
  check_again (base, ot, theirs, broken);
  if (merge->conflicts->len == 0) /* else ot decided them, and ours is not what it was */
    check_again (base, ot, ours, broken);
  check_kept (base, ours, ot, merge->conflicts, broken);
  check_kept (base, theirs, ot, merge->conflicts, broken);
  check_nothing_invented (base, ours, theirs, ot, broken);
  check_no_new_rings (ours, theirs, ot, broken);
  check_choices (ours, merge, to, broken);
  check_lost (ot, merge, broken);
  check_stays (ot, merge->conflicts, broken);
  check_bytes (base, ours, theirs, ot, broken);
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
      g_autoptr (BstPlan) sum = copy_of (base);
      for (guint k = 0; k < 3; k++)
        {
          g_autoptr (BstMerge) merge = NULL;
          BstPlan *next = merged (base, sum, parts[orders[order][k]], &merge, broken);
          g_object_unref (sum);
          sum = next;
          if (merge->conflicts->len > 0)
            fail (broken, "no conflicts where fields differ");
        }
      if (expected == NULL)
        expected = g_object_ref (sum);
      if (!same_plan (expected, sum))
        fail (broken, "the order of merging decides nothing");
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
  check_pair (base, ours, theirs, &broken);
  if (case_->seed % 10 == 0)
    check_order (case_, base, &broken);
  return broken;
}
