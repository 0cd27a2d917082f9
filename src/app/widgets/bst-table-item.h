/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-item.h - one row of a table model: a record under its key, with what sorting and searching keep of it.
 *
 * The members are for the table's own files. Signal "changed": the record reads differently; GTK does not bind a row
 * again for the same object, so a visible row listens to this. */
#pragma once
#include "bst-table-source.h"
#include <gio/gio.h>

typedef union {
  char *text; /* collation key; NULL: nothing there */
  gint64 number;
} BstTableSortKey;

#define BST_TYPE_TABLE_ITEM (bst_table_item_get_type ())
G_DECLARE_FINAL_TYPE (BstTableItem, bst_table_item, BST, TABLE_ITEM, GObject)

struct _BstTableItem {
  GObject parent_instance;
  const BstTableSource *source;
  gpointer user_data;
  char *key;
  gpointer record;
  char *folded;          /* search text, NULL until somebody searches */
  BstTableSortKey *sort; /* one per column and one for the plan's order, NULL until needed */
  guint32 known;         /* which of them are filled in, a bit each */
  guint32 rank;          /* place in the sorted column, equal values alike */
  guint32 plan_rank;     /* place in the plan's own order: decides between equal values */
  guint index;           /* place among all rows */
  guint position;        /* place among the visible rows */
  guint group;           /* number in BstTableGroups */
  guint shown_group;     /* the same as the list view knows it */
  guint holds;           /* how many want this row to stay where it is */
  guint passes : 1;      /* the page's filter */
  guint matches : 1;     /* the words of the search */
  guint visible : 1;
  guint gone : 1; /* removed, and the list view does not know yet */
  guint selected : 1;
  guint stale : 1; /* touched while held: sort keys and search text are those from before */
};

BstTableItem *bst_table_item_new (const BstTableSource *source, gpointer user_data, const char *key, gpointer record);
const char *bst_table_item_get_key (BstTableItem *self);
gpointer bst_table_item_get_record (BstTableItem *self);
void bst_table_item_set_record (BstTableItem *self, gpointer record);
char *bst_table_item_get_text (BstTableItem *self, guint column);
const BstTableSortKey *bst_table_item_get_sort_key (BstTableItem *self, guint column);
gboolean bst_table_item_is_sorted_by_text (BstTableItem *self, guint column);
const char *bst_table_item_get_folded (BstTableItem *self);
void bst_table_item_forget (BstTableItem *self);
void bst_table_item_changed (BstTableItem *self);
