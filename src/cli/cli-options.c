/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-options.c - the arguments of a command. Our own and not GOption: its texts follow the process's locale, ours --locale. */
#include "cli.h"
#include <string.h>

const CliOption cli_common_options[] = {
  { "locale", '\0', N_ ("LANGUAGE"), N_ ("language of what is printed: nl, en, fr or de") },
  { "help", 'h', NULL, N_ ("explain this command") },
  { NULL },
};

static const CliOption *
find_in (const CliOption *options, const char *name, gsize n, char letter)
{
  for (; options != NULL && options->name != NULL; options++)
    if (name != NULL ? strlen (options->name) == n && memcmp (options->name, name, n) == 0 : options->letter == letter)
      return options;
  return NULL;
}

static const CliOption *
find_option (CliCall *call, const char *name, gsize n, char letter)
{
  const CliOption *option = find_in (call->command->options, name, n, letter);

  return option != NULL ? option : find_in (cli_common_options, name, n, letter);
}

/* Edit distance, for words of ordinary length. */
static guint
distance (const char *a, const char *b)
{
  gsize n = MIN (strlen (b), 63);
  guint row[64];

  for (guint j = 0; j <= n; j++)
    row[j] = j;
  for (guint i = 0; a[i] != '\0'; i++)
    {
      guint diagonal = row[0];
      row[0] = i + 1;
      for (guint j = 0; j < n; j++)
        {
          guint change = diagonal + (a[i] != b[j]);
          diagonal = row[j + 1];
          row[j + 1] = MIN (change, MIN (row[j], row[j + 1]) + 1);
        }
    }
  return row[n];
}

/* Returns: (nullable): what somebody who typed word may have meant */
const char *
cli_nearest (const char *word, const char *const *words)
{
  const char *best = NULL;
  guint least = 3;

  for (guint i = 0; words[i] != NULL; i++)
    if (distance (word, words[i]) < MIN (least, strlen (words[i])))
      {
        least = distance (word, words[i]);
        best = words[i];
      }
  return best;
}

static int
refuse_option (CliCall *call, const char *word)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  const char *near;

  for (const CliOption *o = call->command->options; o != NULL && o->name != NULL; o++)
    g_strv_builder_add (builder, o->name);
  for (const CliOption *o = cli_common_options; o->name != NULL; o++)
    g_strv_builder_add (builder, o->name);
  names = g_strv_builder_end (builder);
  near = cli_nearest (word + strspn (word, "-"), (const char *const *) names);
  if (near != NULL)
    return cli_wrong (call, bst_text (NULL, N_ ("there is no option “%s”; did you mean “--%s”?")), word, near);
  return cli_wrong (call, bst_text (NULL, N_ ("there is no option “%s”")), word);
}

/* One word that begins with "-". next: the word after it, which may be its value. */
static int
parse_option (CliCall *call, const char *word, const char *next, gboolean *ret_took_next)
{
  gboolean is_long = word[1] == '-';
  const char *name = word + (is_long ? 2 : 1), *equals = is_long ? strchr (name, '=') : NULL;
  gsize n = equals != NULL ? (gsize) (equals - name) : strlen (name);
  const CliOption *option = find_option (call, is_long ? name : NULL, n, *name);
  const char *value = equals != NULL ? equals + 1 : !is_long && name[1] != '\0' ? name + 1 : NULL;

  if (option == NULL)
    return refuse_option (call, word);
  if (option->value == NULL && value != NULL)
    return cli_wrong (call, bst_text (NULL, N_ ("“--%s” takes no value")), option->name);
  if (option->value != NULL && value == NULL)
    {
      value = next;
      *ret_took_next = TRUE;
    }
  if (option->value != NULL && value == NULL)
    return cli_wrong (call, bst_text (NULL, N_ ("“--%s” needs a value: %s")), option->name,
                      bst_text (NULL, option->value));
  if (!g_hash_table_insert (call->options, (gpointer) option->name, (gpointer) (value != NULL ? value : "")))
    return cli_wrong (call, bst_text (NULL, N_ ("“--%s” is there twice")), option->name);
  return CLI_FINE;
}

/* Sorts the words behind the command's name into arguments and options. */
int
cli_parse (CliCall *call, int argc, char **argv)
{
  gboolean options = TRUE;

  for (int i = 0; i < argc; i++)
    {
      gboolean took_next = FALSE;
      if (options && strcmp (argv[i], "--") == 0)
        options = FALSE;
      else if (!options || argv[i][0] != '-' || argv[i][1] == '\0')
        g_ptr_array_add (call->arguments, argv[i]);
      else if (parse_option (call, argv[i], argv[i + 1], &took_next) != CLI_FINE)
        return CLI_WRONG;
      i += took_next;
    }
  if (cli_has (call, "help"))
    return CLI_FINE;
  if (call->arguments->len < call->command->min)
    return cli_wrong (call, bst_text (NULL, N_ ("something is missing: %s %s")), call->command->name,
                      bst_text (NULL, call->command->arguments));
  if (call->arguments->len > call->command->max)
    return cli_wrong (call, bst_text (NULL, N_ ("“%s” is one argument too many")),
                      cli_argument (call, call->command->max));
  return CLI_FINE;
}

/* Returns: (nullable): the argument at position, from 0 */
const char *
cli_argument (CliCall *call, guint position)
{
  return position < call->arguments->len ? g_ptr_array_index (call->arguments, position) : NULL;
}

/* Returns: (nullable): the value of the option; NULL: it was not given */
const char *
cli_option (CliCall *call, const char *name)
{
  return g_hash_table_lookup (call->options, name);
}

gboolean
cli_has (CliCall *call, const char *name)
{
  return cli_option (call, name) != NULL;
}
