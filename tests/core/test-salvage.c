/* SPDX-License-Identifier: EUPL-1.2 */
/* test-salvage.c - what can be read of damaged plans: everything that is whole, nothing that is not there. */
#include "bst-reader.h"
#include "bst-salvage.h"
#include "bst-writer.h"
#include "random-plan.h"
#include <string.h>

#define HEAD "{\n  \"format\": \"bouwstenen-plan\",\n  \"version\": 1,\n"

static BstSalvage *
salvage (const char *data, gsize length)
{
  g_autofree char *text = g_malloc (length + 1);
  g_autoptr (GError) error = NULL;
  BstSalvage *self;

  memcpy (text, data, length);
  text[length] = '\0';
  self = bst_salvage_read (text, length, &error);
  g_assert_true ((self == NULL) == (error != NULL));
  if (self != NULL)
    {
      /* what comes out is a plan like any other */
      g_autoptr (GBytes) bytes = bst_plan_to_bytes (self->plan);
      g_autoptr (GError) refused = NULL;
      g_autoptr (BstPlan) again =
          bst_plan_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, &refused);
      g_assert_no_error (refused);
    }
  return self;
}

static BstSalvage *
salvage_text (const char *text)
{
  return salvage (text, strlen (text));
}

static void
assert_text (BstSalvage *self, BstKindId kind, const char *id, const char *field, const char *expected)
{
  BstRecord *record = bst_plan_find (self->plan, kind, id);

  g_assert_nonnull (record);
  g_assert_cmpstr (bst_record_get_text (record, field), ==, expected);
}

static void
assert_loss (BstSalvage *self, guint i, guint line, guint column, BstLossSort sort, const char *message)
{
  const BstLoss *loss = g_ptr_array_index (self->losses, i);

  g_assert_cmpstr (loss->message, ==, message);
  g_assert_cmpuint (loss->line, ==, line);
  g_assert_cmpuint (loss->column, ==, column);
  g_assert_cmpint (loss->sort, ==, sort);
}

/* --- By hand ----------------------------------------------------------------------------------------------------- */

static void
test_bad_values (void)
{
  g_autoptr (BstSalvage) self = salvage_text (
      HEAD
      "\"action-points\": [{\"id\":\"ap-a\",\"title\":\"Een\",\"deadline\":\"2025-02-30\",\"pilot\":1,\n"
      "\"milestones\":[{\"id\":\"e-a\",\"title\":\"M\",\"date\":\"x\"},{\"title\":\"N\"}],\"groups\":[\"gr.a\",3,\"gr.a\"],"
      "\"owner\":\"or-weg\",\"note\":\"Blijft\"}]}");

  assert_text (self, BST_KIND_ACTION_POINTS, "ap-a", "title", "Een");
  assert_text (self, BST_KIND_ACTION_POINTS, "ap-a", "note", "Blijft");
  assert_text (self, BST_KIND_ACTION_POINTS, "ap-a", "owner", "");
  g_assert_cmpuint (self->n_losses[BST_LOSS_PART], ==, 6);
  g_assert_cmpuint (self->n_losses[BST_LOSS_REFERENCE], ==, 1);
  assert_loss (self, 0, 4, 57, BST_LOSS_PART, "“deadline” must be an existing day, written as YYYY-MM-DD");
  g_assert_cmpstr (((BstLoss *) g_ptr_array_index (self->losses, 0))->text, ==, "\"2025-02-30\"");
  g_assert_cmpstr (((BstLoss *) g_ptr_array_index (self->losses, 0))->subject, ==, "Action point “Een” (ap-a)");
}

static void
test_cut_off (void)
{
  g_autoptr (BstSalvage) self =
      salvage_text (HEAD "  \"action-points\": [\n    {\n      \"id\": \"ap-a\",\n      \"title\": \"Een\"\n    },\n"
                         "    {\n      \"id\": \"ap-b\",\n      \"title\": \"Twee\",\n      \"note\": \"Wat er");

  g_assert_cmpuint (self->n_records[BST_KIND_ACTION_POINTS], ==, 2);
  assert_text (self, BST_KIND_ACTION_POINTS, "ap-b", "title", "Twee");
  g_assert_cmpuint (bst_salvage_count_losses (self), ==, 2);
  assert_loss (self, 0, 12, 22, BST_LOSS_PART, "damaged here (text without an end)");
  g_assert_cmpstr (((BstLoss *) g_ptr_array_index (self->losses, 0))->text, ==, "\"note\": \"Wat er");
}

