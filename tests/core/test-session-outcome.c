/* SPDX-License-Identifier: EUPL-1.2 */
/* test-session-outcome.c - what becomes of cards, and needs over the years. */
#include "bst-card-outcome.h"
#include "bst-card-work.h"
#include "bst-need.h"
#include "kinds/bst-action.h"
#include "session-fixture.h"
#include <locale.h>

/* --- From talk to plan ----------------------------------------------------------------------------------------------------------- */

static void
test_make_action (void)
{
  g_autoptr (SmartFixture) fixture = session_fixture_new_with_cards ();
  const BstOutcomeContext context = { fixture->plan, fixture->framework, "nl", TODAY };
  BstTransaction *transaction = bst_transaction_new ("make", NULL, NULL);
  g_autofree char *pitch = bst_card_make_action (&context, transaction, "ca-a"),
                  *lever = bst_card_make_action (&context, transaction, "ca-b"), *said = NULL;
  const BstAction *action;

  session_apply (fixture->plan, transaction);
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
  g_autoptr (SmartFixture) fixture = session_fixture_new_with_cards ();
  const BstOutcomeContext context = { fixture->plan, fixture->framework, "nl", TODAY };
  BstTransaction *transaction = bst_transaction_new ("join", NULL, NULL);
  g_autofree char *id = NULL, *said = NULL;
  const BstActionPoint *point;

  bst_cards_join (transaction, fixture->plan, "ca-a", (const char *const[]) { "ca-c", NULL });
  session_apply (fixture->plan, transaction);
  transaction = bst_transaction_new ("make", NULL, NULL);
  id = bst_card_make_action_point (&context, transaction, "ca-c"); /* a duplicate: the card above it */
  session_apply (fixture->plan, transaction);
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
  g_autoptr (SmartFixture) fixture = session_fixture_new_with_cards ();
  const BstOutcomeContext context = { fixture->plan, fixture->framework, "nl", TODAY };
  BstTransaction *transaction = bst_transaction_new ("make", NULL, NULL);
  g_autofree char *id = NULL;
  const BstAction *action;

  smart_fixture_add (
      fixture, BST_KIND_CARDS, "ca-d",
      "session=se-a|text=Elke wijk krijgt een coördinator die met bewoners, scholen, sportclubs en de huisarts samen een jaarplan voor veerkracht opstelt en opvolgt");
  id = bst_card_make_action (&context, transaction, "ca-d");
  session_apply (fixture->plan, transaction);
  action = BST_ACTION (bst_plan_find_any (fixture->plan, id));
  g_assert_cmpint (g_utf8_strlen (action->title, -1), <=, 111);
  g_assert_true (g_str_has_suffix (action->title, "…"));
  g_assert_true (g_str_has_suffix (action->description, "opvolgt"));
}

/* Titles and phases that are not filled in yet are not there: no quotation marks around nothing, no reference to nothing. */
static void
test_blank (void)
{
  g_autoptr (SmartFixture) fixture = session_fixture_new_with_cards ();
  const BstOutcomeContext context = { fixture->plan, fixture->framework, "en", TODAY };
  BstTransaction *transaction;
  g_autofree char *id = NULL, *said = NULL;

  smart_fixture_add (fixture, BST_KIND_OBJECTIVES, "ob-a", "level=operational|title=Wonen");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-d", "session=se-a|text=Samen wonen|objective=ob-a");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-a", "objective=ob-a");
  transaction = bst_transaction_new ("make", NULL, NULL);
  id = bst_card_make_action (&context, transaction, "ca-d");
  bst_card_link (&context, transaction, "ca-d", "ap-a");
  session_apply (fixture->plan, transaction);
  g_assert_cmpuint (bst_vec_length (BST_ACTION (bst_plan_find_any (fixture->plan, id))->phases), ==, 0);
  said = bst_card_say_outcome (fixture->plan, bst_plan_find_any (fixture->plan, "ca-d"), "en");
  g_assert_cmpstr (said, ==,
                   "Goes along with the action “Samen wonen”. Goes along with the action point “(no title yet)”.");
}

static void
test_settle (void)
{
  g_autoptr (SmartFixture) fixture = session_fixture_new_with_cards ();
  const BstOutcomeContext context = { fixture->plan, fixture->framework, "nl", TODAY };
  BstTransaction *transaction = bst_transaction_new ("settle", NULL, NULL);
  BstRecord *card = bst_plan_find_any (fixture->plan, "ca-b");
  g_autofree char *said = NULL, *linked = NULL, *open = NULL;

  g_assert_true (bst_card_settle (&context, transaction, "ca-b", BST_FATE_NOT_TAKEN_UP, "Loopt al bij de werkgevers."));
  session_apply (fixture->plan, transaction);
  said = bst_card_say_outcome (fixture->plan, card, "nl");
  g_assert_cmpstr (said, ==, "Niet opgenomen. Loopt al bij de werkgevers.");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-a", "title=Fit op het werk");
  transaction = bst_transaction_new ("link", NULL, NULL);
  g_assert_true (bst_card_link (&context, transaction, "ca-b", "ac-a"));
  g_assert_false (bst_card_link (&context, transaction, "ca-b", "or-werkbaar"));
  g_assert_false (bst_card_link (&context, transaction, "ca-b", "ac-none"));
  session_apply (fixture->plan, transaction);
  linked = bst_card_say_outcome (fixture->plan, card, "nl");
  g_assert_cmpstr (linked, ==, "Sluit aan bij de actie “Fit op het werk”. Loopt al bij de werkgevers.");
  transaction = bst_transaction_new ("reopen", NULL, NULL);
  g_assert_true (bst_card_reopen (&context, transaction, "ca-b"));
  session_apply (fixture->plan, transaction);
  g_assert_false (bst_card_is_settled (card));
  transaction = bst_transaction_new ("reopen again", NULL, NULL);
  g_assert_false (bst_card_reopen (&context, transaction, "ca-b"));
  g_assert_cmpuint (bst_transaction_get_n (transaction), ==, 0);
  bst_transaction_free (transaction);
  open = bst_card_say_outcome (fixture->plan, bst_plan_find_any (fixture->plan, "ca-a"), "nl");
  g_assert_cmpstr (open, ==, "");
}

/* --- Needs ------------------------------------------------------------------------------------------------------------------------- */

static void
test_needs (void)
{
  g_autoptr (SmartFixture) fixture = session_fixture_new_with_cards ();
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
  session_apply (fixture->plan, transaction);
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
  g_autoptr (SmartFixture) fixture = session_fixture_new_with_cards ();
  g_autoptr (GPtrArray) needs = NULL;

  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-x", "session=se-a|text=X|kind=need|repeats=ca-c");
  smart_fixture_set (fixture, BST_KIND_CARDS, "ca-c", "repeats=ca-x");
  g_assert_cmpstr (bst_need_get_first (fixture->plan, bst_plan_find_any (fixture->plan, "ca-x"))->id, ==, "ca-c");
  needs = bst_needs_list (fixture->plan);
  g_assert_cmpuint (needs->len, ==, 1);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-outcome/make-action", test_make_action);
  g_test_add_func ("/session-outcome/make-action-point", test_make_action_point);
  g_test_add_func ("/session-outcome/long-title", test_long_title);
  g_test_add_func ("/session-outcome/blank", test_blank);
  g_test_add_func ("/session-outcome/settle", test_settle);
  g_test_add_func ("/session-outcome/needs", test_needs);
  g_test_add_func ("/session-outcome/need-ring", test_need_ring);
  return g_test_run ();
}
