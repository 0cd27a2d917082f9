/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-document.c - the fourteen tables as a document: thousands of euros, with a row where rounding leaves a
 * difference; and the days of the yearly cycle. */
#include "bst-budget-document.h"
#include "bst-calendar.h"
#include "bst-ics.h"
#include "bst-wording.h"

static gboolean
is_figure (const BstBudgetTable *table, guint column)
{
  return g_array_index (table->columns, BstTableColumn, column).kind != BST_CELL_AS_TEXT;
}

static void
add_columns (BstReport *report, const BstBudgetTable *table)
{
  BstReportColumn columns[BST_REPORT_MAX_COLUMNS] = { 0 };

  for (guint i = 0; i < table->columns->len; i++)
    {
      columns[i].title = g_array_index (table->columns, BstTableColumn, i).title;
      columns[i].align = is_figure (table, i) ? BST_REPORT_END : BST_REPORT_START;
      columns[i].share = is_figure (table, i) ? 2 : 3;
    }
  bst_report_add_table (report, NULL, columns, table->columns->len);
}

static void
add_row (BstReport *report, const BstBudgetTable *table, guint row, gboolean total)
{
  char *cells[BST_REPORT_MAX_COLUMNS] = { NULL };

  for (guint column = 0; column < table->columns->len; column++)
    cells[column] = bst_budget_table_show (table, row, column, report->language);
  if (total)
    bst_report_add_total (report, (const char *const *) cells);
  else
    bst_report_add_row (report, (const char *const *) cells);
  for (guint column = 0; column < table->columns->len; column++)
    g_free (cells[column]);
}

/* The visible rounding: above the total, so that a reader who adds up the column gets there. */
static void
add_rounding (BstReport *report, const BstBudgetTable *table, guint total)
{
  char *cells[BST_REPORT_MAX_COLUMNS] = { NULL };
  gboolean any = FALSE;

  for (guint column = 1; column < table->columns->len; column++)
    any |= (cells[column] = bst_budget_table_rounding (table, total, column, report->language)) != NULL;
  cells[0] = (char *) bst_text (report->language, N_ ("Rounding difference"));
  if (table->group_column > 0)
    cells[table->group_column] = g_strdup (bst_budget_table_get (table, total, table->group_column)->text);
  if (any)
    bst_report_add_row (report, (const char *const *) cells);
  for (guint column = 1; column < table->columns->len; column++)
    g_free (cells[column]);
}

/* "Domains through the years. Work: 2025 10, 2026 12; …" */
static char *
word_chart (const BstReport *report, const BstBudgetTable *table, guint first, guint n)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n_rows = bst_budget_table_get_n_rows (table) - table->n_totals;

  for (guint row = 0; row < n_rows; row++)
    {
      g_string_append_printf (words, "%s%s:", row > 0 ? "; " : "", bst_budget_table_get (table, row, 0)->text);
      for (guint c = first; c < first + n; c++)
        {
          g_autofree char *shown = bst_budget_table_show (table, row, c, report->language);
          if (n > 1)
            g_string_append_printf (words, " %s", g_array_index (table->columns, BstTableColumn, c).title);
          g_string_append_printf (words, " %s%s", *shown != '\0' ? shown : "–", c + 1 < first + n ? "," : "");
        }
    }
  return bst_text_fill (bst_text (report->language, N_ ("Bar chart: {title}, in thousands of euros. {figures}.")),
                        (const char *[]) { "title", table->title, "figures", words->str, NULL });
}

/* Bars of some columns of a table, for who would rather look than read; totals have none. */
static void
add_chart (BstReport *report, const BstBudgetTable *table, guint first, guint n)
{
  g_autofree char *words = word_chart (report, table, first, n);
  const char *series[4] = { NULL };

  for (guint c = 0; c < n; c++)
    series[c] = g_array_index (table->columns, BstTableColumn, first + c).title;
  bst_report_add_paragraph (report, bst_text (report->language, N_ ("In thousands of euros.")));
  bst_report_add_chart (report, words, series);
  for (guint row = 0; row + table->n_totals < bst_budget_table_get_n_rows (table); row++)
    for (guint c = 0; c < n; c++)
      {
        gint64 number = bst_budget_table_get (table, row, first + c)->number;
        g_autofree char *shown = bst_budget_table_show (table, row, first + c, report->language);
        bst_report_add_bar (report, c == 0 ? bst_budget_table_get (table, row, 0)->text : NULL, c,
                            number != BST_UNSET ? number : 0, *shown != '\0' ? shown : "–");
      }
}

