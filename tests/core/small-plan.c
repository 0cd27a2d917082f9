/* SPDX-License-Identifier: EUPL-1.2 */
#include "small-plan.h"
#include "bst-reader.h"
#include <string.h>

#define SMALL \
  "{\"format\":\"bouwstenen-plan\",\"later\":1," \
  "\"objectives\":[{\"id\":\"ob-a\",\"title\":\"O\"}],\"actors\":[{\"id\":\"or-a\",\"name\":\"A\"}]," \
  "\"action-points\":[{\"id\":\"ap-a\"},{\"id\":\"ap-c\",\"title\":\"T\",\"objective\":\"ob-a\",\"owner\":\"or-a\"}]}"

BstPlan *
small_plan_new (void)
{
  g_autoptr (GError) error = NULL;
  BstPlan *plan = bst_plan_read (SMALL, strlen (SMALL), NULL, &error);

  g_assert_no_error (error);
  return plan;
}

BstRecord *
small_plan_point (BstPlan *plan, const char *id)
{
  return bst_plan_find (plan, BST_KIND_ACTION_POINTS, id);
}

gboolean
small_plan_set_text (BstPlan *plan, const char *id, const char *field, const char *text, const char *coalesce)
{
  BstTransaction *transaction = bst_transaction_new ("Edit", "me", coalesce);

  bst_transaction_set_text (transaction, small_plan_point (plan, id), field, text);
  return bst_plan_apply (plan, transaction, NULL);
}

BstTransaction *
small_plan_add_point (BstTransaction *transaction, const char *id, const char *objective)
{
  g_autoptr (BstRecord) image = bst_record_new (BST_KIND_ACTION_POINTS, id);

  bst_record_take (image, bst_record_find_field (image, "objective"), bst_value_text (objective));
  bst_transaction_add (transaction, image);
  return transaction;
}
