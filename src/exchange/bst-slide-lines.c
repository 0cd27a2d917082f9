/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-slide-lines.c - a line of a slide as it is written: its text with figure and note, and as much of it as there is room for. */
#include <string.h>
#include "bst-slide-layout-private.h"

#define GLUE "\u00a0\u00a0" /* a figure never stands alone on a line */

/* Sign, text, figure and note of a line as one text: what does not fit goes on from any of them. */
static char *
join_line (const BstSlideLine *line)
{
  return g_strdup_printf ("%s%s%s%s%s%s%s", line->sign != NULL ? line->sign : "", line->sign != NULL ? " " : "",
                          line->text, line->figure != NULL ? GLUE : "", line->figure != NULL ? line->figure : "",
                          line->note != NULL ? "\n" : "", line->note != NULL ? line->note : "");
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

static PangoAttribute *
new_colour (guint32 color)
{
  return pango_attr_foreground_new ((guint16) ((color >> 16 & 0xff) * 257), (guint16) ((color >> 8 & 0xff) * 257),
                                    (guint16) ((color & 0xff) * 257));
}

/* The sign has its colour, the figure is bold, the note has the second colour. */
static void
style_line (const BstSlideFrame *frame, const BstSlideLine *line, PangoLayout *layout, gsize skip)
{
  PangoAttrList *list = pango_attr_list_copy (pango_layout_get_attributes (layout));
  gsize sign = line->sign != NULL ? strlen (line->sign) + 1 : 0, figure = sign + strlen (line->text),
        note = figure + (line->figure != NULL ? strlen (GLUE) + strlen (line->figure) : 0);
  const BstSlidePalette *palette = frame->setting->palette;

  if (sign > 0)
    add_range (list, new_colour (palette->tones[line->tone]), 0, sign, skip);
  if (line->figure != NULL)
    {
      g_autoptr (PangoFontDescription) bold = pango_font_description_new ();
      pango_font_description_set_weight (bold, PANGO_WEIGHT_BOLD);
      pango_font_description_set_variations (bold, "wght=700,opsz=15");
      add_range (list, pango_attr_font_desc_new (bold), figure, note, skip);
    }
  if (line->note != NULL)
    add_range (list, new_colour (palette->dim), note, note + 1 + strlen (line->note), skip);
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
}

double
bst_slide_get_height (PangoLayout *layout)
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
      if (bst_slide_get_height (layout) <= room)
        return end;
      space = strrchr (head, ' ');
      if (space == NULL)
        return end;
      end = (gsize) (space - head);
    }
}

/**
 * bst_slide_set_line:
 * @skip: bytes of it that stand on pages before
 *
 * Returns: (transfer full): what is written of it, whatever room there is
 */
PangoLayout *
bst_slide_set_line (const BstSlideFrame *frame, const BstSlideLine *line, gsize skip, double width)
{
  g_autofree char *text = join_line (line);
  PangoLayout *layout = bst_slide_set_text (frame->setter, text + skip, frame->em, 400, width);

  style_line (frame, line, layout, skip);
  return layout;
}

/**
 * bst_slide_fit_line:
 * @any: whether something stands on the page already: then it waits for the next one if it does not fit
 * @ret_byte: where the next page goes on; 0 where it fits
 *
 * Makes the text fit, as far as it does.
 */
BstSlideFit
bst_slide_fit_line (PangoLayout *layout, double room, gboolean any, gsize *ret_byte)
{
  g_autofree char *text = g_strdup (pango_layout_get_text (layout));
  gsize end;

  *ret_byte = 0;
  if (bst_slide_get_height (layout) <= room)
    return BST_SLIDE_FITS;
  if (any)
    return BST_SLIDE_FITS_NOT;
  end = find_break (layout, room);
  if (end >= strlen (text))
    return BST_SLIDE_FITS;
  end = cut (layout, text, end, room);
  *ret_byte = end + strspn (text + end, " \n");
  return BST_SLIDE_FITS_IN_PART;
}
