/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-needs-list.h - needs over the years: when each was first heard, when again, and whether it was answered. R231. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

#define BST_TYPE_NEEDS_LIST (bst_needs_list_get_type ())
G_DECLARE_FINAL_TYPE (BstNeedsList, bst_needs_list, BST, NEEDS_LIST, AdwBin)

/* Signal "chosen" (id): the card of the need that was heard last. */
GtkWidget *bst_needs_list_new (void);
void bst_needs_list_show (BstNeedsList *self, BstDocument *document, const char *words);
