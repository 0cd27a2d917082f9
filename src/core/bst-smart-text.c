/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-smart-text.h"
#include "bst-smart-tokens.h"

#define NO_CONTENT \
  (BST_WORD_CONJUNCTION | BST_WORD_SUBORDINATOR | BST_WORD_DETERMINER | BST_WORD_PREPOSITION | BST_WORD_FUNCTION \
   | BST_WORD_NUMBER | BST_WORD_TARGET)

static char *
slice (const BstTokens *tokens, guint from, guint to)
{
  const BstToken *first = bst_tokens_get (tokens, from);
  const BstToken *last = bst_tokens_get (tokens, to);

  return g_strndup (tokens->text + first->start, last->start + last->length - first->start);
}

/* A noun that tells what is done ("opleiding", "website") is content as well. */
static gboolean
is_content (const BstToken *token)
{
  return (token->verb == NULL || token->verb->form == BST_FORM_NOUN) && !token->is_number
         && !(token->flags & NO_CONTENT);
}

/* --- verbs and object --- */

static gboolean
is_action (const BstToken *token)
{
  return !token->in_relative && !token->is_vague && (token->verb || token->seems_verb);
}

static void
find_vague (const BstTokens *tokens, BstSmartText *read)
{
  guint n = tokens->tokens->len;

  for (guint i = 0; i < n && read->vague == NULL; i++)
    {
      guint end = i;
      if (!bst_tokens_get (tokens, i)->is_vague || bst_tokens_get (tokens, i)->in_relative)
        continue;
      while (end + 1 < n && bst_tokens_get (tokens, end + 1)->is_vague && !bst_tokens_get (tokens, end)->verb)
        end++;
      read->vague = slice (tokens, i, end);
    }
}

/* "Sensibiliseren" has none; "Leerkrachten opleiden" has; of "De school sensibiliseert" one word is the subject. */
static gboolean
has_object (const BstTokens *tokens, guint n_content)
{
  for (guint i = 0; i < tokens->tokens->len; i++)
    {
      const BstToken *token = bst_tokens_get (tokens, i);
      if (token->verb && token->verb->form == BST_FORM_FINITE)
        return n_content >= 2;
    }
  return n_content >= 1;
}

static void
read_words (const BstTokens *tokens, const BstVocabulary *vocabulary, BstSmartText *read)
{
  for (guint i = 0; i < tokens->tokens->len; i++)
    {
      const BstToken *token = bst_tokens_get (tokens, i);

      read->n_words++;
      read->n_content += is_content (token);
      read->has_action = read->has_action || is_action (token);
      read->has_vulnerable = read->has_vulnerable || token->flags & BST_WORD_VULNERABLE;
      read->has_population = read->has_population || token->flags & BST_WORD_POPULATION;
      read->has_programme = read->has_programme || token->flags & BST_WORD_PROGRAMME;
      read->has_audience = read->has_audience || token->flags & BST_WORD_AUDIENCE
                           || (!token->is_number && bst_vocabulary_is_audience (vocabulary, token->word));
    }
  read->has_object = has_object (tokens, read->n_content);
}

/* --- several goals --- */

static gboolean
ends_segment (const BstToken *token)
{
  return token == NULL || token->starts || token->after_comma || token->flags & BST_WORD_CONJUNCTION;
}

static gboolean
counts_as_goal (const BstToken *token)
{
  return token->verb && !token->is_vague && !token->in_relative && !token->verb->verb->light
         && (token->verb->form == BST_FORM_FINITE || token->verb->form == BST_FORM_PLURAL);
}

/* Whether content follows the verb before a preposition: its own object. "… informeren in 20 scholen" has none there. */
static gboolean
has_own_object (const BstTokens *tokens, guint i)
{
  const BstToken *token;

  for (guint k = i + 1; !ends_segment (token = bst_tokens_get (tokens, k)); k++)
    {
      if (token->flags & (BST_WORD_PREPOSITION | BST_WORD_SUBORDINATOR | BST_WORD_NOUN_LINK))
        return FALSE;
      if (is_content (token))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_infinitive_with_te (const BstTokens *tokens, guint i)
{
  return i > 0
         && (g_str_equal (bst_tokens_get (tokens, i - 1)->word, "te")
             || g_str_equal (bst_tokens_get (tokens, i - 1)->word, "to"));
}

/* The verb of the segment that begins at start, when it is finite and has an object of its own; -1: none. */
static int
find_goal (const BstTokens *tokens, guint start, guint end, gboolean is_first)
{
  gboolean subject = FALSE;

  for (guint i = start; i < end; i++)
    {
      const BstToken *token = bst_tokens_get (tokens, i);
      if (counts_as_goal (token) && (subject || !is_first) && !is_infinitive_with_te (tokens, i)
          && has_own_object (tokens, i))
        return i;
      subject = subject || is_content (token);
    }
  return -1;
}

/* "stellen … op" for a verb whose particle stands apart. */
static char *
quote_verb (const BstTokens *tokens, guint i)
{
  const BstReading *reading = bst_tokens_get (tokens, i)->verb;
  g_autofree char *verb = slice (tokens, i, i);

  return reading->apart ? g_strdup_printf ("%s … %s", verb, reading->verb->particle) : g_steal_pointer (&verb);
}

static void
find_goals (const BstTokens *tokens, BstSmartText *read)
{
  guint n_goals = 0;
  guint n = tokens->tokens->len;

  for (guint start = 0, end; start < n && n_goals < 2; start = end)
    {
      int goal;
      for (end = start + 1; !ends_segment (bst_tokens_get (tokens, end));)
        end++;
      goal = find_goal (tokens, start, end, n_goals == 0);
      if (goal >= 0)
        read->goals[n_goals++] = quote_verb (tokens, goal);
    }
  if (n_goals < 2)
    g_clear_pointer (&read->goals[0], g_free);
}

/* "minstens 20 scholen en minstens 5 gemeenten", "aantal scholen en aantal ouders": counted per coordinated part. */
static void
count_targets (const BstTokens *tokens, BstSmartText *read)
{
  gboolean seen = FALSE;

  for (guint i = 0; i < tokens->tokens->len; i++)
    {
      const BstToken *token = bst_tokens_get (tokens, i);
      if (ends_segment (token))
        seen = FALSE;
      if (token->flags & BST_WORD_TARGET && !seen)
        {
          read->n_targets++;
          seen = TRUE;
        }
    }
}

void
bst_smart_text_read (const BstVocabulary *vocabulary, const char *text, BstSmartText *ret_read)
{
  g_auto (BstTokens) tokens = { 0 };
  BstSmartText read = { 0 };

  bst_tokens_read (&tokens, vocabulary, text);
  read_words (&tokens, vocabulary, &read);
  find_vague (&tokens, &read);
  find_goals (&tokens, &read);
  count_targets (&tokens, &read);
  *ret_read = read;
}

void
bst_smart_text_clear (BstSmartText *self)
{
  g_clear_pointer (&self->vague, g_free);
  g_clear_pointer (&self->goals[0], g_free);
  g_clear_pointer (&self->goals[1], g_free);
}
