/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-sheet-read.c - a pack's spreadsheet that came back: first whether it is still the one that was sent, then what
 * was filled in. What is not an answer is never taken: it is told, all of it at once. */
#include "bst-json.h"
#include "bst-pack-private.h"
#include "bst-pack-sheet-private.h"
#include "bst-reader.h"
#include "bst-sheet.h"
#include "bst-text.h"
#include <math.h>
#include <string.h>

#define MOST_TOLD 12 /* of what was changed: more would hide the rest */

typedef struct {
  BstWorkbook *book;
  BstPlan *plan;
  BstPackForm *form;
  BstPackMarks *marks;
  GPtrArray *refusals; /* BstRefusal, or NULL */
  GPtrArray *tampered; /* char*: what was changed that is no answer */
  const BstSheet *sheets[BST_N_PACK_GRIDS];
} Reading;

/* --- Cells ------------------------------------------------------------------------------------------------------------ */

/* Thousands of euros as a spreadsheet keeps them, to the cent: 1.005 is 100500 cents, whatever binary fraction it is. */
static gboolean
read_kilo (double kilo, gint64 *ret_cents)
{
  char its[G_ASCII_DTOSTR_BUF_SIZE], back[G_ASCII_DTOSTR_BUF_SIZE];
  gint64 cents;

  if (!isfinite (kilo) || fabs (kilo) > (double) BST_MONEY_LIMIT / BST_CENTS_PER_KILO)
    return FALSE;
  cents = (gint64) llround (kilo * BST_CENTS_PER_KILO);
  g_ascii_formatd (its, sizeof its, "%.15g", kilo);
  g_ascii_formatd (back, sizeof back, "%.15g", (double) cents / BST_CENTS_PER_KILO);
  if (strcmp (its, back) != 0)
    return FALSE;
  *ret_cents = cents;
  return TRUE;
}

static char *
show (const Reading *self, const BstCell *cell)
{
  g_autofree char *text = bst_cell_show (cell, self->form->language);

  return bst_pack_clean (text);
}

