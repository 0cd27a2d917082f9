/* SPDX-License-Identifier: EUPL-1.2 */
/* test-recovery.c - what a crash left is found, told truthfully, brought back, put aside and in the end cleaned away. */
#include "bst-log.h"
#include "bst-reader.h"
#include "bst-recovery.h"
#include "bst-saver.h"
#include "bst-state.h"
#include "bst-writer.h"
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>
#include <utime.h>

#define OPENED \
  "{\n  \"format\": \"bouwstenen-plan\",\n  \"version\": 1,\n  \"plan\": {\n    \"id\": \"plan-x\",\n    \"title\": \"Opened\"\n  }\n}\n"

typedef struct {
  char *path, *state;
  GFile *file;
  BstPlan *plan;
  BstJournal *journal;
} Crash;

static void
applied_cb (BstPlan *plan, const BstTransaction *transaction, gboolean again, gpointer journal)
{
  bst_journal_note (journal, transaction, again);
}

static void
set_field (BstPlan *plan, const char *field, const char *text)
{
  BstTransaction *transaction = bst_transaction_new (field, NULL, NULL);

  bst_transaction_set_text (transaction, bst_plan_get_single (plan, BST_KIND_PLAN), field, text);
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
}

/* A plan is opened and worked on. */
static void
set_up (Crash *crash, gconstpointer data)
{
  g_autoptr (GBytes) base = g_bytes_new_static (OPENED, strlen (OPENED));
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, base);
  int fd = g_file_open_tmp ("bst-recovery-XXXXXX", &crash->path, NULL);

  close (fd);
  g_assert_true (g_file_set_contents (crash->path, OPENED, -1, NULL));
  crash->file = g_file_new_for_path (crash->path);
  crash->state = bst_state_get_folder ("plan-x", crash->file);
  crash->plan = bst_plan_read (OPENED, strlen (OPENED), NULL, NULL);
  crash->journal = bst_journal_new (crash->plan, crash->state, crash->file, sha256, base);
  g_signal_connect (crash->plan, "applied", G_CALLBACK (applied_cb), crash->journal);
  set_field (crash->plan, "organisation", "Ours");
  set_field (crash->plan, "title", "Changed");
  bst_journal_flush (crash->journal);
}

static void
crash_now (Crash *crash)
{
  bst_journal_close (crash->journal, TRUE);
}

static void
tear_down (Crash *crash, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (crash->plan, crash->journal);
  bst_journal_close (crash->journal, FALSE);
  g_object_unref (crash->journal);
  g_object_unref (crash->plan);
  g_object_unref (crash->file);
  g_remove (crash->path);
  g_free (crash->path);
  g_free (crash->state);
}

/* n: how many; the first, or NULL. */
static BstRecovery *
find (GFile *file, guint n)
{
  g_autoptr (GPtrArray) found = bst_recovery_list (file);

  g_assert_cmpuint (found->len, ==, n);
  return n > 0 ? bst_recovery_ref (found->pdata[0]) : NULL;
}

static char *
beside (Crash *crash, const char *suffix)
{
  g_autofree char *path = bst_journal_get_path (crash->journal);

  return g_strdup_printf ("%.*s%s", (int) (strlen (path) - strlen (".journal")), path, suffix);
}

static void
assert_title (BstPlan *plan, const char *title)
{
  g_assert_nonnull (plan);
  g_assert_cmpstr (bst_record_get_text (bst_plan_get_single (plan, BST_KIND_PLAN), "title"), ==, title);
}

static void
test_found (Crash *crash, gconstpointer data)
{
  g_autoptr (BstRecovery) found = NULL;
  g_autoptr (BstPlan) plan = NULL, base = NULL;
  g_autoptr (GFile) other = g_file_new_for_path ("/tmp/another");
  g_autoptr (GError) error = NULL;
  guint n;

  find (NULL, 0); /* its program lives */
  crash_now (crash);
  find (other, 0);
  found = find (crash->file, 1);
  g_assert_cmpint (found->file, ==, BST_RECOVERY_SAME);
  g_assert_cmpstr (found->summary.title, ==, "Changed");
  g_assert_cmpuint (found->summary.n_changes, ==, 2);
  g_assert_cmpstr (found->summary.labels->pdata[0], ==, "title");
  g_assert_null (bst_recovery_describe_damage (found));
  plan = bst_recovery_load (found, &n, &error);
  g_assert_no_error (error);
  assert_title (plan, "Changed");
  g_assert_true (bst_plan_is_modified (plan));
  g_assert_true (bst_plan_undo (plan) && bst_plan_undo (plan) && !bst_plan_undo (plan));
  g_assert_false (bst_plan_is_modified (plan));
  base = bst_recovery_load_base (found, &error);
  assert_title (base, "Opened");
}

