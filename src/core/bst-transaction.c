/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-transaction.h"
#include <string.h>

static void
change_clear (gpointer data)
{
  BstChange *change = data;

  if (change->field != NULL)
    {
      bst_value_clear (change->field, &change->before);
      bst_value_clear (change->field, &change->after);
    }
  g_clear_pointer (&change->id, g_ref_string_release);
  g_clear_object (&change->record);
}

/**
 * bst_transaction_new:
 * @label: what the person did, translated: "Change the deadline"
 * @author: (nullable): who
 * @coalesce: (nullable): equal keys in a row become one undo step
 *
 * Returns: (transfer full): a transaction without changes
 */
BstTransaction *
bst_transaction_new (const char *label, const char *author, const char *coalesce)
{
  BstTransaction *self = g_new0 (BstTransaction, 1);

  self->label = g_strdup (label);
  self->author = g_strdup (author);
  self->coalesce = g_strdup (coalesce);
  self->time = g_get_real_time ();
  self->changes = g_array_new (FALSE, TRUE, sizeof (BstChange));
  g_array_set_clear_func (self->changes, change_clear);
  return self;
}

/**
 * bst_transaction_free:
 * @self: (transfer full): no longer needed
 */
void
bst_transaction_free (BstTransaction *self)
{
  g_array_unref (self->changes);
  g_free (self->label);
  g_free (self->author);
  g_free (self->coalesce);
  g_clear_pointer (&self->members_before, json_object_unref);
  g_clear_pointer (&self->members_after, json_object_unref);
  g_free (self);
}

static BstChange *
append (BstTransaction *self, BstChangeType type, BstRecord *record)
{
  BstChange change = { .type = type, .kind = bst_record_get_kind (record), .id = g_ref_string_acquire (record->id) };

  g_array_append_val (self->changes, change);
  return &g_array_index (self->changes, BstChange, self->changes->len - 1);
}

/**
 * bst_transaction_set:
 * @record: names the record; it may be an image of one that an earlier change of this transaction adds
 * @value: (transfer full): the new value
 */
void
bst_transaction_set (BstTransaction *self, BstRecord *record, const BstField *field, BstValue value)
{
  BstChange *change = append (self, BST_CHANGE_SET, record);

  change->field = field;
  change->after = value;
}

/**
 * bst_transaction_set_text:
 * @field: name of a text or reference field
 * @text: (nullable): the new text; empty is the same as %NULL
 */
void
bst_transaction_set_text (BstTransaction *self, BstRecord *record, const char *field, const char *text)
{
  bst_transaction_set (self, record, bst_record_find_field (record, field), bst_value_text (text));
}

/**
 * bst_transaction_set_number:
 * @field: name of a number, date, enum or flag field
 */
void
bst_transaction_set_number (BstTransaction *self, BstRecord *record, const char *field, gint64 number)
{
  bst_transaction_set (self, record, bst_record_find_field (record, field), (BstValue) { .num = number });
}

/**
 * bst_transaction_add:
 * @image: (transfer none): is copied, so it may be used again
 */
void
bst_transaction_add (BstTransaction *self, BstRecord *image)
{
  append (self, BST_CHANGE_ADD, image)->record = bst_record_copy (image);
}

/**
 * bst_transaction_remove:
 * @record: names the record, which must be in the plan by then
 */
void
bst_transaction_remove (BstTransaction *self, BstRecord *record)
{
  append (self, BST_CHANGE_REMOVE, record);
}

/**
 * bst_transaction_set_members:
 * @before: bst_plan_get_unknown() of the plan it is for
 * @after: (transfer none): what they become; must not change any more. Nothing is to change if they are equal
 */
void
bst_transaction_set_members (BstTransaction *self, JsonObject *before, JsonObject *after)
{
  g_autoptr (JsonNode) a = json_node_init_object (json_node_alloc (), before);
  g_autoptr (JsonNode) b = json_node_init_object (json_node_alloc (), after);

  if (json_node_equal (a, b))
    return;
  self->members_before = json_object_ref (before);
  self->members_after = json_object_ref (after);
}

