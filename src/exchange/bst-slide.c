/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-slide.c - slides as values. */
#include "bst-slide-private.h"

static void
line_free (gpointer data)
{
  BstSlideLine *line = data;

  g_free (line->id);
  g_free (line->mark);
  g_free (line->text);
  g_free (line->figure);
  g_free (line->note);
  g_free (line->spoken);
  g_free (line);
}

static void
list_free (gpointer data)
{
  BstSlideList *list = data;

  g_free (list->title);
  g_ptr_array_unref (list->lines);
  g_free (list);
}

static void
figure_free (gpointer data)
{
  BstSlideFigure *figure = data;

  g_free (figure->number);
  g_free (figure->label);
  g_free (figure);
}

/**
 * bst_slide_new:
 * @key: what it is about
 * @language: (nullable): of its text, as bst_text() takes it; kept as it is
 *
 * Returns: (transfer full): a slide without content
 */
BstSlide *
bst_slide_new (const char *key, const char *language)
{
  BstSlide *self = g_new0 (BstSlide, 1);

  self->key = g_strdup (key);
  self->language = language;
  self->figures = g_ptr_array_new_with_free_func (figure_free);
  self->lists = g_ptr_array_new_with_free_func (list_free);
  self->links = g_array_new (FALSE, FALSE, sizeof (BstSlideLink));
  return self;
}

void
bst_slide_free (BstSlide *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->kicker);
  g_free (self->title);
  g_free (self->foot);
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->lists);
  g_array_unref (self->links);
  g_free (self);
}

/**
 * bst_slide_add_figure:
 * @number: “12”
 * @label: what it counts
 */
void
bst_slide_add_figure (BstSlide *self, const char *number, const char *label)
{
  BstSlideFigure *figure = g_new0 (BstSlideFigure, 1);

  figure->number = g_strdup (number);
  figure->label = g_strdup (label);
  g_ptr_array_add (self->figures, figure);
}

/**
 * bst_slide_add_list:
 * @title: (nullable): its heading
 *
 * Returns: (transfer none): a list without lines, at the end of the slide
 */
BstSlideList *
bst_slide_add_list (BstSlide *self, const char *title, BstSlideTone tone)
{
  BstSlideList *list = g_new0 (BstSlideList, 1);

  list->title = g_strdup (title);
  list->tone = tone;
  list->lines = g_ptr_array_new_with_free_func (line_free);
  g_ptr_array_add (self->lists, list);
  return list;
}

/**
 * bst_slide_list_add:
 * @id: (nullable): the record that the line is about
 * @text: (nullable): %NULL is “…”
 *
 * Returns: (transfer none): a line at the end of the list
 */
BstSlideLine *
bst_slide_list_add (BstSlideList *self, const char *id, const char *text)
{
  BstSlideLine *line = g_new0 (BstSlideLine, 1);

  line->id = g_strdup (id);
  line->text = g_strdup (text != NULL && *text != '\0' ? text : "…");
  line->share_bp = -1;
  g_ptr_array_add (self->lines, line);
  return line;
}

/* An amount is not torn apart. */
void
bst_slide_line_set_figure (BstSlideLine *self, const char *figure)
{
  g_auto (GStrv) parts = g_strsplit (figure, " ", -1);

  g_free (self->figure);
  self->figure = g_strjoinv ("\u00a0", parts);
}

/* A bar for each line: the longest is whole. */
void
bst_slide_list_set_shares (BstSlideList *self, const gint64 *values, guint n)
{
  gint64 most = 0;

  for (guint i = 0; i < n; i++)
    most = MAX (most, values[i]);
  for (guint i = 0; most > 0 && i < n && i < self->lines->len; i++)
    ((BstSlideLine *) self->lines->pdata[i])->share_bp =
        (int) ((double) MAX (0, values[i]) / (double) most * 10000.0 + 0.5);
}

/**
 * bst_slide_describe:
 *
 * Returns: (transfer full): all that it says, a line each: for tests, and for who does not see it
 */
char *
bst_slide_describe (const BstSlide *self)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n%s\n", self->kicker != NULL ? self->kicker : "",
                          self->title != NULL ? self->title : "");
  for (guint i = 0; i < self->figures->len; i++)
    {
      const BstSlideFigure *figure = self->figures->pdata[i];
      g_string_append_printf (text, "%s %s\n", figure->number, figure->label);
    }
  for (guint i = 0; i < self->lists->len; i++)
    {
      const BstSlideList *list = self->lists->pdata[i];
      g_string_append_printf (text, "[%s]\n", list->title != NULL ? list->title : "");
      for (guint j = 0; j < list->lines->len; j++)
        {
          const BstSlideLine *line = list->lines->pdata[j];
          g_string_append_printf (text, "%s|%s|%s|%s\n", line->mark != NULL ? line->mark : "", line->text,
                                  line->figure != NULL ? line->figure : "", line->note != NULL ? line->note : "");
        }
    }
  g_string_append (text, self->foot != NULL ? self->foot : "");
  return g_string_free (text, FALSE);
}

/* --- What a page shows --------------------------------------------------------------------------------------------- */

/**
 * bst_slide_place_new:
 * @page: (nullable): name of a page
 * @view: (nullable): name of one of its views
 *
 * Returns: (transfer full): a place with nothing selected
 */
BstSlidePlace *
bst_slide_place_new (const char *page, const char *view)
{
  BstSlidePlace *self = g_new0 (BstSlidePlace, 1);

  self->page = g_intern_string (page);
  self->view = g_intern_string (view);
  return self;
}

void
bst_slide_place_free (BstSlidePlace *self)
{
  if (self == NULL)
    return;
  g_free (self->about);
  g_free (self->selected);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_free (self);
}

/**
 * bst_slide_place_is_same_deck:
 *
 * Returns: whether both show the same thing, whatever is selected and however it is filtered
 */
gboolean
bst_slide_place_is_same_deck (const BstSlidePlace *self, const BstSlidePlace *other)
{
  return self->page == other->page && self->view == other->view && g_strcmp0 (self->about, other->about) == 0
         && self->rows == other->rows && self->columns == other->columns;
}
