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
#define BAR_HEIGHT 0.2
#define BAR_GAP 0.12
#define LONG_LINES 64 /* characters, on average: they have the whole width */

#define GLUE "\u00a0\u00a0" /* a figure never stands alone on a line */
static const char *const signs[BST_N_SLIDE_TONES] = { NULL, "■", "▲", "●", "◆" };

typedef struct {
  BstSlideFrame *frame;
  const BstSlide *slide;
  guint column, n_columns;
  double x, width, y;
  gboolean any; /* something stands in it */
} Column;

/* --- Lines --------------------------------------------------------------------------------------------------------- */

/* Text, figure and note of a line as one text: what does not fit goes on from any of them. */
static char *
join_line (const BstSlideLine *line)
{
  return g_strdup_printf ("%s%s%s%s%s", line->text, line->figure != NULL ? GLUE : "",
                          line->figure != NULL ? line->figure : "", line->note != NULL ? "\n" : "",
                          line->note != NULL ? line->note : "");
}

static void
add_range (PangoAttrList *list, PangoAttribute *attribute, gsize from, gsize to, gsize skip)
{
  if (to <= skip)
    {
      pango_attribute_destroy (attribute);
      return;
    }
  attribute->start_index = (guint) (MAX (from, skip) - skip);
  attribute->end_index = (guint) (to - skip);
  pango_attr_list_insert (list, attribute);
}

/* The figure is bold, the note has the second colour. */
static void
style_line (const Column *self, const BstSlideLine *line, PangoLayout *layout, gsize skip)
{
  PangoAttrList *list = pango_attr_list_copy (pango_layout_get_attributes (layout));
  gsize figure = strlen (line->text),
        note = figure + (line->figure != NULL ? strlen (GLUE) + strlen (line->figure) : 0);
  guint32 dim = self->frame->setting->palette->dim;

  if (line->figure != NULL)
    {
      g_autoptr (PangoFontDescription) bold = pango_font_description_new ();
      pango_font_description_set_weight (bold, PANGO_WEIGHT_BOLD);
      pango_font_description_set_variations (bold, "wght=700,opsz=15");
      add_range (list, pango_attr_font_desc_new (bold), figure, note, skip);
    }
  if (line->note != NULL)
    add_range (list,
               pango_attr_foreground_new ((guint16) ((dim >> 16 & 0xff) * 257), (guint16) ((dim >> 8 & 0xff) * 257),
                                          (guint16) ((dim & 0xff) * 257)),
               note, note + 1 + strlen (line->note), skip);
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
}

static double
get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

