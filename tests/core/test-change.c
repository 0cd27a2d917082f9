/* SPDX-License-Identifier: EUPL-1.2 */
/* test-change.c - files of changes and differences in memory: all or nothing, one undo step a transaction, and that what
 * a difference says leads exactly there, as a transaction and as text. tests/cli goes through the tool. */
#include "bst-change-json.h"
#include "bst-diff.h"
#include "bst-writer.h"
#include "random-plan.h"
#include <string.h>

#define ROUNDS 40

static GPtrArray *
apply (BstPlan *plan, const char *text, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  return bst_changes_apply (plan, text, strlen (text), ids, error) ? g_steal_pointer (&ids) : NULL;
}

static const char good[] =
    "[{\"label\": \"een\", \"author\": \"wie\", \"changes\": ["
    "{\"kind\": \"actors\", \"op\": \"add\", \"value\": {\"name\": \"Huis\"}},"
    "{\"kind\": \"*\", \"op\": \"set\", \"field\": \"nieuw\", \"value\": {\"a\": 1}}]},"
    "{\"label\": \"twee\", \"changes\": ["
    "{\"kind\": \"actors\", \"id\": \"or-a\", \"op\": \"add\", \"value\": {}},"
    "{\"kind\": \"actors\", \"id\": \"or-a\", \"op\": \"set\", \"field\": \"name\", \"value\": \"A\"}]}]";

static void
test_one_step_a_transaction (void)
{
  g_autoptr (BstPlan) plan = bst_plan_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = apply (plan, good, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_nonnull (bst_plan_find (plan, BST_KIND_ACTORS, g_ptr_array_index (ids, 0)));
  g_assert_cmpstr (bst_plan_get_undo (plan)->label, ==, "twee");
  g_assert_cmpuint (bst_transaction_get_n (bst_plan_get_undo (plan)), ==,
                    1); /* what was added is set before it comes */
  g_assert_true (bst_plan_undo (plan));
  g_assert_cmpstr (bst_plan_get_undo (plan)->author, ==, "wie");
  g_assert_true (bst_plan_undo (plan));
  g_assert_false (bst_plan_undo (plan));
  g_assert_true (json_object_has_member (bst_plan_get_unknown (plan), "nieuw"));
}

/* Two good transactions before the one that fails, and a member of the file. */
static void
test_all_or_nothing (void)
{
  const char *const bad[] = {
    ", {\"changes\": [{\"kind\": \"actors\", \"id\": \"or-weg\", \"op\": \"remove\"}]}]",
    ", {\"changes\": [{\"kind\": \"action-points\", \"op\": \"add\", \"value\": {\"owner\": \"or-weg\"}}]}]",
    ", {\"changes\": [{\"kind\": \"*\", \"op\": \"set\", \"field\": \"oud\", \"value\": null}, 3]}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (BstPlan) plan = bst_plan_new ();
      g_autoptr (JsonObject) members = json_object_new ();
      g_autofree char *text = g_strdup_printf ("%.*s%s", (int) strlen (good) - 1, good, bad[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) before = NULL, after = NULL;

      json_object_set_int_member (members, "oud", 1);
      bst_plan_set_unknown (plan, members);
      before = bst_plan_to_bytes (plan);
      g_assert_null (apply (plan, text, &error));
      g_assert_nonnull (strstr (error->message, " 3")); /* which transaction it was */
      after = bst_plan_to_bytes (plan);
      assert_same_bytes (before, after);
      g_assert_false (bst_plan_is_modified (plan));
    }
}

/* Plans of the same root that went different ways: some records are in both, some differ, some are in one only. */
static BstPlan *
go_on (GRand *rand, BstPlan *from)
{
  BstPlan *plan = bst_plan_copy (from);

  bst_plan_index (plan, NULL, NULL);
  for (guint i = 0; i < 30; i++)
    bst_plan_apply (plan, random_transaction (rand, plan, 1 + (guint) g_rand_int_range (rand, 0, 4)), NULL);
  return plan;
}

static void
test_a_difference_leads_there (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260301);

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (BstPlan) base = random_plan (rand, 40);
      g_autoptr (BstPlan) from = go_on (rand, base), to = go_on (rand, base), by_text = bst_plan_copy (from);
      g_autoptr (GBytes) goal = bst_plan_to_bytes (to), before = bst_plan_to_bytes (from), by_text_bytes = NULL,
                         bytes = NULL, undone = NULL;
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      bst_plan_index (by_text, NULL, NULL);
      bst_diff_write (text, from, to);
      g_assert_true (bst_changes_apply (by_text, text->str, text->len, NULL, &error));
      by_text_bytes = bst_plan_to_bytes (by_text);
      assert_same_bytes (by_text_bytes, goal);
      g_assert_true (bst_plan_apply (from, bst_diff (from, to), &error));
      bytes = bst_plan_to_bytes (from);
      assert_same_bytes (bytes, goal);
      g_assert_true (bst_plan_undo (from));
      undone = bst_plan_to_bytes (from);
      assert_same_bytes (undone, before);
    }
}

static void
test_nothing_differs (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (BstPlan) plan = random_plan (rand, 60), copy = bst_plan_copy (plan);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (BstTransaction) difference = bst_diff (plan, copy);

  g_assert_cmpuint (bst_transaction_get_n (difference), ==, 0);
  bst_diff_write (text, plan, copy);
  g_assert_cmpstr (text->str, ==, "[]\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change/one-step-a-transaction", test_one_step_a_transaction);
  g_test_add_func ("/change/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/diff/leads-there", test_a_difference_leads_there);
  g_test_add_func ("/diff/nothing-differs", test_nothing_differs);
  return g_test_run ();
}
