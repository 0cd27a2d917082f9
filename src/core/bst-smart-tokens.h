/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-smart-tokens.h - the words of a text with what the vocabulary says of each. Private to bst-smart-text.c. */
#pragma once
#include "bst-vocabulary.h"

typedef struct {
  char *word;          /* lower case */
  gsize start, length; /* in BstTokens.text */
  gboolean starts;     /* first of a clause: after . ; : ? ! a line end or a dash */
  gboolean after_comma;
  gboolean is_number;
  gboolean is_vague;   /* part of a vague phrase, or a vague verb */
  gboolean in_relative; /* after "die", "dat", "waar" …, up to the next comma or clause */
  BstWordFlags flags;
  const BstReading *verb; /* the reading chosen, or NULL */
  gboolean seems_verb;    /* by its ending only */
} BstToken;

typedef struct {
  char *text;
  GArray *tokens; /* BstToken */
} BstTokens;

void bst_tokens_read (BstTokens *self, const BstVocabulary *vocabulary, const char *text);
void bst_tokens_clear (BstTokens *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BstTokens, bst_tokens_clear)

static inline BstToken *
bst_tokens_get (const BstTokens *self, guint i)
{
  return i < self->tokens->len ? &g_array_index (self->tokens, BstToken, i) : NULL;
}
