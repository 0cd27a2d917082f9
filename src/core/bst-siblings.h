/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-siblings.h - what a record or an element of a list stands among, in the order in which people see it, and a key that
 * gives it another place. A value: made again after a change. */
#pragma once
#include "bst-wording.h"

typedef struct {
  char *id, *title;
  char *key; /* of its place; NULL: it has none, and stands before those that have one */
} BstSibling;

GPtrArray *bst_siblings_list (const BstWording *in, BstKindId kind, const char *id, const BstField *list,
                              const char *item);
int bst_siblings_find (const GPtrArray *self, const char *id);
char *bst_siblings_step (const GPtrArray *self, guint at, int step, guint *ret_to);
char *bst_siblings_say_place (const GPtrArray *self, const char *id, const char *language);

/* For who looks at all of a kind. */
const char *bst_siblings_get_group (BstRecord *record);
char *bst_siblings_word_place (guint number, const char *after, const char *language);
