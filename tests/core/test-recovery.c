/* SPDX-License-Identifier: EUPL-1.2 */
/* test-recovery.c - what a crash left is found, told truthfully, brought back, put aside and in the end cleaned away. */
#include "bst-log.h"
#include "bst-reader.h"
#include "bst-recovery.h"
#include "bst-saver.h"
#include "bst-writer.h"
#include "recovery-fixture.h"
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>
#include <utime.h>

static void
test_found (Crash *crash, gconstpointer data)
{
  g_autoptr (BstRecovery) found = NULL;
  g_autoptr (BstPlan) plan = NULL, base = NULL;
  g_autoptr (GFile) other = g_file_new_for_path ("/tmp/another");
  g_autoptr (GError) error = NULL;
  guint n;

  crash_find (NULL, 0); /* its program lives */
  crash_now (crash);
  crash_find (other, 0);
  found = crash_find (crash->file, 1);
  g_assert_cmpint (found->file, ==, BST_RECOVERY_SAME);
  g_assert_cmpstr (found->summary.title, ==, "Changed");
  g_assert_cmpuint (found->summary.n_changes, ==, 2);
  g_assert_cmpstr (found->summary.labels->pdata[0], ==, "title");
  g_assert_null (bst_recovery_describe_damage (found));
  plan = bst_recovery_load (found, &n, &error);
  g_assert_no_error (error);
  crash_assert_title (plan, "Changed");
  g_assert_true (bst_plan_is_modified (plan));
  g_assert_true (bst_plan_undo (plan) && bst_plan_undo (plan) && !bst_plan_undo (plan));
  g_assert_false (bst_plan_is_modified (plan));
  base = bst_recovery_load_base (found, &error);
  crash_assert_title (base, "Opened");
}

static void
test_file_changed (Crash *crash, gconstpointer data)
{
  g_autoptr (BstRecovery) changed = NULL, gone = NULL;
  g_autoptr (BstPlan) base = NULL, plan = NULL;
  guint n;

  crash_now (crash);
  g_assert_true (g_file_set_contents (crash->path, "of somebody else", -1, NULL));
  changed = crash_find (NULL, 1);
  g_assert_cmpint (changed->file, ==, BST_RECOVERY_CHANGED);
  base = bst_recovery_load_base (changed, NULL); /* what a merge needs is still there */
  crash_assert_title (base, "Opened");
  g_remove (crash->path);
  gone = crash_find (NULL, 1);
  g_assert_cmpint (gone->file, ==, BST_RECOVERY_GONE);
  plan = bst_recovery_load (gone, &n, NULL);
  crash_assert_title (plan, "Changed");
}

/* The plan as a save writes it: with who changed what in the log. */
static BstPlan *
with_log (Crash *crash)
{
  g_autoptr (BstPlan) opened = bst_plan_read (CRASH_OPENED, strlen (CRASH_OPENED), NULL, NULL);
  BstPlan *plan = bst_plan_copy (crash->plan);
  g_autoptr (GPtrArray) entries = bst_log_derive (opened, plan, "An", 1000);

  g_assert_cmpuint (entries->len, ==, 2);
  bst_log_add (plan, entries);
  return plan;
}

