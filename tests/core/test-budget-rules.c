/* SPDX-License-Identifier: EUPL-1.2 */
/* test-budget-rules.c - each rule fires once and is silent once; what is refused to a person, and what is not to a merge. */
#include "bst-budget-guard.h"
#include "bst-budget-rules.h"
#include "bst-merge.h"
#include "budget-fixture.h"
#include <string.h>

/* kind NULL: a link bl-a. before: "KIND ID FIELDS;KIND ID FIELDS" of what else is there. */
static const struct {
  const char *rule, *others, *fires, *silent;
} rules[] = {
  { "bb.link-code", "", GOOD_LINK "article-version=GB0-1", GOOD_LINK "article-version=GB0-1GCF2LA-WT" },
  { "bb.year", "", GOOD_LINK "year=2030", GOOD_LINK "year=2029" },
  { "bb.year", "", GOOD_LINK "year=2024", GOOD_LINK "year=2025" },
  { "bb.domain", "", GOOD_LINK "domain=bd.jeugd", GOOD_LINK },
  { "bb.domain", "", GOOD_LINK "article=ar-b", GOOD_LINK "article=" },
  { "bb.domain", "", GOOD_LINK "ise=GC-K", GOOD_LINK "ise=GC-L" },
  { "bb.domain", "", GOOD_LINK "article=|ise=HD-U", GOOD_LINK "article=|ise=GC-L" },
  { "bb.domain", "", GOOD_LINK "article=|ise=HD-U", GOOD_LINK "article=|ise=XX-X" },
  /* an article of nobody's in it: then the ISE may be anybody's */
  { "bb.domain", "articles ar-x code=HB0-1HDU2AA-WT|ise=HD-U", GOOD_LINK "article=ar-a|ise=HD-U",
    GOOD_LINK "article=|ise=HD-U" },
  { "bb.duplicate", "budget-links bl-o year=2026|action=ac-a|domain=bd.welzijn|article=ar-a", GOOD_LINK,
    GOOD_LINK "year=2027" },
  { "bb.duplicate", "budget-links bl-o year=2026|action=ac-a|domain=bd.welzijn|article=ar-a", GOOD_LINK,
    GOOD_LINK "funding-kind=provision" },
  { "bb.duplicate", "budget-links bl-o year=2026|action=ac-a|domain=bd.welzijn|article=ar-a", GOOD_LINK,
    GOOD_LINK "action=ac-b" },
  /* without an article the domain tells them apart */
  { "bb.duplicate", "budget-links bl-o year=2026|action=ac-a|domain=bd.welzijn",
    GOOD_LINK "article=", GOOD_LINK "article=|domain=bd.jeugd" },
  { "bb.ceiling", "budget-links bl-o year=2026|action=ac-b|domain=bd.welzijn|article=ar-a|amounts=bo:vak@1@", GOOD_LINK,
    GOOD_LINK "amounts=bo:vak@9999@4000" },
  { "bb.ceiling", "", GOOD_LINK "amounts=bo:vak@10001@1", GOOD_LINK "amounts=bo:vek@10001@1,ba:vak@10001@1" },
  { "bb.ceiling", "budget-links bl-o year=2027|action=ac-b|domain=bd.welzijn|article=ar-a|amounts=bo:vak@1@",
    GOOD_LINK "amounts=bo:vak@10001@1", GOOD_LINK },
  { "bb.ceiling",
    "budget-links bl-o year=2026|action=ac-b|domain=bd.welzijn|article=ar-a|funding-kind=eu|amounts=bo:vak@9@",
    GOOD_LINK "amounts=bo:vak@10001@1", GOOD_LINK },
  /* money from elsewhere takes nothing from the article, whoever else takes too much */
  { "bb.ceiling", "budget-links bl-o year=2026|action=ac-b|domain=bd.welzijn|article=ar-a|amounts=bo:vak@10001@",
    GOOD_LINK, GOOD_LINK "funding-kind=eu" },
  { "bb.lead", "budget-links bl-o year=2026|action=ac-a|domain=bd.jeugd|role=lead", GOOD_LINK,
    GOOD_LINK "role=co-funder" },
  { "bb.lead", "budget-links bl-o year=2026|action=ac-a|domain=bd.jeugd|role=lead", GOOD_LINK, GOOD_LINK "year=2027" },
  /* two others lead: that is theirs to mend */
  { "bb.lead",
    "budget-links bl-o year=2026|action=ac-a|domain=bd.jeugd|role=lead;"
    "budget-links bl-p year=2026|action=ac-a|domain=bd.werk|role=lead",
    GOOD_LINK, GOOD_LINK "role=co-funder" },
  { "bb.lead", "budget-links bl-o year=2026|action=ac-a|domain=bd.jeugd|role=lead", GOOD_LINK,
    GOOD_LINK "action=ac-b" },
  { "bb.source", "", GOOD_LINK "amounts=bu:vak@1@1", GOOD_LINK "amounts=bu:vak@1@1|source-ref=rekening 2026" },
  { "bb.source", "", GOOD_LINK "amounts=bu:vak@@1", GOOD_LINK "amounts=bo:vak@@1" },
  { "bb.source", "", GOOD_LINK "amounts=bu:vak@1@", GOOD_LINK "amounts=bu:vak@@" },
  { "bb.locked", "contributions con:bd.welzijn:2026 domain=bd.welzijn|year=2026|state=locked", GOOD_LINK,
    GOOD_LINK "state=locked" },
  { "bb.locked", "contributions con:bd.welzijn:2026 domain=bd.welzijn|year=2026|state=locked", GOOD_LINK,
    GOOD_LINK "year=2027" },
  { "bb.whole", "", GOOD_LINK "year=", GOOD_LINK },
  { "bb.whole", "", GOOD_LINK "action=", GOOD_LINK "action=|action-point=ap-a" },
  { "bb.whole", "", GOOD_LINK "domain=", GOOD_LINK },
  { "bb.whole", "", GOOD_LINK "amounts=", GOOD_LINK "amounts=|class=none" },
  { "bb.has-lead", "budget-links bl-o year=2026|action=ac-a|domain=bd.jeugd", GOOD_LINK "role=support", GOOD_LINK },
  { "bb.attributed", "", GOOD_LINK "amounts=bo:vak@10000@", GOOD_LINK "amounts=bo:vak@10000@|share-bp=0" },
  { "bb.attributed", "", GOOD_LINK "method=key|share-bp=", GOOD_LINK "class=to-analyse|amounts=bo:vak@10000@" },
  { "bb.more-than-gross", "", GOOD_LINK "amounts=bo:vak@4000@4001", GOOD_LINK "amounts=bo:vak@4000@4000" },
  /* an ISE has what its articles have together; without an article it is the only measure */
  { "bb.ise", "", GOOD_LINK "article=|ise=GC-L|amounts=bo:vak@10001@1", GOOD_LINK "article=|ise=GC-L" },
  { "bb.ise", "", GOOD_LINK "article=|ise=GC-L|amounts=bo:vak@@10001", GOOD_LINK "amounts=bo:vek@10001@1" },
  { "bb.ise", "articles ar-t code=GC-L|ise=GC-L|ise-total=1|credits=2026:bo:vak@9999", GOOD_LINK "article=|ise=GC-L",
    GOOD_LINK "ise=GC-L" },
  { "bb.ise", "articles ar-t code=GC-L|ise=GC-L|ise-total=1|credits=2026:bo:vak@9999", GOOD_LINK "article=|ise=GC-L",
    GOOD_LINK "article=|ise=GC-L|amounts=bo:vak@9999@4000" },
  { "bb.ise", "budget-links bl-o year=2026|action=ac-b|domain=bd.welzijn|article=ar-a|amounts=bo:vak@1@",
    GOOD_LINK "article=|ise=GC-L", GOOD_LINK "article=|ise=GC-L|year=2027" },
  { "bb.ise", "budget-links bl-o year=2026|action=ac-b|domain=bd.welzijn|ise=GC-L|amounts=bo:vak@1@",
    GOOD_LINK "article=|ise=GC-L", GOOD_LINK "article=|ise=GC-L|funding-kind=eu" },
  { "bb.justification", "", GOOD_LINK "method=coefficient|share-bp=4000",
    GOOD_LINK "method=coefficient|share-bp=4000|justification=telling van uren" },
  { "bb.execution", "", GOOD_LINK "source-ref=r|amounts=ba-jr:vak@100@1,bu:vak@101@1",
    GOOD_LINK "source-ref=r|amounts=ba-jr:vak@100@1,bu:vak@100@1" },
  { "bb.provision", "", GOOD_LINK "funding-kind=provision|amounts=bo:vak@1@1,ba:vak@1@1",
    GOOD_LINK "funding-kind=provision|amounts=bo:vak@1@1,ba:vak@0@0" },
  { "bb.realisation", "", GOOD_LINK "source-ref=r|amounts=ba-jr:vak@1000@1000,bu:vak@899@899",
    GOOD_LINK "source-ref=r|amounts=ba-jr:vak@1000@1000,bu:vak@900@900" },
  { "bb.realisation", "", GOOD_LINK "source-ref=r|amounts=bo:vak@1000@1000,bu:vak@1001@1001",
    GOOD_LINK "source-ref=r|amounts=bo:vak@1000@1000,bu:vak@1000@1000" },
  { "bb.realisation", "", GOOD_LINK "source-ref=r|amounts=bo:vak@1000@1000,bu:vak@500@500",
    GOOD_LINK "source-ref=r|amounts=bo:vak@1000@1000,bu:vak@500@500|justification=later gestart" },
  { "bb.share-changed",
    "budget-links bl-o year=2025|action=ac-a|domain=bd.welzijn|article=ar-a|class=specific|amounts=bo:vak@10000@5000",
    GOOD_LINK, GOOD_LINK "amounts=bo:vak@8000@4000" },
  { "bb.end-year", "", GOOD_LINK "recurrence=temporary", GOOD_LINK "recurrence=temporary|end-year=2026" },
  { "bb.end-year", "", GOOD_LINK "end-year=2025", GOOD_LINK "end-year=2027" },
  { "bb.embargo", "", GOOD_LINK "year=2027|certainty=decided",
    GOOD_LINK "year=2027|certainty=decided|public-from=2026-10-25" },
  { "bb.embargo", "", GOOD_LINK "year=2027|certainty=estimated", GOOD_LINK "year=2027|certainty=voted" },
};

