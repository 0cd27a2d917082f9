/* SPDX-License-Identifier: EUPL-1.2 */
/* test-outline.c - objectives as people see them: order, moving, codes, overlays that come and go. */
#include "bst-coverage.h"
#include "bst-create.h"
#include "bst-order.h"
#include "bst-outline.h"
#include "bst-reader.h"
#include "kinds/bst-action-point.h"
#include <locale.h>
#include <string.h>

typedef struct {
  BstFramework *framework;
  BstPlan *plan;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->framework = bst_framework_get ("ggb", NULL, NULL);
  g_assert_nonnull (fixture->framework);
  fixture->plan = bst_plan_create (fixture->framework, "Plan", "nl");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->plan);
  g_clear_object (&fixture->framework);
}

/* "O1 O2 O3 …" */
static char *
codes (Fixture *fixture, const char *phase, BstLevel level)
{
  g_autoptr (GPtrArray) nodes = bst_outline_list (fixture->plan, fixture->framework, phase, level, "nl");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < nodes->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", ((BstNode *) g_ptr_array_index (nodes, i))->code);
  return g_string_free (text, FALSE);
}

static gboolean
move (Fixture *fixture, const char *id, int steps)
{
  g_autoptr (BstTransaction) transaction = bst_transaction_new ("Move", NULL, NULL);

  return bst_outline_move (fixture->plan, fixture->framework, transaction, id, steps)
         && bst_plan_apply (fixture->plan, g_steal_pointer (&transaction), NULL);
}

static void
assert_codes (Fixture *fixture, const char *expected)
{
  g_autofree char *found = codes (fixture, "lf.pop", BST_LEVEL_OPERATIONAL);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_moving (Fixture *fixture, gconstpointer data)
{
  assert_codes (fixture, "O1 O2 O3 O4");
  g_assert_true (move (fixture, "od.pop.1", 1));
  assert_codes (fixture, "O2 O1 O3 O4");
  g_assert_true (move (fixture, "od.pop.4", -3));
  assert_codes (fixture, "O4 O2 O1 O3");
  g_assert_false (move (fixture, "od.pop.4", -1));
  g_assert_false (move (fixture, "od.pop.3", 1));
  g_assert_cmpuint (bst_collection_get_n (bst_plan_get_collection (fixture->plan, BST_KIND_OBJECTIVES)), ==, 2);
  g_assert_true (bst_plan_undo (fixture->plan));
  g_assert_true (bst_plan_undo (fixture->plan));
  assert_codes (fixture, "O1 O2 O3 O4");
  g_assert_false (bst_plan_is_modified (fixture->plan));
}

static void
set_priority (Fixture *fixture, const char *id, gint64 priority)
{
  BstTransaction *transaction = bst_transaction_new ("Priority", NULL, NULL);

  g_assert_true (bst_outline_set (fixture->plan, transaction, id, "priority", (BstValue) { .num = priority }));
  g_assert_true (bst_plan_apply (fixture->plan, transaction, NULL));
}

static void
test_overlay (Fixture *fixture, gconstpointer data)
{
  set_priority (fixture, "od.vw.4", 1);
  g_assert_nonnull (bst_plan_find (fixture->plan, BST_KIND_OBJECTIVES, "od.vw.4"));
  set_priority (fixture, "od.vw.4", BST_UNSET);
  g_assert_null (bst_plan_find (fixture->plan, BST_KIND_OBJECTIVES, "od.vw.4"));
}

static void
add_local (Fixture *fixture, const char *id, const char *title)
{
  g_autoptr (BstRecord) image = bst_record_new (BST_KIND_OBJECTIVES, id);
  BstTransaction *transaction = bst_transaction_new ("Add", NULL, NULL);

  bst_record_take (image, bst_record_find_field (image, "title"), bst_value_text (title));
  bst_record_take (image, bst_record_find_field (image, "phase"), bst_value_text ("lf.pop"));
  bst_record_take (image, bst_record_find_field (image, "level"), (BstValue) { .num = BST_LEVEL_OPERATIONAL });
  bst_transaction_add (transaction, image);
  g_assert_true (bst_plan_apply (fixture->plan, transaction, NULL));
}

/* One code for one objective, whoever asks. */
static void
test_local (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstNode) node = NULL;

  add_local (fixture, "ob-bbbbbbbbbbbbbbbb", "Twee");
  add_local (fixture, "ob-aaaaaaaaaaaaaaaa", "Een");
  assert_codes (fixture, "O1 O2 O3 O4 O+1 O+2");
  node = bst_outline_find (fixture->plan, fixture->framework, "ob-bbbbbbbbbbbbbbbb", "nl");
  g_assert_cmpstr (node->code, ==, "O+2");
  g_assert_cmpstr (node->title, ==, "Twee");
}

