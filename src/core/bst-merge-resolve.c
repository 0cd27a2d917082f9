/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-resolve.c - a merge with what a person chose for its conflicts. */
#include "bst-diff.h"
#include "bst-draft.h"
#include "bst-merge-private.h"
#include "bst-removal.h"
#include <string.h>

/**
 * bst_conflict_is_text:
 *
 * Returns: whether it is about words, so that a person may want both, or others
 */
gboolean
bst_conflict_is_text (const BstConflict *self)
{
  return self->field != NULL && bst_field_is_text (self->field) && self->type == BST_CONFLICT_EDIT;
}

/**
 * bst_conflict_stays_on:
 * @self: one of type DELETE
 * @side: %BST_CHOICE_OURS or %BST_CHOICE_THEIRS
 *
 * Returns: whether the record or element is there on that side
 */
gboolean
bst_conflict_stays_on (const BstConflict *self, BstChoice side)
{
  if (self->list != NULL)
    return side == BST_CHOICE_OURS ? self->ours.ptr != NULL : self->theirs.ptr != NULL;
  return side == BST_CHOICE_OURS ? self->our_record != NULL : self->their_record != NULL;
}

/**
 * bst_conflict_join:
 * @self: one about text
 *
 * Returns: (transfer full): the text of both: ours, an empty line (in a field of one line: a space), theirs
 */
BstValue
bst_conflict_join (const BstConflict *self)
{
  const char *between = self->field->type == BST_FIELD_LONGTEXT ? "\n\n" : " ";
  g_autofree char *joined = NULL;

  if (self->ours.ptr == NULL || self->theirs.ptr == NULL)
    return bst_value_copy (self->field, self->ours.ptr != NULL ? self->ours : self->theirs);
  joined = g_strconcat (self->ours.ptr, between, self->theirs.ptr, NULL);
  return bst_value_text (joined);
}

/* --- Unknown members ----------------------------------------------------------------------------------------------------- */

/* A copy of members where name is as chosen (an object with that member), or gone. */
static JsonObject *
with_member (JsonObject *members, const char *name, JsonNode *chosen)
{
  JsonObject *result = json_object_new ();
  JsonObjectIter iter;
  const char *at;
  JsonNode *node;

  if (members != NULL)
    {
      json_object_iter_init_ordered (&iter, members);
      while (json_object_iter_next_ordered (&iter, &at, &node))
        if (strcmp (at, name) != 0)
          json_object_set_member (result, at, json_node_copy (node));
    }
  node = chosen != NULL ? json_object_get_member (json_node_get_object (chosen), name) : NULL;
  if (node != NULL)
    json_object_set_member (result, name, json_node_copy (node));
  return result;
}

/* The value of the field for all unknown members. */
static BstValue
members_with (BstValue old, const char *name, BstValue chosen)
{
  g_autoptr (JsonObject) members =
      with_member (old.ptr != NULL ? json_node_get_object (old.ptr) : NULL, name, chosen.ptr);
  JsonNode *node = NULL;

  if (json_object_get_size (members) > 0)
    {
      node = json_node_init_object (json_node_alloc (), members);
      json_node_seal (node);
    }
  return (BstValue) { .ptr = node };
}

/* --- One conflict ---------------------------------------------------------------------------------------------------------- */

typedef struct {
  const GPtrArray *conflicts;
  BstPlan *plan; /* merged, then as chosen */
  BstDraft *draft;
  GPtrArray *going; /* ids of records that are to go */
  JsonObject *members; /* of the file; NULL: as they are */
} Resolving;

static BstValue
chosen_value (const BstConflict *conflict, const BstResolution *resolution)
{
  switch (resolution->choice)
    {
    case BST_CHOICE_THEIRS:
      return bst_value_copy (conflict->field, conflict->theirs);
    case BST_CHOICE_BOTH:
      return bst_conflict_join (conflict);
    case BST_CHOICE_EDITED:
      return bst_value_copy (conflict->field, resolution->value);
    default:
      return bst_value_copy (conflict->field, conflict->ours);
    }
}

