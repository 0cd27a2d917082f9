/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-outline-draft-private.h - shared by bst-outline-draft.c (what becomes of the lines) and -edit.c (changing it). */
#pragma once
#include "bst-outline-draft.h"

struct _BstOutlineDraft {
  GPtrArray *lines; /* BstOutlineLine */
  BstPlan *plan;
  BstFramework *framework;
  char *phase; /* asked for; NULL: found for each section */
  GHashTable *phases; /* section → the phase that a person chose */
  GPtrArray *undo, *redo; /* lines as they were */
};

const char *bst_outline_draft_find_phase (BstOutlineDraft *self, guint section);
