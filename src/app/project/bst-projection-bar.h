/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-projection-bar.h - below the pages while something is projected: what the room sees, and what can be done with it. */
#pragma once
#include "bst-projection.h"

#define BST_TYPE_PROJECTION_BAR (bst_projection_bar_get_type ())
G_DECLARE_FINAL_TYPE (BstProjectionBar, bst_projection_bar, BST, PROJECTION_BAR, AdwBin)

void bst_projection_bar_set_projection (BstProjectionBar *self, BstProjection *projection);
