/* SPDX-License-Identifier: EUPL-1.2 */
/* test-plan.c - the one way to change a plan: all or nothing, and back again. */
#include "bst-copier.h"
#include "bst-reader.h"
#include "bst-writer.h"
#include "random-plan.h"
#include "small-plan.h"
#include <string.h>

static void
assert_refused (BstPlan *plan, BstTransaction *transaction, BstError code, const char *message)
{
  g_autoptr (GBytes) before = bst_plan_to_bytes (plan), after = NULL;
  guint64 state = bst_plan_get_state (plan);
  const BstTransaction *undo = bst_plan_get_undo (plan);
  g_autoptr (GError) error = NULL;

  g_assert_false (bst_plan_apply (plan, transaction, &error));
  g_assert_error (error, BST_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, message);
  after = bst_plan_to_bytes (plan);
  assert_same_bytes (before, after);
  g_assert_cmpuint (bst_plan_get_state (plan), ==, state);
  g_assert_true (bst_plan_get_undo (plan) == undo);
}

static void
test_all_or_nothing (void)
{
  g_autoptr (BstPlan) plan = small_plan_new ();
  BstTransaction *transaction = bst_transaction_new ("Edit", NULL, NULL);

  bst_transaction_set_text (transaction, small_plan_point (plan, "ap-c"), "title", "New");
  bst_transaction_remove (transaction, small_plan_point (plan, "ap-a"));
  small_plan_add_point (transaction, "ap-b", NULL);
  small_plan_add_point (transaction, "ap-c", NULL);
  assert_refused (plan, transaction, BST_ERROR_RECORD, "ap-c is in the plan already");
  transaction = bst_transaction_new ("Edit", NULL, NULL);
  bst_transaction_remove (transaction, small_plan_point (plan, "ap-a"));
  bst_transaction_set_text (transaction, small_plan_point (plan, "ap-a"), "title", "New");
  assert_refused (plan, transaction, BST_ERROR_RECORD, "ap-a is not in the plan");
  transaction = bst_transaction_new ("Edit", NULL, NULL);
  bst_transaction_remove (transaction, bst_plan_get_single (plan, BST_KIND_PLAN));
  assert_refused (plan, transaction, BST_ERROR_RECORD, "plan is not in the plan");
  assert_refused (plan, small_plan_add_point (bst_transaction_new ("Add", NULL, NULL), "xx-b", NULL), BST_ERROR_RECORD,
                  "xx-b cannot be the id of one of “action-points”");
}

static void
test_references (void)
{
  g_autoptr (BstPlan) plan = small_plan_new ();
  BstTransaction *transaction = bst_transaction_new ("Remove", NULL, NULL);

  bst_transaction_remove (transaction, bst_plan_find (plan, BST_KIND_OBJECTIVES, "ob-a"));
  assert_refused (plan, transaction, BST_ERROR_REFERENCE,
                  "Objective “O” cannot be removed: Action point “T” refers to it in “Objective”");
  transaction = bst_transaction_new ("Edit", NULL, NULL);
  bst_transaction_set_text (transaction, small_plan_point (plan, "ap-a"), "owner", "or-z");
  assert_refused (plan, transaction, BST_ERROR_REFERENCE,
                  "Action point ap-a: “Owner” would refer to something that is not in the plan: or-z (Organisation)");
  assert_refused (plan, small_plan_add_point (bst_transaction_new ("Add", NULL, NULL), "ap-b", "ob-z"),
                  BST_ERROR_REFERENCE,
                  "Action point ap-b: “Objective” would refer to something that is not in the plan: ob-z (Objective)");
  /* the order within a transaction does not matter */
  transaction = bst_transaction_new ("Remove", NULL, NULL);
  bst_transaction_remove (transaction, bst_plan_find (plan, BST_KIND_OBJECTIVES, "ob-a"));
  bst_transaction_set_text (transaction, small_plan_point (plan, "ap-c"), "objective", NULL);
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
  g_assert_null (bst_plan_get_referrers (plan, "ob-a"));
  g_assert_true (bst_plan_undo (plan));
  g_assert_true (g_hash_table_contains (bst_plan_get_referrers (plan, "ob-a"), "ap-c"));
}

/* The framework's own item remains behind an overlay that goes. */
static void
test_overlay (void)
{
  g_autoptr (BstPlan) plan = small_plan_new ();
  g_autoptr (BstRecord) overlay = bst_record_new (BST_KIND_OBJECTIVES, "od.vw.4");
  BstTransaction *transaction = bst_transaction_new ("Add", NULL, NULL);

  bst_transaction_add (transaction, overlay);
  bst_transaction_set_text (transaction, small_plan_point (plan, "ap-a"), "objective", "od.vw.4");
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
  g_assert_true (g_hash_table_contains (bst_plan_get_referrers (plan, "od.vw.4"), "ap-a"));
  transaction = bst_transaction_new ("Remove", NULL, NULL);
  bst_transaction_remove (transaction, overlay);
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
  g_assert_true (g_hash_table_contains (bst_plan_get_referrers (plan, "od.vw.4"), "ap-a"));
}

