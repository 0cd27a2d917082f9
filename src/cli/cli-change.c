/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-change.c - apply and diff: changes to a plan as text. */
#include "cli.h"
#include "bst-change-json.h"
#include "bst-comparison.h"
#include "bst-diff.h"
#include <string.h>

static gboolean
both_from_standard_input (CliCall *call)
{
  if (strcmp (cli_argument (call, 0), "-") != 0 || strcmp (cli_argument (call, 1), "-") != 0)
    return FALSE;
  cli_wrong (call, "%s", bst_text (NULL, N_ ("only one of the two can come from standard input")));
  return TRUE;
}

/* --- apply --------------------------------------------------------------------------------------------------- */

static const CliOption apply_options[] = {
  { "output", 'o', N_ ("OUT"), N_ ("write there and leave FILE as it is") },
  { "as-is", '\0', NULL, N_ ("also what the rules of the budget refuse to a person, as merging does") },
  { NULL },
};

/* Standard output is for the ids, unless the plan itself goes there. */
static void
print_ids (GPtrArray *ids, gboolean to_error)
{
  for (guint i = 0; i < ids->len; i++)
    if (to_error)
      cli_say ("%s", (const char *) g_ptr_array_index (ids, i));
    else
      cli_print ("%s\n", (const char *) g_ptr_array_index (ids, i));
}

static int
run_apply (CliCall *call)
{
  const char *path = cli_argument (call, 1), *out = cli_option (call, "output");
  g_auto (CliFile) file = { 0 };
  g_autofree char *changes = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gsize length;

  if (both_from_standard_input (call) || cli_file_read (cli_argument (call, 0), &file) != CLI_FINE
      || !cli_file_is_writable (&file) || (changes = cli_read (path, &length)) == NULL)
    return CLI_WRONG;
  if (cli_has (call, "as-is") ? !bst_changes_apply (file.plan, changes, length, ids, &error)
                              : !bst_changes_apply_by_person (file.plan, changes, length, ids, &error))
    {
      cli_say ("%s:%s", path, error->message);
      return error->code == BST_ERROR_SYNTAX ? CLI_WRONG : CLI_NO;
    }
  if (cli_file_write (&file, out) != CLI_FINE)
    return CLI_NO;
  print_ids (ids, strcmp (out != NULL ? out : file.path, "-") == 0);
  return CLI_FINE;
}

const CliCommand cli_apply = {
  .name = "apply",
  .arguments = N_ ("FILE TRANSACTIONS.json [-o OUT]"),
  .summary = N_ ("makes changes to a plan, all or none"),
  .help = N_ (
      "TRANSACTIONS.json is a list: [{\"label\": …, \"changes\": [{\"kind\", \"id\", \"op\", \"field\", \"value\"}]}]. “op” is add, remove or set. “field” is a field, LIST/ID or LIST/ID/FIELD: “title”, “milestones/m1”, “milestones/m1/date”; without it the change is about the record as a whole. “value” is as in the plan file; null unsets. What is added without an id gets one, which is printed.\n\nWhat a record refers to must be in the plan after each transaction, and what a rule of the budget refuses (bb.…, severity error) is refused with the reason. If anything fails, nothing is written and the exit status is 1."),
  .options = apply_options,
  .min = 2,
  .max = 2,
  .run = run_apply,
};

/* --- diff ---------------------------------------------------------------------------------------------------- */

static const CliOption diff_options[] = {
  { "json", '\0', NULL, N_ ("print what “apply” takes; this is what happens without this option too") },
  { "text", '\0', NULL, N_ ("print for people instead") },
  { NULL },
};

static void
print_value (GString *out, const char *sign, const char *text)
{
  if (*text == '\0')
    return;
  g_string_append_printf (out, "      %s ", sign);
  cli_wrap (out, text, 8, 8);
}

static void
print_record (const BstDifference *difference)
{
  static const char *const signs[] = { "+", "-", "*", "~" };
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *credits = bst_credits_describe (&difference->credits, NULL);

  g_string_append_printf (out, "%s %s: ", signs[difference->type], bst_text (NULL, bst_kinds[difference->kind].one));
  cli_wrap (out, difference->title, (guint) g_utf8_strlen (out->str, -1), 2);
  if (credits != NULL)
    {
      g_string_append (out, "    ");
      cli_wrap (out, credits, 4, 4);
    }
  for (guint i = 0; i < difference->fields->len; i++)
    {
      const BstFieldDifference *field = g_ptr_array_index (difference->fields, i);
      g_string_append (out, "    ");
      cli_wrap (out, field->label, 4, 4);
      print_value (out, "-", field->before.text);
      print_value (out, "+", field->after.text);
    }
  cli_print ("%s", out->str);
}

static void
print_money (const BstComparison *comparison)
{
  for (guint i = 0; i < comparison->money->len; i++)
    {
      const BstMoneyDifference *money = g_ptr_array_index (comparison->money, i);
      g_autofree char *before = bst_format_money (NULL, money->before), *after = bst_format_money (NULL, money->after);
      cli_print ("%s: %s \u2192 %s\n", money->label, before, after);
    }
}

/* As people read it: titles, money, dates; exact is the other form. */
static void
print_difference (const CliFile *from, const CliFile *to)
{
  BstWording before = { from->plan, from->framework, NULL }, after = { to->plan, to->framework, NULL };
  g_autoptr (BstComparison) comparison = bst_comparison_new (&before, &after, 0);
  g_autofree char *summary = bst_comparison_summary (comparison, NULL);
  guint page = G_MAXUINT;

  cli_print ("%s\n", summary);
  print_money (comparison);
  for (guint i = 0; i < comparison->differences->len; i++)
    {
      const BstDifference *difference = g_ptr_array_index (comparison->differences, i);
      if (difference->page != page)
        cli_print ("\n%s\n", bst_text (NULL, bst_comparison_pages[difference->page].title));
      page = difference->page;
      print_record (difference);
    }
}

static int
run_diff (CliCall *call)
{
  g_auto (CliFile) from = { 0 }, to = { 0 };
  g_autoptr (GString) out = g_string_new (NULL);

  if (cli_has (call, "json") && cli_has (call, "text"))
    return cli_wrong (call, "%s", bst_text (NULL, N_ ("choose one of --json and --text")));
  if (both_from_standard_input (call) || cli_file_read (cli_argument (call, 0), &from) != CLI_FINE
      || cli_file_read (cli_argument (call, 1), &to) != CLI_FINE)
    return CLI_WRONG;
  if (cli_has (call, "text"))
    {
      print_difference (&from, &to);
      return CLI_FINE;
    }
  if (!cli_file_is_writable (&from) || !cli_file_is_writable (&to))
    return CLI_WRONG; /* changes could not give the bytes of a format that is not known here */
  bst_diff_write (out, from.plan, to.plan);
  cli_print_exact (out->str);
  return CLI_FINE;
}

const CliCommand cli_diff = {
  .name = "diff",
  .arguments = N_ ("A B [--json | --text]"),
  .summary = N_ ("prints the changes that turn plan A into plan B"),
  .help = N_ (
      "Prints the changes that turn A into B, as “apply” takes them: applied to A they give B's bytes, and the changes of “diff B A” undo them. Lists change element by element. The exit status is 0, whether there are differences or not."),
  .options = diff_options,
  .min = 2,
  .max = 2,
  .run = run_diff,
};
