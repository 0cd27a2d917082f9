/* SPDX-License-Identifier: EUPL-1.2 */
/* test-session.c - formats and agendas, and votes that were counted by hand. */
#include "bst-card-work.h"
#include "bst-element-order.h"
#include "bst-session-format.h"
#include "bst-text.h"
#include "bst-vote.h"
#include "session-fixture.h"
#include <locale.h>
#include <string.h>

/* --- Formats --------------------------------------------------------------------------------------------------------------- */

static void
test_formats (void)
{
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", NULL, NULL);
  g_autoptr (GPtrArray) formats = bst_session_format_list (framework);

  g_assert_cmpuint (formats->len, ==, 4);
  for (guint i = 0; i < formats->len; i++)
    {
      const BstItem *format = formats->pdata[i];
      g_autoptr (GArray) kinds = bst_session_format_get_card_kinds (format);
      g_autoptr (BstRecord) session = bst_session_new (framework, format->id, "nl");
      g_autoptr (GArray) agenda = bst_session_list_agenda (session);
      BstCardKind first = g_array_index (kinds, BstCardKind, 0);
      guint all = 0;
      g_test_message ("%s: %u steps, %d minutes", format->id, agenda->len,
                      (int) bst_session_get_agenda_minutes (session));
      g_assert_cmpuint (agenda->len, >=, 5);
      g_assert_cmpint (bst_session_get_agenda_minutes (session), >=, 90);
      g_assert_cmpuint (kinds->len, ==, BST_N_CARD_KINDS);
      for (guint k = 0; k < kinds->len; k++)
        all |= 1u << g_array_index (kinds, BstCardKind, k);
      g_assert_cmpuint (all, ==, (1u << BST_N_CARD_KINDS) - 1);
      g_assert_nonnull (bst_session_format_get_question (format, first, "nl"));
      g_assert_cmpstr (bst_session_format_get_question (format, first, "fr"), !=,
                       bst_session_format_get_question (format, first, "nl"));
    }
}

/* The titles of the steps, in their order. */
static char *
say_agenda (BstRecord *session)
{
  g_autoptr (GArray) agenda = bst_session_list_agenda (session);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < agenda->len; i++)
    g_string_append_printf (text, "%s ", g_array_index (agenda, BstAgendaLine, i).step->title);
  return g_string_free (text, FALSE);
}

static gboolean
move_step (BstRecord *session, const char *title, int steps)
{
  const BstField *list = bst_record_find_field (session, "agenda");
  const BstVec *agenda = BST_SESSION (session)->agenda;
  BstValue value = { .ptr = NULL };

  for (guint i = 0; i < bst_vec_length (agenda); i++)
    if (strcmp (((BstStep *) agenda->items[i])->title, title) == 0
        && bst_elements_move (list, agenda, ((BstElement *) agenda->items[i])->id, steps, &value))
      {
        bst_record_take (session, list, value);
        return TRUE;
      }
  return FALSE;
}

/* Steps go up and down, a new one comes last, and those without a place, or with the same, can be put in order too. */
static void
test_agenda_order (void)
{
  static const char *const keys[] = { "c", NULL, "b", "b" };
  const BstField *list = bst_kind_get_field (BST_KIND_SESSIONS, "agenda");
  g_autoptr (BstRecord) session = bst_record_new (BST_KIND_SESSIONS, "se-a");
  g_autofree char *first = NULL, *second = NULL, *third = NULL;

  g_assert_true (bst_elements_have_order (list));
  g_assert_false (bst_elements_have_order (bst_kind_get_field (BST_KIND_SESSIONS, "attendance")));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *id = g_strdup_printf ("e-%u", i), *title = g_strdup_printf ("%u", i);
      BstElement *step = bst_element_new (list->elements, id);
      bst_element_take (step, bst_fields_find (list->elements, "title"), bst_value_text (title));
      if (keys[i] != NULL)
        bst_element_take (step, bst_fields_find (list->elements, "order"), bst_value_text (keys[i]));
      bst_record_take (session, list, bst_vec_with_element (list, BST_SESSION (session)->agenda, step));
    }
  first = say_agenda (session);
  g_assert_cmpstr (first, ==, "2 3 0 1 ");
  g_assert_false (move_step (session, "2", -1));
  g_assert_false (move_step (session, "1", 1));
  g_assert_true (move_step (session, "1", -1));
  g_assert_true (move_step (session, "2", 1));
  second = say_agenda (session);
  g_assert_cmpstr (second, ==, "3 2 1 0 ");
  for (guint i = 0; i < 30; i++) /* there is always room between two */
    {
      g_assert_true (move_step (session, "1", i % 2 == 0 ? -1 : 1));
      g_assert_true (move_step (session, "2", i % 2 == 0 ? 1 : -1));
      g_assert_true (move_step (session, "2", i % 2 == 0 ? -1 : 1));
    }
  {
    BstElement *step = bst_element_new (list->elements, "e-0new");
    bst_element_take (step, bst_fields_find (list->elements, "title"), bst_value_text ("new"));
    bst_element_put_last (list, BST_SESSION (session)->agenda, step);
    bst_record_take (session, list, bst_vec_with_element (list, BST_SESSION (session)->agenda, step));
  }
  third = say_agenda (session);
  g_assert_true (g_str_has_suffix (third, "new "));
}

