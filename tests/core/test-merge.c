/* SPDX-License-Identifier: EUPL-1.2 */
/* test-merge.c - merging, by hand: what is combined, what is listed, and what a person's choices make of it. */
#include "bst-log.h"
#include "merge-fixture.h"
#include "bst-writer.h"
#include <string.h>

/* --- Long texts --------------------------------------------------------------------------------------------------------- */

static void
assert_merged (const char *base, const char *ours, const char *theirs, const char *expected)
{
  g_autofree char *merged = bst_merge_text (base, ours, theirs), *mirrored = bst_merge_text (base, theirs, ours);

  g_assert_cmpstr (merged, ==, expected);
  g_assert_cmpstr (mirrored, ==, expected);
}

static void
test_texts (void)
{
  assert_merged ("een twee drie vier", "één twee drie vier", "een twee drie vijf", "één twee drie vijf");
  assert_merged ("een twee drie", "een TWEE drie", "een twee DRIE", NULL);
  assert_merged ("een twee ", "een ", "twee een ", NULL); /* turned round, and one taken away: they touch */
  assert_merged ("een twee drie", "EEN twee drie", "een twee DRIE", "EEN twee DRIE");
  assert_merged ("een twee drie", "een TWEE drie", "een TWEE drie", "een TWEE drie");
  assert_merged ("a b c d e", "A b C d e", "A b c d E", "A b C d E"); /* one edit in common */
  assert_merged ("een twee drie", "twee drie", "een twee drie vier", "twee drie vier");
  assert_merged ("een twee", "twee", "een twee drie", NULL); /* "twee" got a space behind it: no word between */
  assert_merged ("een twee drie\n", "twee drie\n", "een twee drie\nvier", "twee drie\nvier");
  assert_merged ("", "een", "twee", NULL);
  assert_merged ("a b c d e f", "a c d e f", "a b c d f", "a c d f");
  assert_merged ("a b c", "x a b c", "y a b c", NULL);
  assert_merged ("a b c d", "a b b c d", "a b c d d", "a b b c d d");
  assert_merged ("a b c d e", "a b c d", "b c d e", "b c d");
}

static char *
many_words (guint n, guint from, guint changed, const char *with)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (i >= from && i < from + changed)
      g_string_append_printf (text, "%s%u ", with, i);
    else
      g_string_append_printf (text, "woord%u ", i);
  return g_string_free (text, FALSE);
}

/* Bounded in time, however different they are: 100 kB each. */
static void
test_large_texts (void)
{
  g_autofree char *base = many_words (10000, 0, 0, ""), *begin = many_words (10000, 0, 400, "ons"),
                  *end = many_words (10000, 9000, 400, "hun"), *all = many_words (10000, 0, 10000, "alles"),
                  *both = NULL, *none = NULL;
  gint64 start = g_get_monotonic_time ();

  both = bst_merge_text (base, begin, end);
  g_assert_nonnull (both);
  g_assert_true (g_str_has_prefix (both, "ons0 ") && strstr (both, " hun9399 woord9400 ") != NULL);
  none = bst_merge_text (base, all, end); /* rewritten: one value */
  g_assert_null (none);
  g_test_message ("%.0f ms", (double) (g_get_monotonic_time () - start) / 1e3);
}

/* --- What is combined -------------------------------------------------------------------------------------------------------- */

static void
test_combined (void)
{
  g_auto (MergeFixture) c = merge_fixture_new (
      POINT ("ap-a", "title", "'Ons'") "," POINT (
          "ap-a", "note",
          "'EEN twee drie vier vijf'") ","
                                       "{'kind':'action-points','id':'ap-a','op':'add','field':'groups/vg.3'},"
                                       "{'kind':'action-points','id':'ap-a','op':'set','field':'milestones/m-a/title','value':'MM'},"
                                       "{'kind':'objectives','id':'od.vw.4','op':'set','field':'priority','value':1}",
      POINT ("ap-a", "deadline", "'2027-01-01'") "," POINT (
          "ap-a", "note",
          "'een twee drie vier VIJF'") ","
                                       "{'kind':'action-points','id':'ap-a','op':'remove','field':'groups/vg.1'},"
                                       "{'kind':'action-points','id':'ap-a','op':'set','field':'milestones/m-a/date','value':'2027-02-02'},"
                                       "{'kind':'action-points','id':'ap-a','op':'remove','field':'milestones/m-b'},"
                                       "{'kind':'objectives','id':'od.vw.4','op':'set','field':'note','value':null}," REMOVE (
                                           "action-points", "ap-c"));
  const BstVec *vec;
  BstRecord *a;

  g_assert_cmpuint (c.merge->conflicts->len, ==, 0);
  merge_fixture_take_over (&c, NULL);
  a = merge_fixture_point (&c, "ap-a");
  g_assert_cmpstr (bst_record_get_text (a, "title"), ==, "Ons");
  g_assert_cmpstr (bst_record_get_text (a, "note"), ==, "EEN twee drie vier VIJF");
  g_assert_cmpint (bst_record_get_number (a, "deadline"), ==, 20270101);
  vec = bst_field_get (bst_record_find_field (a, "groups"), a).ptr;
  g_assert_true (!bst_vec_has_ref (vec, "vg.1") && bst_vec_has_ref (vec, "vg.2") && bst_vec_has_ref (vec, "vg.3"));
  vec = bst_field_get (bst_record_find_field (a, "milestones"), a).ptr;
  g_assert_cmpuint (bst_vec_length (vec), ==, 1);
  g_assert_null (merge_fixture_point (&c, "ap-c"));
}

