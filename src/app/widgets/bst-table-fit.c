/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-table-fit.h"

#define SAMPLE 16      /* letters in a row, so that the rounding of one does not count */
#define LATIN 0x250    /* the Latin letters of Unicode end here */
#define SAFETY 1.01f   /* rather a line too many than a text that is cut */

struct _BstTableFit {
  GtkWidget *widget;   /* borrowed: whose font it is */
  BstFace face;
  int latin[LATIN];    /* of the letters that most texts are made of; 0: not measured yet */
  GHashTable *widths;  /* of the others: letter → width in 1/1024 pixels */
};

BstTableFit *
bst_table_fit_new (GtkWidget *widget, BstFace face)
{
  BstTableFit *self = g_new0 (BstTableFit, 1);

  self->widget = widget;
  self->face = face;
  self->widths = g_hash_table_new (NULL, NULL);
  return self;
}

void
bst_table_fit_free (BstTableFit *self)
{
  g_hash_table_unref (self->widths);
  g_free (self);
}

static int
measure_letter (BstTableFit *self, gunichar letter)
{
  g_autoptr (GString) sample = g_string_new (NULL);
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  for (guint i = 0; i < SAMPLE; i++)
    g_string_append_unichar (sample, letter);
  layout = bst_face_create_layout (self->face, self->widget, sample->str);
  pango_layout_get_size (layout, &width, NULL);
  return (int) ((float) width / SAMPLE * SAFETY);
}

static int
width_of (BstTableFit *self, gunichar letter)
{
  gpointer known;

  if (letter < LATIN)
    {
      if (!self->latin[letter])
        self->latin[letter] = measure_letter (self, letter);
      return self->latin[letter];
    }
  if (!g_hash_table_lookup_extended (self->widths, GUINT_TO_POINTER (letter), NULL, &known))
    {
      known = GINT_TO_POINTER (measure_letter (self, letter));
      g_hash_table_insert (self->widths, GUINT_TO_POINTER (letter), known);
    }
  return GPOINTER_TO_INT (known);
}

/* A line does not end at a no-break space. */
static gboolean
may_end_line (gunichar letter)
{
  return letter < 0x80 ? letter == ' ' || (letter >= '\t' && letter <= '\r')
                       : g_unichar_isspace (letter) && letter != 0xa0 && letter != 0x202f;
}

/**
 * bst_table_fit_measure:
 *
 * Returns: how wide a text is on one line, in pixels
 */
int
bst_table_fit_measure (BstTableFit *self, const char *text)
{
  int width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += width_of (self, g_utf8_get_char (p));
  return width / PANGO_SCALE + 1;
}

/**
 * bst_table_fit_count_lines:
 * @width: of the lines, in pixels
 * @most: stop counting there
 *
 * Returns: how many lines @text takes when it is wrapped at words, from 1 to @most
 */
int
bst_table_fit_count_lines (BstTableFit *self, const char *text, int width, int most)
{
  int room = width * PANGO_SCALE;
  int line = 0, word = 0, space = 0;
  int n_lines = 1;

  for (const char *p = text; *p != '\0' && n_lines < most; p = g_utf8_next_char (p))
    {
      gunichar letter = (guchar) *p < 0x80 ? (guchar) *p : g_utf8_get_char (p);

      if (may_end_line (letter))
        {
          line += space + word;
          space = width_of (self, letter);
          word = 0;
          continue;
        }
      word += width_of (self, letter);
      if (line + space + word <= room)
        continue;
      /* the word goes to the next line; one that is wider than a line is broken */
      n_lines++;
      if (line <= 0)
        word = width_of (self, letter) + width_of (self, '-'); /* Pango puts a hyphen where it breaks a word */
      line = space = 0;
    }
  return MIN (n_lines, most);
}
