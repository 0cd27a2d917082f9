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
