/* SPDX-License-Identifier: EUPL-1.2 */
#include "smart-fixture.h"
#include <locale.h>
#include <string.h>

#define N_POINTS 12
#define N_ACTORS 4

/* --- What it holds equals what a fresh look finds ------------------------------------------------------------------ */

static char *
write_all (const GPtrArray *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; findings && i < findings->len; i++)
    {
      const BstFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *params = g_strjoinv (",", finding->params);
      g_string_append_printf (text, "%s/%s/%s/%s/%d\n", finding->rule->id, finding->field, finding->message, params,
                              finding->is_set_aside);
    }
  return g_string_free (text, FALSE);
}

static guint
count_open (const GPtrArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const BstFinding *finding = g_ptr_array_index (findings, i);
      n += !finding->is_set_aside && finding->rule->severity != BST_SEVERITY_NOTE;
    }
  return n;
}

static void
assert_objectives (SmartFixture *fixture, BstChecker *checker)
{
  BstCollection *objectives = bst_plan_get_collection (fixture->plan, BST_KIND_OBJECTIVES);

  for (guint i = 0; i < bst_collection_get_n (objectives); i++)
    {
      BstRecord *record = bst_collection_get (objectives, i);
      g_autoptr (GPtrArray) fresh = bst_rules_check_record (bst_checker_get_context (checker), record);
      g_autofree char *expected = write_all (fresh);
      g_autofree char *found = write_all (bst_checker_get_findings (checker, record->id));
      g_assert_cmpstr (found, ==, expected);
    }
}

static void
assert_equals_full (SmartFixture *fixture, BstChecker *checker)
{
  BstCollection *points = bst_plan_get_collection (fixture->plan, BST_KIND_ACTION_POINTS);
  guint n_open = 0;

  for (guint i = 0; i < bst_collection_get_n (points); i++)
    {
      BstRecord *point = bst_collection_get (points, i);
      g_autoptr (GPtrArray) fresh = bst_rules_check_record (bst_checker_get_context (checker), point);
      g_autofree char *expected = write_all (fresh);
      g_autofree char *found = write_all (bst_checker_get_findings (checker, point->id));
      BstVerdict verdict;

      g_assert_cmpstr (found, ==, expected);
      bst_smart_judge (bst_checker_get_context (checker), point, fresh, &verdict);
      g_assert_cmpmem (&verdict, sizeof verdict, bst_checker_get_verdict (checker, point->id), sizeof verdict);
      g_assert_cmpuint (bst_checker_get_n_open (checker, point->id), ==, count_open (fresh));
      n_open += count_open (fresh);
    }
  assert_objectives (fixture, checker);
  g_assert_true (bst_checker_is_complete (checker));
  g_assert_cmpuint (bst_checker_get_n_findings (checker, BST_KIND_ACTION_POINTS), ==, n_open);
}

/* --- Random plans -------------------------------------------------------------------------------------------------- */

static const char *const random_fields[] = {
  "title=Meer aandacht voor stress", "title=Scholen stellen een plan op",  "title=", "for-whom=leerlingen", "target-kind=number", "target-kind=none",
  "target-value=40", "target-value=", "owner=or-0", "owner=or-1", "owner=", "agreement=confirmed", "agreement=asked", "deadline=2026-12-31",
  "deadline=2027-12-31", "deadline=", "start=2026-01-01", "status=stopped", "status=running", "status=concept", "objective=od.vw.4",
  "objective=od.vw.7", "objective=ob-local", "objective=", "depends-on=ap-0", "depends-on=ap-1,ap-2", "depends-on=ap-3", "depends-on=ap-4,ap-5", "depends-on=",
  "means-kind=budgeted", "relevance=want", "set-aside=a.owner@later,s.vague@zo bedoeld", "set-aside=", "milestones=Helft@2026-06-30", "milestones=",
};
static const char *const random_settings[] = { "first-year=2026", "last-year=2026",
                                               "last-year=2029",  "smart-variant=ambitieus",
                                               "smart-variant=",  "language=en",
                                               "language=nl",     "title=Een titel" };

static void
try_apply (SmartFixture *fixture, BstTransaction *transaction)
{
  g_autoptr (GError) error = NULL; /* a refusal is fine: nothing has changed then */

  bst_plan_apply (fixture->plan, transaction, &error);
}

/* Set a field, or add or remove a record; a reference that leads nowhere is refused, and that is fine too. */
static void
change_point (SmartFixture *fixture, GRand *rand)
{
  g_autofree char *id = g_strdup_printf ("ap-%d", g_rand_int_range (rand, 0, N_POINTS));
  BstRecord *point = bst_plan_find (fixture->plan, BST_KIND_ACTION_POINTS, id);
  BstTransaction *transaction = bst_transaction_new ("random", NULL, NULL);
  const char *fields = random_fields[g_rand_int_range (rand, 0, G_N_ELEMENTS (random_fields))];
  g_autoptr (BstRecord) image = smart_record_new (BST_KIND_ACTION_POINTS, id, fields);
  g_autofree char *name = g_strndup (fields, strchr (fields, '=') - fields);
  const BstField *field = bst_record_find_field (image, name);

  if (point == NULL)
    bst_transaction_add (transaction, image);
  else if (g_rand_int_range (rand, 0, 12) == 0)
    bst_transaction_remove (transaction, point);
  else
    bst_transaction_set (transaction, point, field, bst_value_copy (field, bst_field_get (field, image)));
  try_apply (fixture, transaction);
}

