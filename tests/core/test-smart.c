/* SPDX-License-Identifier: EUPL-1.2 */
#include "smart-cases.h"
#include "smart-fixture.h"
#include "bst-smart-rules.h"
#include "bst-text.h"
#include <locale.h>
#include <string.h>

/* --- The rules, case by case ------------------------------------------------------------------------------------- */

static GHashTable *fired, *silent; /* rule ids that some case saw firing, and saw silent */

static BstRecord *
make_point (const char *fields)
{
  g_autofree char *all =
      g_str_has_prefix (fields, "good") ? g_strconcat (GOOD "|", fields + strlen ("good"), NULL) : g_strdup (fields);

  return smart_record_new (BST_KIND_ACTION_POINTS, "ap-point", all);
}

static void
note_fired (const char *prefix, const char *found)
{
  for (const BstRule *rule = bst_rules_get (NULL); rule->id; rule++)
    {
      g_autofree char *padded = g_strdup_printf (" %s ", found);
      g_autofree char *name = g_strdup_printf (" %s ", rule->id);
      g_autofree char *note = g_strdup_printf (" [%s] ", rule->id);

      if (g_str_has_prefix (rule->id, prefix))
        g_hash_table_add (strstr (padded, name) || strstr (padded, note) ? fired : silent, (gpointer) rule->id);
    }
}

/* In both languages a whole sentence, every gap filled; the Dutch one is a translation. */
static void
check_prose (SmartFixture *fixture, BstRecord *point)
{
  g_autoptr (GPtrArray) findings = bst_rules_check_record (&fixture->context, point);

  for (guint i = 0; i < findings->len; i++)
    {
      const BstFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *dutch = bst_finding_get_message (finding, "nl");
      g_autofree char *english = bst_finding_get_message (finding, "en");

      g_assert_cmpstr (dutch, !=, english);
      g_assert_null (strpbrk (dutch, "{}"));
      g_assert_null (strpbrk (english, "{}"));
    }
}

static void
check_cases (SmartFixture *fixture, const char *prefix, const SmartCase *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BstRecord) point = make_point (cases[i].fields);
      g_autofree char *found = smart_fixture_find (fixture, point, prefix);

      if (!g_str_equal (found, cases[i].expected))
        {
          g_test_message ("%s\n  expected: %s\n  found:    %s", cases[i].fields, cases[i].expected, found);
          g_test_fail ();
        }
      note_fired (prefix, found);
      check_prose (fixture, point);
    }
}

static void
test_specific (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");

  check_cases (fixture, "s.", specific_cases, G_N_ELEMENTS (specific_cases));
}

static void
test_measurable (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");

  check_cases (fixture, "m.", measurable_cases, G_N_ELEMENTS (measurable_cases));
}

static void
test_assignable (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");

  check_cases (fixture, "a.", assignable_cases, G_N_ELEMENTS (assignable_cases));
  smart_fixture_set (fixture, BST_KIND_PLAN, NULL, "smart-variant=ambitieus");
  check_cases (fixture, "a.", ambitious_cases, G_N_ELEMENTS (ambitious_cases));
}

static void
test_relevant (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");

  smart_fixture_add (fixture, BST_KIND_OBJECTIVES, "ob-strategic", "title=Wie werkt voelt zich veilig|level=strategic");
  smart_fixture_add (fixture, BST_KIND_OBJECTIVES, "ob-operational",
                     "title=Werkgevers voorzien rust|level=operational");
  smart_fixture_add (fixture, BST_KIND_OBJECTIVES, "ob-groups", "title=Rust|level=operational|groups=kg.vw.a");
  check_cases (fixture, "r.", relevant_cases, G_N_ELEMENTS (relevant_cases));
}

static void
test_timebound (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");

  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-early", "title=Gids|deadline=2026-06-30");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-late", "title=Gids|deadline=2027-06-30");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-stopped", "title=Gids|status=stopped");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-open", "title=Gids");
  check_cases (fixture, "t.", timebound_cases, G_N_ELEMENTS (timebound_cases));
}

