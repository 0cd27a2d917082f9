/* SPDX-License-Identifier: EUPL-1.2 */
/* test-versions.c - what a file held before is kept by saving, thinned by age, and read again or refused. */
#include "bst-create.h"
#include "bst-versions.h"
#include "bst-writer.h"
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder, *path;
  GFile *file;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp ("bst-versions-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "plan.bouwstenen", NULL);
  place->file = g_file_new_for_path (place->path);
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

static BstSaveResult
save (Place *place, const char *text, const char *sha256)
{
  BstVersionsKeeper keeper = { .folder = place->folder, .n_newest = 3 };
  BstSaveOptions options = { .expected_sha256 = sha256, .keep = bst_versions_keep, .keep_data = &keeper };
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BstSaveResult result = { 0 };

  g_assert_true (bst_saver_save (place->file, bytes, &options, &result, NULL, &error));
  g_assert_no_error (error);
  return result;
}

static void
assert_version (GPtrArray *versions, guint position, const char *expected)
{
  const BstVersion *version = g_ptr_array_index (versions, position);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, expected, -1);
  g_autoptr (GBytes) bytes = bst_version_read (version, NULL);

  g_assert_cmpstr (version->sha256, ==, sha256);
  g_assert_cmpint (version->size, ==, strlen (expected));
  g_assert_nonnull (bytes);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, strlen (expected));
}

static void
test_saving (Place *place, gconstpointer data)
{
  g_auto (BstSaveResult) one = save (place, "one", NULL);
  g_autoptr (GPtrArray) none = bst_versions_list (place->folder);
  g_auto (BstSaveResult) two = save (place, "two", one.sha256), three = save (place, "three", two.sha256);
  g_auto (BstSaveResult) again = save (place, "one", three.sha256), four = save (place, "four", again.sha256);
  g_autoptr (GPtrArray) versions = bst_versions_list (place->folder);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (versions->len, ==, 3); /* "one" only once, at its latest moment */
  assert_version (versions, 0, "one");
  assert_version (versions, 1, "three");
  assert_version (versions, 2, "two");
}

static void
test_time (Place *place, gconstpointer data)
{
  g_auto (BstSaveResult) one = save (place, "one", NULL), two = { 0 };
  g_autoptr (GPtrArray) versions = NULL;
  const BstVersion *version;

  g_assert_true (g_file_set_attribute_uint64 (place->file, G_FILE_ATTRIBUTE_TIME_MODIFIED, 1700000000,
                                              G_FILE_QUERY_INFO_NONE, NULL, NULL));
  two = save (place, "two", one.sha256);
  versions = bst_versions_list (place->folder);
  version = g_ptr_array_index (versions, 0);
  g_assert_cmpint (version->time, ==, 1700000000);
  g_assert_cmpint (ABS (g_get_real_time () - version->kept), <, G_TIME_SPAN_HOUR);
}

