/* SPDX-License-Identifier: EUPL-1.2 */
/* Contribution packs with a person's answers: each thing is asked once with every value, what was chosen is in the plan,
 * what was not is in the log, and one step undoes it all to the byte. */
#include "bst-contribution.h"
#include "bst-pack-ask.h"
#include "bst-pack-outcome.h"
#include "bst-writer.h"
#include "smart-fixture.h"

#define DAY 20260302 /* of what is asked and answered */

/* A plan with a key, one domain with a link of last year; asked, so that the contribution is there. */
static SmartFixture *
fixture_new (void)
{
  SmartFixture *fixture = smart_fixture_new ("nl");

  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-a", "title=Een|domain=bd.werk");
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-a",
                     "year=2026|domain=bd.werk|action-point=ap-a|role=lead|class=specific|note=Oud");
  return fixture;
}

static GBytes *
ask (SmartFixture *fixture)
{
  g_autoptr (BstAsking) asking =
      bst_asking_new (fixture->plan, fixture->framework, 2026, DAY, 20260415, NULL, "post@example.org");
  g_autoptr (GError) error = NULL;
  GBytes *bytes = bst_asking_cut (asking, "bd.werk", &error);

  g_assert_no_error (error);
  g_assert_true (bst_plan_apply (fixture->plan, bst_asking_finish (asking, "Ask", NULL), &error));
  return bytes;
}

/* One hand fills in the note of the link and signs. */
static BstPack *
fill (GBytes *bytes, const char *name, const char *note)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GError) error = NULL;
  BstPack *pack = bst_pack_read (text, g_bytes_get_size (bytes), name, &error);
  BstTransaction *transaction = bst_transaction_new ("", NULL, NULL);

  g_assert_no_error (error);
  if (note != NULL)
    bst_transaction_set_text (transaction, bst_plan_find (pack->plan, BST_KIND_BUDGET_LINKS, "bl-a"), "note", note);
  g_assert_true (bst_contribution_set_state (pack->plan, transaction, "bd.werk", 2026, BST_STATE_SUBMITTED, 20260404,
                                             &error));
  if (note == NULL)
    bst_transaction_remove (transaction, bst_plan_find (pack->plan, BST_KIND_BUDGET_LINKS, "bl-a"));
  g_assert_true (bst_plan_apply (pack->plan, transaction, &error));
  g_set_str (&pack->sha256, name);
  return pack;
}

static guint
count_lost (BstPlan *plan, const char *value)
{
  BstCollection *log = bst_plan_get_collection (plan, BST_KIND_LOG);
  guint n = 0;

  for (guint i = 0; i < bst_collection_get_n (log); i++)
    n += g_str_equal (bst_record_get_text (bst_collection_get (log, i), "after"), value);
  return n;
}

static const char *const notes[] = { "Eerste", "Tweede", "Derde" };

static const struct {
  BstChoice choice;
  int value; /* of the notes; -1: none */
  const char *kept;
} hands[] = {
  { BST_CHOICE_DEFAULT, -1, "Oud" },  { BST_CHOICE_OURS, -1, "Oud" },    { BST_CHOICE_THEIRS, -1, "Eerste" },
  { BST_CHOICE_EDITED, 1, "Tweede" }, { BST_CHOICE_EDITED, 2, "Derde" },
};

static void
decide (SmartFixture *fixture, BstPackMerge *merge, BstChoice choice, int value)
{
  g_autoptr (GPtrArray) questions = bst_pack_merge_list_questions (merge);
  BstResolution resolution = { .choice = choice };
  const BstPackQuestion *question;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (questions->len, ==, 1); /* three pairs disagree: one question */
  question = questions->pdata[0];
  g_assert_cmpuint (question->packs->len, ==, G_N_ELEMENTS (notes));
  for (guint i = 0; value >= 0 && i < G_N_ELEMENTS (notes); i++)
    if (g_str_equal (((const BstPack *) question->packs->pdata[i])->name, notes[value]))
      resolution.value = g_array_index (question->values, BstValue, i);
  if (choice == BST_CHOICE_THEIRS)
    g_assert_cmpstr (question->conflict.theirs.ptr, ==, ((const BstPack *) question->packs->pdata[0])->name);
  g_assert_true (bst_plan_apply (fixture->plan,
                                 bst_pack_merge_resolve (merge, fixture->plan, questions, &resolution, &error),
                                 &error));
  g_assert_no_error (error);
}

/* What was not kept stands in the log, each value once. */
static void
assert_kept (BstPlan *plan, BstChoice choice, const char *expected)
{
  const char *kept = bst_record_get_text (bst_plan_find (plan, BST_KIND_BUDGET_LINKS, "bl-a"), "note");

  if (choice != BST_CHOICE_THEIRS)
    g_assert_cmpstr (kept, ==, expected);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    g_assert_cmpuint (count_lost (plan, notes[i]), ==, g_str_equal (kept, notes[i]) ? 0 : 1);
}

