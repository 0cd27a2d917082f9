/* SPDX-License-Identifier: EUPL-1.2 */
/* test-slide-layout.c - slides set in type: pages of lists, long sentences, and whether the last row can read it.
 *
 * BOUWSTENEN_SLIDES=FOLDER writes a picture of every slide of the plan in BOUWSTENEN_SLIDES_PLAN, of the session in
 * BOUWSTENEN_SLIDES_SESSION, at a height of 720, or of BOUWSTENEN_SLIDES_SIZE: 1080 or 2160. */
#include "bst-reader.h"
#include "bst-slide-layout.h"
#include "slides-fixture.h"
#include <locale.h>
#include <math.h>
#include <string.h>

static const struct {
  double width, height;
} sizes[] = { { 1280, 720 }, { 1920, 1080 }, { 3840, 2160 } };

/* --- Pages --------------------------------------------------------------------------------------------------------- */

/* All that the pages of a slide say of its lines; each part stands on the page, and none over another. */
static char *
set_all (BstSlideSetter *setter, const BstSlide *slide, const BstSlideSetting *setting, guint *ret_pages)
{
  GString *text = g_string_new (NULL);
  BstSlideCursor cursor = { 0 };
  gboolean more = TRUE;

  for (*ret_pages = 0; more; (*ret_pages)++)
    {
      g_autoptr (BstSlidePage) page = bst_slide_setter_set (setter, slide, setting, &cursor);
      double foot = setting->height;
      for (guint i = 0; i < page->parts->len; i++)
        {
          const BstSlidePart *part = page->parts->pdata[i];
          g_assert_cmpfloat (part->x, >=, 0);
          g_assert_cmpfloat (part->x + part->width, <=, setting->width);
          g_assert_cmpfloat (part->y + part->height, <=, setting->height);
          if (part->kind == BST_SLIDE_FOOT)
            foot = MIN (foot, part->y);
        }
      for (guint i = 0; i < page->parts->len; i++)
        {
          const BstSlidePart *part = page->parts->pdata[i];
          if (part->kind != BST_SLIDE_FOOT)
            g_assert_cmpfloat (part->y + part->height, <=, foot + 1);
          if (part->kind == BST_SLIDE_LINE || part->kind == BST_SLIDE_HEADING)
            g_string_append_printf (text, "%s\n", part->spoken);
        }
      cursor = page->next;
      more = page->more;
      g_assert_cmpuint (*ret_pages, <, 500);
    }
  return g_string_free (text, FALSE);
}

static void
test_paging (void)
{
  g_autoptr (BstSlideSetter) setter = bst_slide_setter_new ();

  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
    for (double scale = 1; scale < 1.7; scale += 0.3)
      {
        const BstSlideSetting setting = {
          sizes[size].width, sizes[size].height, scale, &bst_slide_light, "1 / 1", NULL
        };
        g_autoptr (BstSlide) slide = bst_slide_new ("a", "nl");
        BstSlideList *list = bst_slide_add_list (slide, "Obstakels", BST_SLIDE_HINDERS);
        g_autofree char *text = NULL;
        guint pages = 0, place = 0;

        slide->title = g_strdup ("Wat houdt kmo’s tegen om over stress te praten?");
        slide->foot = g_strdup ("Werkversie");
        for (guint i = 0; i < 40; i++)
          {
            g_autofree char *one = g_strdup_printf ("Regel %u", i);
            bst_slide_list_add (list, NULL, one);
          }
        text = set_all (setter, slide, &setting, &pages);
        g_assert_cmpuint (pages, >, 3);
        g_assert_nonnull (g_strstr_len (text, -1, " van 40\n"));
        g_assert_true (g_str_has_prefix (text, "Obstakels · 1"));
        for (guint i = 0; i < 40; i++) /* each once, in order */
          {
            g_autofree char *one = g_strdup_printf ("\nRegel %u\n", i);
            const char *found = strstr (text + place, one);
            g_assert_nonnull (found);
            place = (guint) (found - text);
            g_assert_null (strstr (found + 2, one));
          }
      }
}