static void
test_every_rule_fires (void)
{
  guint n = 0;

  for (const BstRule *rule = bst_rules_get (NULL); rule->id; rule++)
    {
      if (rule->kind != BST_KIND_ACTION_POINTS) /* test-portfolio.c looks after the others */
        continue;
      n++;
      if (g_hash_table_contains (fired, rule->id) && g_hash_table_contains (silent, rule->id))
        continue;
      g_test_message ("%s: no case where it %s", rule->id,
                      g_hash_table_contains (fired, rule->id) ? "stays silent" : "fires");
      g_test_fail ();
    }
  g_assert_cmpuint (n, ==, 31);
}

static void
test_circle (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  static const char *const ids[] = { "ap-one", "ap-two", "ap-three", "ap-outside" };
  static const char *const expected[] = { "t.dependency", "t.dependency", "t.dependency", "" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, ids[i], GOOD "|title=Gids");
  smart_fixture_set (fixture, BST_KIND_ACTION_POINTS, "ap-one", "depends-on=ap-two");
  smart_fixture_set (fixture, BST_KIND_ACTION_POINTS, "ap-two", "depends-on=ap-three");
  smart_fixture_set (fixture, BST_KIND_ACTION_POINTS, "ap-three", "depends-on=ap-one");
  smart_fixture_set (fixture, BST_KIND_ACTION_POINTS, "ap-outside", "depends-on=ap-one");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *found =
          smart_fixture_find (fixture, bst_plan_find (fixture->plan, BST_KIND_ACTION_POINTS, ids[i]), "t.");
      g_assert_cmpstr (found, ==, expected[i]);
    }
}

/* --- No false alarm -------------------------------------------------------------------------------------------- */

static void
assert_no_advice (const GPtrArray *findings, const char *title)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const BstFinding *finding = g_ptr_array_index (findings, i);
      if (finding->rule->severity == BST_SEVERITY_NOTE)
        continue;
      g_test_message ("%s: %s", title, finding->rule->id);
      g_test_fail ();
    }
}

/* The plan's own operational objectives, taken as titles with all the rest in order, are never criticised. */
static void
test_objectives_are_fine (gconstpointer language)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new (language);
  GPtrArray *objectives = bst_framework_get_list (fixture->framework, "operational-objectives");

  g_assert_cmpuint (objectives->len, ==, 31);
  for (guint i = 0; i < objectives->len; i++)
    {
      const BstItem *item = g_ptr_array_index (objectives, i);
      const char *title = bst_item_get_title (item, language);
      g_autofree char *fields =
          g_strdup_printf (GOOD "|measure=aantal|target-unit=|objective=%s|title=%s", item->id, title);
      g_autoptr (BstRecord) point = smart_record_new (BST_KIND_ACTION_POINTS, "ap-point", fields);
      g_autoptr (GPtrArray) findings = bst_rules_check_record (&fixture->context, point);

      assert_no_advice (findings, title);
    }
}

static void
test_without_framework (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (BstRecord) point = make_point ("good|title=Werkstress");
  g_autofree char *found = NULL;

  fixture->context.framework = NULL;
  found = smart_fixture_find (fixture, point, "");
  g_assert_cmpstr (found, ==, "");
}

/* --- Other languages --------------------------------------------------------------------------------------------- */

static void
check_language (const char *language, const SmartCase *cases, guint n)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new (language);

  check_cases (fixture, "s.", cases, n);
}

