/* SPDX-License-Identifier: EUPL-1.2 */
/* test-journal.c - what a journal brings back is what was lost: the plan, both halves of its history, and what was saved.
 * BST_TEST_SEED=N runs another sequence. */
#include "journal-fixture.h"
#include "bst-outline.h"
#include "bst-reader.h"
#include "bst-state.h"
#include "bst-writer.h"
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void
test_random (Session *session, gconstpointer data)
{
  for (int i = 0; i < 300; i++)
    {
      session_do_something (session);
      if (i % 60 == 59)
        {
          g_autoptr (BstPlan) recovered = session_recover (session);
          assert_same_plan (session->plan, recovered);
        }
    }
  g_autoptr (BstPlan) recovered = session_recover (session);
  g_signal_handlers_block_by_func (session->plan, session_applied_cb, session->journal);
  assert_same_history (session->plan, recovered);
}

/* Every kind of value, each way of being unset, members that this version does not know. */
static void
test_round_trip (Session *session, gconstpointer data)
{
  g_autoptr (GHashTable) pool =
      g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) g_ref_string_release, NULL);

  for (guint64 seq = 1; seq < 1500; seq++)
    {
      g_autoptr (BstTransaction) transaction = random_transaction (session->rand, session->plan, 3);
      g_autoptr (GString) line = g_string_new (NULL), again = g_string_new (NULL);
      g_autoptr (BstJournalEntry) entry = NULL;

      transaction->coalesce = seq % 3 == 0 ? g_strdup ("key/“x”\n") : NULL;
      bst_journal_line_do (line, seq, transaction);
      g_assert_true (line->str[line->len - 1] == '\n');
      g_assert_null (memchr (line->str, '\n', line->len - 1)); /* one line, whatever is in it */
      entry = bst_journal_line_parse (line->str, line->len - 1, seq, pool);
      g_assert_nonnull (entry);
      g_assert_null (bst_journal_line_parse (line->str, line->len - 1, seq + 1, pool)); /* a line is missing */
      g_assert_cmpstr (entry->transaction->coalesce, ==, transaction->coalesce);
      g_assert_cmpint (entry->transaction->time, ==, transaction->time);
      bst_journal_line_do (again, seq, entry->transaction);
      g_assert_cmpstr (line->str, ==, again->str);
    }
}

/* A letter in the middle of a long text costs a line, not the text. */
static void
test_typing_within (Session *session, gconstpointer data)
{
  g_autofree char *start = g_strnfill (3000, 'a'), *end = g_strnfill (3000, 'b'), *text = NULL, *lines = NULL;
  gsize before, after;

  text = g_strconcat (start, end, NULL);
  session_type_text (session->plan, "title", text, 5000000);
  g_free (session_read_lines (session, &before));
  for (int i = 1; i <= 10; i++)
    {
      g_autofree char *typed = g_strnfill ((gsize) i, 'x'), *longer = g_strconcat (start, typed, end, NULL);
      session_type_text (session->plan, "title", longer, 5000000 + i);
    }
  lines = session_read_lines (session, &after);
  g_assert_cmpuint (after - before, >, 0);
  g_assert_cmpuint (after - before, <, 3000);
}

static void
test_typing (Session *session, gconstpointer data)
{
  gsize length;
  g_autofree char *data_of_it = NULL;
  g_autoptr (BstJournalContent) content = NULL;
  g_auto (BstJournalSummary) summary = { 0 };

  for (int i = 1; i <= 40; i++)
    {
      g_autofree char *text = g_strnfill ((gsize) i, 'x');
      session_type_text (session->plan, "title", text, 5000000 + i);
      if (i == 20)
        g_usleep (700 * 1000); /* a pause for thought: what was typed is written meanwhile */
    }
  bst_plan_end_typing (session->plan);
  session_type_text (session->plan, "title", "y", 5000100);
  session_type_text (session->plan, "title", "", 5000200); /* typed and taken back is a step all the same */
  data_of_it = session_read_lines (session, &length);
  content = bst_journal_read (data_of_it, length, NULL);
  g_assert_cmpuint (bst_journal_content_get_n (content), <, 10); /* open, do, a few amends, do, amend */
  g_assert_cmpuint (bst_journal_content_get_n (content), >, 4);
  bst_journal_summarize (content, &summary);
  g_assert_cmpuint (summary.n_changes, ==, 2);
  g_assert_cmpuint (summary.labels->len, ==, 1);
  g_assert_cmpint (summary.time, ==, 5000200);
  g_autoptr (BstPlan) recovered = session_recover (session);
  g_signal_handlers_block_by_func (session->plan, session_applied_cb, session->journal);
  assert_same_history (session->plan, recovered);
}

