/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-slide-layout.c - slides set in type: kicker, title, figures and foot; bst-slide-lists.c sets the lists between them. */
#include "bst-slide-layout-private.h"
#include "bst-report-strip.h"

#define X_HEIGHT 0.032 /* of the height of the projection; 3 % is asked for */
#define MARGIN_X 0.05
#define MARGIN_TOP 0.05
#define MARGIN_BOTTOM 0.045
#define LONG_TITLE 60 /* characters */
#define VERY_LONG_TITLE 110

const BstSlidePalette bst_slide_light = {
  0xffffff, 0x111111, 0x3d3d3d, 0xfff0b8, 0x9a9a9a, 0x1c5aa6, { 0x2b2b2b, 0x8b0000, 0x00502f, 0x003d82, 0x5a2080 },
};
const BstSlidePalette bst_slide_dark = {
  0x0d0d0d, 0xffffff, 0xd2d2d2, 0x3b3200, 0x7a7a7a, 0x7fb0f5, { 0xe0e0e0, 0xffb3a7, 0x8ff0a4, 0xa8cdff, 0xe3b3f0 },
};

static double
linear (guint32 channel)
{
  double c = (double) channel / 255.0;

  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
luminance (guint32 color)
{
  return 0.2126 * linear (color >> 16 & 0xff) + 0.7152 * linear (color >> 8 & 0xff) + 0.0722 * linear (color & 0xff);
}

/**
 * bst_slide_contrast:
 *
 * Returns: the contrast ratio of two colours, 1 … 21, as WCAG 2.2 defines it
 */
double
bst_slide_contrast (guint32 one, guint32 other)
{
  double a = luminance (one), b = luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* --- Text ---------------------------------------------------------------------------------------------------------- */

struct _BstSlideSetter {
  PangoLayout *model; /* its fonts are those of every text */
  double x_ratio; /* x-height of one em */
};

static PangoFontDescription *
new_font (double size, int weight)
{
  PangoFontDescription *font = pango_font_description_from_string (BST_REPORT_FAMILIES);
  g_autofree char *variations = g_strdup_printf ("wght=%d,opsz=15", weight); /* see bst-report-strip.c */

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, (PangoWeight) weight);
  pango_font_description_set_variations (font, variations);
  return font;
}

/* Without a width: as wide as it is. */
PangoLayout *
bst_slide_set_text (BstSlideSetter *self, const char *text, double size, int weight, double width)
{
  PangoLayout *layout = pango_layout_copy (self->model);
  PangoFontDescription *font = new_font (size, weight);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_line_height_new (BST_SLIDE_LINE_HEIGHT));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, width > 0 ? (int) (width * PANGO_SCALE) : -1);
  pango_layout_set_text (layout, text, -1);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  return layout;
}

/* (transfer none): a part at the end of the page; it takes the layout. */
BstSlidePart *
bst_slide_add_part (BstSlidePage *page, BstSlidePartKind kind, double x, double y, PangoLayout *layout, guint32 color)
{
  BstSlidePart *part = g_new0 (BstSlidePart, 1);
  PangoRectangle size;

  pango_layout_get_extents (layout, NULL, &size);
  *part = (BstSlidePart) { .kind = kind, .x = x, .y = y, .layout = layout, .color = color };
  part->width = pango_layout_get_width (layout) > 0 ? (double) pango_layout_get_width (layout) / PANGO_SCALE
                                                    : (double) size.width / PANGO_SCALE;
  part->height = (double) size.height / PANGO_SCALE;
  part->spoken = g_strdup (pango_layout_get_text (layout));
  g_ptr_array_add (page->parts, part);
  return part;
}

static double
measure_x_height (BstSlideSetter *self)
{
  g_autoptr (PangoLayout) layout = bst_slide_set_text (self, "x", 1000, 400, 0);
  PangoRectangle ink;

  pango_layout_get_extents (layout, &ink, NULL);
  return ink.height > 0 ? (double) ink.height / PANGO_SCALE / 1000 : 0.5;
}

/**
 * bst_slide_setter_new:
 *
 * Returns: (transfer full): sets slides in the fonts of this computer, whatever its settings for windows are
 */
