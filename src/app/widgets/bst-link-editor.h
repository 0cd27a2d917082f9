/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-link-editor.h - a budget link: what is funded, by whom, out of which credit, and which part of it serves the plan. */
#pragma once
#include "bst-record-editor.h"

#define BST_TYPE_LINK_EDITOR (bst_link_editor_get_type ())
G_DECLARE_FINAL_TYPE (BstLinkEditor, bst_link_editor, BST, LINK_EDITOR, BstRecordEditor)

GtkWidget *bst_link_editor_new (void);
void bst_link_editor_set_document (BstLinkEditor *self, BstDocument *document);
void bst_link_editor_set_link (BstLinkEditor *self, const char *id);
const char *bst_link_editor_get_link (BstLinkEditor *self);
void bst_link_editor_reveal_field (BstLinkEditor *self, const char *field);
