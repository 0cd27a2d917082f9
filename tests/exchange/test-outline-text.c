/* SPDX-License-Identifier: EUPL-1.2 */
/* test-outline-text.c - text out of a PDF, with all that a PDF does to it. */
#include "bst-outline-text.h"
#include <locale.h>
#include <string.h>

static BstFramework *
get_framework (void)
{
  g_autoptr (GError) error = NULL;
  BstFramework *framework = bst_framework_get ("ggb", "2025.1", &error);

  g_assert_no_error (error);
  return framework;
}

/* "1 text" for an objective, "2 text", "- text" without a bullet, in brackets when repeated; one a line. */
static char *
describe (GPtrArray *lines)
{
  static const char kinds[] = "12-";
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const BstOutlineLine *line = lines->pdata[i];
      g_string_append_printf (out, line->repeated ? "(%c %s)%s%s\n" : "%c %s%s%s\n", kinds[line->kind], line->text,
                              line->joints != NULL ? " ?" : "", line->turns ? " >>" : "");
    }
  return g_string_free (out, FALSE);
}

static const struct {
  const char *name, *text, *lines;
} cases[] = {
  { "lines become sentences", "• Scholen werken\naan een warm\nklimaat.\n",
    "1 Scholen werken aan een warm klimaat.\n" },
  { "two levels", "• Een.\n> Twee.\n> Drie.\n", "1 Een.\n2 Twee.\n2 Drie.\n" },
  { "numbers of two figures, and what is none", "9. Een.\n10. Twee.\n2025. Drie\n", "1 Een.\n1 Twee. 2025. Drie\n" },
  { "numbers and letters", "1. Een.\na) Twee.\n2) Drie.\n", "1 Een.\n2 Twee.\n1 Drie.\n" },
  { "a year is no number", "• Tegen\n2030. Dan\n", "1 Tegen 2030. Dan\n" },
  { "a tab after the bullet", "•\t Een\ntwee.\n", "1 Een twee.\n" },
  { "Windows line ends", "• Een\r\ntwee.\r\n", "1 Een twee.\n" },
  { "a word cut at the end of a line, proved by the text", "• De school-\npoort en de schoolpoort.\n",
    "1 De schoolpoort en de schoolpoort.\n" },
  { "a hyphen of the word, proved by the text", "• Het sociaal-\nemotionele, sociaal-emotionele.\n",
    "1 Het sociaal-emotionele, sociaal-emotionele.\n" },
  { "no proof: joined and marked", "• De werk-\nplek.\n", "1 De werkplek. ?\n" },
  { "half a word before “and” keeps its hyphen", "• Het gezondheids-\nen welzijnsbeleid.\n",
    "1 Het gezondheids- en welzijnsbeleid.\n" },
  { "a word that begins in brackets", "• De (jong)\nvolwassenen en (jong)volwassenen (soms)\nook.\n",
    "1 De (jong)volwassenen en (jong)volwassenen (soms) ook.\n" },
  { "an acronym keeps its hyphen", "• Voor NEET-\njongeren.\n", "1 Voor NEET-jongeren.\n" },
  { "so does a plus", "• De lgbtq+-\ngroep.\n", "1 De lgbtq+-groep.\n" },
  { "a dash between words is none", "• Samen –\nsterk.\n", "1 Samen – sterk.\n" },
  { "a slash joins", "• Aanstaande/\nnieuwe ouders.\n", "1 Aanstaande/nieuwe ouders.\n" },
  { "a gap in the middle of a sentence", "• Ouders hebben \n\nbegrip.\n", "1 Ouders hebben begrip.\n" },
  { "a gap after a sentence ends it", "• Ouders.\n\nbegrip.\n", "1 Ouders.\n- begrip.\n" },
  { "a heading is left out", "• Een.\n\nHoofdstuk twee\n• Drie.\n", "1 Een.\n- Hoofdstuk twee\n1 Drie.\n" },
  { "the column goes on overleaf", "• Een.\n... >>\n\n> Twee.\n", "1 Een.\n2 Twee. >>\n" },
  { "in the middle of a sentence too", "• Een\ntwee.\n… >>\n• Drie.\n", "1 Een twee.\n1 Drie. >>\n" },
  { "many empty lines end a column", "• Een.\n\n\n\n\n\n\n\n> Twee.\n", "1 Een.\n2 Twee. >>\n" },
  { "a new page begins", "• Een.\n\f 12/88\n• Twee.\n", "1 Een.\n- 12/88\n1 Twee.\n" },
  { "a block that is repeated brings more", "• Een.\n> A.\n• Twee.\n> B.\n• Een.\n> A.\n> C.\n",
    "1 Een.\n2 A.\n(2 A.)\n2 C.\n1 Twee.\n2 B.\n(1 Een.)\n" },
  { "what is repeated may be written otherwise", "• Een.\n• EEN.\n", "1 Een.\n(1 EEN.)\n" },
  { "a heading on every page is no objective that is repeated", "Kop\n\n• Een.\n\nKop\n\n• Twee.\n",
    "- Kop\n1 Een.\n- Kop\n1 Twee.\n" },
  { "five empty lines end no column", "• Een.\n\n\n\n\n\n> Twee.\n", "1 Een.\n2 Twee.\n" },
  { "six do", "• Een.\n\n\n\n\n\n\n> Twee.\n", "1 Een.\n2 Twee. >>\n" },
  { "behind an introduction the same is said of another phase", "• Een.\n\nIn drie\nregels\nproza.\n• Een.\n",
    "1 Een.\n- In drie regels proza.\n1 Een.\n" },
  { "two lines are no introduction", "• Een.\n\nIn twee\nregels.\n• Een.\n", "1 Een.\n- In twee regels.\n(1 Een.)\n" },
  { "before the first bullet neither is one", "In drie\nregels\nproza.\n• Een.\n• Een.\n",
    "- In drie regels proza.\n1 Een.\n(1 Een.)\n" },
  { "what is repeated in a section goes to the first of that section",
    "• Een.\n> A.\n\nIn drie\nregels\nproza.\n• Een.\n> B.\n• Twee.\n• Een.\n> C.\n",
    "1 Een.\n2 A.\n- In drie regels proza.\n1 Een.\n2 B.\n2 C.\n1 Twee.\n(1 Een.)\n" },
  { "what comes behind a turn does not go along", "• Een.\n> A.\n• Twee.\n• Een.\n> B.\n... >>\n> C.\n",
    "1 Een.\n2 A.\n2 B.\n1 Twee.\n(1 Een.)\n2 C. >>\n" },
  { "what goes along comes before a turn", "• Een.\n... >>\n> A.\n• Twee.\n• Een.\n> B.\n",
    "1 Een.\n2 B.\n2 A. >>\n1 Twee.\n(1 Een.)\n" },
  { "nothing", "", "" },
  { "no bullets", "Zomaar\neen tekst.\n", "- Zomaar een tekst.\n" },
  { "a bullet without a word", "•\n• Een.\n", "- •\n1 Een.\n" },
  { "a hyphen alone at the end", "• Een -\ntwee.\n", "1 Een - twee.\n" },
};