static void
change_other (SmartFixture *fixture, GRand *rand, BstKindId kind, const char *id, const char *fields)
{
  BstRecord *record = bst_plan_find (fixture->plan, kind, id);
  BstTransaction *transaction = bst_transaction_new ("random", NULL, NULL);
  g_autoptr (BstRecord) image = smart_record_new (kind, id, fields);

  if (record)
    bst_transaction_remove (transaction, record);
  if (record == NULL || g_rand_boolean (rand))
    bst_transaction_add (transaction, image);
  try_apply (fixture, transaction);
}

static void
change_something (SmartFixture *fixture, GRand *rand)
{
  g_autofree char *actor = g_strdup_printf ("or-%d", g_rand_int_range (rand, 0, N_ACTORS));

  switch (g_rand_int_range (rand, 0, 20))
    {
    case 0:
      change_other (fixture, rand, BST_KIND_ACTORS, actor, g_rand_boolean (rand) ? "name=Dienst" : "note=zonder naam");
      break;
    case 1:
      change_other (fixture, rand, BST_KIND_OBJECTIVES, "ob-local",
                    g_rand_boolean (rand) ? "level=strategic|title=A" : "level=operational|title=A|parent=ob-local");
      break;
    case 2:
      change_other (fixture, rand, BST_KIND_OBJECTIVES, "od.vw.4", g_rand_boolean (rand) ? "groups=kg.vw.a" : "note=A");
      break;
    case 3:
      smart_fixture_set (fixture, BST_KIND_PLAN, NULL,
                         random_settings[g_rand_int_range (rand, 0, G_N_ELEMENTS (random_settings))]);
      break;
    case 4:
      bst_plan_undo (fixture->plan);
      break;
    case 5:
      bst_plan_redo (fixture->plan);
      break;
    default:
      change_point (fixture, rand);
    }
}

static void
test_incremental_is_full (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < 8; round++)
    {
      g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
      g_autoptr (BstChecker) checker = bst_checker_new (fixture->plan, fixture->framework);

      bst_checker_set_today (checker, TODAY);
      for (guint i = 0; i < 300; i++)
        {
          change_something (fixture, rand);
          /* sometimes nobody asks for a while */
          if (g_rand_int_range (rand, 0, 3) > 0)
            assert_equals_full (fixture, checker);
        }
      assert_equals_full (fixture, checker);
    }
}

/* --- Exact signals -------------------------------------------------------------------------------------------------- */

static int
compare_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
changed_cb (BstChecker *checker, GPtrArray *ids, GString *log)
{
  if (ids == NULL)
    g_string_append (log, "all;");
  else
    {
      g_ptr_array_sort (ids, compare_text);
      for (guint i = 0; i < ids->len; i++)
        g_string_append_printf (log, "%s%s", i > 0 ? "," : "", (const char *) g_ptr_array_index (ids, i));
      g_string_append_c (log, ';');
    }
}

static void
assert_log (GString *log, const char *expected)
{
  g_assert_cmpstr (log->str, ==, expected);
  g_string_truncate (log, 0);
}

static void
test_signals (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (BstChecker) checker = NULL;
  g_autoptr (GString) log = g_string_new (NULL);

  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-a", GOOD "|title=Gids uitgeven");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-b", "title=Gids uitgeven|depends-on=ap-a");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-c", "title=Gids uitgeven|depends-on=ap-b");
  checker = bst_checker_new (fixture->plan, fixture->framework);
  g_signal_connect (checker, "changed", G_CALLBACK (changed_cb), log);
  bst_checker_set_today (checker, TODAY);
  assert_log (log, "all;");
  bst_checker_set_today (checker, TODAY);
  bst_checker_set_framework (checker, fixture->framework);
  assert_log (log, "");
  g_assert_true (bst_checker_step (checker, 2));
  g_assert_false (bst_checker_is_complete (checker));
  g_assert_false (bst_checker_step (checker, 2));
  g_assert_false (bst_checker_step (checker, 2));
  g_string_truncate (log, 0);

  smart_fixture_set (fixture, BST_KIND_ACTION_POINTS, "ap-c", "note=Niets");
  assert_log (log, "ap-c;");
  smart_fixture_set (fixture, BST_KIND_ACTION_POINTS, "ap-a", "deadline=2029-01-01");
  assert_log (log, "ap-a,ap-b;");
  smart_fixture_set (fixture, BST_KIND_ACTION_POINTS, "ap-a", "depends-on=ap-c");
  assert_log (log, "ap-a,ap-b,ap-c;");
  smart_fixture_set (fixture, BST_KIND_ACTORS, "or-werkbaar", "name=Dienst Werk");
  assert_log (log, "ap-a;");
  smart_fixture_set (fixture, BST_KIND_ACTORS, "or-nameless", "name=Dienst Naam");
  assert_log (log, "");
  smart_fixture_add (fixture, BST_KIND_OBJECTIVES, "od.vw.4", "groups=kg.vw.a");
  assert_log (log, "ap-a,od.vw.4;");
  smart_fixture_set (fixture, BST_KIND_PLAN, NULL, "title=Een plan");
  assert_log (log, "");
  smart_fixture_set (fixture, BST_KIND_PLAN, NULL, "last-year=2030");
  assert_log (log, "all;");
  bst_checker_set_framework (checker, NULL);
  assert_log (log, "all;");
}

