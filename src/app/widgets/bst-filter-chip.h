/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-filter-chip.h - a rounded button above a table that opens a list of values to choose several from.
 *
 * With nothing chosen it lets everything pass. The values are asked for when the list opens, so that their counts are
 * those of that moment.
 *
 * Signal "changed": other values are chosen. */
#pragma once
#include <gtk/gtk.h>

typedef struct {
  char *id;     /* "": records that have no such value */
  char *title;
  char *spoken; /* what the count counts: "5 action points" */
  guint count;
} BstFilterOption;

BstFilterOption *bst_filter_option_new (const char *id, const char *title, guint count, const char *spoken);
void bst_filter_option_free (BstFilterOption *self);

/* Returns: (transfer full) (element-type BstFilterOption): freeing its elements, in the order to show them. */
typedef GPtrArray *(*BstFilterOptionsFunc) (gpointer user_data);

#define BST_TYPE_FILTER_CHIP (bst_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (BstFilterChip, bst_filter_chip, BST, FILTER_CHIP, GtkWidget)

void bst_filter_chip_set_options (BstFilterChip *self, BstFilterOptionsFunc options, gpointer user_data);
gboolean bst_filter_chip_accepts (BstFilterChip *self, const char *id);
gboolean bst_filter_chip_is_active (BstFilterChip *self);
void bst_filter_chip_choose (BstFilterChip *self, const char *id, gboolean chosen);
void bst_filter_chip_clear (BstFilterChip *self);
GStrv bst_filter_chip_get_chosen (BstFilterChip *self);
void bst_filter_chip_set_chosen (BstFilterChip *self, const char *const *ids);
void bst_filter_chip_open (BstFilterChip *self);
void bst_filter_chip_refresh (BstFilterChip *self);
