/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-references.h"
#include <string.h>

/* target id → (source id → number of references) */
struct _BstReferences {
  GHashTable *referrers;
};

/**
 * bst_references_new:
 *
 * Returns: (transfer full): an index without references
 */
BstReferences *
bst_references_new (void)
{
  BstReferences *self = g_new0 (BstReferences, 1);

  self->referrers = g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) g_ref_string_release,
                                           (GDestroyNotify) g_hash_table_unref);
  return self;
}

/**
 * bst_references_free:
 * @self: (transfer full): no longer needed
 */
void
bst_references_free (BstReferences *self)
{
  g_hash_table_unref (self->referrers);
  g_free (self);
}

typedef struct {
  BstReferences *references;
  const char *source;
  int step;
} Count;

/* References into the framework are counted too: "how many action points has this objective" is one look-up. */
static void
count_ref (const BstField *field, char *target, gpointer data)
{
  Count *count = data;
  GHashTable *referrers = count->references->referrers, *sources = g_hash_table_lookup (referrers, target);
  guint n;

  if (sources == NULL)
    {
      sources = g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) g_ref_string_release, NULL);
      g_hash_table_insert (referrers, g_ref_string_acquire (target), sources);
    }
  n = GPOINTER_TO_UINT (g_hash_table_lookup (sources, count->source)) + (guint) count->step;
  if (n > 0)
    g_hash_table_insert (sources, g_ref_string_acquire ((char *) count->source), GUINT_TO_POINTER (n));
  else
    {
      g_hash_table_remove (sources, count->source);
      if (g_hash_table_size (sources) == 0)
        g_hash_table_remove (referrers, target);
    }
}

/**
 * bst_references_count_value:
 * @source: (type utf8): a GRefString, the id of the record that holds @value
 * @step: 1 for a value that came, -1 for one that went
 */
void
bst_references_count_value (BstReferences *self, const char *source, const BstField *field, BstValue value, int step)
{
  Count count = { self, source, step };

  bst_value_foreach_ref (field, value, count_ref, &count);
}

/**
 * bst_references_count_record:
 * @step: 1 for a record that came, -1 for one that went
 *
 * Counts every reference in @record.
 */
void
bst_references_count_record (BstReferences *self, BstRecord *record, int step)
{
  const BstFieldTable *table = bst_record_get_table (record);

  for (guint i = 0; i < table->n_fields; i++)
    bst_references_count_value (self, record->id, &table->fields[i], bst_field_get (&table->fields[i], record), step);
}

/**
 * bst_references_get:
 *
 * Returns: (nullable) (transfer none): the ids of the records that refer to @target, as keys
 */
GHashTable *
bst_references_get (BstReferences *self, const char *target)
{
  return g_hash_table_lookup (self->referrers, target);
}

typedef struct {
  BstPlan *plan;
  BstRefFunc func;
  gpointer data;
} Look;

static gboolean
leads_somewhere (BstPlan *plan, const BstField *field, const char *target)
{
  if (field->list != NULL && bst_id_is_framework (target))
    return TRUE; /* an id that the framework does not know is a finding, not a broken file */
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    if ((field->targets & BST_TARGET (kind)) && bst_plan_find (plan, (BstKindId) kind, target) != NULL)
      return TRUE;
  return FALSE;
}

static void
look_ref (const BstField *field, char *target, gpointer data)
{
  Look *look = data;

  if (!leads_somewhere (look->plan, field, target))
    look->func (field, target, look->data);
}

/**
 * bst_references_foreach_dangling:
 * @func: (scope call): told of each id in @value that leads nowhere
 */
void
bst_references_foreach_dangling (BstPlan *plan, const BstField *field, BstValue value, BstRefFunc func, gpointer data)
{
  Look look = { plan, func, data };

  bst_value_foreach_ref (field, value, look_ref, &look);
}

static void
keep_first_cb (const BstField *field, char *target, gpointer data)
{
  const char **first = data;

  if (*first == NULL)
    *first = target;
}

/**
 * bst_references_find_dangling:
 *
 * Returns: (nullable) (transfer none): the first id in @value that leads nowhere
 */
const char *
bst_references_find_dangling (BstPlan *plan, const BstField *field, BstValue value)
{
  const char *first = NULL;

  bst_references_foreach_dangling (plan, field, value, keep_first_cb, &first);
  return first;
}
