/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-axis.h"
#include "bst-outline.h"
#include "kinds/bst-action-point.h"
#include "kinds/bst-action.h"
#include <string.h>

/* In the order of the fields of a judgement, which is the order of the values in its id. */
const BstAxisInfo bst_axes[BST_N_AXES] = {
  [BST_AXIS_OBJECTIVE] = { "objective", "operational-objectives", N_ ("Objective") },
  [BST_AXIS_GROUP] = { "group", "groups", N_ ("Vulnerable group") },
  [BST_AXIS_SETTING] = { "setting", "settings", N_ ("Setting") },
  [BST_AXIS_PHASE] = { "phase", "phases", N_ ("Life phase") },
  [BST_AXIS_THEME] = { "theme", "themes", N_ ("Theme") },
  [BST_AXIS_DOMAIN] = { "domain", "policy-domains", N_ ("Policy domain") },
  [BST_AXIS_TRANSITION_PATH] = { "transition-path", "transition-paths", N_ ("Transition path") },
};

/* --- Where a record stands on an axis ---------------------------------------------------------------------------- */

static void
add_value (GPtrArray *values, const char *id)
{
  if (id != NULL && *id != '\0' && !g_ptr_array_find_with_equal_func (values, id, g_str_equal, NULL))
    g_ptr_array_add (values, g_strdup (id));
}

static void
add_values (GPtrArray *values, const BstVec *ids)
{
  for (guint i = 0; i < bst_vec_length (ids); i++)
    add_value (values, ids->items[i]);
}

/* The objectives that a record serves, sub-objectives by the one above them. */
static GPtrArray *
list_objectives (BstPlan *plan, BstFramework *framework, BstRecord *record)
{
  GPtrArray *own = g_ptr_array_new_with_free_func (g_free), *tops = g_ptr_array_new_with_free_func (g_free);

  if (bst_record_get_kind (record) == BST_KIND_ACTIONS)
    {
      add_value (own, BST_ACTION (record)->primary_objective);
      add_values (own, BST_ACTION (record)->other_objectives);
    }
  else
    add_value (own, BST_ACTION_POINT (record)->objective);
  for (guint i = 0; i < own->len; i++)
    {
      g_autofree char *top = bst_outline_top (plan, framework, own->pdata[i]);
      add_value (tops, top != NULL ? top : own->pdata[i]);
    }
  g_ptr_array_unref (own);
  return tops;
}

/* What an action says itself, and where it says nothing the phase of what it serves. */
static void
add_phases (BstPlan *plan, BstFramework *framework, BstRecord *record, GPtrArray *values)
{
  g_autoptr (GPtrArray) objectives = NULL;

  if (bst_record_get_kind (record) == BST_KIND_ACTIONS)
    add_values (values, BST_ACTION (record)->phases);
  if (values->len > 0)
    return;
  objectives = list_objectives (plan, framework, record);
  for (guint i = 0; i < objectives->len; i++)
    {
      g_autoptr (BstNode) node = bst_outline_find (plan, framework, objectives->pdata[i], NULL);
      if (node != NULL)
        add_value (values, node->phase);
    }
}

static void
add_theme_of (BstPlan *plan, BstFramework *framework, const char *objective, GPtrArray *values)
{
  const BstItem *item = bst_framework_find (framework, objective);
  BstRecord *record = bst_plan_find (plan, BST_KIND_OBJECTIVES, objective);

  if (record != NULL)
    add_value (values, BST_OBJECTIVE (record)->theme);
  if (item != NULL)
    add_value (values, item->theme);
}

/* An operational objective has the themes of the strategic ones that it serves. */
static void
add_themes (BstPlan *plan, BstFramework *framework, BstRecord *record, GPtrArray *values)
{
  g_autoptr (GPtrArray) objectives = list_objectives (plan, framework, record);

  for (guint i = 0; i < objectives->len; i++)
    {
      g_auto (GStrv) serves = bst_outline_serves (plan, framework, objectives->pdata[i]);
      add_theme_of (plan, framework, objectives->pdata[i], values);
      for (guint j = 0; serves != NULL && serves[j] != NULL; j++)
        add_theme_of (plan, framework, serves[j], values);
    }
}

