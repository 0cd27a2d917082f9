/* SPDX-License-Identifier: EUPL-1.2 */
/* slides-fixture.h - what the tests of slides share: every page that is projected, and looking for words. */
#pragma once
#include "bst-slide.h"

typedef struct {
  const char *page, *view, *about;
} SlidesPlace;

extern const SlidesPlace slides_places[]; /* up to one without a page */

BstDeck *slides_open (const BstSlideWish *wish, const SlidesPlace *place);
void slides_assert_has (const char *text, const char *words);
void slides_assert_lacks (const char *text, const char *words);