/* "title title …" of @nodes. */
static char *
titles (GPtrArray *nodes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < nodes->len; i++)
    if (((BstNode *) g_ptr_array_index (nodes, i))->is_local)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                              ((BstNode *) g_ptr_array_index (nodes, i))->title);
  return g_string_free (text, FALSE);
}

static char *
list_titles (BstPlan *plan, BstFramework *framework, const char *phase)
{
  g_autoptr (GPtrArray) nodes = bst_outline_list (plan, framework, phase, BST_LEVEL_OPERATIONAL, "nl");

  return titles (nodes);
}

/* Whatever a file says of what an objective is part of, people see it, once, and no deeper than one level. */
static void
test_nothing_is_hidden (Fixture *fixture, gconstpointer data)
{
  static const char text[] =
      "{\"format\":\"bouwstenen-plan\",\"version\":1,\"framework\":{\"id\":\"ggb\",\"version\":\"2025.1\"},\"objectives\":["
      "{\"id\":\"ob-a\",\"title\":\"A\",\"level\":\"operational\",\"phase\":\"lf.vw\",\"parent\":\"ob-b\"},"
      "{\"id\":\"ob-b\",\"title\":\"B\",\"level\":\"operational\",\"phase\":\"lf.vw\",\"parent\":\"ob-a\"},"
      "{\"id\":\"ob-c\",\"title\":\"C\",\"level\":\"operational\",\"phase\":\"lf.vw\",\"parent\":\"ob-b\"},"
      "{\"id\":\"ob-d\",\"title\":\"D\",\"level\":\"operational\",\"parent\":\"ob-c\"},"
      "{\"id\":\"ob-e\",\"title\":\"E\",\"level\":\"operational\",\"phase\":\"lf.vw\",\"parent\":\"ob-e\"},"
      "{\"id\":\"ob-f\",\"title\":\"F\",\"level\":\"operational\"},"
      "{\"id\":\"ob-g\",\"title\":\"G\",\"level\":\"operational\",\"parent\":\"od.vw.4.a\"}]}";
  g_autoptr (BstPlan) plan = bst_plan_read (text, sizeof text - 1, NULL, NULL);
  GPtrArray *phases = bst_framework_get_list (fixture->framework, "phases");
  g_autofree char *column = list_titles (plan, fixture->framework, "lf.vw"), *under_b = NULL, *under_o4 = NULL,
                  *first = list_titles (plan, fixture->framework, ((const BstItem *) phases->pdata[0])->id);
  g_autoptr (GPtrArray) b = bst_outline_children (plan, fixture->framework, "ob-b", "nl"),
                        o4 = bst_outline_children (plan, fixture->framework, "od.vw.4", "nl");
  g_autoptr (BstNode) node = bst_outline_find (plan, fixture->framework, "ob-b", "nl");
  g_autofree char *top = bst_outline_top (plan, fixture->framework, "ob-d");

  g_assert_cmpstr (column, ==, "A B E");
  g_assert_cmpstr (first, ==, "F");
  g_assert_cmpstr (under_b = titles (b), ==, "C D");
  g_assert_cmpstr (under_o4 = titles (o4), ==, "G");
  g_assert_cmpstr (node->code, ==, "O+2");
  g_assert_cmpstr (top, ==, "ob-b");
}

