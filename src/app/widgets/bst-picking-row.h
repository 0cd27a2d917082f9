/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-picking-row.h - what the rows for references have in common: a list to choose from, and an organisation of which
 * only the name is typed. */
#pragma once
#include "bst-field-row.h"
#include "bst-options.h"

#define BST_TYPE_PICKING_ROW (bst_picking_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (BstPickingRow, bst_picking_row, BST, PICKING_ROW, BstFieldRow)

/**
 * BstPickingRowClass:
 * @take: (transfer full): the field's value once @id was picked
 */
struct _BstPickingRowClass {
  BstFieldRowClass parent_class;
  BstValue (*take) (BstPickingRow *self, const char *id);
};

void bst_picking_row_set_control (BstPickingRow *self, GtkWidget *control, GtkWidget *button);
GPtrArray *bst_picking_row_list_options (BstPickingRow *self);
void bst_picking_row_open (BstPickingRow *self, GPtrArray *options, const char *chosen);
