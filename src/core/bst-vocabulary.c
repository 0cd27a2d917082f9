/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-vocabulary.h"
#include <string.h>

#define MAX_GAP 4      /* words that "…" in a phrase may stand for */
#define MIN_COMPOUND 5 /* letters that a part of a compound has at least */

struct _BstVocabulary {
  char *language;
  GPtrArray *verbs;     /* BstVerb */
  GHashTable *readings; /* word → GArray of BstReading */
  GHashTable *flags;    /* word → BstWordFlags */
  GHashTable *phrases[BST_N_PHRASE_KINDS]; /* first word → GPtrArray of GStrv */
  GStrv endings;
};

typedef struct {
  BstVocabulary *vocabulary;
  const BstVerb *verb;
} Compiler;

static void
verb_free (gpointer data)
{
  BstVerb *self = data;

  g_free (self->lemma);
  g_free (self->particle);
  g_free (self);
}

static void
vocabulary_free (gpointer data)
{
  BstVocabulary *self = data;

  g_hash_table_unref (self->readings);
  g_hash_table_unref (self->flags);
  for (guint i = 0; i < BST_N_PHRASE_KINDS; i++)
    g_hash_table_unref (self->phrases[i]);
  g_ptr_array_unref (self->verbs);
  g_strfreev (self->endings);
  g_free (self->language);
  g_free (self);
}

static BstVocabulary *
vocabulary_new (const char *language)
{
  BstVocabulary *self = g_new0 (BstVocabulary, 1);

  self->language = g_strdup (language);
  self->verbs = g_ptr_array_new_with_free_func (verb_free);
  self->readings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->flags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < BST_N_PHRASE_KINDS; i++)
    self->phrases[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

static void
add_reading (BstVocabulary *self, const char *word, const BstVerb *verb, BstForm form, gboolean apart)
{
  GArray *list = g_hash_table_lookup (self->readings, word);
  BstReading reading = { verb, form, apart };

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (BstReading));
      g_hash_table_insert (self->readings, g_strdup (word), list);
    }
  for (guint i = 0; i < list->len; i++)
    {
      const BstReading *other = &g_array_index (list, BstReading, i);
      if (other->verb == verb && other->form == form && other->apart == apart)
        return;
    }
  g_array_append_val (list, reading);
}

/* A separable verb has its finite forms twice: apart ("leidt … op") and, in a clause that depends on another, joined. */
static void
add_form_cb (const char *word, BstForm form, gpointer data)
{
  Compiler *compiler = data;
  const BstVerb *verb = compiler->verb;
  g_autofree char *joined = NULL;

  if (verb->particle == NULL)
    {
      add_reading (compiler->vocabulary, word, verb, form, FALSE);
      return;
    }
  joined = g_strconcat (verb->particle, word, NULL);
  if (form == BST_FORM_NOUN || form == BST_FORM_PARTICIPLE)
    add_reading (compiler->vocabulary, joined, verb, form, FALSE);
  else
    {
      add_reading (compiler->vocabulary, word, verb, form, TRUE);
      add_reading (compiler->vocabulary, joined, verb, form == BST_FORM_PLURAL ? BST_FORM_INFINITIVE : BST_FORM_FINITE,
                   FALSE);
    }
}

static void
add_given_form (Compiler *compiler, const char *form)
{
  if (form[0] == '=')
    add_form_cb (form + 1, BST_FORM_PARTICIPLE, compiler);
  else
    add_form_cb (form, BST_FORM_FINITE, compiler);
}

static void
add_verb (BstVocabulary *self, const char *lemma, JsonArray *forms, gboolean vague)
{
  BstVerb *verb = g_new0 (BstVerb, 1);
  const char *bar = strchr (lemma, '|');
  Compiler compiler = { self, verb };

  verb->particle = bar ? g_strndup (lemma, bar - lemma) : NULL;
  verb->lemma = g_strconcat (verb->particle ? verb->particle : "", bar ? bar + 1 : lemma, NULL);
  verb->vague = vague;
  g_ptr_array_add (self->verbs, verb);
  bst_morphology_inflect (self->language, bar ? bar + 1 : lemma, add_form_cb, &compiler);
  if (g_str_equal (self->language, "de") && verb->particle)
    {
      g_autofree char *with_zu = g_strconcat (verb->particle, "zu", bar + 1, NULL);
      add_reading (self, with_zu, verb, BST_FORM_INFINITIVE, FALSE);
    }
  for (guint i = 0; forms && i < json_array_get_length (forms); i++)
    add_given_form (&compiler, json_array_get_string_element (forms, i));
}

