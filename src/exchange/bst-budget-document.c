/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-document.c - the fourteen tables as a document: thousands of euros, with a row where rounding leaves a
 * difference; and the days of the yearly cycle. */
#include "bst-budget-document.h"
#include "bst-calendar.h"
#include "bst-contribution.h"
#include "bst-ics.h"
#include "bst-wording.h"
#include <string.h>

static gboolean
is_figure (const BstBudgetTable *table, guint column)
{
  return g_array_index (table->columns, BstTableColumn, column).kind != BST_CELL_AS_TEXT;
}

/* --- Which columns, and how wide ------------------------------------------------------------------------------------- */

#define LINE 96 /* letters that fit beside each other on a page, about */
#define GAP 2 /* of them between two columns */
#define ENOUGH 44 /* a text that is longer takes several lines */

typedef struct {
  guint n, at[BST_REPORT_MAX_COLUMNS]; /* the columns of the table that are shown */
  guint share[BST_REPORT_MAX_COLUMNS];
} Layout;

/* As many as they take: figures and capitals are wider. */
static guint
count_letters (const char *text, gsize n_bytes)
{
  guint quarters = 0;

  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    quarters += g_ascii_isdigit (*p) || g_ascii_isupper (*p) || *p == '%' ? 5 : 4;
  return (quarters + 3) / 4;
}

/* The longest part that cannot be broken. */
static guint
longest_word (const char *text)
{
  guint most = 0;

  for (const char *p = text; *p != '\0'; p += strspn (p, " \n-"))
    {
      gsize n = strcspn (p, " \n-");
      most = MAX (most, count_letters (p, n) + (p[n] == '-' ? 1 : 0));
      p += n;
    }
  return most;
}

/* What a column needs so that no word of it is broken, and how long its longest text is. */
static guint
measure (const BstBudgetTable *table, guint column, gboolean with_title, const char *language, guint *ret_longest)
{
  guint least = with_title ? longest_word (g_array_index (table->columns, BstTableColumn, column).title) + 1 : 5,
        n_rows = bst_budget_table_get_n_rows (table);

  *ret_longest = 0;
  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *text = bst_budget_table_show (table, row, column, language);
      guint bold = row + table->n_totals >= n_rows ? 1 : 0;
      least = MAX (least, longest_word (text) + bold);
      *ret_longest = MAX (*ret_longest, MIN (count_letters (text, strlen (text)), ENOUGH));
    }
  return least;
}

/* Each column gets what its longest word needs, and of the rest as much as its texts are long. Where that is too much, a
 * heading may be broken rather than what stands below it. */
static gboolean
share_out (const BstBudgetTable *table, Layout *layout, gboolean with_titles, const char *language)
{
  guint least[BST_REPORT_MAX_COLUMNS], wish[BST_REPORT_MAX_COLUMNS], sum = 0, wishes = 0, room = LINE - GAP * layout->n;

  for (guint i = 0; i < layout->n; i++)
    {
      guint longest;
      least[i] = measure (table, layout->at[i], with_titles, language, &longest);
      wish[i] = longest > least[i] ? longest - least[i] : 0;
      sum += least[i];
      wishes += wish[i];
    }
  for (guint i = 0; i < layout->n; i++)
    layout->share[i] = 10 * least[i] + (sum < room && wishes > 0 ? 10 * (room - sum) * wish[i] / wishes : 0);
  return sum <= room;
}

/* Returns: (transfer full) (nullable): what stands in every row of a column; NULL: different things */
static char *
find_common (const BstBudgetTable *table, guint column, const char *language)
{
  g_autofree char *first = bst_budget_table_show (table, 0, column, language);

  for (guint row = 1; row < bst_budget_table_get_n_rows (table); row++)
    {
      g_autofree char *text = bst_budget_table_show (table, row, column, language);
      gboolean total = row + table->n_totals >= bst_budget_table_get_n_rows (table);
      if (strcmp (first, text) != 0 && !(total && *text == '\0'))
        return NULL;
    }
  return g_steal_pointer (&first);
}

/* A column that says nothing, or the same in every row, is said in a sentence: the others get its room. */
static void
lay_out (BstReport *report, const BstBudgetTable *table, Layout *layout)
{
  g_autoptr (GString) empty = g_string_new (NULL), same = g_string_new (NULL);
  guint n_rows = bst_budget_table_get_n_rows (table) - table->n_totals;

  *layout = (Layout) { 0 };
  for (guint column = 0; column < table->columns->len; column++)
    {
      const char *title = g_array_index (table->columns, BstTableColumn, column).title;
      g_autofree char *common = column > 0 ? find_common (table, column, report->language) : NULL;
      if (common != NULL && *common == '\0')
        g_string_append_printf (empty, "%s%s", empty->len > 0 ? "; " : "", title);
      else if (common != NULL && n_rows > 1 && !is_figure (table, column))
        g_string_append_printf (same, "%s%s: %s", same->len > 0 ? "; " : "", title, common);
      else
        layout->at[layout->n++] = column;
    }
  if (!share_out (table, layout, TRUE, report->language))
    share_out (table, layout, FALSE, report->language);
  if (same->len > 0)
    {
      g_autofree char *text = g_strdup_printf (bst_text (report->language, N_ ("In every row: %s.")), same->str);
      bst_report_add_paragraph (report, text);
    }
  if (empty->len > 0)
    {
      /* Translators: %s are headings of columns: “BA, gross; BA, attributed” */
      g_autofree char *text =
          g_strdup_printf (bst_text (report->language, N_ ("Nothing is known yet of: %s.")), empty->str);
      bst_report_add_paragraph (report, text);
    }
}

