/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-map-picture-private.h"
#include "bst-report-pdf-private.h"
#include "bst-text.h"
#include "kinds/bst-plan-settings.h"
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#define MAX_PDF_SIDE 14000.0 /* points: what readers of PDF can show */
#define PNG_SCALE 2.0
#define MAX_PIXELS 48e6
#define MAX_PNG_SIDE 32000.0

/* --- What is drawn ---------------------------------------------------------------------------------------------------- */

static void
measure_cb (BstMapStyle style, const char *text, double width, double *ret_width, double *ret_height, gpointer data)
{
  BstMapPicture *self = data;
  BstReportBox box = { 0, 0, width, text, bst_map_get_report_style (style), BST_REPORT_START, BST_REPORT_TONE_NEUTRAL };
  int own_width, own_height;

  bst_box_set_layout (&box, self->text);
  pango_layout_get_size (self->text, &own_width, &own_height);
  *ret_width = (double) own_width / PANGO_SCALE;
  *ret_height = (double) own_height / PANGO_SCALE;
}

/* How many cards the room has not seen; it is said, so that nobody takes the picture for all. */
static char *
say_kept_back (const BstMapPicture *self, BstPlan *plan, const char *session)
{
  const char *language = self->about->language;
  g_autoptr (BstMap) all = bst_map_new (plan, session, self->map->kind, NULL);
  guint n = all->n_cards - self->map->n_cards;
  g_autofree char *number = bst_format_integer (language, n);

  return n == 0
             ? NULL
             : bst_text_fill (
                   bst_text_plural (language, "{n} card is not in this document: it was not shown, or is confidential.",
                                    "{n} cards are not in this document: they were not shown, or are confidential.", n),
                   (const char *[]) { "n", number, NULL });
}

static void
make_foot (BstMapPicture *self, BstPlan *plan, const char *session)
{
  g_autoptr (GPtrArray) origin = bst_report_get_origin (self->about);
  char *kept_back = say_kept_back (self, plan, session);

  g_ptr_array_add (self->foot, bst_map_say_legend (self->map));
  if (kept_back != NULL)
    g_ptr_array_add (self->foot, kept_back);
  g_ptr_array_add (origin, NULL);
  g_ptr_array_add (self->foot, g_strjoinv (" · ", (char **) origin->pdata));
}

/* The links in words, for who cannot see the curves. */
static void
tell_links (BstMapPicture *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->map->links->len; i++)
    {
      g_autofree char *says = bst_map_say_card (self->map, g_array_index (self->map->links, BstMapLink, i).offer);
      g_string_append_printf (words, "%s%s.", words->len > 0 ? " " : "", says);
    }
  if (words->len > 0)
    bst_report_add_chart (self->about, words->str, (const char *const[]) { NULL });
}

/**
 * bst_map_picture_new:
 * @session: its id
 * @with_persons: also who said something
 * @today: the day of which it speaks
 *
 * Returns: (transfer full): the map in the plan's language, laid out; it may be drawn in a thread
 */
BstMapPicture *
bst_map_picture_new (BstPlan *plan, const char *session, BstMapKind kind, gboolean with_persons, gint64 today)
{
  BstMapPicture *self = g_new0 (BstMapPicture, 1);
  const char *own = BST_PLAN_SETTINGS (bst_plan_get_single (plan, BST_KIND_PLAN))->language,
             *language = own != NULL && *own != '\0' ? own : "nl";
  const BstMapWish wish = { language, TRUE, with_persons };
  g_autofree char *title = NULL;

  self->map = bst_map_new (plan, session, kind, &wish);
  title = g_strdup_printf ("%s: %s", bst_map_get_name (self->map), self->map->title);
  self->about = bst_report_new (plan, language, title, today);
  self->text = bst_report_layout_new (language);
  self->line = bst_report_layout_new (language);
  self->foot = g_ptr_array_new_with_free_func (g_free);
  self->layout = bst_map_layout_new (self->map, BST_MAP_PICTURE_EM, FALSE, measure_cb, self);
  make_foot (self, plan, session);
  tell_links (self);
  return self;
}

void
bst_map_picture_free (BstMapPicture *self)
{
  bst_map_layout_free (self->layout);
  bst_map_unref (self->map);
  bst_report_free (self->about);
  g_object_unref (self->text);
  g_object_unref (self->line);
  g_ptr_array_unref (self->foot);
  g_free (self);
}

const BstMapLayout *
bst_map_picture_get_layout (const BstMapPicture *self)
{
  return self->layout;
}

/* --- Files ---------------------------------------------------------------------------------------------------------------- */

