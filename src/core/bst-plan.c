/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-plan.c - what a plan is: its records, its references, and copies of it. */
#include "bst-copier.h"
#include "bst-plan-private.h"

enum { APPLIED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstPlan, bst_plan, G_TYPE_OBJECT)

/**
 * bst_plan_get_collection:
 *
 * Returns: (transfer none): the records of @kind; a #GListModel
 */
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

/**
 * bst_plan_set_version:
 * @version: of the file that is being read
 *
 * For the reader.
 */
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

/**
 * bst_plan_list_referrers:
 * @id: (nullable): of anything that can be referred to
 * @kind: of the records that are wanted
 *
 * Returns: (transfer container) (element-type BstRecord): the records of @kind that refer to @id in any field, in no order
 */
GPtrArray *
bst_plan_list_referrers (BstPlan *self, const char *id, BstKindId kind)
{
  GHashTable *referrers = id != NULL ? bst_references_get (self->references, id) : NULL;
  GPtrArray *records = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer source;

  if (referrers == NULL)
    return records;
  g_hash_table_iter_init (&iter, referrers);
  while (g_hash_table_iter_next (&iter, &source, NULL))
    {
      BstRecord *record = bst_plan_find (self, kind, source);
      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return records;
}

typedef struct {
  BstRecord *record;
  const BstField *field; /* of the record; what dangles may be in an element of it */
  BstDanglingFunc func;
  gpointer data;
} Dangling;

static void
dangling_cb (const BstField *field, char *target, gpointer data)
{
  const Dangling *dangling = data;

  dangling->func (dangling->record, dangling->field, target, dangling->data);
}

static void
check_record (BstPlan *self, BstRecord *record, BstDanglingFunc func, gpointer data)
{
  const BstFieldTable *table = bst_record_get_table (record);

  for (guint i = 0; i < table->n_fields; i++)
    {
      Dangling dangling = { record, &table->fields[i], func, data };
      bst_references_foreach_dangling (self, dangling.field, bst_field_get (dangling.field, record), dangling_cb,
                                       &dangling);
    }
}

/**
 * bst_plan_find_dangling:
 * @dangling: (scope call): told of each reference that leads nowhere
 */
void
bst_plan_find_dangling (BstPlan *self, BstDanglingFunc dangling, gpointer data)
{
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    for (guint i = 0; i < bst_collection_get_n (self->collections[kind]); i++)
      check_record (self, bst_collection_get (self->collections[kind], i), dangling, data);
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
      bst_references_count_record (self->references, bst_collection_get (self->collections[kind], i), 1);
  if (dangling != NULL)
    bst_plan_find_dangling (self, dangling, data);
}

/**
 * bst_plan_copy:
 *
 * The values are shared, so this is cheap, and the copy may go to another thread to be written while this plan goes on.
 * #BstCopier does the same in steps, for a plan that is large and open.
 *
 * Returns: (transfer full): a copy without history, and without an index of references
 */
BstPlan *
bst_plan_copy (BstPlan *self)
{
  return bst_copier_finish (bst_copier_new (self));
}

static void
bst_plan_finalize (GObject *object)
{
  BstPlan *self = BST_PLAN (object);

  for (int kind = 0; kind < BST_N_KINDS; kind++)
    g_object_unref (self->collections[kind]);
  g_ptr_array_unref (self->history);
  g_array_unref (self->states);
  g_ptr_array_unref (self->copiers);
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
  self->copiers = g_ptr_array_new ();
  self->history = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_transaction_free);
  self->states = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_array_append_val (self->states, first);
}

/* For bst-plan-history.c. */
void
bst_plan_emit_applied (BstPlan *self, const BstTransaction *transaction, gboolean again)
{
  g_signal_emit (self, signals[APPLIED], 0, transaction, again);
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
