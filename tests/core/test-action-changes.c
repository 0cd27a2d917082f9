/* SPDX-License-Identifier: EUPL-1.2 */
/* What belongs to a change of an action, and the three ways out of the pause button. */
#include "bst-action-follow.h"
#include "bst-create.h"
#include "bst-criteria-compare.h"
#include "bst-pause.h"
#include "kinds/bst-action.h"

#define TODAY 20261121
#define LATER 20270301

typedef struct {
  BstPlan *plan;
  char *id;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", NULL, NULL);
  g_autoptr (BstRecord) image = NULL;
  BstTransaction *transaction = bst_transaction_new ("Add", "A", NULL);

  f->plan = bst_plan_create (framework, "Plan", "nl");
  f->id = bst_id_new (BST_KIND_ACTIONS);
  image = bst_record_new (BST_KIND_ACTIONS, f->id);
  bst_record_take (image, bst_record_find_field (image, "title"), bst_value_text ("Praatcafé"));
  bst_transaction_add (transaction, image);
  g_assert_true (bst_plan_apply (f->plan, transaction, NULL));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->plan);
  g_free (f->id);
}

static BstRecord *
get (Fixture *f)
{
  return bst_plan_find (f->plan, BST_KIND_ACTIONS, f->id);
}

static void
apply (Fixture *f, BstTransaction *transaction, gint64 today)
{
  bst_action_follow (f->plan, transaction, today);
  g_assert_true (bst_plan_apply (f->plan, transaction, NULL));
}

static void
score (Fixture *f, gint64 value, const char *author, gint64 today)
{
  const BstField *field = bst_record_find_field (get (f), "scores");
  const BstVec *scores = BST_ACTION (get (f))->scores;
  BstElement *own = bst_vec_find_element (scores, "cr.1");
  BstTransaction *transaction = bst_transaction_new ("Score", author, NULL);

  own = own != NULL ? bst_element_copy (field->elements, own) : bst_element_new (field->elements, "cr.1");
  bst_element_take (own, bst_fields_find (field->elements, "value"), (BstValue) { .num = value });
  bst_transaction_set (transaction, get (f), field, bst_vec_with_element (field, scores, own));
  apply (f, transaction, today);
}

static const BstScore *
get_score (Fixture *f)
{
  return bst_vec_find_element (BST_ACTION (get (f))->scores, "cr.1");
}

static const BstPastScore *
get_past (Fixture *f, guint i)
{
  const BstVec *past = BST_ACTION (get (f))->past_scores;

  return i < bst_vec_length (past) ? past->items[i] : NULL;
}

/* R167: the old score stays with all that was said of it. */
static void
test_scores (Fixture *f, gconstpointer data)
{
  const BstField *field = bst_record_find_field (get (f), "scores");
  BstTransaction *transaction;
  BstElement *own;

  score (f, 2, "Coördinatie", TODAY);
  g_assert_cmpint (get_score (f)->date, ==, TODAY);
  g_assert_cmpstr (get_score (f)->assessor, ==, "Coördinatie");
  g_assert_null (get_past (f, 0));
  score (f, 3, "Coördinatie", TODAY); /* a slip, set right */
  g_assert_null (get_past (f, 0));

  own = bst_element_copy (field->elements, (const BstElement *) get_score (f));
  bst_element_take (own, bst_fields_find (field->elements, "note"), bst_value_text ("Eén studie"));
  bst_element_take (own, bst_fields_find (field->elements, "provenance"),
                    (BstValue) { .num = BST_PROVENANCE_VALIDATED });
  transaction = bst_transaction_new ("Note", "Coördinatie", NULL);
  bst_transaction_set (transaction, get (f), field, bst_vec_with_element (field, BST_ACTION (get (f))->scores, own));
  apply (f, transaction, LATER); /* the value is the same: nothing is renewed */
  g_assert_cmpint (get_score (f)->date, ==, TODAY);
  g_assert_null (get_past (f, 0));

  score (f, 4, "Onderzoek", LATER);
  g_assert_cmpint (get_past (f, 0)->value, ==, 3);
  g_assert_cmpstr (get_past (f, 0)->note, ==, "Eén studie");
  g_assert_cmpint (get_past (f, 0)->provenance, ==, BST_PROVENANCE_VALIDATED);
  g_assert_cmpint (get_past (f, 0)->date, ==, TODAY);
  g_assert_cmpint (get_score (f)->value, ==, 4);
  g_assert_cmpint (get_score (f)->provenance, ==, BST_PROVENANCE_UNKNOWN); /* who validated 3 did not validate 4 */
  g_assert_null (get_score (f)->note);
  g_assert_cmpstr (get_score (f)->assessor, ==, "Onderzoek");
  g_assert_true (bst_plan_undo (f->plan)); /* one step */
  g_assert_null (get_past (f, 0));
  g_assert_cmpint (get_score (f)->value, ==, 3);
}

