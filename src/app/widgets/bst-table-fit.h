/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-fit.h - how many lines the text of a cell will take, without shaping it.
 *
 * GtkListView measures some two hundred rows at every jump; shaping as many texts would take longer than drawing the
 * twenty that are seen. The widths of the letters are measured once for a font and added up. */
#pragma once
#include "bst-table-paint.h"

typedef struct _BstTableFit BstTableFit;

BstTableFit *bst_table_fit_new (GtkWidget *widget, BstFace face);
void bst_table_fit_free (BstTableFit *self);
int bst_table_fit_measure (BstTableFit *self, const char *text);
int bst_table_fit_count_lines (BstTableFit *self, const char *text, int width, int most);