/* The network moment of the source runs from 13.30 to 16.30: its steps fill that. R224. */
static void
test_agenda (void)
{
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", NULL, NULL);
  g_autoptr (BstRecord) session = bst_session_new (framework, "sf.7", "nl");
  g_autoptr (GArray) agenda = NULL;
  g_autofree char *from = NULL, *when = NULL;

  bst_record_take (session, bst_record_find_field (session, "from-minute"), (BstValue) { .num = 13 * 60 + 30 });
  bst_record_take (session, bst_record_find_field (session, "to-minute"), (BstValue) { .num = 16 * 60 + 30 });
  agenda = bst_session_list_agenda (session);
  g_assert_cmpstr (g_array_index (agenda, BstAgendaLine, 0).step->title, ==, "Speeddate");
  g_assert_cmpint (g_array_index (agenda, BstAgendaLine, 1).from, ==, 14 * 60);
  g_assert_cmpint (g_array_index (agenda, BstAgendaLine, agenda->len - 1).to, ==, 16 * 60 + 30);
  from = bst_format_time_of_day ("nl", 9 * 60 + 5);
  g_assert_cmpstr (from, ==, "09:05");
  when = bst_session_say_when (session, "en");
  g_assert_cmpstr (when, ==, "date not known yet, 13:30–16:30");
}

static void
test_hours (void)
{
  static const struct {
    const char *text;
    gint64 minute; /* -1: no hour */
  } cases[] = {
    { "13:30", 810 }, { "13.30", 810 },  { "13u30", 810 },   { "13H30", 810 }, { " 9 ", 540 },   { "9u", 540 },
    { "0:00", 0 },    { "23:59", 1439 }, { "", BST_UNSET },  { "24:00", -1 },  { "13:60", -1 },  { "13:3", -1 },
    { "13:", -1 },    { "1330", -1 },    { "13:30:00", -1 }, { "-1", -1 },     { "middag", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 minute = -7;
      gboolean good = bst_parse_time_of_day (cases[i].text, &minute);
      if (good != (cases[i].minute != -1) || minute != (good ? cases[i].minute : -7))
        g_error ("%s: %d %d", cases[i].text, good, (int) minute);
    }
}

/* --- Votes ------------------------------------------------------------------------------------------------------------------ */

#define U BST_UNSET

static const struct {
  BstVoteTerms terms;
  gint64 votes[4];
  BstCountState state;
  gint64 total;
  const char *says; /* a part of the sentence */
} counts[] = {
  { { 12, 3, U }, { U, U, U, U }, BST_COUNT_EMPTY, 0, "Nothing" },
  { { U, 3, U }, { 5, 2, U, U }, BST_COUNT_OPEN, 7, "how many ballots" },
  { { 12, U, U }, { 5, 2, U, U }, BST_COUNT_OPEN, 7, "each ballot" },
  { { 12, 3, U }, { 20, 10, 6, 0 }, BST_COUNT_EXACT, 36, "36 of 36" },
  { { 12, 3, U }, { 20, 10, 5, U }, BST_COUNT_FEWER, 35, "without a number yet: 1" },
  { { 12, 3, U }, { 20, 10, 5, 0 }, BST_COUNT_FEWER, 35, "1 fewer" },
  { { 12, 3, U }, { 20, 10, 6, 2 }, BST_COUNT_MORE, 38, "2 too many" },
  { { 12, 3, 1 }, { 13, 10, 6, 0 }, BST_COUNT_IMPOSSIBLE, 29, "more than 12 dots" },
  { { 12, 3, 5 }, { 36, 0, 0, 0 }, BST_COUNT_EXACT, 36, "adds up" }, /* nobody has five dots to put on one */
  { { 12, 3, U }, { 37, 0, 0, 0 }, BST_COUNT_IMPOSSIBLE, 37, "more than 36 dots" },
  { { 0, 3, U }, { 0, 0, 0, 0 }, BST_COUNT_EXACT, 0, "0 of 0" },
};

static void
test_counts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      BstCount count = bst_count_votes (&counts[i].terms, counts[i].votes, 4);
      g_autofree char *says = bst_count_explain (&count, &counts[i].terms, "en");
      g_test_message ("%u: %s", i, says);
      g_assert_cmpint (count.state, ==, counts[i].state);
      g_assert_cmpint (count.total, ==, counts[i].total);
      g_assert_nonnull (strstr (says, counts[i].says));
      g_assert_null (strchr (says, '{'));
    }
}

