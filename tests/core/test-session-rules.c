/* SPDX-License-Identifier: EUPL-1.2 */
/* test-session-rules.c - what the rules say of sessions, and of needs. */
#include "session-fixture.h"
#include <locale.h>
#include <string.h>

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
  g_autoptr (SmartFixture) fixture = session_fixture_new_with_cards ();
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
  g_autoptr (SmartFixture) fixture = session_fixture_new_with_cards ();
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
  g_test_add_func ("/session-rules/rules", test_rules);
  g_test_add_func ("/session-rules/need-rule", test_need_rule);
  g_test_add_func ("/session-rules/checker", test_checker);
  return g_test_run ();
}