static void
set_number (Fixture *f, const char *field, gint64 value, gint64 today)
{
  BstTransaction *transaction = bst_transaction_new ("Set", "A", NULL);

  bst_transaction_set_number (transaction, get (f), field, value);
  apply (f, transaction, today);
}

static void
test_track (Fixture *f, gconstpointer data)
{
  const BstStageDate *date;

  set_number (f, "scaling-stage", BST_STAGE_PILOT, TODAY);
  date = bst_vec_find_element (BST_ACTION (get (f))->stage_dates, "pilot");
  g_assert_cmpint (date->date, ==, TODAY);
  set_number (f, "scaling-stage", BST_STAGE_SPREAD, LATER);
  set_number (f, "scaling-stage", BST_STAGE_PILOT, LATER); /* back: it was there since */
  date = bst_vec_find_element (BST_ACTION (get (f))->stage_dates, "pilot");
  g_assert_cmpint (date->date, ==, TODAY);
  set_number (f, "scaling-stage", BST_STAGE_NONE, LATER);
  g_assert_cmpuint (bst_vec_length (BST_ACTION (get (f))->stage_dates), ==, 2);
}

static void
test_verdict (Fixture *f, gconstpointer data)
{
  BstCollection *decisions = bst_plan_get_collection (f->plan, BST_KIND_DECISIONS);
  BstTransaction *transaction;

  set_number (f, "gatekeeper-verdict", BST_GATE_NEGATIVE, TODAY);
  g_assert_cmpint (BST_ACTION (get (f))->gatekeeper_date, ==, TODAY);
  transaction = bst_transaction_new ("Note", "A", NULL);
  bst_transaction_set_text (transaction, get (f), "gatekeeper-note", "Verdringt een sterkere actie");
  apply (f, transaction, TODAY);
  g_assert_cmpuint (bst_collection_get_n (decisions), ==, 0);
  set_number (f, "gatekeeper-verdict", BST_GATE_POSITIVE, LATER);
  g_assert_cmpint (BST_ACTION (get (f))->gatekeeper_date, ==, LATER);
  g_assert_null (BST_ACTION (get (f))->gatekeeper_note);
  g_assert_cmpuint (bst_collection_get_n (decisions), ==, 1);
  g_assert_cmpstr (bst_record_get_text (bst_collection_get (decisions, 0), "reason"), ==,
                   "Verdringt een sterkere actie");
  g_assert_cmpint (bst_record_get_number (bst_collection_get (decisions, 0), "date"), ==, TODAY);
}

/* --- Sets of criteria ----------------------------------------------------------------------------------------------- */

/* A new version changes nothing by itself; a higher threshold changes the reading of what lies between. */
static void
test_sets (Fixture *f, gconstpointer data)
{
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", NULL, NULL);
  g_autoptr (BstRecord) set = bst_criteria_draft_set (f->plan, framework, TODAY);
  const BstField *field = bst_record_find_field (get (f), "scores");
  BstTransaction *transaction = bst_transaction_new ("Score", "A", NULL);
  g_autoptr (GArray) same = NULL, changed = NULL;
  BstValue scores = { 0 };

  for (guint i = 1; i <= 5; i++) /* 15 of 20 points */
    {
      g_autofree char *id = g_strdup_printf ("cr.%u", i);
      BstElement *own = bst_element_new (field->elements, id);
      BstValue more;

      bst_element_take (own, bst_fields_find (field->elements, "value"), (BstValue) { .num = 3 });
      more = bst_vec_with_element (field, scores.ptr, own);
      bst_value_clear (field, &scores);
      scores = more;
    }
  bst_transaction_set (transaction, get (f), field, scores);
  bst_transaction_add (transaction, set);
  apply (f, transaction, TODAY);
  same = bst_criteria_compare (f->plan, framework, "", set->id, TODAY);
  g_assert_cmpuint (same->len, ==, 0);
  transaction = bst_transaction_new ("Threshold", "A", NULL);
  bst_transaction_set_number (transaction, bst_plan_find (f->plan, BST_KIND_CRITERIA_SETS, set->id), "threshold-bp",
                              8000);
  apply (f, transaction, TODAY);
  changed = bst_criteria_compare (f->plan, framework, "", set->id, TODAY);
  g_assert_cmpuint (changed->len, ==, 1);
  g_assert_cmpint (g_array_index (changed, BstReadingChange, 0).first.quality, ==, BST_QUALITY_STRONG);
  g_assert_cmpint (g_array_index (changed, BstReadingChange, 0).second.quality, ==, BST_QUALITY_NOT_YET);
}

