/* SPDX-License-Identifier: EUPL-1.2 */
/* test-budget-totals.c - nothing counts twice; totals kept with every change equal those of a fresh count. */
#include "bst-budget-totals.h"
#include "smart-fixture.h"
#include <string.h>

#define LINK "year=2026|class=specific|"
#define AMOUNT(gross, plan) "amounts=bo:vak@" gross "@" plan

static BstBudgetKey
key_2026 (void)
{
  return BST_BUDGET_KEY (2026, BST_BUDGET_BO, BST_CREDIT_VAK);
}

static gint64
plan_of (BstBudgetTotals *totals, BstBudgetKey key)
{
  return bst_budget_totals_get (totals, &key).plan;
}

static SmartFixture *
fixture_new (void)
{
  SmartFixture *fixture = smart_fixture_new ("nl");

  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-a",
                     "title=A|primary-objective=od.kj.3.d|other-objectives=od.vw.4,od.kj.3");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-b", "title=B|primary-objective=od.vw.4");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-a", "title=A|objective=od.kj.1|action=ac-a");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-b", "title=B|objective=od.kj.1|action=ac-a");
  smart_fixture_add (fixture, BST_KIND_ARTICLES, "ar-gift", "code=HB0-1HFH2NY-IS|domain=bd.welzijn");
  smart_fixture_add (fixture, BST_KIND_ARTICLES, "ar-spent", "code=HB0-1HDB2UE-WT|domain=bd.jeugd");
  return fixture;
}

static const struct {
  const char *fields, *part;
  gint64 gross, plan;
  guint n_unattributed;
} parts_of_links[] = {
  { LINK AMOUNT ("1000", "300"), "counted", 1000, 300, 0 },
  { LINK "method=key|share-bp=2500|" AMOUNT ("1000", ""), "counted", 1000, 250, 0 },
  /* the amount given counts with method exact alone; else the share of the gross one */
  { LINK "method=key|share-bp=2500|" AMOUNT ("1000", "999"), "counted", 1000, 250, 0 },
  { LINK "share-bp=5000|" AMOUNT ("1000", ""), "counted", 1000, 500, 0 },
  { LINK "share-bp=5000|" AMOUNT ("1000", "0"), "counted", 1000, 0, 0 },
  { LINK AMOUNT ("1000", ""), "counted", 1000, 0, 1 },
  { LINK AMOUNT ("", "300"), "counted", 0, 300, 0 },
  { "year=2026|class=partial|funding-kind=provision|" AMOUNT ("1000", "300"), "counted", 1000, 300, 0 },
  { LINK "method=coefficient|share-bp=4000|" AMOUNT ("1000", ""), "coefficient", 1000, 400, 0 },
  { "year=2026|class=to-analyse|" AMOUNT ("1000", "300"), "to-analyse", 1000, 0, 0 },
  { "year=2026|" AMOUNT ("1000", "300"), "to-analyse", 1000, 0, 0 },
  { "year=2026|class=none|" AMOUNT ("1000", "300"), "none", 1000, 0, 0 },
  { LINK "harm=1|" AMOUNT ("1000", "300"), "harm", 1000, 300, 0 },
  { LINK "funding-kind=private-fund|" AMOUNT ("1000", "300"), "private-fund", 1000, 300, 0 },
  { LINK "funding-kind=eu|" AMOUNT ("1000", "300"), "eu", 1000, 300, 0 },
  { LINK "funding-kind=federal|" AMOUNT ("1000", "300"), "federal", 1000, 300, 0 },
  { LINK "funding-kind=local|" AMOUNT ("1000", "300"), "local", 1000, 300, 0 },
  { LINK "funding-kind=in-kind|" AMOUNT ("1000", "300"), "in-kind", 1000, 300, 0 },
  { LINK "domain=bd.sociale-zaken|" AMOUNT ("1000", "300"), "other-budget", 1000, 300, 0 },
};