/* Each value that is wrong has the place of its own member, also of one whose name is as long as another's. */
static void
test_bad_value_of_cut_record (void)
{
  g_autoptr (BstSalvage) self =
      salvage_text (HEAD "  \"action-points\": [\n    {\n      \"id\": \"ap-a\",\n      \"title\": \"Een\",\n"
                         "      \"start\": \"2025-02-30\",\n      \"note\": \"Wat er");

  assert_text (self, BST_KIND_ACTION_POINTS, "ap-a", "title", "Een");
  assert_loss (self, 0, 8, 16, BST_LOSS_PART, "“start” must be an existing day, written as YYYY-MM-DD");
}

/* A byte of the title is gone, and with it the quote: the members behind it come back. */
static void
test_damaged_middle (void)
{
  g_autoptr (BstSalvage) self = salvage_text (
      HEAD
      "  \"action-points\": [\n    {\n      \"id\": \"ap-a\",\n      \"title\": \"Een,\n      \"note\": \"Blijft\"\n    },\n"
      "    {\n      \"id\": \"ap-b\",\n      \"depends-on\": [\n        \"ap-a\"\n      ]\n    }\n  ],\n"
      "  \"actors\": [\n    {\n      \"id\": \"or-a\",\n      \"name\": \"Huis\"\n    }\n  ]\n}\n");

  assert_text (self, BST_KIND_ACTION_POINTS, "ap-a", "note", "Blijft");
  assert_text (self, BST_KIND_ACTION_POINTS, "ap-a", "title", "");
  assert_text (self, BST_KIND_ACTORS, "or-a", "name", "Huis");
  g_assert_cmpuint (self->n_records[BST_KIND_ACTION_POINTS], ==, 2);
  g_assert_cmpuint (bst_salvage_count_losses (self), ==, 1);
  assert_loss (self, 0, 7, 21, BST_LOSS_PART, "damaged here (control character in text)");
}

static void
test_doubles (void)
{
  g_autoptr (BstSalvage) self = salvage_text (
      HEAD "\"actors\":[{\"id\":\"or-a\",\"name\":\"Een\"},{\"id\":\"or-a\",\"name\":\"Twee\"},{\"name\":\"Drie\"},"
           "{\"id\":\"or-a\",\"name\":\"Een\"}],\"later\":1,\"later\":2}");
  BstCollection *actors = bst_plan_get_collection (self->plan, BST_KIND_ACTORS);

  g_assert_cmpuint (bst_collection_get_n (actors), ==, 3);
  assert_text (self, BST_KIND_ACTORS, "or-a", "name", "Een");
  g_assert_cmpuint (self->n_losses[BST_LOSS_OTHER], ==, 3);
  g_assert_cmpint (json_object_get_int_member (bst_plan_get_unknown (self->plan), "later"), ==, 1);
}

static void
test_characters (void)
{
  static const char text[] = HEAD "\"actors\":[{\"id\":\"or-a\",\"name\":\"Caf\xe9\"}]}\n\0\0\0\0";
  g_autoptr (BstSalvage) self = salvage (text, sizeof text - 1);

  assert_text (self, BST_KIND_ACTORS, "or-a", "name", "Caf�");
  g_assert_cmpuint (self->n_losses[BST_LOSS_CHARACTER], ==, 2);
  assert_loss (self, 0, 4, 35, BST_LOSS_CHARACTER, "a character that cannot be read; it is a � now");
}

