/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-export.c - export: records as a table; reports are in cli-export-report.c. */
#include "cli-export.h"
#include "bst-article-table.h"
#include "bst-export.h"
#include <string.h>

static const CliOption options[] = {
  { "what", '\0', N_ ("K"), N_ ("which records: actions (without this option), action-points, actors …; articles with their credits, links; or action-sheets, contribution, differences, report; of a session: minutes, report-back, session-summary, table-sheets, mindmap, network") },
  { "id", '\0', N_ ("ID[,ID…]"), N_ ("of action-sheets: only these, in this order; of a session: which one, without it the last") },
  { "before", '\0', N_ ("OTHER"), N_ ("of differences: the plan as it was, to compare FILE with") },
  { "tables", '\0', N_ ("N"), N_ ("of table-sheets: one for each of so many tables") },
  { "persons", '\0', NULL, N_ ("of minutes, mindmap and network: also the names of persons") },
  { "today", '\0', N_ ("DATE"), N_ ("of documents: the day to judge by, as YYYY-MM-DD; without this option today") },
  { "language", '\0', N_ ("L"), N_ ("of labels and choices; without it, the plan's") },
  CLI_REPORT_OPTIONS,
  { "output", 'o', N_ ("OUT"), N_ ("the table, .xlsx or .csv, a document, .pdf, .odt or .html, a drawing, .svg, .png or .pdf, or the calendar of sessions, .ics; it is replaced") },
  { NULL },
};

static gboolean
find_format (const char *path, BstTableFormat *ret_format)
{
  g_autofree char *lower = path != NULL ? g_ascii_strdown (path, -1) : g_strdup ("");

  *ret_format = g_str_has_suffix (lower, ".csv") ? BST_TABLE_CSV : BST_TABLE_XLSX;
  return g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".xlsx");
}

static const char *
find_language (CliCall *call, const CliFile *file)
{
  const char *own = bst_record_get_text (bst_plan_get_single (file->plan, BST_KIND_PLAN), "language"),
             *wanted = cli_option (call, "language");

  for (guint i = 0; bst_text_languages[i] != NULL; i++)
    if (g_strcmp0 (wanted != NULL ? wanted : own, bst_text_languages[i]) == 0)
      return bst_text_languages[i];
  return wanted == NULL ? "nl" : NULL;
}

/* "links" is what people call them; "article-records" are articles without their credits, by id. */
static int
find_kind (const char *what)
{
  if (g_strcmp0 (what, "links") == 0)
    return BST_KIND_BUDGET_LINKS;
  return g_strcmp0 (what, "article-records") == 0 ? BST_KIND_ARTICLES
                                                  : bst_kind_index (what != NULL ? what : "actions");
}

static int
run_export (CliCall *call)
{
  const char *out = cli_option (call, "output"), *what = cli_option (call, "what"), *language;
  int kind = find_kind (what);
  g_auto (CliFile) file = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  BstTableFormat format;

  if (cli_export_is_report (what))
    return cli_export_report (call);
  if (cli_export_is_map (what))
    return cli_export_map (call);
  if (g_strcmp0 (what, "sessions") == 0 && out != NULL && g_str_has_suffix (out, ".ics"))
    return cli_export_sessions (call);
  if (g_strcmp0 (what, "report") == 0)
    return cli_report.run (call);
  if (!find_format (out, &format))
    return cli_wrong (call, bst_text (NULL, N_ ("-o must name a file that ends in .xlsx or .csv")));
  if (kind < 0 || !bst_columns_can_exchange ((BstKindId) kind))
    return cli_wrong (call, bst_text (NULL, N_ ("there are no records “%s” to export")), what);
  if (cli_file_read (cli_argument (call, 0), &file) != CLI_FINE)
    return CLI_WRONG;
  if ((language = find_language (call, &file)) == NULL)
    return cli_wrong (call, bst_text (NULL, N_ ("--language is nl, en, fr or de")));
  if (g_strcmp0 (what, "articles") == 0)
    bytes = bst_article_table_new (file.plan, format, language, &error);
  else
    bytes = bst_export_table (file.plan, file.framework, (BstKindId) kind, NULL, format, language, &error);
  if (bytes != NULL && cli_write_file (out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error))
    return CLI_FINE;
  cli_say ("%s: %s", out, error->message);
  return CLI_NO;
}

const CliCommand cli_export = {
  .name = "export",
  .arguments = N_ ("FILE [--what K] [--id ID[,ID…]] -o OUT.{xlsx,csv,pdf,odt,html,svg,png,ics}"),
  .summary = N_ ("writes records as a table, documents to read, or the calendar of sessions"),
  .help = N_ (
      "Writes one row a record with its id, so that the table, edited in a spreadsheet program, comes back in with “import” and changes only what was edited. No cell is a formula: in a CSV file a text that begins like one has an apostrophe before it. Equal plans give equal bytes.\n\n“--what action-sheets” writes the sheet of each action as a document to read: what it is, why it deserves to grow and what it needs. Without --id, the sheets of the actions to scale up and of the new ones. It says the standing of the plan and the day. “--what contribution” writes what one policy domain contributes, with room to sign: of a contribution pack, or of the plan with --id con:DOMAIN:YEAR. “--what differences --before OTHER” writes what differs between two plans, as “diff --text” says it.\n\nOf a session: “minutes”, “report-back” (of each card what became of it), “session-summary” (one page) and “table-sheets” (A3, to write on); and two drawings, “mindmap” (what hinders and what helps, by cluster) and “network” (organisations, what they offer and ask, and where these meet). Cards that are confidential or were not shown are in none of them, names of persons only with --persons. “--what sessions -o OUT.ics” writes the sessions that have a date.\n\n“--what articles” writes one row a credit, in thousands of euros, that “import --kind articles” reads; “--what links” the budget links with their amounts in euros; “--what article-records” articles by id, without their credits. “--what report” with --year is what the command “report” writes."),
  .options = options,
  .min = 1,
  .max = 1,
  .run = run_export,
};
