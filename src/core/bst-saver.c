/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-saver.c - a plan file is written whole or not at all.
 *
 * Beside it in the same folder, synced, read back, and moved over it in one step: at every moment the name stands for
 * a whole file. A file with other names (hard links) is replaced too, and the other names keep the content from before:
 * writing into it could tear it, and would change every copy that a hard-linking backup holds.
 * Where the folder takes no new file, or the group could not be kept, the file itself is written; before that, a copy
 * of the new content goes into the person's state folder, and if writing fails the old content is put back.
 *
 * Changed underneath: the content decides. Only where the kernel says that nothing at all happened to the file since our
 * own last save is its checksum not made again (BstFileSeen). */
#include "bst-saver-private.h"
#include "bst-text.h"
#include <errno.h>
#include <string.h>

#define PART_START ".bouwstenen-"
#define PART_END ".part"
#define MAX_SWEPT 1000
#define MAX_TRIES 10
#define NS G_GINT64_CONSTANT (1000000000)
#define SETTLED_NS (11 * NS / 1000) /* more than one step of the slowest clock that file systems read */

static void
bst_save_clear (BstSave *self)
{
  g_clear_pointer (&self->old_thread, g_thread_join);
  g_clear_pointer (&self->new_thread, g_thread_join);
  g_free (self->old_sha256);
  g_free (self->new_sha256);
  g_free (self->path);
  g_free (self->folder);
  g_free (self->name);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BstSave, bst_save_clear)

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
    return bst_saver_fail_changed (name, FALSE, error);
  return strcmp (sha256, options->expected_sha256) == 0 || bst_saver_fail_changed (name, TRUE, error);
}

/* In a thread beside this one, or here where the system gives no thread. */
static void
start (GThread **thread, GThreadFunc function, BstSave *self)
{
  if ((*thread = g_thread_try_new ("checksum", function, self, NULL)) == NULL)
    function (self);
}

static void
finish (GThread **thread)
{
  g_clear_pointer (thread, g_thread_join);
}

static gpointer
hash_old (gpointer data)
{
  BstSave *self = data;

  self->old_problem = bst_posix_hash (self->path, &self->old_sha256);
  return NULL;
}

static gpointer
hash_new (gpointer data)
{
  BstSave *self = data;

  self->new_sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) self->data, self->length);
  return NULL;
}

