/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-article-table.h"
#include "bst-csv.h"
#include "bst-json.h"
#include "bst-text.h"
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#define CREATED 1577836800 /* a day that says nothing: equal plans give equal bytes */
#define MOST_ROWS_ABOVE 30 /* above the headings: titles, remarks */

/* --- Out -------------------------------------------------------------------------------------------------------------- */

enum { CODE, LABEL, ISE, YEAR, CREDIT, INDEX, COMPENSATIONS, OTHER, PHASE, RESULT, DOMAIN, N_OUT };

/* In the order of the columns above; the base is a row of its own, with its own year and phase. */
static const char *const out_names[N_OUT] = { "code",         "label",  "ise_code",     "budget_year",
                                              "credit_kind",  "index",  "compensaties", "andere_bijstellingen",
                                              "result_phase", "result", "domain" };

typedef struct {
  char *text; /* (nullable) */
  gint64 number; /* cents, or a year where is_year; BST_UNSET: nothing */
  gboolean is_year;
} OutCell;

typedef void (*RowFunc) (const OutCell *cells, gpointer data);

static void
give_row (BstRecord *record, const BstCredit *credit, RowFunc func, gpointer data)
{
  const BstArticle *article = BST_ARTICLE (record);
  BstBudgetPhase phase = BST_BUDGET_BO;
  BstCreditKind kind = BST_CREDIT_VAK;
  gint64 year = BST_UNSET;
  OutCell cells[N_OUT];

  for (guint i = 0; i < N_OUT; i++)
    cells[i] = (OutCell) { .number = BST_UNSET };
  if (credit != NULL)
    {
      bst_credit_get_key (credit, &year, &phase, &kind);
      cells[YEAR] = (OutCell) { .number = year, .is_year = TRUE };
      cells[CREDIT].text = (char *) bst_credit_codes[kind];
      cells[PHASE].text = (char *) bst_budget_phase_codes[phase];
      cells[INDEX].number = credit->index;
      cells[COMPENSATIONS].number = credit->compensations;
      cells[OTHER].number = credit->other;
      cells[RESULT].number = credit->amount;
    }
  cells[CODE].text = (char *) (credit != NULL ? bst_article_get_code (record, year) : article->code);
  cells[LABEL].text = article->title;
  cells[ISE].text = article->ise;
  cells[DOMAIN].text = article->domain;
  func (cells, data);
}

static void
foreach_row (BstPlan *plan, RowFunc func, gpointer data)
{
  BstCollection *articles = bst_plan_get_collection (plan, BST_KIND_ARTICLES);

  for (guint i = 0; i < bst_collection_get_n (articles); i++)
    {
      BstRecord *record = bst_collection_get (articles, i);
      const BstVec *credits = BST_ARTICLE (record)->credits;
      for (guint k = 0; k < bst_vec_length (credits); k++)
        give_row (record, credits->items[k], func, data);
      if (bst_vec_length (credits) == 0)
        give_row (record, NULL, func, data);
    }
}

typedef struct {
  GString *out;
  char delimiter, sign;
} Csv;

/* Thousands of euros to the cent, with no three digits behind the sign: elsewhere that would be a thousand more. */
static void
append_kilo (GString *out, gint64 cents, char sign)
{
  gsize start = out->len;
  char *point;

  bst_decimal_write (out, cents * (BST_DECIMAL_ONE / BST_CENTS_PER_KILO));
  point = strchr (out->str + start, '.');
  if (point != NULL)
    *point = sign;
  if (point != NULL && strlen (point) == 4)
    g_string_append_c (out, '0');
}

static void
csv_row (const OutCell *cells, gpointer data)
{
  Csv *self = data;

  for (guint i = 0; i < N_OUT; i++)
    {
      if (i > 0)
        g_string_append_c (self->out, self->delimiter);
      if (cells[i].text != NULL)
        bst_csv_append (self->out, cells[i].text, self->delimiter, TRUE);
      else if (cells[i].is_year)
        g_string_append_printf (self->out, "%d", (int) cells[i].number);
      else if (cells[i].number != BST_UNSET)
        append_kilo (self->out, cells[i].number, self->sign);
    }
  g_string_append (self->out, "\r\n");
}

