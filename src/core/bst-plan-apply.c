/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-plan-apply.c - the one place where a plan changes. All of a transaction is applied, or nothing. */
#include "bst-plan-private.h"
#include "bst-reference-words.h"
#include "bst-text.h"
#include <string.h>

static gboolean
set_field (BstPlan *self, BstChange *change)
{
  BstRecord *record = bst_plan_find (self, change->kind, change->id);
  BstValue value;

  if (record == NULL)
    return FALSE;
  bst_value_clear (change->field, &change->before);
  change->before = bst_value_copy (change->field, bst_field_get (change->field, record));
  if (bst_value_equal (change->field, change->before, change->after))
    return TRUE;
  for (guint i = 0; i < self->copiers->len; i++)
    bst_copier_note (g_ptr_array_index (self->copiers, i), record);
  bst_references_count_value (self->references, record->id, change->field, change->after, 1);
  bst_references_count_value (self->references, record->id, change->field, change->before, -1);
  value = bst_value_copy (change->field, change->after);
  bst_field_swap (change->field, record, &value);
  bst_value_clear (change->field, &value);
  return TRUE;
}

static gboolean
add_record (BstPlan *self, BstChange *change)
{
  g_autoptr (BstRecord) record = bst_record_copy (change->record);

  /* an id that no file may hold would make a file that cannot be read again */
  if (!bst_id_is_valid (change->kind, change->id) || !bst_collection_insert (self->collections[change->kind], record))
    return FALSE;
  bst_references_count_record (self->references, record, 1);
  return TRUE;
}

static gboolean
remove_record (BstPlan *self, BstChange *change)
{
  g_autoptr (BstRecord) record = NULL;

  g_set_object (&record, bst_plan_find (self, change->kind, change->id));
  if (record == NULL || (bst_kinds[change->kind].flags & BST_KIND_SINGLETON))
    return FALSE;
  bst_collection_remove (self->collections[change->kind], change->id);
  g_set_object (&change->record, record); /* out of the plan it changes no more: an image */
  bst_references_count_record (self->references, record, -1);
  return TRUE;
}

static gboolean
apply_change (BstPlan *self, BstChange *change)
{
  switch (change->type)
    {
    case BST_CHANGE_SET:
      return set_field (self, change);
    case BST_CHANGE_ADD:
      return add_record (self, change);
    default:
      return remove_record (self, change);
    }
}

/* A record that is gone may not be referred to, unless a framework item with its id remains behind the overlay. */
static gboolean
is_orphan (BstPlan *self, const BstChange *change)
{
  gboolean overlay = (bst_kinds[change->kind].flags & BST_KIND_OVERLAY) && bst_id_is_framework (change->id);

  return !overlay && bst_references_get (self->references, change->id) != NULL;
}

/* Says which reference leads nowhere, and whose it is. */
static gboolean
refuse_reference (BstRecord *source, const BstField *field, const char *missing, GError **error)
{
  g_autofree char *who = bst_reference_say_source (source), *what = bst_reference_say_target (missing);

  g_set_error (error, BST_ERROR, BST_ERROR_REFERENCE,
               bst_text (NULL, N_ ("%s: “%s” would refer to something that is not in the plan: %s")), who,
               bst_text (NULL, field->label), what);
  return FALSE;
}

typedef struct {
  const char *target;
  gboolean found;
} Search;

static void
compare_cb (const BstField *field, char *target, gpointer data)
{
  Search *search = data;

  search->found |= strcmp (target, search->target) == 0;
}

static const BstField *
find_reference (BstRecord *source, const char *target)
{
  const BstFieldTable *table = bst_record_get_table (source);
  Search search = { target, FALSE };
  guint i = 0;

  for (; i + 1 < table->n_fields && !search.found; i++)
    bst_value_foreach_ref (&table->fields[i], bst_field_get (&table->fields[i], source), compare_cb, &search);
  return &table->fields[i - 1];
}

static gboolean
refuse_orphan (BstPlan *self, const BstChange *change, GError **error)
{
  GHashTableIter iter;
  gpointer id = NULL;
  BstRecord *source;
  g_autofree char *what = NULL, *who = NULL;

  g_hash_table_iter_init (&iter, bst_references_get (self->references, change->id));
  g_hash_table_iter_next (&iter, &id, NULL);
  source = bst_plan_find_any (self, id);
  what = change->record != NULL ? bst_reference_say_source (change->record) : g_strdup (change->id);
  who = bst_reference_say_source (source);
  /* Translators: a record, another one, and the field in which that refers to the first: “Organisation “House” cannot be
   * removed: Action point “Coaches” refers to it in “Owner”” */
  g_set_error (error, BST_ERROR, BST_ERROR_REFERENCE,
               bst_text (NULL, N_ ("%s cannot be removed: %s refers to it in “%s”")), what, who,
               bst_text (NULL, find_reference (source, change->id)->label));
  return FALSE;
}

