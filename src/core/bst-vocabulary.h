/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-vocabulary.h - the words by which the rules read a text, compiled from the framework once per language.
 *
 * The words are framework data ("smart" › "vocabulary" › LANGUAGE), so that another region or topic brings its own.
 * Members: "action-verbs" and "vague-verbs" (a lemma, "op|leiden" where it separates, or {"lemma", "forms"} where forms
 * are irregular: a form in "forms" is finite unless it starts with "=" (participle) or is written with "|"),
 * "light-verbs" (lemmas that never make a goal of their own), "action-nouns", "vague-phrases" ("aandacht … voor": the
 * dots stand for up to four words), "audience-words", "audience-markers", "conjunctions", "subordinators",
 * "determiners", "prepositions", "function-words", "noun-links", "number-words", "target-markers", "verb-endings",
 * "finite-endings-exceptions", "population-measure-words", "programme-words",
 * "vulnerable-words". A missing member is an empty list. */
#pragma once
#include "bst-framework.h"
#include "bst-morphology.h"

typedef struct {
  char *lemma;    /* "opleiden" */
  char *particle; /* "op", or NULL */
  gboolean vague, light;
} BstVerb;

typedef struct {
  const BstVerb *verb;
  BstForm form;
  gboolean apart; /* only with its particle further on: "leiden … op" */
} BstReading;

/* What a word is besides a possible verb. */
typedef enum {
  BST_WORD_CONJUNCTION = 1 << 0,
  BST_WORD_SUBORDINATOR = 1 << 1,
  BST_WORD_DETERMINER = 1 << 2,
  BST_WORD_PREPOSITION = 1 << 3,
  BST_WORD_FUNCTION = 1 << 4, /* carries no content */
  BST_WORD_NUMBER = 1 << 5,
  BST_WORD_AUDIENCE = 1 << 6,
  BST_WORD_NOUN_LINK = 1 << 7, /* "van": an action noun before it tells what is done */
  BST_WORD_NO_VERB = 1 << 8,   /* looks like a verb by its ending, and is none */
  BST_WORD_POPULATION = 1 << 9,
  BST_WORD_PROGRAMME = 1 << 10, /* "deelnemers": a measure of the action's own people */
  BST_WORD_TARGET = 1 << 11,    /* "minstens": announces a target */
  BST_WORD_VULNERABLE = 1 << 12, /* "armoede": names a vulnerable group */
} BstWordFlags;

typedef enum { BST_PHRASE_VAGUE, BST_PHRASE_AUDIENCE, BST_PHRASE_POPULATION, BST_N_PHRASE_KINDS } BstPhraseKind;

typedef struct _BstVocabulary BstVocabulary;

/* Borrowed from framework; NULL where it has no words for the language (only its first two letters count). */
const BstVocabulary *bst_vocabulary_get (BstFramework *framework, const char *language);

/* Readings of a lower-case word (BstReading), or NULL. */
const GArray *bst_vocabulary_get_readings (const BstVocabulary *self, const char *word);
BstWordFlags bst_vocabulary_get_flags (const BstVocabulary *self, const char *word);

/* By its ending, of a word that the vocabulary does not know. */
gboolean bst_vocabulary_looks_like_verb (const BstVocabulary *self, const char *word);

/* An audience word, alone or as the first or last part of a compound ("ouderenwerking", "zorgmedewerkers"). */
gboolean bst_vocabulary_is_audience (const BstVocabulary *self, const char *word);

/* How many of words (n of them) the longest phrase of this kind that starts at the first takes; 0: none. */
guint bst_vocabulary_match_phrase (const BstVocabulary *self, BstPhraseKind kind, const char *const *words, guint n);
