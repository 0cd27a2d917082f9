/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-saver.c - a plan file is written whole or not at all.
 *
 * Beside it in the same folder, synced, read back, and moved over it in one step: at every moment the name stands for
 * a whole file. A file with other names (hard links) is replaced too, and the other names keep the content from before:
 * writing into it could tear it, and would change every copy that a hard-linking backup holds.
 * Where the folder takes no new file, or the group could not be kept, the file itself is written; before that, a copy
 * of the new content goes into the person's state folder, and if writing fails the old content is put back. */
#include "bst-saver-private.h"
#include "bst-text.h"
#include <errno.h>
#include <string.h>

typedef struct {
  char *path, *folder, *name; /* links followed */
  struct stat stat;
  gboolean exists;
  const char *data;
  gsize length;
  const BstSaveOptions *options;
  GCancellable *cancellable;
  /* Checksums take longer than writing: two threads make them while the disk works. */
  GThread *old_thread, *new_thread;
  int old_problem;
  gboolean checked, kept;
  char *old; /* content on disk, read before it is written over */
  gsize old_length;
} Save;

static char *
join (GThread **thread)
{
  return *thread != NULL ? g_thread_join (g_steal_pointer (thread)) : NULL;
}

static void
save_clear (Save *self)
{
  g_free (join (&self->old_thread));
  g_free (join (&self->new_thread));
  g_free (self->path);
  g_free (self->folder);
  g_free (self->name);
  g_free (self->old);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Save, save_clear)

/**
 * bst_save_result_clear:
 *
 * Frees what the result holds, not the result.
 */
void
bst_save_result_clear (BstSaveResult *self)
{
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->unkept, g_free);
}

/* --- Messages ------------------------------------------------------------------------------------------------- */

static const char *
find_reason (int problem)
{
  switch (problem)
    {
    case ENOSPC:
    case EDQUOT:
      return N_ ("there is no room left. Make room, or save it in another place.");
    case EFBIG:
      return N_ ("it is larger than a file may be there. Save it in another place.");
    case EACCES:
    case EPERM:
      return N_ ("you may not write there. Save a copy in another folder.");
    case EROFS:
      return N_ ("that disk can only be read. Save a copy in another folder.");
    case ENOENT:
    case ENOTDIR:
      return N_ ("the folder is not there (any more). Choose another folder.");
    case ENAMETOOLONG:
      return N_ ("the name is too long. Choose a shorter one.");
    case EISDIR:
      return N_ ("there is a folder of that name. Choose another name.");
    case ELOOP:
      return N_ ("its links lead round in a circle. Choose another place.");
    case EIO:
      return N_ ("the disk does not keep what is written. Save a copy on another disk.");
    default:
      return NULL;
    }
}

/**
 * bst_saver_explain:
 * @problem: an errno
 *
 * Returns: (transfer full): why, and what to do about it
 */
char *
bst_saver_explain (int problem)
{
  const char *reason = find_reason (problem);

  if (reason != NULL)
    return g_strdup (bst_text (NULL, reason));
  return g_strdup_printf (bst_text (NULL, N_ ("%s. Try again, or save a copy in another place.")),
                          g_strerror (problem));
}

static gboolean
fail (const Save *self, int problem, GError **error)
{
  g_autofree char *why = bst_saver_explain (problem);

  g_set_error (error, BST_ERROR, BST_ERROR_SAVE, bst_text (NULL, N_ ("“%s” could not be saved: %s")), self->name, why);
  return FALSE;
}

static gboolean
fail_changed (const char *name, gboolean expected, GError **error)
{
  g_set_error (error, BST_ERROR, BST_ERROR_CHANGED,
               expected
                   ? bst_text (NULL, N_ ("“%s” was changed by something else. Merge, save a copy, or overwrite it."))
                   : bst_text (NULL, N_ ("“%s” exists already. Choose another name, or overwrite it.")),
               name);
  return FALSE;
}

