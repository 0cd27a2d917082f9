/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-workbook.c - the fourteen tables as XLSX: one sheet a table, amounts in euros to the cent, as numbers. */
#include "bst-budget-document.h"
#include "bst-text.h"
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#define CREATED 1577836800 /* a day that says nothing: equal plans give equal bytes */
#define LONGEST 32767      /* characters of a cell: a limit of the format */

typedef struct {
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *header, *text, *total, *formats[2][BST_CELL_AS_DATE + 1]; /* plain and of a total, by BstCellKind */
} Workbook;

static void
add_formats (Workbook *self)
{
  static const char *const codes[] = { "@", "#,##0.00", "0.00%", "#,##0", "yyyy\\-mm\\-dd" };

  self->header = workbook_add_format (self->book);
  format_set_bold (self->header);
  format_set_text_wrap (self->header);
  format_set_bottom (self->header, LXW_BORDER_THIN);
  for (guint total = 0; total < 2; total++)
    for (guint kind = 0; kind < G_N_ELEMENTS (codes); kind++)
      {
        lxw_format *format = workbook_add_format (self->book);
        format_set_num_format (format, codes[kind]);
        format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
        if (kind == BST_CELL_AS_TEXT)
          format_set_text_wrap (format);
        if (total == 1)
          format_set_bold (format);
        self->formats[total][kind] = format;
      }
}

/* Text is always text: what begins like a formula stays what somebody wrote. */
static void
write_text (Workbook *self, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format)
{
  g_autofree char *cut = g_utf8_strlen (text, -1) > LONGEST ? g_utf8_substring (text, 0, LONGEST) : NULL;

  worksheet_write_string (self->sheet, row, column, cut != NULL ? cut : text, format);
}

static void
write_cell (Workbook *self, const BstBudgetTable *table, guint row, guint column, gboolean total)
{
  const BstTableCell *cell = bst_budget_table_get (table, row, column);
  BstCellKind kind = g_array_index (table->columns, BstTableColumn, column).kind;
  lxw_format *format = self->formats[total][cell->text != NULL ? BST_CELL_AS_TEXT : kind];
  lxw_datetime day = { .year = (int) (cell->number / 10000),
                       .month = (int) (cell->number / 100 % 100),
                       .day = (int) (cell->number % 100) };

  if (cell->text != NULL)
    write_text (self, row + 1, (lxw_col_t) column, cell->text, format);
  else if (cell->number == BST_UNSET)
    worksheet_write_blank (self->sheet, row + 1, (lxw_col_t) column, format);
  else if (kind == BST_CELL_AS_DATE)
    worksheet_write_datetime (self->sheet, row + 1, (lxw_col_t) column, &day, format);
  else /* a number of a spreadsheet is binary: cents and basis points become it here, and only here */
    worksheet_write_number (self->sheet, row + 1, (lxw_col_t) column,
                            (double) cell->number
                                / (kind == BST_CELL_AS_MONEY   ? 100
                                   : kind == BST_CELL_AS_SHARE ? 10000
                                                               : 1),
                            format);
}

/* Tone and pattern, so that a grey print says the same. */
static void
dress_series (lxw_chart_series *series, guint look)
{
  lxw_chart_line line = { .color = 0x1A5794, .width = 1 };
  lxw_chart_fill fill = { .color = look == 0 ? 0xFFFFFF : 0x1A5794 };
  lxw_chart_pattern pattern = { .fg_color = 0x1A5794,
                                .bg_color = 0xFFFFFF,
                                .type = LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL };

  chart_series_set_line (series, &line);
  if (look == 2)
    chart_series_set_pattern (series, &pattern);
  else
    chart_series_set_fill (series, &fill);
}

/* A chart of the spreadsheet's own beside the table that it shows: it follows what is edited there. */
static void
insert_chart (Workbook *self, const BstBudgetTable *table, const char *name, guint first, guint n)
{
  guint n_rows = bst_budget_table_get_n_rows (table) - table->n_totals;
  lxw_chart *chart = workbook_add_chart (self->book, LXW_CHART_BAR);
  lxw_chart_options options = { .x_scale = 1.4, .y_scale = MAX (1.0, 0.08 * n_rows * n), .description = table->title };

  for (guint c = first; c < first + n; c++)
    {
      lxw_chart_series *series = chart_add_series (chart, NULL, NULL);
      chart_series_set_categories (series, name, 1, 0, n_rows, 0);
      chart_series_set_values (series, name, 1, (lxw_col_t) c, n_rows, (lxw_col_t) c);
      chart_series_set_name_range (series, name, 0, (lxw_col_t) c);
      dress_series (series, n == 1 ? 1 : (c - first) % 3);
      chart_series_set_labels (series);
    }
  chart_title_set_name (chart, table->title);
  chart_axis_set_reverse (chart->y_axis); /* of bars that lie: the first above */
  if (n == 1)
    chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);
  worksheet_insert_chart_opt (self->sheet, 1, (lxw_col_t) (table->columns->len + 1), chart, &options);
}

