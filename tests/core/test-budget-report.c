/* SPDX-License-Identifier: EUPL-1.2 */
/* test-budget-report.c - the grid, the reconciliations and their words, and the fourteen tables. */
#include "bst-budget-report.h"
#include "smart-fixture.h"
#include <string.h>

#define LINK "class=specific|source-ref=BBT 2026|"

/* Three funders of one action with two objectives, last year and this year; one with a coefficient, one private. */
static SmartFixture *
fixture_new (void)
{
  SmartFixture *fixture = smart_fixture_new ("nl");

  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-a",
                     "title=Samen|primary-objective=od.kj.3|other-objectives=od.vw.4");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-a", "title=Lessen|objective=od.kj.1|domain=bd.jeugd");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-arm", "title=Zonder geld|objective=od.kj.1|domain=bd.jeugd");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-in",
                     "title=Binnen de werking|objective=od.kj.1|domain=bd.jeugd|means-kind=within-operation");
  smart_fixture_add (
      fixture, BST_KIND_ARTICLES, "ar-a",
      "code=GB0-1GCF2LA-WT|domain=bd.welzijn|ise=GC-L|credits=2025:ba:vak@14302700000,2026:bo:vak@14673100000@274600000@145800000@-50000000");
  smart_fixture_add (
      fixture, BST_KIND_BUDGET_LINKS, "bl-a",
      LINK
      "year=2026|role=lead|action=ac-a|domain=bd.welzijn|article=ar-a|amounts=bo:vak@100050000@50050000,bo:vek@1@1");
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-b",
                     LINK "year=2026|action=ac-a|domain=bd.jeugd|amounts=bo:vak@200050000@50050000,bu:vak@1@45000000");
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-c",
                     LINK "year=2026|action=ac-a|domain=bd.werk|amounts=bo:vak@50050000@50050000");
  smart_fixture_add (
      fixture, BST_KIND_BUDGET_LINKS, "bl-d",
      LINK "year=2026|action-point=ap-a|domain=bd.jeugd|method=coefficient|share-bp=4000|amounts=bo:vak@100000000@");
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-e",
                     LINK
                     "year=2026|action=ac-a|domain=bd.jeugd|funding-kind=private-fund|amounts=bo:vak@700000@700000");
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-l",
                     LINK "year=2025|action=ac-a|domain=bd.welzijn|amounts=bo:vak@30000000@30000000");
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-m",
                     LINK "year=2025|action=ac-a|domain=bd.cultuur|amounts=bo:vak@16000000@16000000");
  smart_fixture_add (fixture, BST_KIND_CONTRIBUTIONS, "con:bd.jeugd:2026",
                     "domain=bd.jeugd|year=2026|state=submitted|filled-in-by=adviseur|answers=ap-a@Lessen gegeven");
  return fixture;
}

/* --- Grid ------------------------------------------------------------------------------------------------------------ */

