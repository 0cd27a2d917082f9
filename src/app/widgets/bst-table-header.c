/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-table-header.h"
#include <glib/gi18n.h>

#define EDGE 8     /* so near to the end side of a column one takes hold of it */
#define OVER 6     /* a button begins so much before its column and ends so much after it */
#define ARROW 20   /* and the space before it */
#define KEY_STEP 16 /* pixels that Alt+Shift+arrow widens by */

typedef enum { DRAG_NONE, DRAG_MOVE, DRAG_RESIZE } Drag;

struct _BstTableHeader {
  GtkWidget parent_instance;
  BstTable *table; /* borrowed: the table is the parent */
  GtkWidget *menu;
  guint menu_column; /* whose menu is open */
  Drag drag;
  int drag_place;
  int drag_done; /* pixels that the column has been widened by */
};

G_DEFINE_FINAL_TYPE (BstTableHeader, bst_table_header, GTK_TYPE_WIDGET)

static GtkWidget *
button_at (BstTableHeader *self, int place)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  while (child && (!GTK_IS_BUTTON (child) || place-- > 0))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
place_of (BstTableHeader *self, GtkWidget *button)
{
  int place = 0;

  for (GtkWidget *child = button_at (self, 0); child && child != button; child = gtk_widget_get_next_sibling (child))
    place++;
  return place;
}

/* Once: ascending; again: descending; a third time: the plan's own order. */
static void
clicked_cb (BstTableHeader *self, GtkWidget *button)
{
  BstTable *table = self->table;
  int column = (int) bst_table_geometry_get_column (table->geometry, (guint) place_of (self, button));
  gboolean descending;
  int sorted = bst_table_model_get_sort (table->model, &descending);

  if (sorted != column)
    bst_table_sort (table, column, FALSE);
  else
    bst_table_sort (table, descending ? -1 : column, !descending);
}

static GtkWidget *
new_button (BstTableHeader *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0, NULL);
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "child", box, "has-frame", FALSE, NULL);

  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), arrow);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_insert_before (button, GTK_WIDGET (self), self->menu);
  return button;
}

/* With the arrow that shows the order, whether it is there now or not. */
static int
measure_name (GtkWidget *button)
{
  GtkWidget *arrow = gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (button)));
  int wanted;

  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
  return wanted + (gtk_widget_get_visible (arrow) ? 0 : ARROW) - 2 * OVER;
}

static const char *
describe_order (gboolean sorted, gboolean descending)
{
  if (!sorted)
    return _ ("Not sorted; press to sort by this column");
  return descending ? _ ("Sorted descending; press for the plan’s own order")
                    : _ ("Sorted ascending; press to reverse");
}

static void
refresh_button (BstTableHeader *self, GtkWidget *button, guint place)
{
  BstTable *table = self->table;
  guint column = bst_table_geometry_get_column (table->geometry, place);
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (button));
  GtkWidget *label = gtk_widget_get_first_child (box);
  GtkWidget *arrow = gtk_widget_get_next_sibling (label);
  gboolean number = table->source->columns[column].kind == BST_COLUMN_NUMBER;
  gboolean descending;
  gboolean sorted = bst_table_model_get_sort (table->model, &descending) == (int) column;
  const char *title = bst_table_column_title (table, column);

  gtk_label_set_text (GTK_LABEL (label), title);
  gtk_widget_set_halign (box, number ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_image_set_from_icon_name (GTK_IMAGE (arrow), descending ? "pan-down-symbolic" : "pan-up-symbolic");
  gtk_widget_set_visible (arrow, sorted);
  gtk_widget_set_tooltip_text (button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, describe_order (sorted, descending), -1);
  bst_table_geometry_set_name_room (table->geometry, column, measure_name (button));
}

/**
 * bst_table_header_refresh:
 *
 * The columns or the order of the rows are others than before.
 */
void
bst_table_header_refresh (BstTableHeader *self)
{
  int n = (int) bst_table_geometry_get_n_places (self->table->geometry);
  GtkWidget *surplus;

  for (int place = 0; place < n; place++)
    {
      GtkWidget *button = button_at (self, place);

      refresh_button (self, button ? button : new_button (self), (guint) place);
    }
  while ((surplus = button_at (self, n)))
    gtk_widget_unparent (surplus);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
bst_table_header_set_table (BstTableHeader *self, BstTable *table)
{
  self->table = table;
}

static void
resize_column (BstTableHeader *self, int place, int by)
{
  if (bst_table_geometry_resize (self->table->geometry, gtk_widget_get_width (GTK_WIDGET (self)), (guint) place, by))
    bst_table_columns_changed (self->table);
}

static gboolean
move_column (BstTableHeader *self, int place, int by)
{
  if (!bst_table_geometry_move (self->table->geometry, (guint) place, by))
    return FALSE;
  bst_table_columns_changed (self->table);
  return TRUE;
}

/* Shift+F10, Menu or the secondary button on the name of a column. */
static void
open_menu (BstTableHeader *self, GtkWidget *button)
{
  guint column = bst_table_geometry_get_column (self->table->geometry, (guint) place_of (self, button));
  g_autoptr (GMenuModel) menu = bst_table_make_column_menu (self->table, column);
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (button, GTK_WIDGET (self), &bounds))
    return;
  self->menu_column = column;
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) bounds.origin.x + 12, 0, 1, (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* Where the keyboard was; the column may stand elsewhere now, or nowhere. */
static void
menu_closed_cb (BstTableHeader *self)
{
  int place = bst_table_geometry_get_place (self->table->geometry, self->menu_column);
  GtkWidget *button = button_at (self, MAX (place, 0));

  if (button)
    gtk_widget_grab_focus (button);
}

static gboolean
key_pressed_cb (BstTableHeader *self, guint key, guint code, GdkModifierType modifiers)
{
  GtkWidget *button = gtk_widget_get_focus_child (GTK_WIDGET (self));
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int step = key == GDK_KEY_Left ? -1 : key == GDK_KEY_Right ? 1 : 0;
  int place;

  if (!GTK_IS_BUTTON (button))
    return FALSE;
  place = place_of (self, button);
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && modifiers & GDK_SHIFT_MASK))
    {
      open_menu (self, button);
      return TRUE;
    }
  if (!step || !(modifiers & GDK_ALT_MASK))
    return FALSE;
  if (modifiers & GDK_SHIFT_MASK)
    resize_column (self, place, step * KEY_STEP);
  else if (move_column (self, place, mirrored ? -step : step))
    gtk_widget_grab_focus (button_at (self, place + (mirrored ? -step : step)));
  return TRUE;
}

