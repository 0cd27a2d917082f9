/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-smart-editor.h - the inspector of an action point: its sentence, the five letters with their fields and findings,
 * how it goes, and what else there is to say of it. */
#pragma once
#include "bst-record-editor.h"

#define BST_TYPE_SMART_EDITOR (bst_smart_editor_get_type ())
G_DECLARE_FINAL_TYPE (BstSmartEditor, bst_smart_editor, BST, SMART_EDITOR, BstRecordEditor)

GtkWidget *bst_smart_editor_new (void);
void bst_smart_editor_set_document (BstSmartEditor *self, BstDocument *document);
void bst_smart_editor_set_action_point (BstSmartEditor *self, const char *id);
void bst_smart_editor_reveal_field (BstSmartEditor *self, const char *field);
