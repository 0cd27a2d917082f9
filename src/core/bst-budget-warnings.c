/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-warnings.c - what a colleague from the budget office would ask about a link or a contribution. */
#include "bst-budget-rules.h"
#include "bst-contribution.h"
#include "bst-ise.h"
#include <string.h>

static gboolean
is_contribution (const BstBudgetLink *link)
{
  return link->class_ == BST_CLASS_SPECIFIC || link->class_ == BST_CLASS_PARTIAL;
}

/* --- Links ------------------------------------------------------------------------------------------------------------ */

static void
check_whole (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstBudgetLink *link = BST_BUDGET_LINK (record);

  if (link->year == BST_UNSET)
    bst_findings_add (findings, "year", N_ ("It is not said for which year this is."), NULL);
  else if (bst_link_get_subject (record) == NULL)
    bst_findings_add (findings, "action-point", N_ ("It is not said what this pays for."), NULL);
  else if (link->domain == NULL)
    bst_findings_add (findings, "domain", N_ ("It is not said which domain pays."), NULL);
  else if (bst_vec_length (link->amounts) == 0 && link->class_ != BST_CLASS_NONE)
    bst_findings_add (findings, "amounts", N_ ("There is no amount yet."), NULL);
}

static void
check_has_lead (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstBudgetLink *link = BST_BUDGET_LINK (record);
  g_autoptr (GPtrArray) links = link->year != BST_UNSET && bst_link_get_subject (record) != NULL
                                    ? bst_links_with_subject (context->plan, record, link->year)
                                    : NULL;
  BstParam n;

  for (guint i = 0; links != NULL && i < links->len; i++)
    if (BST_BUDGET_LINK (links->pdata[i])->role == BST_FUNDER_LEAD)
      return;
  if (links != NULL && links->len > 1)
    bst_findings_add (findings, "role", N_ ("{n} funders pay for this, and none of them leads."), "n",
                      bst_param (&n, links->len), NULL);
}

static void
check_attributed (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  g_autoptr (GArray) amounts = bst_link_get_amounts (record);

  for (guint i = 0; i < amounts->len && is_contribution (BST_BUDGET_LINK (record)); i++)
    {
      const BstAttributed *one = &g_array_index (amounts, BstAttributed, i);
      if (one->plan != BST_UNSET)
        continue;
      bst_findings_add (findings, "amounts", N_ ("It is not said which amount is attributed to the plan."), NULL);
      return;
    }
}

static void
check_more_than_gross (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  g_autoptr (GArray) amounts = bst_link_get_amounts (record);
  BstParam plan, gross;

  for (guint i = 0; i < amounts->len; i++)
    {
      const BstAttributed *one = &g_array_index (amounts, BstAttributed, i);
      if (one->plan == BST_UNSET || one->gross == BST_UNSET || one->gross < 0 || one->plan <= one->gross)
        continue;
      bst_findings_add (findings, "amounts", N_ ("{money-plan} is attributed of an amount of {money-gross}."),
                        "money-plan", bst_param (&plan, one->plan), "money-gross", bst_param (&gross, one->gross),
                        NULL);
      return;
    }
}

/* Where an article is named its own ceiling says it. Totals of an ISE differ from their articles in published documents
 * too: told, and never refused. */
static void
check_ise (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstBudgetLink *link = BST_BUDGET_LINK (record);
  g_autoptr (GArray) amounts = bst_link_get_amounts (record);
  gboolean names_it = link->article == NULL && link->ise != NULL && link->domain != NULL && link->year != BST_UNSET
                      && link->funding_kind <= BST_FUNDING_PROVISION;

  for (guint i = 0; names_it && i < amounts->len; i++)
    {
      const BstAttributed *one = &g_array_index (amounts, BstAttributed, i);
      gint64 credit = bst_ise_get_credit (context->plan, link->ise, link->year, one->phase, one->credit, NULL),
             taken = bst_ise_get_taken (context->plan, link->ise, link->domain, link->year, one->phase, one->credit);
      g_autofree char *which = NULL;
      BstParam has, takes, share;
      if (credit == BST_UNSET || (one->gross == BST_UNSET && one->plan == BST_UNSET) || taken <= credit)
        continue;
      which = g_strdup_printf ("%s %d, %s", bst_budget_phase_codes[one->phase], (int) link->year,
                               bst_credit_codes[one->credit]);
      bst_findings_add (
          findings, "ise",
          N_ ("All links together take {money-taken} from ISE {ise}, which has {money-credit}: {share} of it ({which})."),
          "money-taken", bst_param (&takes, taken), "ise", link->ise, "money-credit", bst_param (&has, credit), "share",
          bst_param (&share, bst_money_ratio (taken, credit)), "which", which, NULL);
      return;
    }
}

