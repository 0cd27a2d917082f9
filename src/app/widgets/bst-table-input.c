/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-input.c - keys, pointer, tooltips and dragging in the list of a table.
 *
 * One controller for the list instead of one per row: two hundred rows are alive. */
#include "bst-table-cell.h"
#include "bst-drag-scroll.h"
#include "bst-table-edit.h"
#include "bst-table-private.h"
#include <string.h>

/* mark: the cells in between are marked too, in every selected row. */
static void
move_cursor (BstTable *self, BstTableRow *row, int place, gboolean mark)
{
  int last = (int) bst_table_geometry_get_n_places (self->geometry) - 1;
  g_autofree char *words = NULL;

  self->cursor = (guint) CLAMP (place, 0, last);
  if (!mark)
    self->anchor = self->cursor;
  gtk_widget_queue_draw (GTK_WIDGET (self->list));
  gtk_widget_queue_draw (GTK_WIDGET (row));
  words = bst_table_cell_describe (self, row->item, self->cursor);
  gtk_accessible_announce (GTK_ACCESSIBLE (row), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* A letter or digit starts an edit in its cell; the space bar selects. */
static gboolean
type_into_cell (BstTable *self, BstTableRow *row, guint key, GdkModifierType modifiers)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  char text[8] = { 0 };

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK) || !g_unichar_isgraph (letter))
    return FALSE;
  if (!bst_table_is_editable (self, self->cursor))
    return FALSE;
  g_unichar_to_utf8 (letter, text);
  return bst_table_row_edit (row, self->cursor, text);
}

/* The row's own key is left to the list: Ctrl+A, Ctrl+Space and the like. */
static gboolean
clipboard_key (BstTable *self, guint key, GdkModifierType modifiers)
{
  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != GDK_CONTROL_MASK)
    return FALSE;
  if (gdk_keyval_to_lower (key) == GDK_KEY_c)
    (modifiers & GDK_SHIFT_MASK ? bst_table_copy_rows : bst_table_copy) (self);
  else if (gdk_keyval_to_lower (key) == GDK_KEY_v)
    bst_table_paste (self);
  else
    return FALSE;
  return TRUE;
}

static gboolean
key_pressed_cb (BstTable *self, guint key, guint code, GdkModifierType modifiers)
{
  BstTableRow *row = bst_table_get_focused_row (self);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean plain = !(modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK));
  gboolean sideways = !(modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK));

  if (!row || !row->item || row->editor)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_F2:
      bst_table_row_edit (row, self->cursor, NULL);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (plain)
        bst_table_activate_cell (self, row);
      return plain;
    case GDK_KEY_Menu:
      return bst_table_open_menu (self, row);
    case GDK_KEY_F10:
      return modifiers & GDK_SHIFT_MASK && bst_table_open_menu (self, row);
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      if (sideways)
        move_cursor (self, row, (int) self->cursor + ((key == GDK_KEY_Right) != mirrored ? 1 : -1), !plain);
      return sideways;
    default:
      return clipboard_key (self, key, modifiers) || type_into_cell (self, row, key, modifiers);
    }
}

static int
place_at (BstTable *self, double x, double y, BstTableRow **ret_row)
{
  graphene_point_t point;
  BstTableRow *row = self->model ? bst_table_row_at (self, x, y, &point) : NULL;

  int width = row ? gtk_widget_get_width (GTK_WIDGET (row)) : 0;

  if (ret_row)
    *ret_row = row;
  return row ? bst_table_geometry_hit (bst_table_row_get_geometry (row, width), width, point.x, point.y) : -1;
}

static void
pressed_cb (BstTable *self, int n_press, double x, double y)
{
  int place = place_at (self, x, y, NULL);

  if (place >= 0)
    self->cursor = self->anchor = (guint) place;
}

/* From a double click; Enter goes through key_pressed_cb(). */
static void
activate_cb (BstTable *self, guint position)
{
  BstTableRow *row = bst_table_get_focused_row (self);

  if (row && row->item && !row->editor)
    bst_table_activate_cell (self, row);
}

static gboolean
query_tooltip_cb (BstTable *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  BstTableRow *row = keyboard ? bst_table_get_focused_row (self) : NULL;
  int place = keyboard ? (int) self->cursor : place_at (self, x, y, &row);
  g_autofree char *text = row && place >= 0 ? bst_table_row_get_cut_text (row, (guint) place) : NULL;

  if (!text)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static GVariant *
dragged_keys (BstTable *self, BstTableRow *row)
{
  g_auto (GStrv) keys = bst_table_model_get_selected (self->model);

  if (row->item->selected)
    return g_variant_new_strv ((const char *const *) keys, -1);
  return g_variant_new_strv ((const char *[]) { row->item->key }, 1);
}

static GdkContentProvider *
drag_prepare_cb (BstTable *self, double x, double y)
{
  BstTableRow *row = bst_table_row_at (self, x, y, NULL);

  /* Nobody listens: nothing can be dropped. */
  if (!row || !row->item || row->editor
      || !g_signal_has_handler_pending (self, bst_table_signals[BST_TABLE_ROWS_DROPPED], 0, TRUE))
    return NULL;
  return gdk_content_provider_new_typed (G_TYPE_VARIANT, dragged_keys (self, row));
}

static void
drag_begin_cb (BstTable *self, GdkDrag *drag, GtkDragSource *source)
{
  BstTableRow *row = bst_table_get_focused_row (self);
  g_autoptr (GdkPaintable) paintable = NULL;

  self->dragging = TRUE;
  if (!row)
    return;
  paintable = gtk_widget_paintable_new (GTK_WIDGET (row));
  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

static void
drag_end_cb (BstTable *self)
{
  self->dragging = FALSE;
}

/* The group whose header is under a point. */
static BstTableItem *
header_item_at (BstTable *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);

  for (guint i = 0; widget && i < self->group_headers->len; i++)
    {
      GtkListHeader *header = self->group_headers->pdata[i];
      GtkWidget *child = gtk_list_header_get_child (header);

      if (widget == child || gtk_widget_is_ancestor (widget, child) || widget == gtk_widget_get_parent (child))
        return gtk_list_header_get_item (header);
    }
  return NULL;
}

static gboolean
drop_cb (BstTable *self, const GValue *value, double x, double y)
{
  BstTableRow *row = bst_table_row_at (self, x, y, NULL);
  BstTableItem *item = row ? row->item : header_item_at (self, x, y);
  GVariant *keys = g_value_get_variant (value);

  /* Only rows of this table: another table's keys mean other records. */
  if (!self->dragging || !item || !keys || !g_variant_is_of_type (keys, G_VARIANT_TYPE ("as")))
    return FALSE;
  g_signal_emit (self, bst_table_signals[BST_TABLE_ROWS_DROPPED], 0, keys,
                 bst_table_model_get_group_key (self->model, item), row ? item->key : NULL);
  return TRUE;
}

static void
add_controller (BstTable *self, gpointer controller, GtkPropagationPhase phase)
{
  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_widget_add_controller (GTK_WIDGET (self->list), controller);
}

static void
add_dragging (BstTable *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_VARIANT, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  add_controller (self, source, GTK_PHASE_BUBBLE);
  add_controller (self, target, GTK_PHASE_BUBBLE);
  bst_drag_scroll_add (GTK_SCROLLED_WINDOW (self->scroller));
}

void
bst_table_add_input (BstTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->list, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->list), TRUE);
  add_controller (self, keys, GTK_PHASE_CAPTURE);
  add_controller (self, click, GTK_PHASE_CAPTURE);
  add_dragging (self);
}
