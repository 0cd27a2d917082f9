/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-model.h - the rows of a table: list, sections and selection in one object (GListModel of BstTableItem,
 * GtkSectionModel, GtkSelectionModel).
 *
 * A chain of GTK's filter, sort and selection models settles some thirty times slower at 10,000 rows. Sorting here
 * compares integers; a longer search looks only at what still matched; the selection belongs to the records and so
 * survives sorting, filtering and regrouping.
 *
 * Property "primary": key of the row that the inspector shows, or NULL. Properties "n-visible", "n-total", "grouping". */
#pragma once
#include "bst-table-item.h"
#include <gtk/gtk.h>

#define BST_TYPE_TABLE_MODEL (bst_table_model_get_type ())
G_DECLARE_FINAL_TYPE (BstTableModel, bst_table_model, BST, TABLE_MODEL, GObject)

typedef gboolean (*BstTableFilterFunc) (gpointer record, gpointer user_data);

BstTableModel *bst_table_model_new (const BstTableSource *source, gpointer user_data);
const BstTableSource *bst_table_model_get_source (BstTableModel *self);
gpointer bst_table_model_get_user_data (BstTableModel *self);

void bst_table_model_begin (BstTableModel *self);
void bst_table_model_end (BstTableModel *self);
void bst_table_model_insert (BstTableModel *self, const char *key, gpointer record);
void bst_table_model_remove (BstTableModel *self, const char *key);
void bst_table_model_touch (BstTableModel *self, const char *key);
void bst_table_model_touch_all (BstTableModel *self);
void bst_table_model_clear (BstTableModel *self);
void bst_table_model_hold (BstTableModel *self, const char *key);
void bst_table_model_release (BstTableModel *self, const char *key);

void bst_table_model_set_sort (BstTableModel *self, int column, gboolean descending);
int bst_table_model_get_sort (BstTableModel *self, gboolean *ret_descending);
void bst_table_model_set_search (BstTableModel *self, const char *words);
void bst_table_model_set_filter (BstTableModel *self, BstTableFilterFunc filter, gpointer user_data);
void bst_table_model_refilter (BstTableModel *self);
void bst_table_model_set_grouping (BstTableModel *self, const char *id);
const char *bst_table_model_get_grouping (BstTableModel *self);

guint bst_table_model_get_n_visible (BstTableModel *self);
guint bst_table_model_get_n_total (BstTableModel *self);
BstTableItem *bst_table_model_find (BstTableModel *self, const char *key);
gboolean bst_table_model_get_position (BstTableModel *self, const char *key, guint *ret_position);
const char *bst_table_model_get_group_key (BstTableModel *self, BstTableItem *item);
char *bst_table_model_get_group_title (BstTableModel *self, BstTableItem *item, guint *ret_count);

const char *bst_table_model_get_primary (BstTableModel *self);
void bst_table_model_select (BstTableModel *self, const char *key);
GStrv bst_table_model_get_selected (BstTableModel *self);
guint bst_table_model_get_n_selected (BstTableModel *self);
