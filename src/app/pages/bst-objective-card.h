/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-objective-card.h - an objective or sub-objective in its column: what it is, what it is linked with, how far it is. */
#pragma once
#include <adwaita.h>
#include "bst-objective-facts.h"

#define BST_TYPE_OBJECTIVE_CARD (bst_objective_card_get_type ())
G_DECLARE_FINAL_TYPE (BstObjectiveCard, bst_objective_card, BST, OBJECTIVE_CARD, GtkListBoxRow)

GtkWidget *bst_objective_card_new (const char *id);
void bst_objective_card_show (BstObjectiveCard *self, const BstObjectiveFacts *facts);
void bst_objective_card_set_linked (BstObjectiveCard *self, gboolean linked);
void bst_objective_card_set_expanded (BstObjectiveCard *self, gboolean expanded);
gboolean bst_objective_card_get_expanded (BstObjectiveCard *self);
const char *bst_objective_card_get_id (BstObjectiveCard *self);
const char *bst_objective_card_get_name (BstObjectiveCard *self);
GArray *bst_objective_make_pills (const BstObjectiveFacts *facts);
