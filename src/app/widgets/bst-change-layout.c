/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-change-layout.h"

#define GAP 12         /* px between columns */
#define LINE_GAP 3     /* px between what stands below each other */
#define LABEL_SHARE 22 /* percent of the width */
#define CHARS_A_SIDE 27 /* the least room that makes a column worth reading */

struct _BstChangeLayout {
  GtkLayoutManager parent_instance;
  guint n_sides;
};

G_DEFINE_FINAL_TYPE (BstChangeLayout, bst_change_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct {
  GtkWidget *widget;
  GtkAllocation at;
  gboolean hidden;
} Place;

/* By the size of the text, so that large text comes below each other sooner. */
static gboolean
is_narrow (BstChangeLayout *self, GtkWidget *widget, int width)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int character = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  return width < (int) (self->n_sides + 1) * CHARS_A_SIDE * character;
}

static int
height_of (GtkWidget *child, int width)
{
  int least, height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, least), NULL, &height, NULL, NULL);
  return height;
}

static int
place_below (GtkWidget *widget, int width, GArray *places)
{
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        Place place = { child, { 0, y, width, height_of (child, width) }, FALSE };
        g_array_append_val (places, place);
        y += place.at.height + LINE_GAP;
      }
  return MAX (0, y - LINE_GAP);
}

/* Captions stand once above the columns, so they are not shown here. */
static int
place_beside (BstChangeLayout *self, GtkWidget *widget, int width, GArray *places)
{
  int label = width * LABEL_SHARE / 100, n = (int) self->n_sides, side = (width - label - n * GAP) / n;
  int height = 0, index = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child), index++)
    {
      gboolean caption = index % 2 == 1 && index < 2 * n, last = index > 2 * n;
      int column = index / 2;
      Place place = { child, { 0, 0, label, 0 }, caption };

      if (!gtk_widget_should_layout (child))
        continue;
      if (!caption && !last && index > 0)
        place.at = (GtkAllocation) { label + GAP + (column - 1) * (side + GAP), 0, side, 0 };
      else if (last)
        place.at = (GtkAllocation) { label + GAP, height + LINE_GAP, width - label - GAP, 0 };
      place.at.height = caption ? 0 : height_of (child, place.at.width);
      if (!caption)
        height = MAX (height, place.at.y + place.at.height);
      g_array_append_val (places, place);
    }
  for (guint i = 0; i < places->len; i++)
    if (!g_array_index (places, Place, i).hidden && g_array_index (places, Place, i).at.y == 0)
      g_array_index (places, Place, i).at.height = height;
  return height;
}

static int
place_children (BstChangeLayout *self, GtkWidget *widget, int width, GArray *places)
{
  return is_narrow (self, widget, width) ? place_below (widget, width, places)
                                         : place_beside (self, widget, width, places);
}

static void
measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
         int *natural, int *minimum_baseline, int *natural_baseline)
{
  BstChangeLayout *self = BST_CHANGE_LAYOUT (manager);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  int least = 0, most = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_least, child_most;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_least, &child_most, NULL, NULL);
      least = MAX (least, child_least);
      most = MAX (most, child_most);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = most;
      return;
    }
  *minimum = *natural = place_children (self, widget, for_size < 0 ? most : MAX (for_size, least), places);
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  place_children (BST_CHANGE_LAYOUT (manager), widget, width, places);
  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);
      gtk_widget_set_child_visible (place->widget, !place->hidden);
      if (place->hidden)
        continue;
      if (mirrored)
        place->at.x = width - place->at.x - place->at.width;
      gtk_widget_size_allocate (place->widget, &place->at, -1);
    }
}

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bst_change_layout_class_init (BstChangeLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = measure;
  manager_class->allocate = allocate;
  manager_class->get_request_mode = get_request_mode;
}

static void
bst_change_layout_init (BstChangeLayout *self)
{
}

/**
 * bst_change_layout_new:
 * @n_sides: how many values stand beside each other
 *
 * Returns: (transfer full): the layout manager
 */
GtkLayoutManager *
bst_change_layout_new (guint n_sides)
{
  BstChangeLayout *self = g_object_new (BST_TYPE_CHANGE_LAYOUT, NULL);

  self->n_sides = n_sides;
  return GTK_LAYOUT_MANAGER (self);
}
