/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-pack-lines.h"
#include <string.h>

static void
line_free (gpointer data)
{
  BstPackLine *self = data;

  g_free (self->subject);
  g_free (self->article);
  g_free (self);
}

/* --- Lines --------------------------------------------------------------------------------------------------------- */

static BstPackLine *
add_line (GPtrArray *lines, const char *subject, const char *article, gint64 funding_kind)
{
  const BstPackLine *last = lines->len > 0 ? lines->pdata[lines->len - 1] : NULL;
  BstPackLine *line = g_new0 (BstPackLine, 1);

  line->subject = g_strdup (subject);
  line->article = g_strdup (article);
  line->funding_kind = funding_kind;
  line->is_first = last == NULL || strcmp (last->subject, subject) != 0;
  line->ordinal = line->is_first ? 0 : last->ordinal + 1;
  g_ptr_array_add (lines, line);
  return line;
}

/* The same money in another year; two links for it in one year stay two lines. */
static BstPackLine *
find_line (const GPtrArray *lines, guint from, const BstBudgetLink *link, guint when)
{
  for (guint i = from; i < lines->len; i++)
    {
      BstPackLine *line = lines->pdata[i];
      if (line->links[when] == NULL && line->funding_kind == link->funding_kind
          && g_strcmp0 (line->article, link->article) == 0)
        return line;
    }
  return NULL;
}

static void
add_lines_of (GPtrArray *lines, const GPtrArray *links, const char *subject, gint64 year)
{
  guint from = lines->len;

  for (guint i = 0; i < links->len; i++)
    {
      const BstBudgetLink *link = BST_BUDGET_LINK (links->pdata[i]);
      gint64 when = link->year - (year - 1);
      BstPackLine *line;
      if (link->year == BST_UNSET || when < 0 || when >= BST_N_PACK_YEARS
          || g_strcmp0 (bst_link_get_subject (links->pdata[i]), subject) != 0)
        continue;
      line = find_line (lines, from, link, (guint) when);
      if (line == NULL)
        line = add_line (lines, subject, link->article, link->funding_kind);
      line->links[when] = links->pdata[i];
    }
  if (lines->len == from)
    add_line (lines, subject, NULL, BST_FUNDING_REGULAR);
}

/* Its own budget first, as in the form. */
static int
compare_links (gconstpointer a, gconstpointer b)
{
  const BstBudgetLink *one = BST_BUDGET_LINK (*(BstRecord *const *) a),
                      *two = BST_BUDGET_LINK (*(BstRecord *const *) b);

  return one->funding_kind != two->funding_kind ? (one->funding_kind < two->funding_kind ? -1 : 1)
                                                : strcmp (one->parent_instance.id, two->parent_instance.id);
}

/**
 * bst_pack_lines_list:
 * @asked: a contribution pack, or the plan itself
 *
 * Returns: (transfer full) (element-type BstPackLine): what the domain is asked to say an amount of, subject by subject in
 *   the order of the form; valid until the plan changes
 */
GPtrArray *
bst_pack_lines_list (const BstAsked *asked)
{
  g_autoptr (GPtrArray) subjects = bst_asked_list_subjects (asked),
                        links = bst_domain_list_links (asked->plan, asked->domain, BST_UNSET);
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);

  g_ptr_array_sort (links, compare_links);
  for (guint i = 0; i < subjects->len; i++)
    add_lines_of (lines, links, subjects->pdata[i], asked->year);
  return lines;
}

/* What is yet to be analysed counts for 0, which is not what somebody said. */
static gint64
find_attributed (BstRecord *link, const BstAttributed *one)
{
  const BstVec *amounts = BST_BUDGET_LINK (link)->amounts;

  if (BST_BUDGET_LINK (link)->class_ != BST_CLASS_TO_ANALYSE)
    return one->plan;
  for (guint i = 0; i < bst_vec_length (amounts); i++)
    {
      BstBudgetPhase phase;
      BstCreditKind credit;
      bst_amount_get_key (amounts->items[i], &phase, &credit);
      if (phase == one->phase && credit == one->credit)
        return ((const BstAmount *) amounts->items[i])->attributed;
    }
  return BST_UNSET;
}

