/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-capture-keys.c - the board by keyboard, and the same by dragging. */
#include "config.h"
#include "bst-capture-board-private.h"
#include <math.h>
#include <string.h>

/* --- From card to card ------------------------------------------------------------------------------------------------- */

static gboolean
get_middle (BstCaptureBoard *self, GtkWidget *tile, double *ret_x, double *ret_y)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (tile, self->sections, &bounds))
    return FALSE;
  *ret_x = bounds.origin.x + bounds.size.width / 2;
  *ret_y = bounds.origin.y + bounds.size.height / 2;
  return TRUE;
}

/* The nearest card on the nearest line above or below. */
static GtkWidget *
find_vertical (BstCaptureBoard *self, GPtrArray *tiles, GtkWidget *from, int direction)
{
  double x, y, best = G_MAXDOUBLE;
  GtkWidget *found = NULL;

  if (!get_middle (self, from, &x, &y))
    return NULL;
  for (guint i = 0; i < tiles->len; i++)
    {
      double other_x, other_y, distance;
      if (!get_middle (self, tiles->pdata[i], &other_x, &other_y) || (other_y - y) * direction <= 4)
        continue;
      distance = fabs (other_y - y) * 4 + fabs (other_x - x);
      if (distance < best)
        {
          best = distance;
          found = tiles->pdata[i];
        }
    }
  return found;
}

static GtkWidget *
find_next (BstCaptureBoard *self, GtkWidget *from, guint keyval)
{
  g_autoptr (GPtrArray) tiles = bst_capture_board_list_tiles (self);
  guint at;

  if (!g_ptr_array_find (tiles, from, &at))
    return NULL;
  switch (keyval)
    {
    case GDK_KEY_Left:
      return at > 0 ? tiles->pdata[at - 1] : NULL;
    case GDK_KEY_Right:
      return at + 1 < tiles->len ? tiles->pdata[at + 1] : NULL;
    case GDK_KEY_Home:
      return tiles->pdata[0];
    case GDK_KEY_End:
      return tiles->pdata[tiles->len - 1];
    case GDK_KEY_Up:
      return find_vertical (self, tiles, from, -1);
    default:
      return find_vertical (self, tiles, from, 1);
    }
}

static gboolean
is_arrow (guint keyval)
{
  return keyval == GDK_KEY_Left || keyval == GDK_KEY_Right || keyval == GDK_KEY_Up || keyval == GDK_KEY_Down
         || keyval == GDK_KEY_Home || keyval == GDK_KEY_End;
}

/* --- What a letter does ------------------------------------------------------------------------------------------------- */

/* As the menu of a card names them. */
static const struct {
  guint keyval;
  GdkModifierType state;
  const char *action;
} keys[] = {
  { GDK_KEY_Return, 0, "board.details" },
  { GDK_KEY_KP_Enter, 0, "board.details" },
  { GDK_KEY_F2, 0, "board.details" },
  { GDK_KEY_c, 0, "board.cluster" },
  { GDK_KEY_m, 0, "board.join" },
  { GDK_KEY_s, 0, "board.part" },
  { GDK_KEY_v, 0, "board.show-card" },
  { GDK_KEY_a, 0, "board.make-action" },
  { GDK_KEY_p, 0, "board.make-action-point" },
  { GDK_KEY_l, 0, "board.link" },
  { GDK_KEY_n, 0, "board.note-need" },
  { GDK_KEY_Delete, 0, "board.remove" },
  { GDK_KEY_Up, GDK_ALT_MASK, "board.up" },
  { GDK_KEY_Down, GDK_ALT_MASK, "board.down" },
  { GDK_KEY_Up, GDK_CONTROL_MASK, "board.previous-cluster" },
  { GDK_KEY_Down, GDK_CONTROL_MASK, "board.next-cluster" },
  { GDK_KEY_Menu, 0, "board.menu" },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "board.menu" },
};

#define MODIFIERS (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)

static gboolean
run_key (BstCaptureBoard *self, guint keyval, GdkModifierType state)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].keyval == gdk_keyval_to_lower (keyval) && keys[i].state == (state & MODIFIERS))
      {
        gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL);
        return TRUE;
      }
  return FALSE;
}

