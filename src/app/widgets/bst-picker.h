/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-picker.h - a list to choose from by typing: headings, words in any order, and a new one where none fits. */
#pragma once
#include <adwaita.h>
#include "bst-options.h"

#define BST_TYPE_PICKER (bst_picker_get_type ())
G_DECLARE_FINAL_TYPE (BstPicker, bst_picker, BST, PICKER, GtkPopover)

BstPicker *bst_picker_new (void);
void bst_picker_set_creates (BstPicker *self, BstKindId kind);
void bst_picker_open (BstPicker *self, GPtrArray *options, const char *title, const char *chosen);
