/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge.c - the records: three sorted collections side by side, then what stays, then one transaction. */
#include "bst-merge-private.h"
#include "bst-text.h"
#include "bst-writer.h"
#include <string.h>

/* --- Field by field ------------------------------------------------------------------------------------------- */

/* Compares ours and theirs, which one of them may lack when it is the overlay of a framework item: then it is blank. */
static void
merge_fields (BstMerging *self, BstTriple *triple)
{
  const BstFieldTable *table = bst_kind_get_table (triple->kind);

  self->triple = triple;
  triple->first_entry = self->entries->len;
  for (guint i = 0; i < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];
      BstValue o = bst_field_get (field, triple->ours), t = bst_field_get (field, triple->theirs);
      BstMergeEntry entry = { .field = field };

      if (bst_value_equal (field, o, t))
        continue;
      entry.is_contested = bst_merging_value (self, field, bst_field_get (field, triple->base), o, t, &entry.merged);
      entry.seen_by_them = bst_value_copy (field, entry.is_contested ? t : entry.merged);
      g_array_append_val (self->entries, entry);
    }
  triple->n_entries = self->entries->len - triple->first_entry;
}

static void
keep_removable (BstMerging *self, BstTriple *triple, BstRecord *alive)
{
  triple->is_removed = TRUE;
  g_array_append_val (self->triples, *triple);
  g_hash_table_insert (self->removed, alive->id, GUINT_TO_POINTER (self->triples->len));
}

static void
add_triple (BstMerging *self, BstRecord *b, BstRecord *o, BstRecord *t)
{
  BstRecord *alive = o != NULL ? o : t;
  BstTriple triple = { .base = b, .ours = o, .theirs = t };

  if (alive == NULL)
    return;
  triple.kind = bst_record_get_kind (alive);
  triple.is_overlay = (bst_kinds[triple.kind].flags & BST_KIND_OVERLAY) && bst_id_is_framework (alive->id);
  if (b != NULL && !triple.is_overlay && (o == NULL || t == NULL))
    {
      if (bst_fields_equal (bst_kind_get_table (triple.kind), b, alive))
        {
          keep_removable (self, &triple, alive);
          return;
        }
      self->triple = &triple;
      bst_merging_add_conflict (self, BST_CONFLICT_DELETE);
    }
  else if (triple.is_overlay || (o != NULL && t != NULL && o != t))
    merge_fields (self, &triple);
  g_array_append_val (self->triples, triple);
}

static void
walk_kind (BstMerging *self, BstKindId kind)
{
  BstPlan *plans[] = { self->base, self->ours, self->theirs };
  BstCollection *in[3];
  guint at[3] = { 0 };

  for (int k = 0; k < 3; k++)
    in[k] = bst_plan_get_collection (plans[k], kind);
  for (;;)
    {
      BstRecord *record[3] = { NULL };
      const char *least = NULL;
      for (int k = 0; k < 3; k++)
        {
          if (at[k] < bst_collection_get_n (in[k]))
            record[k] = bst_collection_get (in[k], at[k]);
          if (record[k] != NULL && (least == NULL || strcmp (record[k]->id, least) < 0))
            least = record[k]->id;
        }
      if (least == NULL)
        break;
      for (int k = 0; k < 3; k++)
        if (record[k] != NULL && strcmp (record[k]->id, least) == 0)
          at[k]++;
        else
          record[k] = NULL;
      add_triple (self, record[0], record[1], record[2]);
    }
}

/* --- What stays because the result refers to it ----------------------------------------------------------------- */

static void
want_cb (const BstField *field, char *target, gpointer data)
{
  BstMerging *self = data;
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->removed, target));

  if (place == 0)
    return;
  g_hash_table_remove (self->removed, target);
  place--;
  g_array_append_val (self->wanted, place);
}

/* What value refers to stays, and what that refers to. */
void
bst_merging_want_refs (BstMerging *self, const BstField *field, BstValue value)
{
  bst_value_foreach_ref (field, value, want_cb, self);
}

static void
want_refs_of (BstMerging *self, const BstTriple *triple)
{
  const BstFieldTable *table = bst_kind_get_table (triple->kind);
  BstRecord *alive = triple->ours != NULL ? triple->ours : triple->theirs;
  guint next = triple->first_entry, end = triple->first_entry + triple->n_entries;

  for (guint i = 0; i < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];
      const BstMergeEntry *entry = next < end ? &g_array_index (self->entries, BstMergeEntry, next) : NULL;

      if (entry == NULL || entry->field != field)
        {
          bst_merging_want_refs (self, field, bst_field_get (field, alive));
          continue;
        }
      bst_merging_want_refs (self, field, entry->merged);
      bst_merging_want_refs (self, field, entry->seen_by_them);
      next++;
    }
}

