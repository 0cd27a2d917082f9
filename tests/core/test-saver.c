/* SPDX-License-Identifier: EUPL-1.2 */
/* test-saver.c - what a save must leave behind: the new file whole, or the old one whole, and nothing beside it. */
#include "bst-saver-private.h"
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/capability.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

#define OLD "old content\n"
#define NEW "new content, somewhat longer\n"

typedef struct {
  char *folder, *path;
  GFile *file;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp ("bst-saver-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "plan.bouwstenen", NULL);
  place->file = g_file_new_for_path (place->path);
  g_assert_true (g_file_set_contents (place->path, OLD, -1, NULL));
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_all (path);
      g_remove (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Place *place, gconstpointer data)
{
  remove_all (place->folder);
  g_free (place->folder);
  g_free (place->path);
  g_object_unref (place->file);
}

static char *
sha256_of (const char *text)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/* options NULL: what was opened is OLD. */
static gboolean
save (GFile *file, const char *text, const BstSaveOptions *options, BstSaveResult *result, GError **error)
{
  g_autofree char *sha256 = sha256_of (OLD);
  BstSaveOptions opened = { .expected_sha256 = sha256 };
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return bst_saver_save (file, bytes, options != NULL ? options : &opened, result, NULL, error);
}

static void
assert_content (const char *path, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

/* In place, as some programs do. */
static void
write_over (const char *path, const char *text)
{
  int fd = open (path, O_WRONLY);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, text, strlen (text)), ==, (gssize) strlen (text));
  g_assert_true (g_close (fd, NULL));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static char *
state_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "bouwstenen", "recovery", NULL);
}

static void
assert_no_copy (void)
{
  g_autofree char *folder = state_folder ();

  g_assert_cmpuint (count_files (folder), ==, 0);
}

