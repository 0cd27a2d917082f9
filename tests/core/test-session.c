/* SPDX-License-Identifier: EUPL-1.2 */
/* test-session.c - formats and agendas, votes that were counted by hand, what becomes of cards, needs over the years, and
 * what the rules say of it. */
#include "bst-card-outcome.h"
#include "bst-card-work.h"
#include "bst-need.h"
#include "bst-session-format.h"
#include "bst-text.h"
#include "bst-vote.h"
#include "kinds/bst-action.h"
#include "smart-fixture.h"
#include <locale.h>
#include <string.h>

static void
apply (BstPlan *plan, BstTransaction *transaction)
{
  g_autoptr (GError) error = NULL;

  bst_plan_apply (plan, transaction, &error);
  g_assert_no_error (error);
}

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

static SmartFixture *
new_fixture (void)
{
  SmartFixture *fixture = smart_fixture_new ("nl");

  smart_fixture_add (fixture, BST_KIND_SESSIONS, "se-a",
                     "title=Netwerkmoment|date=2026-02-12|path=tp.2|contact=or-werkbaar");
  smart_fixture_add (
      fixture, BST_KIND_CARDS, "ca-a",
      "session=se-a|order=a|text=Buurthuis opent elke avond|kind=pitch|organisation=or-werkbaar|objective=od.vw.4");
  smart_fixture_add (
      fixture, BST_KIND_CARDS, "ca-b",
      "session=se-a|order=b|text=Leidinggevenden als hefboom|kind=lever|lever-level=meso|organisation=or-werkbaar");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-c", "session=se-a|order=c|text=Wachtlijsten|kind=need");
  return fixture;
}

static char *
vote (SmartFixture *fixture, const char *recount_of, gint64 a, gint64 b)
{
  const BstVoteWish wish = { "Stippen", recount_of, 20260212, { 12, 3, BST_UNSET } };
  BstTransaction *transaction = bst_transaction_new ("vote", NULL, NULL);
  char *id = bst_vote_record (transaction, fixture->plan, bst_plan_find_any (fixture->plan, "se-a"), NULL, &wish,
                              (const char *const[]) { "ca-a", "ca-b", NULL }, (const gint64[]) { a, b });

  apply (fixture->plan, transaction);
  return id;
}

static void
test_recount (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();
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
  apply (fixture->plan, transaction);
  board = bst_board_new (fixture->plan, "se-a");
  g_assert_cmpint (bst_board_card_get_votes (bst_board_find (board, "ca-a", NULL), second), ==, 36);
  g_assert_cmpint (bst_board_card_get_votes (bst_board_find (board, "ca-c", NULL), second), ==, BST_UNSET);
  g_assert_cmpint (bst_ballot_count (fixture->plan, session, second).total, ==, 36);
  transaction = bst_transaction_new ("remove", NULL, NULL);
  g_assert_true (bst_vote_remove (transaction, fixture->plan, session, first));
  g_assert_false (bst_vote_remove (transaction, fixture->plan, session, "e-none"));
  apply (fixture->plan, transaction);
  g_assert_cmpuint (bst_ballot_get_round (session, second), ==, 1);
  g_assert_null (bst_vec_find_element (BST_CARD (bst_plan_find_any (fixture->plan, "ca-a"))->votes, first));
}

/* --- From talk to plan ----------------------------------------------------------------------------------------------------------- */

