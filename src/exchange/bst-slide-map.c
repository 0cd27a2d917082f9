/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-slide-map.c - the mind map and the free market of a session as a room sees them: the whole with a row for each group, where
 * offers meet questions, and each group with its branches. What stands on them is that of the map in the workbench. R224, R241. */
#include "bst-slide-private.h"
#include "bst-map.h"
#include "bst-vote.h"
#include <string.h>

typedef struct {
  BstMap *map;
  BstBoard *board;
  const char *ballot; /* the last vote; NULL */
} Drawing;

#define WHOLE "map"
#define MEETINGS "meetings"

static const BstSlideTone tones[][BST_MAP_N_SIDES] = {
  [BST_MAP_MIND] = { BST_SLIDE_HINDERS, BST_SLIDE_HELPS },
  [BST_MAP_NETWORK] = { BST_SLIDE_OFFERS, BST_SLIDE_ASKS },
};

static void
drawing_free (gpointer data)
{
  Drawing *self = data;

  bst_map_unref (self->map);
  bst_board_free (self->board);
  g_free (self);
}

static const BstMapGroup *
get_group (const BstMap *map, guint index)
{
  return map->groups->pdata[index];
}

/* --- Which slides -------------------------------------------------------------------------------------------------- */

static void
list_groups (BstDeck *deck, const BstMap *map)
{
  for (guint i = 0; i < map->groups->len; i++)
    {
      const BstMapGroup *group = get_group (map, i);
      g_autofree char *key = g_strconcat ("group:", group->key, NULL);
      if (group->cards[BST_MAP_START]->len + group->cards[BST_MAP_END]->len == 0)
        continue;
      bst_deck_add (deck, key);
      for (guint side = 0; side < BST_MAP_N_SIDES; side++)
        for (guint j = 0; j < group->cards[side]->len; j++)
          bst_deck_add_alias (deck, ((const BstMapCard *) group->cards[side]->pdata[j])->id);
    }
}

void
bst_slide_list_map (BstDeck *deck)
{
  BstRecord *session = bst_deck_find_shown (deck, BST_KIND_SESSIONS, deck->place->about);
  const BstMapWish wish = { .language = deck->language, .for_room = TRUE };
  Drawing *drawing;

  bst_deck_add (deck, WHOLE);
  if (session == NULL)
    return;
  drawing = g_new0 (Drawing, 1);
  drawing->map = bst_map_new (deck->wish.plan, session->id,
                              g_strcmp0 (deck->place->view, "network") == 0 ? BST_MAP_NETWORK : BST_MAP_MIND, &wish);
  drawing->board = bst_board_new (deck->wish.plan, session->id);
  drawing->ballot = bst_session_get_last_ballot (session);
  bst_deck_keep (deck, drawing, drawing_free);
  bst_deck_add_alias (deck, session->id);
  if (drawing->map->links->len > 0)
    bst_deck_add (deck, MEETINGS);
  list_groups (deck, drawing->map);
}

/* --- The whole ----------------------------------------------------------------------------------------------------- */

static BstSlide *
make_whole (BstDeck *deck, const char *key, const BstMap *map)
{
  BstSlide *slide = bst_deck_new_slide (deck, key, NULL, map->title);
  BstSlideList *rows;

  if (map->n_cards == 0)
    {
      bst_slide_list_add (bst_slide_add_list (slide, NULL, BST_SLIDE_PLAIN), NULL, SAY (N_ ("No cards yet.")));
      return slide;
    }
  slide->shape = BST_SLIDE_ROWS;
  for (guint side = 0; side < BST_MAP_N_SIDES; side++)
    bst_slide_add_list (slide, bst_map_get_caption (map, (BstMapSide) side), tones[map->kind][side]);
  rows = bst_slide_add_list (slide, NULL, BST_SLIDE_PLAIN);
  for (guint i = 0; i < map->groups->len; i++)
    {
      const BstMapGroup *group = get_group (map, i);
      g_autofree char *id = g_strconcat ("group:", group->key, NULL), *counts = bst_map_say_group (map, i);
      BstSlideLine *line;
      if (group->cards[BST_MAP_START]->len + group->cards[BST_MAP_END]->len == 0)
        continue;
      line = bst_slide_list_add (rows, id, group->title);
      line->spoken = g_strdup_printf ("%s: %s", group->title, counts);
      for (guint side = 0; side < BST_MAP_N_SIDES; side++)
        line->beads[side] = group->cards[side]->len;
    }
  return slide;
}

/* --- A group ------------------------------------------------------------------------------------------------------- */

