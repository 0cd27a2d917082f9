/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-plan.c - new, validate and canonical: plan files as a whole. */
#include "cli.h"
#include "bst-create.h"
#include "bst-reader.h"
#include "bst-schema.h"
#include "bst-writer.h"
#include <string.h>

/* --- new ----------------------------------------------------------------------------------------------------- */

static const CliOption new_options[] = {
  { "framework", '\0', N_ ("ID"), N_ ("the framework to start from; without this option “ggb”") },
  { "title", '\0', N_ ("TITLE"), N_ ("title of the plan; without this option the framework's") },
  { "language", '\0', N_ ("LANGUAGE"), N_ ("language the plan is written in; without this option the framework's") },
  { NULL },
};

static gboolean
is_language (const char *language)
{
  return g_strv_contains (bst_text_languages, language);
}

static int
run_new (CliCall *call)
{
  const char *path = cli_argument (call, 0), *id = cli_option (call, "framework"),
             *language = cli_option (call, "language");
  g_autoptr (GError) error = NULL;
  g_autoptr (BstFramework) framework = NULL;
  g_auto (CliFile) file = { 0 };

  if (language != NULL && !is_language (language))
    return cli_wrong (call, bst_text (NULL, N_ ("“%s” is no language of a plan; there are nl, en, fr and de")),
                      language);
  if (strcmp (path, "-") != 0 && g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    {
      cli_say (bst_text (NULL, N_ ("%s: this file is there already; choose another name")), path);
      return CLI_WRONG;
    }
  framework = bst_framework_get (id != NULL ? id : "ggb", NULL, &error);
  if (framework == NULL)
    {
      cli_say ("bouwstenen-cli new: %s", error->message);
      return CLI_WRONG;
    }
  cli_file_take_plan (&file, path, bst_plan_create (framework, cli_option (call, "title"), language));
  return cli_file_write (&file, NULL);
}

const CliCommand cli_new = {
  .name = "new",
  .arguments = N_ ("[--framework ID] [--title TITLE] FILE"),
  .summary = N_ ("makes a plan from a framework"),
  .help = N_ (
      "Makes a plan that works with a framework: its life phases, objectives, groups and indicators. A FILE that is there already is refused."),
  .options = new_options,
  .min = 1,
  .max = 1,
  .run = run_new,
};

/* --- validate ------------------------------------------------------------------------------------------------ */

static int
validate_one (const char *path)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_problem_free);
  g_auto (CliFile) file = { 0 };
  gsize length;
  g_autofree char *data = cli_read (path, &length);
  BstPlan *plan;

  if (data == NULL)
    return CLI_WRONG;
  plan = bst_plan_read_with_remarks (data, length, problems);
  cli_say_problems (path, problems);
  if (plan == NULL)
    return CLI_NO;
  cli_file_take_plan (&file, path, plan);
  return cli_file_is_writable (&file) ? CLI_FINE : CLI_NO;
}

static int
run_validate (CliCall *call)
{
  int worst = CLI_FINE;

  for (guint i = 0; i < call->arguments->len; i++)
    {
      int status = validate_one (cli_argument (call, i));
      worst = MAX (worst, status);
    }
  return worst;
}

const CliCommand cli_validate = {
  .name = "validate",
  .arguments = N_ ("FILE…"),
  .summary = N_ ("looks whether files are plans, and says every problem with its place"),
  .help = N_ (
      "Reads each FILE strictly and looks whether every reference leads somewhere. Says nothing about a good plan. Each problem is a line FILE:LINE:COLUMN: message on standard error, with what to do about it. What is strange and yet accepted is a remark: references that lead round in a circle, or to an item that the framework does not have. Exit status: 0 all are plans, 1 one is not, 2 one could not be read."),
  .min = 1,
  .max = G_MAXUINT,
  .run = run_validate,
};

/* --- canonical ----------------------------------------------------------------------------------------------- */

static const CliOption canonical_options[] = {
  { "output", 'o', N_ ("OUT"), N_ ("write there and leave FILE as it is") },
  { NULL },
};

static int
run_canonical (CliCall *call)
{
  g_auto (CliFile) file = { 0 };

  if (cli_file_read (cli_argument (call, 0), &file) != CLI_FINE || !cli_file_is_writable (&file))
    return CLI_WRONG;
  return cli_file_write (&file, cli_option (call, "output"));
}

const CliCommand cli_canonical = {
  .name = "canonical",
  .arguments = N_ ("FILE [-o OUT]"),
  .summary = N_ ("writes a plan the one way there is, so that equal plans are equal files"),
  .help = N_ (
      "Writes the plan with its members in fixed order, records by id and nothing superfluous. A file that is canonical already is left alone. The workbench writes canonical files itself; this is for files that came from elsewhere."),
  .options = canonical_options,
  .min = 1,
  .max = 1,
  .run = run_canonical,
};

/* --- schema -------------------------------------------------------------------------------------------------- */

static int
run_schema (CliCall *call)
{
  g_autofree char *text = bst_schema_make (NULL);

  cli_print_exact (text);
  return CLI_FINE;
}

const CliCommand cli_schema = {
  .name = "schema",
  .arguments = "",
  .summary = N_ ("prints the JSON Schema of the plan file"),
  .help = N_ (
      "Prints the JSON Schema (2020-12) of the plan file: every kind of record, every field with its label and limits."),
  .max = 0,
  .run = run_schema,
};
