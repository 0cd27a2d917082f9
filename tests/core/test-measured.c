/* SPDX-License-Identifier: EUPL-1.2 */
/* test-measured.c - the figures that an action point is judged by, in the plan and in the pack that a policy domain gets. */
#include "bst-asked.h"
#include "bst-measured.h"
#include "bst-pack.h"
#include "bst-reader.h"
#include "smart-fixture.h"
#include <string.h>

static SmartFixture *
fixture_new (void)
{
  SmartFixture *fixture = smart_fixture_new ("nl");

  smart_fixture_add (fixture, BST_KIND_INDICATORS, "in-eigen", "title=Wachttijd|unit=dagen|target-value=30");
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-a", "title=Buurtcoaches");
  smart_fixture_add (
      fixture, BST_KIND_ACTION_POINTS, "ap-a",
      "title=Coaches|domain=bd.werk|action=ac-a|measure=Gemeenten met een coach|baseline-value=4|baseline-date=2025-12-31|"
      "baseline-source=register|target-value=30|target-unit=gemeenten|target-date=2028-06-30|"
      "period-targets=2025@10,2026@20|contributes-to=in-eigen,ind.pri.eenzaamheid-his|progress=2026-01-05@15,2026-02-20@40");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-leeg", "title=Zonder cijfers|domain=bd.werk");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-aandeel",
                     "title=Aandeel|target-kind=share|baseline-value=12.5|domain=bd.cultuur");
  return fixture;
}

static void
measure (SmartFixture *fixture, const char *id, const char *fields)
{
  smart_fixture_add (fixture, BST_KIND_MEASUREMENTS, id, fields);
}

static void
assert_says (BstPlan *plan, BstFramework *framework, const char *subject, const char *expected)
{
  g_autoptr (GPtrArray) list = bst_measured_list (plan, framework, subject, 2025, "nl");
  g_autofree char *text = bst_measured_describe (list);

  g_assert_cmpstr (text, ==, expected);
}

#define BEFORE \
  "Maatstaf: Gemeenten met een coach\nNulmeting: 4 gemeenten (31 december 2025; register)\n" \
  "Streefwaarde voor 2025: 10 gemeenten\nStreefwaarde: 30 gemeenten (30 juni 2028)\n"
#define BEHIND "Laatste voortgangsnota: 40 % (20 februari 2026)\n"

/* The last one of the whole: an earlier one, one of a group, a part or another action point says something else. */
static void
test_last (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();

  assert_says (fixture->plan, fixture->framework, "ap-leeg", "");
  assert_says (fixture->plan, fixture->framework, "ap-weg", "");
  assert_says (fixture->plan, fixture->framework, "ap-aandeel", "Nulmeting: 12,5 %");
  assert_says (fixture->plan, fixture->framework, "ap-a",
               BEFORE BEHIND "Wachttijd: nog niet gemeten; streefwaarde 30 dagen");
  measure (fixture, "me-1", "action-point=ap-a|value=7|date=2026-02-01|source=telling");
  measure (fixture, "me-2", "action-point=ap-a|value=5|year=2025");
  measure (fixture, "me-3", "action-point=ap-a|value=1|date=2026-02-28|group=vg.ouderen");
  measure (fixture, "me-4", "action-point=ap-a|value=2|date=2026-02-28|breakdown=vrouwen");
  measure (fixture, "me-5", "action-point=ap-a|date=2026-02-28");
  measure (fixture, "me-6", "action-point=ap-a|indicator=in-eigen|value=9|date=2026-02-02");
  measure (fixture, "me-7", "indicator=in-eigen|value=41.5|year=2024");
  assert_says (fixture->plan, fixture->framework, "ap-a",
               BEFORE "Laatst gemeten: 9 gemeenten (2 februari 2026)\n" BEHIND
                      "Wachttijd: 41,5 dagen (2024); streefwaarde 30 dagen");
  assert_says (fixture->plan, fixture->framework, "ac-a",
               "Coaches: 9 gemeenten (2 februari 2026); streefwaarde 30 gemeenten");
  smart_fixture_remove (fixture, BST_KIND_MEASUREMENTS, "me-6");
  assert_says (fixture->plan, fixture->framework, "ac-a",
               "Coaches: 7 gemeenten (1 februari 2026; telling); streefwaarde 30 gemeenten");
  smart_fixture_set (fixture, BST_KIND_ACTION_POINTS, "ap-a", "confidential=1|contributes-to=|period-targets=");
  assert_says (fixture->plan, fixture->framework, "ap-a",
               "Maatstaf: Gemeenten met een coach\nNulmeting: 4 gemeenten (31 december 2025; register)\n"
               "Streefwaarde: 30 gemeenten (30 juni 2028)\nLaatst gemeten: 7 gemeenten (1 februari 2026; telling)");
}

