/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-merge.c - contribution packs back into the plan: any number, in any order, with the same result.
 *
 * Each pack is merged with the plan as it is, apart from the others. What two packs then want differently keeps the plan's
 * own value, and both are listed; the rest is combined in the order of the packs' checksums. */
#include "bst-diff.h"
#include "bst-draft.h"
#include "bst-merge-private.h"
#include "bst-text.h"
#include "bst-pack-private.h"
#include <string.h>

typedef struct {
  BstPlan *plan;
  GPtrArray *packs;   /* const BstPack, by checksum, each once */
  GPtrArray *results; /* BstPlan: the plan with each of them */
  GPtrArray *entries; /* BstRecord: of the log, for values that no result has */
  BstPackMerge *merge;
} Packing;

static int
compare_packs (gconstpointer a, gconstpointer b)
{
  const BstPack *one = *(const BstPack *const *) a, *two = *(const BstPack *const *) b;

  return g_strcmp0 (one->sha256, two->sha256);
}

static void
sort_packs (Packing *self, const GPtrArray *packs)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < packs->len; i++)
    g_ptr_array_add (sorted, packs->pdata[i]);
  g_ptr_array_sort (sorted, compare_packs);
  for (guint i = 0; i < sorted->len; i++)
    {
      const BstPack *pack = sorted->pdata[i];
      const BstPack *last = self->packs->len > 0 ? self->packs->pdata[self->packs->len - 1] : NULL;
      gboolean again = last != NULL && g_strcmp0 (last->sha256, pack->sha256) == 0;
      g_ptr_array_add (again ? self->merge->ignored : self->packs, (gpointer) pack);
    }
}

static BstPlan *
copy_plan (BstPlan *plan)
{
  BstPlan *copy = bst_plan_copy (plan);

  bst_plan_index (copy, NULL, NULL);
  return copy;
}

static void
note_conflict (Packing *self, BstConflict *conflict, const BstPack *one, const BstPack *other)
{
  BstPackConflict *noted = g_new0 (BstPackConflict, 1);

  *noted = (BstPackConflict) { conflict, one, other };
  g_ptr_array_add (self->merge->conflicts, noted);
}

static gboolean
merge_each (Packing *self, GError **error)
{
  for (guint i = 0; i < self->packs->len; i++)
    {
      const BstPack *pack = self->packs->pdata[i];
      BstPlan *result = copy_plan (self->plan);
      g_autoptr (BstPlan) theirs = bst_pack_get_theirs (pack, self->plan);
      BstMerge *merge = bst_merge (pack->base, self->plan, theirs);
      g_ptr_array_add (self->results, result);
      g_ptr_array_add (self->merge->merges, merge);
      for (guint c = 0; c < merge->conflicts->len; c++)
        note_conflict (self, merge->conflicts->pdata[c], NULL, pack);
      if (!bst_plan_apply (result, g_steal_pointer (&merge->transaction), error))
        return FALSE;
    }
  return TRUE;
}

/* --- What two packs want differently ------------------------------------------------------------------------------------- */

/* An element as the plan has it: base is a list of that one element, or NULL where it is not there. */
static BstValue
element_as_before (const BstConflict *conflict, const BstVec *vec)
{
  const BstVec *base = conflict->base.ptr;

  return base != NULL ? bst_vec_with_element (conflict->list, vec, bst_element_ref (base->items[0]))
                      : bst_vec_without_element (conflict->list, vec, conflict->item);
}

static BstValue
list_as_before (const BstConflict *conflict, const BstVec *vec)
{
  BstElement *element = bst_vec_find_element (vec, conflict->item);

  if (conflict->field == conflict->list)
    return element_as_before (conflict, vec);
  element = bst_element_copy (conflict->list->elements, element);
  bst_element_take (element, conflict->field, bst_value_copy (conflict->field, conflict->base));
  return bst_vec_with_element (conflict->list, vec, element);
}

/* The record stays as the rest of it was merged; what this version does not know goes back as a whole. */
static void
put_back (BstPlan *result, BstPlan *plan, const BstConflict *conflict)
{
  g_autoptr (BstDraft) draft = bst_draft_new (result);
  BstRecord *record = bst_draft_edit (draft, conflict->kind, conflict->id);
  BstRecord *before = bst_plan_find (plan, conflict->kind, conflict->id);
  const BstField *top = conflict->list != NULL ? conflict->list : conflict->field;
  BstValue value;

  if (record == NULL)
    return;
  if (conflict->member != NULL)
    value = before != NULL ? bst_value_copy (top, bst_field_get (top, before)) : bst_field_default (top);
  else if (conflict->list != NULL
           && (conflict->field == conflict->list
               || bst_vec_find_element (bst_field_get (top, record).ptr, conflict->item) != NULL))
    value = list_as_before (conflict, bst_field_get (top, record).ptr);
  else if (conflict->list != NULL)
    return;
  else
    value = bst_value_copy (conflict->field, conflict->base);
  bst_record_take (record, top, value);
  bst_plan_apply (result, bst_draft_finish (draft, "", NULL), NULL);
}

static void
keep_entries (Packing *self, const BstMerge *merge)
{
  BstTransaction *lost = bst_transaction_new ("", NULL, NULL);
  g_autofree BstResolution *kept = g_new0 (BstResolution, merge->conflicts->len + 1);

  for (guint i = 0; i < merge->conflicts->len; i++)
    {
      const BstConflict *conflict = merge->conflicts->pdata[i];
      if (conflict->type != BST_CONFLICT_DELETE) /* that stays */
        kept[i] = (BstResolution) { BST_CHOICE_EDITED, conflict->base };
    }
  bst_merge_add_lost (lost, merge->base, self->plan, merge->conflicts, kept);
  for (guint i = 0; i < bst_transaction_get_n (lost); i++)
    g_ptr_array_add (self->entries, g_object_ref (bst_transaction_get (lost, i)->record));
  bst_transaction_free (lost);
}

