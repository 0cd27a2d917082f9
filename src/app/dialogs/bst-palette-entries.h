/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-palette-entries.h - what the palette can offer, and which of it fits some words. No widgets. */
#pragma once
#include "../bst-document.h"

typedef struct {
  char *title, *subtitle;
  char *folded;       /* what the words are looked for in */
  const char *icon;   /* static */
  const char *action; /* static: a command; NULL: a record */
  const char *keys;   /* static: of a command, or NULL */
  char *id;           /* of a record or framework item; NULL: a command */
} BstPaletteEntry;

GPtrArray *bst_palette_list (BstDocument *document);
GPtrArray *bst_palette_search (GPtrArray *entries, const char *words, guint max);
