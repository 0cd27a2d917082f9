/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-view-switch.h"
#include <glib/gi18n.h>

/**
 * bst_view_switch_new:
 * @views: in their order; the first one is active
 */
AdwToggleGroup *
bst_view_switch_new (const BstView *views, guint n)
{
  AdwToggleGroup *self = ADW_TOGGLE_GROUP (adw_toggle_group_new ());

  for (guint i = 0; i < n; i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, views[i].name);
      adw_toggle_set_label (toggle, _ (views[i].label));
      adw_toggle_group_add (self, toggle);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("View"), -1);
  adw_toggle_group_set_active_name (self, views[0].name);
  return self;
}

/**
 * bst_view_switch_place:
 * @header: an AdwBin in the header bar
 * @page: an AdwBin in the page
 *
 * Puts the switch into one of them, with its brief words in the page, and hides the other.
 */
void
bst_view_switch_place (AdwToggleGroup *self, const BstView *views, GtkWidget *header, GtkWidget *page, gboolean in_page)
{
  GtkWidget *group = GTK_WIDGET (self), *place = in_page ? page : header, *parent = gtk_widget_get_parent (group);

  if (parent != place)
    {
      g_object_ref (group);
      if (parent != NULL)
        adw_bin_set_child (ADW_BIN (parent), NULL);
      adw_bin_set_child (ADW_BIN (place), group);
      g_object_unref (group);
    }
  for (guint i = 0; i < adw_toggle_group_get_n_toggles (self); i++)
    adw_toggle_set_label (adw_toggle_group_get_toggle (self, i), in_page ? _ (views[i].brief) : _ (views[i].label));
  gtk_widget_set_visible (page, in_page);
  gtk_widget_set_visible (header, !in_page);
}
