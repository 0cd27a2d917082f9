/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-allows.c - what is a policy domain's to change in its pack: while it is filled in, and when it comes back. */
#include "bst-contribution.h"
#include "bst-pack-private.h"
#include <string.h>

static gboolean
is_year_asked (const BstPack *self, gint64 year)
{
  return year == BST_UNSET || (year >= self->year - 1 && year <= self->year + 1);
}

static gboolean
may_have_link (const BstPack *self, BstRecord *record, BstContributionState highest)
{
  const BstBudgetLink *link = BST_BUDGET_LINK (record);

  return g_strcmp0 (link->domain, self->domain) == 0 && is_year_asked (self, link->year)
         && link->state <= (gint64) highest;
}

/* A planner's word stays where it was given; a domain does not give it to itself. */
static BstContributionState
highest_state (const BstPack *self, const char *link)
{
  BstRecord *before = bst_plan_find (self->base, BST_KIND_BUDGET_LINKS, link);

  return before != NULL && BST_BUDGET_LINK (before)->state == BST_STATE_COMPLETE ? BST_STATE_COMPLETE
                                                                                 : BST_STATE_SUBMITTED;
}

/* What a planner fills in: when it was asked, by when, complete or not, corrections. */
static gboolean
is_for_planner (const BstField *field)
{
  static const char *const names[] = { "domain", "year", "asked-on", "deadline", "complete-on", "corrections", NULL };

  return g_strv_contains (names, field->name);
}

static gboolean
may_add_contribution (const BstPack *self, BstRecord *record)
{
  const BstContribution *contribution = BST_CONTRIBUTION (record);
  const BstFieldTable *table = bst_record_get_table (record);

  for (guint i = 0; i < table->n_fields; i++)
    if (is_for_planner (&table->fields[i]) && strcmp (table->fields[i].name, "domain") != 0
        && strcmp (table->fields[i].name, "year") != 0
        && !bst_value_is_default (&table->fields[i], bst_field_get (&table->fields[i], record)))
      return FALSE;
  return g_strcmp0 (contribution->domain, self->domain) == 0 && contribution->year == self->year
         && contribution->state <= BST_STATE_SUBMITTED;
}

static gboolean
may_change_contribution (const BstPack *self, const BstChange *change)
{
  BstRecord *before = bst_plan_find (self->base, change->kind, change->id);
  g_autofree char *id = bst_contribution_make_id (self->domain, self->year);

  if (strcmp (change->id, id) != 0 || change->type == BST_CHANGE_REMOVE)
    return FALSE;
  if (change->type == BST_CHANGE_ADD)
    return may_add_contribution (self, change->record);
  if ((before != NULL && BST_CONTRIBUTION (before)->state >= BST_STATE_LOCKED) || is_for_planner (change->field))
    return FALSE;
  return strcmp (change->field->name, "state") != 0 || change->after.num <= BST_STATE_SUBMITTED;
}

static gboolean
may_change_link (const BstPack *self, const BstChange *change)
{
  BstRecord *before = bst_plan_find (self->base, change->kind, change->id),
            *after = bst_plan_find (self->plan, change->kind, change->id);

  return (before == NULL || may_have_link (self, before, BST_STATE_COMPLETE))
         && (after == NULL || may_have_link (self, after, highest_state (self, change->id)));
}

/* What nobody asked for: an action of its own, named and described. What it serves and how good it is a planner says. */
static gboolean
is_for_domain (const BstField *field)
{
  static const char *const names[] = { "title", "description", "domain", NULL };

  return g_strv_contains (names, field->name);
}

static gboolean
may_have_action (const BstPack *self, BstRecord *record)
{
  const BstFieldTable *table = bst_record_get_table (record);

  for (guint i = 0; i < table->n_fields; i++)
    if (!is_for_domain (&table->fields[i])
        && !bst_value_is_default (&table->fields[i], bst_field_get (&table->fields[i], record)))
      return FALSE;
  return strcmp (bst_record_get_text (record, "domain"), self->domain) == 0;
}

/* A change log comes with each save of the pack in the workbench; it adds and tells of what is theirs. */
static gboolean
may_log (const BstChange *change)
{
  const char *kind = change->type == BST_CHANGE_ADD ? bst_record_get_text (change->record, "kind") : "";

  return strcmp (kind, bst_kinds[BST_KIND_BUDGET_LINKS].name) == 0
         || strcmp (kind, bst_kinds[BST_KIND_ACTIONS].name) == 0
         || strcmp (kind, bst_kinds[BST_KIND_CONTRIBUTIONS].name) == 0;
}

/**
 * bst_pack_may_change:
 * @change: one from the slice as it was cut to what came back
 *
 * Returns: whether that is the domain's to change: its own links from the year before to the year after, its own
 *   answers of the year, and actions of its own that it adds
 */
gboolean
bst_pack_may_change (const BstPack *self, const BstChange *change)
{
  switch (change->kind)
    {
    case BST_KIND_BUDGET_LINKS:
      return may_change_link (self, change);
    case BST_KIND_CONTRIBUTIONS:
      return may_change_contribution (self, change);
    case BST_KIND_ACTIONS:
      return change->type == BST_CHANGE_ADD && may_have_action (self, change->record);
    case BST_KIND_LOG:
      return may_log (change);
    default:
      return FALSE;
    }
}

static gboolean
allows_link (const BstPack *self, const BstChange *change)
{
  if (change->type == BST_CHANGE_ADD)
    return may_have_link (self, change->record, BST_STATE_SUBMITTED);
  if (!may_change_link (self, change))
    return FALSE;
  if (change->type == BST_CHANGE_REMOVE)
    return TRUE;
  if (strcmp (change->field->name, "domain") == 0)
    return g_strcmp0 (change->after.ptr, self->domain) == 0;
  if (strcmp (change->field->name, "year") == 0)
    return is_year_asked (self, change->after.num);
  return strcmp (change->field->name, "state") != 0 || change->after.num <= (gint64) highest_state (self, change->id);
}

static gboolean
allows_action (const BstPack *self, const BstChange *change)
{
  if (change->type == BST_CHANGE_ADD)
    return may_have_action (self, change->record);
  return bst_plan_find (self->base, BST_KIND_ACTIONS, change->id) == NULL
         && (change->type == BST_CHANGE_REMOVE || is_for_domain (change->field));
}

/**
 * bst_pack_allows:
 * @plan: the pack as it is filled in, before @transaction
 * @error: %BST_ERROR_REFUSED with the reason, for people
 *
 * Whether somebody who fills in the pack may do that: what bst_pack_may_change() would refuse when it comes back is
 * refused at once.
 *
 * Returns: whether all of @transaction is the domain's to change
 */
gboolean
bst_pack_allows (const BstPack *self, BstPlan *plan, const BstTransaction *transaction, GError **error)
{
  BstPack now = *self;

  now.plan = plan;
  for (guint i = 0; i < bst_transaction_get_n (transaction); i++)
    {
      const BstChange *change = bst_transaction_get (transaction, i);
      if (change->kind == BST_KIND_BUDGET_LINKS    ? allows_link (&now, change)
          : change->kind == BST_KIND_ACTIONS       ? allows_action (&now, change)
          : change->kind == BST_KIND_CONTRIBUTIONS ? may_change_contribution (&now, change)
                                                   : FALSE)
        continue;
      g_set_error_literal (
          error, BST_ERROR, BST_ERROR_REFUSED,
          bst_text (
              NULL,
              N_ ("This file asks one policy domain about one year: only what that domain answers can be changed in it.")));
      return FALSE;
    }
  return TRUE;
}
