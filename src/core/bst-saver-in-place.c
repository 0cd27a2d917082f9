/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-saver-in-place.c - writing over a file whose folder or owner allows nothing else.
 *
 * A copy of the new content is on the disk before, in the person's state folder, and stays there until the file is whole
 * again. The old content is in memory, and a version of it may have been kept. */
#include "bst-saver-private.h"
#include "bst-text.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define MAX_NAME 200 /* room for the time before it, in the 255 bytes of a name */

/* The copy is named after the file, so that its owner knows it again. */
static int
write_copy (const BstSave *self, char **ret_path)
{
  g_autofree char *folder = bst_saver_get_copies_folder ();
  g_autofree char *name = g_path_get_basename (self->path), *stamp = NULL, *path = NULL;
  int problem;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return errno;
  stamp = g_strdup_printf ("%" G_GINT64_FORMAT "-%s", g_get_real_time (),
                           strlen (name) <= MAX_NAME ? name : "plan.bouwstenen");
  path = g_build_filename (folder, stamp, NULL);
  if ((problem = bst_save_write_new (self, path, NULL, NULL)) != 0)
    return problem;
  if ((problem = bst_posix_sync_folder (folder)) != 0)
    {
      bst_posix_remove (path);
      return problem;
    }
  *ret_path = g_steal_pointer (&path);
  return 0;
}

static int
overwrite (const char *path, const char *data, gsize length)
{
  int fd, problem, closing;

  if ((problem = bst_posix_open_in_place (path, length, &fd)) != 0)
    return problem;
  problem = bst_save_write_checked (fd, data, length);
  closing = bst_posix_close (fd);
  return problem != 0 ? problem : closing;
}

static gboolean
holds (const char *path, const char *data, gsize length)
{
  g_autofree char *now = NULL;
  gsize there;

  return bst_posix_read (path, &now, &there) == 0 && there == length && memcmp (now, data, length) == 0;
}

static gboolean
fail_damaged (const BstSave *self, int problem, const char *copy, GError **error)
{
  g_autofree char *why = bst_saver_explain (problem), *shown = g_filename_display_name (copy);

  g_set_error (error, BST_ERROR, BST_ERROR_SAVE,
               bst_text (NULL, N_ ("“%s” could not be saved, and the file may be damaged: %s Your work is in %s.")),
               self->name, why, shown);
  return FALSE;
}

/* copy: stays only where the file is neither old nor new. */
static gboolean
overwrite_or_restore (const BstSave *self, const char *copy, GError **error)
{
  g_autofree char *old = NULL;
  gsize old_length;
  int problem = bst_posix_read (self->path, &old, &old_length);

  if (problem != 0) /* what cannot be put back is not touched */
    {
      bst_posix_remove (copy);
      return bst_saver_fail (self->name, problem, error);
    }
  problem = overwrite (self->path, self->data, self->length);
  if (problem != 0 && !holds (self->path, old, old_length) && overwrite (self->path, old, old_length) != 0
      && !holds (self->path, old, old_length))
    return fail_damaged (self, problem, copy, error);
  bst_posix_remove (copy);
  return problem == 0 || bst_saver_fail (self->name, problem, error);
}

/* So that recovery does not offer a copy whose save is still going on; where there are no locks, it may. */
static int
hold (const char *copy)
{
  int fd = open (copy, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

  if (fd >= 0)
    flock (fd, LOCK_EX | LOCK_NB);
  return fd;
}

/**
 * bst_save_in_place:
 *
 * Returns: whether the file holds the new content; otherwise it holds the old one, unless @error says where the new is
 */
gboolean
bst_save_in_place (BstSave *self, BstSaveResult *ret_result, GError **error)
{
  g_autofree char *copy = NULL;
  int problem = write_copy (self, &copy), held;
  gboolean whole;

  if (problem != 0)
    return bst_saver_fail (self->name, problem, error);
  if (!bst_save_get_ready (self, ret_result, error))
    {
      bst_posix_remove (copy);
      return FALSE;
    }
  ret_result->way = BST_SAVE_IN_PLACE;
  ret_result->durable = TRUE;
  held = hold (copy);
  whole = overwrite_or_restore (self, copy, error);
  if (held >= 0)
    close (held);
  return whole;
}
