/* SPDX-License-Identifier: EUPL-1.2 */
/* test-session-undo.c - whatever is done with cards is undone to the byte. BST_TEST_SEED=N runs another sequence. */
#include "bst-card-outcome.h"
#include "bst-card-work.h"
#include "bst-map.h"
#include "bst-vote.h"
#include "bst-writer.h"
#include "session-fixture.h"
#include <locale.h>
#include <stdlib.h>

static const char *
pick (GRand *rand, BstPlan *plan, BstKindId kind)
{
  BstCollection *all = bst_plan_get_collection (plan, kind);
  guint n = bst_collection_get_n (all);

  return n > 0 ? bst_collection_get (all, (guint) g_rand_int_range (rand, 0, (gint32) n))->id : "none";
}

static const char *
pick_cluster (GRand *rand)
{
  static const char *const titles[] = { "", "tijd", "geld", "samenwerking", "tijd en geld" };

  return titles[g_rand_int_range (rand, 0, G_N_ELEMENTS (titles))];
}

static void
vote (GRand *rand, BstTransaction *transaction, BstPlan *plan)
{
  BstRecord *session = bst_plan_find_any (plan, "se-a");
  const char *cards[] = { pick (rand, plan, BST_KIND_CARDS), pick (rand, plan, BST_KIND_CARDS), NULL };
  const gint64 votes[] = { g_rand_int_range (rand, 0, 9), g_rand_boolean (rand) ? BST_UNSET : 3 };
  const char *last = bst_session_get_last_ballot (session);
  const BstVoteWish wish = { "Stippen", g_rand_boolean (rand) ? last : NULL, TODAY, { 12, 3, BST_UNSET } };

  if (last != NULL && g_rand_int_range (rand, 0, 4) == 0)
    bst_vote_remove (transaction, plan, session, last);
  else
    g_free (bst_vote_record (transaction, plan, session, g_rand_boolean (rand) ? last : NULL, &wish, cards, votes));
}

static void
decide (GRand *rand, const BstOutcomeContext *context, BstTransaction *transaction, const char *card)
{
  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      g_free (bst_card_make_action (context, transaction, card));
      break;
    case 1:
      g_free (bst_card_make_action_point (context, transaction, card));
      break;
    case 2:
      bst_card_link (context, transaction, card, pick (rand, context->plan, BST_KIND_ACTIONS));
      break;
    case 3:
      bst_card_note_need (context, transaction, card, pick (rand, context->plan, BST_KIND_CARDS));
      break;
    case 4:
      bst_card_settle (context, transaction, card, BST_FATE_NOT_TAKEN_UP, "geen middelen");
      break;
    default:
      bst_card_reopen (context, transaction, card);
    }
}

static void
change_cluster (GRand *rand, BstTransaction *transaction, BstPlan *plan, gboolean remove)
{
  if (g_rand_int_range (rand, 0, 3) == 0)
    bst_cluster_step (transaction, plan, "se-a", pick_cluster (rand), g_rand_int_range (rand, -2, 3));
  else if (remove)
    bst_cluster_remove (transaction, plan, "se-a", pick_cluster (rand));
  else
    bst_cluster_rename (transaction, plan, "se-a", pick_cluster (rand), pick_cluster (rand));
}

static void
put_together (GRand *rand, BstTransaction *transaction, BstPlan *plan, const char *one, const char *other)
{
  switch (g_rand_int_range (rand, 0, 3))
    {
    case 0:
      bst_cards_join (transaction, plan, one, (const char *const[]) { other, NULL });
      break;
    case 1:
      bst_card_part (transaction, plan, one);
      break;
    default:
      bst_cards_meet (transaction, plan, one, other, g_rand_boolean (rand));
    }
}

static void
do_something (GRand *rand, const BstOutcomeContext *context, BstTransaction *transaction)
{
  BstPlan *plan = context->plan;
  const char *one = pick (rand, plan, BST_KIND_CARDS), *other = pick (rand, plan, BST_KIND_CARDS);
  const char *const ids[] = { one, g_strcmp0 (one, other) != 0 ? other : NULL, NULL };
  g_autoptr (BstRecord) card = bst_card_new (plan, "se-a", (BstCardKind) g_rand_int_range (rand, 0, 8), "Kaart");
  int what = g_rand_int_range (rand, 0, 12);

  switch (what)
    {
    case 0:
      bst_transaction_add (transaction, card);
      break;
    case 1:
      bst_cards_paste (transaction, plan, card, "- een\n- twee\n\n- drie");
      break;
    case 2:
    case 3:
      bst_cards_move (transaction, plan, ids, pick_cluster (rand), g_rand_boolean (rand) ? other : NULL);
      break;
    case 4:
      bst_card_step (transaction, plan, one, g_rand_int_range (rand, -3, 4));
      break;
    case 5:
      bst_cards_set_hidden (transaction, plan, ids, g_rand_boolean (rand));
      break;
    case 6:
    case 7:
      put_together (rand, transaction, plan, one, other);
      break;
    case 8:
    case 9:
      change_cluster (rand, transaction, plan, what == 9);
      break;
    case 10:
      vote (rand, transaction, plan);
      break;
    default:
      decide (rand, context, transaction, one);
    }
}

/* Every card is seen exactly once. */
static void
assert_whole (BstPlan *plan)
{
  g_autoptr (BstBoard) board = bst_board_new (plan, "se-a");
  guint n = 0;

  for (guint i = 0; i < board->clusters->len; i++)
    {
      const BstBoardCluster *cluster = board->clusters->pdata[i];
      for (guint j = 0; j < cluster->cards->len; j++)
        n += 1 + ((BstBoardCard *) cluster->cards->pdata[j])->same->len;
    }
  g_assert_cmpuint (n, ==, board->n_cards);
  g_assert_cmpuint (n, ==, bst_collection_get_n (bst_plan_get_collection (plan, BST_KIND_CARDS)));
}

static void
assert_state (BstPlan *plan, GPtrArray *states, guint at)
{
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (plan);

  g_assert_true (g_bytes_equal (bytes, states->pdata[at]));
}

static void
test_undo (void)
{
  const char *seed = g_getenv ("BST_TEST_SEED");
  guint32 number = seed != NULL ? (guint32) atoi (seed) : 20260212;
  g_autoptr (GRand) rand = g_rand_new_with_seed (number);
  g_autoptr (SmartFixture) fixture = session_fixture_new ();
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  const BstOutcomeContext context = { fixture->plan, fixture->framework, "nl", TODAY };

  g_test_message ("seed %u", number);
  g_ptr_array_add (states, bst_plan_to_bytes (fixture->plan));
  while (states->len < 400)
    {
      BstTransaction *transaction = bst_transaction_new ("something", NULL, NULL);
      guint64 state = bst_plan_get_state (fixture->plan);
      do_something (rand, &context, transaction);
      session_apply (fixture->plan, transaction);
      if (bst_plan_get_state (fixture->plan) == state) /* nothing to do there: no step to undo */
        continue;
      assert_whole (fixture->plan);
      g_ptr_array_add (states, bst_plan_to_bytes (fixture->plan));
    }
  for (guint i = states->len - 1; i > 0; i--)
    {
      g_assert_true (bst_plan_undo (fixture->plan));
      assert_state (fixture->plan, states, i - 1);
    }
  for (guint i = 1; i < states->len; i++)
    {
      g_assert_true (bst_plan_redo (fixture->plan));
      assert_state (fixture->plan, states, i);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-undo/undo", test_undo);
  return g_test_run ();
}
