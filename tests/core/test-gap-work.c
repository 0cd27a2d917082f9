/* SPDX-License-Identifier: EUPL-1.2 */
/* test-gap-work.c - judging cells, starting an action in one, what is close by, and overlaps. */
#include "bst-gap-work.h"
#include "bst-overlap.h"
#include "kinds/bst-action.h"
#include "smart-fixture.h"
#include <locale.h>
#include <string.h>

#define STRONG "scores=cr.1@4v,cr.2@4v,cr.3@4v,cr.4@4v,cr.5@4v|reach-bp=100"

static guint
find_value (const GPtrArray *values, const char *id)
{
  for (guint i = 0; i < values->len; i++)
    if (g_str_equal (((const BstAxisValue *) values->pdata[i])->id, id))
      return i;
  g_error ("no %s", id);
}

/* --- Which cell a judgement is of ------------------------------------------------------------------------------------ */

static const struct {
  BstAxis rows;
  const char *row;
  BstAxis columns;
  const char *column, *phase, *id;
} places[] = {
  { BST_AXIS_GROUP, "kg.vw.a", BST_AXIS_SETTING, "set.werk", NULL, "gj:kg.vw.a:set.werk" },
  { BST_AXIS_SETTING, "set.werk", BST_AXIS_GROUP, "kg.vw.a", NULL, "gj:kg.vw.a:set.werk" },
  /* a group has a life phase of its own: looking at one phase only is the same cell */
  { BST_AXIS_GROUP, "kg.vw.a", BST_AXIS_SETTING, "set.werk", "lf.vw", "gj:kg.vw.a:set.werk" },
  /* a theme and a setting have none: in one phase it is another cell */
  { BST_AXIS_THEME, "th.leefstijl", BST_AXIS_SETTING, "set.werk", NULL, "gj:set.werk:th.leefstijl" },
  { BST_AXIS_THEME, "th.leefstijl", BST_AXIS_SETTING, "set.werk", "lf.vw", "gj:set.werk:lf.vw:th.leefstijl" },
  { BST_AXIS_PHASE, "lf.vw", BST_AXIS_SETTING, "set.werk", NULL, "gj:set.werk:lf.vw" },
  /* a path leads from one phase to the next, so it has one too */
  { BST_AXIS_TRANSITION_PATH, "tp.1", BST_AXIS_SETTING, "set.werk", "lf.kj", "gj:set.werk:tp.1" },
};

static void
test_places (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (BstPortfolio) portfolio = bst_portfolio_new (fixture->plan, fixture->framework, TODAY);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (BstGapMatrix) matrix = bst_gap_matrix_new (fixture->plan, fixture->framework, portfolio,
                                                            places[i].rows, places[i].columns, places[i].phase);
      BstCellPlace place =
          bst_gap_matrix_get_place (matrix, find_value (bst_gap_matrix_get_rows (matrix), places[i].row),
                                    find_value (bst_gap_matrix_get_columns (matrix), places[i].column));
      g_autofree char *id = bst_gap_judgement_make_id (place.values);
      g_assert_cmpstr (id, ==, places[i].id);
      g_assert_true (bst_id_is_valid (BST_KIND_GAP_JUDGEMENTS, id));
    }
}

/* In one phase, where the axes have none, only what is done in that phase is counted. */
static void
test_phase (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (BstPortfolio) portfolio = bst_portfolio_new (fixture->plan, fixture->framework, TODAY);
  static const struct {
    const char *phase;
    guint n;
  } cases[] = { { NULL, 2 }, { "lf.vw", 1 }, { "lf.kj", 1 }, { "lf.ou", 0 } };

  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-a", "settings=set.werk|domain=bd.werk|phases=lf.vw");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-b", "settings=set.werk|domain=bd.werk|phases=lf.kj");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BstGapMatrix) matrix = bst_gap_matrix_new (fixture->plan, fixture->framework, portfolio,
                                                            BST_AXIS_DOMAIN, BST_AXIS_SETTING, cases[i].phase);
      guint row = find_value (bst_gap_matrix_get_rows (matrix), "bd.werk"),
            column = find_value (bst_gap_matrix_get_columns (matrix), "set.werk");
      g_assert_cmpuint (bst_gap_matrix_get (matrix, row, column).n_other, ==, cases[i].n);
      g_assert_cmpuint (((BstAxisValue *) bst_gap_matrix_get_rows (matrix)->pdata[row])->n_actions, ==, cases[i].n);
    }
}

