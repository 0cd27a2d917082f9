/* SPDX-License-Identifier: EUPL-1.2 */
/* test-removal.c - removing records: what is emptied, what goes along, what refuses, and that undo brings all back. */
#include "bst-removal.h"
#include "bst-writer.h"
#include "kinds/bst-action-point.h"

#define ONE "ap-aaaaaaaaaaaaaaaa"
#define TWO "ap-bbbbbbbbbbbbbbbb"

static void
set_text (BstRecord *image, const char *field, const char *text)
{
  bst_record_take (image, bst_record_find_field (image, field), bst_value_text (text));
}

static void
add (BstPlan *plan, BstRecord *image)
{
  g_autoptr (GError) error = NULL;
  BstTransaction *transaction = bst_transaction_new ("add", NULL, NULL);

  bst_transaction_add (transaction, image);
  bst_plan_apply (plan, transaction, &error);
  g_assert_no_error (error);
}

/* TWO depends on ONE; OWNER owns TWO. */
static BstPlan *
make_plan (char **ret_owner)
{
  BstPlan *plan = bst_plan_new ();
  g_autoptr (BstRecord) one = bst_record_new (BST_KIND_ACTION_POINTS, ONE);
  g_autoptr (BstRecord) two = bst_record_new (BST_KIND_ACTION_POINTS, TWO);
  g_autofree char *owner_id = bst_id_new (BST_KIND_ACTORS);
  g_autoptr (BstRecord) owner = bst_record_new (BST_KIND_ACTORS, owner_id);

  set_text (one, "title", "One");
  set_text (two, "title", "Two");
  set_text (owner, "name", "House");
  set_text (two, "owner", owner_id);
  bst_record_take (two, bst_record_find_field (two, "depends-on"),
                   bst_value_refs ((const char *const[]) { ONE, NULL }));
  add (plan, owner);
  add (plan, one);
  add (plan, two);
  *ret_owner = g_steal_pointer (&owner_id);
  return plan;
}

static void
apply (BstPlan *plan, BstTransaction *transaction)
{
  g_autoptr (GError) error = NULL;

  bst_plan_apply (plan, transaction, &error);
  g_assert_no_error (error);
}

static void
assert_undo (BstPlan *plan, GBytes *before)
{
  g_autoptr (GBytes) after = NULL;

  bst_plan_undo (plan);
  after = bst_plan_to_bytes (plan);
  g_assert_cmpmem (g_bytes_get_data (after, NULL), g_bytes_get_size (after), g_bytes_get_data (before, NULL),
                   g_bytes_get_size (before));
}

static void
test_clear (void)
{
  g_autofree char *owner = NULL;
  g_autoptr (BstPlan) plan = make_plan (&owner);
  g_autoptr (GBytes) before = bst_plan_to_bytes (plan);
  BstTransaction *transaction = bst_removal_new (plan, (const char *const[]) { ONE, NULL }, "remove", NULL, NULL);

  g_assert_nonnull (transaction);
  apply (plan, transaction);
  g_assert_null (bst_plan_find (plan, BST_KIND_ACTION_POINTS, ONE));
  g_assert_cmpuint (bst_vec_length (BST_ACTION_POINT (bst_plan_find (plan, BST_KIND_ACTION_POINTS, TWO))->depends_on),
                    ==, 0);
  assert_undo (plan, before);
}

static void
test_refuse (void)
{
  g_autofree char *owner = NULL;
  g_autoptr (BstPlan) plan = make_plan (&owner);
  g_autoptr (GError) error = NULL;

  g_assert_null (bst_removal_new (plan, (const char *const[]) { owner, NULL }, "remove", NULL, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_REFERENCE);
  g_assert_nonnull (strstr (error->message, "House"));
  g_assert_nonnull (strstr (error->message, "Two"));
}

/* Together with what refers to it, it may go. */
static void
test_together (void)
{
  g_autofree char *owner = NULL;
  g_autoptr (BstPlan) plan = make_plan (&owner);
  g_autoptr (GBytes) before = bst_plan_to_bytes (plan);

  apply (plan, bst_removal_new (plan, (const char *const[]) { owner, TWO, "ap-zzzzzzzzzzzzzzzz", NULL }, "remove", NULL,
                                NULL));
  g_assert_null (bst_plan_find (plan, BST_KIND_ACTORS, owner));
  g_assert_null (bst_plan_find (plan, BST_KIND_ACTION_POINTS, TWO));
  assert_undo (plan, before);
}

static void
test_own (void)
{
  g_autofree char *owner = NULL;
  g_autoptr (BstPlan) plan = make_plan (&owner);
  g_autofree char *id = bst_id_new (BST_KIND_REVIEWS);
  g_autoptr (BstRecord) review = bst_record_new (BST_KIND_REVIEWS, id);
  g_autoptr (GBytes) before = NULL;

  set_text (review, "subject", ONE);
  add (plan, review);
  before = bst_plan_to_bytes (plan);
  apply (plan, bst_removal_new (plan, (const char *const[]) { ONE, NULL }, "remove", NULL, NULL));
  g_assert_null (bst_plan_find (plan, BST_KIND_REVIEWS, id));
  assert_undo (plan, before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/removal/clear", test_clear);
  g_test_add_func ("/removal/refuse", test_refuse);
  g_test_add_func ("/removal/together", test_together);
  g_test_add_func ("/removal/own", test_own);
  return g_test_run ();
}