static gboolean
is_yes (const char *text)
{
  g_autofree char *word = bst_text_fold (text);

  if (strcmp (word, "x") == 0 || strcmp (word, "1") == 0)
    return TRUE;
  for (guint i = 0; bst_text_languages[i] != NULL; i++)
    {
      g_autofree char *yes = bst_text_fold (bst_text (bst_text_languages[i], N_ ("Yes")));
      if (strcmp (word, yes) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_no (const char *text)
{
  g_autofree char *word = bst_text_fold (text);

  if (*word == '\0' || strcmp (word, "0") == 0)
    return TRUE;
  for (guint i = 0; bst_text_languages[i] != NULL; i++)
    {
      g_autofree char *no = bst_text_fold (bst_text (bst_text_languages[i], N_ ("No")));
      if (strcmp (word, no) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
refuse (char **ret_reason, char **ret_remedy, const char *reason, const char *remedy)
{
  *ret_reason = g_strdup (bst_text (NULL, reason));
  *ret_remedy = g_strdup (bst_text (NULL, remedy));
  return FALSE;
}

static gboolean
read_money (const Reading *self, const BstCell *cell, BstPackCell *out, char **reason, char **remedy)
{
  g_autofree char *text = NULL;

  if (cell->type == BST_CELL_NUMBER && !cell->is_percent)
    return read_kilo (cell->number, &out->number)
           || refuse (reason, remedy, N_ ("this amount has parts of a cent, or is too large"),
                      N_ ("Write it in thousands of euros, with at most five decimals"));
  if (cell->type == BST_CELL_DATE)
    return refuse (reason, remedy, N_ ("the spreadsheet program took this amount for a day"),
                   N_ ("Write the amount again, with the decimal sign of the spreadsheet program"));
  text = show (self, cell);
  if (cell->type == BST_CELL_TEXT && bst_parse_money (self->form->language, text, BST_MONEY_KILO, &out->number))
    return TRUE;
  return refuse (reason, remedy, N_ ("this is not an amount"),
                 N_ ("Write only the number in this cell, in thousands of euros"));
}

static gboolean
read_flag (const Reading *self, const BstCell *cell, BstPackCell *out, char **reason, char **remedy)
{
  g_autofree char *text = show (self, cell);

  out->number = is_yes (text) ? 1 : 0;
  if (out->number == 1 || is_no (text))
    return TRUE;
  *reason = g_strdup (bst_text (NULL, N_ ("this is not one of the choices")));
  *remedy = bst_text_fill (bst_text (NULL, N_ ("Choose “{yes}” from the list, or leave the cell empty.")),
                           (const char *[]) { "yes", bst_text (self->form->language, N_ ("Yes")), NULL });
  return FALSE;
}

static gboolean
read_day (const Reading *self, const BstCell *cell, BstPackCell *out, char **reason, char **remedy)
{
  g_autofree char *text = show (self, cell);
  gint64 day = 0;

  if (cell->type == BST_CELL_DATE)
    day = cell->date;
  else if (cell->type == BST_CELL_TEXT && !bst_date_read (text, &day)
           && !bst_parse_date (self->form->language, text, &day))
    day = 0;
  if (day < 20000101 || day > 21001231)
    return refuse (reason, remedy, N_ ("this is not a day"), N_ ("Write a day such as 2026-03-31"));
  out->number = day;
  return TRUE;
}

/* Returns: whether the cell can be used; reason and remedy are set where not */
static gboolean
read_cell (const Reading *self, const BstCell *cell, const BstPackCell *before, BstPackCell *out, char **reason,
           char **remedy)
{
  *out =
      (BstPackCell) { .kind = before->kind, .is_open = TRUE, .number = before->kind == BST_PACK_MONEY ? BST_UNSET : 0 };
  if (cell == NULL || cell->type == BST_CELL_EMPTY)
    return TRUE;
  if (cell->type == BST_CELL_ERROR)
    return refuse (reason, remedy, N_ ("this cell holds an error of the spreadsheet program"),
                   N_ ("Write the answer itself in this cell, without a formula"));
  switch (before->kind)
    {
    case BST_PACK_MONEY:
      return read_money (self, cell, out, reason, remedy);
    case BST_PACK_FLAG:
      return read_flag (self, cell, out, reason, remedy);
    case BST_PACK_DATE:
      return read_day (self, cell, out, reason, remedy);
    default:
      out->text = show (self, cell);
      return TRUE;
    }
}

static gboolean
is_same (const BstPackCell *before, const BstPackCell *now)
{
  g_autofree char *one = NULL, *two = NULL;

  if (before->kind != BST_PACK_TEXT)
    return (before->number == BST_UNSET && before->kind != BST_PACK_MONEY ? 0 : before->number) == now->number;
  one = bst_pack_clean (before->text);
  two = bst_pack_clean (now->text);
  return strcmp (one, two) == 0;
}

/* --- The hidden sheet ----------------------------------------------------------------------------------------------------- */

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, BST_ERROR, BST_ERROR_VALUE, bst_text (NULL, message));
  return FALSE;
}

static const char *
get_text (const BstSheet *sheet, guint row, guint column)
{
  const BstCell *cell = bst_sheet_get (sheet, row, column);

  return cell != NULL && cell->type == BST_CELL_TEXT ? cell->text : "";
}

static int
find_grid (const char *key)
{
  for (int i = 0; i < BST_N_PACK_GRIDS; i++)
    if (strcmp (bst_pack_grid_keys[i], key) == 0)
      return i;
  return -1;
}

static gboolean
read_mark (const BstSheet *sheet, guint row, BstPackMarks *marks, GString *content)
{
  const char *what = get_text (sheet, row, 0), *key = get_text (sheet, row, 1);
  int grid = find_grid (key);

  if (strcmp (what, "pack") == 0)
    g_string_append (content, key);
  else if (grid < 0)
    return FALSE;
  else if (strcmp (what, "sheet") == 0)
    {
      g_set_str (&marks->names[grid], get_text (sheet, row, 2));
      g_set_str (&marks->heads[grid], get_text (sheet, row, 3));
    }
  else if (strcmp (what, "row") == 0)
    {
      BstPackRowMark mark = { (BstPackGridId) grid, g_strdup (get_text (sheet, row, 2)),
                              g_strdup (get_text (sheet, row, 3)) };
      g_array_append_val (marks->rows, mark);
    }
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_marks (const BstWorkbook *book, BstPackMarks *marks, GError **error)
{
  const BstSheet *sheet = bst_workbook_find (book, BST_PACK_SHEET_NAME);
  g_autoptr (GString) content = g_string_new (NULL);
  gboolean good = TRUE;

  if (sheet == NULL || strcmp (get_text (sheet, 1, 0), "bouwstenen-pack-sheet") != 0)
    return fail (
        error,
        N_ ("this spreadsheet is no contribution pack, or its hidden sheet is gone: fill in the file that was sent, and send that back"));
  if (g_ascii_strtoll (get_text (sheet, 1, 1), NULL, 10) != BST_PACK_SHEET_VERSION)
    return fail (error, N_ ("this contribution spreadsheet was made by another version of the program: update it"));
  marks->seal = g_strdup (get_text (sheet, 1, 2));
  for (guint i = 0; i < sheet->rows->len && good; i++)
    if (((const BstSheetRow *) sheet->rows->pdata[i])->number > 1)
      good = read_mark (sheet, ((const BstSheetRow *) sheet->rows->pdata[i])->number, marks, content);
  for (guint i = 0; i < BST_N_PACK_GRIDS; i++)
    good = good && marks->names[i] != NULL;
  marks->content = g_string_free (g_steal_pointer (&content), FALSE);
  return good || fail (error, N_ ("the hidden sheet of this contribution spreadsheet is damaged: ask for it again"));
}

static BstPlan *
unpack (const BstPackMarks *marks, GError **error)
{
  g_autoptr (GBytes) bytes = bst_gunzip_text (marks->content, NULL);
  BstPlan *plan =
      bytes != NULL ? bst_plan_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, NULL) : NULL;

  if (plan == NULL)
    fail (error, N_ ("the hidden sheet of this contribution spreadsheet is damaged: ask for it again"));
  return plan;
}

/* --- What is not as it was sent --------------------------------------------------------------------------------------------- */

static void
tell (Reading *self, const BstSheet *sheet, guint row, guint column, const char *message, const char *value)
{
  g_autofree char *place = bst_sheet_place (sheet, row, column);
  g_autofree char *text =
      bst_text_fill (bst_text (NULL, message), (const char *[]) { "place", place, "value", value != NULL ? value : "",
                                                                  "sheet", sheet->name, NULL });

  g_ptr_array_add (self->tampered, g_steal_pointer (&text));
}

/* A locked cell as the checksum saw it. */
static char *
read_locked (const Reading *self, const BstCell *cell, BstPackCellKind kind)
{
  gint64 cents;

  if (cell == NULL)
    return g_strdup ("");
  if (kind == BST_PACK_MONEY && cell->type == BST_CELL_NUMBER && read_kilo (cell->number, &cents))
    return g_strdup_printf ("%" G_GINT64_FORMAT, cents);
  return show (self, cell);
}

static char *
sum_of_heads (const Reading *self, const BstSheet *sheet, guint n)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint c = 0; c < n; c++)
    g_ptr_array_add (texts, read_locked (self, bst_sheet_get (sheet, 1, c), BST_PACK_TEXT));
  return bst_pack_sum (texts);
}

static char *
sum_of_row (const Reading *self, BstPackGridId grid, guint row, guint n)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint c = 0; c < n; c++)
    {
      g_auto (BstPackCell) cell = { 0 };
      bst_pack_grid_get (self->form, grid, row, c, &cell);
      if (!cell.is_open)
        g_ptr_array_add (texts, read_locked (self, bst_sheet_get (self->sheets[grid], row + 2, c), cell.kind));
    }
  return bst_pack_sum (texts);
}

