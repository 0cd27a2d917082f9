/* SPDX-License-Identifier: EUPL-1.2 */
/* test-gap-follow.c - a gap matrix that follows changes is the one that counting anew gives, whatever was changed, undone and
 * done again. BST_TEST_SEED=N tries one case again. */
#include "bst-create.h"
#include "bst-gap-work.h"
#include "kinds/bst-action.h"
#include "random-plan.h"
#include <locale.h>
#include <string.h>

#define TODAY 20261121
#define CASES 24
#define STEPS 60

static const struct {
  BstAxis rows, columns;
  const char *phase;
} shapes[] = {
  { BST_AXIS_GROUP, BST_AXIS_SETTING, NULL },      { BST_AXIS_OBJECTIVE, BST_AXIS_DOMAIN, NULL },
  { BST_AXIS_PHASE, BST_AXIS_SETTING, NULL },      { BST_AXIS_THEME, BST_AXIS_SETTING, "lf.kj" },
  { BST_AXIS_SETTING, BST_AXIS_DOMAIN, "lf.vw" },  { BST_AXIS_TRANSITION_PATH, BST_AXIS_THEME, NULL },
  { BST_AXIS_OBJECTIVE, BST_AXIS_GROUP, "lf.kj" }, { BST_AXIS_DOMAIN, BST_AXIS_SETTING, NULL },
};

typedef struct {
  GRand *rand;
  BstPlan *plan;
  BstFramework *framework;
  BstPortfolio *portfolio;
  BstGapMatrix *matrix;
  guint shape, n_followed, n_anew;
} Case;

static BstGapMatrix *
count (Case *self)
{
  return bst_gap_matrix_new (self->plan, self->framework, self->portfolio, shapes[self->shape].rows,
                             shapes[self->shape].columns, shapes[self->shape].phase);
}

static void
applied_cb (BstPlan *plan, const BstTransaction *transaction, gboolean again, Case *self)
{
  if (bst_gap_matrix_follow (self->matrix, plan, self->framework, self->portfolio, transaction))
    {
      self->n_followed++;
      return;
    }
  self->n_anew++;
  bst_gap_matrix_free (self->matrix);
  self->matrix = count (self);
}

/* --- Comparing ------------------------------------------------------------------------------------------------------- */

static void
describe_records (GString *text, const GPtrArray *records)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    g_string_append_printf (text, " %s", ((BstRecord *) records->pdata[i])->id);
}

static void
describe_headings (GString *text, const GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      const BstAxisValue *value = values->pdata[i];
      g_string_append_printf (text, "%s %u\n", value->id, value->n_actions);
    }
}

/* All that can be asked of a matrix. */
static char *
describe (BstGapMatrix *matrix)
{
  GString *text = g_string_new (NULL);

  describe_headings (text, bst_gap_matrix_get_rows (matrix));
  describe_headings (text, bst_gap_matrix_get_columns (matrix));
  for (guint r = 0; r < bst_gap_matrix_get_rows (matrix)->len; r++)
    for (guint c = 0; c < bst_gap_matrix_get_columns (matrix)->len; c++)
      {
        BstCell cell = bst_gap_matrix_get (matrix, r, c);
        BstRecord *judgement = bst_gap_matrix_get_judgement (matrix, r, c);
        g_string_append_printf (text, "%u × %u: %u %u %u %u state %d %s", r, c, cell.n_strong, cell.n_other, cell.n_new,
                                cell.n_points, (int) cell.state, judgement != NULL ? judgement->id : "");
        describe_records (text, bst_gap_matrix_get_records (matrix, r, c));
        g_string_append_c (text, '\n');
      }
  g_string_append (text, "nowhere:");
  describe_records (text, bst_gap_matrix_get_unplaced (matrix));
  return g_string_free (text, FALSE);
}

static void
assert_counted_right (Case *self)
{
  g_autoptr (BstGapMatrix) anew = count (self);
  g_autofree char *followed = describe (self->matrix), *wanted = describe (anew);

  g_assert_true (g_str_equal (followed, wanted)); /* both are long: print them to see */
}

/* --- Changing -------------------------------------------------------------------------------------------------------- */

static BstCellPlace
random_place (Case *self)
{
  guint n_rows = bst_gap_matrix_get_rows (self->matrix)->len,
        n_columns = bst_gap_matrix_get_columns (self->matrix)->len;

  return bst_gap_matrix_get_place (self->matrix, (guint) g_rand_int_range (self->rand, 0, (int) n_rows),
                                   (guint) g_rand_int_range (self->rand, 0, (int) n_columns));
}

/* A judgement, a new action in a cell, or something anywhere in the plan. */
static BstTransaction *
random_step (Case *self)
{
  BstCellPlace place = random_place (self);
  int what = g_rand_int_range (self->rand, 0, 6);
  g_autoptr (BstRecord) draft = NULL;
  BstTransaction *transaction;

  if (what >= 3)
    return random_transaction (self->rand, self->plan, (guint) g_rand_int_range (self->rand, 1, 5));
  transaction = bst_transaction_new ("step", "author", NULL);
  draft = bst_gap_make_draft (self->framework, &place);
  if (what == 0)
    bst_gap_withdraw (self->plan, transaction, &place);
  else if (what == 1)
    bst_gap_judge (self->plan, transaction, &place, (BstGapVerdict) g_rand_int_range (self->rand, 0, 4), TODAY);
  else
    bst_transaction_add (transaction, draft);
  return transaction;
}