static void
test_file_changed (Crash *crash, gconstpointer data)
{
  g_autoptr (BstRecovery) changed = NULL, gone = NULL;
  g_autoptr (BstPlan) base = NULL, plan = NULL;
  guint n;

  crash_now (crash);
  g_assert_true (g_file_set_contents (crash->path, "of somebody else", -1, NULL));
  changed = find (NULL, 1);
  g_assert_cmpint (changed->file, ==, BST_RECOVERY_CHANGED);
  base = bst_recovery_load_base (changed, NULL); /* what a merge needs is still there */
  assert_title (base, "Opened");
  g_remove (crash->path);
  gone = find (NULL, 1);
  g_assert_cmpint (gone->file, ==, BST_RECOVERY_GONE);
  plan = bst_recovery_load (gone, &n, NULL);
  assert_title (plan, "Changed");
}

static void
write_file (Crash *crash, BstPlan *plan)
{
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (plan);

  g_assert_true (g_file_set_contents (crash->path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                      NULL));
}

/* The plan as a save writes it: with who changed what in the log. */
static BstPlan *
with_log (Crash *crash)
{
  g_autoptr (BstPlan) opened = bst_plan_read (OPENED, strlen (OPENED), NULL, NULL);
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
  g_autofree char *path = beside (crash, ".journal");
  g_autoptr (BstPlan) saved = with_log (crash);

  crash_now (crash);
  write_file (crash, crash->plan);
  find (NULL, 0);
  write_file (crash, saved);
  find (NULL, 0);
  find (crash->file, 0);
  bst_recovery_clean ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Of what was done after the save began, or by somebody else in the file, nothing is passed over. */
static void
test_saved_in_part (Crash *crash, gconstpointer data)
{
  g_autofree char *path = beside (crash, ".journal"), *lines = NULL;
  g_autoptr (BstPlan) saved = with_log (crash);
  gsize length;

  write_file (crash, saved);
  set_field (crash->plan, "title", "While it was saved");
  bst_journal_flush (crash->journal);
  crash_now (crash);
  bst_recovery_unref (find (NULL, 1));
  bst_recovery_clean ();
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  write_file (crash, crash->plan);
  find (NULL, 0);
  /* damage is told all the same: there may have been more */
  g_assert_true (g_file_get_contents (path, &lines, &length, NULL));
  strstr (lines, "Changed")[0] = 'X';
  g_assert_true (g_file_set_contents (path, lines, (gssize) length, NULL));
  bst_recovery_unref (find (NULL, 1));
}

/* Done, and taken back by hand: the file holds it all. */
static void
test_taken_back (Crash *crash, gconstpointer data)
{
  set_field (crash->plan, "title", "Opened");
  set_field (crash->plan, "organisation", "");
  bst_journal_flush (crash->journal);
  crash_now (crash);
  find (NULL, 0);
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
  set_field (crash->plan, "title", "After saving");
  crash_now (crash);
  found = find (NULL, 1);
  g_assert_cmpint (found->file, ==, BST_RECOVERY_SAME);
  g_assert_cmpuint (found->summary.n_changes, ==, 1);
  base = bst_recovery_load_base (found, NULL);
  assert_title (base, "Changed");
  plan = bst_recovery_load (found, &n, NULL);
  assert_title (plan, "After saving");
  g_assert_true (bst_plan_undo (plan));
  g_assert_false (bst_plan_is_modified (plan)); /* back at what was saved */
  g_assert_true (bst_plan_undo (plan) && bst_plan_undo (plan) && !bst_plan_undo (plan)); /* and behind it */
  assert_title (plan, "Opened");
}

/* A save is cut off between putting the content into the file and noting that, and the person has typed on meanwhile. */
static void
crash_while_saving (Crash *crash)
{
  g_autoptr (BstPlan) saved = with_log (crash);
  g_autoptr (BstPlan) opened = bst_plan_read (OPENED, strlen (OPENED), NULL, NULL);
  g_autoptr (GPtrArray) log = bst_log_derive (opened, crash->plan, "An", 1000);
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (saved);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  guint save = bst_journal_start_save (crash->journal);

  set_field (crash->plan, "title", "While it was saved");
  bst_journal_saving (crash->journal, save, crash->file, sha256, log);
  crash_now (crash);
  bst_journal_saving (crash->journal, save, crash->file, sha256, log); /* nobody listens any more, and nobody waits */
  write_file (crash, saved);
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
  found = find (crash->file, 1);
  g_assert_cmpint (found->file, ==, BST_RECOVERY_SAME);
  g_assert_cmpuint (found->summary.n_changes, ==, 1);
  base = bst_recovery_load_base (found, NULL);
  assert_title (base, "Changed");
  g_assert_cmpuint (bst_collection_get_n (bst_plan_get_collection (base, BST_KIND_LOG)), ==, 2);
  plan = bst_recovery_load (found, &n, NULL);
  assert_title (plan, "While it was saved");
  g_assert_true (bst_plan_is_modified (plan) && bst_plan_undo (plan));
  g_assert_false (bst_plan_is_modified (plan));
  journal = bst_recovery_resume (found, plan, n, NULL);
  g_assert_nonnull (journal);
  bst_journal_close (journal, TRUE);
  g_assert_true (g_file_set_contents (crash->path, "of somebody else", -1, NULL));
  again = find (NULL, 1);
  g_assert_cmpint (again->file, ==, BST_RECOVERY_CHANGED);
  g_assert_cmpuint (again->summary.n_changes, ==, 1);
  same_base = bst_recovery_load_base (again, NULL);
  assert_title (same_base, "Changed");
}

/* A save that did not come to its end changes nothing of what is told; nor does one whose file somebody else wrote. */
static void
test_cut_off_before (Crash *crash, gconstpointer data)
{
  g_autoptr (BstRecovery) found = NULL, changed = NULL;
  g_autoptr (BstPlan) base = NULL;

  crash_while_saving (crash);
  g_assert_true (g_file_set_contents (crash->path, OPENED, -1, NULL));
  found = find (crash->file, 1);
  g_assert_cmpint (found->file, ==, BST_RECOVERY_SAME);
  g_assert_cmpuint (found->summary.n_changes, ==, 3);
  g_assert_true (g_file_set_contents (crash->path, "of somebody else", -1, NULL));
  changed = find (crash->file, 1);
  g_assert_cmpint (changed->file, ==, BST_RECOVERY_CHANGED);
  base = bst_recovery_load_base (changed, NULL);
  assert_title (base, "Opened");
}

/* The plan as opened is lost from the state folder: the file itself is the same. */
static void
test_base_lost (Crash *crash, gconstpointer data)
{
  g_autofree char *base = beside (crash, ".base");
  g_autoptr (BstRecovery) found = NULL;
  g_autoptr (BstPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  crash_now (crash);
  g_assert_cmpint (g_remove (base), ==, 0);
  found = find (NULL, 1);
  plan = bst_recovery_load (found, &n, NULL);
  assert_title (plan, "Changed");
  g_assert_true (g_file_set_contents (base, "damaged", -1, NULL));
  g_assert_true (g_file_set_contents (crash->path, "other", -1, NULL));
  g_assert_null (bst_recovery_load (found, &n, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_SAVE);
}

static void
test_damaged (Crash *crash, gconstpointer data)
{
  g_autofree char *path = beside (crash, ".journal"), *lines = NULL, *told = NULL, *rest = beside (crash, ".rest"),
                  *kept = NULL;
  g_autoptr (BstRecovery) found = NULL;
  g_autoptr (BstPlan) plan = NULL;
  g_autoptr (BstJournal) journal = NULL;
  guint n;
  char *second;

  crash_now (crash);
  g_assert_true (g_file_get_contents (path, &lines, NULL, NULL));
  second = strchr (lines, '\n') + 1;
  second[20] ^= 1;
  g_assert_true (g_file_set_contents (path, lines, -1, NULL));
  found = find (NULL, 1); /* although nothing that can be read was changed */
  told = bst_recovery_describe_damage (found);
  g_assert_nonnull (told);
  plan = bst_recovery_load (found, &n, NULL);
  assert_title (plan, "Opened");
  journal = bst_recovery_resume (found, plan, n, NULL);
  g_assert_nonnull (journal);
  g_assert_true (g_file_get_contents (rest, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, second);
  bst_journal_close (journal, FALSE);
  g_remove (rest);
}

static void
add_line (GString *lines, const char *json)
{
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, json, -1);

  g_string_append_printf (lines, "%.16s %s\n", sha256, json);
}

/* A line that is whole and does not fit the plan: what came before it comes back, what follows is kept, and although the
 * file holds all that comes back it is offered, since there was more. */
static void
test_partly (Crash *crash, gconstpointer data)
{
  g_autofree char *path = beside (crash, ".journal"), *lines = NULL, *rest = beside (crash, ".rest"), *kept = NULL,
                  *again = NULL;
  g_autoptr (GString) all = NULL, behind = g_string_new (NULL);
  g_autoptr (BstRecovery) found = NULL;
  g_autoptr (BstPlan) plan = NULL;
  g_autoptr (BstJournal) journal = NULL;
  guint n;

  crash_now (crash);
  write_file (crash, crash->plan);
  add_line (behind, "{\"seq\": 3, \"redo\": {\"time\": 1}}");
  add_line (behind, "{\"seq\": 4, \"do\": {\"time\": 1, \"changes\": [{\"op\": \"set\", \"kind\": \"plan\", \"id\": "
                    "\"plan\", \"field\": \"title\", \"value\": \"Behind\"}]}}");
  g_assert_true (g_file_get_contents (path, &lines, NULL, NULL));
  all = g_string_new (lines);
  g_string_append (all, behind->str);
  g_assert_true (g_file_set_contents (path, all->str, -1, NULL));
  found = find (NULL, 1);
  plan = bst_recovery_load (found, &n, NULL);
  g_assert_cmpuint (n, ==, 3);
  assert_title (plan, "Changed");
  journal = bst_recovery_resume (found, plan, n, NULL);
  g_assert_nonnull (journal);
  g_assert_true (g_file_get_contents (rest, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, behind->str);
  g_assert_true (g_file_get_contents (path, &again, NULL, NULL));
  g_assert_cmpstr (again, ==, lines);
  bst_journal_close (journal, FALSE);
  g_remove (rest);
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
  g_autofree char *path = beside (crash, ".journal");
  g_autoptr (BstRecovery) found = NULL;
  g_autoptr (BstPlan) plan = NULL, other = NULL;
  g_autoptr (BstJournal) journal = NULL;
  g_autoptr (GError) error = NULL;
  GThread *thread;
  guint n;
  int fd;

  crash_now (crash);
  found = find (NULL, 1);
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
  g_autofree char *base = beside (crash, ".base"), *discarded = beside (crash, ".discarded");
  struct utimbuf long_ago = { 1000000000, 1000000000 };

  crash_now (crash);
  found = find (NULL, 1);
  g_assert_true (bst_recovery_discard (found, NULL));
  find (NULL, 0);
  bst_recovery_clean (); /* not yet */
  g_assert_true (bst_recovery_undo_discard (found, NULL));
  again = find (NULL, 1);
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
  g_autofree char *path = beside (crash, ".journal");

  bst_recovery_clean ();
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (bst_plan_undo (crash->plan) && bst_plan_undo (crash->plan));
  bst_journal_flush (crash->journal);
  bst_recovery_clean ();
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS)); /* its program lives */
  crash_now (crash);
  find (NULL, 0);
  bst_recovery_clean ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_unreadable (Crash *crash, gconstpointer data)
{
  g_autofree char *path = beside (crash, ".journal");

  crash_now (crash);
  g_assert_true (g_file_set_contents (path, "nonsense\n", -1, NULL));
  find (NULL, 0);
  bst_recovery_clean ();
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS)); /* kept for who can make something of it */
  g_remove (path);
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
  g_assert_true (g_file_set_contents (half, OPENED, 20, NULL));
  g_assert_null (find_copy ());
  g_assert_true (g_file_set_contents (path, OPENED, -1, NULL));
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
#define ADD(path, test) g_test_add (path, Crash, NULL, set_up, test, tear_down)
  ADD ("/recovery/found", test_found);
  ADD ("/recovery/file-changed", test_file_changed);
  ADD ("/recovery/saved-all-the-same", test_saved_all_the_same);
  ADD ("/recovery/saved-in-part", test_saved_in_part);
  ADD ("/recovery/taken-back", test_taken_back);
  ADD ("/recovery/saved", test_saved);
  ADD ("/recovery/cut-off", test_cut_off);
  ADD ("/recovery/cut-off-before", test_cut_off_before);
  ADD ("/recovery/base-lost", test_base_lost);
  ADD ("/recovery/damaged", test_damaged);
  ADD ("/recovery/partly", test_partly);
  ADD ("/recovery/looked-at", test_looked_at);
  ADD ("/recovery/discard", test_discard);
  ADD ("/recovery/clean", test_clean);
  ADD ("/recovery/unreadable", test_unreadable);
  ADD ("/recovery/copies", test_copies);
  return g_test_run ();
}