/* Which cell it is: what the pack says now is nearly always what was written. */
static void
tell_changed_cells (Reading *self, BstPackGridId grid, guint row, guint n)
{
  guint before = self->tampered->len;

  for (guint c = 0; c < n; c++)
    {
      g_auto (BstPackCell) cell = { 0 };
      g_autofree char *was = NULL, *is = NULL;
      bst_pack_grid_get (self->form, grid, row, c, &cell);
      if (cell.is_open)
        continue;
      was = bst_pack_cell_get_text (&cell);
      is = read_locked (self, bst_sheet_get (self->sheets[grid], row + 2, c), cell.kind);
      if (strcmp (was, is) != 0)
        tell (self, self->sheets[grid], row + 2, c, N_ ("{place}: a locked cell was changed to “{value}”"), is);
    }
  if (self->tampered->len == before)
    tell (self, self->sheets[grid], row + 2, 0, N_ ("{place}: a locked cell of this row was changed"), NULL);
}

static gboolean
find_id (const BstSheet *sheet, guint column, const char *id, guint *ret_row)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const BstSheetRow *row = sheet->rows->pdata[i];
      const BstCell *cell = bst_sheet_row_get (row, column);
      if (row->number > 1 && cell != NULL && cell->type == BST_CELL_TEXT && strcmp (cell->text, id) == 0)
        {
          *ret_row = row->number;
          return TRUE;
        }
    }
  return FALSE;
}

