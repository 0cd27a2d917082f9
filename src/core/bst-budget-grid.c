/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-budget-grid.h"
#include "kinds/bst-action-point.h"
#include <string.h>

const BstPartName bst_contribution_cell_names[BST_N_CONTRIBUTION_CELLS] = {
  { "not-asked", N_ ("Not asked") },
  { "asked", N_ ("Asked") },
  { "late", N_ ("Late") },
  { "concept", N_ ("Draft") },
  { "submitted", N_ ("Submitted") },
  { "found-complete", N_ ("Declared complete") },
  { "locked", N_ ("Locked") },
};

static BstContributionCell
state_of (const BstContribution *contribution, guint n_answered, gint64 today)
{
  if (contribution == NULL)
    return BST_CELL_NOT_ASKED;
  switch (contribution->state)
    {
    case BST_STATE_LOCKED:
      return BST_CELL_LOCKED;
    case BST_STATE_COMPLETE:
      return BST_CELL_COMPLETE;
    case BST_STATE_SUBMITTED:
      return BST_CELL_SUBMITTED;
    default:
      if (contribution->deadline != 0 && contribution->deadline < today)
        return BST_CELL_LATE;
      if (n_answered > 0)
        return BST_CELL_CONCEPT;
      return contribution->asked_on != 0 ? BST_CELL_ASKED : BST_CELL_NOT_ASKED;
    }
}

/**
 * bst_budget_grid_get:
 *
 * Returns: what the grid shows of one domain and year, for one phase and kind of credit
 */
BstGridCell
bst_budget_grid_get (BstBudgetTotals *totals, const char *domain, gint64 year, BstBudgetPhase phase,
                     BstCreditKind credit, gint64 today)
{
  BstPlan *plan = bst_budget_totals_get_plan (totals);
  BstBudgetKey key = BST_BUDGET_KEY (year, phase, credit);
  BstRecord *record = bst_contribution_find (plan, domain, year);
  g_autoptr (GPtrArray) subjects = bst_contribution_list_subjects (plan, domain, year);
  BstGridCell cell = { 0 };

  key.domain = domain;
  cell.sum = bst_budget_totals_get (totals, &key);
  cell.n_subjects = subjects->len;
  for (guint i = 0; i < subjects->len; i++)
    cell.n_answered += bst_answer_is_given (bst_contribution_find_answer (record, subjects->pdata[i])) ? 1 : 0;
  cell.state = state_of (record != NULL ? BST_CONTRIBUTION (record) : NULL, cell.n_answered, today);
  return cell;
}

/**
 * bst_budget_sum_of_bbt:
 * @key: without a domain
 * @bbt: as bst_domain_get_bbt() gives it
 *
 * Returns: the total of all domains that report in one BBT
 */
BstBudgetSum
bst_budget_sum_of_bbt (BstBudgetTotals *totals, const BstBudgetKey *key, const char *bbt)
{
  BstPlan *plan = bst_budget_totals_get_plan (totals);
  BstFramework *framework = bst_budget_totals_get_framework (totals);
  g_autoptr (GPtrArray) domains = bst_domains_list (plan, framework);
  BstMoneySum gross = 0, attributed = 0;
  BstBudgetSum sum = { 0 };

  for (guint i = 0; i < domains->len; i++)
    {
      g_autofree char *its = bst_domain_get_bbt (plan, framework, domains->pdata[i]);
      BstBudgetKey one = *key;
      BstBudgetSum part;
      if (g_strcmp0 (its, bbt) != 0)
        continue;
      one.domain = domains->pdata[i];
      part = bst_budget_totals_get (totals, &one);
      gross += part.gross;
      attributed += part.plan;
      sum.n_links += part.n_links;
      sum.n_unattributed += part.n_unattributed;
    }
  sum.gross = bst_money_from_sum (gross);
  sum.plan = bst_money_from_sum (attributed);
  return sum;
}

static gboolean
has_amount (BstRecord *link)
{
  g_autoptr (GArray) amounts = bst_link_get_amounts (link);

  for (guint i = 0; i < amounts->len; i++)
    {
      const BstAttributed *one = &g_array_index (amounts, BstAttributed, i);
      if ((one->gross != BST_UNSET && one->gross > 0) || (one->plan != BST_UNSET && one->plan > 0))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_money (BstPlan *plan, const char *subject, gint64 year)
{
  g_autoptr (GPtrArray) links = bst_plan_list_referrers (plan, subject, BST_KIND_BUDGET_LINKS);

  for (guint i = 0; i < links->len; i++)
    if (BST_BUDGET_LINK (links->pdata[i])->year == year && has_amount (links->pdata[i])
        && g_strcmp0 (bst_link_get_subject (links->pdata[i]), subject) == 0)
      return TRUE;
  return FALSE;
}

/**
 * bst_budget_list_unfunded:
 * @domain: (nullable): only its action points
 *
 * An action point has money where a link of @year, whoever pays, names it or its action. What is done within the existing
 * operation needs none, and what has stopped neither.
 *
 * Returns: (transfer container) (element-type BstRecord): the action points without money
 */
GPtrArray *
bst_budget_list_unfunded (BstBudgetTotals *totals, gint64 year, const char *domain)
{
  BstPlan *plan = bst_budget_totals_get_plan (totals);
  BstCollection *points = bst_plan_get_collection (plan, BST_KIND_ACTION_POINTS);
  GPtrArray *unfunded = g_ptr_array_new ();

  for (guint i = 0; i < bst_collection_get_n (points); i++)
    {
      BstRecord *record = bst_collection_get (points, i);
      const BstActionPoint *point = BST_ACTION_POINT (record);
      if (point->status == BST_STATUS_STOPPED || point->means_kind == BST_MEANS_WITHIN_OPERATION
          || (domain != NULL && g_strcmp0 (point->domain, domain) != 0) || has_money (plan, record->id, year)
          || has_money (plan, point->action, year))
        continue;
      g_ptr_array_add (unfunded, record);
    }
  return unfunded;
}
