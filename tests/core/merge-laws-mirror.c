/* SPDX-License-Identifier: EUPL-1.2 */
/* merge-laws-mirror.c - swapping the sides mirrors the conflicts and nothing else. */
#include "merge-laws-private.h"
#include "bst-diff.h"
#include "bst-log.h"
#include <string.h>

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

void
merge_law_check_mirrored (const GPtrArray *a, const GPtrArray *b, char **broken)
{
  if (a->len != b->len)
    merge_law_broken (broken, "swapping the sides mirrors the conflicts: as many");
  for (guint i = 0; i < a->len; i++)
    {
      gboolean found = FALSE;
      for (guint j = 0; j < b->len && !found; j++)
        found = is_mirror (g_ptr_array_index (a, i), g_ptr_array_index (b, j));
      if (!found)
        merge_law_broken (broken, "swapping the sides mirrors each conflict");
    }
}

/* Whether a conflict is about this field of this record, or something in it. */
gboolean
merge_law_is_listed (const GPtrArray *conflicts, BstKindId kind, const char *id, const BstField *field)
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
void
merge_law_check_difference (BstPlan *ot, BstPlan *to, const GPtrArray *conflicts, char **broken)
{
  g_autoptr (BstTransaction) between = bst_diff (ot, to);

  for (guint i = 0; i < bst_transaction_get_n (between); i++)
    {
      BstChange change = *bst_transaction_get (between, i);
      if (change.type == BST_CHANGE_REMOVE)
        change.record = bst_plan_find (ot, change.kind, change.id);
      if (change.type == BST_CHANGE_SET
              ? !merge_law_is_listed (conflicts, change.kind, change.id, change.field)
              : !is_lost_entry (&change) && !(bst_kinds[change.kind].flags & BST_KIND_OVERLAY))
        merge_law_broken (broken, "swapping the sides changes nothing but conflicts");
    }
}
