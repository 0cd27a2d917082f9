/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-check.c - check: what the rules find, why it matters and how to mend it. */
#include "cli.h"
#include "bst-checker.h"
#include "bst-json.h"
#include <string.h>

static const CliOption options[] = {
  { "json", '\0', NULL, N_ ("print a list of findings as JSON") },
  { "strict", '\0', NULL, N_ ("exit status 1 when there are findings other than remarks") },
  { "rule", '\0', N_ ("RULE"), N_ ("only what this rule finds") },
  { "today", '\0', N_ ("DATE"), N_ ("the day to judge by, as YYYY-MM-DD; without this option today") },
  { NULL },
};

typedef struct {
  CliFile file;
  const char *rule; /* NULL: all */
  BstChecker *checker;
  guint n_open, n_set_aside, n_blocking;
} Check;

static const char *const severities[] = { "note", "advice", "error" };

static gboolean
is_wanted (const Check *check, const BstFinding *finding)
{
  return check->rule == NULL || strcmp (check->rule, finding->rule->id) == 0;
}

typedef void (*FindingsFunc) (Check *check, BstRecord *record, const GPtrArray *findings, gpointer data);

/* Calls func for each record with findings, kind by kind. */
static void
foreach_record (Check *check, FindingsFunc func, gpointer data)
{
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      BstCollection *collection = bst_plan_get_collection (check->file.plan, (BstKindId) kind);
      for (guint i = 0; i < bst_collection_get_n (collection); i++)
        {
          BstRecord *record = bst_collection_get (collection, i);
          const GPtrArray *findings = bst_checker_get_findings (check->checker, record->id);
          if (findings != NULL && findings->len > 0)
            func (check, record, findings, data);
        }
    }
}

static void
count_findings (Check *check, BstRecord *record, const GPtrArray *findings, gpointer unused)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const BstFinding *finding = g_ptr_array_index (findings, i);
      if (!is_wanted (check, finding))
        continue;
      check->n_set_aside += finding->is_set_aside;
      check->n_open += !finding->is_set_aside;
      check->n_blocking += !finding->is_set_aside && finding->rule->severity != BST_SEVERITY_NOTE;
    }
}

/* --- JSON ---------------------------------------------------------------------------------------------------- */

static JsonObject *
describe_finding (const BstFinding *finding)
{
  JsonObject *object = json_object_new ();
  const char *why = bst_finding_get_why (finding, NULL);
  g_autofree char *message = bst_finding_get_message (finding, NULL), *mend = bst_finding_get_mend (finding, NULL);

  json_object_set_string_member (object, "rule", finding->rule->id);
  json_object_set_string_member (object, "kind", bst_kinds[finding->kind].name);
  json_object_set_string_member (object, "id", finding->id);
  if (finding->field != NULL)
    json_object_set_string_member (object, "field", finding->field);
  else
    json_object_set_null_member (object, "field");
  json_object_set_string_member (object, "severity", severities[finding->rule->severity]);
  json_object_set_string_member (object, "message", message);
  json_object_set_string_member (object, "why", why);
  json_object_set_string_member (object, "mend", mend);
  json_object_set_boolean_member (object, "set-aside", finding->is_set_aside);
  if (finding->is_set_aside)
    json_object_set_string_member (object, "reason", finding->reason != NULL ? finding->reason : "");
  return object;
}

static void
collect_json (Check *check, BstRecord *record, const GPtrArray *findings, gpointer array)
{
  for (guint i = 0; i < findings->len; i++)
    if (is_wanted (check, g_ptr_array_index (findings, i)))
      json_array_add_object_element (array, describe_finding (g_ptr_array_index (findings, i)));
}

static void
print_json (Check *check)
{
  g_autoptr (JsonArray) all = json_array_new ();
  g_autoptr (JsonNode) node = NULL;

  foreach_record (check, collect_json, all);
  node = json_node_init_array (json_node_alloc (), all);
  cli_print_json (node);
}

/* --- Text ---------------------------------------------------------------------------------------------------- */

static const char *
severity_label (BstSeverity severity)
{
  switch (severity)
    {
    case BST_SEVERITY_NOTE:
      return bst_text (NULL, N_ ("Remark"));
    case BST_SEVERITY_ADVICE:
      return bst_text (NULL, N_ ("Advice"));
    default:
      return bst_text (NULL, N_ ("Error"));
    }
}

static void
append_part (GString *out, const char *label, const char *text)
{
  g_autofree char *line = NULL;

  if (text == NULL || *text == '\0')
    return;
  line = g_strdup_printf (bst_text (NULL, N_ ("%s: %s")), label, text);
  g_string_append (out, "      ");
  cli_wrap (out, line, 6, 8);
}

static void
append_finding (GString *out, const BstFinding *finding)
{
  const char *why = bst_finding_get_why (finding, NULL);
  g_autofree char *message = bst_finding_get_message (finding, NULL), *mend = bst_finding_get_mend (finding, NULL);
  g_autofree char *said =
      g_strdup_printf (bst_text (NULL, N_ ("%s: %s")), severity_label (finding->rule->severity), message);
  g_autofree char *line = g_strdup_printf ("%s [%s]", said, finding->rule->id);

  g_string_append (out, "  · ");
  cli_wrap (out, line, 4, 4);
  append_part (out, bst_text (NULL, N_ ("Why")), why);
  append_part (out, bst_text (NULL, N_ ("How to mend it")), mend);
}

