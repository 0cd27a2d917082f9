/* SPDX-License-Identifier: EUPL-1.2 */
/* test-contribution.c - the states of a contribution, locked years and corrections. */
#include "bst-budget-guard.h"
#include "bst-contribution.h"
#include "budget-fixture.h"

static gboolean
step (SmartFixture *fixture, BstContributionState state, GError **error)
{
  g_autoptr (BstTransaction) transaction = bst_transaction_new ("state", NULL, NULL);

  return bst_contribution_set_state (fixture->plan, transaction, "bd.welzijn", 2026, state, TODAY, error)
         && bst_budget_apply (fixture->plan, fixture->framework, g_steal_pointer (&transaction), NULL, error);
}

static const BstContribution *
contribution (SmartFixture *fixture)
{
  return BST_CONTRIBUTION (bst_contribution_find (fixture->plan, "bd.welzijn", 2026));
}

static gint64
state_of (SmartFixture *fixture, const char *link)
{
  return BST_BUDGET_LINK (bst_plan_find (fixture->plan, BST_KIND_BUDGET_LINKS, link))->state;
}

static void
test_states (void)
{
  g_autoptr (SmartFixture) fixture = budget_fixture_new ();
  g_autoptr (GError) error = NULL;

  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-a", GOOD_LINK);
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-next", GOOD_LINK "year=2027");
  g_assert_false (step (fixture, BST_STATE_LOCKED, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_REFUSED);
  g_assert_true (step (fixture, BST_STATE_SUBMITTED, NULL));
  g_assert_cmpint (contribution (fixture)->submitted_on, ==, TODAY);
  g_assert_cmpint (state_of (fixture, "bl-a"), ==, BST_STATE_SUBMITTED);
  g_assert_cmpint (state_of (fixture, "bl-next"), ==, BST_STATE_CONCEPT);
  g_assert_true (step (fixture, BST_STATE_COMPLETE, NULL));
  g_assert_cmpint (contribution (fixture)->complete_on, ==, TODAY);
  g_assert_true (step (fixture, BST_STATE_LOCKED, NULL));
  g_assert_true (bst_contribution_is_locked (fixture->plan, "bd.welzijn", 2026));
  g_assert_false (bst_contribution_is_locked (fixture->plan, "bd.welzijn", 2027));
  g_assert_cmpint (state_of (fixture, "bl-a"), ==, BST_STATE_LOCKED);
}

static gboolean
correct (SmartFixture *fixture, const char *reason, gint64 year, GError **error)
{
  g_autoptr (BstTransaction) transaction = bst_transaction_new ("correction", NULL, NULL);
  BstRecord *link = bst_plan_find (fixture->plan, BST_KIND_BUDGET_LINKS, "bl-a");

  bst_transaction_set_text (transaction, link, "note", reason != NULL ? reason : "x");
  return bst_contribution_correct (fixture->plan, transaction, "bd.welzijn", year, reason, "Ans", TODAY, error)
         && bst_budget_apply (fixture->plan, fixture->framework, g_steal_pointer (&transaction), NULL, error);
}

static void
test_locked (void)
{
  static const char *const changes[] = { "note=Toch anders", "amounts=bo:vak@10000@5000", "year=2027",
                                         "domain=bd.jeugd" };
  g_autoptr (SmartFixture) fixture = budget_fixture_new ();
  g_autofree char *field = NULL;
  const BstCorrection *correction;

  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-a", GOOD_LINK "article=");
  g_assert_false (correct (fixture, "nog niet vergrendeld", 2026, NULL));
  step (fixture, BST_STATE_COMPLETE, NULL);
  g_assert_true (step (fixture, BST_STATE_LOCKED, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_assert_false (budget_fixture_try (fixture, "bl-a", changes[i], NULL));
  g_assert_false (budget_fixture_try (fixture, "bl-new", GOOD_LINK "action=ac-b", &field));
  g_assert_cmpstr (field, ==, "state");
  g_assert_true (budget_fixture_try (fixture, "bl-next", GOOD_LINK "year=2027|action=ac-b", NULL));
  g_assert_false (budget_fixture_try (fixture, "bl-next", "year=2026", NULL)); /* nothing comes into it either */
  g_assert_true (budget_fixture_try (fixture, "bl-other", "year=2026|action=ac-b|domain=bd.jeugd|article=ar-b", NULL));
  g_assert_false (step (fixture, BST_STATE_CONCEPT, NULL)); /* nor is it opened just like that */
  g_assert_false (correct (fixture, " \n", 2026, NULL));
  g_assert_true (correct (fixture, "Bedrag verkeerd gelezen", 2026, NULL));
  g_assert_cmpuint (bst_vec_length (contribution (fixture)->corrections), ==, 1);
  correction = contribution (fixture)->corrections->items[0];
  g_assert_cmpstr (correction->reason, ==, "Bedrag verkeerd gelezen");
  g_assert_cmpint (correction->date, ==, TODAY);
  /* one correction does not open the year for the next change */
  g_assert_false (budget_fixture_try (fixture, "bl-a", "note=Nog eens", NULL));
  g_assert_true (bst_plan_undo (fixture->plan));
  g_assert_cmpuint (bst_vec_length (contribution (fixture)->corrections), ==, 0);
}

static void
test_subjects (void)
{
  g_autoptr (SmartFixture) fixture = budget_fixture_new ();
  g_autoptr (GPtrArray) ids = NULL;

  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-own", "title=Eigen|domain=bd.werk");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-stopped", "title=Weg|domain=bd.werk|status=stopped");
  smart_fixture_set (fixture, BST_KIND_ACTIONS, "ac-b", "domains=bd.werk,bd.jeugd");
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-a", "year=2025|domain=bd.werk|action=ac-a");
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-old", "year=2026|domain=bd.jeugd|action-point=ap-a");
  ids = bst_contribution_list_subjects (fixture->plan, "bd.werk", 2026);
  g_ptr_array_add (ids, NULL);
  g_autofree char *all = g_strjoinv (" ", (char **) ids->pdata);
  g_assert_cmpstr (all, ==, "ac-a ac-b ap-own");
  g_autoptr (GPtrArray) later = bst_contribution_list_subjects (fixture->plan, "bd.werk", 2027);
  g_assert_cmpuint (later->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contribution/states", test_states);
  g_test_add_func ("/contribution/locked", test_locked);
  g_test_add_func ("/contribution/subjects", test_subjects);
  return g_test_run ();
}
