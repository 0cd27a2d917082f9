/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-comparison-print.c - the lines of a comparison one below the other, on as many sheets as it takes. Each line is
 * measured once, and laid out again when its sheet is drawn: thousands need no memory. */
#include "config.h"
#include "bst-comparison-print.h"
#include <glib/gi18n.h>

#define SIZE 9.5        /* points */
#define GAP 8.0         /* between columns */
#define LABEL_SHARE 0.22
#define LINES_AT_ONCE 200 /* between two looks at the rest of the program */
#define FOOTER 22.0

typedef enum { TITLE, SUMMARY, HEADS, PAGE, RECORD, ABOUT, VALUE } LineType;

typedef struct {
  LineType type;
  const char *heading;
  const BstDifference *difference;
  const BstFieldDifference *value;
} Line;

typedef struct {
  GArray *lines;
  char *title, *summary, *before, *after;
  GArray *starts;   /* guint: the first line of each sheet */
  guint measured;   /* lines so far */
  double used;      /* of the height of the sheet being filled */
  PangoLayout *layouts[3];
} Print;

static void
print_free (gpointer data)
{
  Print *self = data;

  g_array_unref (self->lines);
  g_array_unref (self->starts);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->before);
  g_free (self->after);
  for (guint i = 0; i < G_N_ELEMENTS (self->layouts); i++)
    g_clear_object (&self->layouts[i]);
  g_free (self);
}

static void
add_line (Print *self, Line line)
{
  g_array_append_val (self->lines, line);
}

static void
add_record (Print *self, const BstDifference *difference)
{
  add_line (self, (Line) { .type = RECORD, .difference = difference });
  add_line (self, (Line) { .type = ABOUT, .difference = difference });
  for (guint i = 0; i < difference->fields->len; i++)
    add_line (self, (Line) { .type = VALUE, .value = g_ptr_array_index (difference->fields, i) });
}

static void
add_lines (Print *self, GPtrArray *money, GPtrArray *differences)
{
  guint page = G_MAXUINT;

  add_line (self, (Line) { .type = TITLE });
  add_line (self, (Line) { .type = SUMMARY });
  add_line (self, (Line) { .type = HEADS });
  if (money != NULL && money->len > 0)
    add_line (self, (Line) { .type = PAGE, .heading = _ ("Attributed amounts") });
  for (guint i = 0; money != NULL && i < money->len; i++)
    add_line (self, (Line) { .type = VALUE, .value = g_ptr_array_index (money, i) });
  for (guint i = 0; i < differences->len; i++)
    {
      const BstDifference *difference = g_ptr_array_index (differences, i);
      if (difference->page != page)
        add_line (self, (Line) { .type = PAGE, .heading = _ (bst_comparison_pages[difference->page].title) });
      page = difference->page;
      add_record (self, difference);
    }
}

/* --- One line ------------------------------------------------------------------------------------------------------- */

static void
set (PangoLayout *layout, const char *text, double width, double scale, gboolean bold, const BstSaying *saying,
     gboolean was)
{
  PangoAttrList *list = pango_attr_list_new ();

  pango_attr_list_insert (list, pango_attr_scale_new (scale));
  if (bold)
    pango_attr_list_insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  for (guint i = 0; saying != NULL && saying->marks != NULL && i < saying->marks->len; i++)
    {
      const BstMark *mark = &g_array_index (saying->marks, BstMark, i);
      PangoAttribute *attribute =
          was ? pango_attr_strikethrough_new (TRUE) : pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);
      attribute->start_index = mark->start;
      attribute->end_index = mark->start + mark->length;
      pango_attr_list_insert (list, attribute);
    }
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
}

static void
set_columns (Print *self, double width, const char *label, const BstSaying *before, const BstSaying *after)
{
  double side = (width * (1 - LABEL_SHARE) - 2 * GAP) / 2;

  set (self->layouts[0], label, width * LABEL_SHARE, 1, TRUE, NULL, FALSE);
  set (self->layouts[1], *before->text != '\0' ? before->text : "—", side, 1, FALSE, before, TRUE);
  set (self->layouts[2], *after->text != '\0' ? after->text : "—", side, 1, FALSE, after, FALSE);
}

static void
set_record (Print *self, const BstDifference *difference, double width)
{
  g_autofree char *text =
      g_strdup_printf ("%s · %s", bst_difference_type_title (difference->type, NULL), difference->title);

  set (self->layouts[0], text, width, 1.1, TRUE, NULL, FALSE);
}

static void
set_about (Print *self, const BstDifference *difference, double width)
{
  g_autofree char *credits = bst_credits_describe (&difference->credits, NULL);
  g_autofree char *text =
      g_strdup_printf ("%s%s%s%s%s", _ (bst_kinds[difference->kind].one), difference->context != NULL ? " · " : "",
                       difference->context != NULL ? difference->context : "", credits != NULL ? "\n" : "",
                       credits != NULL ? credits : "");

  set (self->layouts[0], text, width, 0.9, FALSE, NULL, FALSE);
}

