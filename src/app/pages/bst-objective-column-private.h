/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-objective-column-private.h - shared by bst-objective-column.c (what is shown) and -drag.c (what is moved by hand). */
#pragma once
#include "bst-objective-column.h"

/* A card and what the column knows of it. */
typedef struct {
  GtkWidget *card;
  char *parent;
  guint place, n_siblings;
  gint64 order[4]; /* priority and rank of what stands in the column; the same of the sub-objective */
  gboolean matches_words, child_matches, has_points;
  guint round; /* of updating in which it was last seen */
} BstPlace;

struct _BstObjectiveColumn {
  GtkBox parent_instance;
  BstLevel level;
  BstObjectiveFilter filter;
  GHashTable *places; /* id → BstPlace */
  guint round;
  gboolean quiet; /* the page selects, not the person */
  GtkWidget *drop_row;
  GtkLabel *title, *question, *none;
  GtkListBox *list;
};

BstPlace *bst_objective_column_find (BstObjectiveColumn *self, const char *id);
BstPlace *bst_objective_column_place_of (BstObjectiveColumn *self, GtkListBoxRow *row);
gboolean bst_place_are_siblings (const BstPlace *one, const BstPlace *other);
void bst_objective_column_setup_dragging (BstObjectiveColumn *self);
