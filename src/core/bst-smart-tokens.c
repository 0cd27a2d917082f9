/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-smart-tokens.h"
#include <string.h>

#define MAX_COMPOSED 256 /* bytes */
#define NEVER_VERB \
  (BST_WORD_CONJUNCTION | BST_WORD_SUBORDINATOR | BST_WORD_DETERMINER | BST_WORD_PREPOSITION | BST_WORD_FUNCTION)
#define LOOK_AHEAD 40 /* words within which a separated particle is looked for; keeps reading linear */

static void
token_clear (gpointer data)
{
  g_free (((BstToken *) data)->word);
}

void
bst_tokens_clear (BstTokens *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->tokens, g_array_unref);
}

/* --- cutting --- */

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2bc;
}

/* Inside a word: kmo's, sociaal-emotionele, 1.000, o.a., e-learning. Not: "(jong)", "werk; zorg". */
static gboolean
joins (gunichar before, gunichar c, gunichar after)
{
  if (!(g_unichar_isalnum (before) || g_unichar_ismark (before)) || !g_unichar_isalnum (after))
    return FALSE;
  return c == '-' || c == 0x2010 || c == 0x2011 || c == '.' || c == '&' || is_apostrophe (c)
         || (c == ',' && g_unichar_isdigit (before) && g_unichar_isdigit (after));
}

static gboolean
is_word_char (const char *start, const char *at)
{
  gunichar c = g_utf8_get_char (at);

  if (g_unichar_isalnum (c) || g_unichar_ismark (c))
    return TRUE;
  return at > start && c && joins (g_utf8_get_char (g_utf8_prev_char (at)), c, g_utf8_get_char (g_utf8_next_char (at)));
}

/* A full stop ends a clause only before a blank and a capital or the end, so "bv. leerkrachten" goes on. */
static gboolean
ends_clause (const char *at)
{
  gunichar c = g_utf8_get_char (at);
  const char *next = g_utf8_next_char (at);

  if (c == '.')
    {
      while (*next == ' ')
        next++;
      return next == at + 1 ? *next == 0 : !g_unichar_islower (g_utf8_get_char (next));
    }
  return c == ';' || c == ':' || c == '?' || c == '!' || c == '\n' || c == 0x2013 || c == 0x2014 || c == 0x2022;
}

/* In place: ’ as '. */
static void
straighten (char *word)
{
  char *to = word;

  for (const char *from = word; *from;)
    if (strncmp (from, "\342\200\231", 3) == 0)
      {
        *to++ = '\'';
        from += 3;
      }
    else
      *to++ = *from++;
  *to = 0;
}

/* Lower case, letters and accents as one character, ’ as '. Composing takes quadratic time in GLib, so only a word of
 * a reasonable length that needs it is composed. */
static char *
fold_word (const char *start, gsize length)
{
  g_autofree char *slice = g_strndup (start, length);
  char *word = g_utf8_strdown (slice, -1);
  gboolean has_marks = FALSE;

  for (const char *at = word; *at && !has_marks; at = g_utf8_next_char (at))
    has_marks = g_unichar_ismark (g_utf8_get_char (at));
  if (has_marks && length <= MAX_COMPOSED)
    {
      g_autofree char *loose = word;
      word = g_utf8_normalize (loose, -1, G_NORMALIZE_NFC);
    }
  straighten (word);
  return word;
}

static void
add_token (BstTokens *self, const char *start, const char *end, gboolean starts, gboolean after_comma)
{
  BstToken token = { .start = start - self->text, .length = end - start, .starts = starts, .after_comma = after_comma };

  token.word = fold_word (start, end - start);
  token.is_number = g_unichar_isdigit (g_utf8_get_char (start));
  g_array_append_val (self->tokens, token);
}

static void
cut (BstTokens *self)
{
  gboolean starts = TRUE, after_comma = FALSE;

  for (const char *at = self->text; *at;)
    {
      const char *start = at;

      while (*at && is_word_char (self->text, at))
        at = g_utf8_next_char (at);
      if (at > start)
        {
          add_token (self, start, at, starts, after_comma);
          starts = after_comma = FALSE;
          continue;
        }
      starts = starts || ends_clause (at);
      after_comma = after_comma || *at == ',';
      at = g_utf8_next_char (at);
    }
}

/* --- naming --- */

static BstWordFlags
flags_of (const BstTokens *self, guint i)
{
  const BstToken *token = bst_tokens_get (self, i);

  return token ? token->flags : 0;
}

/* Whether the clause or the list goes on with something that is no content: then a particle before it stands apart. */
static gboolean
is_boundary (const BstTokens *self, guint i)
{
  const BstToken *token = bst_tokens_get (self, i);

  return token == NULL || token->starts || token->after_comma
         || token->flags & (BST_WORD_CONJUNCTION | BST_WORD_PREPOSITION | BST_WORD_SUBORDINATOR);
}

static gboolean
has_particle_apart (const BstTokens *self, guint i, const char *particle)
{
  const BstToken *token;

  if (i >= 2 && g_str_equal (bst_tokens_get (self, i - 1)->word, "te")
      && g_str_equal (bst_tokens_get (self, i - 2)->word, particle))
    return TRUE;
  for (guint k = i + 1; k <= i + LOOK_AHEAD && (token = bst_tokens_get (self, k)) && !token->starts; k++)
    if (g_str_equal (token->word, particle) && is_boundary (self, k + 1))
      return TRUE;
  return FALSE;
}

