/* SPDX-License-Identifier: EUPL-1.2 */
/* test-comparison.c - what differs between two plans, in words. */
#include "bst-comparison.h"
#include "bst-diff.h"
#include "bst-reader.h"
#include "bst-snapshot.h"
#include "bst-text.h"
#include "bst-writer.h"
#include "random-plan.h"
#include <string.h>

#define POINT "ap-aaaaaaaaaaaaaaaa"
#define HOUSE "or-aaaaaaaaaaaaaaaa"
#define TOWN "or-bbbbbbbbbbbbbbbb"

static BstFramework *framework;

/* --- Plans --------------------------------------------------------------------------------------------------- */

static void
set_text (BstRecord *image, const char *field, const char *text)
{
  bst_record_take (image, bst_record_find_field (image, field), bst_value_text (text));
}

static void
apply (BstPlan *plan, BstTransaction *transaction)
{
  g_autoptr (GError) error = NULL;

  bst_plan_apply (plan, transaction, &error);
  g_assert_no_error (error);
}

static void
add (BstPlan *plan, BstKindId kind, const char *id, const char *field, const char *text)
{
  g_autoptr (BstRecord) image = bst_record_new (kind, id);
  BstTransaction *transaction = bst_transaction_new ("add", NULL, NULL);

  set_text (image, field, text);
  bst_transaction_add (transaction, image);
  apply (plan, transaction);
}

static void
set (BstPlan *plan, BstKindId kind, const char *id, const char *field, BstValue value)
{
  BstTransaction *transaction = bst_transaction_new ("set", NULL, NULL);
  BstRecord *record = bst_plan_find (plan, kind, id);

  bst_transaction_set (transaction, record, bst_record_find_field (record, field), value);
  apply (plan, transaction);
}

/* An action point of one of two organisations. */
static BstPlan *
make_plan (void)
{
  BstPlan *plan = bst_plan_new ();

  add (plan, BST_KIND_ACTORS, HOUSE, "name", "Huis Linde");
  add (plan, BST_KIND_ACTORS, TOWN, "name", "Gemeente Eik");
  add (plan, BST_KIND_ACTION_POINTS, POINT, "title", "Dertig buurtcoaches");
  set (plan, BST_KIND_ACTION_POINTS, POINT, "owner", bst_value_text (HOUSE));
  return plan;
}

/* bst_plan_copy() has no index of references: for changing, the plan is read anew. */
static BstPlan *
read_again (BstPlan *plan)
{
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (plan);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GError) error = NULL;
  BstPlan *again = bst_plan_read (text, g_bytes_get_size (bytes), NULL, &error);

  g_assert_no_error (error);
  return again;
}

static BstComparison *
compare (BstPlan *before, BstPlan *after)
{
  BstWording old = { before, framework, "nl" }, new = { after, framework, "nl" };

  return bst_comparison_new (&old, &new, 0);
}

static const BstDifference *
only (const BstComparison *comparison)
{
  g_assert_cmpuint (comparison->differences->len, ==, 1);
  return g_ptr_array_index (comparison->differences, 0);
}

static const BstFieldDifference *
only_field (const BstComparison *comparison)
{
  const BstDifference *difference = only (comparison);

  g_assert_cmpuint (difference->fields->len, ==, 1);
  return g_ptr_array_index (difference->fields, 0);
}

/* --- Comparing ----------------------------------------------------------------------------------------------- */

static void
test_nothing (void)
{
  g_autoptr (BstPlan) one = make_plan (), two = read_again (one);
  g_autoptr (BstComparison) comparison = compare (one, two);
  g_autofree char *summary = bst_comparison_summary (comparison, "en");

  g_assert_cmpuint (comparison->differences->len, ==, 0);
  g_assert_cmpuint (comparison->money->len, ==, 0);
  g_assert_cmpstr (summary, ==, "Nothing differs");
}

typedef struct {
  const char *field;
  BstValue (*make) (void);
  const char *before, *after;
} Value;

static BstValue
make_town (void)
{
  return bst_value_text (TOWN);
}

static BstValue
make_date (void)
{
  return (BstValue) { .num = 20261231 };
}

static BstValue
make_status (void)
{
  return (BstValue) { .num = bst_enum_index (bst_kind_get_field (BST_KIND_ACTION_POINTS, "status")->values, "agreed") };
}

static BstValue
make_target (void)
{
  return (BstValue) { .num = 1200 * BST_DECIMAL_ONE };
}

static BstValue
make_flag (void)
{
  return (BstValue) { .num = 1 };
}

static BstValue
make_objective (void)
{
  return bst_value_text ("od.vw.4");
}

