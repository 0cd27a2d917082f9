/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-vote.h"
#include "bst-text.h"
#include <string.h>

/* --- Counting --------------------------------------------------------------------------------------------------------- */

static BstCountState
judge (const BstCount *count)
{
  if (count->n_counted == 0)
    return BST_COUNT_EMPTY;
  if (count->n_over > 0)
    return BST_COUNT_IMPOSSIBLE;
  if (count->expected == BST_UNSET)
    return BST_COUNT_OPEN;
  if (count->total > count->expected)
    return BST_COUNT_MORE;
  return count->total < count->expected ? BST_COUNT_FEWER : BST_COUNT_EXACT;
}

/**
 * bst_count_votes:
 * @votes: of each card; %BST_UNSET: nobody counted it yet
 *
 * Returns: what they add up to, beside what there can be
 */
BstCount
bst_count_votes (const BstVoteTerms *terms, const gint64 *votes, guint n)
{
  BstCount count = { .expected = BST_UNSET, .limit = BST_UNSET };

  if (terms->ballots != BST_UNSET && terms->votes_each != BST_UNSET)
    {
      gint64 on_one = terms->most != BST_UNSET ? MIN (terms->most, terms->votes_each) : terms->votes_each;
      count.expected = terms->ballots * terms->votes_each;
      count.limit = terms->ballots * on_one;
    }
  for (guint i = 0; i < n; i++)
    if (votes[i] == BST_UNSET)
      count.n_open++;
    else
      {
        count.n_counted++;
        count.total += votes[i];
        count.n_over += count.limit != BST_UNSET && votes[i] > count.limit;
      }
  count.state = judge (&count);
  return count;
}

static char *
fill (const char *language, const char *message, const BstCount *count, gint64 difference)
{
  g_autofree char *total = bst_format_integer (language, count->total);
  g_autofree char *expected = bst_format_integer (language, MAX (0, count->expected));
  g_autofree char *n = bst_format_integer (language, difference);
  g_autofree char *limit = bst_format_integer (language, MAX (0, count->limit));
  g_autofree char *open = bst_format_integer (language, count->n_open);

  return bst_text_fill (bst_text (language, message), (const char *[]) { "total", total, "all", expected, "n", n,
                                                                         "limit", limit, "open", open, NULL });
}

static const char *
find_message (const BstCount *self, const BstVoteTerms *terms)
{
  switch (self->state)
    {
    case BST_COUNT_EMPTY:
      return N_ ("Nothing was counted yet.");
    case BST_COUNT_OPEN:
      return terms->ballots == BST_UNSET
                 ? N_ ("{total} dots counted. Say how many ballots there are, then you see whether it adds up.")
                 : N_ ("{total} dots counted. Say how many dots each ballot has, then you see whether it adds up.");
    case BST_COUNT_EXACT:
      return N_ ("It adds up: {total} of {all} dots.");
    case BST_COUNT_FEWER:
      return self->n_open > 0 ? N_ ("{total} of {all} dots; without a number yet: {open}.")
                              : N_ ("{total} of {all} dots: {n} fewer. Somebody kept a dot, or one was overlooked.");
    case BST_COUNT_MORE:
      return N_ (
          "{total} dots, and there can only be {all}: {n} too many. A card was counted twice, or a ballot is missing.");
    case BST_COUNT_IMPOSSIBLE:
    default:
      return N_ ("A card has more than {limit} dots, and that is all that the ballots allow. Count that card again.");
    }
}

/**
 * bst_count_explain:
 * @terms: those that it was counted by
 *
 * Returns: (transfer full): a sentence for who counts
 */
char *
bst_count_explain (const BstCount *self, const BstVoteTerms *terms, const char *language)
{
  gint64 difference = self->expected != BST_UNSET ? ABS (self->total - self->expected) : 0;

  return fill (language, find_message (self, terms), self, difference);
}

/* --- The votes of a session ------------------------------------------------------------------------------------------- */

/**
 * bst_session_find_ballot:
 *
 * Returns: (transfer none) (nullable): the vote of that id
 */