static void
test_grid (void)
{
  static const struct {
    const char *fields;
    BstContributionCell state;
  } states[] = {
    { "answers=", BST_CELL_NOT_ASKED },
    { "asked-on=2026-02-01", BST_CELL_ASKED },
    { "asked-on=2026-02-01|deadline=2026-03-01", BST_CELL_ASKED },
    { "asked-on=2026-02-01|deadline=2026-02-28", BST_CELL_LATE },
    { "answers=ap-a@Gedaan", BST_CELL_CONCEPT },
    { "answers=ap-a@Gedaan|deadline=2026-02-28", BST_CELL_LATE },
    { "state=submitted|deadline=2026-02-28", BST_CELL_SUBMITTED },
    { "state=found-complete", BST_CELL_COMPLETE },
    { "state=locked", BST_CELL_LOCKED },
  };
  g_autoptr (SmartFixture) fixture = fixture_new ();
  g_autoptr (BstBudgetTotals) totals = bst_budget_totals_new (fixture->plan, fixture->framework, 0);
  BstGridCell cell = bst_budget_grid_get (totals, "bd.jeugd", 2026, BST_BUDGET_BO, BST_CREDIT_VAK, TODAY);

  g_assert_cmpint (cell.sum.plan, ==, 50050000);
  g_assert_cmpint (cell.state, ==, BST_CELL_SUBMITTED);
  g_assert_cmpuint (cell.n_subjects, ==, 4); /* three action points of its own, and the action */
  g_assert_cmpuint (cell.n_answered, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *fields = g_strconcat ("domain=bd.werk|year=2026|", states[i].fields, NULL);
      g_test_message ("%s", states[i].fields);
      smart_fixture_add (fixture, BST_KIND_CONTRIBUTIONS, "con:bd.werk:2026", fields);
      smart_fixture_set (fixture, BST_KIND_ACTION_POINTS, "ap-a", "domain=bd.werk");
      cell = bst_budget_grid_get (totals, "bd.werk", 2026, BST_BUDGET_BO, BST_CREDIT_VAK, TODAY);
      g_assert_cmpint (cell.state, ==, states[i].state);
      smart_fixture_remove (fixture, BST_KIND_CONTRIBUTIONS, "con:bd.werk:2026");
    }
  cell = bst_budget_grid_get (totals, "bd.armoede", 2026, BST_BUDGET_BO, BST_CREDIT_VAK, TODAY);
  g_assert_cmpint (cell.state, ==, BST_CELL_NOT_ASKED);
}

