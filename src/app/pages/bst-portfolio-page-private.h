/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-portfolio-page-private.h - shared by bst-portfolio-page.c (views, selection, going to a record),
 * bst-portfolio-summary.c (the counts above the table), bst-portfolio-views.c (saved views) and bst-portfolio-words.c (what
 * the inventory is, in words). */
#pragma once
#include "bst-action-editor.h"
#include "bst-gap-view.h"
#include "bst-overlap-view.h"
#include "bst-portfolio-page.h"
#include "bst-portfolio-source.h"
#include "../bst-records-view.h"

struct _BstPortfolioPage {
  BstPage parent_instance;
  GtkWidget *switch_box;
  AdwToggleGroup *view_switch;
  GtkWidget *inspector; /* owned: the window shows it */
  BstActionEditor *editor;
  GSettings *settings;
  GSimpleActionGroup *view_commands;
  char *view; /* the saved view that was chosen last: "ready:ID" or "own:NAME" */

  GtkStack *views;
  BstRecordsView *inventory;
  BstGapView *gaps;
  BstOverlapView *overlap;
  AdwWrapBox *summary;
  GtkMenuButton *saved_views;
  GtkLabel *view_label;
};

extern const BstRecordsInfo bst_portfolio_info;

/* bst-portfolio-summary.c */
void bst_portfolio_page_make_summary (BstPortfolioPage *self);
void bst_portfolio_page_count (BstPortfolioPage *self);

/* bst-portfolio-views.c */
void bst_portfolio_page_setup_views (BstPortfolioPage *self);
void bst_portfolio_page_name_view (BstPortfolioPage *self);
