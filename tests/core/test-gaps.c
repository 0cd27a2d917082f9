/* SPDX-License-Identifier: EUPL-1.2 */
/* test-gaps.c - the gap matrix: what stands in a cell, on any two axes, and what people judged of it. */
#include "bst-gap-work.h"
#include "smart-fixture.h"
#include <locale.h>

#define ALL(points, by) \
  "scores=cr.1@" points by ",cr.2@" points by ",cr.3@" points by ",cr.4@" points by ",cr.5@" points by

static guint
find_value (const GPtrArray *values, const char *id)
{
  for (guint i = 0; i < values->len; i++)
    if (g_str_equal (((const BstAxisValue *) values->pdata[i])->id, id))
      return i;
  g_error ("no %s", id);
}

static BstCell
cell_of (SmartFixture *fixture, BstPortfolio *portfolio, BstAxis rows, const char *row, BstAxis columns,
         const char *column, guint *ret_n_records)
{
  g_autoptr (BstGapMatrix) matrix =
      bst_gap_matrix_new (fixture->plan, fixture->framework, portfolio, rows, columns, NULL);
  guint r = find_value (bst_gap_matrix_get_rows (matrix), row);
  guint c = find_value (bst_gap_matrix_get_columns (matrix), column);
  const GPtrArray *records = bst_gap_matrix_get_records (matrix, r, c);

  if (ret_n_records != NULL)
    *ret_n_records = records != NULL ? records->len : 0;
  return bst_gap_matrix_get (matrix, r, c);
}

static void
test_gaps (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (BstPortfolio) portfolio = bst_portfolio_new (fixture->plan, fixture->framework, TODAY);
  guint n;
  BstCell cell;

  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-a",
                     ALL ("4", "v") "|primary-objective=od.kj.3.d|settings=set.onderwijs,set.thuis");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-b", "primary-objective=od.kj.3|settings=set.onderwijs");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-c", "kind=new|primary-objective=od.kj.3|settings=set.onderwijs");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-d",
                     "scaling-stage=stopped|primary-objective=od.kj.3|settings=set.onderwijs");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-e", "kind=pilot|primary-objective=od.kj.3|settings=set.onderwijs");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-f",
                     "out-of-scope=1|primary-objective=od.kj.3|settings=set.onderwijs");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-a", "title=Les|objective=od.kj.3.e|settings=set.onderwijs");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-b",
                     "title=Les|status=stopped|objective=od.kj.3|settings=set.onderwijs");
  cell = cell_of (fixture, portfolio, BST_AXIS_OBJECTIVE, "od.kj.3", BST_AXIS_SETTING, "set.onderwijs", &n);
  g_assert_cmpuint (cell.n_strong, ==, 1);
  g_assert_cmpuint (cell.n_other, ==, 1);
  g_assert_cmpuint (cell.n_new, ==, 2); /* a pilot is one */
  g_assert_cmpuint (cell.n_points, ==, 1);
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpint (cell.state, ==, BST_CELL_FILLED);
  cell = cell_of (fixture, portfolio, BST_AXIS_SETTING, "set.thuis", BST_AXIS_PHASE, "lf.kj", &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (cell.n_strong, ==, 1);
}