/* --- The pause button ----------------------------------------------------------------------------------------------- */

static BstRecord *
new_draft (void)
{
  static const char *const groups[] = { "kg.d1000.a", NULL };
  g_autofree char *id = bst_id_new (BST_KIND_ACTIONS);
  BstRecord *draft = bst_record_new (BST_KIND_ACTIONS, id);

  bst_record_take (draft, bst_record_find_field (draft, "title"), bst_value_text ("Oudercafé"));
  bst_record_take (draft, bst_record_find_field (draft, "primary-objective"), bst_value_text ("od.pop.1"));
  bst_record_take (draft, bst_record_find_field (draft, "groups"), bst_value_refs (groups));
  return draft;
}

static const char *
get_outcome (Fixture *f)
{
  BstRecord *decision = bst_collection_get (bst_plan_get_collection (f->plan, BST_KIND_DECISIONS), 0);
  const BstField *field = bst_record_find_field (decision, "outcome");

  return field->values[bst_field_get (field, decision).num].name;
}

static void
test_build_on (Fixture *f, gconstpointer data)
{
  g_autoptr (BstRecord) draft = new_draft ();
  BstTransaction *transaction = bst_transaction_new ("Build", "A", NULL);

  g_assert_cmpuint (bst_pause_build_on (transaction, get (f), draft, TODAY), ==, 2);
  apply (f, transaction, TODAY);
  g_assert_cmpstr (BST_ACTION (get (f))->primary_objective, ==, "od.pop.1"); /* it had none */
  g_assert_true (bst_vec_has_ref (BST_ACTION (get (f))->groups, "kg.d1000.a"));
  g_assert_cmpstr (get_outcome (f), ==, "build-on");
  transaction = bst_transaction_new ("Build", "A", NULL);
  g_assert_cmpuint (bst_pause_build_on (transaction, get (f), draft, TODAY), ==, 0);
  apply (f, transaction, TODAY);
}

static void
test_adapt (Fixture *f, gconstpointer data)
{
  g_autoptr (BstRecord) draft = new_draft ();
  g_autofree char *id = NULL;
  BstTransaction *transaction = bst_transaction_new ("Adapt", "A", NULL);
  const BstAction *variant;

  score (f, 4, "A", TODAY);
  id = bst_pause_adapt (transaction, get (f), draft, TODAY);
  apply (f, transaction, TODAY);
  variant = BST_ACTION (bst_plan_find (f->plan, BST_KIND_ACTIONS, id));
  g_assert_cmpstr (variant->title, ==, "Oudercafé");
  g_assert_cmpstr (variant->note, ==, "Variant of “Praatcafé”.");
  g_assert_cmpint (variant->kind, ==, BST_ACTION_NEW);
  g_assert_cmpuint (bst_vec_length (variant->scores), ==, 0);
  g_assert_cmpstr (get_outcome (f), ==, "adapt");
}

static void
test_start (Fixture *f, gconstpointer data)
{
  g_autoptr (BstRecord) draft = new_draft ();
  g_autofree char *id = NULL;
  BstTransaction *transaction = bst_transaction_new ("Start", "A", NULL);

  id = bst_pause_start (transaction, draft, "Bereikt andere ouders", TODAY);
  apply (f, transaction, TODAY);
  g_assert_nonnull (bst_plan_find (f->plan, BST_KIND_ACTIONS, id));
  g_assert_cmpstr (get_outcome (f), ==, "new");
  g_assert_true (bst_plan_undo (f->plan));
  g_assert_cmpuint (bst_collection_get_n (bst_plan_get_collection (f->plan, BST_KIND_ACTIONS)), ==, 1);
  g_assert_cmpuint (bst_collection_get_n (bst_plan_get_collection (f->plan, BST_KIND_DECISIONS)), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, function) g_test_add ("/action-changes/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("scores", test_scores);
  TEST ("track", test_track);
  TEST ("verdict", test_verdict);
  TEST ("criteria-sets", test_sets);
  TEST ("build-on", test_build_on);
  TEST ("adapt", test_adapt);
  TEST ("start", test_start);
  return g_test_run ();
}