static void
test_english (void)
{
  static const SmartCase cases[] = {
    { "title=Work stress", "s.action s.audience" },
    { "title=More attention for stress in care", "s.audience s.vague" },
    { "title=Promote resilience among young people", "s.vague" },
    { "title=Schools support pupils", "s.vague" },
    { "title=Train 400 managers in psychological safety", "" },
    { "title=Managers of 400 firms follow a course", "" },
    { "title=Volunteers visited older residents", "" },
    { "title=Training of volunteers in service centres", "" },
    { "title=A guide on sleep published for young parents", "" },
    { "title=Schools train teachers and municipalities open a meeting place", "s.one-goal" },
    { "title=Schools develop and distribute a guide", "" },
    { "title=Support for parents", "s.vague" },
    { "title=Train teachers and inform parents", "" },
    { "title=Schools open a room that shows pupils calm and teaches staff skills", "" },
  };
  check_language ("en", cases, G_N_ELEMENTS (cases));
}

static void
test_french (void)
{
  static const SmartCase cases[] = {
    { "title=Le stress au travail", "s.action s.audience" },
    { "title=Promouvoir la résilience des jeunes", "s.vague" },
    { "title=Les écoles organisent une journée sur le deuil", "" },
    { "title=Former 400 cadres à la sécurité psychologique", "" },
    { "title=Formation des bénévoles dans les centres de services", "" },
    { "title=Les écoles forment les enseignants et les communes ouvrent un lieu de rencontre", "s.one-goal" },
  };
  check_language ("fr", cases, G_N_ELEMENTS (cases));
}

static void
test_german (void)
{
  static const SmartCase cases[] = {
    { "title=Stress bei der Arbeit", "s.action s.audience" },
    { "title=Resilienz von Jugendlichen fördern", "s.vague" },
    { "title=400 Führungskräfte schulen", "" },
    { "title=Schulen bieten Eltern einen Kurs an", "" },
    { "title=Ein Leitfaden für Lehrkräfte wird erarbeitet", "" },
    { "title=Vereine schulen Lehrkräfte und Gemeinden eröffnen einen Treffpunkt", "s.one-goal" },
  };
  check_language ("de", cases, G_N_ELEMENTS (cases));
}

/* --- Letters and verdict ------------------------------------------------------------------------------------------ */

static void
judge (SmartFixture *fixture, const char *fields, BstVerdict *verdict)
{
  g_autoptr (BstRecord) point = make_point (fields);
  g_autoptr (GPtrArray) findings = bst_rules_check_record (&fixture->context, point);

  bst_smart_judge (&fixture->context, point, findings, verdict);
}

static char *
write_states (const BstVerdict *verdict)
{
  char *states = g_new0 (char, BST_SMART_N_LETTERS + 1);

  for (guint i = 0; i < BST_SMART_N_LETTERS; i++)
    states[i] = "+-o"[verdict->states[i]];
  return states;
}

static void
test_verdict (void)
{
  static const struct {
    const char *fields, *states;
    guint n_good, core_set;
  } cases[] = {
    { "", "-----", 0, 0 },
    { "good|title=Leidinggevenden in kmo's volgen een opleiding|for-whom=kmo's", "+++++", 5, 10 },
    { "title=Meer aandacht voor werkstress in de zorg|objective=od.vw.4|means-kind=within-operation|relevance=want",
      "---+-", 1, 4 },
    { "good|title=Leidinggevenden volgen een opleiding|agreement=asked", "++-++", 4, 9 },
    { "good|title=Leidinggevenden volgen een opleiding|agreement=asked|set-aside=a.agreement@de trekker is de eigen dienst",
      "++o++", 5, 9 },
    { "good|title=Leidinggevenden volgen een opleiding|agreement=asked|co-owners=or-werkbaar|set-aside=a.agreement@eigen dienst",
      "++-++", 4, 9 },
    { "good|title=Leidinggevenden volgen een opleiding|start=|preconditions=|target-unit=", "+++++", 5, 9 },
    { "good|title=", "-++++", 4, 8 },
    { "title=Gids uitgeven voor ouders|target-kind=delivery|measure=gids", "++---", 2, 4 },
  };
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BstVerdict verdict;
      g_autofree char *states = NULL;

      judge (fixture, cases[i].fields, &verdict);
      states = write_states (&verdict);
      g_test_message ("%s", cases[i].fields);
      g_assert_cmpstr (states, ==, cases[i].states);
      g_assert_cmpuint (verdict.n_good, ==, cases[i].n_good);
      g_assert_cmpuint (verdict.core_set, ==, cases[i].core_set);
      g_assert_cmpuint (verdict.core_all, ==, 10);
    }
}