static void
check_row (Reading *self, const BstPackRowMark *mark, guint row, guint n)
{
  const BstSheet *sheet = self->sheets[mark->grid];
  const char *id = get_text (sheet, row + 2, n);
  g_autofree char *sum = NULL;
  guint at = 0;

  if (strcmp (id, mark->id) != 0)
    {
      if (find_id (sheet, n, mark->id, &at))
        {
          g_autofree char *number = g_strdup_printf ("%u", at);
          tell (self, sheet, row + 2, 0, N_ ("{place}: this row was moved to row {value}"), number);
        }
      else
        tell (self, sheet, row + 2, 0, N_ ("{place}: this row was deleted, or its hidden identification was changed"),
              NULL);
      return;
    }
  sum = sum_of_row (self, mark->grid, row, n);
  if (strcmp (sum, mark->sum) != 0)
    tell_changed_cells (self, mark->grid, row, n);
}

/* What stands where nothing belongs: a remark beside the table, a row below it. */
static void
check_outside (Reading *self, BstPackGridId grid, guint n_rows, guint n_columns)
{
  const BstSheet *sheet = self->sheets[grid];

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const BstSheetRow *row = sheet->rows->pdata[i];
      for (guint c = 0; c < row->cells->len; c++)
        {
          const BstCell *cell = &g_array_index (row->cells, BstCell, c);
          g_autofree char *value = NULL;
          if (row->number <= n_rows + 1 && cell->column <= n_columns)
            continue;
          value = show (self, cell);
          if (*value != '\0')
            tell (self, sheet, row->number, cell->column,
                  N_ ("{place}: “{value}” stands outside the yellow cells, where it would be lost"), value);
        }
    }
}

