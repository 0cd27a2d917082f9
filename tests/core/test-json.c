/* SPDX-License-Identifier: EUPL-1.2 */
/* test-json.c - the plan file: canonical out, strict in, and nothing lost on the way. */
#include "bst-json.h"
#include "bst-reader.h"
#include "bst-run.h"
#include "bst-writer.h"
#include "random-plan.h"
#include <string.h>

#define IDENTIFIER "an identifier: small letters, digits, “-”, “.” and “:”, at most 64"
#define START "{\n \"format\": \"bouwstenen-plan\",\n \"version\": 1"
#define POINTS(records) START ",\n \"action-points\": [\n" records "\n]}"

static BstPlan *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  BstPlan *plan = bst_plan_read (text, strlen (text), NULL, &error);

  g_assert_no_error (error);
  return plan;
}

static char *
rewrite (const char *text)
{
  g_autoptr (BstPlan) plan = read_text (text);
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (plan);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* One of everything, already canonical. */
static const char everything[] =
    "{\n"
    "  \"format\": \"bouwstenen-plan\",\n"
    "  \"version\": 1,\n"
    "  \"framework\": {\n    \"id\": \"ggb\",\n    \"version\": \"2025.1\",\n    \"x-new\": 1\n  },\n"
    "  \"plan\": {\n    \"id\": \"pl-a\",\n    \"title\": \"Een \\\"plan\\\" \\\\ €\",\n    \"first-year\": 2025,\n"
    "    \"log-since\": \"2026-01-02T03:04:05Z\",\n    \"x-new\": {\n      \"a\": [],\n      \"b\": {}\n    }\n  },\n"
    "  \"actions\": [\n    {\n      \"id\": \"ac-a\",\n      \"reach-bp\": 0\n    }\n  ],\n"
    "  \"action-points\": [\n"
    "    {\n      \"id\": \"ap-a\",\n      \"title\": \"Één\",\n      \"specific\": \"Regel 1\\nRegel 2\\t\\u0001\",\n"
    "      \"groups\": [\n        \"te-a\"\n      ],\n      \"objective\": \"od.vw.4\",\n      \"target-kind\": \"share\",\n"
    "      \"baseline-value\": \"0\",\n      \"target-value\": \"-12.5\",\n      \"pilot\": true,\n      \"start\": \"2026-01-31\",\n"
    "      \"milestones\": [\n        {\n          \"id\": \"e-a\",\n          \"title\": \"M\",\n          \"done\": true,\n"
    "          \"x-new\": null\n        },\n        {\n          \"id\": \"e-b\"\n        }\n      ],\n"
    "      \"x-new\": [\n        0.1,\n        1.0,\n        -5,\n        1e+30,\n        \"\\u0001\"\n      ]\n    },\n"
    "    {\n      \"id\": \"ap-b\",\n      \"depends-on\": [\n        \"ap-a\",\n        \"ap-b\"\n      ]\n    }\n  ],\n"
    "  \"budget-links\": [\n    {\n      \"id\": \"bl-a\",\n      \"amounts\": [\n        {\n          \"id\": \"bo:vak\",\n"
    "          \"gross-cents\": -1,\n          \"plan-cents\": 0\n        }\n      ]\n    }\n  ],\n"
    "  \"terms\": [\n    {\n      \"id\": \"te-a\"\n    }\n  ],\n"
    "  \"log\": [\n    {\n      \"id\": \"lg-a\",\n      \"time\": \"2026-01-02T03:04:05Z\"\n    }\n  ],\n"
    "  \"later\": [\n    {\n      \"a\": 1,\n      \"b\": false\n    }\n  ]\n"
    "}\n";

static void
test_canonical (void)
{
  g_autofree char *text = rewrite (everything);

  g_assert_cmpstr (text, ==, everything);
}

/* Order of members and of records, spaces, escapes and spellings of nothing: all one plan. */
static void
test_same_plan (void)
{
  static const char *const spellings[] = {
    POINTS ("{\"id\":\"ap-a\",\"title\":\"\\u0041\\u00e9\"},{\"id\":\"ap-b\"}"),
    "{\"action-points\":[{\"id\":\"ap-b\"},{\"title\":\"A\\u00E9\",\"id\":\"ap-a\"}],\"version\":1,\"format\":\"bouwstenen-plan\"}",
    POINTS (
        "{\"id\":\"ap-b\",\"title\":\"\",\"groups\":[],\"milestones\":[],\"pilot\":false,\"objective\":\"\",\"status\":\"concept\"},"
        "\t{\"\\u0069d\":\"ap-a\",\"titl\\u0065\":\"Aé\"}"),
    START ",\"actors\":[],\"plan\":{},\"action-points\":[{\"id\":\"ap-a\",\"title\":\"Aé\"},\r\n{\"id\":\"ap-b\"}]}",
  };
  static const char canonical[] =
      "{\n  \"format\": \"bouwstenen-plan\",\n  \"version\": 1,\n  \"action-points\": [\n    {\n      \"id\": \"ap-a\",\n"
      "      \"title\": \"Aé\"\n    },\n    {\n      \"id\": \"ap-b\"\n    }\n  ]\n}\n";

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autofree char *text = rewrite (spellings[i]);
      g_assert_cmpstr (text, ==, canonical);
    }
}

