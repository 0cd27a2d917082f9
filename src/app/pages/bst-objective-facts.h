/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-objective-facts.h - what the Objectives page says of each objective, gathered without a widget. */
#pragma once
#include "../bst-document.h"

typedef struct {
  BstNode *node;
  char *code;          /* "S1", "O4b"; of the plan's own: "S+1" */
  char *parent;        /* of a sub-objective; NULL: it stands in the column itself */
  guint rank;          /* its place in the column, sub-objectives right behind what they are part of */
  guint n_siblings;    /* how many it can be moved among, itself included */
  guint place;         /* 0 … n_siblings - 1 */
  BstCounts counts;
  guint n_indirect;    /* strategic: action points of the operational objectives that serve it */
  guint n_children;
  GStrv linked;        /* ids in the other column: those it serves, or those that serve it; in the order there */
  char *linked_codes;  /* "S2, S4"; NULL: none */
  char *haystack;      /* folded words: code, title, groups */
} BstObjectiveFacts;

void bst_objective_facts_free (BstObjectiveFacts *self);
char *bst_objective_facts_name (const BstObjectiveFacts *self);
gboolean bst_objective_facts_has_points (const BstObjectiveFacts *self);

/* The two columns of a phase. */
typedef struct {
  GPtrArray *columns[2]; /* BstObjectiveFacts, by BstLevel */
} BstPhaseFacts;

BstPhaseFacts *bst_phase_facts_new (BstDocument *document, const char *phase);
void bst_phase_facts_free (BstPhaseFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstPhaseFacts, bst_phase_facts_free)
const BstObjectiveFacts *bst_phase_facts_find (const BstPhaseFacts *self, const char *id);

GStrv bst_objective_get_groups (BstDocument *document, const char *id);
const char *bst_objective_get_theme (BstDocument *document, const char *id);
guint bst_objectives_count_found (BstDocument *document, const char *phase, const char *const *words);
guint bst_objectives_count (BstDocument *document, const char *phase);
