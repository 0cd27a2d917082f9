/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-map-layout.h - where everything on a map stands: for the window, a projection and a picture alike.
 *
 * The titles of the groups stand below each other on one axis (x = 0), what each has at either side of it. Cards fill columns
 * outwards, a column is as tall as a fixed budget. So a place depends on what comes before it in its own group and side, and
 * on how tall the groups above are: a card that is added behind others moves nothing sideways, and pushes down only what is
 * below. No screen, no clock: text is measured by who draws it. */
#pragma once
#include "bst-map.h"

typedef enum {
  BST_MAP_STYLE_TITLE,
  BST_MAP_STYLE_CAPTION,
  BST_MAP_STYLE_GROUP,
  BST_MAP_STYLE_CARD,
  BST_MAP_STYLE_FACTS,
  BST_MAP_STYLE_LEGEND
} BstMapStyle;

/* How large @text is in that style when it is broken at @width. */
typedef void (*BstMapMeasure) (BstMapStyle style, const char *text, double width, double *ret_width, double *ret_height,
                               gpointer data);

typedef struct {
  double x, y, width, height;
} BstMapBox;

typedef enum {
  BST_MAP_NODE_TITLE,
  BST_MAP_NODE_CAPTION, /* above a side */
  BST_MAP_NODE_PANEL,   /* around the cards that a group has at a side */
  BST_MAP_NODE_GROUP,
  BST_MAP_NODE_CARD,
  BST_MAP_NODE_LEGEND
} BstMapNodeType;

typedef struct {
  BstMapNodeType type;
  BstMapBox box;
  BstMapSide side;        /* of a caption, panel or card */
  guint group;            /* of a panel, group or card: index */
  guint column;           /* of a card: 0 is next to the axis */
  const BstMapCard *card; /* of a card */
  double facts_y;         /* of a card: where its facts begin, from its top; 0: it has none */
} BstMapNode;

typedef struct {
  BstMap *map;
  double em;          /* the size of the letters that all measures follow */
  GArray *nodes;      /* BstMapNode, in reading order; a panel comes before its cards */
  BstMapBox bounds;   /* of all */
  GHashTable *by_card; /* id → index in nodes */
} BstMapLayout;

/* A curve from one point to another, leaving and arriving sideways. */
typedef struct {
  double x1, y1, x2, y2;
  gboolean is_link;             /* an offer meets a question; else a branch, or part of the axis */
  const BstMapLink *link;
} BstMapCurve;

BstMapLayout *bst_map_layout_new (BstMap *map, double em, gboolean with_legend, BstMapMeasure measure, gpointer data);
void bst_map_layout_free (BstMapLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstMapLayout, bst_map_layout_free)

const BstMapNode *bst_map_layout_find (const BstMapLayout *self, const char *card);
GArray *bst_map_layout_list_curves (const BstMapLayout *self);
int bst_map_layout_find_near (const BstMapLayout *self, guint from, int dx, int dy);

/* Inside a card: room at its edges, and the bar that shows its kind. In ems. */
#define BST_MAP_CARD_PAD 0.55
#define BST_MAP_CARD_BAR 0.35
#define BST_MAP_GROUP_PAD 0.7
