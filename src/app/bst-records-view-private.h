/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-records-view-private.h - shared by bst-records-view.c (what is shown) and bst-records-commands.c (what can be done). */
#pragma once
#include "bst-records-view.h"

struct _BstRecordsView {
  AdwBin parent_instance;
  const BstRecordsInfo *info;
  BstPage *page; /* borrowed: it holds the view */
  BstRecordSource *source;
  GSettings *settings;
  GSimpleActionGroup *commands;
  char *words; /* of the search */
  guint count_source;
  gboolean loading; /* what the table says is not the person's doing */

  GtkStack *stack, *results;
  AdwBin *lead, *summary, *empty;
  BstFilterBar *filters;
  GtkMenuButton *view_button;
  BstTable *table;
  AdwStatusPage *nothing;
  GtkRevealer *selection_bar;
  GtkLabel *selection_label;
  GtkWidget *sheets_button;
};

void bst_records_view_count (BstRecordsView *self);

/* bst-records-menu.c */
void bst_records_view_make_menu (BstRecordsView *self);
void bst_records_view_add_row_menu (BstRecordsView *self);

/* bst-records-commands.c */
void bst_records_view_add_commands (BstRecordsView *self);
void bst_records_view_update_commands (BstRecordsView *self);
void bst_records_view_tell_pasted (BstRecordsView *self, guint n_changed, GPtrArray *refused);