/* What the field of record or element becomes. */
static BstValue
value_in (const BstConflict *conflict, gconstpointer instance, BstValue chosen)
{
  if (conflict->member != NULL)
    return members_with (bst_field_get (conflict->field, instance), conflict->member, chosen);
  return bst_value_copy (conflict->field, chosen);
}

static void
set_in_element (const BstConflict *conflict, BstRecord *record, BstValue chosen)
{
  const BstVec *list = bst_field_get (conflict->list, record).ptr;
  BstElement *old = bst_vec_find_element (list, conflict->item), *element;

  if (old == NULL)
    return; /* another choice removed it */
  element = bst_element_copy (conflict->list->elements, old);
  bst_element_take (element, conflict->field, value_in (conflict, old, chosen));
  bst_record_take (record, conflict->list, bst_vec_with_element (conflict->list, list, element));
}

/* An overlay that is blank now goes or stays as it does on the other side. */
static BstRecord *
edit_record (Resolving *self, const BstConflict *conflict)
{
  if (bst_merge_keeps_blank (conflict->base_record, conflict->our_record, conflict->their_record))
    bst_draft_keep (self->draft, conflict->kind, conflict->id);
  return bst_draft_edit (self->draft, conflict->kind, conflict->id);
}

static void
set_value (Resolving *self, const BstConflict *conflict, BstValue chosen)
{
  BstRecord *record = conflict->of_file ? NULL : edit_record (self, conflict);

  if (conflict->of_file)
    {
      g_autoptr (JsonObject) old = self->members != NULL ? g_steal_pointer (&self->members)
                                                         : json_object_ref (bst_plan_get_unknown (self->plan));
      self->members = with_member (old, conflict->member, chosen.ptr);
    }
  else if (record != NULL && conflict->list != NULL)
    set_in_element (conflict, record, chosen);
  else if (record != NULL)
    bst_record_take (record, conflict->field, value_in (conflict, record, chosen));
}

static void
remove_as_chosen (Resolving *self, const BstConflict *conflict)
{
  BstRecord *record;

  if (conflict->list == NULL)
    {
      g_ptr_array_add (self->going, conflict->id);
      return;
    }
  record = bst_draft_find (self->draft, conflict->kind, conflict->id);
  if (record != NULL)
    bst_record_take (record, conflict->list,
                     bst_vec_without_element (conflict->list, bst_field_get (conflict->list, record).ptr,
                                              conflict->item));
}

/* What a person made of a whole record or element. */
static gboolean
put_edited (Resolving *self, const BstConflict *conflict, const BstResolution *resolution, GError **error)
{
  BstRecord *record = bst_draft_find (self->draft, conflict->kind, conflict->id);
  gboolean done = record != NULL
                  && (conflict->list != NULL ? bst_resolution_put_element (conflict, resolution, record)
                                             : bst_resolution_put_record (resolution, record));

  return done || bst_conflict_refuse_gone (conflict, error);
}

static gboolean
resolve (Resolving *self, const BstConflict *conflict, const BstResolution *resolution, GError **error)
{
  BstValue chosen;

  if (resolution->choice == BST_CHOICE_DEFAULT)
    return TRUE;
  if (!bst_resolution_check (conflict, resolution, error))
    return FALSE;
  if (conflict->type == BST_CONFLICT_DELETE && resolution->choice == BST_CHOICE_EDITED)
    return put_edited (self, conflict, resolution, error);
  if (conflict->type == BST_CONFLICT_DELETE)
    {
      if (!bst_conflict_stays_on (conflict, resolution->choice))
        remove_as_chosen (self, conflict);
      return TRUE;
    }
  if (resolution->choice == BST_CHOICE_BOTH && !bst_conflict_is_text (conflict))
    return TRUE; /* ours */
  chosen = chosen_value (conflict, resolution);
  set_value (self, conflict, chosen);
  bst_value_clear (conflict->field, &chosen);
  return TRUE;
}

