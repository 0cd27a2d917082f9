/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-merge-cycle.c - changes of two sides that together would make records depend on themselves.
 *
 * For each field that makes chains of records ("part of", "depends on", "next"), the strongly connected
 * parts of the result are looked for (R. Tarjan, Depth-first search and linear graph algorithms, 1972). A part that neither
 * side has on its own was made by merging: the fields that make it go back to ours and are listed. To find the same fields
 * whichever side is ours, the result is looked at as both would see it. */
#include "bst-merge-private.h"
#include <string.h>

enum { SEEN_BY_US, SEEN_BY_THEM, N_RESULTS, OURS = N_RESULTS, THEIRS };

typedef struct {
  BstMerging *merging;
  const BstField *field;
  GArray *nodes;                /* guint: places in triples */
  GHashTable *numbers;          /* id → place in nodes, from 1 */
  guint *component[N_RESULTS];  /* of each node */
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

/* Whether other has each reference of value that stays within the part of node. */
static gboolean
has_all (const Graph *graph, guint node, int view, BstValue value, BstValue other)
{
  const guint *part = graph->component[view];
  guint target, found;

  for (guint i = 0; target_at (graph, value, i, &target); i++)
    {
      gboolean has = target == G_MAXUINT || part[target] != part[node];
      for (guint j = 0; !has && target_at (graph, other, j, &found); j++)
        has = found == target;
      if (!has)
        return FALSE;
    }
  return TRUE;
}

/* A ring that is shorter than the side's own is not the side's own: where the records that make it longer stay after all,
 * it would be found to be new when the same file is merged again. */
static gboolean
is_part_of_side (const Graph *graph, const GArray *members, int view, int side)
{
  for (guint i = 0; i < members->len; i++)
    {
      guint node = g_array_index (members, guint, i);
      if (!has_all (graph, node, view, value_at (graph, node, view), value_at (graph, node, side)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
same_within (const Graph *graph, guint node, int view)
{
  BstValue o = value_at (graph, node, OURS), t = value_at (graph, node, THEIRS);

  return has_all (graph, node, view, o, t) && has_all (graph, node, view, t, o);
}

/* Whether the two values of the field differ in what makes the part, and may go back to ours. */
static gboolean
makes_part (const Graph *graph, guint node, int view)
{
  const BstMergeEntry *entry = find_entry (graph, triple_at (graph, node));

  return entry != NULL && !entry->is_contested && !same_within (graph, node, view);
}

static void
contest (Graph *graph, guint node)
{
  BstTriple *triple = triple_at (graph, node);
  BstMergeEntry *entry = find_entry (graph, triple);
  const BstField *field = graph->field;
  BstValue o = bst_field_get (field, triple->ours), t = bst_field_get (field, triple->theirs);

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
}

static void
mark_part (const Graph *graph, const GArray *members, int view, gboolean *marked)
{
  if (members->len < 2 || is_part_of_side (graph, members, view, OURS)
      || is_part_of_side (graph, members, view, THEIRS))
    return;
  for (guint i = 0; i < members->len; i++)
    {
      guint node = g_array_index (members, guint, i);
      marked[node] |= makes_part (graph, node, view);
    }
}

static void
mark_parts (const Graph *graph, int view, gboolean *marked)
{
  g_autoptr (GHashTable) parts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  GHashTableIter iter;
  gpointer members;

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      gpointer key = GUINT_TO_POINTER (graph->component[view][i]);
      members = g_hash_table_lookup (parts, key);
      if (members == NULL)
        g_hash_table_insert (parts, key, members = g_array_new (FALSE, FALSE, sizeof (guint)));
      g_array_append_val ((GArray *) members, i);
    }
  g_hash_table_iter_init (&iter, parts);
  while (g_hash_table_iter_next (&iter, NULL, &members))
    mark_part (graph, members, view, marked);
}

/* Looks at the result as both see it before anything goes back: else the second look would depend on which is the first.
 * Returns: whether a field went back to ours */
static gboolean
contest_parts (Graph *graph)
{
  g_autofree gboolean *marked = g_new0 (gboolean, graph->nodes->len);
  gboolean any = FALSE;

  for (int view = 0; view < N_RESULTS; view++)
    {
      find_parts (graph, view);
      mark_parts (graph, view, marked);
    }
  for (guint i = 0; i < graph->nodes->len; i++)
    if (marked[i])
      {
        contest (graph, i);
        any = TRUE;
      }
  return any;
}

/* --- One field ------------------------------------------------------------------------------------------------------------ */

/* Those that go too: one of them may yet have to stay. */
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

  add_nodes (&graph, kind);
  while (contest_parts (&graph)) /* what went back to ours may close another ring */
    bst_merging_keep_wanted (self);
  for (int view = 0; view < N_RESULTS; view++)
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