/* Sentences of 200 characters as title, kicker, foot, label and lines; and one of 3,000 goes over several pages, whole. */
static void
test_long (void)
{
  static const char sentence[] =
      "Leidinggevenden van kleine en middelgrote ondernemingen herkennen vroegtijdig signalen van psychische "
      "overbelasting bij medewerkers en verwijzen hen tijdig door naar de arbeidsgeneeskundige dienst of huisarts.";
  g_autoptr (BstSlideSetter) setter = bst_slide_setter_new ();
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (words, "%swoord%u", i > 0 ? " " : "", i);
  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
    for (guint n_lists = 1; n_lists < 4; n_lists++)
      {
        const BstSlideSetting setting = { sizes[size].width, sizes[size].height, 1, &bst_slide_light, "12 / 12", NULL };
        g_autoptr (BstSlide) slide = bst_slide_new ("a", "nl");
        g_autofree char *text = NULL;
        guint pages = 0;

        slide->kicker = g_strndup (sentence, 90);
        slide->title = g_strdup (sentence);
        slide->foot = g_strndup (sentence, 90);
        bst_slide_add_figure (slide, "1.234.567.890", sentence);
        for (guint i = 0; i < n_lists; i++)
          {
            BstSlideList *list = bst_slide_add_list (slide, "Lijst", BST_SLIDE_HELPS);
            bst_slide_list_add (list, NULL, sentence)->note = g_strdup (sentence);
            bst_slide_list_add (list, NULL, words->str)->figure = g_strdup ("14");
          }
        text = set_all (setter, slide, &setting, &pages);
        for (guint i = 0; i < 400; i++)
          {
            g_autofree char *one = g_strdup_printf ("woord%u", i);
            slides_assert_has (text, one);
          }
      }
}

static gboolean
overlap (const BstSlideBar *one, const BstSlideBar *other)
{
  return one->x + 1 < other->x + other->width && other->x + 1 < one->x + one->width
         && one->y + 1 < other->y + other->height && other->y + 1 < one->y + one->height;
}

/* Boxes stand on the page and none over another, and each line that has one stands in it; every line has a branch. */
static void
check_boxes (const BstSlidePage *page, const BstSlideSetting *setting)
{
  guint lines = 0, boxes = 0;

  for (guint i = 0; i < page->bars->len; i++)
    {
      const BstSlideBar *box = &g_array_index (page->bars, BstSlideBar, i);
      g_assert_cmpfloat (box->x, >=, 0);
      g_assert_cmpfloat (box->x + box->width, <=, setting->width);
      g_assert_cmpfloat (box->y + box->height, <=, setting->height);
      boxes += box->line > 0;
      for (guint j = 0; j < i && box->line > 0; j++)
        g_assert_false (g_array_index (page->bars, BstSlideBar, j).line > 0
                        && overlap (box, &g_array_index (page->bars, BstSlideBar, j)));
    }
  for (guint i = 0; i < page->parts->len; i++)
    {
      const BstSlidePart *part = page->parts->pdata[i];
      gboolean in_box = FALSE;
      if (part->kind != BST_SLIDE_LINE)
        continue;
      lines++;
      for (guint j = 0; j < page->bars->len && !in_box; j++)
        {
          const BstSlideBar *box = &g_array_index (page->bars, BstSlideBar, j);
          in_box = box->line > 0 && part->x >= box->x && part->y >= box->y
                   && part->x + part->width <= box->x + box->width + 1
                   && part->y + part->height <= box->y + box->height + 1;
        }
      g_assert_true (in_box);
    }
  g_assert_cmpuint (boxes, >=, lines);
  g_assert_cmpuint (page->curves->len, >, 0);
}

static BstSlide *
new_drawing (BstSlideShape shape, guint n)
{
  BstSlide *slide = bst_slide_new ("a", "nl");

  slide->title = g_strdup ("Samen werk maken van een gezonde slaap bij jongeren");
  slide->shape = shape;
  for (guint side = 0; side < (shape == BST_SLIDE_ROWS ? 3 : 2); side++)
    bst_slide_add_list (slide, side < 2 ? "Wat hindert of ontbreekt" : NULL, BST_SLIDE_HINDERS);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("ca-%u", i),
                      *words =
                          g_strdup_printf ("Kaart %u zegt wat er volgens de tafel nodig is %.*s", i, (int) (i % 7) * 20,
                                           "en dan nog wat meer om te zien of alles er wel op past of niet, zodat "
                                           "het een lange kaart wordt");
      BstSlideLine *line =
          bst_slide_list_add (slide->lists->pdata[shape == BST_SLIDE_ROWS ? 2 : i % 5 == 0], id, words);
      line->sign = "■";
      line->beads[0] = i % 60;
      line->beads[1] = i % 7;
    }
  for (guint i = 0; shape == BST_SLIDE_PAIRS && i < n * 4 / 5; i++)
    g_array_append_val (slide->links, ((BstSlideLink) { i, i * 7 % (n / 5) }));
  return slide;
}

