/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-owner.h"
#include <string.h>
#include "kinds/bst-action-point.h"

static void
forget_agreement (BstTransaction *transaction, BstRecord *record)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);

  if (point->agreement != BST_AGREEMENT_NONE)
    bst_transaction_set_number (transaction, record, "agreement", BST_AGREEMENT_NONE);
  if (point->agreement_date != 0)
    bst_transaction_set_number (transaction, record, "agreement-date", 0);
}

/**
 * bst_owner_follow:
 * @transaction: gets what belongs to it
 *
 * A new owner has not agreed to anything: the agreement of the one before does not hold for them. Where @transaction says
 * itself what was agreed, that counts.
 */
void
bst_owner_follow (BstPlan *plan, BstTransaction *transaction)
{
  guint n = bst_transaction_get_n (transaction);

  for (guint i = 0; i < n; i++)
    {
      const BstChange *change = bst_transaction_get (transaction, i);
      BstRecord *record;

      if (change->type != BST_CHANGE_SET || change->kind != BST_KIND_ACTION_POINTS
          || strcmp (change->field->name, "owner") != 0 || bst_transaction_sets (transaction, change->id, "agreement"))
        continue;
      record = bst_plan_find (plan, change->kind, change->id);
      if (record != NULL)
        forget_agreement (transaction, record);
    }
}