/* --- Changed underneath --------------------------------------------------------------------------------------- */

/**
 * bst_saver_check_content:
 * @sha256: of what is there now
 *
 * Sets %BST_ERROR_CHANGED where it is not what was opened. The content decides and not the time of change, which some
 * file systems keep in steps of two seconds, copying tools set back, and network folders tell late.
 *
 * Returns: whether it may be replaced
 */
gboolean
bst_saver_check_content (const char *name, const BstSaveOptions *options, const char *sha256, GError **error)
{
  if (options->allow_overwrite)
    return TRUE;
  if (options->expected_sha256 == NULL)
    return fail_changed (name, FALSE, error);
  return strcmp (sha256, options->expected_sha256) == 0 || fail_changed (name, TRUE, error);
}

static gpointer
hash_old (gpointer data)
{
  Save *self = data;
  char *sha256 = NULL;

  self->old_problem = bst_posix_hash (self->path, &sha256);
  return sha256;
}

static gpointer
hash_new (gpointer data)
{
  Save *self = data;

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) self->data, self->length);
}

/* Waits for the checksum of what is there, and looks whether the file is still the one that was read for it. */
static gboolean
check_old (Save *self, GError **error)
{
  g_autofree char *sha256 = join (&self->old_thread), *path = NULL;
  struct stat now;

  if (!self->exists || self->options->allow_overwrite)
    return TRUE;
  if (self->old_problem != 0)
    return fail (self, self->old_problem, error);
  if (!self->checked && !bst_saver_check_content (self->name, self->options, sha256, error))
    return FALSE;
  self->checked = TRUE;
  return (bst_posix_resolve (self->path, &path, &now) == 0 && now.st_ino == self->stat.st_ino
          && now.st_size == self->stat.st_size && now.st_mtim.tv_sec == self->stat.st_mtim.tv_sec
          && now.st_mtim.tv_nsec == self->stat.st_mtim.tv_nsec)
         || fail_changed (self->name, TRUE, error);
}

/* A file that is gone is no conflict: nothing of anybody's is overwritten. */
static gboolean
look (Save *self, GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  int problem = bst_posix_resolve (path, &self->path, &self->stat);

  self->name = g_path_get_basename (path);
  self->exists = problem == 0;
  if (problem != 0 && problem != ENOENT)
    return fail (self, problem, error);
  self->folder = g_path_get_dirname (self->path);
  if (!self->exists)
    return TRUE;
  if (!S_ISREG (self->stat.st_mode))
    return fail (self, S_ISDIR (self->stat.st_mode) ? EISDIR : EACCES, error);
  if ((problem = bst_posix_check_writable (self->path)) != 0)
    return fail (self, problem, error);
  if (self->options->expected_sha256 == NULL && !self->options->allow_overwrite)
    return fail_changed (self->name, FALSE, error);
  if (!self->options->allow_overwrite)
    self->old_thread = g_thread_new ("old checksum", hash_old, self);
  return TRUE;
}

/* --- Writing --------------------------------------------------------------------------------------------------- */

static int
write_checked (int fd, const char *data, gsize length)
{
  int problem = bst_posix_write (fd, data, length);

  if (problem == 0)
    problem = bst_posix_finish (fd, length);
  return problem != 0 ? problem : bst_posix_compare (fd, data, length);
}

static char *
make_part_name (const char *folder)
{
  g_autofree char *name = g_strdup_printf (".bouwstenen-%08x%08x.part", g_random_int (), g_random_int ());

  return g_build_filename (folder, name, NULL);
}

/* Writes a new file and closes it; removes it if that fails. */
static int
write_new (const Save *self, const char *path, const struct stat *original)
{
  int fd, problem, closing;

  if ((problem = bst_posix_create (path, original, &fd)) != 0)
    return problem;
  if (original != NULL)
    problem = bst_posix_keep_attributes (fd, self->path, original);
  if (problem == 0)
    problem = write_checked (fd, self->data, self->length);
  closing = bst_posix_close (fd);
  problem = problem != 0 ? problem : closing;
  if (problem != 0)
    bst_posix_remove (path);
  return problem;
}

