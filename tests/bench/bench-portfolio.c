/* SPDX-License-Identifier: EUPL-1.2 */
/* bench-portfolio.c - the gap matrix of objectives and vulnerable groups, and the pause button, with 10,000 actions. */
#include "bench.h"
#include "bst-gap-work.h"
#include "bst-similar.h"
#include "generate.h"

#define ROUNDS 9
#define SMALL 1000
#define LARGE 10000
#define TODAY 20260401

typedef struct {
  guint n_actions;
  BstPlan *plan;
  BstFramework *framework;
  BstPortfolio *portfolio;
  BstGapMatrix *matrix;
  double anew[ROUNDS], follow[ROUNDS], similar[ROUNDS]; /* ms */
  double followed; /* ms that the matrix took, of the edit that is measured */
} Portfolio;

static BstGapMatrix *
count (Portfolio *self)
{
  return bst_gap_matrix_new (self->plan, self->framework, self->portfolio, BST_AXIS_OBJECTIVE, BST_AXIS_GROUP, NULL);
}

static void
applied_cb (BstPlan *plan, const BstTransaction *transaction, gboolean again, Portfolio *self)
{
  double start = bench_thread_ms ();

  g_assert_true (bst_gap_matrix_follow (self->matrix, plan, self->framework, self->portfolio, transaction));
  self->followed += bench_thread_ms () - start;
}

static void
begin (Portfolio *self, guint n_actions)
{
  self->n_actions = n_actions;
  self->plan = generate_plan (10 * n_actions, 1);
  self->framework = bst_framework_get ("ggb", NULL, NULL);
  self->portfolio = bst_portfolio_new (self->plan, self->framework, TODAY);
  self->matrix = count (self);
  g_signal_connect (self->plan, "applied", G_CALLBACK (applied_cb), self);
}

static BstRecord *
get_action (Portfolio *self, guint step)
{
  BstCollection *actions = bst_plan_get_collection (self->plan, BST_KIND_ACTIONS);

  return bst_collection_get (actions, (step * 7919) % bst_collection_get_n (actions));
}

static void
take_turn (Portfolio *self, guint round)
{
  BstTransaction *transaction = bst_transaction_new ("Edit", "me", NULL);
  double start = bench_thread_ms ();

  bst_gap_matrix_free (count (self));
  self->anew[round] = bench_thread_ms () - start;
  self->followed = 0;
  bst_transaction_set_number (transaction, get_action (self, round), "kind", round % 2);
  bst_transaction_set_text (transaction, get_action (self, round), "title", "Andere");
  g_assert_true (bst_plan_apply (self->plan, transaction, NULL));
  bst_plan_undo (self->plan);
  self->follow[round] = self->followed;
  start = bench_thread_ms ();
  g_array_unref (bst_similar_find (self->plan, self->framework, get_action (self, round + 100), 8));
  self->similar[round] = bench_thread_ms () - start;
}

static void
end (Portfolio *self)
{
  bst_gap_matrix_free (self->matrix);
  g_object_unref (self->portfolio);
  g_object_unref (self->framework);
  g_object_unref (self->plan);
}

/* Goals, stated before the first measurement: a change costs a hundredth of counting anew; counting and looking for what is
 * similar grow with the actions and no faster; and similar actions stand there within the 50 ms of a key in the search. */
void
bench_portfolio (void)
{
  Portfolio small = { 0 }, large = { 0 };
  double anew, anew_small, similar, similar_small, follow;
  g_autofree char *shape = NULL, *follows = NULL, *anews = NULL, *similars = NULL;

  begin (&small, SMALL);
  begin (&large, LARGE);
  for (guint round = 0; round < ROUNDS; round++)
    {
      take_turn (&small, round);
      take_turn (&large, round);
    }
  anew = bench_median (large.anew, ROUNDS);
  anew_small = bench_median (small.anew, ROUNDS);
  similar = bench_median (large.similar, ROUNDS);
  similar_small = bench_median (small.similar, ROUNDS);
  follow = bench_median (large.follow, ROUNDS);
  shape = g_strdup_printf ("gaps %u × %u, a change / anew", bst_gap_matrix_get_rows (large.matrix)->len,
                           bst_gap_matrix_get_columns (large.matrix)->len);
  follows = g_strdup_printf ("%.0f us with its undoing / %.1f ms", follow * 1e3, anew);
  anews = g_strdup_printf ("%.1f ms for %u actions, %.1f ms for %u", anew, LARGE, anew_small, SMALL);
  similars = g_strdup_printf ("%.1f ms for %u actions, %.2f ms for %u", similar, LARGE, similar_small, SMALL);
  bench_tell (shape, follows, follow / anew, 0.01);
  bench_tell ("gaps counted anew, per action", anews, anew / LARGE / (anew_small / SMALL), 1.5);
  bench_tell ("similar actions / 50 ms", similars, similar / 50, 1);
  bench_tell ("similar actions, per action", similars, similar / LARGE / (similar_small / SMALL), 1.5);
  end (&small);
  end (&large);
}
