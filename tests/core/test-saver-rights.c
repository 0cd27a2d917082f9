/* SPDX-License-Identifier: EUPL-1.2 */
/* test-saver-rights.c - who may do what with a file is as it was after a save; where a folder or an owner allows nothing new, the
 * file is written over. */
#include "saver-fixture.h"
#include <errno.h>
#include <glib/gstdio.h>
#include <linux/capability.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

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
      g_assert_true (place_save (place->file, NEW, &(BstSaveOptions) { .allow_overwrite = TRUE }, &result, NULL));
      g_assert_cmpint (stat (place->path, &after), ==, 0);
      g_assert_cmpint (after.st_mode, ==, before.st_mode);
      g_assert_cmpint (after.st_uid, ==, before.st_uid);
      g_assert_cmpint (after.st_gid, ==, before.st_gid);
      g_assert_cmpuint (after.st_ino, !=, before.st_ino);
    }
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
  g_assert_true (place_save (place->file, NEW, NULL, &result, NULL));
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
  g_assert_true (place_save (place->file, NEW, NULL, &result, NULL));
  g_assert_cmpint (getxattr (place->path, ACCESS_LIST, NULL, 0), <, 0);
  g_assert_cmpint (stat (place->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0660);
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
      g_assert_false (place_save (place->file, NEW, NULL, &result, &error));
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
  g_assert_true (place_save (place->file, NEW, &options, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpint (stat (place->path, &after), ==, 0);
  g_assert_cmpint (result.way, ==, BST_SAVE_IN_PLACE);
  g_assert_cmpuint (after.st_ino, ==, before.st_ino);
  g_assert_cmpstr (kept, ==, OLD);
  assert_content (place->path, NEW);
  bst_save_result_clear (&result);
  g_assert_true (place_save (place->file, OLD, &(BstSaveOptions) { .allow_overwrite = TRUE }, &result,
                             &error)); /* shorter */
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
  g_assert_true (place_save (place->file, NEW, NULL, &result, NULL));
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
  g_assert_true (place_save (place->file, NEW, &options, &result, &error));
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

#define ADD(path, data, function) g_test_add ("/saver/" path, Place, data, place_set_up, function, place_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("mode", NULL, test_mode);
  ADD ("access-list", NULL, test_access_list);
  ADD ("default-access-list", NULL, test_default_access_list);
  ADD ("file-of-colleague", NULL, test_file_of_colleague);
  ADD ("write-protected", NULL, test_write_protected);
  ADD ("closed-folder", NULL, test_closed_folder);
  ADD ("foreign-file", NULL, test_foreign_file);
  return g_test_run ();
}
