/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-contribution.h"
#include "kinds/bst-action.h"
#include <string.h>

/**
 * bst_contribution_make_id:
 *
 * Returns: (transfer full): "con:bd.werk:2026": two planners never make two of them
 */
char *
bst_contribution_make_id (const char *domain, gint64 year)
{
  return g_strdup_printf ("con:%s:%d", domain, (int) year);
}

/**
 * bst_contribution_find:
 *
 * Returns: (transfer none) (nullable): what @domain says of @year
 */
BstRecord *
bst_contribution_find (BstPlan *plan, const char *domain, gint64 year)
{
  BstCollection *all = bst_plan_get_collection (plan, BST_KIND_CONTRIBUTIONS);
  g_autofree char *id = domain != NULL ? bst_contribution_make_id (domain, year) : NULL;
  BstRecord *record = id != NULL ? bst_collection_find (all, id) : NULL;

  if (record != NULL || domain == NULL)
    return record;
  for (guint i = 0; i < bst_collection_get_n (all); i++)
    {
      record = bst_collection_get (all, i);
      if (BST_CONTRIBUTION (record)->year == year && g_strcmp0 (BST_CONTRIBUTION (record)->domain, domain) == 0)
        return record;
    }
  return NULL;
}

gboolean
bst_contribution_is_locked (BstPlan *plan, const char *domain, gint64 year)
{
  BstRecord *record = bst_contribution_find (plan, domain, year);

  return record != NULL && BST_CONTRIBUTION (record)->state == BST_STATE_LOCKED;
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(BstRecord *const *) a)->id, (*(BstRecord *const *) b)->id);
}

/**
 * bst_domain_list_links:
 *
 * Returns: (transfer container) (element-type BstRecord): the budget links of @domain, by id
 */
GPtrArray *
bst_domain_list_links (BstPlan *plan, const char *domain, gint64 year)
{
  GPtrArray *links = bst_plan_list_referrers (plan, domain, BST_KIND_BUDGET_LINKS);

  for (guint i = links->len; i > 0; i--)
    {
      const BstBudgetLink *link = BST_BUDGET_LINK (links->pdata[i - 1]);
      if (g_strcmp0 (link->domain, domain) != 0 || (year != BST_UNSET && link->year != year))
        g_ptr_array_remove_index_fast (links, i - 1);
    }
  g_ptr_array_sort (links, compare_records);
  return links;
}

/* --- States ------------------------------------------------------------------------------------------------------ */

static BstRecord *
make (const char *domain, gint64 year)
{
  g_autofree char *id = bst_contribution_make_id (domain, year);
  BstRecord *record = bst_record_new (BST_KIND_CONTRIBUTIONS, id);

  bst_record_take (record, bst_record_find_field (record, "domain"), bst_value_text (domain));
  bst_record_take (record, bst_record_find_field (record, "year"), (BstValue) { .num = year });
  return record;
}

static gboolean
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, BST_ERROR, BST_ERROR_REFUSED, bst_text (NULL, message));
  return FALSE;
}

static void
put (BstTransaction *transaction, BstRecord *image, BstRecord *record, const char *field, gint64 number)
{
  if (image != NULL)
    bst_record_take (image, bst_record_find_field (image, field), (BstValue) { .num = number });
  else if (bst_record_get_number (record, field) != number)
    bst_transaction_set_number (transaction, record, field, number);
}

/**
 * bst_contribution_set_state:
 * @transaction: gets the changes: the contribution, made where it is not there, and the state of its links
 * @error: %BST_ERROR_REFUSED, for people
 *
 * Draft, submitted (dated), declared complete (dated), locked. Only what was declared complete can be locked; opening a
 * locked year again is bst_contribution_correct() in the same transaction.
 *
 * Returns: whether that step is possible
 */
