/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-copier.h"
#include "bst-plan-private.h"

struct _BstCopier {
  BstPlan *plan; /* NULL: everything is copied */
  GPtrArray *records[BST_N_KINDS]; /* the first n_done of the kind that is at hand are copies already */
  int kind;
  guint n_done;
  GHashTable *changed; /* record of the plan → copy from before it changed, where the steps had not come to it yet */
  JsonObject *unknown;
  gint64 version;
};

/**
 * bst_copier_new:
 *
 * Returns: (transfer full): a copy of @plan that is begun: it will be what the plan is now
 */
BstCopier *
bst_copier_new (BstPlan *plan)
{
  BstCopier *self = g_new0 (BstCopier, 1);

  self->plan = g_object_ref (plan);
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    self->records[kind] = bst_collection_list (plan->collections[kind]);
  self->changed = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->unknown = json_object_ref (plan->unknown); /* nothing changes it after loading */
  self->version = plan->version;
  g_ptr_array_add (plan->copiers, self);
  return self;
}

static void
detach (BstCopier *self)
{
  if (self->plan != NULL)
    g_ptr_array_remove_fast (self->plan->copiers, self);
  g_clear_object (&self->plan);
}

/**
 * bst_copier_free:
 * @self: (transfer full): no longer needed
 */
void
bst_copier_free (BstCopier *self)
{
  detach (self);
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    g_clear_pointer (&self->records[kind], g_ptr_array_unref);
  g_hash_table_unref (self->changed);
  json_object_unref (self->unknown);
  g_free (self);
}

/**
 * bst_copier_note:
 * @record: is about to change
 *
 * For bst-plan-apply.c: copies what the steps have not come to.
 */
void
bst_copier_note (BstCopier *self, BstRecord *record)
{
  if ((int) bst_record_get_kind (record) >= self->kind && !g_hash_table_contains (self->changed, record))
    g_hash_table_insert (self->changed, record, bst_record_copy (record));
}

static BstRecord *
copy_record (BstCopier *self, BstRecord *record)
{
  BstRecord *before = g_hash_table_lookup (self->changed, record);

  return before != NULL ? g_object_ref (before) : bst_record_copy (record);
}

/**
 * bst_copier_step:
 * @n_records: how many to copy now; a thousand take one or two milliseconds
 *
 * In the thread that changes the plan.
 *
 * Returns: whether there is more to do; otherwise bst_copier_finish() may be called in any thread
 */
gboolean
bst_copier_step (BstCopier *self, guint n_records)
{
  while (self->kind < BST_N_KINDS)
    {
      GPtrArray *records = self->records[self->kind];

      for (; self->n_done < records->len && n_records > 0; self->n_done++, n_records--)
        {
          BstRecord *record = g_ptr_array_index (records, self->n_done);
          g_ptr_array_index (records, self->n_done) = copy_record (self, record);
          g_object_unref (record);
        }
      if (self->n_done < records->len)
        return TRUE;
      self->kind++;
      self->n_done = 0;
    }
  detach (self);
  return FALSE;
}

/**
 * bst_copier_finish:
 * @self: (transfer full): ends
 *
 * Returns: (transfer full): the copy, as bst_plan_copy() gives it
 */
BstPlan *
bst_copier_finish (BstCopier *self)
{
  BstPlan *copy = bst_plan_new ();

  bst_copier_step (self, G_MAXUINT);
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      g_clear_object (&copy->collections[kind]);
      copy->collections[kind] = bst_collection_new ((BstKindId) kind);
      bst_collection_load (copy->collections[kind], self->records[kind]);
    }
  json_object_unref (copy->unknown);
  copy->unknown = json_object_ref (self->unknown);
  copy->version = self->version;
  bst_copier_free (self);
  return copy;
}
