/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-column-pair.h - children side by side in columns of one width, or below each other.
 *
 * Not a GtkBox: that asks its children how wide they want to be for a height, which a list cannot say. */
#pragma once
#include <gtk/gtk.h>

#define BST_TYPE_COLUMN_PAIR (bst_column_pair_get_type ())
G_DECLARE_FINAL_TYPE (BstColumnPair, bst_column_pair, BST, COLUMN_PAIR, GtkWidget)
