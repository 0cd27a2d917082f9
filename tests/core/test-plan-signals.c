/* SPDX-License-Identifier: EUPL-1.2 */
/* test-plan-signals.c - a change of a plan is said exactly once, to everybody, in order. */
#include "small-plan.h"
#include <string.h>

static void
items_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  const char *name = g_object_get_data (G_OBJECT (model), "name");

  g_string_append_printf (data, "%s(%u,%u,%u) ", name, position, removed, added);
}

static void
notify_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  g_string_append_printf (data, "%s:%s ", BST_RECORD (object)->id, pspec->name);
}

static void
applied_cb (BstPlan *plan, gpointer transaction, gboolean again, gpointer data)
{
  g_string_append_printf (data, "%s%s", ((const BstTransaction *) transaction)->label, again ? "-again" : "");
}

static GString *
listen (BstPlan *plan)
{
  GString *heard = g_string_new (NULL);

  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      BstCollection *collection = bst_plan_get_collection (plan, (BstKindId) kind);
      g_object_set_data (G_OBJECT (collection), "name", (gpointer) bst_kinds[kind].name);
      g_signal_connect (collection, "items-changed", G_CALLBACK (items_cb), heard);
      for (guint i = 0; i < bst_collection_get_n (collection); i++)
        g_signal_connect (bst_collection_get (collection, i), "notify", G_CALLBACK (notify_cb), heard);
    }
  g_signal_connect (plan, "applied", G_CALLBACK (applied_cb), heard);
  return heard;
}

static void
assert_heard (GString *heard, const char *expected)
{
  g_assert_cmpstr (heard->str, ==, expected);
  g_string_truncate (heard, 0);
}

static void
test_signals (void)
{
  g_autoptr (BstPlan) plan = small_plan_new ();
  g_autoptr (GString) heard = listen (plan);
  BstTransaction *transaction = bst_transaction_new ("Much", NULL, NULL);
  g_autoptr (BstRecord) actor = bst_record_new (BST_KIND_ACTORS, "or-b");

  g_assert_true (small_plan_set_text (plan, "ap-c", "title", "T", NULL));
  assert_heard (heard, "");
  g_assert_true (small_plan_set_text (plan, "ap-c", "title", "U", NULL));
  assert_heard (heard, "ap-c:title Edit");
  /* all models, then all records, then the plan; one signal for the stretch of a collection */
  bst_transaction_set_text (transaction, small_plan_point (plan, "ap-c"), "title", "V");
  bst_transaction_add (transaction, actor);
  small_plan_add_point (transaction, "ap-b", NULL);
  small_plan_add_point (transaction, "ap-d", NULL);
  bst_transaction_set_text (transaction, small_plan_point (plan, "ap-c"), "note", "N");
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
  assert_heard (heard, "action-points(1,1,3) actors(1,0,1) ap-c:title ap-c:note Much");
  g_assert_true (bst_plan_undo (plan));
  assert_heard (heard, "action-points(1,3,1) actors(1,1,0) ap-c:note ap-c:title Much-again");
  g_assert_true (bst_plan_redo (plan));
  assert_heard (heard, "action-points(1,1,3) actors(1,0,1) ap-c:title ap-c:note Much-again");
}

/* What is refused is not heard: nothing has changed. */
static void
test_signals_refused (void)
{
  g_autoptr (BstPlan) plan = small_plan_new ();
  g_autoptr (GString) heard = listen (plan);
  BstTransaction *transaction = bst_transaction_new ("No", NULL, NULL);
  BstRecord *point = small_plan_point (plan, "ap-a");

  bst_transaction_set_text (transaction, small_plan_point (plan, "ap-c"), "title", "V");
  small_plan_add_point (transaction, "ap-b", "ob-z");
  bst_transaction_remove (transaction, point);
  g_assert_false (bst_plan_apply (plan, transaction, NULL));
  assert_heard (heard, "");
  g_assert_cmpstr (bst_record_get_text (small_plan_point (plan, "ap-c"), "title"), ==, "T");
  g_assert_true (small_plan_point (plan, "ap-a") == point); /* and not another that reads the same */
  g_assert_true (point->in_plan);
  /* what is refused leaves no stretch behind for the next signal */
  g_assert_true (bst_plan_apply (plan, small_plan_add_point (bst_transaction_new ("Add", NULL, NULL), "ap-d", NULL),
                                 NULL));
  assert_heard (heard, "action-points(2,0,1) Add");
}

static void
meddle_cb (GObject *record, GParamSpec *pspec, gpointer plan)
{
  g_assert_false (small_plan_set_text (plan, "ap-a", "title", "Meddled", NULL));
}

/* A change made while others are still being told of the last one would reach them in the wrong order. */
static void
test_no_change_within_change (void)
{
  g_autoptr (BstPlan) plan = small_plan_new ();

  g_signal_connect (small_plan_point (plan, "ap-c"), "notify::title", G_CALLBACK (meddle_cb), plan);
  g_test_expect_message ("bouwstenen", G_LOG_LEVEL_CRITICAL, "*changing*");
  g_assert_true (small_plan_set_text (plan, "ap-c", "title", "U", NULL));
  g_test_assert_expected_messages ();
  g_assert_cmpstr (bst_record_get_text (small_plan_point (plan, "ap-a"), "title"), ==, "");
}

static void
answer_cb (BstPlan *plan, gpointer transaction, gboolean again, gpointer data)
{
  if (strcmp (((const BstTransaction *) transaction)->label, "First") == 0)
    g_assert_true (small_plan_set_text (plan, "ap-a", "title", "Answer", NULL));
}

/* After "applied" it may: that is a step of its own. */
static void
test_change_after_change (void)
{
  g_autoptr (BstPlan) plan = small_plan_new ();
  BstTransaction *transaction = bst_transaction_new ("First", NULL, NULL);

  g_signal_connect (plan, "applied", G_CALLBACK (answer_cb), NULL);
  bst_transaction_set_text (transaction, small_plan_point (plan, "ap-c"), "title", "U");
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
  g_assert_cmpstr (bst_record_get_text (small_plan_point (plan, "ap-a"), "title"), ==, "Answer");
  g_assert_true (bst_plan_undo (plan));
  g_assert_cmpstr (bst_record_get_text (small_plan_point (plan, "ap-a"), "title"), ==, "");
  g_assert_cmpstr (bst_record_get_text (small_plan_point (plan, "ap-c"), "title"), ==, "U");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/signals", test_signals);
  g_test_add_func ("/plan/signals-refused", test_signals_refused);
  g_test_add_func ("/plan/no-change-within-change", test_no_change_within_change);
  g_test_add_func ("/plan/change-after-change", test_change_after_change);
  return g_test_run ();
}
