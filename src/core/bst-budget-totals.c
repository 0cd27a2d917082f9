/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-budget-posts.h"
#include "kinds/bst-action.h"
#include <string.h>

typedef struct {
  BstMoneySum gross, plan;
  guint n_unattributed;
  GHashTable *links; /* set of ids: whose amounts these are */
} Sum;

struct _BstBudgetTotals {
  GObject parent_instance;
  BstPlan *plan;
  BstFramework *framework;
  gint64 public_on; /* 0: everything; else only what may be shown outside on that day */
  GHashTable *entries; /* link id → BstBudgetEntry */
  GHashTable *sums;    /* key → Sum */
  gulong applied_handler;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstBudgetTotals, bst_budget_totals, G_TYPE_OBJECT)

static void
sum_free (gpointer data)
{
  Sum *sum = data;

  g_hash_table_unref (sum->links);
  g_free (sum);
}

/* --- Adding and taking off ---------------------------------------------------------------------------------------- */

static void
add_entry (BstBudgetTotals *self, const char *id, const BstBudgetEntry *entry, int sign)
{
  for (guint i = 0; i < entry->posts->len; i++)
    {
      const BstBudgetPost *post = &g_array_index (entry->posts, BstBudgetPost, i);
      Sum *sum = g_hash_table_lookup (self->sums, post->key);
      if (sum == NULL)
        {
          sum = g_new0 (Sum, 1);
          sum->links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
          g_hash_table_insert (self->sums, g_strdup (post->key), sum);
        }
      sum->gross += post->gross != BST_UNSET ? sign * (BstMoneySum) post->gross : 0;
      sum->plan += post->plan != BST_UNSET ? sign * (BstMoneySum) post->plan : 0;
      sum->n_unattributed += post->plan == BST_UNSET ? (guint) sign : 0;
      if (sign > 0)
        g_hash_table_add (sum->links, g_strdup (id));
      else
        g_hash_table_remove (sum->links, id);
      if (g_hash_table_size (sum->links) == 0)
        g_hash_table_remove (self->sums, post->key);
    }
}

static void
update (BstBudgetTotals *self, const char *id)
{
  BstRecord *record = bst_plan_find (self->plan, BST_KIND_BUDGET_LINKS, id);
  BstBudgetEntry *entry = g_hash_table_lookup (self->entries, id);

  if (entry != NULL)
    {
      add_entry (self, id, entry, -1);
      g_hash_table_remove (self->entries, id);
    }
  if (record == NULL)
    return;
  entry = bst_budget_entry_new (self->plan, self->framework, self->public_on, record);
  add_entry (self, id, entry, 1);
  g_hash_table_insert (self->entries, g_strdup (id), entry);
}

static void
update_all (BstBudgetTotals *self)
{
  BstCollection *links = bst_plan_get_collection (self->plan, BST_KIND_BUDGET_LINKS);

  g_hash_table_remove_all (self->entries);
  g_hash_table_remove_all (self->sums);
  for (guint i = 0; i < bst_collection_get_n (links); i++)
    update (self, bst_collection_get (links, i)->id);
}

/* --- Following the plan ------------------------------------------------------------------------------------------- */

/* Budget links that refer to a record, and those that refer to action points that do. */
static void
add_referrers (BstBudgetTotals *self, const char *id, GHashTable *stale)
{
  GHashTable *referrers = bst_plan_get_referrers (self->plan, id);
  GHashTableIter iter;
  gpointer source;

  if (referrers == NULL)
    return;
  g_hash_table_iter_init (&iter, referrers);
  while (g_hash_table_iter_next (&iter, &source, NULL))
    if (bst_plan_find (self->plan, BST_KIND_BUDGET_LINKS, source) != NULL)
      g_hash_table_add (stale, g_strdup (source));
    else if (bst_plan_find (self->plan, BST_KIND_ACTION_POINTS, source) != NULL
             && bst_plan_find (self->plan, BST_KIND_ACTIONS, id) != NULL)
      add_referrers (self, source, stale);
}

