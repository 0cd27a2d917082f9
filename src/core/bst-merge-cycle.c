/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-cycle.c - changes of two sides that together would make records depend on themselves.
 *
 * For each field that makes chains of records ("part of", "depends on", "next"), the strongly connected
 * parts of the result are looked for (R. Tarjan, Depth-first search and linear graph algorithms, 1972). A part that neither
 * side has on its own was made by merging: the fields that make it go back to ours and are listed. To find the same fields
 * whichever side is ours, the result is looked at as both would see it. */
#include "bst-merge-private.h"
#include <string.h>

enum { SEEN_BY_US, SEEN_BY_THEM, OURS, THEIRS, N_VIEWS };

typedef struct {
  BstMerging *merging;
  const BstField *field;
  GArray *nodes;                /* guint: places in triples */
  GHashTable *numbers;          /* id → place in nodes, from 1 */
  guint *component[N_VIEWS];    /* of each node; 0: none */
} Graph;

static BstMergeEntry *
find_entry (const Graph *graph, const BstTriple *triple)
{
  for (guint i = triple->first_entry; i < triple->first_entry + triple->n_entries; i++)
    {
      BstMergeEntry *entry = &g_array_index (graph->merging->entries, BstMergeEntry, i);
      if (entry->field == graph->field)
        return entry;
    }
  return NULL;
}

static BstTriple *
triple_at (const Graph *graph, guint node)
{
  return &g_array_index (graph->merging->triples, BstTriple, g_array_index (graph->nodes, guint, node));
}

/* What node refers to, as one of the views has it: nothing where it is not there. */
static BstValue
value_at (const Graph *graph, guint node, int view)
{
  const BstTriple *triple = triple_at (graph, node);
  const BstMergeEntry *entry;

  if (view == OURS)
    return bst_field_get (graph->field, triple->ours);
  if (view == THEIRS)
    return bst_field_get (graph->field, triple->theirs);
  if (triple->is_removed)
    return (BstValue) { 0 };
  entry = find_entry (graph, triple);
  if (entry != NULL)
    return view == SEEN_BY_US ? entry->merged : entry->seen_by_them;
  return bst_field_get (graph->field, triple->ours != NULL ? triple->ours : triple->theirs);
}

/* The node behind reference i of value; FALSE: there is no such reference. ret_node is G_MAXUINT where it leads out. */
static gboolean
target_at (const Graph *graph, BstValue value, guint i, guint *ret_node)
{
  const BstVec *vec = value.ptr;
  const char *id;
  guint number;

  if (value.ptr == NULL || i >= (graph->field->type == BST_FIELD_REFS ? vec->n : 1))
    return FALSE;
  id = graph->field->type == BST_FIELD_REFS ? vec->items[i] : value.ptr;
  number = GPOINTER_TO_UINT (g_hash_table_lookup (graph->numbers, id));
  *ret_node = number > 0 ? number - 1 : G_MAXUINT;
  return TRUE;
}

/* --- Strongly connected parts, without recursion: a chain may be as long as the plan ---------------------------------- */

typedef struct {
  guint node, next; /* which of its references comes next */
} Frame;

typedef struct {
  const Graph *graph;
  int view;
  guint *index, *low; /* from 1; 0: not visited */
  GArray *path; /* Frame */
  GArray *open; /* guint: visited, and not yet in a part */
  guint n_visited, n_parts;
  guint *part;
} Walk;

static void
enter (Walk *walk, guint node)
{
  Frame frame = { node, 0 };

  walk->index[node] = walk->low[node] = ++walk->n_visited;
  g_array_append_val (walk->path, frame);
  g_array_append_val (walk->open, node);
}

static void
leave (Walk *walk, guint node)
{
  guint other;

  if (walk->low[node] == walk->index[node])
    {
      walk->n_parts++;
      do
        {
          other = g_array_index (walk->open, guint, walk->open->len - 1);
          g_array_set_size (walk->open, walk->open->len - 1);
          walk->part[other] = walk->n_parts;
        }
      while (other != node);
    }
  g_array_set_size (walk->path, walk->path->len - 1);
  if (walk->path->len > 0)
    {
      guint parent = g_array_index (walk->path, Frame, walk->path->len - 1).node;
      walk->low[parent] = MIN (walk->low[parent], walk->low[node]);
    }
}

static void
visit (Walk *walk, guint root)
{
  enter (walk, root);
  while (walk->path->len > 0)
    {
      Frame *frame = &g_array_index (walk->path, Frame, walk->path->len - 1);
      guint node = frame->node, target;

      if (!target_at (walk->graph, value_at (walk->graph, node, walk->view), frame->next++, &target))
        leave (walk, node);
      else if (target != G_MAXUINT && walk->index[target] == 0)
        enter (walk, target);
      else if (target != G_MAXUINT && walk->part[target] == 0)
        walk->low[node] = MIN (walk->low[node], walk->index[target]);
    }
}

static void
find_parts (Graph *graph, int view)
{
  guint n = graph->nodes->len;
  g_autofree guint *index = g_new0 (guint, n), *low = g_new0 (guint, n);
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (Frame)),
                     open = g_array_new (FALSE, FALSE, sizeof (guint));
  Walk walk = { graph, view, index, low, path, open, 0, 0, NULL };

  g_free (graph->component[view]);
  walk.part = graph->component[view] = g_new0 (guint, n);
  for (guint i = 0; i < n; i++)
    if (index[i] == 0)
      visit (&walk, i);
}

