/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-vote.h - votes that people count by hand in a room: so many dots on a ballot, so many ballots. What was counted on
 * the cards stands beside what can be, and where they differ that is said at once. A vote decides nothing. */
#pragma once
#include "bst-board.h"

typedef enum {
  BST_COUNT_EMPTY, /* nothing was counted yet */
  BST_COUNT_OPEN, /* not said how many ballots there are, or how many dots each has */
  BST_COUNT_EXACT,
  BST_COUNT_FEWER, /* somebody kept a dot, or one was overlooked */
  BST_COUNT_MORE, /* cannot be: a card was counted twice, or a ballot was overlooked */
  BST_COUNT_IMPOSSIBLE, /* more on one card than all ballots allow */
} BstCountState;

typedef struct {
  gint64 ballots, votes_each, most; /* BST_UNSET: not said; most: on one card from one ballot */
} BstVoteTerms;

typedef struct {
  BstCountState state;
  gint64 total, expected; /* expected: BST_UNSET where the terms do not say */
  guint n_counted, n_open; /* cards with and without a number */
  gint64 limit; /* how many one card can have at most; BST_UNSET */
  guint n_over; /* cards over it */
} BstCount;

BstCount bst_count_votes (const BstVoteTerms *terms, const gint64 *votes, guint n);
char *bst_count_explain (const BstCount *self, const BstVoteTerms *terms, const char *language);

const BstBallot *bst_session_find_ballot (BstRecord *session, const char *ballot);
BstVoteTerms bst_ballot_get_terms (const BstBallot *self);
BstCount bst_ballot_count (BstPlan *plan, BstRecord *session, const char *ballot);
gboolean bst_ballot_is_recounted (BstRecord *session, const char *ballot);
guint bst_ballot_get_round (BstRecord *session, const char *ballot);
GPtrArray *bst_session_list_ballots (BstRecord *session);
const char *bst_session_get_last_ballot (BstRecord *session);

typedef struct {
  const char *title, *recount_of; /* recount_of: NULL for a first round */
  gint64 date;
  BstVoteTerms terms;
} BstVoteWish;

char *bst_vote_record (BstTransaction *transaction, BstPlan *plan, BstRecord *session, const char *ballot,
                       const BstVoteWish *wish, const char *const *cards, const gint64 *votes);
gboolean bst_vote_remove (BstTransaction *transaction, BstPlan *plan, BstRecord *session, const char *ballot);