/* Returns: how many columns the line has */
static guint
lay_out (Print *self, const Line *line, double width)
{
  const BstSaying heads[2] = { { self->before, NULL }, { self->after, NULL } };

  switch (line->type)
    {
    case TITLE:
      set (self->layouts[0], self->title, width, 1.7, TRUE, NULL, FALSE);
      return 1;
    case SUMMARY:
      set (self->layouts[0], self->summary, width, 1, FALSE, NULL, FALSE);
      return 1;
    case PAGE:
      set (self->layouts[0], line->heading, width, 1.35, TRUE, NULL, FALSE);
      return 1;
    case RECORD:
      set_record (self, line->difference, width);
      return 1;
    case ABOUT:
      set_about (self, line->difference, width);
      return 1;
    case HEADS:
      set_columns (self, width, _ ("What differs"), &heads[0], &heads[1]);
      return 3;
    default:
      set_columns (self, width, line->value->label, &line->value->before, &line->value->after);
      return 3;
    }
}

static double
space_above (LineType type)
{
  static const double spaces[] = { 0, 4, 10, 16, 10, 1, 4 };

  return spaces[type];
}

static double
height_of (Print *self, const Line *line, double width)
{
  guint n = lay_out (self, line, width);
  int most = 0;

  for (guint i = 0; i < n; i++)
    {
      int height;
      pango_layout_get_size (self->layouts[i], NULL, &height);
      most = MAX (most, height);
    }
  return space_above (line->type) + (double) most / PANGO_SCALE;
}

static double
draw_line (Print *self, cairo_t *cr, const Line *line, double y, double width)
{
  double height = height_of (self, line, width), side = (width * (1 - LABEL_SHARE) - 2 * GAP) / 2;
  guint n = lay_out (self, line, width);

  for (guint i = 0; i < n; i++)
    {
      cairo_move_to (cr, i == 0 ? 0 : width * LABEL_SHARE + GAP + (i - 1) * (side + GAP), y + space_above (line->type));
      pango_cairo_show_layout (cr, self->layouts[i]);
    }
  if (line->type == PAGE || line->type == HEADS)
    {
      cairo_move_to (cr, 0, y + height + 1);
      cairo_line_to (cr, width, y + height + 1);
      cairo_set_line_width (cr, 0.7);
      cairo_stroke (cr);
    }
  return height;
}

/* --- Sheets --------------------------------------------------------------------------------------------------------- */

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Print *self)
{
  g_autofree char *font = g_strdup_printf ("Sans %g", SIZE);
  PangoFontDescription *description = pango_font_description_from_string (font);

  for (guint i = 0; i < G_N_ELEMENTS (self->layouts); i++)
    {
      g_clear_object (&self->layouts[i]);
      self->layouts[i] = gtk_print_context_create_pango_layout (context);
      pango_layout_set_wrap (self->layouts[i], PANGO_WRAP_WORD_CHAR);
      pango_layout_set_font_description (self->layouts[i], description);
    }
  pango_font_description_free (description);
  g_array_set_size (self->starts, 0);
  self->measured = 0;
  self->used = 0;
}

/* A heading does not stay alone at the foot of a sheet. */
static double
needed_height (Print *self, guint index, double width)
{
  const Line *line = &g_array_index (self->lines, Line, index);
  double height = height_of (self, line, width);

  for (guint next = index + 1; next < self->lines->len && line->type >= HEADS && line->type < VALUE; next++)
    {
      line = &g_array_index (self->lines, Line, next);
      height += height_of (self, line, width);
    }
  return height;
}

static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, Print *self)
{
  double width = gtk_print_context_get_width (context), room = gtk_print_context_get_height (context) - FOOTER;

  for (guint i = 0; i < LINES_AT_ONCE && self->measured < self->lines->len; i++, self->measured++)
    {
      double height = height_of (self, &g_array_index (self->lines, Line, self->measured), width);
      if (self->starts->len == 0 || (self->used > 0 && self->used + needed_height (self, self->measured, width) > room))
        {
          g_array_append_val (self->starts, self->measured);
          self->used = 0;
        }
      self->used += height;
    }
  if (self->measured < self->lines->len)
    return FALSE;
  gtk_print_operation_set_n_pages (operation, (int) MAX (1, self->starts->len));
  return TRUE;
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int number, Print *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context), y = 0;
  guint sheet = (guint) number, first = g_array_index (self->starts, guint, sheet);
  guint end = sheet + 1 < self->starts->len ? g_array_index (self->starts, guint, sheet + 1) : self->lines->len;
  /* Translators: the title of a printed document, the number of this sheet and of all */
  g_autofree char *footer = g_strdup_printf (_ ("%s · page %u of %u"), self->title, sheet + 1, self->starts->len);

  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = first; i < end; i++)
    y += draw_line (self, cr, &g_array_index (self->lines, Line, i), y, width);
  set (self->layouts[0], footer, width, 0.85, FALSE, NULL, FALSE);
  cairo_move_to (cr, 0, gtk_print_context_get_height (context) - FOOTER / 2);
  pango_cairo_show_layout (cr, self->layouts[0]);
}

/**
 * bst_comparison_print_new:
 * @money: (nullable) (element-type BstFieldDifference): totals that come first
 * @differences: (element-type BstDifference): stays alive until the operation is done, like @money
 *
 * Returns: (transfer full): what prints them
 */
GtkPrintOperation *
bst_comparison_print_new (GPtrArray *money, GPtrArray *differences, const char *title, const char *summary,
                          const char *before, const char *after)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Print *self = g_new0 (Print, 1);

  self->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->title = g_strdup (title);
  self->summary = g_strdup (summary);
  self->before = g_strdup_printf ("%s: %s", _ ("Before"), before);
  self->after = g_strdup_printf ("%s: %s", _ ("After"), after);
  add_lines (self, money, differences);
  g_object_set_data_full (G_OBJECT (operation), "print", self, print_free);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), self);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), self);
  return operation;
}
