/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-objective-facts.h"
#include "bst-table-search.h"
#include <string.h>

void
bst_objective_facts_free (BstObjectiveFacts *self)
{
  bst_node_free (self->node);
  g_free (self->code);
  g_free (self->parent);
  g_strfreev (self->linked);
  g_free (self->linked_codes);
  g_free (self->haystack);
  g_free (self);
}

/**
 * bst_objective_facts_name:
 *
 * Returns: (transfer full): code and title, as assistive technology says it
 */
char *
bst_objective_facts_name (const BstObjectiveFacts *self)
{
  return g_strdup_printf ("%s %s", self->code, self->node->title);
}

/**
 * bst_objective_facts_has_points:
 *
 * Returns: whether any action point carries the objective; for a strategic one also through an operational one
 */
gboolean
bst_objective_facts_has_points (const BstObjectiveFacts *self)
{
  return self->counts.n_points + self->n_indirect > 0;
}

/* What the framework says, and what the plan's own objective says. */
static GStrv
get_refs (BstDocument *document, const char *id, const char *member)
{
  const BstItem *item = bst_framework_find (bst_document_get_framework (document), id);
  BstRecord *record = bst_plan_find (bst_document_get_plan (document), BST_KIND_OBJECTIVES, id);
  const BstField *field = bst_kind_get_field (BST_KIND_OBJECTIVES, member);
  const BstVec *own = record != NULL ? bst_field_get (field, record).ptr : NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (own == NULL && item != NULL)
    return bst_item_get_ids (item, member);
  for (guint i = 0; i < bst_vec_length (own); i++)
    g_strv_builder_add (ids, own->items[i]);
  return g_strv_builder_end (ids);
}

/**
 * bst_objective_get_groups:
 *
 * Returns: (transfer full): the vulnerable groups that the objective names (R124–R127): the plan's choice, else the framework's
 */
GStrv
bst_objective_get_groups (BstDocument *document, const char *id)
{
  return get_refs (document, id, "groups");
}

/**
 * bst_objective_get_theme:
 *
 * Returns: (nullable): the theme of a strategic objective, which is an editorial addition to the source
 */
const char *
bst_objective_get_theme (BstDocument *document, const char *id)
{
  const BstItem *item = bst_framework_find (bst_document_get_framework (document), id);
  BstRecord *record = bst_plan_find (bst_document_get_plan (document), BST_KIND_OBJECTIVES, id);

  if (record != NULL && BST_OBJECTIVE (record)->theme != NULL)
    return BST_OBJECTIVE (record)->theme;
  return item != NULL ? item->theme : NULL;
}

/**
 * bst_objectives_count:
 * @phase: (nullable): a framework id; %NULL for all phases
 *
 * Returns: how many objectives there are, strategic and operational, without sub-objectives
 */
guint
bst_objectives_count (BstDocument *document, const char *phase)
{
  BstFramework *framework = bst_document_get_framework (document);
  GPtrArray *phases = bst_framework_get_list (framework, "phases");
  guint n = 0;

  for (guint i = 0; i < phases->len; i++)
    for (int level = BST_LEVEL_STRATEGIC; level <= BST_LEVEL_OPERATIONAL; level++)
      {
        const BstItem *item = g_ptr_array_index (phases, i);
        g_autoptr (GPtrArray) nodes = NULL;

        if (phase != NULL && strcmp (phase, item->id) != 0)
          continue;
        nodes = bst_outline_list (bst_document_get_plan (document), framework, item->id, (BstLevel) level, NULL);
        n += nodes->len;
      }
  return n;
}

static char *
make_haystack (BstDocument *document, const BstNode *node)
{
  g_auto (GStrv) groups = bst_objective_get_groups (document, node->id);
  g_autoptr (GString) words = g_string_new (node->code);

  g_string_append_printf (words, " %s", node->title);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *title = bst_reference_title (bst_document_get_plan (document),
                                                    bst_document_get_framework (document), groups[i], NULL);
      g_string_append_printf (words, " %s", title);
    }
  return bst_table_search_fold (words->str);
}

static guint
count_found (BstDocument *document, GPtrArray *nodes, const char *const *words)
{
  guint n = 0;

  for (guint i = 0; i < nodes->len; i++)
    {
      const BstNode *node = g_ptr_array_index (nodes, i);
      g_autofree char *haystack = make_haystack (document, node);
      g_autoptr (GPtrArray) children = bst_outline_children (bst_document_get_plan (document),
                                                             bst_document_get_framework (document), node->id, NULL);

      n += bst_table_search_matches (haystack, words) ? 1 : 0;
      n += count_found (document, children, words);
    }
  return n;
}

/**
 * bst_objectives_count_found:
 * @phase: a framework id
 * @words: as bst_table_search_split() gives them
 *
 * Returns: how many objectives and sub-objectives of @phase have all the words
 */
guint
bst_objectives_count_found (BstDocument *document, const char *phase, const char *const *words)
{
  guint n = 0;

  for (int level = BST_LEVEL_STRATEGIC; level <= BST_LEVEL_OPERATIONAL; level++)
    {
      g_autoptr (GPtrArray) nodes =
          bst_outline_list (bst_document_get_plan (document), bst_document_get_framework (document), phase,
                            (BstLevel) level, NULL);
      n += count_found (document, nodes, words);
    }
  return n;
}

