/* SPDX-License-Identifier: EUPL-1.2 */
/* test-outline-draft.c - mending what was read out of a document, step by step. */
#include "bst-outline-draft.h"
#include <locale.h>
#include <string.h>

#define TWO_LEVELS "• Een merel zingt.\n> Twee mussen tjilpen.\n• Drie eksters.\n"

static BstFramework *
get_framework (void)
{
  g_autoptr (GError) error = NULL;
  BstFramework *framework = bst_framework_get ("ggb", "2025.1", &error);

  g_assert_no_error (error);
  return framework;
}

/* Steps: "in N", "out N", "drop N", "join N", "split N OFFSET", "give N ITEM", "under N ID", "level N 0|1", "text N
 * TEXT", "settle N yes|no", "undo", "redo"; a "!" before a step says that it changes nothing. */
static const struct {
  const char *name, *text, *steps, *lines;
} cases[] = {
  { "as it is read", TWO_LEVELS, "",
    "new Een merel zingt.\nsub(Een merel zingt.) Twee mussen tjilpen.\nnew Drie eksters.\n" },
  { "moved in: under what stands before it", TWO_LEVELS, "in 2",
    "new Een merel zingt.\nsub(Een merel zingt.) Twee mussen tjilpen.\nsub(Een merel zingt.) Drie eksters.\n" },
  { "moved out", TWO_LEVELS, "out 1", "new Een merel zingt.\nnew Twee mussen tjilpen.\nnew Drie eksters.\n" },
  { "already there", TWO_LEVELS, "!out 0;!in 1",
    "new Een merel zingt.\nsub(Een merel zingt.) Twee mussen tjilpen.\nnew Drie eksters.\n" },
  { "left out: what stood under it comes under the one before", "• Een.\n• Twee.\n> Drie.\n", "drop 1",
    "new Een.\nleft-out Twee.\nsub(Een.) Drie.\n" },
  { "page furniture taken in", "• Een.\n\n12/88\n", "out 1", "new Een.\nnew 12/88\n" },
  { "joined with the line before", "• Een merel\n• zingt.\n", "join 1", "new Een merel zingt.\n" },
  { "joined over a hyphen: a question", "• Een merel-\n\n\n• nest.\n", "join 1",
    "new Een merelnest. ?Een merel|nest.\n" },
  { "the first has none before it", "• Een.\n", "!join 0", "new Een.\n" },
  { "what was left out is joined to a bullet", "• Een merel\n\nZingt.\n", "join 1", "new Een merel Zingt.\n" },
  { "split", "• Een merel zingt. Twee mussen.\n", "split 0 16", "new Een merel zingt.\nnew Twee mussen.\n" },
  { "nothing to split off", "• Een.\n", "!split 0 0;!split 0 4;!split 0 99", "new Een.\n" },
  { "split with a question in each half", "• De merel-\nnest en de eks-\ntersboom hier.\n", "split 0 12",
    "new De merelnest ?De merel|nest\nnew en de ekstersboom hier. ?en de eks|tersboom hier.\n" },
  { "a question answered: one word", "• De merel-\nnest.\n", "settle 0 no", "new De merelnest.\n" },
  { "a question answered: with a hyphen", "• De merel-\nnest en de eks-\ntersboom.\n", "settle 0 yes",
    "new De merel-nest en de ekstersboom. ?De merel-nest en de eks|tersboom.\n" },
  { "both answered", "• De merel-\nnest en de eks-\ntersboom.\n", "settle 0 yes;settle 0 yes;!settle 0 yes",
    "new De merel-nest en de eks-tersboom.\n" },
  { "given to an objective of the framework", TWO_LEVELS, "give 0 od.vw.4",
    "od.vw.4 Een merel zingt.\nsub(od.vw.4) Twee mussen tjilpen.\nnew Drie eksters.\n" },
  { "given to a sub-objective: it moves in", TWO_LEVELS, "give 2 od.kj.3.d",
    "new Een merel zingt.\nsub(Een merel zingt.) Twee mussen tjilpen.\nod.kj.3.d Drie eksters.\n" },
  { "given to another: the first is new again", TWO_LEVELS, "give 0 od.vw.4;give 2 od.vw.4;!give 2 od.vw.4",
    "new Een merel zingt.\nsub(Een merel zingt.) Twee mussen tjilpen.\nod.vw.4 Drie eksters.\n" },
  { "under another objective", TWO_LEVELS, "under 2 od.kj.3",
    "new Een merel zingt.\nsub(Een merel zingt.) Twee mussen tjilpen.\nsub(od.kj.3) Drie eksters.\n" },
  { "a strategic one", TWO_LEVELS, "level 1 0",
    "new Een merel zingt.\nnew-strategic Twee mussen tjilpen.\nnew Drie eksters.\n" },
  { "typed", TWO_LEVELS, "text 0   Een lijster. ;!text 0 Een lijster.",
    "new Een lijster.\nsub(Een lijster.) Twee mussen tjilpen.\nnew Drie eksters.\n" },
  { "repeated, and taken in", "• Een.\n• Een.\n", "out 1", "new Een.\nnew Een.\n" },
  { "undone and done again", TWO_LEVELS, "drop 0;join 1;undo;undo;redo",
    "left-out Een merel zingt.\nsub(-) Twee mussen tjilpen.\nnew Drie eksters.\n" },
  { "nothing to undo", TWO_LEVELS, "!undo;!redo;in 2;undo;!undo;in 2;!redo",
    "new Een merel zingt.\nsub(Een merel zingt.) Twee mussen tjilpen.\nsub(Een merel zingt.) Drie eksters.\n" },
};

