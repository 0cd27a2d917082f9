/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-circles.h"
#include "kinds/bst-objective.h"
#include <string.h>

/* Tarjan's strongly connected components, without recursion: a file may hold a chain of a million records. */
typedef struct {
  guint index, low; /* index from 1; 0: not visited */
  guint next;       /* the reference to follow next */
  gboolean on_stack, refers_to_itself;
} Node;

typedef struct {
  BstCollection *collection;
  const BstField *field;
  Node *nodes; /* by place in the collection */
  GArray *stack, *path;
  guint last_index;
  BstCircleFunc func;
  gpointer data;
} Search;

static const char *
get_target (Search *search, guint at, guint i)
{
  BstValue value = bst_field_get (search->field, bst_collection_get (search->collection, at));

  if (search->field->type == BST_FIELD_REF)
    return i == 0 ? value.ptr : NULL;
  return i < bst_vec_length (value.ptr) ? ((const BstVec *) value.ptr)->items[i] : NULL;
}

static void
enter (Search *search, guint at)
{
  Node *node = &search->nodes[at];

  node->index = node->low = ++search->last_index;
  node->on_stack = TRUE;
  g_array_append_val (search->stack, at);
  g_array_append_val (search->path, at);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint pa = *(const guint *) a, pb = *(const guint *) b;

  return (pa > pb) - (pa < pb);
}

/* All that refers to each other stands on the stack from at on. */
static void
leave (Search *search, guint at)
{
  Node *node = &search->nodes[at];
  guint start = search->stack->len;

  g_array_set_size (search->path, search->path->len - 1);
  if (search->path->len > 0)
    {
      Node *before = &search->nodes[g_array_index (search->path, guint, search->path->len - 1)];
      before->low = MIN (before->low, node->low);
    }
  if (node->low != node->index)
    return;
  do
    search->nodes[g_array_index (search->stack, guint, --start)].on_stack = FALSE;
  while (g_array_index (search->stack, guint, start) != at);
  guint n = search->stack->len - start;
  if (n > 1 || node->refers_to_itself)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_new ();
      qsort (&g_array_index (search->stack, guint, start), n, sizeof (guint), compare_places);
      for (guint i = 0; i < n; i++)
        g_ptr_array_add (records,
                         bst_collection_get (search->collection, g_array_index (search->stack, guint, start + i)));
      search->func (search->field, records, search->data);
    }
  g_array_set_size (search->stack, start);
}

/* Follows one reference of the record at the end of the path, or leaves it. */
static void
step (Search *search)
{
  guint at = g_array_index (search->path, guint, search->path->len - 1), to;
  Node *node = &search->nodes[at];
  const char *target = get_target (search, at, node->next++);

  if (target == NULL)
    leave (search, at);
  else if (!bst_collection_get_position (search->collection, target, &to))
    ; /* an item of the framework, or of another kind */
  else if (search->nodes[to].index == 0)
    enter (search, to);
  else if (search->nodes[to].on_stack)
    {
      node->low = MIN (node->low, search->nodes[to].index);
      node->refers_to_itself |= to == at;
    }
}

static void
search_field (BstPlan *plan, BstKindId kind, const BstField *field, BstCircleFunc func, gpointer data)
{
  BstCollection *collection = bst_plan_get_collection (plan, kind);
  guint n = bst_collection_get_n (collection);
  g_autofree Node *nodes = g_new0 (Node, n);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (guint));
  Search search = { collection, field, nodes, stack, path, 0, func, data };

  for (guint i = 0; i < n; i++)
    {
      if (nodes[i].index == 0)
        enter (&search, i);
      while (path->len > 0)
        step (&search);
    }
}

/**
 * bst_circles_foreach:
 * @func: (scope call): told of each circle once
 *
 * Looks for records that stand under themselves, or come after themselves. Takes time by the number of references.
 */
void
bst_circles_foreach (BstPlan *plan, BstCircleFunc func, gpointer data)
{
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      const BstFieldTable *table = bst_kind_get_table ((BstKindId) kind);
      for (guint i = 0; i < table->n_fields; i++)
        if (table->fields[i].makes_chains)
          search_field (plan, (BstKindId) kind, &table->fields[i], func, data);
    }
}