static void
write_table (Workbook *self, const BstBudgetTable *table, const char *language)
{
  guint n_rows = bst_budget_table_get_n_rows (table);
  g_autofree char *name =
      table->number > 0 ? g_strdup_printf ("%u", table->number) : g_strdup (bst_text (language, N_ ("Charts")));
  g_autofree char *header = g_strconcat ("&C", table->title, NULL);

  self->sheet = workbook_add_worksheet (self->book, name);
  for (guint column = 0; column < table->columns->len; column++)
    {
      const BstTableColumn *its = &g_array_index (table->columns, BstTableColumn, column);
      write_text (self, 0, (lxw_col_t) column, its->title, self->header);
      worksheet_set_column (self->sheet, (lxw_col_t) column, (lxw_col_t) column,
                            its->kind == BST_CELL_AS_TEXT ? 32 : 16, NULL);
    }
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < table->columns->len; column++)
      write_cell (self, table, row, column, row + table->n_totals >= n_rows);
  worksheet_freeze_panes (self->sheet, 1, 0);
  worksheet_set_header (self->sheet, header);
  worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, 9); /* A4 */
  worksheet_fit_to_pages (self->sheet, 1, 0);
  worksheet_repeat_rows (self->sheet, 0, 0);
  if (n_rows > table->n_totals && table->number == 0)
    insert_chart (self, table, name, 1, 3);
  else if (n_rows > table->n_totals && table->number == 8)
    insert_chart (self, table, name, 2, 1);
}

static void
write_contents (Workbook *self, const GPtrArray *tables, const char *language, const char *plan, gint64 year)
{
  g_autofree char *heading = g_strdup_printf ("%s – %d", plan, (int) year);

  self->sheet = workbook_add_worksheet (self->book, bst_text (language, N_ ("Contents")));
  worksheet_set_column (self->sheet, 1, 1, 60, NULL);
  worksheet_write_string (self->sheet, 0, 1, heading, self->header);
  for (guint i = 0; i < tables->len; i++)
    {
      const BstBudgetTable *table = tables->pdata[i];
      g_autofree char *place = g_strdup_printf ("internal:'%u'!A1", table->number);
      worksheet_write_number (self->sheet, i + 2, 0, table->number, NULL);
      worksheet_write_url (self->sheet, i + 2, 1, place, NULL);
      worksheet_write_string (self->sheet, i + 2, 1, table->title, NULL);
    }
}

/**
 * bst_budget_workbook_new:
 * @error: %BST_ERROR_SAVE
 *
 * Returns: (transfer full) (nullable): the XLSX file
 */
GBytes *
bst_budget_workbook_new (BstPlan *plan, BstFramework *framework, const BstBudgetReportRequest *request, GError **error)
{
  const char *own = bst_record_get_text (bst_plan_get_single (plan, BST_KIND_PLAN), "language"), *data = NULL;
  g_autofree char *title = g_strdup (bst_record_get_text (bst_plan_get_single (plan, BST_KIND_PLAN), "title"));
  g_autoptr (GPtrArray) tables = bst_budget_report_new (plan, framework, request);
  BstBudgetTable *years = bst_budget_report_new_years (plan, framework, request);
  size_t size = 0;
  lxw_workbook_options options = { .output_buffer = &data, .output_buffer_size = &size };
  lxw_doc_properties properties = { .title = title, .created = CREATED };
  locale_t plain = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t) 0))), before = uselocale (plain);
  Workbook self = { .book = workbook_new_opt (NULL, &options) };
  lxw_error problem;

  workbook_set_properties (self.book, &properties);
  add_formats (&self);
  write_contents (&self, tables, *own != '\0' ? own : "nl", title, request->year);
  write_table (&self, years, *own != '\0' ? own : "nl");
  bst_budget_table_free (years);
  for (guint i = 0; i < tables->len; i++)
    write_table (&self, tables->pdata[i], *own != '\0' ? own : "nl");
  problem = workbook_close (self.book);
  uselocale (before);
  freelocale (plain);
  if (problem == LXW_NO_ERROR)
    return g_bytes_new_with_free_func (data, size, free, (gpointer) data);
  g_set_error (error, BST_ERROR, BST_ERROR_SAVE, "%s", lxw_strerror (problem));
  return NULL;
}