static void
check_justification (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstBudgetLink *link = BST_BUDGET_LINK (record);

  if (link->method == BST_METHOD_COEFFICIENT && !bst_has_text (link->justification))
    bst_findings_add (findings, "justification", N_ ("A coefficient is used, and it is not said why this one."), NULL);
}

static void
check_execution (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  g_autoptr (GArray) amounts = bst_link_get_amounts (record);
  BstParam done, had;

  for (guint credit = 0; credit < BST_N_CREDITS; credit++)
    {
      const BstAttributed *executed = bst_attributed_find_amount (amounts, BST_BUDGET_BU, (BstCreditKind) credit),
                          *adjusted = bst_attributed_find_amount (amounts, BST_BUDGET_BA_JR, (BstCreditKind) credit);
      if (executed == NULL || adjusted == NULL || executed->gross == BST_UNSET || adjusted->gross == BST_UNSET
          || executed->gross <= adjusted->gross)
        continue;
      bst_findings_add (findings, "amounts",
                        N_ ("{money-done} was executed, more than the {money-had} after redistribution."), "money-done",
                        bst_param (&done, executed->gross), "money-had", bst_param (&had, adjusted->gross), NULL);
      return;
    }
}

static void
check_provision (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  g_autoptr (GArray) amounts = bst_link_get_amounts (record);
  guint phases = 0;

  if (BST_BUDGET_LINK (record)->funding_kind != BST_FUNDING_PROVISION)
    return;
  for (guint i = 0; i < amounts->len; i++)
    {
      const BstAttributed *one = &g_array_index (amounts, BstAttributed, i);
      if (one->gross > 0 || one->plan > 0)
        phases |= 1U << one->phase;
    }
  if ((phases & (phases - 1)) != 0)
    bst_findings_add (findings, "funding-kind", N_ ("This provision is still there in a second phase."), NULL);
}

static gboolean
is_explained (BstPlan *plan, BstRecord *record)
{
  const BstBudgetLink *link = BST_BUDGET_LINK (record);
  const BstAnswer *answer = bst_contribution_find_answer (bst_contribution_find (plan, link->domain, link->year),
                                                          bst_link_get_subject (record));
  const BstAnswer *later = bst_contribution_find_answer (bst_contribution_find (plan, link->domain, link->year + 1),
                                                         bst_link_get_subject (record));

  return bst_has_text (link->justification) || (answer != NULL && bst_has_text (answer->deviation))
         || (later != NULL && bst_has_text (later->deviation));
}

static void
check_realisation (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  g_autoptr (GArray) amounts = bst_link_get_amounts (record);

  for (guint credit = 0; credit < BST_N_CREDITS && BST_BUDGET_LINK (record)->year != BST_UNSET; credit++)
    {
      const BstAttributed *done = bst_attributed_find_amount (amounts, BST_BUDGET_BU, (BstCreditKind) credit),
                          *planned = bst_attributed_find_planned (amounts, (BstCreditKind) credit);
      gint64 share = done != NULL && planned != NULL ? bst_money_ratio (done->plan, planned->plan) : BST_UNSET;
      BstParam its;
      if (share == BST_UNSET || (share >= 9000 && share <= 10000) || is_explained (context->plan, record))
        continue;
      bst_findings_add (findings, "justification", N_ ("{share} of what was planned was realised, without a reason."),
                        "share", bst_param (&its, share), NULL);
      return;
    }
}