static void
test_letters (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  BstRuleContext bare = fixture->context;

  bare.framework = NULL;
  for (guint i = 0; i < BST_SMART_N_LETTERS; i++)
    {
      g_assert_cmpint (bst_smart_letter_char (&fixture->context, i), ==, "SMART"[i]);
      g_assert_cmpint (bst_smart_letter_char (&bare, i), ==, "SMART"[i]);
      g_assert_true (*bst_smart_letter_question (&fixture->context, i, "nl"));
      g_assert_true (*bst_smart_letter_question (&bare, i, "en"));
    }
  for (const BstRule *rule = bst_rules_get (NULL); rule->id; rule++)
    {
      if (rule->kind != BST_KIND_ACTION_POINTS)
        continue;
      g_assert_cmpint (bst_smart_letter_of (&fixture->context, rule->id), ==, strchr ("smart", rule->id[0]) - "smart");
      g_assert_cmpint (bst_smart_letter_of (&bare, rule->id), ==, strchr ("smart", rule->id[0]) - "smart");
    }
  g_assert_cmpint (bst_smart_letter_of (&fixture->context, "budget.ceiling"), ==, -1);
  g_assert_cmpstr (bst_smart_letter_title (&fixture->context, 2, "nl"), ==, "Aanvaardbaar");
  g_assert_cmpstr (bst_smart_letter_title (&bare, 2, "en"), ==, "Acceptable");
  smart_fixture_set (fixture, BST_KIND_PLAN, NULL, "smart-variant=ambitieus");
  g_assert_cmpstr (bst_smart_letter_title (&fixture->context, 2, "nl"), ==, "Ambitieus");
  g_assert_cmpstr (bst_smart_letter_title (&fixture->context, 2, "en"), ==, "Ambitious");
  g_assert_cmpstr (bst_smart_letter_title (&fixture->context, 1, "nl"), ==, "Meetbaar");
}

/* --- What a finding says ------------------------------------------------------------------------------------------ */

static void
test_prose (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (BstRecord) point = make_point (
      "good|title=Meer aandacht voor stress|target-value=35|start=2027-06-01|set-aside=t.order@de start schuift op");
  g_autoptr (GPtrArray) findings = bst_rules_check_record (&fixture->context, point);
  const BstFinding *direction = NULL, *order = NULL;
  g_autofree char *said = NULL, *dates = NULL, *mend = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const BstFinding *finding = g_ptr_array_index (findings, i);
      direction = g_str_equal (finding->rule->id, "m.direction") ? finding : direction;
      order = g_str_equal (finding->rule->id, "t.order") ? finding : order;
      g_assert_cmpstr (finding->id, ==, "ap-point");
      g_assert_nonnull (bst_record_find_field (point, finding->field));
    }
  g_assert_nonnull (direction);
  g_assert_nonnull (order);
  said = bst_finding_get_message (direction, "en");
  g_assert_cmpstr (said, ==, "Baseline and target are both 35: nothing would change.");
  dates = bst_finding_get_message (order, "en");
  g_assert_nonnull (strstr (dates, "1 June 2027"));
  g_assert_nonnull (strstr (dates, "28 February 2027"));
  g_assert_true (order->is_set_aside);
  g_assert_cmpstr (order->reason, ==, "de start schuift op");
  g_assert_cmpstr (bst_finding_get_why (order, "en"), ==, order->rule->why);
  mend = bst_finding_get_mend (order, "en");
  g_assert_cmpstr (mend, ==, order->rule->mend);
}

