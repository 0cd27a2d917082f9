/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-comparison-html.c - a comparison as one page of HTML that needs nothing else: headings, tables with headers, and
 * <del> and <ins>, which screen readers know. It prints well, and every office machine opens it. */
#include "bst-comparison.h"
#include "bst-text.h"
#include <string.h>

/* Sizes follow the reader's own; colours follow the system and are never the only sign. */
static const char style[] =
    "body{font:100%/1.45 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}"
    "h2{margin-top:2.2em;border-bottom:2px solid}h3{margin:1.6em 0 .3em;font-size:1.05em}"
    "p{margin:.3em 0}.credits,.context{font-size:.9em}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed}"
    "th,td{text-align:left;vertical-align:top;padding:.35em .6em;border:1px solid #8888;overflow-wrap:anywhere}"
    "tbody th{width:22%;font-weight:600}td{white-space:pre-line}"
    "del{background:#e01b2430;text-decoration:line-through}ins{background:#26a26930;text-decoration:underline}"
    "h3 span{font-weight:normal;border:1px solid;border-radius:1em;padding:0 .6em;margin-right:.5em;font-size:.85em}"
    "@media print{body{margin:0;max-width:none}tr,h2,h3{break-inside:avoid}h2,h3{break-after:avoid}}";

static void
append_escaped (GString *out, const char *text, gsize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);

  g_string_append (out, escaped);
}

static void
append_text (GString *out, const char *before, const char *text, const char *after)
{
  g_string_append (out, before);
  append_escaped (out, text, strlen (text));
  g_string_append (out, after);
}

static void
append_saying (GString *out, const BstSaying *saying, const char *tag)
{
  guint at = 0;

  g_string_append (out, "<td>");
  for (guint i = 0; saying->marks != NULL && i < saying->marks->len; i++)
    {
      const BstMark *mark = &g_array_index (saying->marks, BstMark, i);
      append_escaped (out, saying->text + at, mark->start - at);
      g_string_append_printf (out, "<%s>", tag);
      append_escaped (out, saying->text + mark->start, mark->length);
      g_string_append_printf (out, "</%s>", tag);
      at = mark->start + mark->length;
    }
  append_text (out, "", saying->text + at, "</td>");
}

static void
append_head (GString *out, const char *first, const char *before, const char *after)
{
  append_text (out, "<table><thead><tr><th scope=\"col\">", first, "</th>");
  append_text (out, "<th scope=\"col\">", before, "</th>");
  append_text (out, "<th scope=\"col\">", after, "</th></tr></thead><tbody>\n");
}

static void
append_credits (GString *out, const BstCredits *credits, const char *language)
{
  g_autofree char *text = bst_credits_describe (credits, language);

  if (text != NULL)
    append_text (out, "<p class=\"credits\">", text, "</p>\n");
}

static void
append_record (GString *out, const BstDifference *difference, const char *language, const char *before,
               const char *after)
{
  append_text (out, "<h3><span>", bst_difference_type_title (difference->type, language), "</span>");
  append_text (out, " ", difference->title, "</h3>\n");
  if (difference->context != NULL)
    append_text (out, "<p class=\"context\">", difference->context, "</p>\n");
  append_credits (out, &difference->credits, language);
  if (difference->fields->len == 0)
    return;
  append_head (out, bst_text (language, N_ ("What")), before, after);
  for (guint i = 0; i < difference->fields->len; i++)
    {
      const BstFieldDifference *field = g_ptr_array_index (difference->fields, i);
      append_text (out, "<tr><th scope=\"row\">", field->label, "</th>");
      append_saying (out, &field->before, "del");
      append_saying (out, &field->after, "ins");
      g_string_append (out, "</tr>\n");
    }
  g_string_append (out, "</tbody></table>\n");
}

static void
append_money (GString *out, const BstComparison *self, const char *language, const char *before, const char *after)
{
  if (self->money->len == 0)
    return;
  append_text (out, "<h2>", bst_text (language, N_ ("Attributed amounts")), "</h2>\n");
  append_head (out, bst_text (language, N_ ("Year, budget and credit")), before, after);
  for (guint i = 0; i < self->money->len; i++)
    {
      const BstMoneyDifference *money = g_ptr_array_index (self->money, i);
      g_autofree char *was = bst_format_money (language, money->before),
                      *is = bst_format_money (language, money->after);
      append_text (out, "<tr><th scope=\"row\">", money->label, "</th>");
      append_text (out, "<td>", was, "</td>");
      append_text (out, "<td>", is, "</td></tr>\n");
    }
  g_string_append (out, "</tbody></table>\n");
}

/**
 * bst_comparison_to_html:
 * @language: (nullable): %NULL for the person's
 * @title: of the document
 * @title_before: what the plan before is called
 * @title_after: what the plan after is called
 *
 * Returns: (transfer full): a document in HTML that stands by itself
 */
char *
bst_comparison_to_html (const BstComparison *self, const char *language, const char *title, const char *title_before,
                        const char *title_after)
{
  GString *out = g_string_new ("<!DOCTYPE html>\n");
  g_autofree char *summary = bst_comparison_summary (self, language);
  guint page = G_MAXUINT;

  g_string_append_printf (out, "<html lang=\"%s\"><head><meta charset=\"utf-8\">",
                          language != NULL ? language : bst_text_get_language ());
  append_text (out, "<meta name=\"viewport\" content=\"width=device-width\"><title>", title, "</title>");
  g_string_append_printf (out, "<style>%s</style></head><body>\n", style);
  append_text (out, "<h1>", title, "</h1>\n");
  append_text (out, "<p>", title_before, " → ");
  append_text (out, "", title_after, "</p>\n");
  append_text (out, "<p>", summary, "</p>\n");
  append_money (out, self, language, title_before, title_after);
  for (guint i = 0; i < self->differences->len; i++)
    {
      const BstDifference *difference = g_ptr_array_index (self->differences, i);
      if (difference->page != page)
        append_text (out, "<h2>", bst_text (language, bst_comparison_pages[difference->page].title), "</h2>\n");
      page = difference->page;
      append_record (out, difference, language, title_before, title_after);
    }
  g_string_append (out, "</body></html>\n");
  return g_string_free (out, FALSE);
}
