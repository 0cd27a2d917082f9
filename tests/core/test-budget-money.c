/* SPDX-License-Identifier: EUPL-1.2 */
/* test-budget-money.c - cents, shares, thousands of euros; article codes; the real credits of published documents. */
#include "bst-article.h"
#include "smart-fixture.h"
#include <string.h>

/* --- Rounding -------------------------------------------------------------------------------------------------- */

static void
test_shares (void)
{
  static const struct {
    gint64 gross, share, cents;
  } cases[] = {
    { 10000, 2500, 2500 },
    { 1, 5000, 0 },    /* a half goes to the even cent: 0.5 → 0 */
    { 3, 5000, 2 },    /* 1.5 → 2 */
    { 5, 5000, 2 },    /* 2.5 → 2 */
    { -3, 5000, -2 },
    { -1, 5000, 0 },
    { -5, 5000, -2 },
    { 10, 3333, 3 },   /* 3.333 */
    { 10, 3667, 4 },   /* 3.667 */
    { 12345, 0, 0 },
    { 12345, 10000, 12345 },
    { BST_MONEY_LIMIT, 10000, BST_MONEY_LIMIT }, /* no overflow on the way */
    { BST_MONEY_LIMIT, 9999, G_GINT64_CONSTANT (999900000000000) },
  };
  gint64 cents = 7;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (bst_money_share (cases[i].gross, cases[i].share, &cents));
      g_assert_cmpint (cents, ==, cases[i].cents);
    }
  cents = 7;
  g_assert_false (bst_money_share (BST_UNSET, 5000, &cents));
  g_assert_false (bst_money_share (100, BST_UNSET, &cents));
  g_assert_false (bst_money_share (100, 10001, &cents));
  g_assert_false (bst_money_share (100, -1, &cents));
  g_assert_false (bst_money_share (BST_MONEY_LIMIT + 1, 5000, &cents));
  g_assert_cmpint (cents, ==, 7);
}

static void
test_ratios (void)
{
  g_assert_cmpint (bst_money_ratio (1, 3), ==, 3333);
  g_assert_cmpint (bst_money_ratio (-1, 3), ==, -3333);
  g_assert_cmpint (bst_money_ratio (2, -3), ==, -6667);
  g_assert_cmpint (bst_money_ratio (1, 20000), ==, 0); /* half a basis point, to the even one too */
  g_assert_cmpint (bst_money_ratio (3, 20000), ==, 2);
  g_assert_cmpint (bst_money_ratio (5, 20000), ==, 2);
  g_assert_cmpint (bst_money_ratio (-5, 20000), ==, -2);
  g_assert_cmpint (bst_money_ratio (5, -20000), ==, -2);
  g_assert_cmpint (bst_money_ratio (5, 0), ==, BST_UNSET);
  g_assert_cmpint (bst_money_ratio (BST_MONEY_LIMIT, BST_MONEY_LIMIT), ==, 10000);
}

static void
test_kilo (void)
{
  static const gint64 cents[] = { 50000, 150000, BST_UNSET, 249999, -50000, -150000, 250001 };
  static const gint64 kilo[] = { 0, 2, BST_UNSET, 2, 0, -2, 3 };
  /* three times 0.5 k€: each cell rounds to 0, the total to 2 */
  static const gint64 halves[] = { 50000, 50000, 50000 };
  static const gint64 five[] = { 100000, 150000 }; /* 2.5 k€: to the even 2, of cells 1 and 2 */
  g_auto (BstKiloColumn) column = { 0 }, three = { 0 }, half = { 0 };

  bst_kilo_column_init (&column, cents, G_N_ELEMENTS (cents));
  for (guint i = 0; i < G_N_ELEMENTS (cents); i++)
    g_assert_cmpint (g_array_index (column.cells, gint64, i), ==, kilo[i]);
  g_assert_cmpint (column.total, ==, 5);
  g_assert_cmpint (column.difference, ==, 0);
  bst_kilo_column_init (&three, halves, G_N_ELEMENTS (halves));
  g_assert_cmpint (three.total, ==, 2);
  g_assert_cmpint (three.difference, ==, 2);
  bst_kilo_column_init (&half, five, G_N_ELEMENTS (five));
  g_assert_cmpint (half.total, ==, 2);
  g_assert_cmpint (half.difference, ==, -1);
}