static void
add_others (SmartFixture *fixture, const char *others)
{
  g_auto (GStrv) all = g_strsplit (others, ";", -1);

  for (guint i = 0; all[i] != NULL && *all[i] != '\0'; i++)
    {
      g_auto (GStrv) parts = g_strsplit (all[i], " ", 3);
      smart_fixture_add (fixture, (BstKindId) bst_kind_index (parts[0]), parts[1], parts[2]);
    }
}

/* Also: that the message is a whole sentence in both languages. */
static gboolean
fires (SmartFixture *fixture, BstRecord *record, const char *rule)
{
  g_autoptr (GPtrArray) findings = bst_rules_check_record (&fixture->context, record);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const BstFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *dutch = bst_finding_get_message (finding, "nl"),
                      *english = bst_finding_get_message (finding, "en");
      g_assert_null (strpbrk (dutch, "{}"));
      g_assert_cmpstr (dutch, !=, english);
      g_assert_nonnull (bst_record_find_field (record, finding->field));
      n += g_str_equal (finding->rule->id, rule) ? 1 : 0;
    }
  g_assert_cmpuint (n, <=, 1);
  return n == 1;
}

static void
test_links (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    for (guint round = 0; round < 2; round++)
      {
        g_autoptr (SmartFixture) fixture = budget_fixture_new ();
        const char *fields = round == 0 ? rules[i].fires : rules[i].silent;
        BstRecord *link;
        add_others (fixture, rules[i].others);
        link = smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-a", fields);
        g_test_message ("%s %s", rules[i].rule, fields);
        g_assert_cmpint (fires (fixture, link, rules[i].rule), ==, round == 0);
      }
}

