/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-map.h - a session as a drawing: its clusters with what hinders at one side and what helps at the other (mind map,
 * R241), or its organisations with what they offer and what they ask, and where an offer meets a question (network, R224).
 *
 * A value: it keeps copies of all texts, so it may be drawn in a thread and outlive changes of the plan. On which side a card
 * stands follows from its kind alone, and the order of all from the plan: that is why nothing moves when a card is added. */
#pragma once
#include "bst-board.h"

typedef enum { BST_MAP_MIND, BST_MAP_NETWORK } BstMapKind;

/* Left and right in a language that is written from left to right. */
typedef enum {
  BST_MAP_START, /* mind map: what hinders or is asked; network: what is offered */
  BST_MAP_END, /* mind map: what helps; network: what is asked */
  BST_MAP_N_SIDES
} BstMapSide;

typedef struct {
  const char *language; /* (nullable): of labels; %NULL for the program's */
  gboolean for_room; /* without what is confidential or was not shown: for a projection and for what leaves */
  gboolean with_persons; /* also who said it, where that is known */
} BstMapWish;

typedef struct {
  char *id;
  char *text; /* of the card and of what is the same as it */
  char *facts; /* "Sportverbond Hinkelpas · 8 dots"; "" where nothing more is known */
  BstCardKind kind;
  BstMapSide side;
  gboolean hidden; /* not shown to the room yet, or confidential */
  guint group; /* index */
} BstMapCard;

typedef struct {
  char *key; /* the cluster's title or the organisation's id; "" for the cards that are in none */
  char *title; /* as it is shown */
  GPtrArray *cards[BST_MAP_N_SIDES]; /* BstMapCard, as ordered */
} BstMapGroup;

typedef struct {
  const BstMapCard *offer, *question;
} BstMapLink;

typedef struct {
  BstMapKind kind;
  char *session, *title, *language;
  GPtrArray *groups; /* BstMapGroup; an organisation without cards is in none, a cluster without cards is */
  GArray *links; /* BstMapLink, of a network */
  guint n_cards;
} BstMap;

BstMap *bst_map_new (BstPlan *plan, const char *session, BstMapKind kind, const BstMapWish *wish);
BstMap *bst_map_ref (BstMap *self);
void bst_map_unref (BstMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstMap, bst_map_unref)

const BstMapCard *bst_map_find (const BstMap *self, const char *card);
BstMapSide bst_map_get_side (BstMapKind kind, const BstCard *card);
const char *bst_map_get_caption (const BstMap *self, BstMapSide side);
const char *bst_map_get_name (const BstMap *self);
char *bst_map_say_group (const BstMap *self, guint group);
char *bst_map_say_card (const BstMap *self, const BstMapCard *card);
char *bst_map_say_legend (const BstMap *self);

/* Changing what the drawing shows. */
gboolean bst_cards_meet (BstTransaction *transaction, BstPlan *plan, const char *card, const char *other,
                         gboolean meet);
