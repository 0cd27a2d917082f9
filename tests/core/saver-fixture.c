/* SPDX-License-Identifier: EUPL-1.2 */
#include "saver-fixture.h"
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/capability.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

void
place_set_up (Place *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp ("bst-saver-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "plan.bouwstenen", NULL);
  place->file = g_file_new_for_path (place->path);
  g_assert_true (g_file_set_contents (place->path, OLD, -1, NULL));
}

void
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

void
place_tear_down (Place *place, gconstpointer data)
{
  remove_all (place->folder);
  g_free (place->folder);
  g_free (place->path);
  g_object_unref (place->file);
}

char *
sha256_of (const char *text)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/* options NULL: what was opened is OLD. */
gboolean
place_save (GFile *file, const char *text, const BstSaveOptions *options, BstSaveResult *result, GError **error)
{
  g_autofree char *sha256 = sha256_of (OLD);
  BstSaveOptions opened = { .expected_sha256 = sha256 };
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return bst_saver_save (file, bytes, options != NULL ? options : &opened, result, NULL, error);
}

void
assert_content (const char *path, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

/* In place, as some programs do. */
void
write_over (const char *path, const char *text)
{
  int fd = open (path, O_WRONLY);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, text, strlen (text)), ==, (gssize) strlen (text));
  g_assert_true (g_close (fd, NULL));
}

guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

char *
state_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "bouwstenen", "recovery", NULL);
}

void
assert_no_copy (void)
{
  g_autofree char *folder = state_folder ();

  g_assert_cmpuint (count_files (folder), ==, 0);
}

/* In a child of its own: even root then meets the permissions that other people meet. */
gboolean
drop_powers (void)
{
  struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
  struct __user_cap_data_struct none[2] = { 0 };

  return syscall (SYS_capset, &header, none) == 0;
}

gboolean
keep_old_cb (GFile *file, const char *sha256, gpointer data, GError **error)
{
  g_assert_true (g_file_load_contents (file, NULL, data, NULL, NULL, NULL));
  return TRUE;
}