/* --- What is attributed ------------------------------------------------------------------------------------------ */

static void
test_parts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts_of_links); i++)
    {
      g_autoptr (SmartFixture) fixture = fixture_new ();
      g_autoptr (BstBudgetTotals) totals = bst_budget_totals_new (fixture->plan, fixture->framework, 0);
      g_test_message ("%s", parts_of_links[i].fields);
      smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-a", parts_of_links[i].fields);
      for (guint part = 0; part < BST_N_PARTS; part++)
        {
          gboolean here = strcmp (bst_part_names[part].name, parts_of_links[i].part) == 0;
          BstBudgetKey key = key_2026 ();
          key.part = (BstPart) part;
          BstBudgetSum sum = bst_budget_totals_get (totals, &key);
          g_assert_cmpint (sum.gross, ==, here ? parts_of_links[i].gross : 0);
          g_assert_cmpint (sum.plan, ==, here ? parts_of_links[i].plan : 0);
          g_assert_cmpuint (sum.n_links, ==, here ? 1 : 0);
          g_assert_cmpuint (sum.n_unattributed, ==, here ? parts_of_links[i].n_unattributed : 0);
        }
    }
}

/* Neither phases nor kinds of credit nor years come together. */
static void
test_apart (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  g_autoptr (BstBudgetTotals) totals = bst_budget_totals_new (fixture->plan, fixture->framework, 0);
  BstBudgetKey key = key_2026 ();

  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-a",
                     LINK "amounts=bo:vak@1@1,bo:vek@2@2,bo:vrk@4@4,ba:vak@8@8,ba-jr:vak@16@16,bu:vak@32@32");
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-b", "year=2027|class=specific|amounts=bo:vak@64@64");
  g_assert_cmpint (plan_of (totals, key), ==, 1);
  key.credit = BST_CREDIT_VEK;
  g_assert_cmpint (plan_of (totals, key), ==, 2);
  key.credit = BST_CREDIT_VRK;
  g_assert_cmpint (plan_of (totals, key), ==, 4);
  key = key_2026 ();
  key.phase = BST_BUDGET_BA;
  g_assert_cmpint (plan_of (totals, key), ==, 8);
  key.phase = BST_BUDGET_BA_JR;
  g_assert_cmpint (plan_of (totals, key), ==, 16);
  key.phase = BST_BUDGET_BU;
  g_assert_cmpint (plan_of (totals, key), ==, 32);
  key = key_2026 ();
  key.year = 2027;
  g_assert_cmpint (plan_of (totals, key), ==, 64);
}

/* --- Nothing counts twice ------------------------------------------------------------------------------------------- */

/* One action, of three domains. */
static void
add_funders (SmartFixture *fixture)
{
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-a",
                     LINK "role=lead|action=ac-a|domain=bd.welzijn|" AMOUNT ("1000", "100"));
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-b",
                     LINK "action=ac-a|domain=bd.jeugd|" AMOUNT ("2000", "200"));
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-c", LINK "action=ac-a|domain=bd.werk|" AMOUNT ("4000", "400"));
}

/* Three funders of one action add up; two objectives do not: the second shows “of which”. */
static void
test_joint_action (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  g_autoptr (BstBudgetTotals) totals = bst_budget_totals_new (fixture->plan, fixture->framework, 0);
  BstBudgetKey key = key_2026 ();
  g_autoptr (GPtrArray) links = NULL;

  add_funders (fixture);
  g_assert_cmpint (plan_of (totals, key), ==, 700);
  g_assert_cmpint (bst_budget_totals_get (totals, &key).gross, ==, 7000);
  links = bst_budget_totals_list_links (totals, &key);
  g_assert_cmpuint (links->len, ==, 3);
  g_assert_cmpstr (links->pdata[0], ==, "bl-a");
  key.objective = "od.kj.3.d";
  g_assert_cmpint (plan_of (totals, key), ==, 700);
  key.objective = "od.kj.3"; /* the one above it */
  g_assert_cmpint (plan_of (totals, key), ==, 700);
  key.of_which = TRUE; /* also named beside the first, and still there once */
  g_assert_cmpint (plan_of (totals, key), ==, 0);
  key.objective = "od.vw.4";
  g_assert_cmpint (plan_of (totals, key), ==, 700);
  key.of_which = FALSE;
  g_assert_cmpint (plan_of (totals, key), ==, 0);
  key.of_which = TRUE;
  key.domain = "bd.jeugd";
  g_assert_cmpint (plan_of (totals, key), ==, 200);
  key = key_2026 ();
  key.subject = "ac-a";
  key.domain = "bd.werk";
  g_assert_cmpint (plan_of (totals, key), ==, 400);
}

