/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-editor.h - an action of the portfolio: how it reads and why, and all its fields in groups that fold. */
#pragma once
#include "bst-record-editor.h"

#define BST_TYPE_ACTION_EDITOR (bst_action_editor_get_type ())
G_DECLARE_FINAL_TYPE (BstActionEditor, bst_action_editor, BST, ACTION_EDITOR, BstRecordEditor)

GtkWidget *bst_action_editor_new (void);
void bst_action_editor_set_document (BstActionEditor *self, BstDocument *document);
void bst_action_editor_set_action (BstActionEditor *self, const char *id);
const char *bst_action_editor_get_action (BstActionEditor *self);
void bst_action_editor_set_wide (BstActionEditor *self, gboolean wide);
void bst_action_editor_set_is_page (BstActionEditor *self, gboolean is_page);
void bst_action_editor_reveal_field (BstActionEditor *self, const char *field);
