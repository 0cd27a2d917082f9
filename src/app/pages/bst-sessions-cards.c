/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-sessions-cards.c - the cards of a session in three ways: on the board, as a mind map, as a free market. */
#include "config.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-flow-layout.h"
#include "map/bst-map-view.h"
#include "bst-sessions-page-private.h"

static const struct {
  const char *name, *label;
} ways[] = {
  { "board", N_ ("Board") },
  { "mind", N_ ("Mind Map") },
  { "network", N_ ("Free Market") },
};

const char *
bst_sessions_page_get_way (BstSessionsPage *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (self->ways));
}

static BstSessionMap *
get_map (BstSessionsPage *self)
{
  return strcmp (bst_sessions_page_get_way (self), "mind") == 0 ? self->mind : self->network;
}

/* (nullable): the key of the group of the map that has the keyboard, or had it last; NULL: a card has */
const char *
bst_sessions_page_get_group (BstSessionsPage *self)
{
  const char *key = bst_session_map_get_key (get_map (self));

  return bst_map_key_get_group (key) != NULL ? key : NULL;
}

/* Shows the session in the way that is chosen; the others follow when they are. */
void
bst_sessions_page_show_cards (BstSessionsPage *self, BstDocument *document, const char *session)
{
  const char *way = bst_sessions_page_get_way (self);

  if (strcmp (way, "board") == 0)
    bst_capture_board_show (self->board, document, session);
  else
    bst_session_map_show (get_map (self), document, session);
}

/* The plan goes, or another one comes. */
void
bst_sessions_page_forget_cards (BstSessionsPage *self, BstDocument *document)
{
  bst_capture_board_show (self->board, document, NULL);
  bst_session_map_show (self->mind, document, NULL);
  bst_session_map_show (self->network, document, NULL);
}

void
bst_sessions_page_set_way (BstSessionsPage *self, const char *way)
{
  GtkWidget *button = gtk_widget_get_first_child (self->way_buttons);

  for (guint i = 0; button != NULL; i++, button = gtk_widget_get_next_sibling (button))
    if (strcmp (ways[i].name, way) == 0)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

gboolean
bst_sessions_page_focus_cards (BstSessionsPage *self)
{
  const char *way = bst_sessions_page_get_way (self);

  if (strcmp (way, "board") == 0)
    return bst_capture_board_focus (self->board);
  return bst_session_map_focus (get_map (self));
}

static void
toggled_cb (BstSessionsPage *self, GtkToggleButton *button)
{
  BstRecord *session = bst_sessions_page_get_session (self);

  if (!gtk_toggle_button_get_active (button))
    return;
  gtk_stack_set_visible_child_name (GTK_STACK (self->ways), g_object_get_data (G_OBJECT (button), "way"));
  bst_sessions_page_show_cards (self, bst_page_get_document (BST_PAGE (self)), session != NULL ? session->id : NULL);
  bst_page_tell_shown (BST_PAGE (self));
}

GtkWidget *
bst_sessions_page_make_cards (BstSessionsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *first = NULL;

  self->ways = gtk_stack_new ();
  self->board = BST_CAPTURE_BOARD (bst_capture_board_new ());
  self->mind = BST_SESSION_MAP (bst_session_map_new (BST_MAP_MIND));
  self->network = BST_SESSION_MAP (bst_session_map_new (BST_MAP_NETWORK));
  g_object_set (self->ways, "hhomogeneous", FALSE, "vhomogeneous", FALSE, "vexpand", TRUE, NULL);
  gtk_stack_add_named (GTK_STACK (self->ways), GTK_WIDGET (self->board), "board");
  gtk_stack_add_named (GTK_STACK (self->ways), GTK_WIDGET (self->mind), "mind");
  gtk_stack_add_named (GTK_STACK (self->ways), GTK_WIDGET (self->network), "network");
  self->way_buttons = bst_flow_new (6, FALSE);
  gtk_widget_add_css_class (self->way_buttons, "card-ways");
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_ (ways[i].label));
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == 0);
      gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
      g_object_set_data (G_OBJECT (button), "way", (gpointer) ways[i].name);
      g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->way_buttons), button);
      first = first != NULL ? first : button;
    }
  gtk_box_append (GTK_BOX (box), self->way_buttons);
  gtk_box_append (GTK_BOX (box), self->ways);
  return box;
}
