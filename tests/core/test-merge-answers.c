/* SPDX-License-Identifier: EUPL-1.2 */
/* test-merge-answers.c - answers of a person's own to what a merge asks: a whole element, a whole record, a place, what would
 * close no ring, and one of two that are the same. */
#include "bst-circles.h"
#include "bst-order.h"
#include "bst-siblings.h"
#include "bst-writer.h"
#include "merge-fixture.h"
#include <string.h>

/* Takes the answers over, and looks whether that is one step that undoing takes back byte for byte. */
static void
take_over (MergeFixture *self, const BstResolution *answers)
{
  g_autoptr (GBytes) before = bst_plan_to_bytes (self->ours), after = NULL;
  const BstTransaction *last = bst_plan_get_undo (self->ours);

  merge_fixture_take_over (self, answers);
  g_assert_true (bst_plan_undo (self->ours));
  after = bst_plan_to_bytes (self->ours);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_true (bst_plan_get_undo (self->ours) == last);
  g_assert_true (bst_plan_redo (self->ours));
}

static void
assert_refused (MergeFixture *self, const BstResolution *answers, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bst_merge_resolve (self->merge, self->ours, answers, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, words));
}

/* --- An element, a record ------------------------------------------------------------------------------------------------ */

#define STONE(title) \
  "{'kind':'action-points','id':'ap-a','op':'set','field':'milestones/m-b/title','value':'" title "'}"
#define THEIR_STONE STONE ("Hun")
#define NO_STONE "{'kind':'action-points','id':'ap-a','op':'remove','field':'milestones/m-b'}"

static BstResolution
edited_stone (const BstConflict *conflict, const char *id, const char *title)
{
  BstElement *element = bst_element_new (conflict->list->elements, id);
  const BstField *field = bst_fields_find (conflict->list->elements, "title");

  bst_element_take (element, field, bst_value_text (title));
  return (BstResolution) { .choice = BST_CHOICE_EDITED, .value = bst_vec_with_element (conflict->list, NULL, element) };
}

static void
test_element (void)
{
  const char *const sides[] = { NO_STONE, THEIR_STONE };

  for (guint side = 0; side < 2; side++)
    {
      g_auto (MergeFixture) c = merge_fixture_new (sides[side], sides[1 - side]);
      const BstConflict *conflict = merge_fixture_conflict (&c, BST_CONFLICT_DELETE, "milestones/m-b");
      const BstField *title = bst_fields_find (conflict->list->elements, "title");
      BstResolution answer = edited_stone (conflict, "m-b", "Samen"), other = edited_stone (conflict, "m-x", "Elders");
      const BstVec *list;

      assert_refused (&c, &other, "is about something else");
      take_over (&c, &answer);
      list = bst_field_get (conflict->list, merge_fixture_point (&c, "ap-a")).ptr;
      g_assert_cmpuint (bst_vec_length (list), ==, 2);
      g_assert_cmpstr (bst_field_get (title, bst_vec_find_element (list, "m-b")).ptr, ==, "Samen");
      g_assert_true (merge_fixture_is_lost (&c, "ap-a", "milestones/m-b/title", "Hun"));
      bst_resolution_clear (&answer, conflict->field);
      bst_resolution_clear (&other, conflict->field);
    }
}

/* It goes after all: what the other one made of it stays readable. */
static void
test_element_goes (void)
{
  g_auto (MergeFixture) c = merge_fixture_new (NO_STONE, THEIR_STONE);
  const BstResolution goes[] = { { .choice = BST_CHOICE_OURS }, { .choice = BST_CHOICE_EDITED } };

  for (guint i = 0; i < G_N_ELEMENTS (goes); i++)
    {
      take_over (&c, &goes[i]);
      g_assert_true (merge_fixture_is_lost (&c, "ap-a", "milestones/m-b/title", "Hun"));
      g_assert_true (bst_plan_undo (c.ours));
    }
}

