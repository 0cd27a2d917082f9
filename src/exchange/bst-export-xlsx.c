/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-export-xlsx.c - a table as an XLSX file: typed cells, choices to pick from, and a sheet that explains the columns. */
#include "bst-export.h"
#include "bst-json.h"
#include "bst-text.h"
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#define LONGEST 32767 /* characters of a cell: a limit of the format */
#define CREATED 1577836800 /* a day that says nothing: equal plans give equal bytes */
#define FREE_ROWS 500 /* rows below the last one that offer choices too */
#define MOST_CHOICES 200

typedef struct {
  BstExport *export;
  lxw_workbook *book;
  lxw_worksheet *sheet, *explained, *choices;
  lxw_format *header, *id, *text, *date, *whole, *decimal, *money, *share, *year, *wrapped;
  guint *widths; /* by column, in characters */
  GError *error;
} Xlsx;

/* --- Looks ------------------------------------------------------------------------------------------------------- */

static lxw_format *
add_format (Xlsx *self, const char *code, gboolean wraps)
{
  lxw_format *format = workbook_add_format (self->book);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (code != NULL)
    format_set_num_format (format, code);
  if (wraps)
    format_set_text_wrap (format);
  return format;
}

static void
add_formats (Xlsx *self)
{
  self->header = add_format (self, NULL, TRUE);
  format_set_bold (self->header);
  format_set_bg_color (self->header, 0xDEDDDA);
  format_set_bottom (self->header, LXW_BORDER_THIN);
  self->id = add_format (self, NULL, FALSE);
  format_set_font_color (self->id, 0x5E5C64);
  self->text = add_format (self, "@", FALSE);
  self->wrapped = add_format (self, "@", TRUE);
  self->date = add_format (self, "yyyy\\-mm\\-dd", FALSE);
  self->year = add_format (self, "0", FALSE);
  self->whole = add_format (self, "#,##0", FALSE);
  self->decimal = add_format (self, "0.######", FALSE);
  self->money = add_format (self, "#,##0.00", FALSE);
  self->share = add_format (self, "0.00%", FALSE);
}

static lxw_format *
get_format (const Xlsx *self, const BstColumn *column)
{
  const BstField *field = bst_column_get_value_field (column);

  if (field == NULL)
    return self->id;
  switch (field->type)
    {
    case BST_FIELD_DATE:
      return self->date;
    case BST_FIELD_INTEGER:
      return field->min >= 1900 ? self->year : self->whole; /* 2026 is a year, not 2,026 */
    case BST_FIELD_DECIMAL:
      return self->decimal;
    case BST_FIELD_MONEY:
      return self->money;
    case BST_FIELD_BASIS_POINTS:
      return self->share;
    default:
      return self->wrapped;
    }
}

/* --- Cells ------------------------------------------------------------------------------------------------------- */

static void
fail_long (Xlsx *self, const BstColumn *column, BstRecord *record)
{
  g_autofree char *label = bst_column_get_label (column, NULL);

  if (self->error == NULL)
    g_set_error (
        &self->error, BST_ERROR, BST_ERROR_VALUE,
        bst_text (NULL,
                  N_ ("“%s” of %s is longer than a spreadsheet can show (32,767 characters): export to CSV instead")),
        label, record->id);
}

static void
widen (Xlsx *self, guint column, const char *text)
{
  gsize n = strcspn (text, "\n");

  self->widths[column] = MAX (self->widths[column], (guint) MIN (g_utf8_strlen (text, (gssize) n), 200));
}

/* Days before March 1900 stay text: spreadsheets count them wrongly, or not at all. */
static void
write_date (Xlsx *self, lxw_row_t row, lxw_col_t column, gint64 date)
{
  lxw_datetime day = { .year = (int) (date / 10000), .month = (int) (date / 100 % 100), .day = (int) (date % 100) };
  g_autofree char *text = g_strdup_printf ("%04d-%02d-%02d", day.year, day.month, day.day);

  if (date >= 19000301 && date < 99990101)
    worksheet_write_datetime (self->sheet, row, column, &day, self->date);
  else
    worksheet_write_string (self->sheet, row, column, text, self->text);
  widen (self, column, text);
}

