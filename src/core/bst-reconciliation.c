/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-reconciliation.h"
#include "bst-ise.h"
#include "bst-outline.h"
#include <string.h>

typedef struct {
  BstBudgetTotals *totals;
  BstPlan *plan;
  BstFramework *framework;
  const char *domain; /* NULL: the whole plan */
  BstBudgetKey key;   /* year, phase, credit, domain */
  const char *language;
  GPtrArray *list;
} Look;

void
bst_reconciliation_free (BstReconciliation *self)
{
  g_free (self->name);
  g_free (self->words);
  g_free (self);
}

static char *
k_euro (const Look *look, gint64 cents)
{
  g_autofree char *number = bst_format_kilo (look->language, cents);

  return g_strdup_printf ("%s k€", number);
}

static char *
fill (const Look *look, const char *words, const char *extra, gint64 left, gint64 right)
{
  g_autofree char *l = k_euro (look, left), *r = k_euro (look, right),
                  *d = k_euro (look, bst_money_from_sum ((BstMoneySum) right - left)),
                  *share = bst_format_share (look->language, bst_money_ratio (left, right));

  return bst_text_fill (bst_text (look->language, words),
                        (const char *[]) { "left", l, "right", r, "difference", d, "share", share, "which",
                                           extra != NULL ? extra : "", NULL });
}

/* holds: what is said where there is no difference; NULL: words in any case. */
static void
add (Look *look, const char *id, gboolean must_hold, const char *name, const char *holds, const char *words,
     const char *extra, gint64 left, gint64 right)
{
  BstReconciliation *one = g_new0 (BstReconciliation, 1);
  gboolean known = left != BST_UNSET && right != BST_UNSET;

  one->id = id;
  one->name = fill (look, name, extra, left, right);
  one->left = left;
  one->right = right;
  one->difference = known ? bst_money_from_sum ((BstMoneySum) right - left) : 0;
  one->must_hold = must_hold;
  one->words = !known ? g_strdup (bst_text (look->language, N_ ("Not known yet.")))
                      : fill (look, one->difference == 0 && holds != NULL ? holds : words, extra, left, right);
  g_ptr_array_add (look->list, one);
}

static BstBudgetSum
sum_of (const Look *look, BstBudgetKey key)
{
  return bst_budget_totals_get (look->totals, &key);
}

/* --- Rows and columns ----------------------------------------------------------------------------------------------- */

static void
compare_domains (Look *look)
{
  g_autoptr (GPtrArray) domains = bst_domains_list (look->plan, look->framework);
  BstMoneySum sum = 0;
  BstBudgetKey key = look->key;

  for (guint i = 0; i < domains->len; i++)
    {
      key.domain = domains->pdata[i];
      sum += sum_of (look, key).plan;
    }
  if (look->domain == NULL)
    add (look, "domains", TRUE, N_ ("Domains add up to the plan"), N_ ("All {right} is of a domain."),
         N_ ("{difference} of the plan is of no domain."), NULL, bst_money_from_sum (sum),
         sum_of (look, look->key).plan);
}

static gboolean
is_of_look (const Look *look, BstRecord *link)
{
  return BST_BUDGET_LINK (link)->year == look->key.year
         && (look->domain == NULL || g_strcmp0 (BST_BUDGET_LINK (link)->domain, look->domain) == 0)
         && bst_link_get_part (look->plan, look->framework, link) == BST_PART_COUNTED;
}

static gint64
plan_of (const Look *look, BstRecord *link)
{
  g_autoptr (GArray) amounts = bst_link_get_amounts (link);
  BstMoneySum sum = 0;

  for (guint i = 0; i < amounts->len; i++)
    {
      const BstAttributed *one = &g_array_index (amounts, BstAttributed, i);
      if (one->phase == look->key.phase && one->credit == look->key.credit && one->plan != BST_UNSET)
        sum += one->plan;
    }
  return bst_money_from_sum (sum);
}

