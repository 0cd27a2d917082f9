/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-slide-layout-private.h - shared by bst-slide-layout.c (the frame of a slide) and bst-slide-lists.c (what stands in it). */
#pragma once
#include <math.h>
#include "bst-slide-layout.h"

#define BST_SLIDE_LINE_HEIGHT 1.06 /* of that of the font */

/* A page while it is set: what is free lies between top and bottom. */
typedef struct {
  BstSlideSetter *setter;
  const BstSlideSetting *setting;
  BstSlidePage *page;
  double em, x, width, top, bottom;
  gboolean compact; /* the slide has more than one page */
  BstSlidePart *position; /* NULL: none */
} BstSlideFrame;

PangoLayout *bst_slide_set_text (BstSlideSetter *self, const char *text, double size, int weight, double width);
BstSlidePart *bst_slide_add_part (BstSlidePage *page, BstSlidePartKind kind, double x, double y, PangoLayout *layout,
                                  guint32 color);
void bst_slide_set_range (BstSlideFrame *frame, const char *range);
void bst_slide_set_lists (BstSlideFrame *frame, const BstSlide *slide);
