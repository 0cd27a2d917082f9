/* SPDX-License-Identifier: EUPL-1.2 */
/* fault.c - preloaded: stands between a program and the C library, counts the calls that reach the disk, and lets one of
 * them go wrong. See fault.h. */
#undef _FILE_OFFSET_BITS /* both names of each call are defined here: with and without 64 */
#define _GNU_SOURCE
#include "fault.h"
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/types.h>
#include <sys/xattr.h>
#include <unistd.h>
#include <utime.h>

#define MAX_FILES 64
#define MAX_LENGTH (16 * 1024 * 1024)

static Fault fault;
static volatile bool armed;
static pthread_t owner;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *failing_kind; /* FAULT_SAME_KIND, once it was hit */
static bool failing_all;

Fault *
fault_get (void)
{
  return &fault;
}

void
fault_arm (bool now)
{
  owner = pthread_self ();
  failing_kind = NULL;
  failing_all = false;
  fault.hit = false;
  fault.n_calls[0] = fault.n_calls[1] = 0;
  armed = now;
}

/* --- What a power cut would take: files written since they were synced last --------------------------------------- */

typedef struct {
  dev_t device;
  ino_t inode;
  int fd; /* of our own: the program may close its own */
  bool dirty;
} File;

static File files[MAX_FILES];
static unsigned n_files;

#define REAL(name, type) ((type) dlsym (RTLD_NEXT, name))

static void
note_file (int fd, bool dirty)
{
  struct stat info;
  int error = errno;

  if (armed && REAL ("fstat", int (*) (int, struct stat *)) (fd, &info) == 0 && S_ISREG (info.st_mode))
    {
      unsigned i = 0;
      while (i < n_files && (files[i].device != info.st_dev || files[i].inode != info.st_ino))
        i++;
      if (i == n_files && dirty && n_files < MAX_FILES)
        files[n_files++] = (File) { info.st_dev, info.st_ino, dup (fd), true };
      else if (i < n_files)
        files[i].dirty = dirty;
    }
  errno = error;
}

static void
cut_power (void)
{
  for (unsigned i = 0; i < n_files; i++)
    if (files[i].dirty)
      (void) !REAL ("ftruncate", int (*) (int, off_t)) (files[i].fd, 0);
}

static void __attribute__ ((noreturn))
die (void)
{
  kill (getpid (), SIGKILL);
  for (;;)
    pause ();
}

/* --- Which call it is ----------------------------------------------------------------------------------------------- */

/* How this call is to go: FAULT_NONE for as it should. Those that kill before the call do not come back. */
static FaultHow
meet (const char *name)
{
  int there;
  unsigned number;
  bool hit;

  if (!armed)
    return FAULT_NONE;
  pthread_mutex_lock (&lock);
  there = pthread_equal (pthread_self (), owner) ? 0 : 1;
  number = fault.n_calls[there]++;
  if (number < FAULT_MAX_CALLS)
    fault.calls[there][number] = name;
  hit = fault.how != FAULT_NONE && there == (fault.elsewhere ? 1 : 0) && number == fault.at;
  if (hit)
    {
      fault.hit = true;
      failing_kind = fault.reach == FAULT_SAME_KIND ? name : NULL;
      failing_all = fault.reach == FAULT_ALL;
    }
  hit = hit || failing_all || (failing_kind != NULL && strcmp (failing_kind, name) == 0);
  pthread_mutex_unlock (&lock);
  if (!hit)
    return FAULT_NONE;
  if (fault.how == FAULT_POWER)
    cut_power ();
  if (fault.how == FAULT_KILL || fault.how == FAULT_POWER)
    die ();
  return fault.how;
}

/* For those that come after the call. */
static void
end_after (FaultHow how)
{
  if (how == FAULT_POWER_AFTER)
    cut_power ();
  if (how == FAULT_POWER_AFTER || how == FAULT_TEAR)
    die ();
}

/* For calls that are done or not done. good: what it gives back. */
#define PASS(name, fail, type, ...) \
  { \
    FaultHow how = meet (name); \
    type (*real) () = (type (*) ()) dlsym (RTLD_NEXT, name); \
    type result; \
    if (how == FAULT_ERROR) \
      { \
        errno = fault.error; \
        return fail; \
      } \
    result = real (__VA_ARGS__); \
    end_after (how); \
    if (how == FAULT_ERROR_AFTER && result != (type) (fail)) \
      { \
        errno = fault.error; \
        return fail; \
      } \
    return result; \
  }