static BstPlan *
cut (SmartFixture *fixture)
{
  BstPackRequest request = { "bd.werk", 2026, TODAY, 20260415, NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bst_pack_cut (fixture->plan, fixture->framework, &request, &error);
  BstPlan *plan;

  g_assert_no_error (error);
  plan = bst_plan_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, &error);
  g_assert_no_error (error);
  return plan;
}

/* Who gets the pack reads the same figures, and no more: not who noted the progress, nor what was measured before. */
static void
test_pack (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) packs = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_pack_free);
  g_autoptr (GPtrArray) here = NULL;
  g_autoptr (BstPlan) pack = NULL, closed = NULL;
  g_autoptr (BstPackMerge) merge = NULL;
  g_autofree char *text = NULL;
  BstRecord *point;

  measure (fixture, "me-1", "action-point=ap-a|value=7|date=2026-02-01|source=telling|note=niet voor buiten");
  measure (fixture, "me-2", "action-point=ap-a|value=5|year=2025");
  measure (fixture, "me-3", "indicator=ind.pri.eenzaamheid-his|value=8|year=2023");
  here = bst_measured_list (fixture->plan, fixture->framework, "ap-a", 2025, "nl");
  text = bst_measured_describe (here);
  pack = cut (fixture);
  assert_says (pack, fixture->framework, "ap-a", text);
  g_assert_nonnull (strstr (text, "8 (2023)"));
  g_assert_cmpuint (bst_collection_get_n (bst_plan_get_collection (pack, BST_KIND_MEASUREMENTS)), ==, 2);
  g_assert_cmpstr (bst_record_get_text (bst_plan_find (pack, BST_KIND_MEASUREMENTS, "me-1"), "note"), ==, "");
  point = bst_plan_find (pack, BST_KIND_ACTION_POINTS, "ap-a");
  g_assert_cmpuint (bst_vec_length (BST_ACTION_POINT (point)->progress), ==, 1);
  /* what comes back unchanged changes nothing, whatever was measured meanwhile */
  g_ptr_array_add (packs, bst_pack_read_plan (pack, "back", NULL));
  measure (fixture, "me-9", "action-point=ap-a|value=11|date=2026-03-01");
  smart_fixture_remove (fixture, BST_KIND_MEASUREMENTS, "me-1");
  merge = bst_packs_merge (fixture->plan, packs, NULL);
  g_assert_cmpuint (merge->conflicts->len, ==, 0);
  g_assert_cmpuint (bst_transaction_get_n (merge->transaction), ==, 0);
  /* in confidence: nothing of how it goes */
  smart_fixture_set (fixture, BST_KIND_ACTION_POINTS, "ap-a", "confidential=1");
  closed = cut (fixture);
  point = bst_plan_find (closed, BST_KIND_ACTION_POINTS, "ap-a");
  g_assert_cmpuint (bst_vec_length (BST_ACTION_POINT (point)->progress), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measured/last", test_last);
  g_test_add_func ("/measured/pack", test_pack);
  return g_test_run ();
}
