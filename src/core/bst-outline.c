/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-outline.h"
#include "bst-circles.h"
#include "bst-order.h"
#include "kinds/bst-actor.h"
#include <string.h>

void
bst_node_free (BstNode *self)
{
  g_free (self->id);
  g_free (self->code);
  g_free (self->title);
  g_free (self->order);
  g_free (self);
}

static BstNode *
node_from_item (BstPlan *plan, const BstItem *item, const char *language)
{
  BstRecord *overlay = bst_plan_find (plan, BST_KIND_OBJECTIVES, item->id);
  const BstObjective *objective = overlay != NULL ? BST_OBJECTIVE (overlay) : NULL;
  BstNode *self = g_new0 (BstNode, 1);

  self->id = g_strdup (item->id);
  self->code = bst_item_get_code (item);
  self->title = g_strdup (bst_item_get_title (item, language));
  self->phase = item->phase;
  self->level = g_str_has_prefix (item->list, "strategic") ? BST_LEVEL_STRATEGIC : BST_LEVEL_OPERATIONAL;
  self->priority = objective != NULL ? objective->priority : BST_UNSET;
  self->order =
      objective != NULL && objective->order != NULL ? g_strdup (objective->order) : bst_order_default (item->position);
  self->item = item;
  return self;
}

static BstNode *
node_from_record (BstRecord *record)
{
  const BstObjective *objective = BST_OBJECTIVE (record);
  BstNode *self = g_new0 (BstNode, 1);

  self->id = g_strdup (record->id);
  self->code = g_strdup (objective->level == BST_LEVEL_STRATEGIC ? "S+" : "O+");
  self->title = g_strdup (objective->title != NULL ? objective->title : "");
  self->phase = objective->phase;
  self->level = (BstLevel) objective->level;
  self->is_local = TRUE;
  self->priority = objective->priority;
  self->order = objective->order != NULL ? g_strdup (objective->order) : bst_order_default (900);
  return self;
}

static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  const BstNode *na = *(BstNode *const *) a, *nb = *(BstNode *const *) b;
  int order = strcmp (na->order, nb->order);

  return order != 0 ? order : strcmp (na->id, nb->id);
}

/* Under which objective of a column people see it: never deeper than one level, so that no objective stays unseen. What
 * stands under itself, or under what is not there, is seen in the column. */
static const char *
find_top (BstPlan *plan, BstFramework *framework, BstRecord *record)
{
  BstRecord *at = record;

  for (guint steps = 0; steps < BST_CIRCLES_MAX_LEVELS; steps++)
    {
      const char *parent = BST_OBJECTIVE (at)->parent;
      const BstItem *item = framework != NULL && parent != NULL ? bst_framework_find (framework, parent) : NULL;
      BstRecord *above = NULL;
      if (item != NULL)
        return strstr (item->list, "objectives") == NULL ? at->id : item->parent != NULL ? item->parent : item->id;
      if (parent != NULL && framework == NULL && bst_id_is_framework (parent))
        return parent;
      above =
          parent != NULL && !bst_id_is_framework (parent) ? bst_plan_find (plan, BST_KIND_OBJECTIVES, parent) : NULL;
      if (above == NULL || bst_circles_has (plan, at))
        return at->id;
      at = above;
    }
  return record->id;
}

/* Of an objective that stands in a column; without one of its own it stands in the first. */
static const char *
find_phase (BstFramework *framework, BstRecord *record)
{
  const char *phase = BST_OBJECTIVE (record)->phase;
  const BstItem *item = framework != NULL && phase != NULL ? bst_framework_find (framework, phase) : NULL;
  GPtrArray *phases = framework != NULL ? bst_framework_get_list (framework, "phases") : NULL;

  if (phases == NULL || phases->len == 0 || (item != NULL && g_str_equal (item->list, "phases")))
    return phase;
  return ((const BstItem *) g_ptr_array_index (phases, 0))->id;
}

