/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-options.h - what a reference may point to, as people choose from it. */
#pragma once
#include "bst-document.h"

typedef struct {
  char *id;
  char *code;    /* "O4"; NULL: none */
  char *title;
  char *group;   /* heading under which it stands; NULL: none */
  char *key;     /* for sorting by title */
  char *folded;  /* for searching: code, title and group without case and accents */
} BstOption;

void bst_option_free (BstOption *self);
GPtrArray *bst_options_list (BstDocument *document, const BstField *field, const char *except);
gboolean bst_option_matches (const BstOption *self, const char *const *words);
GStrv bst_options_split (const char *text);
char *bst_option_title (BstDocument *document, const char *id);