static JsonArray *
get_array (JsonObject *words, const char *member)
{
  JsonNode *node = json_object_get_member (words, member);

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static void
load_verbs (BstVocabulary *self, JsonObject *words, const char *member, gboolean vague)
{
  JsonArray *list = get_array (words, member);

  for (guint i = 0; list && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        {
          JsonObject *verb = json_node_get_object (node);
          const char *lemma = json_object_get_string_member_with_default (verb, "lemma", "");
          if (*lemma)
            add_verb (self, lemma, get_array (verb, "forms"), vague);
        }
      else if (json_node_get_value_type (node) == G_TYPE_STRING)
        add_verb (self, json_node_get_string (node), NULL, vague);
    }
}

typedef void (*WordFunc) (BstVocabulary *self, const char *word, guint data);

static void
load_words (BstVocabulary *self, JsonObject *words, const char *member, WordFunc func, guint data)
{
  JsonArray *list = get_array (words, member);

  for (guint i = 0; list && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      if (json_node_get_value_type (node) == G_TYPE_STRING && *json_node_get_string (node))
        func (self, json_node_get_string (node), data);
    }
}

static void
add_flag (BstVocabulary *self, const char *word, guint flag)
{
  guint old = GPOINTER_TO_UINT (g_hash_table_lookup (self->flags, word));

  g_hash_table_insert (self->flags, g_strdup (word), GUINT_TO_POINTER (old | flag));
}

static void
add_phrase (BstVocabulary *self, const char *phrase, guint kind)
{
  g_auto (GStrv) words = g_strsplit (phrase, " ", -1);
  GPtrArray *list = g_hash_table_lookup (self->phrases[kind], words[0]);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
      g_hash_table_insert (self->phrases[kind], g_strdup (words[0]), list);
    }
  g_ptr_array_add (list, g_steal_pointer (&words));
}

/* One word may be a flag, several words are a phrase. */
static void
add_population (BstVocabulary *self, const char *words, guint data)
{
  if (strchr (words, ' '))
    add_phrase (self, words, BST_PHRASE_POPULATION);
  else
    add_flag (self, words, BST_WORD_POPULATION);
}

static void
add_action_noun (BstVocabulary *self, const char *noun, guint data)
{
  BstVerb *verb = g_new0 (BstVerb, 1);

  verb->lemma = g_strdup (noun);
  verb->light = TRUE;
  g_ptr_array_add (self->verbs, verb);
  add_reading (self, noun, verb, BST_FORM_NOUN, FALSE);
}

static void
mark_light (BstVocabulary *self, const char *lemma, guint data)
{
  for (guint i = 0; i < self->verbs->len; i++)
    {
      BstVerb *verb = g_ptr_array_index (self->verbs, i);
      if (g_str_equal (verb->lemma, lemma))
        verb->light = TRUE;
    }
}

static GStrv
load_endings (JsonObject *words)
{
  JsonArray *list = get_array (words, "verb-endings");
  guint n = list ? json_array_get_length (list) : 0;
  GStrv endings = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    endings[i] = g_strdup (json_array_get_string_element (list, i));
  return endings;
}

static BstVocabulary *
compile (const char *language, JsonObject *words)
{
  static const struct {
    const char *member;
    BstWordFlags flag;
  } lists[] = {
    { "conjunctions", BST_WORD_CONJUNCTION },
    { "subordinators", BST_WORD_SUBORDINATOR },
    { "determiners", BST_WORD_DETERMINER },
    { "prepositions", BST_WORD_PREPOSITION },
    { "function-words", BST_WORD_FUNCTION },
    { "number-words", BST_WORD_NUMBER },
    { "audience-words", BST_WORD_AUDIENCE },
    { "noun-links", BST_WORD_NOUN_LINK },
    { "programme-words", BST_WORD_PROGRAMME },
    { "target-markers", BST_WORD_TARGET },
    { "finite-endings-exceptions", BST_WORD_NO_VERB },
    { "vulnerable-words", BST_WORD_VULNERABLE },
  };
  BstVocabulary *self = vocabulary_new (language);

  load_verbs (self, words, "action-verbs", FALSE);
  load_verbs (self, words, "vague-verbs", TRUE);
  load_words (self, words, "light-verbs", mark_light, 0);
  load_words (self, words, "action-nouns", add_action_noun, 0);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    load_words (self, words, lists[i].member, add_flag, lists[i].flag);
  load_words (self, words, "vague-phrases", add_phrase, BST_PHRASE_VAGUE);
  load_words (self, words, "audience-markers", add_phrase, BST_PHRASE_AUDIENCE);
  load_words (self, words, "population-measure-words", add_population, 0);
  self->endings = load_endings (words);
  return self;
}