static const struct {
  const char *text, *message;
} refused[] = {
  /* what plain json-glib lets pass, or answers without a place */
  { "{\"format\":\"x\",\"format\":\"y\"}", "1:15: a member that is there twice" },
  { "{\"a\":1,\"\\u0061\":1}", "1:8: a member that is there twice" },
  { "{\"é\":1,\"é\":1}", "1:8: a member that is there twice" },
  { "{\"a\":{\"b\":{\"c\":1,\"c\":2}}}", "1:18: a member that is there twice" },
  { "{\"a\":9223372036854775808}", "1:25: a whole number that does not fit in 64 bits" },
  { "{\"a\":-9223372036854775809}", "1:26: a whole number that does not fit in 64 bits" },
  { "{\"a\":1e999}", "1:11: a number that is not finite" },
  { "{\"a\":\"\\u0000\"}", "1:13: \\u0000 in text" },
  { "{\"\\u0000\":1}", "1:9: \\u0000 in text" },
  { "{\"a\":\"\\ud800\"}", "1:13: half of a surrogate pair" },
  { "{\"a\":\"\\udc00\\ud800\"}", "1:13: half of a surrogate pair" },
  { "{\"a\":\"\\ud800\\u0041\"}", "1:19: half of a surrogate pair" },
  { "{\"a\":\"\\u12g4\"}", "1:11: \\u needs four hexadecimal digits" },
  { "{\"a\":\"\\x41\"}", "1:8: unknown escape" },
  { "{\"a\":\"x", "1:8: text without an end" },
  { "{\"a\":\"x\\", "1:9: text without an end" },
  { "{\"a\":\"\n\"}", "1:7: control character in text" },
  { "{\"a\":01}", "1:7: expected a comma or the end" },
  { "{\"a\":+1}", "1:6: expected a value" },
  { "{\"a\":.5}", "1:6: expected a value" },
  { "{\"a\":1.}", "1:8: expected digits" },
  { "{\"a\":1e}", "1:8: expected digits" },
  { "{\"a\":NaN}", "1:6: expected a value" },
  { "{\"a\":Infinity}", "1:6: expected a value" },
  { "{\"a\":1,}", "1:8: expected text" },
  { "{\"a\":[1,]}", "1:9: expected a value" },
  { "{\"a\":[1 2]}", "1:9: expected a comma or the end" },
  { "{\"a\" 1}", "1:6: expected a colon" },
  { "{a:1}", "1:2: expected text" },
  { "{\"a\":'x'}", "1:6: expected a value" },
  { "{\"a\":1} // x", "1:9: something after the end" },
  { "/* x */ {}", "1:1: expected a value" },
  { "{} {}", "1:4: something after the end" },
  { "", "1:1: the file is empty" },
  { " \n", "2:1: the file is empty" },
  { "\xef\xbb\xbf{}", "1:1: a byte order mark before the plan" },
  { "\xff\xfe{", "1:1: this file is UTF-16 and not UTF-8" },
  { "{\"é€😀\":\"\xff\"}", "1:9: not UTF-8" },
  { "{\"a\":\"\xc0\xaf\"}", "1:7: not UTF-8" },         /* overlong */
  { "{\"a\":\"\xed\xa0\x80\"}", "1:7: not UTF-8" },     /* a surrogate */
  { "{\"a\":\"\xf4\x90\x80\x80\"}", "1:7: not UTF-8" }, /* beyond U+10FFFF */
  /* no plan */
  { "[]", "1:1: this file is not a Bouwstenen plan: it has no member “format”" },
  { "{}", "1:1: this file is not a Bouwstenen plan: it has no member “format”" },
  { "{\n \"format\": \"text\"}", "2:12: this JSON file is not a Bouwstenen plan" },
  { "{\n \"format\": 1}", "2:12: this JSON file is not a Bouwstenen plan" },
  { "{\"format\":\"bouwstenen-plan\",\n\"version\":\"1\"}", "2:11: “version” must be a whole number from 1" },
  { "{\"format\":\"bouwstenen-plan\",\n\"version\":0}", "2:11: “version” must be a whole number from 1" },
  { START ",\n\"plan\": []}", "4:9: “plan” must be an object" },
  { START ",\n\"actors\": {}}", "4:11: “actors” must be a list" },
  { START ",\n\"actors\": null}", "4:11: “actors” must be a list" },
  /* records */
  { POINTS ("1"), "5:1: each of “action-points” needs an “id” such as “ap-…”, in lower case" },
  { POINTS (" {}"), "5:2: each of “action-points” needs an “id” such as “ap-…”, in lower case" },
  { POINTS ("{\"title\":{\"a\":[{}]},\n \"id\":\"ac-a\"}"),
    "6:7: each of “action-points” needs an “id” such as “ap-…”, in lower case" },
  { POINTS ("{\"id\":\"ap-a\"},\n {\"id\":\"ap-a\"}"), "6:2: “ap-a” is there twice" },
  { POINTS ("{\"id\":\"ap-a\", \"title\": null}"), "5:24: “title” is null: leave the member out instead" },
  { POINTS ("{\"id\":\"ap-a\", \"title\": 1}"), "5:24: “title” must be text" },
  { POINTS ("{\"id\":\"ap-a\", \"specific\":\"éé€😀\", \"title\": []}"), "5:43: “title” must be text" },
  { POINTS ("{\"id\":\"ap-a\", \"pilot\": 1}"), "5:24: “pilot” must be true or false" },
  { POINTS ("{\"id\":\"ap-a\", \"pilot\": \"true\"}"), "5:24: “pilot” must be true or false" },
  { POINTS ("{\"id\":\"ap-a\", \"start\": \"2025-02-30\"}"),
    "5:24: “start” must be an existing day, written as YYYY-MM-DD" },
  { POINTS ("{\"id\":\"ap-a\", \"start\": 20250228}"), "5:24: “start” must be an existing day, written as YYYY-MM-DD" },
  { POINTS ("{\"id\":\"ap-a\", \"target-value\": 12.5}"),
    "5:31: “target-value” must be a decimal number between quotes, such as \"12.5\"" },
  { POINTS ("{\"id\":\"ap-a\", \"target-value\": \"12,5\"}"),
    "5:31: “target-value” must be a decimal number between quotes, such as \"12.5\"" },
  { POINTS ("{\"id\":\"ap-a\", \"agreement\": \"maybe\"}"),
    "5:28: “agreement” must be one of: none, proposed, asked, confirmed, refused" },
  { POINTS ("{\"id\":\"ap-a\", \"agreement\": 0}"),
    "5:28: “agreement” must be one of: none, proposed, asked, confirmed, refused" },
  { POINTS ("{\"id\":\"ap-a\", \"objective\": \"Od 4\"}"), "5:28: “objective” must be " IDENTIFIER },
  { POINTS ("{\"id\":\"ap-a\", \"groups\": \"gr.a\"}"), "5:25: “groups” must be a list" },
  { POINTS ("{\"id\":\"ap-a\", \"groups\": [\"gr.a\",\n 1]}"), "6:2: “groups” must be " IDENTIFIER },
  { POINTS ("{\"id\":\"ap-a\", \"groups\": [\"gr.a\", \"gr.a\"]}"), "5:34: “gr.a” is there twice" },
  { POINTS ("{\"id\":\"ap-a\", \"milestones\": [ 1]}"),
    "5:31: “milestones” must be a list of objects that each have an “id”" },
  { POINTS ("{\"id\":\"ap-a\", \"milestones\": [{\"id\":\"e-a\"},\n{\"title\":\"x\"}]}"),
    "6:1: “milestones” must be a list of objects that each have an “id”" },
  { POINTS ("{\"id\":\"ap-a\", \"milestones\": [{\"id\":\"E a\"}]}"), "5:36: “milestones” must be " IDENTIFIER },
  { POINTS ("{\"id\":\"ap-a\", \"milestones\": [{\"id\":\"e-a\"},\n{\"title\":\"é\",\"id\":\"e-b\",\"date\":\"x\"}]}"),
    "6:32: “date” must be an existing day, written as YYYY-MM-DD" },
  { POINTS ("{\"id\":\"ap-a\", \"milestones\": [{\"id\":\"e-a\"},{\"id\":\"e-a\"}]}"), "5:49: “e-a” is there twice" },
  { START ",\n\"cards\":[{\"id\":\"ca-a\",\"votes\":[{\"id\":\"e-a\",\"votes\":-1}]}]}",
    "4:52: “votes” must be a number from 0 to 100000" },
  { START ",\n\"plan\":{\"first-year\":2025.0}}", "4:22: “first-year” must be a whole number" },
  { START ",\n\"plan\":{\"first-year\":1}}", "4:22: “first-year” must be a number from 1900 to 2200" },
  { START ",\n\"plan\":{\"log-since\":\"2025-W01-1T10:00:00Z\"}}",
    "4:21: “log-since” must be a time in UTC, written as YYYY-MM-DDTHH:MM:SSZ" },
  { START ",\n\"assessments\":[{\"id\":\"as-a\",\"cost-cents\":-9223372036854775808}]}",
    "4:42: “cost-cents” must be a number nearer to zero" },
  /* references */
  { POINTS ("{\"id\":\"ap-a\", \"owner\": \"or-a\"}"),
    "5:24: Action point ap-a: “Owner” refers to something that is not in the plan: or-a (Organisation)" },
  { POINTS ("{\"id\":\"ap-a\", \"owner\": \"ap-a\"}"),
    "5:24: Action point ap-a: “Owner” refers to something that is not in the plan: ap-a (Action point)" }, /* of another kind */
  { POINTS ("{\"id\":\"ap-a\", \"owner\": \"od.vw.4\"}"),
    "5:24: Action point ap-a: “Owner” refers to something that is not in the plan: od.vw.4" },
  { POINTS ("{\"id\":\"ap-a\", \"groups\": [\"gr.a\", \"te-a\"]}"),
    "5:34: Action point ap-a: “Vulnerable groups” refers to something that is not in the plan: te-a (Local term)" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BstPlan) plan = bst_plan_read (refused[i].text, strlen (refused[i].text), NULL, &error);
      if (plan != NULL || strcmp (error->message, refused[i].message) != 0)
        g_test_fail_printf ("%s\n%s", refused[i].text, plan != NULL ? "was accepted" : error->message);
    }
}