static gint64
share_of (BstRecord *record)
{
  g_autoptr (GArray) amounts = bst_link_get_amounts (record);
  const BstAttributed *one = amounts->len > 0 ? &g_array_index (amounts, BstAttributed, 0) : NULL;

  return one != NULL ? bst_link_get_share (record, one->phase, one->credit) : BST_BUDGET_LINK (record)->share;
}

static void
check_share_changed (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstBudgetLink *link = BST_BUDGET_LINK (record);
  g_autoptr (GPtrArray) before = link->year != BST_UNSET && link->article != NULL
                                     ? bst_links_with_subject (context->plan, record, link->year - 1)
                                     : NULL;
  BstParam was, is;

  for (guint i = 0; before != NULL && i < before->len; i++)
    {
      const BstBudgetLink *old = BST_BUDGET_LINK (before->pdata[i]);
      gint64 share = share_of (record), old_share = share_of (before->pdata[i]);
      if (g_strcmp0 (old->article, link->article) != 0 || old->funding_kind != link->funding_kind || share == BST_UNSET
          || old_share == BST_UNSET || share == old_share)
        continue;
      bst_findings_add (findings, "share-bp", N_ ("The share was {share-was} last year and is {share-is} now."),
                        "share-was", bst_param (&was, old_share), "share-is", bst_param (&is, share), NULL);
      return;
    }
}

static void
check_end_year (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstBudgetLink *link = BST_BUDGET_LINK (record);

  if (link->recurrence == BST_RECURRENCE_FOR_A_TIME && link->end_year == BST_UNSET)
    bst_findings_add (findings, "end-year", N_ ("It is temporary, and it is not said until when."), NULL);
  else if (link->end_year != BST_UNSET && link->year != BST_UNSET && link->end_year < link->year)
    bst_findings_add (findings, "end-year", N_ ("It ends before the year that it is for."), NULL);
}

static void
check_embargo (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstBudgetLink *link = BST_BUDGET_LINK (record);

  if (link->year != BST_UNSET && link->year > context->today / 10000 && link->certainty < BST_CERTAINTY_VOTED
      && link->public_from == 0 && bst_vec_length (link->amounts) > 0)
    bst_findings_add (findings, "public-from",
                      N_ ("These amounts are not voted yet, and it is not said from when they are public."), NULL);
}

/* --- Contributions --------------------------------------------------------------------------------------------------------- */

static void
check_coefficients (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstContribution *contribution = BST_CONTRIBUTION (record);
  g_autoptr (GPtrArray) links = bst_domain_list_links (context->plan, contribution->domain, contribution->year);

  for (guint key = 0; key < BST_N_BUDGET_PHASES * BST_N_CREDITS && contribution->year != BST_UNSET; key++)
    {
      BstMoneySum all = 0, by_coefficient = 0;
      BstParam share;
      for (guint i = 0; i < links->len; i++)
        {
          g_autoptr (GArray) amounts = bst_link_get_amounts (links->pdata[i]);
          const BstAttributed *one = bst_attributed_find_amount (amounts, (BstBudgetPhase) (key / BST_N_CREDITS),
                                                                 (BstCreditKind) (key % BST_N_CREDITS));
          const BstBudgetLink *link = BST_BUDGET_LINK (links->pdata[i]);
          if (one == NULL || one->plan == BST_UNSET || link->funding_kind > BST_FUNDING_PROVISION)
            continue;
          all += one->plan;
          by_coefficient += link->method == BST_METHOD_COEFFICIENT ? one->plan : 0;
        }
      if (by_coefficient * 2 <= all)
        continue;
      bst_findings_add (findings, "summary", N_ ("{share} of what this domain attributes rests on coefficients."),
                        "share",
                        bst_param (&share,
                                   bst_money_ratio (bst_money_from_sum (by_coefficient), bst_money_from_sum (all))),
                        NULL);
      return;
    }
}

static void
check_signed (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstContribution *contribution = BST_CONTRIBUTION (record);

  if (contribution->state == BST_STATE_CONCEPT)
    return;
  if (!bst_has_text (contribution->filled_in_by))
    bst_findings_add (findings, "filled-in-by", N_ ("It is not said who filled this in."), NULL);
  else if (!bst_has_text (contribution->validated_by) || contribution->validated_on == 0)
    bst_findings_add (findings, "validated-by", N_ ("It is not said who validated this, and when."), NULL);
}

