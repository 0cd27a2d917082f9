/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-document-about.c - what an open plan has and is. */
#include "config.h"
#include <glib/gi18n.h>
#include "bst-document-private.h"
#include "kinds/bst-plan-settings.h"

BstPlan *
bst_document_get_plan (BstDocument *self)
{
  return self->plan;
}

BstFramework *
bst_document_get_framework (BstDocument *self)
{
  return self->framework;
}

BstChecker *
bst_document_get_checker (BstDocument *self)
{
  return self->checker;
}

BstCoverage *
bst_document_get_coverage (BstDocument *self)
{
  return self->coverage;
}

/**
 * bst_document_get_portfolio:
 *
 * How the actions read, made when it is asked for first: not every plan has its portfolio looked at.
 *
 * Returns: (transfer none): one per document; it follows the plan and the day
 */
BstPortfolio *
bst_document_get_portfolio (BstDocument *self)
{
  if (self->portfolio == NULL)
    self->portfolio = bst_portfolio_new (self->plan, self->framework, bst_document_get_context (self)->today);
  return self->portfolio;
}

/**
 * bst_document_get_budget:
 *
 * What the budget links add up to, counted when it is asked for first.
 *
 * Returns: (transfer none): one per document; it follows the plan
 */
BstBudgetTotals *
bst_document_get_budget (BstDocument *self)
{
  if (self->budget == NULL)
    self->budget = bst_budget_totals_new (self->plan, self->framework, 0);
  return self->budget;
}

const BstRuleContext *
bst_document_get_context (BstDocument *self)
{
  return bst_checker_get_context (self->checker);
}

/**
 * bst_document_get_file:
 *
 * Returns: (nullable) (transfer none): where the plan is kept; %NULL for one that was never saved
 */
GFile *
bst_document_get_file (BstDocument *self)
{
  return self->file;
}

/**
 * bst_document_get_author:
 *
 * Returns: (transfer none): in whose name the plan is changed
 */
const char *
bst_document_get_author (BstDocument *self)
{
  return self->author;
}

static const BstPlanSettings *
get_settings (BstDocument *self)
{
  return BST_PLAN_SETTINGS (bst_plan_get_single (self->plan, BST_KIND_PLAN));
}

/**
 * bst_document_get_language:
 *
 * Returns: (transfer none): the language of the plan, "nl" where it does not say
 */
const char *
bst_document_get_language (BstDocument *self)
{
  const char *language = get_settings (self)->language;

  return language != NULL ? language : "nl";
}

/**
 * bst_document_get_title:
 *
 * Returns: (transfer full): the title of the plan, or what stands for it
 */
char *
bst_document_get_title (BstDocument *self)
{
  const char *title = get_settings (self)->title;

  return g_strdup (title != NULL ? title : _ ("Untitled plan"));
}

gboolean
bst_document_is_modified (BstDocument *self)
{
  return bst_plan_is_modified (self->plan);
}

gboolean
bst_document_is_busy (BstDocument *self)
{
  return self->saving;
}

/**
 * bst_document_get_pack:
 *
 * Returns: (transfer none) (nullable): what a contribution pack says of itself: who is asked what, by when; its plan is not
 *   to be looked at. %NULL for a whole plan, and for a pack that is damaged
 */
const BstPack *
bst_document_get_pack (BstDocument *self)
{
  return self->pack;
}

/**
 * bst_document_get_asked:
 *
 * Returns: what is asked by the contribution pack, as it is filled in now; good as long as the document
 */
BstAsked
bst_document_get_asked (BstDocument *self)
{
  return (BstAsked) { self->plan, self->framework, self->pack->domain, self->pack->year,
                      bst_document_get_context (self)->today };
}

/**
 * bst_document_is_closed:
 *
 * Returns: whether it is a contribution pack that cannot be filled in: its year is locked, or it is damaged
 */
gboolean
bst_document_is_closed (BstDocument *self)
{
  return self->closed;
}

/**
 * bst_document_is_read_only:
 *
 * Returns: whether it can only be read: a newer version made the file and something would be lost, somebody else has it
 *   open, or it is a contribution pack of a year that was locked
 */
gboolean
bst_document_is_read_only (BstDocument *self)
{
  return self->locked_out || self->closed || bst_plan_get_version (self->plan) > BST_PLAN_VERSION;
}
