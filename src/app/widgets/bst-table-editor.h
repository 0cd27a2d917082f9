/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-editor.h - what stands in a cell while it is edited: an entry, with a list under it for a choice and a
 * sentence under it for what was refused.
 *
 * Signal "finished" (BstEditEnd): the person is done; the row decides what follows. */
#pragma once
#include "bst-table-source.h"
#include <gtk/gtk.h>

typedef enum { BST_EDIT_CANCEL, BST_EDIT_COMMIT, BST_EDIT_NEXT, BST_EDIT_PREVIOUS, BST_EDIT_LEFT } BstEditEnd;

#define BST_TYPE_TABLE_EDITOR (bst_table_editor_get_type ())
G_DECLARE_FINAL_TYPE (BstTableEditor, bst_table_editor, BST, TABLE_EDITOR, GtkWidget)

BstTableEditor *bst_table_editor_new (const char *label, const char *text, GPtrArray *choices);
void bst_table_editor_start (BstTableEditor *self, const char *typed);
char *bst_table_editor_get_value (BstTableEditor *self);
gboolean bst_table_editor_is_changed (BstTableEditor *self);
void bst_table_editor_show_error (BstTableEditor *self, const char *message);
void bst_table_editor_close (BstTableEditor *self);