/* How many bytes of the layout fit: whole lines, and one at least. */
static gsize
find_break (PangoLayout *layout, double room)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  gsize found = 0;

  do
    {
      PangoRectangle size;
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      pango_layout_iter_get_line_extents (iter, NULL, &size);
      if (found > 0 && (size.y + size.height) > room * PANGO_SCALE)
        break;
      found = (gsize) pango_layout_line_get_start_index (line) + (gsize) pango_layout_line_get_length (line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return found;
}

/* Shows the text up to there, with dots; the last word makes room for these where there is none. Returns: up to where */
static gsize
cut (PangoLayout *layout, const char *text, gsize end, double room)
{
  for (;;)
    {
      g_autofree char *head = g_strndup (text, end), *shown = g_strdup_printf ("%s …", g_strchomp (head));
      const char *space;

      pango_layout_set_text (layout, shown, -1);
      if (get_height (layout) <= room)
        return end;
      space = strrchr (head, ' ');
      if (space == NULL)
        return end;
      end = (gsize) (space - head);
    }
}

static void
add_bar (const Column *self, double x, double y, double width, double height, guint32 color)
{
  BstSlideBar bar = { x, y, width, height, color };

  g_array_append_val (self->frame->page->bars, bar);
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

typedef enum { FITS, FITS_IN_PART, FITS_NOT } Fit;

/* The line with its mark, which is spoken with it; takes the layout. */
static void
add_line (Column *self, const BstSlideLine *line, guint list, double lead, gboolean begins, PangoLayout *layout)
{
  guint32 color = self->frame->setting->palette->text;
  const char *mark = begins ? line->mark : NULL;
  BstSlidePart *part;

  if (mark != NULL)
    {
      part = bst_slide_add_part (self->frame->page, BST_SLIDE_MARK, self->x, self->y,
                                 bst_slide_set_text (self->frame->setter, mark, self->frame->em, 700, 0), color);
      g_clear_pointer (&part->spoken, g_free);
    }
  part = bst_slide_add_part (self->frame->page, BST_SLIDE_LINE, self->x + lead, self->y, layout, color);
  part->list = list;
  part->id = g_strdup (line->id);
  if (mark != NULL)
    {
      g_autofree char *before = g_steal_pointer (&part->spoken);
      part->spoken = g_strdup_printf ("%s %s", mark, before);
    }
}

/* Makes the text fit, as far as it does. FITS_IN_PART: @ret_byte is where the next page goes on. */
static Fit
fit_line (const Column *self, PangoLayout *layout, const char *text, double room, gsize skip, gsize *ret_byte)
{
  gsize end;

  if (get_height (layout) <= room)
    return FITS;
  if (self->any)
    return FITS_NOT;
  end = find_break (layout, room);
  if (end >= strlen (text))
    return FITS;
  end = cut (layout, text, end, room);
  *ret_byte = skip + end + strspn (text + end, " \n");
  return FITS_IN_PART;
}

/* Sets a line, or the rest of one. */
static Fit
set_line (Column *self, const BstSlideLine *line, guint list, double lead, gsize skip, gsize *ret_byte)
{
  double em = self->frame->em, height, below = line->share_bp >= 0 ? (BAR_HEIGHT + BAR_GAP) * em : 0;
  g_autofree char *text = join_line (line), *rest = g_strdup (text + skip);
  g_autoptr (PangoLayout) layout =
      bst_slide_set_text (self->frame->setter, rest, em, 400, MAX (em, self->width - lead));
  Fit fit;

  style_line (self, line, layout, skip);
  fit = fit_line (self, layout, rest, self->frame->bottom - self->y - below, skip, ret_byte);
  if (fit == FITS_NOT)
    return fit;
  height = get_height (layout);
  mark_selected (self, line, height + below);
  add_line (self, line, list, lead, skip == 0, g_steal_pointer (&layout));
  self->y += height;
  if (line->share_bp >= 0)
    add_bar (self, self->x + lead, self->y + BAR_GAP * em,
             MAX (0.1 * em, (self->width - lead) * line->share_bp / 10000.0), BAR_HEIGHT * em,
             self->frame->setting->palette->bar);
  self->y += below + LINE_GAP * em;
  self->any = TRUE;
  return fit;
}

/* --- Lists --------------------------------------------------------------------------------------------------------- */

/* “4–6 of 12” */
static char *
say_range (const Column *self, const BstSlideList *list, guint first, guint last)
{
  const char *language = self->slide->language;
  g_autofree char *from = bst_format_integer (language, first), *to = bst_format_integer (language, last),
                  *all = bst_format_integer (language, list->lines->len);
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
  g_autofree char *range = say_range (self, list, first, last);

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
      Fit fit = set_line (self, list->lines->pdata[cursor->line[column]], index, lead, cursor->byte[column], &byte);
      if (fit != FITS_NOT)
        *ret_last = cursor->line[column] + 1;
      if (fit == FITS)
        continue;
      if (fit == FITS_IN_PART)
        cursor->byte[column] = byte;
      return FALSE;
    }
  return TRUE;
}

/* Takes back what was set since. */
static void
forget (Column *self, const Column *before, guint n_parts, guint n_bars)
{
  g_ptr_array_set_size (self->frame->page->parts, (int) n_parts);
  g_array_set_size (self->frame->page->bars, n_bars);
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
      g_autofree char *range = say_range (self, list, first, last);
      bst_slide_set_range (self->frame, range);
    }
  return done;
}

/* Which lines there are is known when they are set, and how high the heading is only then: it is set again where it turns
 * out otherwise. Returns: whether the list is at its end */
static gboolean
set_list (Column *self, guint index, BstSlideCursor *cursor)
{
  const BstSlideList *list = self->slide->lists->pdata[index];
  guint n_parts = self->frame->page->parts->len, n_bars = self->frame->page->bars->len,
        first = cursor->line[self->column] + 1, last = list->lines->len;
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
      if (found == last || (attempt > 3 && found > 0))
        return done;
      forget (self, &before, n_parts, n_bars);
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

/* Two lists of short lines stand beside each other. */
static guint
count_columns (const BstSlideFrame *frame, const BstSlide *slide)
{
  gsize characters = 0;
  guint n = 0;

  if (slide->lists->len < 2 || frame->width / frame->em < TWO_COLUMNS)
    return 1;
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
    if (i % n_columns == column)
      return TRUE;
  return FALSE;
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
  double gap = COLUMN_GAP * frame->em, x = frame->x, width;

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
        Column column = { frame, slide, i, n_columns, x, width, frame->top, FALSE };
        set_column (&column, cursor);
        x += width + gap;
      }
}
