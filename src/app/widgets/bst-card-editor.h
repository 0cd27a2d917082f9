/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-card-editor.h - the fields of one card, and what became of it. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

#define BST_TYPE_CARD_EDITOR (bst_card_editor_get_type ())
G_DECLARE_FINAL_TYPE (BstCardEditor, bst_card_editor, BST, CARD_EDITOR, AdwBin)

GtkWidget *bst_card_editor_new (void);
void bst_card_editor_show (BstCardEditor *self, BstDocument *document, const char *card);
void bst_card_editor_set_hint (BstCardEditor *self, const char *hint);
void bst_card_editor_reveal_field (BstCardEditor *self, const char *field);
