/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-slide-lists.c - the lists of a slide: in one column or two, and as much of them as there is room for. */
#include "bst-slide-layout-private.h"
#include "bst-text.h"
#include <string.h>

#define TWO_COLUMNS 23.0 /* ems of width that two columns need; a slide of 4:3 has one */
#define COLUMN_GAP 1.1
#define LEAST_ROOM 3.2 /* ems: a heading and a line */
#define LIST_GAP 0.7
#define LINE_GAP 0.28
#define BOX_GAP 0.3
#define BAR_HEIGHT 0.2
#define BAR_GAP 0.12
#define LONG_LINES 64 /* characters, on average: they have the whole width */
#define BRANCH_GAP 1.8 /* ems between two columns of branches */
#define ONE_SIDED_GAP 0.9

static const char *const signs[BST_N_SLIDE_TONES] = { NULL, "■", "▲", "●", "◆" };

typedef struct {
  BstSlideFrame *frame;
  const BstSlide *slide;
  guint column, n_columns;
  double x, width, y;
  gboolean any; /* something stands in it */
  double branch_x; /* of boxes: the side at which their branch arrives; 0: lines have no box */
  GString *ranges; /* of branches: which part of them the page shows */
} Column;

/* --- Lines --------------------------------------------------------------------------------------------------------- */

static void
add_bar (const Column *self, double x, double y, double width, double height, guint32 color)
{
  BstSlideBar bar = { x, y, width, height, color };

  g_array_append_val (self->frame->page->bars, bar);
}

static double
get_pad_x (const Column *self)
{
  return self->branch_x != 0 ? BST_SLIDE_BOX_PAD_X * self->frame->em : 0;
}

static double
get_pad_y (const Column *self)
{
  return self->branch_x != 0 ? BST_SLIDE_BOX_PAD_Y * self->frame->em : 0;
}

/* Behind the line that the facilitator is at, with a bar before it: not by colour alone. */
static void
mark_selected (const Column *self, const BstSlideLine *line, double height)
{
  const BstSlidePalette *palette = self->frame->setting->palette;
  double em = self->frame->em;

  if (line->id == NULL || g_strcmp0 (line->id, self->frame->setting->selected) != 0)
    return;
  add_bar (self, self->x - 0.5 * em, self->y - 0.08 * em, self->width + 0.6 * em, height + 0.16 * em,
           palette->highlight);
  add_bar (self, self->x - 0.5 * em, self->y - 0.08 * em, 0.16 * em, height + 0.16 * em, palette->text);
}

static void
add_mark (const Column *self, const char *mark, double x, double y)
{
  BstSlidePart *part = bst_slide_add_part (self->frame->page, BST_SLIDE_MARK, x, y,
                                           bst_slide_set_text (self->frame->setter, mark, self->frame->em, 700, 0),
                                           self->frame->setting->palette->text);

  g_clear_pointer (&part->spoken, g_free);
}

/* The line with its mark, which is spoken with it; takes the layout. */
static BstSlidePart *
add_line (Column *self, const BstSlideLine *line, guint list, double lead, gboolean begins, PangoLayout *layout)
{
  const BstSlidePalette *palette = self->frame->setting->palette;
  const char *mark = begins ? line->mark : NULL;
  double x = self->x + get_pad_x (self), y = self->y + get_pad_y (self);
  BstSlidePart *part;

  if (mark != NULL)
    add_mark (self, mark, x, y);
  part = bst_slide_add_part (self->frame->page, BST_SLIDE_LINE, x + lead, y, layout, palette->text);
  part->list = list;
  part->id = g_strdup (line->id);
  if (mark != NULL)
    {
      g_autofree char *before = g_steal_pointer (&part->spoken);
      part->spoken = g_strdup_printf ("%s %s", mark, before);
    }
  return part;
}

/* What stands behind a line: its box with the branch that leads to it, or what marks the one that is selected. */
static void
set_behind (const Column *self, const BstSlideLine *line, guint list, double height)
{
  const BstSlideList *its = self->slide->lists->pdata[list];
  const BstSlideBar box = { .x = self->x, .y = self->y, .width = self->width, .height = height };
  guint32 color = self->frame->setting->palette->tones[its->tone];

  if (self->branch_x == 0)
    {
      mark_selected (self, line, height);
      return;
    }
  bst_slide_add_branch (self->frame, self->frame->root_x, self->frame->root_y, self->branch_x, self->y + height / 2,
                        color, FALSE);
  bst_slide_add_box (self->frame, &box, line->id != NULL && g_strcmp0 (line->id, self->frame->setting->selected) == 0,
                     color);
}