static void
test_make_action (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();
  const BstOutcomeContext context = { fixture->plan, fixture->framework, "nl", TODAY };
  BstTransaction *transaction = bst_transaction_new ("make", NULL, NULL);
  g_autofree char *pitch = bst_card_make_action (&context, transaction, "ca-a"),
                  *lever = bst_card_make_action (&context, transaction, "ca-b"), *said = NULL;
  const BstAction *action;

  apply (fixture->plan, transaction);
  action = BST_ACTION (bst_plan_find_any (fixture->plan, pitch));
  g_assert_cmpstr (action->title, ==, "Buurthuis opent elke avond");
  g_assert_null (action->description);
  g_assert_cmpint (action->kind, ==, BST_ACTION_BOTTOM_UP);
  g_assert_cmpstr (action->owner, ==, "or-werkbaar");
  g_assert_cmpstr (action->primary_objective, ==, "od.vw.4");
  g_assert_true (bst_vec_has_ref (action->phases, "lf.vw"));
  g_assert_true (bst_vec_has_ref (action->transition_paths, "tp.2"));
  g_assert_cmpstr (action->note, ==, "Uit de sessie “Netwerkmoment” van 12 februari 2026.");
  action = BST_ACTION (bst_plan_find_any (fixture->plan, lever));
  g_assert_null (action->owner); /* who says something does not carry it */
  g_assert_cmpstr (action->lever_meso, ==, "Leidinggevenden als hefboom");
  g_assert_cmpuint (bst_vec_length (action->partners), ==, 1);
  g_assert_cmpstr (((BstPartner *) action->partners->items[0])->actor, ==, "or-werkbaar");
  g_assert_cmpstr (((BstPartner *) action->partners->items[0])->form_now, ==, "sv.1");
  said = bst_card_say_outcome (fixture->plan, bst_plan_find_any (fixture->plan, "ca-a"), "nl");
  g_assert_cmpstr (said, ==, "Ontwerp van een actie: “Buurthuis opent elke avond”.");
  /* one draft a card; both undone at once */
  transaction = bst_transaction_new ("again", NULL, NULL);
  g_assert_null (bst_card_make_action (&context, transaction, "ca-a"));
  bst_transaction_free (transaction);
  g_assert_true (bst_plan_undo (fixture->plan));
  g_assert_null (BST_CARD (bst_plan_find_any (fixture->plan, "ca-a"))->action);
  g_assert_null (bst_plan_find_any (fixture->plan, pitch));
}

static void
test_make_action_point (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();
  const BstOutcomeContext context = { fixture->plan, fixture->framework, "nl", TODAY };
  BstTransaction *transaction = bst_transaction_new ("join", NULL, NULL);
  g_autofree char *id = NULL, *said = NULL;
  const BstActionPoint *point;

  bst_cards_join (transaction, fixture->plan, "ca-a", (const char *const[]) { "ca-c", NULL });
  apply (fixture->plan, transaction);
  transaction = bst_transaction_new ("make", NULL, NULL);
  id = bst_card_make_action_point (&context, transaction, "ca-c"); /* a duplicate: the card above it */
  apply (fixture->plan, transaction);
  point = BST_ACTION_POINT (bst_plan_find_any (fixture->plan, id));
  g_assert_cmpstr (point->title, ==, "Buurthuis opent elke avond");
  g_assert_cmpstr (point->specific, ==, "Buurthuis opent elke avond\nWachtlijsten"); /* both texts */
  g_assert_cmpstr (point->objective, ==, "od.vw.4");
  g_assert_cmpint (point->status, ==, BST_STATUS_CONCEPT);
  g_assert_cmpint (point->agreement, ==, BST_AGREEMENT_PROPOSED);
  said = bst_card_say_outcome (fixture->plan, bst_plan_find_any (fixture->plan, "ca-c"), "en");
  g_assert_cmpstr (said, ==, "Draft of an action point: “Buurthuis opent elke avond”.");
}

static void
test_long_title (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();
  const BstOutcomeContext context = { fixture->plan, fixture->framework, "nl", TODAY };
  BstTransaction *transaction = bst_transaction_new ("make", NULL, NULL);
  g_autofree char *id = NULL;
  const BstAction *action;

  smart_fixture_add (
      fixture, BST_KIND_CARDS, "ca-d",
      "session=se-a|text=Elke wijk krijgt een coördinator die met bewoners, scholen, sportclubs en de huisarts samen een jaarplan voor veerkracht opstelt en opvolgt");
  id = bst_card_make_action (&context, transaction, "ca-d");
  apply (fixture->plan, transaction);
  action = BST_ACTION (bst_plan_find_any (fixture->plan, id));
  g_assert_cmpint (g_utf8_strlen (action->title, -1), <=, 111);
  g_assert_true (g_str_has_suffix (action->title, "…"));
  g_assert_true (g_str_has_suffix (action->description, "opvolgt"));
}