/* Whatever a conflict may still be decided for must be there: so that choosing theirs is possible, and both sides see
 * the same records. */
static void
find_wanted (BstMerging *self)
{
  if (g_hash_table_size (self->removed) == 0)
    return;
  for (guint i = 0; i < self->triples->len; i++)
    {
      const BstTriple *triple = &g_array_index (self->triples, BstTriple, i);
      if (!triple->is_removed)
        want_refs_of (self, triple);
    }
  for (guint i = 0; i < self->conflicts->len; i++)
    {
      const BstConflict *conflict = g_ptr_array_index (self->conflicts, i);
      if (conflict->field != NULL)
        bst_merging_want_refs (self, conflict->field, conflict->theirs); /* ours is in the result */
    }
  bst_merging_keep_wanted (self);
}

/* Lets stay what was found to be wanted since the last call. */
void
bst_merging_keep_wanted (BstMerging *self)
{
  for (; self->n_kept < self->wanted->len; self->n_kept++) /* grows: what stays may want more */
    {
      BstTriple *triple = &g_array_index (self->triples, BstTriple, g_array_index (self->wanted, guint, self->n_kept));
      triple->is_removed = FALSE;
      self->triple = triple;
      bst_merging_add_conflict (self, BST_CONFLICT_DELETE);
      want_refs_of (self, triple);
    }
}

/* --- The transaction --------------------------------------------------------------------------------------------- */

static gboolean
has_blank (BstRecord *record)
{
  return record != NULL && bst_record_is_blank (record);
}

/* An overlay that says nothing is there only if somebody put it there as such. Swapping ours and theirs changes nothing. */
gboolean
bst_merge_keeps_blank (BstRecord *base, BstRecord *ours, BstRecord *theirs)
{
  gboolean o = has_blank (ours);

  return has_blank (base) == o ? has_blank (theirs) : o;
}

static BstRecord *
build_merged (const BstMerging *self, const BstTriple *triple)
{
  BstRecord *alive = triple->ours != NULL ? triple->ours : triple->theirs, *merged = bst_record_copy (alive);

  for (guint i = triple->first_entry; i < triple->first_entry + triple->n_entries; i++)
    {
      const BstMergeEntry *entry = &g_array_index (self->entries, BstMergeEntry, i);
      bst_record_take (merged, entry->field, bst_value_copy (entry->field, entry->merged));
    }
  return merged;
}

static void
set_fields (const BstMerging *self, const BstTriple *triple, BstTransaction *result)
{
  for (guint i = triple->first_entry; i < triple->first_entry + triple->n_entries; i++)
    {
      const BstMergeEntry *entry = &g_array_index (self->entries, BstMergeEntry, i);
      if (!bst_value_equal (entry->field, entry->merged, bst_field_get (entry->field, triple->ours)))
        bst_transaction_set (result, triple->ours, entry->field, bst_value_copy (entry->field, entry->merged));
    }
}

static void
write_overlay (const BstMerging *self, const BstTriple *triple, BstTransaction *result)
{
  g_autoptr (BstRecord) merged = build_merged (self, triple);

  if (bst_record_is_blank (merged) && !bst_merge_keeps_blank (triple->base, triple->ours, triple->theirs))
    {
      if (triple->ours != NULL)
        bst_transaction_remove (result, triple->ours);
    }
  else if (triple->ours == NULL)
    bst_transaction_add (result, merged);
  else
    set_fields (self, triple, result);
}

static void
write_triple (const BstMerging *self, const BstTriple *triple, BstTransaction *result)
{
  if (triple->is_overlay)
    write_overlay (self, triple, result);
  else if (triple->is_removed && triple->ours != NULL)
    bst_transaction_remove (result, triple->ours);
  else if (!triple->is_removed && triple->ours == NULL)
    bst_transaction_add (result, triple->theirs);
  else if (!triple->is_removed)
    set_fields (self, triple, result);
}

static BstTransaction *
write_transaction (const BstMerging *self)
{
  BstTransaction *result = bst_transaction_new (bst_text (NULL, N_ ("Merge")), NULL, NULL);
  g_autoptr (JsonObject) none = json_object_new ();

  for (guint i = 0; i < self->triples->len; i++)
    write_triple (self, &g_array_index (self->triples, BstTriple, i), result);
  bst_transaction_set_members (result, bst_plan_get_unknown (self->ours),
                               self->unknown != NULL ? json_node_get_object (self->unknown) : none);
  return result;
}