/* Each cleared another field of the overlay: it says nothing any more. */
static void
test_overlay_goes (void)
{
  g_auto (MergeFixture) c =
      merge_fixture_new ("{'kind':'objectives','id':'od.vw.4','op':'set','field':'priority','value':null}",
                         "{'kind':'objectives','id':'od.vw.4','op':'set','field':'note','value':null}");

  g_assert_cmpuint (c.merge->conflicts->len, ==, 0);
  merge_fixture_take_over (&c, NULL);
  g_assert_null (bst_plan_find (c.ours, BST_KIND_OBJECTIVES, "od.vw.4"));
}

/* --- What is listed, and choosing ------------------------------------------------------------------------------------------------ */

static void
test_edit (void)
{
  static const struct {
    BstChoice choice;
    const char *title, *lost, *kept;
  } rows[] = {
    { BST_CHOICE_DEFAULT, "Ons", "Hun", "Ons" }, { BST_CHOICE_OURS, "Ons", "Hun", "Ons" },
    { BST_CHOICE_THEIRS, "Hun", "Ons", "Hun" },  { BST_CHOICE_BOTH, "Ons Hun", NULL, "Ons" },
    { BST_CHOICE_EDITED, "Samen", "Hun", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (MergeFixture) c = merge_fixture_new (POINT ("ap-a", "title", "'Ons'"), POINT ("ap-a", "title", "'Hun'"));
      const BstConflict *conflict = merge_fixture_conflict (&c, BST_CONFLICT_EDIT, "title");
      BstResolution choice = { rows[i].choice, bst_value_text ("Samen") };

      g_assert_cmpstr (conflict->title, ==, "Ons");
      g_assert_cmpstr (conflict->base.ptr, ==, "A");
      g_assert_true (bst_conflict_is_text (conflict));
      merge_fixture_take_over (&c, &choice);
      g_assert_cmpstr (bst_record_get_text (merge_fixture_point (&c, "ap-a"), "title"), ==, rows[i].title);
      g_assert_true (merge_fixture_is_lost (&c, "ap-a", "title", "Hun") == (g_strcmp0 (rows[i].lost, "Hun") == 0));
      g_assert_true (merge_fixture_is_lost (&c, "ap-a", "title", "Ons")
                     == (rows[i].choice == BST_CHOICE_THEIRS || rows[i].kept == NULL));
      g_assert_true (bst_plan_undo (c.ours));
      g_assert_cmpstr (bst_record_get_text (merge_fixture_point (&c, "ap-a"), "title"), ==, "Ons");
      bst_value_clear (conflict->field, &choice.value);
    }
}

static void
test_in_element (void)
{
  g_auto (MergeFixture) c = merge_fixture_new (
      "{'kind':'action-points','id':'ap-a','op':'set','field':'milestones/m-a/title','value':'Ons'}",
      "{'kind':'action-points','id':'ap-a','op':'set','field':'milestones/m-a/title','value':'Hun'}");
  const BstConflict *conflict = merge_fixture_conflict (&c, BST_CONFLICT_EDIT, "milestones/m-a/title");
  BstResolution theirs = { BST_CHOICE_THEIRS, { 0 } };
  BstElement *element;
  BstRecord *a;

  g_assert_cmpstr (conflict->list->name, ==, "milestones");
  g_assert_cmpstr (conflict->item, ==, "m-a");
  merge_fixture_take_over (&c, &theirs);
  a = merge_fixture_point (&c, "ap-a");
  element = bst_vec_find_element (bst_field_get (conflict->list, a).ptr, "m-a");
  g_assert_cmpstr (bst_field_get (conflict->field, element).ptr, ==, "Hun");
}

static void
test_unknown_members (void)
{
  g_auto (MergeFixture) c = merge_fixture_new (POINT ("ap-a", "*", "{'x-a':2,'x-b':2,'x-c':1}"),
                                               POINT ("ap-a", "*", "{'x-a':3,'x-b':1,'x-d':1}"));
  const BstConflict *conflict = merge_fixture_conflict (&c, BST_CONFLICT_EDIT, "x-a");
  BstResolution theirs = { BST_CHOICE_THEIRS, { 0 } };
  JsonObject *members;

  g_assert_cmpstr (conflict->member, ==, "x-a");
  g_assert_false (bst_conflict_is_editable (conflict)); /* nobody here knows what it means */
  merge_fixture_take_over (&c, &theirs);
  members = json_node_get_object (merge_fixture_point (&c, "ap-a")->unknown);
  g_assert_cmpint (json_object_get_int_member (members, "x-a"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (members, "x-b"), ==, 2);
  g_assert_true (json_object_has_member (members, "x-c") && json_object_has_member (members, "x-d"));
}

static void
test_file_members (void)
{
  g_auto (MergeFixture) c = merge_fixture_new ("{'kind':'*','op':'set','field':'x-file','value':2}",
                                               "{'kind':'*','op':'set','field':'x-file','value':3}");
  const BstConflict *conflict = merge_fixture_conflict (&c, BST_CONFLICT_EDIT, "x-file");
  BstResolution theirs = { BST_CHOICE_THEIRS, { 0 } };

  g_assert_true (conflict->of_file);
  merge_fixture_take_over (&c, &theirs);
  g_assert_cmpint (json_object_get_int_member (bst_plan_get_unknown (c.ours), "x-file"), ==, 3);
  g_assert_true (bst_plan_undo (c.ours));
  g_assert_cmpint (json_object_get_int_member (bst_plan_get_unknown (c.ours), "x-file"), ==, 2);
}

static void
test_removed_and_changed (void)
{
  for (guint side = 0; side < 2; side++)
    for (BstChoice choice = BST_CHOICE_DEFAULT; choice <= BST_CHOICE_THEIRS; choice++)
      {
        const char *sides[] = { REMOVE ("action-points", "ap-b"), POINT ("ap-b", "title", "'BB'") };
        g_auto (MergeFixture) c = merge_fixture_new (sides[side], sides[1 - side]);
        const BstConflict *conflict = merge_fixture_conflict (&c, BST_CONFLICT_DELETE, NULL);
        BstResolution resolution = { choice, { 0 } };
        gboolean goes = choice == (side == 0 ? BST_CHOICE_OURS : BST_CHOICE_THEIRS);

        g_assert_true (bst_conflict_stays_on (conflict, BST_CHOICE_OURS) == (side == 1));
        g_assert_true (bst_conflict_stays_on (conflict, BST_CHOICE_THEIRS) == (side == 0));
        merge_fixture_take_over (&c, &resolution);
        g_assert_true ((merge_fixture_point (&c, "ap-b") == NULL) == goes);
        if (!goes)
          g_assert_cmpstr (bst_record_get_text (merge_fixture_point (&c, "ap-b"), "title"), ==, "BB");
      }
}

static void
test_removed_and_changed_element (void)
{
  g_auto (MergeFixture) c = merge_fixture_new (
      "{'kind':'action-points','id':'ap-a','op':'remove','field':'milestones/m-b'}",
      "{'kind':'action-points','id':'ap-a','op':'set','field':'milestones/m-b/title','value':'Hun'}");
  const BstConflict *conflict = merge_fixture_conflict (&c, BST_CONFLICT_DELETE, "milestones/m-b");
  BstResolution ours = { BST_CHOICE_OURS, { 0 } };

  g_assert_false (bst_conflict_stays_on (conflict, BST_CHOICE_OURS));
  merge_fixture_take_over (&c, NULL);
  g_assert_nonnull (bst_vec_find_element (bst_field_get (conflict->list, merge_fixture_point (&c, "ap-a")).ptr, "m-b"));
  g_assert_true (bst_plan_undo (c.ours));
  merge_fixture_take_over (&c, &ours);
  g_assert_null (bst_vec_find_element (bst_field_get (conflict->list, merge_fixture_point (&c, "ap-a")).ptr, "m-b"));
}

/* They removed what ours still refers to, or the other way round: it stays; choosing that it goes clears references. */
static void
test_removed_and_needed (void)
{
  g_auto (MergeFixture) c =
      merge_fixture_new (REMOVE ("action-points", "ap-c"),
                         "{'kind':'action-points','id':'ap-b','op':'add','field':'depends-on/ap-c'}");
  BstResolution gone = { BST_CHOICE_OURS, { 0 } };
  const BstField *field = bst_kind_get_field (BST_KIND_ACTION_POINTS, "depends-on");

  merge_fixture_conflict (&c, BST_CONFLICT_DELETE, NULL);
  merge_fixture_take_over (&c, NULL);
  g_assert_nonnull (merge_fixture_point (&c, "ap-c"));
  g_assert_true (bst_vec_has_ref (bst_field_get (field, merge_fixture_point (&c, "ap-b")).ptr, "ap-c"));
  g_assert_true (bst_plan_undo (c.ours));
  merge_fixture_take_over (&c, &gone);
  g_assert_null (merge_fixture_point (&c, "ap-c"));
  g_assert_null (bst_field_get (field, merge_fixture_point (&c, "ap-b")).ptr);
}

static void
test_order_and_ring (void)
{
  g_auto (MergeFixture) c =
      merge_fixture_new (POINT ("ap-a", "order",
                                "'m'") ",{'kind':'action-points','id':'ap-a','op':'add','field':'depends-on/ap-b'}",
                         POINT ("ap-a", "order",
                                "'q'") ",{'kind':'action-points','id':'ap-b','op':'add','field':'depends-on/ap-c'},"
                                       "{'kind':'action-points','id':'ap-c','op':'add','field':'depends-on/ap-a'}");
  const BstConflictType expected[] = { BST_CONFLICT_CYCLE, BST_CONFLICT_ORDER, BST_CONFLICT_CYCLE, BST_CONFLICT_CYCLE };
  const BstField *field = bst_kind_get_field (BST_KIND_ACTION_POINTS, "depends-on");

  g_assert_cmpuint (c.merge->conflicts->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (((BstConflict *) g_ptr_array_index (c.merge->conflicts, i))->type, ==, expected[i]);
  merge_fixture_take_over (&c, NULL);
  g_assert_true (bst_vec_has_ref (bst_field_get (field, merge_fixture_point (&c, "ap-a")).ptr, "ap-b"));
  g_assert_null (bst_field_get (field, merge_fixture_point (&c, "ap-b")).ptr);
  g_assert_null (bst_field_get (field, merge_fixture_point (&c, "ap-c")).ptr);
  g_assert_true (merge_fixture_is_lost (&c, "ap-b", "depends-on", "ap-c"));
}

/* A ring that theirs made alone is theirs to make. */
static void
test_their_own_ring (void)
{
  g_auto (MergeFixture) c =
      merge_fixture_new (POINT ("ap-a", "title", "'Ons'"),
                         "{'kind':'action-points','id':'ap-b','op':'add','field':'depends-on/ap-c'},"
                         "{'kind':'action-points','id':'ap-c','op':'add','field':'depends-on/ap-b'}");

  g_assert_cmpuint (c.merge->conflicts->len, ==, 0);
}

static void
test_duplicates (void)
{
#define ADD(id, title, objective) \
  "{'kind':'action-points','op':'add','id':'" id "','value':{'title':'" title "','objective':'" objective "'}}"
  g_auto (MergeFixture) c =
      merge_fixture_new (ADD ("ap-x", "Sport in de  Buurt ", "od.vw.4"),
                         ADD ("ap-y", "sport in de buurt", "od.vw.4") "," ADD ("ap-z", "sport in de buurt", "od.vw.5"));
  const BstConflict *warning;

  g_assert_cmpuint (c.merge->conflicts->len, ==, 0);
  g_assert_cmpuint (c.merge->warnings->len, ==, 1);
  warning = g_ptr_array_index (c.merge->warnings, 0);
  g_assert_cmpint (warning->type, ==, BST_CONFLICT_DUPLICATE);
  g_assert_cmpstr (warning->id, ==, "ap-x");
  g_assert_cmpstr (warning->other, ==, "ap-y");
}

/* --- Who -------------------------------------------------------------------------------------------------------------------------- */

static void
sign (BstPlan *plan, BstPlan *base, const char *author, gint64 time)
{
  g_autoptr (GPtrArray) entries = bst_log_derive (base, plan, author, time);

  bst_log_add (plan, entries);
}

static void
test_who (void)
{
  g_auto (MergeFixture) c = merge_fixture_new (POINT ("ap-a", "title", "'Ons'"), POINT ("ap-a", "title", "'Hun'"));
  const BstConflict *conflict;
  BstCollection *log;

  sign (c.ours, c.base, "An", 1000);
  sign (c.theirs, c.base, "Bo", 2000);
  g_clear_pointer (&c.merge, bst_merge_free);
  c.merge = bst_merge (c.base, c.ours, c.theirs);
  conflict = merge_fixture_conflict (&c, BST_CONFLICT_EDIT, "title");
  g_assert_cmpstr (conflict->our_who.author, ==, "An");
  g_assert_cmpstr (conflict->their_who.author, ==, "Bo");
  g_assert_cmpint (conflict->their_who.time, ==, 2000);
  merge_fixture_take_over (&c, NULL);
  log = bst_plan_get_collection (c.ours, BST_KIND_LOG);
  g_assert_cmpuint (bst_collection_get_n (log), ==, 3); /* two that were saved, one that was lost */
  for (guint i = 0; i < 3; i++)
    if (bst_record_get_number (bst_collection_get (log, i), "change") == BST_LOG_LOST)
      {
        g_assert_cmpstr (bst_record_get_text (bst_collection_get (log, i), "author"), ==, "Bo");
        g_assert_cmpint (bst_record_get_number (bst_collection_get (log, i), "time"), ==, 2000);
      }
}

/* --- Bytes ---------------------------------------------------------------------------------------------------------------------------- */

static void
test_bytes (void)
{
  g_auto (MergeFixture) c =
      merge_fixture_new (POINT ("ap-a", "title", "'Ons'"), POINT ("ap-a", "deadline", "'2027-01-01'"));
  g_autoptr (GBytes) base = bst_plan_to_bytes (c.base), ours = bst_plan_to_bytes (c.ours),
                     theirs = bst_plan_to_bytes (c.theirs), half = g_bytes_new_from_bytes (theirs, 0, 100),
                     merged = NULL, expected = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 9;

  merged = bst_merge_bytes (base, ours, theirs, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 0);
  merge_fixture_take_over (&c, NULL);
  expected = bst_plan_to_bytes (c.ours);
  g_assert_true (g_bytes_equal (merged, expected));
  g_assert_null (bst_merge_bytes (base, ours, half, &n, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_SYNTAX);
}

static void
test_refused (void)
{
  g_auto (MergeFixture) c = merge_fixture_new (POINT ("ap-a", "title", "'Ons'"),
                                               "{'kind':'framework','op':'set','field':'version','value':'2031.1'}");
  g_autoptr (GError) error = NULL;

  g_assert_false (bst_merge_check (c.base, c.ours, c.theirs, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_FRAMEWORK);
  g_clear_error (&error);
  g_assert_true (bst_merge_check (c.base, c.ours, c.ours, &error));
  bst_plan_set_version (c.base, BST_PLAN_VERSION + 1);
  g_assert_false (bst_merge_check (c.base, c.ours, c.ours, &error));
  g_assert_error (error, BST_ERROR, BST_ERROR_VERSION);
}

/* An overlay is not there where it says nothing: so no field may need one to be there. */
static void
test_overlays_are_not_needed (void)
{
  for (int kind = 0; kind < BST_N_KINDS; kind++)
    {
      const BstFieldTable *table = bst_kind_get_table ((BstKindId) kind);
      for (guint i = 0; i < table->n_fields; i++)
        for (int target = 0; target < BST_N_KINDS; target++)
          if ((table->fields[i].targets & BST_TARGET (target)) && (bst_kinds[target].flags & BST_KIND_OVERLAY))
            g_assert_nonnull (table->fields[i].list);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/merge/texts", test_texts);
  g_test_add_func ("/merge/large-texts", test_large_texts);
  g_test_add_func ("/merge/combined", test_combined);
  g_test_add_func ("/merge/overlay-goes", test_overlay_goes);
  g_test_add_func ("/merge/edit", test_edit);
  g_test_add_func ("/merge/in-element", test_in_element);
  g_test_add_func ("/merge/unknown-members", test_unknown_members);
  g_test_add_func ("/merge/file-members", test_file_members);
  g_test_add_func ("/merge/removed-and-changed", test_removed_and_changed);
  g_test_add_func ("/merge/removed-and-changed-element", test_removed_and_changed_element);
  g_test_add_func ("/merge/removed-and-needed", test_removed_and_needed);
  g_test_add_func ("/merge/order-and-ring", test_order_and_ring);
  g_test_add_func ("/merge/their-own-ring", test_their_own_ring);
  g_test_add_func ("/merge/duplicates", test_duplicates);
  g_test_add_func ("/merge/who", test_who);
  g_test_add_func ("/merge/bytes", test_bytes);
  g_test_add_func ("/merge/refused", test_refused);
  g_test_add_func ("/merge/overlays-are-not-needed", test_overlays_are_not_needed);
  return g_test_run ();
}
