/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-outcome-list.h - what became of each card of a session: first what is still open, then by what became of it. */
#pragma once
#include <adwaita.h>
#include "bst-document.h"

#define BST_TYPE_OUTCOME_LIST (bst_outcome_list_get_type ())
G_DECLARE_FINAL_TYPE (BstOutcomeList, bst_outcome_list, BST, OUTCOME_LIST, AdwBin)

GtkWidget *bst_outcome_list_new (const char *action);
void bst_outcome_list_show (BstOutcomeList *self, BstDocument *document, const char *session);