static void
invert_change (const BstChange *from, BstChange *to)
{
  *to = *from;
  to->id = g_ref_string_acquire (from->id);
  to->record = from->record != NULL ? g_object_ref (from->record) : NULL;
  if (from->type == BST_CHANGE_SET)
    {
      to->before = bst_value_copy (from->field, from->after);
      to->after = bst_value_copy (from->field, from->before);
    }
  else
    to->type = from->type == BST_CHANGE_ADD ? BST_CHANGE_REMOVE : BST_CHANGE_ADD;
}

/**
 * bst_transaction_invert:
 * @self: one that was applied: only then are its befores known
 *
 * Returns: (transfer full): what undoes it
 */
BstTransaction *
bst_transaction_invert (const BstTransaction *self)
{
  BstTransaction *inverse = bst_transaction_new (self->label, self->author, NULL);

  g_array_set_size (inverse->changes, self->changes->len);
  for (guint i = 0; i < self->changes->len; i++)
    invert_change (&g_array_index (self->changes, BstChange, self->changes->len - 1 - i),
                   &g_array_index (inverse->changes, BstChange, i));
  if (self->members_before != NULL)
    bst_transaction_set_members (inverse, self->members_after, self->members_before);
  return inverse;
}

/**
 * bst_transaction_copy:
 * @n_changes: so many of its changes, from the first
 *
 * Returns: (transfer full): a transaction that shares the values
 */
BstTransaction *
bst_transaction_copy (const BstTransaction *self, guint n_changes)
{
  BstTransaction *copy = bst_transaction_new (self->label, self->author, self->coalesce);

  copy->time = self->time;
  g_array_set_size (copy->changes, n_changes);
  for (guint i = 0; i < n_changes; i++)
    {
      const BstChange *from = bst_transaction_get (self, i);
      BstChange *to = &g_array_index (copy->changes, BstChange, i);
      *to = *from;
      to->id = g_ref_string_acquire (from->id);
      to->record = from->record != NULL ? g_object_ref (from->record) : NULL;
      if (from->type == BST_CHANGE_SET)
        {
          to->before = bst_value_copy (from->field, from->before);
          to->after = bst_value_copy (from->field, from->after);
        }
    }
  if (self->members_before != NULL)
    bst_transaction_set_members (copy, self->members_before, self->members_after);
  return copy;
}

/**
 * bst_transaction_get_n:
 *
 * Returns: how many changes there are
 */
guint
bst_transaction_get_n (const BstTransaction *self)
{
  return self->changes->len;
}

/**
 * bst_transaction_sets:
 * @field: the name of one
 *
 * Returns: whether it sets this field of this record
 */
gboolean
bst_transaction_sets (const BstTransaction *self, const char *id, const char *field)
{
  for (guint i = 0; i < bst_transaction_get_n (self); i++)
    {
      const BstChange *change = bst_transaction_get (self, i);
      if (change->type == BST_CHANGE_SET && strcmp (change->id, id) == 0 && strcmp (change->field->name, field) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * bst_transaction_get_typed:
 *
 * What was typed is the first value that a step sets: before it may come the record it is for, behind it what follows from it.
 *
 * Returns: (nullable) (transfer none): that change; %NULL: it sets nothing
 */
const BstChange *
bst_transaction_get_typed (const BstTransaction *self)
{
  for (guint i = 0; i < bst_transaction_get_n (self); i++)
    if (bst_transaction_get (self, i)->type == BST_CHANGE_SET)
      return bst_transaction_get (self, i);
  return NULL;
}

/**
 * bst_transaction_get_image:
 *
 * Returns: (nullable) (transfer none): the record with @id as this transaction adds it; %NULL: it does not add it
 */
BstRecord *
bst_transaction_get_image (const BstTransaction *self, const char *id)
{
  for (guint i = 0; i < bst_transaction_get_n (self); i++)
    {
      const BstChange *change = bst_transaction_get (self, i);
      if (change->type == BST_CHANGE_ADD && strcmp (change->id, id) == 0)
        return change->record;
    }
  return NULL;
}

/**
 * bst_transaction_get:
 * @position: below bst_transaction_get_n()
 *
 * Returns: (transfer none): the change there
 */
const BstChange *
bst_transaction_get (const BstTransaction *self, guint position)
{
  return &g_array_index (self->changes, BstChange, position);
}