static void
test_hands (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (hands); i++)
    {
      g_autoptr (SmartFixture) fixture = fixture_new ();
      g_autoptr (GBytes) bytes = ask (fixture), before = bst_plan_to_bytes (fixture->plan), after = NULL;
      g_autoptr (GPtrArray) packs = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_pack_free);
      g_autoptr (GError) error = NULL;
      g_autoptr (BstPackMerge) merge = NULL;

      for (guint k = 0; k < G_N_ELEMENTS (notes); k++)
        g_ptr_array_add (packs, fill (bytes, notes[k], notes[k]));
      merge = bst_packs_merge (fixture->plan, packs, &error);
      decide (fixture, merge, hands[i].choice, hands[i].value);
      assert_kept (fixture->plan, hands[i].choice, hands[i].kept);
      g_assert_cmpint (BST_CONTRIBUTION (bst_contribution_find (fixture->plan, "bd.werk", 2026))->state, ==,
                       BST_STATE_SUBMITTED);
      bst_plan_undo (fixture->plan);
      after = bst_plan_to_bytes (fixture->plan);
      g_assert_true (g_bytes_equal (before, after));
    }
}

/* What nobody decides is as bst_packs_merge() made it. */
static void
test_default (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  g_autoptr (GBytes) bytes = ask (fixture), plain = NULL, resolved = NULL;
  g_autoptr (GPtrArray) packs = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_pack_free), questions = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BstPackMerge) merge = NULL;
  const BstResolution none = { .choice = BST_CHOICE_DEFAULT };

  smart_fixture_set (fixture, BST_KIND_BUDGET_LINKS, "bl-a", "note=Van de planner");
  g_ptr_array_add (packs, fill (bytes, "een", "Van het domein"));
  merge = bst_packs_merge (fixture->plan, packs, &error);
  questions = bst_pack_merge_list_questions (merge);
  g_assert_cmpuint (questions->len, ==, 1);
  g_assert_true (bst_plan_apply (fixture->plan,
                                 bst_transaction_copy (merge->transaction, bst_transaction_get_n (merge->transaction)),
                                 &error));
  plain = bst_plan_to_bytes (fixture->plan);
  bst_plan_undo (fixture->plan);
  g_assert_true (bst_plan_apply (fixture->plan, bst_pack_merge_resolve (merge, fixture->plan, questions, &none, &error),
                                 &error));
  resolved = bst_plan_to_bytes (fixture->plan);
  g_assert_true (g_bytes_equal (plain, resolved));
}

/* The domain removed what the planner changed: it goes when a person says so. */
static void
test_removal (void)
{
  for (guint goes = 0; goes < 2; goes++)
    {
      g_autoptr (SmartFixture) fixture = fixture_new ();
      g_autoptr (GBytes) bytes = ask (fixture);
      g_autoptr (GPtrArray) packs = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_pack_free), questions = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (BstPackMerge) merge = NULL;
      const BstResolution resolution = { .choice = goes ? BST_CHOICE_THEIRS : BST_CHOICE_OURS };

      smart_fixture_set (fixture, BST_KIND_BUDGET_LINKS, "bl-a", "note=Van de planner");
      g_ptr_array_add (packs, fill (bytes, "een", NULL));
      merge = bst_packs_merge (fixture->plan, packs, &error);
      questions = bst_pack_merge_list_questions (merge);
      g_assert_cmpuint (questions->len, ==, 1);
      g_assert_cmpint (((const BstPackQuestion *) questions->pdata[0])->conflict.type, ==, BST_CONFLICT_DELETE);
      g_assert_true (bst_plan_apply (fixture->plan,
                                     bst_pack_merge_resolve (merge, fixture->plan, questions, &resolution, &error),
                                     &error));
      g_assert_true ((bst_plan_find (fixture->plan, BST_KIND_BUDGET_LINKS, "bl-a") == NULL) == (goes == 1));
    }
}

