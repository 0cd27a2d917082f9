/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-table-paint.h - the colours and shapes of cells.
 *
 * A row has no parts of its own that CSS could colour, so the table carries invisible "swatch" children: each has one
 * CSS class and lends its `color`. All colours so come from libadwaita's variables and follow dark style, high contrast
 * and accent. tests/ui/test-table.c computes the contrast of every pair. */
#pragma once
#include "bst-table-source.h"
#include <gtk/gtk.h>

typedef enum {
  BST_SWATCH_PILL,                                      /* + BstTone: background of a pill */
  BST_SWATCH_PILL_TEXT = BST_SWATCH_PILL + BST_N_TONES, /* + BstTone */
  BST_SWATCH_GOOD = BST_SWATCH_PILL_TEXT + BST_N_TONES,
  BST_SWATCH_GOOD_TEXT,
  BST_SWATCH_NOT_YET,
  BST_SWATCH_SET_ASIDE,
  BST_SWATCH_DIM,
  BST_SWATCH_CURSOR,
  BST_SWATCH_VIEW,
  BST_N_SWATCHES
} BstSwatch;

typedef enum {
  BST_FACE_PLAIN,
  BST_FACE_STRONG,
  BST_FACE_PILL,
  BST_FACE_MARK,
  BST_FACE_CAPTION,
  BST_FACE_GROUP
} BstFace;

GtkWidget *bst_swatch_new (BstSwatch swatch);
double bst_contrast (const GdkRGBA *one, const GdkRGBA *other);

PangoLayout *bst_face_create_layout (BstFace face, GtkWidget *widget, const char *text);
void bst_paint_text (GtkSnapshot *snapshot, PangoLayout *layout, const graphene_rect_t *cell, const GdkRGBA *color);
void bst_paint_pill (GtkSnapshot *snapshot, PangoLayout *layout, const graphene_rect_t *cell, int line,
                     const GdkRGBA *background, const GdkRGBA *color);
void bst_paint_mark (GtkSnapshot *snapshot, PangoLayout *layout, const graphene_rect_t *square, BstMarkState state,
                     const GdkRGBA *color, const GdkRGBA *text_color);
void bst_paint_ring (GtkSnapshot *snapshot, const graphene_rect_t *cell, const GdkRGBA *color);
