/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-link.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-options.h"
#include "kinds/bst-action-point.h"
#include "kinds/bst-plan-settings.h"

/**
 * bst_document_get_budget_year:
 *
 * Returns: the year that people work on: this one, or the nearest of the plan
 */
gint64
bst_document_get_budget_year (BstDocument *self)
{
  const BstPlanSettings *settings =
      BST_PLAN_SETTINGS (bst_plan_get_single (bst_document_get_plan (self), BST_KIND_PLAN));
  gint64 year = bst_document_get_context (self)->today / 10000;

  if (settings->first_year != BST_UNSET && year < settings->first_year)
    return settings->first_year;
  return settings->last_year != BST_UNSET && year > settings->last_year ? settings->last_year : year;
}

/* --- A new one ----------------------------------------------------------------------------------------------------- */

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const BstBudgetLink *one = BST_BUDGET_LINK (*(BstRecord *const *) a),
                      *two = BST_BUDGET_LINK (*(BstRecord *const *) b);

  if (one->year != two->year)
    return one->year > two->year ? -1 : 1;
  if (one->role != two->role)
    return one->role < two->role ? -1 : 1;
  return strcmp (one->parent_instance.id, two->parent_instance.id);
}

/**
 * bst_link_list_of_subject:
 * @subject: (nullable): the id of an action point or action
 *
 * Returns: (transfer container) (element-type BstRecord): the links that fund it, the last year first, the lead first
 */
GPtrArray *
bst_link_list_of_subject (BstPlan *plan, const char *subject)
{
  GPtrArray *links = bst_plan_list_referrers (plan, subject, BST_KIND_BUDGET_LINKS);

  for (guint i = links->len; i > 0; i--)
    if (g_strcmp0 (bst_link_get_subject (links->pdata[i - 1]), subject) != 0)
      g_ptr_array_remove_index_fast (links, i - 1);
  g_ptr_array_sort (links, compare_links);
  return links;
}

static gboolean
has_lead (BstPlan *plan, const char *subject, gint64 year)
{
  g_autoptr (GPtrArray) links = bst_link_list_of_subject (plan, subject);

  for (guint i = 0; i < links->len; i++)
    if (BST_BUDGET_LINK (links->pdata[i])->year == year && BST_BUDGET_LINK (links->pdata[i])->role == BST_FUNDER_LEAD)
      return TRUE;
  return FALSE;
}

static void
take_text (BstRecord *image, const char *field, const char *text)
{
  if (text != NULL)
    bst_record_take (image, bst_record_find_field (image, field), bst_value_text (text));
}

/* The question that everybody can answer: how much does the budget have for it? */
static void
take_first_amount (BstRecord *image)
{
  const BstField *field = bst_record_find_field (image, "amounts");
  g_autofree char *id =
      g_strdup_printf ("%s:%s", bst_budget_phase_names[BST_BUDGET_BO], bst_credit_names[BST_CREDIT_VAK]);

  bst_record_take (image, field, bst_vec_with_element (field, NULL, bst_element_new (field->elements, id)));
}

/**
 * bst_document_add_link:
 * @subject: (nullable): the action point or action that is funded
 * @domain: (nullable): who funds it; %NULL: the policy domain of the action point
 *
 * The first funder of a year is its lead.
 *
 * Returns: (transfer full) (nullable): the id of the new link; %NULL where it was refused, and "refused" said why
 */
char *
bst_document_add_link (BstDocument *self, const char *subject, const char *domain, gint64 year)
{
  BstPlan *plan = bst_document_get_plan (self);
  BstRecord *point = subject != NULL ? bst_plan_find (plan, BST_KIND_ACTION_POINTS, subject) : NULL;
  g_autofree char *id = bst_id_new (BST_KIND_BUDGET_LINKS);
  g_autoptr (BstRecord) image = bst_record_new (BST_KIND_BUDGET_LINKS, id);
  BstTransaction *transaction = bst_document_begin (self, _ ("Add a budget link"), NULL);

  take_text (image, point != NULL ? "action-point" : "action", subject);
  take_text (image, "domain", domain != NULL ? domain : point != NULL ? BST_ACTION_POINT (point)->domain : NULL);
  bst_record_take (image, bst_record_find_field (image, "year"), (BstValue) { .num = year });
  if (subject != NULL && !has_lead (plan, subject, year))
    bst_record_take (image, bst_record_find_field (image, "role"), (BstValue) { .num = BST_FUNDER_LEAD });
  take_first_amount (image);
  bst_transaction_add (transaction, image);
  return bst_document_apply (self, transaction) ? g_steal_pointer (&id) : NULL;
}

/* --- What goes along ----------------------------------------------------------------------------------------------- */

