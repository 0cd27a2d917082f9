/* SPDX-License-Identifier: EUPL-1.2 */
/* test-slides.c - what a room sees of a plan, what it must never see, and whether the last row can read it.
 *
 * BOUWSTENEN_SLIDES=FOLDER writes a picture of every slide of the example plan. */
#include "bst-reader.h"
#include "bst-slide-layout.h"
#include "bst-text.h"
#include "../core/smart-fixture.h"
#include <locale.h>
#include <math.h>
#include <string.h>

/* Every page and view that there is; what is projected of each. */
static const struct {
  const char *page, *view, *about;
} places[] = {
  { "objectives", "phases", "lf.vw" }, { "objectives", "themes", NULL },  { "objectives", "groups", NULL },
  { "portfolio", "inventory", NULL },  { "portfolio", "gaps", NULL },     { "portfolio", "overlap", NULL },
  { "action-points", NULL, NULL },     { "budget", "domains", NULL },     { "budget", "years", NULL },
  { "budget", "articles", NULL },      { "sessions", "calendar", NULL },  { "sessions", "programme", "se-a" },
  { "sessions", "cards", "se-a" },     { "sessions", "outcome", "se-a" }, { "a page that is made later", NULL, NULL },
};

static const struct {
  double width, height;
} sizes[] = { { 1280, 720 }, { 1920, 1080 }, { 3840, 2160 } };

typedef struct {
  SmartFixture *fixture;
  BstPortfolio *portfolio;
  BstSlideWish wish;
} Room;

static void
room_free (Room *self)
{
  g_object_unref (self->portfolio);
  smart_fixture_free (self->fixture);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Room, room_free)

static Room *
room_new (void)
{
  Room *self = g_new0 (Room, 1);

  self->fixture = smart_fixture_new ("nl");
  self->portfolio = bst_portfolio_new (self->fixture->plan, self->fixture->framework, TODAY);
  self->wish = (BstSlideWish) { self->fixture->plan, self->fixture->framework, self->portfolio, TODAY, FALSE, FALSE };
  return self;
}

static BstDeck *
open_deck (const BstSlideWish *wish, const char *page, const char *view, const char *about)
{
  g_autoptr (BstSlidePlace) place = bst_slide_place_new (page, view);

  place->about = g_strdup (about);
  place->year = 2026;
  place->rows = BST_AXIS_OBJECTIVE;
  place->columns = BST_AXIS_SETTING;
  return bst_deck_new (wish, place);
}

/* (transfer full): all that the slides of the page say */
static char *
read_deck (const BstSlideWish *wish, const char *page, const char *view, const char *about)
{
  g_autoptr (BstDeck) deck = open_deck (wish, page, view, about);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < bst_deck_get_n (deck); i++)
    {
      g_autoptr (BstSlide) slide = bst_deck_make (deck, i);
      g_autofree char *text = bst_slide_describe (slide);
      g_string_append_printf (all, "%s\n", text);
    }
  return g_string_free (all, FALSE);
}

static void
assert_has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

static void
assert_lacks (const char *text, const char *words)
{
  if (strstr (text, words) != NULL)
    g_error ("“%s” is in:\n%s", words, text);
}

