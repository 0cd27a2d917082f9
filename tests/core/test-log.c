/* SPDX-License-Identifier: EUPL-1.2 */
/* test-log.c - the change log: what a save adds to it, and what reading and clearing it takes. */
#include "bst-framework.h"
#include "bst-log.h"
#include "bst-reader.h"
#include "bst-writer.h"
#include "random-plan.h"
#include <string.h>

#define PLAN \
  "{\"format\":\"bouwstenen-plan\",\"action-points\":[{\"id\":\"ap-a\",\"title\":\"T\",\"milestones\":[{\"id\":\"e-a\"," \
  "\"title\":\"M\"}]},{\"id\":\"ap-b\",\"title\":\"B\"}],\"actors\":[{\"id\":\"or-a\",\"name\":\"Dienst\"}]}"

static BstPlan *
read_plan (const char *text)
{
  g_autoptr (GError) error = NULL;
  BstPlan *plan = bst_plan_read (text, strlen (text), NULL, &error);

  g_assert_no_error (error);
  return plan;
}

static void
set_text (BstPlan *plan, const char *id, const char *field, const char *text)
{
  BstTransaction *transaction = bst_transaction_new ("Edit", "An", NULL);

  bst_transaction_set_text (transaction, bst_plan_find (plan, BST_KIND_ACTION_POINTS, id), field, text);
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
}

/* As a save does it. */
static GPtrArray *
save (BstPlan *plan, BstPlan **base, gint64 time)
{
  BstPlan *copy = bst_plan_copy (plan);
  GPtrArray *entries = bst_log_derive (*base, copy, "An", time);

  bst_log_add (copy, entries);
  bst_log_add (plan, entries);
  g_set_object (base, copy);
  g_object_unref (copy);
  return entries;
}

static BstRecord *
find_entry (GPtrArray *entries, const char *subject, const char *field)
{
  for (guint i = 0; i < entries->len; i++)
    {
      BstRecord *entry = g_ptr_array_index (entries, i);
      if (strcmp (bst_record_get_text (entry, "subject"), subject) == 0
          && strcmp (bst_record_get_text (entry, "field"), field) == 0)
        return entry;
    }
  return NULL;
}

static void
assert_entry (GPtrArray *entries, const char *subject, const char *field, BstLogChange change, const char *before,
              const char *after)
{
  BstRecord *entry = find_entry (entries, subject, field);

  g_assert_nonnull (entry);
  g_assert_cmpint (bst_record_get_number (entry, "change"), ==, change);
  g_assert_cmpstr (bst_record_get_text (entry, "before"), ==, before);
  g_assert_cmpstr (bst_record_get_text (entry, "after"), ==, after);
  g_assert_cmpstr (bst_record_get_text (entry, "author"), ==, "An");
  g_assert_cmpint (bst_record_get_number (entry, "time"), ==, 1000);
}

static void
change_milestone (BstPlan *plan, const char *title)
{
  BstRecord *record = bst_plan_find (plan, BST_KIND_ACTION_POINTS, "ap-a");
  const BstField *field = bst_record_find_field (record, "milestones");
  const BstVec *list = bst_field_get (field, record).ptr;
  BstElement *copy = bst_element_copy (field->elements, list->items[0]);
  BstTransaction *transaction = bst_transaction_new ("Edit", NULL, NULL);

  bst_element_take (copy, bst_fields_find (field->elements, "title"), bst_value_text (title));
  bst_transaction_set (transaction, record, field, bst_vec_with_element (field, list, copy));
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
}

