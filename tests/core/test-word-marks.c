/* SPDX-License-Identifier: EUPL-1.2 */
/* test-word-marks.c - which words of a text are marked as gone and as new. */
#include "bst-comparison.h"
#include "bst-word-marks.h"
#include <string.h>

typedef struct {
  const char *before, *after;
  const char *gone, *come; /* with | between; NULL: not marked */
} Texts;

static char *
marked (const char *text, GArray *marks)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const BstMark *mark = &g_array_index (marks, BstMark, i);
      g_string_append_printf (out, "%s%.*s", i > 0 ? "|" : "", (int) mark->length, text + mark->start);
    }
  return marks != NULL ? g_strdup (out->str) : NULL;
}

static void
test_marks (void)
{
  static const Texts texts[] = {
    { "Dertig coaches in de buurt", "Veertig coaches in de buurt", "Dertig", "Veertig" },
    { "Een twee drie", "Een twee drie vier", "", " vier" },
    { "De lange oude weg naar huis toe", "De weg naar huis toe", "lange oude ", "" },
    { "Een rustige kleine stad aan zee", "Een drukke grote stad aan zee", "rustige kleine", "drukke grote" },
    { "Kort, en bondig.", "Kort en bondig.", ",", "" },
    { "Iets heel anders", "Nu geen woord gelijk", NULL, NULL },
    { "Gelijk", "Gelijk", "", "" },
    { "é à ü", "é à ö", "ü", "ö" },
    { "Het cafe\u0301 is open", "Het cafe is open", "cafe\u0301", "cafe" }, /* an accent is part of its word */
    { "Wat...", "Wat..", ".", "" },                                      /* each sign is one */
    { "Een twee drie", "Een vier vijf", "twee drie", "vier vijf" },       /* a third is left */
    { "Een twee drie vier", "Een vijf zes zeven", NULL, NULL },           /* a quarter is */
    { "a b c d e f", "b c d e f g", "a ", " g" },
    { "x en y en z", "en y en", "x | z", "" },
    { "", "Iets nieuws", NULL, NULL },
    { "", "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GArray *before, *after;
      g_autofree char *gone = NULL, *come = NULL;

      bst_word_marks (texts[i].before, texts[i].after, &before, &after);
      gone = marked (texts[i].before, before);
      come = marked (texts[i].after, after);
      g_assert_cmpstr (gone, ==, texts[i].gone);
      g_assert_cmpstr (come, ==, texts[i].come);
      g_clear_pointer (&before, g_array_unref);
      g_clear_pointer (&after, g_array_unref);
    }
}

/* n of the words are others, with one in common between each two. */
static char *
text_with (guint n, const char *other)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 600; i++)
    g_string_append_printf (text, "%s%u ", i % 2 == 0 && i / 2 < n ? other : "woord", i);
  return g_string_free (text, FALSE);
}

/* Five hundred words put in or left out are an edit, more are another text. */
static void
test_far_apart (void)
{
  for (guint n = 250; n <= 251; n++)
    {
      g_autofree char *one = text_with (n, "hier"), *two = text_with (n, "daar");
      GArray *before, *after;

      bst_word_marks (one, two, &before, &after);
      g_assert_cmpint (before != NULL, ==, n == 250);
      g_assert_cmpuint (before != NULL ? before->len : n, ==, n);
      g_clear_pointer (&before, g_array_unref);
      g_clear_pointer (&after, g_array_unref);
    }
}

static char *
random_text (GRand *rand)
{
  static const char *const words[] = { "een ", "twee ", "drie, ", "vier. ", "\n", "vijf" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gint32 n = g_rand_int_range (rand, 0, 60); n > 0; n--)
    g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  return g_strdup (text->str);
}

/* What is left after taking out the marked stretches. */
static char *
unmarked (const char *text, GArray *marks)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const BstMark *mark = &g_array_index (marks, BstMark, i);
      g_assert_cmpuint (mark->start, >=, at);
      g_string_append_len (out, text + at, mark->start - at);
      at = mark->start + mark->length;
    }
  g_string_append (out, text + at);
  return g_strdup (out->str);
}

/* Both texts without what is marked are the same text, but for spaces that were joined to the words around them. */
static void
test_random_marks (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *one = random_text (rand), *two = random_text (rand);
      GArray *before, *after;
      bst_word_marks (one, two, &before, &after);
      if (before != NULL)
        {
          g_autofree char *left = unmarked (one, before), *right = unmarked (two, after);
          g_auto (GStrv) a = g_strsplit_set (left, " \n", -1), b = g_strsplit_set (right, " \n", -1);
          g_autofree char *left_words = g_strjoinv ("", a), *right_words = g_strjoinv ("", b);
          g_assert_cmpstr (left_words, ==, right_words);
        }
      g_clear_pointer (&before, g_array_unref);
      g_clear_pointer (&after, g_array_unref);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-marks/marks", test_marks);
  g_test_add_func ("/word-marks/far-apart", test_far_apart);
  g_test_add_func ("/word-marks/random-marks", test_random_marks);
  return g_test_run ();
}
