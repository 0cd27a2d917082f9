/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-grid-cells.c - what stands in a cell of a pack's spreadsheet, and where an answer goes in the plan. */
#include "bst-json.h"
#include "bst-measured.h"
#include "bst-pack-grid-private.h"
#include "bst-text.h"
#include <string.h>

/* --- What stands in a cell ------------------------------------------------------------------------------------------ */

static char *
make_number (const BstPackForm *self, guint row)
{
  guint n = 0, within = bst_pack_form_number_line (self, row);

  for (guint i = 0; i <= row; i++)
    n += ((const BstPackLine *) self->lines->pdata[i])->is_first ? 1 : 0;
  return within == 1 ? g_strdup_printf ("%u", n) : g_strdup_printf ("%u.%u", n, within);
}

static char *
word_field (const BstPackForm *self, BstRecord *record, const char *name)
{
  BstWording wording = { self->plan, self->framework, self->language };
  const BstField *field = bst_record_find_field (record, name);

  return field != NULL ? bst_word_value (&wording, field, bst_field_get (field, record)) : g_strdup ("");
}

/* "Deadline: 31 December 2027"; with an empty label the text alone; nothing where there is none. */
static void
append_line (const BstPackForm *self, GString *out, const char *label, const char *text)
{
  if (*text == '\0')
    return;
  if (out->len > 0)
    g_string_append_c (out, '\n');
  if (label != NULL)
    g_string_append_printf (out, "%s: ", bst_text (self->language, label));
  g_string_append (out, text);
}

/* With the figures that tell how far it is: who looks back has them before them. */
static char *
make_agreed (const BstPackForm *self, const char *subject)
{
  static const struct {
    const char *field;
    gboolean labelled;
  } parts[] = { { "specific", FALSE }, { "description", FALSE }, { "deadline", TRUE } };
  BstRecord *record = bst_plan_find_any (self->plan, subject);
  g_autoptr (GPtrArray) measured =
      bst_measured_list (self->plan, self->framework, subject, self->year - 1, self->language);
  g_autofree char *figures = bst_measured_describe (measured);
  GString *out = g_string_new (NULL);

  for (guint i = 0; record != NULL && i < G_N_ELEMENTS (parts); i++)
    {
      const BstField *field = bst_record_find_field (record, parts[i].field);
      g_autofree char *text = word_field (self, record, parts[i].field);
      append_line (self, out, parts[i].labelled && field != NULL ? field->label : NULL, text);
    }
  append_line (self, out, NULL, figures);
  return g_string_free (out, FALSE);
}

/* Whole: people know what they do by its words. */
static char *
make_title (const BstPackForm *self, const char *subject)
{
  BstWording wording = { self->plan, self->framework, self->language };
  BstRecord *record = bst_plan_find_any (self->plan, subject);
  const char *title = record != NULL ? bst_record_get_text (record, "title") : "";

  return *title != '\0' ? g_strdup (title) : bst_word_reference (&wording, subject);
}

static char *
make_last (const BstPackForm *self, BstPackGridId grid, const char *subject)
{
  const BstAnswer *answer = bst_contribution_find_answer (self->last_year, subject);
  GString *out = g_string_new (NULL);
  const char *parts[3] = { NULL };

  if (answer == NULL)
    return g_string_free (out, FALSE);
  if (grid == BST_PACK_AHEAD)
    parts[0] = answer->intention;
  else if (answer->nothing)
    parts[0] = answer->nothing_reason;
  else
    {
      parts[0] = answer->execution;
      parts[1] = answer->result;
      parts[2] = answer->deviation;
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", parts[i]);
  return g_string_free (out, FALSE);
}

static char *
make_article (const BstPackForm *self, const BstPackLine *line)
{
  BstRecord *article = line->article != NULL ? bst_plan_find (self->plan, BST_KIND_ARTICLES, line->article) : NULL;
  const char *kind =
      bst_text (self->language,
                bst_kind_get_field (BST_KIND_BUDGET_LINKS, "funding-kind")->values[line->funding_kind].label);

  if (article == NULL)
    return g_strdup (line->funding_kind != BST_FUNDING_REGULAR ? kind : "");
  return line->funding_kind != BST_FUNDING_REGULAR
             ? g_strdup_printf ("%s\n%s", bst_article_get_code (article, self->year), kind)
             : g_strdup (bst_article_get_code (article, self->year));
}

/* Of the year before: as it was last changed before it was spent. */
static gint64
find_planned (const BstPackLine *line, BstPackYear when, gboolean gross)
{
  static const BstBudgetPhase phases[] = { BST_BUDGET_BA_JR, BST_BUDGET_BA, BST_BUDGET_BO };

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      gint64 cents = bst_pack_line_get (line, when, phases[i], BST_CREDIT_VAK, gross);
      if (cents != BST_UNSET)
        return cents;
    }
  return BST_UNSET;
}

