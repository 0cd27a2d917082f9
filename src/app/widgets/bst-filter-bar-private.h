/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-filter-bar-private.h - shared by bst-filter-bar.c (chips, choosing, keeping) and bst-filter-values.c (what there is to
 * choose from, counted). */
#pragma once
#include "bst-filter-bar.h"

/* One filter of the bar. */
typedef struct {
  BstFilterBar *bar;
  guint index;
  GtkWidget *widget; /* the chip or the toggle */
  gboolean added; /* by hand: it stays while nothing is chosen */
} BstFilterSlot;

struct _BstFilterBar {
  GtkBox parent_instance;
  const BstFilterSource *source;
  gpointer data;
  GListModel *records;
  BstFilterSlot *slots;
  GtkWidget *fold_button, *box, *add_button, *clear_button;
  GSimpleActionGroup *actions;
  gboolean narrow, filling;
};

gboolean bst_filter_bar_passes_others (BstFilterBar *self, gpointer record, guint except);

/* bst-filter-values.c */
GPtrArray *bst_filter_slot_list_values (gpointer slot);