/* The good link is really good. */
static void
test_silence (void)
{
  g_autoptr (SmartFixture) fixture = budget_fixture_new ();
  BstRecord *link = smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-a", GOOD_LINK);
  g_autofree char *found = smart_fixture_find (fixture, link, "bb.");

  g_assert_cmpstr (found, ==, "");
}

static const struct {
  BstKindId kind;
  const char *rule, *others, *fires, *silent;
} more_rules[] = {
  { BST_KIND_ARTICLES, "bb.code", "", "code=GB0-1GCF2LA", "code=GB0-1GCF2LA-WT" },
  { BST_KIND_ARTICLES, "bb.code", "", "code=GB0-1GCF2LA-WT|versions=GB0@2025@", "code=GC-L|ise-total=1" },
  { BST_KIND_ARTICLES, "bb.predecessor", "", "versions=TB0-1THC2UA-WT@2026@", "versions=TB0-1THC2UA-WT@2025@" },
  { BST_KIND_ARTICLES, "bb.predecessor", "", "versions=TB0-1THC2UA-WT@2026@",
    "versions=TB0-1THC2UA-WT@2026@,JB0-1JEC2HA-WT@@2025" },
  { BST_KIND_ARTICLES, "bb.identity", "",
    "credits=2025:ba:vak@14302700000,2026:bo:vak@14673100001@274600000@145800000@-50000000",
    "credits=2025:ba:vak@14302700000,2026:bo:vak@14673100000@274600000@145800000@-50000000" },
  /* nothing printed of how it came about: another amount is just another year */
  { BST_KIND_ARTICLES, "bb.identity", "", "credits=2025:ba:vak@100,2026:bo:vak@300@1",
    "credits=2025:ba:vak@100,2026:bo:vak@300" },
  { BST_KIND_ARTICLES, "bb.identity", "", "credits=2025:ba:vak@100,2026:bo:vak@300@1",
    "credits=2025:ba:vek@100,2026:bo:vak@300@1" },
  { BST_KIND_ARTICLES, "bb.ise-total", "", "ise=GC-L|ise-total=1|credits=2026:bo:vak@10001",
    "ise=GC-L|ise-total=1|credits=2026:bo:vak@10000" },
  { BST_KIND_ARTICLES, "bb.ise-total", "", "ise=GC-L|ise-total=1|credits=2026:bo:vak@10001",
    "ise=GC-L|ise-total=1|credits=2026:bo:vek@10001" },
  { BST_KIND_CONTRIBUTIONS, "bb.coefficients",
    "budget-links bl-a year=2026|domain=bd.werk|class=specific|amounts=bo:vak@100@100;"
    "budget-links bl-b year=2026|domain=bd.werk|class=specific|method=coefficient|share-bp=5000|amounts=bo:vak@202@;"
    "budget-links bl-c year=2027|domain=bd.werk|class=specific|method=coefficient|share-bp=5000|amounts=bo:vak@200@",
    "domain=bd.werk|year=2026", "domain=bd.jeugd|year=2026" },
  { BST_KIND_CONTRIBUTIONS, "bb.coefficients",
    "budget-links bl-c year=2026|domain=bd.werk|class=specific|method=coefficient|share-bp=5000|amounts=bo:vak@200@;"
    "budget-links bl-a year=2027|domain=bd.werk|class=specific|amounts=bo:vak@100@100;"
    "budget-links bl-b year=2027|domain=bd.werk|class=specific|method=coefficient|share-bp=5000|amounts=bo:vak@200@",
    "domain=bd.werk|year=2026", "domain=bd.werk|year=2027" }, /* exactly half is not more than half */
  { BST_KIND_CONTRIBUTIONS, "bb.signed", "", "state=submitted|validated-by=kabinetschef|validated-on=2026-03-03",
    "state=submitted|filled-in-by=adviseur|validated-by=kabinetschef|validated-on=2026-03-03" },
  { BST_KIND_CONTRIBUTIONS, "bb.signed", "", "state=locked|filled-in-by=adviseur|validated-by=kabinetschef",
    "state=concept" },
  { BST_KIND_CONTRIBUTIONS, "bb.silent", "", "deadline=2026-02-28", "deadline=2026-03-01" },
  { BST_KIND_CONTRIBUTIONS, "bb.silent", "", "deadline=2026-02-28", "deadline=2026-02-28|state=submitted" },
};

