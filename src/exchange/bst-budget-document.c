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

static void
add_table (BstReport *report, const BstBudgetTable *table)
{
  guint n_rows = bst_budget_table_get_n_rows (table);
  g_autofree char *title = g_strdup_printf ("%u. %s", table->number, table->title);

  bst_report_add_heading (report, 2, title);
  if (n_rows == 0)
    {
      bst_report_add_paragraph (report, bst_text (report->language, N_ ("Nothing to show.")));
      return;
    }
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
  BstReport *report = bst_report_new (plan, language, title, request->today);

  bst_report_add_heading (report, 1, title);
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
