/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-map-layout.h"
#include <math.h>
#include <string.h>

/* In ems: letters that are twice as large make a map that is twice as large. */
#define CARD_WIDTH 15.0
#define GAP 0.6           /* between cards */
#define PANEL_PAD 0.6
#define AXIS_MIND 13.6    /* room for the titles of the groups */
#define AXIS_NETWORK 18.0 /* links cross it */
#define TITLE_WIDTH 13.0
#define BRANCH 2.6        /* between the axis and the panels */
#define GROUP_GAP 1.6
#define HEAD_GAP 1.2
/* How tall a column of cards may be: some three cards of two lines, and four, since a link is easier to follow where cards
 * stand in one column. Taller columns make the map narrow and long, which no screen is. */
#define BUDGET_MIND 17.0
#define BUDGET_NETWORK 19.0
#define REST 4.0 /* times as tall: what is in no group comes last and may be much */
#define HEAD_WIDTH 46.0

typedef struct {
  BstMapLayout *layout;
  BstMapMeasure measure;
  gpointer data;
  double em, axis, budget; /* px */
} Pen;

/* Whole units: edges are sharp, and what is added up stays exact. */
static double
from_ems (const Pen *pen, double ems)
{
  return round (ems * pen->em);
}

static double
get_sign (BstMapSide side)
{
  return side == BST_MAP_START ? -1 : 1;
}

static void
measure (const Pen *pen, BstMapStyle style, const char *text, double width, double *ret_width, double *ret_height)
{
  double own_width = 0, own_height = 0;

  pen->measure (style, text, width, &own_width, &own_height, pen->data);
  *ret_width = CLAMP (ceil (own_width), 1, width);
  *ret_height = MAX (1, ceil (own_height));
}

static BstMapNode *
add_node (const Pen *pen, BstMapNodeType type, double x, double y, double width, double height)
{
  BstMapNode node = { .type = type, .box = { x, y, width, height } };
  GArray *nodes = pen->layout->nodes;

  g_array_append_val (nodes, node);
  return &g_array_index (nodes, BstMapNode, nodes->len - 1);
}

/* --- Cards ------------------------------------------------------------------------------------------------------------- */

static double
measure_card (const Pen *pen, const BstMapCard *card, double *ret_facts_y)
{
  double pad = from_ems (pen, BST_MAP_CARD_PAD),
         width = from_ems (pen, CARD_WIDTH) - 2 * pad - from_ems (pen, BST_MAP_CARD_BAR), ignored, height, facts = 0;
  g_autofree char *text = g_strdup_printf ("%s %s", bst_card_kind_get_shape (card->kind), card->text);

  measure (pen, BST_MAP_STYLE_CARD, text, width, &ignored, &height);
  *ret_facts_y = 0;
  if (*card->facts != '\0')
    {
      measure (pen, BST_MAP_STYLE_FACTS, card->facts, width, &ignored, &facts);
      *ret_facts_y = pad + height;
    }
  return 2 * pad + height + facts;
}

/* Fills columns outwards from the axis. Returns the height of the panel; 0 where there are no cards. */
static double
place_side (const Pen *pen, guint group, BstMapSide side, double top)
{
  const GPtrArray *cards = ((BstMapGroup *) pen->layout->map->groups->pdata[group])->cards[side];
  double width = from_ems (pen, CARD_WIDTH), gap = from_ems (pen, GAP), pad = from_ems (pen, PANEL_PAD), y = 0,
         tallest = 0, inner = pen->axis / 2 + from_ems (pen, BRANCH) + pad;
  guint panel = pen->layout->nodes->len, column = 0;
  double budget = pen->budget * (*((BstMapGroup *) pen->layout->map->groups->pdata[group])->key != '\0' ? 1 : REST);

  if (cards->len == 0)
    return 0;
  add_node (pen, BST_MAP_NODE_PANEL, 0, top, 0, 0)->side = side;
  for (guint i = 0; i < cards->len; i++)
    {
      double facts_y, height = measure_card (pen, cards->pdata[i], &facts_y), x;
      BstMapNode *node;
      if (y > 0 && y + height > budget)
        {
          column++;
          y = 0;
        }
      x = inner + column * (width + gap);
      node = add_node (pen, BST_MAP_NODE_CARD, side == BST_MAP_START ? -x - width : x, top + pad + y, width, height);
      node->side = side;
      node->group = group;
      node->column = column;
      node->card = cards->pdata[i];
      node->facts_y = facts_y;
      tallest = MAX (tallest, y + height);
      y += height + gap;
    }
  {
    BstMapNode *node = &g_array_index (pen->layout->nodes, BstMapNode, panel);
    double panel_width = (column + 1) * (width + gap) - gap + 2 * pad;
    node->group = group;
    node->box = (BstMapBox) { side == BST_MAP_START ? -(inner - pad) - panel_width : inner - pad, top, panel_width,
                              tallest + 2 * pad };
  }
  return tallest + 2 * pad;
}

