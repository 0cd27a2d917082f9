/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-map-canvas.h"
#include <math.h>
#include <string.h>

#define MARGIN 20 /* px around the drawing */

struct _BstMapCanvas {
  GtkWidget parent_instance;
  BstMapLayout *layout;
  BstMap *map;
  GHashTable *tiles;    /* key → BstMapTile */
  GPtrArray *of_nodes;  /* BstMapTile of each node of the layout, or NULL */
  GHashTable *measured; /* style and text → their size */
  double zoom, em;
  char *current; /* key of the tile that had the keyboard last */
};

G_DEFINE_FINAL_TYPE (BstMapCanvas, bst_map_canvas, GTK_TYPE_WIDGET)

/* --- Measuring ---------------------------------------------------------------------------------------------------------- */

static double
get_em (BstMapCanvas *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE,
         dpi = pango_cairo_context_get_resolution (context);

  return pango_font_description_get_size_is_absolute (font) ? size : size * (dpi > 0 ? dpi : 96) / 72;
}

typedef struct {
  double width, height;
} Size;

/* Only what was not measured before: a card more costs one text. */
static void
measure_cb (BstMapStyle style, const char *text, double width, double *ret_width, double *ret_height, gpointer data)
{
  BstMapCanvas *self = data;
  g_autofree char *key = g_strdup_printf ("%d %d %s", (int) style, (int) width, text);
  Size *size = g_hash_table_lookup (self->measured, key);

  if (size == NULL)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
      int own_width, own_height;
      bst_map_set_font (layout, GTK_WIDGET (self), style, self->em);
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_get_pixel_size (layout, &own_width, &own_height);
      size = g_new (Size, 1);
      *size = (Size) { own_width, own_height };
      g_hash_table_insert (self->measured, g_steal_pointer (&key), size);
    }
  *ret_width = size->width;
  *ret_height = size->height;
}

/* --- Tiles ---------------------------------------------------------------------------------------------------------------- */

static char *
make_key (const BstMapLayout *layout, const BstMapNode *node)
{
  if (node->card != NULL)
    return g_strconcat ("card:", node->card->id, NULL);
  return g_strconcat ("group:", ((BstMapGroup *) layout->map->groups->pdata[node->group])->key, NULL);
}

/* The children stand in the order in which they are read. */
static void
show_tile (BstMapCanvas *self, const BstMapNode *node, GHashTable *old, GtkWidget **last)
{
  char *key = make_key (self->layout, node);
  BstMapTile *tile = g_hash_table_lookup (old, key);

  if (tile == NULL)
    tile = g_object_ref_sink (BST_MAP_TILE (bst_map_tile_new (key)));
  else
    g_object_ref (tile);
  bst_map_tile_show (tile, self->layout, node);
  if (gtk_widget_get_parent (GTK_WIDGET (tile)) == NULL
      || (*last != NULL ? gtk_widget_get_next_sibling (*last) : gtk_widget_get_first_child (GTK_WIDGET (self)))
             != GTK_WIDGET (tile))
    gtk_widget_insert_after (GTK_WIDGET (tile), GTK_WIDGET (self), *last);
  *last = GTK_WIDGET (tile);
  g_ptr_array_add (self->of_nodes, tile);
  g_hash_table_insert (self->tiles, key, g_object_ref (tile));
  g_object_unref (tile);
}

static void
drop_gone (BstMapCanvas *self, GHashTable *old)
{
  GHashTableIter iter;
  gpointer key, tile;

  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, &key, &tile))
    if (g_hash_table_lookup (self->tiles, key) != tile)
      gtk_widget_unparent (tile);
}

static void
show_tiles (BstMapCanvas *self)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->tiles);
  GtkWidget *last = NULL;

  self->tiles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_ptr_array_set_size (self->of_nodes, 0);
  for (guint i = 0; self->layout != NULL && i < self->layout->nodes->len; i++)
    {
      const BstMapNode *node = &g_array_index (self->layout->nodes, BstMapNode, i);
      if (node->type == BST_MAP_NODE_CARD || node->type == BST_MAP_NODE_GROUP)
        show_tile (self, node, old, &last);
      else
        g_ptr_array_add (self->of_nodes, NULL);
    }
  drop_gone (self, old);
}

