/* SPDX-License-Identifier: EUPL-1.2 */
/* test-merge-kept.c - merging, by hand: what stays so that every choice is possible, rings, and what the log tells. */
#include "bst-log.h"
#include "merge-fixture.h"
#include <string.h>

static BstRecord *
find (const MergeFixture *self, BstKindId kind, const char *id)
{
  return bst_plan_find (self->ours, kind, id);
}

static const BstConflict *
conflict_at (const MergeFixture *self, guint i)
{
  return g_ptr_array_index (self->merge->conflicts, i);
}

static void
merge_again (MergeFixture *self)
{
  g_clear_pointer (&self->merge, bst_merge_free);
  self->merge = bst_merge (self->base, self->ours, self->theirs);
}

/* --- What stays ------------------------------------------------------------------------------------------------------ */

/* Theirs needs an action point that ours removed along with its owner: the owner stays with it, from both sides. */
static void
test_kept_with_what_it_needs (void)
{
  const char *sides[] = { REMOVE ("action-points", "ap-a") "," REMOVE ("actors", "or-a"),
                          "{'kind':'action-points','id':'ap-b','op':'add','field':'depends-on/ap-a'}" };

  for (guint side = 0; side < 2; side++)
    {
      g_auto (MergeFixture) c = merge_fixture_new (sides[side], sides[1 - side]);

      g_assert_cmpuint (c.merge->conflicts->len, ==, 2);
      g_assert_cmpint (conflict_at (&c, 0)->type, ==, BST_CONFLICT_DELETE);
      g_assert_cmpstr (conflict_at (&c, 0)->id, ==, "ap-a");
      g_assert_cmpint (conflict_at (&c, 1)->type, ==, BST_CONFLICT_DELETE);
      g_assert_cmpstr (conflict_at (&c, 1)->id, ==, "or-a");
      merge_fixture_take_over (&c, NULL);
      g_assert_cmpstr (bst_record_get_text (merge_fixture_point (&c, "ap-a"), "owner"), ==, "or-a");
      g_assert_nonnull (find (&c, BST_KIND_ACTORS, "or-a"));
    }
}

/* Each chose another partner in the same place, and one of them removed the one that the other chose. */
static void
test_choices_in_elements_stay (void)
{
#define PARTNER(actor) "{'kind':'actions','id':'ac-a','op':'set','field':'partners/p-a/actor','value':'" actor "'}"
  const char *sides[] = { PARTNER ("or-a") "," REMOVE ("actors", "or-b"), PARTNER ("or-b") };

  for (guint side = 0; side < 2; side++)
    {
      g_auto (MergeFixture) c = merge_fixture_new (sides[side], sides[1 - side]);
      const BstConflict *conflict = conflict_at (&c, 0);
      BstResolution choices[2] = { { BST_CHOICE_THEIRS, { 0 } } };
      const BstVec *partners;
      BstRecord *action;

      g_assert_cmpuint (c.merge->conflicts->len, ==, 2);
      g_assert_cmpstr (conflict->path, ==, "partners/p-a/actor");
      g_assert_cmpstr (conflict_at (&c, 1)->id, ==, "or-b");
      merge_fixture_take_over (&c, choices);
      action = find (&c, BST_KIND_ACTIONS, "ac-a");
      partners = bst_field_get (conflict->list, action).ptr;
      g_assert_cmpstr (bst_field_get (conflict->field, partners->items[0]).ptr, ==, side == 0 ? "or-b" : "or-a");
      g_assert_nonnull (find (&c, BST_KIND_ACTORS, "or-b"));
    }
}

