/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-gap-tile.h"

#define LEAD_SCALE 1.25
#define SMALL_SCALE 0.86

struct _BstGapTile {
  GtkWidget parent_instance;
  BstTileKind kind;
  BstTileText text;
  PangoLayout *layout; /* NULL: to be made */
};

G_DEFINE_FINAL_TYPE (BstGapTile, bst_gap_tile, GTK_TYPE_WIDGET)

void
bst_tile_text_clear (BstTileText *text)
{
  g_clear_pointer (&text->lead, g_free);
  g_clear_pointer (&text->title, g_free);
  g_clear_pointer (&text->caption, g_free);
  g_clear_pointer (&text->name, g_free);
}

/* --- Drawing ---------------------------------------------------------------------------------------------------------- */

static void
insert (PangoAttrList *attributes, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

static void
append_small (PangoAttrList *attributes, gsize start, gsize end, double alpha)
{
  insert (attributes, pango_attr_scale_new (SMALL_SCALE), start, end);
  if (alpha < 1)
    insert (attributes, pango_attr_foreground_alpha_new ((guint16) (alpha * G_MAXUINT16)), start, end);
}

static PangoLayout *
create_layout (BstGapTile *self, const BstTileText *text)
{
  g_autoptr (GString) words = g_string_new (text->lead);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoLayout *layout;
  gsize lead = words->len, title;

  if (text->title != NULL)
    g_string_append_printf (words, "%s%s", lead > 0 ? " " : "", text->title);
  title = words->len;
  if (text->caption != NULL && *text->caption != '\0')
    g_string_append_printf (words, "%s%s", title > 0 ? "\n" : "", text->caption);
  insert (attributes, pango_attr_scale_new (LEAD_SCALE), 0, lead);
  insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0, lead);
  append_small (attributes, lead, title, 1);
  insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD), lead, title);
  append_small (attributes, title, words->len, 0.8);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words->str);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_attr_list_unref (attributes);
  return layout;
}

static PangoLayout *
get_layout (BstGapTile *self)
{
  if (self->layout == NULL)
    self->layout = create_layout (self, &self->text);
  pango_layout_set_width (self->layout, MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1) * PANGO_SCALE);
  pango_layout_set_height (self->layout, MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1) * PANGO_SCALE);
  return self->layout;
}

static void
bst_gap_tile_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  gtk_snapshot_append_layout (snapshot, get_layout (BST_GAP_TILE (widget)), &color);
}

/* The matrix decides how large it is. */
static void
bst_gap_tile_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 1;
}

static void
bst_gap_tile_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bst_gap_tile_parent_class)->css_changed (widget, change);
  g_clear_object (&BST_GAP_TILE (widget)->layout);
}

/**
 * bst_gap_tile_measure_words:
 *
 * Returns: how high these words would be in @width, without the padding of a tile
 */
int
bst_gap_tile_measure_words (BstGapTile *self, const BstTileText *text, int width)
{
  g_autoptr (PangoLayout) layout = create_layout (self, text);
  int height;

  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
  pango_layout_set_height (layout, G_MAXINT);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/**
 * bst_gap_tile_is_cut:
 *
 * Returns: whether it has no room for all of its words
 */
gboolean
bst_gap_tile_is_cut (BstGapTile *self)
{
  return pango_layout_is_ellipsized (get_layout (self));
}

const char *
bst_gap_tile_get_name (BstGapTile *self)
{
  return self->text.name;
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  BstGapTile *self = BST_GAP_TILE (widget);

  if (self->text.name == NULL || (self->kind == BST_TILE_CELL && !bst_gap_tile_is_cut (self)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->text.name);
  return TRUE;
}

/* --- What it shows ---------------------------------------------------------------------------------------------------- */

static gboolean
same (const BstTileText *a, const BstTileText *b)
{
  return g_strcmp0 (a->lead, b->lead) == 0 && g_strcmp0 (a->title, b->title) == 0
         && g_strcmp0 (a->caption, b->caption) == 0 && g_strcmp0 (a->name, b->name) == 0
         && g_strcmp0 (a->css_class, b->css_class) == 0;
}

/**
 * bst_gap_tile_show:
 * @text: its strings are taken; what was in it is %NULL afterwards
 */
void
bst_gap_tile_show (BstGapTile *self, BstTileText *text)
{
  if (same (&self->text, text))
    {
      bst_tile_text_clear (text);
      return;
    }
  if (g_strcmp0 (self->text.css_class, text->css_class) != 0)
    {
      if (self->text.css_class != NULL)
        gtk_widget_remove_css_class (GTK_WIDGET (self), self->text.css_class);
      if (text->css_class != NULL)
        gtk_widget_add_css_class (GTK_WIDGET (self), text->css_class);
    }
  if (g_strcmp0 (self->text.name, text->name) != 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text->name, -1);
  bst_tile_text_clear (&self->text);
  self->text = *text;
  *text = (BstTileText) { NULL };
  g_clear_object (&self->layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

BstGapTile *
bst_gap_tile_new (BstTileKind kind)
{
  static const GtkAccessibleRole roles[] = {
    [BST_TILE_CELL] = GTK_ACCESSIBLE_ROLE_GRID_CELL,
    [BST_TILE_ROW] = GTK_ACCESSIBLE_ROLE_ROW_HEADER,
    [BST_TILE_COLUMN] = GTK_ACCESSIBLE_ROLE_COLUMN_HEADER,
    [BST_TILE_CORNER] = GTK_ACCESSIBLE_ROLE_GENERIC,
  };
  static const char *const classes[] = { "cell", "row-head", "column-head", "corner" };
  BstGapTile *self = g_object_new (BST_TYPE_GAP_TILE, "accessible-role", roles[kind], "css-classes",
                                   (const char *[]) { classes[kind], NULL }, NULL);

  self->kind = kind;
  gtk_widget_set_focusable (GTK_WIDGET (self), kind == BST_TILE_CELL);
  return self;
}

/* --- Object ------------------------------------------------------------------------------------------------------------ */

static void
bst_gap_tile_dispose (GObject *object)
{
  BstGapTile *self = BST_GAP_TILE (object);

  bst_tile_text_clear (&self->text);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (bst_gap_tile_parent_class)->dispose (object);
}

static void
bst_gap_tile_class_init (BstGapTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_gap_tile_dispose;
  widget_class->snapshot = bst_gap_tile_snapshot;
  widget_class->measure = bst_gap_tile_measure;
  widget_class->css_changed = bst_gap_tile_css_changed;
  gtk_widget_class_set_css_name (widget_class, "gap-tile");
}

static void
bst_gap_tile_init (BstGapTile *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
