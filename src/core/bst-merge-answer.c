/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-answer.c - an answer of a person's own: what was filled in somewhere, as a resolution, and back into a plan.
 *
 * A value, an element and a record are read and put in by the same two calls, so that who asks needs to know no more than
 * which conflict it is about. */
#include "bst-merge-private.h"
#include "bst-text.h"
#include <string.h>

/* Whether it is about an element as a whole, and not about a field of it. */
gboolean
bst_conflict_is_about_element (const BstConflict *self)
{
  return self->list != NULL && self->list == self->field;
}

/**
 * bst_conflict_is_editable:
 *
 * Returns: whether people can give an answer of their own: to all but what only a newer version understands
 */
gboolean
bst_conflict_is_editable (const BstConflict *self)
{
  return self->member == NULL;
}

/**
 * bst_conflict_read:
 * @plan: where a person filled it in
 *
 * Returns: what @plan has of what @self is about, as %BST_CHOICE_EDITED; %BST_CHOICE_DEFAULT where @plan has it no more. To
 *   be cleared by bst_resolution_clear()
 */
BstResolution
bst_conflict_read (const BstConflict *self, BstPlan *plan)
{
  BstRecord *record = bst_plan_find (plan, self->kind, self->id);
  gpointer element = NULL;
  BstVec *alone;

  if (record == NULL)
    return (BstResolution) { .choice = BST_CHOICE_DEFAULT };
  if (self->field == NULL)
    return (BstResolution) { .choice = BST_CHOICE_EDITED, .record = bst_record_copy (record) };
  if (self->list == NULL)
    return (BstResolution) { .choice = BST_CHOICE_EDITED,
                             .value = bst_value_copy (self->field, bst_field_get (self->field, record)) };
  element = bst_vec_find_element (bst_field_get (self->list, record).ptr, self->item);
  if (element == NULL)
    return (BstResolution) { .choice = BST_CHOICE_DEFAULT };
  if (self->list != self->field)
    return (BstResolution) { .choice = BST_CHOICE_EDITED,
                             .value = bst_value_copy (self->field, bst_field_get (self->field, element)) };
  alone = bst_vec_new (1);
  alone->items[0] = bst_element_ref (element);
  return (BstResolution) { .choice = BST_CHOICE_EDITED, .value = { .ptr = alone } };
}

/**
 * bst_resolution_clear:
 * @field: (nullable): of the conflict that it resolves; that may be gone
 *
 * Frees what @self holds, for who owns that, and leaves it undecided.
 */
void
bst_resolution_clear (BstResolution *self, const BstField *field)
{
  if (field != NULL)
    bst_value_clear (field, &self->value);
  g_clear_object (&self->record);
  self->choice = BST_CHOICE_DEFAULT;
}

/**
 * bst_resolution_foreach_ref:
 * @func: (scope call): told of each id that an answer of a person's own refers to
 */
void
bst_resolution_foreach_ref (const BstConflict *conflict, const BstResolution *self, BstRefFunc func, gpointer data)
{
  if (self->choice != BST_CHOICE_EDITED)
    return;
  if (self->record != NULL)
    {
      const BstFieldTable *table = bst_record_get_table (self->record);
      for (guint i = 0; i < table->n_fields; i++)
        bst_value_foreach_ref (&table->fields[i], bst_field_get (&table->fields[i], self->record), func, data);
    }
  else if (conflict->field != NULL)
    bst_value_foreach_ref (conflict->field, self->value, func, data);
}

/* --- Putting it in ------------------------------------------------------------------------------------------------------- */

static gboolean
fits (const BstConflict *conflict, const BstResolution *self)
{
  const BstVec *vec = self->value.ptr;

  if (conflict->field == NULL)
    return self->record != NULL && bst_record_get_kind (self->record) == conflict->kind
           && strcmp (self->record->id, conflict->id) == 0;
  if (bst_conflict_is_about_element (conflict))
    return vec == NULL || (vec->n == 1 && strcmp (((const BstElement *) vec->items[0])->id, conflict->item) == 0);
  return TRUE;
}

/* Whether an answer of a person's own is one to this question. */
gboolean
bst_resolution_check (const BstConflict *conflict, const BstResolution *self, GError **error)
{
  if (self->choice != BST_CHOICE_EDITED || fits (conflict, self))
    return TRUE;
  g_set_error (error, BST_ERROR, BST_ERROR_REFUSED,
               bst_text (NULL, N_ ("“%s”: what was filled in is about something else. Choose another answer.")),
               conflict->title);
  return FALSE;
}

/* Returns: FALSE */
gboolean
bst_conflict_refuse_gone (const BstConflict *self, GError **error)
{
  g_set_error (error, BST_ERROR, BST_ERROR_REFUSED,
               bst_text (NULL,
                         N_ ("“%s” is not in the plan any more, so what was filled in has no place. Merge again.")),
               self->title);
  return FALSE;
}

/* Returns: whether the element is there */
gboolean
bst_resolution_put_element (const BstConflict *conflict, const BstResolution *self, BstRecord *record)
{
  const BstVec *list = bst_field_get (conflict->list, record).ptr, *alone = self->value.ptr;

  if (bst_vec_find_element (list, conflict->item) == NULL)
    return FALSE;
  bst_record_take (record, conflict->list,
                   alone != NULL ? bst_vec_with_element (conflict->list, list, bst_element_ref (alone->items[0]))
                                 : bst_vec_without_element (conflict->list, list, conflict->item));
  return TRUE;
}

/* Returns: whether the record is there */
gboolean
bst_resolution_put_record (const BstResolution *self, BstRecord *record)
{
  const BstFieldTable *table = bst_record_get_table (self->record);

  for (guint i = 0; record != NULL && i < table->n_fields; i++)
    {
      const BstField *field = &table->fields[i];
      bst_record_take (record, field, bst_value_copy (field, bst_field_get (field, self->record)));
    }
  return record != NULL;
}
