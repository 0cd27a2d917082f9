/* SPDX-License-Identifier: EUPL-1.2 */
/* test-journal.c - what a journal brings back is what was lost: the plan, both halves of its history, and what was saved.
 * And damage of every kind: what came before it comes back. BST_TEST_SEED=N runs another sequence. */
#include "bst-journal-private.h"
#include "bst-reader.h"
#include "bst-state.h"
#include "bst-writer.h"
#include "random-plan.h"
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
  GRand *rand;
  BstPlan *plan;
  GBytes *base;
  char *folder;
  BstJournal *journal;
} Session;

static void
applied_cb (BstPlan *plan, const BstTransaction *transaction, gboolean again, gpointer journal)
{
  bst_journal_note (journal, transaction, again);
}

static guint
get_seed (void)
{
  return g_getenv ("BST_TEST_SEED") != NULL ? (guint) atoi (g_getenv ("BST_TEST_SEED")) : 21;
}

static BstPlan *
read_plan (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  BstPlan *plan = bst_plan_read (text, g_bytes_get_size (bytes), NULL, &error);

  g_assert_no_error (error);
  return plan;
}

static void
set_up (Session *session, gconstpointer data)
{
  g_autoptr (BstPlan) made = NULL;

  session->rand = g_rand_new_with_seed (get_seed ());
  made = random_plan (session->rand, GPOINTER_TO_UINT (data));
  session->base = bst_plan_to_bytes (made);
  session->plan = read_plan (session->base);
  session->folder = bst_state_get_folder ("plan-test", NULL);
  session->journal = bst_journal_new (session->plan, session->folder, NULL, NULL, session->base);
  g_signal_connect (session->plan, "applied", G_CALLBACK (applied_cb), session->journal);
}

static void
tear_down (Session *session, gconstpointer data)
{
  bst_journal_close (session->journal, FALSE);
  g_signal_handlers_disconnect_by_data (session->plan, session->journal);
  g_object_unref (session->journal);
  g_object_unref (session->plan);
  g_bytes_unref (session->base);
  g_rand_free (session->rand);
  g_assert_false (g_file_test (session->folder, G_FILE_TEST_EXISTS)); /* closing leaves nothing */
  g_free (session->folder);
}

static char *
read_lines (Session *session, gsize *ret_length)
{
  g_autofree char *path = bst_journal_get_path (session->journal);
  char *data;

  bst_journal_flush (session->journal);
  g_assert_true (g_file_get_contents (path, &data, ret_length, NULL));
  return data;
}

/* The plan that a new program makes of what is on disk. */
static BstPlan *
recover (Session *session)
{
  gsize length;
  g_autofree char *data = read_lines (session, &length);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstJournalContent) content = bst_journal_read (data, length, &error);
  BstPlan *plan = read_plan (session->base);

  g_assert_no_error (error);
  g_assert_cmpint (bst_journal_content_get_state (content, NULL), ==, BST_JOURNAL_WHOLE);
  g_assert_cmpuint (bst_journal_replay (content, plan, G_MAXUINT), ==, bst_journal_content_get_n (content));
  return plan;
}

static void
assert_same_plan (BstPlan *a, BstPlan *b)
{
  g_autoptr (GBytes) one = bst_plan_to_bytes (a), two = bst_plan_to_bytes (b);

  assert_same_bytes (one, two);
  g_assert_cmpint (bst_plan_is_modified (a), ==, bst_plan_is_modified (b));
}

static void
assert_same_step (const BstTransaction *a, const BstTransaction *b)
{
  g_assert_true ((a == NULL) == (b == NULL));
  if (a == NULL)
    return;
  g_assert_cmpstr (a->label, ==, b->label);
  g_assert_cmpstr (a->author, ==, b->author);
  g_assert_cmpint (a->time, ==, b->time);
  g_assert_cmpuint (bst_transaction_get_n (a), ==, bst_transaction_get_n (b));
}

