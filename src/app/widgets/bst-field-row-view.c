/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-field-row-view.c - a field that is written in stays in view. */
#include "config.h"
#include "bst-field-row-private.h"

#define MARGIN 12 /* px between the field and the edge of what is seen */

static void
scroll_cb (gpointer data)
{
  g_autoptr (BstFieldRow) self = data;
  BstFieldRowPrivate *p = bst_field_row_get_private (self);
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double top, below;

  if (viewport == NULL || gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    return;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  /* the field with what is said about it, where that is not more than half of what is seen */
  if (!gtk_widget_compute_bounds (GTK_WIDGET (self), viewport, &bounds)
      || (bounds.size.height > gtk_adjustment_get_page_size (adjustment) / 2
          && !gtk_widget_compute_bounds (p->card, viewport, &bounds)))
    return;
  top = bounds.origin.y - MARGIN;
  below = bounds.origin.y + bounds.size.height + MARGIN - gtk_adjustment_get_page_size (adjustment);
  if (top < 0 || below > 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + (top < 0 ? top : MIN (below, top)));
}

/**
 * bst_field_row_keep_in_view:
 *
 * Scrolls so that the whole field is seen while someone writes in it: GTK scrolls to the line with the cursor as it was when
 * the keyboard came.
 */
void
bst_field_row_keep_in_view (BstFieldRow *self)
{
  g_idle_add_once (scroll_cb, g_object_ref (self)); /* once what grew has its place */
}
