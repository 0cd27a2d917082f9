/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-lock.c - one program at a time changes a plan.
 *
 * Both halves are locks of the kernel, so they end with the program that holds them, however it ends: no lock is ever
 * stale, and none is a file that litters somebody's share.
 *
 * - `lock` in the plan's state folder (flock) keeps the same person's programs apart, in a sandbox too, and says who.
 * - One byte of the plan file itself, far behind its end (an open file description lock), keeps apart different people
 *   and, through NFS and SMB, different machines. No content is locked, since on SMB nobody could read it then.
 *
 * A share that knows no locks gives no warning; what decides there, as everywhere, is that saving compares the content
 * with what was opened, and merges. */
#define _GNU_SOURCE
#include "bst-lock.h"
#include "bst-saver-private.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* No plan is that long, and a signed 64-bit offset still holds it. */
#define BYTE (G_GINT64_CONSTANT (1) << 62)

struct _BstLock {
  char *path; /* of the lock in the state folder; NULL: none could be made */
  int fd, file_fd; /* -1: none */
};

/* --- In the state folder ---------------------------------------------------------------------------------------------- */

/* Is the file that was locked still the one of that name? Its last holder may just have removed it. */
static gboolean
is_still_there (int fd, const char *path)
{
  struct stat locked, named;

  return fstat (fd, &locked) == 0 && stat (path, &named) == 0 && locked.st_ino == named.st_ino
         && locked.st_dev == named.st_dev;
}

static void
write_holder (int fd)
{
  g_autofree char *text =
      g_strdup_printf ("%d %" G_GINT64_FORMAT "\n", (int) getpid (), g_get_real_time () / G_TIME_SPAN_SECOND);

  /* only for a message: a lock without it is as good */
  if (ftruncate (fd, 0) == 0)
    (void) !pwrite (fd, text, strlen (text), 0);
}

static void
read_holder (int fd, BstLockHolder *holder)
{
  char text[64] = "";
  long long pid, since;

  holder->is_me = TRUE;
  if (pread (fd, text, sizeof text - 1, 0) > 0 && sscanf (text, "%lld %lld", &pid, &since) == 2)
    {
      holder->pid = pid;
      holder->since = since;
    }
}

/* FALSE: somebody has it. A state folder that takes no lock is no reason to keep a person from the plan. */
static gboolean
take_state (BstLock *self, const char *folder, BstLockHolder *holder)
{
  g_autofree char *path = g_build_filename (folder, "lock", NULL);

  for (;;)
    {
      int fd =
          g_mkdir_with_parents (folder, 0700) == 0 ? open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600) : -1;
      if (fd < 0)
        return TRUE;
      if (flock (fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        {
          read_holder (fd, holder);
          close (fd);
          return FALSE;
        }
      if (is_still_there (fd, path))
        {
          write_holder (fd);
          self->fd = fd;
          self->path = g_steal_pointer (&path);
          return TRUE;
        }
      close (fd);
    }
}

/* --- On the plan file --------------------------------------------------------------------------------------------------- */

/* A file that we may only read is asked whether somebody else writes it. */
static gboolean
is_locked (int fd)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = BYTE, .l_len = 1 };

  return fcntl (fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

static gboolean
take_file (BstLock *self, const char *path)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = BYTE, .l_len = 1 };
  int fd = open (path, O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

  if (fd < 0)
    {
      gboolean locked;
      if ((fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)) < 0)
        return TRUE;
      locked = is_locked (fd);
      close (fd);
      return !locked;
    }
  if (fcntl (fd, F_OFD_SETLK, &lock) == 0)
    {
      self->file_fd = fd;
      return TRUE;
    }
  gboolean is_taken = errno == EAGAIN || errno == EACCES; /* else there are no locks on that file system */
  close (fd);
  return !is_taken;
}

/**
 * bst_lock_take:
 * @folder: the plan's, from bst_state_get_folder(); is made where it is not there
 * @file: (nullable): the plan's file; one that only GIO can reach is not locked itself
 * @ret_holder: (out): who has it, where the result is %NULL
 *
 * Never waits for another holder; may wait for a slow share: call it in a thread.
 *
 * Returns: (nullable) (transfer full): the lock; %NULL: somebody has the plan open
 */
BstLock *
bst_lock_take (const char *folder, GFile *file, BstLockHolder *ret_holder)
{
  g_autoptr (BstLock) self = g_new0 (BstLock, 1);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  *ret_holder = (BstLockHolder) { 0 };
  self->fd = self->file_fd = -1;
  if (!take_state (self, folder, ret_holder) || (path != NULL && !take_file (self, path)))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * bst_lock_let_file_go:
 *
 * To be called before the file is saved: on SMB a file that is open cannot be replaced, and on NFS the replaced one
 * would stay for a while under another name. Any other program is still kept off by the lock in the state folder.
 */
void
bst_lock_let_file_go (BstLock *self)
{
  if (self->file_fd >= 0)
    close (self->file_fd);
  self->file_fd = -1;
}

/**
 * bst_lock_take_file_again:
 * @file: what was saved
 *
 * After saving there is another file under the name. Somebody who was quicker keeps the lock; then both are told when
 * they save.
 */
void
bst_lock_take_file_again (BstLock *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  bst_lock_let_file_go (self);
  if (path != NULL)
    take_file (self, path);
}

/**
 * bst_lock_free:
 * @self: (transfer full) (nullable): gives up the lock
 */
void
bst_lock_free (BstLock *self)
{
  g_autofree char *folder = NULL;

  if (self == NULL)
    return;
  folder = self->path != NULL ? g_path_get_dirname (self->path) : NULL;
  bst_lock_let_file_go (self);
  if (self->fd >= 0)
    {
      bst_posix_remove (self->path); /* while it is ours: see is_still_there() */
      close (self->fd);
      rmdir (folder); /* unless it holds something else */
    }
  g_free (self->path);
  g_free (self);
}