/* NUL and what comes behind it must not be cut off in silence. */
static void
test_nul (void)
{
  static const char text[] = "{\"format\":\"bouwstenen-plan\"}\0{";
  g_autoptr (GError) error = NULL;

  g_assert_null (bst_plan_read (text, sizeof text - 1, NULL, &error));
  g_assert_cmpstr (error->message, ==, "1:29: a byte that is zero");
}

static char *
nested (int depth)
{
  g_autofree char *open = g_strnfill ((gsize) depth - 1, '['), *close = g_strnfill ((gsize) depth - 1, ']');

  return g_strdup_printf ("{\"format\":\"bouwstenen-plan\",\"a\":%s%s}", open, close);
}

static void
test_depth (void)
{
  g_autofree char *good = nested (64), *bad = nested (65), *terrible = nested (1000000);
  g_autoptr (BstPlan) plan = read_text (good);
  g_autoptr (GError) error = NULL;

  g_assert_null (bst_plan_read (bad, strlen (bad), NULL, &error));
  g_assert_cmpstr (error->message, ==, "1:96: nested too deeply");
  g_assert_null (bst_plan_read (terrible, strlen (terrible), NULL, NULL));
}

/* Numbers at the edge are numbers. */
static void
test_edges (void)
{
  g_autofree char *text = rewrite (
      START
      ",\"later\":[9223372036854775807,-9223372036854775808,-0,0.0,-0.0,5e-324,1.7976931348623157e308,0.30000000000000004]}");

  g_assert_nonnull (strstr (text,
                            "    9223372036854775807,\n    -9223372036854775808,\n    0,\n    0.0,\n    -0.0,\n"
                            "    4.94065645841247e-324,\n    1.7976931348623157e+308,\n    0.30000000000000004\n"));
}