/* All the way back and all the way forth, equal after each step. Leaves both plans where they were. */
static void
assert_same_history (BstPlan *a, BstPlan *b)
{
  guint n_back = 0, n_forth = 0;

  assert_same_plan (a, b);
  for (;; n_back++)
    {
      gboolean undone;
      assert_same_step (bst_plan_get_undo (a), bst_plan_get_undo (b));
      undone = bst_plan_undo (a);
      g_assert_cmpint (undone, ==, bst_plan_undo (b));
      if (!undone)
        break;
      assert_same_plan (a, b);
    }
  for (;; n_forth++)
    {
      gboolean redone;
      assert_same_step (bst_plan_get_redo (a), bst_plan_get_redo (b));
      redone = bst_plan_redo (a);
      g_assert_cmpint (redone, ==, bst_plan_redo (b));
      if (!redone)
        break;
      assert_same_plan (a, b);
    }
  for (; n_forth > n_back; n_forth--)
    {
      bst_plan_undo (a);
      bst_plan_undo (b);
    }
}

/* --- What a person does ---------------------------------------------------------------------------------------------- */

static void
type_text (BstPlan *plan, const char *field, const char *text, gint64 time)
{
  BstRecord *record = bst_plan_get_single (plan, BST_KIND_PLAN);
  g_autofree char *key = g_strconcat ("plan/", field, NULL);
  BstTransaction *transaction = bst_transaction_new ("Type", "Ann", key);

  transaction->time = time;
  bst_transaction_set_text (transaction, record, field, text);
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
}

static void
type_letters (BstPlan *plan, GRand *rand)
{
  static const char *const letters[] = { "a", "é", "…", "\"", "\n", "\\", "𝄞", "e\u0301", " " };
  gint64 time = 1000000;

  for (int i = g_rand_int_range (rand, 1, 6); i > 0; i--, time += 1000)
    {
      g_autofree char *before =
          g_strdup (bst_record_get_text (bst_plan_get_single (plan, BST_KIND_PLAN), "description"));
      gsize at = (gsize) g_rand_int_range (rand, 0, (int) g_utf8_strlen (before, -1) + 1);
      const char *place = g_utf8_offset_to_pointer (before, (glong) at);
      const char *behind = g_rand_boolean (rand) && *place != '\0' ? g_utf8_next_char (place) : place;
      g_autofree char *after = g_strdup_printf ("%.*s%s%s", (int) (place - before), before,
                                                letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters))], behind);
      type_text (plan, "description", after, time);
    }
}

static void
save (Session *session)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/tmp/somewhere.bouwstenen");
  guint number = bst_journal_start_save (session->journal);
  guint64 state = bst_plan_get_state (session->plan);

  if (g_rand_boolean (session->rand)) /* the person types on while it is saved */
    type_letters (session->plan, session->rand);
  bst_journal_saved (session->journal, number, NULL, file, "0123", NULL);
  bst_plan_mark_saved (session->plan, state);
}

static void
do_something (Session *session)
{
  int what = g_rand_int_range (session->rand, 0, 12);

  if (what < 5)
    bst_plan_apply (session->plan,
                    random_transaction (session->rand, session->plan, (guint) g_rand_int_range (session->rand, 1, 5)),
                    NULL);
  else if (what < 8)
    type_letters (session->plan, session->rand);
  else if (what < 10)
    for (int i = g_rand_int_range (session->rand, 1, 4); i > 0; i--)
      bst_plan_undo (session->plan);
  else if (what < 11)
    bst_plan_redo (session->plan);
  else
    save (session);
}