static void
test_judgements (void)
{
  static const struct {
    const char *verdict;
    BstCellState state;
  } cases[] = {
    { "to-check", BST_CELL_TO_CHECK },
    { "confirmed", BST_CELL_CONFIRMED },
    { "covered-by-regular-work", BST_CELL_COVERED },
    { "not-applicable", BST_CELL_NOT_APPLICABLE },
  };
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (BstPortfolio) portfolio = bst_portfolio_new (fixture->plan, fixture->framework, TODAY);
  const char *values[BST_N_AXES] = { [BST_AXIS_OBJECTIVE] = "od.kj.3", [BST_AXIS_SETTING] = "set.werk" };
  g_autofree char *id = bst_gap_judgement_make_id (values);

  g_assert_cmpstr (id, ==, "gj:od.kj.3:set.werk");
  g_assert_true (bst_id_is_valid (BST_KIND_GAP_JUDGEMENTS, id));
  g_assert_cmpint (cell_of (fixture, portfolio, BST_AXIS_OBJECTIVE, "od.kj.3", BST_AXIS_SETTING, "set.werk", NULL)
                       .state,
                   ==, BST_CELL_EMPTY);
  smart_fixture_add (fixture, BST_KIND_GAP_JUDGEMENTS, id, "objective=od.kj.3|setting=set.werk");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fields = g_strconcat ("verdict=", cases[i].verdict, NULL);
      smart_fixture_set (fixture, BST_KIND_GAP_JUDGEMENTS, id, fields);
      /* the same cell, whichever axis stands in the rows */
      g_assert_cmpint (cell_of (fixture, portfolio, BST_AXIS_SETTING, "set.werk", BST_AXIS_OBJECTIVE, "od.kj.3", NULL)
                           .state,
                       ==, cases[i].state);
    }
  /* an action that came since speaks before the judgement */
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-a", "primary-objective=od.kj.3|settings=set.werk");
  g_assert_cmpint (cell_of (fixture, portfolio, BST_AXIS_OBJECTIVE, "od.kj.3", BST_AXIS_SETTING, "set.werk", NULL)
                       .state,
                   ==, BST_CELL_FILLED);
}

/* Every axis against every other: sizes of the framework, and nothing falls over. */
static void
test_axes (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (BstPortfolio) portfolio = bst_portfolio_new (fixture->plan, fixture->framework, TODAY);

  smart_fixture_add (fixture, BST_KIND_TERMS, "te-een", "list=settings|title=Skatepark");
  smart_fixture_add (
      fixture, BST_KIND_ACTIONS, "ac-a",
      "primary-objective=od.kj.3|settings=te-een|groups=kg.kj.a|phases=lf.kj|domain=bd.jeugd|domains=bd.onderwijs|transition-paths=tp.1");
  for (int rows = 0; rows < BST_N_AXES; rows++)
    for (int columns = 0; columns < BST_N_AXES; columns++)
      {
        g_autoptr (BstGapMatrix) matrix = NULL;
        guint n = 0;
        if (rows == columns)
          continue;
        matrix = bst_gap_matrix_new (fixture->plan, fixture->framework, portfolio, rows, columns, NULL);
        for (guint r = 0; r < bst_gap_matrix_get_rows (matrix)->len; r++)
          for (guint c = 0; c < bst_gap_matrix_get_columns (matrix)->len; c++)
            n += bst_gap_matrix_get (matrix, r, c).n_other;
        g_test_message ("%s × %s: %u", bst_axes[rows].field, bst_axes[columns].field, n);
        g_assert_cmpuint (n, >=, 1);
        g_assert_cmpuint (bst_gap_matrix_count (matrix, BST_CELL_CONFIRMED), ==, 0);
      }
}

static void
test_candidates (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (BstPortfolio) portfolio = bst_portfolio_new (fixture->plan, fixture->framework, TODAY);
  g_autoptr (GPtrArray) before = bst_gap_candidates (fixture->plan, fixture->framework, portfolio, NULL);

  g_assert_cmpuint (before->len, ==, 31);
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-a", ALL ("4", "v") "|primary-objective=od.kj.3.d");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-b", ALL ("1", "v") "|primary-objective=od.kj.1");
  g_autoptr (GPtrArray) after = bst_gap_candidates (fixture->plan, fixture->framework, portfolio, NULL);
  g_assert_cmpuint (after->len, ==, 30);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gaps/counts", test_gaps);
  g_test_add_func ("/gaps/judgements", test_judgements);
  g_test_add_func ("/gaps/axes", test_axes);
  g_test_add_func ("/gaps/candidates", test_candidates);
  return g_test_run ();
}
