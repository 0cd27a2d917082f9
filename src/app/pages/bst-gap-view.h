/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-gap-view.h - the gap matrix with its choices and its summary.
 *
 * Signal "panel-wanted": the person wants to see bst_gap_view_get_panel(), which may be folded away. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"
#include "bst-slide.h"

#define BST_TYPE_GAP_VIEW (bst_gap_view_get_type ())
G_DECLARE_FINAL_TYPE (BstGapView, bst_gap_view, BST, GAP_VIEW, AdwBin)

GtkWidget *bst_gap_view_new (void);
void bst_gap_view_set_document (BstGapView *self, BstDocument *document);
void bst_gap_view_describe (BstGapView *self, BstSlidePlace *place);
GtkWidget *bst_gap_view_get_panel (BstGapView *self);
