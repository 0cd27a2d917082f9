/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-menu.c - the menu of the rows: with the other button of the mouse, a long press, the menu key or Shift+F10. */
#include "bst-table-private.h"
#include "bst-table-row.h"

static void
pop_up (BstTable *self, GtkWidget *from, const graphene_point_t *at)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (from, GTK_WIDGET (self), at, &point))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* What is selected stays so if the row is part of it: the menu is about all of it. */
static void
press_row (BstTable *self, double x, double y)
{
  BstTableRow *row = bst_table_row_at (self, x, y, NULL);

  if (!self->menu || !row || !row->item || row->editor)
    return;
  if (!row->item->selected)
    bst_table_reveal (self, row->item->key, TRUE);
  pop_up (self, GTK_WIDGET (self->list), &GRAPHENE_POINT_INIT ((float) x, (float) y));
}

static void
pressed_cb (BstTable *self, int n_press, double x, double y)
{
  press_row (self, x, y);
}

static void
long_pressed_cb (BstTable *self, double x, double y)
{
  press_row (self, x, y);
}

/**
 * bst_table_open_menu:
 * @row: the one that has the keyboard
 *
 * Opens the menu below the cell that the keyboard is on.
 *
 * Returns: whether there is a menu
 */
gboolean
bst_table_open_menu (BstTable *self, BstTableRow *row)
{
  int width = gtk_widget_get_width (GTK_WIDGET (row));
  const graphene_rect_t *cell;

  if (!self->menu)
    return FALSE;
  if (!row->item->selected)
    bst_table_reveal (self, row->item->key, TRUE);
  cell = &bst_table_geometry_locate (bst_table_row_get_geometry (row, width), width, self->cursor)->cell;
  pop_up (self, GTK_WIDGET (row), &GRAPHENE_POINT_INIT (cell->origin.x + 12, cell->origin.y + cell->size.height));
  return TRUE;
}

static void
closed_cb (BstTable *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
add_gestures (BstTable *self)
{
  GtkGesture *click = gtk_gesture_click_new (), *hold = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (hold, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (hold));
}

/**
 * bst_table_set_row_menu:
 * @model: what can be done with the selected rows; "table.copy" and the like are the table's own
 *
 * To be called once.
 */
void
bst_table_set_row_menu (BstTable *self, GMenuModel *model)
{
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (closed_cb), self);
  add_gestures (self);
}
