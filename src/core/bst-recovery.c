/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-recovery.c - a journal that no living program holds was left by a crash: this finds it and brings the work back. */
#define _GNU_SOURCE
#include "bst-recovery-private.h"
#include "bst-json.h"
#include "bst-lock.h"
#include "bst-log.h"
#include "bst-reader.h"
#include "bst-saver-private.h"
#include "bst-state.h"
#include "bst-text.h"
#include "bst-writer.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define JOURNAL ".journal"
#define DISCARDED BST_RECOVERY_DISCARDED
#define KEEP_DAYS BST_RECOVERY_KEEP_DAYS

/**
 * bst_recovery_ref:
 *
 * Returns: (transfer full): @self
 */
BstRecovery *
bst_recovery_ref (BstRecovery *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * bst_recovery_unref:
 * @self: (transfer full): no longer needed
 */
void
bst_recovery_unref (BstRecovery *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->path);
  g_free (self->copy_of);
  g_clear_pointer (&self->content, bst_journal_content_free);
  bst_journal_summary_clear (&self->summary);
  g_free (self);
}

/* --- Files ----------------------------------------------------------------------------------------------------------- */

/* PATH without its suffix, and with another one. */
static char *
sibling (const char *path, const char *suffix)
{
  const char *dot = strrchr (path, '.');

  return g_strdup_printf ("%.*s%s", (int) (dot - path), path, suffix);
}

/* Whether a living program holds it. */
gboolean
bst_recovery_is_alive (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  gboolean alive = fd >= 0 && flock (fd, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;

  if (fd >= 0)
    close (fd);
  return alive;
}

/* NULL: it cannot be read, or is no plan's size. */
GBytes *
bst_recovery_read_bytes (const char *path)
{
  struct stat info;
  char *data;
  gsize length;

  if (stat (path, &info) != 0 || !S_ISREG (info.st_mode) || info.st_size > BST_MAX_FILE_SIZE
      || bst_posix_read (path, &data, &length) != 0)
    return NULL;
  return g_bytes_new_take (data, length);
}

/* NULL: it is not there, or cannot be reached. */
static char *
hash_uri (const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GBytes) bytes = NULL;
  char *sha256 = NULL;

  if (path != NULL)
    return bst_posix_hash (path, &sha256) == 0 ? sha256 : NULL;
  bytes = g_file_load_bytes (file, NULL, NULL, NULL);
  return bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
}

/* --- The plan as it was opened ---------------------------------------------------------------------------------------- */

static GBytes *
check_base (GBytes *bytes, const char *expected)
{
  g_autofree char *sha256 = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;

  if (sha256 != NULL && (expected == NULL || strcmp (sha256, expected) == 0))
    return bytes;
  g_clear_pointer (&bytes, g_bytes_unref);
  return NULL;
}

/* Beside the journal; or in another plan's folder, where the crash came while both were moved; or in the plan's file. */
static GBytes *
find_base (const BstRecovery *self)
{
  const char *expected = bst_journal_content_get_base (self->content);
  g_autofree char *beside = sibling (self->path, ".base"), *name = g_path_get_basename (beside), *path = NULL;
  GBytes *found = check_base (bst_recovery_read_bytes (beside), expected);
  g_autoptr (GPtrArray) folders = found == NULL ? bst_state_list_folders (NULL) : NULL;
  g_autoptr (GFile) file = self->summary.uri != NULL ? g_file_new_for_uri (self->summary.uri) : NULL;

  for (guint i = 0; found == NULL && i < folders->len; i++)
    {
      g_autofree char *other = g_build_filename (folders->pdata[i], name, NULL);
      found = check_base (bst_recovery_read_bytes (other), expected);
    }
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (found == NULL && path != NULL && expected != NULL)
    found = check_base (bst_recovery_read_bytes (path), expected);
  return found;
}

static BstPlan *
read_base (const BstRecovery *self, GError **error)
{
  g_autoptr (GBytes) bytes = find_base (self);
  g_autofree char *text = NULL;
  gsize length;

  if (bytes == NULL)
    {
      g_set_error_literal (
          error, BST_ERROR, BST_ERROR_SAVE,
          bst_text (
              NULL,
              N_ ("The plan as it was when it was opened is not there any more, so the changes cannot be put back into it.")));
      return NULL;
    }
  text = g_strndup (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes)); /* with a NUL behind it */
  return bst_plan_read (text, length, NULL, error);
}

/**
 * bst_recovery_load:
 * @ret_n: (out): how many lines could be done again, for bst_recovery_resume(); 0 for the copy of a save
 * @error: %BST_ERROR_SAVE: the plan as opened is lost; or why that one could not be read
 *
 * Blocks: call it in a thread.
 *
 * Returns: (nullable) (transfer full): the plan with its undo and redo history, as it was when the program ended
 */
