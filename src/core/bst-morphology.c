/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-morphology.h"
#include <string.h>

typedef struct {
  BstFormFunc func;
  gpointer data;
} Sink;

static void
put (const Sink *sink, BstForm form, const char *first, ...)
{
  char word[96];
  va_list parts;

  g_strlcpy (word, first, sizeof word);
  va_start (parts, first);
  for (const char *part = va_arg (parts, const char *); part; part = va_arg (parts, const char *))
    g_strlcat (word, part, sizeof word);
  va_end (parts);
  sink->func (word, form, sink->data);
}

static gboolean
is_vowel (char letter)
{
  return letter && strchr ("aeiouy", letter) != NULL;
}

static gboolean
has_any_prefix (const char *word, const char *const *prefixes)
{
  for (; *prefixes; prefixes++)
    if (g_str_has_prefix (word, *prefixes))
      return TRUE;
  return FALSE;
}

static gboolean
ends_with_any (const char *word, const char *const *endings)
{
  for (; *endings; endings++)
    if (g_str_has_suffix (word, *endings))
      return TRUE;
  return FALSE;
}

/* --- Dutch --- */

static void
put_dutch_stem (const Sink *sink, const char *stem, gboolean voiced)
{
  static const char *const without_ge[] = { "be", "ge", "her", "ont", "ver", "er", NULL };
  gsize n = strlen (stem);
  char last = n ? stem[n - 1] : 0;
  /* 't kofschip, on the letter before -en: f and s that were v and z take -de */
  gboolean hard = !voiced && last && strchr ("tkfschp", last);
  gboolean no_ge = has_any_prefix (stem, without_ge);
  const char *ge = no_ge ? "" : *stem == 'e' ? "geë" : *stem == 'i' ? "geï" : "ge"; /* geëvalueerd, geïnformeerd */
  const char *end = last == 'd' || last == 't' ? "" : hard ? "t" : "d";

  put (sink, last == 't' ? BST_FORM_FINITE : BST_FORM_STEM, stem, NULL);
  if (last != 't')
    put (sink, BST_FORM_FINITE, stem, "t", NULL);
  put (sink, BST_FORM_FINITE, stem, hard ? "te" : "de", NULL);
  put (sink, BST_FORM_FINITE, stem, hard ? "ten" : "den", NULL);
  put (sink, BST_FORM_PARTICIPLE, ge, !no_ge && strchr ("ei", *stem) ? stem + 1 : stem, end, NULL);
}

/* verbeter, ontwikkel, reken: an unstressed end, which keeps its single vowel */
static gboolean
may_be_unstressed (const char *raw, gsize n)
{
  static const char *const ends[] = { "el", "er", "en", "em", NULL };

  if (!ends_with_any (raw, ends))
    return FALSE;
  for (gsize i = 0; i + 2 < n; i++)
    if (is_vowel (raw[i]))
      return TRUE;
  return FALSE;
}

static gboolean
doubles_vowel (const char *base, const char *raw, gsize n)
{
  if (g_str_has_suffix (base, "eren"))
    return TRUE;
  return !is_vowel (raw[n - 1]) && strchr ("aeou", raw[n - 2]) && (n == 2 || !is_vowel (raw[n - 3]));
}

/* volg-en volg · legg-en leg · sprek-en spreek · gev-en geef · lez-en lees */
static void
inflect_dutch (const char *base, const Sink *sink)
{
  g_autofree char *raw = g_strdup (base);
  gsize n = strlen (raw);
  gboolean voiced;

  put (sink, BST_FORM_PLURAL, base, NULL);
  if (n < 4 || !g_str_has_suffix (raw, "en"))
    return;
  raw[n -= 2] = 0;
  put (sink, BST_FORM_NOUN, raw, "ing", NULL);
  put (sink, BST_FORM_NOUN, raw, "ingen", NULL);
  voiced = raw[n - 1] == 'v' || raw[n - 1] == 'z';
  if (voiced)
    raw[n - 1] = raw[n - 1] == 'v' ? 'f' : 's';
  if (raw[n - 1] == raw[n - 2] && !is_vowel (raw[n - 1]))
    raw[--n] = 0;
  else if (doubles_vowel (base, raw, n))
    {
      g_autofree char *doubled = g_strdup_printf ("%.*s%c%c", (int) n - 1, raw, raw[n - 2], raw[n - 1]);
      put_dutch_stem (sink, doubled, voiced);
      if (!may_be_unstressed (raw, n))
        return;
    }
  put_dutch_stem (sink, raw, voiced);
}

/* --- English --- */

static void
put_english_stem (const Sink *sink, const char *stem)
{
  put (sink, BST_FORM_FINITE, stem, "ed", NULL);
  put (sink, BST_FORM_PARTICIPLE, stem, "ed", NULL);
  put (sink, BST_FORM_NOUN, stem, "ing", NULL);
}

