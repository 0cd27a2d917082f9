/* SPDX-License-Identifier: EUPL-1.2 */
/* test-slides.c - what a room sees of a plan, and what it must never see. */
#include "bst-text.h"
#include "../core/smart-fixture.h"
#include "slides-fixture.h"
#include <locale.h>
#include <string.h>

typedef struct {
  SmartFixture *fixture;
  BstPortfolio *portfolio;
  BstSlideWish wish;
} Room;

static void
room_free (Room *self)
{
  g_object_unref (self->portfolio);
  smart_fixture_free (self->fixture);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Room, room_free)

static Room *
room_new (void)
{
  Room *self = g_new0 (Room, 1);

  self->fixture = smart_fixture_new ("nl");
  self->portfolio = bst_portfolio_new (self->fixture->plan, self->fixture->framework, TODAY);
  self->wish = (BstSlideWish) { self->fixture->plan, self->fixture->framework, self->portfolio, TODAY, FALSE, FALSE };
  return self;
}

/* (transfer full): all that the slides of the page say */
static char *
read_deck (const BstSlideWish *wish, const char *page, const char *view, const char *about)
{
  g_autoptr (BstDeck) deck = slides_open (wish, &(const SlidesPlace) { page, view, about });
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < bst_deck_get_n (deck); i++)
    {
      g_autoptr (BstSlide) slide = bst_deck_make (deck, i);
      g_autofree char *text = bst_slide_describe (slide);
      g_string_append_printf (all, "%s\n", text);
    }
  return g_string_free (all, FALSE);
}

static void
fill (SmartFixture *fixture)
{
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-a",
                     "title=Zelfverklaard sterk|primary-objective=od.vw.4|settings=set.werk|"
                     "scores=cr.1@5s,cr.2@5s,cr.3@5s,cr.4@5s,cr.5@5s|owner=or-werkbaar");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-open", "title=Openlijk actiepunt|status=running|" GOOD);
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-late",
                     "title=Verlopen actiepunt|status=running|" GOOD "|start=2025-01-01|deadline=2025-06-30");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-secret",
                     "title=Geheimwoord|confidential=1|settings=set.werk|status=running|" GOOD);
  smart_fixture_add (
      fixture, BST_KIND_BUDGET_LINKS, "bl-open",
      "action=ac-a|domain=bd.werk|year=2026|class=specific|amounts=bo:vak@100000@100000|public-from=2026-02-01");
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-embargo",
                     "action=ac-a|domain=bd.onderwijs|year=2026|class=specific|amounts=bo:vak@77777700@77777700|"
                     "public-from=2026-10-01");
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-secret",
                     "action-point=ap-secret|domain=bd.werk|year=2026|class=specific|amounts=bo:vak@500@500|"
                     "public-from=2026-02-01");
  smart_fixture_add (
      fixture, BST_KIND_SESSIONS, "se-a",
      "title=Netwerkmoment|date=2026-04-12|from-minute=810|place=De Wissel|purpose=Samen een plan maken.|"
      "agenda=Speeddate@30,Pitch@50|ballots=e-een@12@3");
  smart_fixture_add (fixture, BST_KIND_SESSIONS, "se-off", "title=Afgelast woord|date=2026-05-01|cancelled=1");
  smart_fixture_add (
      fixture, BST_KIND_CARDS, "ca-a",
      "session=se-a|kind=obstacle|order=a|text=Geen tijd|cluster=Werk|votes=e-een@14|organisation=or-werkbaar");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-b",
                     "session=se-a|kind=lever|order=b|text=Gids op het werk|cluster=Werk|votes=e-een@17|meets=ca-a");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-c",
                     "session=se-a|order=c|text=Geheimkaart|confidential=1|cluster=Werk");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-d", "session=se-a|order=d|text=Verborgenkaart|hidden=1|cluster=Leeg");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-e",
                     "session=se-a|order=e|text=Geheimdubbel|confidential=1|same-as=ca-a");
  smart_fixture_add (
      fixture, BST_KIND_CARDS, "ca-f",
      "session=se-a|order=f|text=Kaart met gevolg|attribution=Fientje Verzonnen|action-point=ap-secret|fate=draft");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-g", "session=se-a|order=g|kind=obstacle|text=Losse kaart");
}