gboolean
bst_contribution_set_state (BstPlan *plan, BstTransaction *transaction, const char *domain, gint64 year,
                            BstContributionState state, gint64 today, GError **error)
{
  BstRecord *record = bst_contribution_find (plan, domain, year);
  g_autoptr (BstRecord) image = record == NULL ? make (domain, year) : NULL;
  g_autoptr (GPtrArray) links = bst_domain_list_links (plan, domain, year);
  gint64 now = record != NULL ? BST_CONTRIBUTION (record)->state : BST_STATE_CONCEPT;

  if (state == BST_STATE_LOCKED && now != BST_STATE_COMPLETE && now != BST_STATE_LOCKED)
    return refuse (N_ ("Declare the contribution complete before you lock it."), error);
  put (transaction, image, record, "state", state);
  if (state == BST_STATE_SUBMITTED)
    put (transaction, image, record, "submitted-on", today);
  if (state == BST_STATE_COMPLETE && now != BST_STATE_LOCKED)
    put (transaction, image, record, "complete-on", today);
  if (image != NULL)
    bst_transaction_add (transaction, image);
  for (guint i = 0; i < links->len; i++)
    put (transaction, NULL, links->pdata[i], "state", state);
  return TRUE;
}

/* What seals packs: made once, when the first domain is asked, and never sent along. */
static void
make_key (BstPlan *plan, BstTransaction *transaction)
{
  BstRecord *settings = bst_plan_get_single (plan, BST_KIND_PLAN);
  g_autofree char *one = bst_id_new_element (), *two = bst_id_new_element (),
                  *key = g_strconcat (one + 2, two + 2, NULL); /* 160 random bits, without "e-" */

  if (*bst_record_get_text (settings, "pack-key") == '\0')
    bst_transaction_set_text (transaction, settings, "pack-key", key);
}

/**
 * bst_contribution_ask:
 * @deadline: 0 for none
 *
 * Notes in @transaction that the domain was asked, and by when it is to answer; the plan gets its key for packs. To be
 * applied before bst_pack_cut().
 */
void
bst_contribution_ask (BstPlan *plan, BstTransaction *transaction, const char *domain, gint64 year, gint64 today,
                      gint64 deadline)
{
  BstRecord *record = bst_contribution_find (plan, domain, year);
  g_autoptr (BstRecord) image = record == NULL ? make (domain, year) : NULL;

  put (transaction, image, record, "asked-on", today);
  put (transaction, image, record, "deadline", deadline);
  make_key (plan, transaction);
  if (image != NULL)
    bst_transaction_add (transaction, image);
}

/**
 * bst_contribution_correct:
 * @transaction: what changes the locked year; it gets the reason, which stays with the contribution
 * @reason: why, for everybody to read
 * @error: %BST_ERROR_REFUSED where there is no reason, or nothing to correct
 *
 * A locked year changes only so. What changed stands in the change log like everything else.
 */
gboolean
bst_contribution_correct (BstPlan *plan, BstTransaction *transaction, const char *domain, gint64 year,
                          const char *reason, const char *author, gint64 today, GError **error)
{
  BstRecord *record = bst_contribution_find (plan, domain, year);
  const BstField *list = bst_kind_get_field (BST_KIND_CONTRIBUTIONS, "corrections");
  g_autofree char *clean = g_strstrip (g_strdup (reason != NULL ? reason : "")), *id = NULL;
  BstElement *element;

  if (*clean == '\0')
    return refuse (N_ ("Say why: a correction after locking keeps its reason."), error);
  if (record == NULL || BST_CONTRIBUTION (record)->state != BST_STATE_LOCKED)
    return refuse (N_ ("This year is not locked: change it without a correction."), error);
  id = bst_id_new_element ();
  element = bst_element_new (list->elements, id);
  bst_element_take (element, bst_fields_find (list->elements, "reason"), bst_value_text (clean));
  bst_element_take (element, bst_fields_find (list->elements, "author"), bst_value_text (author));
  bst_element_take (element, bst_fields_find (list->elements, "date"), (BstValue) { .num = today });
  bst_transaction_set (transaction, record, list,
                       bst_vec_with_element (list, BST_CONTRIBUTION (record)->corrections, element));
  return TRUE;
}

/* --- What it is about ---------------------------------------------------------------------------------------------- */