static void
append_set_aside (GString *out, const BstFinding *finding)
{
  g_autofree char *message = bst_finding_get_message (finding, NULL);
  g_autofree char *line = g_strdup_printf ("%s [%s]", message, finding->rule->id);

  g_string_append (out, "  · ");
  cli_wrap (out, line, 4, 4);
  append_part (out, bst_text (NULL, N_ ("Not applicable, because")), finding->reason);
}

/* "O4 Senior work … (Older people)": codes start again in each phase. */
static char *
name_objective (Check *check, const char *id)
{
  const BstItem *item = check->file.framework != NULL ? bst_framework_find (check->file.framework, id) : NULL;
  const BstItem *phase =
      item != NULL && item->phase != NULL ? bst_framework_find (check->file.framework, item->phase) : NULL;
  g_autofree char *title = cli_title (&check->file, id);

  return phase != NULL ? g_strdup_printf ("%s (%s)", title, bst_item_get_short (phase, NULL))
                       : g_steal_pointer (&title);
}

/* "Action point: title", and the objective it serves below. */
static void
append_heading (GString *out, Check *check, BstRecord *record)
{
  g_autofree char *title = cli_record_title (&check->file, record);
  g_autofree char *line = g_strdup_printf (bst_text (NULL, N_ ("%s: %s")),
                                           bst_text (NULL, bst_kinds[bst_record_get_kind (record)].one), title);
  const BstField *field = bst_record_find_field (record, "objective");
  const char *objective =
      field != NULL && field->type == BST_FIELD_REF ? bst_record_get_text (record, "objective") : "";

  cli_wrap (out, line, 0, 2);
  if (*objective != '\0')
    {
      g_autofree char *name = name_objective (check, objective);
      g_string_append (out, "  ");
      cli_wrap (out, name, 2, 2);
    }
}

/* Those set aside, or those that are open, with a heading if there are any. */
static void
print_findings (Check *check, BstRecord *record, const GPtrArray *findings, gpointer set_aside)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean want_aside = set_aside != NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const BstFinding *finding = g_ptr_array_index (findings, i);
      if (!is_wanted (check, finding) || finding->is_set_aside != want_aside)
        continue;
      if (out->len == 0)
        append_heading (out, check, record);
      if (want_aside)
        append_set_aside (out, finding);
      else
        append_finding (out, finding);
    }
  if (out->len > 0)
    cli_print ("%s\n", out->str);
}

static void
print_count (const char *text, guint n)
{
  g_autofree char *number = bst_format_integer (NULL, n);
  g_autofree char *line = bst_text_fill (text, (const char *[]) { "n", number, NULL });

  cli_print ("%s\n", line);
}

static void
print_text (Check *check)
{
  foreach_record (check, print_findings, NULL);
  if (check->n_set_aside > 0)
    {
      cli_print ("%s\n\n", bst_text (NULL, N_ ("Set aside:")));
      foreach_record (check, print_findings, check);
    }
  print_count (bst_text_plural (NULL, "{n} finding", "{n} findings", check->n_open), check->n_open);
  if (check->n_set_aside > 0)
    print_count (bst_text_plural (NULL, "{n} finding set aside", "{n} findings set aside", check->n_set_aside),
                 check->n_set_aside);
}

/* --- The command --------------------------------------------------------------------------------------------- */

static int
refuse_rule (CliCall *call, const char *id)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_autofree char *all = NULL;

  for (const BstRule *rule = bst_rules_get (NULL); rule->id != NULL; rule++)
    g_strv_builder_add (builder, rule->id);
  ids = g_strv_builder_end (builder);
  all = g_strjoinv (", ", ids);
  return cli_wrong (call, bst_text (NULL, N_ ("there is no rule “%s”; there are %s")), id, all);
}

static int
run_check (CliCall *call)
{
  g_auto (CliFile) file = { 0 };
  Check check = { .rule = cli_option (call, "rule") };
  const char *day = cli_option (call, "today");
  gint64 today = bst_date_today ();
  g_autoptr (BstChecker) checker = NULL;

  if (day != NULL && !bst_date_read (day, &today))
    return cli_wrong (call,
                      bst_text (NULL, N_ ("“--today” must be an existing day, written as YYYY-MM-DD, and not “%s”")),
                      day);
  if (check.rule != NULL && bst_rules_find (check.rule) == NULL)
    return refuse_rule (call, check.rule);
  if (cli_file_read (cli_argument (call, 0), &file) != CLI_FINE)
    return CLI_WRONG;
  check.file = file;
  check.checker = checker = bst_checker_new (file.plan, file.framework);
  bst_checker_set_today (checker, today);
  foreach_record (&check, count_findings, NULL);
  if (cli_has (call, "json"))
    print_json (&check);
  else
    print_text (&check);
  return cli_has (call, "strict") && check.n_blocking > 0 ? CLI_NO : CLI_FINE;
}

const CliCommand cli_check = {
  .name = "check",
  .arguments = N_ ("FILE [--json] [--strict] [--rule RULE] [--today DATE]"),
  .summary = N_ ("says what the rules find in a plan, why it matters and how to mend it"),
  .help = N_ (
      "Findings advise: they stand in the way of nothing. They come with the record they are about, why they matter and how to mend them. What somebody set aside with a reason is listed apart. The exit status is 0, with --strict 1 when there are findings other than remarks."),
  .options = options,
  .min = 1,
  .max = 1,
  .run = run_check,
};