static void
test_answers (void)
{
  static const struct {
    BstAnswer answer;
    gboolean given;
  } cases[] = {
    { { .unchanged = 1 }, TRUE },
    { { .nothing = 1 }, FALSE }, /* nothing to report, because … */
    { { .nothing = 1, .nothing_reason = (char *) "nog niet begonnen" }, TRUE },
    { { .intention = (char *) "x" }, TRUE },
    { { .estimate_unknown = 1 }, FALSE },
    { { .unchanged = 0 }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (bst_answer_is_given (&cases[i].answer), ==, cases[i].given);
  g_assert_false (bst_answer_is_given (NULL));
}

static void
test_unfunded (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  g_autoptr (BstBudgetTotals) totals = bst_budget_totals_new (fixture->plan, fixture->framework, 0);
  g_autoptr (GPtrArray) now = bst_budget_list_unfunded (totals, 2026, NULL);
  GPtrArray *other;

  g_assert_cmpuint (now->len, ==, 1);
  g_assert_cmpstr (((BstRecord *) now->pdata[0])->id, ==, "ap-arm");
  smart_fixture_set (fixture, BST_KIND_ACTION_POINTS, "ap-arm", "action=ac-a"); /* its action has money */
  other = bst_budget_list_unfunded (totals, 2026, NULL);
  g_assert_cmpuint (other->len, ==, 0);
  g_ptr_array_unref (other);
  other = bst_budget_list_unfunded (totals, 2027, "bd.jeugd");
  g_assert_cmpuint (other->len, ==, 2);
  g_ptr_array_unref (other);
  smart_fixture_set (fixture, BST_KIND_ACTION_POINTS, "ap-a", "status=stopped");
  other = bst_budget_list_unfunded (totals, 2027, "bd.jeugd");
  g_assert_cmpuint (other->len, ==, 1);
  g_ptr_array_unref (other);
}

/* --- Reconciliations ---------------------------------------------------------------------------------------------------- */

static const BstReconciliation *
find_check (const GPtrArray *checks, const char *id, guint number)
{
  for (guint i = 0; i < checks->len; i++)
    if (g_str_equal (((const BstReconciliation *) checks->pdata[i])->id, id) && number-- == 0)
      return checks->pdata[i];
  g_error ("no %s", id);
}

static void
test_checks (void)
{
  static const struct {
    const char *id;
    guint number;
    gint64 left, right;
    const char *words;
  } cases[] = {
    { "links", 0, 150150000, 150150000, "1.502 k€" },
    { "subjects", 0, 150150000, 150150000, "1.502 k€" },
    { "objectives", 0, 150150000, 150150000, "1.502 k€" },
    { "domains", 0, 150150000, 150150000, "1.502 k€" },
    { "gross", 0, 150150000, 350150000, "42,88 %" },
    { "articles", 0, 100050000, 14673100000, "145.730 k€" },
    { "share-of-articles", 0, 50050000, 14673100000, "0,34 %" },
    { "ise", 0, 50050000, 14673100000, "0,34 %" },
    { "identity", 0, 14673100000, 14673100000, "146.731 k€" },
    { "bridge", 0, 150150000, BST_UNSET, "" },
    { "bridge", 2, BST_UNSET, 45000000, "" },
    { "vak-vek", 0, 1, 150150000, "1.502 k€" },
    { "opening", 0, 46000000, 150150000, "1.042 k€" },
    { "years", 0, 30000000, 50050000, "+200 k€" },
    { "transfers", 0, 0, 0, "" },
  };
  g_autoptr (SmartFixture) fixture = fixture_new ();
  g_autoptr (BstBudgetTotals) totals = bst_budget_totals_new (fixture->plan, fixture->framework, 0);
  g_autoptr (GPtrArray) checks = bst_reconciliations_new (totals, NULL, 2026, BST_BUDGET_BO, BST_CREDIT_VAK, "nl");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const BstReconciliation *check = find_check (checks, cases[i].id, cases[i].number);
      g_test_message ("%s: %s: %s", check->id, check->name, check->words);
      g_assert_cmpint (check->left, ==, cases[i].left);
      g_assert_cmpint (check->right, ==, cases[i].right);
      g_assert_nonnull (strstr (check->words, cases[i].words));
      g_assert_null (strpbrk (check->words, "{}"));
      g_assert_null (strpbrk (check->name, "{}"));
    }
  /* of one domain */
  g_autoptr (GPtrArray) own = bst_reconciliations_new (totals, "bd.jeugd", 2026, BST_BUDGET_BO, BST_CREDIT_VAK, "nl");
  g_assert_cmpint (find_check (own, "links", 0)->right, ==, 50050000);
  g_assert_cmpint (find_check (own, "bridge", 2)->right, ==, 45000000);
}

/* What does not add up is told. */
static void
test_differences (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  g_autoptr (BstBudgetTotals) totals = bst_budget_totals_new (fixture->plan, fixture->framework, 0);
  g_autoptr (GPtrArray) checks = NULL;

  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-x", LINK "year=2026|amounts=bo:vak@@10000000");
  smart_fixture_set (fixture, BST_KIND_ACTIONS, "ac-a", "primary-objective=");
  checks = bst_reconciliations_new (totals, NULL, 2026, BST_BUDGET_BO, BST_CREDIT_VAK, "nl");
  g_assert_cmpint (find_check (checks, "domains", 0)->difference, ==, 10000000);
  g_assert_cmpint (find_check (checks, "subjects", 0)->difference, ==, 10000000);
  g_assert_cmpint (find_check (checks, "objectives", 0)->difference, ==, 160150000);
  g_assert_cmpint (find_check (checks, "links", 0)->difference, ==, 0);
  g_assert_nonnull (strstr (find_check (checks, "domains", 0)->words, "100 k€"));
}

/* The part of an ISE that is attributed: of what is printed for it, else of its articles; a link that names no article is
 * of the ISE that it names. More than all of it is a difference to be explained. */
static void
test_ises (void)
{
  static const struct {
    BstKindId kind;
    const char *id, *fields;
    gint64 right;
    gboolean differs;
    const char *words;
  } steps[] = {
    { BST_KIND_BUDGET_LINKS, "bl-y",
      LINK "year=2026|domain=bd.welzijn|action-point=ap-a|ise=GC-L|amounts=bo:vak@@100000000", 14673100000, FALSE,
      "1,02 % van de 146.731 k€" },
    { BST_KIND_ARTICLES, "ar-t", "code=GC-L|ise=GC-L|ise-total=1|credits=2026:bo:vak@300100000", 300100000, FALSE,
      "50 % van de 3.001 k€" },
    { BST_KIND_ARTICLES, "ar-t", "credits=2026:bo:vak@150050000", 150050000, FALSE, "100 % van" },
    { BST_KIND_ARTICLES, "ar-t", "credits=2026:bo:vak@150049999", 150049999, TRUE, "dubbel" },
    { BST_KIND_ARTICLES, "ar-t", "credits=2026:bo:vak@120040000000", 120040000000, FALSE, "0,12 % van" }, /* 12.5 */
  };
  g_autoptr (SmartFixture) fixture = fixture_new ();
  g_autoptr (BstBudgetTotals) totals = bst_budget_totals_new (fixture->plan, fixture->framework, 0);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GPtrArray) checks = NULL;
      const BstReconciliation *check;
      if (bst_plan_find (fixture->plan, steps[i].kind, steps[i].id) == NULL)
        smart_fixture_add (fixture, steps[i].kind, steps[i].id, steps[i].fields);
      else
        smart_fixture_set (fixture, steps[i].kind, steps[i].id, steps[i].fields);
      checks = bst_reconciliations_new (totals, "bd.welzijn", 2026, BST_BUDGET_BO, BST_CREDIT_VAK, "nl");
      check = find_check (checks, "ise", 0);
      g_test_message ("%s: %s", check->name, check->words);
      g_assert_cmpint (check->left, ==, 150050000);
      g_assert_cmpint (check->right, ==, steps[i].right);
      g_assert_cmpint (check->must_hold, ==, steps[i].differs);
      g_assert_nonnull (strstr (check->words, steps[i].words));
      g_assert_nonnull (strstr (check->name, "GC-L"));
    }
}

