/* SPDX-License-Identifier: EUPL-1.2 */
#include "journal-fixture.h"
#include "bst-reader.h"
#include "bst-state.h"
#include "bst-writer.h"
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

void
session_applied_cb (BstPlan *plan, const BstTransaction *transaction, gboolean again, gpointer journal)
{
  bst_journal_note (journal, transaction, again);
}

static guint
get_seed (void)
{
  return g_getenv ("BST_TEST_SEED") != NULL ? (guint) atoi (g_getenv ("BST_TEST_SEED")) : 21;
}

BstPlan *
session_read_plan (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  BstPlan *plan = bst_plan_read (text, g_bytes_get_size (bytes), NULL, &error);

  g_assert_no_error (error);
  return plan;
}

void
session_set_up (Session *session, gconstpointer data)
{
  g_autoptr (BstPlan) made = NULL;

  session->rand = g_rand_new_with_seed (get_seed ());
  made = random_plan (session->rand, GPOINTER_TO_UINT (data));
  session->base = bst_plan_to_bytes (made);
  session->plan = session_read_plan (session->base);
  session->folder = bst_state_get_folder ("plan-test", NULL);
  session->journal = bst_journal_new (session->plan, session->folder, NULL, NULL, session->base);
  g_signal_connect (session->plan, "applied", G_CALLBACK (session_applied_cb), session->journal);
}

void
session_tear_down (Session *session, gconstpointer data)
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

char *
session_read_lines (Session *session, gsize *ret_length)
{
  g_autofree char *path = bst_journal_get_path (session->journal);
  char *data;

  bst_journal_flush (session->journal);
  g_assert_true (g_file_get_contents (path, &data, ret_length, NULL));
  return data;
}

/* The plan that a new program makes of what is on disk. */
BstPlan *
session_recover (Session *session)
{
  gsize length;
  g_autofree char *data = session_read_lines (session, &length);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstJournalContent) content = bst_journal_read (data, length, &error);
  BstPlan *plan = session_read_plan (session->base);

  g_assert_no_error (error);
  g_assert_cmpint (bst_journal_content_get_state (content, NULL), ==, BST_JOURNAL_WHOLE);
  g_assert_cmpuint (bst_journal_replay (content, plan, G_MAXUINT), ==, bst_journal_content_get_n (content));
  return plan;
}

void
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
void
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

void
session_type_text (BstPlan *plan, const char *field, const char *text, gint64 time)
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
      session_type_text (plan, "description", after, time);
    }
}

void
session_save (Session *session)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/tmp/somewhere.bouwstenen");
  guint number = bst_journal_start_save (session->journal);
  guint64 state = bst_plan_get_state (session->plan);

  if (g_rand_boolean (session->rand)) /* the person types on while it is saved */
    type_letters (session->plan, session->rand);
  bst_journal_saved (session->journal, number, NULL, file, "0123", NULL);
  bst_plan_mark_saved (session->plan, state);
}

void
session_do_something (Session *session)
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
    session_save (session);
}
