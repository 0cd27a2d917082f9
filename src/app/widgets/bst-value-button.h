/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-value-button.h - a button that shows the value of a field and opens a list to choose another. */
#pragma once
#include <adwaita.h>

#define BST_TYPE_VALUE_BUTTON (bst_value_button_get_type ())
G_DECLARE_FINAL_TYPE (BstValueButton, bst_value_button, BST, VALUE_BUTTON, GtkButton)

BstValueButton *bst_value_button_new (void);
void bst_value_button_set_text (BstValueButton *self, const char *text, const char *title);
void bst_value_button_set_empty (BstValueButton *self, gboolean empty);
