/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-rules.c - what is refused to a person. A merge may still bring it: then it is an error to be mended. */
#include "bst-budget-rules.h"
#include "bst-contribution.h"
#include "kinds/bst-plan-settings.h"
#include <string.h>

/* --- The other links ------------------------------------------------------------------------------------------------ */

static int
compare_records (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(BstRecord *const *) a)->id, (*(BstRecord *const *) b)->id);
}

static GPtrArray *
links_referring_to (BstPlan *plan, const char *id, gint64 year)
{
  GPtrArray *links = bst_plan_list_referrers (plan, id, BST_KIND_BUDGET_LINKS);

  for (guint i = links->len; i > 0; i--)
    if (BST_BUDGET_LINK (links->pdata[i - 1])->year != year)
      g_ptr_array_remove_index_fast (links, i - 1);
  g_ptr_array_sort (links, compare_records);
  return links;
}

/**
 * bst_links_with_subject:
 *
 * Returns: (transfer container) (element-type BstRecord): the links that fund what @link funds, in @year, itself
 *   included where it is its year
 */
GPtrArray *
bst_links_with_subject (BstPlan *plan, BstRecord *link, gint64 year)
{
  const char *subject = bst_link_get_subject (link);
  GPtrArray *links = links_referring_to (plan, subject, year);

  for (guint i = links->len; i-- > 0;)
    if (g_strcmp0 (bst_link_get_subject (links->pdata[i]), subject) != 0)
      g_ptr_array_remove_index (links, i);
  return links;
}

/**
 * bst_links_of_article:
 *
 * Returns: (transfer container) (element-type BstRecord): the links on one article in one year
 */
GPtrArray *
bst_links_of_article (BstPlan *plan, const char *article, gint64 year)
{
  return links_referring_to (plan, article, year);
}

static BstRecord *
find_article (const BstRuleContext *context, BstRecord *link)
{
  const char *id = BST_BUDGET_LINK (link)->article;

  return id != NULL ? bst_plan_find (context->plan, BST_KIND_ARTICLES, id) : NULL;
}

static gboolean
is_flemish (BstRecord *link)
{
  gint64 kind = BST_BUDGET_LINK (link)->funding_kind;

  return kind == BST_FUNDING_REGULAR || kind == BST_FUNDING_PROVISION;
}

/* --- Refusals ---------------------------------------------------------------------------------------------------------- */

static void
check_link_code (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const char *code = BST_BUDGET_LINK (record)->article_version;

  if (bst_has_text (code) && !bst_article_code_check (context->framework, code, NULL, NULL))
    bst_findings_add (findings, "article-version",
                      N_ ("“{code}” is not an article code: one looks like GB0-1GCF2LA-WT."), "code", code, NULL);
}

static void
check_year (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstPlanSettings *settings = BST_PLAN_SETTINGS (bst_plan_get_single (context->plan, BST_KIND_PLAN));
  gint64 year = BST_BUDGET_LINK (record)->year;
  BstParam its, first, last;

  if (year == BST_UNSET
      || ((settings->first_year == BST_UNSET || year >= settings->first_year)
          && (settings->last_year == BST_UNSET || year <= settings->last_year)))
    return;
  bst_findings_add (findings, "year", N_ ("{year} is outside the plan, which runs from {first} to {last}."), "year",
                    bst_param (&its, year), "first",
                    settings->first_year != BST_UNSET ? bst_param (&first, settings->first_year) : "…", "last",
                    settings->last_year != BST_UNSET ? bst_param (&last, settings->last_year) : "…", NULL);
}

/* An ISE belongs to the domains whose articles it holds; where none says so it may be anybody's. */
static gboolean
is_ise_of_others (BstPlan *plan, const char *ise, const char *domain)
{
  BstCollection *articles = bst_plan_get_collection (plan, BST_KIND_ARTICLES);
  gboolean any = FALSE;

  for (guint i = 0; i < bst_collection_get_n (articles); i++)
    {
      const BstArticle *article = BST_ARTICLE (bst_collection_get (articles, i));
      if (g_strcmp0 (article->ise, ise) != 0)
        continue;
      if (article->domain == NULL || strcmp (article->domain, domain) == 0)
        return FALSE;
      any = TRUE;
    }
  return any;
}

