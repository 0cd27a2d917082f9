/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-flow-layout.h - children beside each other as long as there is room, then on the next line. AdwWrapBox reports a
 * smallest height above its natural one where its children wrap their own text, and GTK warns of that. */
#pragma once
#include <gtk/gtk.h>

#define BST_TYPE_FLOW_LAYOUT (bst_flow_layout_get_type ())
G_DECLARE_FINAL_TYPE (BstFlowLayout, bst_flow_layout, BST, FLOW_LAYOUT, GtkLayoutManager)

GtkWidget *bst_flow_new (int spacing, gboolean fill);