/* --- Groups ------------------------------------------------------------------------------------------------------------ */

static double
place_group (const Pen *pen, guint group, double top)
{
  double pad = from_ems (pen, BST_MAP_GROUP_PAD), width, height, row;
  guint own = pen->layout->nodes->len;
  BstMapNode *node;

  measure (pen, BST_MAP_STYLE_GROUP, ((BstMapGroup *) pen->layout->map->groups->pdata[group])->title,
           from_ems (pen, TITLE_WIDTH) - 2 * pad, &width, &height);
  width += 2 * pad;
  height += 2 * pad;
  add_node (pen, BST_MAP_NODE_GROUP, -floor (width / 2), top, width, height)->group = group;
  row = height;
  for (guint side = 0; side < BST_MAP_N_SIDES; side++)
    {
      double tall = place_side (pen, group, (BstMapSide) side, top);
      row = MAX (row, tall);
    }
  node = &g_array_index (pen->layout->nodes, BstMapNode, own);
  node->box.y = top + floor ((row - height) / 2);
  return row;
}

static double
place_head (const Pen *pen)
{
  const BstMap *map = pen->layout->map;
  double width, height, y, tallest = 0, inner = pen->axis / 2 + from_ems (pen, BRANCH);

  measure (pen, BST_MAP_STYLE_TITLE, map->title, from_ems (pen, HEAD_WIDTH), &width, &height);
  add_node (pen, BST_MAP_NODE_TITLE, -floor (width / 2), 0, width, height);
  y = height + from_ems (pen, HEAD_GAP);
  for (guint side = 0; side < BST_MAP_N_SIDES; side++)
    {
      measure (pen, BST_MAP_STYLE_CAPTION, bst_map_get_caption (map, (BstMapSide) side), from_ems (pen, 2 * CARD_WIDTH),
               &width, &height);
      add_node (pen, BST_MAP_NODE_CAPTION, side == BST_MAP_START ? -inner - width : inner, y, width, height)->side =
          (BstMapSide) side;
      tallest = MAX (tallest, height);
    }
  return y + tallest + from_ems (pen, 0.5);
}

static void
find_bounds (BstMapLayout *self)
{
  double left = 0, right = 0, bottom = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const BstMapNode *node = &g_array_index (self->nodes, BstMapNode, i);
      left = MIN (left, node->box.x);
      right = MAX (right, node->box.x + node->box.width);
      bottom = MAX (bottom, node->box.y + node->box.height);
      if (node->type == BST_MAP_NODE_CARD)
        g_hash_table_insert (self->by_card, node->card->id, GUINT_TO_POINTER (i));
    }
  self->bounds = (BstMapBox) { left, 0, right - left, bottom };
}

static void
place_legend (const Pen *pen, double y)
{
  g_autofree char *text = bst_map_say_legend (pen->layout->map);
  double width, height;

  if (*text == '\0')
    return;
  measure (pen, BST_MAP_STYLE_LEGEND, text, from_ems (pen, HEAD_WIDTH), &width, &height);
  add_node (pen, BST_MAP_NODE_LEGEND, -floor (width / 2), y, width, height);
}

/**
 * bst_map_layout_new:
 * @map: it is kept
 * @em: the size of the letters of a card, in the units in which @measure answers
 * @with_legend: whether the shapes are explained below
 * @measure: how large texts are; asked once for each text
 *
 * Returns: (transfer full): the same for the same map and measures
 */
BstMapLayout *
bst_map_layout_new (BstMap *map, double em, gboolean with_legend, BstMapMeasure measure_text, gpointer data)
{
  BstMapLayout *self = g_new0 (BstMapLayout, 1);
  gboolean is_mind = map->kind == BST_MAP_MIND;
  const Pen pen = {
    self,
    measure_text,
    data,
    em,
    2 * round ((is_mind ? AXIS_MIND : AXIS_NETWORK) * em / 2),
    (is_mind ? BUDGET_MIND : BUDGET_NETWORK) * em,
  };
  double y;

  self->map = bst_map_ref (map);
  self->em = em;
  self->nodes = g_array_new (FALSE, FALSE, sizeof (BstMapNode));
  self->by_card = g_hash_table_new (g_str_hash, g_str_equal);
  y = place_head (&pen);
  for (guint i = 0; i < map->groups->len; i++)
    y += place_group (&pen, i, y) + round (GROUP_GAP * em);
  if (with_legend)
    place_legend (&pen, y);
  find_bounds (self);
  return self;
}