static void
step (Case *self)
{
  switch (g_rand_int_range (self->rand, 0, 5))
    {
    case 0:
      bst_plan_undo (self->plan);
      break;
    case 1:
      bst_plan_redo (self->plan);
      break;
    default:
      bst_plan_apply (self->plan, random_step (self), NULL); /* some are refused: what is referred to stays */
    }
}

static void
try_case (guint32 seed, guint *n_followed, guint *n_anew)
{
  Case self = { .rand = g_rand_new_with_seed (seed), .shape = seed % G_N_ELEMENTS (shapes) };

  g_test_message ("BST_TEST_SEED=%u", seed);
  self.framework = bst_framework_get ("ggb", NULL, NULL);
  self.plan = random_plan (self.rand, 60);
  self.portfolio = bst_portfolio_new (self.plan, self.framework, TODAY);
  self.matrix = count (&self);
  g_signal_connect (self.plan, "applied", G_CALLBACK (applied_cb), &self);
  for (guint i = 0; i < STEPS; i++)
    {
      step (&self);
      assert_counted_right (&self);
    }
  *n_followed += self.n_followed;
  *n_anew += self.n_anew;
  bst_gap_matrix_free (self.matrix);
  g_signal_handlers_disconnect_by_data (self.plan, &self);
  g_object_unref (self.portfolio);
  g_object_unref (self.plan);
  g_object_unref (self.framework);
  g_rand_free (self.rand);
}

static void
test_follow (void)
{
  const char *seed = g_getenv ("BST_TEST_SEED");
  guint n_followed = 0, n_anew = 0;

  for (guint i = 0; i < (seed != NULL ? 1 : CASES); i++)
    try_case (seed != NULL ? (guint32) g_ascii_strtoull (seed, NULL, 10) : i + 1, &n_followed, &n_anew);
  g_test_message ("%u changes followed, %u counted anew", n_followed, n_anew);
  if (seed == NULL)
    g_assert_cmpuint (n_followed, >, n_anew);
}

/* --- One cell -------------------------------------------------------------------------------------------------------- */

static BstTransaction *
begin (void)
{
  return bst_transaction_new ("step", "author", NULL);
}

static void
assert_state (Case *self, guint column, BstCellState state)
{
  g_assert_cmpint (bst_gap_matrix_get (self->matrix, 0, column).state, ==, state);
  assert_counted_right (self);
}

/* When the only action of a cell goes, the cell says again what was judged of it, or that nothing is known. */
static void
try_one_cell (Case *self)
{
  BstCellPlace place = bst_gap_matrix_get_place (self->matrix, 0, 0),
               beside = bst_gap_matrix_get_place (self->matrix, 0, 1);
  g_autoptr (BstRecord) draft = bst_gap_make_draft (self->framework, &place);
  BstTransaction *transaction = begin ();

  assert_state (self, 0, BST_CELL_EMPTY);
  bst_transaction_add (transaction, draft);
  g_assert_true (bst_plan_apply (self->plan, transaction, NULL));
  assert_state (self, 0, BST_CELL_FILLED);
  transaction = begin ();
  bst_transaction_remove (transaction, bst_plan_find (self->plan, BST_KIND_ACTIONS, draft->id));
  g_assert_true (bst_plan_apply (self->plan, transaction, NULL));
  assert_state (self, 0, BST_CELL_EMPTY);
  transaction = begin ();
  bst_gap_judge (self->plan, transaction, &place, BST_GAP_CONFIRMED, TODAY);
  g_assert_true (bst_plan_apply (self->plan, transaction, NULL));
  assert_state (self, 0, BST_CELL_CONFIRMED);
  bst_plan_undo (self->plan);
  bst_plan_undo (self->plan);
  assert_state (self, 0, BST_CELL_FILLED);
  transaction = begin ();
  bst_gap_judge (self->plan, transaction, &place, BST_GAP_CONFIRMED, TODAY);
  g_assert_true (bst_plan_apply (self->plan, transaction, NULL));
  assert_state (self, 0, BST_CELL_FILLED); /* known actions speak first */
  transaction = begin ();
  bst_transaction_set (transaction, bst_plan_find (self->plan, BST_KIND_ACTIONS, draft->id),
                       bst_kind_get_field (BST_KIND_ACTIONS, "settings"),
                       bst_value_refs ((const char *[]) { beside.values[BST_AXIS_SETTING], NULL }));
  g_assert_true (bst_plan_apply (self->plan, transaction, NULL));
  assert_state (self, 0, BST_CELL_CONFIRMED);
  assert_state (self, 1, BST_CELL_FILLED);
}

static void
test_one_cell (void)
{
  Case self = { .framework = bst_framework_get ("ggb", NULL, NULL) };

  self.plan = bst_plan_create (self.framework, "Plan", "nl");
  self.portfolio = bst_portfolio_new (self.plan, self.framework, TODAY);
  self.matrix = count (&self);
  g_signal_connect (self.plan, "applied", G_CALLBACK (applied_cb), &self);
  try_one_cell (&self);
  g_assert_cmpuint (self.n_followed, >, 0);
  g_assert_cmpuint (self.n_anew, ==, 0);
  bst_gap_matrix_free (self.matrix);
  g_signal_handlers_disconnect_by_data (self.plan, &self);
  g_object_unref (self.portfolio);
  g_object_unref (self.plan);
  g_object_unref (self.framework);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gaps/follow", test_follow);
  g_test_add_func ("/gaps/one-cell", test_one_cell);
  return g_test_run ();
}