static void
test_entry (void)
{
  static const struct {
    const char *language, *text;
    BstMoneyUnit unit;
    gboolean good;
    gint64 cents;
  } cases[] = {
    { "nl", "143.027", BST_MONEY_KILO, TRUE, 14302700000 },
    { "nl", "143.027", BST_MONEY_EURO, TRUE, 14302700 },
    { "en", "143,027", BST_MONEY_KILO, TRUE, 14302700000 },
    { "nl", "3,5", BST_MONEY_KILO, TRUE, 350000 },
    { "nl", "€ 1.240,50", BST_MONEY_KILO, TRUE, 124050 },
    { "nl", "3,5 k€", BST_MONEY_EURO, TRUE, 350000 },
    { "fr", "1\u202f240 €", BST_MONEY_EURO, TRUE, 124000 },
    { "de", "-500", BST_MONEY_KILO, TRUE, -50000000 },
    { "nl", "\u2212500", BST_MONEY_KILO, TRUE, -50000000 },
    { "nl", "0", BST_MONEY_KILO, TRUE, 0 },
    { "nl", "", BST_MONEY_KILO, TRUE, BST_UNSET },
    { "nl", "€", BST_MONEY_EURO, FALSE, 7 },
    { "nl", "0,001", BST_MONEY_EURO, FALSE, 7 },      /* a tenth of a cent */
    { "nl", "0,000001", BST_MONEY_KILO, FALSE, 7 },
    { "nl", "0,00001", BST_MONEY_KILO, TRUE, 1 },
    { "nl", "veel", BST_MONEY_EURO, FALSE, 7 },
    { "nl", "10.000.000.000", BST_MONEY_KILO, TRUE, BST_MONEY_LIMIT },
    { "nl", "10.000.000.001", BST_MONEY_KILO, FALSE, 7 },
    { "nl", "12 dollar", BST_MONEY_EURO, FALSE, 7 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 cents = 7;
      g_test_message ("%s “%s”", cases[i].language, cases[i].text);
      g_assert_cmpint (bst_parse_money (cases[i].language, cases[i].text, cases[i].unit, &cents), ==, cases[i].good);
      g_assert_cmpint (cents, ==, cases[i].cents);
    }
  g_autofree char *shown = bst_format_kilo ("nl", 14673100000), *even = bst_format_kilo ("nl", 250000),
                  *none = bst_format_kilo ("nl", BST_UNSET);
  g_assert_cmpstr (shown, ==, "146.731");
  g_assert_cmpstr (even, ==, "2");
  g_assert_cmpstr (none, ==, "");
}

/* --- Codes ------------------------------------------------------------------------------------------------------ */

static void
test_codes (void)
{
  static const char *const good[] = { "GB0-1GCF2LA-WT", "JB0-1JEB2HA-WT", "TB0-1THC2UA-WT",
                                      "HB0-1HFH2NY-IS", "SJ0-1SFC2DY-IS", "HB0-1HDB2UE-WT",
                                      "GE0-1GDF2KA-PA", "GB0-1GHF2TU-PR", "GEA-AGDF2KB-LO" };
  static const struct {
    const char *code, *about;
  } bad[] = {
    { "", "GB0-1GCF2LA-WT" },
    { "GB0", "GB0-1GCF2LA-WT" },
    { "GB0-1GCF2LA", "GB0-1GCF2LA-WT" },
    { "GB0-1GCF2LA-WT-X", "GB0-1GCF2LA-WT" },
    { "G10-1GCF2LA-WT", "“G10”" },
    { "GBB0-1GCF2LA-WT", "“GBB0”" },
    { "GB0-GGCF2L-WT", "“GGCF2L”" },
    { "GB0-11CF2LA-WT", "“11CF2LA”" },
    { "GB0-1GCF2LA-W1", "“W1”" },
    { "GB0-1GCF2LA-WTX", "“WTX”" },
    { "gb0-1gcf2la-wt", "GB0-1GCF2LA-WT" },
    { "GB0 – 1GCF2LA – WT", "GB0-1GCF2LA-WT" },
    { "GB0-1GCF2LA-WT\n", "GB0-1GCF2LA-WT" },
  };
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (bst_article_code_check (framework, good[i], "en", NULL));
      g_assert_true (bst_article_code_check (NULL, good[i], "en", NULL));
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *message = NULL;
      g_assert_false (bst_article_code_check (framework, bad[i].code, "en", &message));
      g_test_message ("%s", message);
      g_assert_nonnull (strstr (message, bad[i].about));
      g_assert_null (strstr (message, "{"));
    }
  g_autofree char *clean = bst_article_code_clean (" gb0 – 1gcf2la\u2011wt ");
  g_assert_cmpstr (clean, ==, "GB0-1GCF2LA-WT");
}