static void
test_record (void)
{
  const char *const sides[] = { REMOVE ("action-points", "ap-b"),
                                POINT ("ap-b", "title", "'BB'") "," POINT ("ap-b", "note", "'Hun'") };

  for (guint side = 0; side < 2; side++)
    {
      g_auto (MergeFixture) c = merge_fixture_new (sides[side], sides[1 - side]);
      const BstConflict *conflict = merge_fixture_conflict (&c, BST_CONFLICT_DELETE, NULL);
      g_autoptr (BstRecord) wrong = bst_record_new (BST_KIND_ACTION_POINTS, "ap-c");
      BstRecord *alive = side == 0 ? conflict->their_record : conflict->our_record;
      BstResolution answer = { .choice = BST_CHOICE_EDITED, .record = bst_record_copy (alive) };
      const BstResolution other = { .choice = BST_CHOICE_EDITED, .record = wrong },
                          none = { .choice = BST_CHOICE_EDITED };

      bst_record_take (answer.record, bst_record_find_field (alive, "title"), bst_value_text ("Samen"));
      assert_refused (&c, &other, "is about something else");
      assert_refused (&c, &none, "is about something else");
      take_over (&c, &answer);
      g_assert_cmpstr (bst_record_get_text (merge_fixture_point (&c, "ap-b"), "title"), ==, "Samen");
      g_assert_cmpstr (bst_record_get_text (merge_fixture_point (&c, "ap-b"), "note"), ==, "Hun");
      g_assert_true (merge_fixture_is_lost (&c, "ap-b", "title", "BB"));
      g_assert_false (merge_fixture_is_lost (&c, "ap-b", "note", "Hun"));
      bst_resolution_clear (&answer, conflict->field);
    }
}