static gboolean
take_step (BstOutlineDraft *draft, BstFramework *framework, const char *step)
{
  g_auto (GStrv) words = g_strsplit (step, " ", 3);
  guint n = g_strv_length (words), at = n > 1 ? (guint) g_ascii_strtoull (words[1], NULL, 10) : 0;
  const char *what = n > 2 ? words[2] : "";

  if (g_str_equal (words[0], "undo"))
    return bst_outline_draft_undo (draft);
  if (g_str_equal (words[0], "redo"))
    return bst_outline_draft_redo (draft);
  if (g_str_equal (words[0], "in"))
    return bst_outline_draft_set_kind (draft, at, BST_LINE_SUB_OBJECTIVE);
  if (g_str_equal (words[0], "out"))
    return bst_outline_draft_set_kind (draft, at, BST_LINE_OBJECTIVE);
  if (g_str_equal (words[0], "drop"))
    return bst_outline_draft_set_kind (draft, at, BST_LINE_TEXT);
  if (g_str_equal (words[0], "join"))
    return bst_outline_draft_join (draft, at);
  if (g_str_equal (words[0], "split"))
    return bst_outline_draft_split (draft, at, (gsize) g_ascii_strtoull (what, NULL, 10));
  if (g_str_equal (words[0], "give"))
    return bst_outline_draft_give (draft, at, bst_framework_find (framework, what));
  if (g_str_equal (words[0], "under"))
    return bst_outline_draft_put_under (draft, at, what);
  if (g_str_equal (words[0], "level"))
    return bst_outline_draft_set_level (draft, at, *what == '0' ? BST_LEVEL_STRATEGIC : BST_LEVEL_OPERATIONAL);
  if (g_str_equal (words[0], "text"))
    return bst_outline_draft_set_text (draft, at, what);
  g_assert_cmpstr (words[0], ==, "settle");
  return bst_outline_draft_settle (draft, at, 0, g_str_equal (what, "yes"));
}

static void
append_parent (GString *out, BstOutlineDraft *draft, guint at)
{
  const BstOutlineLine *line = bst_outline_draft_get (draft, at), *parent;

  if (line->under != NULL)
    g_string_append_printf (out, "(%s)", line->under);
  else if (line->parent < 0)
    g_string_append (out, "(-)");
  else
    {
      parent = bst_outline_draft_get (draft, (guint) line->parent);
      g_string_append_printf (out, "(%s)", parent->item != NULL ? parent->item->id : parent->text);
    }
}

