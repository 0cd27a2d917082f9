/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-portfolio.h"
#include "bst-outline.h"
#include "kinds/bst-action.h"
#include <string.h>

/* What one action adds to the totals: remembered, so that it can be taken off exactly. */
typedef struct {
  BstAppraisal appraisal;
  gint64 role;
  GPtrArray *objectives; /* ids it serves, and those above them, when it is strong and counts; else NULL */
} Entry;

struct _BstPortfolio {
  GObject parent_instance;
  BstPlan *plan;
  BstFramework *framework;
  BstCriteria *criteria;
  gint64 today;
  GHashTable *entries; /* action id → Entry */
  GHashTable *strong;  /* objective id → how many strong actions serve it */
  BstPortfolioTotals totals;
  gulong applied_handler;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BstPortfolio, bst_portfolio, G_TYPE_OBJECT)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->objectives, g_ptr_array_unref);
  g_free (entry);
}

/* What is out of scope or has stopped stands in the table and not in the totals (R033). */
static gboolean
counts (const BstAppraisal *appraisal)
{
  return appraisal->advice != BST_ADVICE_OUT_OF_SCOPE && appraisal->advice != BST_ADVICE_STOPPED;
}

static void
add_entry (BstPortfolio *self, const Entry *entry, int sign)
{
  BstPortfolioTotals *totals = &self->totals;
  const BstAppraisal *appraisal = &entry->appraisal;

  totals->n_actions += (guint) sign;
  totals->n_advice[appraisal->advice] += (guint) sign;
  totals->n_role[CLAMP (entry->role, 0, 3)] += (guint) sign;
  totals->n_self_declared += appraisal->n_self_declared > 0 ? (guint) sign : 0;
  if (counts (appraisal))
    {
      totals->n_quality[appraisal->quality] += (guint) sign;
      totals->n_reach[appraisal->reach] += (guint) sign;
    }
  for (guint i = 0; entry->objectives != NULL && i < entry->objectives->len; i++)
    {
      const char *id = g_ptr_array_index (entry->objectives, i);
      gsize n = GPOINTER_TO_SIZE (g_hash_table_lookup (self->strong, id)) + (gsize) sign;
      g_hash_table_insert (self->strong, g_strdup (id), GSIZE_TO_POINTER (n));
    }
}

static void
forget (BstPortfolio *self, const char *id)
{
  const Entry *entry = g_hash_table_lookup (self->entries, id);

  if (entry == NULL)
    return;
  add_entry (self, entry, -1);
  g_hash_table_remove (self->entries, id);
}

static void
add_objective (BstPortfolio *self, GPtrArray *ids, const char *id)
{
  g_autofree char *top = id != NULL && *id != '\0' ? bst_outline_top (self->plan, self->framework, id) : NULL;

  if (top == NULL)
    return;
  if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
    g_ptr_array_add (ids, g_strdup (id));
  if (!g_ptr_array_find_with_equal_func (ids, top, g_str_equal, NULL))
    g_ptr_array_add (ids, g_steal_pointer (&top));
}

static GPtrArray *
list_objectives (BstPortfolio *self, const BstAction *action)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  add_objective (self, ids, action->primary_objective);
  for (guint i = 0; i < bst_vec_length (action->other_objectives); i++)
    add_objective (self, ids, action->other_objectives->items[i]);
  return ids;
}

static void
update (BstPortfolio *self, const char *id)
{
  BstRecord *record = bst_plan_find (self->plan, BST_KIND_ACTIONS, id);
  const BstAction *action = record != NULL ? BST_ACTION (record) : NULL;
  Entry *entry;

  forget (self, id);
  if (action == NULL)
    return;
  entry = g_new0 (Entry, 1);
  entry->role = action->kind;
  bst_appraise (self->framework, self->criteria, record, &entry->appraisal);
  if (entry->appraisal.quality == BST_QUALITY_STRONG && counts (&entry->appraisal))
    entry->objectives = list_objectives (self, action);
  add_entry (self, entry, 1);
  g_hash_table_insert (self->entries, g_strdup (id), entry);
}