/* The first letter brings the record, and has a consequence; undoing the text undoes all three, also after a crash. */
static void
test_typing_anew (Session *session, gconstpointer data)
{
  const BstField *note = bst_kind_get_field (BST_KIND_OBJECTIVES, "note");
  g_autoptr (BstPlan) recovered = NULL;
  g_autoptr (GBytes) before = bst_plan_to_bytes (session->plan), after = NULL;
  guint n_before = 0;

  g_assert_null (bst_plan_find_any (session->plan, "od.vw.4"));
  for (int i = 1; i <= 30; i++)
    {
      BstTransaction *transaction = bst_transaction_new ("Change “Note”", NULL, "od.vw.4/note");
      g_autofree char *text = g_strnfill ((gsize) i, 'x');

      transaction->time = 5000000 + i;
      bst_outline_set (session->plan, transaction, "od.vw.4", "note", bst_value_text (text));
      if (i == 1)
        bst_transaction_set_text (transaction, bst_plan_get_single (session->plan, BST_KIND_PLAN), "title", "Gevolg");
      g_assert_true (bst_plan_apply (session->plan, transaction, NULL));
      if (i == 15)
        g_usleep (700 * 1000); /* what was typed is written meanwhile */
    }
  g_assert_cmpuint (strlen (bst_field_get (note, bst_plan_find_any (session->plan, "od.vw.4")).ptr), ==, 30);
  recovered = session_recover (session);
  g_signal_handlers_block_by_func (session->plan, session_applied_cb, session->journal);
  assert_same_history (session->plan, recovered);
  for (; bst_plan_undo (session->plan); n_before++)
    ;
  g_assert_cmpuint (n_before, ==, 1);
  after = bst_plan_to_bytes (session->plan);
  assert_same_bytes (before, after);
}

static void
test_members (Session *session, gconstpointer data)
{
  g_autoptr (JsonObject) members = json_object_new (), more = json_object_new ();
  g_autoptr (BstPlan) recovered = NULL;
  BstTransaction *transaction = bst_transaction_new ("Merge", NULL, NULL);

  json_object_set_string_member (members, "x-new\n", "of a later version");
  session_type_text (session->plan, "title", "a", 1000000);
  bst_plan_set_unknown (session->plan, members);
  session_type_text (session->plan, "title", "b", 9000000);
  json_object_set_int_member (more, "x-more", 1);
  bst_transaction_set_members (transaction, members, more);
  g_assert_true (bst_plan_apply (session->plan, transaction, NULL)); /* as a merge does */
  session_type_text (session->plan, "title", "c", 19000000);
  recovered = session_recover (session);
  g_signal_handlers_block_by_func (session->plan, session_applied_cb, session->journal);
  for (guint i = 0; i < 3; i++) /* not back to the first: setting them otherwise leaves no step */
    {
      assert_same_plan (session->plan, recovered);
      g_assert_true (bst_plan_undo (session->plan) && bst_plan_undo (recovered));
    }
}

/* --- Summaries ------------------------------------------------------------------------------------------------------- */

static void
summarize (Session *session, BstJournalSummary *ret_summary)
{
  gsize length;
  g_autofree char *data = session_read_lines (session, &length);
  g_autoptr (BstJournalContent) content = bst_journal_read (data, length, NULL);

  bst_journal_summary_clear (ret_summary);
  bst_journal_summarize (content, ret_summary);
}