/* Local objectives are numbered by their ids' order, so that moving one does not rename the others.
 * @top: (nullable): those under this one; %NULL: those that stand in the column of @phase and @level */
static void
add_local (BstPlan *plan, BstFramework *framework, GPtrArray *nodes, const char *phase, BstLevel level, const char *top)
{
  BstCollection *objectives = bst_plan_get_collection (plan, BST_KIND_OBJECTIVES);
  guint number = 0;

  for (guint i = 0; i < bst_collection_get_n (objectives); i++)
    {
      BstRecord *record = bst_collection_get (objectives, i);
      const BstObjective *objective = BST_OBJECTIVE (record);
      const char *own_top = bst_id_is_framework (record->id) ? NULL : find_top (plan, framework, record);
      gboolean in_column = g_strcmp0 (own_top, record->id) == 0;
      if (own_top == NULL || in_column != (top == NULL) || (top != NULL && strcmp (own_top, top) != 0)
          || (in_column && objective->level != (gint64) level)
          || (in_column && g_strcmp0 (find_phase (framework, record), phase) != 0))
        continue;
      BstNode *node = node_from_record (record);
      if (in_column)
        node->phase = find_phase (framework, record);
      g_free (node->code);
      node->code = g_strdup_printf ("%c+%u", level == BST_LEVEL_STRATEGIC ? 'S' : 'O', ++number);
      g_ptr_array_add (nodes, node);
    }
}

static GPtrArray *
new_nodes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) bst_node_free);
}

/**
 * bst_outline_list:
 * @phase: a framework id
 * @language: (nullable): of the framework's titles; %NULL for the person's
 *
 * Returns: (transfer full) (element-type BstNode): the objectives of a column, in the order people chose
 */
GPtrArray *
bst_outline_list (BstPlan *plan, BstFramework *framework, const char *phase, BstLevel level, const char *language)
{
  GPtrArray *nodes = new_nodes ();
  GPtrArray *items = bst_framework_get_list (framework, level == BST_LEVEL_STRATEGIC ? "strategic-objectives"
                                                                                     : "operational-objectives");

  for (guint i = 0; i < items->len; i++)
    {
      const BstItem *item = g_ptr_array_index (items, i);
      if (g_strcmp0 (item->phase, phase) == 0)
        g_ptr_array_add (nodes, node_from_item (plan, item, language));
    }
  add_local (plan, framework, nodes, phase, level, NULL);
  g_ptr_array_sort (nodes, compare_nodes);
  return nodes;
}

/**
 * bst_outline_children:
 *
 * Returns: (transfer full) (element-type BstNode): the sub-objectives of @id, the plan's own ones included
 */
GPtrArray *
bst_outline_children (BstPlan *plan, BstFramework *framework, const char *id, const char *language)
{
  GPtrArray *nodes = new_nodes (), *items = bst_framework_get_children (framework, id);
  g_autoptr (BstNode) parent = bst_outline_find (plan, framework, id, language);

  for (guint i = 0; i < items->len; i++)
    {
      const BstItem *item = g_ptr_array_index (items, i);
      if (g_str_has_suffix (item->list, "-sub-objectives"))
        g_ptr_array_add (nodes, node_from_item (plan, item, language));
    }
  if (parent != NULL)
    add_local (plan, framework, nodes, NULL, parent->level, id);
  g_ptr_array_sort (nodes, compare_nodes);
  return nodes;
}

/* Found among its neighbours, since those give it its number. */
static BstNode *
find_local (BstPlan *plan, BstFramework *framework, BstRecord *record)
{
  g_autoptr (GPtrArray) nodes = new_nodes ();
  const char *top = find_top (plan, framework, record);

  add_local (plan, framework, nodes, find_phase (framework, record), (BstLevel) BST_OBJECTIVE (record)->level,
             strcmp (top, record->id) == 0 ? NULL : top);
  for (guint i = 0; i < nodes->len; i++)
    if (strcmp (((BstNode *) g_ptr_array_index (nodes, i))->id, record->id) == 0)
      return g_ptr_array_steal_index (nodes, i);
  return node_from_record (record);
}

