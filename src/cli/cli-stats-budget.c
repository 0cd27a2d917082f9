/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-stats-budget.c - what the budget links add up to, for programs: in cents, phases and kinds of credit apart. */
#include "cli-stats.h"
#include "bst-budget-grid.h"

/* Calls set for each phase and kind of credit that has links. */
static JsonObject *
describe_sums (BstBudgetTotals *totals, BstBudgetKey key)
{
  JsonObject *phases = json_object_new ();

  for (guint phase = 0; phase < BST_N_BUDGET_PHASES; phase++)
    {
      g_autoptr (JsonObject) credits = json_object_new ();
      for (guint credit = 0; credit < BST_N_CREDITS; credit++)
        {
          BstBudgetSum sum;
          JsonObject *object;
          key.phase = (BstBudgetPhase) phase;
          key.credit = (BstCreditKind) credit;
          sum = bst_budget_totals_get (totals, &key);
          if (sum.n_links == 0)
            continue;
          object = json_object_new ();
          json_object_set_int_member (object, "gross-cents", sum.gross);
          json_object_set_int_member (object, "plan-cents", sum.plan);
          json_object_set_int_member (object, "links", sum.n_links);
          json_object_set_object_member (credits, bst_credit_names[credit], object);
        }
      if (json_object_get_size (credits) > 0)
        json_object_set_object_member (phases, bst_budget_phase_names[phase], json_object_ref (credits));
    }
  return phases;
}

static void
set_sums (JsonObject *object, const char *name, JsonObject *sums)
{
  if (json_object_get_size (sums) > 0)
    json_object_set_object_member (object, name, sums);
  else
    json_object_unref (sums);
}

static JsonObject *
describe_year (BstBudgetTotals *totals, const GPtrArray *domains, gint64 year)
{
  BstBudgetKey key = BST_BUDGET_KEY (year, BST_BUDGET_BO, BST_CREDIT_VAK);
  JsonObject *object = json_object_new (), *by_domain = json_object_new (), *beside = json_object_new ();
  g_autoptr (GPtrArray) unfunded = bst_budget_list_unfunded (totals, year, NULL);

  json_object_set_object_member (object, "total", describe_sums (totals, key));
  for (guint i = 0; i < domains->len; i++)
    {
      key.domain = domains->pdata[i];
      set_sums (by_domain, domains->pdata[i], describe_sums (totals, key));
    }
  key.domain = NULL;
  for (guint part = BST_PART_COUNTED + 1; part < BST_N_PARTS; part++)
    {
      key.part = (BstPart) part;
      set_sums (beside, bst_part_names[part].name, describe_sums (totals, key));
    }
  json_object_set_object_member (object, "domains", by_domain);
  json_object_set_object_member (object, "beside", beside);
  json_object_set_int_member (object, "action-points-without-money", unfunded->len);
  return object;
}

/* Returns: (transfer full): {YEAR: {"total", "domains", "beside", …}} */
JsonObject *
cli_stats_describe_budget (const CliFile *file)
{
  g_autoptr (BstBudgetTotals) totals = bst_budget_totals_new (file->plan, file->framework, 0);
  g_autoptr (GArray) years = bst_budget_totals_list_years (totals);
  g_autoptr (GPtrArray) domains = bst_domains_list (file->plan, file->framework);
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < years->len; i++)
    {
      gint64 year = g_array_index (years, gint64, i);
      g_autofree char *name = g_strdup_printf ("%d", (int) year);
      json_object_set_object_member (object, name, describe_year (totals, domains, year));
    }
  return object;
}