/* An action that says nothing on an axis stands nowhere, and is told. */
static void
test_unplaced (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (BstPortfolio) portfolio = bst_portfolio_new (fixture->plan, fixture->framework, TODAY);
  g_autoptr (BstGapMatrix) matrix = NULL;
  guint row;

  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-a", "settings=set.werk");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-b", "settings=set.werk|groups=kg.vw.a,kg.vw.b");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-c", "settings=set.werk,set.thuis|groups=kg.vw.a");
  matrix = bst_gap_matrix_new (fixture->plan, fixture->framework, portfolio, BST_AXIS_GROUP, BST_AXIS_SETTING, "lf.vw");
  g_assert_cmpuint (bst_gap_matrix_get_unplaced (matrix)->len, ==, 1);
  g_assert_cmpstr (((BstRecord *) bst_gap_matrix_get_unplaced (matrix)->pdata[0])->id, ==, "ac-a");
  /* one action in two cells of a row is one action of the row */
  row = find_value (bst_gap_matrix_get_rows (matrix), "kg.vw.a");
  g_assert_cmpuint (((BstAxisValue *) bst_gap_matrix_get_rows (matrix)->pdata[row])->n_actions, ==, 2);
}

/* What stands in a row, and in no column that is shown, is no action of that row. */
static void
test_outside (void)
{
  static const BstAxis axes[2] = { BST_AXIS_SETTING, BST_AXIS_GROUP };
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (BstPortfolio) portfolio = bst_portfolio_new (fixture->plan, fixture->framework, TODAY);

  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-a", "settings=set.werk|groups=kg.kj.a");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (BstGapMatrix) matrix =
          bst_gap_matrix_new (fixture->plan, fixture->framework, portfolio, axes[i], axes[1 - i], "lf.vw");
      const GPtrArray *values = i == 0 ? bst_gap_matrix_get_rows (matrix) : bst_gap_matrix_get_columns (matrix);

      g_assert_cmpuint (((BstAxisValue *) values->pdata[find_value (values, "set.werk")])->n_actions, ==, 0);
      g_assert_cmpuint (bst_gap_matrix_get_unplaced (matrix)->len, ==, 0);
    }
}

/* --- Judging ------------------------------------------------------------------------------------------------------------ */

static void
apply (BstPlan *plan, BstTransaction *transaction)
{
  g_autoptr (GError) error = NULL;

  bst_plan_apply (plan, transaction, &error);
  g_assert_no_error (error);
}

