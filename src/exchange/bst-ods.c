/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-ods.h"
#include "bst-text.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct {
  BstSheetBuilder *builder;
  GHashTable *hidden_styles; /* of tables that are not shown */
  char *style;               /* the one that is being read */
  GString *text;
  BstCell cell;
  guint column, row, n_columns, n_rows; /* n_…: how often the cell and the row stand there */
  guint n_paragraphs, skipped;          /* skipped: depth inside something that is no value of the cell */
  gboolean in_table, in_row, in_cell, in_paragraph, row_hidden, row_begun;
} Ods;

static guint
get_count (const char **attributes, const char **values, const char *name)
{
  const char *value = bst_xml_get (attributes, values, name);
  guint64 number = value != NULL ? g_ascii_strtoull (value, NULL, 10) : 1;

  return (guint) CLAMP (number, 1, 2 * BST_SHEET_MAX_ROWS);
}

static void
pass_error (Ods *self, BstXml *xml)
{
  if (self->builder->error != NULL)
    bst_xml_take_error (xml, g_steal_pointer (&self->builder->error));
}

/* --- Cells ------------------------------------------------------------------------------------------------------- */

static void
set_number (BstCell *cell, const char *value, gboolean is_percent)
{
  char *end;

  cell->number = value != NULL ? g_ascii_strtod (value, &end) : 0;
  if (value == NULL || end == value || *end != '\0' || !isfinite (cell->number))
    {
      bst_cell_take_error (cell, bst_text (NULL, N_ ("not a number")));
      return;
    }
  cell->type = BST_CELL_NUMBER;
  cell->is_percent = is_percent;
}

/* "PT12H30M00S"; a duration of more than a day is no time of the day, and stays the text that is shown. */
static void
set_time (BstCell *cell, const char *value)
{
  int hours, minutes;

  if (value == NULL || sscanf (value, "PT%dH%dM", &hours, &minutes) != 2 || hours < 0 || hours > 23 || minutes < 0
      || minutes > 59)
    return;
  cell->type = BST_CELL_DATE;
  cell->date = 0;
  cell->seconds = hours * 3600 + minutes * 60;
}

static void
set_value (BstCell *cell, const char **attributes, const char **values)
{
  const char *type = bst_xml_get (attributes, values, "office:value-type"),
             *value = bst_xml_get (attributes, values, "office:value"),
             *date = bst_xml_get (attributes, values, "office:date-value"),
             *flag = bst_xml_get (attributes, values, "office:boolean-value"),
             *formula = bst_xml_get (attributes, values, "table:formula");

  if (type == NULL && formula != NULL)
    bst_cell_take_error (
        cell, bst_text (NULL, N_ ("a formula without its result: open the file in a spreadsheet program and save it")));
  if (type == NULL)
    return;
  if (strcmp (type, "float") == 0 || strcmp (type, "currency") == 0 || strcmp (type, "percentage") == 0)
    set_number (cell, value, *type == 'p');
  else if (strcmp (type, "date") == 0)
    {
      if (date == NULL || !bst_cell_set_iso_date (cell, date))
        bst_cell_take_error (cell, bst_text (NULL, N_ ("a day that does not exist")));
    }
  else if (strcmp (type, "time") == 0)
    set_time (cell, bst_xml_get (attributes, values, "office:time-value"));
  else if (strcmp (type, "boolean") == 0)
    {
      cell->type = BST_CELL_FLAG;
      cell->number = flag != NULL && strcmp (flag, "true") == 0;
    }
  else if (bst_xml_get (attributes, values, "office:string-value") != NULL)
    {
      cell->type = BST_CELL_TEXT;
      cell->text = g_ref_string_new (bst_xml_get (attributes, values, "office:string-value"));
    }
}

static void
begin_cell (Ods *self, const char **attributes, const char **values, gboolean covered)
{
  const char *error = bst_xml_get (attributes, values, "calcext:value-type");
  guint rows = get_count (attributes, values, "table:number-rows-spanned");

  bst_cell_clear (&self->cell);
  self->cell = (BstCell) { 0 };
  self->in_cell = TRUE;
  self->n_columns = get_count (attributes, values, "table:number-columns-repeated");
  self->n_paragraphs = 0;
  g_string_truncate (self->text, 0);
  if (covered)
    return;
  if (g_strcmp0 (error, "error") == 0)
    self->cell.type = BST_CELL_ERROR; /* its text follows */
  else
    set_value (&self->cell, attributes, values);
  bst_sheet_builder_merge (self->builder, self->column, self->row, self->row + rows - 1);
}

