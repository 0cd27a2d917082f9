/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-aside-list.h - the findings of a record that somebody declared not applicable, with the reason and a way back. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

#define BST_TYPE_ASIDE_LIST (bst_aside_list_get_type ())
G_DECLARE_FINAL_TYPE (BstAsideList, bst_aside_list, BST, ASIDE_LIST, AdwBin)

GtkWidget *bst_aside_list_new (void);
void bst_aside_list_show (BstAsideList *self, BstDocument *document, BstRecord *record);