static void
test_coverage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BstChecker) checker = bst_checker_new (fixture->plan, fixture->framework);
  g_autoptr (BstCoverage) coverage = bst_coverage_new (fixture->plan, fixture->framework, checker);
  g_autoptr (BstRecord) image = bst_record_new (BST_KIND_ACTION_POINTS, "ap-aaaaaaaaaaaaaaaa");
  BstTransaction *transaction = bst_transaction_new ("Add", NULL, NULL);

  bst_record_take (image, bst_record_find_field (image, "objective"), bst_value_text ("od.vw.4.a"));
  bst_transaction_add (transaction, image);
  g_assert_true (bst_plan_apply (fixture->plan, transaction, NULL));
  g_assert_cmpuint (bst_coverage_get (coverage, "od.vw.4.a").n_points, ==, 1);
  g_assert_cmpuint (bst_coverage_get (coverage, "od.vw.4").n_points, ==, 1);
  g_assert_cmpuint (bst_coverage_get_phase (coverage, "lf.vw").n_with_points, ==, 1);
  g_assert_cmpuint (bst_coverage_get_total (coverage).n_points, ==, 1);

  transaction = bst_transaction_new ("Stop", NULL, NULL);
  bst_transaction_set_number (transaction, bst_plan_find (fixture->plan, BST_KIND_ACTION_POINTS, image->id), "status",
                              BST_STATUS_STOPPED);
  g_assert_true (bst_plan_apply (fixture->plan, transaction, NULL));
  g_assert_cmpuint (bst_coverage_get (coverage, "od.vw.4").n_points, ==, 0);
  g_assert_cmpuint (bst_coverage_get_n_status (coverage, BST_STATUS_STOPPED), ==, 1);
  g_assert_true (bst_plan_undo (fixture->plan));
  g_assert_true (bst_plan_undo (fixture->plan));
  g_assert_cmpuint (bst_coverage_get (coverage, "od.vw.4").n_points, ==, 0);
  g_assert_cmpuint (bst_coverage_get_total (coverage).n_points, ==, 0);
}

/* There is always room for one more, and it lies between. */
static void
test_order (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (keys, bst_order_between (NULL, NULL));
  for (guint i = 0; i < 2000; i++)
    {
      guint at = (guint) g_rand_int_range (random, 0, (gint32) keys->len + 1);
      const char *before = at > 0 ? g_ptr_array_index (keys, at - 1) : NULL;
      const char *after = at < keys->len ? g_ptr_array_index (keys, at) : NULL;
      char *key = bst_order_between (before, after);
      g_assert_true (before == NULL || strcmp (before, key) < 0);
      g_assert_true (after == NULL || strcmp (key, after) < 0);
      g_assert_false (g_str_has_suffix (key, "0"));
      g_ptr_array_insert (keys, (int) at, key);
    }
  for (guint i = 0; i < 999; i++)
    {
      g_autofree char *one = bst_order_default (i), *next = bst_order_default (i + 1);
      g_assert_cmpstr (one, <, next);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/outline/moving", Fixture, NULL, set_up, test_moving, tear_down);
  g_test_add ("/outline/overlay", Fixture, NULL, set_up, test_overlay, tear_down);
  g_test_add ("/outline/local", Fixture, NULL, set_up, test_local, tear_down);
  g_test_add ("/outline/nothing-is-hidden", Fixture, NULL, set_up, test_nothing_is_hidden, tear_down);
  g_test_add ("/outline/coverage", Fixture, NULL, set_up, test_coverage, tear_down);
  g_test_add_func ("/outline/order", test_order);
  return g_test_run ();
}