/* Of all of them, and of each. */
static void
test_classes (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  g_autoptr (BstBudgetTotals) totals = bst_budget_totals_new (fixture->plan, fixture->framework, 0);
  BstBudgetKey key = key_2026 ();

  add_funders (fixture);
  smart_fixture_set (fixture, BST_KIND_BUDGET_LINKS, "bl-b", "class=partial");
  key.class_ = BST_CLASS_SPECIFIC;
  g_assert_cmpint (plan_of (totals, key), ==, 500);
  key.domain = "bd.werk";
  g_assert_cmpint (plan_of (totals, key), ==, 400);
  key.domain = "bd.jeugd";
  g_assert_cmpint (plan_of (totals, key), ==, 0);
  key.class_ = BST_CLASS_PARTIAL;
  g_assert_cmpint (plan_of (totals, key), ==, 200);
}

/* What an action point gets is its action's too, and its own objective's first. */
static void
test_point_of_action (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  g_autoptr (BstBudgetTotals) totals = bst_budget_totals_new (fixture->plan, fixture->framework, 0);
  BstBudgetKey key = key_2026 ();

  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-a", LINK "action-point=ap-a|" AMOUNT ("1000", "100"));
  key.subject = "ap-a";
  g_assert_cmpint (plan_of (totals, key), ==, 100);
  key.subject = "ac-a";
  g_assert_cmpint (plan_of (totals, key), ==, 100);
  key.subject = NULL;
  key.objective = "od.kj.1";
  g_assert_cmpint (plan_of (totals, key), ==, 100);
  key.objective = "od.kj.3";
  g_assert_cmpint (plan_of (totals, key), ==, 0);
  key.of_which = TRUE;
  g_assert_cmpint (plan_of (totals, key), ==, 100);
  /* the action point leaves its action */
  smart_fixture_set (fixture, BST_KIND_ACTION_POINTS, "ap-a", "action=ac-b");
  g_assert_cmpint (plan_of (totals, key), ==, 0);
  smart_fixture_set (fixture, BST_KIND_ACTIONS, "ac-b", "primary-objective=od.kj.3");
  g_assert_cmpint (plan_of (totals, key), ==, 100);
}