static void
test_others (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (more_rules); i++)
    for (guint round = 0; round < 2; round++)
      {
        g_autoptr (SmartFixture) fixture = budget_fixture_new ();
        g_autofree char *id = g_strdup_printf ("%s-x", bst_kinds[more_rules[i].kind].prefix);
        const char *fields = round == 0 ? more_rules[i].fires : more_rules[i].silent;
        BstRecord *record;
        add_others (fixture, more_rules[i].others);
        record = smart_fixture_add (fixture, more_rules[i].kind, id, fields);
        g_test_message ("%s %s", more_rules[i].rule, fields);
        g_assert_cmpint (fires (fixture, record, more_rules[i].rule), ==, round == 0);
      }
}

static void
test_every_rule (void)
{
  for (const BstRule *rule = bst_rules_get (NULL); rule->id != NULL; rule++)
    {
      gboolean found = !g_str_has_prefix (rule->id, "bb.");
      for (guint i = 0; i < G_N_ELEMENTS (rules) && !found; i++)
        found = g_str_equal (rules[i].rule, rule->id);
      for (guint i = 0; i < G_N_ELEMENTS (more_rules) && !found; i++)
        found = g_str_equal (more_rules[i].rule, rule->id);
      g_test_message ("%s", rule->id);
      g_assert_true (found);
    }
}

