/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pack-sheet-check.c - whether a pack's spreadsheet is still the one that was sent, but for its yellow cells: whatever
 * else was changed is told with its place. */
#include "bst-json.h"
#include "bst-pack-sheet-read-private.h"
#include "bst-text.h"
#include <string.h>

#define MOST_TOLD 12 /* of what was changed: more would hide the rest */

static void
tell (BstPackReading *self, const BstSheet *sheet, guint row, guint column, const char *message, const char *value)
{
  g_autofree char *place = bst_sheet_place (sheet, row, column);
  g_autofree char *text =
      bst_text_fill (bst_text (NULL, message), (const char *[]) { "place", place, "value", value != NULL ? value : "",
                                                                  "sheet", sheet->name, NULL });

  g_ptr_array_add (self->tampered, g_steal_pointer (&text));
}

/* A locked cell as the checksum saw it. */
static char *
read_locked (const BstPackReading *self, const BstCell *cell, BstPackCellKind kind)
{
  gint64 cents;

  if (cell == NULL)
    return g_strdup ("");
  if (kind == BST_PACK_MONEY && cell->type == BST_CELL_NUMBER && bst_pack_read_kilo (cell->number, &cents))
    return g_strdup_printf ("%" G_GINT64_FORMAT, cents);
  return bst_pack_reading_show (self, cell);
}

static char *
sum_of_heads (const BstPackReading *self, const BstSheet *sheet, guint n)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint c = 0; c < n; c++)
    g_ptr_array_add (texts, read_locked (self, bst_sheet_get (sheet, 1, c), BST_PACK_TEXT));
  return bst_pack_sum (texts);
}

static char *
sum_of_row (const BstPackReading *self, BstPackGridId grid, guint row, guint n)
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
tell_changed_cells (BstPackReading *self, BstPackGridId grid, guint row, guint n)
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
check_row (BstPackReading *self, const BstPackRowMark *mark, guint row, guint n)
{
  const BstSheet *sheet = self->sheets[mark->grid];
  const char *id = bst_pack_sheet_get_text (sheet, row + 2, n);
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
check_outside (BstPackReading *self, BstPackGridId grid, guint n_rows, guint n_columns)
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
          value = bst_pack_reading_show (self, cell);
          if (*value != '\0')
            tell (self, sheet, row->number, cell->column,
                  N_ ("{place}: “{value}” stands outside the yellow cells, where it would be lost"), value);
        }
    }
}

static void
check_grid (BstPackReading *self, BstPackGridId grid)
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
has_all_rows (const BstPackReading *self)
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

gboolean
bst_pack_reading_check (BstPackReading *self, GError **error)
{
  g_autofree char *seal = bst_pack_marks_make_seal (self->marks, self->form->seal), *list = NULL;
  guint n;

  if (strcmp (seal, self->marks->seal) != 0 || !has_all_rows (self))
    return bst_pack_sheet_fail (error,
                                N_ ("the hidden sheet of this contribution spreadsheet was changed: ask for it again"));
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
