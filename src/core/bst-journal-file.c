/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-journal-file.c - the files of a session: SESSION.journal grows line by line, SESSION.base is the plan as opened.
 *
 * The journal is locked with flock as long as its program lives: one that is not locked was left by a crash. A thread of
 * its own syncs, so that a slow disk holds up neither the writing nor, of course, the person. */
#define _GNU_SOURCE
#include "bst-journal-private.h"
#include "bst-saver-private.h"
#include "bst-state.h"
#include "bst-text.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define SYNC_PAUSE (G_TIME_SPAN_SECOND / 5)
#define HOLD_TRIES 20
#define HOLD_PAUSE 10000 /* microseconds */

/* What the syncing thread shares with us; it may outlive the journal by the time of one fsync. */
typedef struct {
  gatomicrefcount refs;
  GMutex mutex;
  GCond wake;
  gboolean dirty, end;
  char *folder, *base; /* to sync once more: a file came or moved there */
  int fd, problem;
} Sync;

struct _BstJournalFile {
  GMutex mutex; /* folder is asked for by the main thread */
  char *folder, *session;
  GBytes *base; /* until it is on disk */
  int fd;       /* -1: not made yet */
  gsize length; /* of whole lines */
  gboolean remote;
  Sync *sync;
};

/* --- Syncing --------------------------------------------------------------------------------------------------------- */

static void
sync_unref (Sync *sync)
{
  if (!g_atomic_ref_count_dec (&sync->refs))
    return;
  close (sync->fd);
  g_mutex_clear (&sync->mutex);
  g_cond_clear (&sync->wake);
  g_free (sync->folder);
  g_free (sync->base);
  g_free (sync);
}

static int
sync_path (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC), problem;

  if (fd < 0)
    return errno == ENOENT ? 0 : errno; /* moved or closed meanwhile */
  problem = fsync (fd) == 0 || errno == EINVAL ? 0 : errno;
  close (fd);
  return problem;
}

/* The lines first: what they start from is in the plan's own file too, mostly. */
static int
sync_all (const Sync *sync, const char *base, const char *folder)
{
  int problem = fdatasync (sync->fd) == 0 || errno == EINVAL ? 0 : errno;

  if (problem == 0 && base != NULL)
    problem = sync_path (base);
  if (folder != NULL)
    bst_posix_sync_folder (folder);
  return problem;
}

/* Several lines are synced at once: a disk that syncs all the time would hold up the writing, and wear. */
static void
wait_a_little (Sync *sync)
{
  gint64 until = g_get_monotonic_time () + SYNC_PAUSE;

  while (!sync->end && g_cond_wait_until (&sync->wake, &sync->mutex, until))
    ;
}

static gpointer
sync_thread (gpointer data)
{
  Sync *sync = data;

  g_mutex_lock (&sync->mutex);
  while (!sync->end)
    {
      g_autofree char *folder = NULL, *base = NULL;
      int problem;
      if (!sync->dirty)
        {
          g_cond_wait (&sync->wake, &sync->mutex);
          continue;
        }
      wait_a_little (sync);
      sync->dirty = FALSE;
      folder = g_steal_pointer (&sync->folder);
      base = g_steal_pointer (&sync->base);
      g_mutex_unlock (&sync->mutex);
      problem = sync_all (sync, base, folder);
      g_mutex_lock (&sync->mutex);
      sync->problem = problem;
    }
  g_mutex_unlock (&sync->mutex);
  sync_unref (sync);
  return NULL;
}

static Sync *
sync_new (int fd)
{
  Sync *sync = g_new0 (Sync, 1);
  g_autoptr (GThread) thread = NULL;

  g_atomic_ref_count_init (&sync->refs);
  g_atomic_ref_count_inc (&sync->refs);
  g_mutex_init (&sync->mutex);
  g_cond_init (&sync->wake);
  sync->fd = fcntl (fd, F_DUPFD_CLOEXEC, 0);
  thread = g_thread_new ("journal sync", sync_thread, sync); /* not joined: the reference is dropped at once */
  return sync;
}

/* folder, base (nullable): synced too. Gives what the sync before said. */
static int
sync_soon (Sync *sync, const char *folder, const char *base)
{
  int problem;

  g_mutex_lock (&sync->mutex);
  sync->dirty = TRUE;
  if (folder != NULL)
    {
      g_free (sync->folder);
      sync->folder = g_strdup (folder);
    }
  if (base != NULL)
    {
      g_free (sync->base);
      sync->base = g_strdup (base);
    }
  problem = sync->problem;
  g_cond_signal (&sync->wake);
  g_mutex_unlock (&sync->mutex);
  return problem;
}

static void
sync_end (Sync *sync)
{
  g_mutex_lock (&sync->mutex);
  sync->end = TRUE;
  g_cond_signal (&sync->wake);
  g_mutex_unlock (&sync->mutex);
  sync_unref (sync);
}