static void
add_columns (BstReport *report, const BstBudgetTable *table, const Layout *layout)
{
  BstReportColumn columns[BST_REPORT_MAX_COLUMNS] = { 0 };

  for (guint i = 0; i < layout->n; i++)
    {
      columns[i].title = g_array_index (table->columns, BstTableColumn, layout->at[i]).title;
      columns[i].align = is_figure (table, layout->at[i]) ? BST_REPORT_END : BST_REPORT_START;
      columns[i].share = layout->share[i];
    }
  bst_report_add_table (report, NULL, columns, layout->n);
}

/* --- Rows ------------------------------------------------------------------------------------------------------------ */

static void
add_row (BstReport *report, const BstBudgetTable *table, const Layout *layout, guint row, gboolean total)
{
  char *cells[BST_REPORT_MAX_COLUMNS] = { NULL };

  for (guint i = 0; i < layout->n; i++)
    cells[i] = bst_budget_table_show (table, row, layout->at[i], report->language);
  if (total)
    bst_report_add_total (report, (const char *const *) cells);
  else
    bst_report_add_row (report, (const char *const *) cells);
  for (guint i = 0; i < layout->n; i++)
    g_free (cells[i]);
}

/* What a row is stands in its first cell, or in the widest text where that is too narrow for it. */
static guint
find_label (const BstBudgetTable *table, const Layout *layout, guint total)
{
  guint best = 0;

  for (guint i = 1; i < layout->n && layout->share[0] < 120; i++)
    if (!is_figure (table, layout->at[i]) && bst_budget_table_get (table, total, layout->at[i])->text == NULL
        && layout->share[i] > layout->share[best])
      best = i;
  return best;
}

/* The visible rounding: above the total, so that a reader who adds up the column gets there. */
static void
add_rounding (BstReport *report, const BstBudgetTable *table, const Layout *layout, guint total)
{
  char *cells[BST_REPORT_MAX_COLUMNS] = { NULL };
  gboolean any = FALSE;
  guint label;

  for (guint i = 1; i < layout->n; i++)
    any |= (cells[i] = bst_budget_table_rounding (table, total, layout->at[i], report->language)) != NULL;
  label = find_label (table, layout, total);
  g_free (cells[label]);
  cells[label] = g_strdup (bst_text (report->language, N_ ("Rounding difference")));
  for (guint i = 1; i < layout->n; i++)
    if (table->group_column > 0 && layout->at[i] == (guint) table->group_column)
      cells[i] = g_strdup (bst_budget_table_get (table, total, layout->at[i])->text);
  if (any)
    bst_report_add_row (report, (const char *const *) cells);
  for (guint i = 0; i < layout->n; i++)
    g_free (cells[i]);
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

static gboolean
has_figures (const BstBudgetTable *table, guint column)
{
  for (guint row = 0; row < bst_budget_table_get_n_rows (table); row++)
    if (bst_budget_table_get (table, row, column)->number != BST_UNSET)
      return TRUE;
  return FALSE;
}

/* Bars of some columns of a table, for who would rather look than read; totals have none, and a year without figures none. */
static void
add_chart (BstReport *report, const BstBudgetTable *table, guint first, guint n)
{
  g_autofree char *words = NULL;
  const char *series[4] = { NULL };

  for (; n > 1 && !has_figures (table, first + n - 1); n--)
    ;
  for (; n > 1 && !has_figures (table, first); n--)
    first++;
  words = word_chart (report, table, first, n);
  for (guint c = 0; c < n; c++)
    series[c] = g_array_index (table->columns, BstTableColumn, first + c).title;
  bst_report_add_chart (report, words, series);
  for (guint row = 0; row + table->n_totals < bst_budget_table_get_n_rows (table); row++)
    for (guint c = 0; c < n; c++)
      {
        gint64 number = bst_budget_table_get (table, row, first + c)->number;
        g_autofree char *shown = bst_budget_table_show (table, row, first + c, report->language);
        bst_report_add_bar (report, c == 0 ? bst_budget_table_get (table, row, 0)->text : NULL, c,
                            number != BST_UNSET ? number : 0, *shown != '\0' ? shown : "–");
      }
  bst_report_add_paragraph (report, bst_text (report->language, N_ ("In thousands of euros.")));
}

static void
add_table (BstReport *report, const BstBudgetTable *table)
{
  guint n_rows = bst_budget_table_get_n_rows (table);
  Layout layout;
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
  lay_out (report, table, &layout);
  add_columns (report, table, &layout);
  for (guint row = 0; row < n_rows; row++)
    {
      gboolean total = row + table->n_totals >= n_rows;
      if (total)
        add_rounding (report, table, &layout, row);
      add_row (report, table, &layout, row, total);
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

/* What the domain itself wants readers to know of the whole stands before its figures. */
static void
add_summary (BstReport *report, BstPlan *plan, const BstBudgetReportRequest *request)
{
  BstRecord *record = request->domain != NULL ? bst_contribution_find (plan, request->domain, request->year) : NULL;

  if (record != NULL && BST_CONTRIBUTION (record)->summary != NULL)
    bst_report_add_paragraph (report, BST_CONTRIBUTION (record)->summary);
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
  add_summary (report, plan, request);
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
