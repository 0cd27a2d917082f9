/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-slide-layout.h - slides set in type for a room. Everything follows the height: the x-height of the smallest letter is
 * 3.2 % of it, so that who sits far away reads it on whatever projector. What does not fit goes to the next page. */
#pragma once
#include <pango/pangocairo.h>
#include "bst-slide.h"

/* 0xRRGGBB. Each has a contrast of 7:1 or more with the paper, and text has it with the highlight (WCAG 2.2, AAA). */
typedef struct {
  guint32 paper, text, dim, highlight, rule, bar;
  guint32 tones[BST_N_SLIDE_TONES];
} BstSlidePalette;
extern const BstSlidePalette bst_slide_light, bst_slide_dark;
double bst_slide_contrast (guint32 one, guint32 other);

typedef enum {
  BST_SLIDE_KICKER,
  BST_SLIDE_TITLE,
  BST_SLIDE_NUMBER,
  BST_SLIDE_LABEL,
  BST_SLIDE_HEADING,
  BST_SLIDE_MARK,
  BST_SLIDE_LINE,
  BST_SLIDE_FOOT
} BstSlidePartKind;

typedef struct {
  BstSlidePartKind kind;
  double x, y, width, height;
  PangoLayout *layout;
  guint32 color;
  char *spoken; /* without signs; a mark is spoken with its line and has none */
  char *id; /* of the record of a line; NULL */
  guint list; /* of a heading or a line: which one */
} BstSlidePart;

typedef struct {
  double x, y, width, height;
  guint32 color;
  double radius, line; /* of its corners; of an edge around it; 0: none */
  guint32 line_color;
} BstSlideBar;

/* From one point to another: its first end leaves towards the second's height. */
typedef struct {
  double x1, y1, x2, y2, width;
  guint32 color;
  gboolean sideways; /* it leaves sideways too */
} BstSlideCurve;

/* Where a page begins: in each column a list, a line of it, and a byte of that line's text. */
typedef struct {
  guint list[2], line[2];
  gsize byte[2];
  guint page;
  gboolean figures; /* they were shown */
} BstSlideCursor;

typedef struct {
  GPtrArray *parts; /* (element-type BstSlidePart) */
  GArray *bars; /* (element-type BstSlideBar): below the text */
  GArray *curves; /* (element-type BstSlideCurve): below the bars */
  gboolean more; /* there is a next page, which begins at: */
  BstSlideCursor next;
} BstSlidePage;

void bst_slide_page_free (BstSlidePage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstSlidePage, bst_slide_page_free)
gboolean bst_slide_page_has (const BstSlidePage *self, const char *id);
void bst_slide_page_draw_below (const BstSlidePage *self, cairo_t *cr);
void bst_slide_page_draw (const BstSlidePage *self, const BstSlidePalette *palette, cairo_t *cr, double width,
                          double height);

/**
 * BstSlideSetting:
 * @width: of the projection, in pixels
 * @scale: 1 or more: how much larger than needed the letters are
 * @position: (nullable): stands at the end of the foot: “2 / 12”; a list without a heading says there which part this is
 * @selected: (nullable): a line that stands out
 */
typedef struct {
  double width, height, scale;
  const BstSlidePalette *palette;
  const char *position, *selected;
} BstSlideSetting;

typedef struct _BstSlideSetter BstSlideSetter;

BstSlideSetter *bst_slide_setter_new (void);
void bst_slide_setter_free (BstSlideSetter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstSlideSetter, bst_slide_setter_free)
double bst_slide_setter_get_em (BstSlideSetter *self, const BstSlideSetting *setting);
PangoLayout *bst_slide_setter_set_text (BstSlideSetter *self, const BstSlideSetting *setting, const char *text);
BstSlidePage *bst_slide_setter_set (BstSlideSetter *self, const BstSlide *slide, const BstSlideSetting *setting,
                                    const BstSlideCursor *from);
