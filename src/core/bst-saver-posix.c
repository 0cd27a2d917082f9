/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-saver-posix.c - the system calls of a local save, plain, so that a test can make each of them fail.
 *
 * An interrupted call is made again, a short write is continued. Nothing here decides: bst-saver.c does. */
#define _GNU_SOURCE
#include "bst-saver-private.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define MAX_LINKS 40 /* as the kernel's */
#define BLOCK (1024 * 1024)
#define STALE_SECONDS 3600

static int
open_again (const char *path, int flags, mode_t mode)
{
  int fd;

  do
    fd = open (path, flags | O_CLOEXEC | O_NOCTTY, mode);
  while (fd < 0 && errno == EINTR);
  return fd;
}

/* Where a link leads, seen from the folder it lies in. */
static int
follow (const char *link, char **ret_path)
{
  char target[PATH_MAX];
  g_autofree char *folder = NULL;
  ssize_t length = readlink (link, target, sizeof target - 1);

  if (length < 0)
    return errno == ENOENT ? ESTALE : errno; /* it was there just now */
  target[length] = '\0';
  if (g_path_is_absolute (target))
    {
      *ret_path = g_strdup (target);
      return 0;
    }
  folder = g_path_get_dirname (link);
  *ret_path = g_build_filename (folder, target, NULL);
  return 0;
}

/**
 * bst_posix_resolve:
 * @ret_path: (out): the file that @path means when links are followed, also where it does not exist
 * @ret_stat: (out): its state; untouched with %ENOENT
 *
 * Returns: 0, %ENOENT with @ret_path where there is no file yet, or another errno
 */
int
bst_posix_resolve (const char *path, char **ret_path, struct stat *ret_stat)
{
  g_autofree char *at = g_strdup (path);
  struct stat info;

  for (int i = 0; i < MAX_LINKS; i++)
    {
      char *next;
      int problem = lstat (at, &info) == 0 ? 0 : errno;

      if (problem == 0 && S_ISLNK (info.st_mode))
        {
          if ((problem = follow (at, &next)) != 0)
            return problem;
          g_free (at);
          at = next;
          continue;
        }
      if (problem == 0)
        *ret_stat = info;
      if (problem == 0 || problem == ENOENT)
        *ret_path = g_steal_pointer (&at);
      return problem;
    }
  return ELOOP;
}

/**
 * bst_posix_create:
 * @path: must not exist; a name that nobody else would choose
 * @original: (nullable): the file it will replace: until its mode and owner are copied, nobody else may read it
 */
int
bst_posix_create (const char *path, const struct stat *original, int *ret_fd)
{
  int fd = open_again (path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, original != NULL ? 0600 : 0666);

  int problem = fd < 0 ? errno : 0;

  if (problem != 0 && problem != EEXIST)
    unlink (path); /* a network folder may have made it and then said that it did not */
  if (problem == 0)
    *ret_fd = fd;
  return problem;
}

int
bst_posix_write (int fd, const char *data, gsize length)
{
  for (gsize done = 0; done < length;)
    {
      ssize_t n = write (fd, data + done, MIN (length - done, BLOCK));

      if (n < 0 && errno != EINTR)
        return errno;
      if (n == 0)
        return ENOSPC;
      done += n > 0 ? (gsize) n : 0;
    }
  return 0;
}

/**
 * bst_posix_finish:
 * @length: what was written; anything behind it goes
 *
 * Returns: 0 when all of it is on the disk
 */
int
bst_posix_finish (int fd, gsize length)
{
  int result;

  do
    result = ftruncate (fd, (off_t) length);
  while (result != 0 && errno == EINTR);
  if (result != 0)
    return errno;
  do
    result = fsync (fd);
  while (result != 0 && errno == EINTR);
  return result == 0 ? 0 : errno;
}

/**
 * bst_posix_compare:
 *
 * Reads the file back, from the disk where the kernel lets go of what it remembers: a disk or network that lies is found
 * out before the good file is gone. Comparing with what is in memory says more than a checksum and costs a tenth.
 *
 * Returns: %EIO where the content is not @data
 */