static void
check_grid (Reading *self, BstPackGridId grid)
{
  const BstSheet *sheet = self->sheets[grid] = bst_workbook_find (self->book, self->marks->names[grid]);
  guint n, row = 0;
  g_autofree char *heads = NULL;

  bst_pack_grid_get_columns (self->form, grid, &n);
  if (sheet == NULL)
    {
      g_ptr_array_add (self->tampered, bst_text_fill (bst_text (NULL, N_ ("the sheet “{sheet}” is not there any more")),
                                                      (const char *[]) { "sheet", self->marks->names[grid], NULL }));
      return;
    }
  heads = sum_of_heads (self, sheet, n);
  if (strcmp (heads, self->marks->heads[grid]) != 0)
    tell (self, sheet, 1, 0, N_ ("{place}: the headings of this sheet were changed, or columns were moved"), NULL);
  for (guint i = 0; i < self->marks->rows->len; i++)
    {
      const BstPackRowMark *mark = &g_array_index (self->marks->rows, BstPackRowMark, i);
      if (mark->grid == grid)
        check_row (self, mark, row++, n);
    }
  check_outside (self, grid, row, n);
}

/* The rows that were sent are those of the pack in the file. */
static gboolean
has_all_rows (const Reading *self)
{
  guint at = 0;

  for (guint grid = 0; grid < BST_N_PACK_GRIDS; grid++)
    for (guint row = 0; row < bst_pack_grid_get_n_rows (self->form, (BstPackGridId) grid); row++, at++)
      {
        g_autofree char *id = bst_pack_grid_get_row_id (self->form, (BstPackGridId) grid, row);
        const BstPackRowMark *mark =
            at < self->marks->rows->len ? &g_array_index (self->marks->rows, BstPackRowMark, at) : NULL;
        if (mark == NULL || mark->grid != (BstPackGridId) grid || strcmp (mark->id, id) != 0)
          return FALSE;
      }
  return at == self->marks->rows->len;
}

static gboolean
check_all (Reading *self, GError **error)
{
  g_autofree char *seal = bst_pack_marks_make_seal (self->marks, self->form->seal), *list = NULL;
  guint n;

  if (strcmp (seal, self->marks->seal) != 0 || !has_all_rows (self))
    return fail (error, N_ ("the hidden sheet of this contribution spreadsheet was changed: ask for it again"));
  for (guint grid = 0; grid < BST_N_PACK_GRIDS; grid++)
    check_grid (self, (BstPackGridId) grid);
  n = self->tampered->len;
  if (n == 0)
    return TRUE;
  if (n > MOST_TOLD)
    {
      g_ptr_array_set_size (self->tampered, MOST_TOLD);
      g_ptr_array_add (self->tampered, g_strdup_printf (bst_text (NULL, N_ ("and %u more")), n - MOST_TOLD));
    }
  g_ptr_array_add (self->tampered, NULL);
  list = g_strjoinv ("; ", (char **) self->tampered->pdata);
  g_set_error (
      error, BST_ERROR, BST_ERROR_REFUSED,
      bst_text (
          NULL,
          N_ ("this spreadsheet was changed outside its yellow cells: %s. Undo that, or copy the answers into the file that was sent")),
      list);
  return FALSE;
}

/* --- What was filled in ----------------------------------------------------------------------------------------------------- */

static char *
label_of (const Reading *self, BstPackGridId grid, guint row, guint column)
{
  guint n;
  const BstPackColumn *columns = bst_pack_grid_get_columns (self->form, grid, &n);
  g_auto (BstPackCell) title = { 0 };

  if (grid != BST_PACK_SIGN)
    return bst_pack_form_fill (self->form, columns[column].title);
  bst_pack_grid_get (self->form, grid, row, 0, &title);
  return g_steal_pointer (&title.text);
}

static void
take_refusal (Reading *self, BstPackGridId grid, guint row, guint column, char *reason, char *remedy)
{
  BstRefusal *refusal = g_new0 (BstRefusal, 1);

  *refusal = (BstRefusal) { .row = row + 2,
                            .column = column,
                            .place = bst_sheet_place (self->sheets[grid], row + 2, column),
                            .label = label_of (self, grid, row, column),
                            .value = show (self, bst_sheet_get (self->sheets[grid], row + 2, column)),
                            .reason = reason,
                            .remedy = remedy };
  if (self->refusals != NULL)
    g_ptr_array_add (self->refusals, refusal);
  else
    bst_refusal_free (refusal);
}

