/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-overlap-view.h - actions that serve the same objective, group and setting, and two of them side by side.
 *
 * Signal "panel-wanted": the person wants to see bst_overlap_view_get_panel(), which may be folded away. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"
#include "bst-slide.h"

#define BST_TYPE_OVERLAP_VIEW (bst_overlap_view_get_type ())
G_DECLARE_FINAL_TYPE (BstOverlapView, bst_overlap_view, BST, OVERLAP_VIEW, AdwBin)

GtkWidget *bst_overlap_view_new (void);
void bst_overlap_view_set_document (BstOverlapView *self, BstDocument *document);
void bst_overlap_view_describe (BstOverlapView *self, BstSlidePlace *place);
GtkWidget *bst_overlap_view_get_panel (BstOverlapView *self);