/* Spreadsheets keep fifteen digits: a longer decimal is written as text, so that it comes back whole. */
static void
write_number (Xlsx *self, lxw_row_t row, lxw_col_t column, gint64 millionths)
{
  g_autoptr (GString) text = g_string_new (NULL);

  bst_decimal_write (text, millionths);
  widen (self, column, text->str);
  if (ABS (millionths) < G_GINT64_CONSTANT (1000000000000000))
    {
      worksheet_write_number (self->sheet, row, column, g_ascii_strtod (text->str, NULL),
                              get_format (self, self->export->columns->pdata[column]));
      return;
    }
  if (!g_str_has_prefix (self->export->language, "en"))
    g_strdelimit (text->str, ".", ',');
  worksheet_write_string (self->sheet, row, column, text->str, self->text);
}

static void
write_cell (Xlsx *self, lxw_row_t row, lxw_col_t at, BstRecord *record)
{
  const BstColumn *column = self->export->columns->pdata[at];
  BstOutCell cell;

  bst_export_get_cell (self->export, column, record, &cell);
  if (cell.text != NULL && g_utf8_strlen (cell.text, -1) > LONGEST)
    fail_long (self, column, record);
  else if (cell.type == BST_OUT_TEXT || cell.type == BST_OUT_LONGTEXT)
    {
      worksheet_write_string (self->sheet, row, at, cell.text, get_format (self, column));
      widen (self, at, cell.text);
    }
  else if (cell.type == BST_OUT_DATE)
    write_date (self, row, at, cell.number);
  else if (cell.type != BST_OUT_EMPTY)
    write_number (self, row, at, cell.number);
  g_free (cell.text);
}

/* --- Choices ----------------------------------------------------------------------------------------------------- */

/* Returns: (transfer full) (nullable): what a cell of the column may hold; NULL: anything */
static GStrv
list_choices (const Xlsx *self, const BstColumn *column)
{
  const BstField *field = bst_column_get_value_field (column);
  g_autoptr (GStrvBuilder) out = g_strv_builder_new ();
  const char *language = self->export->language;

  if (field == NULL)
    return NULL;
  if (field->type == BST_FIELD_FLAG)
    {
      g_strv_builder_add_many (out, bst_text (language, N_ ("Yes")), bst_text (language, N_ ("No")), NULL);
      return g_strv_builder_end (out);
    }
  if (field->type == BST_FIELD_ENUM)
    {
      for (const BstEnumValue *v = field->values; v->name != NULL; v++)
        g_strv_builder_add (out, bst_text (language, v->label));
      return g_strv_builder_end (out);
    }
  return NULL;
}

/* A reference to one list of the framework: its titles, as bst_name_index_write() gives them. */
static GStrv
list_items (const Xlsx *self, const BstColumn *column)
{
  const BstField *field = bst_column_get_value_field (column);
  GPtrArray *items = field != NULL && field->list != NULL && self->export->framework != NULL
                         ? bst_framework_get_list (self->export->framework, field->list)
                         : NULL;
  g_autoptr (GStrvBuilder) out = g_strv_builder_new ();
  g_autoptr (BstNameIndex) index = NULL;

  if (items == NULL || items->len == 0 || items->len > MOST_CHOICES)
    return NULL;
  index = bst_name_index_new (self->export->plan, self->export->framework, field);
  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *title =
          bst_name_index_write (index, ((const BstItem *) items->pdata[i])->id, self->export->language);
      g_strv_builder_add (out, title);
    }
  return g_strv_builder_end (out);
}

/* One column of the sheet with choices: its title, then what can be chosen. */
static void
write_choices (Xlsx *self, lxw_col_t to, const char *label, GStrv choices)
{
  worksheet_write_string (self->choices, 0, to, label, self->header);
  worksheet_set_column (self->choices, to, to, 40, NULL);
  for (guint i = 0; choices[i] != NULL; i++)
    worksheet_write_string (self->choices, i + 1, to, choices[i], self->text);
}