/* Whether a grant counts depends on the links of its receiver. */
static void
add_mirrored (BstBudgetTotals *self, const char *article_id, GHashTable *stale)
{
  BstRecord *article = article_id != NULL ? bst_plan_find (self->plan, BST_KIND_ARTICLES, article_id) : NULL;
  g_autoptr (GPtrArray) mirrors = article != NULL ? bst_article_get_mirrors (self->plan, article) : NULL;

  for (guint i = 0; mirrors != NULL && i < mirrors->len; i++)
    add_referrers (self, ((BstRecord *) mirrors->pdata[i])->id, stale);
}

static void
follow_link (BstBudgetTotals *self, const char *id, GHashTable *stale)
{
  const BstBudgetEntry *entry = g_hash_table_lookup (self->entries, id);
  BstRecord *record = bst_plan_find (self->plan, BST_KIND_BUDGET_LINKS, id);

  g_hash_table_add (stale, g_strdup (id));
  if (entry != NULL)
    add_mirrored (self, entry->article, stale);
  if (record != NULL)
    add_mirrored (self, BST_BUDGET_LINK (record)->article, stale);
}

static void
follow_subject (BstBudgetTotals *self, const char *id, GHashTable *stale)
{
  g_autoptr (GHashTable) links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer link;

  add_referrers (self, id, links);
  g_hash_table_iter_init (&iter, links);
  while (g_hash_table_iter_next (&iter, &link, NULL))
    follow_link (self, link, stale);
}

/* Rare, and far-reaching: where money is reported, what mirrors what, what stands under what. */
static gboolean
concerns_all (const BstChange *change)
{
  static const char *const article_fields[] = { "mirror", "code", "ise", NULL };

  switch (change->kind)
    {
    case BST_KIND_DOMAIN_MAP:
      return TRUE;
    case BST_KIND_ARTICLES:
      return change->type != BST_CHANGE_SET || g_strv_contains (article_fields, change->field->name);
    case BST_KIND_OBJECTIVES:
      return change->type != BST_CHANGE_SET || strcmp (change->field->name, "parent") == 0;
    default:
      return FALSE;
    }
}

static gboolean
follow (BstBudgetTotals *self, const BstTransaction *transaction, GHashTable *stale)
{
  for (guint i = 0; i < bst_transaction_get_n (transaction); i++)
    {
      const BstChange *change = bst_transaction_get (transaction, i);
      if (concerns_all (change))
        {
          update_all (self);
          return TRUE;
        }
      if (change->kind == BST_KIND_BUDGET_LINKS)
        follow_link (self, change->id, stale);
      else if (change->kind == BST_KIND_ACTIONS || change->kind == BST_KIND_ACTION_POINTS)
        follow_subject (self, change->id, stale);
    }
  return g_hash_table_size (stale) > 0;
}