static void
test_settle (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();
  const BstOutcomeContext context = { fixture->plan, fixture->framework, "nl", TODAY };
  BstTransaction *transaction = bst_transaction_new ("settle", NULL, NULL);
  BstRecord *card = bst_plan_find_any (fixture->plan, "ca-b");
  g_autofree char *said = NULL, *linked = NULL, *open = NULL;

  g_assert_true (bst_card_settle (&context, transaction, "ca-b", BST_FATE_NOT_TAKEN_UP, "Loopt al bij de werkgevers."));
  apply (fixture->plan, transaction);
  said = bst_card_say_outcome (fixture->plan, card, "nl");
  g_assert_cmpstr (said, ==, "Niet opgenomen. Loopt al bij de werkgevers.");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-a", "title=Fit op het werk");
  transaction = bst_transaction_new ("link", NULL, NULL);
  g_assert_true (bst_card_link (&context, transaction, "ca-b", "ac-a"));
  g_assert_false (bst_card_link (&context, transaction, "ca-b", "or-werkbaar"));
  g_assert_false (bst_card_link (&context, transaction, "ca-b", "ac-none"));
  apply (fixture->plan, transaction);
  linked = bst_card_say_outcome (fixture->plan, card, "nl");
  g_assert_cmpstr (linked, ==, "Sluit aan bij de actie “Fit op het werk”. Loopt al bij de werkgevers.");
  transaction = bst_transaction_new ("reopen", NULL, NULL);
  g_assert_true (bst_card_reopen (&context, transaction, "ca-b"));
  apply (fixture->plan, transaction);
  g_assert_false (bst_card_is_settled (card));
  open = bst_card_say_outcome (fixture->plan, bst_plan_find_any (fixture->plan, "ca-a"), "nl");
  g_assert_cmpstr (open, ==, "");
}

/* --- Needs ------------------------------------------------------------------------------------------------------------------------- */

static void
test_needs (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();
  const BstOutcomeContext context = { fixture->plan, fixture->framework, "nl", TODAY };
  BstTransaction *transaction = bst_transaction_new ("repeat", NULL, NULL);
  g_autoptr (GPtrArray) needs = NULL;
  static const struct {
    const char *id;
    BstNeedState state;
    guint n_years, n_cards;
  } expected[] = {
    { "ca-2024", BST_NEED_REPEATED, 2, 2 },
    { "ca-cijfers", BST_NEED_NEW, 1, 1 },
    { "ca-stil", BST_NEED_QUIET, 1, 1 },
    { "ca-klaar", BST_NEED_ANSWERED, 1, 1 },
  };

  smart_fixture_add (fixture, BST_KIND_SESSIONS, "se-2024", "title=Overleg|date=2024-01-18");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-2024", "session=se-2024|text=Toegang tot zorg|kind=need");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-stil", "session=se-2024|text=Lokalen|kind=need");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-klaar", "session=se-2024|text=Website|kind=need|answered=2025-05-01");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-cijfers", "session=se-a|text=Cijfers|kind=need");
  g_assert_true (bst_card_note_need (&context, transaction, "ca-c", "ca-2024"));
  apply (fixture->plan, transaction);
  g_assert_cmpint (bst_need_get_first_year (fixture->plan, bst_plan_find_any (fixture->plan, "ca-c")), ==, 2024);
  g_assert_cmpint (BST_CARD (bst_plan_find_any (fixture->plan, "ca-c"))->first_seen, ==, 2024);
  needs = bst_needs_list (fixture->plan);
  g_assert_cmpuint (needs->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < needs->len; i++)
    {
      const BstNeed *need = needs->pdata[i];
      g_assert_cmpstr (need->record->id, ==, expected[i].id);
      g_assert_cmpint (need->state, ==, expected[i].state);
      g_assert_cmpuint (need->years->len, ==, expected[i].n_years);
      g_assert_cmpuint (need->cards->len, ==, expected[i].n_cards);
    }
}

