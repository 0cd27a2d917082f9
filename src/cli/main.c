/* SPDX-License-Identifier: EUPL-1.2 */
/* bouwstenen-cli - plans without a window, for scripts and for many plans at once.
 *
 * What needs the core alone runs here, so that git and scripts, which call it again and again, do not wait for the
 * libraries that draw and pack (and take most of the time of a small merge). All else, and help on everything, is
 * another program, bouwstenen-cli-documents, which this one becomes. */
#include "config.h"
#include "cli.h"
#include <errno.h>
#include <locale.h>
#include <unistd.h>

#define DOCUMENTS "bouwstenen-cli-documents"

static const CliCommand *const commands[] = {
  &cli_new, &cli_validate, &cli_canonical, &cli_show, &cli_stats, &cli_check, &cli_apply, &cli_diff, &cli_merge, &cli_merge_driver, &cli_schema, &cli_salvage, &cli_recover, NULL,
};

/* The folder of this program, wherever it was moved to. */
static char *
find_own_folder (const char *called)
{
  g_autofree char *path = g_file_read_link ("/proc/self/exe", NULL);

  if (path == NULL)
    path = g_find_program_in_path (called);
  return path != NULL ? g_path_get_dirname (path) : g_strdup (".");
}

/* Returns only where that program cannot be started. */
static int
become_documents (char **argv)
{
  g_autofree char *folder = find_own_folder (argv[0]);
  g_autofree char *beside = g_build_filename (folder, DOCUMENTS, NULL);
  const char *places[] = { beside, BST_LIBEXECDIR G_DIR_SEPARATOR_S DOCUMENTS };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      execv (places[i], argv);
      if (errno != ENOENT || i + 1 == G_N_ELEMENTS (places))
        cli_say (bst_text (NULL, N_ ("bouwstenen-cli: %s cannot be started: %s")), places[i], g_strerror (errno));
      if (errno != ENOENT)
        break;
    }
  return CLI_WRONG;
}

int
main (int argc, char **argv)
{
  if (cli_has_command (commands, argc, argv))
    return cli_run (commands, argc, argv);
  setlocale (LC_ALL, "");
  return become_documents (argv);
}
