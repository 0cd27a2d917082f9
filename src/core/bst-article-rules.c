/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-article-rules.c - what does not fit in the articles and their printed credits. */
#include "bst-budget-rules.h"
#include "kinds/bst-plan-settings.h"
#include <string.h>

static gboolean
is_malformed (const BstRuleContext *context, const char *code)
{
  return bst_has_text (code) && !bst_article_code_check (context->framework, code, NULL, NULL);
}

static void
check_code (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstArticle *article = BST_ARTICLE (record);
  const char *bad = !article->ise_total && is_malformed (context, article->code) ? article->code : NULL;

  for (guint i = 0; bad == NULL && i < bst_vec_length (article->versions); i++)
    {
      const BstArticleVersion *version = article->versions->items[i];
      bad = is_malformed (context, version->code) ? version->code : NULL;
    }
  if (bad != NULL)
    bst_findings_add (findings, bad == article->code ? "code" : "versions",
                      N_ ("“{code}” is not an article code: one looks like GB0-1GCF2LA-WT."), "code", bad, NULL);
}

static void
check_predecessor (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstPlanSettings *settings = BST_PLAN_SETTINGS (bst_plan_get_single (context->plan, BST_KIND_PLAN));
  const BstVec *versions = BST_ARTICLE (record)->versions;
  const BstArticleVersion *first = NULL;
  BstParam year;

  for (guint i = 0; i < bst_vec_length (versions); i++)
    {
      const BstArticleVersion *version = versions->items[i];
      if (first == NULL || version->from_year < first->from_year) /* unset: always, the smallest number */
        first = version;
    }
  if (first == NULL || first->from_year == BST_UNSET || settings->first_year == BST_UNSET
      || first->from_year <= settings->first_year)
    return;
  bst_findings_add (findings, "versions", N_ ("{code} begins in {year}, and it is not said what came before."), "code",
                    first->code != NULL ? first->code : "", "year", bst_param (&year, first->from_year), NULL);
}

static gboolean
says_how (const BstCredit *credit)
{
  return credit->index != BST_UNSET || credit->compensations != BST_UNSET || credit->other != BST_UNSET;
}

static void
check_identity (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstVec *credits = BST_ARTICLE (record)->credits;

  for (guint i = 0; i < bst_vec_length (credits); i++)
    {
      BstCreditIdentity identity;
      BstBudgetPhase phase;
      BstCreditKind kind;
      BstParam made, printed, at;
      gint64 year;
      bst_credit_get_key (credits->items[i], &year, &phase, &kind);
      if (!says_how (credits->items[i]) || !bst_article_get_identity (record, year, phase, kind, &identity)
          || !identity.has_base || !identity.has_result || identity.difference == 0)
        continue;
      bst_findings_add (
          findings, "credits",
          N_ ("For {year}, {credit}, base, index, compensations and other make {money-made}, and {money-printed} is printed."),
          "year", bst_param (&at, year), "credit", bst_credit_codes[kind], "money-made",
          bst_param (&made, identity.expected), "money-printed", bst_param (&printed, identity.result), NULL);
      return;
    }
}

static gboolean
sum_ise (BstPlan *plan, BstRecord *total, gint64 year, BstBudgetPhase phase, BstCreditKind kind, gint64 *ret_sum)
{
  BstCollection *articles = bst_plan_get_collection (plan, BST_KIND_ARTICLES);
  BstMoneySum sum = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < bst_collection_get_n (articles); i++)
    {
      BstRecord *record = bst_collection_get (articles, i);
      gint64 amount = bst_article_get_credit (record, year, phase, kind);
      if (BST_ARTICLE (record)->ise_total || amount == BST_UNSET
          || g_strcmp0 (BST_ARTICLE (record)->ise, BST_ARTICLE (total)->ise) != 0)
        continue;
      sum += amount;
      any = TRUE;
    }
  *ret_sum = bst_money_from_sum (sum);
  return any;
}

/* In published documents these do not always agree. */
static void
check_ise_total (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstArticle *total = BST_ARTICLE (record);

  for (guint i = 0; total->ise_total && total->ise != NULL && i < bst_vec_length (total->credits); i++)
    {
      const BstCredit *credit = total->credits->items[i];
      BstBudgetPhase phase;
      BstCreditKind kind;
      BstParam printed, made, at;
      gint64 year, sum;
      bst_credit_get_key (credit, &year, &phase, &kind);
      if (credit->amount == BST_UNSET || !sum_ise (context->plan, record, year, phase, kind, &sum)
          || sum == credit->amount)
        continue;
      bst_findings_add (findings, "credits",
                        N_ ("For {year}, {credit}, ISE {ise} has {money-printed}, and its articles make {money-made}."),
                        "year", bst_param (&at, year), "credit", bst_credit_codes[kind], "ise", total->ise,
                        "money-printed", bst_param (&printed, credit->amount), "money-made", bst_param (&made, sum),
                        NULL);
      return;
    }
}

#define RULE(id, severity, title, why, mend, source, check) \
  { id, BST_KIND_ARTICLES, BST_SEVERITY_##severity, title, why, mend, source, check }

const BstRule bst_article_rules[] = {
  RULE ("bb.code", ERROR, N_ ("A well-formed article code"), N_ ("A code that nobody can find again proves nothing."),
        N_ ("Write the code as the budget prints it, for example GB0-1GCF2LA-WT."), "R207", check_code),
  RULE ("bb.predecessor", ADVICE, N_ ("What came before"), N_ ("Codes change, and without the old one the years cannot be compared."),
        N_ ("Add the earlier code with its last year, or note that the article is new."), "R207", check_predecessor),
  RULE ("bb.identity", ADVICE, N_ ("The printed parts make the printed result"), N_ ("One of the five numbers was read or typed wrongly, or the document has an error."),
        N_ ("Compare the five numbers with the document."), "R207", check_identity),
  RULE ("bb.ise-total", ADVICE, N_ ("The ISE and its articles"), N_ ("Articles may be missing, or the document prints another total."),
        N_ ("Add the missing articles, or note why the totals differ."), "R207", check_ise_total),
};
const guint bst_n_article_rules = G_N_ELEMENTS (bst_article_rules);
