/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-capture-clusters.c - the headings of the board: renamed, moved, merged and removed by menu, by key on the heading, and by
 * dragging. */
#include "config.h"
#include "bst-capture-board-private.h"
#include <glib/gi18n.h>
#include <string.h>
#include "dialogs/bst-cluster-dialog.h"

#define MODIFIERS (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)

static const struct {
  const char *label, *action;
  guint keyval;
  GdkModifierType state;
} commands[] = {
  { N_ ("Rename… (F2)"), "board.rename-cluster", GDK_KEY_F2, 0 },
  { N_ ("Merge with Another… (M)"), "board.merge-cluster", GDK_KEY_m, 0 },
  { N_ ("Up (Alt+↑)"), "board.cluster-up", GDK_KEY_Up, GDK_ALT_MASK },
  { N_ ("Down (Alt+↓)"), "board.cluster-down", GDK_KEY_Down, GDK_ALT_MASK },
  { N_ ("Write New Cards Here"), "board.capture-in", 0, 0 },
  { N_ ("Remove the Heading (Delete)"), "board.remove-cluster", GDK_KEY_Delete, 0 },
};

/* --- What is done ------------------------------------------------------------------------------------------------------ */

/* A heading that moved keeps the keyboard. */
static void
step (BstCaptureBoard *self, const char *cluster, int steps)
{
  g_autofree char *title = g_strdup (cluster);

  bst_cluster_edit_step (GTK_WIDGET (self), self->document, self->session, title, steps);
  for (GtkWidget *section = gtk_widget_get_first_child (self->sections); section != NULL;
       section = gtk_widget_get_next_sibling (section))
    if (strcmp (bst_capture_board_get_section_title (section), title) == 0
        && gtk_widget_get_focus_child (section) == NULL)
      gtk_widget_child_focus (section, GTK_DIR_TAB_FORWARD);
}

static void
run_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstCaptureBoard *self = BST_CAPTURE_BOARD (widget);
  const char *cluster = g_variant_get_string (parameter, NULL);

  if (strcmp (name, "board.rename-cluster") == 0)
    bst_cluster_edit_rename (widget, self->document, self->session, cluster);
  else if (strcmp (name, "board.merge-cluster") == 0)
    bst_cluster_edit_merge (widget, self->document, self->session, cluster);
  else if (strcmp (name, "board.remove-cluster") == 0)
    {
      gtk_widget_grab_focus (self->entry); /* the heading goes */
      bst_cluster_edit_remove (widget, self->document, self->session, cluster);
    }
  else if (strcmp (name, "board.capture-in") == 0)
    {
      bst_capture_board_set_cluster (self, cluster);
      gtk_widget_grab_focus (self->entry);
    }
  else
    step (self, cluster, strcmp (name, "board.cluster-up") == 0 ? -1 : 1);
}

void
bst_capture_board_install_cluster_actions (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_class_install_action (klass, commands[i].action, "s", run_cb);
}

/* --- The heading --------------------------------------------------------------------------------------------------------- */

/* Made when it opens: a board may have forty headings. */
static void
make_menu_cb (GtkMenuButton *button, gpointer data)
{
  const char *cluster = bst_capture_board_get_section_title (GTK_WIDGET (button));
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (commands[i].label), NULL);
      g_menu_item_set_action_and_target (item, commands[i].action, "s", cluster);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, BstCaptureBoard *self)
{
  GtkWidget *heading = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (commands[i].keyval != 0 && commands[i].keyval == gdk_keyval_to_lower (keyval)
        && commands[i].state == (state & MODIFIERS))
      {
        gtk_widget_activate_action (GTK_WIDGET (self), commands[i].action, "s",
                                    bst_capture_board_get_section_title (heading));
        return TRUE;
      }
  return FALSE;
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, BstCaptureBoard *self)
{
  GtkWidget *heading = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autofree char *text = g_strconcat ("cluster:", bst_capture_board_get_section_title (heading), NULL);
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (heading);

  gtk_drag_source_set_icon (source, picture, 24, 16);
  return gdk_content_provider_new_typed (G_TYPE_STRING, text);
}

static void
make_editable (BstCaptureBoard *self, GtkWidget *heading)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_menu_cb, NULL, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (heading), button);
  g_object_set_data (G_OBJECT (heading), "button", button);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  gtk_widget_add_controller (heading, key);
  gtk_widget_add_controller (heading, GTK_EVENT_CONTROLLER (source));
}

/**
 * bst_capture_board_new_heading:
 * @cluster: its title; "" for the cards that are in none
 */
GtkWidget *
bst_capture_board_new_heading (BstCaptureBoard *self, const char *cluster)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (heading), label);
  g_object_set_data (G_OBJECT (heading), "label", label);
  if (*cluster != '\0')
    make_editable (self, heading);
  return heading;
}

void
bst_capture_board_show_heading (GtkWidget *heading, const char *text, const char *cluster)
{
  GtkWidget *button = g_object_get_data (G_OBJECT (heading), "button");
  /* Translators: %s is the title of a cluster */
  g_autofree char *name = g_strdup_printf (_ ("Cluster “%s”: rename, move, merge, remove"), cluster);
  GtkLabel *label = g_object_get_data (G_OBJECT (heading), "label");

  if (strcmp (gtk_label_get_text (label), text) == 0)
    return;
  gtk_label_set_text (label, text);
  if (button == NULL)
    return;
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * bst_capture_board_drop_cluster:
 * @dragged: title of the cluster that is dropped
 * @y: where, in @section
 *
 * On another heading both become one; on the cards below it comes behind them.
 */
gboolean
bst_capture_board_drop_cluster (BstCaptureBoard *self, const char *dragged, GtkWidget *section, double y)
{
  GtkWidget *heading = g_object_get_data (G_OBJECT (section), "heading");
  g_autofree char *title = g_strdup (bst_capture_board_get_section_title (section));

  if (strcmp (title, dragged) == 0)
    return FALSE;
  if (*title != '\0' && y <= gtk_widget_get_height (heading))
    bst_cluster_edit_merge_into (GTK_WIDGET (self), self->document, self->session, dragged, title);
  else
    bst_cluster_edit_move_to (GTK_WIDGET (self), self->document, self->session, dragged, title, TRUE);
  return TRUE;
}