/* What a person filled in may refer to what another answer lets go: that is told, and nothing changes. */
static void
test_refers_to_nothing (void)
{
  g_auto (MergeFixture) c = merge_fixture_new (REMOVE ("action-points", "ap-b"), POINT ("ap-b", "title", "'BB'"));
  const BstConflict *conflict = merge_fixture_conflict (&c, BST_CONFLICT_DELETE, NULL);
  BstResolution answer = { .choice = BST_CHOICE_EDITED, .record = bst_record_copy (conflict->their_record) };
  g_autoptr (GError) error = NULL;

  bst_record_take (answer.record, bst_record_find_field (answer.record, "owner"), bst_value_text ("or-weg"));
  g_assert_null (bst_merge_resolve (c.merge, c.ours, &answer, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_REFERENCE);
  bst_resolution_clear (&answer, conflict->field);
}

/* What is read where it was filled in is what is put in. */
static void
test_read (void)
{
  const struct {
    const char *ours, *theirs, *filled;
  } rows[] = {
    { POINT ("ap-a", "title", "'Ons'"), POINT ("ap-a", "title", "'Hun'"), POINT ("ap-a", "title", "'Samen'") },
    { NO_STONE, THEIR_STONE, STONE ("Samen") },
    { STONE ("Ons"), THEIR_STONE, STONE ("Samen") },
    { REMOVE ("action-points", "ap-b"), POINT ("ap-b", "note", "'Hun'"), POINT ("ap-b", "title", "'Samen'") },
    { POINT ("ap-a", "order", "'m'"), POINT ("ap-a", "order", "'q'"), POINT ("ap-a", "order", "'t'") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (MergeFixture) c = merge_fixture_new (rows[i].ours, rows[i].theirs),
                            there = merge_fixture_new (rows[i].filled, rows[i].filled);
      const BstConflict *conflict = g_ptr_array_index (c.merge->conflicts, 0);
      BstResolution answer = bst_conflict_read (conflict, there.ours), again = { BST_CHOICE_DEFAULT };

      g_assert_cmpint (answer.choice, ==, BST_CHOICE_EDITED);
      take_over (&c, &answer);
      again = bst_conflict_read (conflict, c.ours);
      if (answer.record != NULL)
        g_assert_true (bst_fields_equal (bst_record_get_table (again.record), answer.record, again.record));
      else
        g_assert_true (bst_value_equal (conflict->field, answer.value, again.value));
      bst_resolution_clear (&answer, conflict->field);
      bst_resolution_clear (&again, conflict->field);
    }
}

/* Gone since the merge was made: there is nothing to read, and no place for what was filled in. */
static void
test_gone (void)
{
  const char *const sides[][2] = { { THEIR_STONE, NO_STONE },
                                   { POINT ("ap-b", "note", "'Ons'"), REMOVE ("action-points", "ap-b") } };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_auto (MergeFixture) c = merge_fixture_new (sides[i][0], sides[i][1]),
                            gone = merge_fixture_new (sides[i][1], sides[i][1]);
      const BstConflict *conflict = merge_fixture_conflict (&c, BST_CONFLICT_DELETE, i == 0 ? "milestones/m-b" : NULL);
      BstResolution answer = bst_conflict_read (conflict, c.ours), none = bst_conflict_read (conflict, gone.ours);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (answer.choice, ==, BST_CHOICE_EDITED);
      g_assert_cmpint (none.choice, ==, BST_CHOICE_DEFAULT);
      g_assert_null (bst_merge_resolve (c.merge, gone.ours, &answer, &error));
      g_assert_error (error, BST_ERROR, BST_ERROR_REFUSED);
      g_assert_nonnull (strstr (error->message, "is not in the plan any more"));
      bst_resolution_clear (&answer, conflict->field);
    }
}

static void
note_ref_cb (const BstField *field, char *target_id, gpointer data)
{
  g_string_append_printf (data, " %s=%s", field->name, target_id);
}

/* What an answer of one's own refers to, whatever it is about; the others refer to nothing that is new. */
static void
test_refers (void)
{
  g_auto (MergeFixture)
      c = merge_fixture_new (REMOVE ("action-points", "ap-b"), POINT ("ap-b", "title", "'BB'")),
      place = merge_fixture_new (REFER ("cards", "ca-a", "parent", "ca-e"), REFER ("cards", "ca-a", "parent", "ca-f"));
  const BstConflict *conflict = merge_fixture_conflict (&c, BST_CONFLICT_DELETE, NULL),
                    *field = g_ptr_array_index (place.merge->conflicts, 0);
  BstResolution record = { .choice = BST_CHOICE_EDITED, .record = bst_record_copy (conflict->their_record) },
                value = { .choice = BST_CHOICE_EDITED, .value = bst_value_text ("ca-d") };
  const BstResolution theirs = { .choice = BST_CHOICE_THEIRS };
  g_autoptr (GString) told = g_string_new (NULL);

  bst_record_take (record.record, bst_record_find_field (record.record, "owner"), bst_value_text ("or-a"));
  bst_resolution_foreach_ref (conflict, &record, note_ref_cb, told);
  g_assert_nonnull (strstr (told->str, " owner=or-a"));
  g_string_truncate (told, 0);
  bst_resolution_foreach_ref (field, &value, note_ref_cb, told);
  g_assert_cmpstr (told->str, ==, " parent=ca-d");
  bst_resolution_foreach_ref (field, &theirs, note_ref_cb, told);
  g_assert_cmpstr (told->str, ==, " parent=ca-d");
  bst_resolution_clear (&record, conflict->field);
  bst_resolution_clear (&value, field->field);
}

/* --- A place -------------------------------------------------------------------------------------------------------------- */

static void
set_keys (BstPlan *plan, const char *const *keys)
{
  BstTransaction *transaction = bst_transaction_new ("", NULL, NULL);
  BstCollection *cards = bst_plan_get_collection (plan, BST_KIND_CARDS);

  for (guint i = 0; i < bst_collection_get_n (cards); i++)
    bst_transaction_set (transaction, bst_collection_get (cards, i), bst_kind_get_field (BST_KIND_CARDS, "order"),
                         bst_value_text (keys[i]));
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
}

/* Returns: (transfer full) (nullable): the last letters of the ids in their new order; NULL: it cannot move that way */
static char *
move_card (BstPlan *plan, const char *id, int step)
{
  const BstWording in = { .plan = plan };
  g_autoptr (GPtrArray) before = bst_siblings_list (&in, BST_KIND_CARDS, id, NULL, NULL), after = NULL;
  g_autoptr (GString) letters = g_string_new (NULL);
  BstTransaction *transaction;
  guint to = 99;
  g_autofree char *key = bst_siblings_step (before, (guint) bst_siblings_find (before, id), step, &to);

  if (key == NULL)
    return NULL;
  transaction = bst_transaction_new ("", NULL, NULL);
  bst_transaction_set (transaction, bst_plan_find (plan, BST_KIND_CARDS, id),
                       bst_kind_get_field (BST_KIND_CARDS, "order"), bst_value_text (key));
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
  after = bst_siblings_list (&in, BST_KIND_CARDS, id, NULL, NULL);
  g_assert_cmpint (bst_siblings_find (after, id), ==, to);
  for (guint i = 0; i < after->len; i++)
    g_string_append_c (letters, ((BstSibling *) after->pdata[i])->id[3]);
  return g_string_free_and_steal (g_steal_pointer (&letters));
}

/* Cards a … f of the fixture, with keys; what is moved ends where it was put, and only it changes. */
static void
test_place (void)
{
  static const struct {
    const char *keys[6]; /* of ca-a … ca-f */
    const char *id;
    int step;
    const char *order; /* the last letters of the ids, in order; NULL: it cannot move */
  } rows[] = {
    { { "b", "c", "d", "e", "f", "g" }, "ca-a", 1, "bacdef" },
    { { "b", "c", "d", "e", "f", "g" }, "ca-f", -5, "fabcde" },
    { { "b", "c", "d", "e", "f", "g" }, "ca-c", 2, "abdecf" },
    { { "b", "c", "d", "e", "f", "g" }, "ca-a", -1, NULL },
    { { "b", "b", "b", "e", "f", "g" }, "ca-f", -3, "fabcde" },
    { { NULL, NULL, "d", "e", "f", "g" }, "ca-d", -1, "abdcef" },
    { { NULL, NULL, "d", "e", "f", "g" }, "ca-c", -1, NULL },
    { { NULL, NULL, "d", "e", "f", "g" }, "ca-a", 1, "bacdef" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (MergeFixture) c = merge_fixture_new (POINT ("ap-a", "title", "'Ons'"), POINT ("ap-a", "title", "'Hun'"));
      g_autofree char *order = NULL;

      set_keys (c.ours, rows[i].keys);
      order = move_card (c.ours, rows[i].id, rows[i].step);
      g_assert_cmpstr (order, ==, rows[i].order);
    }
}

/* Both moved it; a person puts it elsewhere. Both places of before are in the log. */
static void
test_order (void)
{
  g_auto (MergeFixture) c =
      merge_fixture_new (REFER ("cards", "ca-a", "order", "m"), REFER ("cards", "ca-a", "order", "q"));
  const BstConflict *conflict = merge_fixture_conflict (&c, BST_CONFLICT_ORDER, "order");
  g_autofree char *key = bst_order_between ("m", "q");
  BstResolution answer = { .choice = BST_CHOICE_EDITED, .value = bst_value_text (key) };

  g_assert_true (bst_conflict_is_editable (conflict));
  take_over (&c, &answer);
  g_assert_cmpstr (bst_record_get_text (bst_plan_find (c.ours, BST_KIND_CARDS, "ca-a"), "order"), ==, key);
  g_assert_true (merge_fixture_is_lost (&c, "ca-a", "order", "m") && merge_fixture_is_lost (&c, "ca-a", "order", "q"));
  bst_resolution_clear (&answer, conflict->field);
}

/* --- Rings ------------------------------------------------------------------------------------------------------------------ */

#define UNDER(id, parent) REFER ("cards", id, "parent", parent)

/* ca-d is under ca-b is under ca-c: which of the six may ca-c be put under? */
static void
test_behind (void)
{
  g_auto (MergeFixture) c = merge_fixture_new (UNDER ("ca-a", "ca-e"), UNDER ("ca-f", "ca-e"));
  const BstField *field = bst_kind_get_field (BST_KIND_CARDS, "parent");
  BstRecord *record = bst_plan_find (c.ours, BST_KIND_CARDS, "ca-c");
  g_autoptr (GHashTable) behind = bst_circles_list_behind (c.ours, field, record);

  g_assert_cmpuint (g_hash_table_size (behind), ==, 2);
  g_assert_true (g_hash_table_contains (behind, "ca-b") && g_hash_table_contains (behind, "ca-d"));
  g_assert_null (bst_circles_find_ring (c.ours, field, record));
}

/* ours: a under e; theirs: e under a. Each answer by itself is good; some do not go together. */
static void
test_ring (void)
{
  static const struct {
    BstChoice a, e;
    const char *a_under, *e_under; /* EDITED */
    gboolean refused;
  } rows[] = {
    { BST_CHOICE_DEFAULT, BST_CHOICE_DEFAULT, NULL, NULL, FALSE },
    { BST_CHOICE_THEIRS, BST_CHOICE_THEIRS, NULL, NULL, FALSE },
    { BST_CHOICE_OURS, BST_CHOICE_THEIRS, NULL, NULL, TRUE },
    { BST_CHOICE_DEFAULT, BST_CHOICE_THEIRS, NULL, NULL, TRUE },
    { BST_CHOICE_THEIRS, BST_CHOICE_OURS, NULL, NULL, FALSE },
    { BST_CHOICE_EDITED, BST_CHOICE_THEIRS, "ca-f", NULL, FALSE },
    { BST_CHOICE_OURS, BST_CHOICE_EDITED, NULL, "ca-f", FALSE },
    { BST_CHOICE_OURS, BST_CHOICE_EDITED, NULL, "ca-a", TRUE },
    { BST_CHOICE_EDITED, BST_CHOICE_THEIRS, "ca-e", NULL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (MergeFixture) c = merge_fixture_new (UNDER ("ca-a", "ca-e"), UNDER ("ca-e", "ca-a"));
      const BstConflict *conflict = g_ptr_array_index (c.merge->conflicts, 0);
      BstResolution answers[] = { { .choice = rows[i].a, .value = bst_value_text (rows[i].a_under) },
                                  { .choice = rows[i].e, .value = bst_value_text (rows[i].e_under) } };

      g_assert_cmpuint (c.merge->conflicts->len, ==, 2);
      g_assert_cmpint (conflict->type, ==, BST_CONFLICT_CYCLE);
      if (rows[i].refused)
        assert_refused (&c, answers, "would depend on each other");
      else
        merge_fixture_take_over (&c, answers);
      for (guint k = 0; k < 2; k++)
        bst_resolution_clear (&answers[k], conflict->field);
    }
}

/* One removed a, the other put b under it; a stays, and is filled in anew: under b, or under one that is in no chain. */
static void
test_record_ring (void)
{
  static const char *const under[] = { "ca-b", "ca-f" };

  for (guint i = 0; i < G_N_ELEMENTS (under); i++)
    {
      g_auto (MergeFixture) c = merge_fixture_new (REMOVE ("cards", "ca-a"),
                                                   UNDER ("ca-b", "ca-a") "," REFER ("cards", "ca-a", "order", "m"));
      const BstConflict *conflict = merge_fixture_conflict (&c, BST_CONFLICT_DELETE, NULL);
      BstResolution answer = { .choice = BST_CHOICE_EDITED, .record = bst_record_copy (conflict->their_record) };

      bst_record_take (answer.record, bst_kind_get_field (BST_KIND_CARDS, "parent"), bst_value_text (under[i]));
      if (i == 0)
        assert_refused (&c, &answer, "would depend on each other");
      else
        take_over (&c, &answer);
      bst_resolution_clear (&answer, conflict->field);
    }
}

/* --- Two that are the same ---------------------------------------------------------------------------------------------------- */

#define NEW(id, objective, note) \
  "{'kind':'action-points','op':'add','id':'" id "','value':{'title':'Sport','objective':'" objective \
  "','note':'" note "'}}"

/* What hangs on the one that goes hangs on the other then; in what they differ is in the log. */
static void
test_same (void)
{
  static const struct {
    BstChoice choice;
    const char *stays, *goes, *lost, *note;
  } rows[] = {
    { BST_CHOICE_DEFAULT, "ap-x", NULL, NULL, "Ons" },     { BST_CHOICE_BOTH, "ap-x", NULL, NULL, "Ons" },
    { BST_CHOICE_OURS, "ap-x", "ap-y", "Hun", "Ons" },     { BST_CHOICE_THEIRS, "ap-y", "ap-x", "Ons", "Hun" },
    { BST_CHOICE_EDITED, "ap-x", "ap-y", "Hun", "Samen" },
  };
  const BstField *field = bst_kind_get_field (BST_KIND_ACTION_POINTS, "depends-on");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (MergeFixture) c = merge_fixture_new (
          NEW ("ap-x", "od.vw.4", "Ons") ",{'kind':'action-points','id':'ap-b','op':'add','field':'depends-on/ap-x'}",
          NEW ("ap-y", "od.vw.4",
               "Hun") ",{'kind':'action-points','id':'ap-c','op':'add','field':'depends-on/ap-y'},"
                      "{'kind':'budget-links','op':'add','id':'bl-y','value':{'action-point':'ap-y'}}");
      const BstConflict *warning = g_ptr_array_index (c.merge->warnings, 0);
      BstResolution answer = { .choice = rows[i].choice };
      BstRecord *link;

      if (rows[i].choice == BST_CHOICE_EDITED)
        {
          answer.record = bst_record_copy (warning->our_record);
          bst_record_take (answer.record, bst_record_find_field (answer.record, "note"), bst_value_text ("Samen"));
        }
      take_over (&c, &answer);
      g_assert_cmpstr (bst_record_get_text (merge_fixture_point (&c, rows[i].stays), "note"), ==, rows[i].note);
      link = bst_plan_find (c.ours, BST_KIND_BUDGET_LINKS, "bl-y");
      g_assert_cmpstr (bst_record_get_text (link, "action-point"), ==, rows[i].goes != NULL ? rows[i].stays : "ap-y");
      if (rows[i].goes != NULL)
        {
          g_assert_null (merge_fixture_point (&c, rows[i].goes));
          g_assert_true (bst_vec_has_ref (bst_field_get (field, merge_fixture_point (&c, "ap-b")).ptr, rows[i].stays));
          g_assert_true (bst_vec_has_ref (bst_field_get (field, merge_fixture_point (&c, "ap-c")).ptr, rows[i].stays));
          g_assert_true (merge_fixture_is_lost (&c, rows[i].stays, "note", rows[i].lost));
        }
      bst_resolution_clear (&answer, warning->field);
    }
}

/* Somebody here begins after their new one, which begins after that: apart there is no ring. */
static void
test_same_ring (void)
{
  g_auto (MergeFixture) c =
      merge_fixture_new (NEW ("ap-x", "od.vw.4",
                              "Ons") ",{'kind':'action-points','id':'ap-b','op':'add','field':'depends-on/ap-x'}",
                         NEW ("ap-y", "od.vw.4",
                              "Hun") ",{'kind':'action-points','id':'ap-y','op':'add','field':'depends-on/ap-b'}");
  const BstResolution ours = { .choice = BST_CHOICE_OURS }, theirs = { .choice = BST_CHOICE_THEIRS };

  g_assert_cmpuint (c.merge->warnings->len, ==, 1);
  assert_refused (&c, &theirs, "would depend on each other");
  take_over (&c, &ours);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/merge-answers/element", test_element);
  g_test_add_func ("/merge-answers/element-goes", test_element_goes);
  g_test_add_func ("/merge-answers/record", test_record);
  g_test_add_func ("/merge-answers/refers-to-nothing", test_refers_to_nothing);
  g_test_add_func ("/merge-answers/read", test_read);
  g_test_add_func ("/merge-answers/gone", test_gone);
  g_test_add_func ("/merge-answers/refers", test_refers);
  g_test_add_func ("/merge-answers/place", test_place);
  g_test_add_func ("/merge-answers/order", test_order);
  g_test_add_func ("/merge-answers/behind", test_behind);
  g_test_add_func ("/merge-answers/ring", test_ring);
  g_test_add_func ("/merge-answers/record-ring", test_record_ring);
  g_test_add_func ("/merge-answers/same", test_same);
  g_test_add_func ("/merge-answers/same-ring", test_same_ring);
  return g_test_run ();
}
