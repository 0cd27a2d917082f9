/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-pill.h - a word or a count in a pill: a tone, and a shape, since a colour alone says nothing to many. */
#pragma once
#include <adwaita.h>
#include "bst-table-source.h"

typedef struct {
  BstTone tone;
  const char *shape;   /* static: "✓", "○", "▲", "★"; NULL: the words say it all */
  char *text;
  const char *tooltip; /* static, translated, or NULL */
} BstPill;

void bst_pill_clear (BstPill *self);
GtkWidget *bst_pill_new (BstTone tone, const char *shape, const char *text);
GArray *bst_pills_new (void);
void bst_pills_take (GArray *pills, BstTone tone, const char *shape, char *text, const char *tooltip);
char *bst_pills_describe (GArray *pills);
void bst_pills_show (GArray *pills, AdwWrapBox *box);