/* The cells that only show something. */
static void
get_locked (const BstPackForm *self, BstPackGridId grid, guint row, const char *field, BstPackCell *cell)
{
  const BstPackLine *line = self->lines->pdata[row];

  if (strcmp (field, "number") == 0)
    cell->text = make_number (self, row);
  else if (strcmp (field, "title") == 0)
    cell->text = make_title (self, line->subject);
  else if (strcmp (field, "agreed") == 0)
    cell->text = make_agreed (self, line->subject);
  else if (strcmp (field, "last") == 0)
    cell->text = make_last (self, grid, line->subject);
  else if (strcmp (field, "article") == 0)
    cell->text = make_article (self, line);
  else if (strcmp (field, "gross-before") == 0)
    cell->number = find_planned (line, BST_PACK_BEFORE, TRUE);
  else if (strcmp (field, "planned-before") == 0)
    cell->number = find_planned (line, BST_PACK_BEFORE, FALSE);
  else if (strcmp (field, "gross-now") == 0)
    cell->number = find_planned (line, BST_PACK_NOW, TRUE);
}

/* Returns: whether the column is an amount, and of which year and phase */
static gboolean
find_amount (const char *field, BstPackYear *ret_when, BstBudgetPhase *ret_phase)
{
  static const struct {
    const char *field;
    BstPackYear when;
    BstBudgetPhase phase;
  } amounts[] = {
    { "amount-before", BST_PACK_BEFORE, BST_BUDGET_BU },
    { "amount-now", BST_PACK_NOW, BST_BUDGET_BO },
    { "amount-after", BST_PACK_AFTER, BST_BUDGET_BO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    if (strcmp (field, amounts[i].field) == 0)
      {
        *ret_when = amounts[i].when;
        *ret_phase = amounts[i].phase;
        return TRUE;
      }
  return FALSE;
}

static void
take_value (BstPackCell *cell, const BstFieldTable *table, gconstpointer instance, const char *name)
{
  const BstField *field = bst_fields_find (table, name);

  if (instance == NULL)
    cell->number = cell->kind == BST_PACK_MONEY ? BST_UNSET : 0;
  else if (cell->kind == BST_PACK_TEXT)
    cell->text = g_strdup (bst_field_get (field, instance).ptr);
  else
    cell->number = bst_field_get (field, instance).num;
}

static void
get_open (const BstPackForm *self, guint row, const BstPackColumn *column, BstPackCell *cell)
{
  const BstPackLine *line = self->lines->pdata[row];
  const char *field = column->field;
  BstPackYear when;
  BstBudgetPhase phase;

  if (find_amount (field, &when, &phase))
    cell->number = bst_pack_line_get (line, when, phase, column->credit, FALSE);
  else if (strcmp (field, "source-ref") == 0)
    cell->text = line->links[BST_PACK_BEFORE] != NULL
                     ? g_strdup (BST_BUDGET_LINK (line->links[BST_PACK_BEFORE])->source_ref)
                     : NULL;
  else
    take_value (cell, bst_kind_get_field (BST_KIND_CONTRIBUTIONS, "answers")->elements,
                bst_contribution_find_answer (self->contribution, line->subject), field);
}

static void
get_question (const BstPackForm *self, guint row, guint column, BstPackCell *cell)
{
  cell->kind = column == 1 ? bst_pack_grid_get_sign_row (row)->kind : BST_PACK_TEXT;
  if (column == 1)
    take_value (cell, bst_kind_get_table (BST_KIND_CONTRIBUTIONS), self->contribution,
                bst_pack_grid_get_sign_row (row)->field);
  else
    cell->text = bst_pack_form_fill (self, column == 0 ? bst_pack_grid_get_sign_row (row)->question
                                                       : bst_pack_grid_get_sign_row (row)->explanation);
}

/**
 * bst_pack_grid_get:
 * @row: from 0, without the headings
 * @ret_cell: (out): what stands there before somebody fills it in
 */
void
bst_pack_grid_get (const BstPackForm *self, BstPackGridId grid, guint row, guint column, BstPackCell *ret_cell)
{
  const BstPackColumn *its = bst_pack_grid_get_column (self, grid, column);
  gboolean here =
      grid == BST_PACK_SIGN || its->of_each_line || ((const BstPackLine *) self->lines->pdata[row])->is_first;

  *ret_cell = (BstPackCell) { .kind = its->kind, .is_open = its->is_open && here, .number = BST_UNSET };
  if (grid == BST_PACK_SIGN)
    get_question (self, row, column, ret_cell);
  else if (here && its->is_open)
    get_open (self, row, its, ret_cell);
  else if (here)
    get_locked (self, grid, row, its->field, ret_cell);
}

void
bst_pack_cell_clear (BstPackCell *self)
{
  g_clear_pointer (&self->text, g_free);
}

/* --- Back into the plan ----------------------------------------------------------------------------------------------- */

/* A line stays one line, as in the form. */
static BstValue
make_value (const BstField *field, const BstPackCell *cell)
{
  g_autofree char *text = cell->kind == BST_PACK_TEXT ? g_strdup (cell->text != NULL ? cell->text : "") : NULL;

  if (text == NULL)
    return (BstValue) { .num = cell->number == BST_UNSET ? 0 : cell->number };
  return bst_value_text (field->type == BST_FIELD_TEXT ? g_strdelimit (text, "\n\t", ' ') : text);
}

static void
take (BstRecord *record, const char *name, const BstPackCell *cell)
{
  const BstField *field = bst_record_find_field (record, name);

  bst_record_take (record, field, make_value (field, cell));
}

static void
put_line (const BstPackForm *self, BstDraft *draft, const BstPackLine *line, const BstPackColumn *column,
          const BstPackCell *cell)
{
  const char *field = column->field;
  BstPackYear when = BST_PACK_BEFORE;
  BstBudgetPhase phase = BST_BUDGET_BU;
  gboolean amount = find_amount (field, &when, &phase);
  BstRecord *link = bst_pack_line_edit (line, &self->asked, draft, when);

  if (amount)
    bst_link_put_amount (link, phase, column->credit, cell->number);
  else
    take (link, field, cell);
}

/**
 * bst_pack_grid_put:
 * @draft: of the pack
 * @cell: an open one, with what somebody filled in
 */
void
bst_pack_grid_put (const BstPackForm *self, BstDraft *draft, BstPackGridId grid, guint row, guint column,
                   const BstPackCell *cell)
{
  const char *field = grid == BST_PACK_SIGN ? bst_pack_grid_get_sign_row (row)->field
                                            : bst_pack_grid_get_column (self, grid, column)->field;
  const BstPackLine *line = grid != BST_PACK_SIGN ? self->lines->pdata[row] : NULL;
  BstRecord *contribution;

  if (line != NULL && (cell->kind == BST_PACK_MONEY || strcmp (field, "source-ref") == 0))
    {
      put_line (self, draft, line, bst_pack_grid_get_column (self, grid, column), cell);
      return;
    }
  contribution = bst_contribution_edit (draft, self->domain, self->year);
  if (line != NULL)
    bst_contribution_put_answer (contribution, line->subject, field,
                                 make_value (bst_fields_find (bst_kind_get_field (BST_KIND_CONTRIBUTIONS, "answers")
                                                                  ->elements,
                                                              field),
                                             cell));
  else
    take (contribution, field, cell);
}