static gboolean
tile_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
             BstCaptureBoard *self)
{
  BstCardTile *tile = BST_CARD_TILE (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
  GtkWidget *next;

  if (run_key (self, keyval, state))
    return TRUE;
  if ((state & MODIFIERS) != 0 && (state & MODIFIERS) != GDK_SHIFT_MASK)
    return FALSE;
  if (keyval == GDK_KEY_space)
    {
      bst_card_tile_set_chosen (tile, !bst_card_tile_is_chosen (tile));
      return TRUE;
    }
  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_8)
    {
      bst_capture_board_set_kind (self, keyval - GDK_KEY_1);
      return gtk_widget_grab_focus (self->entry);
    }
  if (keyval == GDK_KEY_Escape)
    {
      bst_capture_board_choose_none (self);
      return gtk_widget_grab_focus (self->entry);
    }
  if (!is_arrow (keyval))
    return FALSE;
  next = find_next (self, GTK_WIDGET (tile), keyval);
  if (next == NULL && keyval == GDK_KEY_Up)
    next = self->entry;
  if (next != NULL && (state & GDK_SHIFT_MASK) != 0 && BST_IS_CARD_TILE (next))
    {
      bst_card_tile_set_chosen (tile, TRUE);
      bst_card_tile_set_chosen (BST_CARD_TILE (next), TRUE);
    }
  return next == NULL || gtk_widget_grab_focus (next);
}

/* While somebody writes: Ctrl and a digit choose the kind, Down goes to the cards. */
static gboolean
entry_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
              BstCaptureBoard *self)
{
  g_autoptr (GPtrArray) tiles = NULL;

  if ((state & MODIFIERS) == GDK_CONTROL_MASK && keyval >= GDK_KEY_1 && keyval <= GDK_KEY_8)
    {
      bst_capture_board_set_kind (self, keyval - GDK_KEY_1);
      return TRUE;
    }
  if (keyval != GDK_KEY_Down || (state & MODIFIERS) != 0)
    return FALSE;
  tiles = bst_capture_board_list_tiles (self);
  return tiles->len > 0 && gtk_widget_grab_focus (tiles->pdata[0]);
}

static void
focus_cb (BstCaptureBoard *self, GtkEventControllerFocus *focus)
{
  BstCardTile *tile = BST_CARD_TILE (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus)));

  g_signal_emit_by_name (self, "card-chosen", bst_card_tile_get_id (tile), FALSE);
}

/* --- The pointer ---------------------------------------------------------------------------------------------------------- */

static void
pressed_cb (GtkGestureClick *gesture, int n, double x, double y, BstCaptureBoard *self)
{
  BstCardTile *tile = BST_CARD_TILE (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  gtk_widget_grab_focus (GTK_WIDGET (tile));
  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_SECONDARY)
    bst_capture_board_open_menu (self, tile);
  else if (state & GDK_CONTROL_MASK)
    bst_card_tile_set_chosen (tile, !bst_card_tile_is_chosen (tile));
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, BstCaptureBoard *self)
{
  GtkWidget *tile = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_auto (GStrv) ids = bst_capture_board_get_chosen (self);
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (tile);
  g_autofree char *text = NULL;

  if (!g_strv_contains ((const char *const *) ids, bst_card_tile_get_id (BST_CARD_TILE (tile))))
    text = g_strdup (bst_card_tile_get_id (BST_CARD_TILE (tile)));
  else
    text = g_strjoinv (" ", ids);
  gtk_drag_source_set_icon (source, picture, 24, 24);
  return gdk_content_provider_new_typed (G_TYPE_STRING, text);
}

/* On a card: before it. Elsewhere in a section: at its end. */
static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, BstCaptureBoard *self)
{
  GtkWidget *section = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  GtkWidget *at = gtk_widget_pick (section, x, y, GTK_PICK_DEFAULT);
  g_auto (GStrv) ids = g_strsplit (g_value_get_string (value), " ", -1);
  const char *before;

  if (g_str_has_prefix (g_value_get_string (value), "cluster:"))
    return bst_capture_board_drop_cluster (self, g_value_get_string (value) + strlen ("cluster:"), section, y);
  while (at != NULL && at != section && !BST_IS_CARD_TILE (at))
    at = gtk_widget_get_parent (at);
  before = at != NULL && BST_IS_CARD_TILE (at) ? bst_card_tile_get_id (BST_CARD_TILE (at)) : NULL;
  if (ids[0] == NULL || !g_hash_table_contains (self->tiles, ids[0])
      || (before != NULL && g_strv_contains ((const char *const *) ids, before)))
    return FALSE;
  bst_capture_board_move (self, (const char *const *) ids, bst_capture_board_get_section_title (section), before);
  return TRUE;
}

void
bst_capture_board_setup_section (BstCaptureBoard *self, GtkWidget *section)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (section, GTK_EVENT_CONTROLLER (target));
}

void
bst_capture_board_setup_tile (BstCaptureBoard *self, BstCardTile *tile)
{
  GtkEventController *key = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (tile_key_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (tile), key);
  gtk_widget_add_controller (GTK_WIDGET (tile), focus);
  gtk_widget_add_controller (GTK_WIDGET (tile), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (tile), GTK_EVENT_CONTROLLER (source));
}

void
bst_capture_board_setup_keys (BstCaptureBoard *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (self->entry, key);
}
