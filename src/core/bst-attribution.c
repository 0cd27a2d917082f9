/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-attribution.h"
#include "kinds/bst-action-point.h"
#include <string.h>

const BstPartName bst_part_names[BST_N_PARTS] = {
  { "counted", N_ ("Counted") },
  { "coefficient", N_ ("Attributed by a coefficient, beside the total") },
  { "to-analyse", N_ ("To be analysed, counts as 0") },
  { "none", N_ ("No contribution") },
  { "harm", N_ ("Works against the objective") },
  { "grant", N_ ("Grant, counted where it is spent") },
  { "other-budget", N_ ("Outside the Flemish budget") },
  { "eu", N_ ("European Union") },
  { "federal", N_ ("Federal") },
  { "local", N_ ("Local") },
  { "private-fund", N_ ("Private fund") },
  { "in-kind", N_ ("In kind") },
};

/* --- Amounts --------------------------------------------------------------------------------------------------- */

/**
 * bst_attributed_find_amount:
 * @amounts: (element-type BstAttributed): of one link
 *
 * Returns: (transfer none) (nullable): that of a phase and kind of credit
 */
const BstAttributed *
bst_attributed_find_amount (const GArray *amounts, BstBudgetPhase phase, BstCreditKind credit)
{
  for (guint i = 0; i < amounts->len; i++)
    {
      const BstAttributed *one = &g_array_index (amounts, BstAttributed, i);
      if (one->phase == phase && one->credit == credit)
        return one;
    }
  return NULL;
}

/**
 * bst_attributed_find_planned:
 * @amounts: (element-type BstAttributed): of one link
 *
 * Returns: (transfer none) (nullable): that of the last phase before the execution that attributes something in this kind
 *   of credit
 */
const BstAttributed *
bst_attributed_find_planned (const GArray *amounts, BstCreditKind credit)
{
  for (int phase = BST_BUDGET_BA_JR; phase >= BST_BUDGET_BO; phase--)
    {
      const BstAttributed *one = bst_attributed_find_amount (amounts, (BstBudgetPhase) phase, credit);
      if (one != NULL && one->plan != BST_UNSET)
        return one;
    }
  return NULL;
}

/* An exact amount was given; else the share of the gross one. What is yet to be analysed counts for 0. */
static gint64
attribute (const BstBudgetLink *link, const BstAmount *amount)
{
  gint64 cents = BST_UNSET;

  if (link->class_ == BST_CLASS_TO_ANALYSE || link->class_ == BST_CLASS_NONE)
    return 0;
  if (link->method == BST_METHOD_EXACT && amount->attributed != BST_UNSET)
    return amount->attributed;
  bst_money_share (amount->gross, link->share, &cents);
  return cents;
}

/**
 * bst_link_get_amounts:
 *
 * Returns: (transfer full) (element-type BstAttributed): each amount of @link, gross and attributed, in the order of the
 *   file; phases and kinds of credit stay apart
 */
GArray *
bst_link_get_amounts (BstRecord *link)
{
  const BstVec *amounts = BST_BUDGET_LINK (link)->amounts;
  GArray *list = g_array_new (FALSE, FALSE, sizeof (BstAttributed));

  for (guint i = 0; i < bst_vec_length (amounts); i++)
    {
      const BstAmount *amount = amounts->items[i];
      BstAttributed one = { .gross = amount->gross, .plan = attribute (BST_BUDGET_LINK (link), amount) };
      bst_amount_get_key (amount, &one.phase, &one.credit);
      g_array_append_val (list, one);
    }
  return list;
}

/**
 * bst_link_get_share:
 *
 * Returns: the share that counts, in basis points: of the exact amount where one was given, else as filled in;
 *   %BST_UNSET where it is not known
 */
gint64
bst_link_get_share (BstRecord *link, BstBudgetPhase phase, BstCreditKind credit)
{
  g_autoptr (GArray) amounts = bst_link_get_amounts (link);
  gint64 class_ = BST_BUDGET_LINK (link)->class_;

  if (class_ == BST_CLASS_TO_ANALYSE || class_ == BST_CLASS_NONE)
    return BST_UNSET;
  if (BST_BUDGET_LINK (link)->method != BST_METHOD_EXACT)
    return BST_BUDGET_LINK (link)->share;
  for (guint i = 0; i < amounts->len; i++)
    {
      const BstAttributed *one = &g_array_index (amounts, BstAttributed, i);
      if (one->phase == phase && one->credit == credit && one->plan != BST_UNSET)
        return bst_money_ratio (one->plan, one->gross);
    }
  return BST_BUDGET_LINK (link)->share;
}

