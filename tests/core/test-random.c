/* SPDX-License-Identifier: EUPL-1.2 */
/* test-random.c - whatever is done to a plan, undoing gives the bytes from before, and redoing those from after.
 * BST_TEST_SEED=N runs another sequence, BST_TEST_ROUNDS=N more of them. */
#include "bst-reader.h"
#include "bst-references.h"
#include "bst-writer.h"
#include "random-plan.h"
#include <stdlib.h>

#define TRANSACTIONS 250

static guint
number_from_environment (const char *name, guint otherwise)
{
  return g_getenv (name) != NULL ? (guint) atoi (g_getenv (name)) : otherwise;
}

static BstPlan *
read_again (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  BstPlan *plan = bst_plan_read (text, g_bytes_get_size (bytes), NULL, &error);

  g_assert_no_error (error);
  return plan;
}

static void
assert_read_back (BstPlan *plan)
{
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (plan), again = NULL;
  g_autoptr (BstPlan) copy = read_again (bytes);

  again = bst_plan_to_bytes (copy);
  assert_same_bytes (bytes, again);
}

/* The counts of a that b has not. */
static void
assert_referrers_in (const BstField *field, char *target, gpointer data)
{
  BstPlan **plans = data;
  GHashTable *a = bst_plan_get_referrers (plans[0], target), *b = bst_plan_get_referrers (plans[1], target);
  GHashTableIter iter;
  gpointer source, count;

  g_assert_nonnull (a);
  g_assert_nonnull (b);
  g_assert_cmpuint (g_hash_table_size (a), ==, g_hash_table_size (b));
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &source, &count))
    g_assert_true (g_hash_table_lookup (b, source) == count);
}

/* The index that was kept with every change against one built from the file. */
static void
assert_index (BstPlan *plan)
{
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (plan);
  g_autoptr (BstPlan) fresh = read_again (bytes);
  BstPlan *plans[] = { plan, fresh };

  for (int kind = 0; kind < BST_N_KINDS; kind++)
    for (guint i = 0; i < bst_collection_get_n (bst_plan_get_collection (plan, (BstKindId) kind)); i++)
      {
        BstRecord *record = bst_collection_get (bst_plan_get_collection (plan, (BstKindId) kind), i);
        const BstFieldTable *table = bst_record_get_table (record);
        g_assert_true ((bst_plan_get_referrers (plan, record->id) != NULL)
                       == (bst_plan_get_referrers (fresh, record->id) != NULL));
        for (guint j = 0; j < table->n_fields; j++)
          bst_value_foreach_ref (&table->fields[j], bst_field_get (&table->fields[j], record), assert_referrers_in,
                                 plans);
      }
}

/* A listener that believes only the signals must end with what the model holds. */
static void
shadow_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  GPtrArray *shadow = data;

  if (removed > 0)
    g_ptr_array_remove_range (shadow, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (shadow, (int) (position + i), g_list_model_get_item (model, position + i));
  g_assert_cmpuint (shadow->len, ==, g_list_model_get_n_items (model));
}

static GPtrArray *
follow (GListModel *model)
{
  GPtrArray *shadow = g_ptr_array_new_with_free_func (g_object_unref);

  shadow_cb (model, 0, 0, g_list_model_get_n_items (model), shadow);
  g_signal_connect (model, "items-changed", G_CALLBACK (shadow_cb), shadow);
  return shadow;
}

static void
assert_followed (GPtrArray *shadow, BstCollection *collection)
{
  g_assert_cmpuint (shadow->len, ==, bst_collection_get_n (collection));
  for (guint i = 0; i < shadow->len; i++)
    g_assert_true (g_ptr_array_index (shadow, i) == bst_collection_get (collection, i));
  g_signal_handlers_disconnect_by_data (collection, shadow);
}

static guint
do_random_things (GRand *rand, BstPlan *plan, guint *n_refused)
{
  guint n_undo = 0;

  for (guint i = 0; i < TRANSACTIONS; i++)
    {
      g_autoptr (GBytes) before = i % 10 == 0 ? bst_plan_to_bytes (plan) : NULL, after = NULL;
      guint64 state = bst_plan_get_state (plan);
      g_autoptr (GError) error = NULL;
      if (bst_plan_apply (plan, random_transaction (rand, plan, (guint) g_rand_int_range (rand, 1, 6)), &error))
        {
          n_undo += bst_plan_get_state (plan) != state ? 1 : 0;
          continue;
        }
      g_assert_nonnull (error);
      g_assert_cmpuint (bst_plan_get_state (plan), ==, state);
      ++*n_refused;
      if (before == NULL)
        continue;
      after = bst_plan_to_bytes (plan);
      assert_same_bytes (before, after);
    }
  return n_undo;
}