static void
test_before (void)
{
  g_autoptr (BstPlan) plan = small_plan_new ();
  const BstChange *change;

  g_assert_true (small_plan_set_text (plan, "ap-c", "title", "U", NULL));
  change = bst_transaction_get (bst_plan_get_undo (plan), 0);
  g_assert_cmpstr (change->before.ptr, ==, "T");
  g_assert_cmpstr (change->after.ptr, ==, "U");
  g_assert_cmpstr (bst_plan_get_undo (plan)->label, ==, "Edit");
  g_assert_cmpstr (bst_plan_get_undo (plan)->author, ==, "me");
  g_assert_null (bst_plan_get_redo (plan));
  g_assert_true (bst_plan_undo (plan));
  g_assert_null (bst_plan_get_undo (plan));
  g_assert_cmpstr (bst_plan_get_redo (plan)->label, ==, "Edit");
}

static void
test_images (void)
{
  g_autoptr (BstPlan) plan = small_plan_new ();
  g_autoptr (BstRecord) image = bst_record_new (BST_KIND_ACTION_POINTS, "ap-b");
  BstTransaction *transaction = bst_transaction_new ("Add", NULL, NULL);

  bst_transaction_add (transaction, image);
  bst_record_take (image, bst_record_find_field (image, "title"), bst_value_text ("Too late")); /* it was copied */
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
  g_assert_true (small_plan_point (plan, "ap-b") != image);
  g_assert_cmpstr (bst_record_get_text (small_plan_point (plan, "ap-b"), "title"), ==, "");
}

static void
test_undo_redo (void)
{
  g_autoptr (BstPlan) plan = small_plan_new ();
  g_autoptr (GBytes) first = bst_plan_to_bytes (plan), last = NULL, again = NULL, back = NULL;
  BstTransaction *transaction = bst_transaction_new ("Much", NULL, NULL);

  small_plan_add_point (transaction, "ap-b", "ob-a");
  bst_transaction_set_text (transaction, bst_transaction_get (transaction, 0)->record, "title", "Of an image");
  bst_transaction_remove (transaction, small_plan_point (plan, "ap-a"));
  bst_transaction_set_text (transaction, small_plan_point (plan, "ap-c"), "title", "1");
  bst_transaction_set_text (transaction, small_plan_point (plan, "ap-c"), "title", "2");
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
  g_assert_true (small_plan_set_text (plan, "ap-b", "note", "N", NULL));
  last = bst_plan_to_bytes (plan);
  g_assert_true (bst_plan_undo (plan));
  g_assert_true (bst_plan_undo (plan));
  g_assert_false (bst_plan_undo (plan));
  back = bst_plan_to_bytes (plan);
  assert_same_bytes (first, back);
  g_assert_true (bst_plan_redo (plan));
  g_assert_true (bst_plan_redo (plan));
  g_assert_false (bst_plan_redo (plan));
  again = bst_plan_to_bytes (plan);
  assert_same_bytes (last, again);
  /* a new change forgets what was undone */
  g_assert_true (bst_plan_undo (plan));
  g_assert_true (small_plan_set_text (plan, "ap-c", "note", "N", NULL));
  g_assert_false (bst_plan_redo (plan));
}

static void
test_changes_nothing (void)
{
  g_autoptr (BstPlan) plan = small_plan_new ();

  g_assert_true (small_plan_set_text (plan, "ap-c", "title", "T", NULL));
  g_assert_true (bst_plan_apply (plan, bst_transaction_new ("Nothing", NULL, NULL), NULL));
  g_assert_false (bst_plan_is_modified (plan));
  g_assert_false (bst_plan_undo (plan));
}