static char *
describe (BstOutlineDraft *draft)
{
  static const char *const fates[] = { "left-out", "repeated", "known", "same", "official", "new", "sub" };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < bst_outline_draft_get_n (draft); i++)
    {
      const BstOutlineLine *line = bst_outline_draft_get (draft, i);
      BstLineFate fate = bst_outline_draft_get_fate (draft, i);
      g_string_append (out, fate == BST_FATE_OFFICIAL ? line->item->id : fates[fate]);
      if (fate == BST_FATE_NEW && bst_outline_draft_get_level (draft, i) == BST_LEVEL_STRATEGIC)
        g_string_append (out, "-strategic");
      if (fate == BST_FATE_NEW_SUB)
        append_parent (out, draft, i);
      g_string_append_printf (out, " %s", line->text);
      for (guint j = 0; line->joints != NULL && j < line->joints->len; j++)
        {
          guint place = g_array_index (line->joints, guint, j);
          g_string_append_printf (out, " ?%.*s|%s", (int) place, line->text, line->text + place);
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static void
test_steps (void)
{
  g_autoptr (BstFramework) framework = get_framework ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BstPlan) plan = bst_plan_new ();
      g_autoptr (BstOutlineDraft) draft = bst_outline_draft_new (cases[i].text, plan, framework, "lf.vw");
      g_auto (GStrv) steps = g_strsplit (cases[i].steps, ";", -1);
      g_autofree char *before = describe (draft), *found = NULL, *again = NULL;

      g_test_message ("%s", cases[i].name);
      for (guint s = 0; steps[s] != NULL; s++)
        g_assert_cmpint (take_step (draft, framework, steps[s] + (*steps[s] == '!')), ==, *steps[s] != '!');
      found = describe (draft);
      g_assert_cmpstr (found, ==, cases[i].lines);
      while (bst_outline_draft_can_undo (draft))
        g_assert_true (bst_outline_draft_undo (draft));
      again = describe (draft);
      g_assert_cmpstr (again, ==, before);
    }
}

/* What is left goes into the plan as one transaction. */
static void
test_adding (void)
{
  g_autoptr (BstFramework) framework = get_framework ();
  g_autoptr (BstPlan) plan = bst_plan_new ();
  g_autoptr (BstOutlineDraft) draft = bst_outline_draft_new (TWO_LEVELS "\nBladzijde 3\n", plan, framework, NULL);
  BstCollection *objectives = bst_plan_get_collection (plan, BST_KIND_OBJECTIVES);
  BstTransaction *transaction = bst_transaction_new ("document", NULL, NULL);
  g_autoptr (GError) error = NULL;
  BstRecord *official;

  bst_outline_draft_set_phase (draft, 0, "lf.kj");
  bst_outline_draft_give (draft, 0, bst_framework_find (framework, "od.kj.3"));
  bst_outline_draft_set_level (draft, 2, BST_LEVEL_STRATEGIC);
  g_assert_cmpuint (bst_outline_draft_count (draft, BST_FATE_LEFT_OUT), ==, 1);
  g_assert_cmpuint (bst_outline_draft_add (draft, transaction), ==, 3);
  bst_plan_apply (plan, transaction, &error);
  g_assert_no_error (error);
  official = bst_plan_find (plan, BST_KIND_OBJECTIVES, "od.kj.3");
  g_assert_cmpstr (bst_record_get_text (official, "official-text"), ==, "Een merel zingt.");
  for (guint i = 0; i < bst_collection_get_n (objectives); i++)
    {
      BstRecord *record = bst_collection_get (objectives, i);
      gboolean sub = g_str_equal (bst_record_get_text (record, "title"), "Twee mussen tjilpen.");
      if (record == official)
        continue;
      g_assert_cmpstr (bst_record_get_text (record, "phase"), ==, "lf.kj");
      g_assert_cmpstr (bst_record_get_text (record, "parent"), ==, sub ? "od.kj.3" : "");
      g_assert_cmpint (bst_record_get_number (record, "level"), ==, sub ? BST_LEVEL_OPERATIONAL : BST_LEVEL_STRATEGIC);
    }
  /* pasted again it is what the plan has */
  g_assert_cmpint (bst_outline_draft_get_fate (draft, 0), ==, BST_FATE_SAME);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outline-draft/steps", test_steps);
  g_test_add_func ("/outline-draft/adding", test_adding);
  return g_test_run ();
}
