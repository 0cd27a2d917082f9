/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-flow-layout.h"

struct _BstFlowLayout {
  GtkLayoutManager parent_instance;
  int spacing;   /* px */
  gboolean fill; /* the children of a line share all of its width */
};

G_DEFINE_FINAL_TYPE (BstFlowLayout, bst_flow_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct {
  GtkWidget *widget;
  int x, y, width, height;
} Place;

static int
natural_width (GtkWidget *child, int room)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, room));
}

/* Sets x, width and height of the children of one line; returns its height. */
static int
finish_line (BstFlowLayout *self, GArray *places, guint first, int y, int room)
{
  guint n = places->len - first;
  int used = (int) (n - 1) * self->spacing, x = 0, height = 0, extra;

  for (guint i = first; i < places->len; i++)
    used += g_array_index (places, Place, i).width;
  extra = self->fill ? MAX (0, room - used) : 0;
  for (guint i = first; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);
      int share = extra / (int) (places->len - i);

      extra -= share;
      place->width += share;
      place->x = x;
      place->y = y;
      gtk_widget_measure (place->widget, GTK_ORIENTATION_VERTICAL, place->width, NULL, &place->height, NULL, NULL);
      x += place->width + self->spacing;
      height = MAX (height, place->height);
    }
  for (guint i = first; i < places->len; i++)
    g_array_index (places, Place, i).height = height;
  return height;
}

static GArray *
place_children (BstFlowLayout *self, GtkWidget *widget, int room, int *ret_height)
{
  GArray *places = g_array_new (FALSE, TRUE, sizeof (Place));
  guint first = 0;
  int x = 0, y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      Place place = { .widget = child };

      if (!gtk_widget_should_layout (child))
        continue;
      place.width = natural_width (child, room);
      if (places->len > first && x + place.width > room)
        {
          y += finish_line (self, places, first, y, room) + self->spacing;
          first = places->len;
          x = 0;
        }
      x += place.width + self->spacing;
      g_array_append_val (places, place);
    }
  *ret_height = places->len > first ? y + finish_line (self, places, first, y, room) : 0;
  return places;
}

static void
measure_width (BstFlowLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static void
measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
         int *natural, int *minimum_baseline, int *natural_baseline)
{
  BstFlowLayout *self = BST_FLOW_LAYOUT (manager);
  int least, most;

  measure_width (self, widget, &least, &most);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = most;
      return;
    }
  g_array_unref (place_children (self, widget, for_size < 0 ? most : MAX (for_size, least), natural));
  *minimum = *natural;
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  int used;
  g_autoptr (GArray) places = place_children (BST_FLOW_LAYOUT (manager), widget, width, &used);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      int x = mirrored ? width - place->x - place->width : place->x;

      gtk_widget_size_allocate (place->widget, &(GtkAllocation) { x, place->y, place->width, place->height }, -1);
    }
}

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bst_flow_layout_class_init (BstFlowLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = measure;
  manager_class->allocate = allocate;
  manager_class->get_request_mode = get_request_mode;
}

static void
bst_flow_layout_init (BstFlowLayout *self)
{
}

/**
 * bst_flow_new:
 * @spacing: between children and between lines, in px
 * @fill: whether the children of a line share all of its width
 *
 * Returns: (transfer floating): a box whose children flow
 */
GtkWidget *
bst_flow_new (int spacing, gboolean fill)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  BstFlowLayout *layout = g_object_new (BST_TYPE_FLOW_LAYOUT, NULL);

  layout->spacing = spacing;
  layout->fill = fill;
  gtk_widget_set_layout_manager (box, GTK_LAYOUT_MANAGER (layout));
  return box;
}
