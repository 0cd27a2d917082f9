/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-page-private.h - shared by bst-budget-page.c (what every page has), bst-budget-bar.c (year, phase and kind of
 * credit), bst-budget-sums.c (the grid and what adds up) and bst-budget-calendar.c. */
#pragma once
#include "bst-article-editor.h"
#include "bst-budget-articles.h"
#include "bst-figures-grid.h"
#include "bst-years-grid.h"
#include "bst-budget-page.h"
#include "bst-budget-panel.h"
#include "bst-link-editor.h"

struct _BstBudgetPage {
  BstPage parent_instance;
  GtkWidget *switch_box, *inspector; /* owned: the window shows them */
  AdwToggleGroup *view_switch;
  BstBudgetPanel *panel;
  BstLinkEditor *editor;
  BstArticleEditor *article;
  GtkWidget *back;

  AdwBin *switch_place;
  GtkStack *views;
  GtkBox *bar, *sums;
  GtkWidget *years, *phases, *credits, *summary, *unfunded, *first;
  BstFiguresGrid *grid;
  BstYearsGrid *all_years;
  GtkWidget *checks;
  GtkWidget *calendar, *calendar_title, *days;
  BstBudgetArticles *articles;

  gint64 year;
  BstBudgetPhase phase;
  BstCreditKind credit;
  char *words;
  /* which figure the panel shows */
  BstFiguresKind kind;
  BstPart part;
  char *domain;
  int column;
  gulong changed_handler, applied_handler;
  guint refresh_source;
  gboolean filling;
};

void bst_budget_page_make_bar (BstBudgetPage *self);
void bst_budget_page_fill_bar (BstBudgetPage *self);
void bst_budget_page_make_sums (BstBudgetPage *self);
void bst_budget_page_show_sums (BstBudgetPage *self);
void bst_budget_page_make_calendar (BstBudgetPage *self);
void bst_budget_page_show_calendar (BstBudgetPage *self);
void bst_budget_page_show_panel (BstBudgetPage *self);
void bst_budget_page_choose (BstBudgetPage *self, const BstFiguresRow *row, int column);
void bst_budget_page_refresh (BstBudgetPage *self);
void bst_budget_page_show_link (BstBudgetPage *self, const char *id, const char *field);