/* R246: what is confidential, under embargo, not shown yet or personal is in no slide of any page, switched on or not. */
static void
test_kept_back (void)
{
  static const char *const never[] = { "Geheim", "Verborgen", "Fientje", "777.777", "777777", "Afgelast" };
  g_autoptr (Room) room = room_new ();

  fill (room->fixture);
  for (guint with = 0; with < 2; with++)
    for (const SlidesPlace *place = slides_places; place->page != NULL; place++)
      {
        g_autofree char *text = NULL;
        room->wish.with_delays = room->wish.with_unvalidated = with == 1;
        text = read_deck (&room->wish, place->page, place->view, place->about);
        for (guint j = 0; j < G_N_ELEMENTS (never); j++)
          slides_assert_lacks (text, never[j]);
      }
}

/* The test above sees nothing where the builders say nothing: here is what they must say. */
static void
test_shown (void)
{
  g_autoptr (Room) room = room_new ();
  g_autofree char *points = NULL, *cards = NULL, *budget = NULL, *programme = NULL, *calendar = NULL, *gaps = NULL,
                  *outcome = NULL, *mind = NULL, *network = NULL;

  fill (room->fixture);
  points = read_deck (&room->wish, "action-points", NULL, NULL);
  slides_assert_has (points, "Openlijk actiepunt");
  slides_assert_has (points, "35 → 400 kmo's");
  slides_assert_has (points, "\n2 actiepunten\n");
  slides_assert_has (points, "[Status]\n|Lopend|2|\n[Formulering]\n|Nog aan te vullen|2|\n");
  cards = read_deck (&room->wish, "sessions", "cards", "se-a");
  slides_assert_has (cards, "[Obstakels]\n|Geen tijd|14|\n[Hefbomen]\n|Gids op het werk|17|");
  slides_assert_has (cards, "Losse kaart");
  slides_assert_has (cards, "31 "); /* of 36 dots */
  budget = read_deck (&room->wish, "budget", "domains", NULL);
  slides_assert_has (budget, "€\u00a01.000");
  slides_assert_has (budget, "Zelfverklaard sterk");
  programme = read_deck (&room->wish, "sessions", "programme", "se-a");
  slides_assert_has (programme, "Samen een plan maken.");
  slides_assert_has (programme, "13:30|Pitch");
  slides_assert_has (programme, "Stap 2 van 2");
  calendar = read_deck (&room->wish, "sessions", "calendar", NULL);
  slides_assert_has (calendar, "Netwerkmoment");
  mind = read_deck (&room->wish, "sessions", "mind", "se-a");
  slides_assert_has (mind, "[Wat hindert of ontbreekt]\n|Geen tijd|14|\n[Wat helpt]\n|Gids op het werk|17|");
  slides_assert_lacks (mind, "Leeg"); /* a cluster of which nothing may be seen */
  network = read_deck (&room->wish, "sessions", "network", "se-a");
  slides_assert_has (network,
                     "[Biedt aan]\n|Gids op het werk||Geen organisatie genoemd\n[Vraagt]\n|Geen tijd||Dienst Werkbaar");
  slides_assert_has (network, "|Gids op het werk|17|sluit aan bij Dienst Werkbaar");
  gaps = read_deck (&room->wish, "portfolio", "gaps", NULL);
  slides_assert_has (gaps, "[Acties gekend]");
  outcome = read_deck (&room->wish, "sessions", "outcome", "se-a");
  slides_assert_has (outcome, "|Kaart met gevolg||\n");
}

/* Late owners, silent domains and unvalidated scores: only where somebody switched them on. */
static void
test_switches (void)
{
  g_autoptr (Room) room = room_new ();
  g_autofree char *before = NULL, *after = NULL, *actions = NULL, *told = NULL, *silent = NULL, *late = NULL;

  fill (room->fixture);
  smart_fixture_add (room->fixture, BST_KIND_CONTRIBUTIONS, "con:bd.cultuur:2026",
                     "domain=bd.cultuur|year=2026|asked-on=2026-01-01|deadline=2026-02-01");
  before = read_deck (&room->wish, "action-points", NULL, NULL);
  slides_assert_lacks (before, "ate"); /* Te laat */
  actions = read_deck (&room->wish, "portfolio", "inventory", NULL);
  slides_assert_has (actions, "Zelfverklaard sterk");
  slides_assert_lacks (actions, "|Sterk|");
  silent = read_deck (&room->wish, "budget", "domains", NULL);
  slides_assert_lacks (silent, "Cultuur");
  room->wish.with_delays = room->wish.with_unvalidated = TRUE;
  after = read_deck (&room->wish, "action-points", NULL, NULL);
  slides_assert_has (after, "Te laat");
  told = read_deck (&room->wish, "portfolio", "inventory", NULL);
  slides_assert_has (told, "Sterk");
  late = read_deck (&room->wish, "budget", "domains", NULL);
  slides_assert_has (late, "Cultuur");
}

