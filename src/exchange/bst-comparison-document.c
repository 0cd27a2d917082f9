/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-comparison-document.h"
#include "bst-text.h"
#include "kinds/bst-plan-settings.h"

#define NOTHING "—"

/* What stands beside what: a record that came has nothing before, and one that went nothing after. */
typedef enum { SIDE_BEFORE = 1, SIDE_AFTER = 2, SIDES = SIDE_BEFORE | SIDE_AFTER } Sides;

static void
begin_table (BstReport *report, const char *caption, const char *first, Sides sides, BstReportAlign align)
{
  BstReportColumn columns[3] = { { first, BST_REPORT_START, align == BST_REPORT_END ? 8 : 2 } };
  guint n = 1;

  if (sides & SIDE_BEFORE)
    columns[n++] = (BstReportColumn) { bst_text (report->language, N_ ("Before")), align, 4 };
  if (sides & SIDE_AFTER)
    columns[n++] = (BstReportColumn) { bst_text (report->language, N_ ("After")), align, 4 };
  bst_report_add_table (report, caption, columns, n);
}

static const char *
get_text (const BstSaying *saying)
{
  return *saying->text != '\0' ? saying->text : NOTHING;
}

/* Words, without the spaces around them. */
static void
mark_words (BstReport *report, guint column, const char *text, const BstMark *mark, BstReportMarkType type)
{
  guint start = mark->start, end = mark->start + mark->length;

  while (start < end && g_ascii_isspace (text[start]))
    start++;
  while (end > start && g_ascii_isspace (text[end - 1]))
    end--;
  bst_report_add_mark (report, column, start, end - start, type);
}

static void
mark (BstReport *report, guint column, const BstSaying *saying, BstReportMarkType type)
{
  for (guint i = 0; saying->marks != NULL && i < saying->marks->len; i++)
    mark_words (report, column, saying->text, &g_array_index (saying->marks, BstMark, i), type);
}

static void
add_value (BstReport *report, const BstFieldDifference *value, Sides sides)
{
  const char *cells[3] = { value->label };
  guint n = 1;

  if (sides & SIDE_BEFORE)
    cells[n++] = get_text (&value->before);
  if (sides & SIDE_AFTER)
    cells[n++] = get_text (&value->after);
  bst_report_add_row (report, cells);
  if (sides != SIDES)
    return;
  mark (report, 1, &value->before, BST_REPORT_MARK_REMOVED);
  mark (report, 2, &value->after, BST_REPORT_MARK_ADDED);
}

/* What it is, where it belongs and who changed it last, as far as that is known. */
static char *
describe (const BstDifference *difference, const char *language)
{
  g_autofree char *credits = bst_credits_describe (&difference->credits, language);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  g_strv_builder_add (parts, bst_text (language, bst_kinds[difference->kind].one));
  if (difference->context != NULL)
    g_strv_builder_add (parts, difference->context);
  if (credits != NULL)
    g_strv_builder_add (parts, credits);
  all = g_strv_builder_end (parts);
  return g_strjoinv (" · ", all);
}

static void
add_record (BstReport *report, const BstDifference *difference)
{
  const char *language = report->language;
  g_autofree char *heading =
      g_strdup_printf ("%s: %s", bst_difference_type_title (difference->type, language), difference->title);
  g_autofree char *about = describe (difference, language);
  Sides sides = difference->type == BST_DIFFERENCE_ADDED     ? SIDE_AFTER
                : difference->type == BST_DIFFERENCE_REMOVED ? SIDE_BEFORE
                                                             : SIDES;

  bst_report_add_heading (report, 3, heading);
  if (difference->fields->len == 0)
    {
      bst_report_add_paragraph (report, about);
      return;
    }
  begin_table (report, about, bst_text (language, N_ ("What differs")), sides, BST_REPORT_START);
  for (guint i = 0; i < difference->fields->len; i++)
    add_value (report, difference->fields->pdata[i], sides);
}