/* Two links are the same money while they are of one action and one year, and the receiver's has its article. */
static void
assert_same_money (SmartFixture *fixture, BstBudgetTotals *totals)
{
  static const struct {
    BstKindId kind;
    const char *id, *fields;
    gint64 plan;
  } steps[] = {
    /* another action is other money, and so is another year */
    { BST_KIND_BUDGET_LINKS, "bl-spent", "action=ac-b", 190 },
    /* an action point of the same action is the same money */
    { BST_KIND_BUDGET_LINKS, "bl-spent", "action=|action-point=ap-a", 90 },
    /* two action points of one action are two things */
    { BST_KIND_BUDGET_LINKS, "bl-gift", "action=|action-point=ap-b", 190 },
    { BST_KIND_BUDGET_LINKS, "bl-gift", "action=ac-a|action-point=", 90 },
    { BST_KIND_ACTION_POINTS, "ap-a", "action=", 190 },
    { BST_KIND_BUDGET_LINKS, "bl-spent", "action=ac-a|action-point=|year=2027", 100 },
    { BST_KIND_BUDGET_LINKS, "bl-spent", "year=2026", 90 },
    /* money that leaves the receiver's article */
    { BST_KIND_BUDGET_LINKS, "bl-spent", "article=", 190 },
    { BST_KIND_BUDGET_LINKS, "bl-spent", "article=ar-spent", 90 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      smart_fixture_set (fixture, steps[i].kind, steps[i].id, steps[i].fields);
      g_assert_cmpint (plan_of (totals, key_2026 ()), ==, steps[i].plan);
    }
}

/* A grant and the mirrored article count once, at the spending entity, whichever of the two names the other. */
static void
test_grant (void)
{
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (SmartFixture) fixture = fixture_new ();
      g_autoptr (BstBudgetTotals) totals = bst_budget_totals_new (fixture->plan, fixture->framework, 0);
      BstBudgetKey key = key_2026 (), grant = key_2026 ();

      grant.part = BST_PART_GRANT;
      smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-gift",
                         LINK "action=ac-a|domain=bd.welzijn|article=ar-gift|" AMOUNT ("1000", "100"));
      smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-spent",
                         LINK "action=ac-a|domain=bd.jeugd|article=ar-spent|" AMOUNT ("1000", "90"));
      g_assert_cmpint (plan_of (totals, key), ==, 190);
      if (round == 0)
        smart_fixture_set (fixture, BST_KIND_ARTICLES, "ar-gift", "mirror=ar-spent");
      else
        smart_fixture_set (fixture, BST_KIND_ARTICLES, "ar-spent", "mirror=ar-gift");
      g_assert_cmpint (plan_of (totals, key), ==, 90);
      g_assert_cmpint (plan_of (totals, grant), ==, 100);
      key.domain = "bd.jeugd";
      g_assert_cmpint (plan_of (totals, key), ==, 90);
      key.domain = NULL;
      assert_same_money (fixture, totals);
      /* without a link at the receiver the grant counts itself */
      smart_fixture_remove (fixture, BST_KIND_BUDGET_LINKS, "bl-spent");
      g_assert_cmpint (plan_of (totals, key), ==, 100);
      g_assert_cmpint (plan_of (totals, grant), ==, 0);
    }
}

static void
test_reporting_lines (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  g_autoptr (BstBudgetTotals) totals = bst_budget_totals_new (fixture->plan, fixture->framework, 0);
  BstBudgetKey key = key_2026 ();
  g_autofree char *first = bst_domain_get_bbt (fixture->plan, fixture->framework, "bd.armoede"),
                  *none = bst_domain_get_bbt (fixture->plan, fixture->framework, "bd.sociale-zaken"), *own = NULL;

  g_assert_cmpstr (first, ==, "WVG");
  g_assert_null (none);
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-a", LINK "domain=bd.armoede|" AMOUNT ("1000", "100"));
  g_assert_cmpint (plan_of (totals, key), ==, 100);
  smart_fixture_add (fixture, BST_KIND_DOMAIN_MAP, "dm:bd.armoede", "domain=bd.armoede|bbt=KBBJ");
  own = bst_domain_get_bbt (fixture->plan, fixture->framework, "bd.armoede");
  g_assert_cmpstr (own, ==, "KBBJ");
  g_assert_cmpint (plan_of (totals, key), ==, 100);
  smart_fixture_set (fixture, BST_KIND_DOMAIN_MAP, "dm:bd.armoede", "outside-totals=1");
  g_assert_cmpint (plan_of (totals, key), ==, 0);
  /* a plan may say that social affairs count after all */
  smart_fixture_set (fixture, BST_KIND_BUDGET_LINKS, "bl-a", "domain=bd.sociale-zaken");
  g_assert_cmpint (plan_of (totals, key), ==, 0);
  smart_fixture_add (fixture, BST_KIND_DOMAIN_MAP, "dm:bd.sociale-zaken", "domain=bd.sociale-zaken|bbt=WVG");
  g_assert_cmpint (plan_of (totals, key), ==, 100);
}

