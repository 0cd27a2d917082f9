/* SPDX-License-Identifier: EUPL-1.2 */
/* test-reader.c - everything that is wrong with a file, each thing with its place and what to do. */
#include "bst-circles.h"
#include "bst-reader.h"
#include "bst-text.h"
#include <string.h>

#define START "{\"format\":\"bouwstenen-plan\",\"version\":1,\n"

static GPtrArray *
read_with_remarks (const char *text, gboolean good)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_problem_free);
  g_autoptr (BstPlan) plan = bst_plan_read_with_remarks (text, strlen (text), problems);

  g_assert_true ((plan != NULL) == good);
  return problems;
}

static void
assert_problem (GPtrArray *problems, guint i, const char *expected)
{
  g_assert_cmpuint (i, <, problems->len);
  const BstProblem *problem = g_ptr_array_index (problems, i);
  g_autofree char *text = bst_problem_say (problem);
  g_autofree char *line =
      g_strdup_printf ("%u:%u: %s%s", problem->line, problem->column, problem->is_remark ? "remark: " : "", text);

  g_assert_cmpstr (line, ==, expected);
}

static void
test_all_of_a_record (void)
{
  g_autoptr (GPtrArray) problems = read_with_remarks (
      START "\"action-points\":[{\"id\":\"ap-a\",\"pilot\":1,\n\"deadline\":null,\n\"groups\":[\"gr.a\",7],\n"
            "\"milestones\":[{\"id\":\"e-a\",\"done\":0,\n\"date\":\"x\"},3],\"co-owners\":[\"or-a\",\"or-b\"]}]}",
      FALSE);

  g_assert_cmpuint (problems->len, ==, 6);
  assert_problem (
      problems, 0,
      "2:39: “pilot” must be true or false. Correct what stands there, or leave the member out: it is empty then.");
  for (guint i = 0; i < 6; i++)
    {
      static const guint places[][2] = { { 2, 39 }, { 3, 12 }, { 4, 18 }, { 5, 34 }, { 6, 8 }, { 6, 13 } };
      const BstProblem *problem = g_ptr_array_index (problems, i);
      g_assert_cmpuint (problem->line, ==, places[i][0]);
      g_assert_cmpuint (problem->column, ==, places[i][1]);
    }
}

static void
test_all_references (void)
{
  g_autoptr (GPtrArray) problems =
      read_with_remarks (START
                         "\"action-points\":[{\"id\":\"ap-a\",\"owner\":\"or-x\",\"co-owners\":[\"or-a\",\"or-b\"]}],\n"
                         "\"actions\":[{\"id\":\"ac-a\",\"partners\":[{\"id\":\"e-a\",\"actor\":\"or-c\"}]}]}",
                         FALSE);

  g_assert_cmpuint (problems->len, ==, 4);
  assert_problem (
      problems, 1,
      "2:59: Action point ap-a: “Co-owners” refers to something that is not in the plan: or-a (Organisation). Add what it refers to, or remove the reference.");
  assert_problem (
      problems, 3,
      "3:57: Action ac-a: “Partners” refers to something that is not in the plan: or-c (Organisation). Add what it refers to, or remove the reference.");
}

/* The third of the same name must not be compared with one that is gone. */
static void
test_doubles (void)
{
  g_autoptr (GPtrArray) problems = read_with_remarks (
      START
      "\"actors\":[{\"id\":\"or-a\"},{\"id\":\"or-a\"},{\"id\":\"or-a\"}],\n"
      "\"objectives\":[{\"id\":\"od.vw.4\",\"note\":\"x\"}],\"indicators\":[{\"id\":\"od.vw.4\",\"caution\":\"x\"}]}",
      FALSE);

  g_assert_cmpuint (problems->len, ==, 3);
  assert_problem (
      problems, 1,
      "2:39: “or-a” is there twice. Give each record an id of its own; remove the one that does not belong here.");
}