static void
test_summary (Session *session, gconstpointer data)
{
  g_auto (BstJournalSummary) summary = { 0 };
  g_autoptr (GFile) file = g_file_new_for_path ("/tmp/here.bouwstenen");
  guint number;

  summarize (session, &summary);
  g_assert_false (summary.modified);
  g_assert_null (summary.uri);
  session_type_text (session->plan, "title", "O", 1000000);
  session_type_text (session->plan, "title", "One", 1200000); /* letter by letter */
  session_type_text (session->plan, "organisation", "Two", 9000000);
  summarize (session, &summary);
  session_type_text (session->plan, "organisation", "Two of us", 9100000); /* not of the title */
  summarize (session, &summary);
  g_assert_true (summary.modified);
  g_assert_cmpint (summary.time, ==, 9100000);
  g_assert_cmpuint (summary.n_changes, ==, 2);
  g_assert_cmpstr (summary.title, ==, "One");
  number = bst_journal_start_save (session->journal);
  bst_journal_saved (session->journal, number, NULL, file, "abc", NULL);
  summarize (session, &summary);
  g_assert_false (summary.modified);
  g_assert_cmpuint (summary.n_changes, ==, 0);
  g_assert_cmpint (summary.time, ==, 9100000); /* a save is no work */
  g_assert_cmpstr (summary.uri, ==, "file:///tmp/here.bouwstenen");
  g_assert_cmpstr (summary.sha256, ==, "abc");
  bst_plan_undo (session->plan);
  summarize (session, &summary);
  g_assert_true (summary.modified);
  g_assert_true (summary.undone);
  g_assert_cmpuint (summary.n_changes, ==, 1);
  bst_plan_redo (session->plan);
  summarize (session, &summary);
  g_assert_false (summary.modified);
}

static void
do_step (Session *session, const char *label, const char *title)
{
  BstTransaction *transaction = bst_transaction_new (label, NULL, NULL);

  bst_transaction_set_text (transaction, bst_plan_get_single (session->plan, BST_KIND_PLAN), "title", title);
  g_assert_true (bst_plan_apply (session->plan, transaction, NULL));
}

/* What was undone before something else was done is no work any more; what was saved before that cannot be reached. */
static void
test_summary_after_undo (Session *session, gconstpointer data)
{
  g_auto (BstJournalSummary) summary = { 0 };
  g_autoptr (GFile) file = g_file_new_for_path ("/tmp/here.bouwstenen");

  do_step (session, "First", "1");
  do_step (session, "Second", "2");
  bst_plan_undo (session->plan);
  do_step (session, "Third", "3");
  summarize (session, &summary);
  g_assert_cmpuint (summary.n_changes, ==, 2);
  g_assert_cmpuint (summary.labels->len, ==, 2);
  g_assert_cmpstr (summary.labels->pdata[0], ==, "Third");
  g_assert_cmpstr (summary.labels->pdata[1], ==, "First");
  bst_journal_saved (session->journal, bst_journal_start_save (session->journal), NULL, file, "abc", NULL);
  bst_plan_undo (session->plan);
  do_step (session, "Fourth", "4");
  summarize (session, &summary);
  g_assert_true (summary.modified);
  g_assert_false (summary.undone);
  g_assert_cmpuint (summary.n_changes, ==, 2);
}

/* --- Files ----------------------------------------------------------------------------------------------------------- */

static void
test_files (Session *session, gconstpointer data)
{
  g_autofree char *path = bst_journal_get_path (session->journal), *stem = g_strndup (path, strlen (path) - 8),
                  *base_path = g_strconcat (stem, ".base", NULL), *base = NULL, *elsewhere = NULL, *moved = NULL,
                  *folder = g_path_get_dirname (path);
  g_autoptr (GFile) file = g_file_new_for_path ("/tmp/elsewhere.bouwstenen");
  gsize length;
  struct stat info;

  bst_journal_flush (session->journal);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (base_path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (base_path, &base, &length, NULL));
  g_assert_cmpmem (base, length, g_bytes_get_data (session->base, NULL), g_bytes_get_size (session->base));
  elsewhere = bst_state_get_folder ("plan-test", file);
  bst_journal_saved (session->journal, bst_journal_start_save (session->journal), elsewhere, file, "abc", NULL);
  bst_journal_flush (session->journal);
  moved = bst_journal_get_path (session->journal);
  g_assert_true (g_str_has_prefix (moved, elsewhere));
  g_assert_true (g_file_test (moved, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS)); /* nothing stays behind */
  session_type_text (session->plan, "title", "after", 1);
  g_autoptr (BstPlan) recovered = session_recover (session);
  assert_same_plan (session->plan, recovered);
  g_free (session->folder);
  session->folder = g_steal_pointer (&elsewhere);
}

static void
note_problem_cb (BstJournal *journal, gpointer count)
{
  ++*(guint *) count;
}

