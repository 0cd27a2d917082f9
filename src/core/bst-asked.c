/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-asked.c - what a policy domain is asked, and what is still open. */
#include "bst-asked.h"
#include "bst-smart-rules.h"
#include <string.h>

#define EXECUTED BST_BUDGET_BU

/* --- What it is asked about ---------------------------------------------------------------------------------------- */

typedef struct {
  char *id, *key;
  int rank;
} Subject;

static void
subject_clear (gpointer data)
{
  Subject *subject = data;

  g_free (subject->id);
  g_free (subject->key);
}

static gboolean
funds (const BstAsked *self, const char *id)
{
  for (gint64 year = self->year - 1; year <= self->year + 1; year++)
    {
      g_auto (GStrv) links = bst_asked_list_links (self, id, year);
      if (links[0] != NULL)
        return TRUE;
    }
  return FALSE;
}

/* What is the domain's own and costs money is what a reader asks for first. */
static int
rank (const BstAsked *self, BstRecord *record)
{
  gboolean point = bst_record_get_kind (record) == BST_KIND_ACTION_POINTS;
  const char *domain = bst_record_get_text (record, "domain");

  if (point)
    return funds (self, record->id) ? 0 : 1;
  if (funds (self, record->id))
    return 2;
  return strcmp (domain, self->domain) == 0 ? 3 : 4;
}

static int
compare_subjects (gconstpointer a, gconstpointer b)
{
  const Subject *one = a, *two = b;
  int order = one->rank != two->rank ? one->rank - two->rank : strcmp (one->key, two->key);

  return order != 0 ? order : strcmp (one->id, two->id);
}

/**
 * bst_asked_list_subjects:
 *
 * Returns: (transfer full) (element-type utf8): what the domain is asked about, in the order in which people answer: what
 *   it pays for first, then what is its own, then what it takes part in; by title
 */
GPtrArray *
bst_asked_list_subjects (const BstAsked *self)
{
  g_autoptr (GPtrArray) ids = bst_contribution_list_subjects (self->plan, self->domain, self->year);
  g_autoptr (GArray) subjects = g_array_new (FALSE, TRUE, sizeof (Subject));
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_free);

  g_array_set_clear_func (subjects, subject_clear);
  for (guint i = 0; i < ids->len; i++)
    {
      BstRecord *record = bst_plan_find_any (self->plan, ids->pdata[i]);
      Subject subject = { g_strdup (record->id), bst_text_fold (bst_record_get_text (record, "title")),
                          rank (self, record) };
      g_array_append_val (subjects, subject);
    }
  g_array_sort (subjects, compare_subjects);
  for (guint i = 0; i < subjects->len; i++)
    g_ptr_array_add (sorted, g_strdup (g_array_index (subjects, Subject, i).id));
  return sorted;
}

/* Its own budget first: that is what a domain knows best. */
static int
compare_links (gconstpointer a, gconstpointer b)
{
  const BstBudgetLink *one = BST_BUDGET_LINK (*(BstRecord *const *) a),
                      *two = BST_BUDGET_LINK (*(BstRecord *const *) b);

  return one->funding_kind != two->funding_kind ? (one->funding_kind < two->funding_kind ? -1 : 1)
                                                : strcmp (one->parent_instance.id, two->parent_instance.id);
}

/**
 * bst_asked_list_links:
 *
 * Returns: (transfer full) (array zero-terminated=1): the domain's links to @subject in @year, regular credits first
 */
GStrv
bst_asked_list_links (const BstAsked *self, const char *subject, gint64 year)
{
  g_autoptr (GPtrArray) links = bst_domain_list_links (self->plan, self->domain, year);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();

  g_ptr_array_sort (links, compare_links);
  for (guint i = 0; i < links->len; i++)
    if (g_strcmp0 (bst_link_get_subject (links->pdata[i]), subject) == 0)
      g_strv_builder_add (found, ((BstRecord *) links->pdata[i])->id);
  return g_strv_builder_end (found);
}