int
bst_posix_compare (int fd, const char *data, gsize length)
{
  g_autofree char *block = g_malloc (BLOCK);
  gsize done = 0;
  ssize_t n;

  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
  if (lseek (fd, 0, SEEK_SET) != 0)
    return errno;
  while ((n = read (fd, block, BLOCK)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return errno;
      if ((gsize) n > length - done || memcmp (block, data + done, (gsize) n) != 0)
        return EIO;
      done += (gsize) n;
    }
  return done == length ? 0 : EIO;
}

/* Network file systems say only here that there was no room. After EINTR the descriptor is gone all the same. */
int
bst_posix_close (int fd)
{
  return close (fd) == 0 || errno == EINTR ? 0 : errno;
}

/**
 * bst_posix_move:
 * @replace: %FALSE: a file that came to be at @to meanwhile is left alone, with %EEXIST
 */
int
bst_posix_move (const char *from, const char *to, gboolean replace)
{
  if (!replace)
    {
      if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return 0;
      if (errno != EINVAL && errno != ENOSYS)
        return errno;
      if (access (to, F_OK) == 0) /* a file system that cannot do it in one step */
        return EEXIST;
    }
  return rename (from, to) == 0 ? 0 : errno;
}

int
bst_posix_sync_folder (const char *path)
{
  int fd = open_again (path, O_RDONLY | O_DIRECTORY, 0);
  int result;

  if (fd < 0)
    return errno;
  do
    result = fsync (fd);
  while (result != 0 && errno == EINTR);
  result = result == 0 ? 0 : errno;
  bst_posix_close (fd);
  return result;
}

int
bst_posix_remove (const char *path)
{
  return unlink (path) == 0 ? 0 : errno;
}

/**
 * bst_posix_remove_stale:
 *
 * Removes what a save that was killed left at @path: ours, and older than any save takes.
 */
void
bst_posix_remove_stale (const char *path)
{
  struct stat info;

  if (lstat (path, &info) == 0 && S_ISREG (info.st_mode) && info.st_uid == geteuid ()
      && time (NULL) - info.st_mtim.tv_sec > STALE_SECONDS)
    bst_posix_remove (path);
}

/* Calls take with each block of the file; it gives 0 or an errno. */
static int
read_blocks (const char *path, int (*take) (gpointer data, const guint8 *block, gsize n), gpointer data)
{
  g_autofree guint8 *block = g_malloc (BLOCK);
  int fd = open_again (path, O_RDONLY, 0), problem = 0;
  ssize_t n;

  if (fd < 0)
    return errno;
  while (problem == 0 && (n = read (fd, block, BLOCK)) != 0)
    if (n > 0)
      problem = take (data, block, (gsize) n);
    else if (errno != EINTR)
      problem = errno;
  bst_posix_close (fd);
  return problem;
}

static int
hash_block (gpointer checksum, const guint8 *block, gsize n)
{
  g_checksum_update (checksum, block, (gssize) n);
  return 0;
}

/**
 * bst_posix_hash:
 * @ret_sha256: (out) (transfer full): checksum of the whole content
 */
int
bst_posix_hash (const char *path, char **ret_sha256)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  int problem = read_blocks (path, hash_block, checksum);

  if (problem == 0)
    *ret_sha256 = g_strdup (g_checksum_get_string (checksum));
  return problem;
}

static int
append_block (gpointer content, const guint8 *block, gsize n)
{
  if (((GByteArray *) content)->len > G_MAXINT - BLOCK)
    return EFBIG;
  g_byte_array_append (content, block, (guint) n);
  return 0;
}

/**
 * bst_posix_read:
 * @ret_data: (out) (transfer full): the whole content
 */
int
bst_posix_read (const char *path, char **ret_data, gsize *ret_length)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  int problem = read_blocks (path, append_block, content);

  if (problem == 0)
    *ret_data = (char *) g_byte_array_steal (content, ret_length);
  return problem;
}

static int
write_block (gpointer fd, const guint8 *block, gsize n)
{
  return bst_posix_write (GPOINTER_TO_INT (fd), (const char *) block, n);
}

/**
 * bst_posix_copy:
 * @fd: where the whole content of the file at @path goes, block by block: it may be large
 */
int
bst_posix_copy (const char *path, int fd)
{
  return read_blocks (path, write_block, GINT_TO_POINTER (fd));
}

/* A file that is write-protected is so on purpose, also where its folder would let us replace it. */
int
bst_posix_check_writable (const char *path)
{
  return access (path, W_OK) == 0 ? 0 : errno;
}

/**
 * bst_posix_open_in_place:
 * @length: room for this much is set aside first, so that a full disk says so before anything is overwritten
 */
int
bst_posix_open_in_place (const char *path, gsize length, int *ret_fd)
{
  int fd = open_again (path, O_RDWR | O_NOFOLLOW, 0), result;

  if (fd < 0)
    return errno;
  do
    result = fallocate (fd, FALLOC_FL_KEEP_SIZE, 0, (off_t) MAX (length, 1));
  while (result != 0 && errno == EINTR);
  if (result != 0 && (errno == ENOSPC || errno == EDQUOT || errno == EFBIG || errno == EIO))
    {
      int problem = errno;
      bst_posix_close (fd);
      return problem;
    }
  *ret_fd = fd;
  return 0;
}
