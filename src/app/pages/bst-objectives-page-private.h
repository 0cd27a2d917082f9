/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-objectives-page-private.h - shared by bst-objectives-page.c (what is shown), -actions.c (what is done), -layout.c (where it stands)
 * and -search.c (what is found elsewhere). */
#pragma once
#include "bst-objective-column.h"
#include "bst-objective-inspector.h"
#include "bst-objective-matrix.h"
#include "bst-objectives-page.h"
#include "bst-phase-tabs.h"
#include "../bst-refresher.h"

struct _BstObjectivesPage {
  BstPage parent_instance;
  BstPhaseFacts *facts; /* of the phase shown */
  char *selected; /* id, or NULL */
  GStrv words; /* searched for, folded */
  GPtrArray *only_ids; /* drilled down to from a matrix; NULL: all */
  gulong applied_handler, coverage_handler;
  BstRefresher *refresher;

  GtkWidget *switch_box;
  AdwToggleGroup *view_switch;
  BstObjectiveInspector *inspector;
  GtkStack *views;
  AdwBin *switch_place;
  BstPhaseTabs *tabs;
  GtkToggleButton *only_without, *by_priority;
  GtkButton *only_these;
  GtkLabel *only_these_label;
  AdwWrapBox *elsewhere; /* what a search finds in other phases */
  GtkScrolledWindow *outer, *inner; /* which of both scrolls depends on the size of the window */
  BstObjectiveColumn *strategic, *operational;
  BstObjectiveMatrix *themes, *groups;
};

void bst_objectives_page_refresh (BstObjectivesPage *self);
void bst_objectives_page_select (BstObjectivesPage *self, const char *id);
void bst_objectives_page_install_actions (GtkWidgetClass *klass);
void bst_objectives_page_update_actions (BstObjectivesPage *self);
void bst_objectives_page_move (BstObjectivesPage *self, const char *id, int steps);
gboolean bst_objectives_page_ask_new (BstObjectivesPage *self, const char *parent);
void bst_objectives_page_show_view (BstObjectivesPage *self);
void bst_objectives_page_make_switch (BstObjectivesPage *self);
void bst_objectives_page_bind_layout (GtkWidgetClass *klass);
void bst_objectives_page_show_elsewhere (BstObjectivesPage *self);