static void
fill (SmartFixture *fixture)
{
  smart_fixture_add (fixture, BST_KIND_ACTIONS, "ac-a",
                     "title=Zelfverklaard sterk|primary-objective=od.vw.4|settings=set.werk|"
                     "scores=cr.1@5s,cr.2@5s,cr.3@5s,cr.4@5s,cr.5@5s|owner=or-werkbaar");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-open", "title=Openlijk actiepunt|status=running|" GOOD);
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-late",
                     "title=Verlopen actiepunt|status=running|" GOOD "|start=2025-01-01|deadline=2025-06-30");
  smart_fixture_add (fixture, BST_KIND_ACTION_POINTS, "ap-secret",
                     "title=Geheimwoord|confidential=1|settings=set.werk|status=running|" GOOD);
  smart_fixture_add (
      fixture, BST_KIND_BUDGET_LINKS, "bl-open",
      "action=ac-a|domain=bd.werk|year=2026|class=specific|amounts=bo:vak@100000@100000|public-from=2026-02-01");
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-embargo",
                     "action=ac-a|domain=bd.onderwijs|year=2026|class=specific|amounts=bo:vak@77777700@77777700|"
                     "public-from=2026-10-01");
  smart_fixture_add (fixture, BST_KIND_BUDGET_LINKS, "bl-secret",
                     "action-point=ap-secret|domain=bd.werk|year=2026|class=specific|amounts=bo:vak@500@500|"
                     "public-from=2026-02-01");
  smart_fixture_add (
      fixture, BST_KIND_SESSIONS, "se-a",
      "title=Netwerkmoment|date=2026-04-12|from-minute=810|place=De Wissel|purpose=Samen een plan maken.|"
      "agenda=Speeddate@30,Pitch@50|ballots=e-een@12@3");
  smart_fixture_add (fixture, BST_KIND_SESSIONS, "se-off", "title=Afgelast woord|date=2026-05-01|cancelled=1");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-a",
                     "session=se-a|kind=obstacle|order=a|text=Geen tijd|cluster=Werk|votes=e-een@14");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-b",
                     "session=se-a|kind=lever|order=b|text=Gids op het werk|cluster=Werk|votes=e-een@17");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-c",
                     "session=se-a|order=c|text=Geheimkaart|confidential=1|cluster=Werk");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-d", "session=se-a|order=d|text=Verborgenkaart|hidden=1|cluster=Leeg");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-e",
                     "session=se-a|order=e|text=Geheimdubbel|confidential=1|same-as=ca-a");
  smart_fixture_add (
      fixture, BST_KIND_CARDS, "ca-f",
      "session=se-a|order=f|text=Kaart met gevolg|attribution=Fientje Verzonnen|action-point=ap-secret|fate=draft");
  smart_fixture_add (fixture, BST_KIND_CARDS, "ca-g", "session=se-a|order=g|kind=obstacle|text=Losse kaart");
}

/* R246: what is confidential, under embargo, not shown yet or personal is in no slide of any page, switched on or not. */
static void
test_kept_back (void)
{
  static const char *const never[] = { "Geheim", "Verborgen", "Fientje", "777.777", "777777", "Afgelast" };
  g_autoptr (Room) room = room_new ();

  fill (room->fixture);
  for (guint with = 0; with < 2; with++)
    for (guint i = 0; i < G_N_ELEMENTS (places); i++)
      {
        g_autofree char *text = NULL;
        room->wish.with_delays = room->wish.with_unvalidated = with == 1;
        text = read_deck (&room->wish, places[i].page, places[i].view, places[i].about);
        for (guint j = 0; j < G_N_ELEMENTS (never); j++)
          assert_lacks (text, never[j]);
      }
}

/* The test above sees nothing where the builders say nothing: here is what they must say. */
static void
test_shown (void)
{
  g_autoptr (Room) room = room_new ();
  g_autofree char *points = NULL, *cards = NULL, *budget = NULL, *programme = NULL, *calendar = NULL, *gaps = NULL,
                  *outcome = NULL;

  fill (room->fixture);
  points = read_deck (&room->wish, "action-points", NULL, NULL);
  assert_has (points, "Openlijk actiepunt");
  assert_has (points, "35 → 400 kmo's");
  assert_has (points, "\n2 actiepunten\n");
  cards = read_deck (&room->wish, "sessions", "cards", "se-a");
  assert_has (cards, "[Obstakels]\n|Geen tijd|14|\n[Hefbomen]\n|Gids op het werk|17|");
  assert_has (cards, "Losse kaart");
  assert_has (cards, "31 "); /* of 36 dots */
  budget = read_deck (&room->wish, "budget", "domains", NULL);
  assert_has (budget, "€\u00a01.000");
  assert_has (budget, "Zelfverklaard sterk");
  programme = read_deck (&room->wish, "sessions", "programme", "se-a");
  assert_has (programme, "Samen een plan maken.");
  assert_has (programme, "13:30|Pitch");
  assert_has (programme, "Stap 2 van 2");
  calendar = read_deck (&room->wish, "sessions", "calendar", NULL);
  assert_has (calendar, "Netwerkmoment");
  gaps = read_deck (&room->wish, "portfolio", "gaps", NULL);
  assert_has (gaps, "[Acties gekend]");
  outcome = read_deck (&room->wish, "sessions", "outcome", "se-a");
  assert_has (outcome, "|Kaart met gevolg||\n");
}

