/* SPDX-License-Identifier: EUPL-1.2 */
/* wrong-savers.c - savers as people write them. Each loses files; if the attacks did not find that, they would prove
 * nothing about the right one. */
#include "attack.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define WHY "The file could not be saved. Save a copy in another place."

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, BST_ERROR, BST_ERROR_SAVE, WHY);
  return FALSE;
}

static void
tell (GBytes *bytes, BstSaveResult *result)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  g_strlcpy (result->sha256, sha256, sizeof result->sha256);
}

static gboolean
write_all (int fd, GBytes *bytes)
{
  gsize length, done = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  while (done < length)
    {
      ssize_t n = write (fd, data + done, length - done);
      if (n < 0 && errno != EINTR)
        return FALSE;
      done += n > 0 ? (gsize) n : 0;
    }
  return TRUE;
}

/* What is there may have been written by somebody else: read before it is replaced, as far as it can be read. */
static gboolean
is_expected (const char *path, const BstSaveOptions *options)
{
  g_autofree char *text = NULL, *sha256 = NULL;
  gsize length;

  if (options->allow_overwrite || !g_file_get_contents (path, &text, &length, NULL))
    return TRUE;
  sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);
  return g_strcmp0 (sha256, options->expected_sha256) == 0;
}

/* Over the old file. */
static gboolean
save_over (GFile *file, GBytes *bytes, const BstSaveOptions *options, BstSaveResult *result, GCancellable *cancellable,
           GError **error)
{
  const char *path = g_file_peek_path (file);
  int fd;
  gboolean good;

  if (!is_expected (path, options) || (fd = open (path, O_WRONLY | O_CREAT | O_TRUNC, 0644)) < 0)
    return fail (error);
  good = write_all (fd, bytes) && fsync (fd) == 0;
  good = close (fd) == 0 && good;
  tell (bytes, result);
  return good || fail (error);
}

typedef enum { NO_SYNC = 1 << 0, NO_LOOP = 1 << 1, NO_CHECK = 1 << 2, NO_READ_BACK = 1 << 3 } Missing;

static gboolean
reads_back (const char *path, GBytes *bytes)
{
  g_autofree char *text = NULL;
  gsize length;

  return g_file_get_contents (path, &text, &length, NULL) && length == g_bytes_get_size (bytes)
         && memcmp (text, g_bytes_get_data (bytes, NULL), length) == 0;
}

/* Beside it and moved over it, but for one thing. */
static gboolean
save_without (Missing missing, GFile *file, GBytes *bytes, const BstSaveOptions *options, BstSaveResult *result,
              GError **error)
{
  g_autofree char *target = realpath (g_file_peek_path (file), NULL);
  const char *path = target != NULL ? target : g_file_peek_path (file);
  g_autofree char *folder = g_path_get_dirname (path), *part = g_build_filename (folder, ".wrong.part", NULL);
  int fd;
  gboolean good;

  if (!(missing & NO_CHECK) && !is_expected (path, options))
    return fail (error);
  unlink (part);
  if ((fd = open (part, O_WRONLY | O_CREAT | O_EXCL, 0644)) < 0)
    return fail (error);
  if (missing & NO_LOOP)
    good = write (fd, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) > 0;
  else
    good = write_all (fd, bytes);
  good = good && ((missing & NO_SYNC) || fsync (fd) == 0);
  good = close (fd) == 0 && good;
  good = good && ((missing & (NO_READ_BACK | NO_LOOP)) || reads_back (part, bytes)) && rename (part, path) == 0;
  if (!good)
    unlink (part);
  tell (bytes, result);
  return good || fail (error);
}

static gboolean
save_unsynced (GFile *file, GBytes *bytes, const BstSaveOptions *options, BstSaveResult *result,
               GCancellable *cancellable, GError **error)
{
  return save_without (NO_SYNC, file, bytes, options, result, error);
}

static gboolean
save_short (GFile *file, GBytes *bytes, const BstSaveOptions *options, BstSaveResult *result, GCancellable *cancellable,
            GError **error)
{
  return save_without (NO_LOOP, file, bytes, options, result, error);
}

static gboolean
save_unchecked (GFile *file, GBytes *bytes, const BstSaveOptions *options, BstSaveResult *result,
                GCancellable *cancellable, GError **error)
{
  return save_without (NO_CHECK, file, bytes, options, result, error);
}

static gboolean
save_unread (GFile *file, GBytes *bytes, const BstSaveOptions *options, BstSaveResult *result,
             GCancellable *cancellable, GError **error)
{
  return save_without (NO_READ_BACK, file, bytes, options, result, error);
}

/* As the library offers it. */
static gboolean
save_by_library (GFile *file, GBytes *bytes, const BstSaveOptions *options, BstSaveResult *result,
                 GCancellable *cancellable, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (!is_expected (g_file_peek_path (file), options))
    return fail (error);
  tell (bytes, result);
  return g_file_replace_contents (file, data, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL)
         || fail (error);
}

/* With nothing missing that the attacks below look for: it is they that find the others out, and nothing else. */
gboolean
save_with_care (GFile *file, GBytes *bytes, const BstSaveOptions *options, BstSaveResult *result,
                GCancellable *cancellable, GError **error)
{
  return save_without (0, file, bytes, options, result, error);
}

const WrongSaver wrong_savers[] = {
  { "writes over the file", save_over, PLACE_PLAIN, FAULT_TEAR, 0 },
  { "does not sync", save_unsynced, PLACE_PLAIN, FAULT_POWER_AFTER, 0 },
  { "takes a short write for a whole one", save_short, PLACE_PLAIN, FAULT_SHORT, 0 },
  { "does not look whether the file changed", save_unchecked, PLACE_CHANGED, FAULT_SHORT, 0 },
  { "does not read back", save_unread, PLACE_PLAIN, FAULT_LIE, 0 },
  { "g_file_replace_contents()", save_by_library, PLACE_PLAIN, FAULT_ERROR, ENOSPC },
  { NULL },
};
