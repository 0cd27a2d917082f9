/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-plan.c - the one place where a plan changes. All of a transaction is applied, or nothing. */
#include "bst-plan.h"
#include "bst-references.h"
#include "bst-text.h"
#include <string.h>

#define TYPING_PAUSE (2 * G_TIME_SPAN_SECOND)

struct _BstPlan {
  GObject parent_instance;
  BstCollection *collections[BST_N_KINDS];
  BstReferences *references;
  JsonObject *unknown; /* members of the file that this version does not know */
  gint64 version;
  GPtrArray *history; /* BstTransaction; the first n_done of them are done, the others undone */
  guint n_done;
  /* every state the plan was in has a number: undoing to the saved one makes the plan unmodified again */
  GArray *states; /* guint64: states[i] is the state after i transactions */
  guint64 last_state, saved_state;
};

enum { APPLIED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstPlan, bst_plan, G_TYPE_OBJECT)

/* --- Applying ------------------------------------------------------------------------------------------------ */

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

  if (!bst_collection_insert (self->collections[change->kind], record))
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
static const char *
find_orphan (BstPlan *self, const BstChange *change)
{
  gboolean overlay = (bst_kinds[change->kind].flags & BST_KIND_OVERLAY) && bst_id_is_framework (change->id);

  return !overlay && bst_references_get (self->references, change->id) != NULL ? change->id : NULL;
}

/* Says which reference leads nowhere, and whose it is. */
static gboolean
refuse_reference (const BstRecord *source, const BstField *field, const char *missing, GError **error)
{
  g_set_error (error, BST_ERROR, BST_ERROR_REFERENCE,
               bst_text (NULL, N_ ("“%s” of %s would refer to %s, which is not in the plan")), field->name, source->id,
               missing);
  return FALSE;
}

static gboolean
refuse_orphan (BstPlan *self, const char *target, GError **error)
{
  GHashTableIter iter;
  gpointer source = NULL;

  g_hash_table_iter_init (&iter, bst_references_get (self->references, target));
  g_hash_table_iter_next (&iter, &source, NULL);
  g_set_error (error, BST_ERROR, BST_ERROR_REFERENCE,
               bst_text (NULL, N_ ("%s cannot be removed: %s refers to it")), target, (const char *) source);
  return FALSE;
}