static void
test_typing (void)
{
  g_autoptr (BstPlan) plan = small_plan_new ();
  g_autoptr (GBytes) before = bst_plan_to_bytes (plan), after = NULL;

  small_plan_set_text (plan, "ap-c", "title", "H", "title");
  small_plan_set_text (plan, "ap-c", "title", "He", "title");
  small_plan_set_text (plan, "ap-c", "title", "Hel", "title");
  small_plan_set_text (plan, "ap-c", "note", "N", "note"); /* another field: another step */
  small_plan_set_text (plan, "ap-c", "note", "No", "note");
  bst_plan_end_typing (plan);
  small_plan_set_text (plan, "ap-c", "note", "Not", "note"); /* the focus was elsewhere: another step */
  g_assert_true (bst_plan_undo (plan));
  g_assert_cmpstr (bst_record_get_text (small_plan_point (plan, "ap-c"), "note"), ==, "No");
  g_assert_true (bst_plan_undo (plan));
  g_assert_cmpstr (bst_record_get_text (small_plan_point (plan, "ap-c"), "title"), ==, "Hel");
  g_assert_true (bst_plan_undo (plan));
  after = bst_plan_to_bytes (plan);
  assert_same_bytes (before, after);
  g_assert_false (bst_plan_undo (plan));
  g_assert_true (bst_plan_redo (plan));
  g_assert_cmpstr (bst_record_get_text (small_plan_point (plan, "ap-c"), "title"), ==, "Hel");
}

/* A pause makes two steps; so does another record, and two changes at a time never run together. */
static void
test_typing_apart (void)
{
  g_autoptr (BstPlan) plan = small_plan_new ();
  BstTransaction *late = bst_transaction_new ("Edit", NULL, "title"), *two;

  small_plan_set_text (plan, "ap-c", "title", "H", "title");
  bst_transaction_set_text (late, small_plan_point (plan, "ap-c"), "title", "He");
  late->time += 3 * G_TIME_SPAN_SECOND;
  g_assert_true (bst_plan_apply (plan, late, NULL));
  small_plan_set_text (plan, "ap-a", "title", "Other", "title");
  two = bst_transaction_new ("Edit", NULL, "title");
  bst_transaction_set_text (two, small_plan_point (plan, "ap-a"), "title", "Other 2");
  bst_transaction_set_text (two, small_plan_point (plan, "ap-a"), "note", "N");
  g_assert_true (bst_plan_apply (plan, two, NULL));
  for (int i = 0; i < 4; i++)
    g_assert_true (bst_plan_undo (plan));
  g_assert_false (bst_plan_undo (plan));
}

/* Typing that goes on is one step, however long it takes. */
static void
test_typing_long (void)
{
  g_autoptr (BstPlan) plan = small_plan_new ();
  gint64 start = g_get_real_time ();

  for (int i = 1; i <= 4; i++)
    {
      BstTransaction *transaction = bst_transaction_new ("Edit", NULL, "title");
      g_autofree char *text = g_strnfill ((gsize) i, 'x');
      transaction->time = start + i * 3 * G_TIME_SPAN_SECOND / 2;
      bst_transaction_set_text (transaction, small_plan_point (plan, "ap-c"), "title", text);
      g_assert_true (bst_plan_apply (plan, transaction, NULL));
    }
  g_assert_true (bst_plan_undo (plan));
  g_assert_cmpstr (bst_record_get_text (small_plan_point (plan, "ap-c"), "title"), ==, "T");
  g_assert_false (bst_plan_undo (plan));
}

/* What is typed after a save is a step of its own: undoing it leads back to what was saved. */
static void
test_typing_after_save (void)
{
  g_autoptr (BstPlan) plan = small_plan_new ();

  small_plan_set_text (plan, "ap-c", "title", "1", "t");
  bst_plan_mark_saved (plan, bst_plan_get_state (plan));
  small_plan_set_text (plan, "ap-c", "title", "12", "t");
  g_assert_true (bst_plan_undo (plan));
  g_assert_cmpstr (bst_record_get_text (small_plan_point (plan, "ap-c"), "title"), ==, "1");
  g_assert_false (bst_plan_is_modified (plan));
}

static void
test_states (void)
{
  g_autoptr (BstPlan) plan = small_plan_new ();
  guint64 saved;

  g_assert_false (bst_plan_is_modified (plan));
  small_plan_set_text (plan, "ap-c", "title", "1", "t");
  g_assert_true (bst_plan_is_modified (plan));
  bst_plan_undo (plan);
  g_assert_false (bst_plan_is_modified (plan)); /* back at what was opened */
  bst_plan_redo (plan);
  saved = bst_plan_get_state (plan);
  bst_plan_mark_saved (plan, saved);
  g_assert_false (bst_plan_is_modified (plan));
  small_plan_set_text (plan, "ap-c", "title", "12", "t"); /* typing on after a save is a step of its own */
  g_assert_true (bst_plan_is_modified (plan));
  bst_plan_undo (plan);
  g_assert_false (bst_plan_is_modified (plan));
  bst_plan_undo (plan);
  g_assert_true (bst_plan_is_modified (plan));
  bst_plan_redo (plan);
  g_assert_false (bst_plan_is_modified (plan));
  /* once the saved state cannot be reached any more, nothing is "unmodified" */
  bst_plan_undo (plan);
  small_plan_set_text (plan, "ap-c", "title", "other", NULL);
  g_assert_true (bst_plan_is_modified (plan));
  bst_plan_undo (plan);
  g_assert_true (bst_plan_is_modified (plan));
  g_assert_cmpuint (bst_plan_get_state (plan), !=, saved);
}