/* First all pairs are compared, then the values go back: a third pack may want one of the two. */
static void
settle_pairs (Packing *self)
{
  g_autoptr (GPtrArray) contested = g_ptr_array_new (); /* BstConflict */

  for (guint i = 0; i < self->packs->len; i++)
    for (guint j = i + 1; j < self->packs->len; j++)
      {
        const BstPack *one = self->packs->pdata[i], *other = self->packs->pdata[j];
        BstMerge *merge;
        if (strcmp (one->domain, other->domain) != 0)
          continue; /* they cannot have changed the same */
        merge = bst_merge (self->plan, self->results->pdata[i], self->results->pdata[j]);
        g_ptr_array_add (self->merge->merges, merge);
        for (guint c = 0; c < merge->conflicts->len; c++)
          {
            BstConflict *conflict = merge->conflicts->pdata[c];
            if (conflict->kind == BST_KIND_LOG)
              continue;
            note_conflict (self, conflict, one, other);
            if (conflict->path != NULL)
              g_ptr_array_add (contested, conflict);
          }
        keep_entries (self, merge);
      }
  for (guint i = 0; i < contested->len; i++)
    for (guint k = 0; k < self->results->len; k++)
      put_back (self->results->pdata[k], self->plan, contested->pdata[i]);
}

/* --- All of it ------------------------------------------------------------------------------------------------------------- */

static gboolean
add_entries (Packing *self, BstPlan *merged, GError **error)
{
  BstTransaction *transaction = bst_transaction_new ("", NULL, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->entries->len; i++)
    {
      BstRecord *entry = self->entries->pdata[i];
      if (bst_plan_find (merged, BST_KIND_LOG, entry->id) == NULL && g_hash_table_add (seen, entry->id))
        bst_transaction_add (transaction, entry);
    }
  return bst_plan_apply (merged, transaction, error);
}

static BstPlan *
combine (Packing *self, GError **error)
{
  g_autoptr (BstPlan) merged = copy_plan (self->plan);

  for (guint i = 0; i < self->results->len; i++)
    {
      g_autoptr (BstMerge) merge = bst_merge (self->plan, merged, self->results->pdata[i]);
      if (!bst_plan_apply (merged, g_steal_pointer (&merge->transaction), error))
        return NULL;
    }
  return add_entries (self, merged, error) ? g_steal_pointer (&merged) : NULL;
}

static int
compare_conflicts (gconstpointer a, gconstpointer b)
{
  const BstPackConflict *one = *(const BstPackConflict *const *) a, *two = *(const BstPackConflict *const *) b;
  int order = (int) one->conflict->kind - (int) two->conflict->kind;

  order = order != 0 ? order : strcmp (one->conflict->id, two->conflict->id);
  order = order != 0 ? order : g_strcmp0 (one->conflict->path, two->conflict->path);
  order = order != 0 ? order
                     : g_strcmp0 (one->one != NULL ? one->one->sha256 : "", two->one != NULL ? two->one->sha256 : "");
  return order != 0 ? order : g_strcmp0 (one->other->sha256, two->other->sha256);
}

static BstPackMerge *
pack_merge_new (void)
{
  BstPackMerge *self = g_new0 (BstPackMerge, 1);

  self->merges = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_merge_free);
  self->conflicts = g_ptr_array_new_with_free_func (g_free);
  self->ignored = g_ptr_array_new ();
  return self;
}

/**
 * bst_packs_merge:
 * @packs: (element-type BstPack): each of them %BST_PACK_FINE; they stay alive as long as the result
 * @error: cannot happen with packs that were checked
 *
 * Where the plan or two packs disagree the plan's value stays, every value is listed, and the others go into the change
 * log. The same packs give the same result in any order.
 *
 * Returns: (transfer full) (nullable): what to apply to @plan, and what to look at
 */
BstPackMerge *
bst_packs_merge (BstPlan *plan, const GPtrArray *packs, GError **error)
{
  g_autoptr (BstPackMerge) self = pack_merge_new ();
  g_autoptr (GPtrArray) sorted = g_ptr_array_new (), results = g_ptr_array_new_with_free_func (g_object_unref),
                        entries = g_ptr_array_new_with_free_func (g_object_unref);
  Packing packing = { plan, sorted, results, entries, self };
  g_autoptr (BstPlan) merged = NULL;

  sort_packs (&packing, packs);
  if (!merge_each (&packing, error))
    return NULL;
  settle_pairs (&packing);
  merged = combine (&packing, error);
  if (merged == NULL)
    return NULL;
  g_ptr_array_sort (self->conflicts, compare_conflicts);
  self->transaction = bst_diff (plan, merged);
  g_free (self->transaction->label);
  self->transaction->label = g_strdup (bst_text (NULL, N_ ("Merge contributions")));
  bst_transaction_set_members (self->transaction, bst_plan_get_unknown (plan), bst_plan_get_unknown (merged));
  return g_steal_pointer (&self);
}

void
bst_pack_merge_free (BstPackMerge *self)
{
  g_clear_pointer (&self->transaction, bst_transaction_free);
  g_ptr_array_unref (self->conflicts);
  g_ptr_array_unref (self->merges);
  g_ptr_array_unref (self->ignored);
  g_free (self);
}
