/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-asked-answer.c - what a policy domain answers, as changes of its contribution and its links. */
#include "bst-asked.h"
#include "bst-smart-rules.h"
#include <string.h>

/* --- Records that come with a first answer --------------------------------------------------------------------------- */

static void
take_text (BstRecord *image, const char *field, const char *text)
{
  if (bst_has_text (text))
    bst_record_take (image, bst_record_find_field (image, field), bst_value_text (text));
}

static void
take_number (BstRecord *image, const char *field, gint64 number)
{
  bst_record_take (image, bst_record_find_field (image, field), (BstValue) { .num = number });
}

/**
 * bst_link_make_id:
 *
 * Two who fill in copies of one pack make the same link, so that their amounts meet and are compared.
 *
 * Returns: (transfer full): the id of the link that a domain makes to @subject in @year by answering
 */
char *
bst_link_make_id (const char *domain, gint64 year, const char *subject)
{
  static const char digits[] = "abcdefghijklmnopqrstuvwxyz234567";
  g_autofree char *text = g_strdup_printf ("%s\n%d\n%s", domain, (int) year, subject),
                  *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  char id[20] = "bl-";

  for (guint i = 0; i < 16; i++)
    id[3 + i] = digits[(g_ascii_xdigit_value (sum[2 * i]) * 16 + g_ascii_xdigit_value (sum[2 * i + 1])) % 32];
  return g_strdup (id);
}

/* The domain's link of the nearest year tells where the money comes from. */
static const BstBudgetLink *
find_model (const BstAsked *self, const char *subject, gint64 year)
{
  for (gint64 distance = 1; distance <= 2; distance++)
    for (int sign = -1; sign <= 1; sign += 2)
      {
        g_auto (GStrv) links = bst_asked_list_links (self, subject, year + sign * distance);
        if (links[0] != NULL)
          return BST_BUDGET_LINK (bst_plan_find (self->plan, BST_KIND_BUDGET_LINKS, links[0]));
      }
  return NULL;
}

static void
take_from_model (BstRecord *image, const BstBudgetLink *model)
{
  take_text (image, "article", model->article);
  take_text (image, "ise", model->ise);
  take_text (image, "bbt-sd", model->bbt_sd);
  take_text (image, "bbt-od", model->bbt_od);
  take_text (image, "justification", model->justification);
  take_number (image, "funding-kind", model->funding_kind);
  take_number (image, "role", model->role);
  take_number (image, "recurrence", model->recurrence);
  take_number (image, "class", model->class_ != BST_CLASS_TO_ANALYSE ? model->class_ : BST_CLASS_PARTIAL);
  take_number (image, "method", model->method);
  if (model->method != BST_METHOD_EXACT)
    take_number (image, "share-bp", model->share);
}

/**
 * bst_asked_make_link:
 *
 * Returns: (transfer full): an image of the domain's link to @subject in @year, with bst_link_make_id(): as that of the
 *   nearest year, or plain; without amounts
 */
BstRecord *
bst_asked_make_link (const BstAsked *self, const char *subject, gint64 year)
{
  BstRecord *record = bst_plan_find_any (self->plan, subject);
  gboolean point = record != NULL && bst_record_get_kind (record) == BST_KIND_ACTION_POINTS;
  const BstBudgetLink *model = find_model (self, subject, year);
  g_autofree char *id = bst_link_make_id (self->domain, year, subject);
  BstRecord *image = bst_record_new (BST_KIND_BUDGET_LINKS, id);

  take_text (image, point ? "action-point" : "action", subject);
  take_text (image, "domain", self->domain);
  take_number (image, "year", year);
  take_number (image, "class", BST_CLASS_PARTIAL);
  if (model != NULL)
    take_from_model (image, model);
  else if (record != NULL && strcmp (bst_record_get_text (record, "domain"), self->domain) == 0)
    take_number (image, "role", BST_FUNDER_LEAD);
  return image;
}

/**
 * bst_asked_make_contribution:
 *
 * Returns: (transfer full): an image of the domain's contribution of the year, that says nothing yet
 */
