/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-saver-attributes.c - a new file takes over who may read the one that it replaces, or does not replace it. */
#define _GNU_SOURCE
#include "bst-saver-private.h"
#include <errno.h>
#include <string.h>
#include <sys/statfs.h>
#include <sys/xattr.h>
#include <unistd.h>

#define MAX_XATTR 65536 /* the kernel's limit, for the names together and for one value */
#define ACCESS_LIST "system.posix_acl_access"

/* --- Attributes ---------------------------------------------------------------------------------------------------- */

/* What the person's programs noted there (user.*), and the access list of a network folder. One that the new file does
 * not take is not worth a failed save. */
static void
copy_xattrs (int fd, const char *original_path)
{
  g_autofree char *names = g_malloc (MAX_XATTR), *value = g_malloc (MAX_XATTR);
  ssize_t length = listxattr (original_path, names, MAX_XATTR);

  for (const char *name = names; length > 0 && name < names + length; name += strlen (name) + 1)
    {
      ssize_t size;
      if (!g_str_has_prefix (name, "user.") && strcmp (name, "system.nfs4_acl") != 0)
        continue;
      size = getxattr (original_path, name, value, MAX_XATTR);
      if (size >= 0)
        (void) !fsetxattr (fd, name, value, (size_t) size, 0);
    }
}

/* That the file system or its owner does not allow it is a reason to write in place; that it went wrong is not. */
static int
refuse (int problem)
{
  return problem == EACCES || problem == EOPNOTSUPP || problem == ENOSYS || problem == EINVAL ? EPERM : problem;
}

/* Some file systems have one mode for all files and refuse to hear of another. */
static int
copy_mode (int fd, const struct stat *original)
{
  struct stat info;
  int problem = fchmod (fd, original->st_mode & 07777) == 0 ? 0 : errno;

  if (problem != 0 && fstat (fd, &info) == 0 && (info.st_mode & 07777) == (original->st_mode & 07777))
    return 0;
  return refuse (problem);
}

static gboolean
has_no_list (int problem)
{
  return problem == ENODATA || problem == EOPNOTSUPP || problem == ENOSYS;
}

/* With an access list the mode's group bits mean something else: both go over, or neither. A folder's default list may
 * have given the new file one that the old one lacks. */
static int
copy_access (int fd, const char *original_path, const struct stat *original, gboolean *ret_listed)
{
  g_autofree char *list = g_malloc (MAX_XATTR);
  ssize_t size = getxattr (original_path, ACCESS_LIST, list, MAX_XATTR);
  int problem = size < 0 ? errno : 0;

  *ret_listed = size >= 0;
  if (size < 0 && !has_no_list (problem))
    return refuse (problem);
  if (size < 0)
    return fremovexattr (fd, ACCESS_LIST) == 0 || has_no_list (errno) ? copy_mode (fd, original) : refuse (errno);
  problem = copy_mode (fd, original);
  return problem == 0 && fsetxattr (fd, ACCESS_LIST, list, (size_t) size, 0) != 0 ? refuse (errno) : problem;
}

/* The file of somebody else becomes ours: may they still do with it what they could as its owner? */
static gboolean
owner_keeps_access (const struct stat *original, gboolean listed)
{
  mode_t owner = (original->st_mode >> 6) & 6, group = (original->st_mode >> 3) & 6;

  return !listed && (owner & ~group) == 0;
}

/**
 * bst_posix_keep_attributes:
 *
 * Gives a new file group, mode, access list and attributes of the one it will replace, and its owner where that is
 * allowed. A colleague's file in a shared folder may become ours, where the group can do with it all that its owner can.
 *
 * Returns: %EPERM where that cannot be kept: replacing would let others read it, or keep its owner out
 */
int
bst_posix_keep_attributes (int fd, const char *original_path, const struct stat *original)
{
  struct stat info;
  gboolean listed, foreign;
  int problem;

  if (fstat (fd, &info) != 0)
    return errno;
  foreign = info.st_uid != original->st_uid && fchown (fd, original->st_uid, (gid_t) -1) != 0;
  if (info.st_gid != original->st_gid && fchown (fd, (uid_t) -1, original->st_gid) != 0)
    return refuse (errno);
  if ((problem = copy_access (fd, original_path, original, &listed)) != 0)
    return problem;
  copy_xattrs (fd, original_path);
  return foreign && !owner_keeps_access (original, listed) ? EPERM : 0;
}

/* --- Times --------------------------------------------------------------------------------------------------------- */

/**
 * bst_posix_has_fine_times:
 *
 * Returns: whether each change of the file at @path shows in its times, soon and in steps finer than a second: local
 *   file systems that are known to, and neither network folders nor what a program of a user's serves
 */
gboolean
bst_posix_has_fine_times (const char *path)
{
  static const guint32 known[] = {
    0xef53, /* ext4 */
    0x58465342, /* xfs */
    0x9123683e, /* btrfs */
    0xf2f52010, /* f2fs */
    0x2fc12fc1, /* zfs */
    0x01021994, /* tmpfs */
  };
  struct statfs info;

  if (statfs (path, &info) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if ((guint32) info.f_type == known[i])
      return TRUE;
  return FALSE;
}

/**
 * bst_posix_is_remote:
 *
 * Returns: whether the file at @path is on another machine, or served by a program: then even a small write may wait
 */
gboolean
bst_posix_is_remote (const char *path)
{
  static const guint32 remote[] = {
    0x6969, /* NFS */
    0xff534d42, 0xfe534d42, 0x517b, /* SMB */
    0x65735546, /* FUSE */
    0x01021997, /* 9P */
    0x00c36400, /* Ceph */
    0x5346414f, /* AFS */
    0x73757245, /* Coda */
  };
  struct statfs info;

  if (statfs (path, &info) != 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (remote); i++)
    if ((guint32) info.f_type == remote[i])
      return TRUE;
  return FALSE;
}
