/* SPDX-License-Identifier: EUPL-1.2 */
/* test-saver.c - what a save must leave behind: the new file whole, or the old one whole, and nothing beside it. */
#include "saver-fixture.h"
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static void
test_plain (Place *place, gconstpointer data)
{
  g_auto (BstSaveResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *sha256 = sha256_of (NEW), *etag = NULL;

  g_assert_true (place_save (place->file, NEW, NULL, &result, &error));
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

  g_assert_true (place_save (file, NEW, &(BstSaveOptions) { 0 }, &result, &error));
  umask (mask);
  g_assert_no_error (error);
  assert_content (path, NEW);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0640);
  /* one that somebody else made meanwhile stays */
  g_assert_false (place_save (place->file, NEW, &(BstSaveOptions) { 0 }, &result, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_CHANGED);
  assert_content (place->path, OLD);
}

static void
test_changed (Place *place, gconstpointer data)
{
  g_auto (BstSaveResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (place->path, "old c0ntent\n", -1, NULL)); /* as long as before */
  g_assert_false (place_save (place->file, NEW, NULL, &result, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_CHANGED);
  g_assert_cmpstr (error->message, ==,
                   "“plan.bouwstenen” was changed by something else. Merge, save a copy, or overwrite it.");
  g_assert_cmpstr (result.sha256, ==, "");
  assert_content (place->path, "old c0ntent\n");
  g_assert_cmpuint (count_files (place->folder), ==, 1);
  g_assert_true (place_save (place->file, NEW, &(BstSaveOptions) { .allow_overwrite = TRUE }, &result, NULL));
  assert_content (place->path, NEW);
}

/* Somebody moved the file away: nothing is overwritten, so the work is simply saved. */
static void
test_gone (Place *place, gconstpointer data)
{
  g_auto (BstSaveResult) result = { 0 };

  g_assert_cmpint (g_remove (place->path), ==, 0);
  g_assert_true (place_save (place->file, NEW, NULL, &result, NULL));
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
  g_assert_true (place_save (file, NEW, NULL, &result, NULL));
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
  g_assert_true (place_save (file, NEW, &(BstSaveOptions) { 0 }, &result, NULL));
  assert_content (place->path, NEW);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_remove (link), ==, 0);
  g_assert_cmpint (symlink ("link", link), ==, 0);
  g_assert_false (place_save (file, NEW, &(BstSaveOptions) { 0 }, &result, &error));
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
  g_assert_true (place_save (place->file, NEW, NULL, &result, NULL));
  g_assert_true (result.unlinked);
  assert_content (place->path, NEW);
  assert_content (other, OLD);
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

  g_assert_true (place_save (place->file, large, NULL, &one,
                             NULL)); /* large, so that writing takes longer than the clock's step */
  if (one.seen.inode == 0)
    g_test_message ("the clock of this file system is too coarse, or the machine too fast");
  g_assert_true (place_save (place->file, large, &options, &two, &error));
  g_assert_no_error (error);
  /* as long as before, and its time of change set back: only the kernel's own time tells */
  options = (BstSaveOptions) { .expected_sha256 = two.sha256, .seen = &two.seen };
  g_assert_cmpint (stat (place->path, &info), ==, 0);
  times[0] = times[1] = info.st_mtim;
  write_over (place->path, other);
  g_assert_cmpint (utimensat (AT_FDCWD, place->path, times, 0), ==, 0);
  g_assert_false (place_save (place->file, NEW, &options, &three, &error));
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
  g_assert_true (place_save (place->file, NEW, NULL, &result, NULL));
  g_assert_cmpuint (count_files (place->folder), ==, 3);
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
      g_assert_false (place_save (place->file, large, NULL, &result, &error));
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
  g_assert_false (place_save (place->file, NEW, &options, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  assert_content (place->path, OLD);
  g_assert_cmpuint (count_files (place->folder), ==, 1);
  options.allow_overwrite = FALSE;
  g_assert_true (place_save (place->file, NEW, &options, &result, NULL));
  g_assert_cmpstr (result.unkept, ==, "no version kept");
  bst_save_result_clear (&result);
  g_assert_true (place_save (place->file, OLD, &(BstSaveOptions) { .allow_overwrite = TRUE }, &result, NULL));
  bst_save_result_clear (&result);
  options.keep = keep_old_cb;
  options.keep_data = &kept;
  g_assert_true (place_save (place->file, NEW, &options, &result, NULL));
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
      g_assert_false (place_save (*file, NEW, &options, &result, &error));
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

  g_assert_false (place_save (file, NEW, &(BstSaveOptions) { 0 }, &result, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_SAVE);
  g_assert_true (g_str_has_prefix (error->message, "“none” could not be saved: "));
}

#define ADD(path, data, function) g_test_add ("/saver/" path, Place, data, place_set_up, function, place_tear_down)

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
  ADD ("seen", NULL, test_seen);
  ADD ("stale-parts", NULL, test_stale_parts);
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