static void
test_versions (void)
{
  g_autoptr (BstRecord) article = smart_record_new (
      BST_KIND_ARTICLES, "ar-a",
      "code=TB0-1THC2UA-WT|versions=JB0-1JEB2HA-WT@@2020,JB0-1JEC2HA-WT@2021@2024,TB0-1THC2UA-WT@2025@");
  g_autoptr (BstRecord) plain = smart_record_new (BST_KIND_ARTICLES, "ar-b", "code=GB0-1GCF2LA-WT");

  g_assert_cmpstr (bst_article_get_code (article, 2019), ==, "JB0-1JEB2HA-WT");
  g_assert_cmpstr (bst_article_get_code (article, 2020), ==, "JB0-1JEB2HA-WT");
  g_assert_cmpstr (bst_article_get_code (article, 2021), ==, "JB0-1JEC2HA-WT");
  g_assert_cmpstr (bst_article_get_code (article, 2024), ==, "JB0-1JEC2HA-WT");
  g_assert_cmpstr (bst_article_get_code (article, 2030), ==, "TB0-1THC2UA-WT");
  g_assert_cmpstr (bst_article_get_code (plain, 2026), ==, "GB0-1GCF2LA-WT");
  g_assert_true (bst_article_is_known_in (plain, 2026));
  g_assert_true (bst_article_is_known_in (article, 2022));
  g_autoptr (BstRecord) young =
      smart_record_new (BST_KIND_ARTICLES, "ar-c", "code=TB0-1THC2UA-WT|versions=TB0-1THC2UA-WT@2027@");
  g_assert_false (bst_article_is_known_in (young, 2026));
  g_assert_true (bst_article_is_known_in (young, 2027));
}

/* --- The real rows ------------------------------------------------------------------------------------------------ */

/* From BBT WVG 13-Y (2019-2020) nr. 1, pages 41 to 47, and BBT WVG BO 2026; in k€. */
static const char real_rows[] =
    "# as printed\n"
    "code;label;ise_code;ise;budget_year;credit_kind;base_phase;base;index;compensaties;andere_bijstellingen;result_phase;result\n"
    "GE0-1GDF2KA-WT;Beleid eerstelijnsgezondheidszorg;GD-K;Woonzorg en eerste lijn;2020;VAK;BO 2019;27898;195;1356;;;\n"
    "GE0-1GDF2KA-PA;Beleid eerstelijnsgezondheidszorg;GD-K;Woonzorg en eerste lijn;2020;VEK;BO 2019;3565;0;0;0;;\n"
    "GE0-1GDF2KB-WT;Impulseo;GD-K;Woonzorg en eerste lijn;2020;VAK;BO 2019;20752;311;0;135;;\n"
    "GB0-1GDF2LA-WT;Beleid over ziekenhuizen;GD-L;Gespecialiseerde zorg;2020;VEK;BO 2019;15919;0;113;;;\n"
    "GB0-1GCF2LA-WT;Beleid over ziekenhuizen en geestelijke gezondheidszorg;GC-L;Gespecialiseerde zorg;2026;VAK;BA 2025;143027;2746;1458;-500;BO 2026;146731\n"
    "GB0-1GHF2TU-PR;Provisie;;;2026;VAK;;15435;;;-15435;;0\n";

