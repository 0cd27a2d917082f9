/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-slide-drawn.c - what is drawn on a slide: boxes with the branches that lead to them, rows of beads, and pairs. Its texts are
 * as large as those of lists, so a map of any size is read from the last row: what does not fit goes to the next page. */
#include "bst-slide-layout-private.h"

#define ROOT_PAD_X 0.7
#define ROOT_PAD_Y 0.2
#define ROOT_INSET 0.5 /* ems from the side where it has branches at one side only */
#define ROW_TITLE 0.46 /* of the width */
#define ROW_GAP 0.3
#define BEAD 0.62
#define BEAD_PITCH 1.3 /* beads */
#define NUMBER 2.0 /* ems for a number beside its beads */
#define PAIR_SHARE 0.455 /* of the width that each of both has */

/* --- Boxes and branches -------------------------------------------------------------------------------------------- */

/**
 * bst_slide_add_box:
 * @place: where it is
 * @chosen: whether the facilitator is at it: then it stands out by more than a colour
 * @color: of its edge
 */
void
bst_slide_add_box (BstSlideFrame *frame, const BstSlideBar *place, gboolean chosen, guint32 color)
{
  const BstSlidePalette *palette = frame->setting->palette;
  BstSlideBar box = *place;

  box.color = chosen ? palette->highlight : palette->paper;
  box.line_color = chosen ? palette->text : color;
  box.line = (chosen ? 0.15 : 0.07) * frame->em;
  box.radius = 0.3 * frame->em;
  g_array_append_val (frame->page->bars, box);
}

void
bst_slide_add_branch (BstSlideFrame *frame, double x1, double y1, double x2, double y2, guint32 color,
                      gboolean sideways)
{
  BstSlideCurve curve = { x1, y1, x2, y2, 0.09 * frame->em, color, sideways };

  g_array_append_val (frame->page->curves, curve);
}

/* As wide as its longest line, and no wider than this. */
static double
shrink (PangoLayout *layout, double width)
{
  PangoRectangle size;

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_get_extents (layout, NULL, &size);
  width = MIN (width, ceil ((double) size.width / PANGO_SCALE) + 1);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  return width;
}

/**
 * bst_slide_set_root:
 * @title: as it was set, at the top of what is free
 *
 * Makes the title the root of branches: a box between both sides, or above the side at which they begin.
 */
void
bst_slide_set_root (BstSlideFrame *frame, const BstSlide *slide, BstSlidePart *title)
{
  double em = frame->em, at = bst_slide_find_root (frame, slide), pad_x = ROOT_PAD_X * em, pad_y = ROOT_PAD_Y * em,
         width = shrink (title->layout, frame->width * BST_SLIDE_HEAD_SHARE - 2 * pad_x),
         left =
             frame->x
             + MIN ((frame->width - width - 2 * pad_x) * at, frame->width * BST_SLIDE_HEAD_SHARE - width - 2 * pad_x),
         inset = (0.5 - at) * 2 * ROOT_INSET * em;
  BstSlideBar box = { .x = left, .y = frame->top, .width = width + 2 * pad_x };

  title->height = bst_slide_get_height (title->layout);
  title->width = width;
  title->x = left + pad_x;
  title->y = frame->top + pad_y;
  box.height = title->height + 2 * pad_y;
  bst_slide_add_box (frame, &box, FALSE, frame->setting->palette->text);
  g_array_index (frame->page->bars, BstSlideBar, frame->page->bars->len - 1).line *= 1.6;
  frame->root_x = CLAMP (frame->x + frame->width * at + inset, box.x + inset, box.x + box.width + MIN (inset, 0));
  frame->root_y = box.y + box.height;
  frame->top = frame->root_y + 0.25 * em;
}