/* --- What is refused ---------------------------------------------------------------------------------------------- */

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (SmartFixture) fixture = budget_fixture_new ();
      const BstRule *rule = bst_rules_find (rules[i].rule);
      gboolean refuses = rule->severity == BST_SEVERITY_ERROR && !g_str_equal (rules[i].rule, "bb.locked");
      g_autofree char *field = NULL;
      guint64 state;
      add_others (fixture, rules[i].others);
      state = bst_plan_get_state (fixture->plan);
      if (g_str_equal (rules[i].rule, "bb.locked"))
        continue;
      g_test_message ("%s %s", rules[i].rule, rules[i].fires);
      g_assert_cmpint (budget_fixture_try (fixture, "bl-a", rules[i].fires, &field), ==, !refuses);
      g_assert_cmpint (field != NULL, ==, refuses);
      if (refuses)
        {
          g_assert_cmpuint (bst_plan_get_state (fixture->plan), ==, state); /* nothing of it is there */
          g_assert_null (bst_plan_find (fixture->plan, BST_KIND_BUDGET_LINKS, "bl-a"));
          g_assert_true (budget_fixture_try (fixture, "bl-a", rules[i].silent, NULL));
        }
    }
}

/* What is wrong already does not keep a person from mending it bit by bit. */
static void
test_mending (void)
{
  g_autoptr (SmartFixture) fixture = budget_fixture_new ();

  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-a",
                     GOOD_LINK "year=2031|article=ar-b"); /* as a merge may bring it */
  g_assert_true (budget_fixture_try (fixture, "bl-a", "note=Kijk na", NULL));
  g_assert_true (budget_fixture_try (fixture, "bl-a", "article=ar-a", NULL));
  g_assert_true (budget_fixture_try (fixture, "bl-a", "year=2026", NULL));
  g_assert_false (budget_fixture_try (fixture, "bl-a", "year=2031", NULL));
  /* undo brings back what was there, whatever it was */
  g_assert_true (bst_plan_undo (fixture->plan));
  g_assert_cmpint (BST_BUDGET_LINK (bst_plan_find (fixture->plan, BST_KIND_BUDGET_LINKS, "bl-a"))->year, ==, 2031);
}

/* A credit that is lowered under what is linked to it. */
static void
test_lowered_credit (void)
{
  g_autoptr (SmartFixture) fixture = budget_fixture_new ();
  BstTransaction *transaction = bst_transaction_new ("person", NULL, NULL);
  g_autoptr (BstRecord) image = smart_record_new (BST_KIND_ARTICLES, "ar-a", "credits=2026:bo:vak@9999");
  const BstField *field = bst_kind_get_field (BST_KIND_ARTICLES, "credits");
  g_autoptr (GError) error = NULL;

  g_assert_true (budget_fixture_try (fixture, "bl-a", GOOD_LINK, NULL));
  bst_transaction_set (transaction, bst_plan_find (fixture->plan, BST_KIND_ARTICLES, "ar-a"), field,
                       bst_value_copy (field, bst_field_get (field, image)));
  g_assert_false (bst_budget_apply (fixture->plan, NULL, transaction, NULL, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_REFUSED);
}

/* --- Findings kept with every change equal those of a fresh look ----------------------------------------------------------- */

static void
assert_fresh (SmartFixture *fixture, BstChecker *checker)
{
  g_autoptr (BstChecker) fresh = bst_checker_new (fixture->plan, fixture->framework);
  static const BstKindId kinds[] = { BST_KIND_BUDGET_LINKS, BST_KIND_ARTICLES, BST_KIND_CONTRIBUTIONS };

  bst_checker_set_today (fresh, TODAY);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      BstCollection *records = bst_plan_get_collection (fixture->plan, kinds[k]);
      for (guint i = 0; i < bst_collection_get_n (records); i++)
        {
          const char *id = bst_collection_get (records, i)->id;
          g_autofree char *kept = smart_list_findings (bst_checker_get_findings (checker, id), "bb."),
                          *now = smart_list_findings (bst_checker_get_findings (fresh, id), "bb.");
          g_assert_cmpstr (kept, ==, now);
        }
    }
}

