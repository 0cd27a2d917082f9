/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-sheet.h"
#include "bst-json.h"
#include "bst-text.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

/* --- Cells ------------------------------------------------------------------------------------------------------- */

void
bst_cell_clear (BstCell *cell)
{
  g_clear_pointer (&cell->text, g_ref_string_release);
  cell->type = BST_CELL_EMPTY;
}

void
bst_cell_copy (const BstCell *cell, BstCell *ret_copy)
{
  *ret_copy = *cell;
  if (cell->text != NULL)
    g_ref_string_acquire (cell->text);
}

void
bst_cell_take_error (BstCell *cell, const char *message)
{
  bst_cell_clear (cell);
  cell->type = BST_CELL_ERROR;
  cell->text = g_ref_string_new (message);
}

/**
 * bst_cell_set_serial:
 * @serial: days, and the part of a day, as spreadsheets count them
 * @from_1904: counted from 1 January 1904, as old spreadsheets of the Macintosh do
 *
 * Makes a cell that is shown as a date one. Counted from 1900, day 60 is 29 February 1900, which never was: days before
 * it are counted from 31 December 1899, days after it from the 30th.
 */
void
bst_cell_set_serial (BstCell *cell, double serial, gboolean from_1904)
{
  double days = floor (serial);
  gint seconds = (gint) floor ((serial - days) * 86400 + 0.5);
  gint64 base = from_1904 ? 19040101 : days < 60 ? 18991231 : 18991230;

  if (seconds >= 86400)
    {
      seconds = 0;
      days += 1;
    }
  if (!(days >= 0 && days <= 2958465) || (!from_1904 && days == 60))
    {
      bst_cell_take_error (cell, bst_text (NULL, N_ ("a day that does not exist")));
      return;
    }
  cell->type = BST_CELL_DATE;
  cell->seconds = seconds;
  cell->date = days == 0 && !from_1904 ? 0 : bst_date_add_days (base, (int) days);
}

/**
 * bst_cell_set_iso_date:
 * @text: "2026-03-01", "2026-03-01T12:30:00", with or without a zone
 *
 * Returns: whether it is a day that exists
 */
gboolean
bst_cell_set_iso_date (BstCell *cell, const char *text)
{
  g_autofree char *day = g_strndup (text, 10);
  int hours = 0, minutes = 0, seconds = 0;

  if (!bst_date_read (day, &cell->date) || (text[10] != '\0' && text[10] != 'T' && text[10] != 'Z'))
    return FALSE;
  if (text[10] == 'T' && sscanf (text + 11, "%2d:%2d:%2d", &hours, &minutes, &seconds) < 1)
    return FALSE;
  cell->type = BST_CELL_DATE;
  cell->seconds = CLAMP (hours, 0, 23) * 3600 + CLAMP (minutes, 0, 59) * 60 + CLAMP (seconds, 0, 59);
  return TRUE;
}

static char *
show_number (const BstCell *cell, const char *language)
{
  double number = cell->is_percent ? cell->number * 100 : cell->number;
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *text = NULL;

  g_ascii_formatd (digits, sizeof digits, "%.15g", number);
  if (!g_str_has_prefix (language != NULL ? language : bst_text_get_language (), "en"))
    g_strdelimit (digits, ".", ',');
  return cell->is_percent ? g_strconcat (digits, " %", NULL) : g_strdup (digits);
}

/**
 * bst_cell_show:
 * @cell: (nullable): %NULL is empty
 * @language: (nullable): %NULL for the person's
 *
 * Returns: (transfer full): the cell as text, in one line or more
 */
char *
bst_cell_show (const BstCell *cell, const char *language)
{
  if (cell == NULL)
    return g_strdup ("");
  switch (cell->type)
    {
    case BST_CELL_NUMBER:
      return show_number (cell, language);
    case BST_CELL_DATE:
      if (cell->date == 0)
        return g_strdup_printf ("%02d:%02d", cell->seconds / 3600, cell->seconds / 60 % 60);
      return bst_format_date_short (language, cell->date);
    case BST_CELL_FLAG:
      return g_strdup (cell->number != 0 ? bst_text (language, N_ ("Yes")) : bst_text (language, N_ ("No")));
    default:
      return g_strdup (cell->text != NULL ? cell->text : "");
    }
}

/* --- Rows and places --------------------------------------------------------------------------------------------- */

/**
 * bst_column_letters:
 *
 * Returns: (transfer full): "A" for 0, "AA" for 26
 */
char *
bst_column_letters (guint column)
{
  char letters[8], *p = letters + sizeof letters - 1;

  *p = '\0';
  for (guint n = column + 1; n > 0; n = (n - 1) / 26)
    *--p = (char) ('A' + (n - 1) % 26);
  return g_strdup (p);
}

/**
 * bst_sheet_place:
 * @row: as the spreadsheet shows it, from 1
 * @column: from 0
 *
 * Returns: (transfer full): "Sheet!C7"; "C7" in a file with one table that has no name
 */