/* An overlay that says nothing was put there by somebody: it stays, and goes when somebody takes it away. */
static void
test_blank_overlay (void)
{
  const char *adds = "{'kind':'objectives','id':'od.vw.5','op':'add','value':{}}",
             *else_ = POINT ("ap-a", "title", "'Ons'");

  for (guint side = 0; side < 2; side++)
    {
      g_auto (MergeFixture) c = merge_fixture_new (side == 0 ? adds : else_, side == 0 ? else_ : adds);
      g_autoptr (BstMerge) away = NULL;
      g_autoptr (BstPlan) merged = NULL;

      merge_fixture_take_over (&c, NULL);
      g_assert_nonnull (find (&c, BST_KIND_OBJECTIVES, "od.vw.5"));
      merged = bst_plan_copy (c.ours); /* from here the base never had it */
      bst_plan_index (merged, NULL, NULL);
      away = side == 0 ? bst_merge (merged, c.ours, c.base) : bst_merge (merged, c.base, c.ours);
      g_assert_true (bst_plan_apply (side == 0 ? c.ours : c.base, g_steal_pointer (&away->transaction), NULL));
      g_assert_null (bst_plan_find (side == 0 ? c.ours : c.base, BST_KIND_OBJECTIVES, "od.vw.5"));
    }
}

/* What the other side left of an overlay is nothing, or an overlay that says nothing: choosing it gives the same. */
static void
test_blank_overlay_chosen (void)
{
#define EMPTIED REMOVE ("objectives", "od.vw.4")
  const char *emptied[] = { EMPTIED, EMPTIED ",{'kind':'objectives','id':'od.vw.4','op':'add','value':{}}" };

  for (guint stays = 0; stays < 2; stays++)
    {
      g_auto (MergeFixture) c =
          merge_fixture_new ("{'kind':'objectives','id':'od.vw.4','op':'set','field':'note','value':'x'}",
                             emptied[stays]);
      BstResolution choice = { BST_CHOICE_THEIRS, { 0 } };

      merge_fixture_conflict (&c, BST_CONFLICT_EDIT, "note");
      merge_fixture_take_over (&c, &choice);
      g_assert_cmpint (find (&c, BST_KIND_OBJECTIVES, "od.vw.4") != NULL, ==, stays);
    }
}

/* --- Rings ------------------------------------------------------------------------------------------------------------ */

