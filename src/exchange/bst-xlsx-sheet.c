/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-xlsx-sheet.c - the cells of one sheet of an XLSX file. */
#include "bst-xlsx.h"
#include "bst-text.h"
#include <math.h>
#include <string.h>

typedef struct {
  const BstXlsxShared *shared;
  BstSheetBuilder *builder;
  GString *value, *inline_text;
  char type;      /* of the cell: n number, s shared, i inline, f text of a formula, b flag, e error, d date */
  guint style, column, next_column, next_row, phonetic;
  gboolean in_value, in_inline, in_cell, has_formula;
} Sheet;

/* --- References -------------------------------------------------------------------------------------------------- */

/* "BC12": column 54, row 12. Returns the end of what was read, or NULL. */
static const char *
read_reference (const char *text, guint *ret_column, guint *ret_row)
{
  guint64 column = 0, row = 0;
  const char *p = text;

  for (; g_ascii_isalpha (*p) && column < BST_SHEET_MAX_COLUMNS; p++)
    column = column * 26 + (guint64) (g_ascii_toupper (*p) - 'A') + 1;
  for (; g_ascii_isdigit (*p) && row <= BST_SHEET_MAX_ROWS; p++)
    row = row * 10 + (guint64) (*p - '0');
  if (column == 0 || row == 0)
    return NULL;
  *ret_column = (guint) column - 1;
  *ret_row = (guint) row;
  return p;
}

static void
note_merge (Sheet *self, const char *reference)
{
  guint column, row, last_column, last_row;
  const char *p = reference != NULL ? read_reference (reference, &column, &row) : NULL;

  if (p != NULL && *p == ':' && read_reference (p + 1, &last_column, &last_row) != NULL)
    bst_sheet_builder_merge (self->builder, column, row, last_row);
}

/* --- Cells ------------------------------------------------------------------------------------------------------- */

static void
set_text (BstCell *cell, const char *text)
{
  cell->type = BST_CELL_TEXT;
  cell->text = g_ref_string_new (text);
}

static void
set_number (const Sheet *self, BstCell *cell)
{
  BstXlsxFormat format = self->style < self->shared->formats->len
                             ? (BstXlsxFormat) g_array_index (self->shared->formats, guint8, self->style)
                             : BST_XLSX_PLAIN;
  char *end;
  double number = g_ascii_strtod (self->value->str, &end);

  if (end == self->value->str || *end != '\0' || !isfinite (number))
    {
      bst_cell_take_error (cell, bst_text (NULL, N_ ("not a number")));
      return;
    }
  if (format == BST_XLSX_DATE)
    {
      bst_cell_set_serial (cell, number, self->shared->from_1904);
      return;
    }
  cell->type = BST_CELL_NUMBER;
  cell->number = number;
  cell->is_percent = format == BST_XLSX_PERCENT;
}

static void
set_shared (const Sheet *self, BstCell *cell)
{
  char *end;
  guint64 index = g_ascii_strtoull (self->value->str, &end, 10);

  if (end == self->value->str || index >= self->shared->strings->len)
    {
      bst_cell_take_error (cell, bst_text (NULL, N_ ("its text is missing in the file")));
      return;
    }
  cell->type = BST_CELL_TEXT;
  cell->text = g_ref_string_acquire (self->shared->strings->pdata[index]);
}

static void
set_value (const Sheet *self, BstCell *cell)
{
  switch (self->type)
    {
    case 's':
      set_shared (self, cell);
      break;
    case 'f':
      bst_xlsx_unescape (self->value);
      set_text (cell, self->value->str);
      break;
    case 'b':
      cell->type = BST_CELL_FLAG;
      cell->number = self->value->str[0] == '1' || self->value->str[0] == 't';
      break;
    case 'e':
      bst_cell_take_error (cell, self->value->str);
      break;
    case 'd':
      if (!bst_cell_set_iso_date (cell, self->value->str))
        bst_cell_take_error (cell, bst_text (NULL, N_ ("a day that does not exist")));
      break;
    default:
      set_number (self, cell);
    }
}