static void
check_silent (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstContribution *contribution = BST_CONTRIBUTION (record);
  BstParam date;

  if (contribution->state == BST_STATE_CONCEPT && contribution->deadline != 0
      && contribution->deadline < context->today)
    bst_findings_add (findings, "state", N_ ("This was expected by {date} and has not come in."), "date",
                      bst_param (&date, contribution->deadline), NULL);
}

#define LINK(id, title, why, mend, source, check) \
  { id, BST_KIND_BUDGET_LINKS, BST_SEVERITY_ADVICE, title, why, mend, source, check }
#define CONTRIBUTION(id, title, why, mend, source, check) \
  { id, BST_KIND_CONTRIBUTIONS, BST_SEVERITY_ADVICE, title, why, mend, source, check }

const BstRule bst_budget_warnings[] = {
  LINK ("bb.whole", N_ ("Year, purpose, domain and amount"), N_ ("Without one of these a link counts nowhere."),
        N_ ("Fill in what is missing."), "R207", check_whole),
  LINK ("bb.has-lead", N_ ("Somebody leads"), N_ ("Several funders need one who answers for the whole."),
        N_ ("Let one of the funders lead."), "R205", check_has_lead),
  LINK ("bb.attributed", N_ ("The attributed amount"), N_ ("The credit of an article is seldom all for this plan."),
        N_ ("Enter the amount that serves the plan, or mark the link “to be analysed”."), "R207", check_attributed),
  LINK ("bb.more-than-gross", N_ ("No more than the amount itself"), N_ ("A part is never larger than the whole."),
        N_ ("Correct the attributed amount or the amount of the credit."), "R207", check_more_than_gross),
  LINK ("bb.ise", N_ ("No more than the ISE has"), N_ ("All articles of an ISE together have its credit: shares of it add up to no more than the whole."),
        N_ ("Lower the amounts, name the article, or add the articles of this ISE that are missing."), "R207", check_ise),
  LINK ("bb.justification", N_ ("A reason for the coefficient"), N_ ("A coefficient is an assumption, and it inflates totals."),
        N_ ("Say where it comes from, or give the amount itself."), "R207", check_justification),
  LINK ("bb.execution", N_ ("Execution within the budget"), N_ ("More than what was left after redistribution is most often a slip."),
        N_ ("Look at both amounts again, and explain the difference if it is real."), "R207", check_execution),
  LINK ("bb.provision", N_ ("Provisions are divided"), N_ ("A provision is a credit that still has to be given to an article."),
        N_ ("Move the amount to the article that received it."), "R207", check_provision),
  LINK ("bb.realisation", N_ ("Realised as planned"), N_ ("Readers ask first about what differs most."),
        N_ ("Say in one sentence why less or more was spent."), "R207, R214", check_realisation),
  LINK ("bb.share-changed", N_ ("The same share as last year"), N_ ("Another share makes two years hard to compare."),
        N_ ("Keep the share, or say what changed."), "R207", check_share_changed),
  LINK ("bb.end-year", N_ ("Until when"), N_ ("What ends leaves a hole in the years after it."),
        N_ ("Enter the last year."), "R208", check_end_year),
  LINK ("bb.embargo", N_ ("Public from"), N_ ("A budget that is not voted yet may not be shown."),
        N_ ("Enter the day on which the amounts become public, for example when the budget is submitted."), "R207", check_embargo),
  CONTRIBUTION ("bb.coefficients", N_ ("Not mostly coefficients"), N_ ("A total that rests on assumptions says little."),
                N_ ("Replace the largest coefficients by amounts."), "R207", check_coefficients),
  CONTRIBUTION ("bb.signed", N_ ("Filled in and validated"), N_ ("A contribution stands for a whole domain."),
                N_ ("Enter the function of who filled it in and of who validated it, with the date."), "R207", check_signed),
  CONTRIBUTION ("bb.silent", N_ ("Come in on time"), N_ ("The yearly report waits for the last domain."),
                N_ ("Remind the contact of this domain, or agree on another date."), "R207", check_silent),
};
const guint bst_n_budget_warnings = G_N_ELEMENTS (bst_budget_warnings);