/* --- Parts that neither side has ----------------------------------------------------------------------------------------- */

static gboolean
is_one_part (const Graph *graph, const GArray *members, int view)
{
  guint first = graph->component[view][g_array_index (members, guint, 0)];

  for (guint i = 1; i < members->len; i++)
    if (graph->component[view][g_array_index (members, guint, i)] != first)
      return FALSE;
  return TRUE;
}

/* How many references from node stay within its part, and whether the two values have the same ones. */
static gboolean
same_within (const Graph *graph, guint node, int view)
{
  const guint *part = graph->component[view];
  BstValue values[] = { value_at (graph, node, OURS), value_at (graph, node, THEIRS) };

  for (int k = 0; k < 2; k++)
    {
      guint target, other;
      for (guint i = 0; target_at (graph, values[k], i, &target); i++)
        {
          gboolean found = target == G_MAXUINT || part[target] != part[node];
          for (guint j = 0; !found && target_at (graph, values[1 - k], j, &other); j++)
            found = other == target;
          if (!found)
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
contest (Graph *graph, guint node, int view)
{
  BstTriple *triple = triple_at (graph, node);
  BstMergeEntry *entry = find_entry (graph, triple);
  const BstField *field = graph->field;
  BstValue o = bst_field_get (field, triple->ours), t = bst_field_get (field, triple->theirs);

  if (entry == NULL || entry->is_contested || same_within (graph, node, view))
    return FALSE;
  bst_value_clear (field, &entry->merged);
  bst_value_clear (field, &entry->seen_by_them);
  entry->merged = bst_value_copy (field, o);
  entry->seen_by_them = bst_value_copy (field, t);
  entry->is_contested = TRUE;
  graph->merging->triple = triple;
  bst_merging_add_value_conflict (graph->merging, field, NULL, bst_field_get (field, triple->base), o, t)->type =
      BST_CONFLICT_CYCLE;
  bst_merging_want_refs (graph->merging, field, o);
  bst_merging_want_refs (graph->merging, field, t);
  return TRUE;
}

static gboolean
contest_part (Graph *graph, const GArray *members, int view)
{
  gboolean any = FALSE;

  if (members->len < 2 || is_one_part (graph, members, OURS) || is_one_part (graph, members, THEIRS))
    return FALSE;
  for (guint i = 0; i < members->len; i++)
    any |= contest (graph, g_array_index (members, guint, i), view);
  return any;
}

/* Returns: whether a field went back to ours */
static gboolean
contest_parts (Graph *graph, int view)
{
  g_autoptr (GHashTable) parts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) in_order = g_ptr_array_new ();
  gboolean any = FALSE;

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      gpointer key = GUINT_TO_POINTER (graph->component[view][i]);
      GArray *members = g_hash_table_lookup (parts, key);
      if (members == NULL)
        {
          members = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (parts, key, members);
          g_ptr_array_add (in_order, members);
        }
      g_array_append_val (members, i);
    }
  for (guint i = 0; i < in_order->len; i++)
    any |= contest_part (graph, g_ptr_array_index (in_order, i), view);
  return any;
}

/* --- One field ------------------------------------------------------------------------------------------------------------ */

/* Those that go too: whether a side has a ring is a matter of its own plan, also where the ring runs through a record that
 * the other removed. Else a record that stays for a conflict would change the answer when the same file is merged again. */
static void
add_nodes (Graph *graph, BstKindId kind)
{
  for (guint i = 0; i < graph->merging->triples->len; i++)
    {
      const BstTriple *triple = &g_array_index (graph->merging->triples, BstTriple, i);
      BstRecord *alive = triple->ours != NULL ? triple->ours : triple->theirs;
      if (triple->kind != kind)
        continue;
      g_array_append_val (graph->nodes, i);
      g_hash_table_insert (graph->numbers, alive->id, GUINT_TO_POINTER (graph->nodes->len));
    }
}

/* Without a reference in which the two differ there is no part that ours has not. */
static gboolean
has_news (const BstMerging *self, const BstField *field)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const BstMergeEntry *entry = &g_array_index (self->entries, BstMergeEntry, i);
      if (entry->field == field
          && !(bst_value_is_default (field, entry->merged) && bst_value_is_default (field, entry->seen_by_them)))
        return TRUE;
    }
  return FALSE;
}

static void
break_cycles_of (BstMerging *self, BstKindId kind, const BstField *field)
{
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  Graph graph = { .merging = self, .field = field, .nodes = nodes, .numbers = numbers };
  gboolean again = TRUE;

  add_nodes (&graph, kind);
  while (again) /* what went back to ours may close another ring */
    {
      for (int view = 0; view < N_VIEWS; view++)
        find_parts (&graph, view);
      again = contest_parts (&graph, SEEN_BY_US);
      again |= contest_parts (&graph, SEEN_BY_THEM);
      bst_merging_keep_wanted (self);
    }
  for (int view = 0; view < N_VIEWS; view++)
    g_free (graph.component[view]);
}

/* Each field once. A record that stays for one field closes no ring of another: nothing referred to it but what stays with
 * it, so a ring through it would be one of records that one side has as they are, and be in that side's plan. */
void
bst_merging_break_cycles (BstMerging *self)
{
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      const BstFieldTable *table = bst_kind_get_table ((BstKindId) kind);
      for (guint i = 0; i < table->n_fields; i++)
        if (table->fields[i].makes_chains && has_news (self, &table->fields[i]))
          break_cycles_of (self, (BstKindId) kind, &table->fields[i]);
    }
}
