/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-objective-column-drag.c - an objective is dragged to another place among its siblings. */
#include "config.h"
#include "bst-objective-column-private.h"
#include "bst-objective-card.h"

/**
 * bst_place_are_siblings:
 *
 * Returns: whether the one can change places with the other
 */
gboolean
bst_place_are_siblings (const BstPlace *one, const BstPlace *other)
{
  return one != NULL && other != NULL && one != other && g_strcmp0 (one->parent, other->parent) == 0;
}

static void
mark_drop (BstObjectiveColumn *self, GtkWidget *row, gboolean below)
{
  if (self->drop_row != NULL)
    {
      gtk_widget_remove_css_class (self->drop_row, "drop-above");
      gtk_widget_remove_css_class (self->drop_row, "drop-below");
    }
  g_set_weak_pointer (&self->drop_row, row);
  if (row != NULL)
    gtk_widget_add_css_class (row, below ? "drop-below" : "drop-above");
}

/* How far dropping here moves what is dragged; 0: nowhere, or not here. */
static int
get_drop_steps (BstObjectiveColumn *self, const char *id, double y, GtkWidget **ret_row, gboolean *ret_below)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  const BstPlace *place = bst_objective_column_find (self, id),
                 *target = row != NULL ? bst_objective_column_place_of (self, row) : NULL;
  graphene_rect_t bounds;
  int steps;

  if (self->filter.by_priority || !bst_place_are_siblings (place, target)
      || !gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    return 0;
  *ret_row = GTK_WIDGET (row);
  *ret_below = y > bounds.origin.y + bounds.size.height / 2;
  steps = (int) target->place - (int) place->place;
  if (steps > 0)
    return *ret_below ? steps : steps - 1;
  return *ret_below ? steps + 1 : steps;
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, BstObjectiveColumn *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  g_autoptr (GdkPaintable) picture = NULL;

  if (row == NULL || self->filter.by_priority)
    return NULL;
  picture = gtk_widget_paintable_new (GTK_WIDGET (row));
  gtk_drag_source_set_icon (source, picture, 24, 24);
  return gdk_content_provider_new_typed (G_TYPE_STRING, bst_objective_card_get_id (BST_OBJECTIVE_CARD (row)));
}

static GdkDragAction
drag_motion_cb (GtkDropTarget *target, double x, double y, BstObjectiveColumn *self)
{
  const GValue *value = gtk_drop_target_get_value (target);
  GtkWidget *row = NULL;
  gboolean below = FALSE;
  int steps = value != NULL ? get_drop_steps (self, g_value_get_string (value), y, &row, &below) : 0;

  mark_drop (self, steps != 0 ? row : NULL, below);
  return steps != 0 ? GDK_ACTION_MOVE : 0;
}

static void
drag_leave_cb (GtkDropTarget *target, BstObjectiveColumn *self)
{
  mark_drop (self, NULL, FALSE);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, BstObjectiveColumn *self)
{
  GtkWidget *row = NULL;
  gboolean below = FALSE;
  int steps = get_drop_steps (self, g_value_get_string (value), y, &row, &below);

  mark_drop (self, NULL, FALSE);
  if (steps != 0)
    g_signal_emit_by_name (self, "moved", g_value_get_string (value), steps);
  return steps != 0;
}

/**
 * bst_objective_column_setup_dragging:
 *
 * Lets a card be dragged among its siblings. Alt+Up and Alt+Down, and the card's menu, do the same.
 */
void
bst_objective_column_setup_dragging (BstObjectiveColumn *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (drag_motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drag_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (target));
}
