/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-map-tile.h"
#include <math.h>
#include <string.h>

/* Below this zoom letters cannot be read: a card is a coloured box then, and titles keep their size. */
#define FAR 0.5
#define FAR_WIDTH 15.0 /* of a title, in ems on the screen */

struct _BstMapTile {
  GtkWidget parent_instance;
  char *key, *spoken, *text, *facts;
  double width, em, facts_y, zoom, room; /* room: px on the screen between this title and the next */
  BstMapNodeType type;
  BstCardKind kind; /* of a card */
  /* Made when they are drawn: most cards of a large map are not in view, and far ones have no letters. far: of a title, at the
   * size of the screen */
  PangoLayout *layout, *below, *far;
};

G_DEFINE_FINAL_TYPE (BstMapTile, bst_map_tile, GTK_TYPE_WIDGET)

/**
 * bst_map_set_font:
 *
 * Sets the letters of @layout to those of the style.
 */
void
bst_map_set_font (PangoLayout *layout, GtkWidget *widget, BstMapStyle style, double em)
{
  static const struct {
    double size;
    PangoWeight weight;
  } styles[] = {
    [BST_MAP_STYLE_TITLE] = { 1.6, PANGO_WEIGHT_BOLD },    [BST_MAP_STYLE_CAPTION] = { 1.1, PANGO_WEIGHT_BOLD },
    [BST_MAP_STYLE_GROUP] = { 1.08, PANGO_WEIGHT_BOLD },   [BST_MAP_STYLE_CARD] = { 1, PANGO_WEIGHT_NORMAL },
    [BST_MAP_STYLE_FACTS] = { 0.86, PANGO_WEIGHT_NORMAL }, [BST_MAP_STYLE_LEGEND] = { 0.95, PANGO_WEIGHT_NORMAL },
  };
  PangoFontDescription *font =
      pango_font_description_copy (pango_context_get_font_description (gtk_widget_get_pango_context (widget)));

  pango_font_description_set_absolute_size (font, styles[style].size * em * PANGO_SCALE);
  pango_font_description_set_weight (font, styles[style].weight);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_font_description_free (font);
}

/* --- What it shows ------------------------------------------------------------------------------------------------------ */

static PangoLayout *
new_layout (BstMapTile *self, BstMapStyle style, const char *text, double width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  bst_map_set_font (layout, GTK_WIDGET (self), style, self->em);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  return layout;
}

static void
drop_layouts (BstMapTile *self)
{
  g_clear_object (&self->below);
  g_clear_object (&self->far);
  g_clear_object (&self->layout);
}

static void
make_layouts (BstMapTile *self)
{
  gboolean is_card = self->type == BST_MAP_NODE_CARD;
  double room = is_card ? self->width - round (2 * BST_MAP_CARD_PAD * self->em) - round (BST_MAP_CARD_BAR * self->em)
                        : self->width - round (2 * BST_MAP_GROUP_PAD * self->em);

  if (self->layout != NULL)
    return;
  self->layout = new_layout (self, is_card ? BST_MAP_STYLE_CARD : BST_MAP_STYLE_GROUP, self->text, room);
  if (!is_card)
    pango_layout_set_alignment (self->layout, PANGO_ALIGN_CENTER);
  if (self->facts_y > 0)
    self->below = new_layout (self, BST_MAP_STYLE_FACTS, self->facts, room);
}

static char *
say (const BstMapLayout *layout, const BstMapNode *node)
{
  const BstMapGroup *group = layout->map->groups->pdata[node->group];
  g_autofree char *what =
      node->card != NULL ? bst_map_say_card (layout->map, node->card) : bst_map_say_group (layout->map, node->group);

  return node->card != NULL
             ? g_strdup_printf ("%s; %s: %s", what, group->title, bst_map_get_caption (layout->map, node->side))
             : g_strdup_printf ("%s; %s", group->title, what);
}

/**
 * bst_map_tile_show:
 * @node: the card or group
 */
