/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-board.h - the cards of one session as people see them: under their clusters, duplicates under the card that they
 * are the same as, in the order that people gave them. A value: made again after a change. */
#pragma once
#include "bst-plan.h"
#include "kinds/bst-session.h"

typedef struct {
  BstRecord *record; /* (unowned): valid until the plan changes */
  GPtrArray *same;   /* (element-type BstRecord) (unowned): what is the same as it; may be empty */
} BstBoardCard;

typedef struct {
  char *title;      /* "" for the cards that are in none */
  char *id;         /* of the session's own list; NULL: only cards name it */
  GPtrArray *cards; /* BstBoardCard */
  guint n_hidden;   /* of them, not shown yet */
} BstBoardCluster;

typedef struct {
  BstPlan *plan;
  char *session;
  GPtrArray *clusters; /* BstBoardCluster: first the cards that are in none, then as people ordered them */
  guint n_cards;       /* all, duplicates too */
  guint n_open;        /* without an outcome, duplicates not counted */
  guint by_kind[BST_N_CARD_KINDS];
} BstBoard;

BstBoard *bst_board_new (BstPlan *plan, const char *session);
void bst_board_free (BstBoard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstBoard, bst_board_free)

BstBoardCard *bst_board_find (const BstBoard *self, const char *card, BstBoardCluster **ret_cluster);
BstBoardCluster *bst_board_find_cluster (const BstBoard *self, const char *title);

GPtrArray *bst_session_list_cards (BstPlan *plan, const char *session);
BstRecord *bst_card_get_top (BstPlan *plan, BstRecord *card);
gboolean bst_card_is_settled (BstRecord *card);
const char *bst_card_kind_get_shape (BstCardKind kind);
gint64 bst_board_card_get_votes (const BstBoardCard *self, const char *ballot);
