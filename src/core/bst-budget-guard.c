/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-budget-guard.h"
#include "bst-budget-rules.h"
#include "bst-contribution.h"
#include "bst-pack.h"
#include <string.h>

typedef struct {
  BstRuleContext context;
  GHashTable *touched; /* set of ids: links and articles whose findings may differ */
  GHashTable *errors;  /* set of "RULE ID": those that were there before */
  GHashTable *locked;  /* contribution id → how many corrections it had */
  GHashTable *years;   /* set of "DOMAIN:YEAR" that the transaction touches, as it was before */
  gboolean only_codes; /* a pack: what concerns the other domains is for the planner */
  char **ret_field;
} Guard;

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static gboolean
concerns_budget (const BstTransaction *transaction)
{
  for (guint i = 0; i < bst_transaction_get_n (transaction); i++)
    switch (bst_transaction_get (transaction, i)->kind)
      {
      case BST_KIND_ARTICLES:
      case BST_KIND_BUDGET_LINKS:
      case BST_KIND_CONTRIBUTIONS:
        return TRUE;
      default:
        break;
      }
  return FALSE;
}

/* --- Errors that were not there ------------------------------------------------------------------------------------- */

static void
touch_links_of (Guard *self, const char *article)
{
  GHashTable *referrers = bst_plan_get_referrers (self->context.plan, article);
  GHashTableIter iter;
  gpointer id;

  if (referrers == NULL)
    return;
  g_hash_table_iter_init (&iter, referrers);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (self->touched, g_strdup (id));
}

static void
find_touched (Guard *self, const BstTransaction *transaction)
{
  for (guint i = 0; i < bst_transaction_get_n (transaction); i++)
    {
      const BstChange *change = bst_transaction_get (transaction, i);
      if (change->kind == BST_KIND_ARTICLES)
        touch_links_of (self, change->id);
      if (change->kind == BST_KIND_ARTICLES || change->kind == BST_KIND_BUDGET_LINKS)
        g_hash_table_add (self->touched, g_strdup (change->id));
    }
}

typedef gboolean (*ErrorFunc) (Guard *self, const BstFinding *finding, GError **error);

static gboolean
foreach_error (Guard *self, ErrorFunc func, GError **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      BstRecord *record = bst_plan_find_any (self->context.plan, id);
      g_autoptr (GPtrArray) findings = record != NULL ? bst_rules_check_record (&self->context, record) : NULL;
      for (guint i = 0; findings != NULL && i < findings->len; i++)
        {
          const BstFinding *finding = g_ptr_array_index (findings, i);
          if (finding->rule->severity == BST_SEVERITY_ERROR && g_str_has_prefix (finding->rule->id, "bb.")
              && !func (self, finding, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
note_error (Guard *self, const BstFinding *finding, GError **error)
{
  g_hash_table_add (self->errors, g_strdup_printf ("%s %s", finding->rule->id, finding->id));
  return TRUE;
}

/* bb.locked has its own answer: a correction. */
static gboolean
refuse_error (Guard *self, const BstFinding *finding, GError **error)
{
  g_autofree char *key = g_strdup_printf ("%s %s", finding->rule->id, finding->id), *message = NULL, *mend = NULL;

  if (g_hash_table_contains (self->errors, key) || strcmp (finding->rule->id, "bb.locked") == 0
      || (self->only_codes && strcmp (finding->rule->id, "bb.link-code") != 0))
    return TRUE;
  message = bst_finding_get_message (finding, NULL);
  mend = bst_finding_get_mend (finding, NULL);
  if (self->ret_field != NULL)
    *self->ret_field = g_strdup (finding->field);
  g_set_error (error, BST_ERROR, BST_ERROR_REFUSED, "%s %s", message, mend);
  return FALSE;
}

/* --- Locked years ------------------------------------------------------------------------------------------------------ */

static void
note_year (Guard *self, BstRecord *record)
{
  const BstBudgetLink *link;

  if (record == NULL)
    return;
  if (bst_record_get_kind (record) == BST_KIND_CONTRIBUTIONS)
    {
      g_hash_table_add (self->years, g_strdup (record->id));
      return;
    }
  link = BST_BUDGET_LINK (record);
  if (link->domain != NULL && link->year != BST_UNSET)
    {
      BstRecord *contribution = bst_contribution_find (self->context.plan, link->domain, link->year);
      if (contribution != NULL)
        g_hash_table_add (self->years, g_strdup (contribution->id));
    }
}

static void
note_years (Guard *self, const BstTransaction *transaction)
{
  for (guint i = 0; i < bst_transaction_get_n (transaction); i++)
    {
      const BstChange *change = bst_transaction_get (transaction, i);
      if (change->kind == BST_KIND_BUDGET_LINKS || change->kind == BST_KIND_CONTRIBUTIONS)
        note_year (self, bst_plan_find (self->context.plan, change->kind, change->id));
    }
}

static void
note_locked (Guard *self)
{
  BstCollection *all = bst_plan_get_collection (self->context.plan, BST_KIND_CONTRIBUTIONS);

  for (guint i = 0; i < bst_collection_get_n (all); i++)
    {
      BstRecord *record = bst_collection_get (all, i);
      if (BST_CONTRIBUTION (record)->state == BST_STATE_LOCKED)
        g_hash_table_insert (self->locked, g_strdup (record->id),
                             GUINT_TO_POINTER (bst_vec_length (BST_CONTRIBUTION (record)->corrections) + 1));
    }
}

static gboolean
has_new_reason (BstRecord *contribution, guint n_before)
{
  const BstVec *corrections = contribution != NULL ? BST_CONTRIBUTION (contribution)->corrections : NULL;

  if (bst_vec_length (corrections) <= n_before)
    return FALSE;
  for (guint i = 0; i < corrections->n; i++)
    if (!bst_has_text (((const BstCorrection *) corrections->items[i])->reason))
      return FALSE;
  return TRUE;
}

static gboolean
check_years (Guard *self, GError **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->years);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->locked, id));
      if (n == 0 || has_new_reason (bst_plan_find (self->context.plan, BST_KIND_CONTRIBUTIONS, id), n - 1))
        continue;
      if (self->ret_field != NULL)
        *self->ret_field = g_strdup ("state");
      g_set_error_literal (
          error, BST_ERROR, BST_ERROR_REFUSED,
          bst_text (NULL, N_ ("This domain's year is locked: it changes only as a correction, with a reason.")));
      return FALSE;
    }
  return TRUE;
}