static void
offer_choices (Xlsx *self, lxw_col_t column, lxw_col_t from, guint n, gboolean strict)
{
  const char *name = bst_text (self->export->language, N_ ("Choices"));
  char first[LXW_MAX_CELL_NAME_LENGTH], last[LXW_MAX_CELL_NAME_LENGTH];
  g_autofree char *range = NULL;
  lxw_data_validation validation = { .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
                                     .error_type =
                                         strict ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING };

  lxw_rowcol_to_cell_abs (first, 1, from, TRUE, TRUE);
  lxw_rowcol_to_cell_abs (last, n, from, TRUE, TRUE);
  range = g_strdup_printf ("='%s'!%s:%s", name, first, last);
  validation.value_formula = range;
  worksheet_data_validation_range (self->sheet, 1, column, self->export->records->len + FREE_ROWS, column, &validation);
}

/* --- The columns explained ----------------------------------------------------------------------------------------- */

static const char *
explain_type (const BstColumn *column)
{
  const BstField *field = bst_column_get_value_field (column);

  if (field == NULL)
    return N_ ("How the program knows the row again. Leave it as it is; leave it empty for something new.");
  if (column->role == BST_COLUMN_LIST)
    return N_ (
        "A line for each one, its parts between bars (|) and its id in brackets. A new line needs no id; a line that you remove is removed from the plan.");
  switch (field->type)
    {
    case BST_FIELD_TEXT:
      return N_ ("Text, one line");
    case BST_FIELD_LONGTEXT:
      return N_ ("Text");
    case BST_FIELD_REF:
      return N_ ("One title, code or id");
    case BST_FIELD_REFS:
    case BST_FIELD_LIST:
      return N_ ("Titles, codes or ids, separated by “;”");
    case BST_FIELD_ENUM:
      return N_ ("One of the choices");
    case BST_FIELD_DATE:
    case BST_FIELD_DATETIME:
      return N_ ("A day");
    case BST_FIELD_FLAG:
      return N_ ("Yes or no");
    case BST_FIELD_MONEY:
      return N_ ("An amount in euro");
    case BST_FIELD_BASIS_POINTS:
      return N_ ("A percentage");
    default:
      return N_ ("A number");
    }
}

static void
explain (Xlsx *self, guint row, const BstColumn *column, const char *label, GStrv choices)
{
  const char *language = self->export->language;
  g_autofree char *listed = choices != NULL ? g_strjoinv ("; ", choices) : NULL;

  worksheet_write_string (self->explained, row, 0, label, self->wrapped);
  worksheet_write_string (self->explained, row, 1, column->path, self->id);
  worksheet_write_string (self->explained, row, 2, bst_text (language, explain_type (column)), self->wrapped);
  if (listed != NULL && g_utf8_strlen (listed, -1) <= LONGEST)
    worksheet_write_string (self->explained, row, 3, listed, self->wrapped);
}

static void
begin_explaining (Xlsx *self)
{
  static const char *const heads[] = { N_ ("Column"), N_ ("Name in the file"), N_ ("What it holds"), N_ ("Choices") };
  static const double widths[] = { 36, 24, 44, 90 };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      worksheet_write_string (self->explained, 0, (lxw_col_t) i, bst_text (self->export->language, heads[i]),
                              self->header);
      worksheet_set_column (self->explained, (lxw_col_t) i, (lxw_col_t) i, widths[i], NULL);
    }
  worksheet_freeze_panes (self->explained, 1, 0);
}

/* --- The sheets -------------------------------------------------------------------------------------------------- */