/* The folder cannot be made: told once, nothing is lost, and it is tried again. */
static void
test_no_folder (Session *session, gconstpointer data)
{
  g_autofree char *root = bst_state_get_root (), *blocked = g_build_filename (root, "blocked", NULL),
                  *folder = g_build_filename (blocked, "folder", NULL);
  g_autoptr (BstPlan) plan = session_read_plan (session->base);
  g_autoptr (BstJournal) journal = NULL;
  guint n_told = 0;

  g_assert_cmpint (g_mkdir_with_parents (root, 0700), ==, 0);
  g_assert_true (g_file_set_contents (blocked, "x", 1, NULL));
  journal = bst_journal_new (plan, folder, NULL, NULL, session->base);
  g_signal_connect (plan, "applied", G_CALLBACK (session_applied_cb), journal);
  g_signal_connect (journal, "problem-changed", G_CALLBACK (note_problem_cb), &n_told);
  for (int i = 0; i < 5; i++)
    session_type_text (plan, "title", i % 2 == 0 ? "a" : "b", i * 5000000);
  bst_journal_flush (journal);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_nonnull (bst_journal_get_problem (journal));
  g_remove (blocked);
  session_type_text (plan, "title", "c", 90000000);
  bst_journal_flush (journal);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_told, ==, 2);
  g_assert_null (bst_journal_get_problem (journal));
  Session again = { .journal = journal, .base = session->base };
  g_autoptr (BstPlan) recovered = session_recover (&again);
  assert_same_plan (plan, recovered);
  bst_journal_close (journal, FALSE);
  g_signal_handlers_disconnect_by_data (plan, journal);
  g_rmdir (blocked);
}

/* Go on with what a crash left, torn end and all; and a second one must not. */
static void
test_resume (Session *session, gconstpointer data)
{
  g_autofree char *path = NULL, *lines = NULL, *more = NULL, *rest = NULL, *rest_path = NULL;
  gsize length, rest_length;
  g_autoptr (BstJournalContent) content = NULL;
  g_autoptr (BstPlan) plan = session_read_plan (session->base);
  g_autoptr (BstJournal) resumed = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  session_type_text (session->plan, "title", "before", 1000000);
  lines = session_read_lines (session, &length);
  path = bst_journal_get_path (session->journal);
  more = g_strdup_printf ("%.*s0000torn", (int) length, lines);
  content = bst_journal_read (more, strlen (more), NULL);
  n = bst_journal_replay (content, plan, G_MAXUINT);
  g_assert_null (bst_journal_resume (plan, path, content, n, &error)); /* its program lives */
  g_assert_error (error, BST_ERROR, BST_ERROR_SAVE);
  bst_journal_close (session->journal, TRUE);
  g_assert_true (g_file_set_contents (path, more, -1, NULL));
  resumed = bst_journal_resume (plan, path, content, n, NULL);
  g_assert_nonnull (resumed);
  rest_path = g_strdup_printf ("%.*s.rest", (int) strlen (path) - 8, path);
  g_assert_true (g_file_get_contents (rest_path, &rest, &rest_length, NULL));
  g_assert_cmpmem (rest, rest_length, "0000torn", 8);
  g_signal_connect (plan, "applied", G_CALLBACK (session_applied_cb), resumed);
  session_type_text (plan, "title", "and after", 90000000);
  Session again = { .journal = resumed, .base = session->base };
  g_autoptr (BstPlan) recovered = session_recover (&again);
  g_signal_handlers_disconnect_by_data (plan, resumed);
  assert_same_history (plan, recovered);
  bst_journal_close (resumed, FALSE);
  g_remove (rest_path);
  g_rmdir (session->folder);
}

int
main (int argc, char **argv)
{
  g_setenv ("BOUWSTENEN_SEED", "1", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, records, test) \
  g_test_add (path, Session, GUINT_TO_POINTER (records), session_set_up, test, session_tear_down)
  ADD ("/journal/random", 60, test_random);
  ADD ("/journal/round-trip", 60, test_round_trip);
  ADD ("/journal/typing", 2, test_typing);
  ADD ("/journal/typing-anew", 2, test_typing_anew);
  ADD ("/journal/typing-within", 2, test_typing_within);
  ADD ("/journal/members", 2, test_members);
  ADD ("/journal/summary", 2, test_summary);
  ADD ("/journal/summary-after-undo", 2, test_summary_after_undo);
  ADD ("/journal/files", 5, test_files);
  ADD ("/journal/no-folder", 5, test_no_folder);
  ADD ("/journal/resume", 5, test_resume);
  return g_test_run ();
}