static const struct {
  BstKindId kind;
  const char *id;
  const char *states[5];
} steps[] = {
  { BST_KIND_BUDGET_LINKS, "bl-a", { GOOD_LINK, "action=ac-b", "year=2027", "role=lead", "article=ar-b" } },
  { BST_KIND_BUDGET_LINKS,
    "bl-i",
    { GOOD_LINK "article=|ise=GC-L", "ise=GC-K", "year=2026|ise=GC-L", "amounts=bo:vak@9000@4000",
      "domain=bd.jeugd" } },
  { BST_KIND_BUDGET_LINKS,
    "bl-b",
    { GOOD_LINK, "role=support", "amounts=bo:vak@10000@1", "year=2025", "domain=bd.jeugd" } },
  { BST_KIND_BUDGET_LINKS,
    "bl-c",
    { GOOD_LINK "method=coefficient|share-bp=5000", "state=locked", "domain=bd.werk", "year=2026", "action=ac-a" } },
  { BST_KIND_ARTICLES,
    "ar-a",
    { "domain=bd.welzijn|ise=GC-L", "credits=2026:bo:vak@1", "credits=2026:bo:vak@30000", "domain=bd.jeugd",
      "ise=GC-K" } },
  { BST_KIND_ARTICLES,
    "ar-t",
    { "ise=GC-L|ise-total=1|credits=2026:bo:vak@1", "ise=GC-K", "ise-total=0", "ise-total=1", "domain=bd.werk" } },
  { BST_KIND_CONTRIBUTIONS,
    "con:bd.welzijn:2026",
    { "domain=bd.welzijn|year=2026", "state=locked", "state=concept", "year=2027", "year=2026" } },
};

static void
test_incremental (void)
{
  g_autoptr (SmartFixture) fixture = budget_fixture_new ();
  g_autoptr (BstChecker) checker = bst_checker_new (fixture->plan, fixture->framework);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  bst_checker_set_today (checker, TODAY);
  for (guint i = 0; i < 1200; i++)
    {
      guint at = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (steps));
      const char *state = steps[at].states[g_rand_int_range (rand, 0, 5)];
      int what = g_rand_int_range (rand, 0, 10);
      if (what == 0)
        bst_plan_undo (fixture->plan);
      else if (what == 1)
        bst_plan_redo (fixture->plan);
      else if (bst_plan_find (fixture->plan, steps[at].kind, steps[at].id) == NULL)
        smart_fixture_add (fixture, steps[at].kind, steps[at].id, state);
      else if (what == 2 && steps[at].kind != BST_KIND_ARTICLES)
        smart_fixture_remove (fixture, steps[at].kind, steps[at].id);
      else
        smart_fixture_set (fixture, steps[at].kind, steps[at].id, state);
      assert_fresh (fixture, checker);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/budget-rules/links", test_links);
  g_test_add_func ("/budget-rules/silence", test_silence);
  g_test_add_func ("/budget-rules/others", test_others);
  g_test_add_func ("/budget-rules/every-rule", test_every_rule);
  g_test_add_func ("/budget-rules/refused", test_refused);
  g_test_add_func ("/budget-rules/mending", test_mending);
  g_test_add_func ("/budget-rules/lowered-credit", test_lowered_credit);
  g_test_add_func ("/budget-rules/incremental", test_incremental);
  return g_test_run ();
}
