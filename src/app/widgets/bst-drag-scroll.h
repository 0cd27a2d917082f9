/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-drag-scroll.h - what is dragged to the edge of a view brings in what lies beyond it. */
#pragma once
#include <gtk/gtk.h>

void bst_drag_scroll_add (GtkScrolledWindow *scroller);