/**
 * bst_asked_find_answer:
 *
 * Returns: (transfer none) (nullable): what the domain says of @subject
 */
const BstAnswer *
bst_asked_find_answer (const BstAsked *self, const char *subject)
{
  return bst_contribution_find_answer (bst_contribution_find (self->plan, self->domain, self->year), subject);
}

/**
 * bst_asked_find_last:
 *
 * Returns: (transfer none) (nullable): what the domain said of @subject a year before, if it said anything
 */
const BstAnswer *
bst_asked_find_last (const BstAsked *self, const char *subject)
{
  const BstAnswer *last =
      bst_contribution_find_answer (bst_contribution_find (self->plan, self->domain, self->year - 1), subject);

  return bst_answer_is_given (last) ? last : NULL;
}

/**
 * bst_asked_is_locked:
 *
 * Returns: whether the domain's @year was locked: then it changes only as a correction
 */
gboolean
bst_asked_is_locked (const BstAsked *self, gint64 year)
{
  return bst_contribution_is_locked (self->plan, self->domain, year);
}

/* --- What is open ---------------------------------------------------------------------------------------------------- */

/* In kind there are no euros to ask for; what was locked cannot be answered here. */
static gboolean
asks_amount (const BstAsked *self, BstRecord *link)
{
  const BstBudgetLink *its = BST_BUDGET_LINK (link);

  return its->funding_kind != BST_FUNDING_IN_KIND && its->class_ != BST_CLASS_NONE && its->state != BST_STATE_LOCKED
         && !bst_asked_is_locked (self, its->year);
}

static gboolean
has_executed (BstRecord *link)
{
  g_autoptr (GArray) amounts = bst_link_get_amounts (link);

  for (guint i = 0; i < amounts->len; i++)
    {
      const BstAttributed *one = &g_array_index (amounts, BstAttributed, i);
      if (one->phase == EXECUTED && (one->plan != BST_UNSET || one->gross != BST_UNSET))
        return TRUE;
    }
  return FALSE;
}

static gint64
sum_of (const GArray *amounts, BstBudgetPhase phase, BstCreditKind credit)
{
  for (guint i = 0; i < amounts->len; i++)
    {
      const BstAttributed *one = &g_array_index (amounts, BstAttributed, i);
      if (one->phase == phase && one->credit == credit)
        return one->plan;
    }
  return BST_UNSET;
}

/* What was executed of what the last phase before it had. */
static gint64
realisation_of (BstRecord *link, BstCreditKind credit)
{
  g_autoptr (GArray) amounts = bst_link_get_amounts (link);
  gint64 done = sum_of (amounts, EXECUTED, credit), planned = BST_UNSET;

  for (int phase = BST_BUDGET_BA_JR; phase >= BST_BUDGET_BO && planned == BST_UNSET; phase--)
    planned = sum_of (amounts, (BstBudgetPhase) phase, credit);
  return done != BST_UNSET && planned != BST_UNSET ? bst_money_ratio (done, planned) : BST_UNSET;
}

/**
 * bst_asked_get_realisation:
 *
 * A domain is asked for a sentence where the rule bb.realisation would ask a planner for one; how an amount was found
 * explains nothing here.
 *
 * Returns: which share of a planned amount was spent, in basis points, where that is below 90 % or above 100 %; else
 *   %BST_UNSET
 */
gint64
bst_asked_get_realisation (const BstAsked *self, const char *subject)
{
  g_auto (GStrv) links = bst_asked_list_links (self, subject, self->year - 1);

  for (guint i = 0; links[i] != NULL; i++)
    {
      BstRecord *link = bst_plan_find (self->plan, BST_KIND_BUDGET_LINKS, links[i]);
      for (guint credit = 0; credit < BST_N_CREDITS && asks_amount (self, link); credit++)
        {
          gint64 share = realisation_of (link, (BstCreditKind) credit);
          if (share != BST_UNSET && (share < 9000 || share > 10000))
            return share;
        }
    }
  return BST_UNSET;
}