static guint
count_circles (BstChecker *checker, const char *id)
{
  const GPtrArray *findings = bst_checker_get_findings (checker, id);

  g_assert_nonnull (findings);
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpstr (((const BstFinding *) g_ptr_array_index (findings, i))->rule->id, ==, "o.circle");
  return findings->len;
}

static void
assert_circles (BstChecker *checker, guint a, guint b, guint c)
{
  g_assert_cmpuint (count_circles (checker, "ob-a"), ==, a);
  g_assert_cmpuint (count_circles (checker, "ob-b"), ==, b);
  g_assert_cmpuint (count_circles (checker, "ob-c"), ==, c);
}

/* Objectives that are part of themselves: each in the circle says so, whichever of them was changed. */
static void
test_circles (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (BstChecker) checker = NULL;
  g_autofree char *message = NULL;

  smart_fixture_add (fixture, BST_KIND_OBJECTIVES, "ob-a", "title=A|level=operational");
  smart_fixture_add (fixture, BST_KIND_OBJECTIVES, "ob-b", "title=B|level=operational|parent=ob-a");
  smart_fixture_add (fixture, BST_KIND_OBJECTIVES, "ob-c", "title=C|level=operational|parent=ob-b");
  checker = bst_checker_new (fixture->plan, fixture->framework);
  assert_circles (checker, 0, 0, 0);
  smart_fixture_set (fixture, BST_KIND_OBJECTIVES, "ob-a", "parent=ob-c");
  assert_circles (checker, 1, 1, 1);
  message = bst_finding_get_message (g_ptr_array_index (bst_checker_get_findings (checker, "ob-a"), 0), "en");
  g_assert_cmpstr (message, ==, "This objective is part of “C”, which is in turn part of it.");
  g_assert_cmpuint (bst_checker_get_n_findings (checker, BST_KIND_OBJECTIVES), ==, 3);
  smart_fixture_set (fixture, BST_KIND_OBJECTIVES, "ob-b", "parent=ob-b");
  assert_circles (checker, 0, 1, 0);
  bst_plan_undo (fixture->plan);
  assert_circles (checker, 1, 1, 1);
  smart_fixture_set (fixture, BST_KIND_OBJECTIVES, "ob-b", "parent=od.vw.4");
  assert_circles (checker, 0, 0, 0);
}

static void
test_removed (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (BstChecker) checker = bst_checker_new (fixture->plan, fixture->framework);

  bst_checker_set_today (checker, TODAY);
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-a", "");
  g_assert_cmpuint (bst_checker_get_n_findings (checker, BST_KIND_ACTION_POINTS), ==, 6);
  g_assert_cmpuint (bst_checker_get_n_open (checker, "ap-a"), ==, 6);
  smart_fixture_remove (fixture, BST_KIND_ACTION_POINTS, "ap-a");
  g_assert_cmpuint (bst_checker_get_n_findings (checker, BST_KIND_ACTION_POINTS), ==, 0);
  g_assert_null (bst_checker_get_findings (checker, "ap-a"));
  g_assert_null (bst_checker_get_verdict (checker, "or-werkbaar"));
  g_assert_cmpuint (bst_checker_get_n_open (checker, "no-such"), ==, 0);
  bst_plan_undo (fixture->plan);
  g_assert_cmpuint (bst_checker_get_n_findings (checker, BST_KIND_ACTION_POINTS), ==, 6);
}

static void
test_gone (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  BstChecker *checker = bst_checker_new (fixture->plan, fixture->framework);

  g_assert_finalize_object (checker);
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-a", "");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checker/signals", test_signals);
  g_test_add_func ("/checker/circles", test_circles);
  g_test_add_func ("/checker/removed", test_removed);
  g_test_add_func ("/checker/gone", test_gone);
  g_test_add_func ("/checker/incremental-is-full", test_incremental_is_full);
  return g_test_run ();
}
