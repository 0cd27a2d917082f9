/* SPDX-License-Identifier: EUPL-1.2 */
/* test-field.c - values that never change, sets, lists, and records as objects with properties. */
#include "bst-json.h"
#include "bst-plan.h"
#include <string.h>

static const BstField *
field_of (BstKindId kind, const char *name)
{
  const BstField *field = bst_kind_get_field (kind, name);

  g_assert_nonnull (field);
  return field;
}

static void
assert_ids (BstValue value, const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  const BstVec *vec = value.ptr;

  for (guint i = 0; i < bst_vec_length (vec); i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", (char *) vec->items[i]);
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_sets (void)
{
  const BstField *field = field_of (BST_KIND_ACTION_POINTS, "co-owners");
  BstValue empty = { 0 }, abc = bst_value_refs ((const char *[]) { "or-c", "or-a", "or-b", NULL });
  BstValue without = bst_vec_with_ref (abc.ptr, "or-b", FALSE), again = bst_vec_with_ref (without.ptr, "or-b", TRUE);
  BstValue same = bst_vec_with_ref (abc.ptr, "or-a", TRUE), one = bst_vec_with_ref (NULL, "or-x", TRUE);
  BstValue none = bst_vec_with_ref (one.ptr, "or-x", FALSE);

  assert_ids (abc, "or-a or-b or-c");
  assert_ids (without, "or-a or-c");
  g_assert_true (bst_vec_has_ref (abc.ptr, "or-b"));
  g_assert_false (bst_vec_has_ref (without.ptr, "or-b"));
  g_assert_false (bst_vec_has_ref (NULL, "or-b"));
  g_assert_true (same.ptr == abc.ptr);
  g_assert_true (bst_value_equal (field, abc, again));
  g_assert_false (bst_value_equal (field, abc, without));
  g_assert_null (none.ptr); /* an empty set is the absent one */
  g_assert_true (bst_value_is_default (field, none));
  g_assert_true (bst_value_equal (field, empty, none));
  g_assert_null (bst_value_refs (NULL).ptr);
  bst_value_clear (field, &abc);
  bst_value_clear (field, &without);
  bst_value_clear (field, &again);
  bst_value_clear (field, &same);
  bst_value_clear (field, &one);
}

static BstElement *
make_milestone (const BstField *field, const char *id, const char *title)
{
  BstElement *element = bst_element_new (field->elements, id);

  bst_element_take (element, bst_fields_find (field->elements, "title"), bst_value_text (title));
  return element;
}

static void
test_lists (void)
{
  const BstField *field = field_of (BST_KIND_ACTION_POINTS, "milestones");
  BstValue b = bst_vec_with_element (field, NULL, make_milestone (field, "e-b", "Start"));
  BstValue ab = bst_vec_with_element (field, b.ptr, make_milestone (field, "e-a", "Before"));
  BstValue changed = bst_vec_with_element (field, ab.ptr, make_milestone (field, "e-b", "End"));
  BstValue gone = bst_vec_without_element (field, b.ptr, "e-b"), same = bst_vec_without_element (field, ab.ptr, "e-z");
  const BstField *title = bst_fields_find (field->elements, "title");

  g_assert_cmpuint (bst_vec_length (ab.ptr), ==, 2);
  g_assert_cmpstr (((BstElement *) ((BstVec *) ab.ptr)->items[0])->id, ==, "e-a");
  g_assert_cmpstr (bst_field_get (title, bst_vec_find_element (changed.ptr, "e-b")).ptr, ==, "End");
  g_assert_cmpstr (bst_field_get (title, bst_vec_find_element (ab.ptr, "e-b")).ptr, ==, "Start"); /* untouched */
  g_assert_true (bst_vec_find_element (ab.ptr, "e-a") == bst_vec_find_element (changed.ptr, "e-a"));
  g_assert_null (bst_vec_find_element (ab.ptr, "e-c"));
  g_assert_false (bst_value_equal (field, ab, changed));
  g_assert_null (gone.ptr);
  g_assert_true (same.ptr == ab.ptr);
  bst_value_clear (field, &b);
  bst_value_clear (field, &ab);
  bst_value_clear (field, &changed);
  bst_value_clear (field, &same);
}

static void
test_element_copy (void)
{
  const BstField *field = field_of (BST_KIND_ACTION_POINTS, "milestones");
  const BstField *title = bst_fields_find (field->elements, "title"), *done = bst_fields_find (field->elements, "done");
  BstElement *element = make_milestone (field, "e-a", "Start"), *copy = bst_element_copy (field->elements, element);

  g_assert_true (bst_fields_equal (field->elements, element, copy));
  g_assert_true (bst_field_get (title, element).ptr == bst_field_get (title, copy).ptr); /* shared */
  bst_element_take (copy, done, (BstValue) { .num = 1 });
  g_assert_false (bst_fields_equal (field->elements, element, copy));
  g_assert_cmpint (bst_field_get (done, element).num, ==, 0);
  bst_element_unref (field->elements, element);
  bst_element_unref (field->elements, copy);
}

static void
count_ref_cb (const BstField *field, char *target, gpointer data)
{
  g_string_append_printf (data, "%s=%s ", field->name, target);
}

static void
test_references_in_lists (void)
{
  const BstField *field = field_of (BST_KIND_ACTIONS, "partners"), *actor = bst_fields_find (field->elements, "actor");
  BstElement *element = bst_element_new (field->elements, "e-a");
  g_autoptr (GString) found = g_string_new (NULL);
  BstValue value;

  bst_element_take (element, actor, bst_value_text ("or-a"));
  value = bst_vec_with_element (field, NULL, element);
  bst_value_foreach_ref (field, value, count_ref_cb, found);
  g_assert_cmpstr (found->str, ==, "actor=or-a ");
  bst_value_clear (field, &value);
}

static void
test_text (void)
{
  const BstField *field = field_of (BST_KIND_ACTION_POINTS, "title");
  BstValue text = bst_value_text ("Één"), copy = bst_value_copy (field, text), other = bst_value_text ("Één");

  g_assert_true (copy.ptr == text.ptr);
  g_assert_true (other.ptr != text.ptr && bst_value_equal (field, text, other));
  g_assert_null (bst_value_text ("").ptr);
  g_assert_null (bst_value_text (NULL).ptr);
  g_assert_false (bst_value_is_default (field, text));
  bst_value_clear (field, &text);
  bst_value_clear (field, &copy);
  bst_value_clear (field, &other);
  g_assert_null (text.ptr);
}

static void
notify_cb (GObject *object, GParamSpec *pspec, gpointer count)
{
  ++*(guint *) count;
}

static void
test_properties (void)
{
  g_autoptr (BstRecord) record = bst_record_new (BST_KIND_ACTION_POINTS, "ap-a");
  g_autofree char *title = NULL, *status = NULL, *objective = NULL;
  g_auto (GStrv) owners = NULL;
  gint64 target, start;
  gboolean pilot;
  guint n = 0;

  g_object_get (record, "target-value", &target, "status", &status, "title", &title, NULL);
  g_assert_cmpint (target, ==, BST_UNSET);
  g_assert_cmpstr (status, ==, "concept");
  g_assert_cmpstr (title, ==, "");
  g_clear_pointer (&title, g_free);
  g_clear_pointer (&status, g_free);
  g_signal_connect (record, "notify::title", G_CALLBACK (notify_cb), &n);
  g_object_set (record, "title", "T", "status", "running", "objective", "od.vw.4", "pilot", TRUE, "start",
                (gint64) 20260131, "target-value", (gint64) 0, "co-owners", (const char *[]) { "or-b", "or-a", NULL },
                NULL);
  g_object_set (record, "title", "T", NULL);
  g_assert_cmpuint (n, ==, 1); /* setting the same says nothing */
  g_object_get (record, "title", &title, "status", &status, "objective", &objective, "pilot", &pilot, "start", &start,
                "target-value", &target, "co-owners", &owners, NULL);
  g_assert_cmpstr (title, ==, "T");
  g_assert_cmpstr (status, ==, "running");
  g_assert_cmpstr (objective, ==, "od.vw.4");
  g_assert_true (pilot);
  g_assert_cmpint (start, ==, 20260131);
  g_assert_cmpint (target, ==, 0);
  g_assert_cmpstrv (owners, ((const char *[]) { "or-a", "or-b", NULL }));
  g_assert_cmpstr (bst_record_get_text (record, "title"), ==, "T");
  g_assert_cmpint (bst_record_get_number (record, "status"), ==,
                   bst_enum_index (field_of (BST_KIND_ACTION_POINTS, "status")->values, "running"));
}

static void
test_copies (void)
{
  g_autoptr (BstRecord) record = bst_record_new (BST_KIND_OBJECTIVES, "od.vw.4"), copy = NULL;
  const BstField *note = field_of (BST_KIND_OBJECTIVES, "note");

  g_assert_true (bst_record_is_blank (record));
  bst_record_take (record, note, bst_value_text ("Note"));
  g_assert_false (bst_record_is_blank (record));
  copy = bst_record_copy (record);
  g_assert_cmpstr (copy->id, ==, "od.vw.4");
  g_assert_true (bst_fields_equal (bst_record_get_table (record), record, copy));
  g_assert_true (bst_field_get (note, record).ptr == bst_field_get (note, copy).ptr);
  bst_record_take (copy, note, bst_value_text ("Other"));
  g_assert_cmpstr (bst_record_get_text (record, "note"), ==, "Note");
}

/* A widget that sets a property of a record in a plan would go round undo, journal and checks. */
static void
test_closed_in_plan (void)
{
  g_autoptr (BstPlan) plan = bst_plan_new ();
  BstRecord *settings = bst_plan_get_single (plan, BST_KIND_PLAN);

  g_test_expect_message ("bouwstenen", G_LOG_LEVEL_CRITICAL, "*submit a transaction*");
  g_object_set (settings, "title", "T", NULL);
  g_test_assert_expected_messages ();
  g_assert_cmpstr (bst_record_get_text (settings, "title"), ==, "");
}

static void
test_decimals_read (void)
{
  static const struct {
    const char *text;
    gboolean good;
    gint64 millionths;
  } decimals[] = {
    { "0", TRUE, 0 },
    { "-0", TRUE, 0 },
    { "12.5", TRUE, 12500000 },
    { "-0.000001", TRUE, -1 },
    { "999999999999.999999", TRUE, G_GINT64_CONSTANT (999999999999999999) },
    { "1000000000000", FALSE, 0 },
    { "1.0000001", FALSE, 0 },
    { "", FALSE, 0 },
    { "-", FALSE, 0 },
    { ".5", FALSE, 0 },
    { "5.", FALSE, 0 },
    { "1,5", FALSE, 0 },
    { "1e3", FALSE, 0 },
    { " 1", FALSE, 0 },
    { "+1", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (decimals); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      gint64 number = 77, again;
      g_assert_true (bst_decimal_read (decimals[i].text, &number) == decimals[i].good);
      g_assert_cmpint (number, ==, decimals[i].good ? decimals[i].millionths : 77);
      bst_decimal_write (out, number);
      g_assert_true (bst_decimal_read (out->str, &again));
      g_assert_cmpint (again, ==, number);
    }
}

static void
test_dates_read (void)
{
  static const struct {
    const char *text;
    gint64 date;
  } dates[] = {
    { "2026-02-28", 20260228 }, { "2024-02-29", 20240229 }, { "2026-02-29", 0 }, { "2026-2-8", 0 },
    { "2026-13-01", 0 },        { "2026-00-10", 0 },        { "2026-01-00", 0 }, { "0000-01-01", 0 },
    { "26-01-01", 0 },          { "2026-01-01 ", 0 },       { "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      gint64 date = 0;
      g_assert_true (bst_date_read (dates[i].text, &date) == (dates[i].date != 0));
      g_assert_cmpint (date, ==, dates[i].date);
    }
}

static void
test_datetimes_read (void)
{
  static const char *const bad[] = { "2025-W01-1T10:00:00Z", "2025-01-01T100000.0Z", "2025-01-01T24:00:00Z",
                                     "2025-01-01T10:60:00Z", "2025-02-30T10:00:00Z", "2025-01-01 10:00:00Z",
                                     "2025-01-01T10:00:00+", "2025-01-01T10:00:00",  "" };
  gint64 seconds = 0;

  g_assert_true (bst_datetime_read ("2025-01-02T03:04:05Z", &seconds));
  g_assert_cmpint (seconds, ==, 1735787045);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (bst_datetime_read (bad[i], &seconds));
  g_assert_cmpint (seconds, ==, 1735787045);
}

/* What is written is read again, in the first years too: a year has four digits. */
static void
test_datetimes_written (void)
{
  static const char *const texts[] = { "2025-01-02T03:04:05Z", "0947-01-02T03:04:05Z", "0001-01-01T00:00:00Z",
                                       "9999-12-31T23:59:59Z", "1969-12-31T23:59:59Z" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *written = NULL;
      gint64 seconds;
      g_assert_true (bst_datetime_read (texts[i], &seconds));
      written = bst_datetime_write (seconds);
      g_assert_cmpstr (written, ==, texts[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/field/sets", test_sets);
  g_test_add_func ("/field/lists", test_lists);
  g_test_add_func ("/field/element-copy", test_element_copy);
  g_test_add_func ("/field/references-in-lists", test_references_in_lists);
  g_test_add_func ("/field/text", test_text);
  g_test_add_func ("/field/properties", test_properties);
  g_test_add_func ("/field/copies", test_copies);
  g_test_add_func ("/field/closed-in-plan", test_closed_in_plan);
  g_test_add_func ("/field/decimals-read", test_decimals_read);
  g_test_add_func ("/field/dates-read", test_dates_read);
  g_test_add_func ("/field/datetimes-read", test_datetimes_read);
  g_test_add_func ("/field/datetimes-written", test_datetimes_written);
  return g_test_run ();
}
