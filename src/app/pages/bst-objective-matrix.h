/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-objective-matrix.h - a grid of themes or groups by phase; each cell counts, and leads to what it counts. */
#pragma once
#include <adwaita.h>
#include "bst-objective-grid.h"

#define BST_TYPE_OBJECTIVE_MATRIX (bst_objective_matrix_get_type ())
G_DECLARE_FINAL_TYPE (BstObjectiveMatrix, bst_objective_matrix, BST, OBJECTIVE_MATRIX, GtkWidget)

void bst_objective_matrix_set_document (BstObjectiveMatrix *self, BstDocument *document, BstGridKind kind);
void bst_objective_matrix_set_as_list (BstObjectiveMatrix *self, gboolean as_list);
void bst_objective_matrix_update (BstObjectiveMatrix *self);