/* References are titles, dates are written out, numbers and enums are in the language asked for. */
static void
test_values (void)
{
  static const Value values[] = {
    { "owner", make_town, "Huis Linde", "Gemeente Eik" },
    { "deadline", make_date, "", "31 december 2026" },
    { "status", make_status, "concept", "afgesproken" },
    { "target-value", make_target, "", "1.200" },
    { "pilot", make_flag, "nee", "ja" },
    { "objective", make_objective, "", "O4 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (BstPlan) one = make_plan (), two = read_again (one);
      g_autoptr (BstComparison) comparison = NULL;
      const BstFieldDifference *field;

      set (two, BST_KIND_ACTION_POINTS, POINT, values[i].field, values[i].make ());
      comparison = compare (one, two);
      field = only_field (comparison);
      g_assert_cmpstr (field->path, ==, values[i].field);
      g_assert_cmpint (field->type, ==, *values[i].before == '\0' ? BST_DIFFERENCE_ADDED : BST_DIFFERENCE_CHANGED);
      g_assert_cmpint (only (comparison)->type, ==, BST_DIFFERENCE_CHANGED);
      g_assert_cmpstr (only (comparison)->title, ==, "Dertig buurtcoaches");
      if (g_ascii_strcasecmp (field->before.text, values[i].before) != 0)
        g_assert_cmpstr (field->before.text, ==, values[i].before);
      g_assert_true (g_ascii_strncasecmp (field->after.text, values[i].after, strlen (values[i].after)) == 0);
      g_clear_pointer (&comparison, bst_comparison_free);
      comparison = compare (two, one);
      if (*values[i].before == '\0')
        g_assert_cmpint (only_field (comparison)->type, ==, BST_DIFFERENCE_REMOVED);
    }
}

static void
test_added_and_removed (void)
{
  g_autoptr (BstPlan) one = make_plan (), two = bst_plan_new ();
  g_autoptr (BstComparison) gone = compare (one, two), come = compare (two, one);
  const BstDifference *point = g_ptr_array_index (come->differences, 0);
  const BstFieldDifference *owner;

  g_assert_cmpuint (gone->n[BST_DIFFERENCE_REMOVED], ==, 3);
  g_assert_cmpuint (come->n[BST_DIFFERENCE_ADDED], ==, 3);
  /* pages in their order: the action point before the organisations; its title is not said twice */
  g_assert_cmpint (point->kind, ==, BST_KIND_ACTION_POINTS);
  /* … and what it does not say is not said either: no “Not yet asked” where there was nothing */
  g_assert_cmpuint (point->fields->len, ==, 1);
  owner = g_ptr_array_index (point->fields, 0);
  g_assert_cmpstr (owner->after.text, ==, "Huis Linde");
  g_assert_cmpstr (owner->before.text, ==, "");
  g_assert_cmpint (owner->type, ==, BST_DIFFERENCE_ADDED);
}

static void
test_sets (void)
{
  g_autoptr (BstPlan) one = make_plan (), two = NULL;
  g_autoptr (BstComparison) comparison = NULL;
  const BstFieldDifference *field;

  add (one, BST_KIND_ACTORS, "or-cccccccccccccccc", "name", "Koepel");
  set (one, BST_KIND_ACTION_POINTS, POINT, "co-owners", bst_value_refs ((const char *const[]) { HOUSE, TOWN, NULL }));
  two = read_again (one);
  set (two, BST_KIND_ACTION_POINTS, POINT, "co-owners",
       bst_value_refs ((const char *const[]) { TOWN, "or-cccccccccccccccc", NULL }));
  comparison = compare (one, two);
  field = only_field (comparison);
  g_assert_true (g_str_has_prefix (field->before.text, "− Huis Linde\n"));
  g_assert_true (g_str_has_prefix (field->after.text, "+ Koepel\n"));
  g_assert_cmpuint (field->after.marks->len, ==, 1);
  g_assert_cmpuint (g_array_index (field->after.marks, BstMark, 0).length, ==, strlen ("+ Koepel"));
}

static BstValue
with_milestone (BstPlan *plan, const char *id, const char *title, gint64 date)
{
  BstRecord *record = bst_plan_find (plan, BST_KIND_ACTION_POINTS, POINT);
  const BstField *field = bst_record_find_field (record, "milestones");
  BstElement *element = bst_element_new (field->elements, id);

  bst_element_take (element, bst_fields_find (field->elements, "title"), bst_value_text (title));
  bst_element_take (element, bst_fields_find (field->elements, "date"), (BstValue) { .num = date });
  return bst_vec_with_element (field, bst_field_get (field, record).ptr, element);
}

/* An element that changed says what of it; one that came or went is told whole. */
static void
test_lists (void)
{
  g_autoptr (BstPlan) one = make_plan (), two = NULL;
  g_autoptr (BstComparison) comparison = NULL;
  const BstFieldDifference *changed, *added;

  set (one, BST_KIND_ACTION_POINTS, POINT, "milestones", with_milestone (one, "m1", "Helft", 20260630));
  two = read_again (one);
  set (two, BST_KIND_ACTION_POINTS, POINT, "milestones", with_milestone (two, "m1", "Helft", 20260930));
  set (two, BST_KIND_ACTION_POINTS, POINT, "milestones", with_milestone (two, "m2", "Alles", 20271231));
  comparison = compare (one, two);
  g_assert_cmpuint (only (comparison)->fields->len, ==, 2);
  changed = g_ptr_array_index (only (comparison)->fields, 0);
  added = g_ptr_array_index (only (comparison)->fields, 1);
  g_assert_cmpstr (changed->path, ==, "milestones/m1/date");
  g_assert_nonnull (strstr (changed->label, "Helft"));
  g_assert_cmpstr (changed->before.text, ==, "30 juni 2026");
  g_assert_cmpstr (changed->after.text, ==, "30 september 2026");
  g_assert_cmpstr (added->path, ==, "milestones/m2");
  g_assert_cmpint (added->type, ==, BST_DIFFERENCE_ADDED);
  g_assert_nonnull (strstr (added->after.text, "31 december 2027"));
}

/* What the plan says of the framework's objective is no new objective; a key becomes a place. */
static void
test_overlays (void)
{
  g_autoptr (BstPlan) one = make_plan (), two = make_plan ();
  g_autoptr (BstComparison) changed = NULL, moved = NULL;
  GPtrArray *nodes;

  add (two, BST_KIND_OBJECTIVES, "od.vw.4", "note", "Eerst dit");
  changed = compare (one, two);
  g_assert_cmpint (only (changed)->type, ==, BST_DIFFERENCE_CHANGED);
  g_assert_true (g_str_has_prefix (only (changed)->title, "O4 "));
  g_assert_nonnull (only (changed)->context);

  nodes = bst_framework_get_list (framework, "operational-objectives");
  g_assert_cmpuint (nodes->len, >, 1);
  bst_plan_undo (two);
  add (two, BST_KIND_OBJECTIVES, "od.vw.4", "order", "0");
  moved = compare (one, two);
  g_assert_cmpint (only (moved)->type, ==, BST_DIFFERENCE_MOVED);
  g_assert_nonnull (strstr (only_field (moved)->before.text, "4"));
  g_assert_nonnull (strstr (only_field (moved)->after.text, "1"));
}

/* Years, phases and kinds of credit are never added up; a named version and a log entry are no difference. */
static void
test_money_and_left_out (void)
{
  g_autoptr (BstPlan) one = make_plan (), two = make_plan ();
  g_autoptr (BstComparison) comparison = NULL;
  const BstField *list = bst_kind_get_field (BST_KIND_BUDGET_LINKS, "amounts");
  BstElement *element = bst_element_new (list->elements, "bo:vak");
  const BstMoneyDifference *money;

  add (two, BST_KIND_SNAPSHOTS, "sn-aaaaaaaaaaaaaaaa", "title", "Kabinet");
  add (two, BST_KIND_LOG, "lg-aaaaaaaaaaaaaaaa", "subject", POINT);
  add (two, BST_KIND_BUDGET_LINKS, "bl-aaaaaaaaaaaaaaaa", "action-point", POINT);
  set (two, BST_KIND_BUDGET_LINKS, "bl-aaaaaaaaaaaaaaaa", "year", (BstValue) { .num = 2026 });
  bst_element_take (element, bst_fields_find (list->elements, "plan-cents"), (BstValue) { .num = 120000000 });
  set (two, BST_KIND_BUDGET_LINKS, "bl-aaaaaaaaaaaaaaaa", "amounts", bst_vec_with_element (list, NULL, element));
  comparison = compare (one, two);
  g_assert_cmpint (only (comparison)->kind, ==, BST_KIND_BUDGET_LINKS);
  g_assert_cmpuint (comparison->money->len, ==, 1);
  money = g_ptr_array_index (comparison->money, 0);
  g_assert_true (g_str_has_prefix (money->label, "2026 · "));
  g_assert_cmpint (money->before, ==, 0);
  g_assert_cmpint (money->after, ==, 120000000);
}

static void
test_credits (void)
{
  g_autoptr (BstPlan) one = make_plan (), two = make_plan ();
  g_autoptr (BstComparison) all = NULL, later = NULL;
  BstWording old = { one, framework, "nl" }, new = { two, framework, "nl" };

  set (two, BST_KIND_ACTION_POINTS, POINT, "deadline", (BstValue) { .num = 20261231 });
  add (two, BST_KIND_LOG, "lg-aaaaaaaaaaaaaaaa", "subject", POINT);
  set (two, BST_KIND_LOG, "lg-aaaaaaaaaaaaaaaa", "field", bst_value_text ("deadline"));
  set (two, BST_KIND_LOG, "lg-aaaaaaaaaaaaaaaa", "author", bst_value_text ("Planner"));
  set (two, BST_KIND_LOG, "lg-aaaaaaaaaaaaaaaa", "reason", bst_value_text ("Gevraagd"));
  set (two, BST_KIND_LOG, "lg-aaaaaaaaaaaaaaaa", "time", (BstValue) { .num = 1000 });
  all = compare (one, two);
  g_assert_cmpstr (only (all)->credits.author, ==, "Planner");
  g_assert_cmpstr (only_field (all)->credits.reason, ==, "Gevraagd");
  later = bst_comparison_new (&old, &new, 1000);
  g_assert_null (only (later)->credits.author);
}

static void
test_search (void)
{
  g_autoptr (BstPlan) one = make_plan (), two = make_plan ();
  g_autoptr (BstComparison) comparison = NULL;

  set (two, BST_KIND_ACTION_POINTS, POINT, "note", bst_value_text ("Coördinatie met de regio’s"));
  comparison = compare (one, two);
  g_assert_true (bst_difference_matches (only (comparison), (const char *const[]) { "coordinatie", "regio's", NULL }));
  g_assert_false (bst_difference_matches (only (comparison), (const char *const[]) { "coordinatie", "stad", NULL }));
}

/* --- Every kind and type --------------------------------------------------------------------------------------- */

/* Whatever differs is told or left out on purpose, by page, in every language. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (BstPlan) one = random_plan (rand, 40), two = read_again (one);
      const char *language = bst_text_languages[i % 4];
      BstWording old = { one, framework, language }, new = { two, framework, language };
      g_autoptr (BstComparison) comparison = NULL;

      for (guint t = 0; t < 6; t++)
        {
          BstTransaction *transaction = random_transaction (rand, two, 5);
          bst_plan_apply (two, transaction, NULL);
        }
      comparison = bst_comparison_new (&old, &new, 0);
      for (guint d = 1; d < comparison->differences->len; d++)
        g_assert_cmpuint (((BstDifference *) comparison->differences->pdata[d - 1])->page, <=,
                          ((BstDifference *) comparison->differences->pdata[d])->page);
    }
}

/* test-comparison -m perf -p /comparison/many prints how long 10,000 differences take. */
static void
test_many (void)
{
  g_autoptr (BstPlan) one = bst_plan_new (), two = NULL;
  BstTransaction *add_all = bst_transaction_new ("add", NULL, NULL),
                 *change = bst_transaction_new ("change", NULL, NULL);
  BstCollection *points = NULL;
  g_autoptr (BstComparison) comparison = NULL;
  const guint n = g_test_perf () ? 10000 : 200;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = bst_id_new (BST_KIND_ACTION_POINTS);
      g_autoptr (BstRecord) image = bst_record_new (BST_KIND_ACTION_POINTS, id);
      set_text (image, "title", "Dertig gemeenten stellen een buurtcoach aan");
      set_text (image, "specific", "De coach brengt verenigingen en bewoners samen en stelt elk jaar een plan op.");
      bst_transaction_add (add_all, image);
    }
  apply (one, add_all);
  two = read_again (one);
  points = bst_plan_get_collection (two, BST_KIND_ACTION_POINTS);
  for (guint i = 0; i < bst_collection_get_n (points); i++)
    bst_transaction_set_text (change, bst_collection_get (points, i), "specific",
                              "De coach brengt scholen en bewoners samen en stelt om de twee jaar een buurtplan op.");
  apply (two, change);
  g_test_timer_start ();
  comparison = compare (one, two);
  g_test_timer_elapsed ();
  g_test_minimized_result (g_test_timer_last (), "%u differences compared in %.3f s", n, g_test_timer_last ());
  g_assert_cmpuint (comparison->n[BST_DIFFERENCE_CHANGED], ==, n);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  framework = bst_framework_get ("ggb", NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/comparison/nothing", test_nothing);
  g_test_add_func ("/comparison/values", test_values);
  g_test_add_func ("/comparison/added-and-removed", test_added_and_removed);
  g_test_add_func ("/comparison/sets", test_sets);
  g_test_add_func ("/comparison/lists", test_lists);
  g_test_add_func ("/comparison/overlays", test_overlays);
  g_test_add_func ("/comparison/money-and-left-out", test_money_and_left_out);
  g_test_add_func ("/comparison/credits", test_credits);
  g_test_add_func ("/comparison/search", test_search);
  g_test_add_func ("/comparison/random", test_random);
  g_test_add_func ("/comparison/many", test_many);
  return g_test_run ();
}
