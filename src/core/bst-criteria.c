/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-criteria.h"
#include "kinds/bst-criteria-set.h"
#include <string.h>

static gint64
member_int (JsonObject *object, const char *name, gint64 fallback)
{
  return object != NULL && json_object_has_member (object, name)
             ? json_object_get_int_member_with_default (object, name, fallback)
             : fallback;
}

static JsonObject *
get_section (BstFramework *framework, const char *name)
{
  JsonObject *data = bst_framework_get_data (framework);

  return json_object_has_member (data, name) ? json_object_get_object_member (data, name) : NULL;
}

/* The framework's own figures. */
static void
read_framework (BstCriteria *self, BstFramework *framework)
{
  JsonObject *defaults = get_section (framework, "criteria-defaults"), *reach = get_section (framework, "reach-rule");
  GPtrArray *items = bst_framework_get_list (framework, "criteria");
  gint64 maximum = member_int (defaults, "scale-max", 4);

  self->minimum = member_int (defaults, "scale-min", 0);
  self->threshold_bp = member_int (defaults, "threshold-bp", BST_UNSET);
  self->gap_below = (guint) member_int (defaults, "gap-below", 1);
  self->reach_bp = member_int (reach, "share-bp", 1500);
  self->reach_inclusive = reach == NULL || json_object_get_boolean_member_with_default (reach, "inclusive", TRUE);
  self->needs_all_flanders =
      reach == NULL || json_object_get_boolean_member_with_default (reach, "flanders-wide", TRUE);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const BstItem *item = g_ptr_array_index (items, i);
      BstCriterion criterion = { item, member_int (item->data, "weight", 1), maximum };
      g_array_append_val (self->criteria, criterion);
      if (json_object_get_boolean_member_with_default (item->data, "selective", FALSE))
        self->selective = item;
    }
}

/* The set that is in force: the one with the latest day that has come; of two of one day, the one with the last id. */
static BstRecord *
find_in_force (BstPlan *plan, gint64 today)
{
  BstCollection *sets = bst_plan_get_collection (plan, BST_KIND_CRITERIA_SETS);
  BstRecord *found = NULL;

  for (guint i = 0; i < bst_collection_get_n (sets); i++)
    {
      BstRecord *set = bst_collection_get (sets, i);
      gint64 date = BST_CRITERIA_SET (set)->date;
      if (date <= today && (found == NULL || date >= BST_CRITERIA_SET (found)->date))
        found = set;
    }
  return found;
}

/* A lowest score that is not below a highest one would leave nothing to count. */
static gboolean
leaves_points (const BstCriteria *self, gint64 minimum)
{
  for (guint i = 0; i < self->criteria->len; i++)
    if (g_array_index (self->criteria, BstCriterion, i).maximum <= minimum)
      return FALSE;
  return TRUE;
}

static void
read_set (BstCriteria *self, const BstCriteriaSet *set)
{
  self->id = g_strdup (((const BstRecord *) set)->id);
  self->title = g_strdup (set->title);
  self->date = set->date;
  if (set->threshold_bp != BST_UNSET)
    self->threshold_bp = set->threshold_bp;
  if (set->reach_bp != BST_UNSET)
    self->reach_bp = set->reach_bp;
  if (set->all_flanders != BST_ALL_FLANDERS_AS_FRAMEWORK)
    self->needs_all_flanders = set->all_flanders == BST_ALL_FLANDERS_NEEDED;
  for (guint i = 0; i < self->criteria->len; i++)
    {
      BstCriterion *criterion = &g_array_index (self->criteria, BstCriterion, i);
      const BstWeight *weight = bst_vec_find_element (set->weights, criterion->item->id);
      if (weight != NULL && weight->weight != BST_UNSET)
        criterion->weight = weight->weight;
      if (weight != NULL && weight->maximum != BST_UNSET)
        criterion->maximum = weight->maximum;
    }
  if (set->minimum != BST_UNSET && leaves_points (self, set->minimum))
    self->minimum = set->minimum;
}

/**
 * bst_criteria_new:
 * @set_id: (nullable): a set of the plan, to try or to compare; "" for the framework's own figures; %NULL for the set
 *   that is in force
 * @today: the day it is
 *
 * What a set does not say is the framework's. R162, R163, R168.
 *
 * Returns: (transfer full): the yardstick; it lives no longer than @framework
 */
BstCriteria *
bst_criteria_new (BstPlan *plan, BstFramework *framework, const char *set_id, gint64 today)
{
  BstCriteria *self = g_new0 (BstCriteria, 1);
  BstRecord *set;

  self->criteria = g_array_new (FALSE, FALSE, sizeof (BstCriterion));
  read_framework (self, framework);
  set = set_id == NULL ? find_in_force (plan, today) : bst_plan_find (plan, BST_KIND_CRITERIA_SETS, set_id);
  if (set != NULL)
    read_set (self, BST_CRITERIA_SET (set));
  return self;
}

void
bst_criteria_free (BstCriteria *self)
{
  g_free (self->id);
  g_free (self->title);
  g_array_unref (self->criteria);
  g_free (self);
}

/**
 * bst_criteria_find:
 *
 * Returns: (transfer none) (nullable): the criterion with this id
 */
const BstCriterion *
bst_criteria_find (const BstCriteria *self, const char *criterion)
{
  for (guint i = 0; i < self->criteria->len; i++)
    {
      const BstCriterion *one = &g_array_index (self->criteria, BstCriterion, i);
      if (g_str_equal (one->item->id, criterion))
        return one;
    }
  return NULL;
}
