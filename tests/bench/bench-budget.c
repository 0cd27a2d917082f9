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

#define ROUNDS 7

typedef struct {
  guint n_links;
  BstPlan *plan;
  BstFramework *framework;
  BstBudgetTotals *totals;
  double recount, edits[ROUNDS], reports[ROUNDS]; /* ms, us, ms */
} Budget;

static void
begin (Budget *self, guint n_links)
{
  double start;

  self->n_links = n_links;
  self->plan = generate_plan (2 * n_links, 1);
  self->framework = bst_framework_get ("ggb", NULL, NULL);
  start = bench_thread_ms ();
  self->totals = bst_budget_totals_new (self->plan, self->framework, 0);
  bst_budget_totals_get (self->totals, &BST_BUDGET_KEY (2026, BST_BUDGET_BO, BST_CREDIT_VAK));
  self->recount = bench_thread_ms () - start;
}

/* Sizes take turns, so that what else the machine does meets both. */
static void
take_turn (Budget *self, guint round)
{
  BstBudgetReportRequest request = { .year = 2026, .phase = BST_BUDGET_BO, .today = 20260401 };
  double start;
  GPtrArray *tables;

  self->edits[round] = time_edits (self->plan, self->totals);
  start = bench_thread_ms ();
  tables = bst_budget_report_new (self->plan, self->framework, &request);
  self->reports[round] = bench_thread_ms () - start;
  g_ptr_array_unref (tables);
}

static void
end (Budget *self)
{
  g_object_unref (self->totals);
  g_object_unref (self->framework);
  g_object_unref (self->plan);
}

void
bench_budget (void)
{
  Budget small = { 0 }, large = { 0 };
  double edit, edit_small, report, report_small;
  g_autofree char *edits = NULL, *recount = NULL, *reports = NULL;

  begin (&small, SMALL);
  begin (&large, LARGE);
  for (guint round = 0; round < ROUNDS; round++)
    {
      take_turn (&small, round);
      take_turn (&large, round);
    }
  edit = bench_median (large.edits, ROUNDS);
  edit_small = bench_median (small.edits, ROUNDS);
  report = bench_median (large.reports, ROUNDS);
  report_small = bench_median (small.reports, ROUNDS);
  edits = g_strdup_printf ("%.1f / %.1f us", edit, edit_small);
  recount = g_strdup_printf ("%.1f us / %.1f ms", edit, large.recount);
  reports = g_strdup_printf ("%.0f ms for %u links, %.1f ms for %u", report, LARGE, report_small, SMALL);
  bench_tell ("an amount, 10,000 links / 1,000", edits, edit / edit_small, 1.2);
  bench_tell ("an amount / a full recount", recount, edit / 1000 / large.recount, 0.01);
  bench_tell ("fourteen tables, per link", reports, report / LARGE / (report_small / SMALL), 1.5);
  end (&small);
  end (&large);
}