void
bst_map_tile_show (BstMapTile *self, const BstMapLayout *layout, const BstMapNode *node)
{
  const BstMapGroup *group = layout->map->groups->pdata[node->group];
  const char *kind =
      node->card != NULL ? bst_kind_get_field (BST_KIND_CARDS, "kind")->values[node->card->kind].name : "group-title";
  const char *classes[] = { kind, node->card != NULL && node->card->hidden ? "hidden-card" : NULL, NULL };
  g_autofree char *spoken = say (layout, node);
  g_autofree char *text = node->card != NULL
                              ? g_strdup_printf ("%s %s", bst_card_kind_get_shape (node->card->kind), node->card->text)
                              : g_strdup (group->title);
  gboolean changed = self->em != layout->em || self->facts_y != node->facts_y || self->width != node->box.width;

  changed |= g_set_str (&self->text, text);
  changed |= g_set_str (&self->facts, node->card != NULL ? node->card->facts : "");
  self->type = node->type;
  self->kind = node->card != NULL ? node->card->kind : BST_CARD_IDEA;
  self->em = layout->em;
  self->facts_y = node->facts_y;
  self->width = node->box.width;
  if (changed)
    {
      drop_layouts (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  if (!g_set_str (&self->spoken, spoken) && !changed)
    return;
  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* --- Seen from far ------------------------------------------------------------------------------------------------------ */

/* A title is then as large as the room between it and the next allows, and never larger than near by. */
static void
make_far (BstMapTile *self)
{
  double size = CLAMP (self->room / 1.7, 0.6 * self->em, self->em);
  int lines = self->room > 3 * self->em ? 2 : 1;

  g_clear_object (&self->far);
  self->far = new_layout (self, BST_MAP_STYLE_GROUP, self->text, FAR_WIDTH * self->em);
  bst_map_set_font (self->far, GTK_WIDGET (self), BST_MAP_STYLE_GROUP, size);
  pango_layout_set_height (self->far, -lines);
  pango_layout_set_ellipsize (self->far, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (self->far, PANGO_ALIGN_CENTER);
}

/**
 * bst_map_tile_set_zoom:
 * @room: of a title: pixels of the screen between it and the next
 */
void
bst_map_tile_set_zoom (BstMapTile *self, double zoom, double room)
{
  gboolean was_far = bst_map_tile_is_far (self);

  if (self->zoom == zoom && self->room == room)
    return;
  self->zoom = zoom;
  self->room = room;
  g_clear_object (&self->far);
  if (was_far != bst_map_tile_is_far (self) || bst_map_tile_is_far (self))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
bst_map_tile_is_far (BstMapTile *self)
{
  return self->zoom < (self->type == BST_MAP_NODE_CARD ? FAR : 0.9);
}

/**
 * bst_map_tile_get_far_size:
 *
 * How large a title is on the screen, whatever the zoom.
 */
void
bst_map_tile_get_far_size (BstMapTile *self, double *ret_width, double *ret_height)
{
  int width, height;

  if (self->far == NULL)
    make_far (self);
  pango_layout_set_width (self->far, (int) (FAR_WIDTH * self->em * PANGO_SCALE));
  pango_layout_get_pixel_size (self->far, &width, &height);
  *ret_width = width + round (self->em);
  *ret_height = height + 6;
  pango_layout_set_width (self->far, width * PANGO_SCALE);
}

/* --- Drawing -------------------------------------------------------------------------------------------------------------- */

static void
draw (GtkSnapshot *snapshot, PangoLayout *layout, double x, double y, const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_title (BstMapTile *self, GtkSnapshot *snapshot, const GdkRGBA *colour)
{
  double pad = round (BST_MAP_GROUP_PAD * self->em);
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self)), own, tall;

  if (!bst_map_tile_is_far (self))
    {
      make_layouts (self);
      pango_layout_get_pixel_size (self->layout, NULL, &tall);
      draw (snapshot, self->layout, pad - 1, (height - tall) / 2.0, colour);
      return;
    }
  if (self->far == NULL)
    return;
  pango_layout_get_pixel_size (self->far, &own, &tall);
  draw (snapshot, self->far, (width - own) / 2.0, (height - tall) / 2.0, colour);
}

/* Seen from far, how much of what there is: colours by kind, which the outline and the words near by say too. */
static void
snapshot_far (BstMapTile *self, GtkSnapshot *snapshot)
{
  static const GdkRGBA colours[BST_N_CARD_KINDS] = {
    [BST_CARD_IDEA] = { 0.50f, 0.50f, 0.50f, 0.45f },      [BST_CARD_OBSTACLE] = { 0.88f, 0.11f, 0.14f, 0.55f },
    [BST_CARD_LEVER] = { 0.15f, 0.63f, 0.41f, 0.60f },     [BST_CARD_NEED] = { 0.57f, 0.25f, 0.67f, 0.55f },
    [BST_CARD_ATTENTION] = { 0.90f, 0.38f, 0.00f, 0.55f }, [BST_CARD_OPPORTUNITY] = { 0.90f, 0.65f, 0.04f, 0.55f },
    [BST_CARD_PITCH] = { 0.21f, 0.52f, 0.89f, 0.55f },     [BST_CARD_DECISION] = { 0.53f, 0.37f, 0.24f, 0.60f },
  };

  gtk_snapshot_append_color (snapshot, &colours[self->kind],
                             &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                                                  (float) gtk_widget_get_height (GTK_WIDGET (self))));
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BstMapTile *self = BST_MAP_TILE (widget);
  double pad = round (BST_MAP_CARD_PAD * self->em);
  GdkRGBA colour;

  gtk_widget_get_color (widget, &colour);
  if (self->type != BST_MAP_NODE_CARD)
    snapshot_title (self, snapshot, &colour);
  if (self->type != BST_MAP_NODE_CARD)
    return;
  if (bst_map_tile_is_far (self))
    {
      snapshot_far (self, snapshot);
      return;
    }
  make_layouts (self);
  draw (snapshot, self->layout, pad, pad - 1, &colour);
  colour.alpha *= 0.85f;
  if (self->below != NULL)
    draw (snapshot, self->below, pad, self->facts_y - 1, &colour);
}

/* The map says how large it is. */
static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
         int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
dispose (GObject *object)
{
  BstMapTile *self = BST_MAP_TILE (object);

  drop_layouts (self);
  G_OBJECT_CLASS (bst_map_tile_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  BstMapTile *self = BST_MAP_TILE (object);

  g_free (self->key);
  g_free (self->spoken);
  g_free (self->text);
  g_free (self->facts);
  G_OBJECT_CLASS (bst_map_tile_parent_class)->finalize (object);
}

static void
bst_map_tile_class_init (BstMapTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  widget_class->snapshot = snapshot;
  widget_class->measure = measure;
  gtk_widget_class_set_css_name (widget_class, "maptile");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
bst_map_tile_init (BstMapTile *self)
{
  self->zoom = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
bst_map_tile_new (const char *key)
{
  BstMapTile *self = g_object_new (BST_TYPE_MAP_TILE, NULL);

  self->key = g_strdup (key);
  return GTK_WIDGET (self);
}

const char *
bst_map_tile_get_key (BstMapTile *self)
{
  return self->key;
}