/**
 * bst_saver_keep:
 * @sha256: (nullable): of what is there, where it is known
 * @ret_unkept: (inout): why it was not kept, where the save may go on all the same
 *
 * Lets what is there be kept as a version.
 *
 * Returns: whether it may be replaced
 */
gboolean
bst_saver_keep (GFile *file, const BstSaveOptions *options, const char *sha256, char **ret_unkept, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (options->keep == NULL || options->keep (file, sha256, options->keep_data, &problem))
    return TRUE;
  if (options->allow_overwrite)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  g_free (*ret_unkept);
  *ret_unkept = g_strdup (problem->message);
  return TRUE;
}

/* The last moment at which the old file is whole and the new one too. */
static gboolean
let_keep (Save *self, BstSaveResult *ret_result, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !check_old (self, error))
    return FALSE;
  if (!self->exists || self->kept)
    return TRUE;
  file = g_file_new_for_path (self->path);
  self->kept = bst_saver_keep (file, self->options, self->checked ? self->options->expected_sha256 : NULL,
                               &ret_result->unkept, error);
  /* keeping took a while */
  return self->kept && check_old (self, error);
}

/* Sets ret_problem where another way may do; an error means the end. */
static gboolean
save_beside (Save *self, BstSaveResult *ret_result, int *ret_problem, GError **error)
{
  g_autofree char *part = make_part_name (self->folder);

  if ((*ret_problem = write_new (self, part, self->exists ? &self->stat : NULL)) != 0)
    return FALSE;
  if (!let_keep (self, ret_result, error))
    {
      bst_posix_remove (part);
      return FALSE;
    }
  *ret_problem = bst_posix_move (part, self->path, self->exists || self->options->allow_overwrite);
  if (*ret_problem != 0)
    {
      bst_posix_remove (part);
      if (*ret_problem == EEXIST)
        fail_changed (self->name, FALSE, error);
      return FALSE;
    }
  ret_result->way = BST_SAVE_BESIDE;
  ret_result->unlinked = self->exists && self->stat.st_nlink > 1;
  ret_result->durable = bst_posix_sync_folder (self->folder) == 0;
  return TRUE;
}

/* --- In place --------------------------------------------------------------------------------------------------- */

/* The copy is named after the file, so that its owner knows it again. */
static int
write_copy (const Save *self, char **ret_path)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "bouwstenen", "recovery", NULL);
  g_autofree char *stamp = g_strdup_printf ("%" G_GINT64_FORMAT "-%s", g_get_real_time (), self->name), *path = NULL;
  int problem;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return errno;
  path = g_build_filename (folder, stamp, NULL);
  if ((problem = write_new (self, path, NULL)) != 0)
    return problem;
  bst_posix_sync_folder (folder);
  *ret_path = g_steal_pointer (&path);
  return 0;
}

static int
overwrite (const char *path, const char *data, gsize length)
{
  int fd, problem, closing;

  if ((problem = bst_posix_open_in_place (path, length, &fd)) != 0)
    return problem;
  problem = write_checked (fd, data, length);
  closing = bst_posix_close (fd);
  return problem != 0 ? problem : closing;
}

/* After a failed write in place: is the old content there, or can it be put back? */
static gboolean
is_restored (const Save *self)
{
  g_autofree char *now = NULL;
  gsize length;

  if (self->old == NULL)
    return FALSE;
  if (bst_posix_read (self->path, &now, &length) == 0 && length == self->old_length
      && memcmp (now, self->old, length) == 0)
    return TRUE;
  return overwrite (self->path, self->old, self->old_length) == 0;
}