/* References are looked at when all changes are in, so their order in a transaction does not matter. */
static gboolean
check_change (BstPlan *self, const BstChange *change, GError **error)
{
  BstRecord *record = bst_plan_find (self, change->kind, change->id);
  const BstFieldTable *table = bst_kind_get_table (change->kind);

  if (record == NULL)
    return !is_orphan (self, change) || refuse_orphan (self, change, error);
  for (guint i = 0; i < table->n_fields; i++)
    {
      const BstField *field = change->type == BST_CHANGE_SET ? change->field : &table->fields[i];
      const char *missing = bst_references_find_dangling (self, field, bst_field_get (field, record));
      if (missing != NULL)
        return refuse_reference (record, field, missing, error);
      if (change->type == BST_CHANGE_SET)
        break;
    }
  return TRUE;
}

/* What was taken out goes back itself, not a copy of it: whoever holds it still holds what is in the plan. */
static void
put_back (BstPlan *self, BstRecord *record)
{
  bst_collection_insert (self->collections[bst_record_get_kind (record)], record);
  bst_references_count_record (self->references, record, 1);
}

static void
roll_back (BstPlan *self, BstTransaction *transaction, guint n_done)
{
  g_autoptr (BstTransaction) inverse = NULL;

  g_array_set_size (transaction->changes, n_done);
  inverse = bst_transaction_invert (transaction);
  for (guint i = 0; i < n_done; i++)
    {
      BstChange *change = &g_array_index (inverse->changes, BstChange, i);
      if (change->type == BST_CHANGE_ADD)
        put_back (self, change->record);
      else
        apply_change (self, change);
    }
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    bst_collection_forget_moves (self->collections[kind]); /* each holds the very records that it held */
}

/* Why apply_change() would not. */
static void
refuse_change (const BstChange *change, GError **error)
{
  if (change->type == BST_CHANGE_ADD && !bst_id_is_valid (change->kind, change->id))
    g_set_error (error, BST_ERROR, BST_ERROR_RECORD, bst_text (NULL, N_ ("%s cannot be the id of one of “%s”")),
                 change->id, bst_kinds[change->kind].name);
  else
    g_set_error (error, BST_ERROR, BST_ERROR_RECORD,
                 change->type == BST_CHANGE_ADD ? bst_text (NULL, N_ ("%s is in the plan already"))
                                                : bst_text (NULL, N_ ("%s is not in the plan")),
                 change->id);
}

static gboolean
try_changes (BstPlan *self, BstTransaction *transaction, GError **error)
{
  guint n = bst_transaction_get_n (transaction);
  BstPlanCheck check = g_steal_pointer (&self->check); /* for this transaction, not for what its handlers submit */

  for (guint i = 0; i < n; i++)
    {
      BstChange *change = &g_array_index (transaction->changes, BstChange, i);
      if (apply_change (self, change))
        continue;
      refuse_change (change, error);
      roll_back (self, transaction, i);
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    if (!check_change (self, bst_transaction_get (transaction, i), error))
      {
        roll_back (self, transaction, n);
        return FALSE;
      }
  if (check != NULL && !check (self, transaction, self->check_data, error))
    {
      roll_back (self, transaction, n);
      return FALSE;
    }
  return TRUE;
}

/**
 * bst_plan_run:
 *
 * Applies all of @transaction or nothing, and lets models and records speak. History is the caller's.
 */
gboolean
bst_plan_run (BstPlan *self, BstTransaction *transaction, GError **error)
{
  gboolean good;

  g_return_val_if_fail (!self->changing, FALSE); /* in a handler of items-changed or notify: wait for "applied" */
  good = try_changes (self, transaction, error);
  if (good && transaction->members_after != NULL)
    bst_plan_set_unknown (self, transaction->members_after);
  self->changing = TRUE;
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    bst_collection_flush (self->collections[kind]);
  for (guint i = 0; good && i < bst_transaction_get_n (transaction); i++)
    {
      const BstChange *change = bst_transaction_get (transaction, i);
      BstRecord *record = change->type == BST_CHANGE_SET ? bst_plan_find (self, change->kind, change->id) : NULL;
      if (record != NULL && !bst_value_equal (change->field, change->before, change->after))
        bst_record_notify (record, change->field);
    }
  self->changing = FALSE;
  return good;
}
