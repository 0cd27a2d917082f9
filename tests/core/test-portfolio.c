/* SPDX-License-Identifier: EUPL-1.2 */
/* test-portfolio.c - quality, reach, advice and their boundaries; rules of actions; what is similar. */
#include "bst-portfolio.h"
#include "bst-similar.h"
#include "kinds/bst-action.h"
#include "smart-fixture.h"
#include <locale.h>
#include <string.h>

#define ALL(points, by) \
  "scores=cr.1@" points by ",cr.2@" points by ",cr.3@" points by ",cr.4@" points by ",cr.5@" points by
#define REACHED "|flanders-wide=1|reach-count=1500|denominator=10000|denominator-source=telling"
#define LIMITED "|flanders-wide=1|reach-count=1499|denominator=10000|denominator-source=telling"

/* --- Readings ------------------------------------------------------------------------------------------------------ */

static const struct {
  const char *fields, *quality, *reach, *advice;
} readings[] = {
  /* nothing known */
  { "", "not-assessed", "unknown", "complete" },
  /* 12 of 20 points is exactly 60 %: strong; 11 is not */
  { "scores=cr.1@4v,cr.2@2v,cr.3@2v,cr.4@2v,cr.5@2v" REACHED, "strong", "sufficient", "keep" },
  { "scores=cr.1@3v,cr.2@2v,cr.3@2v,cr.4@2v,cr.5@2v" REACHED, "not-yet-strong", "sufficient", "improve" },
  /* one score missing: nothing is said, however good the others are */
  { "scores=cr.1@4v,cr.2@4v,cr.3@4v,cr.4@4v" REACHED, "not-assessed", "sufficient", "complete" },
  /* a score of 0 is a score */
  { "scores=cr.1@4v,cr.2@4v,cr.3@4v,cr.4@4v,cr.5@0v" REACHED, "strong", "sufficient", "keep" },
  /* more than the highest score counts as the highest */
  { "scores=cr.1@90v,cr.2@0v,cr.3@0v,cr.4@0v,cr.5@0v", "not-yet-strong", "unknown", "improve" },
  /* self-declared: never "improve", which would call it weak; one such score is enough */
  { ALL ("1", "s"), "not-yet-strong", "unknown", "verify" },
  { "scores=cr.1@1v,cr.2@1v,cr.3@1v,cr.4@1v,cr.5@1s", "not-yet-strong", "unknown", "verify" },
  { ALL ("1", ""), "not-yet-strong", "unknown", "verify" },
  { ALL ("1", "d"), "not-yet-strong", "unknown", "improve" },
  { ALL ("4", "s") LIMITED, "strong", "limited", "scale-up" },
  /* the double rule: 14.99 % and 15 %; all of Flanders or not */
  { ALL ("4", "v") LIMITED, "strong", "limited", "scale-up" },
  { ALL ("4", "v") "|reach-count=1500|denominator=10000", "strong", "limited", "scale-up" },
  { ALL ("4", "v") "|flanders-wide=1|reach-bp=1500", "strong", "sufficient", "keep" },
  { ALL ("4", "v") "|flanders-wide=1|reach-bp=1499", "strong", "limited", "scale-up" },
  { ALL ("4", "v") "|reach-bp=9000", "strong", "limited", "scale-up" },
  /* people and target group count before a typed share */
  { ALL ("4", "v") "|flanders-wide=1|reach-bp=9000|reach-count=1|denominator=100", "strong", "limited", "scale-up" },
  /* people without a target group, or of a group of nobody, say nothing */
  { ALL ("4", "v") "|flanders-wide=1|reach-count=1500", "strong", "unknown", "complete" },
  { ALL ("4", "v") "|flanders-wide=1|reach-count=5|denominator=0", "strong", "unknown", "complete" },
  { ALL ("4", "v") "|flanders-wide=1", "strong", "unknown", "complete" },
  /* a third of three people is not rounded up over a threshold */
  { ALL ("4", "v") "|flanders-wide=1|reach-count=149999|denominator=1000000", "strong", "limited", "scale-up" },
  { ALL ("4", "v") "|flanders-wide=1|reach-count=150000|denominator=1000000", "strong", "sufficient", "keep" },
  /* scope: types 4 to 6 are out, unless somebody says why not; and one may be taken out */
  { ALL ("4", "v") REACHED "|prevention-type=arango.3", "strong", "sufficient", "keep" },
  { ALL ("4", "v") REACHED "|prevention-type=arango.4", "strong", "sufficient", "out-of-scope" },
  { ALL ("4", "v") REACHED "|prevention-type=arango.6", "strong", "sufficient", "out-of-scope" },
  { ALL ("4", "v") REACHED "|prevention-type=arango.4|scope-reason=vooral groepswerk", "strong", "sufficient", "keep" },
  { ALL ("4", "v") REACHED "|out-of-scope=1|scope-reason=toch niet", "strong", "sufficient", "out-of-scope" },
  /* what stopped has no advice */
  { ALL ("4", "v") LIMITED "|scaling-stage=stopped", "strong", "limited", "stopped" },
};