static void
check_domain (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstBudgetLink *link = BST_BUDGET_LINK (record);
  BstRecord *article = find_article (context, record);
  const BstArticle *its = article != NULL ? BST_ARTICLE (article) : NULL;

  if (its != NULL && its->domain != NULL && link->domain != NULL && strcmp (its->domain, link->domain) != 0)
    bst_findings_add (findings, "article", N_ ("Article {code} belongs to another policy domain."), "code",
                      bst_article_get_code (article, link->year), NULL);
  else if (its != NULL && its->ise != NULL && link->ise != NULL && strcmp (its->ise, link->ise) != 0)
    bst_findings_add (findings, "ise", N_ ("Article {code} belongs to ISE {other}, and not to {ise}."), "code",
                      bst_article_get_code (article, link->year), "other", its->ise, "ise", link->ise, NULL);
  else if (its == NULL && link->ise != NULL && link->domain != NULL
           && is_ise_of_others (context->plan, link->ise, link->domain))
    bst_findings_add (findings, "ise", N_ ("ISE {ise} belongs to another policy domain."), "ise", link->ise, NULL);
}

/* Without an article it is the domain that tells two links apart. */
static gboolean
is_same_money (const BstBudgetLink *a, const BstBudgetLink *b)
{
  return g_strcmp0 (a->article, b->article) == 0 && a->funding_kind == b->funding_kind
         && g_strcmp0 (a->action, b->action) == 0 && g_strcmp0 (a->action_point, b->action_point) == 0
         && (a->article != NULL || g_strcmp0 (a->domain, b->domain) == 0);
}

static void
check_duplicate (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstBudgetLink *link = BST_BUDGET_LINK (record);
  g_autoptr (GPtrArray) others =
      link->year != BST_UNSET ? bst_links_with_subject (context->plan, record, link->year) : NULL;
  BstParam year;

  for (guint i = 0; others != NULL && i < others->len; i++)
    if (others->pdata[i] != record && is_same_money (link, BST_BUDGET_LINK (others->pdata[i])))
      {
        bst_findings_add (findings, "article",
                          N_ ("There is already a link for this in {year}, with the same article and kind of funding."),
                          "year", bst_param (&year, link->year), NULL);
        return;
      }
}

static BstMoneySum
sum_gross (BstPlan *plan, const BstBudgetLink *link, BstBudgetPhase phase, BstCreditKind credit)
{
  g_autoptr (GPtrArray) links = bst_links_of_article (plan, link->article, link->year);
  BstMoneySum sum = 0;

  for (guint i = 0; i < links->len; i++)
    {
      g_autoptr (GArray) amounts = is_flemish (links->pdata[i]) ? bst_link_get_amounts (links->pdata[i]) : NULL;
      for (guint k = 0; amounts != NULL && k < amounts->len; k++)
        {
          const BstAttributed *one = &g_array_index (amounts, BstAttributed, k);
          if (one->phase == phase && one->credit == credit && one->gross != BST_UNSET)
            sum += one->gross;
        }
    }
  return sum;
}

