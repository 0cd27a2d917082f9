/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-session-sheets.c - a sheet of A3 for each table: the questions of the format with room to write, and who writes. What
 * is written comes back by pasting or typing, with the number of the table. R241. */
#include "bst-session-report-private.h"
#include <string.h>

#define SAY(text) bst_session_report_say (self, text)
#define MOST_KINDS 4
#define N_LINES 8
#define LINE_HEIGHT 33.0

static const BstItem *
find_format (const BstSessionReport *self)
{
  return self->session->format != NULL && self->framework != NULL
             ? bst_framework_find (self->framework, self->session->format)
             : NULL;
}

/* The kinds that the format asks for, with its question or their own name above the column. */
static guint
list_columns (const BstSessionReport *self, BstReportColumn *columns)
{
  const BstItem *format = find_format (self);
  g_autoptr (GArray) kinds = bst_session_format_get_card_kinds (format);
  guint n = 0;

  for (guint i = 0; i < kinds->len && n < MOST_KINDS; i++)
    {
      BstCardKind kind = g_array_index (kinds, BstCardKind, i);
      const char *question = bst_session_format_get_question (format, kind, self->language);
      if ((format != NULL && question == NULL) || kind == BST_CARD_DECISION)
        continue; /* decisions are taken by all, at the end */
      columns[n].title =
          question != NULL ? question : SAY (bst_kind_get_field (BST_KIND_CARDS, "kind")->values[kind].label);
      columns[n].share = 1;
      n++;
    }
  return n;
}

static void
add_sheet (const BstSessionReport *self, guint table)
{
  BstReportColumn columns[MOST_KINDS] = { { NULL } };
  const char *const empty[MOST_KINDS] = { NULL };
  guint n = list_columns (self, columns);
  g_autofree char *number = bst_format_integer (self->language, table), *title = NULL;
  g_autofree char *when = bst_session_say_when (self->record, self->language);

  title = table > 0 ? bst_text_fill (SAY (N_ ("Table {n}")), (const char *[]) { "n", number, NULL })
                    : g_strdup (SAY (N_ ("Table …")));
  bst_report_add_kicker (self->report, self->report->title);
  bst_report_add_heading (self->report, 1, title);
  bst_report_add_paragraph (self->report, when);
  bst_report_add_table (self->report, NULL, columns, n);
  for (guint i = 0; i < N_LINES; i++)
    bst_report_add_row (self->report, empty);
  bst_report_set_row_height (self->report, LINE_HEIGHT);
  bst_report_add_note (
      self->report,
      SAY (N_ (
          "One thought a line, in words that somebody who was not at this table understands. No names of persons.")));
}

/**
 * bst_session_sheets_new:
 *
 * Returns: (transfer full): a sheet for each table, on A3
 */
BstReport *
bst_session_sheets_new (BstPlan *plan, BstFramework *framework, const BstSessionWish *wish)
{
  BstSessionReport self = { NULL };
  guint n = MAX (1, wish->n_tables);

  if (!bst_session_report_init (&self, plan, framework, wish, N_ ("Sheets for the tables")))
    return bst_session_report_finish (&self);
  g_ptr_array_set_size (self.report->blocks, 0); /* each sheet has a head of its own */
  self.report->paper = BST_PAPER_A3_LANDSCAPE;
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        bst_report_add_page_break (self.report);
      add_sheet (&self, wish->n_tables > 0 ? i + 1 : 0);
    }
  return bst_session_report_finish (&self);
}
