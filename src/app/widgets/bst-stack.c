/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-stack.h"

/**
 * bst_stack_show:
 * @stack: one without transitions
 * @name: the child to show
 *
 * Use this instead of gtk_stack_set_visible_child_name(), which does not turn to a child that is hidden. Where no child
 * has that name, nothing changes.
 */
void
bst_stack_show (GtkStack *stack, const char *name)
{
  GtkWidget *shown = gtk_stack_get_child_by_name (stack, name);

  if (shown == NULL)
    return;
  gtk_widget_set_visible (shown, TRUE);
  gtk_stack_set_visible_child (stack, shown);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != shown)
      gtk_widget_set_visible (child, FALSE);
}
