/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-check-row.h"

/**
 * bst_check_row_new:
 * @title: as it is: no markup
 * @subtitle: (nullable): the same, smaller
 *
 * Returns: (transfer floating): a row that can be clicked anywhere
 */
GtkWidget *
bst_check_row_new (const char *title, const char *subtitle, gboolean active)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), active);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  /* the row labels its widget by its title, and so names it twice; and it is a stop of its own for Tab */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (subtitle != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data (G_OBJECT (row), "button", button);
  return row;
}

/**
 * bst_check_row_get_button:
 *
 * Returns: (transfer none): what is ticked or not
 */
GtkCheckButton *
bst_check_row_get_button (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "button");
}