static void
test_random (Session *session, gconstpointer data)
{
  for (int i = 0; i < 300; i++)
    {
      do_something (session);
      if (i % 60 == 59)
        {
          g_autoptr (BstPlan) recovered = recover (session);
          assert_same_plan (session->plan, recovered);
        }
    }
  g_autoptr (BstPlan) recovered = recover (session);
  g_signal_handlers_block_by_func (session->plan, applied_cb, session->journal);
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
      type_text (session->plan, "title", text, 5000000 + i);
      if (i == 20)
        g_usleep (700 * 1000); /* a pause for thought: what was typed is written meanwhile */
    }
  bst_plan_end_typing (session->plan);
  type_text (session->plan, "title", "y", 5000100);
  type_text (session->plan, "title", "", 5000200); /* typed and taken back is a step all the same */
  data_of_it = read_lines (session, &length);
  content = bst_journal_read (data_of_it, length, NULL);
  g_assert_cmpuint (bst_journal_content_get_n (content), <, 10); /* open, do, a few amends, do, amend */
  g_assert_cmpuint (bst_journal_content_get_n (content), >, 4);
  bst_journal_summarize (content, &summary);
  g_assert_cmpuint (summary.n_changes, ==, 2);
  g_assert_cmpuint (summary.labels->len, ==, 1);
  g_assert_cmpint (summary.time, ==, 5000200);
  g_autoptr (BstPlan) recovered = recover (session);
  g_signal_handlers_block_by_func (session->plan, applied_cb, session->journal);
  assert_same_history (session->plan, recovered);
}

static void
test_members (Session *session, gconstpointer data)
{
  g_autoptr (JsonObject) members = json_object_new (), more = json_object_new ();
  g_autoptr (BstPlan) recovered = NULL;
  BstTransaction *transaction = bst_transaction_new ("Merge", NULL, NULL);

  json_object_set_string_member (members, "x-new\n", "of a later version");
  type_text (session->plan, "title", "a", 1000000);
  bst_plan_set_unknown (session->plan, members);
  type_text (session->plan, "title", "b", 9000000);
  json_object_set_int_member (more, "x-more", 1);
  bst_transaction_set_members (transaction, members, more);
  g_assert_true (bst_plan_apply (session->plan, transaction, NULL)); /* as a merge does */
  type_text (session->plan, "title", "c", 19000000);
  recovered = recover (session);
  g_signal_handlers_block_by_func (session->plan, applied_cb, session->journal);
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
  g_autofree char *data = read_lines (session, &length);
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
  type_text (session->plan, "title", "O", 1000000);
  type_text (session->plan, "title", "One", 1200000); /* letter by letter */
  type_text (session->plan, "organisation", "Two", 9000000);
  summarize (session, &summary);
  g_assert_true (summary.modified);
  g_assert_cmpuint (summary.n_changes, ==, 2);
  g_assert_cmpstr (summary.title, ==, "One");
  number = bst_journal_start_save (session->journal);
  bst_journal_saved (session->journal, number, NULL, file, "abc", NULL);
  summarize (session, &summary);
  g_assert_false (summary.modified);
  g_assert_cmpuint (summary.n_changes, ==, 0);
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

/* --- Damage ---------------------------------------------------------------------------------------------------------- */

/* n_lines: how many come back. */
static void
assert_reads (const char *data, gsize length, BstJournalState state, guint n_lines)
{
  g_autoptr (BstJournalContent) content = bst_journal_read (data, length, NULL);
  guint line;

  g_assert_nonnull (content);
  g_assert_cmpint (bst_journal_content_get_state (content, &line), ==, state);
  g_assert_cmpuint (bst_journal_content_get_n (content), ==, n_lines);
  g_assert_cmpuint (line, ==, state == BST_JOURNAL_WHOLE ? 0 : n_lines + 1);
}

static char *
make_lines (Session *session, guint n, GArray *starts, gsize *ret_length)
{
  char *data;
  gsize at = 0;

  for (guint i = 1; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u", i);
      type_text (session->plan, "title", text, i * 5000000);
    }
  data = read_lines (session, ret_length);
  for (; at < *ret_length; at = (gsize) (strchr (data + at, '\n') - data) + 1)
    g_array_append_val (starts, at);
  g_assert_cmpuint (starts->len, ==, n);
  g_array_append_val (starts, at);
  return data;
}

static void
test_torn (Session *session, gconstpointer data)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize length, last;
  g_autofree char *lines = make_lines (session, 6, starts, &length);

  assert_reads (lines, length, BST_JOURNAL_WHOLE, 6);
  last = g_array_index (starts, gsize, 5);
  for (gsize cut = last; cut < length; cut++) /* wherever the line was torn */
    assert_reads (lines, cut, cut == last ? BST_JOURNAL_WHOLE : BST_JOURNAL_TORN, 5);
  memset (lines + last + 4, 0, length - last - 4); /* as some disks leave the end of a file after a power cut */
  assert_reads (lines, length, BST_JOURNAL_TORN, 5);
}

