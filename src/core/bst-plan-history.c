/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-plan-history.c - applying with undo, redo, typing and the state that was saved. */
#include "bst-plan-private.h"
#include <string.h>

#define TYPING_PAUSE (2 * G_TIME_SPAN_SECOND)

/* A typed text is one undo step: the last step takes over the new value and keeps its own "before". Its first letter may have
 * brought the record, and have had consequences. */
static gboolean
coalesce (BstPlan *self, const BstTransaction *transaction)
{
  BstTransaction *last = self->n_done > 0 ? g_ptr_array_index (self->history, self->n_done - 1) : NULL;
  const BstChange *new;
  BstChange *old;

  if (last == NULL || transaction->coalesce == NULL || g_strcmp0 (last->coalesce, transaction->coalesce) != 0
      || transaction->time - last->time > TYPING_PAUSE || transaction->changes->len != 1)
    return FALSE;
  old = (BstChange *) bst_transaction_get_typed (last);
  new = bst_transaction_get (transaction, 0);
  if (old == NULL || old->field != new->field || strcmp (old->id, new->id) != 0)
    return FALSE;
  bst_value_clear (old->field, &old->after);
  old->after = bst_value_copy (new->field, new->after);
  last->time = transaction->time;
  return TRUE;
}

static gboolean
changes_nothing (const BstTransaction *transaction)
{
  for (guint i = 0; i < bst_transaction_get_n (transaction); i++)
    {
      const BstChange *change = bst_transaction_get (transaction, i);
      if (change->type != BST_CHANGE_SET || !bst_value_equal (change->field, change->before, change->after))
        return FALSE;
    }
  return transaction->members_after == NULL;
}

/* FALSE: the step before swallowed it. */
static gboolean
remember (BstPlan *self, BstTransaction *transaction)
{
  g_ptr_array_set_size (self->history, (int) self->n_done); /* what was undone cannot be redone any more */
  g_array_set_size (self->states, self->n_done + 1);
  self->last_state++;
  if (coalesce (self, transaction))
    {
      g_array_index (self->states, guint64, self->n_done) = self->last_state;
      return FALSE;
    }
  g_ptr_array_add (self->history, transaction);
  g_array_append_val (self->states, self->last_state);
  self->n_done++;
  return TRUE;
}

/**
 * bst_plan_apply:
 * @transaction: (transfer full): what is to change
 * @error: %BST_ERROR_RECORD or %BST_ERROR_REFERENCE, for people; the plan is then as it was
 *
 * Applies all of @transaction or nothing. The models and records speak first, then the signal "applied".
 * A transaction that changes nothing leaves no undo step.
 *
 * Returns: whether it was applied
 */
gboolean
bst_plan_apply (BstPlan *self, BstTransaction *transaction, GError **error)
{
  g_autoptr (BstTransaction) owned = transaction;
  gboolean remembered;

  if (!bst_plan_run (self, transaction, error))
    return FALSE;
  if (changes_nothing (transaction))
    return TRUE;
  remembered = remember (self, transaction);
  bst_plan_emit_applied (self, transaction, FALSE);
  if (remembered)
    g_steal_pointer (&owned);
  return TRUE;
}

/**
 * bst_plan_apply_checked:
 * @transaction: (transfer full): what is to change
 * @check: (scope call): says whether the plan may be as it is after @transaction; it must not change it
 *
 * As bst_plan_apply(), for what a person does: rules that refuse look at the plan as it would be. Reading, merging, undo
 * and recovery do not come through here: a state that two valid files make together is accepted and found fault with.
 *
 * Returns: whether it was applied
 */
gboolean
bst_plan_apply_checked (BstPlan *self, BstTransaction *transaction, BstPlanCheck check, gpointer data, GError **error)
{
  gboolean good;

  self->check = check;
  self->check_data = data;
  good = bst_plan_apply (self, transaction, error);
  self->check = NULL;
  return good;
}

/**
 * bst_plan_amend:
 * @value: (transfer full): what the field of the last step is to hold instead
 * @time: the step's new time, microseconds since 1970
 *
 * For the journal: typing went on, and the last step took over the new value. There must be a last step, and
 * bst_transaction_get_typed() must say what was typed in it.
 *
 * Returns: whether the field could be set
 */
