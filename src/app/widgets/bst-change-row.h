/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-change-row.h - one value as two or three plans have it: its name, and the values with what differs marked. */
#pragma once
#include <gtk/gtk.h>
#include "bst-comparison.h"

#define BST_CHANGE_MAX_SIDES 3

/* What a value is to the others: crossed out and on red, or on green; plain for one that is only there to compare. */
typedef enum { BST_CHANGE_PLAIN, BST_CHANGE_WAS, BST_CHANGE_IS } BstChangeTone;

#define BST_TYPE_CHANGE_ROW (bst_change_row_get_type ())
G_DECLARE_FINAL_TYPE (BstChangeRow, bst_change_row, BST, CHANGE_ROW, GtkWidget)

GtkWidget *bst_change_row_new (guint n_sides);
void bst_change_row_set_label (BstChangeRow *self, const char *label, const char *tooltip);
void bst_change_row_set_value (BstChangeRow *self, guint side, const char *caption, const BstSaying *saying,
                               BstChangeTone tone);
void bst_change_row_set_end (BstChangeRow *self, GtkWidget *end);
