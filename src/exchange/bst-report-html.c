/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-report-html.h"
#include "bst-report-chart.h"
#include <string.h>

/* Sizes follow the reader's own; colours follow the system and are never the only sign. */
static const char style[] =
    "body{font:100%/1.45 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}"
    "header p{font-size:.85em;margin:0;border-bottom:1px solid #8888;padding-bottom:.4em}"
    "h1{line-height:1.15;margin:.2em 0 .4em}h2{margin:1.8em 0 .4em}p,li,td{white-space:pre-line}"
    ".kicker{font-weight:600;margin:2em 0 0}.pills{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.4em}"
    ".pills li{border:1px solid;border-radius:1em;padding:0 .7em;font-size:.9em;font-weight:600}"
    ".note{border-left:3px solid;padding-left:.8em}table{border-collapse:collapse;width:100%;margin:.8em 0}"
    "caption{text-align:left;font-weight:600}th,td{text-align:left;vertical-align:top;padding:.3em .6em .3em 0;"
    "border-bottom:1px solid #8888}td{overflow-wrap:break-word}.wide{overflow-x:auto}th{font-weight:600}.facts th{width:27%}"
    ".facts th,.facts td{border:0}.end{text-align:right}.total td,.total th{font-weight:700}"
    "@media print{body{margin:0;max-width:none}tr,h1,h2,h3{break-inside:avoid}h1,h2,h3{break-after:avoid}"
    ".break{break-before:page}}del{background:#e01b2430}ins{background:#26a26930}"
    ".said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}figure{margin:.8em 0}figure img{width:100%;height:auto}";

static void
append (GString *out, const char *before, const char *text, const char *after)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (out, "%s%s%s", before, escaped, after);
}

static void
append_cell (GString *out, const char *tag, const char *attributes, const char *text)
{
  g_autofree char *before = g_strdup_printf ("<%s%s>", tag, attributes), *after = g_strdup_printf ("</%s>", tag);

  append (out, before, text, after);
}

/* Few screen readers say what <del> and <ins> are: words that nobody sees do. */
static void
append_mark (GString *out, const char *text, const BstReportMark *mark, const char *language)
{
  const char *tag = mark->type == BST_REPORT_MARK_REMOVED ? "del" : "ins";
  g_auto (GStrv) words = bst_report_mark_words (language, mark->type);
  g_autofree char *stretch = g_strndup (text + mark->start, mark->length);

  g_string_append_printf (out, "<%s>", tag);
  append (out, "<span class=\"said\">", words[0], "</span>");
  append (out, "", stretch, "");
  append (out, "<span class=\"said\">", words[1], "</span>");
  g_string_append_printf (out, "</%s>", tag);
}

static void
append_marked_cell (GString *out, const BstBlock *block, guint row, guint column, const char *language)
{
  const char *text = bst_block_get_cell (block, row, column);
  guint n, at = 0;
  const BstReportMark *marks = bst_block_get_marks (block, row, column, &n);

  g_string_append (out, "<td>");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *before = g_strndup (text + at, marks[i].start - at);
      append (out, "", before, "");
      append_mark (out, text, &marks[i], language);
      at = marks[i].start + marks[i].length;
    }
  append (out, "", text + at, "</td>");
}

static void
append_row (GString *out, const BstBlock *block, guint row, gboolean is_total, const char *language)
{
  guint n_marks;

  if (block->row_height > 0)
    g_string_append_printf (out, "<tr style=\"height:%upt\">", (guint) block->row_height);
  else
    g_string_append (out, is_total ? "<tr class=\"total\">" : "<tr>");
  for (guint i = 0; i < bst_block_get_n_columns (block); i++)
    {
      gboolean ends =
          block->columns != NULL && g_array_index (block->columns, BstReportColumn, i).align == BST_REPORT_END;
      g_autofree char *attributes = g_strconcat (i == 0 ? " scope=\"row\"" : "", ends ? " class=\"end\"" : "", NULL);
      if (bst_block_get_marks (block, row, i, &n_marks) != NULL)
        append_marked_cell (out, block, row, i, language);
      else
        append_cell (out, i == 0 ? "th" : "td", attributes, bst_block_get_cell (block, row, i));
    }
  g_string_append (out, "</tr>\n");
}