static char *
vote (SmartFixture *fixture, const char *recount_of, gint64 a, gint64 b)
{
  const BstVoteWish wish = { "Stippen", recount_of, 20260212, { 12, 3, BST_UNSET } };
  BstTransaction *transaction = bst_transaction_new ("vote", NULL, NULL);
  char *id = bst_vote_record (transaction, fixture->plan, bst_plan_find_any (fixture->plan, "se-a"), NULL, &wish,
                              (const char *const[]) { "ca-a", "ca-b", NULL }, (const gint64[]) { a, b });

  session_apply (fixture->plan, transaction);
  return id;
}

static void
test_recount (void)
{
  g_autoptr (SmartFixture) fixture = session_fixture_new_with_cards ();
  g_autofree char *first = vote (fixture, NULL, 30, 8), *second = vote (fixture, first, 28, 8);
  BstRecord *session = bst_plan_find_any (fixture->plan, "se-a");
  g_autoptr (BstBoard) board = NULL;
  BstTransaction *transaction;

  g_assert_cmpint (bst_ballot_count (fixture->plan, session, first).state, ==, BST_COUNT_MORE);
  g_assert_cmpint (bst_ballot_count (fixture->plan, session, second).state, ==, BST_COUNT_EXACT);
  g_assert_cmpuint (bst_ballot_get_round (session, first), ==, 1);
  g_assert_cmpuint (bst_ballot_get_round (session, second), ==, 2);
  g_assert_cmpstr (bst_session_get_last_ballot (session), ==, second);
  /* a card that is put under another takes its dots along, so that the sum stays what was counted */
  transaction = bst_transaction_new ("join", NULL, NULL);
  bst_cards_join (transaction, fixture->plan, "ca-a", (const char *const[]) { "ca-b", NULL });
  session_apply (fixture->plan, transaction);
  board = bst_board_new (fixture->plan, "se-a");
  g_assert_cmpint (bst_board_card_get_votes (bst_board_find (board, "ca-a", NULL), second), ==, 36);
  g_assert_cmpint (bst_board_card_get_votes (bst_board_find (board, "ca-c", NULL), second), ==, BST_UNSET);
  g_assert_cmpint (bst_ballot_count (fixture->plan, session, second).total, ==, 36);
  transaction = bst_transaction_new ("remove", NULL, NULL);
  g_assert_true (bst_vote_remove (transaction, fixture->plan, session, first));
  g_assert_false (bst_vote_remove (transaction, fixture->plan, session, "e-none"));
  session_apply (fixture->plan, transaction);
  g_assert_cmpuint (bst_ballot_get_round (session, second), ==, 1);
  g_assert_null (bst_vec_find_element (BST_CARD (bst_plan_find_any (fixture->plan, "ca-a"))->votes, first));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/formats", test_formats);
  g_test_add_func ("/session/agenda", test_agenda);
  g_test_add_func ("/session/agenda-order", test_agenda_order);
  g_test_add_func ("/session/hours", test_hours);
  g_test_add_func ("/session/counts", test_counts);
  g_test_add_func ("/session/recount", test_recount);
  return g_test_run ();
}
