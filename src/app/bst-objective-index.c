/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-objective-index.h"
#include <glib/gi18n.h>
#include "bst-outline.h"

struct _BstObjectiveIndex {
  BstDocument *document;  /* borrowed: whoever asks has it */
  GHashTable *objectives; /* id → BstIndexedObjective */
};

static void
objective_free (gpointer data)
{
  BstIndexedObjective *objective = data;

  g_free (objective->code);
  g_free (objective->title);
  g_free (objective);
}

static void
add_objective (BstObjectiveIndex *self, const BstNode *node, const char *top)
{
  BstIndexedObjective *objective = g_new0 (BstIndexedObjective, 1);

  objective->top = g_intern_string (top);
  objective->phase = g_intern_string (node->phase);
  objective->code = g_strdup (node->code);
  objective->title = g_strdup (node->title);
  objective->order = g_hash_table_size (self->objectives);
  g_hash_table_insert (self->objectives, g_strdup (node->id), objective);
}

static void
add_column (BstObjectiveIndex *self, const char *phase, BstLevel level)
{
  BstPlan *plan = bst_document_get_plan (self->document);
  BstFramework *framework = bst_document_get_framework (self->document);
  g_autoptr (GPtrArray) nodes = bst_outline_list (plan, framework, phase, level, NULL);

  for (guint i = 0; i < nodes->len; i++)
    {
      const BstNode *node = g_ptr_array_index (nodes, i);
      g_autoptr (GPtrArray) children = bst_outline_children (plan, framework, node->id, NULL);

      add_objective (self, node, node->id);
      for (guint j = 0; j < children->len; j++)
        add_objective (self, g_ptr_array_index (children, j), node->id);
    }
}

/**
 * bst_objective_index_new:
 * @document: outlives the index
 *
 * Some 150 objectives, in the order of the plan. Make another one when an objective changes.
 *
 * Returns: (transfer full)
 */
BstObjectiveIndex *
bst_objective_index_new (BstDocument *document)
{
  BstObjectiveIndex *self = g_new0 (BstObjectiveIndex, 1);
  GPtrArray *phases = bst_framework_get_list (bst_document_get_framework (document), "phases");

  self->document = document;
  self->objectives = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, objective_free);
  for (guint i = 0; i < phases->len; i++)
    {
      const BstItem *phase = g_ptr_array_index (phases, i);
      add_column (self, phase->id, BST_LEVEL_OPERATIONAL);
      add_column (self, phase->id, BST_LEVEL_STRATEGIC);
    }
  return self;
}

void
bst_objective_index_free (BstObjectiveIndex *self)
{
  g_hash_table_unref (self->objectives);
  g_free (self);
}

/**
 * bst_objective_index_find:
 * @id: (nullable): an objective or sub-objective
 *
 * Returns: (transfer none) (nullable)
 */
const BstIndexedObjective *
bst_objective_index_find (BstObjectiveIndex *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->objectives, id) : NULL;
}

/**
 * bst_objective_index_phase_title:
 * @ret_order: (out): sorts phases as the framework has them
 *
 * Returns: (transfer full): the short name of a phase of life
 */
char *
bst_objective_index_phase_title (BstObjectiveIndex *self, const char *phase, gint64 *ret_order)
{
  const BstItem *item = bst_framework_find (bst_document_get_framework (self->document), phase);

  *ret_order = item != NULL ? item->position : BST_ORDER_LAST - 1;
  return g_strdup (item != NULL ? bst_item_get_short (item, NULL) : phase);
}

/**
 * bst_objective_index_title:
 * @ret_order: (out): sorts objectives as the plan has them
 *
 * Returns: (transfer full): the phase, code and title of an objective; “No objective yet” where there is none
 */
char *
bst_objective_index_title (BstObjectiveIndex *self, const char *id, gint64 *ret_order)
{
  const BstIndexedObjective *objective = bst_objective_index_find (self, id);
  g_autofree char *phase = NULL;

  *ret_order = BST_ORDER_LAST;
  if (objective == NULL)
    return g_strdup (_ ("No objective yet"));
  phase = bst_objective_index_phase_title (self, objective->phase, ret_order);
  *ret_order = objective->order;
  /* Translators: the heading of a group: phase of life · code and title of the objective */
  return g_strdup_printf (_ ("%s · %s %s"), phase, objective->code, objective->title);
}
