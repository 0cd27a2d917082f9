/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-edit.h - editing a cell: from the first key to the commit or the refusal. */
#pragma once
#include "bst-table-row.h"

gboolean bst_table_row_edit (BstTableRow *self, guint place, const char *typed);
void bst_table_row_end_edit (BstTableRow *self, gboolean commit);
void bst_table_leave_edit (BstTable *table);
void bst_table_let_go (BstTable *table);
