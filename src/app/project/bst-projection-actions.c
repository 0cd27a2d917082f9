/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-projection-actions.c - what can be done with a projection: at the workbench by its bar, in the projection by keys, which
 * are those that presenters and their remote controls know. */
#include "config.h"
#include "bst-projection-private.h"
#include <string.h>

#define LARGEST 2.0
#define STEP 0.1

static const struct {
  guint key;
  GdkModifierType modifiers;
  const char *action;
} keys[] = {
  { GDK_KEY_Right, 0, "next" },
  { GDK_KEY_Down, 0, "next" },
  { GDK_KEY_Page_Down, 0, "next" },
  { GDK_KEY_space, 0, "next" },
  { GDK_KEY_Return, 0, "next" },
  { GDK_KEY_Left, 0, "previous" },
  { GDK_KEY_Up, 0, "previous" },
  { GDK_KEY_Page_Up, 0, "previous" },
  { GDK_KEY_BackSpace, 0, "previous" },
  { GDK_KEY_space, GDK_SHIFT_MASK, "previous" },
  { GDK_KEY_Home, 0, "first" },
  { GDK_KEY_End, 0, "last" },
  { GDK_KEY_b, 0, "black" },
  { GDK_KEY_period, 0, "black" },
  { GDK_KEY_p, 0, "pin" },
  { GDK_KEY_d, 0, "dark" },
  { GDK_KEY_plus, GDK_CONTROL_MASK, "larger" },
  { GDK_KEY_equal, GDK_CONTROL_MASK, "larger" },
  { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "larger" },
  { GDK_KEY_minus, GDK_CONTROL_MASK, "smaller" },
  { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "smaller" },
  { GDK_KEY_0, GDK_CONTROL_MASK, "normal-size" },
  { GDK_KEY_F11, 0, "full-screen" },
  { GDK_KEY_Escape, 0, "close" },
};

static gboolean
key_cb (BstProjection *self, guint key, guint code, GdkModifierType modifiers)
{
  guint lower = gdk_keyval_to_lower (key);

  modifiers &= GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (lower == keys[i].key
        && (modifiers == keys[i].modifiers
            || (key == GDK_KEY_plus && modifiers == (keys[i].modifiers | GDK_SHIFT_MASK))))
      {
        g_action_group_activate_action (G_ACTION_GROUP (self->actions), keys[i].action, NULL);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static void
clicked_cb (BstProjection *self)
{
  bst_projection_step (self, 1);
}

static void
back_clicked_cb (BstProjection *self)
{
  bst_projection_step (self, -1);
}

static void
add_click (BstProjection *self, GtkWidget *window, guint button, GCallback callback)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  g_signal_connect_object (click, "released", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (click));
}

/**
 * bst_projection_add_keys:
 *
 * Makes the projection listen to what is pressed in its window.
 */
void
bst_projection_add_keys (BstProjection *self, GtkWidget *window)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (window, controller);
  add_click (self, window, GDK_BUTTON_PRIMARY, G_CALLBACK (clicked_cb));
  add_click (self, window, GDK_BUTTON_SECONDARY, G_CALLBACK (back_clicked_cb));
}

/* --- Actions ------------------------------------------------------------------------------------------------------- */

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  bst_projection_step (data, 1);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  bst_projection_step (data, -1);
}

static void
first_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  bst_projection_go_to (data, 0);
}

static void
last_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  bst_projection_go_to (data, bst_projection_get_n (data) - 1);
}

static void
set_scale (BstProjection *self, double scale)
{
  self->scale = CLAMP (scale, 1, LARGEST);
  bst_projection_set_look (self);
}

static void
larger_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_scale (data, BST_PROJECTION (data)->scale + STEP);
}

static void
smaller_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_scale (data, BST_PROJECTION (data)->scale - STEP);
}

static void
normal_size_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_scale (data, 1);
}

/* A window that is shared in a video call need not fill the screen. */
static void
full_screen_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *output = BST_PROJECTION (data)->output;

  if (gtk_window_is_fullscreen (output))
    gtk_window_unfullscreen (output);
  else
    gtk_window_fullscreen (output);
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  bst_projection_close (data);
}

static void
time_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  bst_countdown_start (BST_PROJECTION (data)->countdown, g_variant_get_uint32 (parameter));
}

static void
more_time_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  bst_countdown_add (BST_PROJECTION (data)->countdown, 1);
}

static void
pause_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BstCountdown *countdown = BST_PROJECTION (data)->countdown;

  bst_countdown_pause (countdown, !bst_countdown_is_paused (countdown));
}

static void
stop_time_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  bst_countdown_stop (BST_PROJECTION (data)->countdown);
}

/* --- Switches ------------------------------------------------------------------------------------------------------ */

static void
set_pin (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_simple_action_set_state (action, state);
  bst_projection_set_pinned (data, g_variant_get_boolean (state));
}

/* What the room sees in another way, or sees at all, while it is on. */
static const struct {
  const char *name;
  gsize offset; /* of a gboolean of BstProjection */
  void (*show) (BstProjection *self);
} switches[] = {
  { "black", G_STRUCT_OFFSET (BstProjection, black), bst_projection_set_look },
  { "dark", G_STRUCT_OFFSET (BstProjection, dark), bst_projection_set_look },
  { "delays", G_STRUCT_OFFSET (BstProjection, delays), bst_projection_refresh },
  { "unvalidated", G_STRUCT_OFFSET (BstProjection, unvalidated), bst_projection_refresh },
};

static void
set_switch (GSimpleAction *action, GVariant *state, gpointer data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  g_simple_action_set_state (action, state);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (strcmp (switches[i].name, name) == 0)
      {
        G_STRUCT_MEMBER (gboolean, data, switches[i].offset) = g_variant_get_boolean (state);
        switches[i].show (data);
      }
}

void
bst_projection_add_actions (BstProjection *self)
{
  static const GActionEntry entries[] = {
    { "next", next_cb },
    { "previous", previous_cb },
    { "first", first_cb },
    { "last", last_cb },
    { "larger", larger_cb },
    { "smaller", smaller_cb },
    { "normal-size", normal_size_cb },
    { "full-screen", full_screen_cb },
    { "close", close_cb },
    { "time", time_cb, "u" },
    { "more-time", more_time_cb },
    { "pause", pause_cb },
    { "stop-time", stop_time_cb },
    { "pin", NULL, NULL, "false", set_pin },
    { "black", NULL, NULL, "false", set_switch },
    { "dark", NULL, NULL, "false", set_switch },
    { "delays", NULL, NULL, "false", set_switch },
    { "unvalidated", NULL, NULL, "false", set_switch },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}