static void
take_cell (Reading *self, BstDraft *draft, BstPackGridId grid, guint row, guint column)
{
  g_auto (BstPackCell) before = { 0 }, now = { 0 };
  char *reason = NULL, *remedy = NULL;

  bst_pack_grid_get (self->form, grid, row, column, &before);
  if (!before.is_open)
    return;
  if (!read_cell (self, bst_sheet_get (self->sheets[grid], row + 2, column), &before, &now, &reason, &remedy))
    take_refusal (self, grid, row, column, reason, remedy);
  else if (!is_same (&before, &now))
    bst_pack_grid_put (self->form, draft, grid, row, column, &now);
}

static void
take_cells (Reading *self, BstDraft *draft)
{
  for (guint grid = 0; grid < BST_N_PACK_GRIDS; grid++)
    {
      guint n_columns, n_rows = bst_pack_grid_get_n_rows (self->form, (BstPackGridId) grid);
      bst_pack_grid_get_columns (self->form, (BstPackGridId) grid, &n_columns);
      for (guint row = 0; row < n_rows; row++)
        for (guint c = 0; c < n_columns; c++)
          take_cell (self, draft, (BstPackGridId) grid, row, c);
    }
}

/* The asked of the plan as it is now. */
static BstAsked
ask (const Reading *self, gint64 today)
{
  return (BstAsked) { self->plan, NULL, self->form->domain, self->form->year, today };
}

