/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-model-private.h - the state that the two halves of the table model share: bst-table-model.c (rows coming
 * and going, GTK's interfaces) and bst-table-order.c (which rows are visible, and in which order). */
#pragma once
#include "bst-table-groups.h"
#include "bst-table-model.h"

struct _BstTableModel {
  GObject parent_instance;
  const BstTableSource *source;
  gpointer user_data;
  GPtrArray *items;       /* all rows, owned */
  GHashTable *by_key;     /* key → BstTableItem, borrowed */
  BstTableItem **visible; /* borrowed from items */
  guint n_visible;
  guint n_gone;
  BstTableGroups *groups;
  GStrv words;
  BstTableFilterFunc filter;
  gpointer filter_data;
  int sort_column; /* -1: the plan's own order */
  BstTableItem *primary;
  guint batch;    /* depth of begin */
  guint settle_id; /* idle: rows that were held may move now */
  guint warm_id;   /* idle: search texts are made before somebody searches */
  guint warm_next;
  gboolean descending;
  gboolean dirty;       /* something changed in a batch */
  gboolean regrouped;   /* group numbers mean something else than the list view thinks */
  gboolean rank_valid;
  gboolean plan_rank_valid;
};

void bst_table_model_rebuild (BstTableModel *self);
void bst_table_model_settle (BstTableModel *self, BstTableItem *item);
void bst_table_model_settle_all (BstTableModel *self);
void bst_table_model_settle_later (BstTableModel *self);
void bst_table_model_set_primary (BstTableModel *self, BstTableItem *item);
void bst_table_model_notify_counts (BstTableModel *self);
void bst_table_model_section_init (GtkSectionModelInterface *iface);
void bst_table_model_selection_init (GtkSelectionModelInterface *iface);