static void
lay_out (BstMapCanvas *self)
{
  double em = get_em (self);
  g_autofree char *label = NULL;

  g_clear_pointer (&self->layout, bst_map_layout_free);
  if (em != self->em)
    g_hash_table_remove_all (self->measured);
  self->em = em;
  if (self->map != NULL)
    {
      self->layout = bst_map_layout_new (self->map, em, FALSE, measure_cb, self);
      label = g_strdup_printf ("%s: %s", bst_map_get_name (self->map), self->map->title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  show_tiles (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * bst_map_canvas_set_map:
 * @map: (nullable): what is shown
 */
void
bst_map_canvas_set_map (BstMapCanvas *self, BstMap *map)
{
  if (map != NULL)
    bst_map_ref (map);
  g_clear_pointer (&self->map, bst_map_unref);
  self->map = map;
  lay_out (self);
}

/* --- Places ------------------------------------------------------------------------------------------------------------------ */

const BstMapLayout *
bst_map_canvas_get_layout (BstMapCanvas *self)
{
  return self->layout;
}

double
bst_map_canvas_get_zoom (BstMapCanvas *self)
{
  return self->zoom;
}

void
bst_map_canvas_set_zoom (BstMapCanvas *self, double zoom)
{
  if (self->zoom == zoom)
    return;
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * bst_map_canvas_get_size:
 *
 * How large the drawing is at that zoom, with its margin.
 */
void
bst_map_canvas_get_size (BstMapCanvas *self, double zoom, double *ret_width, double *ret_height)
{
  *ret_width = 2 * MARGIN + (self->layout != NULL ? ceil (self->layout->bounds.width * zoom) : 0);
  *ret_height = 2 * MARGIN + (self->layout != NULL ? ceil (self->layout->bounds.height * zoom) : 0);
}

/**
 * bst_map_canvas_get_origin:
 *
 * Where the origin of the layout is, in pixels; a drawing that is smaller than the canvas stands in its middle.
 */
void
bst_map_canvas_get_origin (BstMapCanvas *self, double *ret_x, double *ret_y)
{
  double width, height;

  bst_map_canvas_get_size (self, self->zoom, &width, &height);
  *ret_x = MARGIN + MAX (0, floor ((gtk_widget_get_width (GTK_WIDGET (self)) - width) / 2))
           - (self->layout != NULL ? floor (self->layout->bounds.x * self->zoom) : 0);
  *ret_y = MARGIN + MAX (0, floor ((gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2));
}

BstMapTile *
bst_map_canvas_find (BstMapCanvas *self, const char *key)
{
  return key != NULL ? g_hash_table_lookup (self->tiles, key) : NULL;
}

/* (nullable): the tile that has the keyboard, or had it last. */
BstMapTile *
bst_map_canvas_get_current (BstMapCanvas *self)
{
  return bst_map_canvas_find (self, self->current);
}

/* -1: it is not in the layout. */
int
bst_map_canvas_get_index (BstMapCanvas *self, BstMapTile *tile)
{
  guint index;

  return tile != NULL && g_ptr_array_find (self->of_nodes, tile, &index) ? (int) index : -1;
}

BstMapTile *
bst_map_canvas_get_tile (BstMapCanvas *self, guint index)
{
  return self->of_nodes->pdata[index];
}

/**
 * bst_map_canvas_find_at:
 *
 * Returns: (transfer full) (nullable): the key of the card or group there; a panel is its group
 */
char *
bst_map_canvas_find_at (BstMapCanvas *self, double x, double y)
{
  double left, top;
  char *key = NULL;

  bst_map_canvas_get_origin (self, &left, &top);
  x = (x - left) / self->zoom;
  y = (y - top) / self->zoom;
  for (guint i = 0; self->layout != NULL && i < self->layout->nodes->len; i++)
    {
      const BstMapNode *node = &g_array_index (self->layout->nodes, BstMapNode, i);
      if (node->type != BST_MAP_NODE_CARD && node->type != BST_MAP_NODE_GROUP && node->type != BST_MAP_NODE_PANEL)
        continue;
      if (x < node->box.x || y < node->box.y || x > node->box.x + node->box.width || y > node->box.y + node->box.height)
        continue;
      g_free (key);
      key = make_key (self->layout, node);
    }
  return key;
}

static void
place (BstMapTile *tile, double x, double y, double zoom, double width, double height)
{
  GskTransform *transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y));

  if (zoom != 1)
    transform = gsk_transform_scale (transform, (float) zoom, (float) zoom);
  gtk_widget_measure (GTK_WIDGET (tile), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (tile), (int) width, (int) height, -1, transform);
}

/* Room between the middles of this title and its nearer neighbour, on the screen. */
static double
get_room (BstMapCanvas *self, const BstMapNode *node)
{
  double middle = node->box.y + node->box.height / 2, room = 4 * self->em / self->zoom;

  for (guint i = 0; i < self->layout->nodes->len; i++)
    {
      const BstMapNode *other = &g_array_index (self->layout->nodes, BstMapNode, i);
      if (other != node && other->type == BST_MAP_NODE_GROUP)
        room = MIN (room, fabs (other->box.y + other->box.height / 2 - middle));
    }
  return room * self->zoom;
}

static void
place_title (BstMapCanvas *self, BstMapTile *tile, const BstMapNode *node, double left, double top)
{
  double width, height;

  bst_map_tile_set_zoom (tile, self->zoom, get_room (self, node));
  if (!bst_map_tile_is_far (tile))
    {
      place (tile, left + node->box.x * self->zoom, top + node->box.y * self->zoom, self->zoom, node->box.width,
             node->box.height);
      return;
    }
  bst_map_tile_get_far_size (tile, &width, &height);
  place (tile, left + (node->box.x + node->box.width / 2) * self->zoom - width / 2,
         top + (node->box.y + node->box.height / 2) * self->zoom - height / 2, 1, width, height);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BstMapCanvas *self = BST_MAP_CANVAS (widget);
  double left, top;

  bst_map_canvas_get_origin (self, &left, &top);
  for (guint i = 0; i < self->of_nodes->len; i++)
    {
      const BstMapNode *node = &g_array_index (self->layout->nodes, BstMapNode, i);
      BstMapTile *tile = self->of_nodes->pdata[i];
      if (tile == NULL)
        continue;
      if (node->type == BST_MAP_NODE_GROUP)
        {
          place_title (self, tile, node, left, top);
          continue;
        }
      bst_map_tile_set_zoom (tile, self->zoom, 0);
      place (tile, left + node->box.x * self->zoom, top + node->box.y * self->zoom, self->zoom, node->box.width,
             node->box.height);
    }
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
         int *natural_baseline)
{
  double width, height;

  bst_map_canvas_get_size (BST_MAP_CANVAS (widget), BST_MAP_CANVAS (widget)->zoom, &width, &height);
  *minimum = *natural = (int) (orientation == GTK_ORIENTATION_HORIZONTAL ? width : height);
}

/* --- Drawing ------------------------------------------------------------------------------------------------------------------------ */

/* Of a card: whether something of it is in view. */
static gboolean
is_seen (BstMapCanvas *self, const BstMapNode *node, const graphene_rect_t *view, double left, double top)
{
  const graphene_rect_t box =
      GRAPHENE_RECT_INIT ((float) (left + node->box.x * self->zoom), (float) (top + node->box.y * self->zoom),
                          (float) (node->box.width * self->zoom), (float) (node->box.height * self->zoom));

  return node->type != BST_MAP_NODE_CARD || graphene_rect_intersection (view, &box, NULL);
}

/* Titles lie over the cards: seen from far they are larger than the room between these. */
static void
snapshot_tiles (BstMapCanvas *self, GtkSnapshot *snapshot, BstMapNodeType type, double left, double top)
{
  GtkWidget *viewport = gtk_widget_get_parent (GTK_WIDGET (self));
  graphene_rect_t view;
  gboolean all = viewport == NULL || !gtk_widget_compute_bounds (viewport, GTK_WIDGET (self), &view);

  for (guint i = 0; i < self->of_nodes->len; i++)
    {
      const BstMapNode *node = &g_array_index (self->layout->nodes, BstMapNode, i);
      if (self->of_nodes->pdata[i] != NULL && node->type == type && (all || is_seen (self, node, &view, left, top)))
        gtk_widget_snapshot_child (GTK_WIDGET (self), self->of_nodes->pdata[i], snapshot);
    }
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BstMapCanvas *self = BST_MAP_CANVAS (widget);
  double left, top;

  if (self->layout == NULL)
    return;
  bst_map_canvas_get_origin (self, &left, &top);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) left, (float) top));
  gtk_snapshot_scale (snapshot, (float) self->zoom, (float) self->zoom);
  bst_map_draw_below (widget, snapshot, self->layout, self->zoom, self->current);
  gtk_snapshot_restore (snapshot);
  snapshot_tiles (self, snapshot, BST_MAP_NODE_CARD, left, top);
  snapshot_tiles (self, snapshot, BST_MAP_NODE_GROUP, left, top);
}

/* --- The keyboard ------------------------------------------------------------------------------------------------------------------ */

/* One stop for Tab: the arrows go from card to card. */
static gboolean
focus (GtkWidget *widget, GtkDirectionType direction)
{
  BstMapCanvas *self = BST_MAP_CANVAS (widget);
  BstMapTile *tile = bst_map_canvas_get_current (self);

  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  if (tile == NULL)
    tile = (BstMapTile *) gtk_widget_get_first_child (widget);
  return tile != NULL && gtk_widget_grab_focus (GTK_WIDGET (tile));
}

static void
set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  BstMapCanvas *self = BST_MAP_CANVAS (widget);

  GTK_WIDGET_CLASS (bst_map_canvas_parent_class)->set_focus_child (widget, child);
  if (child == NULL)
    return;
  if (g_set_str (&self->current, bst_map_tile_get_key (BST_MAP_TILE (child))))
    gtk_widget_queue_draw (widget);
  g_signal_emit_by_name (self, "current");
}