/**
 * bst_circles_has:
 * @objective: of @plan
 *
 * Returns: whether @objective, by what it is part of, is in the end part of itself
 */
gboolean
bst_circles_has (BstPlan *plan, BstRecord *objective)
{
  BstRecord *above = objective;

  for (guint steps = 0; above != NULL && steps < BST_CIRCLES_MAX_LEVELS; steps++)
    {
      const char *parent = BST_OBJECTIVE (above)->parent;
      above = parent != NULL ? bst_plan_find (plan, BST_KIND_OBJECTIVES, parent) : NULL;
      if (above == objective)
        return TRUE;
    }
  return FALSE;
}

/* --- One record ----------------------------------------------------------------------------------------------------- */

typedef struct {
  BstPlan *plan;
  const BstField *field;
  BstKindId kind;
  GHashTable *found; /* set of ids */
  GPtrArray *queue; /* the same ids, in the order in which they were found */
  const char *wanted;
  gboolean refers;
} Reach;

static void
reach (Reach *self, char *id)
{
  if (bst_plan_find (self->plan, self->kind, id) != NULL && g_hash_table_add (self->found, id))
    g_ptr_array_add (self->queue, id);
}

static void
refers_cb (const BstField *field, char *id, gpointer data)
{
  Reach *self = data;

  self->refers |= strcmp (id, self->wanted) == 0;
}

/* Those that refer to it by this field. */
static void
reach_referrers (Reach *self, const char *id)
{
  GHashTable *sources = bst_plan_get_referrers (self->plan, id);
  GHashTableIter iter;
  gpointer source;

  if (sources == NULL)
    return;
  g_hash_table_iter_init (&iter, sources);
  while (g_hash_table_iter_next (&iter, &source, NULL))
    {
      BstRecord *record = bst_plan_find (self->plan, self->kind, source);

      self->wanted = id;
      self->refers = FALSE;
      if (record != NULL)
        bst_value_foreach_ref (self->field, bst_field_get (self->field, record), refers_cb, self);
      if (self->refers)
        reach (self, record->id);
    }
}

static void
reach_cb (const BstField *field, char *id, gpointer data)
{
  reach (data, id);
}

static void
reach_targets (Reach *self, const char *id)
{
  BstRecord *record = bst_plan_find (self->plan, self->kind, id);

  bst_value_foreach_ref (self->field, bst_field_get (self->field, record), reach_cb, self);
}

static GHashTable *
reach_all (BstPlan *plan, const BstField *field, BstRecord *record, void (*reach_next) (Reach *self, const char *id))
{
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();
  Reach self = { .plan = plan,
                 .field = field,
                 .kind = bst_record_get_kind (record),
                 .found = g_hash_table_new (g_str_hash, g_str_equal),
                 .queue = queue };

  reach_next (&self, record->id);
  for (guint i = 0; i < queue->len; i++) /* grows */
    reach_next (&self, queue->pdata[i]);
  return self.found;
}

/**
 * bst_circles_list_behind:
 * @plan: indexed
 * @field: one that makes chains
 *
 * Returns: (transfer container) (element-type utf8): the ids of those that refer to @record by @field, at once or by others:
 *   were @record to refer to one of them, that would close a ring. They are valid until @plan changes
 */
GHashTable *
bst_circles_list_behind (BstPlan *plan, const BstField *field, BstRecord *record)
{
  return reach_all (plan, field, record, reach_referrers);
}

/**
 * bst_circles_find_ring:
 * @plan: indexed
 * @field: one that makes chains
 *
 * Returns: (nullable) (transfer container) (element-type utf8): the ids of all that stand in a ring with @record, itself
 *   included; %NULL: it stands in none. They are valid until @plan changes
 */
GHashTable *
bst_circles_find_ring (BstPlan *plan, const BstField *field, BstRecord *record)
{
  g_autoptr (GHashTable) behind = reach_all (plan, field, record, reach_referrers);
  g_autoptr (GHashTable) ahead = NULL;
  GHashTableIter iter;
  gpointer id;

  if (!g_hash_table_contains (behind, record->id))
    return NULL;
  ahead = reach_all (plan, field, record, reach_targets);
  g_hash_table_iter_init (&iter, ahead);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (behind, id))
      g_hash_table_iter_remove (&iter);
  return g_steal_pointer (&ahead);
}
