/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-criteria-compare.h"
#include "kinds/bst-criteria-set.h"

/**
 * bst_criteria_compare:
 * @first: a set of the plan; "" for the framework's own figures
 * @second: the same
 *
 * Returns: (transfer full) (element-type BstReadingChange): the actions whose quality or reach is read otherwise, in the
 *   order of the plan; valid until the plan changes
 */
GArray *
bst_criteria_compare (BstPlan *plan, BstFramework *framework, const char *first, const char *second, gint64 today)
{
  g_autoptr (BstCriteria) one = bst_criteria_new (plan, framework, first, today),
                          other = bst_criteria_new (plan, framework, second, today);
  BstCollection *actions = bst_plan_get_collection (plan, BST_KIND_ACTIONS);
  GArray *changes = g_array_new (FALSE, TRUE, sizeof (BstReadingChange));

  for (guint i = 0; i < bst_collection_get_n (actions); i++)
    {
      BstReadingChange change = { bst_collection_get (actions, i) };

      bst_appraise (framework, one, change.action, &change.first);
      bst_appraise (framework, other, change.action, &change.second);
      if (change.first.quality != change.second.quality || change.first.reach != change.second.reach)
        g_array_append_val (changes, change);
    }
  return changes;
}

static void
take (BstRecord *record, const char *field, gint64 number)
{
  bst_record_take (record, bst_record_find_field (record, field), (BstValue) { .num = number });
}

/**
 * bst_criteria_draft_set:
 *
 * Returns: (transfer full): a new set, in no plan yet: valid from @today, with the figures that are in force
 */
BstRecord *
bst_criteria_draft_set (BstPlan *plan, BstFramework *framework, gint64 today)
{
  g_autoptr (BstCriteria) criteria = bst_criteria_new (plan, framework, NULL, today);
  g_autofree char *id = bst_id_new (BST_KIND_CRITERIA_SETS);
  BstRecord *set = bst_record_new (BST_KIND_CRITERIA_SETS, id);
  const BstField *field = bst_record_find_field (set, "weights");
  BstValue weights = { 0 };

  for (guint i = 0; i < criteria->criteria->len; i++)
    {
      const BstCriterion *criterion = &g_array_index (criteria->criteria, BstCriterion, i);
      BstElement *element = bst_element_new (field->elements, criterion->item->id);
      BstValue more;

      bst_element_take (element, bst_fields_find (field->elements, "weight"), (BstValue) { .num = criterion->weight });
      bst_element_take (element, bst_fields_find (field->elements, "maximum"),
                        (BstValue) { .num = criterion->maximum });
      more = bst_vec_with_element (field, weights.ptr, element);
      bst_value_clear (field, &weights);
      weights = more;
    }
  bst_record_take (set, field, weights);
  take (set, "date", today);
  take (set, "threshold-bp", criteria->threshold_bp);
  take (set, "reach-bp", criteria->reach_bp);
  take (set, "scale-min", criteria->minimum);
  take (set, "all-flanders", criteria->needs_all_flanders ? BST_ALL_FLANDERS_NEEDED : BST_ALL_FLANDERS_NOT_NEEDED);
  return set;
}