/* Every problem of a file, in its order. */
static void
test_all_problems (void)
{
  static const char text[] =
      POINTS ("{\"id\":\"ap-a\",\n\"pilot\":1},\n{\"id\":\"ap-b\",\"owner\":\"or-a\"},\n{\"id\":\"x\"}");
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_problem_free);
  static const guint places[][2] = { { 6, 9 }, { 7, 22 }, { 8, 7 } };
  static const BstError codes[] = { BST_ERROR_VALUE, BST_ERROR_REFERENCE, BST_ERROR_RECORD };

  g_assert_null (bst_plan_read (text, sizeof text - 1, problems, NULL));
  g_assert_cmpuint (problems->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const BstProblem *problem = g_ptr_array_index (problems, i);
      g_assert_cmpuint (problem->line, ==, places[i][0]);
      g_assert_cmpuint (problem->column, ==, places[i][1]);
      g_assert_cmpint (problem->code, ==, codes[i]);
    }
}

static void
test_newer_version (void)
{
  g_autoptr (BstPlan) plan =
      read_text ("{\"format\":\"bouwstenen-plan\",\"version\":7,\"new-kind\":[{\"id\":\"nk-a\"}]}");
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (plan);

  g_assert_cmpint (bst_plan_get_version (plan), ==, 7);
  g_assert_nonnull (strstr (g_bytes_get_data (bytes, NULL), "\"version\": 7"));
  g_assert_nonnull (strstr (g_bytes_get_data (bytes, NULL), "\"nk-a\""));
}

