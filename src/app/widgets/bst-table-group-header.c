/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-table-group-header.h"

#define COUNT_GAP 12 /* between the title and the number */
#define MOST_LINES 8

struct _BstTableGroupHeader {
  GtkWidget parent_instance;
  BstTable *table; /* borrowed */
  char *title;
  char *count;
  gboolean unnamed;
};

G_DEFINE_FINAL_TYPE (BstTableGroupHeader, bst_table_group_header, GTK_TYPE_WIDGET)

static int
title_room (BstTableGroupHeader *self, int width)
{
  return width - (int) bst_table_fit_measure (self->table->fit[BST_FIT_PLAIN], self->count) - COUNT_GAP;
}

static int
count_lines (BstTableGroupHeader *self, int width)
{
  return bst_table_fit_count_lines (self->table->fit[BST_FIT_GROUP], self->title, title_room (self, width), MOST_LINES);
}

static PangoLayout *
title_layout (BstTableGroupHeader *self, int width)
{
  PangoLayout *layout = bst_table_get_text_layout (self->table, BST_FACE_GROUP, self->title);

  pango_layout_set_width (layout, title_room (self, width) * PANGO_SCALE);
  pango_layout_set_height (layout, -count_lines (self, width));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static void
bst_table_group_header_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                                int *minimum_baseline, int *natural_baseline)
{
  BstTableGroupHeader *self = BST_TABLE_GROUP_HEADER (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 150;
      *natural = 800;
    }
  else
    *minimum = *natural =
        count_lines (self, for_size > 0 ? for_size : 800) * bst_table_geometry_get_line (self->table->geometry);
}

static GtkSizeRequestMode
bst_table_group_header_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* As a row: named when it is first seen, since a name is told to assistive technology. */
static void
name (BstTableGroupHeader *self)
{
  g_autofree char *words = g_strdup_printf ("%s, %s", self->title, self->count);

  self->unnamed = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
bst_table_group_header_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BstTableGroupHeader *self = BST_TABLE_GROUP_HEADER (widget);
  float width = (float) gtk_widget_get_width (widget);
  g_autoptr (PangoLayout) title = title_layout (self, (int) width);
  g_autoptr (PangoLayout) count = bst_table_get_text_layout (self->table, BST_FACE_PLAIN, self->count);
  int count_width;
  GdkRGBA color;

  if (self->unnamed)
    name (self);
  gtk_widget_get_color (widget, &color);
  bst_paint_text (snapshot, title, &GRAPHENE_RECT_INIT (0, 0, width, 0), &color);
  pango_layout_set_width (count, -1);
  pango_layout_get_pixel_size (count, &count_width, NULL);
  gtk_widget_get_color (self->table->swatches[BST_SWATCH_DIM], &color);
  bst_paint_text (snapshot, count, &GRAPHENE_RECT_INIT (width - (float) count_width, 0, width, 0), &color);
}

/**
 * bst_table_group_header_set:
 * @count: rows of the group that can be seen
 */
void
bst_table_group_header_set (BstTableGroupHeader *self, const char *title, guint count)
{
  g_autofree char *number = g_strdup_printf ("%u", count);
  gboolean other_title = g_set_str (&self->title, title);

  if (!g_set_str (&self->count, number) && !other_title)
    return;
  self->unnamed = TRUE;
  if (other_title)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
bst_table_group_header_is_cut (BstTableGroupHeader *self)
{
  g_autoptr (PangoLayout) layout = title_layout (self, gtk_widget_get_width (GTK_WIDGET (self)));

  return pango_layout_is_ellipsized (layout);
}

GtkWidget *
bst_table_group_header_new (BstTable *table)
{
  BstTableGroupHeader *self = g_object_new (BST_TYPE_TABLE_GROUP_HEADER, NULL);

  self->table = table;
  return GTK_WIDGET (self);
}

static void
bst_table_group_header_finalize (GObject *object)
{
  BstTableGroupHeader *self = BST_TABLE_GROUP_HEADER (object);

  g_free (self->title);
  g_free (self->count);
  G_OBJECT_CLASS (bst_table_group_header_parent_class)->finalize (object);
}

static void
bst_table_group_header_class_init (BstTableGroupHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bst_table_group_header_finalize;
  widget_class->measure = bst_table_group_header_measure;
  widget_class->get_request_mode = bst_table_group_header_get_request_mode;
  widget_class->snapshot = bst_table_group_header_snapshot;
  gtk_widget_class_set_css_name (widget_class, "bst-table-group");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_HEADING);
}

static void
bst_table_group_header_init (BstTableGroupHeader *self)
{
  self->title = g_strdup ("");
  self->count = g_strdup ("");
}