static void
test_readings (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (BstCriteria) criteria = bst_criteria_new (fixture->plan, fixture->framework, NULL, TODAY);

  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr (BstRecord) action = smart_record_new (BST_KIND_ACTIONS, "ac-een", readings[i].fields);
      BstAppraisal appraisal;

      bst_appraise (fixture->framework, criteria, action, &appraisal);
      g_test_message ("%s", readings[i].fields);
      g_assert_cmpstr (bst_quality_names[appraisal.quality].name, ==, readings[i].quality);
      g_assert_cmpstr (bst_reach_names[appraisal.reach].name, ==, readings[i].reach);
      g_assert_cmpstr (bst_advice_names[appraisal.advice].name, ==, readings[i].advice);
    }
}

static void
test_shares (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (BstCriteria) criteria = bst_criteria_new (fixture->plan, fixture->framework, NULL, TODAY);
  g_autoptr (BstRecord) action =
      smart_record_new (BST_KIND_ACTIONS, "ac-een",
                        "scores=cr.1@3s,cr.2@2s,cr.3@4,cr.4@3d,cr.5@4v|reach-count=2|denominator=3");
  BstAppraisal appraisal;

  bst_appraise (fixture->framework, criteria, action, &appraisal);
  g_assert_cmpint (appraisal.share_bp, ==, 8000);
  g_assert_cmpint (appraisal.reach_bp, ==, 6666);
  g_assert_cmpuint (appraisal.n_criteria, ==, 5);
  g_assert_cmpuint (appraisal.n_scores, ==, 5);
  g_assert_cmpuint (appraisal.n_self_declared, ==, 3);
  g_assert_true (appraisal.reach_self_declared);
}

/* --- Sets of criteria ------------------------------------------------------------------------------------------------ */

static BstQuality
read_with (SmartFixture *fixture, const char *set, gint64 today, const char *fields)
{
  g_autoptr (BstCriteria) criteria = bst_criteria_new (fixture->plan, fixture->framework, set, today);
  g_autoptr (BstRecord) action = smart_record_new (BST_KIND_ACTIONS, "ac-een", fields);
  BstAppraisal appraisal;

  bst_appraise (fixture->framework, criteria, action, &appraisal);
  return appraisal.quality;
}

/* The lowest score, and the half of the rule of reach that asks for all of Flanders. */
static void
test_criteria_scale (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (BstCriteria) plain = NULL, other = NULL, senseless = NULL;

  smart_fixture_add (fixture, BST_KIND_CRITERIA_SETS, "cs-ander",
                     "date=2026-01-01|scale-min=1|all-flanders=not-needed");
  smart_fixture_add (fixture, BST_KIND_CRITERIA_SETS, "cs-niets", "date=2026-01-01|scale-min=4");
  plain = bst_criteria_new (fixture->plan, fixture->framework, "", TODAY);
  other = bst_criteria_new (fixture->plan, fixture->framework, "cs-ander", TODAY);
  senseless = bst_criteria_new (fixture->plan, fixture->framework, "cs-niets", TODAY);
  g_assert_true (plain->needs_all_flanders);
  g_assert_false (other->needs_all_flanders);
  g_assert_cmpint (other->minimum, ==, 1);
  g_assert_cmpint (senseless->minimum, ==, plain->minimum); /* four of four would leave no points */
  /* three of four: 75 % from nothing, 67 % from one */
  g_assert_cmpint (read_with (fixture, "cs-ander", TODAY, ALL ("3", "v")), ==, BST_QUALITY_STRONG);
  g_assert_cmpint (read_with (fixture, "cs-ander", TODAY, ALL ("2", "v")), ==, BST_QUALITY_NOT_YET);
}

