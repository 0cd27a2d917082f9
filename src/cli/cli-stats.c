/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-stats.c - stats: what there is to count in a plan and its framework. */
#include "cli-stats.h"
#include "bst-coverage.h"
#include "bst-gap-work.h"
#include "kinds/bst-action-point.h"
#include <string.h>

static const CliOption options[] = {
  { "json", '\0', NULL, N_ ("print the counts as JSON") },
  { NULL },
};

/* name: in the JSON, which scripts depend on; list: of the framework's file. */
static const struct {
  const char *name, *list, *label;
} lists[] = {
  { "phases", "phases", N_ ("Life phases") },
  { "strategic-objectives", "strategic-objectives", N_ ("Strategic objectives") },
  { "strategic-sub-objectives", "strategic-sub-objectives", N_ ("Strategic sub-objectives") },
  { "operational-objectives", "operational-objectives", N_ ("Operational objectives") },
  { "operational-sub-objectives", "operational-sub-objectives", N_ ("Operational sub-objectives") },
  { "vulnerable-groups", "groups", N_ ("Vulnerable groups") },
  { "indicators", "indicators", N_ ("Indicators") },
  { "settings", "settings", N_ ("Settings") },
  { "policy-domains", "policy-domains", N_ ("Policy domains") },
};

typedef struct {
  CliFile file;
  BstChecker *checker;
  BstCoverage *coverage; /* NULL without the framework, as the portfolio */
  BstPortfolio *portfolio;
  BstPhaseCounts all;    /* over the phases */
} Stats;

static guint
count_list (const Stats *stats, const char *list)
{
  return stats->file.framework != NULL ? bst_framework_get_list (stats->file.framework, list)->len : 0;
}

static guint
count_kind (const Stats *stats, BstKindId kind)
{
  return bst_collection_get_n (bst_plan_get_collection (stats->file.plan, kind));
}

static const BstEnumValue *
get_statuses (void)
{
  return bst_kind_get_field (BST_KIND_ACTION_POINTS, "status")->values;
}

static void
count_phases (Stats *stats)
{
  GPtrArray *phases = bst_framework_get_list (stats->file.framework, "phases");

  for (guint i = 0; i < phases->len; i++)
    {
      BstPhaseCounts one =
          bst_coverage_get_phase (stats->coverage, ((const BstItem *) g_ptr_array_index (phases, i))->id);
      stats->all.n_objectives += one.n_objectives;
      stats->all.n_with_points += one.n_with_points;
      stats->all.n_points += one.n_points;
    }
}

static void
count (Stats *stats)
{
  if (stats->file.framework == NULL)
    return;
  stats->checker = bst_checker_new (stats->file.plan, stats->file.framework);
  bst_checker_set_today (stats->checker, bst_date_today ());
  stats->coverage = bst_coverage_new (stats->file.plan, stats->file.framework, stats->checker);
  stats->portfolio = bst_portfolio_new (stats->file.plan, stats->file.framework, bst_date_today ());
  while (bst_checker_step (stats->checker, 1000))
    ;
  count_phases (stats);
}

/* --- JSON ---------------------------------------------------------------------------------------------------- */

static JsonObject *
describe_framework (const Stats *stats)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    json_object_set_int_member (object, lists[i].name, count_list (stats, lists[i].list));
  return object;
}

static JsonObject *
describe_records (const Stats *stats)
{
  JsonObject *object = json_object_new ();

  for (int kind = 0; kind < BST_N_KINDS; kind++)
    if (!(bst_kinds[kind].flags & BST_KIND_SINGLETON))
      json_object_set_int_member (object, bst_kinds[kind].name, count_kind (stats, (BstKindId) kind));
  return object;
}

static guint
count_status (const Stats *stats, gint64 status)
{
  BstCollection *points = bst_plan_get_collection (stats->file.plan, BST_KIND_ACTION_POINTS);
  guint n = 0;

  for (guint i = 0; i < bst_collection_get_n (points); i++)
    n += BST_ACTION_POINT (bst_collection_get (points, i))->status == status;
  return n;
}

static JsonObject *
describe_statuses (const Stats *stats)
{
  JsonObject *object = json_object_new ();
  const BstEnumValue *statuses = get_statuses ();

  for (gint64 i = 0; statuses[i].name != NULL; i++)
    json_object_set_int_member (object, statuses[i].name, count_status (stats, i));
  return object;
}

static JsonObject *
describe_totals (const Stats *stats)
{
  JsonObject *object = json_object_new ();
  BstCounts total = bst_coverage_get_total (stats->coverage);

  json_object_set_int_member (object, "action-points", total.n_points);
  json_object_set_int_member (object, "smart", total.n_smart);
  json_object_set_int_member (object, "late", total.n_late);
  json_object_set_int_member (object, "actions", total.n_actions);
  json_object_set_int_member (object, "findings", bst_checker_get_n_findings (stats->checker, BST_KIND_ACTION_POINTS));
  json_object_set_int_member (object, "operational-objectives", stats->all.n_objectives);
  json_object_set_int_member (object, "operational-objectives-with-action-points", stats->all.n_with_points);
  return object;
}