/**
 * bst_outline_find:
 *
 * Returns: (nullable) (transfer full): the objective or sub-objective with @id
 */
BstNode *
bst_outline_find (BstPlan *plan, BstFramework *framework, const char *id, const char *language)
{
  const BstItem *item = framework != NULL ? bst_framework_find (framework, id) : NULL;
  BstRecord *record = bst_plan_find (plan, BST_KIND_OBJECTIVES, id);

  if (item != NULL && strstr (item->list, "objectives") != NULL)
    return node_from_item (plan, item, language);
  return record != NULL && !bst_id_is_framework (id) ? find_local (plan, framework, record) : NULL;
}

/**
 * bst_outline_top:
 * @id: an objective or sub-objective
 *
 * Returns: (transfer full): the id of the objective that stands in a column: itself or what it is part of
 */
char *
bst_outline_top (BstPlan *plan, BstFramework *framework, const char *id)
{
  const BstItem *item = framework != NULL ? bst_framework_find (framework, id) : NULL;
  BstRecord *record = bst_plan_find (plan, BST_KIND_OBJECTIVES, id);

  if (item != NULL && item->parent != NULL)
    return g_strdup (item->parent);
  return g_strdup (item == NULL && record != NULL ? find_top (plan, framework, record) : id);
}

/**
 * bst_outline_serves:
 *
 * Returns: (transfer full): the strategic objectives that an operational one serves: the plan's choice, else the framework's
 */
GStrv
bst_outline_serves (BstPlan *plan, BstFramework *framework, const char *operational_id)
{
  BstRecord *record = bst_plan_find (plan, BST_KIND_OBJECTIVES, operational_id);
  const BstVec *own = record != NULL ? BST_OBJECTIVE (record)->serves : NULL;
  const BstItem *item = framework != NULL ? bst_framework_find (framework, operational_id) : NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < bst_vec_length (own); i++)
    g_strv_builder_add (ids, own->items[i]);
  if (own == NULL && item != NULL)
    return bst_item_get_ids (item, "serves");
  return g_strv_builder_end (ids);
}

/**
 * bst_outline_served_by:
 *
 * Returns: (transfer full) (element-type BstNode): the operational objectives that serve @strategic_id
 */
GPtrArray *
bst_outline_served_by (BstPlan *plan, BstFramework *framework, const char *strategic_id, const char *language)
{
  g_autoptr (BstNode) strategic = bst_outline_find (plan, framework, strategic_id, language);
  GPtrArray *nodes = strategic != NULL
                         ? bst_outline_list (plan, framework, strategic->phase, BST_LEVEL_OPERATIONAL, language)
                         : new_nodes ();

  for (guint i = nodes->len; i > 0; i--)
    {
      const BstNode *node = g_ptr_array_index (nodes, i - 1);
      g_auto (GStrv) serves = bst_outline_serves (plan, framework, node->id);
      if (!g_strv_contains ((const char *const *) serves, strategic_id))
        g_ptr_array_remove_index (nodes, i - 1);
    }
  return nodes;
}

/**
 * bst_reference_title:
 *
 * What people read where a record refers to @id: the title of a record or of a framework item.
 *
 * Returns: (transfer full): a title; the id itself only where nothing better is known
 */
char *
bst_reference_title (BstPlan *plan, BstFramework *framework, const char *id, const char *language)
{
  const BstItem *item = framework != NULL ? bst_framework_find (framework, id) : NULL;
  BstRecord *record = item == NULL ? bst_plan_find_any (plan, id) : NULL;
  static const char *const names[] = { "title", "name", "text", "code" };

  if (item != NULL)
    return g_strdup (bst_item_get_title (item, language));
  for (guint i = 0; record != NULL && i < G_N_ELEMENTS (names); i++)
    {
      const BstField *field = bst_record_find_field (record, names[i]);
      if (field != NULL && bst_field_is_text (field) && bst_field_get (field, record).ptr != NULL)
        return g_strdup (bst_field_get (field, record).ptr);
    }
  return g_strdup (id);
}