BstPlan *
bst_recovery_load (const BstRecovery *self, guint *ret_n, GError **error)
{
  g_autoptr (BstPlan) plan = NULL;

  *ret_n = 0;
  if (self->copy_of != NULL)
    return bst_recovery_read_copy (self, error);
  if (self->content == NULL)
    {
      g_set_error_literal (error, BST_ERROR, BST_ERROR_SYNTAX,
                           bst_text (NULL, N_ ("The record of unsaved work is damaged from its first line on.")));
      return NULL;
    }
  plan = read_base (self, error);
  if (plan == NULL)
    return NULL;
  *ret_n = bst_journal_replay (self->content, plan, G_MAXUINT);
  return g_steal_pointer (&plan);
}

/**
 * bst_recovery_load_base:
 *
 * Blocks: call it in a thread.
 *
 * Returns: (nullable) (transfer full): the plan as its file held it when it was opened or saved last: the base of a
 *   three-way merge with the file as it is now
 */
BstPlan *
bst_recovery_load_base (const BstRecovery *self, GError **error)
{
  g_autoptr (BstPlan) plan = self->content != NULL ? read_base (self, error) : NULL;

  if (plan != NULL)
    bst_journal_replay_saved (self->content, plan);
  return g_steal_pointer (&plan);
}

/**
 * bst_recovery_resume:
 * @plan: from bst_recovery_load()
 * @n: from bst_recovery_load()
 * @error: %BST_ERROR_SAVE, for people: it is open elsewhere by now, say
 *
 * Returns: (nullable) (transfer full): the journal that goes on where the crash cut it off
 */
BstJournal *
bst_recovery_resume (const BstRecovery *self, BstPlan *plan, guint n, GError **error)
{
  return bst_journal_resume (plan, self->path, self->content, n, error);
}

/* --- Finding ---------------------------------------------------------------------------------------------------------- */

/* NULL: it is not there, cannot be reached, or holds no plan. */
static BstPlan *
read_plan_at (const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  return bst_plan_read_file (file, NULL, NULL, NULL, NULL);
}

/* What was done was taken back by hand, or the journal could not be written to its end: then the file may hold all that
 * would come back. A journal of which not all comes back may hold more. */
static gboolean
is_saved_all_the_same (const BstRecovery *self)
{
  guint n;
  g_autoptr (BstPlan) plan = bst_recovery_load (self, &n, NULL), saved = NULL;

  if (plan == NULL || n < bst_journal_content_get_n (self->content))
    return FALSE;
  saved = read_plan_at (self->summary.uri);
  return saved != NULL && bst_log_is_all_that_came (plan, saved);
}

/* Where the program died between putting the new content into the file and noting that, the file is our own, and what was
 * done since that save began is what is not in it. */
static void
take_finished_save (BstJournalContent *content)
{
  const char *sha256, *uri = bst_journal_content_get_saving (content, &sha256);
  g_autofree char *now = uri != NULL ? hash_uri (uri) : NULL;

  if (now != NULL && strcmp (now, sha256) == 0)
    bst_journal_content_take_as_saved (content);
}

static void
look_at_file (BstRecovery *self)
{
  g_autofree char *sha256 = self->summary.uri != NULL ? hash_uri (self->summary.uri) : NULL;

  if (self->summary.uri == NULL)
    self->file = BST_RECOVERY_NONE;
  else if (sha256 == NULL)
    self->file = BST_RECOVERY_GONE;
  else
    {
      self->file = g_strcmp0 (sha256, self->summary.sha256) == 0 ? BST_RECOVERY_SAME : BST_RECOVERY_CHANGED;
      self->summary.modified = self->summary.modified && !is_saved_all_the_same (self);
    }
}

static BstRecovery *
read_journal (const char *path)
{
  g_autoptr (GBytes) bytes = bst_recovery_read_bytes (path);
  BstRecovery *self;

  if (bytes == NULL)
    return NULL;
  self = g_new0 (BstRecovery, 1);
  g_atomic_ref_count_init (&self->refs);
  self->path = g_strdup (path);
  self->content = bst_journal_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  self->file = BST_RECOVERY_NONE;
  if (self->content == NULL)
    return self;
  take_finished_save (self->content);
  bst_journal_summarize (self->content, &self->summary);
  look_at_file (self);
  return self;
}

/* Where nothing can be read, or nothing was changed, there is nothing to offer; damage is told. */
static gboolean
is_worth_offering (const BstRecovery *self)
{
  return self->content != NULL
         && (self->summary.modified || bst_journal_content_get_state (self->content, NULL) == BST_JOURNAL_DAMAGED);
}

static void
list_folder (const char *folder, GPtrArray *found)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (BstRecovery) recovery =
          g_str_has_suffix (name, JOURNAL) && !bst_recovery_is_alive (path) ? read_journal (path) : NULL;
      if (recovery != NULL && is_worth_offering (recovery))
        g_ptr_array_add (found, g_steal_pointer (&recovery));
    }
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const BstRecovery *one = *(BstRecovery *const *) a, *two = *(BstRecovery *const *) b;

  return (one->summary.time < two->summary.time) - (one->summary.time > two->summary.time);
}

/**
 * bst_recovery_list:
 * @file: (nullable): a plan; %NULL for all
 *
 * Blocks: call it in a thread.
 *
 * Returns: (transfer full) (element-type BstRecovery): work that was not saved, the newest first; for all, also what saves
 *   that were cut off left
 */
