/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-points-page-private.h - shared by bst-action-points-page.c (selection, going to a record, adding) and
 * bst-action-points-words.c (what the page shows, in words). */
#pragma once
#include "bst-action-points-page.h"
#include "bst-action-points-source.h"
#include "../bst-records-view.h"

struct _BstActionPointsPage {
  BstPage parent_instance;
  GtkWidget *inspector; /* owned: the window shows it */
  GtkWidget *editor;
  BstRecordsView *view;
  GtkLabel *summary;
};

extern const BstRecordsInfo bst_action_points_info;
BstTableModel *bst_action_points_page_get_model (BstActionPointsPage *self);

/* bst-action-points-words.c */
void bst_action_points_page_count (BstActionPointsPage *self);