BstRecord *
bst_asked_make_contribution (const BstAsked *self)
{
  g_autofree char *id = bst_contribution_make_id (self->domain, self->year);
  BstRecord *image = bst_record_new (BST_KIND_CONTRIBUTIONS, id);

  take_text (image, "domain", self->domain);
  take_number (image, "year", self->year);
  return image;
}

/* --- Answers ----------------------------------------------------------------------------------------------------------- */

/* The answers of the contribution while they are changed, in one change. */
typedef struct {
  BstRecord *record, *image; /* image: of one that is not there yet */
  const BstField *list;
  BstValue answers;
} Draft;

static Draft
begin (const BstAsked *self)
{
  Draft draft = { .record = bst_contribution_find (self->plan, self->domain, self->year) };

  draft.list = bst_kind_get_field (BST_KIND_CONTRIBUTIONS, "answers");
  if (draft.record == NULL)
    draft.image = bst_asked_make_contribution (self);
  draft.answers = bst_value_copy (draft.list, bst_field_get (draft.list, draft.record));
  return draft;
}

static void
finish (Draft *draft, BstTransaction *transaction)
{
  if (draft->image == NULL)
    {
      bst_transaction_set (transaction, draft->record, draft->list, draft->answers);
      return;
    }
  bst_record_take (draft->image, draft->list, draft->answers);
  bst_transaction_add (transaction, draft->image);
  g_clear_object (&draft->image);
}

static BstElement *
open_answer (const Draft *draft, const char *subject)
{
  const BstElement *element = bst_vec_find_element (draft->answers.ptr, subject);

  return element != NULL ? bst_element_copy (draft->list->elements, element)
                         : bst_element_new (draft->list->elements, subject);
}

static void
close_answer (Draft *draft, BstElement *element)
{
  BstValue with = bst_vec_with_element (draft->list, draft->answers.ptr, element);

  bst_value_clear (draft->list, &draft->answers);
  draft->answers = with;
}

static void
put_text (const Draft *draft, BstElement *element, const char *field, const char *text)
{
  bst_element_take (element, bst_fields_find (draft->list->elements, field), bst_value_text (text));
}

static void
put_flag (const Draft *draft, BstElement *element, const char *field, gboolean flag)
{
  bst_element_take (element, bst_fields_find (draft->list->elements, field), (BstValue) { .num = flag });
}

/**
 * bst_asked_repeat:
 * @subject: one of which something was said the year before
 *
 * "Unchanged": the texts of the year before hold again. What went differently then does not, and amounts are never guessed.
 */
void
bst_asked_repeat (const BstAsked *self, BstTransaction *transaction, const char *subject)
{
  const BstAnswer *last = bst_asked_find_last (self, subject);
  Draft draft;
  BstElement *element;

  if (last == NULL)
    return;
  draft = begin (self);
  element = open_answer (&draft, subject);
  put_text (&draft, element, "execution", last->execution);
  put_text (&draft, element, "result", last->result);
  put_text (&draft, element, "intention", last->intention);
  put_flag (&draft, element, "unchanged", TRUE);
  put_flag (&draft, element, "nothing-to-report", last->nothing);
  put_text (&draft, element, "nothing-reason", last->nothing_reason);
  close_answer (&draft, element);
  finish (&draft, transaction);
}

/**
 * bst_asked_take_over:
 * @field: one of the answer's texts
 *
 * Puts what was said the year before there again, to be changed.
 */
void
bst_asked_take_over (const BstAsked *self, BstTransaction *transaction, const char *subject, const char *field)
{
  const BstAnswer *last = bst_asked_find_last (self, subject);
  const BstField *its = bst_fields_find (bst_kind_get_field (BST_KIND_CONTRIBUTIONS, "answers")->elements, field);
  Draft draft;
  BstElement *element;

  if (last == NULL)
    return;
  draft = begin (self);
  element = open_answer (&draft, subject);
  put_text (&draft, element, field, bst_field_get (its, last).ptr);
  close_answer (&draft, element);
  finish (&draft, transaction);
}

/**
 * bst_asked_say_nothing:
 * @subjects: (array zero-terminated=1):
 * @reason: (nullable): why; %NULL where it is still to be said
 *
 * "Nothing to report, because …", for one or for several.
 */