/* Counted from the links themselves, not from the totals. */
static void
compare_links (Look *look)
{
  BstCollection *links = bst_plan_get_collection (look->plan, BST_KIND_BUDGET_LINKS);
  BstMoneySum all = 0, with_subject = 0, with_objective = 0;

  for (guint i = 0; i < bst_collection_get_n (links); i++)
    {
      BstRecord *link = bst_collection_get (links, i);
      gint64 its = is_of_look (look, link) ? plan_of (look, link) : 0;
      const char *point = BST_BUDGET_LINK (link)->action_point, *action = BST_BUDGET_LINK (link)->action;
      BstRecord *record = point != NULL    ? bst_plan_find (look->plan, BST_KIND_ACTION_POINTS, point)
                          : action != NULL ? bst_plan_find (look->plan, BST_KIND_ACTIONS, action)
                                           : NULL;
      const char *objective =
          record != NULL ? bst_record_get_text (record, point != NULL ? "objective" : "primary-objective") : "";
      all += its;
      with_subject += record != NULL ? its : 0;
      with_objective += *objective != '\0' ? its : 0;
    }
  add (look, "links", TRUE, N_ ("Links add up to the total"), N_ ("{right}, counted link by link."),
       N_ ("They differ by {difference}."), NULL, bst_money_from_sum (all), sum_of (look, look->key).plan);
  add (look, "subjects", TRUE, N_ ("Action points and actions add up to the total"),
       N_ ("All {right} pays for one that is named."), N_ ("{difference} pays for nothing that is named."), NULL,
       bst_money_from_sum (with_subject), bst_money_from_sum (all));
  add (look, "objectives", TRUE, N_ ("Objectives add up to the total"), N_ ("All {right} serves one that is named."),
       N_ ("{difference} serves no objective that is named."), NULL, bst_money_from_sum (with_objective),
       bst_money_from_sum (all));
}

/* --- Articles --------------------------------------------------------------------------------------------------------- */

typedef struct {
  BstMoneySum credit, linked, plan, expected, printed;
  guint n_credits, n_identities, n_broken;
} Articles;

static void
add_article (const Look *look, BstRecord *article, Articles *sums)
{
  BstBudgetKey key = look->key;
  BstCreditIdentity identity;
  gint64 credit = bst_article_get_credit (article, key.year, key.phase, key.credit);

  if (BST_ARTICLE (article)->ise_total
      || (look->domain != NULL && g_strcmp0 (BST_ARTICLE (article)->domain, look->domain) != 0))
    return;
  if (credit != BST_UNSET)
    {
      BstBudgetSum sum;
      key.domain = NULL;
      key.article = article->id;
      sum = sum_of (look, key);
      sums->credit += credit;
      sums->linked += sum.gross;
      sums->plan += sum.plan;
      sums->n_credits++;
    }
  if (!bst_article_get_identity (article, key.year, key.phase, key.credit, &identity) || !identity.has_base
      || !identity.has_result)
    return;
  sums->n_identities++;
  sums->expected += identity.expected;
  sums->printed += identity.result;
}

static void
compare_articles (Look *look)
{
  BstCollection *articles = bst_plan_get_collection (look->plan, BST_KIND_ARTICLES);
  Articles sums = { 0 };

  for (guint i = 0; i < bst_collection_get_n (articles); i++)
    add_article (look, bst_collection_get (articles, i), &sums);
  add (look, "articles", FALSE, N_ ("Linked beside the credits of the articles"),
       N_ ("Every credit is linked: {right}."), N_ ("{left} is linked and {difference} is not; together {right}."),
       NULL, sums.n_credits > 0 ? bst_money_from_sum (sums.linked) : BST_UNSET, bst_money_from_sum (sums.credit));
  add (look, "share-of-articles", FALSE, N_ ("Attributed beside the credits of the articles"), NULL,
       N_ ("{left} is {share} of the credits."), NULL, sums.n_credits > 0 ? bst_money_from_sum (sums.plan) : BST_UNSET,
       bst_money_from_sum (sums.credit));
  add (look, "identity", TRUE, N_ ("Base, index, compensations and other make the credit"),
       N_ ("They make it: {right}."), N_ ("They make {left}, and {right} is printed."), NULL,
       sums.n_identities > 0 ? bst_money_from_sum (sums.expected) : BST_UNSET, bst_money_from_sum (sums.printed));
}

