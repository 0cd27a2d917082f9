/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-objectives-layout.c - the switch between the views of the objectives, and what changes with the width. */
#include "config.h"
#include "bst-objectives-page-private.h"
#include <glib/gi18n.h>

static const struct {
  const char *name, *label, *brief; /* brief: where there is less room */
} views[] = {
  { "phases", N_ ("Per Life Phase"), N_ ("Phases") },
  { "themes", N_ ("Theme × Phase"), N_ ("Themes") },
  { "groups", N_ ("Group × Phase"), N_ ("Groups") },
};

/* From the header bar to the page, or back. */
static void
place_switch (BstObjectivesPage *self, gboolean in_page)
{
  GtkWidget *group = GTK_WIDGET (self->view_switch),
            *place = in_page ? GTK_WIDGET (self->switch_place) : self->switch_box;

  if (gtk_widget_get_parent (group) != place)
    {
      g_object_ref (group);
      adw_bin_set_child (ADW_BIN (gtk_widget_get_parent (group)), NULL);
      adw_bin_set_child (ADW_BIN (place), group);
      g_object_unref (group);
    }
  for (guint i = 0; i < adw_toggle_group_get_n_toggles (self->view_switch); i++)
    adw_toggle_set_label (adw_toggle_group_get_toggle (self->view_switch, i),
                          in_page ? _ (views[i].brief) : _ (views[i].label));
  gtk_widget_set_visible (GTK_WIDGET (self->switch_place), in_page);
  gtk_widget_set_visible (self->switch_box, !in_page);
}

static void
fit (BstObjectivesPage *self, gboolean compact, gboolean narrow, gboolean tight)
{
  place_switch (self, compact);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->view_switch),
                                  tight ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  bst_objective_matrix_set_as_list (self->themes, narrow);
  bst_objective_matrix_set_as_list (self->groups, narrow);
  bst_phase_tabs_set_narrow (self->tabs, compact);
}

static void
roomy_cb (BstObjectivesPage *self)
{
  fit (self, FALSE, FALSE, FALSE);
}

static void
compact_cb (BstObjectivesPage *self)
{
  fit (self, TRUE, FALSE, FALSE);
}

static void
narrow_cb (BstObjectivesPage *self)
{
  fit (self, TRUE, TRUE, FALSE);
}

static void
tight_cb (BstObjectivesPage *self)
{
  fit (self, TRUE, TRUE, TRUE);
}

/**
 * bst_objectives_page_bind_layout:
 *
 * Gives the template what its breakpoints call.
 */
void
bst_objectives_page_bind_layout (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, roomy_cb);
  gtk_widget_class_bind_template_callback (klass, compact_cb);
  gtk_widget_class_bind_template_callback (klass, narrow_cb);
  gtk_widget_class_bind_template_callback (klass, tight_cb);
}

/**
 * bst_objectives_page_make_switch:
 *
 * Makes the switch for the header bar, which goes to the page where there is no room for it.
 */
void
bst_objectives_page_make_switch (BstObjectivesPage *self)
{
  self->switch_box = g_object_ref_sink (adw_bin_new ());
  self->view_switch = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, views[i].name);
      adw_toggle_set_label (toggle, _ (views[i].label));
      adw_toggle_group_add (self->view_switch, toggle);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view_switch), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("View"), -1);
  adw_toggle_group_set_active_name (self->view_switch, "phases");
  adw_bin_set_child (ADW_BIN (self->switch_box), GTK_WIDGET (self->view_switch));
  g_signal_connect_object (self->view_switch, "notify::active-name", G_CALLBACK (bst_objectives_page_show_view), self,
                           G_CONNECT_SWAPPED);
}