BstSlideSetter *
bst_slide_setter_new (void)
{
  BstSlideSetter *self = g_new0 (BstSlideSetter, 1);

  self->model = bst_report_layout_new (NULL);
  self->x_ratio = measure_x_height (self);
  return self;
}

void
bst_slide_setter_free (BstSlideSetter *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->model);
  g_free (self);
}

/**
 * bst_slide_setter_get_em:
 *
 * Returns: the size of the smallest letters, in pixels
 */
double
bst_slide_setter_get_em (BstSlideSetter *self, const BstSlideSetting *setting)
{
  return X_HEIGHT * setting->height * MAX (1, setting->scale) / self->x_ratio;
}

/**
 * bst_slide_setter_set_text:
 *
 * Returns: (transfer full): a short text in the smallest size, bold: the time that is left
 */
PangoLayout *
bst_slide_setter_set_text (BstSlideSetter *self, const BstSlideSetting *setting, const char *text)
{
  return bst_slide_set_text (self, text, bst_slide_setter_get_em (self, setting), 700, 0);
}

/* --- Kicker, title and foot ---------------------------------------------------------------------------------------- */

/* A title that stands alone may be large; one above a list that goes on is not, on any of its pages. */
static double
choose_title_size (const BstSlideFrame *frame, const BstSlide *slide)
{
  glong length = g_utf8_strlen (slide->title, -1);

  if (frame->compact || slide->shape != BST_SLIDE_LISTS)
    return 1.0;
  if (slide->lists->len == 0 && slide->figures->len == 0)
    return length > 120 ? 1.25 : length > 70 ? 1.6 : length > 30 ? 2.0 : 2.6;
  return length > 110 ? 1.0 : length > 60 ? 1.25 : 1.5;
}