static void
inflect_english (const char *base, const Sink *sink)
{
  static const char *const hissing[] = { "s", "x", "z", "ch", "sh", "o", NULL };
  gsize n = strlen (base);
  gboolean y = n > 2 && base[n - 1] == 'y' && !is_vowel (base[n - 2]);
  g_autofree char *without_last = g_strndup (base, n ? n - 1 : 0);

  put (sink, BST_FORM_PLURAL, base, NULL);
  put (sink, BST_FORM_FINITE, y ? without_last : base, y ? "ies" : ends_with_any (base, hissing) ? "es" : "s", NULL);
  if (y)
    {
      put (sink, BST_FORM_PARTICIPLE, without_last, "ied", NULL);
      put (sink, BST_FORM_NOUN, base, "ing", NULL);
      return;
    }
  put_english_stem (sink, n && base[n - 1] == 'e' ? without_last : base);
  if (n > 2 && !is_vowel (base[n - 1]) && is_vowel (base[n - 2]) && !is_vowel (base[n - 3]))
    {
      g_autofree char *doubled = g_strdup_printf ("%s%c", base, base[n - 1]);
      put_english_stem (sink, doubled);
    }
}

/* --- French --- */

static void
inflect_french (const char *base, const Sink *sink)
{
  static const char *const participles[] = { "é", "ée", "és", "ées", NULL };
  gsize n = strlen (base);
  g_autofree char *stem = g_strndup (base, n > 2 ? n - 2 : n);

  put (sink, BST_FORM_INFINITIVE, base, NULL);
  if (g_str_has_suffix (base, "er"))
    {
      /* -ger keeps an e and -cer a cedilla before a and o only: the forms below need neither */
      put (sink, BST_FORM_FINITE, stem, "e", NULL);
      put (sink, BST_FORM_FINITE, stem, "ent", NULL);
      put (sink, BST_FORM_FINITE, stem, "era", NULL);
      put (sink, BST_FORM_FINITE, stem, "eront", NULL);
      for (guint i = 0; participles[i]; i++)
        put (sink, BST_FORM_PARTICIPLE, stem, participles[i], NULL);
    }
  else if (g_str_has_suffix (base, "ir"))
    {
      put (sink, BST_FORM_FINITE, stem, "it", NULL);
      put (sink, BST_FORM_FINITE, stem, "issent", NULL);
      put (sink, BST_FORM_PARTICIPLE, stem, "i", NULL);
      put (sink, BST_FORM_PARTICIPLE, stem, "is", NULL);
    }
  else if (g_str_has_suffix (base, "re"))
    {
      put (sink, BST_FORM_FINITE, stem, "ent", NULL);
      put (sink, BST_FORM_PARTICIPLE, stem, "u", NULL);
    }
}

/* --- German --- */

static void
inflect_german (const char *base, const Sink *sink)
{
  static const char *const without_ge[] = { "be", "ge", "er", "ent", "ver", "zer", "miss", NULL };
  gsize n = strlen (base);
  gboolean short_ending = g_str_has_suffix (base, "eln") || g_str_has_suffix (base, "ern");
  g_autofree char *stem = g_strndup (base, n > 3 ? n - (short_ending ? 1 : 2) : n);
  gsize m = strlen (stem);
  const char *e = m && (stem[m - 1] == 't' || stem[m - 1] == 'd') ? "e" : "";
  const char *ge = has_any_prefix (stem, without_ge) || g_str_has_suffix (base, "ieren") ? "" : "ge";

  put (sink, BST_FORM_PLURAL, base, NULL);
  put (sink, BST_FORM_FINITE, stem, e, "t", NULL);
  put (sink, BST_FORM_FINITE, stem, e, "te", NULL);
  put (sink, BST_FORM_FINITE, stem, e, "ten", NULL);
  put (sink, BST_FORM_PARTICIPLE, ge, stem, e, "t", NULL);
  put (sink, BST_FORM_NOUN, stem, "ung", NULL);
  put (sink, BST_FORM_NOUN, stem, "ungen", NULL);
}

void
bst_morphology_inflect (const char *language, const char *base, BstFormFunc func, gpointer data)
{
  Sink sink = { func, data };

  if (g_str_equal (language, "nl"))
    inflect_dutch (base, &sink);
  else if (g_str_equal (language, "en"))
    inflect_english (base, &sink);
  else if (g_str_equal (language, "fr"))
    inflect_french (base, &sink);
  else if (g_str_equal (language, "de"))
    inflect_german (base, &sink);
  else
    put (&sink, BST_FORM_PLURAL, base, NULL);
}
