/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-objective-grid.h - the objectives of a plan as theme × phase and as vulnerable group × phase, counted. */
#pragma once
#include "../bst-document.h"

typedef enum { BST_GRID_THEMES, BST_GRID_GROUPS } BstGridKind;

typedef struct {
  GPtrArray *objectives; /* ids, of objectives that stand in a column */
  guint n_points;        /* action points, the stopped ones left out */
  gboolean applies;      /* FALSE: the framework knows nothing of this row in this phase; not a gap (R128) */
} BstGridCell;

typedef struct {
  char *key, *title;  /* of a theme or of a group that returns in several phases */
  char *hint;         /* the full titles; NULL: title says it */
  BstGridCell *cells; /* by phase */
} BstGridRow;

typedef struct {
  guint n_phases;
  const BstItem **phases;
  GPtrArray *rows; /* BstGridRow */
} BstGrid;

BstGrid *bst_grid_new (BstDocument *document, BstGridKind kind);
void bst_grid_free (BstGrid *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstGrid, bst_grid_free)
