/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-run.c - a command by its name, help, and what is said of a call that is wrong. */
#include "config.h"
#include "cli.h"
#include <locale.h>
#include <stdio.h>
#include <string.h>

static void
append_options (GString *out, const CliOption *options)
{
  for (; options != NULL && options->name != NULL; options++)
    {
      g_autofree char *letter =
          options->letter != '\0' ? g_strdup_printf ("-%c, ", options->letter) : g_strdup ("    ");
      g_autofree char *left = g_strdup_printf ("  %s--%s%s%s", letter, options->name, options->value != NULL ? " " : "",
                                               options->value != NULL ? bst_text (NULL, options->value) : "");
      cli_pad (out, left, 28);
      if (g_utf8_strlen (left, -1) >= 28)
        g_string_append (out, "\n                            ");
      cli_wrap (out, bst_text (NULL, options->help), 28, 28);
    }
}

static int
explain_command (const CliCommand *command)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, bst_text (NULL, N_ ("Usage: bouwstenen-cli %s %s\n\n")), command->name,
                          bst_text (NULL, command->arguments));
  cli_wrap (out, bst_text (NULL, command->help), 0, 0);
  g_string_append_printf (out, "\n%s\n", bst_text (NULL, N_ ("Options:")));
  append_options (out, command->options);
  append_options (out, cli_common_options);
  cli_print ("%s", out->str);
  return CLI_FINE;
}

static int
explain_all (const CliCommand *const *commands)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append (out, bst_text (NULL, N_ ("Usage: bouwstenen-cli COMMAND …\n\n")));
  for (guint i = 0; commands[i] != NULL; i++)
    {
      g_string_append (out, "  ");
      cli_pad (out, commands[i]->name, 14);
      cli_wrap (out, bst_text (NULL, commands[i]->summary), 16, 16);
    }
  g_string_append_c (out, '\n');
  cli_wrap (
      out,
      bst_text (
          NULL,
          N_ ("“-” in place of a file is standard input or output. Exit status: 0 all is well; 1 the answer is no; 2 the call was wrong or the input could not be read.")),
      0, 0);
  g_string_append_printf (out, "\n%s\n", bst_text (NULL, N_ ("Options:")));
  append_options (out, cli_common_options);
  cli_pad (out, "      --version", 28);
  cli_wrap (out, bst_text (NULL, N_ ("print the version")), 28, 28);
  g_string_append_printf (out, "\n%s\n", bst_text (NULL, N_ ("Help on a command: bouwstenen-cli COMMAND --help")));
  cli_print ("%s", out->str);
  return CLI_FINE;
}

static int
refuse_command (const CliCommand *const *commands, const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *near;

  for (guint i = 0; commands[i] != NULL; i++)
    g_ptr_array_add (names, (char *) commands[i]->name);
  g_ptr_array_add (names, NULL);
  near = cli_nearest (name, (const char *const *) names->pdata);
  cli_say (bst_text (NULL, N_ ("bouwstenen-cli: there is no command “%s”")), name);
  if (near != NULL)
    cli_say (bst_text (NULL, N_ ("Did you mean “%s”?")), near);
  else
    cli_say ("%s", bst_text (NULL, N_ ("Help: bouwstenen-cli --help")));
  return CLI_WRONG;
}

/* Before anything is said: messages about the arguments are in that language too. FALSE: there is no such language. */
static gboolean
choose_language (int argc, char **argv)
{
  const char *wanted = NULL;

  for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; i++)
    if (g_str_has_prefix (argv[i], "--locale="))
      wanted = argv[i] + strlen ("--locale=");
    else if (strcmp (argv[i], "--locale") == 0 && i + 1 < argc)
      wanted = argv[i + 1];
  if (wanted == NULL)
    return TRUE;
  for (guint i = 0; bst_text_languages[i] != NULL; i++)
    if (g_str_has_prefix (wanted, bst_text_languages[i])
        && strchr ("_.@", wanted[strlen (bst_text_languages[i])]) != NULL)
      {
        bst_text_set_language (wanted);
        return TRUE;
      }
  cli_say (bst_text (NULL, N_ ("bouwstenen-cli: there is no language “%s”; there are nl, en, fr and de")), wanted);
  return FALSE;
}

static int
run_command (const CliCommand *command, int argc, char **argv)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GHashTable) options = g_hash_table_new (g_str_hash, g_str_equal);
  CliCall call = { command, arguments, options };
  int status = cli_parse (&call, argc, argv);

  if (status != CLI_FINE)
    return status;
  status = cli_has (&call, "help") ? explain_command (command) : command->run (&call);
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  cli_say ("%s", bst_text (NULL, N_ ("bouwstenen-cli: standard output could not be written")));
  return MAX (status, CLI_NO);
}

/* "--locale nl COMMAND …" is as good as "COMMAND … --locale nl". Returns: where the command stands, argc if nowhere */
static int
skip_options (int argc, char **argv)
{
  int i = 1;

  while (i < argc && (g_str_has_prefix (argv[i], "--locale=") || strcmp (argv[i], "--locale") == 0))
    i += argv[i][strlen ("--locale")] == '=' ? 1 : 2;
  return MIN (i, argc);
}

static const CliCommand *
find_command (const CliCommand *const *commands, const char *name)
{
  while (*commands != NULL && strcmp ((*commands)->name, name) != 0)
    commands++;
  return *commands;
}

/* Whether the command that is called is one of commands, which end in NULL. */
gboolean
cli_has_command (const CliCommand *const *commands, int argc, char **argv)
{
  int first = skip_options (argc, argv);

  return first < argc && find_command (commands, argv[first]) != NULL;
}

/* Runs what is called. Returns: the exit status */
int
cli_run (const CliCommand *const *commands, int argc, char **argv)
{
  int first = skip_options (argc, argv);
  const char *name = first < argc ? argv[first] : NULL;
  const CliCommand *command;

  setlocale (LC_ALL, "");
  if (!choose_language (argc, argv))
    return CLI_WRONG;
  if (name == NULL)
    {
      cli_say ("%s", bst_text (NULL, N_ ("bouwstenen-cli: which command? Help: bouwstenen-cli --help")));
      return CLI_WRONG;
    }
  if (strcmp (name, "--help") == 0 || strcmp (name, "-h") == 0 || (strcmp (name, "help") == 0 && first + 1 == argc))
    return explain_all (commands);
  if (strcmp (name, "--version") == 0)
    {
      cli_print ("bouwstenen-cli %s\n", BST_VERSION);
      return CLI_FINE;
    }
  if (strcmp (name, "help") == 0)
    name = argv[first + 1];
  command = find_command (commands, name);
  if (command == NULL)
    return refuse_command (commands, name);
  return name != argv[first] ? explain_command (command) : run_command (command, argc - first - 1, argv + first + 1);
}