static gboolean
save_in_place (Save *self, BstSaveResult *ret_result, GError **error)
{
  g_autofree char *copy = NULL, *why = NULL;
  int problem = write_copy (self, &copy);

  if (problem != 0)
    return fail (self, problem, error);
  if (!let_keep (self, ret_result, error))
    {
      bst_posix_remove (copy);
      return FALSE;
    }
  if (bst_posix_read (self->path, &self->old, &self->old_length) != 0)
    self->old = NULL; /* then it cannot be put back, and the copy stays if writing fails */
  problem = overwrite (self->path, self->data, self->length);
  if (problem == 0 || is_restored (self))
    bst_posix_remove (copy);
  else
    {
      why = bst_saver_explain (problem);
      g_set_error (error, BST_ERROR, BST_ERROR_SAVE,
                   bst_text (NULL, N_ ("“%s” could not be saved, and the file may be damaged: %s Your work is in %s.")),
                   self->name, why, copy);
      return FALSE;
    }
  ret_result->way = BST_SAVE_IN_PLACE;
  ret_result->durable = problem == 0;
  return problem == 0 || fail (self, problem, error);
}

/* No new file there, no moving over it, or no way to keep its group. */
static gboolean
may_write_in_place (const Save *self, int problem)
{
  return self->exists
         && (problem == EACCES || problem == EPERM || problem == EXDEV || problem == EBUSY || problem == ENAMETOOLONG);
}

static gboolean
save_local (Save *self, GFile *file, BstSaveResult *ret_result, GError **error)
{
  g_autoptr (GError) final = NULL;
  int problem = 0;

  if (!look (self, file, error))
    return FALSE;
  self->new_thread = g_thread_new ("new checksum", hash_new, self);
  if (save_beside (self, ret_result, &problem, &final))
    return TRUE;
  if (final != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&final));
      return FALSE;
    }
  return may_write_in_place (self, problem) ? save_in_place (self, ret_result, error) : fail (self, problem, error);
}

/**
 * bst_saver_save:
 * @options: what is expected to be there, and what may be done
 * @ret_result: (out): how it went; untouched on failure
 * @error: %BST_ERROR_CHANGED, %BST_ERROR_SAVE with a sentence that says what to do, %G_IO_ERROR_CANCELLED, or what the
 *   keeper of versions said. In each case @file is as it was, unless the message says otherwise
 *
 * Blocks: call it in a thread. Links are followed. A new file gets the mode that the person's umask gives, one that
 * exists keeps its mode, group and, where possible, owner.
 *
 * Returns: whether @bytes are on the disk, read back and found equal
 */
gboolean
bst_saver_save (GFile *file, GBytes *bytes, const BstSaveOptions *options, BstSaveResult *ret_result,
                GCancellable *cancellable, GError **error)
{
  g_auto (Save) self = { .options = options, .cancellable = cancellable };
  BstSaveResult result = { 0 };
  g_autofree char *sha256 = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  self.data = g_bytes_get_data (bytes, &self.length);
  if (g_file_is_native (file))
    {
      if (!save_local (&self, file, &result, error))
        {
          bst_save_result_clear (&result);
          return FALSE;
        }
      sha256 = join (&self.new_thread);
      g_strlcpy (result.sha256, sha256, sizeof result.sha256);
      result.etag = bst_saver_get_etag (file);
    }
  else if (!bst_saver_save_remote (file, bytes, options, &result, cancellable, error))
    {
      bst_save_result_clear (&result);
      return FALSE;
    }
  *ret_result = result;
  return TRUE;
}

/**
 * bst_saver_get_etag:
 *
 * A cheap look at whether the file may have changed, for a window that comes to the front. Saving itself compares the
 * content.
 *
 * Returns: (nullable) (transfer full): a text that differs when the file's size or time of change does
 */
char *
bst_saver_get_etag (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL)
    return NULL;
  return g_strdup_printf ("%s/%" G_GOFFSET_FORMAT,
                          g_file_info_get_etag (info) != NULL ? g_file_info_get_etag (info) : "",
                          g_file_info_get_size (info));
}