/* An overlay exists only while it says something. */
static gboolean
would_be_blank (BstRecord *record, const BstField *field, BstValue value)
{
  g_autoptr (BstRecord) copy = bst_record_copy (record);

  bst_record_take (copy, field, bst_value_copy (field, value));
  return bst_record_is_blank (copy);
}

/**
 * bst_outline_set:
 * @id: an objective of the framework or of the plan
 * @field: name of a field of kind "objectives"
 * @value: (transfer full): the new value
 *
 * Appends the change to @transaction, adding or removing the overlay of a framework objective as needed.
 *
 * Returns: whether there is anything to change
 */
gboolean
bst_outline_set (BstPlan *plan, BstTransaction *transaction, const char *id, const char *field, BstValue value)
{
  const BstField *descriptor = bst_kind_get_field (BST_KIND_OBJECTIVES, field);
  BstRecord *record = bst_plan_find (plan, BST_KIND_OBJECTIVES, id);
  gboolean overlay = bst_id_is_framework (id);

  if (bst_value_equal (descriptor, bst_field_get (descriptor, record), value))
    {
      bst_value_clear (descriptor, &value);
      return FALSE;
    }
  if (record == NULL)
    {
      /* the value stands apart from the record, so that typing goes on in the same step */
      g_autoptr (BstRecord) image = bst_record_new (BST_KIND_OBJECTIVES, id);
      bst_transaction_add (transaction, image);
      bst_transaction_set (transaction, image, descriptor, value);
    }
  else if (overlay && would_be_blank (record, descriptor, value))
    {
      bst_value_clear (descriptor, &value);
      bst_transaction_remove (transaction, record);
    }
  else
    bst_transaction_set (transaction, record, descriptor, value);
  return TRUE;
}

/**
 * bst_outline_siblings:
 *
 * Returns: (transfer full) (nullable) (element-type BstNode): the column in which the objective stands, or what stands with
 *   it under another one, itself included; %NULL: there is no such objective
 */
GPtrArray *
bst_outline_siblings (BstPlan *plan, BstFramework *framework, const char *id, const char *language)
{
  g_autoptr (BstNode) node = bst_outline_find (plan, framework, id, NULL);
  g_autofree char *top = bst_outline_top (plan, framework, id);

  if (node == NULL)
    return NULL;
  return strcmp (top, id) == 0 ? bst_outline_list (plan, framework, node->phase, node->level, language)
                               : bst_outline_children (plan, framework, top, language);
}

/**
 * bst_outline_move:
 * @steps: -1 for one place up, 1 for one place down, …
 *
 * Returns: whether the objective can move that way; then @transaction got the change
 */
gboolean
bst_outline_move (BstPlan *plan, BstFramework *framework, BstTransaction *transaction, const char *id, int steps)
{
  g_autoptr (GPtrArray) column = bst_outline_siblings (plan, framework, id, NULL);
  g_autofree char *key = NULL;
  int at = -1, n, before, after;

  if (column == NULL)
    return FALSE;
  n = (int) column->len;
  for (int i = 0; i < n; i++)
    if (strcmp (((BstNode *) g_ptr_array_index (column, i))->id, id) == 0)
      at = i;
  before = steps < 0 ? at + steps - 1 : at + steps;
  after = before + 1;
  if (at < 0 || steps == 0 || before < -1 || after > n)
    return FALSE;
  key = bst_order_between (before >= 0 ? ((BstNode *) g_ptr_array_index (column, before))->order : NULL,
                           after < n ? ((BstNode *) g_ptr_array_index (column, after))->order : NULL);
  return bst_outline_set (plan, transaction, id, "order", bst_value_text (key));
}
