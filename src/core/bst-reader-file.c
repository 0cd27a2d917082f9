/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-reader-file.c - the bytes of a plan file. */
#include "bst-reader.h"
#include "bst-text.h"

static gboolean
check_size (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autofree char *size = NULL;

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_size (info) <= BST_MAX_FILE_SIZE)
    return TRUE;
  size = g_format_size ((guint64) g_file_info_get_size (info));
  g_set_error (error, BST_ERROR, BST_ERROR_SYNTAX,
               bst_text (NULL, N_ ("the file is %s, more than a plan can be (512 MB): it is probably something else")),
               size);
  return FALSE;
}

/**
 * bst_plan_load_file:
 * @ret_data: (out): the file's bytes, and a NUL behind them
 * @error: a #GIOErrorEnum; %BST_ERROR_SYNTAX if it is too large for a plan
 *
 * Blocks: call it in a thread.
 *
 * Returns: whether they are there
 */
gboolean
bst_plan_load_file (GFile *file, char **ret_data, gsize *ret_length, GCancellable *cancellable, GError **error)
{
  return check_size (file, cancellable, error)
         && g_file_load_contents (file, cancellable, ret_data, ret_length, NULL, error);
}

/**
 * bst_plan_load_bytes:
 * @error: a #GIOErrorEnum, or %BST_ERROR_SYNTAX where the file is too large
 *
 * Blocks: call it in a thread.
 *
 * Returns: (nullable) (transfer full): the content for bst_plan_read(), with a NUL behind it
 */
GBytes *
bst_plan_load_bytes (GFile *file, GCancellable *cancellable, GError **error)
{
  char *data;
  gsize length;

  if (!check_size (file, cancellable, error) || !g_file_load_contents (file, cancellable, &data, &length, NULL, error))
    return NULL;
  return g_bytes_new_take (data, length);
}

/**
 * bst_plan_read_file:
 * @ret_sha256: (out) (optional): checksum of the bytes read
 * @problems: (nullable) (element-type BstProblem): gets every problem
 * @error: a #GIOErrorEnum, or as bst_plan_read()
 *
 * Blocks: call it in a thread.
 *
 * Returns: (nullable) (transfer full): the plan
 */
BstPlan *
bst_plan_read_file (GFile *file, char **ret_sha256, GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  g_autofree char *data = NULL;
  gsize length;
  BstPlan *plan;

  if (!bst_plan_load_file (file, &data, &length, cancellable, error))
    return NULL;
  plan = bst_plan_read (data, length, problems, error);
  if (plan != NULL && ret_sha256 != NULL)
    *ret_sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);
  return plan;
}
