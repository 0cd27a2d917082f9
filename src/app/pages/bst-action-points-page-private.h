/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-points-page-private.h - shared by bst-action-points-page.c (what is where, selection, going to a record),
 * bst-action-points-filters.c (filters and counts) and bst-action-points-commands.c (adding, duplicating, removing). */
#pragma once
#include "bst-action-points-page.h"
#include "bst-action-points-source.h"
#include "bst-filter-chip.h"
#include "bst-smart-editor.h"
#include "bst-table.h"

struct _BstActionPointsPage {
  BstPage parent_instance;
  BstActionPointsSource *source;
  GSettings *settings;
  GSimpleActionGroup *commands;
  GtkWidget *inspector; /* owned: the window shows it */
  GtkWidget *editor;
  char *words;            /* of the search */
  guint count_source;
  gboolean loading;       /* what the table says is not the person's doing */

  GtkStack *stack, *results;
  GtkWidget *filters;
  GtkToggleButton *filters_button, *attention_chip;
  BstFilterChip *phase_chip, *domain_chip, *owner_chip, *status_chip;
  GtkWidget *clear_button;
  GtkMenuButton *view_button;
  GtkLabel *summary, *selection_label;
  BstTable *table;
  GtkActionBar *selection_bar;
};

BstTableModel *bst_action_points_page_get_model (BstActionPointsPage *self);

/* bst-action-points-filters.c */
void bst_action_points_page_setup_filters (BstActionPointsPage *self);
void bst_action_points_page_apply_filters (BstActionPointsPage *self);
gboolean bst_action_points_page_is_filtered (BstActionPointsPage *self);
void bst_action_points_page_clear_filters (BstActionPointsPage *self);
void bst_action_points_page_fold_filters (BstActionPointsPage *self);
void bst_action_points_page_count (BstActionPointsPage *self);
void bst_action_points_page_count_later (BstActionPointsPage *self);

/* bst-action-points-commands.c */
void bst_action_points_page_add_commands (BstActionPointsPage *self);
void bst_action_points_page_update_commands (BstActionPointsPage *self);
gboolean bst_action_points_page_add (BstActionPointsPage *self);

/* bst-action-points-page.c */
gboolean bst_action_points_page_show_row (BstActionPointsPage *self, const char *id, gboolean focus);
void bst_action_points_page_edit (BstActionPointsPage *self, const char *field);