static void
add_plain (BstRecord *record, BstAxis axis, GPtrArray *values)
{
  gboolean is_action = bst_record_get_kind (record) == BST_KIND_ACTIONS;

  if (axis == BST_AXIS_GROUP)
    add_values (values, is_action ? BST_ACTION (record)->groups : BST_ACTION_POINT (record)->groups);
  else if (axis == BST_AXIS_SETTING)
    add_values (values, is_action ? BST_ACTION (record)->settings : BST_ACTION_POINT (record)->settings);
  else if (axis == BST_AXIS_DOMAIN)
    {
      add_value (values, is_action ? BST_ACTION (record)->domain : BST_ACTION_POINT (record)->domain);
      if (is_action)
        add_values (values, BST_ACTION (record)->domains);
    }
  else if (axis == BST_AXIS_TRANSITION_PATH && is_action)
    add_values (values, BST_ACTION (record)->transition_paths);
}

/**
 * bst_axis_get_values:
 * @record: an action or an action point
 *
 * Returns: (transfer full): where it stands on @axis, each id once; an action may stand in several places
 */
GStrv
bst_axis_get_values (BstPlan *plan, BstFramework *framework, BstRecord *record, BstAxis axis)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  if (axis == BST_AXIS_OBJECTIVE)
    {
      g_ptr_array_unref (values);
      values = list_objectives (plan, framework, record);
    }
  else if (axis == BST_AXIS_PHASE)
    add_phases (plan, framework, record, values);
  else if (axis == BST_AXIS_THEME)
    add_themes (plan, framework, record, values);
  else
    add_plain (record, axis, values);
  g_ptr_array_set_free_func (values, NULL);
  g_ptr_array_add (values, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&values), FALSE);
}

/* --- The values of an axis ----------------------------------------------------------------------------------------- */

static void
value_free (gpointer data)
{
  BstAxisValue *value = data;

  g_free (value->id);
  g_free (value->code);
  g_free (value->title);
  g_free (value->full);
  g_free (value);
}

static BstAxisValue *
add_axis_value (GPtrArray *values, const char *id, const char *title)
{
  BstAxisValue *value = g_new0 (BstAxisValue, 1);

  value->id = g_strdup (id);
  value->title = g_strdup (title);
  g_ptr_array_add (values, value);
  return value;
}

static void
add_objectives (BstPlan *plan, BstFramework *framework, const char *phase, GPtrArray *values)
{
  GPtrArray *phases = bst_framework_get_list (framework, "phases");

  for (guint i = 0; i < phases->len; i++)
    {
      const char *one = ((const BstItem *) phases->pdata[i])->id;
      g_autoptr (GPtrArray) nodes = NULL;
      if (phase != NULL && !g_str_equal (phase, one))
        continue;
      nodes = bst_outline_list (plan, framework, one, BST_LEVEL_OPERATIONAL, NULL);
      for (guint j = 0; j < nodes->len; j++)
        {
          const BstNode *node = nodes->pdata[j];
          BstAxisValue *value = add_axis_value (values, node->id, node->title);
          value->code = g_strdup (node->code);
          value->phase = one;
        }
    }
}

/**
 * bst_axis_list_values:
 * @phase: (nullable): only what is of this life phase
 *
 * Returns: (transfer full) (element-type BstAxisValue): what may stand on an axis, in the framework's order
 */
GPtrArray *
bst_axis_list_values (BstPlan *plan, BstFramework *framework, BstAxis axis, const char *phase)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (value_free);
  GPtrArray *items = bst_framework_get_list (framework, bst_axes[axis].list);
  BstCollection *terms = bst_plan_get_collection (plan, BST_KIND_TERMS);

  if (axis == BST_AXIS_OBJECTIVE)
    {
      add_objectives (plan, framework, phase, values);
      return values;
    }
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const BstItem *item = items->pdata[i];
      const char *own = axis == BST_AXIS_PHASE ? item->id : item->phase;
      BstAxisValue *value;
      if (phase != NULL && own != NULL && !g_str_equal (own, phase))
        continue;
      value = add_axis_value (values, item->id, bst_item_get_short (item, NULL));
      value->full = g_strdup (bst_item_get_title (item, NULL));
      value->phase = item->phase;
    }
  for (guint i = 0; i < bst_collection_get_n (terms); i++)
    {
      BstRecord *term = bst_collection_get (terms, i);
      if (g_str_equal (bst_record_get_text (term, "list"), bst_axes[axis].list))
        add_axis_value (values, term->id, bst_record_get_text (term, "title"));
    }
  return values;
}