/* Sets a line, or the rest of one. */
static BstSlideFit
set_line (Column *self, const BstSlideLine *line, guint list, double lead, gsize skip, gsize *ret_byte)
{
  double em = self->frame->em, height, below = line->share_bp >= 0 ? (BAR_HEIGHT + BAR_GAP) * em : 0,
         pads = 2 * get_pad_y (self);
  g_autoptr (PangoLayout) layout =
      bst_slide_set_line (self->frame, line, skip, MAX (em, self->width - lead - 2 * get_pad_x (self)));
  BstSlidePart *part;
  BstSlideFit fit;

  fit = bst_slide_fit_line (layout, self->frame->bottom - self->y - below - pads, self->any, ret_byte);
  *ret_byte += skip;
  if (fit == BST_SLIDE_FITS_NOT)
    return fit;
  height = bst_slide_get_height (layout) + pads;
  set_behind (self, line, list, height + below);
  part = add_line (self, line, list, lead, skip == 0, g_steal_pointer (&layout));
  if (skip == 0 && fit == BST_SLIDE_FITS && line->spoken != NULL)
    {
      g_free (part->spoken);
      part->spoken = g_strdup (line->spoken);
    }
  self->y += height;
  if (line->share_bp >= 0)
    add_bar (self, self->x + lead, self->y + BAR_GAP * em,
             MAX (0.1 * em, (self->width - lead) * line->share_bp / 10000.0), BAR_HEIGHT * em,
             self->frame->setting->palette->bar);
  self->y += below + (self->branch_x != 0 ? BOX_GAP : LINE_GAP) * em;
  self->any = TRUE;
  return fit;
}

/* --- Lists --------------------------------------------------------------------------------------------------------- */

/* “4–6 of 12” */
char *
bst_slide_say_range (const BstSlide *slide, guint n_lines, guint first, guint last)
{
  const char *language = slide->language;
  g_autofree char *from = bst_format_integer (language, first), *to = bst_format_integer (language, last),
                  *all = bst_format_integer (language, n_lines);
  const char *const values[] = { "from", from, "to", to, "all", all, NULL };

  return bst_text_fill (first == last ? bst_text (language, N_ ("{from} of {all}"))
                                      /* Translators: what is on this page of a list: “4–6 of 12” */
                                      : bst_text (language, N_ ("{from}–{to} of {all}")),
                        values);
}

/* “Obstacles · 4–6 of 12” */
static char *
say_heading (const Column *self, const BstSlideList *list, guint first, guint last)
{
  g_autofree char *range = bst_slide_say_range (self->slide, list->lines->len, first, last);

  if (self->ranges != NULL) /* it stands in the foot */
    return g_strdup (list->title);
  return first == 1 && last == list->lines->len ? g_strdup (list->title)
                                                : g_strdup_printf ("%s · %s", list->title, range);
}

/* “4–6 of 12” stays on one line. */
static char *
glue_range (const char *text)
{
  const char *range = g_strrstr (text, " · ");
  g_autoptr (GString) glued = g_string_new (range != NULL ? range + strlen (" · ") : NULL);

  if (range == NULL)
    return g_strdup (text);
  g_string_replace (glued, " ", "\u00a0", 0);
  g_string_replace (glued, "–", "\u2060–\u2060", 0);
  return g_strdup_printf ("%.*s · %s", (int) (range - text), text, glued->str);
}

static BstSlidePart *
set_heading (Column *self, const BstSlideList *list, guint index, const char *text)
{
  const BstSlidePalette *palette = self->frame->setting->palette;
  double em = self->frame->em;
  const char *sign = list->sign != NULL ? list->sign : signs[list->tone];
  g_autofree char *glued = glue_range (text),
                  *shown = sign != NULL ? g_strdup_printf ("%s %s", sign, glued) : g_strdup (glued);
  PangoLayout *layout = bst_slide_set_text (self->frame->setter, shown, em, 700, self->width);
  BstSlidePart *part =
      bst_slide_add_part (self->frame->page, BST_SLIDE_HEADING, self->x, self->y, layout, palette->tones[list->tone]);

  part->list = index;
  g_free (part->spoken);
  part->spoken = g_strdup (text);
  self->y += part->height + 0.08 * em;
  add_bar (self, self->x, self->y, self->width, MAX (1, 0.09 * em),
           list->tone == BST_SLIDE_PLAIN ? palette->rule : palette->tones[list->tone]);
  self->y += 0.3 * em;
  return part;
}

