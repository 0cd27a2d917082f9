/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-window-project.c - the projection of a window: it opens, it follows what is shown here, it goes. */
#include "config.h"
#include "bst-window-private.h"
#include "project/bst-projection-bar.h"
#include <string.h>

static BstSlidePlace *
describe (BstWindow *self)
{
  BstPage *page = bst_window_get_page (self);

  return page != NULL ? bst_page_describe (page) : bst_slide_place_new (NULL, NULL);
}

/* What the page shows is looked at once, when it has settled. */
static void
follow_cb (gpointer data)
{
  BstWindow *self = data;

  self->follow_source = 0;
  if (self->projection != NULL && self->document != NULL)
    bst_projection_follow (self->projection, describe (self));
}

/**
 * bst_window_follow_page:
 *
 * Another page, another view of it or another record is shown: the room sees it too.
 */
void
bst_window_follow_page (BstWindow *self)
{
  if (self->projection != NULL && self->follow_source == 0)
    self->follow_source = g_idle_add_once (follow_cb, self);
}

static void
closed_cb (BstWindow *self)
{
  g_clear_handle_id (&self->follow_source, g_source_remove);
  if (self->projection_bar != NULL)
    bst_projection_bar_set_projection (self->projection_bar, NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "project", NULL);
  g_clear_object (&self->projection);
  if (self->document != NULL)
    bst_window_update_actions (self);
}

/**
 * bst_window_stop_projecting:
 *
 * The projection goes, if there is one.
 */
void
bst_window_stop_projecting (BstWindow *self)
{
  g_autoptr (BstProjection) projection = self->projection != NULL ? g_object_ref (self->projection) : NULL;

  if (projection != NULL)
    bst_projection_close (projection);
}

static void
project_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);

  bst_window_commit_typing (self);
  if (self->projection == NULL)
    {
      self->projection = bst_projection_new (self->document, GTK_WINDOW (self));
      g_signal_connect_object (self->projection, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
      bst_projection_follow (self->projection, describe (self));
      gtk_widget_insert_action_group (GTK_WIDGET (self), "project", bst_projection_get_actions (self->projection));
      bst_projection_bar_set_projection (self->projection_bar, self->projection);
      bst_window_update_actions (self);
    }
  bst_projection_present (self->projection);
}

/* The commands of the workbench for what is projected. */
static void
forward_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BstWindow *self = BST_WINDOW (widget);

  if (self->projection != NULL)
    g_action_group_activate_action (bst_projection_get_actions (self->projection), name + strlen ("win.project-"),
                                    NULL);
}

void
bst_window_install_project_actions (GtkWidgetClass *klass)
{
  g_type_ensure (BST_TYPE_PROJECTION_BAR); /* before the template is read */
  gtk_widget_class_install_action (klass, "win.project", NULL, project_cb);
  gtk_widget_class_install_action (klass, "win.project-next", NULL, forward_cb);
  gtk_widget_class_install_action (klass, "win.project-previous", NULL, forward_cb);
  gtk_widget_class_install_action (klass, "win.project-pin", NULL, forward_cb);
  gtk_widget_class_install_action (klass, "win.project-black", NULL, forward_cb);
  gtk_widget_class_install_action (klass, "win.project-close", NULL, forward_cb);
}
