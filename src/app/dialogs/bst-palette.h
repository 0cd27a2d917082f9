/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-palette.h - Ctrl+K: go to any record or run any command by some of its words. */
#pragma once
#include "../bst-window.h"

#define BST_TYPE_PALETTE (bst_palette_get_type ())
G_DECLARE_FINAL_TYPE (BstPalette, bst_palette, BST, PALETTE, AdwDialog)

void bst_palette_present (BstWindow *window);