static void
test_entries (void)
{
  g_autoptr (BstPlan) plan = read_plan (PLAN), base = bst_plan_copy (plan);
  g_autoptr (GPtrArray) entries = NULL;
  BstTransaction *transaction = bst_transaction_new ("Several", NULL, NULL);
  g_autoptr (BstRecord) fresh = bst_record_new (BST_KIND_ACTORS, "or-b");
  BstRecord *point = bst_plan_find (plan, BST_KIND_ACTION_POINTS, "ap-a");

  bst_transaction_add (transaction, fresh);
  bst_transaction_remove (transaction, bst_plan_find (plan, BST_KIND_ACTION_POINTS, "ap-b"));
  bst_transaction_set_number (transaction, point, "deadline", 20271231);
  bst_transaction_set_text (transaction, point, "owner", "or-a");
  bst_transaction_set_text (transaction, bst_plan_get_single (plan, BST_KIND_PLAN), "pack-key", "geheim");
  g_assert_true (bst_plan_apply (plan, transaction, NULL));
  set_text (plan, "ap-a", "title", "U");
  set_text (plan, "ap-a", "title", "V");
  change_milestone (plan, "N");
  entries = save (plan, &base, 1000);
  g_assert_cmpuint (entries->len, ==, 6);
  assert_entry (entries, "ap-a", "title", BST_LOG_SET, "T", "V");
  assert_entry (entries, "ap-a", "deadline", BST_LOG_SET, "", "2027-12-31");
  assert_entry (entries, "ap-a", "owner", BST_LOG_SET, "", "or-a");
  assert_entry (entries, "ap-a", "milestones/e-a/title", BST_LOG_SET, "M", "N");
  assert_entry (entries, "or-b", "", BST_LOG_ADD, "", "");
  assert_entry (entries, "ap-b", "", BST_LOG_REMOVE, "", "");
  g_assert_cmpstr (bst_record_get_text (find_entry (entries, "ap-b", ""), "label"), ==, "B");
}

/* Neither a step to undo nor a change; saving again writes the same. */
static void
test_saving_twice (void)
{
  g_autoptr (BstPlan) plan = read_plan (PLAN), base = bst_plan_copy (plan);
  g_autoptr (GPtrArray) first = NULL, second = NULL;
  g_autoptr (GBytes) bytes = NULL, again = NULL, undone = NULL, before = bst_plan_to_bytes (plan);
  guint64 state;

  set_text (plan, "ap-a", "title", "U");
  state = bst_plan_get_state (plan);
  first = save (plan, &base, 1000);
  bst_plan_mark_saved (plan, state);
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_false (bst_plan_is_modified (plan));
  bytes = bst_plan_to_bytes (plan);
  second = save (plan, &base, 2000);
  g_assert_cmpuint (second->len, ==, 0);
  again = bst_plan_to_bytes (plan);
  assert_same_bytes (bytes, again);
  g_assert_true (bst_plan_undo (plan));
  g_assert_false (bst_plan_undo (plan));
  g_assert_cmpuint (bst_collection_get_n (bst_plan_get_collection (plan, BST_KIND_LOG)), ==, 1);
  g_assert_true (bst_plan_is_modified (plan));
  g_assert_true (bst_plan_redo (plan));
  undone = bst_plan_to_bytes (plan);
  assert_same_bytes (bytes, undone);
}

static void
test_long_texts (void)
{
  g_autoptr (BstPlan) plan = read_plan (PLAN), base = bst_plan_copy (plan);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) first = NULL, second = NULL, third = NULL;
  g_autofree char *blob = g_strnfill (100000, 'x');
  BstRecord *entry;

  for (int i = 0; i < 10000; i++)
    g_string_append_printf (text, "woord%d é ", i);
  set_text (plan, "ap-a", "note", text->str);
  first = save (plan, &base, 1000);
  g_assert_cmpuint (strlen (bst_record_get_text (g_ptr_array_index (first, 0), "after")), <=, 4010);
  g_string_insert (text, 50002, "HIER ");
  set_text (plan, "ap-a", "note", text->str);
  second = save (plan, &base, 2000);
  entry = g_ptr_array_index (second, 0);
  g_assert_nonnull (strstr (bst_record_get_text (entry, "after"), "HIER"));
  g_assert_null (strstr (bst_record_get_text (entry, "before"), "HIER"));
  g_assert_cmpuint (strlen (bst_record_get_text (entry, "after")), <, 200);
  g_assert_true (g_utf8_validate (bst_record_get_text (entry, "after"), -1, NULL));
  g_assert_true (g_utf8_validate (bst_record_get_text (entry, "before"), -1, NULL));
  set_text (plan, "ap-a", "note", blob); /* no word to cut at */
  third = save (plan, &base, 3000);
  g_assert_cmpuint (strlen (bst_record_get_text (g_ptr_array_index (third, 0), "after")), <=, 4010);
}