/* The records that stand on its pages, each of which is looked at. */
static GHashTable *
set_drawing (BstSlideSetter *setter, const BstSlide *slide, const BstSlideSetting *setting)
{
  GHashTable *seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  BstSlideCursor cursor = { 0 };
  gboolean more = TRUE;

  for (guint pages = 0; more; pages++)
    {
      g_autoptr (BstSlidePage) page = bst_slide_setter_set (setter, slide, setting, &cursor);
      check_boxes (page, setting);
      for (guint i = 0; i < page->parts->len; i++)
        if (((const BstSlidePart *) page->parts->pdata[i])->id != NULL)
          g_hash_table_add (seen, g_strdup (((const BstSlidePart *) page->parts->pdata[i])->id));
      cursor = page->next;
      more = page->more;
      g_assert_cmpuint (pages, <, 400);
    }
  return seen;
}

/* Branches, rows and pairs of 60 and of 300 cards: each stands on a page, in a box, with a branch. */
static void
test_drawn (void)
{
  static const guint numbers[] = { 60, 300 };
  g_autoptr (BstSlideSetter) setter = bst_slide_setter_new ();

  for (guint i = 0; i < G_N_ELEMENTS (numbers) * 2 * 3; i++)
    {
      const guint n = numbers[i % 2], size = i / 2 % 2;
      const BstSlideSetting setting = { sizes[size].width, sizes[size].height, 1, &bst_slide_light, "1 / 1", NULL };
      g_autoptr (BstSlide) slide = new_drawing ((BstSlideShape) (1 + i / 4), n);
      g_autoptr (GHashTable) seen = set_drawing (setter, slide, &setting);
      g_assert_cmpuint (g_hash_table_size (seen), ==, n);
    }
}

/* On a screen of 4:3 lists stand below each other. */
static void
test_old_projector (void)
{
  g_autoptr (BstSlideSetter) setter = bst_slide_setter_new ();
  const BstSlideSetting setting = { 1024, 768, 1, &bst_slide_light, NULL, NULL };
  g_autoptr (BstSlide) slide = bst_slide_new ("a", "nl");
  g_autofree char *text = NULL;
  guint pages = 0;

  for (guint i = 0; i < 3; i++)
    bst_slide_list_add (bst_slide_add_list (slide, "Lijst", BST_SLIDE_HELPS), NULL, "Een regel");
  text = set_all (setter, slide, &setting, &pages);
  g_assert_cmpstr (text, ==, "Lijst\nEen regel\nLijst\nEen regel\nLijst\nEen regel\n");
}

/* --- Can the last row read it? --------------------------------------------------------------------------------------- */

static cairo_surface_t *
paint (const BstSlidePage *page, const BstSlideSetting *setting)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) setting->width, (int) setting->height);
  cairo_t *cr = cairo_create (surface);

  bst_slide_page_draw (page, setting->palette, cr, setting->width, setting->height);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The rows with ink of a part, and the contrast that its letters reach with what is behind them. */
static void
measure (cairo_surface_t *surface, const BstSlidePart *part, guint32 paper, guint *ret_rows, double *ret_contrast)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  *ret_rows = 0;
  *ret_contrast = 1;
  for (int y = (int) part->y; y < (int) (part->y + part->height); y++)
    {
      double best = 1;
      for (int x = (int) part->x; x < (int) (part->x + part->width); x++)
        {
          guint32 pixel;
          memcpy (&pixel, data + y * stride + x * 4, sizeof pixel);
          best = MAX (best, bst_slide_contrast (pixel & 0xffffff, paper));
        }
      *ret_rows += best > 4.5;
      *ret_contrast = MAX (*ret_contrast, best);
    }
}