static void
test_remarks (void)
{
  g_autoptr (GPtrArray) problems = read_with_remarks (
      START
      "\"framework\":{\"id\":\"ggb\",\"version\":\"2025.1\"},\n"
      "\"objectives\":[{\"id\":\"ob-a\",\"parent\":\"ob-b\"},{\"id\":\"ob-b\",\"parent\":\"ob-a\"}],\n"
      "\"action-points\":[{\"id\":\"ap-a\",\"depends-on\":[\"ap-a\"]},{\"id\":\"ap-b\",\"depends-on\":[\"ap-a\"]},\n"
      "{\"id\":\"ap-c\",\"title\":\"Cé\",\"objective\":\"od.weg.9\"}]}",
      TRUE);

  g_assert_cmpuint (problems->len, ==, 3);
  assert_problem (
      problems, 0,
      "3:37: remark: “Part of” leads round in a circle: Objective ob-a, Objective ob-b. Take one of these references away: nothing "
      "can come before itself or stand under itself.");
  assert_problem (
      problems, 1,
      "4:45: remark: “Depends on” leads round in a circle: Action point ap-a. Take one of these references away: nothing "
      "can come before itself or stand under itself.");
  assert_problem (
      problems, 2,
      "5:39: remark: Action point “Cé”: “Objective” refers to something that the framework does not have: od.weg.9. Choose another item, or "
      "open the plan where that version of the framework is.");
}

static void
test_remedies (void)
{
  static const struct {
    const char *text, *expected;
  } cases[] = {
    { "", "1:1: the file is empty. Ask for the file again, or take an earlier version." },
    { "{\"a\": \"b",
      "1:9: text without an end. The file seems to be cut off: ask for it again, or take an earlier version." },
    { "{\"a\" 1}",
      "1:6: expected a colon. If you got the file from somebody, ask for it again; otherwise mend this place in a text editor." },
    { "{} {}", "1:4: something after the end. Remove what stands behind the last brace." },
    { "{\"a\":1,\"a\":1}", "1:8: a member that is there twice. Remove one of the two." },
    { "\xef\xbb\xbf{}",
      "1:1: a byte order mark before the plan. Save the file again in a text editor as “UTF-8 without BOM”." },
    { "{\"format\":\"x\"}",
      "1:11: this JSON file is not a Bouwstenen plan. Choose a plan: the name of its file usually ends in “.bouwstenen”." },
    { "{\"format\":\"bouwstenen-plan\",\"version\":2,\"action-points\":[{\"id\":\"ap-a\",\"status\":\"new\"}]}",
      "1:80: “status” must be one of: concept, proposed, agreed, running, suspended, done, stopped. A newer Bouwstenen made this file: open it with that one." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) problems = read_with_remarks (cases[i].text, FALSE);
      assert_problem (problems, 0, cases[i].expected);
    }
}

/* A list of problems that nobody can read to the end is cut, and not slow. */
static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new (START "\"actors\":[");

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "{\"id\":\"or-a\"},\n");
  g_string_append (text, "{}]}");
  g_autoptr (GPtrArray) problems = read_with_remarks (text->str, FALSE);
  g_assert_cmpuint (problems->len, ==, 1001);
}

static void
count_cb (const BstField *field, const GPtrArray *records, gpointer data)
{
  guint *counts = data;

  counts[0]++;
  counts[1] += records->len;
}

/* A chain as long as a plan can be: no recursion. */
static void
test_long_circle (void)
{
  g_autoptr (GString) text = g_string_new (START "\"action-points\":[");
  guint counts[2] = { 0, 0 };

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "%s{\"id\":\"ap-%u\",\"depends-on\":[\"ap-%u\"]}", i > 0 ? "," : "", i,
                            i < 100000 ? (i + 1) % 100000 : i - 1);
  g_string_append (text, "]}");
  g_autoptr (BstPlan) plan = bst_plan_read (text->str, text->len, NULL, NULL);
  bst_circles_foreach (plan, count_cb, counts);
  g_assert_cmpuint (counts[0], ==, 1);
  g_assert_cmpuint (counts[1], ==, 100000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_set_nonfatal_assertions ();
  bst_text_set_language ("en");
  g_test_add_func ("/reader/all-of-a-record", test_all_of_a_record);
  g_test_add_func ("/reader/all-references", test_all_references);
  g_test_add_func ("/reader/doubles", test_doubles);
  g_test_add_func ("/reader/remarks", test_remarks);
  g_test_add_func ("/reader/remedies", test_remedies);
  g_test_add_func ("/reader/many", test_many);
  g_test_add_func ("/reader/long-circle", test_long_circle);
  return g_test_run ();
}
