/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-window-search.c - searching on a page: where the keyboard goes, and that what is found can be seen. */
#include "config.h"
#include "bst-window-private.h"

static void
search_changed_cb (BstWindow *self)
{
  BstPage *page = bst_window_get_page (self);

  if (page != NULL)
    bst_page_search (page, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

/* In a small window the details lie over the page, and the list of pages in its place. */
static void
uncover_page (BstWindow *self)
{
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  if (adw_overlay_split_view_get_collapsed (self->inspector_split))
    adw_overlay_split_view_set_show_sidebar (self->inspector_split, FALSE);
}

/* The keyboard goes back to where it was, or to the page: GTK would let it fall on the first thing of the window. */
static void
go_back (BstWindow *self)
{
  GtkWidget *before = self->before_search;
  BstPage *page = bst_window_get_page (self);

  if (before != NULL && gtk_widget_get_mapped (before))
    gtk_widget_grab_focus (before);
  else if (page != NULL)
    bst_page_focus_content (page);
  g_clear_weak_pointer (&self->before_search);
}

static void
search_mode_cb (BstWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (gtk_search_bar_get_search_mode (self->search_bar))
    uncover_page (self);
  else if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->search_bar)))
    go_back (self);
  else
    g_clear_weak_pointer (&self->before_search);
}

/* What was typed last counts, though the entry waits a moment before it says so. */
static void
go_to_results (BstWindow *self)
{
  search_changed_cb (self);
  if (bst_window_get_page (self) != NULL)
    bst_page_focus_results (bst_window_get_page (self));
}

static gboolean
key_cb (BstWindow *self, guint key, guint code, GdkModifierType modifiers)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down && key != GDK_KEY_Page_Down)
    return GDK_EVENT_PROPAGATE;
  go_to_results (self);
  return GDK_EVENT_STOP;
}

/**
 * bst_window_search:
 *
 * Shows the search entry and gives it the keyboard.
 */
void
bst_window_search (BstWindow *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->search_bar)) == NULL)
    g_set_weak_pointer (&self->before_search, gtk_window_get_focus (GTK_WINDOW (self)));
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  uncover_page (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

void
bst_window_setup_search (BstWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "activate", G_CALLBACK (go_to_results), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->search_entry), keys);
  g_signal_connect_object (self->search_bar, "notify::search-mode-enabled", G_CALLBACK (search_mode_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  g_object_bind_property (self->search_bar, "search-mode-enabled", self->search_button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}