static void
test_judging (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  const BstCellPlace place = { { [BST_AXIS_GROUP] = "kg.vw.a", [BST_AXIS_SETTING] = "set.werk" } };
  BstTransaction *transaction = bst_transaction_new ("judge", NULL, NULL);
  BstRecord *record;

  bst_gap_judge (fixture->plan, transaction, &place, BST_GAP_CONFIRMED, TODAY);
  apply (fixture->plan, transaction);
  record = bst_gap_find_judgement (fixture->plan, &place);
  g_assert_cmpint (BST_GAP_JUDGEMENT (record)->verdict, ==, BST_GAP_CONFIRMED);
  g_assert_cmpint (BST_GAP_JUDGEMENT (record)->date, ==, TODAY);
  g_assert_cmpstr (BST_GAP_JUDGEMENT (record)->group, ==, "kg.vw.a");
  smart_fixture_set (fixture, BST_KIND_GAP_JUDGEMENTS, record->id, "note=bevraagd");
  /* another verdict is the same record: the reason stays, the date is new */
  transaction = bst_transaction_new ("judge", NULL, NULL);
  bst_gap_judge (fixture->plan, transaction, &place, BST_GAP_COVERED, TODAY + 1);
  apply (fixture->plan, transaction);
  record = bst_gap_find_judgement (fixture->plan, &place);
  g_assert_cmpint (BST_GAP_JUDGEMENT (record)->verdict, ==, BST_GAP_COVERED);
  g_assert_cmpint (BST_GAP_JUDGEMENT (record)->date, ==, TODAY + 1);
  g_assert_cmpstr (BST_GAP_JUDGEMENT (record)->note, ==, "bevraagd");
  transaction = bst_transaction_new ("withdraw", NULL, NULL);
  bst_gap_withdraw (fixture->plan, transaction, &place);
  bst_gap_withdraw (fixture->plan, transaction, &(BstCellPlace) { { [BST_AXIS_GROUP] = "kg.vw.b" } });
  g_assert_cmpuint (bst_transaction_get_n (transaction), ==, 1);
  apply (fixture->plan, transaction);
  g_assert_null (bst_gap_find_judgement (fixture->plan, &place));
}

static const struct {
  BstCellPlace place;
  const char *field, *value;
} drafts[] = {
  { { { [BST_AXIS_GROUP] = "kg.vw.a", [BST_AXIS_SETTING] = "set.werk" } }, "groups", "kg.vw.a" },
  { { { [BST_AXIS_GROUP] = "kg.vw.a", [BST_AXIS_SETTING] = "set.werk" } }, "settings", "set.werk" },
  /* a group is of one life phase, and so is an objective */
  { { { [BST_AXIS_GROUP] = "kg.vw.a", [BST_AXIS_SETTING] = "set.werk" } }, "phases", "lf.vw" },
  { { { [BST_AXIS_OBJECTIVE] = "od.kj.3" } }, "primary-objective", "od.kj.3" },
  { { { [BST_AXIS_OBJECTIVE] = "od.kj.3" } }, "phases", "lf.kj" },
  { { { [BST_AXIS_OBJECTIVE] = "od.kj.3", [BST_AXIS_PHASE] = "lf.ou" } }, "phases", "lf.ou" },
  { { { [BST_AXIS_TRANSITION_PATH] = "tp.1", [BST_AXIS_PHASE] = "lf.ou" } }, "phases", "lf.ou" },
  { { { [BST_AXIS_DOMAIN] = "bd.werk" } }, "domain", "bd.werk" },
  { { { [BST_AXIS_TRANSITION_PATH] = "tp.1" } }, "transition-paths", "tp.1" },
  { { { [BST_AXIS_THEME] = "th.leefstijl" } }, "kind", NULL },
};

static void
test_drafts (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");

  for (guint i = 0; i < G_N_ELEMENTS (drafts); i++)
    {
      g_autoptr (BstRecord) draft = bst_gap_make_draft (fixture->framework, &drafts[i].place);
      const BstField *field = bst_record_find_field (draft, drafts[i].field);
      BstValue value = bst_field_get (field, draft);

      g_assert_cmpint (BST_ACTION (draft)->kind, ==, BST_ACTION_NEW);
      if (field->type == BST_FIELD_REFS)
        {
          g_assert_cmpuint (bst_vec_length (value.ptr), ==, 1);
          g_assert_true (bst_vec_has_ref (value.ptr, drafts[i].value));
        }
      else if (drafts[i].value != NULL)
        g_assert_cmpstr (value.ptr, ==, drafts[i].value);
    }
}

/* --- Close by --------------------------------------------------------------------------------------------------------------- */