static guint
find_open_money (const BstAsked *self, const char *subject, const BstAnswer *answer)
{
  g_auto (GStrv) links = bst_asked_list_links (self, subject, self->year - 1);
  guint open = 0;

  for (guint i = 0; links[i] != NULL; i++)
    {
      BstRecord *link = bst_plan_find (self->plan, BST_KIND_BUDGET_LINKS, links[i]);
      if (!asks_amount (self, link))
        continue;
      if (!has_executed (link))
        open |= answer != NULL && answer->estimate_unknown ? 0 : 1U << BST_QUESTION_AMOUNT;
      else if (!bst_has_text (BST_BUDGET_LINK (link)->source_ref))
        open |= 1U << BST_QUESTION_SOURCE;
    }
  if ((answer == NULL || !bst_has_text (answer->deviation)) && bst_asked_get_realisation (self, subject) != BST_UNSET)
    open |= 1U << BST_QUESTION_DEVIATION;
  return open;
}

/**
 * bst_asked_is_unchanged:
 *
 * Returns: whether the domain said "unchanged" of @subject, and has not written something else since
 */
gboolean
bst_asked_is_unchanged (const BstAsked *self, const char *subject)
{
  const BstAnswer *answer = bst_asked_find_answer (self, subject), *last = bst_asked_find_last (self, subject);

  return answer != NULL && answer->unchanged && last != NULL && g_strcmp0 (answer->execution, last->execution) == 0
         && g_strcmp0 (answer->result, last->result) == 0 && g_strcmp0 (answer->intention, last->intention) == 0;
}

static guint
find_open_texts (const BstAnswer *answer)
{
  guint open = 0;

  if (answer == NULL || !bst_has_text (answer->execution))
    open |= 1U << BST_QUESTION_EXECUTION;
  if (answer == NULL || !bst_has_text (answer->result))
    open |= 1U << BST_QUESTION_RESULT;
  if (answer == NULL || !bst_has_text (answer->intention))
    open |= 1U << BST_QUESTION_INTENTION;
  return open;
}

static gboolean
is_begun (const BstAnswer *answer)
{
  return answer != NULL
         && (answer->nothing || answer->unchanged || answer->estimate_unknown || bst_answer_is_given (answer));
}

/**
 * bst_asked_get_reply:
 * @ret_open: (out) (optional): the questions that are open, as a mask: 1 << BstQuestion
 *
 * What is asked where it can be answered: an amount only of money that was planned, a reason only where the amounts differ.
 *
 * Returns: how far the domain is with @subject
 */
BstReply
bst_asked_get_reply (const BstAsked *self, const char *subject, guint *ret_open)
{
  const BstAnswer *answer = bst_asked_find_answer (self, subject);
  gboolean unchanged = bst_asked_is_unchanged (self, subject), nothing = answer != NULL && answer->nothing;
  guint open = nothing ? (bst_has_text (answer->nothing_reason) ? 0 : 1U << BST_QUESTION_REASON)
                       : (unchanged ? 0 : find_open_texts (answer)) | find_open_money (self, subject, answer);

  if (ret_open != NULL)
    *ret_open = open;
  if (open != 0)
    return is_begun (answer) ? BST_REPLY_BEGUN : BST_REPLY_NONE;
  return nothing ? BST_REPLY_NOTHING : unchanged ? BST_REPLY_UNCHANGED : BST_REPLY_DONE;
}

/**
 * bst_asked_count:
 * @ret_subjects: (out): how many there are
 *
 * Returns: of how many subjects nothing is open
 */
guint
bst_asked_count (const BstAsked *self, guint *ret_subjects)
{
  g_autoptr (GPtrArray) subjects = bst_contribution_list_subjects (self->plan, self->domain, self->year);
  guint n = 0;

  for (guint i = 0; i < subjects->len; i++)
    n += bst_asked_get_reply (self, subjects->pdata[i], NULL) >= BST_REPLY_DONE ? 1 : 0;
  *ret_subjects = subjects->len;
  return n;
}
