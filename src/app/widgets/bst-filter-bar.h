/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-filter-bar.h - the filters above a table: chips for the ones that are used most, a menu that adds the others, and a
 * button that clears them. In a narrow place they fold behind one button that says how many hold.
 *
 * Every value is counted with what the other filters leave. What holds can be kept as text: a saved view is made of it.
 *
 * Signal "changed": other records pass. */
#pragma once
#include <adwaita.h>
#include "bst-filter-chip.h"

/**
 * BstFilterFlags:
 * @BST_FILTER_MAIN: its chip is always there
 * @BST_FILTER_TOGGLE: a button that is on or off; a record passes where its key is "yes"
 */
typedef enum { BST_FILTER_PLAIN = 0, BST_FILTER_MAIN = 1 << 0, BST_FILTER_TOGGLE = 1 << 1 } BstFilterFlags;

typedef struct {
  const char *id;
  const char *title; /* N_() */
  const char *hint; /* N_(): of a toggle; else NULL */
  BstFilterFlags flags;
} BstFilter;

/**
 * BstFilterSource:
 * @add_keys: adds what the record has there, strings that live as long as it; where it adds nothing the record has none
 * @title: (transfer full): what people call a key, "" being none; @ret_order sorts the keys, equal ones by title
 * @count_words: (transfer full): "5 action points"
 */
typedef struct {
  const BstFilter *filters;
  guint n_filters;
  void (*add_keys) (gpointer data, gpointer record, guint filter, GPtrArray *keys);
  char *(*title) (gpointer data, guint filter, const char *key, gint64 *ret_order);
  char *(*count_words) (guint n);
} BstFilterSource;

#define BST_TYPE_FILTER_BAR (bst_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (BstFilterBar, bst_filter_bar, BST, FILTER_BAR, GtkBox)

void bst_filter_bar_set_source (BstFilterBar *self, const BstFilterSource *source);
void bst_filter_bar_set_records (BstFilterBar *self, GListModel *records, gpointer data);
gboolean bst_filter_bar_passes (BstFilterBar *self, gpointer record);
guint bst_filter_bar_count (BstFilterBar *self);
void bst_filter_bar_clear (BstFilterBar *self);
void bst_filter_bar_choose (BstFilterBar *self, const char *filter, const char *key, gboolean chosen);
gboolean bst_filter_bar_is_chosen (BstFilterBar *self, const char *filter, const char *key);
BstFilterChip *bst_filter_bar_get_chip (BstFilterBar *self, const char *filter);
char *bst_filter_bar_remember (BstFilterBar *self);
void bst_filter_bar_recall (BstFilterBar *self, const char *kept);
void bst_filter_bar_set_narrow (BstFilterBar *self, gboolean narrow);