/* Late owners, silent domains and unvalidated scores: only where somebody switched them on. */
static void
test_switches (void)
{
  g_autoptr (Room) room = room_new ();
  g_autofree char *before = NULL, *after = NULL, *actions = NULL, *told = NULL, *silent = NULL, *late = NULL;

  fill (room->fixture);
  smart_fixture_add (room->fixture, BST_KIND_CONTRIBUTIONS, "con:bd.cultuur:2026",
                     "domain=bd.cultuur|year=2026|asked-on=2026-01-01|deadline=2026-02-01");
  before = read_deck (&room->wish, "action-points", NULL, NULL);
  assert_lacks (before, "ate"); /* Te laat */
  actions = read_deck (&room->wish, "portfolio", "inventory", NULL);
  assert_has (actions, "Zelfverklaard sterk");
  assert_lacks (actions, "|Sterk|");
  silent = read_deck (&room->wish, "budget", "domains", NULL);
  assert_lacks (silent, "Cultuur");
  room->wish.with_delays = room->wish.with_unvalidated = TRUE;
  after = read_deck (&room->wish, "action-points", NULL, NULL);
  assert_has (after, "Te laat");
  told = read_deck (&room->wish, "portfolio", "inventory", NULL);
  assert_has (told, "Sterk");
  late = read_deck (&room->wish, "budget", "domains", NULL);
  assert_has (late, "Cultuur");
}

/* What is selected leads to its slide; what may not be seen leads nowhere. */
static void
test_find (void)
{
  g_autoptr (Room) room = room_new ();
  g_autoptr (BstDeck) points = NULL, cards = NULL, phase = NULL;
  guint index = 99, other = 99;

  fill (room->fixture);
  points = open_deck (&room->wish, "action-points", NULL, NULL);
  g_assert_true (bst_deck_find (points, "ap-open", &index));
  g_assert_cmpstr (bst_deck_get_key (points, index), ==, "ap-open");
  g_assert_false (bst_deck_find (points, "ap-secret", &index));
  g_assert_false (bst_deck_find (points, NULL, &index));
  cards = open_deck (&room->wish, "sessions", "cards", "se-a");
  g_assert_true (bst_deck_find (cards, "ca-a", &index));
  g_assert_true (bst_deck_find (cards, "ca-b", &other));
  g_assert_cmpuint (index, ==, other);
  g_assert_false (bst_deck_find (cards, "ca-d", &index));
  phase = open_deck (&room->wish, "objectives", "phases", "lf.vw");
  g_assert_true (bst_deck_find (phase, "od.vw.3.b", &index)); /* a part of od.vw.3 */
  g_assert_cmpstr (bst_deck_get_key (phase, index), ==, "od.vw.3");
}

/* An empty plan can be projected: every page says something. */
static void
test_empty (void)
{
  g_autoptr (Room) room = room_new ();

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (BstDeck) deck = open_deck (&room->wish, places[i].page, places[i].view, places[i].about);
      g_assert_cmpuint (bst_deck_get_n (deck), >, 0);
      for (guint j = 0; j < bst_deck_get_n (deck); j++)
        {
          g_autoptr (BstSlide) slide = bst_deck_make (deck, j);
          g_assert_cmpstr (slide->title, !=, "");
          g_assert_cmpstr (slide->foot, !=, "");
        }
    }
}

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
            assert_has (text, one);
          }
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