/* The first column that has a name in the header: one that stands above the others has the row to itself. */
static guint
first_place (BstTableHeader *self, int width)
{
  return bst_table_geometry_has_two_storeys (self->table->geometry, width) ? 1 : 0;
}

static int
place_under (BstTableHeader *self, double x)
{
  BstTableGeometry *geometry = self->table->geometry;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  float y = bst_table_geometry_locate (geometry, width, first_place (self, width))->cell.origin.y + 3;

  return bst_table_geometry_hit (geometry, width, (float) x, y);
}

/* The column whose end side is under the pointer, -1 for none. */
static int
edge_under (BstTableHeader *self, double x)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int n = (int) bst_table_geometry_get_n_places (self->table->geometry);

  if (bst_table_geometry_is_card (self->table->geometry, width))
    return -1;
  for (int place = (int) first_place (self, width); place < n - 1; place++)
    {
      const graphene_rect_t *cell = &bst_table_geometry_locate (self->table->geometry, width, (guint) place)->cell;

      if (ABS (x - (cell->origin.x + cell->size.width + EDGE)) <= EDGE)
        return place;
    }
  return -1;
}

static void
motion_cb (BstTableHeader *self, double x, double y)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), edge_under (self, x) >= 0 ? "col-resize" : NULL);
}

static void
drag_begin_cb (BstTableHeader *self, double x, double y, GtkGesture *gesture)
{
  int edge = edge_under (self, x);

  self->drag_done = 0;
  self->drag = edge >= 0 ? DRAG_RESIZE : DRAG_NONE;
  self->drag_place = edge >= 0 ? edge : place_under (self, x);
  if (edge >= 0)
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (BstTableHeader *self, double dx, double dy, GtkGesture *gesture)
{
  if (self->drag == DRAG_RESIZE)
    {
      resize_column (self, self->drag_place, (int) dx - self->drag_done);
      self->drag_done = (int) dx;
    }
  else if (self->drag == DRAG_NONE && ABS (dx) > EDGE && self->drag_place > 0)
    {
      self->drag = DRAG_MOVE;
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
    }
}

static void
drag_end_cb (BstTableHeader *self, double dx, double dy, GtkGestureDrag *gesture)
{
  double x = 0;
  int target;

  if (self->drag != DRAG_MOVE || !gtk_gesture_drag_get_start_point (gesture, &x, NULL))
    return;
  target = place_under (self, x + dx);
  if (target > 0)
    move_column (self, self->drag_place, target - self->drag_place);
}

static void
secondary_cb (BstTableHeader *self, int n_press, double x, double y)
{
  int place = place_under (self, x);

  if (place >= 0)
    open_menu (self, button_at (self, place));
}

static void
bst_table_header_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  BstTableHeader *self = BST_TABLE_HEADER (widget);

  *minimum = *natural = 0;
  for (GtkWidget *child = button_at (self, 0); child && GTK_IS_BUTTON (child);
       child = gtk_widget_get_next_sibling (child))
    {
      int least;
      int wanted;

      gtk_widget_measure (child, orientation, -1, &least, &wanted, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        *minimum = *natural = MAX (*natural, wanted + 1);
    }
}

static void
bst_table_header_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BstTableHeader *self = BST_TABLE_HEADER (widget);
  guint place = 0;

  for (GtkWidget *child = button_at (self, 0); child && GTK_IS_BUTTON (child);
       child = gtk_widget_get_next_sibling (child))
    {
      const graphene_rect_t *cell = &bst_table_geometry_locate (self->table->geometry, width, place)->cell;
      int least;

      gtk_widget_set_child_visible (child, place++ >= first_place (self, width));
      if (!gtk_widget_get_child_visible (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_allocate (child, MAX ((int) cell->size.width + 2 * OVER, least), height, -1,
                           gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (cell->origin.x - OVER, 0)));
    }
  if (self->menu)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
bst_table_header_dispose (GObject *object)
{
  BstTableHeader *self = BST_TABLE_HEADER (object);
  GtkWidget *child;

  self->menu = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (bst_table_header_parent_class)->dispose (object);
}

static void
bst_table_header_class_init (BstTableHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_table_header_dispose;
  widget_class->measure = bst_table_header_measure;
  widget_class->size_allocate = bst_table_header_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "bst-table-header");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
add_controller (BstTableHeader *self, GtkEventController *controller, GtkPropagationPhase phase)
{
  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
bst_table_header_init (BstTableHeader *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->menu = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (menu_closed_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (secondary, "pressed", G_CALLBACK (secondary_cb), self);
  add_controller (self, keys, GTK_PHASE_CAPTURE);
  add_controller (self, motion, GTK_PHASE_BUBBLE);
  add_controller (self, GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  add_controller (self, GTK_EVENT_CONTROLLER (secondary), GTK_PHASE_BUBBLE);
}