/* --- All of it ----------------------------------------------------------------------------------------------------- */

static void
clear_entry (gpointer data)
{
  BstMergeEntry *entry = data;

  bst_value_clear (entry->field, &entry->merged);
  bst_value_clear (entry->field, &entry->seen_by_them);
}

static void
merging_init (BstMerging *self)
{
  self->triples = g_array_new (FALSE, FALSE, sizeof (BstTriple));
  self->entries = g_array_new (FALSE, FALSE, sizeof (BstMergeEntry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_conflict_free);
  self->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_conflict_free);
  self->removed = g_hash_table_new (g_str_hash, g_str_equal);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
merging_clear (BstMerging *self)
{
  g_array_unref (self->triples);
  g_array_unref (self->entries);
  g_hash_table_unref (self->removed);
  g_array_unref (self->wanted);
  g_clear_pointer (&self->unknown, json_node_unref);
}

/**
 * bst_merge:
 * @base: what both started from
 * @ours: the plan that the transaction is for
 * @theirs: the other one
 *
 * Never fails; bst_merge_check() says whether it makes sense. The same three plans always give the same result.
 *
 * Returns: (transfer full): what to apply to @ours, and what to look at
 */
BstMerge *
bst_merge (BstPlan *base, BstPlan *ours, BstPlan *theirs)
{
  BstMerging merging = { .base = base, .ours = ours, .theirs = theirs };
  BstMerge *self = g_new0 (BstMerge, 1);

  merging_init (&merging);
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    walk_kind (&merging, (BstKindId) kind);
  bst_merging_file_members (&merging);
  find_wanted (&merging);
  bst_merging_break_cycles (&merging);
  bst_merging_find_duplicates (&merging);
  bst_merging_finish_conflicts (&merging);
  self->transaction = write_transaction (&merging);
  self->conflicts = merging.conflicts;
  self->warnings = merging.warnings;
  self->base = g_object_ref (base);
  self->n_lost = bst_merge_add_lost (self->transaction, base, ours, self->conflicts, NULL);
  merging_clear (&merging);
  return self;
}

/**
 * bst_merge_free:
 * @self: (transfer full): no longer needed
 */
void
bst_merge_free (BstMerge *self)
{
  g_clear_pointer (&self->transaction, bst_transaction_free);
  g_ptr_array_unref (self->conflicts);
  g_ptr_array_unref (self->warnings);
  g_object_unref (self->base);
  g_free (self);
}

/* --- Whether to merge at all ----------------------------------------------------------------------------------------- */

static gboolean
check_version (BstPlan *plan, GError **error)
{
  if (bst_plan_get_version (plan) <= BST_PLAN_VERSION)
    return TRUE;
  g_set_error_literal (error, BST_ERROR, BST_ERROR_VERSION,
                       bst_text (NULL, N_ ("one of the plans was made by a newer Bouwstenen: merge with that one")));
  return FALSE;
}

/**
 * bst_merge_check:
 * @error: %BST_ERROR_VERSION or %BST_ERROR_FRAMEWORK, for people
 *
 * Plans on different frameworks, or on different versions of one, are not merged: what one calls an objective the other
 * may not have.
 *
 * Returns: whether merging makes sense
 */
gboolean
bst_merge_check (BstPlan *base, BstPlan *ours, BstPlan *theirs, GError **error)
{
  BstRecord *a = bst_plan_get_single (ours, BST_KIND_FRAMEWORK), *b = bst_plan_get_single (theirs, BST_KIND_FRAMEWORK);

  if (!check_version (base, error) || !check_version (ours, error) || !check_version (theirs, error))
    return FALSE;
  if (strcmp (bst_record_get_text (a, "id"), bst_record_get_text (b, "id")) == 0
      && strcmp (bst_record_get_text (a, "version"), bst_record_get_text (b, "version")) == 0)
    return TRUE;
  g_set_error (error, BST_ERROR, BST_ERROR_FRAMEWORK,
               bst_text (NULL, N_ ("the plans stand on different frameworks (%s %s and %s %s): bring both to the same "
                                   "version first")),
               bst_record_get_text (a, "id"), bst_record_get_text (a, "version"), bst_record_get_text (b, "id"),
               bst_record_get_text (b, "version"));
  return FALSE;
}