static void
put_cell (Ods *self, BstXml *xml)
{
  if (!self->row_begun && !bst_sheet_builder_row (self->builder, self->row, self->row_hidden))
    {
      pass_error (self, xml);
      return;
    }
  self->row_begun = TRUE;
  for (guint i = 0; i < self->n_columns; i++)
    {
      BstCell copy;
      bst_cell_copy (&self->cell, &copy);
      copy.column = self->column + i;
      if (!bst_sheet_builder_take (self->builder, &copy))
        {
          pass_error (self, xml);
          return;
        }
    }
}

static void
end_cell (Ods *self, BstXml *xml)
{
  self->in_cell = FALSE;
  if (self->cell.type == BST_CELL_ERROR && self->cell.text == NULL)
    bst_cell_take_error (&self->cell, self->text->str);
  else if (self->cell.type == BST_CELL_EMPTY && self->text->len > 0)
    {
      self->cell.type = BST_CELL_TEXT;
      self->cell.text = g_ref_string_new (self->text->str);
    }
  if (self->cell.type != BST_CELL_EMPTY)
    put_cell (self, xml);
  bst_cell_clear (&self->cell);
  self->column += MIN (self->n_columns, BST_SHEET_MAX_COLUMNS);
}

/* --- Rows -------------------------------------------------------------------------------------------------------- */

static void
begin_row (Ods *self, const char **attributes, const char **values)
{
  const char *visibility = bst_xml_get (attributes, values, "table:visibility");

  self->in_row = TRUE;
  self->row_begun = FALSE;
  self->column = 0;
  self->n_rows = get_count (attributes, values, "table:number-rows-repeated");
  self->row_hidden = visibility != NULL && strcmp (visibility, "visible") != 0;
}

/* A row that stands there more than once is that many rows. */
static void
end_row (Ods *self, BstXml *xml)
{
  const BstSheetRow *first = self->row_begun ? self->builder->row : NULL;

  self->in_row = FALSE;
  for (guint i = 1; first != NULL && first->cells->len > 0 && i < self->n_rows; i++)
    {
      if (!bst_sheet_builder_row (self->builder, self->row + i, self->row_hidden))
        break;
      for (guint c = 0; c < first->cells->len && self->builder->error == NULL; c++)
        {
          BstCell copy;
          bst_cell_copy (&g_array_index (first->cells, BstCell, c), &copy);
          bst_sheet_builder_take (self->builder, &copy);
        }
      if (self->builder->error != NULL)
        break;
    }
  pass_error (self, xml);
  self->row = MIN (self->row + self->n_rows, 4 * BST_SHEET_MAX_ROWS);
}

static void
begin_table (Ods *self, BstXml *xml, const char **attributes, const char **values)
{
  const char *name = bst_xml_get (attributes, values, "table:name"),
             *style = bst_xml_get (attributes, values, "table:style-name");

  self->in_table = TRUE;
  self->row = 1;
  bst_sheet_builder_begin (self->builder, name != NULL ? name : "",
                           style != NULL && g_hash_table_contains (self->hidden_styles, style));
  pass_error (self, xml);
}

static void
begin_style (Ods *self, const char *name, const char **attributes, const char **values)
{
  const char *display = bst_xml_get (attributes, values, "table:display");

  if (strcmp (name, "style") == 0)
    {
      g_free (self->style);
      self->style = g_strdup (bst_xml_get (attributes, values, "style:name"));
    }
  else if (strcmp (name, "table-properties") == 0 && g_strcmp0 (display, "false") == 0 && self->style != NULL)
    g_hash_table_add (self->hidden_styles, g_strdup (self->style));
}

/* --- XML --------------------------------------------------------------------------------------------------------- */

