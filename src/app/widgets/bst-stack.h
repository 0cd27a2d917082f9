/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-stack.h - shows one child of a GtkStack and puts the others to sleep.
 *
 * A stack keeps its other children off the screen, yet they are visible to GTK's style sheets: each step of the keyboard
 * looks at every part of every page that was ever shown. What is hidden is passed over, and costs nothing until it is
 * shown again. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

void bst_stack_show (GtkStack *stack, const char *name);

G_END_DECLS