static void
test_damaged (Session *session, gconstpointer data)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize length;
  g_autofree char *lines = make_lines (session, 6, starts, &length);

  for (gsize at = g_array_index (starts, gsize, 3); at < g_array_index (starts, gsize, 4) - 1; at++)
    for (int bit = 0; bit < 8; bit++)
      {
        lines[at] = (char) (lines[at] ^ (1 << bit));
        assert_reads (lines, length, BST_JOURNAL_DAMAGED, 3);
        lines[at] = (char) (lines[at] ^ (1 << bit));
      }
  assert_reads (lines, length, BST_JOURNAL_WHOLE, 6);
}

static void
test_lines_missing (Session *session, gconstpointer data)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize length, third, fourth;
  g_autofree char *lines = make_lines (session, 6, starts, &length);
  g_autoptr (GString) changed = g_string_new_len (lines, (gssize) length);
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  third = g_array_index (starts, gsize, 3);
  fourth = g_array_index (starts, gsize, 4);
  g_string_erase (changed, (gssize) third, (gssize) (fourth - third));
  assert_reads (changed->str, changed->len, BST_JOURNAL_DAMAGED, 3);
  line = g_strndup (lines + third, fourth - third);
  g_string_insert (changed, (gssize) third, line);
  assert_reads (changed->str, changed->len, BST_JOURNAL_WHOLE, 6);
  g_string_insert (changed, (gssize) third, line); /* and one that is there twice */
  assert_reads (changed->str, changed->len, BST_JOURNAL_DAMAGED, 4);
  g_assert_null (bst_journal_read (lines + 1, length - 1, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_SYNTAX);
  g_clear_error (&error);
  g_assert_null (bst_journal_read ("", 0, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_SYNTAX);
}

/* Good checksums on nonsense: as if an enemy had written it. */
static void
add_line (GString *out, const char *json)
{
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, json, -1);

  g_string_append_printf (out, "%.16s %s\n", sha256, json);
}