static void
applied_cb (BstPlan *plan, const BstTransaction *transaction, gboolean again, BstBudgetTotals *self)
{
  g_autoptr (GHashTable) stale = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  if (!follow (self, transaction, stale))
    return;
  g_hash_table_iter_init (&iter, stale);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    update (self, id);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- Asking ------------------------------------------------------------------------------------------------------- */

BstPlan *
bst_budget_totals_get_plan (BstBudgetTotals *self)
{
  return self->plan;
}

BstFramework *
bst_budget_totals_get_framework (BstBudgetTotals *self)
{
  return self->framework;
}

static const Sum *
find_sum (BstBudgetTotals *self, const BstBudgetKey *key)
{
  g_autofree char *text = bst_budget_key_write (key);

  return g_hash_table_lookup (self->sums, text);
}

/**
 * bst_budget_totals_get:
 *
 * Returns: the total, all 0 where there is none
 */
BstBudgetSum
bst_budget_totals_get (BstBudgetTotals *self, const BstBudgetKey *key)
{
  const Sum *sum = find_sum (self, key);

  if (sum == NULL)
    return (BstBudgetSum) { 0 };
  return (BstBudgetSum) { bst_money_from_sum (sum->gross), bst_money_from_sum (sum->plan),
                          g_hash_table_size (sum->links), sum->n_unattributed };
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * bst_budget_totals_list_links:
 *
 * Returns: (transfer full) (element-type utf8): the ids of the links behind a total, in order
 */
GPtrArray *
bst_budget_totals_list_links (BstBudgetTotals *self, const BstBudgetKey *key)
{
  const Sum *sum = find_sum (self, key);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id;

  if (sum == NULL)
    return ids;
  g_hash_table_iter_init (&iter, sum->links);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, g_strdup (id));
  g_ptr_array_sort (ids, compare_texts);
  return ids;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/**
 * bst_budget_totals_list_years:
 *
 * Returns: (transfer full) (element-type gint64): the years of the plan, and those of links beside them, in order
 */
GArray *
bst_budget_totals_list_years (BstBudgetTotals *self)
{
  BstRecord *settings = bst_plan_get_single (self->plan, BST_KIND_PLAN);
  BstCollection *links = bst_plan_get_collection (self->plan, BST_KIND_BUDGET_LINKS);
  gint64 first = bst_record_get_number (settings, "first-year"), last = bst_record_get_number (settings, "last-year");
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *years = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 year = first; first != BST_UNSET && last != BST_UNSET && year <= last; year++)
    if (g_hash_table_add (seen, GSIZE_TO_POINTER ((gsize) year)))
      g_array_append_val (years, year);
  for (guint i = 0; i < bst_collection_get_n (links); i++)
    {
      gint64 year = BST_BUDGET_LINK (bst_collection_get (links, i))->year;
      if (year != BST_UNSET && g_hash_table_add (seen, GSIZE_TO_POINTER ((gsize) year)))
        g_array_append_val (years, year);
    }
  g_array_sort (years, compare_numbers);
  return years;
}

/**
 * bst_budget_totals_describe:
 *
 * Returns: (transfer full): every total with the links behind it, one a line, in order: equal for plans with equal money
 */
char *
bst_budget_totals_describe (BstBudgetTotals *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->sums);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Sum *sum = value;
      g_autoptr (GPtrArray) ids = g_hash_table_get_keys_as_ptr_array (sum->links);
      g_autofree char *list = NULL;
      g_ptr_array_sort (ids, compare_texts);
      g_ptr_array_add (ids, NULL);
      list = g_strjoinv (" ", (char **) ids->pdata);
      g_ptr_array_add (lines, g_strdup_printf ("%s: %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u (%s)",
                                               (const char *) key, bst_money_from_sum (sum->gross),
                                               bst_money_from_sum (sum->plan), sum->n_unattributed, list));
    }
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* --- The object --------------------------------------------------------------------------------------------------- */

static void
bst_budget_totals_dispose (GObject *object)
{
  BstBudgetTotals *self = BST_BUDGET_TOTALS (object);

  if (self->plan != NULL)
    g_clear_signal_handler (&self->applied_handler, self->plan);
  g_clear_object (&self->plan);
  g_clear_object (&self->framework);
  G_OBJECT_CLASS (bst_budget_totals_parent_class)->dispose (object);
}

static void
bst_budget_totals_finalize (GObject *object)
{
  BstBudgetTotals *self = BST_BUDGET_TOTALS (object);

  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->sums);
  G_OBJECT_CLASS (bst_budget_totals_parent_class)->finalize (object);
}

static void
bst_budget_totals_class_init (BstBudgetTotalsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_budget_totals_dispose;
  G_OBJECT_CLASS (klass)->finalize = bst_budget_totals_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", BST_TYPE_BUDGET_TOTALS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_budget_totals_init (BstBudgetTotals *self)
{
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) bst_budget_entry_free);
  self->sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, sum_free);
}

/**
 * bst_budget_totals_new:
 * @framework: (nullable): without it nothing is known of reporting lines and of what stands above an objective
 * @public_on: 0 for everything; a day: only what may be shown outside on that day
 *
 * Returns: (transfer full): the totals of @plan, which they follow; signal "changed" when one may differ
 */
BstBudgetTotals *
bst_budget_totals_new (BstPlan *plan, BstFramework *framework, gint64 public_on)
{
  BstBudgetTotals *self = g_object_new (BST_TYPE_BUDGET_TOTALS, NULL);

  self->plan = g_object_ref (plan);
  self->framework = framework != NULL ? g_object_ref (framework) : NULL;
  self->public_on = public_on;
  update_all (self);
  self->applied_handler = g_signal_connect (plan, "applied", G_CALLBACK (applied_cb), self);
  return self;
}