static void
test_nothing (void)
{
  static const char *const texts[] = { "",
                                       "Dit is een brief.",
                                       "{}",
                                       "[]",
                                       "{\"format\":\"bouwstenen-plan\",\"version\":1}",
                                       "{\"format\":\"iets-anders\",\"actors\":[{\"id\":\"or-a\"}]}",
                                       "{\"actors\":[1,2,\"x\",{}]}",
                                       "{\"actors\":{\"id\":\"or-a\"}}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (salvage_text (texts[i]));
}

/* Two documents in one file, a brace too many, a list without its end. */
static void
test_strange_files (void)
{
  static const struct {
    const char *text;
    guint n_actors;
  } cases[] = {
    /* cut within the name of the format: the rest of it is no other program's, since nobody else makes such ids */
    { "{\"format\":\"bo-1\",\"actors\":[{\"id\":\"or-2rqspya2ju42l6cd\"}]}", 1 },
    { "{\"actors\":[{\"id\":\"or-a\"}]}{\"actors\":[{\"id\":\"or-b\"}]}", 2 },
    { "{\"actors\":[{\"id\":\"or-a\"}]}}\n{\"x\":[{\"id\":\"or-b\"}]", 2 },
    { "{\"actors\":[{\"id\":\"or-a\"},\"articles\":[{\"id\":\"ar-b\"}]}", 1 },
    { "\"actors\":[{\"id\":\"or-a\"},{\"id\":\"or-b\"", 2 },
    { "{\"id\":\"or-a\"}\n{\"id\":\"or-b\"}", 2 },
    { "xxxx\", {\"id\" : \"or-a\" , \"name\":\"N\"}, {\"id\":\"or-b\"}]", 2 },
    { "{\"actors\":[{\"id\":\"or-a\"},null,[[]],3,{\"id\":\"or-b\"}]}", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BstSalvage) self = salvage_text (cases[i].text);
      g_assert_nonnull (self);
      if (self->n_records[BST_KIND_ACTORS] != cases[i].n_actors)
        g_test_fail_printf ("%s: %u", cases[i].text, self->n_records[BST_KIND_ACTORS]);
    }
}

/* --- On random plans --------------------------------------------------------------------------------------------- */

typedef struct {
  BstPlan *plan;
  GBytes *bytes;
  const char *text;
  gsize length;
} Whole;

static Whole
make_whole (guint32 seed, guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Whole whole = { .plan = random_plan (rand, n) };

  whole.bytes = bst_plan_to_bytes (whole.plan);
  whole.text = g_bytes_get_data (whole.bytes, &whole.length);
  return whole;
}

static void
clear_whole (Whole *whole)
{
  g_object_unref (whole->plan);
  g_bytes_unref (whole->bytes);
}

/* Each record of the plan whose text does not touch start to end came back as it was, references to lost ones apart. */
static void
assert_rest_is_there (Whole *whole, BstSalvage *self, gsize start, gsize end)
{
  for (int kind = BST_KIND_OBJECTIVES; kind < BST_N_KINDS; kind++)
    {
      BstCollection *records = bst_plan_get_collection (whole->plan, (BstKindId) kind);
      for (guint i = 0; i < bst_collection_get_n (records); i++)
        {
          BstRecord *record = bst_collection_get (records, i), *back;
          g_autofree char *head = g_strdup_printf ("\n    {\n      \"id\": \"%s\"", record->id);
          const char *at = strstr (whole->text, head), *close = strstr (at, "\n    }");
          gsize from = (gsize) (at - whole->text), to = (gsize) (close - whole->text) + 6;
          if (to >= start && from <= end)
            continue;
          back = self != NULL ? bst_plan_find (self->plan, (BstKindId) kind, record->id) : NULL;
          if (back == NULL)
            g_test_fail_printf ("%s did not come back (damage at %zu to %zu: %.200s)", record->id, start, end,
                                whole->text + MAX (100, start) - 100);
          else if (self->n_losses[BST_LOSS_REFERENCE] == 0
                   && !bst_fields_equal (bst_record_get_table (record), record, back))
            g_test_fail_printf ("%s came back differently (damage at %zu to %zu)", record->id, start, end);
        }
    }
}

static void
test_whole (void)
{
  Whole whole = make_whole (1, 300);
  g_autoptr (BstSalvage) self = salvage (whole.text, whole.length);
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (self->plan);

  g_assert_true (g_bytes_equal (bytes, whole.bytes));
  g_assert_cmpuint (bst_salvage_count_losses (self), ==, 0);
  clear_whole (&whole);
}

static void
test_truncated (void)
{
  Whole whole = make_whole (2, 40);

  for (gsize length = 0; length < whole.length; length += 37)
    {
      g_autoptr (BstSalvage) self = salvage (whole.text, length);
      assert_rest_is_there (&whole, self, length, whole.length);
      if (self != NULL)
        g_assert_cmpuint (bst_salvage_count_losses (self), >, 0);
    }
  clear_whole (&whole);
}

static void
test_overwritten (void)
{
  Whole whole = make_whole (3, 40);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  static const char junk[] = "\"{}[],:\\\n \t\0\377x0";

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *text = g_memdup2 (whole.text, whole.length);
      gsize n = (gsize) g_rand_int_range (rand, 1, i % 2 ? 2 : 600), start;
      start = (gsize) g_rand_int_range (rand, 0, (int) (whole.length - n));
      for (gsize at = start; at < start + n; at++)
        text[at] = junk[g_rand_int_range (rand, 0, sizeof junk - 1)];
      g_autoptr (BstSalvage) self = salvage (text, whole.length);
      assert_rest_is_there (&whole, self, start, start + n);
    }
  clear_whole (&whole);
}

