/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-groups.h - the groups of a grouping: numbered as they turn up, ranked by the source's order and title. */
#pragma once
#include "bst-table-source.h"

typedef struct {
  char *key; /* NULL: the records that are in no group */
  char *title;
  char *collated;
  gint64 order;
  guint rank;  /* place on screen */
  guint count; /* visible rows */
} BstTableGroup;

typedef struct _BstTableGroups BstTableGroups;

BstTableGroups *bst_table_groups_new (const BstTableSource *source, gpointer user_data);
void bst_table_groups_free (BstTableGroups *self);
void bst_table_groups_reset (BstTableGroups *self, int grouping);
int bst_table_groups_get_grouping (BstTableGroups *self);
guint bst_table_groups_find (BstTableGroups *self, gpointer record);
BstTableGroup *bst_table_groups_get (BstTableGroups *self, guint number);
void bst_table_groups_rank (BstTableGroups *self);
void bst_table_groups_clear_counts (BstTableGroups *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstTableGroups, bst_table_groups_free)
