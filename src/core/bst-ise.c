/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-ise.h"
#include "bst-contribution.h"
#include <string.h>

/**
 * bst_link_get_ise:
 *
 * Returns: (transfer none) (nullable): the ISE that @link names, else that of its article
 */
const char *
bst_link_get_ise (BstPlan *plan, BstRecord *link)
{
  const BstBudgetLink *its = BST_BUDGET_LINK (link);
  BstRecord *article =
      its->ise == NULL && its->article != NULL ? bst_plan_find (plan, BST_KIND_ARTICLES, its->article) : NULL;

  return article != NULL ? BST_ARTICLE (article)->ise : its->ise;
}

/**
 * bst_ise_get_credit:
 * @ret_printed: (out) (optional): whether the document prints this total
 *
 * In published documents the printed total and the sum of the articles differ at times: what is printed goes first.
 *
 * Returns: what it has, in cents; %BST_UNSET where neither a total nor a credit of one of its articles is known
 */
gint64
bst_ise_get_credit (BstPlan *plan, const char *ise, gint64 year, BstBudgetPhase phase, BstCreditKind credit,
                    gboolean *ret_printed)
{
  BstCollection *articles = bst_plan_get_collection (plan, BST_KIND_ARTICLES);
  gint64 printed = BST_UNSET;
  gboolean any = FALSE;
  BstMoneySum sum = 0;

  for (guint i = 0; i < bst_collection_get_n (articles) && printed == BST_UNSET; i++)
    {
      BstRecord *article = bst_collection_get (articles, i);
      gint64 amount = g_strcmp0 (BST_ARTICLE (article)->ise, ise) == 0
                          ? bst_article_get_credit (article, year, phase, credit)
                          : BST_UNSET;
      if (amount == BST_UNSET)
        continue;
      if (BST_ARTICLE (article)->ise_total)
        printed = amount;
      sum += amount;
      any = TRUE;
    }
  if (ret_printed != NULL)
    *ret_printed = printed != BST_UNSET;
  return printed != BST_UNSET ? printed : any ? bst_money_from_sum (sum) : BST_UNSET;
}

static gboolean
takes_from (BstPlan *plan, BstRecord *link, const char *ise)
{
  gint64 kind = BST_BUDGET_LINK (link)->funding_kind;

  return (kind == BST_FUNDING_REGULAR || kind == BST_FUNDING_PROVISION)
         && g_strcmp0 (bst_link_get_ise (plan, link), ise) == 0;
}

/**
 * bst_ise_get_taken:
 *
 * Returns: what all links of @domain take of it together, in cents: the amounts of the credit, and where nobody filled one
 *   in what is attributed, which cannot be more
 */
gint64
bst_ise_get_taken (BstPlan *plan, const char *ise, const char *domain, gint64 year, BstBudgetPhase phase,
                   BstCreditKind credit)
{
  g_autoptr (GPtrArray) links = bst_domain_list_links (plan, domain, year);
  BstMoneySum sum = 0;

  for (guint i = 0; i < links->len; i++)
    {
      g_autoptr (GArray) amounts =
          takes_from (plan, links->pdata[i], ise) ? bst_link_get_amounts (links->pdata[i]) : NULL;
      const BstAttributed *one = amounts != NULL ? bst_attributed_find_amount (amounts, phase, credit) : NULL;
      if (one == NULL || (one->gross == BST_UNSET && one->plan == BST_UNSET))
        continue;
      sum += one->gross != BST_UNSET ? one->gross : one->plan;
    }
  return bst_money_from_sum (sum);
}

/* --- All of them ------------------------------------------------------------------------------------------------------ */

void
bst_ise_free (BstIse *self)
{
  g_free (self->code);
  g_free (self);
}

/* Of the links of that year: nothing is attributed of another. */
static GPtrArray *
list_codes (BstPlan *plan, const char *domain, gint64 year)
{
  BstCollection *links = bst_plan_get_collection (plan, BST_KIND_BUDGET_LINKS);
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *list;

  for (guint i = 0; i < bst_collection_get_n (links); i++)
    {
      BstRecord *link = bst_collection_get (links, i);
      const char *code = BST_BUDGET_LINK (link)->year == year
                                 && (domain == NULL || g_strcmp0 (BST_BUDGET_LINK (link)->domain, domain) == 0)
                             ? bst_link_get_ise (plan, link)
                             : NULL;
      if (code != NULL)
        g_hash_table_add (codes, (gpointer) code);
    }
  list = g_hash_table_get_keys_as_ptr_array (codes);
  g_ptr_array_sort_values (list, (GCompareFunc) strcmp);
  return list;
}

/**
 * bst_ises_list:
 * @domain: (nullable): %NULL for those of all policy domains
 *
 * Returns: (transfer full) (element-type BstIse): those of which something is attributed, by code
 */
GPtrArray *
bst_ises_list (BstBudgetTotals *totals, const char *domain, gint64 year, BstBudgetPhase phase, BstCreditKind credit)
{
  BstPlan *plan = bst_budget_totals_get_plan (totals);
  g_autoptr (GPtrArray) codes = list_codes (plan, domain, year);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_ise_free);
  BstBudgetKey key = BST_BUDGET_KEY (year, phase, credit);

  key.domain = domain;
  for (guint i = 0; i < codes->len; i++)
    {
      BstBudgetSum sum;
      BstIse *one;
      key.ise = codes->pdata[i];
      sum = bst_budget_totals_get (totals, &key);
      if (sum.n_links == 0)
        continue;
      one = g_new0 (BstIse, 1);
      one->code = g_strdup (key.ise);
      one->sum = sum;
      one->credit = bst_ise_get_credit (plan, key.ise, year, phase, credit, &one->is_printed);
      g_ptr_array_add (list, one);
    }
  return list;
}