static void
append_table (GString *out, const BstBlock *block, const char *language)
{
  guint n = bst_block_get_n_rows (block);

  /* in a narrow window a table is moved sideways: a word that is broken anywhere cannot be read */
  g_string_append (out, block->type == BST_BLOCK_FACTS ? "<table class=\"facts\">\n"
                                                       : "<div class=\"wide\" tabindex=\"0\"><table>\n");
  if (block->text != NULL)
    append (out, "<caption>", block->text, "</caption>\n");
  if (block->columns != NULL)
    g_string_append (out, "<thead><tr>");
  for (guint i = 0; block->columns != NULL && i < block->columns->len; i++)
    {
      const BstReportColumn *column = &g_array_index (block->columns, BstReportColumn, i);
      append_cell (out, "th", column->align == BST_REPORT_END ? " scope=\"col\" class=\"end\"" : " scope=\"col\"",
                   column->title);
    }
  g_string_append (out, block->columns != NULL ? "</tr></thead>\n<tbody>\n" : "<tbody>\n");
  for (guint i = 0; i < n; i++)
    append_row (out, block, i, i >= n - block->n_totals, language);
  g_string_append (out, block->type == BST_BLOCK_FACTS ? "</tbody></table>\n" : "</tbody></table></div>\n");
}

static void
append_items (GString *out, const BstBlock *block)
{
  g_string_append (out, block->type == BST_BLOCK_PILLS ? "<ul class=\"pills\">" : "<ul>");
  for (guint i = 0; i < block->cells->len; i++)
    append (out, "<li>", g_ptr_array_index (block->cells, i), "</li>");
  g_string_append (out, "</ul>\n");
}

static void
append_heading (GString *out, const BstBlock *block)
{
  g_autofree char *before = g_strdup_printf ("<h%u>", block->level),
                  *after = g_strdup_printf ("</h%u>\n", block->level);

  append (out, before, block->text, after);
}

/* A picture of its own in the page: a report is one file. */
static void
append_chart (GString *out, const BstBlock *block, const char *language)
{
  g_autoptr (GBytes) svg = bst_chart_to_svg (block, language, 468);
  g_autofree char *data = g_base64_encode (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));

  append (out, "<figure><img alt=\"", block->text, "\" src=\"data:image/svg+xml;base64,");
  g_string_append_printf (out, "%s\"></figure>\n", data);
}

static void
append_block (GString *out, const BstBlock *block, const char *language)
{
  if (block->type == BST_BLOCK_HEADING)
    append_heading (out, block);
  else if (block->type == BST_BLOCK_TABLE || block->type == BST_BLOCK_FACTS)
    append_table (out, block, language);
  else if (block->type == BST_BLOCK_CHART)
    append_chart (out, block, language);
  else if (block->type == BST_BLOCK_LIST || block->type == BST_BLOCK_PILLS)
    append_items (out, block);
  else if (block->type == BST_BLOCK_PAGE_BREAK)
    g_string_append (out, "<div class=\"break\"></div>\n");
  else
    append (out,
            block->type == BST_BLOCK_KICKER ? "<p class=\"kicker\">"
            : block->type == BST_BLOCK_NOTE ? "<p class=\"note\">"
                                            : "<p>",
            block->text, "</p>\n");
}

/**
 * bst_report_to_html:
 *
 * Returns: (transfer full): the page; it never fails
 */
GBytes *
bst_report_to_html (const BstReport *report, GError **error)
{
  GString *out = g_string_new ("<!DOCTYPE html>\n");
  g_autoptr (GPtrArray) origin = bst_report_get_origin (report);
  g_autofree char *line = NULL;
  gsize length;

  g_ptr_array_add (origin, NULL);
  line = g_strjoinv (" · ", (char **) origin->pdata);
  append (out, "<html lang=\"", report->language, "\"><head><meta charset=\"utf-8\">\n");
  g_string_append (out, "<meta name=\"viewport\" content=\"width=device-width\">\n");
  append (out, "<title>", report->title, "</title>\n");
  g_string_append_printf (out, "<style>%s</style></head>\n", style);
  append (out, "<body><header><p>", line, "</p></header><main>\n");
  for (guint i = 0; i < report->blocks->len; i++)
    append_block (out, g_ptr_array_index (report->blocks, i), report->language);
  g_string_append (out, "</main></body></html>\n");
  length = out->len;
  return g_bytes_new_take (g_string_free_and_steal (out), length);
}