/* (transfer full) (nullable): “with Huis van het Kind, Sportverbond” */
static char *
say_met (BstDeck *deck, const BstMap *map, const BstMapCard *card)
{
  GString *names = g_string_new (NULL);
  char *text = NULL;

  for (guint i = 0; i < map->links->len; i++)
    {
      const BstMapLink *link = &g_array_index (map->links, BstMapLink, i);
      const BstMapCard *other = link->offer == card ? link->question : link->question == card ? link->offer : NULL;
      if (other != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", get_group (map, other->group)->title);
    }
  if (names->len > 0)
    /* Translators: below an offer or a question in a projection: whose question or offer it meets */
    text = bst_text_fill (SAY (N_ ("meets {organisations}")), (const char *[]) { "organisations", names->str, NULL });
  g_string_free (names, TRUE);
  return text;
}

static void
add_card (BstDeck *deck, BstSlideList *list, const BstMapCard *card)
{
  const Drawing *drawing = deck->data;
  const BstBoardCard *its = bst_board_find (drawing->board, card->id, NULL);
  gint64 n = drawing->ballot != NULL && its != NULL ? bst_board_card_get_votes (its, drawing->ballot) : BST_UNSET;
  BstSlideLine *line = bst_slide_list_add (list, card->id, card->text);

  line->figure = n != BST_UNSET ? bst_format_integer (deck->language, n) : NULL;
  line->note = say_met (deck, drawing->map, card);
  line->sign = bst_card_kind_get_shape (card->kind);
  line->tone = bst_slide_get_card_tone (card->kind);
  line->spoken =
      g_strdup_printf ("%s: %s%s%s%s%s", SAY (bst_kind_get_field (BST_KIND_CARDS, "kind")->values[card->kind].label),
                       card->text, line->figure != NULL ? "  " : "", line->figure != NULL ? line->figure : "",
                       line->note != NULL ? "; " : "", line->note != NULL ? line->note : "");
}

static BstSlide *
make_group (BstDeck *deck, const char *key, const BstMap *map, const BstMapGroup *group)
{
  BstSlide *slide = bst_deck_new_slide (deck, key, NULL, group->title);

  slide->shape = BST_SLIDE_BRANCHES;
  for (guint side = 0; side < BST_MAP_N_SIDES; side++)
    {
      BstSlideList *list =
          bst_slide_add_list (slide, bst_map_get_caption (map, (BstMapSide) side), tones[map->kind][side]);
      for (guint i = 0; i < group->cards[side]->len; i++)
        add_card (deck, list, group->cards[side]->pdata[i]);
    }
  return slide;
}

/* --- Meetings ------------------------------------------------------------------------------------------------------ */

static guint
add_linked (BstDeck *deck, BstSlideList *list, const BstMapCard *card)
{
  const BstMap *map = ((const Drawing *) deck->data)->map;
  BstSlideLine *line;

  for (guint i = 0; i < list->lines->len; i++)
    if (strcmp (((const BstSlideLine *) list->lines->pdata[i])->id, card->id) == 0)
      return i;
  line = bst_slide_list_add (list, card->id, card->text);
  line->note = g_strdup (get_group (map, card->group)->title);
  line->spoken = bst_map_say_card (map, card);
  return list->lines->len - 1;
}

static int
by_offer (gconstpointer a, gconstpointer b)
{
  const BstSlideLink *one = a, *other = b;

  return one->from != other->from ? (one->from < other->from ? -1 : 1)
                                  : (one->to < other->to ? -1 : one->to > other->to);
}

static BstSlide *
make_meetings (BstDeck *deck, const char *key, const BstMap *map)
{
  BstSlide *slide = bst_deck_new_slide (deck, key, NULL, SAY (N_ ("Where an offer meets a question")));
  BstSlideList *lists[BST_MAP_N_SIDES];

  slide->shape = BST_SLIDE_PAIRS;
  for (guint side = 0; side < BST_MAP_N_SIDES; side++)
    lists[side] = bst_slide_add_list (slide, bst_map_get_caption (map, (BstMapSide) side), tones[map->kind][side]);
  for (guint i = 0; i < map->links->len; i++)
    {
      const BstMapLink *its = &g_array_index (map->links, BstMapLink, i);
      BstSlideLink link = { add_linked (deck, lists[BST_MAP_START], its->offer),
                            add_linked (deck, lists[BST_MAP_END], its->question) };
      g_array_append_val (slide->links, link);
    }
  g_array_sort (slide->links, by_offer);
  return slide;
}

BstSlide *
bst_slide_make_map (BstDeck *deck, const char *key)
{
  const Drawing *drawing = deck->data;
  const BstMap *map = drawing != NULL ? drawing->map : NULL;

  if (map == NULL)
    return bst_deck_new_slide (deck, key, NULL, SAY (N_ ("No session yet")));
  if (strcmp (key, MEETINGS) == 0)
    return make_meetings (deck, key, map);
  for (guint i = 0; i < map->groups->len; i++)
    if (g_str_has_prefix (key, "group:") && strcmp (get_group (map, i)->key, key + strlen ("group:")) == 0)
      return make_group (deck, key, map, get_group (map, i));
  return make_whole (deck, key, map);
}