/**
 * bst_pack_line_get:
 * @gross: the credit, and not what is attributed of it
 *
 * Returns: cents; %BST_UNSET: nobody said
 */
gint64
bst_pack_line_get (const BstPackLine *self, BstPackYear when, BstBudgetPhase phase, BstCreditKind credit,
                   gboolean gross)
{
  g_autoptr (GArray) amounts = self->links[when] != NULL ? bst_link_get_amounts (self->links[when]) : NULL;

  for (guint i = 0; amounts != NULL && i < amounts->len; i++)
    {
      const BstAttributed *one = &g_array_index (amounts, BstAttributed, i);
      if (one->phase == phase && one->credit == credit)
        return gross ? one->gross : find_attributed (self->links[when], one);
    }
  return BST_UNSET;
}

/* --- Links ------------------------------------------------------------------------------------------------------------ */

static void
put (BstRecord *record, const char *field, BstValue value)
{
  bst_record_take (record, bst_record_find_field (record, field), value);
}

/* The link that the form makes of the first line; whoever fills in the same line twice makes one link. */
static char *
make_link_id (const BstPackLine *self, const BstAsked *asked, gint64 year)
{
  g_autofree char *id = bst_link_make_id (asked->domain, year, self->subject);

  return self->ordinal == 0 ? g_steal_pointer (&id) : g_strdup_printf ("%s-%u", id, self->ordinal + 1);
}

/* The nearest year of this line is the best example; the one before rather than the one after. */
static BstRecord *
find_like (const BstPackLine *self, BstPackYear when)
{
  static const BstPackYear order[BST_N_PACK_YEARS][2] = {
    { BST_PACK_NOW, BST_PACK_AFTER },
    { BST_PACK_BEFORE, BST_PACK_AFTER },
    { BST_PACK_NOW, BST_PACK_BEFORE },
  };

  return self->links[order[when][0]] != NULL ? self->links[order[when][0]] : self->links[order[when][1]];
}

/* Where a subject has several lines, the form's example may be of another one. */
static void
take_over (BstRecord *link, BstRecord *like)
{
  static const char *const names[] = { "ise",  "article",    "bbt-sd", "bbt-od",       "funding-kind",
                                       "role", "recurrence", "class",  "justification" };

  for (guint i = 0; like != NULL && i < G_N_ELEMENTS (names); i++)
    {
      const BstField *field = bst_record_find_field (link, names[i]);
      bst_record_take (link, field, bst_value_copy (field, bst_field_get (field, like)));
    }
  if (BST_BUDGET_LINK (link)->class_ == BST_CLASS_TO_ANALYSE)
    put (link, "class", (BstValue) { .num = BST_CLASS_PARTIAL });
}

static BstRecord *
make_link (const BstPackLine *self, const BstAsked *asked, gint64 year, BstPackYear when, const char *id)
{
  g_autoptr (BstRecord) image = bst_asked_make_link (asked, self->subject, year);
  BstRecord *link = bst_record_new (BST_KIND_BUDGET_LINKS, id);
  const BstFieldTable *table = bst_record_get_table (link);

  for (guint i = 0; i < table->n_fields; i++)
    bst_record_take (link, &table->fields[i],
                     bst_value_copy (&table->fields[i], bst_field_get (&table->fields[i], image)));
  take_over (link, find_like (self, when));
  return link;
}

/**
 * bst_pack_line_edit:
 * @draft: of the plan of @asked
 *
 * Returns: (transfer none): the link of that line and year as it will be: made like the one of the nearest year where there
 *   is none
 */
BstRecord *
bst_pack_line_edit (const BstPackLine *self, const BstAsked *asked, BstDraft *draft, BstPackYear when)
{
  gint64 year = asked->year - 1 + (gint64) when;
  g_autoptr (BstRecord) image = NULL;
  g_autofree char *id = NULL;

  if (self->links[when] != NULL)
    return bst_draft_edit (draft, BST_KIND_BUDGET_LINKS, self->links[when]->id);
  id = make_link_id (self, asked, year);
  if (bst_draft_find (draft, BST_KIND_BUDGET_LINKS, id) == NULL)
    {
      image = make_link (self, asked, year, when, id);
      bst_draft_add (draft, image);
    }
  return bst_draft_edit (draft, BST_KIND_BUDGET_LINKS, id);
}

