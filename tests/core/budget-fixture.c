/* SPDX-License-Identifier: EUPL-1.2 */
#include "budget-fixture.h"
#include "bst-budget-guard.h"

SmartFixture *
budget_fixture_new (void)
{
  SmartFixture *fixture = smart_fixture_new ("nl");

  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-a", "title=A|primary-objective=od.kj.3");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-b", "title=B|primary-objective=od.kj.3");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-a", "title=A|objective=od.kj.1");
  smart_fixture_add (fixture, BST_KIND_ARTICLES, "ar-a",
                     "code=GB0-1GCF2LA-WT|domain=bd.welzijn|ise=GC-L|credits=2026:bo:vak@10000");
  smart_fixture_add (fixture, BST_KIND_ARTICLES, "ar-b", "code=HB0-1HDB2UE-WT|domain=bd.jeugd|ise=HD-U");
  return fixture;
}

gboolean
budget_fixture_try (SmartFixture *fixture, const char *id, const char *fields, char **ret_field)
{
  BstRecord *record = bst_plan_find (fixture->plan, BST_KIND_BUDGET_LINKS, id);
  g_autoptr (BstRecord) image = smart_record_new (BST_KIND_BUDGET_LINKS, id, fields);
  BstTransaction *transaction = bst_transaction_new ("person", NULL, NULL);
  g_autoptr (GError) error = NULL;
  gboolean good;

  if (record == NULL)
    bst_transaction_add (transaction, image);
  else
    for (guint i = 0; i < bst_record_get_table (record)->n_fields; i++)
      {
        const BstField *field = &bst_record_get_table (record)->fields[i];
        if (!bst_value_is_default (field, bst_field_get (field, image)))
          bst_transaction_set (transaction, record, field, bst_value_copy (field, bst_field_get (field, image)));
      }
  good = bst_budget_apply (fixture->plan, fixture->framework, transaction, ret_field, &error);
  if (!good)
    {
      g_test_message ("%s", error->message);
      g_assert_error (error, BST_ERROR, BST_ERROR_REFUSED);
    }
  return good;
}