static void
test_years (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  g_autoptr (BstBudgetTotals) totals = bst_budget_totals_new (fixture->plan, fixture->framework, 0);
  BstYearDifference years = bst_budget_compare_years (totals, 2026, BST_BUDGET_BO, BST_CREDIT_VAK);
  BstYearDifference none = bst_budget_compare_years (totals, 2029, BST_BUDGET_BO, BST_CREDIT_VAK);
  g_autofree char *words = bst_year_difference_say (&years, "en"), *silent = bst_year_difference_say (&none, "en");

  g_assert_cmpuint (years.n_new, ==, 2);
  g_assert_cmpstr (words, ==,
                   "+200 k€ for 1 of 4 domains; 1 not received, 160 k€ last year. 2 domains are new, with 1,001 k€.");
  g_assert_cmpstr (silent, ==, "There is no money in either year.");
}

/* --- Tables ---------------------------------------------------------------------------------------------------------------- */

static char *
row_text (const BstBudgetTable *table, guint row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint column = 0; column < table->columns->len; column++)
    {
      g_autofree char *cell = bst_budget_table_show (table, row, column, "nl");
      g_string_append_printf (text, "%s%s", column > 0 ? " | " : "", cell);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_row (const GPtrArray *tables, guint number, const char *expected)
{
  const BstBudgetTable *table = tables->pdata[number - 1];

  for (guint row = 0; row < bst_budget_table_get_n_rows (table); row++)
    {
      g_autofree char *text = row_text (table, row);
      g_test_message ("%u: %s", number, text);
      if (g_str_equal (text, expected))
        return;
    }
  g_error ("table %u has no row “%s”", number, expected);
}

static void
assert_rounding (const BstBudgetTable *table, guint total, guint column, const char *expected)
{
  g_autofree char *difference = bst_budget_table_rounding (table, total, column, "nl");

  g_assert_cmpstr (difference, ==, expected);
}

static void
test_tables (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  BstBudgetReportRequest request = { .year = 2026, .today = TODAY };
  g_autoptr (GPtrArray) tables = NULL;

  g_assert_cmpint (bst_budget_report_find_phase (fixture->plan, 2026), ==, BST_BUDGET_BU);
  g_assert_cmpint (bst_budget_report_find_phase (fixture->plan, 2025), ==, BST_BUDGET_BO);
  tables = bst_budget_report_new (fixture->plan, fixture->framework, &request);
  g_assert_cmpuint (tables->len, ==, BST_N_BUDGET_TABLES);
  for (guint i = 0; i < tables->len; i++)
    {
      const BstBudgetTable *table = tables->pdata[i];
      g_assert_cmpuint (table->number, ==, i + 1);
      g_assert_cmpuint (table->cells->len % table->columns->len, ==, 0);
      g_assert_cmpuint (table->columns->len, <=, 16);
      g_assert_cmpuint (table->n_totals, <=, bst_budget_table_get_n_rows (table));
    }
  assert_row (tables, 1, "Jaar | 2026");
  assert_row (tables, 1, "Bronnen | BBT 2026");
  assert_row (tables, 2, "Welzijn | VAK | 1.000 | 500 |  |  |  |  |  | ");
  assert_row (tables, 2, "Welzijn | VEK | 0 | 0 |  |  |  |  |  | ");
  assert_row (tables, 2, "Totaal | VAK | 3.502 | 1.502 |  |  |  |  | 0 | 450");
  assert_row (tables, 3, "GC-L | GB0-1GCF2LA-WT | Samen | Welzijn | 1.000 | 500 | 50,02 % | Exact bedrag");
  assert_row (tables, 3, "Totaal |  |  |  | 3.502 | 1.502 | 42,88 % | ");
  assert_rounding (tables->pdata[2], 3, 5, "2"); /* three times 500,5 */
  /* each kind of credit by itself: rows of VAK, then one of VEK, then their totals */
  assert_rounding (tables->pdata[1], 4, 3, "2");
  g_assert_null (bst_budget_table_rounding (tables->pdata[1], 5, 3, "nl"));
  g_assert_null (bst_budget_table_rounding (tables->pdata[2], 3, 6, "nl"));
  assert_row (tables, 7, "Toegerekend met een coëfficiënt, buiten het totaal | 1 | 1.000 | 400 | 26,64 %");
  assert_row (tables, 8, "BU | 0 | 450 | \u22121.052 | 29,97 %");
  assert_row (tables, 14 - 2, "Geen geld | Zonder geld | Jeugd | ");
  assert_row (tables, 12, "Geen artikel | Samen | Werk | 500");
  assert_row (tables, 9, "Samen | Jeugd | 500 | 450 | 89,91 % | ");
}

/* One domain speaks of itself alone. */
static void
test_one_domain (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  BstBudgetReportRequest request = { .domain = "bd.jeugd", .year = 2026, .today = TODAY };
  g_autoptr (GPtrArray) tables = bst_budget_report_new (fixture->plan, fixture->framework, &request);

  assert_row (tables, 2, "Totaal | VAK | 2.000 | 500 |  |  |  |  | 0 | 450");
  for (guint i = 0; i < tables->len; i++)
    for (guint row = 0; row < bst_budget_table_get_n_rows (tables->pdata[i]); row++)
      {
        g_autofree char *text = row_text (tables->pdata[i], row);
        g_assert_null (strstr (text, "Welzijn"));
        g_assert_null (strstr (text, "Werk |"));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/budget-report/grid", test_grid);
  g_test_add_func ("/budget-report/answers", test_answers);
  g_test_add_func ("/budget-report/unfunded", test_unfunded);
  g_test_add_func ("/budget-report/checks", test_checks);
  g_test_add_func ("/budget-report/differences", test_differences);
  g_test_add_func ("/budget-report/ises", test_ises);
  g_test_add_func ("/budget-report/years", test_years);
  g_test_add_func ("/budget-report/tables", test_tables);
  g_test_add_func ("/budget-report/one-domain", test_one_domain);
  return g_test_run ();
}
