/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-change-list.h - the differences of two plans as a list to read through: pages, records, values side by side.
 *
 * Signal "go-to" (id, path): the person wants to see a record, and a field of it, in the plan. */
#pragma once
#include <gtk/gtk.h>
#include "bst-change-row.h"

#define BST_TYPE_CHANGE_LIST (bst_change_list_get_type ())
G_DECLARE_FINAL_TYPE (BstChangeList, bst_change_list, BST, CHANGE_LIST, GtkWidget)

/* Returns: whether the record can be shown in the plan now. */
typedef gboolean (*BstChangeCanGoFunc) (const BstDifference *difference, gpointer data);

GtkWidget *bst_change_list_new (void);
void bst_change_list_set_can_go (BstChangeList *self, BstChangeCanGoFunc can_go, gpointer data);
void bst_change_list_set_sides (BstChangeList *self, const char *before, const char *after);
void bst_change_list_set (BstChangeList *self, GPtrArray *first, const char *first_heading, GPtrArray *differences);
GtkWidget *bst_change_list_new_pill (BstDifferenceType type);
