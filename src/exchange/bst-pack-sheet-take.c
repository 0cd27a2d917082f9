/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-sheet-take.c - what was filled in in a pack's spreadsheet, put into the pack as the form would. */
#include "bst-pack-sheet-read-private.h"

static char *
label_of (const BstPackReading *self, BstPackGridId grid, guint row, guint column)
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
take_refusal (BstPackReading *self, BstPackGridId grid, guint row, guint column, char *reason, char *remedy)
{
  BstRefusal *refusal = g_new0 (BstRefusal, 1);

  *refusal = (BstRefusal) { .row = row + 2,
                            .column = column,
                            .place = bst_sheet_place (self->sheets[grid], row + 2, column),
                            .label = label_of (self, grid, row, column),
                            .value = bst_pack_reading_show (self, bst_sheet_get (self->sheets[grid], row + 2, column)),
                            .reason = reason,
                            .remedy = remedy };
  if (self->refusals != NULL)
    g_ptr_array_add (self->refusals, refusal);
  else
    bst_refusal_free (refusal);
}

static void
take_cell (BstPackReading *self, BstDraft *draft, BstPackGridId grid, guint row, guint column)
{
  g_auto (BstPackCell) before = { 0 }, now = { 0 };
  char *reason = NULL, *remedy = NULL;

  bst_pack_grid_get (self->form, grid, row, column, &before);
  if (!before.is_open)
    return;
  if (!bst_pack_reading_read_cell (self, bst_sheet_get (self->sheets[grid], row + 2, column), &before, &now, &reason,
                                   &remedy))
    take_refusal (self, grid, row, column, reason, remedy);
  else if (!bst_pack_cell_is_same (&before, &now))
    bst_pack_grid_put (self->form, draft, grid, row, column, &now);
}

static void
take_cells (BstPackReading *self, BstDraft *draft)
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
ask (const BstPackReading *self, gint64 today)
{
  return (BstAsked) { self->plan, NULL, self->form->domain, self->form->year, today };
}

/* "Unchanged" brings what was said last year, as in the form; what somebody wrote beside it stays. */
static gboolean
repeat (BstPackReading *self, const char *subject, GError **error)
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
repeat_all (BstPackReading *self, const GPtrArray *subjects, GError **error)
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
list_changing (const BstPackReading *self)
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
submit (BstPackReading *self, GError **error)
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

gboolean
bst_pack_reading_take (BstPackReading *self, GError **error)
{
  g_autoptr (BstDraft) draft = bst_draft_new (self->plan);
  g_autoptr (GPtrArray) changing = list_changing (self);

  take_cells (self, draft);
  return bst_plan_apply (self->plan, bst_draft_finish (draft, "", NULL), error) && repeat_all (self, changing, error)
         && submit (self, error);
}