/* Every way in which a line is drawn. */
static BstSlide *
new_drawing_of_x (BstSlideShape shape)
{
  BstSlide *slide = bst_slide_new ("x", "nl");

  slide->kicker = g_strdup ("x");
  slide->title = g_strdup ("x");
  slide->foot = g_strdup ("x");
  slide->shape = shape;
  for (guint i = 0; i < 2; i++)
    {
      BstSlideList *list = bst_slide_add_list (slide, "x", i == 0 ? BST_SLIDE_HINDERS : BST_SLIDE_HELPS);
      BstSlideLine *line = bst_slide_list_add (list, i == 0 ? "chosen" : NULL, "x");
      line->sign = "x";
      line->tone = BST_SLIDE_ASKS;
      line->note = g_strdup ("x");
    }
  if (shape == BST_SLIDE_ROWS)
    bst_slide_list_add (bst_slide_add_list (slide, NULL, BST_SLIDE_PLAIN), "chosen", "x");
  if (shape == BST_SLIDE_PAIRS)
    g_array_append_val (slide->links, ((BstSlideLink) { 0, 0 }));
  return slide;
}

/* A slide on which every text is one x: what is seen of it in the picture is the x-height. */
static BstSlide *
new_slide_of_x (BstSlideShape shape)
{
  BstSlide *slide = shape != BST_SLIDE_LISTS ? new_drawing_of_x (shape) : bst_slide_new ("x", "nl");
  BstSlideLine *line;

  if (shape != BST_SLIDE_LISTS)
    return slide;

  slide->kicker = g_strdup ("x");
  slide->title = g_strdup ("x");
  slide->foot = g_strdup ("x");
  bst_slide_add_figure (slide, "x", "x");
  for (int tone = 0; tone < BST_N_SLIDE_TONES; tone++)
    {
      line =
          bst_slide_list_add (bst_slide_add_list (slide, NULL, (BstSlideTone) tone), tone == 1 ? "chosen" : NULL, "x");
      line->mark = g_strdup ("x");
    }
  return slide;
}

#define N_SHAPES 4

/* At least 3 % of the height, at least 7:1: measured in pixels, at three sizes, on both papers. */
static void
test_readable (void)
{
  g_autoptr (BstSlideSetter) setter = bst_slide_setter_new ();
  const BstSlidePalette *const palettes[] = { &bst_slide_light, &bst_slide_dark };

  for (guint i = 0; i < G_N_ELEMENTS (sizes) * G_N_ELEMENTS (palettes) * N_SHAPES; i++)
    {
      const BstSlidePalette *palette = palettes[i % 2];
      const guint size = i / 2 % G_N_ELEMENTS (sizes), shape = i / 2 / G_N_ELEMENTS (sizes);
      const BstSlideSetting setting = { sizes[size].width, sizes[size].height, 1, palette, "x", "chosen" };
      g_autoptr (BstSlide) slide = new_slide_of_x ((BstSlideShape) shape);
      double least = 1, lowest = 21;
      BstSlideCursor cursor = { 0 };
      gboolean more = TRUE;
      guint n = 0;

      if (shape != BST_SLIDE_LISTS && size == 2)
        continue; /* drawn at 4K as at 720p; this takes seconds */
      while (more)
        {
          g_autoptr (BstSlidePage) page = bst_slide_setter_set (setter, slide, &setting, &cursor);
          cairo_surface_t *surface = paint (page, &setting);
          for (guint j = 0; j < page->parts->len; j++, n++)
            {
              const BstSlidePart *part = page->parts->pdata[j];
              guint rows;
              double contrast;
              measure (surface, part, g_strcmp0 (part->id, "chosen") == 0 ? palette->highlight : palette->paper, &rows,
                       &contrast);
              least = MIN (least, rows / setting.height);
              lowest = MIN (lowest, contrast);
            }
          cairo_surface_destroy (surface);
          cursor = page->next;
          more = page->more;
        }
      g_test_message ("shape %u, %.0f × %.0f, %s: x-height %.2f %% of the height, contrast %.1f : 1", shape,
                      setting.width, setting.height, i % 2 == 0 ? "light" : "dark", least * 100, lowest);
      g_assert_cmpuint (n, >, shape == BST_SLIDE_LISTS ? 12 : 5);
      g_assert_cmpfloat (least, >=, 0.03);
      g_assert_cmpfloat (lowest, >=, 7);
    }
}