char *
bst_sheet_place (const BstSheet *self, guint row, guint column)
{
  g_autofree char *letters = bst_column_letters (column);

  if (self->name == NULL)
    return g_strdup_printf ("%s%u", letters, row);
  return g_strdup_printf ("%s!%s%u", self->name, letters, row);
}

/**
 * bst_sheet_row_get:
 *
 * Returns: (nullable): the cell, or %NULL where it is empty
 */
const BstCell *
bst_sheet_row_get (const BstSheetRow *row, guint column)
{
  guint low = 0, high = row->cells->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const BstCell *cell = &g_array_index (row->cells, BstCell, middle);
      if (cell->column == column)
        return cell;
      if (cell->column < column)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/**
 * bst_sheet_find_row:
 * @number: as the spreadsheet shows it, from 1
 * @ret_at: (out): its position in rows, or that of the next one
 *
 * Returns: whether the row has a cell
 */
gboolean
bst_sheet_find_row (const BstSheet *self, guint number, guint *ret_at)
{
  guint low = 0, high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (((const BstSheetRow *) self->rows->pdata[middle])->number < number)
        low = middle + 1;
      else
        high = middle;
    }
  *ret_at = low;
  return low < self->rows->len && ((const BstSheetRow *) self->rows->pdata[low])->number == number;
}

/**
 * bst_sheet_get:
 * @row: as the spreadsheet shows it, from 1
 *
 * Returns: (nullable): the cell, or %NULL where it is empty
 */
const BstCell *
bst_sheet_get (const BstSheet *self, guint row, guint column)
{
  guint at;

  return bst_sheet_find_row (self, row, &at) ? bst_sheet_row_get (self->rows->pdata[at], column) : NULL;
}

static void
row_free (gpointer data)
{
  BstSheetRow *row = data;

  g_array_unref (row->cells);
  g_free (row);
}

static void
sheet_free (gpointer data)
{
  BstSheet *sheet = data;

  g_free (sheet->name);
  g_ptr_array_unref (sheet->rows);
  g_free (sheet);
}

/* --- Workbooks --------------------------------------------------------------------------------------------------- */

BstWorkbook *
bst_workbook_new (const char *format)
{
  BstWorkbook *self = g_new0 (BstWorkbook, 1);

  self->format = format;
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  return self;
}

void
bst_workbook_free (BstWorkbook *self)
{
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

/**
 * bst_workbook_find:
 *
 * Returns: (nullable) (transfer none): the sheet @name, capitals aside
 */
BstSheet *
bst_workbook_find (const BstWorkbook *self, const char *name)
{
  g_autofree char *wanted = bst_text_fold (name);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      BstSheet *sheet = self->sheets->pdata[i];
      g_autofree char *folded = bst_text_fold (sheet->name != NULL ? sheet->name : "");
      if (strcmp (wanted, folded) == 0)
        return sheet;
    }
  return NULL;
}

/* --- Building ---------------------------------------------------------------------------------------------------- */

/**
 * bst_sheet_builder_fail:
 * @message: for people, in their language
 *
 * Keeps the first error, with the place that was reached.
 *
 * Returns: %FALSE
 */
gboolean
bst_sheet_builder_fail (BstSheetBuilder *self, guint column, const char *message)
{
  g_autofree char *place = NULL;

  if (self->error != NULL)
    return FALSE;
  if (self->sheet != NULL && self->row != NULL)
    place = bst_sheet_place (self->sheet, self->row->number, column);
  g_set_error (&self->error, BST_ERROR, BST_ERROR_SYNTAX, "%s%s%s", place != NULL ? place : "",
               place != NULL ? ": " : "", message);
  return FALSE;
}

static void
drop_empty_row (BstSheetBuilder *self)
{
  if (self->row != NULL && self->row->cells->len == 0)
    g_ptr_array_set_size (self->sheet->rows, (int) self->sheet->rows->len - 1);
  self->row = NULL;
}

gboolean
bst_sheet_builder_begin (BstSheetBuilder *self, const char *name, gboolean hidden)
{
  bst_sheet_builder_end (self);
  if (self->workbook->sheets->len >= BST_SHEET_MAX_SHEETS)
    return bst_sheet_builder_fail (self, 0, bst_text (NULL, N_ ("more than 256 sheets")));
  self->sheet = g_new0 (BstSheet, 1);
  self->sheet->name = g_strdup (name);
  self->sheet->hidden = hidden;
  self->sheet->rows = g_ptr_array_new_with_free_func (row_free);
  g_ptr_array_add (self->workbook->sheets, self->sheet);
  return TRUE;
}

