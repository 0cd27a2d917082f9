/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-slide-layout-private.h - shared by bst-slide-layout.c (the frame of a slide), bst-slide-lines.c and bst-slide-lists.c
 * (what stands in it) and bst-slide-drawn.c (what is drawn in it). */
#pragma once
#include <math.h>
#include "bst-slide-layout.h"

#define BST_SLIDE_LINE_HEIGHT 1.06 /* of that of the font */
#define BST_SLIDE_HEAD_SHARE 0.76 /* of the width: the rest of the first line is for the time that is left */

/* A page while it is set: what is free lies between top and bottom. */
typedef struct {
  BstSlideSetter *setter;
  const BstSlideSetting *setting;
  BstSlidePage *page;
  double em, x, width, top, bottom;
  gboolean compact; /* the slide has more than one page */
  BstSlidePart *position; /* NULL: none */
  double root_x, root_y; /* of BST_SLIDE_BRANCHES: where they leave the title */
} BstSlideFrame;

PangoLayout *bst_slide_set_text (BstSlideSetter *self, const char *text, double size, int weight, double width);
BstSlidePart *bst_slide_add_part (BstSlidePage *page, BstSlidePartKind kind, double x, double y, PangoLayout *layout,
                                  guint32 color);
void bst_slide_set_range (BstSlideFrame *frame, const char *range);

/* bst-slide-lines.c */
typedef enum { BST_SLIDE_FITS, BST_SLIDE_FITS_IN_PART, BST_SLIDE_FITS_NOT } BstSlideFit;

double bst_slide_get_height (PangoLayout *layout);
PangoLayout *bst_slide_set_line (const BstSlideFrame *frame, const BstSlideLine *line, gsize skip, double width);
BstSlideFit bst_slide_fit_line (PangoLayout *layout, double room, gboolean any, gsize *ret_byte);

/* bst-slide-lists.c */
void bst_slide_set_lists (BstSlideFrame *frame, const BstSlide *slide);
double bst_slide_find_root (const BstSlideFrame *frame, const BstSlide *slide);
char *bst_slide_say_range (const BstSlide *slide, guint n_lines, guint first, guint last);

/* bst-slide-drawn.c */
#define BST_SLIDE_BOX_PAD_X 0.36 /* ems between a text and the edge of its box */
#define BST_SLIDE_BOX_PAD_Y 0.16

void bst_slide_set_root (BstSlideFrame *frame, const BstSlide *slide, BstSlidePart *title);
void bst_slide_add_box (BstSlideFrame *frame, const BstSlideBar *place, gboolean chosen, guint32 color);
void bst_slide_add_branch (BstSlideFrame *frame, double x1, double y1, double x2, double y2, guint32 color,
                           gboolean sideways);
void bst_slide_set_rows (BstSlideFrame *frame, const BstSlide *slide);
void bst_slide_set_pairs (BstSlideFrame *frame, const BstSlide *slide);
void bst_slide_set_color (cairo_t *cr, guint32 color);