void
bst_map_layout_free (BstMapLayout *self)
{
  g_hash_table_unref (self->by_card);
  g_array_unref (self->nodes);
  bst_map_unref (self->map);
  g_free (self);
}

/**
 * bst_map_layout_find:
 *
 * Returns: (transfer none) (nullable): where the card stands
 */
const BstMapNode *
bst_map_layout_find (const BstMapLayout *self, const char *card)
{
  gpointer index;

  return g_hash_table_lookup_extended (self->by_card, card, NULL, &index)
             ? &g_array_index (self->nodes, BstMapNode, GPOINTER_TO_UINT (index))
             : NULL;
}

/* --- Lines --------------------------------------------------------------------------------------------------------------- */

static void
add_branches (const BstMapLayout *self, GArray *curves)
{
  const BstMapNode *group = NULL;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const BstMapNode *node = &g_array_index (self->nodes, BstMapNode, i);
      if (node->type == BST_MAP_NODE_GROUP)
        {
          BstMapCurve axis = { 0, group != NULL ? group->box.y + group->box.height : 0, 0, node->box.y, FALSE, NULL };
          if (group == NULL)
            axis.y1 = g_array_index (self->nodes, BstMapNode, 0).box.height + 0.3 * self->em;
          if (self->map->kind == BST_MAP_MIND)
            g_array_append_val (curves, axis);
          group = node;
        }
      else if (node->type == BST_MAP_NODE_PANEL)
        {
          double sign = get_sign (node->side);
          BstMapCurve branch = { sign > 0 ? group->box.x + group->box.width : group->box.x,
                                 group->box.y + group->box.height / 2,
                                 sign > 0 ? node->box.x : node->box.x + node->box.width,
                                 node->box.y + node->box.height / 2,
                                 FALSE,
                                 NULL };
          g_array_append_val (curves, branch);
        }
    }
}

/**
 * bst_map_layout_list_curves:
 *
 * Returns: (transfer full) (element-type BstMapCurve): the axis and the branches, and over them where an offer meets a question
 */
GArray *
bst_map_layout_list_curves (const BstMapLayout *self)
{
  GArray *curves = g_array_new (FALSE, FALSE, sizeof (BstMapCurve));

  add_branches (self, curves);
  for (guint i = 0; i < self->map->links->len; i++)
    {
      const BstMapLink *link = &g_array_index (self->map->links, BstMapLink, i);
      const BstMapNode *offer = bst_map_layout_find (self, link->offer->id),
                       *question = bst_map_layout_find (self, link->question->id);
      BstMapCurve curve = { offer->box.x + offer->box.width,
                            offer->box.y + offer->box.height / 2,
                            question->box.x,
                            question->box.y + question->box.height / 2,
                            TRUE,
                            link };
      g_array_append_val (curves, curve);
    }
  return curves;
}

/* --- By the arrow keys ---------------------------------------------------------------------------------------------------- */

static gboolean
is_stop (const BstMapNode *node)
{
  return node->type == BST_MAP_NODE_CARD || node->type == BST_MAP_NODE_GROUP;
}

/* How far the interval lies from the other; 0 where they overlap. */
static double
get_distance (double from, double length, double other, double other_length)
{
  return MAX (0, MAX (other - (from + length), from - (other + other_length)));
}

/**
 * bst_map_layout_find_near:
 * @from: index of a card or a title of a group
 * @dx: -1, 0 or 1
 * @dy: -1, 0 or 1; exactly one of both is 0
 *
 * Returns: index of the nearest card or title in that direction; -1: there is none
 */
int
bst_map_layout_find_near (const BstMapLayout *self, guint from, int dx, int dy)
{
  const BstMapBox *own = &g_array_index (self->nodes, BstMapNode, from).box;
  double best = INFINITY;
  int found = -1;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const BstMapNode *node = &g_array_index (self->nodes, BstMapNode, i);
      const BstMapBox *box = &node->box;
      double ahead, aside, off, distance;
      if (i == from || !is_stop (node))
        continue;
      /* ahead: beyond the own middle and edge; aside: how far it lies from the straight line */
      ahead = dx != 0 ? dx * (box->x + box->width / 2 - own->x - own->width / 2)
                      : dy * (box->y + box->height / 2 - own->y - own->height / 2);
      aside = dx != 0 ? get_distance (own->y, own->height, box->y, box->height)
                      : get_distance (own->x, own->width, box->x, box->width);
      off = dx != 0 ? fabs (box->y + box->height / 2 - own->y - own->height / 2)
                    : fabs (box->x + box->width / 2 - own->x - own->width / 2);
      if (ahead <= 1)
        continue;
      distance = ahead + 4 * aside + 0.05 * off;
      if (distance < best)
        {
          best = distance;
          found = (int) i;
        }
    }
  return found;
}