/* 10,000 action points: the deck, a slide, and the overview are there at once. */
static void
test_many (void)
{
  g_autoptr (Room) room = room_new ();
  BstTransaction *transaction = bst_transaction_new ("many", NULL, NULL);
  g_autoptr (BstDeck) deck = NULL;
  g_autoptr (BstSlide) last = NULL, overview = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *id = g_strdup_printf ("ap-%06u", i),
                      *fields = g_strdup_printf ("title=Punt %u|status=running", i);
      g_autoptr (BstRecord) record = smart_record_new (BST_KIND_ACTION_POINTS, id, fields);
      bst_transaction_add (transaction, record);
    }
  g_assert_true (bst_plan_apply (room->fixture->plan, transaction, NULL));
  g_test_timer_start ();
  deck = open_deck (&room->wish, "action-points", NULL, NULL);
  g_assert_cmpuint (bst_deck_get_n (deck), ==, 10001);
  last = bst_deck_make (deck, 10000);
  overview = bst_deck_make (deck, 0);
  g_test_message ("10,000 action points as slides: %.0f ms", g_test_timer_elapsed () * 1000);
  text = bst_slide_describe (overview);
  assert_has (text, "10.000 actiepunten");
  g_assert_cmpstr (last->title, ==, "Punt 9999");
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

/* A slide on which every text is one x: what is seen of it in the picture is the x-height. */
static BstSlide *
new_slide_of_x (void)
{
  BstSlide *slide = bst_slide_new ("x", "nl");
  BstSlideLine *line;

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

/* At least 3 % of the height, at least 7:1: measured in pixels, at three sizes, on both papers. */
static void
test_readable (void)
{
  g_autoptr (BstSlideSetter) setter = bst_slide_setter_new ();
  const BstSlidePalette *const palettes[] = { &bst_slide_light, &bst_slide_dark };

  for (guint i = 0; i < G_N_ELEMENTS (sizes) * G_N_ELEMENTS (palettes); i++)
    {
      const BstSlidePalette *palette = palettes[i % 2];
      const BstSlideSetting setting = { sizes[i / 2].width, sizes[i / 2].height, 1, palette, "x", "chosen" };
      g_autoptr (BstSlide) slide = new_slide_of_x ();
      double least = 1, lowest = 21;
      BstSlideCursor cursor = { 0 };
      gboolean more = TRUE;
      guint n = 0;

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
      g_test_message ("%.0f × %.0f, %s: x-height %.2f %% of the height, contrast %.1f : 1", setting.width,
                      setting.height, i % 2 == 0 ? "light" : "dark", least * 100, lowest);
      g_assert_cmpuint (n, >, 12);
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
write_deck (const BstSlideWish *wish, const char *folder, const char *page, const char *view, const char *about,
            guint size)
{
  g_autoptr (BstDeck) deck = open_deck (wish, page, view, about);
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
          g_autofree char *path = g_strdup_printf ("%s/%s-%s-%u%c-%.0f.png", folder, page, view != NULL ? view : "all",
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
  const char *folder = g_getenv ("BOUWSTENEN_SLIDES"), *file = g_getenv ("BOUWSTENEN_SLIDES_PLAN");
  g_autofree char *data = NULL;
  g_autoptr (BstPlan) plan = NULL;
  g_autoptr (BstFramework) framework = NULL;
  g_autoptr (BstPortfolio) portfolio = NULL;
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
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const BstSlideWish wish = { plan, framework, portfolio, 20261121, FALSE, FALSE };
      BstRecord *session = bst_plan_find (plan, BST_KIND_SESSIONS, "se-vnvvcqre6gce7d5p");
      write_deck (&wish, folder, places[i].page, places[i].view,
                  places[i].about != NULL && g_str_has_prefix (places[i].about, "se-") ? session->id : places[i].about,
                  0);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slides/kept-back", test_kept_back);
  g_test_add_func ("/slides/shown", test_shown);
  g_test_add_func ("/slides/switches", test_switches);
  g_test_add_func ("/slides/find", test_find);
  g_test_add_func ("/slides/empty", test_empty);
  g_test_add_func ("/slides/paging", test_paging);
  g_test_add_func ("/slides/long", test_long);
  g_test_add_func ("/slides/old-projector", test_old_projector);
  g_test_add_func ("/slides/many", test_many);
  g_test_add_func ("/slides/readable", test_readable);
  g_test_add_func ("/slides/palettes", test_palettes);
  g_test_add_func ("/slides/pictures", test_pictures);
  return g_test_run ();
}
