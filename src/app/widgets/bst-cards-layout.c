/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-cards-layout.h"

struct _BstCardsLayout {
  GtkLayoutManager parent_instance;
  int card_width, spacing; /* px; a card is at least so wide where there is room */
};

G_DEFINE_FINAL_TYPE (BstCardsLayout, bst_cards_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
get_columns (BstCardsLayout *self, int width)
{
  return MAX (1, (width + self->spacing) / (self->card_width + self->spacing));
}

/* Lays out at this width; places the children where that is wanted. Returns the height. */
static int
lay_out (BstCardsLayout *self, GtkWidget *widget, int width, gboolean place)
{
  int columns = get_columns (self, width), card = (width - (columns - 1) * self->spacing) / columns, y = 0;
  GtkWidget *line = gtk_widget_get_first_child (widget);

  while (line != NULL)
    {
      GtkWidget *child = line;
      int height = 0, x = 0;
      for (int i = 0; i < columns && child != NULL; i++, child = gtk_widget_get_next_sibling (child))
        {
          int natural, least;
          gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
          gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (card, least), NULL, &natural, NULL, NULL);
          height = MAX (height, natural);
        }
      for (; place && line != child; line = gtk_widget_get_next_sibling (line))
        {
          gtk_widget_size_allocate (line, &(GtkAllocation) { x, y, card, height }, -1);
          x += card + self->spacing;
        }
      y += height + (child != NULL ? self->spacing : 0);
      line = child;
    }
  return y;
}

static void
measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
         int *natural, int *minimum_baseline, int *natural_baseline)
{
  BstCardsLayout *self = BST_CARDS_LAYOUT (manager);
  int least = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int own;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &own, NULL, NULL, NULL);
      least = MAX (least, own);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = MAX (least, 3 * self->card_width + 2 * self->spacing);
    }
  else
    *minimum = *natural =
        lay_out (self, widget, for_size < 0 ? MAX (least, self->card_width) : MAX (for_size, least), FALSE);
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (BST_CARDS_LAYOUT (manager), widget, width, TRUE);
}

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bst_cards_layout_class_init (BstCardsLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = measure;
  manager_class->allocate = allocate;
  manager_class->get_request_mode = get_request_mode;
}

static void
bst_cards_layout_init (BstCardsLayout *self)
{
}

GtkLayoutManager *
bst_cards_layout_new (int card_width, int spacing)
{
  BstCardsLayout *self = g_object_new (BST_TYPE_CARDS_LAYOUT, NULL);

  self->card_width = card_width;
  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
