/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-private.h - what the parts of the table share: row, cell, header, editor, keys and actions. */
#pragma once
#include "bst-table-fit.h"
#include "bst-table-geometry.h"
#include "bst-table-paint.h"
#include "bst-table.h"

typedef struct _BstTableRow BstTableRow;

enum { BST_FIT_PLAIN, BST_FIT_STRONG, BST_FIT_GROUP, BST_N_FITS };

struct _BstTable {
  GtkWidget parent_instance;
  GtkWidget *header;
  GtkWidget *scroller;
  GtkListView *list;
  GtkListItemFactory *header_factory;
  GtkWidget *swatches[BST_N_SWATCHES];
  BstTableModel *model;
  const BstTableSource *source;
  BstTableGeometry *geometry;
  BstTableFit *fit[BST_N_FITS];
  GHashTable *layouts;   /* style and text → PangoLayout, for texts that many rows share */
  GPtrArray *group_headers; /* the GtkListHeaders in use */
  GSimpleActionGroup *actions;
  GtkWidget *menu; /* of the rows; NULL: none */
  BstTableRow *focused;  /* borrowed: the row that has the focus */
  BstTableRow *editing;  /* borrowed: the row whose cell is edited */
  char *held;            /* key of the row whose edit began and which still has the focus */
  GtkRoot *root;         /* borrowed, while rooted */
  guint cursor;          /* place of the cell that the keyboard is on */
  guint anchor;          /* the other end of the cells that are marked beside it; the cursor itself: none are */
  GCancellable *pasting; /* of the clipboard that is being read */
  guint top_id;
  gboolean dragging;
  gboolean by_key; /* the keyboard is coming in by Tab */
  gboolean card;
  gboolean read_only; /* nobody edits or pastes, whatever the columns say */
  gboolean unseen; /* the model has not been on screen yet */
};

typedef enum {
  BST_TABLE_SELECTION_CHANGED,
  BST_TABLE_ACTIVATED,
  BST_TABLE_ROWS_DROPPED,
  BST_TABLE_EDIT_REFUSED,
  BST_TABLE_PASTED,
  BST_TABLE_LAYOUT_CHANGED,
  BST_TABLE_N_SIGNALS
} BstTableSignal;
extern guint bst_table_signals[BST_TABLE_N_SIGNALS];

/* bst-table.c */
BstTableRow *bst_table_row_of (GtkWidget *list_item);
BstTableRow *bst_table_get_focused_row (BstTable *self);
BstTableRow *bst_table_row_at (BstTable *self, double x, double y, graphene_point_t *ret_within);
void bst_table_activate_cell (BstTable *self, BstTableRow *row);

/* bst-table-columns.c */
const char *bst_table_column_title (BstTable *self, guint column);
gboolean bst_table_is_editable (BstTable *self, guint place);
void bst_table_refresh_columns (BstTable *self);
void bst_table_columns_changed (BstTable *self);
void bst_table_sort (BstTable *self, int column, gboolean descending);
void bst_table_measure_text (BstTable *self);
PangoLayout *bst_table_get_text_layout (BstTable *self, BstFace face, const char *text);

/* bst-table-factory.c */
void bst_table_add_factories (BstTable *self);
void bst_table_refresh_group_headers (BstTable *self);

/* bst-table-input.c */
void bst_table_add_input (BstTable *self);

/* bst-table-menu.c */
gboolean bst_table_open_menu (BstTable *self, BstTableRow *row);

/* bst-table-clipboard.c */
gboolean bst_table_is_marked (BstTable *self, guint place);
void bst_table_copy (BstTable *self);
void bst_table_copy_rows (BstTable *self);
void bst_table_paste (BstTable *self);

/* bst-table-actions.c */
void bst_table_add_actions (BstTable *self);
void bst_table_update_actions (BstTable *self);
GMenuModel *bst_table_make_column_menu (BstTable *self, guint column);
