/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-smart-text.h - what the rules need to know of a title: its verbs, its object, whom it reaches.
 *
 * Reading is word by word with hash look-ups, in time linear in the text. It knows no grammar beyond what the rules
 * ask, and where it doubts it takes the reading that lets a rule stay silent: a false alarm costs more than a miss. */
#pragma once
#include "bst-vocabulary.h"

typedef struct {
  guint n_words;
  guint n_content;         /* words that carry content and are not the verb */
  gboolean has_action;     /* a verb that someone can be seen doing, or a noun made of one */
  gboolean has_object;     /* something the verb is about */
  gboolean has_audience;   /* names people, or the organisations through which they are reached */
  gboolean has_vulnerable; /* names a vulnerable group */
  gboolean has_population; /* speaks of the whole population's health */
  gboolean has_programme;  /* speaks of the action's own participants */
  guint n_targets;         /* targets announced side by side: "minstens … en minstens …" */
  char *vague;             /* the first vague word or phrase, as it is written; NULL: none */
  char *goals[2];          /* two finite verbs with an object each, as they are written; NULL: fewer */
} BstSmartText;

/* text may be NULL. Free the result's strings with bst_smart_text_clear(). */
void bst_smart_text_read (const BstVocabulary *vocabulary, const char *text, BstSmartText *ret_read);
void bst_smart_text_clear (BstSmartText *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BstSmartText, bst_smart_text_clear)
