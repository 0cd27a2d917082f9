/* SPDX-License-Identifier: EUPL-1.2 */
/* cli-file.c - plans in and out. */
#include "cli.h"
#include "bst-json.h"
#include "bst-reader.h"
#include "bst-saver.h"
#include "bst-writer.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

void
cli_file_clear (CliFile *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->plan);
  g_clear_object (&self->framework);
  g_clear_pointer (&self->sha256, g_free);
}

/* GLib's own words follow the process's locale and not --locale: the usual causes are told in ours. */
static void
say_unreadable (const char *path, const GError *error)
{
  const char *message = error->message;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    message = bst_text (NULL, N_ ("there is no such file"));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    message = bst_text (NULL, N_ ("you may not read this file"));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    message = bst_text (NULL, N_ ("this is a folder"));
  cli_say ("%s: %s", path, message);
}

static char *
read_standard_input (gsize *ret_length)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[65536];
  size_t n;

  while ((n = fread (buffer, 1, sizeof buffer, stdin)) > 0 && text->len <= BST_MAX_FILE_SIZE)
    g_string_append_len (text, buffer, (gssize) n);
  *ret_length = text->len;
  if (!ferror (stdin) && text->len <= BST_MAX_FILE_SIZE)
    return g_string_free_and_steal (g_steal_pointer (&text));
  cli_say ("-: %s", ferror (stdin) ? bst_text (NULL, N_ ("standard input could not be read"))
                                   : bst_text (NULL, N_ ("this is more than a plan can be (512 MB)")));
  return NULL;
}

/**
 * cli_read:
 * @path: "-" is standard input
 *
 * Returns: (nullable) (transfer full): the text, with a NUL behind it; %NULL: what was wrong has been said
 */
char *
cli_read (const char *path, gsize *ret_length)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) error = NULL;
  char *data = NULL;

  if (strcmp (path, "-") == 0)
    return read_standard_input (ret_length);
  file = g_file_new_for_commandline_arg (path);
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, &error);
  if (info != NULL && g_file_info_get_size (info) > BST_MAX_FILE_SIZE)
    cli_say ("%s: %s", path, bst_text (NULL, N_ ("this is more than a plan can be (512 MB)")));
  else if (info == NULL || !g_file_load_contents (file, NULL, &data, ret_length, NULL, &error))
    say_unreadable (path, error);
  return data;
}

/* Problems, and remarks as compilers write them. */
void
cli_say_problems (const char *path, const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const BstProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *text = bst_problem_say (problem);
      const char *word = problem->is_remark ? bst_text (NULL, N_ ("remark: ")) : "";
      if (problem->line > 0)
        cli_say ("%s:%u:%u: %s%s", path, problem->line, problem->column, word, text);
      else
        cli_say ("%s: %s%s", path, word, text);
    }
}

void
cli_file_find_framework (CliFile *self)
{
  BstRecord *reference = bst_plan_get_single (self->plan, BST_KIND_FRAMEWORK);
  const char *version = bst_record_get_text (reference, "version");

  g_clear_object (&self->framework);
  self->framework = bst_framework_get (bst_record_get_text (reference, "id"), *version != '\0' ? version : NULL, NULL);
}

/* Puts a plan and the framework it names into self, which is empty. */
void
cli_file_take_plan (CliFile *self, const char *path, BstPlan *plan)
{
  self->path = g_strdup (path);
  self->plan = plan;
  cli_file_find_framework (self);
}

/**
 * cli_file_read:
 * @path: "-" is standard input
 * @ret_file: (out): empty on failure
 *
 * Returns: CLI_FINE; CLI_NO: it is no valid plan; CLI_WRONG: it could not be read. What was wrong has been said
 */
int
cli_file_read (const char *path, CliFile *ret_file)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_problem_free);
  gsize length;
  g_autofree char *data = cli_read (path, &length);
  BstPlan *plan;

  if (data == NULL)
    return CLI_WRONG;
  plan = bst_plan_read (data, length, problems, NULL);
  if (plan == NULL)
    {
      cli_say_problems (path, problems);
      return CLI_NO;
    }
  cli_file_take_plan (ret_file, path, plan);
  if (strcmp (path, "-") != 0)
    ret_file->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);
  return CLI_FINE;
}

/**
 * cli_file_read_like:
 * @like: (inout): as bst_plan_read_like()
 * @is_fixed: likewise
 * @ret_data: (out) (optional): the text, for as long as *like is used
 * @ret_file: (out): without its framework and checksum
 *
 * For several versions of one plan. Returns as cli_file_read()
 */
int
cli_file_read_like (const char *path, BstReadBase **like, gboolean is_fixed, char **ret_data, CliFile *ret_file)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_problem_free);
  gsize length;
  g_autofree char *data = cli_read (path, &length);

  if (data == NULL)
    return CLI_WRONG;
  ret_file->plan = bst_plan_read_like (data, length, like, is_fixed, problems);
  if (ret_file->plan == NULL)
    {
      cli_say_problems (path, problems);
      return CLI_NO;
    }
  ret_file->path = g_strdup (path);
  if (ret_data != NULL)
    *ret_data = g_steal_pointer (&data);
  return CLI_FINE;
}

/* A newer version's file may mean more than we can know: it is read, never written. */
gboolean
cli_file_is_writable (CliFile *self)
{
  if (bst_plan_get_version (self->plan) <= BST_PLAN_VERSION)
    return TRUE;
  cli_say (
      bst_text (NULL,
                N_ ("%s: made by a newer Bouwstenen (format %d, this one knows %d): it can be read here, not written")),
      self->path, (int) bst_plan_get_version (self->plan), BST_PLAN_VERSION);
  return FALSE;
}

static int
write_standard_output (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  fwrite (data, 1, length, stdout); /* main() looks whether that went well */
  return CLI_FINE;
}

/**
 * cli_file_write:
 * @out: (nullable): where to; %NULL: where it was read. "-" is standard output
 *
 * Returns: CLI_FINE, or CLI_NO when what was wrong has been said
 */
int
cli_file_write (CliFile *self, const char *out)
{
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (self->plan);
  const char *path = out != NULL ? out : self->path;
  BstSaveOptions options = { .expected_sha256 = out == NULL ? self->sha256 : NULL,
                             .allow_overwrite = out != NULL,
                             .is_last = TRUE };
  g_autofree char *sha256 = self->sha256 != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
  g_auto (BstSaveResult) result = { 0 };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (strcmp (path, "-") == 0)
    return write_standard_output (bytes);
  if (out == NULL && sha256 != NULL && strcmp (sha256, self->sha256) == 0)
    return CLI_FINE; /* it is there already */
  file = g_file_new_for_commandline_arg (path);
  if (bst_saver_save (file, bytes, &options, &result, NULL, &error))
    return CLI_FINE;
  cli_say ("%s: %s", path, error->message);
  return CLI_NO;
}

/**
 * cli_write_file:
 * @path: "-" is standard output
 * @data: something that is no plan: it replaces what is there, whole or not at all
 */
gboolean
cli_write_file (const char *path, const char *data, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  BstSaveOptions options = { .allow_overwrite = TRUE, .is_last = TRUE };
  g_auto (BstSaveResult) result = { 0 };
  g_autoptr (GFile) file = NULL;

  if (strcmp (path, "-") == 0)
    return write_standard_output (bytes) == CLI_FINE;
  file = g_file_new_for_commandline_arg (path);
  return bst_saver_save (file, bytes, &options, &result, NULL, error);
}
