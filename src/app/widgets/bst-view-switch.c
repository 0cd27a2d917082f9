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

typedef struct {
  AdwToggleGroup *group;
  const BstView *views;
  GtkWidget *header, *page;
  gboolean in_page;
} Place;

static void
place_free (Place *self)
{
  g_object_unref (self->group);
  g_object_unref (self->header);
  g_object_unref (self->page);
  g_free (self);
}

static gboolean
place_cb (gpointer data)
{
  Place *self = data;
  GtkWidget *group = GTK_WIDGET (self->group), *place = self->in_page ? self->page : self->header,
            *parent = gtk_widget_get_parent (group);

  g_object_set_data (G_OBJECT (group), "bst-place", NULL);
  if (parent != place)
    {
      if (parent != NULL)
        adw_bin_set_child (ADW_BIN (parent), NULL);
      adw_bin_set_child (ADW_BIN (place), group);
    }
  for (guint i = 0; i < adw_toggle_group_get_n_toggles (self->group); i++)
    adw_toggle_set_label (adw_toggle_group_get_toggle (self->group, i),
                          self->in_page ? _ (self->views[i].brief) : _ (self->views[i].label));
  gtk_widget_set_visible (self->page, self->in_page);
  gtk_widget_set_visible (self->header, !self->in_page);
  return G_SOURCE_REMOVE;
}

/**
 * bst_view_switch_place:
 * @header: an AdwBin in the header bar
 * @page: an AdwBin in the page
 *
 * Puts the switch into one of them, with its brief words in the page, and hides the other. Once it has a place, that is done
 * before the next frame: a breakpoint speaks while the window is laid out, and a header bar that changes then is not drawn.
 */
void
bst_view_switch_place (AdwToggleGroup *self, const BstView *views, GtkWidget *header, GtkWidget *page, gboolean in_page)
{
  Place *place = g_new (Place, 1);
  guint source = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (self), "bst-place"));

  *place = (Place) { g_object_ref (self), views, g_object_ref (header), g_object_ref (page), in_page };
  if (source != 0)
    g_source_remove (source);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    {
      source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, place_cb, place, (GDestroyNotify) place_free);
      g_object_set_data (G_OBJECT (self), "bst-place", GUINT_TO_POINTER (source));
    }
  else
    {
      place_cb (place);
      place_free (place);
    }
}