static void
test_nearby (void)
{
  g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
  g_autoptr (BstPortfolio) portfolio = bst_portfolio_new (fixture->plan, fixture->framework, TODAY);
  g_autoptr (BstGapMatrix) matrix = NULL;
  g_autoptr (GArray) nearby = NULL, nearest = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  guint row, column;

  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-row-a",
                     "groups=kg.vw.a|settings=set.thuis"); /* as near as ac-row */
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-column", STRONG "|groups=kg.vw.b|settings=set.werk");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-row", "groups=kg.vw.a|settings=set.thuis");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-row-strong", STRONG "|groups=kg.vw.a|settings=set.thuis");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-in", STRONG "|groups=kg.vw.a|settings=set.werk");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-far", STRONG "|groups=kg.vw.b|settings=set.thuis");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-row", "groups=kg.vw.a|settings=set.thuis");
  matrix = bst_gap_matrix_new (fixture->plan, fixture->framework, portfolio, BST_AXIS_GROUP, BST_AXIS_SETTING, NULL);
  row = find_value (bst_gap_matrix_get_rows (matrix), "kg.vw.a");
  column = find_value (bst_gap_matrix_get_columns (matrix), "set.werk");
  nearby = bst_gap_list_nearby (matrix, portfolio, row, column, 10);
  for (guint i = 0; i < nearby->len; i++)
    {
      const BstNearby *one = &g_array_index (nearby, BstNearby, i);
      g_string_append_printf (found, "%s%s%s ", one->action->id, one->in_row ? "=" : "", one->in_column ? "|" : "");
    }
  g_assert_cmpstr (found->str, ==, "ac-row-strong= ac-row= ac-row-a= ac-column| ");
  nearest = bst_gap_list_nearby (matrix, portfolio, row, column, 2);
  g_assert_cmpuint (nearest->len, ==, 2);
  g_assert_cmpstr (g_array_index (nearest, BstNearby, 0).action->id, ==, "ac-row-strong");
}

/* --- Overlaps --------------------------------------------------------------------------------------------------------------- */

static const struct {
  const char *name;
  const char *actions[5]; /* of ac-a, ac-b, … */
  const char *phase, *found; /* "ids: objectives × groups × settings (places) what differs" */
} overlaps[] = {
  { "nothing", { "primary-objective=od.kj.3|groups=kg.kj.a|settings=set.onderwijs" }, NULL, "" },
  { "two of a kind",
    { "primary-objective=od.kj.3|groups=kg.kj.a|settings=set.onderwijs",
      "primary-objective=od.kj.3|groups=kg.kj.a|settings=set.onderwijs" },
    NULL,
    "ac-a ac-b: od.kj.3 × kg.kj.a × set.onderwijs (1)\n" },
  { "a sub-objective counts as what it is part of; what differs",
    { "owner=or-werkbaar|kind=pilot|primary-objective=od.kj.3.d|groups=kg.kj.a|settings=set.onderwijs",
      "primary-objective=od.kj.3|groups=kg.kj.a|settings=set.onderwijs" },
    NULL,
    "ac-a ac-b: od.kj.3 × kg.kj.a × set.onderwijs (1) owner kind\n" },
  { "the same two in several places are one overlap",
    { "primary-objective=od.kj.3|groups=kg.kj.a,kg.kj.b|settings=set.onderwijs,set.thuis",
      "primary-objective=od.kj.3|groups=kg.kj.a,kg.kj.b|settings=set.onderwijs,set.thuis" },
    NULL,
    "ac-a ac-b: od.kj.3 × kg.kj.a kg.kj.b × set.onderwijs set.thuis (4)\n" },
  { "most first",
    { "primary-objective=od.kj.3|groups=kg.kj.a|settings=set.onderwijs,set.thuis",
      "primary-objective=od.kj.3|groups=kg.kj.a|settings=set.onderwijs,set.thuis",
      "primary-objective=od.kj.3|groups=kg.kj.a|settings=set.thuis" },
    NULL,
    "ac-a ac-b ac-c: od.kj.3 × kg.kj.a × set.thuis (1)\nac-a ac-b: od.kj.3 × kg.kj.a × set.onderwijs (1)\n" },
  { "another group, another setting, another objective, no group",
    { "primary-objective=od.kj.3|groups=kg.kj.a|settings=set.onderwijs",
      "primary-objective=od.kj.3|groups=kg.kj.b|settings=set.onderwijs",
      "primary-objective=od.kj.3|groups=kg.kj.a|settings=set.thuis",
      "primary-objective=od.kj.2|groups=kg.kj.a|settings=set.onderwijs",
      "primary-objective=od.kj.3|settings=set.onderwijs" },
    NULL,
    "" },
  { "stopped and out of scope do not count",
    { "primary-objective=od.kj.3|groups=kg.kj.a|settings=set.thuis",
      "scaling-stage=stopped|primary-objective=od.kj.3|groups=kg.kj.a|settings=set.thuis",
      "out-of-scope=1|primary-objective=od.kj.3|groups=kg.kj.a|settings=set.thuis" },
    NULL,
    "" },
  { "one phase",
    { "phases=lf.kj|primary-objective=od.kj.3|groups=kg.kj.a|settings=set.thuis",
      "phases=lf.kj,lf.vw|primary-objective=od.kj.3|groups=kg.kj.a|settings=set.thuis",
      "phases=lf.vw|primary-objective=od.kj.3|groups=kg.kj.a|settings=set.thuis" },
    "lf.kj",
    "ac-a ac-b: od.kj.3 × kg.kj.a × set.thuis (1) phases\n" },
};