/* --- All of it -------------------------------------------------------------------------------------------------------------- */

static gboolean
apply_choices (Resolving *self, const BstResolution *resolutions, GError **error)
{
  g_autoptr (BstDraft) draft = bst_draft_new (self->plan);
  BstTransaction *transaction;

  self->draft = draft;
  for (guint i = 0; i < self->conflicts->len; i++)
    if (!resolve (self, g_ptr_array_index (self->conflicts, i), &resolutions[i], error))
      return FALSE;
  self->draft = NULL;
  transaction = bst_draft_finish (draft, "", NULL);
  if (self->members != NULL)
    bst_transaction_set_members (transaction, bst_plan_get_unknown (self->plan), self->members);
  return bst_plan_apply (self->plan, transaction, error);
}

/* Records that go take along what belongs to them, and references to them are cleared. */
static gboolean
remove_chosen (Resolving *self, GError **error)
{
  BstTransaction *removal;

  if (self->going->len == 0)
    return TRUE;
  g_ptr_array_add (self->going, NULL);
  removal = bst_removal_new (self->plan, (const char *const *) self->going->pdata, "", NULL, error);
  return removal != NULL && bst_plan_apply (self->plan, removal, error);
}

/* What a person chose for each of the conflicts, in a plan that was merged. */
gboolean
bst_conflicts_apply (BstPlan *plan, const GPtrArray *conflicts, const BstResolution *resolutions, GError **error)
{
  g_autoptr (GPtrArray) going = g_ptr_array_new ();
  Resolving resolving = { .conflicts = conflicts, .plan = plan, .going = going };
  gboolean done = apply_choices (&resolving, resolutions, error) && remove_chosen (&resolving, error)
                  && bst_resolutions_make_no_ring (plan, conflicts, resolutions, error);

  g_clear_pointer (&resolving.members, json_object_unref);
  return done;
}

/**
 * bst_merge_resolve:
 * @ours: the plan that was merged, unchanged since
 * @resolutions: (nullable) (array): one for each of the conflicts, then one for each of the warnings; %NULL: the default
 *   for all
 * @error: for people, why these answers do not go together: %BST_ERROR_REFERENCE, what was chosen to go cannot go, or what
 *   was filled in refers to what is not there; %BST_ERROR_REFUSED, they would make a ring, or one answers something else
 *
 * Changes nothing itself.
 *
 * Returns: (transfer full) (nullable): what turns @ours into the merged plan with these choices, in one step, with the
 *   values that no choice took in the log
 */
BstTransaction *
bst_merge_resolve (const BstMerge *self, BstPlan *ours, const BstResolution *resolutions, GError **error)
{
  guint n_plain = bst_transaction_get_n (self->transaction) - self->n_lost;
  g_autoptr (BstPlan) plan = NULL;
  BstTransaction *result = NULL;

  if (resolutions == NULL)
    return bst_transaction_copy (self->transaction, bst_transaction_get_n (self->transaction));
  plan = bst_plan_copy (ours);
  bst_plan_index (plan, NULL, NULL);
  if (bst_plan_apply (plan, bst_transaction_copy (self->transaction, n_plain), error)
      && bst_conflicts_apply (plan, self->conflicts, resolutions, error)
      && bst_duplicates_apply (plan, self->warnings, resolutions + self->conflicts->len, error))
    {
      result = bst_diff (ours, plan);
      g_free (result->label);
      result->label = g_strdup (self->transaction->label);
      bst_transaction_set_members (result, bst_plan_get_unknown (ours), bst_plan_get_unknown (plan));
      bst_merge_add_lost (result, self->base, ours, self->conflicts, resolutions);
      bst_merge_add_lost (result, self->base, ours, self->warnings, resolutions + self->conflicts->len);
    }
  return result;
}