const BstBallot *
bst_session_find_ballot (BstRecord *session, const char *ballot)
{
  return ballot != NULL ? bst_vec_find_element (BST_SESSION (session)->ballots, ballot) : NULL;
}

BstVoteTerms
bst_ballot_get_terms (const BstBallot *self)
{
  return (BstVoteTerms) { self->ballots, self->votes_each, self->most };
}

/**
 * bst_ballot_is_recounted:
 *
 * Returns: whether a later count stands for this one
 */
gboolean
bst_ballot_is_recounted (BstRecord *session, const char *ballot)
{
  const BstVec *list = BST_SESSION (session)->ballots;

  for (guint i = 0; i < bst_vec_length (list); i++)
    if (g_strcmp0 (((const BstBallot *) list->items[i])->recount_of, ballot) == 0)
      return TRUE;
  return FALSE;
}

/**
 * bst_ballot_get_round:
 *
 * Returns: 1 for a first count, 2 for its recount, and so on
 */
guint
bst_ballot_get_round (BstRecord *session, const char *ballot)
{
  const BstBallot *at = bst_session_find_ballot (session, ballot);
  guint round = 1, most = bst_vec_length (BST_SESSION (session)->ballots);

  while (at != NULL && round < most && (at = bst_session_find_ballot (session, at->recount_of)) != NULL)
    round++;
  return round;
}

/**
 * bst_ballot_count:
 * @ballot: the id of a vote of @session
 *
 * Returns: what was counted on all cards of the session
 */
BstCount
bst_ballot_count (BstPlan *plan, BstRecord *session, const char *ballot)
{
  const BstBallot *vote = bst_session_find_ballot (session, ballot);
  BstVoteTerms terms = vote != NULL ? bst_ballot_get_terms (vote) : (BstVoteTerms) { BST_UNSET, BST_UNSET, BST_UNSET };
  g_autoptr (BstBoard) board = bst_board_new (plan, session->id);
  g_autoptr (GArray) votes = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < board->clusters->len; i++)
    {
      BstBoardCluster *cluster = board->clusters->pdata[i];
      for (guint j = 0; j < cluster->cards->len; j++)
        {
          gint64 n = bst_board_card_get_votes (cluster->cards->pdata[j], ballot);
          if (n != BST_UNSET) /* a card that was not on the wall is not an open one */
            g_array_append_val (votes, n);
        }
    }
  return bst_count_votes (&terms, (const gint64 *) (gpointer) votes->data, votes->len);
}

typedef struct {
  BstRecord *session;
} Sorting;

static int
by_day_and_round (gconstpointer a, gconstpointer b, gpointer data)
{
  const BstBallot *one = *(const BstBallot *const *) a, *other = *(const BstBallot *const *) b;
  BstRecord *session = ((Sorting *) data)->session;
  guint first = bst_ballot_get_round (session, one->parent.id),
        second = bst_ballot_get_round (session, other->parent.id);

  if (one->date != other->date)
    return one->date < other->date ? -1 : 1;
  if (first != second)
    return first < second ? -1 : 1;
  return strcmp (one->parent.id, other->parent.id);
}

/**
 * bst_session_list_ballots:
 *
 * Returns: (transfer full) (element-type BstBallot): the votes of @session, the last one last; valid until it changes
 */
GPtrArray *
bst_session_list_ballots (BstRecord *session)
{
  const BstVec *list = BST_SESSION (session)->ballots;
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < bst_vec_length (list); i++)
    g_ptr_array_add (sorted, list->items[i]);
  g_ptr_array_sort_with_data (sorted, by_day_and_round, &(Sorting) { session });
  return sorted;
}

/**
 * bst_session_get_last_ballot:
 *
 * Returns: (nullable): the id of the vote that was held last
 */
const char *
bst_session_get_last_ballot (BstRecord *session)
{
  g_autoptr (GPtrArray) ballots = bst_session_list_ballots (session);

  return ballots->len > 0 ? ((const BstBallot *) ballots->pdata[ballots->len - 1])->parent.id : NULL;
}

/* --- Recording -------------------------------------------------------------------------------------------------------- */

static void
take_number (BstElement *element, const BstFieldTable *table, const char *name, gint64 number)
{
  bst_element_take (element, bst_fields_find (table, name), (BstValue) { .num = number });
}