/* What is not voted stays inside until its day. */
static void
test_embargo (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  g_autoptr (BstBudgetTotals) outside = NULL, later = NULL;
  g_autoptr (BstBudgetTotals) inside = bst_budget_totals_new (fixture->plan, fixture->framework, 0);

  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-a", LINK "public-from=2026-10-25|" AMOUNT ("1000", "100"));
  outside = bst_budget_totals_new (fixture->plan, fixture->framework, 20261024);
  later = bst_budget_totals_new (fixture->plan, fixture->framework, 20261025);
  g_assert_cmpint (plan_of (inside, key_2026 ()), ==, 100);
  g_assert_cmpint (plan_of (outside, key_2026 ()), ==, 0);
  g_assert_cmpint (plan_of (later, key_2026 ()), ==, 100);
}

/* A hundred times the largest amount twice over: no turn, and it comes back exactly. */
static void
test_large (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  g_autoptr (BstBudgetTotals) totals = bst_budget_totals_new (fixture->plan, fixture->framework, 0);
  GString *amounts = g_string_new (LINK "amounts=bo:vak@1000000000000000@1000000000000000");
  const guint n = 9500; /* more than fit in 64 bits */

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("bl-%u", i);
      smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, id, amounts->str);
    }
  g_assert_cmpint (plan_of (totals, key_2026 ()), ==, G_MAXINT64);
  for (guint i = 1; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("bl-%u", i);
      smart_fixture_remove (fixture, BST_KIND_BUDGET_LINKS, id);
    }
  g_assert_cmpint (plan_of (totals, key_2026 ()), ==, BST_MONEY_LIMIT);
  g_string_free (amounts, TRUE);
}

/* --- Kept equals counted ----------------------------------------------------------------------------------------------- */

static void
assert_fresh (SmartFixture *fixture, BstBudgetTotals *totals)
{
  g_autoptr (BstBudgetTotals) fresh = bst_budget_totals_new (fixture->plan, fixture->framework, 0);
  g_autofree char *kept = bst_budget_totals_describe (totals), *counted = bst_budget_totals_describe (fresh);

  g_assert_cmpstr (kept, ==, counted);
}

static const struct {
  BstKindId kind;
  const char *prefix;
  int n;
  const char *states[13];
} kinds[] = {
  { BST_KIND_BUDGET_LINKS,
    "bl",
    8,
    { LINK "action=ac-0|domain=bd.welzijn|article=ar-0|amounts=bo:vak@1000@100",
      LINK "action=ac-1|domain=bd.jeugd|article=ar-1|amounts=bo:vak@2000@200,bu:vek@7@7",
      LINK "action-point=ap-0|domain=bd.werk|article=ar-1|amounts=bo:vak@4000@400",
      "year=2027|class=partial|method=key|share-bp=3333|action-point=ap-1|amounts=ba:vrk@99@",
      "amounts=", "action=|action-point=", "class=to-analyse", "class=specific|method=coefficient", "funding-kind=eu",
      "funding-kind=regular", "year=2027", "domain=bd.sociale-zaken", "ise=GC-L" } },
  { BST_KIND_ARTICLES,
    "ar",
    3,
    { "code=HB0-1HFH2NY-IS", "mirror=ar-0", "mirror=ar-1", "mirror=", "code=GB0-1GCF2LA-WT", "ise=GC-L", "ise=GC-K" } },
  { BST_KIND_ACTIONS,
    "ac",
    3,
    { "primary-objective=od.kj.3", "primary-objective=od.kj.3.d|other-objectives=od.vw.4",
      "other-objectives=", "primary-objective=ob-0" } },
  { BST_KIND_ACTION_POINTS, "ap", 3, { "objective=od.kj.1|action=ac-0", "action=ac-1", "action=", "objective=ob-1" } },
  { BST_KIND_OBJECTIVES, "ob", 2, { "title=Eigen", "parent=ob-0", "parent=" } },
  { BST_KIND_DOMAIN_MAP, "dm:bd.welzijn", 1, { "domain=bd.welzijn", "outside-totals=1", "outside-totals=0" } },
};