/* The titles of both sides. */
static void
set_captions (BstSlideFrame *frame, const BstSlide *slide)
{
  double width = (frame->width - frame->em) / 2, tallest = 0;

  for (guint side = 0; side < 2; side++)
    {
      const BstSlideList *list = slide->lists->pdata[side];
      PangoLayout *layout = bst_slide_set_text (frame->setter, list->title, frame->em, 700, width);
      BstSlidePart *part = bst_slide_add_part (frame->page, BST_SLIDE_HEADING, frame->x + side * (frame->width - width),
                                               frame->top, layout, frame->setting->palette->tones[list->tone]);
      pango_layout_set_alignment (layout, side == 0 ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
      part->list = side;
      tallest = MAX (tallest, part->height);
    }
  frame->top += tallest + 0.2 * frame->em;
}

static BstSlidePart *
add_text (BstSlideFrame *frame, const BstSlideLine *line, guint list, double x, double y, PangoLayout *layout)
{
  BstSlidePart *part = bst_slide_add_part (frame->page, BST_SLIDE_LINE, x, y, layout, frame->setting->palette->text);

  part->list = list;
  part->id = g_strdup (line->id);
  if (line->spoken != NULL)
    {
      g_free (part->spoken);
      part->spoken = g_strdup (line->spoken);
    }
  return part;
}

static gboolean
is_chosen (const BstSlideFrame *frame, const BstSlideLine *line)
{
  return line->id != NULL && g_strcmp0 (line->id, frame->setting->selected) == 0;
}

/* What is too tall for the page ends in dots; the whole of it is spoken, and stands on the slide of its own group. */
static double
limit_height (PangoLayout *layout, double room)
{
  if (bst_slide_get_height (layout) > room)
    {
      pango_layout_set_height (layout, (int) (MAX (1, room) * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  return bst_slide_get_height (layout);
}

/* --- Rows ---------------------------------------------------------------------------------------------------------- */

/* How large beads are when so many have this room. */
static double
choose_bead (double em, guint n, double width, double height)
{
  double size = BEAD * em;

  while (floor (width / (size * BEAD_PITCH)) * floor (height / (size * BEAD_PITCH)) < n && size > 2)
    size *= 0.94;
  return size;
}

/* As many beads as there are cards at that side, from the title outwards, and behind them their number. */
static void
set_beads (BstSlideFrame *frame, const BstSlideLine *line, guint side, guint32 color, const BstSlideBar *title)
{
  double em = frame->em, sign = side == 0 ? -1 : 1, begin = side == 0 ? title->x : title->x + title->width,
         end = side == 0 ? frame->x : frame->x + frame->width, middle = title->y + title->height / 2,
         room = fabs (end - begin) - (1 + NUMBER) * em, size = choose_bead (em, line->beads[side], room, title->height),
         pitch = size * BEAD_PITCH;
  guint in_column = MAX (1, (guint) (title->height / pitch)), n = line->beads[side],
        columns = (n + in_column - 1) / in_column;
  g_autofree char *number = g_strdup_printf ("%u", n);
  BstSlidePart *part;

  if (n == 0)
    return;
  begin += sign * em;
  bst_slide_add_branch (frame, begin - sign * em, middle, begin, middle, color, TRUE);
  for (guint i = 0; i < n; i++)
    {
      guint in_this = MIN (in_column, n - i / in_column * in_column);
      double x = begin + sign * pitch * (i / in_column), y = middle + pitch * (i % in_column - in_this / 2.0);
      BstSlideBar bead = { .x = side == 0 ? x - size : x,
                           .y = y + (pitch - size) / 2,
                           .width = size,
                           .height = size,
                           .color = color,
                           .radius = 0.2 * size };
      g_array_append_val (frame->page->bars, bead);
    }
  part = bst_slide_add_part (frame->page, BST_SLIDE_MARK, begin + sign * (pitch * columns + 0.2 * em), 0,
                             bst_slide_set_text (frame->setter, number, em, 700, 0), color);
  part->x -= side == 0 ? part->width : 0;
  part->y = middle - part->height / 2;
  g_clear_pointer (&part->spoken, g_free);
}

static gboolean
set_row (BstSlideFrame *frame, const BstSlide *slide, const BstSlideLine *line, gboolean any)
{
  double em = frame->em, pad_x = BST_SLIDE_BOX_PAD_X * em, pad_y = BST_SLIDE_BOX_PAD_Y * em, width;
  PangoLayout *layout = bst_slide_set_text (frame->setter, line->text, em, 600, 0);
  BstSlideBar box = { .y = frame->top };

  width = shrink (layout, frame->width * ROW_TITLE - 2 * pad_x);
  box.height = limit_height (layout, 4.2 * em) + 2 * pad_y;
  if (any && frame->top + box.height > frame->bottom)
    {
      g_object_unref (layout);
      return FALSE;
    }
  box.width = width + 2 * pad_x;
  box.x = frame->x + (frame->width - box.width) / 2;
  bst_slide_add_box (frame, &box, is_chosen (frame, line), frame->setting->palette->text);
  add_text (frame, line, 2, box.x + pad_x, box.y + pad_y, layout);
  for (guint side = 0; side < 2; side++)
    set_beads (frame, line, side,
               frame->setting->palette->tones[((const BstSlideList *) slide->lists->pdata[side])->tone], &box);
  frame->top += box.height + ROW_GAP * em;
  return TRUE;
}

/**
 * bst_slide_set_rows:
 *
 * Sets the rows that fit on the page, from its cursor on: a title each, on one stem, with beads at both sides.
 */
void
bst_slide_set_rows (BstSlideFrame *frame, const BstSlide *slide)
{
  const GPtrArray *lines = ((const BstSlideList *) slide->lists->pdata[2])->lines;
  BstSlideCursor *cursor = &frame->page->next;
  guint first = cursor->line[0];
  double top, middle = frame->x + frame->width / 2;

  set_captions (frame, slide);
  top = frame->top;
  while (cursor->line[0] < lines->len && set_row (frame, slide, lines->pdata[cursor->line[0]], cursor->line[0] > first))
    cursor->line[0]++;
  bst_slide_add_branch (frame, middle, top, middle, frame->top - ROW_GAP * frame->em, frame->setting->palette->text,
                        TRUE);
  frame->page->more = cursor->line[0] < lines->len;
  if (first > 0 || frame->page->more)
    {
      g_autofree char *range = bst_slide_say_range (slide, lines->len, first + 1, cursor->line[0]);
      bst_slide_set_range (frame, range);
    }
}

/* --- Pairs --------------------------------------------------------------------------------------------------------- */

/* A box with the line in it. Returns: its height; 0: it waits for the next page */
static double
set_boxed (BstSlideFrame *frame, const BstSlide *slide, guint side, guint index, double y, gboolean any)
{
  const BstSlideList *list = slide->lists->pdata[side];
  const BstSlideLine *line = list->lines->pdata[index];
  double em = frame->em, pad_x = BST_SLIDE_BOX_PAD_X * em, pad_y = BST_SLIDE_BOX_PAD_Y * em,
         width = frame->width * PAIR_SHARE, room = frame->bottom - y - 2 * pad_y;
  BstSlideBar box = { .x = frame->x + side * (frame->width - width), .y = y, .width = width };
  PangoLayout *layout = bst_slide_set_line (frame, line, 0, width - 2 * pad_x);

  if (any && bst_slide_get_height (layout) > room)
    {
      g_object_unref (layout);
      return 0;
    }
  box.height = limit_height (layout, room) + 2 * pad_y;
  bst_slide_add_box (frame, &box, is_chosen (frame, line), frame->setting->palette->tones[list->tone]);
  add_text (frame, line, side, box.x + pad_x, y + pad_y, layout);
  return box.height;
}

static const BstSlideLink *
get_link (const BstSlide *slide, guint index)
{
  return index < slide->links->len ? &g_array_index (slide->links, BstSlideLink, index) : NULL;
}

static double
measure_boxed (const BstSlideFrame *frame, const BstSlide *slide, guint side, guint index)
{
  const BstSlideLine *line = ((const BstSlideList *) slide->lists->pdata[side])->lines->pdata[index];
  g_autoptr (PangoLayout) layout =
      bst_slide_set_line (frame, line, 0, frame->width * PAIR_SHARE - 2 * BST_SLIDE_BOX_PAD_X * frame->em);

  return bst_slide_get_height (layout) + 2 * BST_SLIDE_BOX_PAD_Y * frame->em;
}

/* A line of the first list with those of the second that it leads to, as far as there is room. Returns: whether there was any */
static gboolean
set_pair (BstSlideFrame *frame, const BstSlide *slide, guint *index, gboolean any)
{
  const BstSlideLink *link = get_link (slide, *index);
  guint from = link->from;
  double gap = 0.4 * frame->em, y = frame->top, height,
         needed = MAX (measure_boxed (frame, slide, 0, from), measure_boxed (frame, slide, 1, link->to)),
         left = frame->x + frame->width * PAIR_SHARE, right = frame->x + frame->width * (1 - PAIR_SHARE);

  if (any && frame->top + needed > frame->bottom)
    return FALSE;
  height = set_boxed (frame, slide, 0, from, frame->top, FALSE);
  for (; link != NULL && link->from == from; link = get_link (slide, *index))
    {
      double tall = set_boxed (frame, slide, 1, link->to, y, y > frame->top);
      if (tall == 0)
        break;
      bst_slide_add_branch (frame, left, frame->top + height / 2, right, y + tall / 2, frame->setting->palette->bar,
                            TRUE);
      y += tall + gap;
      (*index)++;
    }
  frame->top = MAX (frame->top + height + gap, y);
  return TRUE;
}

/**
 * bst_slide_set_pairs:
 *
 * Sets the pairs that fit on the page, from its cursor on.
 */
void
bst_slide_set_pairs (BstSlideFrame *frame, const BstSlide *slide)
{
  guint *index = &frame->page->next.line[0], first = *index;

  set_captions (frame, slide);
  while (*index < slide->links->len && set_pair (frame, slide, index, *index > first))
    ;
  frame->page->more = *index < slide->links->len;
  if (first > 0 || frame->page->more)
    {
      g_autofree char *range = bst_slide_say_range (slide, slide->links->len, first + 1, *index);
      bst_slide_set_range (frame, range);
    }
}

/* --- On the screen ------------------------------------------------------------------------------------------------- */

void
bst_slide_set_color (cairo_t *cr, guint32 color)
{
  cairo_set_source_rgb (cr, (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0, (color & 0xff) / 255.0);
}

static void
trace_box (const BstSlideBar *bar, cairo_t *cr)
{
  double x = bar->x, y = bar->y, right = x + bar->width, bottom = y + bar->height, r = bar->radius;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, right - r, bottom - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, bottom - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
draw_bar (const BstSlideBar *bar, cairo_t *cr)
{
  if (bar->radius > 0)
    trace_box (bar, cr);
  else
    cairo_rectangle (cr, bar->x, bar->y, bar->width, bar->height);
  bst_slide_set_color (cr, bar->color);
  cairo_fill_preserve (cr);
  bst_slide_set_color (cr, bar->line_color);
  cairo_set_line_width (cr, bar->line);
  if (bar->line > 0)
    cairo_stroke (cr);
  cairo_new_path (cr);
}

/**
 * bst_slide_page_draw_below:
 *
 * Draws what lies below the texts of the page.
 */
void
bst_slide_page_draw_below (const BstSlidePage *self, cairo_t *cr)
{
  for (guint i = 0; i < self->curves->len; i++)
    {
      const BstSlideCurve *curve = &g_array_index (self->curves, BstSlideCurve, i);
      double reach = curve->sideways ? (curve->x1 + curve->x2) / 2 : curve->x1;
      bst_slide_set_color (cr, curve->color);
      cairo_set_line_width (cr, curve->width);
      cairo_move_to (cr, curve->x1, curve->y1);
      if (curve->sideways)
        cairo_curve_to (cr, reach, curve->y1, reach, curve->y2, curve->x2, curve->y2);
      else
        cairo_curve_to (cr, reach, curve->y2, reach, curve->y2, curve->x2, curve->y2);
      cairo_stroke (cr);
    }
  for (guint i = 0; i < self->bars->len; i++)
    draw_bar (&g_array_index (self->bars, BstSlideBar, i), cr);
}
