/* SPDX-License-Identifier: EUPL-1.2 */
/* test-journal-damage.c - damage of every kind: what came before it comes back. */
#include "journal-fixture.h"
#include "bst-reader.h"
#include "bst-writer.h"
#include <string.h>

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
      session_type_text (session->plan, "title", text, i * 5000000);
    }
  data = session_read_lines (session, ret_length);
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

static const char *const bad_lines[] = {
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
static const char *const unfit_lines[] = {
  "{\"seq\": 1, \"undo\": {\"time\": 1}}",
  "{\"seq\": 1, \"redo\": {\"time\": 1}}",
  "{\"seq\": 1, \"amend\": {\"time\": 1, \"keep\": 0, \"drop\": 0, \"text\": \"x\"}}",
  "{\"seq\": 1, \"do\": {\"time\": 1, \"changes\": [{\"op\": \"remove\", \"kind\": \"plan\", \"id\": \"plan\"}]}}",
  "{\"seq\": 1, \"do\": {\"time\": 1, \"changes\": [{\"op\": \"remove\", \"kind\": \"actors\", \"id\": \"or-none\"}]}}",
  "{\"seq\": 1, \"do\": {\"time\": 1, \"changes\": []}}",
};

static void
test_hostile (Session *session, gconstpointer data)
{
  const char *const open = "{\"seq\": 0, \"open\": {\"journal\": 1, \"time\": 1}}";

  for (guint i = 0; i < G_N_ELEMENTS (bad_lines); i++)
    {
      g_autoptr (GString) lines = g_string_new (NULL);
      add_line (lines, open);
      add_line (lines, bad_lines[i]);
      assert_reads (lines->str, lines->len, BST_JOURNAL_TORN, 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (unfit_lines); i++)
    {
      g_autoptr (GString) lines = g_string_new (NULL);
      g_autoptr (BstJournalContent) content = NULL;
      g_autoptr (BstPlan) plan = session_read_plan (session->base);
      g_auto (BstJournalSummary) summary = { 0 };
      add_line (lines, open);
      add_line (lines, unfit_lines[i]);
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
      g_autoptr (BstPlan) plan = session_read_plan (session->base);
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
    session_do_something (session);
  lines = session_read_lines (session, &length);
  for (int i = 0; i < 400; i++)
    {
      g_autofree char *noisy = g_memdup2 (lines, length);
      g_autoptr (BstJournalContent) content = NULL;
      for (int k = g_rand_int_range (session->rand, 1, 4); k > 0; k--)
        noisy[g_rand_int_range (session->rand, 0, (int) length)] = (char) g_rand_int_range (session->rand, 0, 256);
      content = bst_journal_read (noisy, (gsize) g_rand_int_range (session->rand, 0, (int) length + 1), NULL);
      if (content == NULL)
        continue;
      g_autoptr (BstPlan) plan = session_read_plan (session->base);
      g_assert_cmpuint (bst_journal_replay (content, plan, G_MAXUINT), ==, bst_journal_content_get_n (content));
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("BOUWSTENEN_SEED", "1", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, records, test) \
  g_test_add (path, Session, GUINT_TO_POINTER (records), session_set_up, test, session_tear_down)
  ADD ("/journal/torn", 0, test_torn);
  ADD ("/journal/damaged", 0, test_damaged);
  ADD ("/journal/lines-missing", 0, test_lines_missing);
  ADD ("/journal/hostile", 0, test_hostile);
  ADD ("/journal/hostile-splices", 0, test_hostile_splices);
  ADD ("/journal/noise", 30, test_noise);
  return g_test_run ();
}