static void
test_asking (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  g_autoptr (GBytes) before = bst_plan_to_bytes (fixture->plan), after = NULL;
  g_autoptr (BstAsking) asking =
      bst_asking_new (fixture->plan, fixture->framework, 2026, DAY, 20260415, NULL, "post@example.org");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) werk = bst_asking_cut (asking, "bd.werk", &error),
                     jeugd = bst_asking_cut (asking, "bd.jeugd", &error);
  g_autofree char *name = bst_asking_make_file_name (asking, "bd.werk"),
                  *text = g_strndup (g_bytes_get_data (werk, NULL), g_bytes_get_size (werk)), *message = NULL,
                  *letter = bst_asking_make_letter (asking, "bd.werk", (const char *const[]) { "a.xlsx", NULL });
  g_autoptr (BstPack) pack = bst_pack_read (text, g_bytes_get_size (werk), "werk", &error);
  g_autoptr (GPtrArray) due = NULL;
  guint n_due = 0;

  g_assert_nonnull (jeugd);
  bst_asking_take_back (asking); /* its file could not be written */
  g_assert_true (bst_plan_apply (fixture->plan, bst_asking_finish (asking, "Ask", NULL), &error));
  g_assert_nonnull (bst_contribution_find (fixture->plan, "bd.werk", 2026));
  g_assert_null (bst_contribution_find (fixture->plan, "bd.jeugd", 2026));
  g_assert_cmpint (bst_pack_check (pack, fixture->plan, fixture->framework, 0, &message), ==, BST_PACK_FINE);
  g_assert_cmpstr (pack->contact, ==, "post@example.org");
  g_assert_nonnull (strstr (letter, "Vragen? post@example.org"));
  g_assert_nonnull (strstr (letter, "15 april 2026"));
  g_assert_nonnull (strstr (letter, "– a.xlsx"));
  g_assert_cmpstr (name, ==, "Bijdrage 2026 – Werk");
  due = bst_domains_list_due (fixture->plan, fixture->framework, 2026, "nl");
  for (guint i = 0; i < due->len; i++)
    n_due += ((const BstDueDomain *) due->pdata[i])->is_due;
  g_assert_cmpuint (n_due, ==, due->len - 2); /* not who was asked, nor who reports in no Flemish BBT */
  g_assert_cmpint (bst_pack_get_usual_deadline (fixture->framework, 2026, DAY), ==, 20260415);
  g_assert_cmpint (bst_pack_get_usual_deadline (fixture->framework, 2026, 20260501), ==, 20260529);
  bst_plan_undo (fixture->plan);
  after = bst_plan_to_bytes (fixture->plan);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_outcome (void)
{
  g_autoptr (SmartFixture) fixture = fixture_new ();
  g_autoptr (GBytes) bytes = ask (fixture);
  g_autoptr (BstPlan) before = bst_plan_copy (fixture->plan);
  g_autoptr (GPtrArray) packs = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_pack_free),
                        domains = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BstPackMerge) merge = NULL;
  g_autoptr (BstPackOutcome) outcome = NULL;
  g_autofree char *says = NULL;
  const BstOutcomeDomain *one;
  BstPack *pack = fill (bytes, "een", "Nieuw");

  bst_plan_index (before, NULL, NULL);
  {
    BstRecord *link = bst_plan_find (pack->plan, BST_KIND_BUDGET_LINKS, "bl-a");
    const BstField *list = bst_record_find_field (link, "amounts");
    BstElement *amount = bst_element_new (list->elements, "bo:vak");
    BstTransaction *transaction = bst_transaction_new ("", NULL, NULL);
    bst_element_take (amount, bst_fields_find (list->elements, "plan-cents"), (BstValue) { .num = 20400000 });
    bst_transaction_set (transaction, link, list, bst_vec_with_element (list, NULL, amount));
    g_assert_true (bst_plan_apply (pack->plan, transaction, &error));
  }
  g_ptr_array_add (packs, pack);
  g_ptr_array_add (domains, pack->domain);
  merge = bst_packs_merge (fixture->plan, packs, &error);
  g_assert_true (bst_plan_apply (fixture->plan, g_steal_pointer (&merge->transaction), &error));
  outcome = bst_pack_outcome_new (before, fixture->plan, fixture->framework, 2026, domains, 20260501, "nl");
  g_assert_cmpuint (outcome->domains->len, ==, 1);
  g_assert_cmpuint (outcome->n_delivered, ==, 1);
  one = outcome->domains->pdata[0];
  g_assert_cmpstr (one->title, ==, "Werk");
  g_assert_cmpuint (one->n_packs, ==, 1);
  g_assert_cmpuint (one->sums->len, ==, 1);
  says = bst_outcome_sum_say (&g_array_index (one->sums, BstOutcomeSum, 0), "en");
  g_assert_cmpstr (says, ==, "BO 2026 VAK: from nothing to 204 k€");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pack-resolve/hands", test_hands);
  g_test_add_func ("/pack-resolve/default", test_default);
  g_test_add_func ("/pack-resolve/removal", test_removal);
  g_test_add_func ("/pack-resolve/asking", test_asking);
  g_test_add_func ("/pack-resolve/outcome", test_outcome);
  return g_test_run ();
}
