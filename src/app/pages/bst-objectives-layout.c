/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-objectives-layout.c - the switch between the views of the objectives, and what changes with the width. */
#include "config.h"
#include "bst-objectives-page-private.h"
#include "bst-view-switch.h"
#include <glib/gi18n.h>

static const BstView views[] = {
  { "phases", N_ ("Per Life Phase"), N_ ("Phases") },
  { "themes", N_ ("Theme × Phase"), N_ ("Themes") },
  { "groups", N_ ("Group × Phase"), N_ ("Groups") },
};

static void
fit (BstObjectivesPage *self, gboolean compact, gboolean narrow, gboolean tight)
{
  bst_view_switch_place (self->view_switch, views, self->switch_box, GTK_WIDGET (self->switch_place), compact);
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
  self->view_switch = bst_view_switch_new (views, G_N_ELEMENTS (views));
  adw_bin_set_child (ADW_BIN (self->switch_box), GTK_WIDGET (self->view_switch));
  g_signal_connect_object (self->view_switch, "notify::active-name", G_CALLBACK (bst_objectives_page_show_view), self,
                           G_CONNECT_SWAPPED);
}
