/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-pack-outcome.h"
#include "bst-outline.h"
#include <string.h>

static void
domain_free (gpointer data)
{
  BstOutcomeDomain *self = data;

  g_free (self->domain);
  g_free (self->title);
  g_free (self->filled_in_by);
  g_free (self->validated_by);
  g_array_unref (self->sums);
  g_free (self);
}

static gint64
known (BstBudgetTotals *totals, const BstBudgetKey *key)
{
  BstBudgetSum sum = bst_budget_totals_get (totals, key);

  return sum.n_links > sum.n_unattributed ? sum.plan : BST_UNSET;
}

/* A pack speaks of the year before, of its own and of the year after. */
static GArray *
compare (BstBudgetTotals *before, BstBudgetTotals *after, gint64 year, const char *domain)
{
  GArray *sums = g_array_new (FALSE, FALSE, sizeof (BstOutcomeSum));

  for (gint64 of = year - 1; of <= year + 1; of++)
    for (guint phase = 0; phase < BST_N_BUDGET_PHASES; phase++)
      for (guint credit = 0; credit < BST_N_CREDITS; credit++)
        {
          BstBudgetKey key = BST_BUDGET_KEY (of, (BstBudgetPhase) phase, (BstCreditKind) credit);
          BstOutcomeSum sum = { of, (BstBudgetPhase) phase, (BstCreditKind) credit, 0, 0 };
          key.domain = domain;
          sum.before = known (before, &key);
          sum.after = known (after, &key);
          if (sum.before != sum.after)
            g_array_append_val (sums, sum);
        }
  return sums;
}

static guint
count (const GPtrArray *ids, const char *id)
{
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    n += strcmp (ids->pdata[i], id) == 0;
  return n;
}

static void
read_contribution (BstOutcomeDomain *self, const BstContribution *contribution)
{
  self->deadline = contribution->deadline;
  self->submitted_on = contribution->submitted_on;
  self->validated_on = contribution->validated_on;
  self->filled_in_by = g_strdup (contribution->filled_in_by);
  self->validated_by = g_strdup (contribution->validated_by);
}

static BstOutcomeDomain *
look (BstBudgetTotals *before, BstBudgetTotals *after, const char *domain, gint64 year, gint64 today)
{
  BstRecord *record = bst_contribution_find (bst_budget_totals_get_plan (after), domain, year);
  BstGridCell cell = bst_budget_grid_get (after, domain, year, BST_BUDGET_BO, BST_CREDIT_VAK, today);
  BstOutcomeDomain *self = g_new0 (BstOutcomeDomain, 1);

  self->domain = g_strdup (domain);
  self->state = cell.state;
  self->n_subjects = cell.n_subjects;
  self->n_answered = cell.n_answered;
  self->sums = compare (before, after, year, domain);
  if (record != NULL)
    read_contribution (self, BST_CONTRIBUTION (record));
  return self;
}

/**
 * bst_pack_outcome_new:
 * @before: the plan before the merge, and @after it
 * @delivered: (element-type utf8): the domain of each pack that was merged
 *
 * Returns: (transfer full): what it brought
 */
BstPackOutcome *
bst_pack_outcome_new (BstPlan *before, BstPlan *after, BstFramework *framework, gint64 year, const GPtrArray *delivered,
                      gint64 today, const char *language)
{
  BstPackOutcome *self = g_new0 (BstPackOutcome, 1);
  g_autoptr (BstBudgetTotals) was = bst_budget_totals_new (before, framework, 0),
                              is = bst_budget_totals_new (after, framework, 0);
  g_autoptr (GPtrArray) domains = bst_domains_list (after, framework);

  self->year = year;
  self->domains = g_ptr_array_new_with_free_func (domain_free);
  for (guint i = 0; i < domains->len; i++)
    {
      BstOutcomeDomain *one = look (was, is, domains->pdata[i], year, today);
      one->title = bst_reference_title (after, framework, one->domain, language);
      one->n_packs = count (delivered, one->domain);
      if (one->n_packs == 0 && one->state == BST_CELL_NOT_ASKED)
        {
          domain_free (one);
          continue;
        }
      self->n_delivered += one->state >= BST_CELL_SUBMITTED;
      g_ptr_array_add (self->domains, one);
    }
  self->sums = compare (was, is, year, NULL);
  return self;
}

void
bst_pack_outcome_free (BstPackOutcome *self)
{
  g_ptr_array_unref (self->domains);
  g_array_unref (self->sums);
  g_free (self);
}

static char *
kilo (const char *language, gint64 cents)
{
  g_autofree char *number = cents != BST_UNSET ? bst_format_kilo (language, cents) : NULL;

  return number != NULL ? g_strdup_printf ("%s k€", number) : g_strdup (bst_text (language, N_ ("nothing")));
}

/**
 * bst_outcome_sum_say:
 *
 * Returns: (transfer full): "BU 2025 VAK: from 190 k€ to 204 k€"
 */
char *
bst_outcome_sum_say (const BstOutcomeSum *self, const char *language)
{
  g_autofree char *before = kilo (language, self->before), *after = kilo (language, self->after),
                  *year = g_strdup_printf ("%d", (int) self->year);

  return bst_text_fill (bst_text (language, N_ ("{phase} {year} {credit}: from {before} to {after}")),
                        (const char *[]) { "phase", bst_budget_phase_codes[self->phase], "year", year, "credit",
                                           bst_credit_codes[self->credit], "before", before, "after", after, NULL });
}
