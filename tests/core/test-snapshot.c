/* SPDX-License-Identifier: EUPL-1.2 */
/* test-snapshot.c - named versions in a plan, and going back to them. */
#include "bst-snapshot.h"
#include "bst-reader.h"
#include "bst-writer.h"
#include "random-plan.h"
#include <string.h>

#define POINT "ap-aaaaaaaaaaaaaaaa"

static void
set_text (BstRecord *image, const char *field, const char *text)
{
  bst_record_take (image, bst_record_find_field (image, field), bst_value_text (text));
}

static void
apply (BstPlan *plan, BstTransaction *transaction)
{
  g_autoptr (GError) error = NULL;

  bst_plan_apply (plan, transaction, &error);
  g_assert_no_error (error);
}

static void
set_title (BstPlan *plan, const char *title)
{
  BstTransaction *transaction = bst_transaction_new ("set", NULL, NULL);

  bst_transaction_set_text (transaction, bst_plan_find (plan, BST_KIND_ACTION_POINTS, POINT), "title", title);
  apply (plan, transaction);
}

static BstPlan *
make_plan (void)
{
  BstPlan *plan = bst_plan_new ();
  g_autoptr (BstRecord) image = bst_record_new (BST_KIND_ACTION_POINTS, POINT);
  BstTransaction *transaction = bst_transaction_new ("add", NULL, NULL);

  set_text (image, "title", "Dertig buurtcoaches");
  bst_transaction_add (transaction, image);
  apply (plan, transaction);
  return plan;
}

/* bst_plan_copy() has no index of references: for changing, the plan is read anew. */
static BstPlan *
read_again (BstPlan *plan)
{
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (plan);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GError) error = NULL;
  BstPlan *again = bst_plan_read (text, g_bytes_get_size (bytes), NULL, &error);

  g_assert_no_error (error);
  return again;
}

static void
test_snapshot (void)
{
  g_autoptr (BstPlan) plan = make_plan (), version = NULL, expected = read_again (plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRecord) first = bst_snapshot_new (plan, "Kabinet", "Zo ging het mee", "Planner", 1000, &error);
  g_autoptr (GBytes) a = bst_plan_to_bytes (expected), b = NULL, changed = NULL, again = NULL;
  BstTransaction *transaction = bst_transaction_new ("name", NULL, NULL);
  BstTransaction *restore;

  g_assert_no_error (error);
  bst_transaction_add (transaction, first);
  apply (plan, transaction);
  set_title (plan, "Anders");
  changed = bst_plan_to_bytes (plan);
  version = bst_snapshot_open (bst_plan_find (plan, BST_KIND_SNAPSHOTS, first->id), &error);
  g_assert_no_error (error);
  b = bst_plan_to_bytes (version);
  assert_same_bytes (a, b);

  restore = bst_restore_new (plan, version, "restore", "Planner");
  g_assert_nonnull (restore);
  apply (plan, restore);
  g_assert_cmpstr (bst_record_get_text (bst_plan_find (plan, BST_KIND_ACTION_POINTS, POINT), "title"), ==,
                   "Dertig buurtcoaches");
  g_assert_nonnull (bst_plan_find (plan, BST_KIND_SNAPSHOTS, first->id));
  g_assert_null (bst_restore_new (plan, version, "restore", NULL));
  bst_plan_undo (plan);
  again = bst_plan_to_bytes (plan);
  assert_same_bytes (changed, again);
}

static void
test_damaged_snapshot (void)
{
  static const char *const contents[] = { "", "no base64 at all", "H4sIAAAAAAAAA2NgAAA=", "AAAA" };
  g_autoptr (BstPlan) plan = make_plan ();

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (BstRecord) snapshot = bst_snapshot_new (plan, "Kabinet", NULL, NULL, 0, NULL);
      g_autoptr (GError) error = NULL;
      set_text (snapshot, "content", contents[i]);
      g_assert_null (bst_snapshot_open (snapshot, &error));
      g_assert_error (error, BST_ERROR, BST_ERROR_SYNTAX);
    }
}

/* Going back gives the very bytes of the version, whatever was done since; undone, the very bytes of before. */
static void
test_random_restore (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (BstPlan) version = random_plan (rand, 30), plan = read_again (version);
      g_autoptr (GBytes) before = NULL, after = NULL;
      BstTransaction *restore;

      for (guint t = 0; t < 5; t++)
        bst_plan_apply (plan, random_transaction (rand, plan, 4), NULL);
      before = bst_plan_to_bytes (plan);
      restore = bst_restore_new (plan, version, "restore", NULL);
      if (restore == NULL)
        continue;
      apply (plan, restore);
      g_assert_null (bst_restore_new (plan, version, "restore", NULL));
      bst_plan_undo (plan);
      after = bst_plan_to_bytes (plan);
      assert_same_bytes (before, after);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snapshot/round-trip", test_snapshot);
  g_test_add_func ("/snapshot/damaged", test_damaged_snapshot);
  g_test_add_func ("/snapshot/random-restore", test_random_restore);
  return g_test_run ();
}