static void
test_reading (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) lines = bst_outline_text_read (cases[i].text);
      g_autofree char *found = describe (lines);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (found, ==, cases[i].lines);
    }
}

static void
test_places (void)
{
  g_autoptr (GPtrArray) lines = bst_outline_text_read ("Kop\n\n• Een\ntwee.\n\n> Drie.\n");
  const BstOutlineLine *first = lines->pdata[1], *last = lines->pdata[2];

  g_assert_cmpuint (first->first, ==, 3);
  g_assert_cmpuint (first->last, ==, 4);
  g_assert_cmpuint (last->first, ==, 6);
  /* sections are counted from the first bullet on, whatever stands before it */
  g_ptr_array_unref (lines);
  lines = bst_outline_text_read ("In drie\nregels\nproza.\n• Een.\n\nNog\ndrie\nregels.\n• Twee.\n");
  g_assert_cmpuint (((BstOutlineLine *) lines->pdata[1])->section, ==, 0);
  g_assert_cmpuint (((BstOutlineLine *) lines->pdata[3])->section, ==, 1);
}

/* Whatever comes in, something comes out, and quickly. */
static void
test_anything (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  static const char *const bits[] = { "•", ">",    "-",    "\n", " ",  "\f",    "...", ">>",
                                      "é", "\xff", "a-\n", "1.", "\t", "Woord", "\r" };
  g_autoptr (BstFramework) framework = get_framework ();

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) lines = NULL;
      for (int n = g_rand_int_range (rand, 0, 120); n > 0; n--)
        g_string_append (text, bits[g_rand_int_range (rand, 0, G_N_ELEMENTS (bits))]);
      lines = bst_outline_text_read (text->str);
      bst_outline_text_match (lines, framework, i % 2 == 0 ? "lf.kj" : NULL);
      for (guint j = 0; j < lines->len; j++)
        g_assert_true (g_utf8_validate (((BstOutlineLine *) lines->pdata[j])->text, -1, NULL));
    }
}

/* --- Matching: the framework's own titles, as a document would print them -------------------------------------------- */

static void
print_wrapped (GString *out, const char *bullet, const char *title)
{
  guint width = 0;
  g_auto (GStrv) words = g_strsplit (title, " ", -1);

  g_string_append_printf (out, "%s ", bullet);
  for (guint i = 0; words[i] != NULL; i++)
    {
      width += (guint) strlen (words[i]) + 1;
      g_string_append_printf (out, "%s%s", words[i], width > 30 ? "\n" : " ");
      if (width > 30)
        width = 0;
    }
  g_string_truncate (out, out->len - 1);
  g_string_append (out, ".\n \n");
}

