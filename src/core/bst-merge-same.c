/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-same.c - two records that people added apart and that are the same: one goes, and what refers to it refers to
 * the other from then on, so that nothing that hangs on it goes along. */
#include "bst-draft.h"
#include "bst-merge-private.h"
#include "bst-removal.h"
#include <string.h>

typedef struct {
  const char *from, *to;
  const char *source; /* of whose values are changed: what stays does not refer to itself */
  gboolean found;
} Turn;

static void
find_cb (const BstField *field, char *id, gpointer data)
{
  Turn *turn = data;

  turn->found |= strcmp (id, turn->from) == 0;
}

static gboolean
refers (Turn *turn, const BstField *field, gconstpointer instance)
{
  turn->found = FALSE;
  bst_value_foreach_ref (field, bst_field_get (field, instance), find_cb, turn);
  return turn->found;
}

/* A field of a record or an element that refers to it. */
static BstValue
turn_value (const Turn *turn, const BstField *field, BstValue value)
{
  gboolean to_itself = strcmp (turn->source, turn->to) == 0;
  BstValue without, with;

  if (field->type == BST_FIELD_REF)
    return to_itself ? bst_field_default (field) : bst_value_text (turn->to);
  without = bst_vec_with_ref (value.ptr, turn->from, FALSE);
  if (to_itself)
    return without;
  with = bst_vec_with_ref (without.ptr, turn->to, TRUE);
  bst_value_clear (field, &without);
  return with;
}

static BstElement *
turn_element (Turn *turn, const BstField *list, const BstElement *element)
{
  BstElement *copy = bst_element_copy (list->elements, element);

  for (guint i = 0; i < list->elements->n_fields; i++)
    {
      const BstField *field = &list->elements->fields[i];
      if (refers (turn, field, element))
        bst_element_take (copy, field, turn_value (turn, field, bst_field_get (field, element)));
    }
  return copy;
}

static void
turn_list (Turn *turn, const BstField *list, BstRecord *before, BstRecord *after)
{
  const BstVec *vec = bst_field_get (list, before).ptr;

  for (guint i = 0; i < bst_vec_length (vec); i++)
    bst_record_take (after, list,
                     bst_vec_with_element (list, bst_field_get (list, after).ptr,
                                           turn_element (turn, list, vec->items[i])));
}

static void
turn_record (Turn *turn, BstDraft *draft, BstRecord *record)
{
  const BstFieldTable *table = bst_record_get_table (record);
  BstRecord *after = bst_draft_find (draft, bst_record_get_kind (record), record->id);

  turn->source = record->id;
  for (guint i = 0; i < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];
      if (!refers (turn, field, record))
        continue;
      if (field->type == BST_FIELD_LIST)
        turn_list (turn, field, record, after);
      else
        bst_record_take (after, field, turn_value (turn, field, bst_field_get (field, record)));
    }
}

static gboolean
turn_references (BstPlan *plan, const char *from, const char *to, GError **error)
{
  g_autoptr (BstDraft) draft = bst_draft_new (plan);
  GHashTable *sources = bst_plan_get_referrers (plan, from);
  Turn turn = { .from = from, .to = to };
  GHashTableIter iter;
  gpointer source;

  if (sources == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, sources);
  while (g_hash_table_iter_next (&iter, &source, NULL))
    if (strcmp (source, from) != 0)
      turn_record (&turn, draft, bst_plan_find_any (plan, source));
  return bst_plan_apply (plan, bst_draft_finish (draft, "", NULL), error);
}

static gboolean
remove_double (BstPlan *plan, const char *id, GError **error)
{
  const char *const ids[] = { id, NULL };
  BstTransaction *removal = bst_removal_new (plan, ids, "", NULL, error);

  return removal != NULL && bst_plan_apply (plan, removal, error);
}

/* What stays becomes as a person filled it in. */
static gboolean
put_edited (BstPlan *plan, const BstConflict *warning, const BstResolution *resolution, GError **error)
{
  g_autoptr (BstDraft) draft = NULL;

  if (resolution->choice != BST_CHOICE_EDITED)
    return TRUE;
  if (!bst_resolution_check (warning, resolution, error))
    return FALSE;
  draft = bst_draft_new (plan);
  if (!bst_resolution_put_record (resolution, bst_draft_find (draft, warning->kind, warning->id)))
    return bst_conflict_refuse_gone (warning, error);
  return bst_plan_apply (plan, bst_draft_finish (draft, "", NULL), error);
}

/* Of three that are the same, one may have gone already: the one that stayed for it is meant. */
static const char *
follow (GHashTable *became, const char *id)
{
  const char *next;

  while ((next = g_hash_table_lookup (became, id)) != NULL)
    id = next;
  return id;
}

/* One goes for the other. Whatever ring that closes leads through the one that stays; one that was there is not told of. */
static gboolean
replace (BstPlan *plan, const BstConflict *warning, const BstResolution *resolution, const char *goes,
         const char *stays, GError **error)
{
  gboolean had_ring = !bst_record_is_in_no_ring (plan, bst_plan_find (plan, warning->kind, goes), NULL)
                      || !bst_record_is_in_no_ring (plan, bst_plan_find (plan, warning->kind, stays), NULL);

  return put_edited (plan, warning, resolution, error) && turn_references (plan, goes, stays, error)
         && remove_double (plan, goes, error)
         && (had_ring || bst_record_is_in_no_ring (plan, bst_plan_find (plan, warning->kind, stays), error));
}

/* What a person chose for each of the likely duplicates, in a plan that was merged. */
gboolean
bst_duplicates_apply (BstPlan *plan, const GPtrArray *warnings, const BstResolution *resolutions, GError **error)
{
  g_autoptr (GHashTable) became = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < warnings->len; i++)
    {
      const BstConflict *warning = g_ptr_array_index (warnings, i);
      BstChoice choice = resolutions[i].choice;
      const char *ours = follow (became, warning->id), *theirs = follow (became, warning->other);
      const char *stays = choice == BST_CHOICE_THEIRS ? theirs : ours,
                 *goes = choice == BST_CHOICE_THEIRS ? ours : theirs;

      if (choice == BST_CHOICE_DEFAULT || choice == BST_CHOICE_BOTH || strcmp (stays, goes) == 0
          || bst_plan_find (plan, warning->kind, stays) == NULL || bst_plan_find (plan, warning->kind, goes) == NULL)
        continue;
      if (!replace (plan, warning, &resolutions[i], goes, stays, error))
        return FALSE;
      g_hash_table_insert (became, (gpointer) goes, (gpointer) stays);
    }
  return TRUE;
}