/* --- Making ---------------------------------------------------------------------------------------------------------- */

static char *
path_of (const BstJournalFile *self, const char *suffix)
{
  g_autofree char *name = g_strconcat (self->session, suffix, NULL);

  return g_build_filename (self->folder, name, NULL);
}

/**
 * bst_journal_file_new:
 * @base: (nullable): the plan as opened, to be kept beside the journal
 *
 * Touches no disk: the files are made with the first line, and again where that failed.
 */
BstJournalFile *
bst_journal_file_new (const char *folder, GBytes *base)
{
  BstJournalFile *self = g_new0 (BstJournalFile, 1);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");

  g_mutex_init (&self->mutex);
  self->folder = g_strdup (folder);
  self->session = g_strdup_printf ("%s-%08x", stamp, g_random_int ());
  self->base = base != NULL ? g_bytes_ref (base) : NULL;
  self->fd = -1;
  return self;
}

static int
write_base (BstJournalFile *self)
{
  g_autofree char *path = path_of (self, ".base");
  gsize length;
  const char *data = g_bytes_get_data (self->base, &length);
  int fd = -1, problem, closing;

  bst_posix_remove (path); /* a part of it, from a try that failed */
  if ((problem = bst_posix_create (path, NULL, &fd)) != 0)
    return problem;
  problem = fchmod (fd, 0600) == 0 ? bst_posix_write (fd, data, length) : errno;
  closing = bst_posix_close (fd);
  problem = problem != 0 ? problem : closing;
  if (problem == 0)
    g_clear_pointer (&self->base, g_bytes_unref);
  else
    bst_posix_remove (path);
  return problem;
}

static int
make_journal (BstJournalFile *self)
{
  g_autofree char *path = path_of (self, ".journal");
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    return errno;
  flock (fd, LOCK_EX | LOCK_NB); /* nobody else knows the name yet; without locks it is just not seen as alive */
  self->fd = fd;
  self->remote = bst_posix_is_remote (path);
  self->sync = sync_new (fd);
  return 0;
}

/* --- Writing --------------------------------------------------------------------------------------------------------- */

/* All of it or nothing: half a line in the middle would be damage. */
static int
append_whole (BstJournalFile *self, const char *lines, gsize length)
{
  int problem = bst_posix_write (self->fd, lines, length);

  if (problem == 0)
    self->length += length;
  else if (ftruncate (self->fd, (off_t) self->length) != 0)
    return problem;
  return problem;
}

/* The content that the lines start from; kept in memory until it could be written. */
static int
keep_base (BstJournalFile *self, char **ret_path)
{
  int problem;

  if (self->base == NULL)
    return 0;
  if ((problem = write_base (self)) == 0)
    *ret_path = path_of (self, ".base");
  return problem;
}

/**
 * bst_journal_file_append:
 * @lines: whole lines
 * @ret_written: (out): whether they are in the file; if not, they are to be given again
 *
 * Returns: 0, or an errno: of the lines, of the content that they start from, or of syncing what was written before
 */
int
bst_journal_file_append (BstJournalFile *self, const char *lines, gsize length, gboolean *ret_written)
{
  gboolean new = self->fd < 0;
  g_autofree char *base = NULL;
  int problem = 0, synced;

  *ret_written = FALSE;
  if (new && g_mkdir_with_parents (self->folder, 0700) != 0)
    return errno;
  if (new && (problem = make_journal (self)) != 0)
    return problem;
  if ((problem = append_whole (self, lines, length)) != 0)
    return problem;
  *ret_written = TRUE;
  problem = keep_base (self, &base);
  synced = sync_soon (self->sync, new ? self->folder : NULL, base);
  return problem != 0 ? problem : synced;
}

/**
 * bst_journal_file_is_quick:
 *
 * Returns: whether adding a line is only writing into memory: the files are there, and on this machine
 */
gboolean
bst_journal_file_is_quick (BstJournalFile *self)
{
  return self->fd >= 0 && self->base == NULL && !self->remote;
}

/**
 * bst_journal_file_sync:
 *
 * Waits until what was written is on the disk. What goes wrong is found again by the next sync, and told then.
 */
void
bst_journal_file_sync (BstJournalFile *self)
{
  if (self->fd >= 0)
    fdatasync (self->fd);
}

/**
 * bst_journal_file_move:
 *
 * The plan has another file now, or none: its journal goes to that one's folder.
 */