/* A save takes its copy, the person types on, then the save is done. */
static void
test_saved_while_typing (void)
{
  g_autoptr (BstPlan) plan = small_plan_new ();
  guint64 state;

  small_plan_set_text (plan, "ap-c", "title", "1", "t");
  state = bst_plan_get_state (plan);
  small_plan_set_text (plan, "ap-c", "title", "12", "t");
  bst_plan_mark_saved (plan, state);
  g_assert_true (bst_plan_is_modified (plan));
}

static void
test_copy (void)
{
  g_autoptr (BstPlan) plan = small_plan_new (), copy = bst_plan_copy (plan);
  g_autoptr (GBytes) before = bst_plan_to_bytes (plan), after = NULL;

  g_assert_true (small_plan_set_text (plan, "ap-c", "title", "Later", NULL));
  after = bst_plan_to_bytes (copy);
  assert_same_bytes (before, after);
}

/* Whatever changes between the steps, and wherever the steps are: the copy is what the plan was at the first. */
static void
test_copy_in_steps (void)
{
  for (guint32 seed = 1; seed <= 60; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      g_autoptr (BstPlan) plan = random_plan (rand, 60), copy = NULL;
      g_autoptr (GBytes) before = bst_plan_to_bytes (plan), after = NULL;
      BstCopier *copier = bst_copier_new (plan);

      while (bst_copier_step (copier, (guint) g_rand_int_range (rand, 1, 12)))
        {
          bst_plan_apply (plan, random_transaction (rand, plan, 4), NULL); /* some are refused and rolled back */
          if (g_rand_boolean (rand))
            bst_plan_undo (plan);
        }
      bst_plan_apply (plan, random_transaction (rand, plan, 10), NULL);
      copy = bst_copier_finish (copier);
      after = bst_plan_to_bytes (copy);
      assert_same_bytes (before, after);
      g_rand_free (rand);
    }
}

/* A copy that is given up leaves the plan as it is. */
static void
test_copy_given_up (void)
{
  g_autoptr (BstPlan) plan = small_plan_new ();
  BstCopier *copier = bst_copier_new (plan);

  bst_copier_step (copier, 1);
  bst_copier_free (copier);
  g_assert_true (small_plan_set_text (plan, "ap-c", "title", "Later", NULL));
  g_assert_finalize_object (g_steal_pointer (&plan));
}

static void
test_finding (void)
{
  g_autoptr (BstPlan) plan = small_plan_new ();
  BstCollection *points = bst_plan_get_collection (plan, BST_KIND_ACTION_POINTS);
  guint position;

  g_assert_true (bst_plan_find_any (plan, "or-a") == bst_plan_find (plan, BST_KIND_ACTORS, "or-a"));
  g_assert_null (bst_plan_find_any (plan, "or-z"));
  g_assert_true (bst_collection_get_position (points, "ap-c", &position) && position == 1);
  g_assert_true (!bst_collection_get_position (points, "ap-b", &position) && position == 1);
  g_assert_true (!bst_collection_get_position (points, "ap-z", &position) && position == 2);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (points), 2));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (points)) == G_OBJECT_TYPE (small_plan_point (plan, "ap-a")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/plan/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/plan/references", test_references);
  g_test_add_func ("/plan/overlay", test_overlay);
  g_test_add_func ("/plan/before", test_before);
  g_test_add_func ("/plan/images", test_images);
  g_test_add_func ("/plan/undo-redo", test_undo_redo);
  g_test_add_func ("/plan/changes-nothing", test_changes_nothing);
  g_test_add_func ("/plan/typing", test_typing);
  g_test_add_func ("/plan/typing-apart", test_typing_apart);
  g_test_add_func ("/plan/typing-long", test_typing_long);
  g_test_add_func ("/plan/typing-after-save", test_typing_after_save);
  g_test_add_func ("/plan/states", test_states);
  g_test_add_func ("/plan/saved-while-typing", test_saved_while_typing);
  g_test_add_func ("/plan/copy", test_copy);
  g_test_add_func ("/plan/copy-in-steps", test_copy_in_steps);
  g_test_add_func ("/plan/copy-given-up", test_copy_given_up);
  g_test_add_func ("/plan/finding", test_finding);
  return g_test_run ();
}