/**
 * bst_link_get_subject:
 *
 * Returns: (nullable): the id of what it funds: the action point, else the action
 */
const char *
bst_link_get_subject (BstRecord *link)
{
  const BstBudgetLink *self = BST_BUDGET_LINK (link);

  return self->action_point != NULL ? self->action_point : self->action;
}

/**
 * bst_link_is_public:
 *
 * Returns: whether its amounts may be shown outside: a budget that is not voted stays in until its day
 */
gboolean
bst_link_is_public (BstRecord *link, gint64 today)
{
  gint64 from = BST_BUDGET_LINK (link)->public_from;

  return from == 0 || from <= today;
}

/* --- Parts ------------------------------------------------------------------------------------------------------ */

static gboolean
is_flemish (BstRecord *link)
{
  gint64 kind = BST_BUDGET_LINK (link)->funding_kind;

  return kind == BST_FUNDING_REGULAR || kind == BST_FUNDING_PROVISION;
}

static const char *
action_of (BstPlan *plan, BstRecord *record)
{
  const BstBudgetLink *link = BST_BUDGET_LINK (record);
  BstRecord *point =
      link->action_point != NULL ? bst_plan_find (plan, BST_KIND_ACTION_POINTS, link->action_point) : NULL;

  return link->action != NULL ? link->action : point != NULL ? BST_ACTION_POINT (point)->action : NULL;
}

/* The same thing, or one the action and the other an action point of it. */
static gboolean
is_about_same (BstPlan *plan, BstRecord *a, BstRecord *b)
{
  const char *one = action_of (plan, a), *two = action_of (plan, b);

  if (g_strcmp0 (bst_link_get_subject (a), bst_link_get_subject (b)) == 0)
    return TRUE;
  return one != NULL && two != NULL && strcmp (one, two) == 0
         && (BST_BUDGET_LINK (a)->action_point == NULL || BST_BUDGET_LINK (b)->action_point == NULL);
}

static gboolean
has_link_of (BstPlan *plan, BstRecord *article, BstRecord *like)
{
  g_autoptr (GPtrArray) links = bst_plan_list_referrers (plan, article->id, BST_KIND_BUDGET_LINKS);

  for (guint i = 0; i < links->len; i++)
    {
      BstRecord *other = links->pdata[i];
      if (is_flemish (other) && BST_BUDGET_LINK (other)->year == BST_BUDGET_LINK (like)->year
          && g_strcmp0 (BST_BUDGET_LINK (other)->article, article->id) == 0 && is_about_same (plan, other, like))
        return TRUE;
    }
  return FALSE;
}

/* A grant whose receiver links the same thing in the same year. */
static gboolean
is_spent_elsewhere (BstPlan *plan, BstRecord *link)
{
  const char *id = BST_BUDGET_LINK (link)->article;
  BstRecord *article = id != NULL ? bst_plan_find (plan, BST_KIND_ARTICLES, id) : NULL;
  g_autoptr (GPtrArray) mirrors = article != NULL ? bst_article_get_mirrors (plan, article) : NULL;

  for (guint i = 0; mirrors != NULL && i < mirrors->len; i++)
    if (bst_article_pays_to (article, mirrors->pdata[i]) && has_link_of (plan, mirrors->pdata[i], link))
      return TRUE;
  return FALSE;
}

static BstPart
part_of_flemish (BstPlan *plan, BstFramework *framework, BstRecord *record)
{
  const BstBudgetLink *link = BST_BUDGET_LINK (record);

  if (link->class_ == BST_CLASS_NONE)
    return BST_PART_NONE;
  if (link->class_ == BST_CLASS_TO_ANALYSE)
    return BST_PART_TO_ANALYSE;
  if (link->harm)
    return BST_PART_HARM;
  if (bst_domain_is_outside (plan, framework, link->domain))
    return BST_PART_OTHER_BUDGET;
  if (is_spent_elsewhere (plan, record))
    return BST_PART_GRANT;
  return link->method == BST_METHOD_COEFFICIENT ? BST_PART_COEFFICIENT : BST_PART_COUNTED;
}