static void
test_missing_middle (void)
{
  Whole whole = make_whole (4, 40);
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < 200; i++)
    {
      gsize n = (gsize) g_rand_int_range (rand, 1, 2000),
            start = (gsize) g_rand_int_range (rand, 0, (int) (whole.length - n));
      g_autoptr (GString) text = g_string_new_len (whole.text, (gssize) start);
      g_string_append_len (text, whole.text + start + n, (gssize) (whole.length - start - n));
      g_autoptr (BstSalvage) self = salvage (text->str, text->len);
      assert_rest_is_there (&whole, self, start, start + n);
    }
  clear_whole (&whole);
}

/* Without line breaks a record is found by its brace and id. */
static void
test_minified (void)
{
  Whole whole = make_whole (5, 40);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean inside = FALSE;

  for (gsize i = 0; i < whole.length; i++)
    {
      inside ^= whole.text[i] == '"' && whole.text[i - 1] != '\\';
      if (inside || strchr (" \n", whole.text[i]) == NULL)
        g_string_append_c (text, whole.text[i]);
    }
  for (gsize length = text->len / 2; length <= text->len; length += 997)
    {
      g_autoptr (BstSalvage) self = salvage (text->str, length);
      g_assert_nonnull (self);
    }
  clear_whole (&whole);
}

static void
test_report (void)
{
  g_autoptr (BstSalvage) self =
      salvage_text (HEAD "\"actors\":[{\"id\":\"or-a\",\"name\":\"Een\",\"domain\":\"te-weg\"},{\"id\":");
  g_autofree char *report = bst_salvage_report (self, "plan.bouwstenen");

  g_assert_cmpstr (report, ==,
                   "What could be read of “plan.bouwstenen”\n\nOrganisations: 1\n"
                   "1 record is lost · 1 reference led nowhere and is empty · 1 other remark\n\n"
                   "Line 4, column 56 – Organisation\n  nothing of it can be read\n  | {\"id\":\n\n"
                   "Line 4, column 11 – Organisation “Een” (or-a)\n"
                   "  “Policy domain” referred to te-weg, which is not there; it is empty now\n\n"
                   "Line 4, column 62\n  the file ends here, before its end\n");
}

int
main (int argc, char **argv)
{
  g_setenv ("BOUWSTENEN_SEED", "1", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/salvage/bad-values", test_bad_values);
  g_test_add_func ("/salvage/bad-value-of-cut-record", test_bad_value_of_cut_record);
  g_test_add_func ("/salvage/cut-off", test_cut_off);
  g_test_add_func ("/salvage/damaged-middle", test_damaged_middle);
  g_test_add_func ("/salvage/doubles", test_doubles);
  g_test_add_func ("/salvage/characters", test_characters);
  g_test_add_func ("/salvage/nothing", test_nothing);
  g_test_add_func ("/salvage/strange-files", test_strange_files);
  g_test_add_func ("/salvage/whole", test_whole);
  g_test_add_func ("/salvage/truncated", test_truncated);
  g_test_add_func ("/salvage/overwritten", test_overwritten);
  g_test_add_func ("/salvage/missing-middle", test_missing_middle);
  g_test_add_func ("/salvage/minified", test_minified);
  g_test_add_func ("/salvage/report", test_report);
  return g_test_run ();
}