#pragma GCC diagnostic ignored "-Wstrict-prototypes"
#pragma GCC diagnostic ignored "-Wmissing-prototypes"
#pragma GCC diagnostic ignored "-Wpedantic"

/* --- Opening, with a descriptor that must not leak ------------------------------------------------------------------ */

#define OPEN(name) \
  int name (const char *path, int flags, ...) \
  { \
    FaultHow how; \
    int (*real) (const char *, int, ...) = dlsym (RTLD_NEXT, #name); \
    va_list list; \
    mode_t mode; \
    int fd; \
    va_start (list, flags); \
    mode = flags & (O_CREAT | O_TMPFILE) ? va_arg (list, mode_t) : 0; \
    va_end (list); \
    how = meet ("open"); \
    if (how == FAULT_ERROR) \
      { \
        errno = fault.error; \
        return -1; \
      } \
    fd = real (path, flags, mode); \
    end_after (how); \
    if (how == FAULT_ERROR_AFTER && fd >= 0) \
      { \
        REAL ("close", int (*) (int)) (fd); \
        errno = fault.error; \
        return -1; \
      } \
    return fd; \
  }

OPEN (open)
OPEN (open64)

/* A descriptor is gone after close(), whatever it says. */
int
close (int fd)
{
  FaultHow how = meet ("close");
  int result = REAL ("close", int (*) (int)) (fd);

  end_after (how);
  if (how != FAULT_ERROR && how != FAULT_ERROR_AFTER)
    return result;
  errno = fault.error;
  return -1;
}

DIR *
opendir (const char *path) PASS ("opendir", NULL, DIR *, path)

    /* --- Content ---------------------------------------------------------------------------------------------------------- */

    ssize_t read (int fd, void *buffer, size_t length)
{
  FaultHow how = meet ("read");
  ssize_t (*real) (int, void *, size_t) = dlsym (RTLD_NEXT, "read");
  ssize_t n;

  if (how == FAULT_ERROR || how == FAULT_ERROR_AFTER)
    {
      errno = fault.error;
      return -1;
    }
  n = real (fd, buffer, length);
  end_after (how);
  if (how == FAULT_SHORT && n > 1)
    {
      off_t back = n / 2;
      REAL ("lseek", off_t (*) (int, off_t, int)) (fd, -back, SEEK_CUR);
      n -= back;
    }
  if (how == FAULT_LIE && n > 0)
    ((char *) buffer)[n / 2] ^= 1;
  return n;
}

static ssize_t
write_changed (ssize_t (*real) (int, const void *, size_t), int fd, const char *data, size_t length)
{
  static char changed[MAX_LENGTH];

  if (length == 0 || length > MAX_LENGTH)
    return real (fd, data, length);
  memcpy (changed, data, length);
  changed[length / 2] ^= 1;
  return real (fd, changed, length);
}

ssize_t
write (int fd, const void *data, size_t length)
{
  FaultHow how = meet ("write");
  ssize_t (*real) (int, const void *, size_t) = dlsym (RTLD_NEXT, "write");
  ssize_t n;

  if (how == FAULT_ERROR)
    {
      errno = fault.error;
      return -1;
    }
  if (how == FAULT_LIE)
    n = write_changed (real, fd, data, length);
  else
    n = real (fd, data,
              how == FAULT_SHORT || how == FAULT_TEAR || how == FAULT_ERROR_AFTER ? (length + 1) / 2 : length);
  note_file (fd, true);
  end_after (how);
  if (how != FAULT_ERROR_AFTER)
    return n;
  errno = fault.error; /* some of it is there */
  return -1;
}

#define TRUNCATE(name) \
  int name (int fd, off_t length) \
  { \
    note_file (fd, true); \
    PASS ("ftruncate", -1, int, fd, length) \
  }
TRUNCATE (ftruncate)
TRUNCATE (ftruncate64)

#define SYNC(name) \
  int name (int fd) \
  { \
    FaultHow how = meet (#name); \
    int result; \
    if (how == FAULT_ERROR) \
      { \
        errno = fault.error; \
        return -1; \
      } \
    result = REAL (#name, int (*) (int)) (fd); \
    note_file (fd, false); \
    end_after (how); \
    if (how != FAULT_ERROR_AFTER) \
      return result; \
    errno = fault.error; \
    return -1; \
  }
SYNC (fsync)
SYNC (fdatasync)

off_t
lseek (int fd, off_t offset, int whence) PASS ("lseek", -1, off_t, fd, offset, whence) off_t
    lseek64 (int fd, off_t offset, int whence)
        PASS ("lseek", -1, off_t, fd, offset, whence) int fallocate (int fd, int mode, off_t offset, off_t length)
            PASS ("fallocate", -1, int, fd, mode, offset, length) int fallocate64 (int fd, int mode, off_t offset,
                                                                                   off_t length)
                PASS ("fallocate", -1, int, fd, mode, offset, length)

    /* --- Names ------------------------------------------------------------------------------------------------------------ */

    int rename (const char *from, const char *to)
        PASS ("rename", -1, int, from, to) int renameat2 (int from_fd, const char *from, int to_fd, const char *to,
                                                          unsigned flags)
            PASS ("renameat2", -1, int, from_fd, from, to_fd, to, flags) int link (const char *from, const char *to)
                PASS ("link", -1, int, from, to) int unlink (const char *path)
                    PASS ("unlink", -1, int, path) int mkdir (const char *path, mode_t mode)
                        PASS ("mkdir", -1, int, path, mode) ssize_t
    readlink (const char *path, char *buffer, size_t size) PASS ("readlink", -1, ssize_t, path, buffer, size)

    /* --- State and attributes ----------------------------------------------------------------------------------------------- */

    int stat (const char *path, struct stat *info) PASS ("stat", -1, int, path, info) int stat64 (const char *path,
                                                                                                  struct stat64 *info)
        PASS ("stat", -1, int, path, info) int lstat (const char *path, struct stat *info)
            PASS ("lstat", -1, int, path, info) int lstat64 (const char *path, struct stat64 *info)
                PASS ("lstat", -1, int, path, info) int fstat (int fd, struct stat *info)
                    PASS ("fstat", -1, int, fd, info) int fstat64 (int fd, struct stat64 *info)
                        PASS ("fstat", -1, int, fd,
                              info) int statx (int fd, const char *path, int flags, unsigned mask,
                                               struct statx *info) PASS ("statx", -1, int, fd, path, flags, mask,
                                                                         info) int statfs (const char *path,
                                                                                           struct statfs *info)
                            PASS ("statfs", -1, int, path, info) int statfs64 (const char *path, struct statfs64 *info)
                                PASS ("statfs", -1, int, path, info) int access (const char *path, int mode)
                                    PASS ("access", -1, int, path, mode) int fchmod (int fd, mode_t mode)
                                        PASS ("fchmod", -1, int, fd, mode) int fchown (int fd, uid_t user, gid_t group)
                                            PASS ("fchown", -1, int, fd, user,
                                                  group) int utime (const char *path, const struct utimbuf *times)
                                                PASS ("utime", -1, int, path, times) ssize_t
    listxattr (const char *path, char *names, size_t size) PASS ("listxattr", -1, ssize_t, path, names, size) ssize_t
    getxattr (const char *path, const char *name, void *value, size_t size)
        PASS ("getxattr", -1, ssize_t, path, name, value,
              size) int fsetxattr (int fd, const char *name, const void *value, size_t size, int flags)
            PASS ("fsetxattr", -1, int, fd, name, value, size, flags) int fremovexattr (int fd, const char *name)
                PASS ("fremovexattr", -1, int, fd, name)

    /* No thread where there is no room for one. */
    int pthread_create (pthread_t *thread, const pthread_attr_t *attributes, void *(*function) (void *), void *data)
{
  FaultHow how = meet ("pthread_create");

  if (how == FAULT_ERROR || how == FAULT_ERROR_AFTER)
    return EAGAIN;
  return REAL ("pthread_create", int (*) (pthread_t *, const pthread_attr_t *, void *(*) (void *),
                                          void *)) (thread, attributes, function, data);
}