/* References are looked at when all changes are in, so their order in a transaction does not matter. */
static gboolean
check_change (BstPlan *self, const BstChange *change, GError **error)
{
  BstRecord *record = bst_plan_find (self, change->kind, change->id);
  const BstFieldTable *table = bst_kind_get_table (change->kind);

  if (record == NULL)
    return find_orphan (self, change) == NULL || refuse_orphan (self, change->id, error);
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

static void
roll_back (BstPlan *self, BstTransaction *transaction, guint n_done)
{
  g_autoptr (BstTransaction) inverse = NULL;

  g_array_set_size (transaction->changes, n_done);
  inverse = bst_transaction_invert (transaction);
  for (guint i = 0; i < n_done; i++)
    apply_change (self, &g_array_index (inverse->changes, BstChange, i));
}

static gboolean
try_changes (BstPlan *self, BstTransaction *transaction, GError **error)
{
  guint n = bst_transaction_get_n (transaction);

  for (guint i = 0; i < n; i++)
    {
      BstChange *change = &g_array_index (transaction->changes, BstChange, i);
      if (apply_change (self, change))
        continue;
      g_set_error (error, BST_ERROR, BST_ERROR_RECORD,
                   change->type == BST_CHANGE_ADD ? bst_text (NULL, N_ ("%s is in the plan already"))
                                                  : bst_text (NULL, N_ ("%s is not in the plan")),
                   change->id);
      roll_back (self, transaction, i);
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    if (!check_change (self, bst_transaction_get (transaction, i), error))
      {
        roll_back (self, transaction, n);
        return FALSE;
      }
  return TRUE;
}

static gboolean
run (BstPlan *self, BstTransaction *transaction, GError **error)
{
  gboolean good = try_changes (self, transaction, error);

  for (int kind = 0; kind < BST_N_KINDS; kind++)
    bst_collection_flush (self->collections[kind]);
  for (guint i = 0; good && i < bst_transaction_get_n (transaction); i++)
    {
      const BstChange *change = bst_transaction_get (transaction, i);
      BstRecord *record = change->type == BST_CHANGE_SET ? bst_plan_find (self, change->kind, change->id) : NULL;
      if (record != NULL && !bst_value_equal (change->field, change->before, change->after))
        bst_record_notify (record, change->field);
    }
  return good;
}

/* --- History ------------------------------------------------------------------------------------------------- */

/* A typed text is one undo step: the last step takes over the new value and keeps its own "before". */
static gboolean
coalesce (BstPlan *self, const BstTransaction *transaction)
{
  BstTransaction *last = self->n_done > 0 ? g_ptr_array_index (self->history, self->n_done - 1) : NULL;
  const BstChange *new;
  BstChange *old;

  if (last == NULL || transaction->coalesce == NULL || g_strcmp0 (last->coalesce, transaction->coalesce) != 0
      || transaction->time - last->time > TYPING_PAUSE || last->changes->len != 1 || transaction->changes->len != 1)
    return FALSE;
  old = &g_array_index (last->changes, BstChange, 0);
  new = bst_transaction_get (transaction, 0);
  if (new->type != BST_CHANGE_SET || old->field != new->field || strcmp (old->id, new->id) != 0)
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
  return TRUE;
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

  if (!run (self, transaction, error))
    return FALSE;
  if (changes_nothing (transaction))
    return TRUE;
  remembered = remember (self, transaction);
  g_signal_emit (self, signals[APPLIED], 0, transaction, FALSE);
  if (remembered)
    g_steal_pointer (&owned);
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
  if (!run (self, inverse, &error))
    {
      g_critical ("cannot undo: %s", error->message);
      return FALSE;
    }
  self->n_done--;
  g_signal_emit (self, signals[APPLIED], 0, inverse, TRUE);
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
  if (!run (self, transaction, &error))
    {
      g_critical ("cannot redo: %s", error->message);
      return FALSE;
    }
  self->n_done++;
  g_signal_emit (self, signals[APPLIED], 0, transaction, TRUE);
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

gboolean
bst_plan_is_modified (BstPlan *self)
{
  return bst_plan_get_state (self) != self->saved_state;
}

/* --- The plan ------------------------------------------------------------------------------------------------ */

BstCollection *
bst_plan_get_collection (BstPlan *self, BstKindId kind)
{
  return self->collections[kind];
}

/**
 * bst_plan_find:
 *
 * Returns: (nullable) (transfer none): the record; good until the next transaction: hold ids, not records
 */
BstRecord *
bst_plan_find (BstPlan *self, BstKindId kind, const char *id)
{
  return bst_collection_find (self->collections[kind], id);
}

/**
 * bst_plan_find_any:
 *
 * Returns: (nullable) (transfer none): the record with @id, whatever its kind
 */
BstRecord *
bst_plan_find_any (BstPlan *self, const char *id)
{
  BstRecord *record = NULL;

  for (int kind = 0; kind < BST_N_KINDS && record == NULL; kind++)
    record = bst_plan_find (self, (BstKindId) kind, id);
  return record;
}

/**
 * bst_plan_get_single:
 * @kind: %BST_KIND_PLAN or %BST_KIND_FRAMEWORK
 *
 * Returns: (transfer none): the one record of @kind, which is always there
 */
BstRecord *
bst_plan_get_single (BstPlan *self, BstKindId kind)
{
  return bst_plan_find (self, kind, bst_kinds[kind].name);
}

/**
 * bst_plan_get_unknown:
 *
 * Returns: (transfer none): the members of the file that this version does not know; kept as they are
 */
JsonObject *
bst_plan_get_unknown (BstPlan *self)
{
  return self->unknown;
}

/**
 * bst_plan_set_unknown:
 * @unknown: (transfer none): must not change any more: copies of the plan share it
 *
 * For changes from a file; leaves no undo step.
 */
void
bst_plan_set_unknown (BstPlan *self, JsonObject *unknown)
{
  json_object_ref (unknown);
  json_object_unref (self->unknown);
  self->unknown = unknown;
}

/**
 * bst_plan_get_version:
 *
 * Returns: the version of the file format the plan was read in
 */
gint64
bst_plan_get_version (BstPlan *self)
{
  return self->version;
}

void
bst_plan_set_version (BstPlan *self, gint64 version)
{
  self->version = version;
}

/**
 * bst_plan_get_referrers:
 *
 * Returns: (nullable) (transfer none): the ids of the records that refer to @id, as keys; %NULL: none
 */
GHashTable *
bst_plan_get_referrers (BstPlan *self, const char *id)
{
  return bst_references_get (self->references, id);
}

static void
index_record (BstPlan *self, BstRecord *record, BstDanglingFunc dangling, gpointer data)
{
  const BstFieldTable *table = bst_record_get_table (record);

  bst_references_count_record (self->references, record, 1);
  for (guint i = 0; i < table->n_fields && dangling != NULL; i++)
    {
      BstValue value = bst_field_get (&table->fields[i], record);
      const char *target = bst_references_find_dangling (self, &table->fields[i], value);
      if (target != NULL)
        dangling (record, &table->fields[i], target, data);
    }
}

/**
 * bst_plan_index:
 * @dangling: (nullable) (scope call): told of each reference that leads nowhere
 *
 * Builds the index of references; once, after the records were loaded.
 */
void
bst_plan_index (BstPlan *self, BstDanglingFunc dangling, gpointer data)
{
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    for (guint i = 0; i < bst_collection_get_n (self->collections[kind]); i++)
      index_record (self, bst_collection_get (self->collections[kind], i), dangling, data);
}

/**
 * bst_plan_copy:
 *
 * The values are shared, so this is cheap, and the copy may go to another thread to be written while this plan goes on.
 *
 * Returns: (transfer full): a copy without history, and without an index of references
 */
BstPlan *
bst_plan_copy (BstPlan *self)
{
  BstPlan *copy = g_object_new (BST_TYPE_PLAN, NULL);

  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
      g_clear_object (&copy->collections[kind]);
      copy->collections[kind] = bst_collection_new ((BstKindId) kind);
      for (guint i = 0; i < bst_collection_get_n (self->collections[kind]); i++)
        g_ptr_array_add (records, bst_record_copy (bst_collection_get (self->collections[kind], i)));
      bst_collection_load (copy->collections[kind], records);
    }
  json_object_unref (copy->unknown);
  copy->unknown = json_object_ref (self->unknown); /* nothing changes it after loading */
  copy->version = self->version;
  return copy;
}

static void
bst_plan_finalize (GObject *object)
{
  BstPlan *self = BST_PLAN (object);

  for (int kind = 0; kind < BST_N_KINDS; kind++)
    g_object_unref (self->collections[kind]);
  g_ptr_array_unref (self->history);
  g_array_unref (self->states);
  bst_references_free (self->references);
  json_object_unref (self->unknown);
  G_OBJECT_CLASS (bst_plan_parent_class)->finalize (object);
}

static void
bst_plan_class_init (BstPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bst_plan_finalize;

  /**
   * BstPlan::applied:
   * @transaction: (type gpointer): a const #BstTransaction with every before and after; an undo shows the inverse
   * @again: whether it was undone or redone
   */
  signals[APPLIED] = g_signal_new ("applied", BST_TYPE_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                   G_TYPE_POINTER, G_TYPE_BOOLEAN);
}

static void
bst_plan_init (BstPlan *self)
{
  guint64 first = 0;

  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      self->collections[kind] = bst_collection_new ((BstKindId) kind);
      if (bst_kinds[kind].flags & BST_KIND_SINGLETON)
        {
          g_autoptr (BstRecord) record = bst_record_new ((BstKindId) kind, bst_kinds[kind].name);
          bst_collection_insert (self->collections[kind], record);
          bst_collection_flush (self->collections[kind]);
        }
    }
  self->version = 1;
  self->unknown = json_object_new ();
  self->references = bst_references_new ();
  self->history = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_transaction_free);
  self->states = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_array_append_val (self->states, first);
}

/**
 * bst_plan_new:
 *
 * Returns: (transfer full): an empty plan; bst_plan_create() makes one with a framework
 */
BstPlan *
bst_plan_new (void)
{
  return g_object_new (BST_TYPE_PLAN, NULL);
}