static void
test_hostile (Session *session, gconstpointer data)
{
  static const char *const bad[] = {
    "{\"seq\": 1, \"do\": {}}",
    "{\"seq\": 1, \"do\": {\"time\": 1, \"changes\": [{}]}}",
    "{\"seq\": 1, \"do\": {\"time\": -1, \"changes\": []}}",
    "{\"seq\": 1, \"do\": {\"time\": 1, \"changes\": [{\"op\": \"set\", \"kind\": \"plan\", \"id\": \"plan\"}]}}",
    "{\"seq\": 1, \"do\": {\"time\": 1, \"changes\": [{\"op\": \"set\", \"kind\": \"plan\", \"id\": \"plan\", \"field\": \"first-year\", \"value\": 99999}]}}",
    "{\"seq\": 1, \"do\": {\"time\": 1, \"changes\": [{\"op\": \"add\", \"kind\": \"actors\", \"id\": \"../x\", \"value\": {}}]}}",
    "{\"seq\": 1, \"open\": {\"journal\": 1, \"time\": 1}}",
    "{\"seq\": 1, \"saved\": {\"at\": 1, \"uri\": \"x\", \"sha256\": \"y\", \"time\": 1}}",
    "{\"seq\": 1, \"saved\": {\"at\": 99999999999, \"uri\": \"x\", \"sha256\": \"y\", \"time\": 1}}",
    "{\"seq\": 1, \"members\": []}",
    "{\"seq\": 1, \"members\": {}}",
    "{\"seq\": 1, \"what\": {}}",
    "{\"seq\": 1}",
    "{\"seq\": \"1\", \"undo\": {\"time\": 1}}",
    "[]",
    "{\"seq\": 1, \"undo\": {\"time\": 1}, \"redo\": {\"time\": 1}}",
  };
  /* these are lines, and do not fit the plan */
  static const char *const unfit[] = {
    "{\"seq\": 1, \"undo\": {\"time\": 1}}",
    "{\"seq\": 1, \"redo\": {\"time\": 1}}",
    "{\"seq\": 1, \"amend\": {\"time\": 1, \"keep\": 0, \"drop\": 0, \"text\": \"x\"}}",
    "{\"seq\": 1, \"do\": {\"time\": 1, \"changes\": [{\"op\": \"remove\", \"kind\": \"plan\", \"id\": \"plan\"}]}}",
    "{\"seq\": 1, \"do\": {\"time\": 1, \"changes\": [{\"op\": \"remove\", \"kind\": \"actors\", \"id\": \"or-none\"}]}}",
    "{\"seq\": 1, \"do\": {\"time\": 1, \"changes\": []}}",
  };
  const char *const open = "{\"seq\": 0, \"open\": {\"journal\": 1, \"time\": 1}}";

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GString) lines = g_string_new (NULL);
      add_line (lines, open);
      add_line (lines, bad[i]);
      assert_reads (lines->str, lines->len, BST_JOURNAL_TORN, 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (unfit); i++)
    {
      g_autoptr (GString) lines = g_string_new (NULL);
      g_autoptr (BstJournalContent) content = NULL;
      g_autoptr (BstPlan) plan = read_plan (session->base);
      g_auto (BstJournalSummary) summary = { 0 };
      add_line (lines, open);
      add_line (lines, unfit[i]);
      content = bst_journal_read (lines->str, lines->len, NULL);
      g_assert_cmpuint (bst_journal_content_get_n (content), ==, 2);
      bst_journal_summarize (content, &summary);
      g_assert_cmpuint (bst_journal_replay (content, plan, G_MAXUINT), ==, 1);
    }
}

/* A splice may be out of its text, or cut a letter in two. */
static void
test_hostile_splices (Session *session, gconstpointer data)
{
  static const char *const splices[] = {
    "\"keep\": 9, \"drop\": 0",
    "\"keep\": 0, \"drop\": 9",
    "\"keep\": 1, \"drop\": 0",
    "\"keep\": 0, \"drop\": 1",
    "\"keep\": 9223372036854775807, \"drop\": 9223372036854775807",
  };

  for (guint i = 0; i < G_N_ELEMENTS (splices); i++)
    {
      g_autoptr (GString) lines = g_string_new (NULL);
      g_autofree char *json =
          g_strdup_printf ("{\"seq\": 2, \"amend\": {\"time\": 1, %s, \"text\": \"x\"}}", splices[i]);
      g_autoptr (BstJournalContent) content = NULL;
      g_autoptr (BstPlan) plan = read_plan (session->base);
      add_line (lines, "{\"seq\": 0, \"open\": {\"journal\": 1, \"time\": 1}}");
      add_line (
          lines,
          "{\"seq\": 1, \"do\": {\"time\": 1, \"changes\": [{\"op\": \"set\", \"kind\": \"plan\", \"id\": \"plan\", \"field\": \"title\", \"value\": \"é\"}]}}");
      add_line (lines, json);
      content = bst_journal_read (lines->str, lines->len, NULL);
      g_assert_cmpuint (bst_journal_replay (content, plan, G_MAXUINT), ==, 2);
      g_assert_cmpstr (bst_record_get_text (bst_plan_get_single (plan, BST_KIND_PLAN), "title"), ==, "é");
    }
}

