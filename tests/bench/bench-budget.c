/* SPDX-License-Identifier: EUPL-1.2 */
/* bench-budget.c - what an edit of an amount costs while totals follow, against a full recount, and the yearly report. */
#include "bench.h"
#include "bst-budget-report.h"
#include "generate.h"

#define EDITS 400
#define SMALL 1000
#define LARGE 10000

static void
edit_amount (BstPlan *plan, guint step)
{
  BstCollection *links = bst_plan_get_collection (plan, BST_KIND_BUDGET_LINKS);
  BstRecord *link = bst_collection_get (links, (step * 7919) % bst_collection_get_n (links));
  const BstField *list = bst_record_find_field (link, "amounts");
  BstElement *amount = bst_element_new (list->elements, "bo:vak");
  BstTransaction *transaction = bst_transaction_new ("Edit", "me", NULL);

  bst_element_take (amount, bst_fields_find (list->elements, "gross-cents"), (BstValue) { .num = 100000000 + step });
  bst_element_take (amount, bst_fields_find (list->elements, "plan-cents"), (BstValue) { .num = 1000000 + step });
  bst_transaction_set (transaction, link, list, bst_vec_with_element (list, BST_BUDGET_LINK (link)->amounts, amount));
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
}

/* Median in microseconds of an edit, its undoing and the reading of a total after each. */
static double
time_edits (BstPlan *plan, BstBudgetTotals *totals)
{
  static double work[EDITS];
  BstBudgetKey key = BST_BUDGET_KEY (2026, BST_BUDGET_BO, BST_CREDIT_VAK);

  for (guint i = 0; i < EDITS; i++)
    {
      double start = bench_thread_ms ();
      edit_amount (plan, i);
      bst_budget_totals_get (totals, &key);
      bst_plan_undo (plan);
      bst_budget_totals_get (totals, &key);
      work[i] = (bench_thread_ms () - start) * 1e3;
    }
  return bench_median (work, EDITS);
}

typedef struct {
  double edit, recount, report; /* us, ms, ms */
} Budget;

static Budget
measure (guint n_links)
{
  g_autoptr (BstPlan) plan = generate_plan (2 * n_links, 1);
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", NULL, NULL);
  double start = bench_thread_ms ();
  g_autoptr (BstBudgetTotals) totals = bst_budget_totals_new (plan, framework, 0);
  BstBudgetReportRequest request = { .year = 2026, .phase = BST_BUDGET_BO, .today = 20260401 };
  GPtrArray *tables;
  Budget budget;

  bst_budget_totals_get (totals, &BST_BUDGET_KEY (2026, BST_BUDGET_BO, BST_CREDIT_VAK));
  budget.recount = bench_thread_ms () - start;
  budget.edit = time_edits (plan, totals);
  start = bench_thread_ms ();
  tables = bst_budget_report_new (plan, framework, &request);
  budget.report = bench_thread_ms () - start;
  g_ptr_array_unref (tables);
  return budget;
}

void
bench_budget (void)
{
  Budget small = measure (SMALL), large = measure (LARGE);
  g_autofree char *edit = g_strdup_printf ("%.1f / %.1f us", large.edit, small.edit),
                  *recount = g_strdup_printf ("%.1f us / %.1f ms", large.edit, large.recount),
                  *report = g_strdup_printf ("%.0f ms for %u links, %.0f ms for %u", large.report, LARGE, small.report,
                                             SMALL);

  bench_tell ("an amount, 10,000 links / 1,000", edit, large.edit / small.edit, 1.2);
  bench_tell ("an amount / a full recount", recount, large.edit / 1000 / large.recount, 0.01);
  bench_tell ("fourteen tables, per link", report, large.report / LARGE / (small.report / SMALL), 1.5);
}
