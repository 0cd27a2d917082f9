/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-link-fields.h"
#include "kinds/bst-budget.h"

static gboolean
funds_no_point (gconstpointer record)
{
  return ((const BstBudgetLink *) record)->action_point == NULL;
}

static gboolean
funds_no_action (gconstpointer record)
{
  return ((const BstBudgetLink *) record)->action == NULL;
}

static gboolean
is_flemish (gconstpointer record)
{
  gint64 kind = ((const BstBudgetLink *) record)->funding_kind;

  return kind == BST_FUNDING_REGULAR || kind == BST_FUNDING_PROVISION;
}

static gboolean
lacks_article (gconstpointer record)
{
  return is_flemish (record) && ((const BstBudgetLink *) record)->article == NULL;
}

static gboolean
attributes_a_share (gconstpointer record)
{
  return ((const BstBudgetLink *) record)->method != BST_METHOD_EXACT;
}

/* A coefficient is somebody's estimate; where it is not an exact amount, how it was found is what a reader asks first. */
static gboolean
needs_reasons (gconstpointer record)
{
  const BstBudgetLink *link = record;

  return link->class_ != BST_CLASS_TO_ANALYSE || link->method != BST_METHOD_EXACT;
}

static gboolean
is_temporary (gconstpointer record)
{
  return ((const BstBudgetLink *) record)->recurrence == BST_RECURRENCE_FOR_A_TIME;
}

static gboolean
is_in_kind (gconstpointer record)
{
  return ((const BstBudgetLink *) record)->funding_kind == BST_FUNDING_IN_KIND;
}

const BstFormGroup bst_link_groups[] = {
  { 'w', N_ ("What and by whom"), NULL, TRUE },
  { 'm', N_ ("Which amount do you attribute?"), N_ ("In thousands of euros; with € before it in euros. Commitments (VAK) and settlements (VEK) are two views of the same money and are never added up."), TRUE },
  { 'c', N_ ("How certain, and from when public"), NULL, TRUE },
  { '+', N_ ("More fields"), NULL, FALSE },
};
const guint bst_n_link_groups = G_N_ELEMENTS (bst_link_groups);

/* R205, R207, R209. */
const BstFormField bst_link_form_fields[] = {
  { "action-point", 'w', FALSE, NULL, N_ ("What the money is for. Choose an action point, or else an action below."), N_ ("choose an action point"), NULL, funds_no_action },
  { "action", 'w', FALSE, NULL, NULL, N_ ("choose an action"), NULL, funds_no_point },
  { "domain", 'w', FALSE, N_ ("Policy domain that pays"), NULL, N_ ("choose a policy domain") },
  { "year", 'w', FALSE, NULL, NULL, N_ ("for example 2026") },
  { "role", 'w', TRUE },
  { "funding-kind", 'w' },

  { "article", 'm', FALSE, N_ ("Budget article"), N_ ("The credit line that pays. The list shows those of this policy domain, by ISE."), N_ ("choose an article"), NULL, is_flemish },
  { "ise", 'm', FALSE, NULL, N_ ("Where the article is not known yet. For example: GC-J."), NULL, NULL, lacks_article },
  { "amounts", 'm', FALSE, N_ ("Amounts") },
  { "fte-centi", 'm', FALSE, NULL, N_ ("Half a job is 50. Listed, and never added to euros."), NULL, NULL, is_in_kind },
  { "class", 'm', FALSE, N_ ("How far is it meant for this plan?"), N_ ("Specific: for this plan alone. Partial: it serves something else too. To be analysed counts as 0.") },
  { "method", 'm', FALSE, N_ ("How was the amount found?") },
  { "share-bp", 'm', FALSE, N_ ("Share of the credit (%)"), N_ ("The attributed amount follows from it. For example: 12,5."), NULL, NULL, attributes_a_share },
  { "justification", 'm', FALSE, NULL, N_ ("How did you come to this amount or share? For example: “two of the sixteen consultants work on it”."), N_ ("say how you came to it"), NULL, needs_reasons },

  { "certainty", 'c' },
  { "recurrence", 'c', TRUE },
  { "end-year", 'c', FALSE, NULL, NULL, N_ ("for example 2029"), NULL, is_temporary },
  { "public-from", 'c', FALSE, NULL, N_ ("Until that day the amount stays out of the projection and of what goes outside: a budget that is not voted yet.") },
  { "source-ref", 'c', FALSE, NULL, N_ ("The document and the page. For example: “uitvoeringsrapport 2025, p. 41”. Needed for what was executed."), N_ ("name the document") },

  { "article-version", '+', FALSE, NULL, N_ ("Only where the code of that year is not the one of the article.") },
  { "bbt-sd", '+' },
  { "bbt-od", '+' },
  { "indicators", '+' },
  { "harm", '+' },
  { "filled-in-by", '+', FALSE, NULL, N_ ("A function, never a name.") },
  { "validated-by", '+', FALSE, NULL, N_ ("A function, never a name.") },
  { "validated-on", '+' },
  { "note", '+' },
};
const guint bst_n_link_form_fields = G_N_ELEMENTS (bst_link_form_fields);