static GBytes *
write_csv (BstPlan *plan, const char *language)
{
  gboolean english = g_str_has_prefix (language, "en");
  Csv self = { g_string_new ("\xef\xbb\xbf"), english ? ',' : ';', english ? '.' : ',' };

  for (guint i = 0; i < N_OUT; i++)
    g_string_append_printf (self.out, "%.*s%s", i > 0, &self.delimiter, out_names[i]);
  g_string_append (self.out, "\r\n");
  foreach_row (plan, csv_row, &self);
  return g_string_free_to_bytes (self.out);
}

typedef struct {
  lxw_worksheet *sheet;
  lxw_format *text, *year, *kilo;
  lxw_row_t row;
} Xlsx;

static void
xlsx_row (const OutCell *cells, gpointer data)
{
  Xlsx *self = data;

  self->row++;
  for (guint i = 0; i < N_OUT; i++)
    if (cells[i].text != NULL)
      worksheet_write_string (self->sheet, self->row, (lxw_col_t) i, cells[i].text, self->text);
    else if (cells[i].is_year)
      worksheet_write_number (self->sheet, self->row, (lxw_col_t) i, (double) cells[i].number, self->year);
    else if (cells[i].number != BST_UNSET)
      worksheet_write_number (self->sheet, self->row, (lxw_col_t) i, (double) cells[i].number / BST_CENTS_PER_KILO,
                              self->kilo);
}

static void
fill_book (lxw_workbook *book, BstPlan *plan, const char *language)
{
  static const double widths[N_OUT] = { 20, 44, 10, 12, 10, 12, 12, 12, 10, 14, 20 };
  lxw_format *header = workbook_add_format (book);
  Xlsx self = { .text = workbook_add_format (book),
                .year = workbook_add_format (book),
                .kilo = workbook_add_format (book) };

  format_set_bold (header);
  format_set_text_wrap (header);
  format_set_bottom (header, LXW_BORDER_THIN);
  format_set_num_format (self.text, "@");
  format_set_text_wrap (self.text);
  format_set_num_format (self.year, "0");
  format_set_num_format (self.kilo, "#,##0.#####");
  self.sheet = workbook_add_worksheet (book, bst_text (language, bst_kinds[BST_KIND_ARTICLES].many));
  for (guint i = 0; i < N_OUT; i++)
    {
      worksheet_write_string (self.sheet, 0, (lxw_col_t) i, out_names[i], header);
      worksheet_set_column (self.sheet, (lxw_col_t) i, (lxw_col_t) i, widths[i], NULL);
    }
  foreach_row (plan, xlsx_row, &self);
  worksheet_freeze_panes (self.sheet, 1, 1);
  worksheet_repeat_rows (self.sheet, 0, 0);
}

/* libxlsxwriter prints numbers by the locale of the thread: a decimal comma would damage the file. */
static GBytes *
write_xlsx (BstPlan *plan, const char *language, GError **error)
{
  const char *data = NULL;
  size_t size = 0;
  lxw_workbook_options options = { .output_buffer = &data, .output_buffer_size = &size };
  lxw_doc_properties properties = { .created = CREATED };
  locale_t plain = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t) 0))), before = uselocale (plain);
  lxw_workbook *book = workbook_new_opt (NULL, &options);
  lxw_error problem;

  workbook_set_properties (book, &properties);
  fill_book (book, plan, language);
  problem = workbook_close (book);
  uselocale (before);
  freelocale (plain);
  if (problem == LXW_NO_ERROR)
    return g_bytes_new_with_free_func (data, size, free, (gpointer) data);
  g_set_error (error, BST_ERROR, BST_ERROR_SAVE, bst_text (NULL, N_ ("the spreadsheet could not be made: %s")),
               lxw_strerror (problem));
  return NULL;
}