/* Two files can each say that the other's card was heard before. */
static void
test_need_ring (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();
  g_autoptr (GPtrArray) needs = NULL;

  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-x", "session=se-a|text=X|kind=need|repeats=ca-c");
  smart_fixture_set (fixture, BST_KIND_CARDS, "ca-c", "repeats=ca-x");
  g_assert_cmpstr (bst_need_get_first (fixture->plan, bst_plan_find_any (fixture->plan, "ca-x"))->id, ==, "ca-c");
  needs = bst_needs_list (fixture->plan);
  g_assert_cmpuint (needs->len, ==, 1);
}

/* --- Rules -------------------------------------------------------------------------------------------------------------------------- */

#define HELD "date=2026-02-12|from-minute=810|to-minute=990|contact=or-werkbaar|"
#define ALL_SIDES "se.1@goed,se.2@goed,se.3@goed"

static const struct {
  const char *session, *card, *expected; /* card: its fields, or NULL */
} cases[] = {
  { HELD "reported-on=2026-02-12", NULL, "" },
  { "contact=or-werkbaar", NULL, "[se.date] [se.open-agenda]" },
  { "cancelled=1", NULL, "" },
  { "date=2026-09-28|agenda=Speeddate@30", NULL, "se.contact" },
  { HELD "agenda=Speeddate@30,Pitch@150", NULL, "" },
  { HELD "agenda=Speeddate@30,Pitch@151", NULL, "se.agenda" },
  { HELD "to-minute=700|agenda=Speeddate@30", NULL, "se.agenda" },
  { HELD "attendance=or-beleid@1,or-praktijk@1", NULL, "" },
  { HELD "attendance=or-beleid@1,or-praktijk@1,or-kennis@2", NULL, "[se.composition]" },
  { HELD "attendance=or-beleid@1,or-praktijk@1,or-kennis@1,or-burgers@1,or-school@1", NULL, "" },
  { HELD "reported-on=2026-02-12|ballots=e-a@12@3", "text=A|fate=passed-on|votes=e-a@36", "" },
  { HELD "reported-on=2026-02-12|ballots=e-a@12@3", "text=A|fate=passed-on|votes=e-a@37", "se.votes" },
  { HELD "reported-on=2026-02-12", "text=A", "se.outcomes" },
  { HELD "reported-on=2026-02-12", "text=A|kind=decision", "" },
  { HELD, "text=A|fate=passed-on", "se.report-back" },
  { "date=2026-09-28|agenda=Speeddate@30|contact=or-werkbaar", "text=A", "" }, /* not held yet */
  { HELD "closed-on=2026-02-20|evaluations=se.1@goed,se.3@goed", NULL, "[se.evaluation]" },
  { HELD "closed-on=2026-02-20|evaluations=" ALL_SIDES, NULL, "" },
};

static void
add_actors (SmartFixture *fixture)
{
  static const char *const actors[] = { "or-beleid", "policy",     "or-praktijk", "field",     "or-kennis",
                                        "knowledge", "or-burgers", "citizens",    "or-school", "academic" };

  for (guint i = 0; i < G_N_ELEMENTS (actors); i += 2)
    {
      g_autofree char *fields = g_strdup_printf ("name=%s|role=%s", actors[i], actors[i + 1]);
      smart_fixture_add (fixture, BST_KIND_ACTORS, actors[i], fields);
    }
}

static void
note_rules (GHashTable *seen, const char *expected)
{
  g_auto (GStrv) ids = g_strsplit_set (expected, " []", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    if (*ids[i] != '\0')
      g_hash_table_add (seen, g_strdup (ids[i]));
}

static void
test_rules (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
      g_autofree char *found = NULL, *card = NULL;
      BstRecord *session;
      add_actors (fixture);
      session = smart_fixture_add (fixture, BST_KIND_SESSIONS, "se-a", cases[i].session);
      card = cases[i].card != NULL ? g_strconcat ("session=se-a|", cases[i].card, NULL) : NULL;
      if (card != NULL)
        smart_fixture_add (fixture, BST_KIND_CARDS, "ca-a", card);
      found = smart_fixture_find (fixture, session, "se.");
      if (strcmp (found, cases[i].expected) != 0)
        g_error ("%u %s: %s, not %s", i, cases[i].session, found, cases[i].expected);
      note_rules (seen, found);
    }
  for (const BstRule *rule = bst_rules_get (NULL); rule->id != NULL; rule++)
    if (rule->kind == BST_KIND_SESSIONS)
      {
        n++;
        if (!g_hash_table_contains (seen, rule->id))
          g_error ("%s never speaks", rule->id);
      }
  g_assert_cmpuint (n, ==, 9);
}