static void
set_title (BstSlideFrame *frame, const BstSlide *slide)
{
  double width = frame->width * (slide->shape != BST_SLIDE_LISTS ? BST_SLIDE_HEAD_SHARE : 1);
  PangoLayout *layout =
      bst_slide_set_text (frame->setter, slide->title, choose_title_size (frame, slide) * frame->em, 700, width);
  BstSlidePart *part;

  if (frame->page->next.page > 0)
    pango_layout_set_height (layout, -2);
  else
    pango_layout_set_height (layout, (int) ((frame->bottom - frame->top) * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  part = bst_slide_add_part (frame->page, BST_SLIDE_TITLE, frame->x, frame->top, layout, frame->setting->palette->text);
  g_free (part->spoken);
  part->spoken = g_strdup (slide->title);
  if (slide->shape == BST_SLIDE_BRANCHES)
    bst_slide_set_root (frame, slide, part);
  else
    frame->top += part->height + (slide->shape == BST_SLIDE_LISTS ? 0.5 : 0.25) * frame->em;
}

/* A few lines at most; the whole of it is spoken. */
static BstSlidePart *
set_small (BstSlideFrame *frame, BstSlidePartKind kind, const char *text, int weight, double width)
{
  PangoLayout *layout = bst_slide_set_text (frame->setter, text, frame->em, weight, width);
  BstSlidePart *part;

  pango_layout_set_height (layout, (kind == BST_SLIDE_FOOT ? -3 : -2) + (frame->page->next.page > 0 ? 1 : 0));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  part = bst_slide_add_part (frame->page, kind, frame->x, frame->top, layout, frame->setting->palette->dim);
  g_free (part->spoken);
  part->spoken = g_strdup (text);
  return part;
}

static void
set_head (BstSlideFrame *frame, const BstSlide *slide)
{
  if (slide->kicker != NULL)
    frame->top += set_small (frame, BST_SLIDE_KICKER, slide->kicker, 600, frame->width * BST_SLIDE_HEAD_SHARE)->height
                  + 0.2 * frame->em;
  else if (slide->shape == BST_SLIDE_LISTS)
    frame->top += 1.3 * frame->em; /* the time stands there */
  if (slide->title != NULL)
    set_title (frame, slide);
}

/* At the end of the last line. */
static void
place_position (BstSlideFrame *frame, BstSlidePart *part)
{
  PangoRectangle size;

  pango_layout_get_extents (part->layout, NULL, &size);
  part->width = (double) size.width / PANGO_SCALE;
  part->x = frame->x + frame->width - part->width;
}

static void
set_foot (BstSlideFrame *frame, const BstSlide *slide)
{
  double end = frame->bottom, room = frame->width;
  BstSlidePart *part;

  if (frame->setting->position != NULL)
    {
      PangoLayout *layout = bst_slide_set_text (frame->setter, frame->setting->position, frame->em, 400, 0);
      part = bst_slide_add_part (frame->page, BST_SLIDE_FOOT, 0, 0, layout, frame->setting->palette->dim);
      place_position (frame, part);
      part->y = end - part->height;
      room -= MAX (part->width, 7 * frame->em) + frame->em;
      frame->bottom = part->y;
      frame->position = part;
    }
  if (slide->foot != NULL && *slide->foot != '\0')
    {
      part = set_small (frame, BST_SLIDE_FOOT, slide->foot, 400, room);
      part->y = end - part->height;
      frame->bottom = MIN (frame->bottom, part->y);
    }
  frame->bottom -= 0.35 * frame->em;
}

/* Which part of its list the page shows: a list without a heading says it there. */
void
bst_slide_set_range (BstSlideFrame *frame, const char *range)
{
  if (frame->position == NULL)
    return;
  pango_layout_set_text (frame->position->layout, range, -1);
  g_free (frame->position->spoken);
  frame->position->spoken = g_strdup (range);
  place_position (frame, frame->position);
}

/* --- Figures ------------------------------------------------------------------------------------------------------- */

/* As large as the room for it lets it be. */
static PangoLayout *
set_number (BstSlideFrame *frame, const char *number, double width)
{
  static const double sizes[] = { 2.6, 2.1, 1.7, 1.35, 1.0 };
  PangoLayout *layout = NULL;
  int found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_clear_object (&layout);
      layout = bst_slide_set_text (frame->setter, number, sizes[i] * frame->em, 700, 0);
      pango_layout_get_size (layout, &found, NULL);
      if (found <= width * PANGO_SCALE)
        return layout;
    }
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  return layout;
}

static double
set_figure (BstSlideFrame *frame, const BstSlideFigure *figure, double x, double width)
{
  const BstSlidePalette *palette = frame->setting->palette;
  BstSlidePart *number = bst_slide_add_part (frame->page, BST_SLIDE_NUMBER, x, frame->top,
                                             set_number (frame, figure->number, width), palette->text),
               *label;
  PangoLayout *layout = bst_slide_set_text (frame->setter, figure->label, frame->em, 400, width);

  pango_layout_set_height (layout, -3);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  label = bst_slide_add_part (frame->page, BST_SLIDE_LABEL, x, number->y + number->height, layout, palette->dim);
  g_free (number->spoken);
  number->spoken = g_strdup_printf ("%s %s", figure->number, figure->label);
  g_clear_pointer (&label->spoken, g_free);
  return number->height + label->height;
}

static void
set_figures (BstSlideFrame *frame, const GPtrArray *figures)
{
  double gap = frame->em, height = 0;
  guint in_row = MIN (figures->len, (guint) MAX (1, frame->width / (frame->em * 7.5)));
  double width = in_row > 0 ? (frame->width - gap * (in_row - 1)) / in_row : 0;

  for (guint i = 0; i < figures->len; i++)
    {
      if (i > 0 && i % in_row == 0)
        {
          frame->top += height + 0.4 * frame->em;
          height = 0;
        }
      height = MAX (height, set_figure (frame, figures->pdata[i], frame->x + (i % in_row) * (width + gap), width));
    }
  if (figures->len > 0)
    frame->top += height + 0.7 * frame->em;
}

/* --- Pages --------------------------------------------------------------------------------------------------------- */

static void
part_free (gpointer data)
{
  BstSlidePart *part = data;

  g_object_unref (part->layout);
  g_free (part->spoken);
  g_free (part->id);
  g_free (part);
}

void
bst_slide_page_free (BstSlidePage *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->parts);
  g_array_unref (self->bars);
  g_array_unref (self->curves);
  g_free (self);
}

