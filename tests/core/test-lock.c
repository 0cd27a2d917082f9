/* SPDX-License-Identifier: EUPL-1.2 */
/* test-lock.c - one program at a time; a lock ends with its program, however that ends. */
#define _GNU_SOURCE
#include "bst-lock.h"
#include "bst-state.h"
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
  char *path, *folder, *other_folder;
  GFile *file;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  int fd = g_file_open_tmp ("bst-lock-XXXXXX", &place->path, NULL);

  g_assert_cmpint (fd, >=, 0);
  close (fd);
  place->file = g_file_new_for_path (place->path);
  place->folder = bst_state_get_folder ("plan-a", place->file);
  place->other_folder = bst_state_get_folder ("plan-b", place->file); /* as another person's */
}

static void
tear_down (Place *place, gconstpointer data)
{
  g_assert_false (g_file_test (place->folder, G_FILE_TEST_EXISTS)); /* nothing stays behind */
  g_remove (place->path);
  g_free (place->path);
  g_free (place->folder);
  g_free (place->other_folder);
  g_object_unref (place->file);
}

static void
test_once (Place *place, gconstpointer data)
{
  BstLockHolder holder;
  g_autoptr (BstLock) one = bst_lock_take (place->folder, place->file, &holder), two = NULL;

  g_assert_nonnull (one);
  g_assert_null (bst_lock_take (place->folder, place->file, &holder));
  g_assert_true (holder.is_me);
  g_assert_cmpint (holder.pid, ==, getpid ());
  g_assert_cmpint (ABS (holder.since - g_get_real_time () / G_TIME_SPAN_SECOND), <, 60);
  g_clear_pointer (&one, bst_lock_free);
  two = bst_lock_take (place->folder, place->file, &holder);
  g_assert_nonnull (two);
}

/* Another person has another state folder; the file is the same. */
static void
test_other_person (Place *place, gconstpointer data)
{
  BstLockHolder holder;
  g_autoptr (BstLock) theirs = bst_lock_take (place->other_folder, place->file, &holder), mine = NULL;

  g_assert_nonnull (theirs);
  g_assert_null (bst_lock_take (place->folder, place->file, &holder));
  g_assert_false (holder.is_me);
  bst_lock_let_file_go (theirs); /* while they save */
  bst_lock_take_file_again (theirs, place->file);
  g_assert_null (bst_lock_take (place->folder, place->file, &holder));
  g_clear_pointer (&theirs, bst_lock_free);
  mine = bst_lock_take (place->folder, place->file, &holder);
  g_assert_nonnull (mine);
}

static void
test_content_is_free (Place *place, gconstpointer data)
{
  BstLockHolder holder;
  g_autoptr (BstLock) lock = bst_lock_take (place->folder, place->file, &holder);
  struct flock content = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1024 * 1024 };
  int fd = open (place->path, O_RDWR | O_CLOEXEC);

  g_assert_nonnull (lock);
  g_assert_cmpint (fcntl (fd, F_OFD_SETLK, &content), ==, 0); /* on SMB a locked stretch could not even be read */
  close (fd);
}

/* A program that is killed leaves the file of its lock, and no lock. */
static void
test_killed (Place *place, gconstpointer data)
{
  BstLockHolder holder;
  g_autoptr (BstLock) lock = NULL;
  int ready[2], status;
  char c;
  pid_t child;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  if (child == 0)
    {
      if (bst_lock_take (place->folder, place->file, &holder) == NULL || write (ready[1], "x", 1) != 1)
        _exit (1);
      pause ();
    }
  g_assert_cmpint (read (ready[0], &c, 1), ==, 1);
  g_assert_null (bst_lock_take (place->folder, place->file, &holder));
  g_assert_cmpint (holder.pid, ==, child);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  lock = bst_lock_take (place->folder, place->file, &holder);
  g_assert_nonnull (lock);
  close (ready[0]);
  close (ready[1]);
}

/* A file that may only be read, a plan without a file, a state folder that cannot be: none keeps a person from the plan. */
static void
test_unlockable (Place *place, gconstpointer data)
{
  BstLockHolder holder;
  g_autofree char *blocked = g_build_filename (place->path, "folder", NULL);
  g_autoptr (BstLock) read_only = NULL, untitled = NULL, no_folder = NULL;

  g_chmod (place->path, 0444);
  read_only = bst_lock_take (place->folder, place->file, &holder);
  g_assert_nonnull (read_only);
  untitled = bst_lock_take (place->other_folder, NULL, &holder);
  g_assert_nonnull (untitled);
  no_folder = bst_lock_take (blocked, NULL, &holder);
  g_assert_nonnull (no_folder);
  g_chmod (place->path, 0644);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, test) g_test_add (path, Place, NULL, set_up, test, tear_down)
  ADD ("/lock/once", test_once);
  ADD ("/lock/other-person", test_other_person);
  ADD ("/lock/content-is-free", test_content_is_free);
  ADD ("/lock/killed", test_killed);
  ADD ("/lock/unlockable", test_unlockable);
  return g_test_run ();
}