/* --- json-glib as the oracle: a tree made from the records, against what it reads from our text ---------------- */

static JsonNode *tree_of (const BstFieldTable *table, const char *id, gconstpointer instance);

static void
fill_with_items (JsonNode *node, const BstField *field, const BstVec *items)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < bst_vec_length (items); i++)
    {
      gpointer item = items->items[i];
      if (field->type == BST_FIELD_REFS)
        json_array_add_string_element (array, item);
      else
        json_array_add_element (array, tree_of (field->elements, ((BstElement *) item)->id, item));
    }
  json_node_init_array (node, array);
  json_array_unref (array);
}

static JsonNode *
node_of (const BstField *field, BstValue value)
{
  g_autoptr (GString) text = g_string_new (NULL);
  JsonNode *node = json_node_alloc ();

  switch (field->type)
    {
    case BST_FIELD_TEXT:
    case BST_FIELD_LONGTEXT:
    case BST_FIELD_REF:
      return json_node_init_string (node, value.ptr);
    case BST_FIELD_ENUM:
      return json_node_init_string (node, field->values[value.num].name);
    case BST_FIELD_FLAG:
      return json_node_init_boolean (node, value.num != 0);
    case BST_FIELD_DATE:
      g_string_printf (text, "%04d-%02d-%02d", (int) (value.num / 10000), (int) (value.num / 100 % 100),
                       (int) (value.num % 100));
      return json_node_init_string (node, text->str);
    case BST_FIELD_DATETIME:
      {
        g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (value.num);
        g_autofree char *iso = g_date_time_format_iso8601 (time);
        return json_node_init_string (node, iso);
      }
    case BST_FIELD_DECIMAL:
      bst_decimal_write (text, value.num);
      return json_node_init_string (node, text->str);
    case BST_FIELD_REFS:
    case BST_FIELD_LIST:
      fill_with_items (node, field, value.ptr);
      return node;
    default:
      return json_node_init_int (node, value.num);
    }
}

