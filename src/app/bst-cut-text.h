/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-cut-text.h - says which texts on screen have no room. With BOUWSTENEN_DEBUG=cut-text, each SIGUSR1 prints one line for
 * each of them and then how many there are: for people who look for them, and for the tests of the window. */
#pragma once
#include <gtk/gtk.h>

void bst_cut_text_watch (void);
GStrv bst_cut_text_find (GtkWidget *widget);