static void
test_palettes (void)
{
  const BstSlidePalette *const palettes[] = { &bst_slide_light, &bst_slide_dark };

  g_assert_cmpfloat_with_epsilon (bst_slide_contrast (0xffffff, 0x000000), 21, 0.01);
  g_assert_cmpfloat_with_epsilon (bst_slide_contrast (0x777777, 0xffffff), 4.48, 0.01);
  for (guint i = 0; i < G_N_ELEMENTS (palettes); i++)
    {
      const BstSlidePalette *one = palettes[i];
      g_assert_cmpfloat (bst_slide_contrast (one->text, one->paper), >=, 7);
      g_assert_cmpfloat (bst_slide_contrast (one->dim, one->paper), >=, 7);
      g_assert_cmpfloat (bst_slide_contrast (one->text, one->highlight), >=, 7);
      g_assert_cmpfloat (bst_slide_contrast (one->dim, one->highlight), >=, 7);
      for (guint tone = 0; tone < BST_N_SLIDE_TONES; tone++)
        g_assert_cmpfloat (bst_slide_contrast (one->tones[tone], one->paper), >=, 7);
    }
}

/* --- Pictures ------------------------------------------------------------------------------------------------------ */

static void
write_deck (const BstSlideWish *wish, const char *folder, const SlidesPlace *place, guint size)
{
  g_autoptr (BstDeck) deck = slides_open (wish, place);
  g_autoptr (BstSlideSetter) setter = bst_slide_setter_new ();

  for (guint i = 0; i < bst_deck_get_n (deck) && i < 6; i++)
    {
      g_autoptr (BstSlide) slide = bst_deck_make (deck, i);
      g_autofree char *position = g_strdup_printf ("%u / %u", i + 1, bst_deck_get_n (deck));
      const BstSlideSetting setting = { sizes[size].width, sizes[size].height, 1, &bst_slide_light, position, NULL };
      BstSlideCursor cursor = { 0 };
      gboolean more = TRUE;
      for (guint number = 0; more && number < 3; number++)
        {
          g_autoptr (BstSlidePage) set = bst_slide_setter_set (setter, slide, &setting, &cursor);
          g_autofree char *path =
              g_strdup_printf ("%s/%s-%s-%u%c-%.0f.png", folder, place->page, place->view != NULL ? place->view : "all",
                               i, 'a' + (int) number, setting.height);
          cairo_surface_t *surface = paint (set, &setting);
          cairo_surface_write_to_png (surface, path);
          cairo_surface_destroy (surface);
          cursor = set->next;
          more = set->more;
        }
    }
}

static void
test_pictures (void)
{
  const char *folder = g_getenv ("BOUWSTENEN_SLIDES"), *file = g_getenv ("BOUWSTENEN_SLIDES_PLAN"),
             *session = g_getenv ("BOUWSTENEN_SLIDES_SESSION");
  g_autofree char *data = NULL;
  g_autoptr (BstPlan) plan = NULL;
  g_autoptr (BstFramework) framework = NULL;
  g_autoptr (BstPortfolio) portfolio = NULL;
  guint size = g_strcmp0 (g_getenv ("BOUWSTENEN_SLIDES_SIZE"), "2160") == 0   ? 2
               : g_strcmp0 (g_getenv ("BOUWSTENEN_SLIDES_SIZE"), "1080") == 0 ? 1
                                                                              : 0;
  gsize length;

  if (folder == NULL || file == NULL)
    {
      g_test_skip ("BOUWSTENEN_SLIDES and BOUWSTENEN_SLIDES_PLAN are not set");
      return;
    }
  g_assert_true (g_file_get_contents (file, &data, &length, NULL));
  plan = bst_plan_read (data, length, NULL, NULL);
  framework = bst_framework_get ("ggb", "2025.1", NULL);
  portfolio = bst_portfolio_new (plan, framework, 20261121);
  for (const SlidesPlace *place = slides_places; place->page != NULL; place++)
    {
      const BstSlideWish wish = { plan, framework, portfolio, 20261121, FALSE, FALSE };
      SlidesPlace its = *place;
      if (its.about != NULL && g_str_has_prefix (its.about, "se-"))
        its.about = session != NULL ? session : "se-vnvvcqre6gce7d5p"; /* of the example plan */
      write_deck (&wish, folder, &its, size);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slide-layout/paging", test_paging);
  g_test_add_func ("/slide-layout/long", test_long);
  g_test_add_func ("/slide-layout/drawn", test_drawn);
  g_test_add_func ("/slide-layout/old-projector", test_old_projector);
  g_test_add_func ("/slide-layout/readable", test_readable);
  g_test_add_func ("/slide-layout/palettes", test_palettes);
  g_test_add_func ("/slide-layout/pictures", test_pictures);
  return g_test_run ();
}