static void
append_ids (GString *out, const GPtrArray *ids, const char *before)
{
  g_string_append (out, before);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", (const char *) ids->pdata[i]);
}

static char *
describe (GPtrArray *found)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const BstOverlap *overlap = found->pdata[i];
      for (guint j = 0; j < overlap->actions->len; j++)
        g_string_append_printf (out, "%s%s", j > 0 ? " " : "", ((BstRecord *) overlap->actions->pdata[j])->id);
      append_ids (out, overlap->objectives, ": ");
      append_ids (out, overlap->groups, " × ");
      append_ids (out, overlap->settings, " × ");
      g_string_append_printf (out, " (%u)", overlap->n_places);
      for (int facet = 0; facet < BST_N_FACETS; facet++)
        if (overlap->differs[facet])
          g_string_append_printf (out, " %s", bst_facets[facet].field);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static void
test_overlaps (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (overlaps); i++)
    {
      g_autoptr (SmartFixture) fixture = smart_fixture_new ("nl");
      g_autoptr (BstPortfolio) portfolio = bst_portfolio_new (fixture->plan, fixture->framework, TODAY);
      g_autoptr (GPtrArray) found = NULL;
      g_autofree char *words = NULL;

      g_test_message ("%s", overlaps[i].name);
      for (guint a = 0; a < G_N_ELEMENTS (overlaps[i].actions) && overlaps[i].actions[a] != NULL; a++)
        smart_fixture_add (fixture, BST_KIND_ACTIONS, (char[]) { 'a', 'c', '-', (char) ('a' + a), '\0' },
                           overlaps[i].actions[a]);
      found = bst_overlap_list (fixture->plan, fixture->framework, portfolio, overlaps[i].phase);
      words = describe (found);
      g_assert_cmpstr (words, ==, overlaps[i].found);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gap-work/places", test_places);
  g_test_add_func ("/gap-work/phase", test_phase);
  g_test_add_func ("/gap-work/unplaced", test_unplaced);
  g_test_add_func ("/gap-work/outside", test_outside);
  g_test_add_func ("/gap-work/judging", test_judging);
  g_test_add_func ("/gap-work/drafts", test_drafts);
  g_test_add_func ("/gap-work/nearby", test_nearby);
  g_test_add_func ("/gap-work/overlaps", test_overlaps);
  return g_test_run ();
}