static void
update_all (BstPortfolio *self)
{
  BstCollection *actions = bst_plan_get_collection (self->plan, BST_KIND_ACTIONS);

  g_clear_pointer (&self->criteria, bst_criteria_free);
  self->criteria = bst_criteria_new (self->plan, self->framework, NULL, self->today);
  g_hash_table_remove_all (self->entries);
  g_hash_table_remove_all (self->strong);
  self->totals = (BstPortfolioTotals) { 0 };
  for (guint i = 0; i < bst_collection_get_n (actions); i++)
    update (self, bst_collection_get (actions, i)->id);
}

static void
applied_cb (BstPlan *plan, const BstTransaction *transaction, gboolean again, BstPortfolio *self)
{
  gboolean any = FALSE, all = FALSE;

  for (guint i = 0; i < bst_transaction_get_n (transaction); i++)
    {
      const BstChange *change = bst_transaction_get (transaction, i);
      /* entries remember the objectives above those that they serve */
      all |= change->kind == BST_KIND_CRITERIA_SETS || change->kind == BST_KIND_OBJECTIVES;
      if (change->kind != BST_KIND_ACTIONS)
        continue;
      update (self, change->id);
      any = TRUE;
    }
  if (all)
    update_all (self);
  if (any || all)
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * bst_portfolio_set_today:
 *
 * Another set of criteria may be in force from that day on.
 */
void
bst_portfolio_set_today (BstPortfolio *self, gint64 today)
{
  if (self->today == today)
    return;
  self->today = today;
  update_all (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * bst_portfolio_get_criteria:
 *
 * Returns: (transfer none): the yardstick in force; valid until the next change
 */
const BstCriteria *
bst_portfolio_get_criteria (BstPortfolio *self)
{
  return self->criteria;
}

/**
 * bst_portfolio_get:
 *
 * Returns: (transfer none) (nullable): how the action reads; valid until the next change
 */
const BstAppraisal *
bst_portfolio_get (BstPortfolio *self, const char *action_id)
{
  const Entry *entry = g_hash_table_lookup (self->entries, action_id);

  return entry != NULL ? &entry->appraisal : NULL;
}

const BstPortfolioTotals *
bst_portfolio_get_totals (BstPortfolio *self)
{
  return &self->totals;
}

/**
 * bst_portfolio_get_n_strong:
 *
 * Returns: how many strong actions serve an objective, first or beside another (R041: a gap is an objective that lacks
 *   them)
 */
guint
bst_portfolio_get_n_strong (BstPortfolio *self, const char *objective_id)
{
  return (guint) GPOINTER_TO_SIZE (g_hash_table_lookup (self->strong, objective_id));
}

static void
bst_portfolio_dispose (GObject *object)
{
  BstPortfolio *self = BST_PORTFOLIO (object);

  if (self->plan != NULL)
    g_clear_signal_handler (&self->applied_handler, self->plan);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->criteria, bst_criteria_free);
  g_clear_object (&self->framework);
  G_OBJECT_CLASS (bst_portfolio_parent_class)->dispose (object);
}

static void
bst_portfolio_finalize (GObject *object)
{
  BstPortfolio *self = BST_PORTFOLIO (object);

  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->strong);
  G_OBJECT_CLASS (bst_portfolio_parent_class)->finalize (object);
}

static void
bst_portfolio_class_init (BstPortfolioClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_portfolio_dispose;
  G_OBJECT_CLASS (klass)->finalize = bst_portfolio_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", BST_TYPE_PORTFOLIO, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_portfolio_init (BstPortfolio *self)
{
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
  self->strong = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * bst_portfolio_new:
 * @today: the day it is; it decides which set of criteria is in force
 *
 * Returns: (transfer full): the portfolio of @plan, which it follows; signal "changed" when a reading may differ
 */
BstPortfolio *
bst_portfolio_new (BstPlan *plan, BstFramework *framework, gint64 today)
{
  BstPortfolio *self = g_object_new (BST_TYPE_PORTFOLIO, NULL);

  self->plan = g_object_ref (plan);
  self->framework = g_object_ref (framework);
  self->today = today;
  update_all (self);
  self->applied_handler = g_signal_connect (plan, "applied", G_CALLBACK (applied_cb), self);
  return self;
}