static void
test_every_rule_speaks_dutch (void)
{
  for (const BstRule *rule = bst_rules_get (NULL); rule->id; rule++)
    {
      g_test_message ("%s", rule->id);
      g_assert_true (bst_rules_find (rule->id) == rule);
      g_assert_true (g_str_has_prefix (rule->source, "R"));
      g_assert_cmpstr (bst_text ("nl", rule->title), !=, rule->title);
      g_assert_cmpstr (bst_text ("nl", rule->why), !=, rule->why);
      g_assert_cmpstr (bst_text ("nl", rule->mend), !=, rule->mend);
    }
  g_assert_null (bst_rules_find ("s.none"));
  g_assert_null (bst_rules_find (NULL));
}

static void
test_quotes (void)
{
  static const struct {
    const char *title, *quoted;
  } cases[] = {
    { "Meer aandacht voor werkstress in de zorg", "“Meer aandacht voor”" },
    { "Inzetten op veerkracht bij jongeren", "“Inzetten op”" },
    { "Scholen bevorderen het welbevinden van leerlingen", "“bevorderen”" },
    { "Rouw bespreekbaar maken op school", "“bespreekbaar maken”" },
    { "Scholen trainen leerkrachten en gemeenten openen een inloophuis", "“trainen” and “openen”" },
    { "Gemeenten stellen een plan op en openen een inloophuis", "“stellen … op” and “openen”" },
    { "Werkstress (bij élke ploeg)", "“Werkstress (bij élke ploeg)”" },
  };
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fields = g_strconcat ("for-whom=iedereen|title=", cases[i].title, NULL);
      g_autoptr (BstRecord) point = make_point (fields);
      g_autoptr (GPtrArray) findings = bst_rules_check_record (&fixture->context, point);
      g_autofree char *said = bst_finding_get_message (g_ptr_array_index (findings, 0), "en");

      if (strstr (said, cases[i].quoted) == NULL)
        g_error ("%s: %s", cases[i].title, said);
    }
}

int
main (int argc, char **argv)
{
  int status;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  fired = g_hash_table_new (g_str_hash, g_str_equal);
  silent = g_hash_table_new (g_str_hash, g_str_equal);
  g_test_add_func ("/smart/cases/specific", test_specific);
  g_test_add_func ("/smart/cases/measurable", test_measurable);
  g_test_add_func ("/smart/cases/assignable", test_assignable);
  g_test_add_func ("/smart/cases/relevant", test_relevant);
  g_test_add_func ("/smart/cases/timebound", test_timebound);
  g_test_add_func ("/smart/coverage/every-rule", test_every_rule_fires);
  g_test_add_func ("/smart/circle", test_circle);
  g_test_add_data_func ("/smart/objectives-are-fine/nl", "nl", test_objectives_are_fine);
  g_test_add_data_func ("/smart/objectives-are-fine/en", "en", test_objectives_are_fine);
  g_test_add_data_func ("/smart/objectives-are-fine/fr", "fr", test_objectives_are_fine);
  g_test_add_data_func ("/smart/objectives-are-fine/de", "de", test_objectives_are_fine);
  g_test_add_func ("/smart/without-framework", test_without_framework);
  g_test_add_func ("/smart/english", test_english);
  g_test_add_func ("/smart/french", test_french);
  g_test_add_func ("/smart/german", test_german);
  g_test_add_func ("/smart/verdict", test_verdict);
  g_test_add_func ("/smart/letters", test_letters);
  g_test_add_func ("/smart/prose", test_prose);
  g_test_add_func ("/smart/dutch", test_every_rule_speaks_dutch);
  g_test_add_func ("/smart/quotes", test_quotes);
  status = g_test_run ();
  g_hash_table_unref (fired);
  g_hash_table_unref (silent);
  return status;
}
