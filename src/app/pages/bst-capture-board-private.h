/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-capture-board-private.h - shared by bst-capture-board.c (the cards), -bar.c (the line to write in), -keys.c (keyboard and
 * dragging) and -actions.c (what is done with cards). */
#pragma once
#include "bst-board.h"
#include "bst-capture-board.h"
#include "bst-card-tile.h"
#include "bst-picker.h"

struct _BstCaptureBoard {
  AdwBin parent_instance;
  BstDocument *document;
  char *session, *words;
  gulong applied_handler;
  /* the line to write in */
  GtkWidget *bar, *tools, *scrolled, *kinds, *question, *entry, *table, *later, *into, *summary;
  GArray *kind_order; /* BstCardKind: what the keys 1 … 8 choose */
  BstCardKind kind;
  char *cluster; /* where new cards go; NULL: in none */
  /* the cards */
  GtkScrolledWindow *scroller;
  GtkWidget *sections; /* box of sections, one a cluster */
  GHashTable *tiles; /* id → BstCardTile */
  GtkWidget *menu; /* NULL before it is asked for */
  BstPicker *picker;
  char *about; /* the card that the menu or a popover is about */
  char *wanted; /* the cluster that was chosen in the dialog */
  guint focus_source;
};

/* bst-capture-board.c */
BstPlan *bst_capture_board_get_plan (BstCaptureBoard *self);
void bst_capture_board_refresh (BstCaptureBoard *self);
BstCardTile *bst_capture_board_get_current (BstCaptureBoard *self);
GPtrArray *bst_capture_board_list_tiles (BstCaptureBoard *self);
GStrv bst_capture_board_get_chosen (BstCaptureBoard *self);
void bst_capture_board_choose_none (BstCaptureBoard *self);
const char *bst_capture_board_get_section_title (GtkWidget *widget);

/* bst-capture-bar.c */
void bst_capture_board_make_bar (BstCaptureBoard *self);
void bst_capture_board_fill_bar (BstCaptureBoard *self);
void bst_capture_board_set_kind (BstCaptureBoard *self, guint position);
void bst_capture_board_set_cluster (BstCaptureBoard *self, const char *cluster);

/* bst-capture-clusters.c */
GtkWidget *bst_capture_board_new_heading (BstCaptureBoard *self, const char *cluster);
void bst_capture_board_show_heading (GtkWidget *heading, const char *text, const char *cluster);
gboolean bst_capture_board_drop_cluster (BstCaptureBoard *self, const char *dragged, GtkWidget *section, double y);
void bst_capture_board_install_cluster_actions (GtkWidgetClass *klass);

/* bst-capture-keys.c */
void bst_capture_board_setup_keys (BstCaptureBoard *self);
void bst_capture_board_setup_tile (BstCaptureBoard *self, BstCardTile *tile);
void bst_capture_board_setup_section (BstCaptureBoard *self, GtkWidget *section);

/* bst-capture-actions.c */
void bst_capture_board_install_actions (GtkWidgetClass *klass);
void bst_capture_board_open_menu (BstCaptureBoard *self, BstCardTile *tile);
void bst_capture_board_move (BstCaptureBoard *self, const char *const *ids, const char *cluster, const char *before);