static JsonObject *
describe_phases (const Stats *stats)
{
  JsonObject *object = json_object_new ();
  GPtrArray *phases = bst_framework_get_list (stats->file.framework, "phases");

  for (guint i = 0; i < phases->len; i++)
    {
      const char *id = ((const BstItem *) g_ptr_array_index (phases, i))->id;
      BstPhaseCounts one = bst_coverage_get_phase (stats->coverage, id);
      JsonObject *phase = json_object_new ();
      json_object_set_int_member (phase, "operational-objectives", one.n_objectives);
      json_object_set_int_member (phase, "operational-objectives-with-action-points", one.n_with_points);
      json_object_set_int_member (phase, "action-points", one.n_points);
      json_object_set_object_member (object, id, phase);
    }
  return object;
}

/* In the order of the readings: what is out of scope or stopped counts under advice alone. */
static JsonObject *
describe_names (const BstAppraisalName *names, const guint *counts, guint n)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < n; i++)
    json_object_set_int_member (object, names[i].name, counts[i]);
  return object;
}

static JsonObject *
describe_portfolio (const Stats *stats)
{
  const BstPortfolioTotals *totals = bst_portfolio_get_totals (stats->portfolio);
  const BstEnumValue *roles = bst_kind_get_field (BST_KIND_ACTIONS, "kind")->values;
  g_autoptr (GPtrArray) candidates =
      bst_gap_candidates (stats->file.plan, stats->file.framework, stats->portfolio, NULL);
  JsonObject *object = json_object_new (), *by_role = json_object_new ();

  json_object_set_int_member (object, "actions", totals->n_actions);
  json_object_set_object_member (object, "quality",
                                 describe_names (bst_quality_names, totals->n_quality, BST_N_QUALITIES));
  json_object_set_object_member (object, "reach", describe_names (bst_reach_names, totals->n_reach, BST_N_REACHES));
  for (guint i = 0; roles[i].name != NULL; i++)
    json_object_set_int_member (by_role, roles[i].name, totals->n_role[i]);
  json_object_set_object_member (object, "role", by_role);
  json_object_set_object_member (object, "advice", describe_names (bst_advice_names, totals->n_advice, BST_N_ADVICES));
  json_object_set_int_member (object, "self-declared", totals->n_self_declared);
  json_object_set_int_member (object, "gap-candidates", candidates->len);
  return object;
}

static void
print_json (const Stats *stats)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = NULL;

  json_object_set_object_member (object, "framework", describe_framework (stats));
  json_object_set_object_member (object, "records", describe_records (stats));
  json_object_set_object_member (object, "statuses", describe_statuses (stats));
  if (stats->coverage != NULL)
    {
      json_object_set_object_member (object, "totals", describe_totals (stats));
      json_object_set_object_member (object, "phases", describe_phases (stats));
      json_object_set_object_member (object, "portfolio", describe_portfolio (stats));
      json_object_set_object_member (object, "budget", cli_stats_describe_budget (&stats->file));
    }
  node = json_node_init_object (json_node_alloc (), object);
  cli_print_json (node);
}

/* --- Text ---------------------------------------------------------------------------------------------------- */

static void
print_row (const char *label, guint n)
{
  g_autoptr (GString) out = g_string_new ("  ");
  g_autofree char *number = bst_format_integer (NULL, n);
  glong n_label = g_utf8_strlen (label, -1), n_number = g_utf8_strlen (number, -1);

  cli_pad (out, label, (guint) MAX (n_label, 52 - n_number));
  cli_print ("%s %s\n", out->str, number);
}

static void
print_records (const Stats *stats)
{
  gboolean any = FALSE;

  cli_print ("\n%s\n", bst_text (NULL, N_ ("In the plan")));
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    if (!(bst_kinds[kind].flags & BST_KIND_SINGLETON) && count_kind (stats, (BstKindId) kind) > 0)
      {
        print_row (bst_text (NULL, bst_kinds[kind].many), count_kind (stats, (BstKindId) kind));
        any = TRUE;
      }
  if (!any)
    cli_print ("  %s\n", bst_text (NULL, N_ ("nothing yet")));
}

