/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-slide-private.h - what the builders of slides share: bst-slide-objectives.c, -records.c, -gaps.c, -budget.c,
 * -session.c and -map.c. A page's slides are one line in the table of bst-deck.c. */
#pragma once
#include "bst-board.h"
#include "bst-slide.h"
#include "bst-text.h"
#include "bst-wording.h"

/**
 * BstSlideBuilder:
 * @page: a page of the workbench
 * @view: (nullable): one of its views; %NULL: each that has no line of its own
 * @list: says what there are slides about, with bst_deck_add()
 * @make: (transfer full): the slide with this key
 */
typedef struct {
  const char *page, *view;
  void (*list) (BstDeck *deck);
  BstSlide *(*make) (BstDeck *deck, const char *key);
} BstSlideBuilder;

struct _BstDeck {
  BstSlideWish wish;
  BstSlidePlace *place;
  const char *language;
  BstWording wording;
  const BstSlideBuilder *builder;
  GPtrArray *keys;
  GHashTable *where; /* id → index of the slide, + 1 */
  gpointer data; /* what the builder keeps */
  GDestroyNotify free_data;
};

#define SAY(text) bst_text (deck->language, text)

void bst_deck_add (BstDeck *deck, const char *key);
void bst_deck_add_alias (BstDeck *deck, const char *id);
void bst_deck_keep (BstDeck *deck, gpointer data, GDestroyNotify free_data);

gboolean bst_deck_may_show (BstRecord *record);
BstRecord *bst_deck_find_shown (BstDeck *deck, BstKindId kind, const char *id);
GPtrArray *bst_deck_list_shown (BstDeck *deck, BstKindId kind);
char *bst_deck_count (BstDeck *deck, guint n);
char *bst_deck_name_phase (BstDeck *deck, const char *phase);
char *bst_deck_join (const char *first, const char *second);
BstSlide *bst_deck_new_slide (BstDeck *deck, const char *key, const char *kicker, const char *title);
void bst_deck_add_references (BstDeck *deck, BstSlideList *list, const BstVec *ids);
void bst_slide_line_set_figure (BstSlideLine *self, const char *figure);
void bst_slide_list_set_shares (BstSlideList *self, const gint64 *values, guint n);

void bst_slide_list_objectives (BstDeck *deck);
BstSlide *bst_slide_make_objective (BstDeck *deck, const char *key);
void bst_slide_list_themes (BstDeck *deck);
BstSlide *bst_slide_make_theme (BstDeck *deck, const char *key);
void bst_slide_list_groups (BstDeck *deck);
BstSlide *bst_slide_make_groups (BstDeck *deck, const char *key);
void bst_slide_list_actions (BstDeck *deck);
BstSlide *bst_slide_make_action (BstDeck *deck, const char *key);
void bst_slide_list_gaps (BstDeck *deck);
BstSlide *bst_slide_make_gaps (BstDeck *deck, const char *key);
void bst_slide_list_overlaps (BstDeck *deck);
BstSlide *bst_slide_make_overlap (BstDeck *deck, const char *key);
void bst_slide_list_points (BstDeck *deck);
BstSlide *bst_slide_make_point (BstDeck *deck, const char *key);
void bst_slide_list_domains (BstDeck *deck);
BstSlide *bst_slide_make_domain (BstDeck *deck, const char *key);
void bst_slide_list_years (BstDeck *deck);
BstSlide *bst_slide_make_years (BstDeck *deck, const char *key);
void bst_slide_list_articles (BstDeck *deck);
BstSlide *bst_slide_make_articles (BstDeck *deck, const char *key);
void bst_slide_list_calendar (BstDeck *deck);
BstSlide *bst_slide_make_calendar (BstDeck *deck, const char *key);
void bst_slide_list_programme (BstDeck *deck);
BstSlide *bst_slide_make_programme (BstDeck *deck, const char *key);
void bst_slide_list_cards (BstDeck *deck);
BstSlide *bst_slide_make_cards (BstDeck *deck, const char *key);
BstSlideTone bst_slide_get_card_tone (BstCardKind kind);
void bst_slide_list_map (BstDeck *deck);
BstSlide *bst_slide_make_map (BstDeck *deck, const char *key);
void bst_slide_list_outcome (BstDeck *deck);
BstSlide *bst_slide_make_outcome (BstDeck *deck, const char *key);