static JsonObject *
find_words (BstFramework *framework, const char *language)
{
  static const char *const path[] = { "smart", "vocabulary" };
  JsonObject *object = bst_framework_get_data (framework);

  for (guint i = 0; i <= G_N_ELEMENTS (path); i++)
    {
      JsonNode *node = object ? json_object_get_member (object, i < G_N_ELEMENTS (path) ? path[i] : language) : NULL;
      if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
        return NULL;
      object = json_node_get_object (node);
    }
  return object;
}

const BstVocabulary *
bst_vocabulary_get (BstFramework *framework, const char *language)
{
  char code[3] = { 0 };
  char key[32];
  BstVocabulary *self;
  JsonObject *words;

  if (framework == NULL || language == NULL || strlen (language) < 2)
    return NULL;
  memcpy (code, language, 2);
  g_snprintf (key, sizeof key, "bst-vocabulary-%s", code);
  self = g_object_get_data (G_OBJECT (framework), key);
  if (self)
    return self;
  words = find_words (framework, code);
  if (words == NULL)
    return NULL;
  self = compile (code, words);
  g_object_set_data_full (G_OBJECT (framework), key, self, vocabulary_free);
  return self;
}

const GArray *
bst_vocabulary_get_readings (const BstVocabulary *self, const char *word)
{
  return g_hash_table_lookup (self->readings, word);
}

BstWordFlags
bst_vocabulary_get_flags (const BstVocabulary *self, const char *word)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->flags, word));
}

gboolean
bst_vocabulary_looks_like_verb (const BstVocabulary *self, const char *word)
{
  for (guint i = 0; self->endings[i]; i++)
    if (g_str_has_suffix (word, self->endings[i]) && strlen (word) > strlen (self->endings[i]) + 1)
      return !(bst_vocabulary_get_flags (self, word) & (BST_WORD_NO_VERB | BST_WORD_AUDIENCE));
  return FALSE;
}

static gboolean
is_audience_word (const BstVocabulary *self, const char *word)
{
  return bst_vocabulary_get_flags (self, word) & BST_WORD_AUDIENCE;
}

gboolean
bst_vocabulary_is_audience (const BstVocabulary *self, const char *word)
{
  gsize n = strlen (word);
  char part[64];

  if (is_audience_word (self, word))
    return TRUE;
  if (n >= sizeof part) /* no compound of a policy text is that long; keeps the search linear */
    return FALSE;
  for (gsize length = n - 1; length >= MIN_COMPOUND && length < n; length--)
    {
      g_strlcpy (part, word, length + 1);
      if (is_audience_word (self, word + n - length) || is_audience_word (self, part))
        return TRUE;
    }
  return FALSE;
}

static guint
match_words (const char *const *pattern, const char *const *words, guint n)
{
  guint used = 0;

  for (; *pattern; pattern++)
    {
      guint gap = 0;
      if (g_str_equal (*pattern, "…"))
        {
          pattern++;
          while (gap < MAX_GAP && used + gap < n && !g_str_equal (words[used + gap], *pattern))
            gap++;
        }
      used += gap;
      if (used >= n || !g_str_equal (words[used], *pattern))
        return 0;
      used++;
    }
  return used;
}

guint
bst_vocabulary_match_phrase (const BstVocabulary *self, BstPhraseKind kind, const char *const *words, guint n)
{
  const GPtrArray *list = n ? g_hash_table_lookup (self->phrases[kind], words[0]) : NULL;
  guint longest = 0;

  for (guint i = 0; list && i < list->len; i++)
    longest = MAX (longest, match_words (g_ptr_array_index (list, i), words, n));
  return longest;
}
