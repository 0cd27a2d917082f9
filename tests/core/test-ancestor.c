/* SPDX-License-Identifier: EUPL-1.2 */
/* test-ancestor.c - which earlier version a file was made from; and that nothing is guessed where nothing speaks for it. */
#include "bst-ancestor.h"

#define N 4

static void
name (BstPlan *plan, const char *field, const char *text)
{
  BstTransaction *transaction = bst_transaction_new ("", NULL, NULL);
  g_autoptr (GError) error = NULL;

  bst_transaction_set_text (transaction, bst_plan_get_single (plan, BST_KIND_PLAN), field, text);
  g_assert_true (bst_plan_apply (plan, transaction, &error));
  g_assert_no_error (error);
}

static void
add_point (BstPlan *plan, const char *id, const char *title)
{
  g_autoptr (BstRecord) image = bst_record_new (BST_KIND_ACTION_POINTS, id);
  BstTransaction *transaction = bst_transaction_new ("", NULL, NULL);

  bst_record_take (image, bst_record_find_field (image, "title"), bst_value_text (title));
  bst_transaction_add (transaction, image);
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
}

static void
add_log (BstPlan *plan, const char *id)
{
  g_autoptr (BstRecord) image = bst_record_new (BST_KIND_LOG, id);
  BstTransaction *transaction = bst_transaction_new ("", NULL, NULL);

  bst_record_take (image, bst_record_find_field (image, "label"), bst_value_text ("x"));
  bst_transaction_add (transaction, image);
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
}

/* versions[0] is the newest; each adds an action point, and where with_log is set an entry in the log. */
static void
make_versions (BstPlan **versions, gboolean with_log)
{
  g_autoptr (BstPlan) plan = bst_plan_new ();

  name (plan, "id", "plan-a1b2c3d4e5f6g7h2");
  for (guint i = 0; i < N; i++)
    {
      g_autofree char *id = g_strdup_printf ("ap-%016u", i), *entry = g_strdup_printf ("lg-%016u", i);
      add_point (plan, id, "Een punt");
      if (with_log)
        add_log (plan, entry);
      versions[N - 1 - i] = bst_plan_copy (plan);
    }
}

static BstPlan *
get_version (guint index, gpointer data)
{
  return g_object_ref (((BstPlan **) data)[index]);
}

static BstPlan *
edit (BstPlan *version)
{
  BstPlan *other = bst_plan_copy (version);

  bst_plan_index (other, NULL, NULL);
  name (other, "title", "Een andere titel");
  return other;
}

static void
free_versions (BstPlan **versions)
{
  for (guint i = 0; i < N; i++)
    g_object_unref (versions[i]);
}

static void
test_by_nearness (void)
{
  BstPlan *versions[N];

  make_versions (versions, FALSE);
  for (guint i = 0; i < N; i++)
    {
      g_autoptr (BstPlan) other = edit (versions[i]), found = NULL;
      guint index = G_MAXUINT;
      BstAncestry how = bst_ancestor_find (N, get_version, versions, other, &found, &index);

      g_assert_cmpuint (index, ==, i);
      g_assert_true (found == versions[i]);
      /* behind the oldest there may be one that nobody kept */
      g_assert_cmpint (how, ==, i + 1 < N ? BST_ANCESTRY_CERTAIN : BST_ANCESTRY_LIKELY);
    }
  free_versions (versions);
}

static void
test_by_log (void)
{
  BstPlan *versions[N];

  make_versions (versions, TRUE);
  for (guint i = 0; i < N; i++)
    {
      g_autoptr (BstPlan) other = edit (versions[i]), found = NULL;
      guint index = G_MAXUINT;

      g_assert_cmpint (bst_ancestor_find (N, get_version, versions, other, &found, &index), ==, BST_ANCESTRY_CERTAIN);
      g_assert_cmpuint (index, ==, i);
    }
  free_versions (versions);
}

static void
test_equal (void)
{
  BstPlan *versions[N];
  g_autoptr (BstPlan) found = NULL;

  make_versions (versions, FALSE);
  g_assert_cmpint (bst_ancestor_find (N, get_version, versions, versions[N - 1], &found, NULL), ==,
                   BST_ANCESTRY_CERTAIN);
  g_assert_true (found == versions[N - 1]);
  free_versions (versions);
}

static void
test_another_plan (void)
{
  BstPlan *versions[N];
  g_autoptr (BstPlan) other = bst_plan_new (), found = NULL;

  make_versions (versions, TRUE);
  g_assert_cmpint (bst_ancestor_find (N, get_version, versions, other, &found, NULL), ==, BST_ANCESTRY_NONE);
  name (other, "id", "plan-zzzzzzzzzzzzzzzz");
  g_assert_cmpint (bst_ancestor_find (N, get_version, versions, other, &found, NULL), ==, BST_ANCESTRY_NONE);
  g_assert_null (found);
  free_versions (versions);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ancestor/nearness", test_by_nearness);
  g_test_add_func ("/ancestor/log", test_by_log);
  g_test_add_func ("/ancestor/equal", test_equal);
  g_test_add_func ("/ancestor/another-plan", test_another_plan);
  return g_test_run ();
}
