/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-page.h - an action as a page of its own: the same editor with room for two columns. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

#define BST_TYPE_ACTION_PAGE (bst_action_page_get_type ())
G_DECLARE_FINAL_TYPE (BstActionPage, bst_action_page, BST, ACTION_PAGE, AdwDialog)

void bst_action_page_present (GtkWidget *parent, BstDocument *document, const char *action_id);
