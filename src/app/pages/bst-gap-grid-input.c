/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-gap-grid-input.c - keys and pointer in the gap matrix. */
#include "config.h"
#include "bst-gap-grid-private.h"

static guint
step (guint at, int by, guint n)
{
  return (guint) CLAMP ((int) at + by, 0, (int) n - 1);
}

static gboolean
find_end (BstGapGrid *self, guint key, gboolean of_all, guint *row, guint *column)
{
  gboolean home = key == GDK_KEY_Home || key == GDK_KEY_KP_Home;

  if (!home && key != GDK_KEY_End && key != GDK_KEY_KP_End)
    return FALSE;
  *column = home ? 0 : self->n_columns - 1;
  if (of_all)
    *row = home ? 0 : self->n_rows - 1;
  return TRUE;
}

/* Returns: whether the key goes to another cell. Control goes to the end of that direction. */
static gboolean
find_target (BstGapGrid *self, guint key, gboolean to_end, guint *row, guint *column)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int all_rows = (int) self->n_rows, all_columns = (int) self->n_columns, page = (int) bst_gap_grid_get_page (self);

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      *row = step (*row, to_end ? -all_rows : -1, self->n_rows);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      *row = step (*row, to_end ? all_rows : 1, self->n_rows);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      *column = step (*column, (rtl ? 1 : -1) * (to_end ? all_columns : 1), self->n_columns);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      *column = step (*column, (rtl ? -1 : 1) * (to_end ? all_columns : 1), self->n_columns);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      *row = step (*row, -page, self->n_rows);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      *row = step (*row, page, self->n_rows);
      return TRUE;
    default:
      return find_end (self, key, to_end, row, column);
    }
}

static void
ask_menu (BstGapGrid *self)
{
  GdkRectangle bounds;

  bst_gap_grid_get_bounds (self, self->row, self->column, &bounds);
  bst_gap_grid_emit_menu (self, bounds.x + bounds.width / 2.0, bounds.y + bounds.height * 0.75);
}

/* As in a spreadsheet: Shift and Space take the whole row, Control and Space the whole column. */
static void
select_line (BstGapGrid *self, gboolean row)
{
  if (row)
    self->anchor_column = 0;
  else
    self->anchor_row = 0;
  bst_gap_grid_set_cursor (self, row ? self->row : self->n_rows - 1, row ? self->n_columns - 1 : self->column, TRUE);
}

static gboolean
act (BstGapGrid *self, guint key, GdkModifierType modifiers)
{
  gboolean shift = (modifiers & GDK_SHIFT_MASK) != 0, control = (modifiers & GDK_CONTROL_MASK) != 0;

  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && shift))
    ask_menu (self);
  else if (key == GDK_KEY_space && (shift || control))
    select_line (self, shift);
  else if (modifiers == 0 && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space))
    bst_gap_grid_emit_activated (self);
  else
    return FALSE;
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, BstGapGrid *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  guint row = self->row, column = self->column;

  if (self->n_rows == 0 || self->n_columns == 0 || (modifiers & ~(GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (!find_target (self, key, (modifiers & GDK_CONTROL_MASK) != 0, &row, &column))
    return act (self, key, modifiers) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
  bst_gap_grid_set_cursor (self, row, column, (modifiers & GDK_SHIFT_MASK) != 0);
  return GDK_EVENT_STOP;
}

static gboolean
is_selected (BstGapGrid *self, guint row, guint column)
{
  BstGapRange range = bst_gap_grid_get_range (self);

  return self->has_cursor && row >= range.first_row && row <= range.last_row && column >= range.first_column
         && column <= range.last_column;
}

/* On a heading: its whole row or column. */
static void
select_heading (BstGapGrid *self, int row, int column)
{
  if (row < 0 && column < 0)
    return;
  bst_gap_grid_set_cursor (self, row < 0 ? 0 : (guint) row, column < 0 ? 0 : (guint) column, FALSE);
  bst_gap_grid_set_cursor (self, row < 0 ? self->n_rows - 1 : (guint) row,
                           column < 0 ? self->n_columns - 1 : (guint) column, TRUE);
}

static void
pressed_cb (GtkGestureClick *gesture, int n, double x, double y, BstGapGrid *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  gboolean menu = gdk_event_triggers_context_menu (event);
  gboolean extend =
      (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & GDK_SHIFT_MASK) != 0;
  int row, column;

  if (!bst_gap_grid_locate (self, x, y, &row, &column))
    return;
  if (row < 0 || column < 0)
    select_heading (self, row, column);
  else if (!menu || !is_selected (self, (guint) row, (guint) column))
    bst_gap_grid_set_cursor (self, (guint) row, (guint) column, extend);
  bst_gap_grid_focus_cursor (self);
  if (menu)
    bst_gap_grid_emit_menu (self, x, y);
  else if (row >= 0 && column >= 0 && !extend)
    bst_gap_grid_emit_activated (self);
}

void
bst_gap_grid_add_input (BstGapGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
