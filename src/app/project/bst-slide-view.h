/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-slide-view.h - one page of a slide as large as the widget is. Each text on it is a widget of its own, so that a screen
 * reader finds headings, lists and their lines; nothing of it takes the keyboard. Pages change at once: nothing moves. */
#pragma once
#include <gtk/gtk.h>
#include "bst-slide-layout.h"

#define BST_TYPE_SLIDE_VIEW (bst_slide_view_get_type ())
G_DECLARE_FINAL_TYPE (BstSlideView, bst_slide_view, BST, SLIDE_VIEW, GtkWidget)

GtkWidget *bst_slide_view_new (void);
void bst_slide_view_show (BstSlideView *self, BstSlide *slide, const char *position, const char *selected);
void bst_slide_view_set_look (BstSlideView *self, const BstSlidePalette *palette, double scale);
void bst_slide_view_set_time (BstSlideView *self, const char *text);
void bst_slide_view_set_black (BstSlideView *self, gboolean black);
gboolean bst_slide_view_step (BstSlideView *self, int direction);
void bst_slide_view_set_page (BstSlideView *self, guint page);
guint bst_slide_view_get_page (BstSlideView *self);
void bst_slide_view_show_line (BstSlideView *self, const char *id);
char *bst_slide_view_describe (BstSlideView *self);
