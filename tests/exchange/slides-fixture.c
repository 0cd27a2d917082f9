/* SPDX-License-Identifier: EUPL-1.2 */
#include "slides-fixture.h"
#include <string.h>

const SlidesPlace slides_places[] = {
  { "objectives", "phases", "lf.vw" }, { "objectives", "themes", NULL },  { "objectives", "groups", NULL },
  { "portfolio", "inventory", NULL },  { "portfolio", "gaps", NULL },     { "portfolio", "overlap", NULL },
  { "action-points", NULL, NULL },     { "budget", "domains", NULL },     { "budget", "years", NULL },
  { "budget", "articles", NULL },      { "sessions", "calendar", NULL },  { "sessions", "programme", "se-a" },
  { "sessions", "cards", "se-a" },     { "sessions", "mind", "se-a" },   { "sessions", "network", "se-a" }, { "sessions", "outcome", "se-a" }, { "a page that is made later", NULL, NULL },
  { NULL, NULL, NULL },
};

BstDeck *
slides_open (const BstSlideWish *wish, const SlidesPlace *its)
{
  g_autoptr (BstSlidePlace) place = bst_slide_place_new (its->page, its->view);

  place->about = g_strdup (its->about);
  place->year = 2026;
  place->rows = BST_AXIS_OBJECTIVE;
  place->columns = BST_AXIS_SETTING;
  return bst_deck_new (wish, place);
}

void
slides_assert_has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

void
slides_assert_lacks (const char *text, const char *words)
{
  if (strstr (text, words) != NULL)
    g_error ("“%s” is in:\n%s", words, text);
}