static void
check_ceiling (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstBudgetLink *link = BST_BUDGET_LINK (record);
  BstRecord *article = is_flemish (record) && link->year != BST_UNSET ? find_article (context, record) : NULL;
  g_autoptr (GArray) amounts = bst_link_get_amounts (record);

  for (guint i = 0; article != NULL && i < amounts->len; i++)
    {
      const BstAttributed *one = &g_array_index (amounts, BstAttributed, i);
      gint64 credit = bst_article_get_credit (article, link->year, one->phase, one->credit);
      gint64 sum = bst_money_from_sum (sum_gross (context->plan, link, one->phase, one->credit));
      g_autofree char *which = NULL;
      BstParam has, takes;
      if (credit == BST_UNSET || one->gross == BST_UNSET || sum <= credit)
        continue;
      which = g_strdup_printf ("%s %d, %s", bst_budget_phase_codes[one->phase], (int) link->year,
                               bst_credit_codes[one->credit]);
      bst_findings_add (
          findings, "amounts",
          N_ ("All links together take {money-taken} from article {code}, which has {money-credit} ({which})."),
          "money-taken", bst_param (&takes, sum), "code", bst_article_get_code (article, link->year), "money-credit",
          bst_param (&has, credit), "which", which, NULL);
      return;
    }
}

static void
check_lead (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstBudgetLink *link = BST_BUDGET_LINK (record);
  g_autoptr (GPtrArray) links = link->year != BST_UNSET && bst_link_get_subject (record) != NULL
                                    ? bst_links_with_subject (context->plan, record, link->year)
                                    : NULL;
  guint n = 0;

  for (guint i = 0; links != NULL && i < links->len; i++)
    n += BST_BUDGET_LINK (links->pdata[i])->role == BST_FUNDER_LEAD ? 1 : 0;
  if (n > 1 && link->role == BST_FUNDER_LEAD)
    bst_findings_add (findings, "role", N_ ("Another funder leads this already: there is exactly one."), NULL);
}

static void
check_source (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  g_autoptr (GArray) amounts = bst_link_get_amounts (record);

  for (guint i = 0; i < amounts->len && !bst_has_text (BST_BUDGET_LINK (record)->source_ref); i++)
    {
      const BstAttributed *one = &g_array_index (amounts, BstAttributed, i);
      if (one->phase != BST_BUDGET_BU || (one->gross == BST_UNSET && one->plan == BST_UNSET))
        continue;
      bst_findings_add (findings, "source-ref", N_ ("An executed amount needs its source."), NULL);
      return;
    }
}

/* A link that a merge brought after the year was locked. */
static void
check_locked (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstBudgetLink *link = BST_BUDGET_LINK (record);
  BstParam year;

  if (link->state != BST_STATE_LOCKED && bst_contribution_is_locked (context->plan, link->domain, link->year))
    bst_findings_add (findings, "state", N_ ("{year} is locked for this domain, and this link came in afterwards."),
                      "year", bst_param (&year, link->year), NULL);
}

#define RULE(id, title, why, mend, source, check) \
  { id, BST_KIND_BUDGET_LINKS, BST_SEVERITY_ERROR, title, why, mend, source, check }

const BstRule bst_budget_refusals[] = {
  RULE ("bb.link-code", N_ ("A well-formed article code"), N_ ("A code that nobody can find again proves nothing."),
        N_ ("Write the code as the budget prints it, for example GB0-1GCF2LA-WT."), "R207", check_link_code),
  RULE ("bb.year", N_ ("A year of the plan"), N_ ("Money of other years belongs to no total of this plan."),
        N_ ("Choose a year of the plan, or change the years of the plan."), "R207", check_year),
  RULE ("bb.domain", N_ ("An article of the domain itself"), N_ ("A domain can only speak for its own budget."),
        N_ ("Choose an article and an ISE of this domain, or the domain that the article belongs to."), "R205, R207", check_domain),
  RULE ("bb.duplicate", N_ ("One link for the same money"), N_ ("The same credit for the same thing would count twice."),
        N_ ("Change the amounts of the link that is there, or choose another article."), "R209", check_duplicate),
  RULE ("bb.ceiling", N_ ("No more than the article has"), N_ ("Nobody can attribute more than the parliament votes."),
        N_ ("Lower the amounts, or correct the credit of the article."), "R207", check_ceiling),
  RULE ("bb.lead", N_ ("Exactly one lead"), N_ ("With two leads nobody answers for the whole."),
        N_ ("Let one funder lead and make the others co-funder or support."), "R205", check_lead),
  RULE ("bb.source", N_ ("A source for what was executed"), N_ ("What was spent must be traceable to an account."),
        N_ ("Name the document, for example “uitvoeringsrapport 2025, p. 41”."), "R207", check_source),
  RULE ("bb.locked", N_ ("A locked year"), N_ ("What was reported stays as it was reported."),
        N_ ("Enter it as a correction with its reason, or remove it."), "R207", check_locked),
};
const guint bst_n_budget_refusals = G_N_ELEMENTS (bst_budget_refusals);