/* "Steun voor ouders", "Start van …": at the beginning, a stem before a preposition is a noun. */
static gboolean
stem_fits (const BstTokens *self, guint i)
{
  return bst_tokens_get (self, i)->starts && !is_boundary (self, i + 1);
}

/* "Opleiding voor …", "Uitrol van …": a noun tells what is done where it opens the clause or has its "van". */
static gboolean
noun_fits (const BstTokens *self, guint i)
{
  const BstToken *token = bst_tokens_get (self, i);

  if (flags_of (self, i + 1) & BST_WORD_NOUN_LINK)
    return TRUE;
  if (token->starts)
    return TRUE;
  return i >= 1 && bst_tokens_get (self, i - 1)->starts && flags_of (self, i - 1) & BST_WORD_DETERMINER;
}

static gboolean
reading_fits (const BstTokens *self, guint i, const BstReading *reading)
{
  gboolean after_determiner =
      i > 0 && !bst_tokens_get (self, i)->starts && flags_of (self, i - 1) & BST_WORD_DETERMINER;

  if (reading->apart && !has_particle_apart (self, i, reading->verb->particle))
    return FALSE;
  if (reading->form == BST_FORM_NOUN)
    return noun_fits (self, i);
  if (after_determiner) /* "een start", "de leden"; but "het opleiden van" */
    return (reading->form == BST_FORM_PLURAL || reading->form == BST_FORM_INFINITIVE)
           && flags_of (self, i + 1) & BST_WORD_NOUN_LINK;
  return reading->form != BST_FORM_STEM || stem_fits (self, i);
}

/* Of several readings the one with a particle wins ("stelt … op" over "stelt"), then the first. */
static const BstReading *
choose_reading (const BstTokens *self, guint i, const GArray *readings)
{
  const BstReading *chosen = NULL;

  for (guint k = 0; k < readings->len; k++)
    {
      const BstReading *reading = &g_array_index (readings, BstReading, k);
      if ((chosen == NULL || (reading->apart && !chosen->apart)) && reading_fits (self, i, reading))
        chosen = reading;
    }
  return chosen;
}

static void
name_verb (const BstTokens *self, const BstVocabulary *vocabulary, guint i)
{
  BstToken *token = bst_tokens_get (self, i);
  const GArray *readings = bst_vocabulary_get_readings (vocabulary, token->word);

  if (token->is_vague || token->flags & (BST_WORD_NO_VERB | NEVER_VERB))
    return;
  if (readings)
    {
      token->verb = choose_reading (self, i, readings);
      token->is_vague = token->verb && token->verb->verb->vague;
    }
  else if (i > 0 && !(flags_of (self, i - 1) & BST_WORD_DETERMINER) && !token->is_number)
    token->seems_verb = bst_vocabulary_looks_like_verb (vocabulary, token->word);
}

static void
name_relative (const BstTokens *self)
{
  gboolean inside = FALSE;

  for (guint i = 0; i < self->tokens->len; i++)
    {
      BstToken *token = bst_tokens_get (self, i);
      if (token->starts || token->after_comma)
        inside = FALSE;
      /* "die" opens a clause about a word; at the very beginning it points at one */
      inside = inside || (i > 0 && token->flags & BST_WORD_SUBORDINATOR);
      token->in_relative = inside;
    }
}

static void
name_phrases (const BstTokens *self, const BstVocabulary *vocabulary)
{
  g_autofree const char **words = g_new (const char *, self->tokens->len + 1);

  for (guint i = 0; i < self->tokens->len; i++)
    words[i] = bst_tokens_get (self, i)->word;
  for (guint i = 0; i < self->tokens->len; i++)
    {
      guint n = bst_vocabulary_match_phrase (vocabulary, BST_PHRASE_VAGUE, words + i, self->tokens->len - i);
      for (guint k = i; k < i + n; k++)
        bst_tokens_get (self, k)->is_vague = TRUE;
      if (bst_vocabulary_match_phrase (vocabulary, BST_PHRASE_AUDIENCE, words + i, self->tokens->len - i))
        bst_tokens_get (self, i)->flags |= BST_WORD_AUDIENCE;
      if (bst_vocabulary_match_phrase (vocabulary, BST_PHRASE_POPULATION, words + i, self->tokens->len - i))
        bst_tokens_get (self, i)->flags |= BST_WORD_POPULATION;
    }
}

void
bst_tokens_read (BstTokens *self, const BstVocabulary *vocabulary, const char *text)
{
  self->text = g_utf8_make_valid (text ? text : "", -1);
  self->tokens = g_array_new (FALSE, FALSE, sizeof (BstToken));
  g_array_set_clear_func (self->tokens, token_clear);
  cut (self);
  for (guint i = 0; i < self->tokens->len; i++)
    {
      BstToken *token = bst_tokens_get (self, i);
      token->flags = bst_vocabulary_get_flags (vocabulary, token->word);
      token->is_number = token->is_number || token->flags & BST_WORD_NUMBER;
    }
  name_phrases (self, vocabulary);
  for (guint i = 0; i < self->tokens->len; i++)
    name_verb (self, vocabulary, i);
  name_relative (self);
}
