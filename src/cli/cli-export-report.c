/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-export-report.c - what export writes to be read by people: one table of reports, each in every format of one. */
#include "cli-export.h"
#include "bst-action-sheet.h"
#include "bst-comparison-document.h"
#include "bst-contribution-document.h"
#include "bst-json.h"
#include "bst-map-picture.h"
#include "bst-pack.h"
#include "bst-report-file.h"
#include "bst-session-report.h"
#include "kinds/bst-action.h"
#include "kinds/bst-session.h"
#include <string.h>

typedef struct {
  CliFile *file;
  const char *const *ids; /* NULL: none were named */
  gint64 today;
  gint64 n_tables;
  gboolean with_persons;
  CliFile *before; /* NULL: none was named */
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

/* --- Sessions ------------------------------------------------------------------------------------------------------- */

/* The one that was named, or the last that was held. */
static const char *
choose_session (const Wish *wish)
{
  BstCollection *sessions = bst_plan_get_collection (wish->file->plan, BST_KIND_SESSIONS);
  BstRecord *last = NULL;

  if (wish->ids != NULL && wish->ids[0] != NULL)
    return wish->ids[0];
  for (guint i = 0; i < bst_collection_get_n (sessions); i++)
    {
      BstRecord *session = bst_collection_get (sessions, i);
      gint64 date = BST_SESSION (session)->date;
      if (date <= wish->today && !BST_SESSION (session)->cancelled && (last == NULL || date > BST_SESSION (last)->date))
        last = session;
    }
  return last != NULL ? last->id : NULL;
}

static BstReport *
make_of_session (const Wish *wish,
                 BstReport *(*make) (BstPlan *plan, BstFramework *framework, const BstSessionWish *wish))
{
  const BstSessionWish of_session = {
    .session = choose_session (wish),
    .today = wish->today,
    .n_tables = (guint) wish->n_tables,
    .with_persons = wish->with_persons,
  };

  return make (wish->file->plan, wish->file->framework, &of_session);
}

static BstReport *
make_minutes (const Wish *wish)
{
  return make_of_session (wish, bst_session_minutes_new);
}

static BstReport *
make_report_back (const Wish *wish)
{
  return make_of_session (wish, bst_session_report_back_new);
}

static BstReport *
make_summary (const Wish *wish)
{
  return make_of_session (wish, bst_session_summary_new);
}

static BstReport *
make_sheets (const Wish *wish)
{
  return make_of_session (wish, bst_session_sheets_new);
}

/* --- Contributions ------------------------------------------------------------------------------------------------------ */

/* Of a pack, or of the one that was named; NULL: neither, and nothing can be made. */
static BstReport *
make_contribution (const Wish *wish)
{
  BstPlan *plan = wish->file->plan;
  g_autoptr (BstPack) pack = bst_plan_is_pack (plan) ? bst_pack_read_plan (plan, wish->file->path, NULL) : NULL;
  BstRecord *record =
      wish->ids != NULL && wish->ids[0] != NULL ? bst_plan_find (plan, BST_KIND_CONTRIBUTIONS, wish->ids[0]) : NULL;
  BstAsked asked = { .plan = plan, .framework = wish->file->framework, .today = wish->today };

  if (record != NULL)
    {
      asked.domain = BST_CONTRIBUTION (record)->domain;
      asked.year = BST_CONTRIBUTION (record)->year;
    }
  else if (pack != NULL)
    {
      asked.domain = pack->domain;
      asked.year = pack->year;
    }
  return asked.domain != NULL ? bst_contribution_document_new (&asked) : NULL;
}

/* --- Differences ---------------------------------------------------------------------------------------------------------- */

/* From another plan to this one, in the language of this one as every document. */
static BstReport *
make_differences (const Wish *wish)
{
  const char *language = bst_record_get_text (bst_plan_get_single (wish->file->plan, BST_KIND_PLAN), "language");
  BstWording before = { wish->before->plan, wish->before->framework, language },
             after = { wish->file->plan, wish->file->framework, language };
  g_autoptr (BstComparison) comparison = bst_comparison_new (&before, &after, 0);
  g_autofree char *name_before = g_filename_display_basename (wish->before->path),
                  *name_after = g_filename_display_basename (wish->file->path);
  const BstComparisonDocument of = {
    .comparison = comparison,
    .plan = wish->file->plan,
    .language = language,
    .before = name_before,
    .after = name_after,
    .today = wish->today,
  };

  return bst_comparison_document_new (&of);
}

static const Maker makers[] = {
  { "action-sheets", make_action_sheets },
  { "contribution", make_contribution },
  { "differences", make_differences },
  { "minutes", make_minutes },
  { "report-back", make_report_back },
  { "session-summary", make_summary },
  { "table-sheets", make_sheets },
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
  g_autoptr (GBytes) bytes = report != NULL ? format->render (report, &error) : NULL;

  if (report == NULL)
    {
      cli_say (bst_text (NULL, N_ ("%s: name a contribution with --id, such as con:bd.werk:2027")), wish->file->path);
      return CLI_WRONG;
    }
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

gboolean
cli_export_is_map (const char *what)
{
  return g_strcmp0 (what, "mindmap") == 0 || g_strcmp0 (what, "network") == 0;
}

/* FALSE: it is no number of tables, which has been said. */
static gboolean
read_tables (CliCall *call, gint64 *ret_n)
{
  const char *text = cli_option (call, "tables");

  if (text == NULL || g_ascii_string_to_signed (text, 10, 1, 200, ret_n, NULL))
    return TRUE;
  cli_wrong (call, "%s", bst_text (NULL, N_ ("--tables is a number from 1 to 200")));
  return FALSE;
}

/* The days and hours of the sessions, for a calendar program. */
int
cli_export_sessions (CliCall *call)
{
  const char *out = cli_option (call, "output"), *day = cli_option (call, "today");
  g_auto (CliFile) file = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 today = bst_date_today ();

  if (day != NULL && !bst_date_read (day, &today))
    return cli_wrong (call,
                      bst_text (NULL, N_ ("“--today” must be an existing day, written as YYYY-MM-DD, and not “%s”")),
                      day);
  if (cli_file_read (cli_argument (call, 0), &file) != CLI_FINE)
    return CLI_WRONG;
  bytes = bst_sessions_calendar_new (file.plan, file.framework, today);
  if (cli_write_file (out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error))
    return CLI_FINE;
  cli_say ("%s: %s", out, error->message);
  return CLI_NO;
}

/* A mind map or network of a session. */
int
cli_export_map (CliCall *call)
{
  const char *out = cli_option (call, "output"), *day = cli_option (call, "today"), *id = cli_option (call, "id"),
             *session;
  const BstMapFormat *format = bst_map_format_find (out);
  g_auto (GStrv) ids = id != NULL ? g_strsplit (id, ",", -1) : NULL;
  g_auto (CliFile) file = { 0 };
  Wish wish = { &file, (const char *const *) ids, bst_date_today (), 0, cli_has (call, "persons"), NULL };
  g_autoptr (BstMapPicture) picture = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (format == NULL)
    return cli_wrong (call, bst_text (NULL, N_ ("-o must name a file that ends in .svg, .png or .pdf")));
  if (day != NULL && !bst_date_read (day, &wish.today))
    return cli_wrong (call,
                      bst_text (NULL, N_ ("“--today” must be an existing day, written as YYYY-MM-DD, and not “%s”")),
                      day);
  if (cli_file_read (cli_argument (call, 0), &file) != CLI_FINE || !know_ids (&wish))
    return CLI_WRONG;
  session = choose_session (&wish);
  if (session == NULL || bst_plan_find (file.plan, BST_KIND_SESSIONS, session) == NULL)
    return cli_wrong (call, bst_text (NULL, N_ ("there is no session to draw")));
  picture = bst_map_picture_new (file.plan, session,
                                 strcmp (cli_option (call, "what"), "mindmap") == 0 ? BST_MAP_MIND : BST_MAP_NETWORK,
                                 wish.with_persons, wish.today);
  bytes = format->render (picture, &error);
  if (bytes != NULL && cli_write_file (out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error))
    return CLI_FINE;
  cli_say ("%s: %s", out, error->message);
  return CLI_NO;
}

/* FALSE: what to compare with was not named, or cannot be read, which has been said. */
static gboolean
read_before (CliCall *call, const Maker *maker, CliFile *ret_before)
{
  const char *path = cli_option (call, "before");

  if (maker->make != make_differences)
    return TRUE;
  if (path != NULL)
    return cli_file_read (path, ret_before) == CLI_FINE;
  cli_wrong (call, "%s", bst_text (NULL, N_ ("name with --before the plan to compare with")));
  return FALSE;
}

/* What --what names is known. */
int
cli_export_report (CliCall *call)
{
  const Maker *maker = find_maker (cli_option (call, "what"));
  const char *out = cli_option (call, "output"), *day = cli_option (call, "today"), *id = cli_option (call, "id");
  const BstReportFormat *format = out != NULL ? bst_report_format_find (out) : NULL;
  g_auto (GStrv) ids = id != NULL ? g_strsplit (id, ",", -1) : NULL;
  g_auto (CliFile) file = { 0 }, before = { 0 };
  Wish wish = { &file, (const char *const *) ids, bst_date_today (), 0, cli_has (call, "persons"), &before };

  if (format == NULL)
    return cli_wrong (call, bst_text (NULL, N_ ("-o must name a file that ends in .pdf, .odt or .html")));
  if (day != NULL && !bst_date_read (day, &wish.today))
    return cli_wrong (call,
                      bst_text (NULL, N_ ("“--today” must be an existing day, written as YYYY-MM-DD, and not “%s”")),
                      day);
  if (!read_tables (call, &wish.n_tables) || !read_before (call, maker, &before)
      || cli_file_read (cli_argument (call, 0), &file) != CLI_FINE || !know_ids (&wish))
    return CLI_WRONG;
  return write_report (&wish, maker, format, out);
}