/**
 * bst_link_put_amount:
 * @link: in no plan, for instance of a draft
 * @cents: what is attributed, to the cent; %BST_UNSET: not said any more
 *
 * Whoever says an amount has looked at it and needs no key: it is not to be analysed any more, and exact.
 */
void
bst_link_put_amount (BstRecord *link, BstBudgetPhase phase, BstCreditKind credit, gint64 cents)
{
  const BstField *list = bst_record_find_field (link, "amounts");
  const BstVec *amounts = BST_BUDGET_LINK (link)->amounts;
  g_autofree char *id = g_strdup_printf ("%s:%s", bst_budget_phase_names[phase], bst_credit_names[credit]);
  BstElement *old = bst_vec_find_element (amounts, id),
             *element = old != NULL ? bst_element_copy (list->elements, old) : bst_element_new (list->elements, id);

  bst_element_take (element, bst_fields_find (list->elements, "plan-cents"), (BstValue) { .num = cents });
  if (cents == BST_UNSET && ((BstAmount *) element)->gross == BST_UNSET)
    {
      bst_element_unref (list->elements, element);
      bst_record_take (link, list, bst_vec_without_element (list, amounts, id));
      return;
    }
  bst_record_take (link, list, bst_vec_with_element (list, amounts, element));
  if (cents == BST_UNSET)
    return;
  put (link, "method", (BstValue) { .num = BST_METHOD_EXACT });
  if (BST_BUDGET_LINK (link)->class_ == BST_CLASS_TO_ANALYSE || BST_BUDGET_LINK (link)->class_ == BST_CLASS_NONE)
    put (link, "class", (BstValue) { .num = BST_CLASS_PARTIAL });
}

/* --- Answers ---------------------------------------------------------------------------------------------------------- */

/**
 * bst_contribution_edit:
 *
 * Returns: (transfer none): what @domain says of @year as it will be, made where it is not there
 */
BstRecord *
bst_contribution_edit (BstDraft *draft, const char *domain, gint64 year)
{
  g_autofree char *id = bst_contribution_make_id (domain, year);
  g_autoptr (BstRecord) image = NULL;

  if (bst_draft_find (draft, BST_KIND_CONTRIBUTIONS, id) == NULL)
    {
      image = bst_record_new (BST_KIND_CONTRIBUTIONS, id);
      put (image, "domain", bst_value_text (domain));
      put (image, "year", (BstValue) { .num = year });
      bst_draft_add (draft, image);
    }
  return bst_draft_edit (draft, BST_KIND_CONTRIBUTIONS, id);
}

static gboolean
is_empty (const BstFieldTable *table, const BstElement *element)
{
  for (guint i = 0; i < table->n_fields; i++)
    if (!bst_value_is_default (&table->fields[i], bst_field_get (&table->fields[i], element)))
      return FALSE;
  return TRUE;
}

/**
 * bst_contribution_put_answer:
 * @contribution: in no plan, for instance of a draft
 * @field: of an answer: "execution", "unchanged" …
 * @value: (transfer full): of that field
 *
 * An answer that says nothing any more is taken out.
 */
void
bst_contribution_put_answer (BstRecord *contribution, const char *subject, const char *field, BstValue value)
{
  const BstField *list = bst_record_find_field (contribution, "answers");
  const BstVec *answers = BST_CONTRIBUTION (contribution)->answers;
  BstElement *old = bst_vec_find_element (answers, subject),
             *answer = old != NULL ? bst_element_copy (list->elements, old) : bst_element_new (list->elements, subject);

  bst_element_take (answer, bst_fields_find (list->elements, field), value);
  if (is_empty (list->elements, answer))
    {
      bst_element_unref (list->elements, answer);
      bst_record_take (contribution, list, bst_vec_without_element (list, answers, subject));
      return;
    }
  bst_record_take (contribution, list, bst_vec_with_element (list, answers, answer));
}