void
bst_asked_say_nothing (const BstAsked *self, BstTransaction *transaction, const char *const *subjects,
                       const char *reason)
{
  Draft draft = begin (self);

  for (guint i = 0; subjects[i] != NULL; i++)
    {
      BstElement *element = open_answer (&draft, subjects[i]);
      put_flag (&draft, element, "nothing-to-report", TRUE);
      put_flag (&draft, element, "unchanged", FALSE);
      put_text (&draft, element, "nothing-reason", reason);
      close_answer (&draft, element);
    }
  finish (&draft, transaction);
}

/**
 * bst_asked_say_something:
 *
 * Takes "nothing to report" back; what was written before is there again.
 */
void
bst_asked_say_something (const BstAsked *self, BstTransaction *transaction, const char *subject)
{
  Draft draft = begin (self);
  BstElement *element = open_answer (&draft, subject);

  put_flag (&draft, element, "nothing-to-report", FALSE);
  put_text (&draft, element, "nothing-reason", NULL);
  close_answer (&draft, element);
  finish (&draft, transaction);
}

/**
 * bst_asked_add_action:
 * @title: what the domain calls it
 *
 * Adds something that was not asked for: an action of the domain's own, which the planner finds in the portfolio then.
 *
 * Returns: (transfer full): its id
 */
char *
bst_asked_add_action (const BstAsked *self, BstTransaction *transaction, const char *title)
{
  char *id = bst_id_new (BST_KIND_ACTIONS);
  g_autoptr (BstRecord) image = bst_record_new (BST_KIND_ACTIONS, id);

  take_text (image, "title", title);
  take_text (image, "domain", self->domain);
  bst_transaction_add (transaction, image);
  return id;
}

/* --- Sending back ------------------------------------------------------------------------------------------------------- */

static gboolean
attributes_something (const BstAsked *self, const char *subject)
{
  g_auto (GStrv) links = bst_asked_list_links (self, subject, self->year - 1);

  for (guint i = 0; links[i] != NULL; i++)
    {
      BstRecord *link = bst_plan_find (self->plan, BST_KIND_BUDGET_LINKS, links[i]);
      g_autoptr (GArray) amounts = bst_link_get_amounts (link);
      for (guint k = 0; k < amounts->len; k++)
        if (g_array_index (amounts, BstAttributed, k).phase == BST_BUDGET_BU
            && g_array_index (amounts, BstAttributed, k).plan != BST_UNSET)
          return TRUE;
    }
  return FALSE;
}

/* Flags that something written later contradicts go: they would stand in the report. */
static gboolean
tidy (const BstAsked *self, Draft *draft)
{
  const BstVec *before = BST_CONTRIBUTION (draft->record)->answers;
  gboolean any = FALSE;

  for (guint i = 0; i < bst_vec_length (before); i++)
    {
      const BstAnswer *answer = before->items[i];
      const char *subject = answer->parent.id;
      gboolean stale = answer->unchanged && !bst_asked_is_unchanged (self, subject);
      gboolean known = answer->estimate_unknown && attributes_something (self, subject);
      BstElement *element;
      if (!stale && !known)
        continue;
      element = open_answer (draft, subject);
      put_flag (draft, element, "unchanged", answer->unchanged && !stale);
      put_flag (draft, element, "cannot-estimate", answer->estimate_unknown && !known);
      close_answer (draft, element);
      any = TRUE;
    }
  return any;
}

/**
 * bst_asked_submit:
 * @error: %BST_ERROR_REFUSED: the year is locked
 *
 * Adds to @transaction what sending back is: the contribution is submitted today. What is still open is no obstacle: a
 * planner asks, and the domain decides.
 *
 * Returns: whether it can be submitted
 */
gboolean
bst_asked_submit (const BstAsked *self, BstTransaction *transaction, GError **error)
{
  BstRecord *record = bst_contribution_find (self->plan, self->domain, self->year);

  if (record != NULL)
    {
      Draft draft = begin (self);
      if (tidy (self, &draft))
        finish (&draft, transaction);
      else
        bst_value_clear (draft.list, &draft.answers);
    }
  return bst_contribution_set_state (self->plan, transaction, self->domain, self->year, BST_STATE_SUBMITTED,
                                     self->today, error);
}