static void
print_points (const Stats *stats)
{
  const BstEnumValue *statuses = get_statuses ();
  BstCounts total = stats->coverage != NULL ? bst_coverage_get_total (stats->coverage) : (BstCounts) { 0 };

  if (count_kind (stats, BST_KIND_ACTION_POINTS) == 0)
    return;
  cli_print ("\n%s\n", bst_text (NULL, N_ ("Action points by status")));
  for (gint64 i = 0; statuses[i].name != NULL; i++)
    if (count_status (stats, i) > 0)
      print_row (bst_text (NULL, statuses[i].label), count_status (stats, i));
  if (stats->coverage == NULL)
    return;
  cli_print ("\n%s\n", bst_text (NULL, N_ ("Action points, the stopped ones left out")));
  print_row (bst_text (NULL, N_ ("In all")), total.n_points);
  print_row (bst_text (NULL, N_ ("SMART")), total.n_smart);
  print_row (bst_text (NULL, N_ ("Late")), total.n_late);
}

static void
print_names (const char *heading, const BstAppraisalName *names, const guint *counts, guint n)
{
  cli_print ("\n%s\n", heading);
  for (guint i = 0; i < n; i++)
    if (counts[i] > 0)
      print_row (bst_text (NULL, names[i].label), counts[i]);
}

static void
print_portfolio (const Stats *stats)
{
  const BstPortfolioTotals *totals = bst_portfolio_get_totals (stats->portfolio);

  if (totals->n_actions == 0)
    return;
  print_names (bst_text (NULL, N_ ("Actions by quality")), bst_quality_names, totals->n_quality, BST_N_QUALITIES);
  print_names (bst_text (NULL, N_ ("Actions by reach")), bst_reach_names, totals->n_reach, BST_N_REACHES);
  print_names (bst_text (NULL, N_ ("Actions by advice")), bst_advice_names, totals->n_advice, BST_N_ADVICES);
}

static void
print_coverage (const Stats *stats)
{
  GPtrArray *phases = bst_framework_get_list (stats->file.framework, "phases");

  cli_print ("\n%s\n", bst_text (NULL, N_ ("Operational objectives with action points")));
  for (guint i = 0; i < phases->len; i++)
    {
      const BstItem *phase = g_ptr_array_index (phases, i);
      BstPhaseCounts one = bst_coverage_get_phase (stats->coverage, phase->id);
      g_autofree char *with = bst_format_integer (NULL, one.n_with_points),
                      *all = bst_format_integer (NULL, one.n_objectives);
      g_autofree char *text =
          bst_text_fill (bst_text (NULL, N_ ("{n} of {all}")), (const char *[]) { "n", with, "all", all, NULL });
      g_autoptr (GString) out = g_string_new ("  ");
      cli_pad (out, bst_item_get_short (phase, NULL), (guint) (52 - MIN (51, g_utf8_strlen (text, -1))));
      cli_print ("%s %s\n", out->str, text);
    }
}

static void
print_text (const Stats *stats)
{
  const BstFramework *framework = stats->file.framework;

  cli_print ("%s\n", bst_record_get_text (bst_plan_get_single (stats->file.plan, BST_KIND_PLAN), "title"));
  if (framework != NULL)
    {
      cli_print ("\n%s %s\n", bst_framework_get_title (stats->file.framework, NULL),
                 bst_framework_get_version (stats->file.framework));
      for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
        print_row (bst_text (NULL, lists[i].label), count_list (stats, lists[i].list));
    }
  print_records (stats);
  print_points (stats);
  if (framework != NULL)
    {
      print_portfolio (stats);
      print_coverage (stats);
    }
}

static void
say_no_framework (const CliFile *file)
{
  BstRecord *reference = bst_plan_get_single (file->plan, BST_KIND_FRAMEWORK);

  cli_say (bst_text (NULL, N_ ("%s: the framework “%s” %s is not on this computer: what depends on it is left out")),
           file->path, bst_record_get_text (reference, "id"), bst_record_get_text (reference, "version"));
}

static int
run_stats (CliCall *call)
{
  g_auto (CliFile) file = { 0 };
  Stats stats = { 0 };

  if (cli_file_read (cli_argument (call, 0), &file) != CLI_FINE)
    return CLI_WRONG;
  stats.file = file;
  if (file.framework == NULL)
    say_no_framework (&file);
  count (&stats);
  if (cli_has (call, "json"))
    print_json (&stats);
  else
    print_text (&stats);
  g_clear_object (&stats.portfolio);
  g_clear_object (&stats.coverage);
  g_clear_object (&stats.checker);
  return CLI_FINE;
}

const CliCommand cli_stats = {
  .name = "stats",
  .arguments = N_ ("FILE [--json]"),
  .summary = N_ ("counts what is in a plan and its framework"),
  .help = N_ (
      "Counts the framework's objectives, groups and indicators, the plan's records by kind, its action points by status, how many are SMART or late, how its actions read and what the advice is, and for how many operational objectives there are action points."),
  .options = options,
  .min = 1,
  .max = 1,
  .run = run_stats,
};
