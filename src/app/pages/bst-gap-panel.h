/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-gap-panel.h - beside the gap matrix: what is known of the selected cell, what people judged, what is close by; and
 * with nothing selected, where to look first. Its buttons are actions of the group "gaps". */
#pragma once
#include <adwaita.h>
#include "bst-document.h"
#include "bst-gap-work.h"

#define BST_TYPE_GAP_PANEL (bst_gap_panel_get_type ())
G_DECLARE_FINAL_TYPE (BstGapPanel, bst_gap_panel, BST, GAP_PANEL, AdwBin)

/* What is selected. */
typedef struct {
  const BstGapMatrix *matrix;
  gboolean any; /* else nothing is selected */
  guint row, column;
  guint n_cells, n_empty, n_covered; /* of all that are selected */
} BstGapSelection;

BstGapPanel *bst_gap_panel_new (GMenuModel *judgements);
void bst_gap_panel_set_document (BstGapPanel *self, BstDocument *document);
void bst_gap_panel_show (BstGapPanel *self, const BstGapSelection *selection, const char *phase);
void bst_gap_panel_show_unplaced (BstGapPanel *self, const BstGapMatrix *matrix);
void bst_gap_panel_focus_reason (BstGapPanel *self);