static gboolean
is_same_content (const struct stat *a, const struct stat *b)
{
  return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size
         && a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* Whether nothing at all happened to the file since our own save looked at it last: then its content is what was saved,
 * and needs no checksum. The time of change cannot be set by anybody but the kernel. */
static gboolean
is_as_seen (const BstFileSeen *seen, const struct stat *now)
{
  return seen != NULL && seen->inode != 0 && seen->inode == now->st_ino && seen->device == now->st_dev
         && seen->size == (guint64) now->st_size && seen->modified == now->st_mtim.tv_sec
         && seen->modified_ns == now->st_mtim.tv_nsec && seen->changed == now->st_ctim.tv_sec
         && seen->changed_ns == now->st_ctim.tv_nsec;
}

/* Notes the file as it is after the move, where a later change is sure to show in its times: they are fine enough, and
 * the step of the clock in which it was written was over before its name was known to anybody. */
static void
note_seen (const BstSave *self, const struct stat *written, BstFileSeen *ret_seen)
{
  g_autofree char *path = NULL;
  struct stat now;
  gint64 age;

  if (written->st_mtim.tv_nsec == 0 || !bst_posix_has_fine_times (self->path)
      || bst_posix_resolve (self->path, &path, &now) != 0)
    return;
  age = (now.st_ctim.tv_sec - written->st_mtim.tv_sec) * NS + now.st_ctim.tv_nsec - written->st_mtim.tv_nsec;
  if (age < SETTLED_NS || !is_same_content (written, &now))
    return;
  *ret_seen = (BstFileSeen) { now.st_dev,          now.st_ino,         (guint64) now.st_size, now.st_mtim.tv_sec,
                              now.st_mtim.tv_nsec, now.st_ctim.tv_sec, now.st_ctim.tv_nsec };
}

/* Waits for the checksum of what is there, and looks whether the file is still the one that was read for it. */
static gboolean
check_old (BstSave *self, GError **error)
{
  g_autofree char *path = NULL;
  struct stat now;

  if (!self->exists || self->options->allow_overwrite)
    return TRUE;
  finish (&self->old_thread);
  if (self->old_problem != 0)
    return bst_saver_fail (self->name, self->old_problem, error);
  if (!self->checked && !bst_saver_check_content (self->name, self->options, self->old_sha256, error))
    return FALSE;
  self->checked = TRUE;
  return (bst_posix_resolve (self->path, &path, &now) == 0 && is_same_content (&now, &self->stat))
         || bst_saver_fail_changed (self->name, TRUE, error);
}

/* A file that is gone is no conflict: nothing of anybody's is overwritten. */
static gboolean
look (BstSave *self, GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  int problem = bst_posix_resolve (path, &self->path, &self->stat);

  self->name = g_filename_display_basename (path);
  self->exists = problem == 0;
  if (problem != 0 && problem != ENOENT)
    return bst_saver_fail (self->name, problem, error);
  self->folder = g_path_get_dirname (self->path);
  if (!self->exists)
    return TRUE;
  if (!S_ISREG (self->stat.st_mode))
    return bst_saver_fail (self->name, S_ISDIR (self->stat.st_mode) ? EISDIR : EACCES, error);
  if ((problem = bst_posix_check_writable (self->path)) != 0)
    return bst_saver_fail (self->name, problem, error);
  if (self->options->expected_sha256 == NULL && !self->options->allow_overwrite)
    return bst_saver_fail_changed (self->name, FALSE, error);
  self->checked = is_as_seen (self->options->seen, &self->stat);
  if (!self->options->allow_overwrite && !self->checked)
    start (&self->old_thread, hash_old, self);
  return TRUE;
}

/* --- Writing --------------------------------------------------------------------------------------------------- */

int
bst_save_write_checked (int fd, const char *data, gsize length)
{
  int problem = bst_posix_write (fd, data, length);

  if (problem == 0)
    problem = bst_posix_finish (fd, length);
  return problem != 0 ? problem : bst_posix_compare (fd, data, length);
}

/**
 * bst_save_write_new:
 * @original: (nullable): whose attributes it gets
 * @ret_written: (out) (optional): its state afterwards
 *
 * Writes a new file and closes it; removes it if that fails.
 *
 * Returns: 0 or an errno
 */
int
bst_save_write_new (const BstSave *self, const char *path, const struct stat *original, struct stat *ret_written)
{
  int fd, problem, closing;

  if ((problem = bst_posix_create (path, original, &fd)) != 0)
    return problem;
  if (original != NULL)
    problem = bst_posix_keep_attributes (fd, self->path, original);
  if (problem == 0)
    problem = bst_save_write_checked (fd, self->data, self->length);
  if (problem == 0 && ret_written != NULL && fstat (fd, ret_written) != 0)
    problem = errno;
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

static gboolean
let_keep (BstSave *self, BstSaveResult *ret_result, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (!self->exists || self->kept)
    return TRUE;
  file = g_file_new_for_path (self->path);
  self->kept = bst_saver_keep (file, self->options, self->checked ? self->options->expected_sha256 : NULL,
                               &ret_result->unkept, error);
  return self->kept;
}

static void
announce (BstSave *self)
{
  if (self->options->announce == NULL || self->announced)
    return;
  finish (&self->new_thread);
  self->options->announce (self->new_sha256, self->options->announce_data);
  self->announced = TRUE;
}

/**
 * bst_save_get_ready:
 *
 * The last moment at which the old file is whole and the new one too.
 *
 * Returns: whether the old one may be replaced
 */
gboolean
bst_save_get_ready (BstSave *self, BstSaveResult *ret_result, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !check_old (self, error)
      || !let_keep (self, ret_result, error))
    return FALSE;
  announce (self);
  return check_old (self, error); /* that took a while */
}

/* Saves that were killed leave the file they wrote. Not looked for among very many. */
static void
sweep (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  for (guint i = 0; i < MAX_SWEPT && dir != NULL && (name = g_dir_read_name (dir)) != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_str_has_prefix (name, PART_START) && g_str_has_suffix (name, PART_END))
        bst_posix_remove_stale (path);
    }
}

