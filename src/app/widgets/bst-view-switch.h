/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-view-switch.h - the switch between the views of a page: in the header bar, or in the page where that has no room. */
#pragma once
#include <adwaita.h>

typedef struct {
  const char *name, *label, *brief; /* label, brief: N_(); brief: where there is less room */
} BstView;

AdwToggleGroup *bst_view_switch_new (const BstView *views, guint n);
void bst_view_switch_place (AdwToggleGroup *self, const BstView *views, GtkWidget *header, GtkWidget *page,
                            gboolean in_page);
