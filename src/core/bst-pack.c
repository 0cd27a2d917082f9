/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-pack.h"

/**
 * bst_plan_is_pack:
 *
 * Returns: whether the plan is a contribution pack: one domain's part of another one
 */
gboolean
bst_plan_is_pack (BstPlan *plan)
{
  JsonObject *members = bst_plan_get_unknown (plan);

  return json_object_has_member (members, "pack") && JSON_NODE_HOLDS_OBJECT (json_object_get_member (members, "pack"));
}