int
bst_journal_file_move (BstJournalFile *self, const char *folder)
{
  g_autofree char *old_journal = path_of (self, ".journal"), *old_base = path_of (self, ".base"),
                  *old_folder = g_strdup (self->folder), *journal = NULL, *base = NULL;
  int problem = 0;

  if (strcmp (folder, self->folder) == 0)
    return 0;
  if (self->fd >= 0 && g_mkdir_with_parents (folder, 0700) != 0)
    return errno;
  g_mutex_lock (&self->mutex);
  g_free (self->folder);
  self->folder = g_strdup (folder);
  journal = path_of (self, ".journal");
  base = path_of (self, ".base");
  /* between the two, the base is looked for by the session's name, whatever the folder */
  if (self->fd >= 0)
    {
      if (access (old_base, F_OK) == 0)
        bst_posix_move (old_base, base, TRUE);
      problem = bst_posix_move (old_journal, journal, TRUE);
    }
  if (problem != 0)
    {
      g_free (self->folder);
      self->folder = g_strdup (old_folder);
    }
  g_mutex_unlock (&self->mutex);
  if (self->fd < 0 || problem != 0)
    return problem;
  sync_soon (self->sync, folder, NULL);
  rmdir (old_folder); /* unless it holds something else */
  return 0;
}

/**
 * bst_journal_file_get_path:
 *
 * Returns: (transfer full): of the journal, which may not be there yet
 */
char *
bst_journal_file_get_path (BstJournalFile *self)
{
  g_autofree char *path = NULL;

  g_mutex_lock (&self->mutex);
  path = path_of (self, ".journal");
  g_mutex_unlock (&self->mutex);
  return g_steal_pointer (&path);
}

/**
 * bst_journal_file_close:
 * @self: (transfer full): no longer needed
 * @keep: whether the files stay, as after a crash
 */
void
bst_journal_file_close (BstJournalFile *self, gboolean keep)
{
  g_autofree char *journal = path_of (self, ".journal"), *base = path_of (self, ".base");

  if (self->fd >= 0 && !keep)
    {
      bst_posix_remove (journal);
      bst_posix_remove (base);
      rmdir (self->folder);
    }
  if (self->fd >= 0)
    {
      flock (self->fd, LOCK_UN); /* the syncing thread may still have it open */
      bst_posix_close (self->fd);
    }
  g_clear_pointer (&self->sync, sync_end);
  g_clear_pointer (&self->base, g_bytes_unref);
  g_mutex_clear (&self->mutex);
  g_free (self->folder);
  g_free (self->session);
  g_free (self);
}

/* --- Going on with one that a crash left ------------------------------------------------------------------------------ */

/* What follows the good lines is kept beside the journal: somebody may know what to do with it. */
static int
keep_rest (BstJournalFile *self, gsize good)
{
  g_autofree char *path = path_of (self, ".journal"), *rest = path_of (self, ".rest"), *data = NULL;
  gsize length;
  int problem = bst_posix_read (path, &data, &length), fd, closing;

  if (problem != 0 || length <= good)
    return problem;
  if ((problem = bst_posix_create (rest, NULL, &fd)) != 0)
    return problem == EEXIST ? 0 : problem;
  problem = bst_posix_write (fd, data + good, length - good);
  closing = bst_posix_close (fd);
  return problem != 0 ? problem : closing;
}

/* Whoever lists what crashes left looks whether a journal is held by holding it for an instant, on a busy machine for some
 * milliseconds: that is nobody who works on it. */
static gboolean
hold (int fd)
{
  for (guint i = 0; i < HOLD_TRIES; i++)
    {
      if (flock (fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return TRUE;
      g_usleep (HOLD_PAUSE);
    }
  return FALSE;
}

static int
take_over (BstJournalFile *self, gsize good)
{
  g_autofree char *path = path_of (self, ".journal");
  int problem;

  self->fd = open (path, O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW);
  if (self->fd < 0)
    return errno;
  if (!hold (self->fd))
    return EWOULDBLOCK;
  if ((problem = keep_rest (self, good)) != 0)
    return problem;
  self->length = good;
  self->remote = bst_posix_is_remote (path);
  self->sync = sync_new (self->fd);
  return ftruncate (self->fd, (off_t) good) == 0 ? 0 : errno;
}

/**
 * bst_journal_file_resume:
 * @path: a journal
 * @good: bytes of good lines; what follows goes into a file beside it
 * @error: %BST_ERROR_SAVE, for people: another program took it, say
 */
BstJournalFile *
bst_journal_file_resume (const char *path, gsize good, GError **error)
{
  BstJournalFile *self = g_new0 (BstJournalFile, 1);
  int problem;

  g_mutex_init (&self->mutex);
  self->folder = g_path_get_dirname (path);
  self->session = g_path_get_basename (path);
  if (g_str_has_suffix (self->session, ".journal"))
    self->session[strlen (self->session) - strlen (".journal")] = '\0';
  problem = take_over (self, good);
  if (problem == 0)
    return self;
  if (problem == EWOULDBLOCK)
    g_set_error_literal (error, BST_ERROR, BST_ERROR_SAVE,
                         bst_text (NULL, N_ ("This work is open in another window already.")));
  else
    g_set_error (error, BST_ERROR, BST_ERROR_SAVE, bst_text (NULL, N_ ("The unsaved work could not be taken up: %s.")),
                 bst_state_explain (problem));
  bst_journal_file_close (self, TRUE);
  return NULL;
}