gboolean
bst_plan_amend (BstPlan *self, BstValue value, gint64 time)
{
  BstTransaction *last = g_ptr_array_index (self->history, self->n_done - 1);
  g_autoptr (BstTransaction) change = bst_transaction_new (last->label, last->author, last->coalesce);
  BstChange *kept = (BstChange *) bst_transaction_get_typed (last), *new;
  BstRecord *record = bst_plan_find (self, kept->kind, kept->id);

  if (record == NULL) /* a damaged journal: the step took it away again */
    {
      bst_value_clear (kept->field, &value);
      return FALSE;
    }
  bst_transaction_set (change, record, kept->field, value);
  change->time = time;
  new = &g_array_index (change->changes, BstChange, 0);
  if (!bst_plan_run (self, change, NULL))
    return FALSE;
  g_ptr_array_set_size (self->history, (int) self->n_done);
  g_array_set_size (self->states, self->n_done + 1);
  g_array_index (self->states, guint64, self->n_done) = ++self->last_state;
  bst_value_clear (kept->field, &kept->after);
  kept->after = bst_value_copy (new->field, new->after);
  last->time = time;
  bst_plan_emit_applied (self, change, FALSE);
  return TRUE;
}

/**
 * bst_plan_undo:
 *
 * Returns: whether there was anything to undo
 */
gboolean
bst_plan_undo (BstPlan *self)
{
  g_autoptr (BstTransaction) inverse = NULL;
  g_autoptr (GError) error = NULL;

  if (self->n_done == 0)
    return FALSE;
  bst_plan_end_typing (self);
  inverse = bst_transaction_invert (g_ptr_array_index (self->history, self->n_done - 1));
  if (!bst_plan_run (self, inverse, &error))
    {
      g_critical ("cannot undo: %s", error != NULL ? error->message : "the plan is changing");
      return FALSE;
    }
  self->n_done--;
  bst_plan_emit_applied (self, inverse, TRUE);
  return TRUE;
}

/**
 * bst_plan_redo:
 *
 * Returns: whether there was anything to redo
 */
gboolean
bst_plan_redo (BstPlan *self)
{
  BstTransaction *transaction;
  g_autoptr (GError) error = NULL;

  if (self->n_done == self->history->len)
    return FALSE;
  transaction = g_ptr_array_index (self->history, self->n_done);
  if (!bst_plan_run (self, transaction, &error))
    {
      g_critical ("cannot redo: %s", error != NULL ? error->message : "the plan is changing");
      return FALSE;
    }
  self->n_done++;
  bst_plan_emit_applied (self, transaction, TRUE);
  return TRUE;
}

/**
 * bst_plan_get_undo:
 *
 * Returns: (nullable) (transfer none): what bst_plan_undo() would undo
 */
const BstTransaction *
bst_plan_get_undo (BstPlan *self)
{
  return self->n_done > 0 ? g_ptr_array_index (self->history, self->n_done - 1) : NULL;
}

/**
 * bst_plan_get_redo:
 *
 * Returns: (nullable) (transfer none): what bst_plan_redo() would redo
 */
const BstTransaction *
bst_plan_get_redo (BstPlan *self)
{
  return self->n_done < self->history->len ? g_ptr_array_index (self->history, self->n_done) : NULL;
}

/**
 * bst_plan_end_typing:
 *
 * Makes the next change an undo step of its own.
 */
void
bst_plan_end_typing (BstPlan *self)
{
  if (self->n_done > 0)
    g_clear_pointer (&((BstTransaction *) g_ptr_array_index (self->history, self->n_done - 1))->coalesce, g_free);
}

/**
 * bst_plan_get_state:
 *
 * Returns: the number of the state the plan is in. Equal numbers are equal plans.
 */
guint64
bst_plan_get_state (BstPlan *self)
{
  return g_array_index (self->states, guint64, self->n_done);
}

/**
 * bst_plan_mark_saved:
 * @state: what bst_plan_get_state() said when the saved copy was taken
 */
void
bst_plan_mark_saved (BstPlan *self, guint64 state)
{
  self->saved_state = state;
  bst_plan_end_typing (self);
}

/**
 * bst_plan_is_modified:
 *
 * Returns: whether the plan differs from what was opened or saved last. Undoing to there makes it unmodified again
 */
gboolean
bst_plan_is_modified (BstPlan *self)
{
  return bst_plan_get_state (self) != self->saved_state;
}