/* Going back to ours in one ring closes another, through a card that was in none. */
static void
test_ring_behind_a_ring (void)
{
  g_auto (MergeFixture) c =
      merge_fixture_new (REFER ("cards", "ca-a", "parent", "ca-b"),
                         REFER ("cards", "ca-b", "parent", "ca-a") "," REFER ("cards", "ca-c", "parent", "ca-a"));

  g_assert_cmpuint (c.merge->conflicts->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (conflict_at (&c, i)->type, ==, BST_CONFLICT_CYCLE);
  merge_fixture_take_over (&c, NULL);
  g_assert_cmpstr (bst_record_get_text (find (&c, BST_KIND_CARDS, "ca-a"), "parent"), ==, "ca-b");
  g_assert_cmpstr (bst_record_get_text (find (&c, BST_KIND_CARDS, "ca-b"), "parent"), ==, "ca-c");
  g_assert_cmpstr (bst_record_get_text (find (&c, BST_KIND_CARDS, "ca-c"), "parent"), ==, "");
}

static void
assert_again_changes_nothing (MergeFixture *self)
{
  merge_fixture_take_over (self, NULL);
  merge_again (self);
  g_assert_cmpuint (bst_transaction_get_n (self->merge->transaction), ==, 0);
}

/* One put three cards in a ring, the other took one of them out of the chain and away. The ring of the two that are left
 * is neither's: it was longer. */
static void
test_ring_through_removed (void)
{
  const char *sides[] = { REFER ("cards", "ca-d", "parent", "ca-c") "," REMOVE ("cards", "ca-b"),
                          REFER ("cards", "ca-c", "parent", "ca-d") };

  for (guint side = 0; side < 2; side++)
    {
      g_auto (MergeFixture) c = merge_fixture_new (sides[side], sides[1 - side]);

      g_assert_cmpuint (c.merge->conflicts->len, ==, 3);
      g_assert_cmpstr (conflict_at (&c, 0)->id, ==, "ca-b"); /* it stays, as d may be put under it again */
      g_assert_cmpint (conflict_at (&c, 0)->type, ==, BST_CONFLICT_DELETE);
      g_assert_cmpint (conflict_at (&c, 1)->type, ==, BST_CONFLICT_CYCLE);
      g_assert_cmpint (conflict_at (&c, 2)->type, ==, BST_CONFLICT_CYCLE);
      assert_again_changes_nothing (&c);
      g_assert_cmpstr (bst_record_get_text (find (&c, BST_KIND_CARDS, "ca-c"), "parent"), ==, side == 0 ? "" : "ca-d");
      g_assert_cmpstr (bst_record_get_text (find (&c, BST_KIND_CARDS, "ca-d"), "parent"), ==,
                       side == 0 ? "ca-c" : "ca-b");
    }
}

/* A ring that only merging closes: what one removed stays, as the other may still be chosen, which stands under it. */
static void
test_ring_keeps_removed (void)
{
  const char *sides[] = { REFER ("cards", "ca-b", "parent", "ca-a") "," REMOVE ("cards", "ca-c"),
                          REFER ("cards", "ca-a", "parent", "ca-b") };

  for (guint side = 0; side < 2; side++)
    {
      g_auto (MergeFixture) c = merge_fixture_new (sides[side], sides[1 - side]);

      g_assert_cmpuint (c.merge->conflicts->len, ==, 3);
      g_assert_cmpint (conflict_at (&c, 0)->type, ==, BST_CONFLICT_CYCLE);
      g_assert_cmpint (conflict_at (&c, 1)->type, ==, BST_CONFLICT_CYCLE);
      g_assert_cmpint (conflict_at (&c, 2)->type, ==, BST_CONFLICT_DELETE);
      assert_again_changes_nothing (&c);
      g_assert_nonnull (find (&c, BST_KIND_CARDS, "ca-c"));
      g_assert_cmpstr (bst_record_get_text (find (&c, BST_KIND_CARDS, "ca-b"), "parent"), ==,
                       side == 0 ? "ca-a" : "ca-c");
    }
}

/* Both put e elsewhere, and whichever stays, a ring closes: of three cards, or of four. What goes back is in both, whoever is
 * ours. */
static void
test_ring_seen_by_both (void)
{
  const char *sides[] = { REFER ("cards", "ca-e", "parent", "ca-c") "," REFER ("cards", "ca-f", "parent", "ca-e"),
                          REFER ("cards", "ca-e", "parent", "ca-a") "," REFER ("cards", "ca-a", "parent",
                                                                               "ca-c") "," REFER ("cards", "ca-c",
                                                                                                  "parent", "ca-f") };

  for (guint side = 0; side < 2; side++)
    {
      g_auto (MergeFixture) c = merge_fixture_new (sides[side], sides[1 - side]);

      g_assert_cmpuint (c.merge->conflicts->len, ==, 4);
      for (guint i = 0; i < 4; i++)
        g_assert_cmpint (conflict_at (&c, i)->type, ==, i == 2 ? BST_CONFLICT_EDIT : BST_CONFLICT_CYCLE);
      g_assert_cmpstr (conflict_at (&c, 2)->id, ==, "ca-e");
      assert_again_changes_nothing (&c);
    }
}

/* Articles that mirror each other stand neither under nor after each other. */
static void
test_no_ring_of_mirrors (void)
{
  g_auto (MergeFixture) c =
      merge_fixture_new (REFER ("articles", "ar-a", "mirror", "ar-b"), REFER ("articles", "ar-b", "mirror", "ar-a"));

  g_assert_cmpuint (c.merge->conflicts->len, ==, 0);
}

/* --- The log ----------------------------------------------------------------------------------------------------------- */

static void
sign (BstPlan *plan, BstPlan *before, const char *author, gint64 time)
{
  g_autoptr (GPtrArray) entries = bst_log_derive (before, plan, author, time);

  bst_log_add (plan, entries);
}

/* Somebody put back what it was without our programs: the last who wrote this value is meant, not the last who wrote. */
static void
test_who_wrote_this_value (void)
{
  g_auto (MergeFixture) c = merge_fixture_new (POINT ("ap-a", "title", "'Ons'"), POINT ("ap-a", "title", "'Hun'"));
  g_auto (MergeFixture) other = merge_fixture_new (POINT ("ap-a", "title", "'Anders'"), "");
  g_autoptr (GPtrArray) later = bst_log_derive (other.base, other.ours, "Zoe", 3000);
  const BstConflict *conflict;

  sign (c.ours, c.base, "An", 1000);
  sign (c.theirs, c.base, "Bo", 2000);
  bst_log_add (c.ours, later);
  bst_log_add (c.theirs, later);
  merge_again (&c);
  conflict = conflict_at (&c, 0);
  g_assert_cmpstr (conflict->our_who.author, ==, "An");
  g_assert_cmpstr (conflict->their_who.author, ==, "Bo");
}

static guint
count_lost (BstPlan *plan)
{
  BstCollection *log = bst_plan_get_collection (plan, BST_KIND_LOG);
  guint n = 0;

  for (guint i = 0; i < bst_collection_get_n (log); i++)
    n += bst_record_get_number (bst_collection_get (log, i), "change") == BST_LOG_LOST;
  return n;
}

/* Their log tells already what is lost now, since they merged before: it comes once. */
static void
test_lost_once (void)
{
  g_auto (MergeFixture) c = merge_fixture_new (POINT ("ap-a", "title", "'Ons'"), POINT ("ap-a", "title", "'Hun'"));
  g_autoptr (GPtrArray) lost = g_ptr_array_new ();
  guint n = bst_transaction_get_n (c.merge->transaction);

  g_assert_cmpuint (c.merge->n_lost, ==, 1);
  g_ptr_array_add (lost, bst_transaction_get (c.merge->transaction, n - 1)->record);
  bst_log_add (c.theirs, lost);
  merge_again (&c);
  g_assert_cmpuint (bst_transaction_get_n (c.merge->transaction), ==, n);
  g_assert_cmpuint (c.merge->n_lost, ==, 0);
  merge_fixture_take_over (&c, NULL);
  g_assert_cmpuint (count_lost (c.ours), ==, 1);
}

/* What the base told as lost was read, and ours cleared it away: it does not come back with the next merge. */
static void
test_lost_and_cleared (void)
{
  g_auto (MergeFixture) c = merge_fixture_new (POINT ("ap-a", "title", "'Ons'"), POINT ("ap-a", "title", "'Hun'"));
  g_autoptr (GPtrArray) lost = g_ptr_array_new ();

  g_ptr_array_add (lost, bst_transaction_get (c.merge->transaction, bst_transaction_get_n (c.merge->transaction) - 1)
                             ->record);
  bst_log_add (c.base, lost);
  bst_log_add (c.theirs, lost);
  merge_again (&c);
  g_assert_cmpuint (c.merge->n_lost, ==, 0);
  merge_fixture_take_over (&c, NULL);
  g_assert_cmpuint (count_lost (c.ours), ==, 0);
}

/* Only of texts can one have both. */
static void
test_both_dates (void)
{
  g_auto (MergeFixture) c =
      merge_fixture_new (POINT ("ap-a", "deadline", "'2027-01-01'"), POINT ("ap-a", "deadline", "'2028-01-01'"));
  BstResolution both = { BST_CHOICE_BOTH, { 0 } };

  merge_fixture_conflict (&c, BST_CONFLICT_EDIT, "deadline");
  merge_fixture_take_over (&c, &both);
  g_assert_cmpint (bst_record_get_number (merge_fixture_point (&c, "ap-a"), "deadline"), ==, 20270101);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/merge/kept-with-what-it-needs", test_kept_with_what_it_needs);
  g_test_add_func ("/merge/choices-in-elements-stay", test_choices_in_elements_stay);
  g_test_add_func ("/merge/blank-overlay", test_blank_overlay);
  g_test_add_func ("/merge/blank-overlay-chosen", test_blank_overlay_chosen);
  g_test_add_func ("/merge/ring-behind-a-ring", test_ring_behind_a_ring);
  g_test_add_func ("/merge/ring-through-removed", test_ring_through_removed);
  g_test_add_func ("/merge/ring-keeps-removed", test_ring_keeps_removed);
  g_test_add_func ("/merge/ring-seen-by-both", test_ring_seen_by_both);
  g_test_add_func ("/merge/no-ring-of-mirrors", test_no_ring_of_mirrors);
  g_test_add_func ("/merge/who-wrote-this-value", test_who_wrote_this_value);
  g_test_add_func ("/merge/lost-once", test_lost_once);
  g_test_add_func ("/merge/lost-and-cleared", test_lost_and_cleared);
  g_test_add_func ("/merge/both-dates", test_both_dates);
  return g_test_run ();
}