static void
test_plain (Place *place, gconstpointer data)
{
  g_auto (BstSaveResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *sha256 = sha256_of (NEW), *etag = NULL;

  g_assert_true (save (place->file, NEW, NULL, &result, &error));
  g_assert_no_error (error);
  assert_content (place->path, NEW);
  g_assert_cmpstr (result.sha256, ==, sha256);
  g_assert_cmpint (result.way, ==, BST_SAVE_BESIDE);
  g_assert_true (result.durable);
  g_assert_false (result.unlinked);
  g_assert_cmpuint (count_files (place->folder), ==, 1);
  etag = bst_saver_get_etag (place->file);
  g_assert_cmpstr (etag, ==, result.etag);
  g_assert_true (g_file_set_contents (place->path, OLD, -1, NULL));
  g_free (etag);
  etag = bst_saver_get_etag (place->file);
  g_assert_cmpstr (etag, !=, result.etag);
}

static void
test_new_file (Place *place, gconstpointer data)
{
  g_autofree char *path = g_build_filename (place->folder, "new.bouwstenen", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (BstSaveResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  mode_t mask = umask (027);
  struct stat info;

  g_assert_true (save (file, NEW, &(BstSaveOptions) { 0 }, &result, &error));
  umask (mask);
  g_assert_no_error (error);
  assert_content (path, NEW);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0640);
  /* one that somebody else made meanwhile stays */
  g_assert_false (save (place->file, NEW, &(BstSaveOptions) { 0 }, &result, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_CHANGED);
  assert_content (place->path, OLD);
}

static void
test_changed (Place *place, gconstpointer data)
{
  g_auto (BstSaveResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (place->path, "old c0ntent\n", -1, NULL)); /* as long as before */
  g_assert_false (save (place->file, NEW, NULL, &result, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_CHANGED);
  g_assert_cmpstr (error->message, ==,
                   "“plan.bouwstenen” was changed by something else. Merge, save a copy, or overwrite it.");
  g_assert_cmpstr (result.sha256, ==, "");
  assert_content (place->path, "old c0ntent\n");
  g_assert_cmpuint (count_files (place->folder), ==, 1);
  g_assert_true (save (place->file, NEW, &(BstSaveOptions) { .allow_overwrite = TRUE }, &result, NULL));
  assert_content (place->path, NEW);
}

/* Somebody moved the file away: nothing is overwritten, so the work is simply saved. */
static void
test_gone (Place *place, gconstpointer data)
{
  g_auto (BstSaveResult) result = { 0 };

  g_assert_cmpint (g_remove (place->path), ==, 0);
  g_assert_true (save (place->file, NEW, NULL, &result, NULL));
  assert_content (place->path, NEW);
}

static void
test_symlinks (Place *place, gconstpointer data)
{
  g_autofree char *link = g_build_filename (place->folder, "link", NULL);
  g_autofree char *far = g_build_filename (place->folder, "far", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (far);
  g_auto (BstSaveResult) result = { 0 };

  g_assert_cmpint (symlink ("plan.bouwstenen", link), ==, 0);
  g_assert_cmpint (symlink (link, far), ==, 0);
  g_assert_true (save (file, NEW, NULL, &result, NULL));
  assert_content (place->path, NEW);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (far, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (count_files (place->folder), ==, 3);
}

static void
test_dangling_symlink (Place *place, gconstpointer data)
{
  g_autofree char *link = g_build_filename (place->folder, "link", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (link);
  g_auto (BstSaveResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_remove (place->path), ==, 0);
  g_assert_cmpint (symlink ("plan.bouwstenen", link), ==, 0);
  g_assert_true (save (file, NEW, &(BstSaveOptions) { 0 }, &result, NULL));
  assert_content (place->path, NEW);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_remove (link), ==, 0);
  g_assert_cmpint (symlink ("link", link), ==, 0);
  g_assert_false (save (file, NEW, &(BstSaveOptions) { 0 }, &result, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_SAVE);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
}

/* The other name keeps what it had: a backup made of hard links must not change, and nothing can be torn. */
static void
test_hard_link (Place *place, gconstpointer data)
{
  g_autofree char *other = g_build_filename (place->folder, "other", NULL);
  g_auto (BstSaveResult) result = { 0 };

  g_assert_cmpint (link (place->path, other), ==, 0);
  g_assert_true (save (place->file, NEW, NULL, &result, NULL));
  g_assert_true (result.unlinked);
  assert_content (place->path, NEW);
  assert_content (other, OLD);
}

static void
test_mode (Place *place, gconstpointer data)
{
  static const mode_t modes[] = { 0600, 0664, 0755, 0620 };
  struct stat before, after;

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_auto (BstSaveResult) result = { 0 };
      g_assert_cmpint (g_chmod (place->path, modes[i]), ==, 0);
      g_assert_cmpint (stat (place->path, &before), ==, 0);
      g_assert_true (save (place->file, NEW, &(BstSaveOptions) { .allow_overwrite = TRUE }, &result, NULL));
      g_assert_cmpint (stat (place->path, &after), ==, 0);
      g_assert_cmpint (after.st_mode, ==, before.st_mode);
      g_assert_cmpint (after.st_uid, ==, before.st_uid);
      g_assert_cmpint (after.st_gid, ==, before.st_gid);
      g_assert_cmpuint (after.st_ino, !=, before.st_ino);
    }
}

/* In a child of its own: even root then meets the permissions that other people meet. */
static gboolean
drop_powers (void)
{
  struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
  struct __user_cap_data_struct none[2] = { 0 };

  return syscall (SYS_capset, &header, none) == 0;
}

/* An access list as setfacl makes it: owner rw, user 12345 r, group r, mask r, others none. */
static const guint8 access_list[] = { 2, 0,    0,    0,   1,   0,   6,  0, 255, 255, 255, 255, 2,   0,  4,
                                      0, 0x39, 0x30, 0,   0,   4,   0,  4, 0,   255, 255, 255, 255, 16, 0,
                                      4, 0,    255,  255, 255, 255, 32, 0, 0,   0,   255, 255, 255, 255 };

#define ACCESS_LIST "system.posix_acl_access"

static void
test_access_list (Place *place, gconstpointer data)
{
  guint8 after[sizeof access_list + 1];
  char note[16];
  g_auto (BstSaveResult) result = { 0 };
  struct stat info;

  if (setxattr (place->path, ACCESS_LIST, access_list, sizeof access_list, 0) != 0)
    {
      g_test_skip ("no access lists in the folder for temporary files");
      return;
    }
  if (setxattr (place->path, "user.note", "important", 9, 0) != 0)
    g_test_message ("no attributes of users here");
  g_assert_true (save (place->file, NEW, NULL, &result, NULL));
  g_assert_cmpint (result.way, ==, BST_SAVE_BESIDE);
  g_assert_cmpint (getxattr (place->path, ACCESS_LIST, after, sizeof after), ==, sizeof access_list);
  g_assert_cmpmem (after, sizeof access_list, access_list, sizeof access_list);
  g_assert_cmpint (stat (place->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0640);
  if (getxattr (place->path, "user.note", note, sizeof note) >= 0)
    g_assert_cmpmem (note, 9, "important", 9);
}

/* The folder's default list would let somebody read what only its owner could. */
static void
test_default_access_list (Place *place, gconstpointer data)
{
  g_auto (BstSaveResult) result = { 0 };
  struct stat info;

  if (setxattr (place->folder, "system.posix_acl_default", access_list, sizeof access_list, 0) != 0)
    {
      g_test_skip ("no access lists in the folder for temporary files");
      return;
    }
  g_assert_cmpint (g_chmod (place->path, 0660), ==, 0);
  removexattr (place->path, ACCESS_LIST);
  g_assert_true (save (place->file, NEW, NULL, &result, NULL));
  g_assert_cmpint (getxattr (place->path, ACCESS_LIST, NULL, 0), <, 0);
  g_assert_cmpint (stat (place->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0660);
}

/* What was seen at the save before spares a checksum, and hides nothing. */
static void
test_seen (Place *place, gconstpointer data)
{
  g_auto (BstSaveResult) one = { 0 }, two = { 0 }, three = { 0 };
  g_autofree char *large = g_strnfill (3000000, 'x'), *other = g_strnfill (3000000, 'y');
  BstSaveOptions options = { .expected_sha256 = one.sha256, .seen = &one.seen };
  g_autoptr (GError) error = NULL;
  struct stat info;
  struct timespec times[2];

  g_assert_true (save (place->file, large, NULL, &one,
                       NULL)); /* large, so that writing takes longer than the clock's step */
  if (one.seen.inode == 0)
    g_test_message ("the clock of this file system is too coarse, or the machine too fast");
  g_assert_true (save (place->file, large, &options, &two, &error));
  g_assert_no_error (error);
  /* as long as before, and its time of change set back: only the kernel's own time tells */
  options = (BstSaveOptions) { .expected_sha256 = two.sha256, .seen = &two.seen };
  g_assert_cmpint (stat (place->path, &info), ==, 0);
  times[0] = times[1] = info.st_mtim;
  write_over (place->path, other);
  g_assert_cmpint (utimensat (AT_FDCWD, place->path, times, 0), ==, 0);
  g_assert_false (save (place->file, NEW, &options, &three, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_CHANGED);
  assert_content (place->path, other);
}

static void
test_stale_parts (Place *place, gconstpointer data)
{
  static const char *const names[] = { ".bouwstenen-0123456789abcdef.part", ".bouwstenen-fedcba9876543210.part",
                                       ".other" };
  struct timespec old[2] = { { .tv_sec = 1700000000 }, { .tv_sec = 1700000000 } };
  g_auto (BstSaveResult) result = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (place->folder, names[i], NULL);
      g_assert_true (g_file_set_contents (path, OLD, -1, NULL));
      if (i != 1) /* the second may be of a save that is under way */
        g_assert_cmpint (utimensat (AT_FDCWD, path, old, 0), ==, 0);
    }
  g_assert_true (save (place->file, NEW, NULL, &result, NULL));
  g_assert_cmpuint (count_files (place->folder), ==, 3);
}

static void
test_write_protected (Place *place, gconstpointer data)
{
  g_auto (BstSaveResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  if (g_test_subprocess ())
    {
      g_assert_true (drop_powers ());
      g_assert_cmpint (g_chmod (place->path, 0444), ==, 0);
      g_assert_false (save (place->file, NEW, NULL, &result, &error));
      g_assert_error (error, BST_ERROR, BST_ERROR_SAVE);
      g_assert_cmpstr (error->message, ==,
                       "“plan.bouwstenen” could not be saved: you may not write there. Save a copy in another folder.");
      assert_content (place->path, OLD);
      g_assert_cmpuint (count_files (place->folder), ==, 1);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static gboolean
keep_old_cb (GFile *file, const char *sha256, gpointer data, GError **error)
{
  g_assert_true (g_file_load_contents (file, NULL, data, NULL, NULL, NULL));
  return TRUE;
}

static void
save_in_closed_folder (Place *place)
{
  g_autofree char *sha256 = sha256_of (OLD), *kept = NULL;
  BstSaveOptions options = { .expected_sha256 = sha256, .keep = keep_old_cb, .keep_data = &kept };
  g_auto (BstSaveResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  struct stat before, after;

  g_assert_cmpint (g_chmod (place->folder, 0555), ==, 0);
  g_assert_cmpint (stat (place->path, &before), ==, 0);
  g_assert_true (save (place->file, NEW, &options, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpint (stat (place->path, &after), ==, 0);
  g_assert_cmpint (result.way, ==, BST_SAVE_IN_PLACE);
  g_assert_cmpuint (after.st_ino, ==, before.st_ino);
  g_assert_cmpstr (kept, ==, OLD);
  assert_content (place->path, NEW);
  bst_save_result_clear (&result);
  g_assert_true (save (place->file, OLD, &(BstSaveOptions) { .allow_overwrite = TRUE }, &result, &error)); /* shorter */
  assert_content (place->path, OLD);
  assert_no_copy ();
  g_assert_cmpint (g_chmod (place->folder, 0755), ==, 0);
}

static void
test_closed_folder (Place *place, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      g_assert_true (drop_powers ());
      save_in_closed_folder (place);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static gboolean
count_keep_cb (GFile *file, const char *sha256, gpointer n, GError **error)
{
  ++*(guint *) n;
  return TRUE;
}

/* A colleague's file that an access list lets us write: as ours it could not be written by its owner any more. */
static void
save_file_of_colleague (Place *place)
{
  g_auto (BstSaveResult) result = { 0 };
  guint8 list[sizeof access_list];
  guint32 me = geteuid ();
  struct stat info;

  memcpy (list, access_list, sizeof list);
  memcpy (list + 16, &me, sizeof me);
  list[14] = list[30] = 6; /* this person and the mask: read and write */
  if (setxattr (place->path, ACCESS_LIST, list, sizeof list, 0) != 0 || chown (place->path, 12345, (gid_t) -1) != 0)
    return; /* there is only one user here, or no access list */
  g_assert_true (drop_powers ());
  g_assert_true (save (place->file, NEW, NULL, &result, NULL));
  g_assert_cmpint (result.way, ==, BST_SAVE_IN_PLACE);
  assert_content (place->path, NEW);
  g_assert_cmpint (stat (place->path, &info), ==, 0);
  g_assert_cmpuint (info.st_uid, ==, 12345);
  assert_no_copy ();
}

static void
test_file_of_colleague (Place *place, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      save_file_of_colleague (place);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
save_foreign_file (Place *place)
{
  g_autofree char *sha256 = sha256_of (OLD);
  guint n_kept = 0;
  BstSaveOptions options = { .expected_sha256 = sha256, .keep = count_keep_cb, .keep_data = &n_kept };
  g_auto (BstSaveResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_assert_cmpint (g_chmod (place->path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (place->folder, 01777), ==, 0);
  if (chown (place->path, 12345, (gid_t) -1) != 0 || chown (place->folder, 12345, (gid_t) -1) != 0)
    return; /* there is only one user here: then there is no foreign file either */
  g_assert_true (drop_powers ());
  g_assert_true (save (place->file, NEW, &options, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpint (result.way, ==, BST_SAVE_IN_PLACE);
  g_assert_cmpuint (n_kept, ==, 1);
  assert_content (place->path, NEW);
  g_assert_cmpint (stat (place->path, &info), ==, 0);
  g_assert_cmpuint (info.st_uid, ==, 12345);
  g_assert_cmpuint (count_files (place->folder), ==, 1);
  assert_no_copy ();
}

/* A folder in which everybody may add files and nobody may replace those of others. */
static void
test_foreign_file (Place *place, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      save_foreign_file (place);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
limit_size (rlim_t size)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = size;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* There is room for some of the new file only. */
static void
test_no_room (Place *place, gconstpointer in_place)
{
  g_autofree char *large = g_strnfill (100000, 'x');
  g_auto (BstSaveResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  if (g_test_subprocess ())
    {
      if (in_place != NULL)
        {
          g_assert_true (drop_powers ());
          g_assert_cmpint (g_chmod (place->folder, 0555), ==, 0);
        }
      limit_size (10000);
      g_assert_false (save (place->file, large, NULL, &result, &error));
      g_assert_error (error, BST_ERROR, BST_ERROR_SAVE);
      g_assert_nonnull (strstr (error->message, "larger than a file may be"));
      assert_content (place->path, OLD);
      g_chmod (place->folder, 0755);
      g_assert_cmpuint (count_files (place->folder), ==, 1);
      assert_no_copy ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static gboolean
refuse_cb (GFile *file, const char *sha256, gpointer data, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no version kept");
  return FALSE;
}

static void
test_keep (Place *place, gconstpointer data)
{
  g_autofree char *sha256 = sha256_of (OLD), *kept = NULL;
  BstSaveOptions options = { .expected_sha256 = sha256, .keep = refuse_cb };
  g_auto (BstSaveResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  options.allow_overwrite = TRUE;
  g_assert_false (save (place->file, NEW, &options, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  assert_content (place->path, OLD);
  g_assert_cmpuint (count_files (place->folder), ==, 1);
  options.allow_overwrite = FALSE;
  g_assert_true (save (place->file, NEW, &options, &result, NULL));
  g_assert_cmpstr (result.unkept, ==, "no version kept");
  bst_save_result_clear (&result);
  g_assert_true (save (place->file, OLD, &(BstSaveOptions) { .allow_overwrite = TRUE }, &result, NULL));
  bst_save_result_clear (&result);
  options.keep = keep_old_cb;
  options.keep_data = &kept;
  g_assert_true (save (place->file, NEW, &options, &result, NULL));
  g_assert_cmpstr (kept, ==, OLD);
  assert_content (place->path, NEW);
}

static void
test_not_a_file (Place *place, gconstpointer data)
{
  g_autofree char *path = g_build_filename (place->folder, "none", "plan", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (place->folder), null = g_file_new_for_path ("/dev/null");
  g_autoptr (GFile) nowhere = g_file_new_for_path (path);
  g_auto (BstSaveResult) result = { 0 };
  BstSaveOptions options = { .allow_overwrite = TRUE };

  for (GFile **file = (GFile *[]) { folder, null, nowhere, NULL }; *file != NULL; file++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (save (*file, NEW, &options, &result, &error));
      g_assert_error (error, BST_ERROR, BST_ERROR_SAVE);
    }
}

static void
test_cancelled (Place *place, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (NEW, strlen (NEW));
  g_auto (BstSaveResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (bst_saver_save (place->file, bytes, &(BstSaveOptions) { .allow_overwrite = TRUE }, &result,
                                  cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_content (place->path, OLD);
  g_assert_cmpuint (count_files (place->folder), ==, 1);
}

/* The way for remote files, on a local one: GIO serves both. */
static void
test_remote (Place *place, gconstpointer data)
{
  g_autofree char *sha256 = sha256_of (OLD), *kept = NULL, *expected = sha256_of (NEW);
  BstSaveOptions options = { .expected_sha256 = sha256, .keep = keep_old_cb, .keep_data = &kept };
  g_autoptr (GBytes) bytes = g_bytes_new_static (NEW, strlen (NEW));
  g_auto (BstSaveResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (bst_saver_save_remote (place->file, bytes, &options, &result, NULL, &error));
  g_assert_no_error (error);
  assert_content (place->path, NEW);
  g_assert_cmpint (result.way, ==, BST_SAVE_REMOTE);
  g_assert_cmpstr (result.sha256, ==, expected);
  g_assert_cmpstr (kept, ==, OLD);
  g_assert_cmpuint (count_files (place->folder), ==, 1);
  /* now it is not what was opened any more */
  g_assert_false (bst_saver_save_remote (place->file, bytes, &options, &result, NULL, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_CHANGED);
  assert_content (place->path, NEW);
}

static void
test_remote_no_room (Place *place, gconstpointer data)
{
  g_autofree char *large = g_strnfill (100000, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new_static (large, 100000);
  g_auto (BstSaveResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  if (g_test_subprocess ())
    {
      limit_size (10000);
      g_assert_false (bst_saver_save_remote (place->file, bytes, &(BstSaveOptions) { .allow_overwrite = TRUE }, &result,
                                             NULL, &error));
      g_assert_error (error, BST_ERROR, BST_ERROR_SAVE);
      assert_content (place->path, OLD);
      g_assert_cmpuint (count_files (place->folder), ==, 1);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* A scheme that nothing here can write. */
static void
test_remote_refused (Place *place, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("resource:///be/bouwstenen/none");
  g_auto (BstSaveResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (save (file, NEW, &(BstSaveOptions) { 0 }, &result, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_SAVE);
  g_assert_true (g_str_has_prefix (error->message, "“none” could not be saved: "));
}

#define ADD(path, data, function) g_test_add ("/saver/" path, Place, data, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("plain", NULL, test_plain);
  ADD ("new-file", NULL, test_new_file);
  ADD ("changed", NULL, test_changed);
  ADD ("gone", NULL, test_gone);
  ADD ("symlinks", NULL, test_symlinks);
  ADD ("dangling-symlink", NULL, test_dangling_symlink);
  ADD ("hard-link", NULL, test_hard_link);
  ADD ("mode", NULL, test_mode);
  ADD ("access-list", NULL, test_access_list);
  ADD ("default-access-list", NULL, test_default_access_list);
  ADD ("seen", NULL, test_seen);
  ADD ("stale-parts", NULL, test_stale_parts);
  ADD ("file-of-colleague", NULL, test_file_of_colleague);
  ADD ("write-protected", NULL, test_write_protected);
  ADD ("closed-folder", NULL, test_closed_folder);
  ADD ("foreign-file", NULL, test_foreign_file);
  ADD ("no-room", NULL, test_no_room);
  ADD ("no-room-in-place", "in place", test_no_room);
  ADD ("keep", NULL, test_keep);
  ADD ("not-a-file", NULL, test_not_a_file);
  ADD ("cancelled", NULL, test_cancelled);
  ADD ("remote", NULL, test_remote);
  ADD ("remote-no-room", NULL, test_remote_no_room);
  ADD ("remote-refused", NULL, test_remote_refused);
  return g_test_run ();
}