static void
take_text (BstElement *element, const BstFieldTable *table, const char *name, const char *text)
{
  bst_element_take (element, bst_fields_find (table, name), bst_value_text (text));
}

static void
set_votes (BstTransaction *transaction, BstRecord *card, const char *ballot, gint64 votes)
{
  const BstField *list = bst_kind_get_field (BST_KIND_CARDS, "votes");
  const BstVec *now = BST_CARD (card)->votes;
  const BstVotes *old = bst_vec_find_element (now, ballot);
  BstElement *element;

  if ((old != NULL ? old->votes : BST_UNSET) == votes)
    return;
  if (votes == BST_UNSET)
    {
      bst_transaction_set (transaction, card, list, bst_vec_without_element (list, now, ballot));
      return;
    }
  element = old != NULL ? bst_element_copy (list->elements, (const BstElement *) old)
                        : bst_element_new (list->elements, ballot);
  take_number (element, list->elements, "votes", votes);
  bst_transaction_set (transaction, card, list, bst_vec_with_element (list, now, element));
}

static void
put_ballot (BstTransaction *transaction, BstRecord *session, const char *id, const BstVoteWish *wish)
{
  const BstField *list = bst_kind_get_field (BST_KIND_SESSIONS, "ballots");
  const BstElement *old = bst_vec_find_element (BST_SESSION (session)->ballots, id);
  BstElement *element = old != NULL ? bst_element_copy (list->elements, old) : bst_element_new (list->elements, id);

  take_text (element, list->elements, "title", wish->title);
  take_text (element, list->elements, "recount-of", wish->recount_of);
  take_number (element, list->elements, "date", wish->date);
  take_number (element, list->elements, "ballots", wish->terms.ballots);
  take_number (element, list->elements, "votes-each", wish->terms.votes_each);
  take_number (element, list->elements, "most-on-one", wish->terms.most);
  bst_transaction_set (transaction, session, list,
                       bst_vec_with_element (list, BST_SESSION (session)->ballots, element));
}

/**
 * bst_vote_record:
 * @ballot: (nullable): the id of a vote that is corrected; %NULL: a new one
 * @cards: %NULL-terminated: ids
 * @votes: of each; %BST_UNSET: not counted
 *
 * A vote whose numbers do not add up is recorded too: what was counted is what was counted, and it is said beside it.
 *
 * Returns: (transfer full): the id of the vote
 */
char *
bst_vote_record (BstTransaction *transaction, BstPlan *plan, BstRecord *session, const char *ballot,
                 const BstVoteWish *wish, const char *const *cards, const gint64 *votes)
{
  char *id = ballot != NULL ? g_strdup (ballot) : bst_id_new_element ();

  g_autoptr (BstBoard) board = bst_board_new (plan, session->id);

  put_ballot (transaction, session, id, wish);
  for (guint i = 0; cards[i] != NULL; i++)
    {
      BstBoardCard *card = bst_board_find (board, cards[i], NULL);
      if (card == NULL)
        continue;
      set_votes (transaction, card->record, id, votes[i]);
      for (guint j = 0; j < card->same->len; j++) /* their dots were counted with it */
        set_votes (transaction, card->same->pdata[j], id, BST_UNSET);
    }
  return id;
}

/**
 * bst_vote_remove:
 *
 * Takes a vote away, with what was counted for it on the cards; a recount of it becomes a first count.
 *
 * Returns: whether there was one
 */
gboolean
bst_vote_remove (BstTransaction *transaction, BstPlan *plan, BstRecord *session, const char *ballot)
{
  const BstField *list = bst_kind_get_field (BST_KIND_SESSIONS, "ballots");
  g_autoptr (GPtrArray) cards = bst_session_list_cards (plan, session->id);

  if (bst_session_find_ballot (session, ballot) == NULL)
    return FALSE;
  bst_transaction_set (transaction, session, list,
                       bst_vec_without_element (list, BST_SESSION (session)->ballots, ballot));
  for (guint i = 0; i < cards->len; i++)
    set_votes (transaction, cards->pdata[i], ballot, BST_UNSET);
  return TRUE;
}