/* Other letters, or a larger text. */
static void
css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  BstMapCanvas *self = BST_MAP_CANVAS (widget);

  GTK_WIDGET_CLASS (bst_map_canvas_parent_class)->css_changed (widget, change);
  if (self->map != NULL && get_em (self) != self->em)
    lay_out (self);
}

/* --- Object --------------------------------------------------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  BstMapCanvas *self = BST_MAP_CANVAS (object);
  GtkWidget *child;

  g_clear_pointer (&self->layout, bst_map_layout_free);
  g_ptr_array_set_size (self->of_nodes, 0);
  g_hash_table_remove_all (self->tiles);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (bst_map_canvas_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  BstMapCanvas *self = BST_MAP_CANVAS (object);

  g_clear_pointer (&self->map, bst_map_unref);
  g_hash_table_unref (self->tiles);
  g_hash_table_unref (self->measured);
  g_ptr_array_unref (self->of_nodes);
  g_free (self->current);
  G_OBJECT_CLASS (bst_map_canvas_parent_class)->finalize (object);
}

static void
bst_map_canvas_class_init (BstMapCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  widget_class->snapshot = snapshot;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  widget_class->focus = focus;
  widget_class->set_focus_child = set_focus_child;
  widget_class->css_changed = css_changed;
  g_signal_new ("current", BST_TYPE_MAP_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "mapcanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
bst_map_canvas_init (BstMapCanvas *self)
{
  self->zoom = 1;
  self->tiles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->measured = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->of_nodes = g_ptr_array_new ();
}

GtkWidget *
bst_map_canvas_new (void)
{
  return g_object_new (BST_TYPE_MAP_CANVAS, NULL);
}