static void
test_clearing (void)
{
  g_autoptr (BstPlan) plan = read_plan (PLAN), base = bst_plan_copy (plan);
  g_autoptr (GBytes) before = NULL, after = NULL;

  for (int i = 1; i <= 3; i++)
    {
      g_autofree char *title = g_strdup_printf ("T%d", i);
      set_text (plan, "ap-a", "title", title);
      g_ptr_array_unref (save (plan, &base, 1000 * i));
    }
  before = bst_plan_to_bytes (plan);
  g_assert_true (bst_plan_apply (plan, bst_log_compact (plan, 3000, "Clear the log", "An"), NULL));
  g_assert_cmpuint (bst_collection_get_n (bst_plan_get_collection (plan, BST_KIND_LOG)), ==, 1);
  g_assert_cmpint (bst_record_get_number (bst_plan_get_single (plan, BST_KIND_PLAN), "log-since"), ==, 3000);
  g_assert_true (bst_plan_undo (plan));
  after = bst_plan_to_bytes (plan);
  assert_same_bytes (before, after);
}

static void
test_finding (void)
{
  g_autoptr (BstPlan) plan = read_plan (PLAN), base = bst_plan_copy (plan), start = bst_plan_copy (plan);
  g_autoptr (BstLogIndex) index = NULL;
  const BstField *title = bst_kind_get_field (BST_KIND_ACTION_POINTS, "title");
  BstValue first = bst_value_text ("T1"), last = bst_value_text ("T2"), never = bst_value_text ("T3");
  BstRecord *entry;

  for (int i = 1; i <= 2; i++)
    {
      set_text (plan, "ap-a", "title", i == 1 ? "T1" : "T2");
      g_ptr_array_unref (save (plan, &base, 1000 * i));
    }
  index = bst_log_index_new (plan, start);
  entry = bst_log_index_find (index, "ap-a", "title", title, first);
  g_assert_cmpint (bst_record_get_number (entry, "time"), ==, 1000);
  entry = bst_log_index_find (index, "ap-a", "title", title, last);
  g_assert_cmpint (bst_record_get_number (entry, "time"), ==, 2000);
  g_assert_null (bst_log_index_find (index, "ap-a", "title", title, never));
  g_assert_null (bst_log_index_find (index, "ap-a", "note", NULL, never));
  entry = bst_log_index_find (index, "ap-a", NULL, NULL, never);
  g_assert_cmpint (bst_record_get_number (entry, "time"), ==, 2000);
  bst_value_clear (title, &first);
  bst_value_clear (title, &last);
  bst_value_clear (title, &never);
}

/* Entries are told apart by their ids alone: whatever differs makes another, and the same makes the same. */
static void
test_ids (void)
{
  const BstLogNote note = { BST_LOG_SET, "actors", "or-a", "name", "N", "a", "b", "An", 1000 };
  BstLogNote notes[] = { note, note, note, note, note, note, note, note, note, note, note };
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  notes[1].change = BST_LOG_LOST;
  notes[2].kind = "actions";
  notes[3].subject = "or-b";
  notes[4].field = "note";
  notes[5].title = "M";
  notes[6].before = "c";
  notes[7].after = "c";
  notes[8].author = "Bo";
  notes[9].time = 1001;
  notes[10].before = "ab"; /* and what follows it is not its end */
  notes[10].after = "";
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (BstRecord) entry = bst_log_entry_new (&notes[i]), same = bst_log_entry_new (&notes[i]);
      g_assert_cmpstr (entry->id, ==, same->id);
      g_assert_true (g_hash_table_add (ids, g_strdup (entry->id)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/log/entries", test_entries);
  g_test_add_func ("/log/saving-twice", test_saving_twice);
  g_test_add_func ("/log/long-texts", test_long_texts);
  g_test_add_func ("/log/ids", test_ids);
  g_test_add_func ("/log/clearing", test_clearing);
  g_test_add_func ("/log/finding", test_finding);
  return g_test_run ();
}