/**
 * bst_link_get_part:
 * @framework: (nullable): which lines report to the federal government
 *
 * Returns: the one part of a total that the amounts of @link belong to
 */
BstPart
bst_link_get_part (BstPlan *plan, BstFramework *framework, BstRecord *link)
{
  switch (BST_BUDGET_LINK (link)->funding_kind)
    {
    case BST_FUNDING_EU:
      return BST_PART_EU;
    case BST_FUNDING_FEDERAL:
      return BST_PART_FEDERAL;
    case BST_FUNDING_LOCAL:
      return BST_PART_LOCAL;
    case BST_FUNDING_PRIVATE_FUND:
      return BST_PART_PRIVATE_FUND;
    case BST_FUNDING_IN_KIND:
      return BST_PART_IN_KIND;
    default:
      return part_of_flemish (plan, framework, link);
    }
}

/* --- Reporting lines ---------------------------------------------------------------------------------------------- */

static const BstDomainMapping *
find_mapping (BstPlan *plan, const char *domain)
{
  BstCollection *mappings = bst_plan_get_collection (plan, BST_KIND_DOMAIN_MAP);

  for (guint i = 0; domain != NULL && i < bst_collection_get_n (mappings); i++)
    {
      const BstDomainMapping *mapping = BST_DOMAIN_MAPPING (bst_collection_get (mappings, i));
      if (g_strcmp0 (mapping->domain, domain) == 0)
        return mapping;
    }
  return NULL;
}

static const BstItem *
find_item (BstFramework *framework, const char *id)
{
  return framework != NULL && id != NULL ? bst_framework_find (framework, id) : NULL;
}

/**
 * bst_domain_is_outside:
 * @domain: (nullable): a framework id or a local term's
 *
 * Returns: whether what it reports stands in no Flemish BBT, and so outside the totals: as the plan says, else as the
 *   framework does
 */
gboolean
bst_domain_is_outside (BstPlan *plan, BstFramework *framework, const char *domain)
{
  const BstDomainMapping *mapping = find_mapping (plan, domain);
  const BstItem *item = find_item (framework, domain);

  if (mapping != NULL)
    return mapping->outside_totals != 0;
  return item != NULL && json_object_get_boolean_member_with_default (item->data, "federal", FALSE);
}

/**
 * bst_domain_get_bbt:
 *
 * Returns: (transfer full) (nullable): the BBT in which the domain reports, as the plan says, else the code of its official
 *   domain; %NULL where it reports in none
 */
char *
bst_domain_get_bbt (BstPlan *plan, BstFramework *framework, const char *domain)
{
  const BstDomainMapping *mapping = find_mapping (plan, domain);
  const BstItem *item = find_item (framework, domain), *official;
  const char *id =
      item != NULL ? json_object_get_string_member_with_default (item->data, "official-domain", NULL) : NULL;

  if (bst_domain_is_outside (plan, framework, domain))
    return NULL;
  if (mapping != NULL && mapping->bbt != NULL)
    return g_strdup (mapping->bbt);
  official = find_item (framework, id);
  return official != NULL ? g_strdup (json_object_get_string_member_with_default (official->data, "code", official->id))
                          : NULL;
}

/**
 * bst_domains_list:
 *
 * Returns: (transfer full) (element-type utf8): the reporting lines: the framework's in its order, then the plan's own
 */
GPtrArray *
bst_domains_list (BstPlan *plan, BstFramework *framework)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *items = framework != NULL ? bst_framework_get_list (framework, "policy-domains") : NULL;
  BstCollection *terms = bst_plan_get_collection (plan, BST_KIND_TERMS);

  for (guint i = 0; items != NULL && i < items->len; i++)
    g_ptr_array_add (ids, g_strdup (((const BstItem *) items->pdata[i])->id));
  for (guint i = 0; i < bst_collection_get_n (terms); i++)
    {
      BstRecord *term = bst_collection_get (terms, i);
      if (strcmp (bst_record_get_text (term, "list"), "policy-domains") == 0)
        g_ptr_array_add (ids, g_strdup (term->id));
    }
  return ids;
}