static void
test_noise (Session *session, gconstpointer data)
{
  gsize length;
  g_autofree char *lines = NULL;

  for (int i = 0; i < 40; i++)
    do_something (session);
  lines = read_lines (session, &length);
  for (int i = 0; i < 400; i++)
    {
      g_autofree char *noisy = g_memdup2 (lines, length);
      g_autoptr (BstJournalContent) content = NULL;
      for (int k = g_rand_int_range (session->rand, 1, 4); k > 0; k--)
        noisy[g_rand_int_range (session->rand, 0, (int) length)] = (char) g_rand_int_range (session->rand, 0, 256);
      content = bst_journal_read (noisy, (gsize) g_rand_int_range (session->rand, 0, (int) length + 1), NULL);
      if (content == NULL)
        continue;
      g_autoptr (BstPlan) plan = read_plan (session->base);
      g_assert_cmpuint (bst_journal_replay (content, plan, G_MAXUINT), ==, bst_journal_content_get_n (content));
    }
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
  type_text (session->plan, "title", "after", 1);
  g_autoptr (BstPlan) recovered = recover (session);
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
  g_autoptr (BstPlan) plan = read_plan (session->base);
  g_autoptr (BstJournal) journal = NULL;
  guint n_told = 0;

  g_assert_cmpint (g_mkdir_with_parents (root, 0700), ==, 0);
  g_assert_true (g_file_set_contents (blocked, "x", 1, NULL));
  journal = bst_journal_new (plan, folder, NULL, NULL, session->base);
  g_signal_connect (plan, "applied", G_CALLBACK (applied_cb), journal);
  g_signal_connect (journal, "problem-changed", G_CALLBACK (note_problem_cb), &n_told);
  for (int i = 0; i < 5; i++)
    type_text (plan, "title", i % 2 == 0 ? "a" : "b", i * 5000000);
  bst_journal_flush (journal);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_nonnull (bst_journal_get_problem (journal));
  g_remove (blocked);
  type_text (plan, "title", "c", 90000000);
  bst_journal_flush (journal);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_told, ==, 2);
  g_assert_null (bst_journal_get_problem (journal));
  Session again = { .journal = journal, .base = session->base };
  g_autoptr (BstPlan) recovered = recover (&again);
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
  g_autoptr (BstPlan) plan = read_plan (session->base);
  g_autoptr (BstJournal) resumed = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  type_text (session->plan, "title", "before", 1000000);
  lines = read_lines (session, &length);
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
  g_signal_connect (plan, "applied", G_CALLBACK (applied_cb), resumed);
  type_text (plan, "title", "and after", 90000000);
  Session again = { .journal = resumed, .base = session->base };
  g_autoptr (BstPlan) recovered = recover (&again);
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
#define ADD(path, records, test) g_test_add (path, Session, GUINT_TO_POINTER (records), set_up, test, tear_down)
  ADD ("/journal/random", 60, test_random);
  ADD ("/journal/round-trip", 60, test_round_trip);
  ADD ("/journal/typing", 2, test_typing);
  ADD ("/journal/members", 2, test_members);
  ADD ("/journal/summary", 2, test_summary);
  ADD ("/journal/torn", 0, test_torn);
  ADD ("/journal/damaged", 0, test_damaged);
  ADD ("/journal/lines-missing", 0, test_lines_missing);
  ADD ("/journal/hostile", 0, test_hostile);
  ADD ("/journal/hostile-splices", 0, test_hostile_splices);
  ADD ("/journal/noise", 30, test_noise);
  ADD ("/journal/files", 5, test_files);
  ADD ("/journal/no-folder", 5, test_no_folder);
  ADD ("/journal/resume", 5, test_resume);
  return g_test_run ();
}
