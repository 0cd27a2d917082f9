/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-change-layout.h - what a value is called, and two or three values beside each other; below each other where there
 * is little room. The children: the name, then a caption and a cell for each value, then (or not) one thing more. */
#pragma once
#include <gtk/gtk.h>

#define BST_TYPE_CHANGE_LAYOUT (bst_change_layout_get_type ())
G_DECLARE_FINAL_TYPE (BstChangeLayout, bst_change_layout, BST, CHANGE_LAYOUT, GtkLayoutManager)

GtkLayoutManager *bst_change_layout_new (guint n_sides);