/* Each by itself: a domain answers for the clusters in its own budget. More than there is counts something twice. */
static void
compare_ises (Look *look)
{
  g_autoptr (GPtrArray) ises =
      bst_ises_list (look->totals, look->domain, look->key.year, look->key.phase, look->key.credit);

  for (guint i = 0; i < ises->len; i++)
    {
      const BstIse *ise = ises->pdata[i];
      gboolean too_much = ise->credit != BST_UNSET && ise->sum.plan > ise->credit;
      add (look, "ise", too_much, N_ ("Attributed beside the credit of ISE {which}"), NULL,
           too_much
               ? N_ ("{left} is {share} of the {right} that it has: something counts twice, or an article is missing.")
           : ise->is_printed ? N_ ("{left} is {share} of the {right} that the budget prints for it.")
                             : N_ ("{left} is {share} of the {right} of its articles that are known here."),
           ise->code, ise->sum.plan, ise->credit);
    }
}

/* --- Phases, kinds of credit, years ------------------------------------------------------------------------------------- */

static gint64
known_plan (const Look *look, BstBudgetKey key)
{
  BstBudgetSum sum = sum_of (look, key);

  return sum.n_links > 0 ? sum.plan : BST_UNSET;
}

static void
compare_phases (Look *look)
{
  BstBudgetKey one = look->key, two = look->key;

  for (guint phase = BST_BUDGET_BO; phase < BST_BUDGET_BU; phase++)
    {
      g_autofree char *which =
          g_strdup_printf ("%s → %s", bst_budget_phase_codes[phase], bst_budget_phase_codes[phase + 1]);
      one.phase = (BstBudgetPhase) phase;
      two.phase = (BstBudgetPhase) (phase + 1);
      add (look, "bridge", FALSE, N_ ("{which}"), N_ ("Unchanged: {right}."),
           N_ ("From {left} to {right}: {difference}."), which, known_plan (look, one), known_plan (look, two));
    }
  one = two = look->key;
  one.credit = BST_CREDIT_VEK;
  two.credit = BST_CREDIT_VAK;
  add (look, "vak-vek", FALSE, N_ ("VEK beside VAK, two views of one policy"), N_ ("Equal: {right}."),
       N_ ("{right} may be committed and {left} settled: {difference} apart."), NULL, known_plan (look, one),
       known_plan (look, two));
}

static gint64
closing_of (const Look *look, gint64 year)
{
  BstBudgetKey key = look->key;

  key.year = year;
  for (int phase = BST_BUDGET_BU; phase >= BST_BUDGET_BO; phase--)
    {
      key.phase = (BstBudgetPhase) phase;
      if (known_plan (look, key) != BST_UNSET)
        return known_plan (look, key);
    }
  return BST_UNSET;
}

static void
compare_years (Look *look)
{
  BstBudgetKey opening = look->key;

  opening.phase = BST_BUDGET_BO;
  add (look, "opening", FALSE, N_ ("Last year's closing beside this year's opening"), N_ ("Equal: {right}."),
       N_ ("It closed at {left} and opens at {right}: {difference}."), NULL, closing_of (look, look->key.year - 1),
       known_plan (look, opening));
  if (look->domain == NULL)
    {
      BstYearDifference years =
          bst_budget_compare_years (look->totals, look->key.year, look->key.phase, look->key.credit);
      g_autofree char *words = bst_year_difference_say (&years, look->language);
      add (look, "years", FALSE, N_ ("This year beside last year, in the same phase"), NULL, N_ ("{which}"), words,
           years.before, years.after);
    }
}

static void
compare_transfers (Look *look)
{
  BstBudgetKey key = look->key;
  BstBudgetSum sum;

  key.part = BST_PART_GRANT;
  sum = sum_of (look, key);
  add (look, "transfers", FALSE, N_ ("Transfers between entities, netted"), N_ ("There are none."),
       N_ ("{difference} of grants is left out, because it counts where it is spent."), NULL, 0, sum.plan);
}

static void
compare_gross (Look *look)
{
  BstBudgetSum sum = sum_of (look, look->key);

  add (look, "gross", FALSE, N_ ("Attributed beside gross"), N_ ("All of it is attributed: {right}."),
       N_ ("{left} of {right} is attributed: {share}."), NULL, sum.plan, sum.gross);
}

/**
 * bst_reconciliations_new:
 * @domain: (nullable): %NULL for the whole plan
 *
 * Returns: (transfer full) (element-type BstReconciliation): all of them, also those that hold
 */