static void
add_table (BstReport *report, const BstBudgetTable *table)
{
  guint n_rows = bst_budget_table_get_n_rows (table);
  g_autofree char *title =
      table->number > 0 ? g_strdup_printf ("%u. %s", table->number, table->title) : g_strdup (table->title);

  bst_report_add_heading (report, 2, title);
  if (n_rows == 0)
    {
      bst_report_add_paragraph (report, bst_text (report->language, N_ ("Nothing to show.")));
      return;
    }
  if (table->number == 0)
    add_chart (report, table, 1, 3);
  else if (table->number == 8)
    add_chart (report, table, 2, 1);
  add_columns (report, table);
  for (guint row = 0; row < n_rows; row++)
    {
      gboolean total = row + table->n_totals >= n_rows;
      if (total)
        add_rounding (report, table, row);
      add_row (report, table, row, total);
    }
  for (guint i = 0; i < table->notes->len; i++)
    bst_report_add_paragraph (report, table->notes->pdata[i]);
}

static char *
make_title (BstPlan *plan, BstFramework *framework, const BstBudgetReportRequest *request, const char *language)
{
  BstWording wording = { plan, framework, language };
  g_autofree char *domain = request->domain != NULL ? bst_word_reference (&wording, request->domain) : NULL,
                  *year = g_strdup_printf ("%d", (int) request->year);

  return bst_text_fill (bst_text (language, domain != NULL ? N_ ("Contribution {year} of {domain}")
                                                           : N_ ("Contributions {year}")),
                        (const char *[]) { "year", year, "domain", domain != NULL ? domain : "", NULL });
}

/**
 * bst_budget_document_new:
 *
 * Returns: (transfer full): the report on one domain, or on the whole plan, in the plan's language
 */
BstReport *
bst_budget_document_new (BstPlan *plan, BstFramework *framework, const BstBudgetReportRequest *request)
{
  const char *own = bst_record_get_text (bst_plan_get_single (plan, BST_KIND_PLAN), "language");
  const char *language = *own != '\0' ? own : "nl";
  g_autofree char *title = make_title (plan, framework, request, language);
  g_autoptr (GPtrArray) tables = bst_budget_report_new (plan, framework, request);
  BstBudgetTable *years = bst_budget_report_new_years (plan, framework, request);
  BstReport *report = bst_report_new (plan, language, title, request->today);

  bst_report_add_heading (report, 1, title);
  add_table (report, years);
  bst_budget_table_free (years);
  for (guint i = 0; i < tables->len; i++)
    add_table (report, tables->pdata[i]);
  return report;
}

/**
 * bst_budget_calendar_new:
 *
 * Returns: (transfer full): the days of the yearly cycle as a calendar file
 */
GBytes *
bst_budget_calendar_new (BstPlan *plan, BstFramework *framework, gint64 year, gint64 today)
{
  BstRecord *settings = bst_plan_get_single (plan, BST_KIND_PLAN);
  const char *own = bst_record_get_text (settings, "language"), *language = *own != '\0' ? own : "nl";
  g_autoptr (GArray) days = bst_calendar_list (framework, year, language);
  BstIcs *calendar = bst_ics_new (bst_record_get_text (settings, "title"), today);

  for (guint i = 0; i < days->len; i++)
    {
      const BstCalendarDay *day = &g_array_index (days, BstCalendarDay, i);
      g_autofree char *uid = g_strdup_printf ("%s-%d@%s", day->id, (int) year, bst_record_get_text (settings, "id"));
      bst_ics_add_day (calendar, uid, day->date, day->title,
                       day->approximate ? bst_text (language, N_ ("About this day.")) : NULL);
    }
  return bst_ics_finish (calendar);
}