/* Killed between saving and noting that it was saved: there is nothing to frighten anybody with, and the journal goes. */
static void
test_saved_all_the_same (Crash *crash, gconstpointer data)
{
  g_autofree char *path = crash_beside (crash, ".journal");
  g_autoptr (BstPlan) saved = with_log (crash);

  crash_now (crash);
  crash_write_file (crash, crash->plan);
  crash_find (NULL, 0);
  crash_write_file (crash, saved);
  crash_find (NULL, 0);
  crash_find (crash->file, 0);
  bst_recovery_clean ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Of what was done after the save began, or by somebody else in the file, nothing is passed over. */
static void
test_saved_in_part (Crash *crash, gconstpointer data)
{
  g_autofree char *path = crash_beside (crash, ".journal"), *lines = NULL;
  g_autoptr (BstPlan) saved = with_log (crash);
  gsize length;

  crash_write_file (crash, saved);
  crash_set_field (crash->plan, "title", "While it was saved");
  bst_journal_flush (crash->journal);
  crash_now (crash);
  bst_recovery_unref (crash_find (NULL, 1));
  bst_recovery_clean ();
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  crash_write_file (crash, crash->plan);
  crash_find (NULL, 0);
  /* damage is told all the same: there may have been more */
  g_assert_true (g_file_get_contents (path, &lines, &length, NULL));
  strstr (lines, "Changed")[0] = 'X';
  g_assert_true (g_file_set_contents (path, lines, (gssize) length, NULL));
  bst_recovery_unref (crash_find (NULL, 1));
}

/* Done, and taken back by hand: the file holds it all. */
static void
test_taken_back (Crash *crash, gconstpointer data)
{
  crash_set_field (crash->plan, "title", "Opened");
  crash_set_field (crash->plan, "organisation", "");
  bst_journal_flush (crash->journal);
  crash_now (crash);
  crash_find (NULL, 0);
}

static void
test_saved (Crash *crash, gconstpointer data)
{
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (crash->plan);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (BstRecovery) found = NULL;
  g_autoptr (BstPlan) base = NULL, plan = NULL;
  guint n;

  g_assert_true (g_file_set_contents (crash->path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                      NULL));
  bst_journal_saved (crash->journal, bst_journal_start_save (crash->journal), NULL, crash->file, sha256, NULL);
  bst_plan_mark_saved (crash->plan, bst_plan_get_state (crash->plan));
  crash_set_field (crash->plan, "title", "After saving");
  crash_now (crash);
  found = crash_find (NULL, 1);
  g_assert_cmpint (found->file, ==, BST_RECOVERY_SAME);
  g_assert_cmpuint (found->summary.n_changes, ==, 1);
  base = bst_recovery_load_base (found, NULL);
  crash_assert_title (base, "Changed");
  plan = bst_recovery_load (found, &n, NULL);
  crash_assert_title (plan, "After saving");
  g_assert_true (bst_plan_undo (plan));
  g_assert_false (bst_plan_is_modified (plan)); /* back at what was saved */
  g_assert_true (bst_plan_undo (plan) && bst_plan_undo (plan) && !bst_plan_undo (plan)); /* and behind it */
  crash_assert_title (plan, "Opened");
}

/* A save is cut off between putting the content into the file and noting that, and the person has typed on meanwhile. */
static void
crash_while_saving (Crash *crash)
{
  g_autoptr (BstPlan) saved = with_log (crash);
  g_autoptr (BstPlan) opened = bst_plan_read (CRASH_OPENED, strlen (CRASH_OPENED), NULL, NULL);
  g_autoptr (GPtrArray) log = bst_log_derive (opened, crash->plan, "An", 1000);
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (saved);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  guint save = bst_journal_start_save (crash->journal);

  crash_set_field (crash->plan, "title", "While it was saved");
  bst_journal_saving (crash->journal, save, crash->file, sha256, log);
  crash_now (crash);
  bst_journal_saving (crash->journal, save, crash->file, sha256, log); /* nobody listens any more, and nobody waits */
  crash_write_file (crash, saved);
}

/* Exactly what is not in the file is offered; taken up again, the journal says so itself. */
static void
test_cut_off (Crash *crash, gconstpointer data)
{
  g_autoptr (BstRecovery) found = NULL, again = NULL;
  g_autoptr (BstPlan) plan = NULL, base = NULL, same_base = NULL;
  g_autoptr (BstJournal) journal = NULL;
  guint n;

  crash_while_saving (crash);
  found = crash_find (crash->file, 1);
  g_assert_cmpint (found->file, ==, BST_RECOVERY_SAME);
  g_assert_cmpuint (found->summary.n_changes, ==, 1);
  base = bst_recovery_load_base (found, NULL);
  crash_assert_title (base, "Changed");
  g_assert_cmpuint (bst_collection_get_n (bst_plan_get_collection (base, BST_KIND_LOG)), ==, 2);
  plan = bst_recovery_load (found, &n, NULL);
  crash_assert_title (plan, "While it was saved");
  g_assert_true (bst_plan_is_modified (plan) && bst_plan_undo (plan));
  g_assert_false (bst_plan_is_modified (plan));
  journal = bst_recovery_resume (found, plan, n, NULL);
  g_assert_nonnull (journal);
  bst_journal_close (journal, TRUE);
  g_assert_true (g_file_set_contents (crash->path, "of somebody else", -1, NULL));
  again = crash_find (NULL, 1);
  g_assert_cmpint (again->file, ==, BST_RECOVERY_CHANGED);
  g_assert_cmpuint (again->summary.n_changes, ==, 1);
  same_base = bst_recovery_load_base (again, NULL);
  crash_assert_title (same_base, "Changed");
}

/* A save that did not come to its end changes nothing of what is told; nor does one whose file somebody else wrote. */
static void
test_cut_off_before (Crash *crash, gconstpointer data)
{
  g_autoptr (BstRecovery) found = NULL, changed = NULL;
  g_autoptr (BstPlan) base = NULL;

  crash_while_saving (crash);
  g_assert_true (g_file_set_contents (crash->path, CRASH_OPENED, -1, NULL));
  found = crash_find (crash->file, 1);
  g_assert_cmpint (found->file, ==, BST_RECOVERY_SAME);
  g_assert_cmpuint (found->summary.n_changes, ==, 3);
  g_assert_true (g_file_set_contents (crash->path, "of somebody else", -1, NULL));
  changed = crash_find (crash->file, 1);
  g_assert_cmpint (changed->file, ==, BST_RECOVERY_CHANGED);
  base = bst_recovery_load_base (changed, NULL);
  crash_assert_title (base, "Opened");
}

/* As a list of what crashes left does, on a machine that has no time for it. */
static gpointer
look_slowly (gpointer fd)
{
  g_usleep (30000);
  close (GPOINTER_TO_INT (fd));
  return NULL;
}

/* That somebody looks whether the work is held does not keep anybody from taking it up; that somebody holds it does. */
static void
test_looked_at (Crash *crash, gconstpointer data)
{
  g_autofree char *path = crash_beside (crash, ".journal");
  g_autoptr (BstRecovery) found = NULL;
  g_autoptr (BstPlan) plan = NULL, other = NULL;
  g_autoptr (BstJournal) journal = NULL;
  g_autoptr (GError) error = NULL;
  GThread *thread;
  guint n;
  int fd;

  crash_now (crash);
  found = crash_find (NULL, 1);
  plan = bst_recovery_load (found, &n, NULL);
  other = bst_recovery_load (found, &n, NULL);
  fd = open (path, O_RDONLY | O_CLOEXEC);
  g_assert_cmpint (flock (fd, LOCK_SH | LOCK_NB), ==, 0);
  thread = g_thread_new ("look", look_slowly, GINT_TO_POINTER (fd));
  journal = bst_recovery_resume (found, plan, n, &error);
  g_assert_no_error (error);
  g_thread_join (thread);
  g_assert_null (bst_recovery_resume (found, other, n, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_SAVE);
  bst_journal_close (journal, FALSE);
}

static void
test_discard (Crash *crash, gconstpointer data)
{
  g_autoptr (BstRecovery) found = NULL, again = NULL;
  g_autofree char *base = crash_beside (crash, ".base"), *discarded = crash_beside (crash, ".discarded");
  struct utimbuf long_ago = { 1000000000, 1000000000 };

  crash_now (crash);
  found = crash_find (NULL, 1);
  g_assert_true (bst_recovery_discard (found, NULL));
  crash_find (NULL, 0);
  bst_recovery_clean (); /* not yet */
  g_assert_true (bst_recovery_undo_discard (found, NULL));
  again = crash_find (NULL, 1);
  g_assert_true (bst_recovery_discard (again, NULL));
  g_assert_cmpint (utime (discarded, &long_ago), ==, 0);
  bst_recovery_clean ();
  g_assert_false (g_file_test (discarded, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (base, G_FILE_TEST_EXISTS));
}

/* Cleaning leaves unsaved work and living programs alone, and takes what has nothing to say. */
static void
test_clean (Crash *crash, gconstpointer data)
{
  g_autofree char *path = crash_beside (crash, ".journal");

  bst_recovery_clean ();
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (bst_plan_undo (crash->plan) && bst_plan_undo (crash->plan));
  bst_journal_flush (crash->journal);
  bst_recovery_clean ();
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS)); /* its program lives */
  crash_now (crash);
  crash_find (NULL, 0);
  bst_recovery_clean ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static BstRecovery *
find_copy (void)
{
  g_autoptr (GPtrArray) found = bst_recovery_list (NULL);

  for (guint i = 0; i < found->len; i++)
    if (((BstRecovery *) found->pdata[i])->copy_of != NULL)
      return bst_recovery_ref (found->pdata[i]);
  return NULL;
}

/* What a save that was cut off left; one that is half itself is not offered. */
static void
test_copies (Crash *crash, gconstpointer data)
{
  g_autofree char *folder = bst_saver_get_copies_folder (), *path = NULL, *half = NULL;
  g_autoptr (BstRecovery) copy = NULL;
  g_autoptr (BstPlan) plan = NULL;
  guint n;

  path = g_build_filename (folder, "1700000000000000-A plan.bouwstenen", NULL);
  half = g_build_filename (folder, "1700000000000001-half.bouwstenen", NULL);
  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (half, CRASH_OPENED, 20, NULL));
  g_assert_null (find_copy ());
  g_assert_true (g_file_set_contents (path, CRASH_OPENED, -1, NULL));
  copy = find_copy ();
  g_assert_cmpstr (copy->copy_of, ==, "A plan.bouwstenen");
  g_assert_cmpstr (copy->summary.title, ==, "Opened");
  g_assert_cmpint (copy->summary.time, ==, 1700000000000000);
  g_assert_null (bst_recovery_describe_damage (copy));
  plan = bst_recovery_load (copy, &n, NULL);
  g_assert_nonnull (plan);
  g_assert_true (bst_recovery_discard (copy, NULL));
  g_assert_null (find_copy ());
  bst_recovery_clean ();
  g_assert_true (bst_recovery_undo_discard (copy, NULL));
  g_assert_cmpstr (copy->path, ==, path);
  g_assert_true (g_file_test (half, G_FILE_TEST_EXISTS));
  bst_recovery_unref (copy);
  copy = find_copy ();
  g_assert_nonnull (copy);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_remove (half), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, test) g_test_add (path, Crash, NULL, crash_set_up, test, crash_tear_down)
  ADD ("/recovery/found", test_found);
  ADD ("/recovery/file-changed", test_file_changed);
  ADD ("/recovery/saved-all-the-same", test_saved_all_the_same);
  ADD ("/recovery/saved-in-part", test_saved_in_part);
  ADD ("/recovery/taken-back", test_taken_back);
  ADD ("/recovery/saved", test_saved);
  ADD ("/recovery/cut-off", test_cut_off);
  ADD ("/recovery/cut-off-before", test_cut_off_before);
  ADD ("/recovery/looked-at", test_looked_at);
  ADD ("/recovery/discard", test_discard);
  ADD ("/recovery/clean", test_clean);
  ADD ("/recovery/copies", test_copies);
  return g_test_run ();
}