/* "Unchanged" brings what was said last year, as in the form; what somebody wrote beside it stays. */
static gboolean
repeat (Reading *self, const char *subject, GError **error)
{
  static const char *const fields[] = { "execution", "result", "intention" };
  BstAsked asked = ask (self, 0);
  const BstAnswer *answer = bst_asked_find_answer (&asked, subject);

  if (answer->execution == NULL && answer->result == NULL && answer->intention == NULL && !answer->nothing)
    {
      g_autoptr (BstTransaction) transaction = bst_transaction_new ("", NULL, NULL);
      bst_asked_repeat (&asked, transaction, subject);
      return bst_plan_apply (self->plan, g_steal_pointer (&transaction), error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const BstField *field =
          bst_fields_find (bst_kind_get_field (BST_KIND_CONTRIBUTIONS, "answers")->elements, fields[i]);
      g_autoptr (BstTransaction) transaction = bst_transaction_new ("", NULL, NULL);
      answer = bst_asked_find_answer (&asked, subject);
      if (bst_field_get (field, answer).ptr != NULL)
        continue;
      bst_asked_take_over (&asked, transaction, subject, fields[i]);
      if (!bst_plan_apply (self->plan, g_steal_pointer (&transaction), error))
        return FALSE;
    }
  return TRUE;
}

/* subjects: those of which the file itself did not say so before */
static gboolean
repeat_all (Reading *self, const GPtrArray *subjects, GError **error)
{
  for (guint i = 0; i < subjects->len; i++)
    {
      BstAsked asked = ask (self, 0);
      const BstAnswer *answer = bst_asked_find_answer (&asked, subjects->pdata[i]);
      if (answer != NULL && answer->unchanged && !answer->nothing
          && bst_asked_find_last (&asked, subjects->pdata[i]) != NULL && !repeat (self, subjects->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

/* What was not called unchanged when the file was sent. */
static GPtrArray *
list_changing (const Reading *self)
{
  GPtrArray *subjects = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->form->lines->len; i++)
    {
      const BstPackLine *line = self->form->lines->pdata[i];
      const BstAnswer *answer = bst_asked_find_answer (&self->form->asked, line->subject);
      if (line->is_first && (answer == NULL || !answer->unchanged))
        g_ptr_array_add (subjects, g_strdup (line->subject));
    }
  return subjects;
}

/* Filled in, with a day: that is what the button of the form does. */
static gboolean
submit (Reading *self, GError **error)
{
  BstRecord *record = bst_contribution_find (self->plan, self->form->domain, self->form->year);
  const BstContribution *contribution = record != NULL ? BST_CONTRIBUTION (record) : NULL;
  g_autoptr (BstTransaction) transaction = NULL;
  BstAsked asked;

  if (contribution == NULL || contribution->filled_in_by == NULL || contribution->submitted_on == 0
      || contribution->state >= BST_STATE_SUBMITTED)
    return TRUE;
  asked = ask (self, contribution->submitted_on);
  transaction = bst_transaction_new ("", NULL, NULL);
  return bst_asked_submit (&asked, transaction, error)
         && bst_plan_apply (self->plan, g_steal_pointer (&transaction), error);
}

static gboolean
take_all (Reading *self, GError **error)
{
  g_autoptr (BstDraft) draft = bst_draft_new (self->plan);
  g_autoptr (GPtrArray) changing = list_changing (self);

  take_cells (self, draft);
  return bst_plan_apply (self->plan, bst_draft_finish (draft, "", NULL), error) && repeat_all (self, changing, error)
         && submit (self, error);
}

static gboolean
read_all (Reading *self, GError **error)
{
  gboolean good;

  self->form = bst_pack_form_new (self->plan, NULL, error);
  if (self->form == NULL)
    return FALSE;
  good = check_all (self, error) && take_all (self, error);
  bst_pack_form_free (self->form);
  return good;
}

/**
 * bst_pack_sheet_read:
 * @bytes: a spreadsheet that bst_pack_sheet_write() made and somebody filled in
 * @refusals: (nullable) (element-type BstRefusal): gets each cell that cannot be used, with its place, value and the reason;
 *   the other cells are taken
 * @error: %BST_ERROR_SYNTAX: no spreadsheet; %BST_ERROR_VALUE: no pack, or a damaged one; %BST_ERROR_REFUSED: changed
 *   outside its yellow cells, with all places
 *
 * Returns: (transfer full) (nullable): the pack as if it had been filled in the form, for bst_pack_read_plan()
 */
BstPlan *
bst_pack_sheet_read (GBytes *bytes, GPtrArray *refusals, GError **error)
{
  g_autoptr (BstWorkbook) book = bst_workbook_read (bytes, error);
  g_autoptr (GPtrArray) tampered = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BstPlan) plan = NULL;
  g_auto (BstPackMarks) marks = { 0 };
  Reading self = { .book = book, .marks = &marks, .refusals = refusals, .tampered = tampered };

  bst_pack_marks_init (&marks);
  if (book == NULL || !read_marks (book, &marks, error) || (plan = unpack (&marks, error)) == NULL)
    return NULL;
  self.plan = plan;
  return read_all (&self, error) ? g_steal_pointer (&plan) : NULL;
}

/**
 * bst_pack_file_is_sheet:
 *
 * Returns: whether a file is a spreadsheet and not a plan file, by how it begins
 */
gboolean
bst_pack_file_is_sheet (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= 2 && memcmp (data, "PK", 2) == 0;
}

/**
 * bst_pack_file_read:
 * @bytes: a pack that came back, as the plan file it is or as its spreadsheet
 * @name: of the file, for messages
 * @refusals: (nullable) (element-type BstRefusal): gets what a spreadsheet has and cannot be used
 *
 * Returns: (transfer full) (nullable): the pack; not looked at yet: bst_pack_check()
 */
BstPack *
bst_pack_file_read (GBytes *bytes, const char *name, GPtrArray *refusals, GError **error)
{
  g_autoptr (BstPlan) plan = NULL;
  BstPack *pack;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = NULL;

  if (bst_pack_file_is_sheet (bytes))
    plan = bst_pack_sheet_read (bytes, refusals, error);
  else
    {
      text = g_strndup (data != NULL ? data : "", size);
      plan = bst_plan_read (text, size, NULL, error);
    }
  pack = plan != NULL ? bst_pack_read_plan (plan, name, error) : NULL;
  if (pack != NULL)
    pack->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return pack;
}
