/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-report.c - report: the yearly contribution report, to read, as a spreadsheet, and its calendar. */
#include "cli-export.h"
#include "bst-budget-document.h"
#include "bst-json.h"
#include "bst-report-file.h"
#include <string.h>

static const CliOption options[] = {
  CLI_REPORT_OPTIONS,
  { "output", 'o', N_ ("OUT"), N_ ("the report, .pdf, .odt, .html or .xlsx, or its calendar, .ics; it is replaced") },
  { "today", '\0', N_ ("DATE"), N_ ("the day of the report, as YYYY-MM-DD; without this option today") },
  { NULL },
};

static int
find_code (const char *const *codes, guint n, const char *text)
{
  for (guint i = 0; i < n; i++)
    if (g_ascii_strcasecmp (codes[i], text) == 0)
      return (int) i;
  return -1;
}

/* FALSE: said what was wrong. */
static gboolean
read_request (CliCall *call, const CliFile *file, BstBudgetReportRequest *request)
{
  const char *phase = cli_option (call, "phase"), *credit = cli_option (call, "credit");
  int at;

  request->phase = bst_budget_report_find_phase (file->plan, request->year);
  if (phase != NULL && (at = find_code (bst_budget_phase_codes, BST_N_BUDGET_PHASES, phase)) < 0)
    return cli_wrong (call, bst_text (NULL, N_ ("there is no phase “%s”; there are BO, BA, BA-JR and BU")), phase),
           FALSE;
  if (phase != NULL)
    request->phase = (BstBudgetPhase) at;
  if (credit != NULL && (at = find_code (bst_credit_codes, BST_N_CREDITS, credit)) < 0)
    return cli_wrong (call, bst_text (NULL, N_ ("there is no kind of credit “%s”; there are VAK, VEK and VRK")),
                      credit),
           FALSE;
  if (credit != NULL)
    request->credit = (BstCreditKind) at;
  return TRUE;
}

static GBytes *
render (const CliFile *file, const BstBudgetReportRequest *request, const char *out, GError **error)
{
  const BstReportFormat *format = bst_report_format_find (out);
  g_autoptr (BstReport) report = NULL;

  if (g_str_has_suffix (out, ".xlsx"))
    return bst_budget_workbook_new (file->plan, file->framework, request, error);
  if (g_str_has_suffix (out, ".ics"))
    return bst_budget_calendar_new (file->plan, file->framework, request->year, request->today);
  report = bst_budget_document_new (file->plan, file->framework, request);
  return format->render (report, error);
}

static gboolean
is_known_format (const char *out)
{
  return out != NULL
         && (g_str_has_suffix (out, ".xlsx") || g_str_has_suffix (out, ".ics") || bst_report_format_find (out) != NULL);
}

static int
run_report (CliCall *call)
{
  const char *out = cli_option (call, "output"), *day = cli_option (call, "today");
  BstBudgetReportRequest request = { .today = bst_date_today (), .public_only = cli_has (call, "public") };
  g_auto (CliFile) file = { 0 };
  g_autofree char *domain = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_known_format (out))
    return cli_wrong (call, "%s",
                      bst_text (NULL, N_ ("-o must name a file that ends in .pdf, .odt, .html, .xlsx or .ics")));
  if (!cli_has (call, "year"))
    return cli_wrong (call, "%s", bst_text (NULL, N_ ("say with --year which year is reported")));
  if (!cli_read_year (call, &request.year))
    return CLI_WRONG;
  if (day != NULL && !bst_date_read (day, &request.today))
    return cli_wrong (call,
                      bst_text (NULL, N_ ("“--today” must be an existing day, written as YYYY-MM-DD, and not “%s”")),
                      day);
  if (cli_file_read (cli_argument (call, 0), &file) != CLI_FINE || !read_request (call, &file, &request)
      || (cli_has (call, "domain") && (domain = cli_find_domain (call, &file)) == NULL))
    return CLI_WRONG;
  if (file.framework == NULL)
    return cli_wrong (call, "%s", bst_text (NULL, N_ ("the framework of this plan is not on this computer")));
  request.domain = domain;
  bytes = render (&file, &request, out, &error);
  if (bytes != NULL && cli_write_file (out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error))
    return CLI_FINE;
  cli_say ("%s: %s", out, error->message);
  return CLI_NO;
}

const CliCommand cli_report = {
  .name = "report",
  .arguments = N_ ("FILE --year Y [--domain D] -o OUT"),
  .summary = N_ ("writes the yearly report on the contributions"),
  .help = N_ (
      "Writes fourteen tables on one domain or on the whole plan, in the plan's language: amounts by domain and phase, from article to action, what was done, objectives, joint funding, classes, deviations, what lies outside the totals, checks and changes. Phases and kinds of credit are never added up.\n\nA document shows thousands of euros, each cell rounded by itself, with a row where that leaves a difference; the spreadsheet has one sheet a table and euros to the cent. OUT.ics gets the days of the yearly cycle."),
  .options = options,
  .min = 1,
  .max = 1,
  .run = run_report,
};
