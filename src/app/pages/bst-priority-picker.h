/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-priority-picker.h - none, or 1 (first) to 5 (last): one click, or the arrows. */
#pragma once
#include <gtk/gtk.h>

#define BST_TYPE_PRIORITY_PICKER (bst_priority_picker_get_type ())
G_DECLARE_FINAL_TYPE (BstPriorityPicker, bst_priority_picker, BST, PRIORITY_PICKER, GtkWidget)

GtkWidget *bst_priority_picker_new (void);
void bst_priority_picker_set_priority (BstPriorityPicker *self, gint64 priority);
