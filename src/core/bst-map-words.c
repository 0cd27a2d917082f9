/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-map-words.c - a map in words: for who hears the screen, for the outline and the legend. */
#include "bst-map.h"
#include "bst-text.h"
#include <string.h>

static const char *
say (const BstMap *self, const char *text)
{
  return bst_text (self->language, text);
}

/**
 * bst_map_get_name:
 *
 * Returns: (transfer none): what sort of drawing it is
 */
const char *
bst_map_get_name (const BstMap *self)
{
  return self->kind == BST_MAP_MIND ? say (self, N_ ("Mind map")) : say (self, N_ ("Free market"));
}

/**
 * bst_map_get_caption:
 *
 * Returns: (transfer none): what stands at that side
 */
const char *
bst_map_get_caption (const BstMap *self, BstMapSide side)
{
  static const char *const captions[][BST_MAP_N_SIDES] = {
    [BST_MAP_MIND] = { N_ ("What hinders or is missing"), N_ ("What helps") },
    [BST_MAP_NETWORK] = { N_ ("Offers"), N_ ("Asks") },
  };

  return say (self, captions[self->kind][side]);
}

static void
add_count (const BstMap *self, GString *text, const char *template, guint n)
{
  g_autofree char *number = bst_format_integer (self->language, n);
  g_autofree char *part = bst_text_fill (template, (const char *[]) { "n", number, NULL });

  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
}

/**
 * bst_map_say_group:
 *
 * Returns: (transfer full): how many cards the group has at each side: “4 that hinder, 2 that help”
 */
char *
bst_map_say_group (const BstMap *self, guint group)
{
  const BstMapGroup *its = self->groups->pdata[group];
  guint start = its->cards[BST_MAP_START]->len, end = its->cards[BST_MAP_END]->len;
  const char *language = self->language;
  GString *text = g_string_new (NULL);

  if (self->kind == BST_MAP_MIND)
    {
      add_count (self, text, bst_text_plural (language, "{n} that hinders", "{n} that hinder", start), start);
      add_count (self, text, bst_text_plural (language, "{n} that helps", "{n} that help", end), end);
    }
  else
    {
      add_count (self, text, bst_text_plural (language, "{n} offer", "{n} offers", start), start);
      add_count (self, text, bst_text_plural (language, "{n} question", "{n} questions", end), end);
    }
  return g_string_free (text, FALSE);
}

static void
add_meetings (const BstMap *self, const BstMapCard *card, GString *text)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const BstMapLink *link = &g_array_index (self->links, BstMapLink, i);
      const BstMapCard *other = link->offer == card ? link->question : link->question == card ? link->offer : NULL;
      g_autofree char *part = NULL;
      if (other == NULL)
        continue;
      part = bst_text_fill (link->offer == card ? say (self, N_ ("meets the question “{card}” of {organisation}"))
                                                : say (self, N_ ("met by “{card}” of {organisation}")),
                            (const char *[]) { "card", other->text, "organisation",
                                               ((BstMapGroup *) self->groups->pdata[other->group])->title, NULL });
      g_string_append_printf (text, "; %s", part);
    }
}

/**
 * bst_map_say_card:
 *
 * Returns: (transfer full): everything that the drawing shows of the card
 */
char *
bst_map_say_card (const BstMap *self, const BstMapCard *card)
{
  GString *text = g_string_new (say (self, bst_kind_get_field (BST_KIND_CARDS, "kind")->values[card->kind].label));

  g_string_append_printf (text, ": %s", card->text);
  if (*card->facts != '\0')
    g_string_append_printf (text, "; %s", card->facts);
  add_meetings (self, card, text);
  return g_string_free (text, FALSE);
}

/**
 * bst_map_say_legend:
 *
 * Returns: (transfer full): the kinds that occur, each with its shape: “■ Obstacle   ▲ Lever”
 */
char *
bst_map_say_legend (const BstMap *self)
{
  const BstEnumValue *kinds = bst_kind_get_field (BST_KIND_CARDS, "kind")->values;
  gboolean occurs[BST_N_CARD_KINDS] = { FALSE };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->groups->len; i++)
    for (guint side = 0; side < BST_MAP_N_SIDES; side++)
      {
        GPtrArray *cards = ((BstMapGroup *) self->groups->pdata[i])->cards[side];
        for (guint j = 0; j < cards->len; j++)
          occurs[((BstMapCard *) cards->pdata[j])->kind] = TRUE;
      }
  for (guint kind = 0; kind < BST_N_CARD_KINDS; kind++)
    if (occurs[kind])
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "    " : "",
                              bst_card_kind_get_shape ((BstCardKind) kind), say (self, kinds[kind].label));
  return g_string_free (text, FALSE);
}