static gboolean
concerns (BstRecord *record, const char *domain, gint64 year)
{
  const BstBudgetLink *link;
  const BstActionPoint *point;

  switch (bst_record_get_kind (record))
    {
    case BST_KIND_ACTION_POINTS:
      point = BST_ACTION_POINT (record);
      return g_strcmp0 (point->domain, domain) == 0 && point->status != BST_STATUS_STOPPED;
    case BST_KIND_ACTIONS:
      return BST_ACTION (record)->scaling_stage != BST_STAGE_STOPPED
             && (g_strcmp0 (BST_ACTION (record)->domain, domain) == 0
                 || bst_vec_has_ref (BST_ACTION (record)->domains, domain));
    case BST_KIND_BUDGET_LINKS:
      link = BST_BUDGET_LINK (record);
      return g_strcmp0 (link->domain, domain) == 0 && link->year >= year - 1 && link->year <= year + 1;
    default:
      return FALSE;
    }
}

static gboolean
is_funded_itself (BstPlan *plan, const char *action, const char *domain, gint64 year)
{
  g_autoptr (GPtrArray) links = bst_plan_list_referrers (plan, action, BST_KIND_BUDGET_LINKS);

  for (guint i = 0; i < links->len; i++)
    if (concerns (links->pdata[i], domain, year) && g_strcmp0 (bst_link_get_subject (links->pdata[i]), action) == 0)
      return TRUE;
  return FALSE;
}

/* Nobody is asked twice about the same: an action that an action point of the domain carries out is asked about there. */
static void
drop_carried_out (BstPlan *plan, GHashTable *seen, const char *domain, gint64 year)
{
  g_autoptr (GList) ids = g_hash_table_get_keys (seen);

  for (GList *l = ids; l != NULL; l = l->next)
    {
      BstRecord *point = bst_plan_find (plan, BST_KIND_ACTION_POINTS, l->data);
      const char *action = point != NULL ? BST_ACTION_POINT (point)->action : NULL;
      if (action != NULL && g_hash_table_contains (seen, action) && !is_funded_itself (plan, action, domain, year))
        g_hash_table_remove (seen, action);
    }
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * bst_contribution_list_subjects:
 *
 * Returns: (transfer full) (element-type utf8): the action points and actions that @domain is asked about: its own, and
 *   those it funded from the year before to the year after, in order of their ids; an action that one of these action
 *   points carries out only where it is funded by itself
 */
GPtrArray *
bst_contribution_list_subjects (BstPlan *plan, const char *domain, gint64 year)
{
  GHashTable *referrers = domain != NULL ? bst_plan_get_referrers (plan, domain) : NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id;

  if (referrers == NULL)
    return ids;
  g_hash_table_iter_init (&iter, referrers);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      BstRecord *record = bst_plan_find_any (plan, id);
      const char *subject;
      if (record == NULL || !concerns (record, domain, year))
        continue;
      subject = bst_record_get_kind (record) == BST_KIND_BUDGET_LINKS ? bst_link_get_subject (record) : record->id;
      if (subject != NULL)
        g_hash_table_add (seen, (gpointer) subject);
    }
  drop_carried_out (plan, seen, domain, year);
  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, g_strdup (id));
  g_ptr_array_sort (ids, compare_texts);
  return ids;
}

/**
 * bst_answer_is_given:
 *
 * Returns: whether it says anything: something was done, nothing is to be told (with the reason), or nothing changed
 */
gboolean
bst_answer_is_given (const BstAnswer *answer)
{
  if (answer == NULL)
    return FALSE;
  if (answer->nothing)
    return answer->nothing_reason != NULL;
  return answer->unchanged || answer->execution != NULL || answer->result != NULL || answer->deviation != NULL
         || answer->intention != NULL;
}

/**
 * bst_contribution_find_answer:
 * @contribution: (nullable): none is no answer
 *
 * Returns: (transfer none) (nullable): what it says of an action point or action
 */
const BstAnswer *
bst_contribution_find_answer (BstRecord *contribution, const char *subject)
{
  return contribution != NULL && subject != NULL
             ? bst_vec_find_element (BST_CONTRIBUTION (contribution)->answers, subject)
             : NULL;
}