/* Notes on cells, drawings, and what the cells were before somebody changed them; a table in a cell is skipped too. */
static gboolean
is_no_value (const char *name)
{
  static const char *const names[] = { "annotation",
                                       "frame",
                                       "shapes",
                                       "tracked-changes",
                                       "custom-shape",
                                       "dde-links",
                                       "content-validations",
                                       "database-ranges",
                                       "named-expressions",
                                       NULL };

  return g_strv_contains (names, name);
}

static void
start_inside_cell (Ods *self, const char *name, const char **attributes, const char **values)
{
  if (strcmp (name, "p") == 0)
    {
      if (self->n_paragraphs++ > 0)
        g_string_append_c (self->text, '\n');
      self->in_paragraph = TRUE;
    }
  else if (strcmp (name, "s") == 0)
    for (guint i = MIN (get_count (attributes, values, "text:c"), 1024); i > 0; i--)
      g_string_append_c (self->text, ' ');
  else if (strcmp (name, "tab") == 0)
    g_string_append_c (self->text, '\t');
  else if (strcmp (name, "line-break") == 0)
    g_string_append_c (self->text, '\n');
}

static void
ods_start (BstXml *xml, const char *name, const char **attributes, const char **values)
{
  Ods *self = xml->data;

  if (self->skipped > 0 || is_no_value (name) || (self->in_table && strcmp (name, "table") == 0))
    self->skipped++;
  else if (self->in_cell)
    start_inside_cell (self, name, attributes, values);
  else if (strcmp (name, "table") == 0)
    begin_table (self, xml, attributes, values);
  else if (strcmp (name, "table-row") == 0 && self->in_table && !self->in_row)
    begin_row (self, attributes, values);
  else if (self->in_row && (strcmp (name, "table-cell") == 0 || strcmp (name, "covered-table-cell") == 0))
    begin_cell (self, attributes, values, *name == 'c');
  else
    begin_style (self, name, attributes, values);
}

static void
ods_end (BstXml *xml, const char *name)
{
  Ods *self = xml->data;

  if (self->skipped > 0)
    self->skipped--;
  else if (strcmp (name, "p") == 0)
    self->in_paragraph = FALSE;
  else if (self->in_cell && (strcmp (name, "table-cell") == 0 || strcmp (name, "covered-table-cell") == 0))
    end_cell (self, xml);
  else if (self->in_row && strcmp (name, "table-row") == 0)
    end_row (self, xml);
  else if (self->in_table && strcmp (name, "table") == 0)
    {
      bst_sheet_builder_end (self->builder);
      self->in_table = FALSE;
    }
}

/* Line ends and runs of spaces in the file mean one space. */
static void
ods_text (BstXml *xml, const char *text, gsize length)
{
  Ods *self = xml->data;

  if (!self->in_cell || !self->in_paragraph || self->skipped > 0 || self->text->len > BST_CELL_MAX_TEXT)
    return;
  for (gsize i = 0; i < length; i++)
    {
      gboolean space = strchr (" \t\r\n", text[i]) != NULL && text[i] != '\0';
      char last = self->text->len > 0 ? self->text->str[self->text->len - 1] : '\n';
      if (!space)
        g_string_append_c (self->text, text[i]);
      else if (last != ' ' && last != '\n')
        g_string_append_c (self->text, ' ');
    }
}

/**
 * bst_ods_read:
 * @error: %BST_ERROR_SYNTAX, with the part or the cell
 *
 * Returns: (transfer full) (nullable): the sheets
 */
BstWorkbook *
bst_ods_read (BstArchive *archive, GError **error)
{
  static const BstXmlReader reader = { ods_start, ods_end, ods_text };
  g_autoptr (BstWorkbook) workbook = bst_workbook_new ("ods");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  BstSheetBuilder builder = { .workbook = workbook };
  Ods self = { .builder = &builder, .text = text, .hidden_styles = hidden };
  gboolean good = bst_archive_parse (archive, "content.xml", &reader, &self, error);

  bst_sheet_builder_end (&builder);
  bst_cell_clear (&self.cell);
  g_clear_error (&builder.error);
  g_free (self.style);
  return good ? g_steal_pointer (&workbook) : NULL;
}