static void
add_members (JsonObject *to, JsonObject *from)
{
  g_autoptr (GList) names = json_object_get_members (from);

  for (GList *l = names; l != NULL; l = l->next)
    json_object_set_member (to, l->data, json_node_copy (json_object_get_member (from, l->data)));
}

static JsonNode *
tree_of (const BstFieldTable *table, const char *id, gconstpointer instance)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_alloc ();

  if (id != NULL)
    json_object_set_string_member (object, "id", id);
  for (guint i = 0; i < table->n_fields; i++)
    {
      BstValue value = bst_field_get (&table->fields[i], instance);
      if (bst_value_is_default (&table->fields[i], value))
        continue;
      if (table->fields[i].type == BST_FIELD_UNKNOWN)
        add_members (object, json_node_get_object (value.ptr));
      else
        json_object_set_member (object, table->fields[i].name, node_of (&table->fields[i], value));
    }
  json_node_init_object (node, object);
  json_object_unref (object);
  return node;
}

static JsonNode *
tree_of_kind (BstPlan *plan, BstKindId kind)
{
  BstCollection *collection = bst_plan_get_collection (plan, kind);
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_alloc ();

  for (guint i = 0; i < bst_collection_get_n (collection); i++)
    {
      BstRecord *record = bst_collection_get (collection, i);
      json_array_add_element (array, tree_of (bst_record_get_table (record), record->id, record));
    }
  json_node_init_array (node, array);
  json_array_unref (array);
  return node;
}

static void
test_oracle (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (BstPlan) plan = random_plan (rand, 200);
  g_autoptr (GBytes) bytes = bst_plan_to_bytes (plan);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root;

  json_parser_set_strict (parser, TRUE);
  g_assert_true (json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                             NULL));
  root = json_node_get_object (json_parser_get_root (parser));
  for (int kind = BST_KIND_OBJECTIVES; kind < BST_N_KINDS; kind++)
    {
      g_autoptr (JsonNode) expected = tree_of_kind (plan, (BstKindId) kind);
      JsonNode *found = json_object_get_member (root, bst_kinds[kind].name);
      g_assert_nonnull (found);
      g_assert_cmpuint (json_array_get_length (json_node_get_array (found)), >, 0);
      g_assert_true (json_node_equal (expected, found));
    }
}

static gboolean
is_plain (char c)
{
  return (guchar) c >= 0x20 && c != '"' && c != '\\';
}

static gboolean
is_space (char c)
{
  return c != '\0' && strchr (" \n\t\r", c) != NULL;
}

static void
assert_run (const char *text, gsize length, const char *(*run) (const char *, const char *), gboolean (*is) (char))
{
  for (gsize from = 0; from <= length; from++)
    {
      gsize n = from;
      while (n < length && is (text[n]))
        n++;
      g_assert_cmpuint ((gsize) (run (text + from, text + length) - text), ==, n);
    }
}

/* Whatever stands where in the eight bytes that are looked at together; the buffer ends where the text does. */
static void
test_runs (void)
{
  static const char ends[] = "\"\\\n\t\r\x1f\x01\0 !#[]\x7f\x80\x9f\xa2\xdc\xff";
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 4000; i++)
    {
      gsize length = (gsize) g_rand_int_range (rand, 0, 40);
      g_autofree char *text = g_malloc (length + 1);
      memset (text, i % 2 == 0 ? 'a' : ' ', length);
      for (int k = g_rand_int_range (rand, 0, 4); k > 0 && length > 0; k--)
        text[g_rand_int_range (rand, 0, (int) length)] = ends[g_rand_int_range (rand, 0, sizeof ends - 1)];
      assert_run (text, length, bst_run_text, is_plain);
      assert_run (text, length, bst_run_space, is_space);
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("BOUWSTENEN_SEED", "1", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/json/canonical", test_canonical);
  g_test_add_func ("/json/same-plan", test_same_plan);
  g_test_add_func ("/json/refused", test_refused);
  g_test_add_func ("/json/nul", test_nul);
  g_test_add_func ("/json/runs", test_runs);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/edges", test_edges);
  g_test_add_func ("/json/all-problems", test_all_problems);
  g_test_add_func ("/json/newer-version", test_newer_version);
  g_test_add_func ("/json/oracle", test_oracle);
  return g_test_run ();
}
