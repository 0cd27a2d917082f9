/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-radio-row.h"
#include "bst-check-row.h"

static GtkWidget *
find_neighbour (GtkWidget *row, gboolean before)
{
  GtkWidget *list = gtk_widget_get_parent (row);
  GtkWidget *other = before ? gtk_widget_get_prev_sibling (row) : gtk_widget_get_next_sibling (row);

  if (other == NULL) /* past the last one comes the first */
    other = before ? gtk_widget_get_last_child (list) : gtk_widget_get_first_child (list);
  return other;
}

/* As any group of radio buttons: one stop for Tab, and the arrows choose. The list would take them to go elsewhere. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, GtkWidget *row)
{
  gboolean before = key == GDK_KEY_Up || key == GDK_KEY_KP_Up, after = key == GDK_KEY_Down || key == GDK_KEY_KP_Down;
  GtkCheckButton *button;

  if ((!before && !after) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  button = bst_radio_row_get_button (find_neighbour (row, before));
  if (button != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (button));
      gtk_check_button_set_active (button, TRUE);
    }
  return GDK_EVENT_STOP;
}

/**
 * bst_radio_row_new:
 * @title: of the choice, as it is: no markup
 * @group: (nullable): of a row with another choice
 *
 * Returns: (transfer floating): a row that can be clicked anywhere
 */
GtkWidget *
bst_radio_row_new (const char *title, GtkCheckButton *group, gboolean active)
{
  GtkWidget *row = bst_check_row_new (title, NULL, FALSE), *button = GTK_WIDGET (bst_check_row_get_button (row));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), active);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), row, 0);
  gtk_widget_add_controller (button, keys);
  return row;
}

/**
 * bst_radio_row_get_button:
 *
 * Returns: (transfer none): what is active or not, and in a group
 */
GtkCheckButton *
bst_radio_row_get_button (GtkWidget *row)
{
  return bst_check_row_get_button (row);
}