/**
 * bst_article_table_new:
 * @language: how numbers are written in CSV
 *
 * Returns: (transfer full) (nullable): every credit of every article, in thousands of euros, with headings that
 *   bst_article_table_read() knows
 */
GBytes *
bst_article_table_new (BstPlan *plan, BstTableFormat format, const char *language, GError **error)
{
  return format == BST_TABLE_CSV ? write_csv (plan, language) : write_xlsx (plan, language, error);
}

/* --- In --------------------------------------------------------------------------------------------------------------- */

/* The cells of one row as texts; NULL: nothing in it. */
static GStrv
read_row (const BstArticleTable *self, guint number, gboolean is_header)
{
  g_autoptr (GStrvBuilder) row = g_strv_builder_new ();
  guint at;
  gboolean any = bst_sheet_find_row (self->sheet, number, &at);

  for (guint c = 0; any && c < self->sheet->n_columns; c++)
    {
      const BstCell *cell = bst_sheet_row_get (self->sheet->rows->pdata[at], c);
      g_autofree char *text = g_strstrip (bst_cell_show (cell, self->language));
      const char *its = self->sheet->quotes_formulas ? bst_csv_strip (text) : text,
                 *mapped = is_header && self->map != NULL ? g_hash_table_lookup (self->map, its) : NULL;
      g_strv_builder_add (row, mapped != NULL ? mapped : its);
    }
  return any ? g_strv_builder_end (row) : NULL;
}

/**
 * bst_article_table_find_header:
 *
 * Returns: the row with the headings; 0: there is none
 */
guint
bst_article_table_find_header (const BstArticleTable *self)
{
  for (guint number = 1; number <= MOST_ROWS_ABOVE; number++)
    {
      g_auto (GStrv) row = self->header_row == 0 || self->header_row == number ? read_row (self, number, TRUE) : NULL;
      if (row != NULL && row[0] != NULL && bst_articles_heading_fits ((const char *const *) row))
        return number;
    }
  return 0;
}

static BstRefusal *
make_refusal (const BstArticleTable *self, const BstImportProblem *problem)
{
  guint column = (guint) MAX (problem->column, 0);
  BstRefusal *refusal = g_new0 (BstRefusal, 1);

  *refusal = (BstRefusal) { .row = problem->row,
                            .column = column,
                            .place = bst_sheet_place (self->sheet, problem->row, column),
                            .label = g_strdup (""),
                            .value = bst_cell_show (bst_sheet_get (self->sheet, problem->row, column), self->language),
                            .reason = g_strdup (problem->message),
                            .remedy = g_strdup (""),
                            .whole_row = TRUE };
  return refusal;
}

/**
 * bst_article_table_read:
 * @refusals: (element-type BstRefusal): gets each row that cannot be used, with the cell that is the reason
 *
 * Returns: (transfer full): what the other rows add and change
 */
BstTransaction *
bst_article_table_read (const BstArticleTable *self, BstPlan *plan, BstFramework *framework, GPtrArray *refusals)
{
  guint header = bst_article_table_find_header (self),
        last = self->sheet->rows->len > 0
                   ? ((const BstSheetRow *) self->sheet->rows->pdata[self->sheet->rows->len - 1])->number
                   : 0;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev),
                        problems = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_import_problem_free);
  BstTransaction *transaction;

  for (guint number = 1; number <= last; number++)
    {
      GStrv row = number >= header ? read_row (self, number, number == header) : NULL;
      g_ptr_array_add (rows, row != NULL ? row : g_strsplit ("", ";", -1));
    }
  transaction = bst_articles_import (plan, framework, rows, self->unit, self->language, problems);
  for (guint i = 0; i < problems->len; i++)
    g_ptr_array_add (refusals, make_refusal (self, problems->pdata[i]));
  return transaction;
}