static void
test_need_rule (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();
  BstRecord *card;
  g_autofree char *quiet = NULL, *speaks = NULL, *answered = NULL;

  smart_fixture_add (fixture, BST_KIND_SESSIONS, "se-2024", "date=2024-01-18");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-2024", "session=se-2024|text=Wachten|kind=need");
  card = bst_plan_find_any (fixture->plan, "ca-c");
  quiet = smart_fixture_find (fixture, card, "se.");
  g_assert_cmpstr (quiet, ==, "");
  smart_fixture_set (fixture, BST_KIND_CARDS, "ca-c", "repeats=ca-2024");
  speaks = smart_fixture_find (fixture, card, "se.");
  g_assert_cmpstr (speaks, ==, "se.need");
  smart_fixture_set (fixture, BST_KIND_CARDS, "ca-c", "answered=2026-02-20");
  answered = smart_fixture_find (fixture, card, "se.");
  g_assert_cmpstr (answered, ==, "");
}

/* A card speaks in the findings of its session: the checker hears it. */
static void
test_checker (void)
{
  g_autoptr (SmartFixture) fixture = new_fixture ();
  g_autoptr (BstChecker) checker = bst_checker_new (fixture->plan, fixture->framework);
  g_autofree char *before = NULL, *after = NULL, *need = NULL;

  bst_checker_set_today (checker, TODAY);
  smart_fixture_set (fixture, BST_KIND_SESSIONS, "se-a", "reported-on=2026-02-12");
  before = smart_list_findings (bst_checker_get_findings (checker, "se-a"), "se.");
  g_assert_cmpstr (before, ==, "se.outcomes");
  for (const char *id = "abc"; *id != '\0'; id++)
    {
      g_autofree char *card = g_strdup_printf ("ca-%c", *id);
      smart_fixture_set (fixture, BST_KIND_CARDS, card, "fate=passed-on");
    }
  after = smart_list_findings (bst_checker_get_findings (checker, "se-a"), "se.");
  g_assert_cmpstr (after, ==, "");
  /* a need hears when the session in which it was first said gets another year */
  smart_fixture_add (fixture, BST_KIND_SESSIONS, "se-old", "date=2026-01-18|contact=or-werkbaar");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-old", "session=se-old|text=Wachten|kind=need|fate=need");
  smart_fixture_set (fixture, BST_KIND_CARDS, "ca-c", "repeats=ca-old");
  g_assert_cmpuint (bst_checker_get_findings (checker, "ca-c")->len, ==, 0);
  smart_fixture_set (fixture, BST_KIND_SESSIONS, "se-old", "date=2024-01-18");
  need = smart_list_findings (bst_checker_get_findings (checker, "ca-c"), "se.");
  g_assert_cmpstr (need, ==, "se.need");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/formats", test_formats);
  g_test_add_func ("/session/agenda", test_agenda);
  g_test_add_func ("/session/hours", test_hours);
  g_test_add_func ("/session/counts", test_counts);
  g_test_add_func ("/session/recount", test_recount);
  g_test_add_func ("/session/make-action", test_make_action);
  g_test_add_func ("/session/make-action-point", test_make_action_point);
  g_test_add_func ("/session/long-title", test_long_title);
  g_test_add_func ("/session/settle", test_settle);
  g_test_add_func ("/session/needs", test_needs);
  g_test_add_func ("/session/need-ring", test_need_ring);
  g_test_add_func ("/session/rules", test_rules);
  g_test_add_func ("/session/need-rule", test_need_rule);
  g_test_add_func ("/session/checker", test_checker);
  return g_test_run ();
}
