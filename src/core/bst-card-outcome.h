/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-card-outcome.h - from talk to plan: a card becomes a draft, a link or a need, and keeps saying what became of it.
 * Each function adds its changes to a transaction that the caller applies: one step to undo. */
#pragma once
#include "bst-board.h"
#include "bst-framework.h"

typedef struct {
  BstPlan *plan;
  BstFramework *framework; /* NULL: what follows from an objective stays open */
  const char *language; /* of the plan: of what is written into it */
  gint64 today;
} BstOutcomeContext;

/* What became of a card, in the order in which people want to know it. */
typedef enum {
  BST_OUTCOME_DRAFT,
  BST_OUTCOME_LINKED,
  BST_OUTCOME_DECIDED,
  BST_OUTCOME_NEED,
  BST_OUTCOME_PASSED_ON,
  BST_OUTCOME_NOT_TAKEN_UP,
  BST_OUTCOME_OPEN,
  BST_N_OUTCOMES
} BstOutcome;

extern const char *const bst_outcome_titles[BST_N_OUTCOMES]; /* to be translated */

char *bst_card_make_action (const BstOutcomeContext *context, BstTransaction *transaction, const char *card);
char *bst_card_make_action_point (const BstOutcomeContext *context, BstTransaction *transaction, const char *card);
gboolean bst_card_link (const BstOutcomeContext *context, BstTransaction *transaction, const char *card,
                        const char *target);
gboolean bst_card_note_need (const BstOutcomeContext *context, BstTransaction *transaction, const char *card,
                             const char *before);
gboolean bst_card_settle (const BstOutcomeContext *context, BstTransaction *transaction, const char *card, BstFate fate,
                          const char *reason);
gboolean bst_card_reopen (const BstOutcomeContext *context, BstTransaction *transaction, const char *card);

BstOutcome bst_card_get_outcome (const BstCard *card);
char *bst_card_say_outcome (BstPlan *plan, BstRecord *card, const char *language);
