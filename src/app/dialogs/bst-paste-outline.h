/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-paste-outline.h - text out of the plan document becomes objectives: a preview of every line, to mend before it is
 * added. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

#define BST_TYPE_PASTE_OUTLINE (bst_paste_outline_get_type ())
G_DECLARE_FINAL_TYPE (BstPasteOutline, bst_paste_outline, BST, PASTE_OUTLINE, AdwDialog)

void bst_paste_outline_present (GtkWidget *parent, BstDocument *document, const char *text);