/* A network folder may have done what it says it could not: the answer got lost, or came twice. */
static int
move (const BstSave *self, const char *part, const struct stat *written)
{
  /* one that came meanwhile was not kept as a version: even a person who overwrites is asked again */
  int problem = bst_posix_move (part, self->path, self->exists);
  g_autofree char *path = NULL;
  struct stat now;

  if (problem == 0)
    return 0;
  if (bst_posix_resolve (self->path, &path, &now) == 0 && is_same_content (written, &now))
    return 0;
  bst_posix_remove (part);
  return problem;
}

/* As bst_saver_get_etag(), of what was written: somebody may have saved since, and theirs must not pass for ours. */
static char *
get_own_etag (const BstSave *self, const struct stat *written)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autofree char *etag = bst_saver_get_etag (file), *path = NULL;
  struct stat now;

  return bst_posix_resolve (self->path, &path, &now) == 0 && is_same_content (written, &now) ? g_steal_pointer (&etag)
                                                                                             : NULL;
}

/* Under a name that nothing has yet. */
static int
write_part (const BstSave *self, char **ret_part, struct stat *ret_written)
{
  int problem = EEXIST;

  for (guint i = 0; i < MAX_TRIES && problem == EEXIST; i++)
    {
      g_autofree char *name = g_strdup_printf (PART_START "%08x%08x" PART_END, g_random_int (), g_random_int ());
      g_free (*ret_part);
      *ret_part = g_build_filename (self->folder, name, NULL);
      problem = bst_save_write_new (self, *ret_part, self->exists ? &self->stat : NULL, ret_written);
    }
  return problem;
}

/* Sets ret_problem where another way may do; an error means the end. */
static gboolean
save_beside (BstSave *self, BstSaveResult *ret_result, int *ret_problem, GError **error)
{
  g_autofree char *part = NULL;
  struct stat written;

  if ((*ret_problem = write_part (self, &part, &written)) != 0)
    return FALSE;
  if (!bst_save_get_ready (self, ret_result, error))
    {
      bst_posix_remove (part);
      return FALSE;
    }
  if ((*ret_problem = move (self, part, &written)) != 0)
    {
      if (*ret_problem == EEXIST)
        bst_saver_fail_changed (self->name, FALSE, error);
      return FALSE;
    }
  ret_result->way = BST_SAVE_BESIDE;
  ret_result->unlinked = self->exists && self->stat.st_nlink > 1;
  ret_result->durable = bst_posix_sync_folder (self->folder) == 0;
  note_seen (self, &written, &ret_result->seen);
  ret_result->etag = get_own_etag (self, &written);
  sweep (self->folder);
  return TRUE;
}

/* --- The way -------------------------------------------------------------------------------------------------------- */

/* No new file there, no moving over it, or no way to keep its group. */
static gboolean
may_write_in_place (const BstSave *self, int problem)
{
  return self->exists
         && (problem == EACCES || problem == EPERM || problem == EXDEV || problem == EBUSY || problem == ENAMETOOLONG);
}

static gboolean
save_local (BstSave *self, GFile *file, BstSaveResult *ret_result, GError **error)
{
  g_autoptr (GError) final = NULL;
  int problem = 0;

  if (!look (self, file, error))
    return FALSE;
  if (!self->options->is_last)
    start (&self->new_thread, hash_new, self);
  if (save_beside (self, ret_result, &problem, &final))
    return TRUE;
  if (final != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&final));
      return FALSE;
    }
  return may_write_in_place (self, problem) ? bst_save_in_place (self, ret_result, error)
                                            : bst_saver_fail (self->name, problem, error);
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
  g_auto (BstSave) self = { .options = options, .cancellable = cancellable };
  BstSaveResult result = { 0 };

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
      finish (&self.new_thread);
      if (self.new_sha256 != NULL)
        g_strlcpy (result.sha256, self.new_sha256, sizeof result.sha256);
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
 * bst_saver_get_copies_folder:
 *
 * Returns: (transfer full): where the copies of files lie that could only be written in place and were left damaged,
 *   named TIME-NAME with TIME in microseconds since 1970; it may not be there. bst_recovery_list() lists them
 */
char *
bst_saver_get_copies_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "bouwstenen", "recovery", NULL);
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
  const char *etag;

  if (info == NULL)
    return NULL;
  /* by attribute: the getters complain where a file system does not say */
  etag = g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ETAG_VALUE);
  return g_strdup_printf ("%s/%" G_GUINT64_FORMAT, etag != NULL ? etag : "",
                          g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_STANDARD_SIZE));
}
