/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-cards-layout.h - cards of one width beside each other, as many as there is room for, line by line. */
#pragma once
#include <gtk/gtk.h>

#define BST_TYPE_CARDS_LAYOUT (bst_cards_layout_get_type ())
G_DECLARE_FINAL_TYPE (BstCardsLayout, bst_cards_layout, BST, CARDS_LAYOUT, GtkLayoutManager)

GtkLayoutManager *bst_cards_layout_new (int card_width, int spacing);