static void
test_criteria_sets (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  BstRecord *set;
  BstTransaction *transaction;
  BstValue weights;

  smart_fixture_add (fixture, BST_KIND_CRITERIA_SETS, "cs-streng", "title=Streng|date=2026-01-01|threshold-bp=9000");
  smart_fixture_add (fixture, BST_KIND_CRITERIA_SETS, "cs-later", "title=Later|date=2027-01-01|threshold-bp=1000");
  /* in force: the last one whose day has come */
  g_assert_cmpint (read_with (fixture, NULL, 20251231, ALL ("3", "v")), ==, BST_QUALITY_STRONG);
  g_assert_cmpint (read_with (fixture, NULL, 20260101, ALL ("3", "v")), ==, BST_QUALITY_NOT_YET);
  g_assert_cmpint (read_with (fixture, NULL, 20270101, ALL ("1", "v")), ==, BST_QUALITY_STRONG);
  /* two sets compared on the same action, whatever the day */
  g_assert_cmpint (read_with (fixture, "cs-streng", 20270101, ALL ("3", "v")), ==, BST_QUALITY_NOT_YET);
  g_assert_cmpint (read_with (fixture, "", 20270101, ALL ("3", "v")), ==, BST_QUALITY_STRONG);
  /* weights: only the first criterion counts, out of ten */
  set = bst_plan_find (fixture->plan, BST_KIND_CRITERIA_SETS, "cs-streng");
  weights = (BstValue) { 0 };
  for (guint i = 1; i <= 5; i++)
    {
      const BstField *list = bst_record_find_field (set, "weights");
      g_autofree char *id = g_strdup_printf ("cr.%u", i);
      BstElement *weight = bst_element_new (list->elements, id);
      BstValue next;
      bst_element_take (weight, bst_fields_find (list->elements, "weight"), (BstValue) { .num = i == 1 });
      bst_element_take (weight, bst_fields_find (list->elements, "maximum"), (BstValue) { .num = 10 });
      next = bst_vec_with_element (list, weights.ptr, weight);
      bst_value_clear (list, &weights);
      weights = next;
    }
  transaction = bst_transaction_new ("weights", NULL, NULL);
  bst_transaction_set (transaction, set, bst_record_find_field (set, "weights"), weights);
  g_assert_true (bst_plan_apply (fixture->plan, transaction, NULL));
  g_assert_cmpint (read_with (fixture, NULL, 20260101, "scores=cr.1@9v"), ==, BST_QUALITY_STRONG);
  g_assert_cmpint (read_with (fixture, NULL, 20260101, "scores=cr.1@8v"), ==, BST_QUALITY_NOT_YET);
}

/* --- Rules ------------------------------------------------------------------------------------------------------------- */

static const struct {
  const char *rule, *fires, *silent;
} rules[] = {
  { "pf.objective", "title=Les", "primary-objective=od.kj.1" },
  { "pf.owner", "title=Les", "owner=or-werkbaar" },
  { "pf.scope", "title=Les", "prevention-type=arango.2" },
  { "pf.scope", "prevention-type=arango.5", "prevention-type=arango.5|receiving-domain=bd.welzijn" },
  { "pf.scope", "out-of-scope=1", "out-of-scope=1|receiving-domain=bd.welzijn" },
  { "pf.universal", "prevention-type=arango.2", "prevention-type=arango.3" },
  { "pf.universal", "prevention-type=arango.2|scores=cr.2@0v", "prevention-type=arango.2|scores=cr.2@1v" },
  { "pf.universal", "prevention-type=arango.1", "prevention-type=arango.1|groups=kg.kj.a" },
  { "pf.host", "kind=pilot", "kind=pilot|host-structure=Huis van de wijk" },
  { "pf.host", "scaling-stage=pilot", "scaling-stage=adapted" },
  { "pf.once", "repetition=once", "repetition=repeated" },
  { "pf.evidence", "intervention-type=ei.6", "intervention-type=ei.4" },
  { "pf.evidence", "intervention-type=ei.5", "intervention-type=ei.5|evidence=ev.effectief" },
  { "pf.innovation", "kind=bottom-up", "kind=bottom-up|learning-question=Blijven jongeren komen?" },
  { "pf.denominator", "reach-count=5", "reach-count=5|denominator=10|denominator-source=telling" },
  { "pf.denominator", "denominator=10", "denominator=10|denominator-source=telling" },
  { "pf.denominator", "reach-bp=1500", "reach-bp=1500|denominator=10|denominator-source=telling" },
  { "pf.share", "reach-count=11|denominator=10", "reach-count=10|denominator=10" },
  { "pf.share", "reach-count=1|denominator=10|reach-bp=1051", "reach-count=1|denominator=10|reach-bp=1050" },
  { "pf.scaling", "scaling-stage=spread", "scaling-stage=adapted" },
  { "pf.scaling", "scaling-stage=sustained|" ALL ("1", "v"), "scaling-stage=sustained|" ALL ("4", "v") },
  { "pf.review", "review-date=2026-02-28", "review-date=2026-03-01" },
  { "pf.review", "review-date=2026-02-28", "review-date=2026-02-28|scaling-stage=stopped" },
  { "[pf.partners]", "title=Les", "partners=p1@" },
  { "[pf.self-declared]", "scores=cr.1@1s", "scores=cr.1@1v" },
  { "[pf.sheet]", "kind=new", "kind=new|sheet-means=twee halftijdse" },
  { "[pf.sheet]", ALL ("4", "v") LIMITED, ALL ("4", "v") REACHED },
};

