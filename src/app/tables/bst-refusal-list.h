/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-refusal-list.h - cells of a table that cannot be used: where, what, why, and what to do. */
#pragma once
#include <gtk/gtk.h>
#include "bst-import.h"

#define BST_TYPE_REFUSAL_LIST (bst_refusal_list_get_type ())
G_DECLARE_FINAL_TYPE (BstRefusalList, bst_refusal_list, BST, REFUSAL_LIST, GtkWidget)

void bst_refusal_list_set (BstRefusalList *self, const GPtrArray *refusals);
char *bst_refusals_to_text (const GPtrArray *refusals);