static void
test_damaged (Place *place, gconstpointer data)
{
  g_auto (BstSaveResult) one = save (place, "one", NULL), two = save (place, "two", one.sha256);
  g_autoptr (GPtrArray) versions = bst_versions_list (place->folder);
  const BstVersion *version = g_ptr_array_index (versions, 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (version->path, "0ne", -1, NULL));
  g_assert_null (bst_version_read (version, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_SAVE);
  g_clear_error (&error);
  g_assert_null (bst_version_read_plan (version, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_SAVE);
}

static void
test_plan (Place *place, gconstpointer data)
{
  g_autoptr (BstPlan) plan = bst_plan_new (), back = NULL;
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (plan), again = NULL;
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (BstSaveResult) one = save (place, text, NULL), two = save (place, "two", one.sha256);
  g_autoptr (GPtrArray) versions = bst_versions_list (place->folder);

  back = bst_version_read_plan (g_ptr_array_index (versions, 0), NULL);
  g_assert_nonnull (back);
  again = bst_plan_to_bytes (back);
  g_assert_true (g_bytes_equal (again, bytes));
}

/* Nowhere to keep it: the work itself is saved all the same, and the person is told. */
static void
test_no_place (Place *place, gconstpointer data)
{
  g_auto (BstSaveResult) one = save (place, "one", NULL), two = { 0 };
  BstVersionsKeeper keeper = { .folder = place->path };
  BstSaveOptions options = { .expected_sha256 = one.sha256, .keep = bst_versions_keep, .keep_data = &keeper };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("two", 3);
  g_autoptr (GError) error = NULL;

  g_assert_true (bst_saver_save (place->file, bytes, &options, &two, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (two.unkept);
  g_assert_true (g_str_has_prefix (two.unkept, "The version before could not be kept: "));
}

static void
add_version (Place *place, gint64 kept, guint n)
{
  g_autofree char *path = g_strdup_printf ("%s/versions/%" G_GINT64_FORMAT "-%064x.bouwstenen", place->folder, kept, n);
  int fd = g_creat (path, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (g_close (fd, NULL));
}

/* Four a day for 40 days, then one every ten days: the newest stay, then one a day, then one a month. */
static void
test_thinning (Place *place, gconstpointer data)
{
  g_autofree char *inside = g_build_filename (place->folder, "versions", NULL);
  g_autoptr (GPtrArray) versions = NULL, again = NULL;
  g_autoptr (GDateTime) start = g_date_time_new_utc (2026, 11, 22, 18, 0, 0);
  gint64 newest = g_date_time_to_unix (start) * G_USEC_PER_SEC;
  const BstVersion *oldest;

  g_assert_cmpint (g_mkdir (inside, 0700), ==, 0);
  for (guint i = 0; i < 40 * 4; i++)
    add_version (place, newest - i * 6 * G_TIME_SPAN_HOUR, i);
  for (guint i = 4; i < 120; i++)
    add_version (place, newest - i * 10 * G_TIME_SPAN_DAY, 1000 + i);
  bst_versions_thin (place->folder, 0);
  versions = bst_versions_list (place->folder);
  /* the newest 20 are five days; the last of each of the 26 days before; the last of each month of the two years before */
  oldest = g_ptr_array_index (versions, versions->len - 1);
  g_assert_cmpint ((newest - oldest->kept) / G_TIME_SPAN_DAY, <, 25 * 31);
  g_assert_cmpint ((newest - oldest->kept) / G_TIME_SPAN_DAY, >, 22 * 31);
  g_assert_cmpuint (versions->len, >=, 20 + 25 + 22);
  g_assert_cmpuint (versions->len, <=, 20 + 27 + 25);
  for (guint i = 0; i < 20; i++)
    g_assert_cmpint (((BstVersion *) g_ptr_array_index (versions, i))->kept, ==, newest - i * 6 * G_TIME_SPAN_HOUR);
  bst_versions_thin (place->folder, 0);
  again = bst_versions_list (place->folder);
  g_assert_cmpuint (again->len, ==, versions->len); /* what was worth keeping is so again */
}

static void
test_strange_files (Place *place, gconstpointer data)
{
  static const char *const names[] = { "notes.txt", "12-abc.bouwstenen", "-.bouwstenen", "99.bouwstenen.part" };
  g_autofree char *inside = g_build_filename (place->folder, "versions", NULL);
  g_autoptr (GPtrArray) versions = NULL;

  g_assert_cmpint (g_mkdir (inside, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (inside, names[i], NULL);
      g_assert_true (g_file_set_contents (path, "x", -1, NULL));
    }
  bst_versions_thin (place->folder, 0);
  versions = bst_versions_list (place->folder);
  g_assert_cmpuint (versions->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (inside, names[i], NULL);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

#define ADD(path, function) g_test_add ("/versions/" path, Place, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("saving", test_saving);
  ADD ("time", test_time);
  ADD ("damaged", test_damaged);
  ADD ("plan", test_plan);
  ADD ("no-place", test_no_place);
  ADD ("thinning", test_thinning);
  ADD ("strange-files", test_strange_files);
  return g_test_run ();
}