GPtrArray *
bst_reconciliations_new (BstBudgetTotals *totals, const char *domain, gint64 year, BstBudgetPhase phase,
                         BstCreditKind credit, const char *language)
{
  Look look = { totals,
                bst_budget_totals_get_plan (totals),
                bst_budget_totals_get_framework (totals),
                domain,
                BST_BUDGET_KEY (year, phase, credit),
                language,
                g_ptr_array_new_with_free_func ((GDestroyNotify) bst_reconciliation_free) };

  look.key.domain = domain;
  compare_links (&look);
  compare_domains (&look);
  compare_gross (&look);
  compare_articles (&look);
  compare_ises (&look);
  compare_phases (&look);
  compare_years (&look);
  compare_transfers (&look);
  return look.list;
}

/* --- Two years -------------------------------------------------------------------------------------------------------------- */

/**
 * bst_budget_compare_years:
 *
 * Returns: @year beside the year before it, of the domains that have money in both; what others had before is said apart
 */
BstYearDifference
bst_budget_compare_years (BstBudgetTotals *totals, gint64 year, BstBudgetPhase phase, BstCreditKind credit)
{
  g_autoptr (GPtrArray) domains =
      bst_domains_list (bst_budget_totals_get_plan (totals), bst_budget_totals_get_framework (totals));
  BstYearDifference result = { 0 };
  BstMoneySum before = 0, after = 0, missing = 0, fresh = 0;

  for (guint i = 0; i < domains->len; i++)
    {
      BstBudgetKey now = BST_BUDGET_KEY (year, phase, credit), then = BST_BUDGET_KEY (year - 1, phase, credit);
      BstBudgetSum is, was;
      now.domain = then.domain = domains->pdata[i];
      is = bst_budget_totals_get (totals, &now);
      was = bst_budget_totals_get (totals, &then);
      result.n_domains += is.n_links > 0 || was.n_links > 0 ? 1 : 0;
      if (is.n_links > 0 && was.n_links > 0)
        {
          result.n_both++;
          before += was.plan;
          after += is.plan;
        }
      else if (was.n_links > 0)
        {
          result.n_missing++;
          missing += was.plan;
        }
      else if (is.n_links > 0)
        {
          result.n_new++;
          fresh += is.plan;
        }
    }
  result.before = bst_money_from_sum (before);
  result.after = bst_money_from_sum (after);
  result.missing = bst_money_from_sum (missing);
  result.new_ = bst_money_from_sum (fresh);
  return result;
}

/* Who is in this year alone is in no difference either. */
static char *
say_new (const BstYearDifference *self, const char *language)
{
  g_autofree char *kilo = bst_format_kilo (language, self->new_), *gained = g_strdup_printf ("%s k€", kilo),
                  *n = g_strdup_printf ("%u", self->n_new);

  return bst_text_fill (bst_text_plural (language, "{fresh} domain is new, with {gained}.",
                                         "{fresh} domains are new, with {gained}.", self->n_new),
                        (const char *[]) { "fresh", n, "gained", gained, NULL });
}

/**
 * bst_year_difference_say:
 *
 * Returns: (transfer full): "+280 k€ for 8 of 10 domains; 2 not received, 160 k€ last year"
 */
char *
bst_year_difference_say (const BstYearDifference *self, const char *language)
{
  gint64 difference = bst_money_from_sum ((BstMoneySum) self->after - self->before);
  g_autofree char *kilo = bst_format_kilo (language, difference), *missing = bst_format_kilo (language, self->missing),
                  *signed_ = g_strdup_printf ("%s%s k€", difference > 0 ? "+" : "", kilo),
                  *lost = g_strdup_printf ("%s k€", missing), *n = g_strdup_printf ("%u", self->n_both),
                  *all = g_strdup_printf ("%u", self->n_domains), *gone = g_strdup_printf ("%u", self->n_missing),
                  *fresh = self->n_new > 0 ? say_new (self, language) : NULL, *said = NULL;
  const char *words = self->n_domains == 0 ? N_ ("There is no money in either year.")
                      : self->n_missing == 0
                          ? N_ ("{difference} for {n} of {all} domains.")
                          : N_ ("{difference} for {n} of {all} domains; {gone} not received, {lost} last year.");

  said = bst_text_fill (bst_text (language, words), (const char *[]) { "difference", signed_, "n", n, "all", all,
                                                                       "gone", gone, "lost", lost, NULL });
  return fresh != NULL ? g_strdup_printf ("%s %s", said, fresh) : g_steal_pointer (&said);
}