static BstObjectiveFacts *
facts_new (BstDocument *document, BstNode *node, const char *parent)
{
  BstObjectiveFacts *self = g_new0 (BstObjectiveFacts, 1);

  self->node = node;
  self->code = g_strdup (node->code);
  self->parent = g_strdup (parent);
  self->counts = bst_coverage_get (bst_document_get_coverage (document), node->id);
  self->haystack = make_haystack (document, node);
  return self;
}

static void
add_siblings (BstDocument *document, GPtrArray *column, GPtrArray *nodes, const char *parent)
{
  BstPlan *plan = bst_document_get_plan (document);
  guint n = nodes->len;

  g_ptr_array_set_free_func (nodes, NULL);
  for (guint i = 0; i < n; i++)
    {
      BstObjectiveFacts *facts = facts_new (document, g_ptr_array_index (nodes, i), parent);
      g_autoptr (GPtrArray) children = NULL;

      facts->rank = column->len;
      facts->place = i;
      facts->n_siblings = n;
      g_ptr_array_add (column, facts);
      if (parent != NULL)
        continue;
      children = bst_outline_children (plan, bst_document_get_framework (document), facts->node->id, NULL);
      facts->n_children = children->len;
      add_siblings (document, column, children, facts->node->id);
    }
}

static GPtrArray *
gather_column (BstDocument *document, const char *phase, BstLevel level)
{
  GPtrArray *column = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_objective_facts_free);
  g_autoptr (GPtrArray) nodes =
      bst_outline_list (bst_document_get_plan (document), bst_document_get_framework (document), phase, level, NULL);

  add_siblings (document, column, nodes, NULL);
  return column;
}

static char *
join_codes (const GPtrArray *column, const char *const *ids)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < column->len; i++)
    {
      const BstObjectiveFacts *facts = g_ptr_array_index (column, i);
      if (g_strv_contains (ids, facts->node->id))
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "", facts->code);
    }
  return codes->len > 0 ? g_strdup (codes->str) : NULL;
}

/* Links are kept with the operational objective; the strategic ones learn them from there. */
static void
link_columns (BstDocument *document, BstPhaseFacts *self)
{
  GPtrArray *strategic = self->columns[BST_LEVEL_STRATEGIC], *operational = self->columns[BST_LEVEL_OPERATIONAL];

  for (guint i = 0; i < operational->len; i++)
    {
      BstObjectiveFacts *facts = g_ptr_array_index (operational, i);
      facts->linked = facts->parent != NULL
                          ? g_new0 (char *, 1)
                          : bst_outline_serves (bst_document_get_plan (document), bst_document_get_framework (document),
                                                facts->node->id);
      facts->linked_codes = join_codes (strategic, (const char *const *) facts->linked);
    }
  for (guint i = 0; i < strategic->len; i++)
    {
      BstObjectiveFacts *facts = g_ptr_array_index (strategic, i);
      g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

      for (guint j = 0; facts->parent == NULL && j < operational->len; j++)
        {
          const BstObjectiveFacts *other = g_ptr_array_index (operational, j);
          if (!g_strv_contains ((const char *const *) other->linked, facts->node->id))
            continue;
          g_strv_builder_add (ids, other->node->id);
          facts->n_indirect += other->counts.n_points;
        }
      facts->linked = g_strv_builder_end (ids);
      facts->linked_codes = join_codes (operational, (const char *const *) facts->linked);
    }
}

/**
 * bst_phase_facts_new:
 * @phase: a framework id
 *
 * Returns: (transfer full): both columns of @phase, in the order people chose
 */
BstPhaseFacts *
bst_phase_facts_new (BstDocument *document, const char *phase)
{
  BstPhaseFacts *self = g_new0 (BstPhaseFacts, 1);

  for (int level = BST_LEVEL_STRATEGIC; level <= BST_LEVEL_OPERATIONAL; level++)
    self->columns[level] = gather_column (document, phase, (BstLevel) level);
  link_columns (document, self);
  return self;
}

void
bst_phase_facts_free (BstPhaseFacts *self)
{
  g_ptr_array_unref (self->columns[BST_LEVEL_STRATEGIC]);
  g_ptr_array_unref (self->columns[BST_LEVEL_OPERATIONAL]);
  g_free (self);
}

/**
 * bst_phase_facts_find:
 *
 * Returns: (nullable) (transfer none): what is known of @id; %NULL where it is not in this phase
 */
const BstObjectiveFacts *
bst_phase_facts_find (const BstPhaseFacts *self, const char *id)
{
  for (int level = BST_LEVEL_STRATEGIC; id != NULL && level <= BST_LEVEL_OPERATIONAL; level++)
    for (guint i = 0; i < self->columns[level]->len; i++)
      {
        const BstObjectiveFacts *facts = g_ptr_array_index (self->columns[level], i);
        if (strcmp (facts->node->id, id) == 0)
          return facts;
      }
  return NULL;
}