/* What is selected leads to its slide; what may not be seen leads nowhere. */
static void
test_find (void)
{
  g_autoptr (Room) room = room_new ();
  g_autoptr (BstDeck) points = NULL, cards = NULL, phase = NULL;
  guint index = 99, other = 99;

  fill (room->fixture);
  points = slides_open (&room->wish, &(const SlidesPlace) { "action-points", NULL, NULL });
  g_assert_true (bst_deck_find (points, "ap-open", &index));
  g_assert_cmpstr (bst_deck_get_key (points, index), ==, "ap-open");
  g_assert_false (bst_deck_find (points, "ap-secret", &index));
  g_assert_false (bst_deck_find (points, NULL, &index));
  cards = slides_open (&room->wish, &(const SlidesPlace) { "sessions", "cards", "se-a" });
  g_assert_true (bst_deck_find (cards, "ca-a", &index));
  g_assert_true (bst_deck_find (cards, "ca-b", &other));
  g_assert_cmpuint (index, ==, other);
  g_assert_false (bst_deck_find (cards, "ca-d", &index));
  phase = slides_open (&room->wish, &(const SlidesPlace) { "objectives", "phases", "lf.vw" });
  g_assert_true (bst_deck_find (phase, "od.vw.3.b", &index)); /* a part of od.vw.3 */
  g_assert_cmpstr (bst_deck_get_key (phase, index), ==, "od.vw.3");
}

/* An empty plan can be projected: every page says something. */
static void
test_empty (void)
{
  g_autoptr (Room) room = room_new ();

  for (const SlidesPlace *place = slides_places; place->page != NULL; place++)
    {
      g_autoptr (BstDeck) deck = slides_open (&room->wish, place);
      g_assert_cmpuint (bst_deck_get_n (deck), >, 0);
      for (guint j = 0; j < bst_deck_get_n (deck); j++)
        {
          g_autoptr (BstSlide) slide = bst_deck_make (deck, j);
          g_assert_cmpstr (slide->title, !=, "");
          g_assert_cmpstr (slide->foot, !=, "");
        }
    }
}

/* 10,000 action points: the deck, a slide, and the overview are there at once. */
static void
test_many (void)
{
  g_autoptr (Room) room = room_new ();
  BstTransaction *transaction = bst_transaction_new ("many", NULL, NULL);
  g_autoptr (BstDeck) deck = NULL;
  g_autoptr (BstSlide) last = NULL, overview = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *id = g_strdup_printf ("ap-%06u", i),
                      *fields = g_strdup_printf ("title=Punt %u|status=running", i);
      g_autoptr (BstRecord) record = smart_record_new (BST_KIND_ACTION_POINTS, id, fields);
      bst_transaction_add (transaction, record);
    }
  g_assert_true (bst_plan_apply (room->fixture->plan, transaction, NULL));
  g_test_timer_start ();
  deck = slides_open (&room->wish, &(const SlidesPlace) { "action-points", NULL, NULL });
  g_assert_cmpuint (bst_deck_get_n (deck), ==, 10001);
  last = bst_deck_make (deck, 10000);
  overview = bst_deck_make (deck, 0);
  g_test_message ("10,000 action points as slides: %.0f ms", g_test_timer_elapsed () * 1000);
  text = bst_slide_describe (overview);
  slides_assert_has (text, "10.000 actiepunten");
  g_assert_cmpstr (last->title, ==, "Punt 9999");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slides/kept-back", test_kept_back);
  g_test_add_func ("/slides/shown", test_shown);
  g_test_add_func ("/slides/switches", test_switches);
  g_test_add_func ("/slides/find", test_find);
  g_test_add_func ("/slides/empty", test_empty);
  g_test_add_func ("/slides/many", test_many);
  return g_test_run ();
}