static void
write_columns (Xlsx *self)
{
  guint n_choices = 0;

  for (guint c = 0; c < self->export->columns->len; c++)
    {
      const BstColumn *column = self->export->columns->pdata[c];
      const BstField *field = bst_column_get_value_field (column);
      g_autofree char *label = bst_column_get_label (column, self->export->language);
      g_auto (GStrv) strict = list_choices (self, column), loose = strict == NULL ? list_items (self, column) : NULL;
      GStrv choices = strict != NULL ? strict : loose;

      worksheet_write_string (self->sheet, 0, (lxw_col_t) c, label, self->header);
      self->widths[c] = MIN (12, (guint) g_utf8_strlen (label, -1) + 2);
      explain (self, c + 1, column, label, choices);
      if (choices == NULL)
        continue;
      write_choices (self, (lxw_col_t) n_choices, label, choices);
      if (strict != NULL || field->type == BST_FIELD_REF)
        offer_choices (self, (lxw_col_t) c, (lxw_col_t) n_choices, g_strv_length (choices), strict != NULL);
      n_choices++;
    }
}

static void
write_sheets (Xlsx *self)
{
  guint n = self->export->records->len;

  begin_explaining (self);
  write_columns (self);
  for (guint r = 0; r < n; r++)
    for (guint c = 0; c < self->export->columns->len; c++)
      write_cell (self, r + 1, (lxw_col_t) c, self->export->records->pdata[r]);
  for (guint c = 0; c < self->export->columns->len; c++)
    worksheet_set_column (self->sheet, (lxw_col_t) c, (lxw_col_t) c, CLAMP (self->widths[c] + 2, 10, 50),
                          get_format (self, self->export->columns->pdata[c]));
  worksheet_freeze_panes (self->sheet, 1, 2);
  worksheet_freeze_panes (self->choices, 1, 0);
  worksheet_autofilter (self->sheet, 0, 0, n, (lxw_col_t) (self->export->columns->len - 1));
  worksheet_activate (self->sheet);
}

static void
begin_book (Xlsx *self, const char **ret_data, size_t *ret_size)
{
  const char *language = self->export->language;
  lxw_workbook_options options = { .output_buffer = ret_data, .output_buffer_size = ret_size };
  g_autofree char *title =
      g_strdup (bst_record_get_text (bst_plan_get_single (self->export->plan, BST_KIND_PLAN), "title"));
  lxw_doc_properties properties = { .title = title, .created = CREATED };

  self->book = workbook_new_opt (NULL, &options);
  workbook_set_properties (self->book, &properties);
  self->sheet = workbook_add_worksheet (self->book, bst_text (language, bst_kinds[self->export->kind].many));
  self->explained = workbook_add_worksheet (self->book, bst_text (language, N_ ("Columns")));
  self->choices = workbook_add_worksheet (self->book, bst_text (language, N_ ("Choices")));
}

/* libxlsxwriter prints numbers by the locale of the thread: a decimal comma would damage the file. */
static locale_t
enter_plain_numbers (locale_t *ret_plain)
{
  locale_t current = uselocale ((locale_t) 0);

  *ret_plain = newlocale (LC_NUMERIC_MASK, "C", duplocale (current));
  return uselocale (*ret_plain);
}

GBytes *
bst_export_write_xlsx (BstExport *export, GError **error)
{
  g_autofree guint *widths = g_new0 (guint, export->columns->len);
  Xlsx self = { .export = export, .widths = widths };
  const char *data = NULL;
  size_t size = 0;
  locale_t plain, before = enter_plain_numbers (&plain);
  lxw_error problem;
  GBytes *bytes = NULL;

  begin_book (&self, &data, &size);
  add_formats (&self);
  write_sheets (&self);
  problem = workbook_close (self.book);
  uselocale (before);
  freelocale (plain);
  if (self.error != NULL)
    g_propagate_error (error, self.error);
  else if (problem != LXW_NO_ERROR || data == NULL)
    g_set_error (error, BST_ERROR, BST_ERROR_SAVE, bst_text (NULL, N_ ("the spreadsheet could not be made: %s")),
                 lxw_strerror (problem));
  else
    bytes = g_bytes_new (data, size);
  free ((void *) data);
  return bytes;
}