static gboolean
fires (SmartFixture *fixture, const char *fields, const char *rule)
{
  g_autoptr (BstRecord) action = smart_record_new (BST_KIND_ACTIONS, "ac-een", fields);
  g_autofree char *found = smart_fixture_find (fixture, action, "pf.");
  g_auto (GStrv) ids = g_strsplit (found, " ", -1);

  g_test_message ("%s: %s", fields, found);
  return g_strv_contains ((const char *const *) ids, rule);
}

static void
test_rules (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_assert_true (fires (fixture, rules[i].fires, rules[i].rule));
      g_assert_false (fires (fixture, rules[i].silent, rules[i].rule));
    }
}

/* A rule without a case is a rule that nobody has seen at work. The three that explain always speak. */
static void
test_every_rule (void)
{
  static const char *const always[] = { "pf.quality", "pf.reach", "pf.advice", "pf.gatekeeper", NULL };

  for (const BstRule *rule = bst_rules_get (NULL); rule->id != NULL; rule++)
    {
      g_autofree char *note = g_strdup_printf ("[%s]", rule->id);
      gboolean found = rule->kind != BST_KIND_ACTIONS || g_strv_contains (always, rule->id);
      for (guint i = 0; i < G_N_ELEMENTS (rules) && !found; i++)
        found = g_str_equal (rules[i].rule, rule->severity == BST_SEVERITY_NOTE ? note : rule->id);
      g_test_message ("%s", rule->id);
      g_assert_true (found);
    }
}

/* An answer "not applicable, because …" silences a finding of an action as it does one of an action point. */
static void
test_set_aside (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");

  g_assert_true (fires (fixture, "repetition=once", "pf.once"));
  g_assert_false (fires (fixture, "repetition=once|set-aside=pf.once@een beurs is eenmalig", "pf.once"));
  g_assert_true (fires (fixture, "repetition=once|set-aside=pf.owner@later", "pf.once"));
}

static void
test_gatekeeper (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");

  g_assert_false (fires (fixture, "kind=new", "pf.gatekeeper"));
  smart_fixture_set (fixture, BST_KIND_PLAN, NULL, "option-gatekeeper=1");
  g_assert_true (fires (fixture, "kind=new", "pf.gatekeeper"));
  g_assert_false (fires (fixture, "kind=existing", "pf.gatekeeper"));
  g_assert_false (fires (fixture, "kind=new|gatekeeper-verdict=negative", "pf.gatekeeper"));
  g_assert_true (fires (fixture, "kind=new|gatekeeper-verdict=positive|gate-checks=gk.6@2", "pf.gatekeeper"));
  g_assert_false (fires (fixture, "kind=new|gatekeeper-verdict=positive|gate-checks=gk.6@1", "pf.gatekeeper"));
}