static GPtrArray *
split_rows (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (rows, g_strsplit (lines[i], ";", -1));
  return rows;
}

static GPtrArray *
import_rows (SmartFixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) rows = split_rows (text);
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_import_problem_free);
  g_autoptr (GError) error = NULL;

  bst_plan_apply (fixture->plan,
                  bst_articles_import (fixture->plan, fixture->framework, rows, BST_MONEY_KILO, "en", problems),
                  &error);
  g_assert_no_error (error);
  return problems;
}

static BstRecord *
find_article (SmartFixture *fixture, const char *code)
{
  BstCollection *articles = bst_plan_get_collection (fixture->plan, BST_KIND_ARTICLES);

  for (guint i = 0; i < bst_collection_get_n (articles); i++)
    if (strcmp (bst_record_get_text (bst_collection_get (articles, i), "code"), code) == 0)
      return bst_collection_get (articles, i);
  g_error ("no %s", code);
}

static void
test_real_rows (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (GPtrArray) problems = import_rows (fixture, real_rows);
  BstCreditIdentity identity;
  BstRecord *article;

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (bst_collection_get_n (bst_plan_get_collection (fixture->plan, BST_KIND_ARTICLES)), ==, 6);
  article = find_article (fixture, "GB0-1GCF2LA-WT");
  g_assert_cmpstr (bst_record_get_text (article, "ise"), ==, "GC-L");
  g_assert_true (bst_article_get_identity (article, 2026, BST_BUDGET_BO, BST_CREDIT_VAK, &identity));
  g_assert_true (identity.has_base && identity.has_result);
  g_assert_cmpint (identity.base_phase, ==, BST_BUDGET_BA);
  g_assert_cmpint (identity.base_year, ==, 2025);
  g_assert_cmpint (identity.base, ==, 14302700000);
  g_assert_cmpint (identity.expected, ==, 14673100000); /* 143.027 + 2.746 + 1.458 − 500 = 146.731 k€ */
  g_assert_cmpint (identity.result, ==, 14673100000);
  g_assert_cmpint (identity.difference, ==, 0);
  g_assert_false (bst_article_get_identity (article, 2026, BST_BUDGET_BO, BST_CREDIT_VEK, &identity));
  g_assert_true (bst_article_get_identity (find_article (fixture, "GB0-1GHF2TU-PR"), 2026, BST_BUDGET_BO,
                                           BST_CREDIT_VAK, &identity));
  g_assert_true (identity.has_base && identity.has_result);
  g_assert_cmpint (identity.difference, ==, 0);
  g_assert_true (bst_article_get_identity (find_article (fixture, "GE0-1GDF2KB-WT"), 2020, BST_BUDGET_BO,
                                           BST_CREDIT_VAK, &identity));
  g_assert_cmpint (identity.base_phase, ==, BST_BUDGET_BO);
  g_assert_false (identity.has_result); /* not printed: nothing can be said of it */
  g_assert_cmpint (identity.expected, ==, (gint64) (20752 + 311 + 135) * BST_CENTS_PER_KILO);
}

/* Once more changes nothing; another kind of credit or another year comes to the same article. */
static void
test_import_again (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (GPtrArray) first = import_rows (fixture, real_rows);
  guint64 state = bst_plan_get_state (fixture->plan);
  g_autoptr (GPtrArray) second = import_rows (fixture, real_rows);

  g_assert_cmpuint (bst_plan_get_state (fixture->plan), ==, state);
  g_autoptr (GPtrArray) third = import_rows (
      fixture, "code;jaar;krediet;fase;bedrag\ngb0-1gcf2la-wt;2026;vek;BO;140000\nGB0-1GCF2LA-WT;2026;VAK;BU;100,5\n");
  BstRecord *article = find_article (fixture, "GB0-1GCF2LA-WT");

  g_assert_cmpuint (third->len, ==, 0);
  g_assert_cmpint (bst_article_get_credit (article, 2026, BST_BUDGET_BO, BST_CREDIT_VEK), ==, 14000000000);
  g_assert_cmpint (bst_article_get_credit (article, 2026, BST_BUDGET_BO, BST_CREDIT_VAK), ==, 14673100000);
  g_assert_cmpint (bst_article_get_credit (article, 2026, BST_BUDGET_BA, BST_CREDIT_VAK), ==, BST_UNSET);
}