static void
finish_cell (Sheet *self, BstXml *xml)
{
  BstCell cell = { .column = self->column };

  self->in_cell = FALSE;
  if (self->type == 'i')
    {
      bst_xlsx_unescape (self->inline_text);
      set_text (&cell, self->inline_text->str);
    }
  else if (self->value->len > 0)
    set_value (self, &cell);
  else if (self->has_formula && self->type != 'f')
    bst_cell_take_error (
        &cell,
        bst_text (NULL, N_ ("a formula without its result: open the file in a spreadsheet program and save it")));
  if (!bst_sheet_builder_take (self->builder, &cell))
    bst_xml_take_error (xml, g_steal_pointer (&self->builder->error));
}

static char
get_type (const char *type)
{
  static const struct {
    const char *name;
    char type;
  } types[] = { { "s", 's' }, { "inlineStr", 'i' }, { "str", 'f' }, { "b", 'b' }, { "e", 'e' }, { "d", 'd' } };

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i].name, type) == 0)
      return types[i].type;
  return 'n';
}

static void
begin_cell (Sheet *self, const char **attributes, const char **values)
{
  const char *reference = bst_xml_get (attributes, values, "r"), *style = bst_xml_get (attributes, values, "s");
  guint row;

  self->in_cell = TRUE;
  self->has_formula = FALSE;
  g_string_truncate (self->value, 0);
  g_string_truncate (self->inline_text, 0);
  self->type = get_type (bst_xml_get (attributes, values, "t"));
  self->style = style != NULL ? (guint) MIN (g_ascii_strtoull (style, NULL, 10), G_MAXUINT) : 0;
  if (reference == NULL || read_reference (reference, &self->column, &row) == NULL)
    self->column = self->next_column;
  self->next_column = self->column + 1;
}

static void
begin_row (Sheet *self, BstXml *xml, const char **attributes, const char **values)
{
  const char *number = bst_xml_get (attributes, values, "r"), *hidden = bst_xml_get (attributes, values, "hidden");
  guint64 row = number != NULL ? g_ascii_strtoull (number, NULL, 10) : self->next_row;

  self->next_column = 0;
  self->next_row = (guint) MIN (row, G_MAXUINT - 1) + 1;
  if (!bst_sheet_builder_row (self->builder, self->next_row - 1, hidden != NULL && (*hidden == '1' || *hidden == 't')))
    bst_xml_take_error (xml, g_steal_pointer (&self->builder->error));
}

static void
sheet_start (BstXml *xml, const char *name, const char **attributes, const char **values)
{
  Sheet *self = xml->data;

  if (strcmp (name, "row") == 0)
    begin_row (self, xml, attributes, values);
  else if (strcmp (name, "c") == 0 && self->builder->row != NULL && !self->in_cell)
    begin_cell (self, attributes, values);
  else if (strcmp (name, "f") == 0)
    self->has_formula = TRUE;
  else if (strcmp (name, "rPh") == 0)
    self->phonetic++;
  else if (strcmp (name, "mergeCell") == 0)
    note_merge (self, bst_xml_get (attributes, values, "ref"));
  self->in_value = strcmp (name, "v") == 0;
  self->in_inline = strcmp (name, "t") == 0 && self->type == 'i' && self->phonetic == 0;
}

static void
sheet_end (BstXml *xml, const char *name)
{
  Sheet *self = xml->data;

  self->in_value = self->in_inline = FALSE;
  if (strcmp (name, "c") == 0 && self->in_cell)
    finish_cell (self, xml);
  else if (strcmp (name, "rPh") == 0 && self->phonetic > 0)
    self->phonetic--;
}

static void
sheet_text (BstXml *xml, const char *text, gsize length)
{
  Sheet *self = xml->data;
  GString *into = self->in_value ? self->value : self->in_inline ? self->inline_text : NULL;

  if (into != NULL && into->len <= BST_CELL_MAX_TEXT)
    g_string_append_len (into, text, (gssize) length);
}

/**
 * bst_xlsx_read_sheet:
 * @builder: has begun the sheet
 *
 * Reads the cells of the part @name.
 */
gboolean
bst_xlsx_read_sheet (BstArchive *archive, const char *name, const BstXlsxShared *shared, BstSheetBuilder *builder,
                     GError **error)
{
  static const BstXmlReader reader = { sheet_start, sheet_end, sheet_text };
  g_autoptr (GString) value = g_string_new (NULL), inline_text = g_string_new (NULL);
  Sheet self = { .shared = shared, .builder = builder, .value = value, .inline_text = inline_text, .next_row = 1 };

  if (!bst_archive_parse (archive, name, &reader, &self, error))
    return FALSE;
  bst_sheet_builder_end (builder);
  return TRUE;
}