static void
run_round (GRand *rand, guint *n_refused)
{
  g_autoptr (BstPlan) plan = random_plan (rand, 60);
  BstCollection *followed =
      bst_plan_get_collection (plan, (BstKindId) g_rand_int_range (rand, BST_KIND_OBJECTIVES, BST_N_KINDS));
  g_autoptr (GPtrArray) shadow = follow (G_LIST_MODEL (followed));
  g_autoptr (GBytes) first = bst_plan_to_bytes (plan), last = NULL, back = NULL, forth = NULL;
  guint n;

  bst_plan_mark_saved (plan, bst_plan_get_state (plan));
  n = do_random_things (rand, plan, n_refused);
  last = bst_plan_to_bytes (plan);
  assert_read_back (plan);
  assert_index (plan);
  for (guint i = 0; i < n; i++)
    g_assert_true (bst_plan_undo (plan));
  back = bst_plan_to_bytes (plan);
  assert_same_bytes (first, back);
  g_assert_false (bst_plan_is_modified (plan));
  assert_index (plan);
  for (guint i = 0; i < n; i++)
    g_assert_true (bst_plan_redo (plan));
  g_assert_false (bst_plan_redo (plan));
  forth = bst_plan_to_bytes (plan);
  assert_same_bytes (last, forth);
  assert_index (plan);
  assert_followed (shadow, followed);
}

static void
test_do_undo_redo (void)
{
  guint seed = number_from_environment ("BST_TEST_SEED", 7), rounds = number_from_environment ("BST_TEST_ROUNDS", 10);
  guint n_refused = 0;

  for (guint round = 0; round < rounds; round++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed + round);
      g_printerr ("# seed %u\n", seed + round); /* the last one printed is the one that failed */
      run_round (rand, &n_refused);
    }
  g_test_message ("%u of %u transactions refused and rolled back", n_refused, rounds * TRANSACTIONS);
  g_assert_cmpuint (n_refused, >, rounds); /* else rolling back was not tried */
  g_assert_cmpuint (n_refused, <, rounds * TRANSACTIONS / 2);
}

static void
change_bytes (GRand *rand, char *text, gsize length)
{
  static const char marks[] = "{}[]\",:\\u0-e.tn 19\n";

  for (int k = g_rand_int_range (rand, 1, 4); k > 0; k--)
    text[g_rand_int_range (rand, 0, (int) length)] = marks[g_rand_int_range (rand, 0, sizeof marks - 1)];
}

/* The reader trusts the scanner: whatever is broken, nothing but a message with a place may come of it. */
static void
test_damage (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (number_from_environment ("BST_TEST_SEED", 17));
  g_autoptr (BstPlan) plan = random_plan (rand, 22);
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (plan);
  gsize length = g_bytes_get_size (bytes);
  guint n_read = 0;

  for (int i = 0; i < 3000; i++)
    {
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), length);
      g_autoptr (GError) error = NULL;
      g_autoptr (BstPlan) read = NULL;
      gsize cut = i % 7 == 0 ? (gsize) g_rand_int_range (rand, 0, (int) length) : length;

      change_bytes (rand, text, length);
      text[cut] = '\0';
      read = bst_plan_read (text, cut, NULL, &error);
      g_assert_true ((read == NULL) == (error != NULL));
      if (read == NULL)
        continue;
      n_read++;
      assert_read_back (read);
    }
  g_test_message ("%u of 3000 damaged files were still plans", n_read);
  g_assert_cmpuint (n_read, >, 10);
}

int
main (int argc, char **argv)
{
  g_setenv ("BOUWSTENEN_SEED", "1", TRUE); /* the random ids */
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/random/do-undo-redo", test_do_undo_redo);
  g_test_add_func ("/random/damage", test_damage);
  return g_test_run ();
}
