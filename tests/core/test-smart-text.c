/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-smart-text.h"
#include <locale.h>
#include <string.h>
#include <time.h>

static const BstVocabulary *
get_vocabulary (const char *language)
{
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", "2025.1", NULL);

  return bst_vocabulary_get (framework, language); /* the shipped frameworks stay loaded */
}

/* --- Morphology --------------------------------------------------------------------------------------------------- */

typedef struct {
  const char *wanted;
  gboolean found;
} Search;

static void
search_cb (const char *word, BstForm form, gpointer data)
{
  Search *search = data;

  search->found = search->found || g_str_equal (word, search->wanted);
}

static const struct {
  const char *language, *base, *forms;
} verbs[] = {
  { "nl", "volgen", "volg volgt volgen volgde volgden gevolgd volging" },
  { "nl", "maken", "maak maakt maken maakte maakten gemaakt" },
  { "nl", "leggen", "leg legt leggen legde legden gelegd legging" },
  { "nl", "spreken", "spreek spreekt spreken" },
  { "nl", "geven", "geef geeft geven" },
  { "nl", "lezen", "lees leest lezen" },
  { "nl", "verbeteren", "verbeter verbetert verbeterde verbeterd verbetering" },
  { "nl", "organiseren", "organiseert organiseerde organiseerden georganiseerd" },
  { "nl", "leiden", "leid leidt leidde leidden geleid leiding" },
  { "nl", "starten", "start startte startten gestart" },
  { "nl", "verspreiden", "verspreidt verspreidde verspreid verspreiding" },
  { "nl", "bereiken", "bereikt bereikte bereikten" },
  { "nl", "verhuizen", "verhuist verhuisde verhuisd verhuizing" },
  { "nl", "evalueren", "evalueert evalueerde geëvalueerd" },
  { "nl", "testen", "test testte getest" },
  { "nl", "informeren", "informeert geïnformeerd" },
  { "nl", "ervaren", "ervaart ervaren" },
  { "en", "train", "train trains trained training" },
  { "en", "plan", "plans planned planning" },
  { "en", "notify", "notifies notified notifying" },
  { "en", "organise", "organises organised organising" },
  { "en", "publish", "publishes published" },
  { "fr", "former", "former forme forment formera formé formées" },
  { "fr", "choisir", "choisit choisissent choisi" },
  { "fr", "vendre", "vendent vendu" },
  { "de", "schulen", "schult schulte schulten geschult schulung" },
  { "de", "arbeiten", "arbeitet arbeitete gearbeitet" },
  { "de", "organisieren", "organisiert organisierte organisierung" },
  { "de", "sammeln", "sammelt sammelte gesammelt" },
};

static void
test_morphology (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_auto (GStrv) forms = g_strsplit (verbs[i].forms, " ", -1);
      for (guint k = 0; forms[k]; k++)
        {
          Search search = { forms[k], FALSE };
          bst_morphology_inflect (verbs[i].language, verbs[i].base, search_cb, &search);
          if (!search.found)
            {
              g_test_message ("%s: %s", verbs[i].base, forms[k]);
              g_test_fail ();
            }
        }
    }
}

/* --- Texts -------------------------------------------------------------------------------------------------------- */

static void
test_empty (void)
{
  static const char *const texts[] = {
    NULL, "", " ", "\n\n", "…", "'", "-", "(((", "12", "3 %", "\xff\xfe", "\xe2\x80"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (BstSmartText) read = { 0 };
      bst_smart_text_read (get_vocabulary ("nl"), texts[i], &read);
      g_assert_false (read.has_action);
      g_assert_false (read.has_object);
      g_assert_null (read.vague);
      g_assert_null (read.goals[0]);
    }
}

/* The same words in other clothes are read the same. */
static void
test_same (void)
{
  static const char *const texts[] = {
    "Leidinggevenden in kmo's volgen een opleiding.",
    "leidinggevenden in kmo’s volgen een opleiding",
    "LEIDINGGEVENDEN IN KMO'S VOLGEN EEN OPLEIDING!",
    "  Leidinggevenden\tin   kmo's volgen\u00a0een opleiding  ",
    "Leidinggevenden in (kmo's) volgen een “opleiding”",
    "(Leid)inggevenden in kmo's volgen één opleiding",
    "Le\xcc\x81idinggevenden in kmo's volgen een opleiding",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (BstSmartText) read = { 0 };
      bst_smart_text_read (get_vocabulary ("nl"), texts[i], &read);
      g_test_message ("%s", texts[i]);
      g_assert_true (read.has_action);
      g_assert_true (read.has_object);
      g_assert_true (read.has_audience);
      g_assert_null (read.vague);
    }
}