static void
get_size (const BstMapPicture *self, double *ret_width, double *ret_height)
{
  *ret_width = ceil (self->layout->bounds.width + 2 * BST_MAP_PICTURE_MARGIN);
  *ret_height =
      ceil (self->layout->bounds.height + 2 * BST_MAP_PICTURE_MARGIN + (1 + 1.6 * self->foot->len) * self->layout->em);
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* FALSE: Cairo gave up. */
static gboolean
paint (const BstMapPicture *self, cairo_surface_t *surface, double scale, gboolean tagged, GError **error)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, scale, scale);
  if (!tagged) /* paper is white by itself */
    {
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
    }
  cairo_translate (cr, BST_MAP_PICTURE_MARGIN - self->layout->bounds.x, BST_MAP_PICTURE_MARGIN);
  bst_map_picture_draw (self, cr, tagged);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return FALSE;
}

/* The whole in words, as an outline. */
static char *
describe (const BstMapPicture *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->map->groups->len; i++)
    {
      const BstMapGroup *group = self->map->groups->pdata[i];
      g_string_append_printf (text, "%s\n", group->title);
      for (guint side = 0; side < BST_MAP_N_SIDES; side++)
        for (guint j = 0; j < group->cards[side]->len; j++)
          {
            g_autofree char *says = bst_map_say_card (self->map, group->cards[side]->pdata[j]);
            g_string_append_printf (text, "– %s\n", says);
          }
    }
  for (guint i = 1; i < self->foot->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) self->foot->pdata[i]);
  return g_string_free (text, FALSE);
}

/* The letters are outlines, so that it looks the same everywhere; title and description are text. */
static GBytes *
to_svg (const BstMapPicture *self, GError **error)
{
  g_autoptr (GByteArray) drawn = g_byte_array_new ();
  g_autofree char *words = describe (self), *head = NULL;
  cairo_surface_t *surface;
  GByteArray *bytes;
  const guint8 *end;
  double width, height;
  gboolean good;

  get_size (self, &width, &height);
  surface = cairo_svg_surface_create_for_stream (write_cb, drawn, width, height);
  good = paint (self, surface, 1, FALSE, error);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  if (!good)
    return NULL;
  end = memmem (drawn->data, drawn->len, "<svg", 4);
  end = end != NULL ? memchr (end, '>', drawn->len - (gsize) (end - drawn->data)) : NULL;
  g_return_val_if_fail (end != NULL, NULL);
  head = g_markup_printf_escaped ("\n<title>%s</title>\n<desc>%s</desc>", self->about->title, words);
  bytes = g_byte_array_sized_new (drawn->len + (guint) strlen (head));
  g_byte_array_append (bytes, drawn->data, (guint) (end + 1 - drawn->data));
  g_byte_array_append (bytes, (const guint8 *) head, (guint) strlen (head));
  g_byte_array_append (bytes, end + 1, drawn->len - (guint) (end + 1 - drawn->data));
  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
to_png (const BstMapPicture *self, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  double width, height, scale;
  gboolean good;

  get_size (self, &width, &height);
  scale = MIN (PNG_SCALE, MIN (sqrt (MAX_PIXELS / (width * height)), MAX_PNG_SIDE / MAX (width, height)));
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * scale), (int) ceil (height * scale));
  good = paint (self, surface, scale, FALSE, error);
  if (good)
    cairo_surface_write_to_png_stream (surface, write_cb, bytes);
  cairo_surface_destroy (surface);
  if (good)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  return NULL;
}

static void
set_metadata (const BstMapPicture *self, cairo_surface_t *surface)
{
  g_autofree char *time = g_strdup_printf ("%04d-%02d-%02dT00:00:00Z", (int) (self->about->date / 10000),
                                           (int) (self->about->date / 100 % 100), (int) (self->about->date % 100));

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->about->title);
  if (self->about->organisation != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, self->about->organisation);
  if (self->about->date > 0)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
}

/* One page as large as the drawing. */
static GBytes *
to_pdf (const BstMapPicture *self, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  double width, height, scale;
  gboolean good;

  get_size (self, &width, &height);
  scale = MIN (1, MAX_PDF_SIDE / MAX (width, height));
  surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, width * scale, height * scale);
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_7);
  set_metadata (self, surface);
  good = paint (self, surface, scale, TRUE, error);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return good ? bst_report_pdf_finish (bytes->data, bytes->len, self->about, error) : NULL;
}

const BstMapFormat bst_map_formats[] = {
  { "svg", N_ ("SVG"), to_svg },
  { "png", N_ ("PNG"), to_png },
  { "pdf", N_ ("PDF"), to_pdf },
  { NULL },
};

/**
 * bst_map_format_find:
 * @file_name: how it ends says the format
 *
 * Returns: (nullable): %NULL where there is no such format
 */
const BstMapFormat *
bst_map_format_find (const char *file_name)
{
  const char *dot = file_name != NULL ? strrchr (file_name, '.') : NULL;

  for (const BstMapFormat *format = bst_map_formats; dot != NULL && format->name != NULL; format++)
    if (g_ascii_strcasecmp (dot + 1, format->name) == 0)
      return format;
  return NULL;
}