/* Room for the longest mark of the list. */
static double
measure_lead (const Column *self, const BstSlideList *list)
{
  const char *longest = "";
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  for (guint i = 0; i < list->lines->len; i++)
    {
      const char *mark = ((const BstSlideLine *) list->lines->pdata[i])->mark;
      if (mark != NULL && strlen (mark) > strlen (longest))
        longest = mark;
    }
  if (*longest == '\0')
    return 0;
  layout = bst_slide_set_text (self->frame->setter, longest, self->frame->em, 700, 0);
  pango_layout_get_size (layout, &width, NULL);
  return MIN ((double) width / PANGO_SCALE + 0.6 * self->frame->em, self->width * 0.4);
}

/* Sets the lines from the cursor on. Returns: whether the list is at its end */
static gboolean
set_lines (Column *self, const BstSlideList *list, guint index, BstSlideCursor *cursor, guint *ret_last)
{
  guint column = self->column;
  double lead = measure_lead (self, list);

  for (; cursor->line[column] < list->lines->len; cursor->line[column]++, cursor->byte[column] = 0)
    {
      gsize byte = 0;
      BstSlideFit fit =
          set_line (self, list->lines->pdata[cursor->line[column]], index, lead, cursor->byte[column], &byte);
      if (fit != BST_SLIDE_FITS_NOT)
        *ret_last = cursor->line[column] + 1;
      if (fit == BST_SLIDE_FITS)
        continue;
      if (fit == BST_SLIDE_FITS_IN_PART)
        cursor->byte[column] = byte;
      return FALSE;
    }
  return TRUE;
}

typedef struct {
  guint parts, bars, curves;
} Stock;

static Stock
count_stock (const BstSlidePage *page)
{
  return (Stock) { page->parts->len, page->bars->len, page->curves->len };
}

/* Takes back what was set since. */
static void
forget (Column *self, const Column *before, const Stock *stock)
{
  BstSlidePage *page = self->frame->page;

  g_ptr_array_set_size (page->parts, (int) stock->parts);
  g_array_set_size (page->bars, stock->bars);
  g_array_set_size (page->curves, stock->curves);
  *self = *before;
}

/* Without a heading: which part of it this is stands in the foot. */
static gboolean
set_bare_list (Column *self, guint index, BstSlideCursor *cursor)
{
  const BstSlideList *list = self->slide->lists->pdata[index];
  guint first = cursor->line[self->column] + 1, last = 0;
  gboolean done = set_lines (self, list, index, cursor, &last);

  if (last > 0 && (first > 1 || last < list->lines->len))
    {
      g_autofree char *range = bst_slide_say_range (self->slide, list->lines->len, first, last);
      bst_slide_set_range (self->frame, range);
    }
  return done;
}

/* “■ 4–6 of 12”, of a branch: it stands in the foot. */
static void
add_range (Column *self, const BstSlideList *list, guint first, guint last)
{
  g_autofree char *range = bst_slide_say_range (self->slide, list->lines->len, first, last);

  if (self->ranges != NULL && (first > 1 || last < list->lines->len))
    g_string_append_printf (self->ranges, "%s%s %s", self->ranges->len > 0 ? "   " : "", signs[list->tone], range);
}

/* Which lines there are is known when they are set, and how high the heading is only then: it is set again where it turns
 * out otherwise. Returns: whether the list is at its end */
static gboolean
set_list (Column *self, guint index, BstSlideCursor *cursor)
{
  const BstSlideList *list = self->slide->lists->pdata[index];
  guint first = cursor->line[self->column] + 1, last = list->lines->len;
  const Stock stock = count_stock (self->frame->page);
  const Column before = *self;
  const BstSlideCursor start = *cursor;

  if (list->title == NULL)
    return set_bare_list (self, index, cursor);
  for (guint attempt = 0;; attempt++)
    {
      g_autofree char *text = say_heading (self, list, first, last);
      guint found = 0;
      gboolean done;

      set_heading (self, list, index, text);
      done = set_lines (self, list, index, cursor, &found);
      if (found == last || (self->ranges != NULL && found > 0) || (attempt > 3 && found > 0))
        {
          add_range (self, list, first, found);
          return done;
        }
      forget (self, &before, &stock);
      *cursor = start;
      if (found == 0) /* a heading never stands alone */
        return FALSE;
      last = found;
    }
}

