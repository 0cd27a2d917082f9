/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-slide.h - what a room sees of a plan: slides as values, in the plan's language. Nothing here knows how they are drawn.
 *
 * A deck is the row of slides of one page of the workbench. It knows what each slide is about, and makes one when it is
 * asked for: a plan of ten thousand action points has a deck at once. What is confidential, was not shown yet or is under
 * embargo is in no slide. R246. */
#pragma once
#include "bst-axis.h"
#include "bst-portfolio.h"
#include "kinds/bst-budget.h"

/* The sign and the colour of a list. */
typedef enum {
  BST_SLIDE_PLAIN,
  BST_SLIDE_HINDERS, /* a square */
  BST_SLIDE_HELPS, /* a triangle */
  BST_SLIDE_ASKS, /* a circle */
  BST_SLIDE_OFFERS, /* a diamond */
  BST_N_SLIDE_TONES
} BstSlideTone;

typedef struct {
  char *id; /* of the record; NULL */
  char *mark; /* before the text: “O4”, “14:00”; NULL */
  char *text;
  char *figure; /* after it: “14”; NULL */
  char *note; /* below it; NULL */
  int share_bp; /* of the longest bar of the list; -1: no bar */
  const char *sign; /* static: before the text, in the colour of its tone; NULL */
  BstSlideTone tone; /* of the sign */
  char *spoken; /* in place of all that is written; NULL: that */
  guint beads[2]; /* of BST_SLIDE_ROWS: how many there are at each side */
} BstSlideLine;

typedef struct {
  char *title; /* NULL: none */
  BstSlideTone tone;
  const char *sign; /* static: before the title, in place of that of the tone; NULL: that one */
  GPtrArray *lines; /* (element-type BstSlideLine) */
} BstSlideList;

typedef struct {
  char *number, *label;
} BstSlideFigure;

/* How the lists are set. */
typedef enum {
  BST_SLIDE_LISTS, /* below or beside each other */
  BST_SLIDE_BRANCHES, /* two lists, one of which may be empty, are the branches of the title: the first at the start side */
  BST_SLIDE_ROWS, /* each line of the third list is a row with beads at both sides, of which the first two have the titles */
  BST_SLIDE_PAIRS /* lines of the first list are drawn to those of the second by their links */
} BstSlideShape;

/* Line @from of the first list with line @to of the second. */
typedef struct {
  guint from, to;
} BstSlideLink;

/* Figures stand in a row; two lists stand beside each other; what does not fit goes on the next page of the same slide. */
typedef struct {
  char *key; /* what it is about: an id, or a word of its own */
  char *kicker, *title, *foot; /* NULL: none */
  GPtrArray *figures; /* (element-type BstSlideFigure) */
  GPtrArray *lists; /* (element-type BstSlideList) */
  BstSlideShape shape;
  GArray *links; /* (element-type BstSlideLink): of BST_SLIDE_PAIRS, by their first line */
  const char *language;
} BstSlide;

BstSlide *bst_slide_new (const char *key, const char *language);
void bst_slide_free (BstSlide *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstSlide, bst_slide_free)
void bst_slide_add_figure (BstSlide *self, const char *number, const char *label);
BstSlideList *bst_slide_add_list (BstSlide *self, const char *title, BstSlideTone tone);
BstSlideLine *bst_slide_list_add (BstSlideList *self, const char *id, const char *text);
char *bst_slide_describe (const BstSlide *self);

/* What a page of the workbench shows now. */
typedef struct {
  const char *page; /* interned: “objectives”; NULL: none */
  const char *view; /* interned: “themes”; NULL: it has one only */
  char *about; /* the life phase, or the session, that the page is about; NULL: all */
  char *selected; /* NULL: nothing */
  GPtrArray *ids; /* (element-type utf8): the records in the order in which they are shown; NULL: all */
  gint64 year; /* of the budget */
  BstBudgetPhase phase;
  BstCreditKind credit;
  BstAxis rows, columns; /* of the gap matrix */
} BstSlidePlace;

BstSlidePlace *bst_slide_place_new (const char *page, const char *view);
void bst_slide_place_free (BstSlidePlace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstSlidePlace, bst_slide_place_free)
gboolean bst_slide_place_is_same_deck (const BstSlidePlace *self, const BstSlidePlace *other);

/* For whom and what the slides are made. What nobody switched on is left out. */
typedef struct {
  BstPlan *plan;
  BstFramework *framework;
  BstPortfolio *portfolio;
  gint64 today;
  gboolean with_delays; /* what is late, and who has not answered */
  gboolean with_unvalidated; /* quality by scores that nobody validated */
} BstSlideWish;

typedef struct _BstDeck BstDeck;

BstDeck *bst_deck_new (const BstSlideWish *wish, const BstSlidePlace *place);
void bst_deck_free (BstDeck *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstDeck, bst_deck_free)
guint bst_deck_get_n (const BstDeck *self);
const char *bst_deck_get_key (const BstDeck *self, guint index);
gboolean bst_deck_find (const BstDeck *self, const char *id, guint *ret_index);
BstSlide *bst_deck_make (BstDeck *self, guint index);