/* Each reading explains itself in a sentence with its figures. */
static void
test_explanations (void)
{
  static const struct {
    const char *fields, *rule, *message;
  } cases[] = {
    { "scores=cr.1@4v", "pf.quality", "Not assessed: 1 of the 5 criteria have a score." },
    { ALL ("3", "v"), "pf.quality", "Strong: it has 75% of the points; strong is from 60%." },
    { ALL ("1", "v"), "pf.quality", "Not yet strong: it has 25% of the points; strong is from 60%." },
    { "title=Les", "pf.reach", "Reach unknown: it is not said how many of the target group it reaches." },
    { "flanders-wide=1|reach-count=1499|denominator=10000", "pf.reach",
      "Limited reach: all of Flanders, but only 14.99% of the target group." },
    { "reach-count=15|denominator=100", "pf.reach", "Limited reach: not in all of Flanders; 15% of the target group." },
    { "flanders-wide=1|reach-bp=1500", "pf.reach", "Sufficient reach: all of Flanders, and 15% of the target group." },
    { "scores=cr.1@1s,cr.2@1s,cr.3@1v,cr.4@1v,cr.5@1v", "pf.advice",
      "Advice: have it checked. It is not yet strong, but 2 of its 5 scores are self-declared." },
  };
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("en");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BstRecord) action = smart_record_new (BST_KIND_ACTIONS, "ac-een", cases[i].fields);
      g_autoptr (GPtrArray) findings = bst_rules_check_record (&fixture->context, action);
      g_autofree char *message = NULL;

      for (guint j = 0; j < findings->len; j++)
        if (g_str_equal (((BstFinding *) findings->pdata[j])->rule->id, cases[i].rule))
          message = bst_finding_get_message (findings->pdata[j], "en");
      g_assert_cmpstr (message, ==, cases[i].message);
    }
}

/* --- Totals kept with every change equal those of a fresh look ------------------------------------------------------------ */

static void
assert_fresh (SmartFixture *fixture, BstPortfolio *portfolio)
{
  g_autoptr (BstPortfolio) fresh = bst_portfolio_new (fixture->plan, fixture->framework, TODAY);
  BstCollection *actions = bst_plan_get_collection (fixture->plan, BST_KIND_ACTIONS);

  g_assert_cmpmem (bst_portfolio_get_totals (portfolio), sizeof (BstPortfolioTotals), bst_portfolio_get_totals (fresh),
                   sizeof (BstPortfolioTotals));
  for (guint i = 0; i < bst_collection_get_n (actions); i++)
    {
      const char *id = bst_collection_get (actions, i)->id;
      g_assert_cmpmem (bst_portfolio_get (portfolio, id), sizeof (BstAppraisal), bst_portfolio_get (fresh, id),
                       sizeof (BstAppraisal));
    }
  g_assert_cmpuint (bst_portfolio_get_n_strong (portfolio, "od.kj.3"), ==,
                    bst_portfolio_get_n_strong (fresh, "od.kj.3"));
  g_assert_cmpuint (bst_portfolio_get_n_strong (portfolio, "od.kj.1"), ==,
                    bst_portfolio_get_n_strong (fresh, "od.kj.1"));
}

static void
test_incremental (void)
{
  static const char *const states[] = {
    "kind=pilot",
    ALL ("4", "v") "|primary-objective=od.kj.3.d|other-objectives=od.kj.1,od.kj.3.e",
    ALL ("1", "s"),
    "prevention-type=arango.5",
    "scaling-stage=stopped",
    REACHED,
    "primary-objective=od.kj.1|scores=",
  };
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (BstPortfolio) portfolio = bst_portfolio_new (fixture->plan, fixture->framework, TODAY);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260301);

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *id = g_strdup_printf ("ac-%d", g_rand_int_range (rand, 0, 6));
      const char *state = states[g_rand_int_range (rand, 0, G_N_ELEMENTS (states))];
      int what = g_rand_int_range (rand, 0, 8);

      if (what == 0)
        bst_plan_undo (fixture->plan);
      else if (what == 1)
        bst_plan_redo (fixture->plan);
      else if (bst_plan_find (fixture->plan, BST_KIND_ACTIONS, id) == NULL)
        smart_fixture_add (fixture, BST_KIND_ACTIONS, id, state);
      else if (what == 2)
        smart_fixture_remove (fixture, BST_KIND_ACTIONS, id);
      else
        smart_fixture_set (fixture, BST_KIND_ACTIONS, id, state);
      assert_fresh (fixture, portfolio);
    }
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-laatste", ALL ("3", "v"));
  g_assert_cmpint (bst_portfolio_get (portfolio, "ac-laatste")->quality, ==, BST_QUALITY_STRONG);
  smart_fixture_add (fixture, BST_KIND_CRITERIA_SETS, "cs-een", "date=2026-01-01|threshold-bp=10000");
  g_assert_cmpint (bst_portfolio_get (portfolio, "ac-laatste")->quality, ==, BST_QUALITY_NOT_YET);
  assert_fresh (fixture, portfolio);
}

