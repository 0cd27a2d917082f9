/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-saver-remote.c - saving where only GIO can go. Its etag stands in for what cannot be locked. */
#include "bst-saver-private.h"
#include "bst-text.h"

/* The etag of the content that was found good, so that a change between looking and writing is noticed. */
static gboolean
look (GFile *file, const char *name, const BstSaveOptions *options, char **ret_etag, gboolean *ret_exists,
      GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *data = NULL, *etag = NULL, *sha256 = NULL;
  gsize length;

  if (!g_file_load_contents (file, cancellable, &data, &length, &etag, &problem))
    {
      *ret_exists = FALSE;
      if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  *ret_exists = TRUE;
  sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);
  if (!bst_saver_check_content (name, options, sha256, error))
    return FALSE;
  *ret_etag = options->allow_overwrite ? NULL : g_steal_pointer (&etag);
  return TRUE;
}

/* Closed with a cancelled cancellable, a replace stream throws away what it has and leaves the old file. */
static void
give_up (GOutputStream *stream)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (stream, cancelled, NULL);
}

static gboolean
replace (GFile *file, GBytes *bytes, const char *etag, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, etag, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (stream == NULL)
    return FALSE;
  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, size, NULL, cancellable, error)
      && g_output_stream_flush (G_OUTPUT_STREAM (stream), cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
  give_up (G_OUTPUT_STREAM (stream));
  return FALSE;
}

/* The etag is asked for first, so that it is never that of what somebody saved since. */
static gboolean
read_back (GFile *file, GBytes *bytes, char **ret_etag, GError **error)
{
  g_autofree char *etag = bst_saver_get_etag (file);
  g_autoptr (GBytes) there = g_file_load_bytes (file, NULL, NULL, error);

  if (there == NULL)
    return FALSE;
  if (g_bytes_equal (there, bytes))
    {
      *ret_etag = g_steal_pointer (&etag);
      return TRUE;
    }
  g_set_error_literal (error, BST_ERROR, BST_ERROR_SAVE,
                       bst_text (NULL, N_ ("what came back is not what was written. Save a copy on this computer.")));
  return FALSE;
}

/* GIO's reason in our words; a cancelled save stays what it is. */
static void
explain (const char *name, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *why = NULL;

  if (error == NULL || *error == NULL || g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (*error, BST_ERROR, BST_ERROR_CHANGED))
    return;
  problem = g_steal_pointer (error);
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    bst_saver_fail_changed (name, TRUE, error);
  else
    {
      why = bst_saver_explain_error (problem);
      g_set_error (error, BST_ERROR, BST_ERROR_SAVE, bst_text (NULL, N_ ("“%s” could not be saved: %s")), name, why);
    }
}

/**
 * bst_saver_save_remote:
 *
 * As bst_saver_save(), through GIO.
 */
gboolean
bst_saver_save_remote (GFile *file, GBytes *bytes, const BstSaveOptions *options, BstSaveResult *ret_result,
                       GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_file_get_basename (file), *etag = NULL, *sha256 = NULL;
  g_autoptr (GError) problem = NULL;
  gboolean exists, ready;

  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  ready = look (file, name, options, &etag, &exists, cancellable, &problem)
          && (!exists || bst_saver_keep (file, options, NULL, &ret_result->unkept, &problem));
  if (ready && options->announce != NULL)
    options->announce (sha256, options->announce_data);
  if (!ready || !replace (file, bytes, etag, cancellable, &problem)
      || !read_back (file, bytes, &ret_result->etag, &problem))
    {
      explain (name, &problem);
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  g_strlcpy (ret_result->sha256, sha256, sizeof ret_result->sha256);
  ret_result->way = BST_SAVE_REMOTE;
  ret_result->durable = FALSE;
  return TRUE;
}
