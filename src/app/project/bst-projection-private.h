/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-projection-private.h - shared by bst-projection.c (which slide is shown) and bst-projection-actions.c (what is done). */
#pragma once
#include "bst-projection.h"
#include "bst-slide-view.h"

struct _BstProjection {
  GObject parent_instance;
  BstDocument *document;
  GtkWindow *workbench; /* weak: it owns this */
  GtkWindow *output; /* NULL: closed */
  BstSlideView *view;
  BstSlidePlace *place, *wanted; /* what is shown; what the workbench shows, while this one is pinned */
  BstDeck *deck; /* NULL: the plan changed, and it is to be made anew */
  char *key, *title; /* of the slide that is shown */
  guint index;
  gboolean pinned, black, dark, delays, unvalidated;
  gboolean kept_back; /* what is selected may not be seen */
  double scale;
  BstCountdown *countdown;
  GSimpleActionGroup *actions;
  gulong applied_handler;
  guint source, inhibited;
};

void bst_projection_step (BstProjection *self, int direction);
void bst_projection_go_to (BstProjection *self, guint index);
void bst_projection_refresh (BstProjection *self);
void bst_projection_set_pinned (BstProjection *self, gboolean pinned);
void bst_projection_set_look (BstProjection *self);
guint bst_projection_get_n (BstProjection *self);
void bst_projection_add_actions (BstProjection *self);
void bst_projection_add_keys (BstProjection *self, GtkWidget *window);