/* Returns: whether there was room for them; below a long title they wait for the next page */
static gboolean
try_figures (BstSlideFrame *frame, const BstSlide *slide)
{
  guint n_parts = frame->page->parts->len;
  double top = frame->top;

  set_figures (frame, slide->figures);
  if (frame->top - 0.7 * frame->em <= frame->bottom || frame->page->next.page > 0)
    {
      frame->page->next.figures = TRUE;
      return TRUE;
    }
  g_ptr_array_set_size (frame->page->parts, (int) n_parts);
  frame->top = top;
  return FALSE;
}

static void
set_content (BstSlideFrame *frame, const BstSlide *slide)
{
  if (slide->shape == BST_SLIDE_ROWS)
    bst_slide_set_rows (frame, slide);
  else if (slide->shape == BST_SLIDE_PAIRS)
    bst_slide_set_pairs (frame, slide);
  else
    bst_slide_set_lists (frame, slide);
}

static BstSlidePage *
set_page (BstSlideSetter *self, const BstSlide *slide, const BstSlideSetting *setting, const BstSlideCursor *from,
          gboolean compact, gboolean with_lists)
{
  BstSlidePage *page = g_new0 (BstSlidePage, 1);
  BstSlideFrame frame = { .setter = self, .setting = setting, .page = page, .compact = compact };

  page->parts = g_ptr_array_new_with_free_func (part_free);
  page->bars = g_array_new (FALSE, FALSE, sizeof (BstSlideBar));
  page->curves = g_array_new (FALSE, FALSE, sizeof (BstSlideCurve));
  if (from != NULL)
    page->next = *from;
  frame.em = bst_slide_setter_get_em (self, setting);
  frame.x = setting->width * MARGIN_X;
  frame.width = setting->width * (1 - 2 * MARGIN_X);
  frame.top = setting->height * MARGIN_TOP;
  frame.bottom = setting->height * (1 - MARGIN_BOTTOM);
  set_foot (&frame, slide);
  set_head (&frame, slide);
  if (slide->figures->len > 0 && !page->next.figures && !try_figures (&frame, slide))
    page->more = TRUE;
  else if (with_lists)
    set_content (&frame, slide);
  else
    page->more = slide->lists->len > 0;
  page->next.page++;
  return page;
}

/**
 * bst_slide_setter_set:
 * @from: (nullable): where the page begins; %NULL: the first one
 *
 * Figures have a page of their own where the lists do not fit below them.
 *
 * Returns: (transfer full): one page of the slide; it takes at least one line further than the one before
 */
BstSlidePage *
bst_slide_setter_set (BstSlideSetter *self, const BstSlide *slide, const BstSlideSetting *setting,
                      const BstSlideCursor *from)
{
  gboolean first = from == NULL || from->page == 0;
  BstSlidePage *page;

  pango_context_set_language (pango_layout_get_context (self->model), slide->language != NULL
                                                                          ? pango_language_from_string (slide->language)
                                                                          : pango_language_get_default ());
  page = set_page (self, slide, setting, from, !first, TRUE);
  if (!first || !page->more)
    return page;
  bst_slide_page_free (page);
  return set_page (self, slide, setting, from, slide->figures->len == 0, slide->figures->len == 0);
}

/**
 * bst_slide_page_has:
 *
 * Returns: whether the line about this record is on the page
 */
gboolean
bst_slide_page_has (const BstSlidePage *self, const char *id)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (g_strcmp0 (((BstSlidePart *) self->parts->pdata[i])->id, id) == 0)
      return TRUE;
  return FALSE;
}

/**
 * bst_slide_page_draw:
 *
 * Draws the page on its paper.
 */
void
bst_slide_page_draw (const BstSlidePage *self, const BstSlidePalette *palette, cairo_t *cr, double width, double height)
{
  bst_slide_set_color (cr, palette->paper);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  bst_slide_page_draw_below (self, cr);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const BstSlidePart *part = self->parts->pdata[i];
      bst_slide_set_color (cr, part->color);
      cairo_move_to (cr, part->x, part->y);
      pango_cairo_show_layout (cr, part->layout);
    }
}