/* --- All of it ----------------------------------------------------------------------------------------------------------- */

static gboolean
check_cb (BstPlan *plan, const BstTransaction *transaction, gpointer data, GError **error)
{
  Guard *self = data;

  note_years (self, transaction); /* as it would be: a link may come into a locked year */
  return check_years (self, error) && foreach_error (self, refuse_error, error);
}

static BstFramework *
find_framework (BstPlan *plan)
{
  BstRecord *reference = bst_plan_get_single (plan, BST_KIND_FRAMEWORK);
  const char *id = bst_record_get_text (reference, "id"), *version = bst_record_get_text (reference, "version");

  return *id != '\0' ? bst_framework_get (id, *version != '\0' ? version : NULL, NULL) : NULL;
}

/**
 * bst_budget_apply:
 * @framework: (nullable): %NULL: it is looked up
 * @transaction: (transfer full): what a person does
 * @ret_field: (out) (optional) (transfer full) (nullable): the field to go to where it is refused; untouched else
 * @error: %BST_ERROR_REFUSED with the reason and how to mend it; or as bst_plan_apply()
 *
 * As bst_plan_apply(), and refuses a transaction that makes an error in the budget which was not there, or that changes a
 * locked year without a correction. What was wrong before may stay so: people mend one thing at a time. In a contribution
 * pack only the codes are looked at: the rest is for the planner, who sees all domains.
 *
 * Returns: whether it was applied
 */
gboolean
bst_budget_apply (BstPlan *plan, BstFramework *framework, BstTransaction *transaction, char **ret_field, GError **error)
{
  g_autoptr (BstFramework) own = NULL;
  g_autoptr (GHashTable) touched = NULL, errors = NULL, locked = NULL, years = NULL;
  Guard guard = { .context = { .plan = plan }, .ret_field = ret_field };

  if (!concerns_budget (transaction))
    return bst_plan_apply (plan, transaction, error);
  if (framework == NULL)
    framework = own = find_framework (plan);
  guard.context.framework = framework;
  guard.touched = touched = new_set ();
  guard.errors = errors = new_set ();
  guard.locked = locked = new_set ();
  guard.years = years = new_set ();
  guard.only_codes = bst_plan_is_pack (plan);
  find_touched (&guard, transaction);
  foreach_error (&guard, note_error, NULL);
  note_locked (&guard);
  note_years (&guard, transaction);
  return bst_plan_apply_checked (plan, transaction, check_cb, &guard, error);
}