static void
set_column (Column *self, BstSlideCursor *cursor)
{
  guint column = self->column;

  for (; cursor->list[column] < self->slide->lists->len; cursor->list[column]++)
    {
      if (cursor->list[column] % self->n_columns != column)
        continue;
      if (self->any)
        self->y += LIST_GAP * self->frame->em;
      if (!set_list (self, cursor->list[column], cursor))
        {
          self->frame->page->more = TRUE;
          return;
        }
      cursor->line[column] = 0;
      cursor->byte[column] = 0;
    }
}

/* Two lists of short lines stand beside each other; branches do wherever there is room. */
static guint
count_columns (const BstSlideFrame *frame, const BstSlide *slide)
{
  gsize characters = 0;
  guint n = 0;

  if (slide->lists->len < 2 || frame->width / frame->em < TWO_COLUMNS)
    return 1;
  if (slide->shape == BST_SLIDE_BRANCHES)
    return 2;
  for (guint i = 0; i < slide->lists->len; i++)
    {
      const GPtrArray *lines = ((const BstSlideList *) slide->lists->pdata[i])->lines;
      for (guint j = 0; j < lines->len && j < 30; j++, n++)
        {
          const BstSlideLine *line = lines->pdata[j];
          characters += (gsize) g_utf8_strlen (line->text, -1);
          characters += line->note != NULL ? (gsize) g_utf8_strlen (line->note, -1) : 0;
        }
    }
  return n > 0 && characters / n > LONG_LINES ? 1 : 2;
}

static gboolean
has_rest (const BstSlide *slide, const BstSlideCursor *cursor, guint column, guint n_columns)
{
  for (guint i = cursor->list[column]; i < slide->lists->len; i++)
    if (i % n_columns == column && ((const BstSlideList *) slide->lists->pdata[i])->lines->len > 0)
      return TRUE;
  return FALSE;
}

/**
 * bst_slide_find_root:
 *
 * Returns: where the branches of the page begin: 0 at the left, 1 at the right, 0.5 between both sides
 */
double
bst_slide_find_root (const BstSlideFrame *frame, const BstSlide *slide)
{
  const BstSlideCursor *cursor = &frame->page->next;
  guint n_columns = count_columns (frame, slide);

  if (n_columns == 1 || !has_rest (slide, cursor, 0, n_columns))
    return 0;
  return has_rest (slide, cursor, 1, n_columns) ? 0.5 : 1;
}

/* Where the root is, a column of branches leaves room for them. */
static void
make_room (Column *self, gboolean beside, GString *ranges)
{
  double root = self->frame->root_x, gap = ONE_SIDED_GAP * self->frame->em, end = self->x + self->width;

  self->ranges = ranges;
  if (beside)
    self->branch_x = self->column == 0 ? self->x + self->width : self->x;
  else if (root > self->x + self->width / 2)
    {
      self->width = root - gap - self->x;
      self->branch_x = self->x + self->width;
    }
  else
    {
      self->x = root + gap;
      self->width = end - self->x;
      self->branch_x = self->x;
    }
}

/**
 * bst_slide_set_lists:
 *
 * Sets what of the lists fits on the page, from its cursor on, and moves the cursor on. What is left of one column when the
 * other is at its end has the whole width.
 */
void
bst_slide_set_lists (BstSlideFrame *frame, const BstSlide *slide)
{
  BstSlideCursor *cursor = &frame->page->next;
  guint n_columns = count_columns (frame, slide), n_beside = 0;
  gboolean branches = slide->shape == BST_SLIDE_BRANCHES;
  g_autoptr (GString) ranges = g_string_new (NULL);
  double gap = (branches ? BRANCH_GAP : COLUMN_GAP) * frame->em, x = frame->x, width;

  if (slide->figures->len > 0 && slide->lists->len > 0 && frame->bottom - frame->top < LEAST_ROOM * frame->em)
    {
      frame->page->more = TRUE; /* the figures fill the page */
      return;
    }
  for (guint i = 0; i < n_columns; i++)
    n_beside += has_rest (slide, cursor, i, n_columns);
  width = n_beside > 1 ? (frame->width - gap) / 2 : frame->width;
  for (guint i = 0; i < n_columns; i++)
    if (has_rest (slide, cursor, i, n_columns))
      {
        Column column = { frame, slide, i, n_columns, x, width, frame->top };
        if (branches)
          make_room (&column, n_beside > 1, ranges);
        set_column (&column, cursor);
        x += width + gap;
      }
  if (ranges->len > 0)
    bst_slide_set_range (frame, ranges->str);
}
