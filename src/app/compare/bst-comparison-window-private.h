/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-comparison-window-private.h - shared by -window.c (what is compared), -sides.c (choosing) and -output.c (paper). */
#pragma once
#include "bst-comparison-window.h"
#include "widgets/bst-change-list.h"
#include "widgets/bst-filter-chip.h"
#include "widgets/bst-picker.h"

struct _BstComparisonWindow {
  AdwWindow parent_instance;
  BstWindow *window; /* weak: the workbench; this one goes with it */
  BstDocument *document;
  BstPlanSource *sources[2]; /* before, after; NULL: not chosen yet */
  GPtrArray *files; /* BstPlanSource: other files that were chosen */
  GCancellable *cancellable; /* of the comparison under way */
  BstComparison *comparison; /* NULL: none yet */
  GPtrArray *shown; /* BstDifference of comparison */
  GPtrArray *money; /* BstFieldDifference made of its totals */

  AdwWindowTitle *title;
  AdwBanner *stale;
  AdwToastOverlay *toasts;
  AdwBin *filters, *sides;
  GtkLabel *count;
  GtkStack *stack;
  BstChangeList *list;
  AdwStatusPage *failed;
  GtkWidget *search;
  BstFilterChip *page_chip, *type_chip;
  GtkWidget *buttons[2], *button_titles[2];
  BstPicker *pickers[2];
};

void bst_comparison_window_run (BstComparisonWindow *self);
void bst_comparison_window_swap (BstComparisonWindow *self);
void bst_comparison_window_setup_sides (BstComparisonWindow *self);
void bst_comparison_window_show_sides (BstComparisonWindow *self);
void bst_comparison_window_install_output (GtkWidgetClass *klass);