static gboolean
attributes_something (const BstVec *amounts)
{
  for (guint i = 0; i < bst_vec_length (amounts); i++)
    if (((const BstAmount *) amounts->items[i])->attributed != BST_UNSET)
      return TRUE;
  return FALSE;
}

/**
 * bst_link_follow:
 * @transaction: gets what belongs to it
 *
 * Whoever says how much serves the plan has looked at it: it is not to be analysed any more. Otherwise the amount that was
 * just filled in would count as 0.
 */
void
bst_link_follow (BstPlan *plan, BstTransaction *transaction)
{
  guint n = bst_transaction_get_n (transaction);

  for (guint i = 0; i < n; i++)
    {
      const BstChange *change = bst_transaction_get (transaction, i);
      BstRecord *link;

      if (change->type != BST_CHANGE_SET || change->kind != BST_KIND_BUDGET_LINKS
          || strcmp (change->field->name, "amounts") != 0 || !attributes_something (change->after.ptr)
          || attributes_something (change->before.ptr))
        continue;
      link = bst_plan_find (plan, change->kind, change->id);
      if (link == NULL)
        link = bst_transaction_get_image (transaction, change->id);
      if (link != NULL && BST_BUDGET_LINK (link)->class_ == BST_CLASS_TO_ANALYSE)
        bst_transaction_set_number (transaction, link, "class", BST_CLASS_PARTIAL);
    }
}

/* --- In words ------------------------------------------------------------------------------------------------------ */

/**
 * bst_link_make_title:
 *
 * Returns: (transfer full): what it funds
 */
char *
bst_link_make_title (BstDocument *document, BstRecord *link)
{
  const char *subject = bst_link_get_subject (link);

  return subject != NULL ? bst_option_title (document, subject) : g_strdup (_ ("Nothing chosen yet"));
}

static const char *
label_of (const char *field, gint64 value)
{
  return _ (bst_kind_get_field (BST_KIND_BUDGET_LINKS, field)->values[value].label);
}

/**
 * bst_link_make_note:
 *
 * Returns: (transfer full): "Work 2026 · Lead · Exact amount · JB0-1JEC2HA-WT"
 */
char *
bst_link_make_note (BstDocument *document, BstRecord *record)
{
  const BstBudgetLink *link = BST_BUDGET_LINK (record);
  BstRecord *article =
      link->article != NULL ? bst_plan_find (bst_document_get_plan (document), BST_KIND_ARTICLES, link->article) : NULL;
  g_autofree char *domain =
      link->domain != NULL ? bst_option_title (document, link->domain) : g_strdup (_ ("no domain"));
  GString *text = g_string_new (domain);

  if (link->year != BST_UNSET)
    g_string_append_printf (text, " %d", (int) link->year);
  g_string_append_printf (text, " · %s", label_of ("role", link->role));
  if (link->funding_kind != BST_FUNDING_REGULAR)
    g_string_append_printf (text, " · %s", label_of ("funding-kind", link->funding_kind));
  if (link->class_ == BST_CLASS_TO_ANALYSE || link->class_ == BST_CLASS_NONE)
    g_string_append_printf (text, " · %s", label_of ("class", link->class_));
  else if (link->method != BST_METHOD_EXACT)
    g_string_append_printf (text, " · %s", label_of ("method", link->method));
  if (article != NULL)
    g_string_append_printf (text, " · %s", bst_article_get_code (article, link->year));
  return g_string_free (text, FALSE);
}

/**
 * bst_link_get_plan_amount:
 *
 * Returns: what it attributes, in cents; %BST_UNSET: not said
 */
gint64
bst_link_get_plan_amount (BstRecord *link, BstBudgetPhase phase, BstCreditKind credit)
{
  g_autoptr (GArray) amounts = bst_link_get_amounts (link);

  for (guint i = 0; i < amounts->len; i++)
    {
      const BstAttributed *one = &g_array_index (amounts, BstAttributed, i);
      if (one->phase == phase && one->credit == credit)
        return one->plan;
    }
  return BST_UNSET;
}

/**
 * bst_link_find_amount:
 * @ret_amount: (out): the amount of the last phase that one is known of; commitments before settlements
 *
 * Returns: whether it has any
 */
gboolean
bst_link_find_amount (BstRecord *link, BstAttributed *ret_amount)
{
  g_autoptr (GArray) amounts = bst_link_get_amounts (link);
  gboolean any = FALSE;

  for (guint i = 0; i < amounts->len; i++)
    {
      const BstAttributed *one = &g_array_index (amounts, BstAttributed, i);
      if (one->plan == BST_UNSET
          || (any
              && (one->credit > ret_amount->credit
                  || (one->credit == ret_amount->credit && one->phase < ret_amount->phase))))
        continue;
      *ret_amount = *one;
      any = TRUE;
    }
  return any;
}