static void
add_money (BstReport *report, const GPtrArray *money)
{
  const char *language = report->language;

  if (money->len == 0)
    return;
  bst_report_add_heading (report, 2, bst_text (language, N_ ("Attributed amounts")));
  begin_table (report, NULL, bst_text (language, N_ ("Year, budget and credit")), SIDES, BST_REPORT_END);
  for (guint i = 0; i < money->len; i++)
    {
      const BstMoneyDifference *one = money->pdata[i];
      g_autofree char *was = bst_format_money (language, one->before), *is = bst_format_money (language, one->after);
      bst_report_add_row (report, (const char *[]) { one->label, was, is });
    }
}

static void
add_differences (BstReport *report, const GPtrArray *differences)
{
  guint page = G_MAXUINT;

  for (guint i = 0; i < differences->len; i++)
    {
      const BstDifference *difference = differences->pdata[i];
      if (difference->page != page)
        bst_report_add_heading (report, 2, bst_text (report->language, bst_comparison_pages[difference->page].title));
      page = difference->page;
      add_record (report, difference);
    }
}

static void
add_count (BstReport *report, const BstComparisonDocument *of)
{
  g_autofree char *all = g_strdup_printf ("%u", of->comparison->differences->len), *some = NULL, *text = NULL;
  g_autofree char *summary = bst_comparison_summary (of->comparison, report->language);

  bst_report_add_fact (report, bst_text (report->language, N_ ("Differences")), summary);
  if (of->shown == NULL)
    return;
  some = g_strdup_printf ("%u", of->shown->len);
  text =
      bst_text_fill (bst_text_plural (report->language, "This document has {n} of {all} difference.",
                                      "This document has {n} of {all} differences.", of->comparison->differences->len),
                     (const char *[]) { "n", some, "all", all, NULL });
  bst_report_add_note (report, text);
}

static gboolean
has_marks (const GPtrArray *differences)
{
  for (guint i = 0; i < differences->len; i++)
    {
      const BstDifference *difference = differences->pdata[i];
      for (guint f = 0; f < difference->fields->len; f++)
        {
          const BstFieldDifference *field = difference->fields->pdata[f];
          if ((field->before.marks != NULL && field->before.marks->len > 0)
              || (field->after.marks != NULL && field->after.marks->len > 0))
            return TRUE;
        }
    }
  return FALSE;
}

static char *
make_title (const BstComparisonDocument *of, const char *language)
{
  const char *plan = BST_PLAN_SETTINGS (bst_plan_get_single (of->plan, BST_KIND_PLAN))->title;

  if (plan == NULL || *plan == '\0')
    return g_strdup (bst_text (language, N_ ("Differences")));
  /* Translators: the title of a document: what it is, and of which plan */
  return bst_text_fill (bst_text (language, N_ ("Differences in {plan}")), (const char *[]) { "plan", plan, NULL });
}

/**
 * bst_comparison_document_new:
 *
 * Returns: (transfer full): the differences by page and record, each value before and after; it keeps nothing of @of
 */
BstReport *
bst_comparison_document_new (const BstComparisonDocument *of)
{
  const char *language = of->language != NULL ? of->language : bst_text_get_language ();
  const GPtrArray *differences = of->shown != NULL ? of->shown : of->comparison->differences;
  g_autofree char *title = make_title (of, language);
  BstReport *report = bst_report_new (of->plan, language, title, of->today);

  bst_report_add_heading (report, 1, title);
  bst_report_add_fact (report, bst_text (language, N_ ("Before")), of->before);
  bst_report_add_fact (report, bst_text (language, N_ ("After")), of->after);
  add_count (report, of);
  if (has_marks (differences))
    bst_report_add_paragraph (
        report,
        bst_text (language, N_ ("Words that are struck out were removed, words that are underlined were added.")));
  if (of->shown == NULL)
    add_money (report, of->comparison->money);
  add_differences (report, differences);
  return report;
}
