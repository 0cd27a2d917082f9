/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-card-work.h - what a facilitator does with cards: capture, paste, put together, merge, show. Each adds its changes to
 * a transaction that the caller applies, so that each is one step to undo. */
#pragma once
#include "bst-board.h"

BstRecord *bst_card_new (BstPlan *plan, const char *session, BstCardKind kind, const char *text);
guint bst_cards_paste (BstTransaction *transaction, BstPlan *plan, BstRecord *model, const char *text);

void bst_cards_move (BstTransaction *transaction, BstPlan *plan, const char *const *ids, const char *cluster,
                     const char *before);
gboolean bst_card_step (BstTransaction *transaction, BstPlan *plan, const char *id, int steps);
gboolean bst_cards_set_hidden (BstTransaction *transaction, BstPlan *plan, const char *const *ids, gboolean hidden);

gboolean bst_cards_join (BstTransaction *transaction, BstPlan *plan, const char *kept, const char *const *ids);
gboolean bst_card_part (BstTransaction *transaction, BstPlan *plan, const char *id);
char *bst_board_card_get_text (const BstBoardCard *self);

gboolean bst_cluster_add (BstTransaction *transaction, BstPlan *plan, const char *session, const char *title);
gboolean bst_cluster_rename (BstTransaction *transaction, BstPlan *plan, const char *session, const char *title,
                             const char *to);
gboolean bst_cluster_remove (BstTransaction *transaction, BstPlan *plan, const char *session, const char *title);
gboolean bst_cluster_step (BstTransaction *transaction, BstPlan *plan, const char *session, const char *title,
                           int steps);