GPtrArray *
bst_recovery_list (GFile *file)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_recovery_unref);
  g_autoptr (GPtrArray) folders = bst_state_list_folders (file);

  for (guint i = 0; i < folders->len; i++)
    list_folder (folders->pdata[i], found);
  if (file == NULL)
    bst_recovery_add_copies (found);
  g_ptr_array_sort (found, compare_times);
  return found;
}

/**
 * bst_recovery_describe_damage:
 *
 * Returns: (nullable) (transfer full): what does not come back and where it is kept, for people; %NULL: all comes back
 */
char *
bst_recovery_describe_damage (const BstRecovery *self)
{
  guint line;

  if (self->content == NULL || bst_journal_content_get_state (self->content, &line) != BST_JOURNAL_DAMAGED)
    return NULL;
  return g_strdup_printf (
      bst_text (
          NULL,
          N_ ("The record of this work is damaged at line %u. What came before it comes back; the rest is kept in a file beside it.")),
      line);
}

/* --- Putting aside ---------------------------------------------------------------------------------------------------- */

static gboolean
rename_to (BstRecovery *self, char *new_path, GError **error)
{
  g_autofree char *path = new_path;
  int problem = bst_posix_move (self->path, path, FALSE);

  if (problem != 0)
    {
      g_set_error (error, BST_ERROR, BST_ERROR_SAVE, bst_text (NULL, N_ ("That did not work: %s.")),
                   bst_state_explain (problem));
      return FALSE;
    }
  g_free (self->path);
  self->path = g_steal_pointer (&path);
  return TRUE;
}

/**
 * bst_recovery_discard:
 * @error: %BST_ERROR_SAVE, for people
 *
 * Offers it no more. It is kept for 30 days: see bst_recovery_undo_discard().
 */
gboolean
bst_recovery_discard (BstRecovery *self, GError **error)
{
  return rename_to (self,
                    self->copy_of != NULL ? g_strconcat (self->path, DISCARDED, NULL) : sibling (self->path, DISCARDED),
                    error);
}

/**
 * bst_recovery_undo_discard:
 * @error: %BST_ERROR_SAVE, for people
 *
 * Offers again what was discarded.
 */
gboolean
bst_recovery_undo_discard (BstRecovery *self, GError **error)
{
  gsize length = strlen (self->path);

  if (self->copy_of == NULL)
    return rename_to (self, sibling (self->path, JOURNAL), error);
  g_return_val_if_fail (g_str_has_suffix (self->path, DISCARDED), FALSE);
  return rename_to (self, g_strndup (self->path, length - strlen (DISCARDED)), error);
}

/* --- Cleaning --------------------------------------------------------------------------------------------------------- */

gboolean
bst_recovery_is_older (const char *path, int days)
{
  struct stat info;

  return stat (path, &info) == 0 && info.st_mtime < g_get_real_time () / G_TIME_SPAN_SECOND - (gint64) days * 24 * 3600;
}

/* A program that ended without a crash of its work: nothing was changed, or everything was saved. */
static gboolean
is_finished (const char *path)
{
  g_autoptr (BstRecovery) recovery = bst_recovery_is_alive (path) ? NULL : read_journal (path);

  return recovery != NULL && recovery->content != NULL && !is_worth_offering (recovery);
}

static gboolean
is_orphan (const char *base)
{
  g_autofree char *journal = sibling (base, JOURNAL), *discarded = sibling (base, DISCARDED);

  return !g_file_test (journal, G_FILE_TEST_EXISTS) && !g_file_test (discarded, G_FILE_TEST_EXISTS)
         && bst_recovery_is_older (base, 1);
}

static gboolean
is_rubbish (const char *path)
{
  if (g_str_has_suffix (path, JOURNAL))
    return is_finished (path);
  if (g_str_has_suffix (path, DISCARDED) || g_str_has_suffix (path, ".rest"))
    return bst_recovery_is_older (path, KEEP_DAYS);
  return g_str_has_suffix (path, ".base") && is_orphan (path);
}

static void
clean_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *lock = g_build_filename (folder, "lock", NULL);
  BstLockHolder holder;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *base = NULL;
      if (!is_rubbish (path))
        continue;
      base = sibling (path, ".base");
      bst_posix_remove (path);
      if (g_str_has_suffix (path, JOURNAL) || g_str_has_suffix (path, DISCARDED))
        bst_posix_remove (base);
    }
  /* takes what a crash left long ago, and removes it together with an empty folder; never one that is just being taken */
  if (bst_recovery_is_older (lock, KEEP_DAYS))
    bst_lock_free (bst_lock_take (folder, NULL, &holder));
}

/**
 * bst_recovery_clean:
 *
 * Removes what crashes left and nobody needs: journals without unsaved work, and what was discarded 30 days ago.
 * Blocks: call it in a thread.
 */
void
bst_recovery_clean (void)
{
  g_autoptr (GPtrArray) folders = bst_state_list_folders (NULL);

  for (guint i = 0; i < folders->len; i++)
    clean_folder (folders->pdata[i]);
  bst_recovery_clean_copies ();
}
