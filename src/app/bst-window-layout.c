/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-window-layout.c - what leaves the header bar when the window has no room for it there. */
#include "config.h"
#include "bst-window-private.h"

#define MARGIN 6 /* in a bar that has nothing else; an empty bar takes no room */

/* Not by CSS: that is worked out a moment later, and until then the widget would get room without its margin. */
static void
set_margin (GtkWidget *widget, int margin)
{
  gtk_widget_set_margin_top (widget, margin);
  gtk_widget_set_margin_bottom (widget, margin);
  gtk_widget_set_margin_start (widget, margin);
  gtk_widget_set_margin_end (widget, margin);
}

/* To the end of a box, also of the one that it is in. */
static void
move (gpointer widget, GtkWidget *box)
{
  GtkWidget *now = gtk_widget_get_parent (widget);

  set_margin (widget, gtk_widget_has_css_class (box, "moved-here") ? MARGIN : 0);
  if (now == box)
    {
      gtk_box_reorder_child_after (GTK_BOX (box), widget, gtk_widget_get_last_child (box));
      return;
    }
  g_object_ref (widget);
  gtk_box_remove (GTK_BOX (now), widget);
  gtk_box_append (GTK_BOX (box), widget);
  g_object_unref (widget);
}

static void
wide_cb (BstWindow *self)
{
  move (self->search_button, self->start_box);
  move (self->switch_stack, self->start_box);
  move (self->add_button, self->end_box);
  move (self->tools_box, self->end_box);
}

static void
medium_cb (BstWindow *self)
{
  move (self->switch_stack, self->switch_bar);
}

static void
small_cb (BstWindow *self)
{
  move (self->switch_stack, self->switch_bar);
  move (self->search_button, self->tools_bar);
  move (self->tools_box, self->tools_bar);
  move (self->add_button, self->tools_bar);
}

/* --- The keyboard -------------------------------------------------------------------------------------------------------- */

static gboolean
give_keyboard_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (widget));

  if (dialog != NULL && gtk_root_get_focus (GTK_ROOT (widget)) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (dialog), GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

/* What had the keyboard went, with a size or with its contents. A dialog hears Escape only while the keyboard is in it, so it
 * gets it back with the next frame, unless somebody else has it by then. */
static void
keyboard_lost_cb (BstWindow *self)
{
  if (gtk_root_get_focus (GTK_ROOT (self)) == NULL
      && adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), give_keyboard_cb, NULL, NULL);
}

/**
 * bst_window_setup_layout:
 *
 * Below 1100 sp the page's own switch stands under the header bar; below 700 sp all other buttons stand under the page,
 * where a thumb reaches them, so that the name of the page is never cut; that of the plan stands in the sidebar then. A
 * breakpoint sets properties; these widgets change places.
 */
void
bst_window_setup_layout (BstWindow *self)
{
  g_signal_connect_object (self->medium_width, "apply", G_CALLBACK (medium_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->medium_width, "unapply", G_CALLBACK (wide_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->small_width, "apply", G_CALLBACK (small_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->small_width, "unapply", G_CALLBACK (wide_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (keyboard_lost_cb), NULL);
}