/* --- What else a change concerns ------------------------------------------------------------------------------------------ */

typedef struct {
  BstPlan *plan;
  BstRelatedFunc func;
  gpointer data;
} Related;

static void
tell_referrers (const Related *self, const char *id, BstKindId kind)
{
  g_autoptr (GPtrArray) records = bst_plan_list_referrers (self->plan, id, kind);

  for (guint i = 0; i < records->len; i++)
    self->func (records->pdata[i], self->data);
}

static void
tell_links_of (const Related *self, const char *id)
{
  tell_referrers (self, id, BST_KIND_BUDGET_LINKS);
}

static void
tell_domain (const Related *self, const char *domain)
{
  tell_referrers (self, domain, BST_KIND_BUDGET_LINKS);
  tell_referrers (self, domain, BST_KIND_CONTRIBUTIONS);
}

/* What a link refers to now or referred to before: the others there are seen in another light. */
static void
tell_neighbours (const Related *self, const BstBudgetLink *link)
{
  tell_links_of (self, link->action);
  tell_links_of (self, link->action_point);
  tell_links_of (self, link->article);
  tell_domain (self, link->domain);
}

static void
tell_articles (const Related *self)
{
  BstCollection *articles = bst_plan_get_collection (self->plan, BST_KIND_ARTICLES);

  for (guint i = 0; i < bst_collection_get_n (articles); i++)
    self->func (bst_collection_get (articles, i), self->data);
}

static void
tell_ise (const Related *self)
{
  BstCollection *links = bst_plan_get_collection (self->plan, BST_KIND_BUDGET_LINKS);

  tell_articles (self); /* the printed total of an ISE */
  for (guint i = 0; i < bst_collection_get_n (links); i++)
    if (BST_BUDGET_LINK (bst_collection_get (links, i))->ise != NULL)
      self->func (bst_collection_get (links, i), self->data);
}

/**
 * bst_budget_foreach_related:
 * @change: one that was applied
 * @func: (scope call): may be called more than once with one record
 */
void
bst_budget_foreach_related (BstPlan *plan, const BstChange *change, BstRelatedFunc func, gpointer data)
{
  Related self = { plan, func, data };
  BstRecord *now = bst_plan_find (plan, change->kind, change->id);

  if (change->kind == BST_KIND_BUDGET_LINKS)
    {
      if (now != NULL)
        tell_neighbours (&self, BST_BUDGET_LINK (now));
      if (change->type != BST_CHANGE_SET)
        tell_neighbours (&self, BST_BUDGET_LINK (change->record));
      else if (change->field->type == BST_FIELD_REF)
        {
          tell_links_of (&self, change->before.ptr);
          tell_domain (&self, change->before.ptr);
        }
    }
  else if (change->kind == BST_KIND_ARTICLES)
    tell_ise (&self);
  else if (change->kind == BST_KIND_CONTRIBUTIONS)
    {
      g_auto (GStrv) parts = g_strsplit (change->id, ":", 3); /* con:DOMAIN:YEAR: found by that too */
      if (g_strv_length (parts) == 3)
        tell_domain (&self, parts[1]);
      if (now != NULL)
        tell_domain (&self, BST_CONTRIBUTION (now)->domain);
      if (change->type != BST_CHANGE_SET)
        tell_domain (&self, BST_CONTRIBUTION (change->record)->domain);
      else if (change->field->type == BST_FIELD_REF)
        tell_domain (&self, change->before.ptr);
    }
}
