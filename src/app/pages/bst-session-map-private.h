/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-session-map-private.h - shared by bst-session-map.c (what it shows), -actions.c (what is done with cards and clusters) and
 * -export.c (pictures that leave). */
#pragma once
#include "bst-picker.h"
#include "bst-refresher.h"
#include "bst-session-map.h"
#include "map/bst-map-outline.h"
#include "map/bst-map-view.h"

struct _BstSessionMap {
  AdwBin parent_instance;
  BstMapKind kind;
  BstDocument *document;
  char *session;
  BstRefresher *refresher;
  BstMapView *view;
  BstMapOutline *outline;
  GtkWidget *stack, *bar, *zoom, *near, *scale, *outline_button, *menu;
  BstPicker *picker;
  char *about; /* key of what a menu or a dialog is about */
  gboolean with_persons, narrow;
  guint focus_source;
};

void bst_session_map_give_back (BstSessionMap *self);
void bst_session_map_install_actions (GtkWidgetClass *klass);
void bst_session_map_setup_keys (BstSessionMap *self);
void bst_session_map_open_menu (BstSessionMap *self);
void bst_session_map_drop (BstSessionMap *self, const char *dragged, const char *target);
void bst_session_map_export (BstSessionMap *self, const char *ending);