/* The first of two columns with one heading; any code that an article had; what people called it stays. */
static void
test_import_known (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  BstRecord *article = smart_fixture_add (fixture, BST_KIND_ARTICLES, "ar-a",
                                          "code=TB0-1THC2UA-WT|title=Eigen titel|versions=JB0-1JEB2HA-WT@2020@2024");
  g_autoptr (GPtrArray) problems =
      import_rows (fixture, "code;title;jaar;krediet;bedrag;bedrag\nJB0-1JEB2HA-WT;Andere titel;2024;VAK;100;200\n");

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (bst_collection_get_n (bst_plan_get_collection (fixture->plan, BST_KIND_ARTICLES)), ==, 1);
  article = bst_plan_find (fixture->plan, BST_KIND_ARTICLES, "ar-a");
  g_assert_cmpstr (bst_record_get_text (article, "title"), ==, "Eigen titel");
  g_assert_cmpint (bst_article_get_credit (article, 2024, BST_BUDGET_BO, BST_CREDIT_VAK), ==, 10000000);
}

static void
test_import_problems (void)
{
  static const struct {
    const char *rows, *about;
    guint row;
  } cases[] = {
    { "naam;jaar\nx;y\n", "columns", 1 },
    { "code;jaar;krediet;bedrag\nGB0;2026;VAK;1\n", "GB0", 2 },
    { "code;jaar;krediet;bedrag\nGB0-1GCF2LA-WT;26;VAK;1\n", "“26”", 2 },
    { "code;jaar;krediet;bedrag\nGB0-1GCF2LA-WT;2026;VAL;1\n", "“VAL”", 2 },
    { "code;jaar;krediet;bedrag\n\n#x\nGB0-1GCF2LA-WT;2026;VAK;duizend\n", "“duizend”", 4 },
    { "code;jaar;krediet;fase;bedrag\nGB0-1GCF2LA-WT;2026;VAK;BZ;1\n", "“BZ”", 2 },
    { "code;jaar;krediet;base_phase;base\nGB0-1GCF2LA-WT;2026;VAK;B 25;1\n", "“B 25”", 2 },
    { "code;jaar;krediet;base_phase;base\nGB0-1GCF2LA-WT;2026;VAK;2025;1\n", "“2025”", 2 }, /* a year alone */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
      g_autoptr (GPtrArray) problems = import_rows (fixture, cases[i].rows);
      const BstImportProblem *problem;
      g_assert_cmpuint (problems->len, ==, 1);
      problem = g_ptr_array_index (problems, 0);
      g_test_message ("%u: %s", problem->row, problem->message);
      g_assert_cmpuint (problem->row, ==, cases[i].row);
      g_assert_nonnull (strstr (problem->message, cases[i].about));
      g_assert_cmpuint (bst_collection_get_n (bst_plan_get_collection (fixture->plan, BST_KIND_ARTICLES)), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/budget/shares", test_shares);
  g_test_add_func ("/budget/ratios", test_ratios);
  g_test_add_func ("/budget/kilo", test_kilo);
  g_test_add_func ("/budget/entry", test_entry);
  g_test_add_func ("/budget/codes", test_codes);
  g_test_add_func ("/budget/versions", test_versions);
  g_test_add_func ("/budget/real-rows", test_real_rows);
  g_test_add_func ("/budget/import-again", test_import_again);
  g_test_add_func ("/budget/import-known", test_import_known);
  g_test_add_func ("/budget/import-problems", test_import_problems);
  return g_test_run ();
}