/* Numbers must rise: a file where they do not is damaged. */
gboolean
bst_sheet_builder_row (BstSheetBuilder *self, guint number, gboolean hidden)
{
  if (number <= self->last_row)
    return bst_sheet_builder_fail (self, 0, bst_text (NULL, N_ ("the rows are out of order")));
  if (number > BST_SHEET_MAX_ROWS)
    return bst_sheet_builder_fail (self, 0, bst_text (NULL, N_ ("more rows than a spreadsheet can have")));
  drop_empty_row (self);
  self->last_row = number;
  self->row = g_new0 (BstSheetRow, 1);
  self->row->number = number;
  self->row->hidden = hidden;
  self->row->cells = g_array_new (FALSE, FALSE, sizeof (BstCell));
  g_array_set_clear_func (self->row->cells, (GDestroyNotify) bst_cell_clear);
  g_ptr_array_add (self->sheet->rows, self->row);
  return TRUE;
}

/**
 * bst_sheet_builder_take:
 * @cell: (inout): is empty afterwards
 *
 * Returns: whether there was room for it; an empty cell is left out
 */
gboolean
bst_sheet_builder_take (BstSheetBuilder *self, BstCell *cell)
{
  guint column = cell->column;
  GArray *cells = self->row->cells;
  const char *problem = NULL;

  if (cell->type == BST_CELL_EMPTY || (cell->type == BST_CELL_TEXT && *cell->text == '\0'))
    {
      bst_cell_clear (cell);
      return TRUE;
    }
  self->n_text += cell->text != NULL ? strlen (cell->text) : 0;
  if (column >= BST_SHEET_MAX_COLUMNS)
    problem = bst_text (NULL, N_ ("more columns than a spreadsheet can have"));
  else if (cells->len > 0 && g_array_index (cells, BstCell, cells->len - 1).column >= column)
    problem = bst_text (NULL, N_ ("the cells are out of order"));
  else if (++self->n_cells > BST_SHEET_MAX_CELLS)
    problem = bst_text (NULL, N_ ("more than two million cells: keep only the sheet that you need"));
  else if (self->n_text > BST_SHEET_MAX_TEXT)
    problem = bst_text (NULL, N_ ("more text than this program takes in (256 MB)"));
  else if (cell->text != NULL && strlen (cell->text) > BST_CELL_MAX_TEXT)
    problem = bst_text (NULL, N_ ("more text than a cell can have"));
  if (problem != NULL)
    {
      bst_cell_clear (cell);
      return bst_sheet_builder_fail (self, column, problem);
    }
  g_array_append_val (cells, *cell);
  self->sheet->n_columns = MAX (self->sheet->n_columns, column + 1);
  *cell = (BstCell) { 0 };
  return TRUE;
}

/* --- Merged cells ------------------------------------------------------------------------------------------------ */

typedef struct {
  guint column, first, last; /* rows first … last of the column are one cell */
} Merge;

/* Only what goes on downwards matters: a title over several columns is no value of each. */
void
bst_sheet_builder_merge (BstSheetBuilder *self, guint column, guint first, guint last)
{
  Merge merge = { column, first, last };

  if (last <= first)
    return;
  if (self->merges == NULL)
    self->merges = g_array_new (FALSE, FALSE, sizeof (Merge));
  g_array_append_val (self->merges, merge);
}

static void
insert_below (BstSheetBuilder *self, BstSheetRow *row, const BstCell *cell)
{
  BstCell copy;
  guint at = row->cells->len;

  if (bst_sheet_row_get (row, cell->column) != NULL || ++self->n_cells > BST_SHEET_MAX_CELLS)
    return;
  bst_cell_copy (cell, &copy);
  copy.is_merged = TRUE;
  while (at > 0 && g_array_index (row->cells, BstCell, at - 1).column > copy.column)
    at--;
  g_array_insert_val (row->cells, at, copy);
}

static void
fill_down (BstSheetBuilder *self, const Merge *merge)
{
  guint at = 0;
  const BstCell *found = bst_sheet_find_row (self->sheet, merge->first, &at)
                             ? bst_sheet_row_get (self->sheet->rows->pdata[at], merge->column)
                             : NULL;
  BstCell cell;

  if (found == NULL)
    return;
  bst_cell_copy (found, &cell);
  for (at++; at < self->sheet->rows->len && self->n_merged < BST_SHEET_MAX_CELLS; at++, self->n_merged++)
    {
      BstSheetRow *row = self->sheet->rows->pdata[at];
      if (row->number > merge->last)
        break;
      insert_below (self, row, &cell);
    }
  bst_cell_clear (&cell);
}

/**
 * bst_sheet_builder_end:
 *
 * Ends the sheet, if there is one. The value of a cell that goes on downwards becomes that of each row beside it.
 */
void
bst_sheet_builder_end (BstSheetBuilder *self)
{
  if (self->sheet != NULL)
    drop_empty_row (self);
  for (guint i = 0; self->merges != NULL && i < self->merges->len; i++)
    fill_down (self, &g_array_index (self->merges, Merge, i));
  g_clear_pointer (&self->merges, g_array_unref);
  self->sheet = NULL;
  self->last_row = 0;
}