static void
test_audience (void)
{
  static const struct {
    const char *word;
    gboolean expected;
  } words[] = {
    { "ouderen", TRUE },         { "ouderenwerking", TRUE }, { "zorgmedewerkers", TRUE }, { "eenoudergezinnen", TRUE },
    { "basisscholen", TRUE },    { "jeugdwerkers", TRUE },   { "welzijn", FALSE },        { "wijkgerichte", FALSE },
    { "verantwoording", FALSE }, { "opleiding", FALSE },     { "werkstress", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_test_message ("%s", words[i].word);
      g_assert_cmpint (bst_vocabulary_is_audience (get_vocabulary ("nl"), words[i].word), ==, words[i].expected);
    }
}

static void
test_phrases (void)
{
  static const struct {
    const char *words;
    guint expected;
  } cases[] = {
    { "aandacht voor werk", 2 },
    { "aandacht hebben voor werk", 3 },
    { "aandacht en ook tijd nemen voor werk", 6 },
    { "aandacht en ook nog tijd nemen voor werk", 1 },
    { "zet in op werk", 3 },
    { "zet volop en breed in op werk", 6 },
    { "zet een twee drie vier vijf in op werk", 0 },
    { "werk maken van", 3 },
    { "werk maken", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) words = g_strsplit (cases[i].words, " ", -1);
      guint n = bst_vocabulary_match_phrase (get_vocabulary ("nl"), BST_PHRASE_VAGUE, (const char *const *) words,
                                             g_strv_length (words));
      g_test_message ("%s", cases[i].words);
      g_assert_cmpuint (n, ==, cases[i].expected);
    }
}

static void
test_languages (void)
{
  g_autoptr (BstFramework) framework = bst_framework_get ("ggb", "2025.1", NULL);

  g_assert_nonnull (bst_vocabulary_get (framework, "nl"));
  g_assert_true (bst_vocabulary_get (framework, "nl_BE") == bst_vocabulary_get (framework, "nl"));
  g_assert_null (bst_vocabulary_get (framework, "pl"));
  g_assert_null (bst_vocabulary_get (framework, ""));
  g_assert_null (bst_vocabulary_get (framework, NULL));
  g_assert_null (bst_vocabulary_get (NULL, "nl"));
}

/* --- Time --------------------------------------------------------------------------------------------------------- */

/* Of this thread, in µs: what else the machine does plays no part. */
static gint64
processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gint64
read_time (const char *unit, guint length)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 best = G_MAXINT64;

  while (text->len < length)
    g_string_append (text, unit);
  for (guint round = 0; round < 5; round++)
    {
      g_auto (BstSmartText) read = { 0 };
      gint64 start = processor_time ();
      bst_smart_text_read (get_vocabulary ("nl"), text->str, &read);
      best = MIN (best, processor_time () - start);
    }
  return best;
}

/* Ten times the text takes ten times as long, and never a hundred times. */
static void
test_linear (void)
{
  static const char *const units[] = {
    "Scholen stellen een plan ",
    "stelt stelt stelt ",
    "aandacht zet zetten ",
    "en ",
    "x",
    "kmo's (",
    "die dat waar ",
    "aandacht aandacht ",
    "é-",
    "1.000 ",
    "a’",
    "e\xcc\x81",
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      gint64 small = read_time (units[i], 10000);
      gint64 large = read_time (units[i], 100000);

      g_test_message ("“%s” 10 kB: %" G_GINT64_FORMAT " µs, 100 kB: %" G_GINT64_FORMAT " µs", units[i], small, large);
      g_assert_cmpint (large, <, 50 * (small + 100));
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/smart-text/morphology", test_morphology);
  g_test_add_func ("/smart-text/empty", test_empty);
  g_test_add_func ("/smart-text/same", test_same);
  g_test_add_func ("/smart-text/audience", test_audience);
  g_test_add_func ("/smart-text/phrases", test_phrases);
  g_test_add_func ("/smart-text/languages", test_languages);
  g_test_add_func ("/smart-text/linear", test_linear);
  return g_test_run ();
}