/* Out of scope and stopped are listed and not counted; sub-objectives count for the one above them. */
static void
test_totals (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (BstPortfolio) portfolio = bst_portfolio_new (fixture->plan, fixture->framework, TODAY);
  const BstPortfolioTotals *totals = bst_portfolio_get_totals (portfolio);

  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-a",
                     ALL ("4", "s") LIMITED "|primary-objective=od.kj.3.d|other-objectives=od.kj.3");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-b",
                     ALL ("4", "v") "|prevention-type=arango.6|primary-objective=od.kj.3");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-c",
                     ALL ("4", "v") "|scaling-stage=stopped|primary-objective=od.kj.3");
  g_assert_cmpuint (totals->n_actions, ==, 3);
  g_assert_cmpuint (totals->n_quality[BST_QUALITY_STRONG], ==, 1);
  g_assert_cmpuint (totals->n_advice[BST_ADVICE_SCALE_UP], ==, 1);
  g_assert_cmpuint (totals->n_advice[BST_ADVICE_OUT_OF_SCOPE], ==, 1);
  g_assert_cmpuint (totals->n_advice[BST_ADVICE_STOPPED], ==, 1);
  g_assert_cmpuint (totals->n_self_declared, ==, 1);
  g_assert_cmpuint (bst_portfolio_get_n_strong (portfolio, "od.kj.3"), ==, 1);
  g_assert_cmpuint (bst_portfolio_get_n_strong (portfolio, "od.kj.3.d"), ==, 1);
}

/* --- What is similar --------------------------------------------------------------------------------------------------------- */

static void
test_similar (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (BstRecord) idea =
      smart_record_new (BST_KIND_ACTIONS, "ac-idee",
                        "title=Oudergroepen na de GEBOORTE|primary-objective=od.d1000.1|settings=set.zorg");
  g_autoptr (BstRecord) other = smart_record_new (BST_KIND_ACTIONS, "ac-iets", "title=Zwemmen");
  g_autoptr (GArray) found = NULL, none = NULL;

  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-kring",
                     "title=Wiegkring: oudergroepen na de geboorte|primary-objective=od.d1000.1|settings=set.zorg");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-huis", "title=Huisbezoeken|primary-objective=od.d1000.1");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-app", "title=Schermwijzer|settings=set.onderwijs");
  found = bst_similar_find (fixture->plan, fixture->framework, idea, 5);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (g_array_index (found, BstSimilar, 0).action->id, ==, "ac-kring");
  g_assert_cmpuint (g_array_index (found, BstSimilar, 0).n_words, ==, 2);
  g_assert_cmpuint (g_array_index (found, BstSimilar, 0).n_objectives, ==, 1);
  g_assert_cmpuint (g_array_index (found, BstSimilar, 0).n_settings, ==, 1);
  g_assert_cmpstr (g_array_index (found, BstSimilar, 1).action->id, ==, "ac-huis");
  none = bst_similar_find (fixture->plan, fixture->framework, other, 5);
  g_assert_cmpuint (none->len, ==, 0);
  /* one that is in the plan is not like itself */
  g_array_unref (found);
  found = bst_similar_find (fixture->plan, fixture->framework,
                            bst_plan_find (fixture->plan, BST_KIND_ACTIONS, "ac-kring"), 5);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (g_array_index (found, BstSimilar, 0).action->id, ==, "ac-huis");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/portfolio/readings", test_readings);
  g_test_add_func ("/portfolio/shares", test_shares);
  g_test_add_func ("/portfolio/criteria-sets", test_criteria_sets);
  g_test_add_func ("/portfolio/criteria-sets-scale", test_criteria_scale);
  g_test_add_func ("/portfolio/rules", test_rules);
  g_test_add_func ("/portfolio/every-rule", test_every_rule);
  g_test_add_func ("/portfolio/set-aside", test_set_aside);
  g_test_add_func ("/portfolio/gatekeeper", test_gatekeeper);
  g_test_add_func ("/portfolio/explanations", test_explanations);
  g_test_add_func ("/portfolio/incremental", test_incremental);
  g_test_add_func ("/portfolio/totals", test_totals);
  g_test_add_func ("/portfolio/similar", test_similar);
  return g_test_run ();
}
