/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-link-list.h - budget links as rows: what is funded, by whom, how much. On the budget page, in the editor of an
 * action point and in that of an action.
 *
 * Signal "activated" (id): a row was chosen. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

#define BST_TYPE_LINK_LIST (bst_link_list_get_type ())
G_DECLARE_FINAL_TYPE (BstLinkList, bst_link_list, BST, LINK_LIST, AdwBin)

GtkWidget *bst_link_list_new (const char *label);
void bst_link_list_show (BstLinkList *self, BstDocument *document, const GPtrArray *ids);
void bst_link_list_set_column (BstLinkList *self, BstBudgetPhase phase, BstCreditKind credit);
void bst_link_list_set_names_funder (BstLinkList *self, gboolean names_funder);