static guint
print_column (GString *out, BstFramework *framework, const char *list, const char *phase, guint from, guint to)
{
  GPtrArray *items = bst_framework_get_list (framework, list);
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const BstItem *item = items->pdata[i];
      GPtrArray *children = bst_framework_get_children (framework, item->id);
      if (g_strcmp0 (item->phase, phase) != 0)
        continue;
      if (n >= from && n < to)
        print_wrapped (out, "•\t", bst_item_get_title (item, "nl"));
      n++;
      for (guint j = 0; children != NULL && j < children->len; j++, n++)
        if (n >= from && n < to)
          print_wrapped (out, ">", bst_item_get_title (children->pdata[j], "nl"));
    }
  return n;
}

/* Each column half on one page and half on the next. */
static guint
print_phase (GString *out, BstFramework *framework, const char *phase)
{
  guint n = 0;

  g_string_append (
      out, "\fEen inleiding over deze levensfase\ndie enkele regels lang is en\nniets met een opsomming heeft.\n\n");
  for (guint page = 0; page < 2; page++)
    {
      n = print_column (out, framework, "strategic-objectives", phase, page == 0 ? 0 : 4, page == 0 ? 4 : 1000);
      g_string_append (out, "... >>\n\n");
      n += print_column (out, framework, "operational-objectives", phase, page == 0 ? 0 : 3, page == 0 ? 3 : 1000);
      g_string_append (out, "... >>\n\f");
    }
  return n;
}

static void
test_matching (void)
{
  g_autoptr (BstFramework) framework = get_framework ();
  GPtrArray *phases = bst_framework_get_list (framework, "phases");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = NULL;
  guint n = 0, n_found = 0;

  for (guint i = 0; i < phases->len; i++)
    n += print_phase (text, framework, ((const BstItem *) phases->pdata[i])->id);
  g_assert_cmpuint (n, ==, 21 + 31 + 32 + 63 + 34);
  lines = bst_outline_text_read (text->str);
  bst_outline_text_match (lines, framework, NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      const BstOutlineLine *line = lines->pdata[i];
      g_autofree char *title =
          line->item != NULL ? g_strconcat (bst_item_get_title (line->item, "nl"), ".", NULL) : NULL;
      if (line->kind == BST_LINE_TEXT || line->repeated)
        continue;
      g_assert_cmpstr (line->text, ==, title);
      g_assert_cmpuint (line->likeness, ==, 100);
      n_found++;
    }
  g_assert_cmpuint (n_found, ==, n);
}

/* --- Into the plan ----------------------------------------------------------------------------------------------------------- */

static const BstOutlineLine *
find_line (GPtrArray *lines, const char *text)
{
  for (guint i = 0; i < lines->len; i++)
    if (strcmp (((BstOutlineLine *) lines->pdata[i])->text, text) == 0)
      return lines->pdata[i];
  g_error ("no line %s", text);
}

static void
test_adding (void)
{
  g_autoptr (BstFramework) framework = get_framework ();
  g_autoptr (BstPlan) plan = bst_plan_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = NULL;
  BstTransaction *transaction = bst_transaction_new ("document", NULL, NULL);
  g_autoptr (GError) error = NULL;
  BstCollection *objectives = bst_plan_get_collection (plan, BST_KIND_OBJECTIVES);
  guint n_local = 0, n_sub = 0;

  print_column (text, framework, "operational-objectives", "lf.ou", 0, 1000);
  g_string_append (text,
                   "• Zwembaden openen vroeger voor wie alleen woont.\n> Badmeesters kennen hun vaste zwemmers.\n");
  lines = bst_outline_text_read (text->str);
  bst_outline_text_match (lines, framework, "lf.ou");
  g_assert_null (find_line (lines, "Zwembaden openen vroeger voor wie alleen woont.")->item);
  g_assert_cmpuint (bst_outline_text_add (lines, plan, framework, NULL, transaction), ==, 17 + 2);
  bst_plan_apply (plan, transaction, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < bst_collection_get_n (objectives); i++)
    {
      BstRecord *record = bst_collection_get (objectives, i);
      if (bst_id_is_framework (record->id))
        {
          g_assert_cmpstr (bst_record_get_text (record, "official-text"), !=, "");
          continue;
        }
      n_local++;
      n_sub += *bst_record_get_text (record, "parent") != '\0';
      g_assert_cmpstr (bst_record_get_text (record, "phase"), ==, "lf.ou");
      g_assert_cmpint (bst_record_get_number (record, "level"), ==, 1);
    }
  g_assert_cmpuint (n_local, ==, 2);
  g_assert_cmpuint (n_sub, ==, 1);
  g_assert_true (bst_plan_undo (plan));
  g_assert_cmpuint (bst_collection_get_n (objectives), ==, 0);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outline-text/reading", test_reading);
  g_test_add_func ("/outline-text/places", test_places);
  g_test_add_func ("/outline-text/anything", test_anything);
  g_test_add_func ("/outline-text/matching", test_matching);
  g_test_add_func ("/outline-text/adding", test_adding);
  return g_test_run ();
}