static guint
n_states (const char *const *states)
{
  guint n = 0;

  while (n < G_N_ELEMENTS (kinds[0].states) && states[n] != NULL)
    n++;
  return n;
}

/* Refusals of the plan itself (a reference to what is not there) change nothing. */
static void
change_something (SmartFixture *fixture, GRand *rand)
{
  guint k = (guint) g_rand_int_range (rand, 0, 9);
  guint kind = k < 4 ? 0 : k - 3 < G_N_ELEMENTS (kinds) ? k - 3 : 1;
  const char *state = kinds[kind].states[g_rand_int_range (rand, 0, (int) n_states (kinds[kind].states))];
  g_autofree char *id = strchr (kinds[kind].prefix, ':') != NULL
                            ? g_strdup (kinds[kind].prefix)
                            : g_strdup_printf ("%s-%d", kinds[kind].prefix, g_rand_int_range (rand, 0, kinds[kind].n));
  BstRecord *record = bst_plan_find (fixture->plan, kinds[kind].kind, id);
  BstTransaction *transaction = bst_transaction_new ("random", NULL, NULL);
  g_autoptr (BstRecord) image = smart_record_new (kinds[kind].kind, id, state);

  if (record == NULL)
    bst_transaction_add (transaction, image);
  else if (g_rand_int_range (rand, 0, 8) == 0)
    bst_transaction_remove (transaction, record);
  else
    for (guint i = 0; i < bst_record_get_table (record)->n_fields; i++)
      {
        const BstField *field = &bst_record_get_table (record)->fields[i];
        g_autofree char *name = g_strconcat (field->name, "=", NULL);
        if (strstr (state, name) != NULL)
          bst_transaction_set (transaction, record, field, bst_value_copy (field, bst_field_get (field, image)));
      }
  bst_plan_apply (fixture->plan, transaction, NULL);
}

static void
test_incremental (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (BstBudgetTotals) totals = bst_budget_totals_new (fixture->plan, fixture->framework, 0);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260301);
  guint n_filled = 0;

  for (guint i = 0; i < 2500; i++)
    {
      int what = g_rand_int_range (rand, 0, 12);
      if (what == 0)
        bst_plan_undo (fixture->plan);
      else if (what == 1)
        bst_plan_redo (fixture->plan);
      else
        change_something (fixture, rand);
      assert_fresh (fixture, totals);
      n_filled += plan_of (totals, key_2026 ()) > 0 ? 1 : 0;
    }
  g_assert_cmpuint (n_filled, >, 500); /* it was about something */
  while (bst_plan_undo (fixture->plan))
    ;
  g_autofree char *nothing = bst_budget_totals_describe (totals);
  g_assert_cmpstr (nothing, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/budget-totals/parts", test_parts);
  g_test_add_func ("/budget-totals/apart", test_apart);
  g_test_add_func ("/budget-totals/joint-action", test_joint_action);
  g_test_add_func ("/budget-totals/classes", test_classes);
  g_test_add_func ("/budget-totals/point-of-action", test_point_of_action);
  g_test_add_func ("/budget-totals/grant", test_grant);
  g_test_add_func ("/budget-totals/reporting-lines", test_reporting_lines);
  g_test_add_func ("/budget-totals/embargo", test_embargo);
  g_test_add_func ("/budget-totals/large", test_large);
  g_test_add_func ("/budget-totals/incremental", test_incremental);
  return g_test_run ();
}
