/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-growing-text.h - a text view that is exactly as high as its text at the width it gets. GtkTextView knows its height
 * only after it was drawn once, so that in a list of fields the others would jump. */
#pragma once
#include <gtk/gtk.h>

#define BST_TYPE_GROWING_TEXT (bst_growing_text_get_type ())
G_DECLARE_FINAL_TYPE (BstGrowingText, bst_growing_text, BST, GROWING_TEXT, GtkTextView)

GtkWidget *bst_growing_text_new (void);
