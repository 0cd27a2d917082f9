/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-export-report.c - what export writes to be read by people: one table of reports, each in every format of one. */
#include "cli-export.h"
#include "bst-action-sheet.h"
#include "bst-json.h"
#include "bst-report-file.h"
#include "kinds/bst-action.h"
#include <string.h>

typedef struct {
  CliFile *file;
  const char *const *ids; /* NULL: none were named */
  gint64 today;
} Wish;

typedef struct {
  const char *what;
  BstReport *(*make) (const Wish *wish);
} Maker;

/* Who names none gets the sheets that the portfolio is about: of what is to be scaled up, and of what is new. */
static GStrv
choose_actions (const Wish *wish)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  BstCollection *actions = bst_plan_get_collection (wish->file->plan, BST_KIND_ACTIONS);
  g_autoptr (BstCriteria) criteria = NULL;

  if (wish->ids != NULL)
    return g_strdupv ((char **) wish->ids);
  if (wish->file->framework != NULL)
    criteria = bst_criteria_new (wish->file->plan, wish->file->framework, NULL, wish->today);
  for (guint i = 0; i < bst_collection_get_n (actions); i++)
    {
      BstRecord *action = bst_collection_get (actions, i);
      BstAppraisal appraisal = { 0 };
      if (criteria != NULL)
        bst_appraise (wish->file->framework, criteria, action, &appraisal);
      if (BST_ACTION (action)->kind == BST_ACTION_NEW || (criteria != NULL && appraisal.advice == BST_ADVICE_SCALE_UP))
        g_strv_builder_add (builder, action->id);
    }
  return g_strv_builder_end (builder);
}

static BstReport *
make_action_sheets (const Wish *wish)
{
  g_auto (GStrv) ids = choose_actions (wish);

  return bst_action_sheet_new (wish->file->plan, wish->file->framework, (const char *const *) ids, wish->today);
}

static const Maker makers[] = {
  { "action-sheets", make_action_sheets },
};

static const Maker *
find_maker (const char *what)
{
  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    if (g_strcmp0 (what, makers[i].what) == 0)
      return &makers[i];
  return NULL;
}

/* FALSE: one of them is not there, which has been said. */
static gboolean
know_ids (const Wish *wish)
{
  gboolean known = TRUE;

  for (const char *const *id = wish->ids; id != NULL && *id != NULL; id++)
    if (bst_plan_find_any (wish->file->plan, *id) == NULL)
      {
        cli_say (bst_text (NULL, N_ ("%s: there is no record “%s”")), wish->file->path, *id);
        known = FALSE;
      }
  return known;
}

static int
write_report (const Wish *wish, const Maker *maker, const BstReportFormat *format, const char *out)
{
  g_autoptr (BstReport) report = maker->make (wish);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = format->render (report, &error);

  if (bytes != NULL && cli_write_file (out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error))
    return CLI_FINE;
  cli_say ("%s: %s", out, error->message);
  return CLI_NO;
}

gboolean
cli_export_is_report (const char *what)
{
  return find_maker (what) != NULL;
}

/* What --what names is known. */
int
cli_export_report (CliCall *call)
{
  const Maker *maker = find_maker (cli_option (call, "what"));
  const char *out = cli_option (call, "output"), *day = cli_option (call, "today"), *id = cli_option (call, "id");
  const BstReportFormat *format = out != NULL ? bst_report_format_find (out) : NULL;
  g_auto (GStrv) ids = id != NULL ? g_strsplit (id, ",", -1) : NULL;
  g_auto (CliFile) file = { 0 };
  Wish wish = { &file, (const char *const *) ids, bst_date_today () };

  if (format == NULL)
    return cli_wrong (call, bst_text (NULL, N_ ("-o must name a file that ends in .pdf, .odt or .html")));
  if (day != NULL && !bst_date_read (day, &wish.today))
    return cli_wrong (call,
                      bst_text (NULL, N_ ("“--today” must be an existing day, written as YYYY-MM-DD, and not “%s”")),
                      day);
  if (cli_file_read (cli_argument (call, 0), &file) != CLI_FINE || !know_ids (&wish))
    return CLI_WRONG;
  return write_report (&wish, maker, format, out);
}
