/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-board.h"
#include <string.h>

/* --- The cards of a session ------------------------------------------------------------------------------------------- */

static int
by_order (gconstpointer a, gconstpointer b)
{
  BstRecord *one = *(BstRecord *const *) a, *other = *(BstRecord *const *) b;
  int order = g_strcmp0 (BST_CARD (one)->order, BST_CARD (other)->order);

  return order != 0 ? order : strcmp (one->id, other->id);
}

/**
 * bst_session_list_cards:
 * @session: its id
 *
 * Returns: (transfer full) (element-type BstRecord): every card of the session, as ordered; valid until the plan changes
 */
GPtrArray *
bst_session_list_cards (BstPlan *plan, const char *session)
{
  GPtrArray *cards = bst_plan_list_referrers (plan, session, BST_KIND_CARDS);

  for (guint i = cards->len; i > 0; i--)
    if (g_strcmp0 (BST_CARD (cards->pdata[i - 1])->session, session) != 0)
      g_ptr_array_remove_index_fast (cards, i - 1);
  g_ptr_array_sort (cards, by_order);
  return cards;
}

/* The card that this one is said to be the same as, in the same session. */
static BstRecord *
get_same (BstPlan *plan, BstRecord *card)
{
  const char *same = BST_CARD (card)->same_as;
  BstRecord *other = same != NULL ? bst_plan_find (plan, BST_KIND_CARDS, same) : NULL;

  return other != NULL && g_strcmp0 (BST_CARD (other)->session, BST_CARD (card)->session) == 0 ? other : NULL;
}

/**
 * bst_card_get_top:
 *
 * Follows “the same as” to its end. Two people can each have put the other's card under their own; of such a ring the
 * smallest id stands for all, so that no card is ever out of sight.
 *
 * Returns: (transfer none): the card under which @card stands, or @card itself
 */
BstRecord *
bst_card_get_top (BstPlan *plan, BstRecord *card)
{
  BstRecord *slow = card, *fast = card, *top;

  do
    {
      fast = get_same (plan, fast);
      if (fast == NULL || get_same (plan, fast) == NULL)
        break;
      fast = get_same (plan, fast);
      slow = get_same (plan, slow);
    }
  while (fast != slow);
  if (fast == NULL || get_same (plan, fast) == NULL)
    {
      for (top = card; get_same (plan, top) != NULL; top = get_same (plan, top))
        ;
      return top;
    }
  top = fast;
  for (BstRecord *next = get_same (plan, fast); next != fast; next = get_same (plan, next))
    if (strcmp (next->id, top->id) < 0)
      top = next;
  return top;
}

/**
 * bst_card_is_settled:
 *
 * Returns: whether it is known what became of the card; a decision is its own outcome
 */
gboolean
bst_card_is_settled (BstRecord *card)
{
  const BstCard *its = BST_CARD (card);

  return its->fate != BST_FATE_OPEN || its->action != NULL || its->action_point != NULL || its->answered != 0
         || its->kind == BST_CARD_DECISION;
}

/**
 * bst_card_kind_get_shape:
 *
 * Returns: (transfer none): the shape of the kind, since a colour alone says nothing to many
 */
const char *
bst_card_kind_get_shape (BstCardKind kind)
{
  static const char *const shapes[BST_N_CARD_KINDS] = {
    [BST_CARD_IDEA] = "✦",      [BST_CARD_OBSTACLE] = "■",    [BST_CARD_LEVER] = "▲", [BST_CARD_NEED] = "●",
    [BST_CARD_ATTENTION] = "!", [BST_CARD_OPPORTUNITY] = "◇", [BST_CARD_PITCH] = "◆", [BST_CARD_DECISION] = "✓",
  };

  return shapes[kind];
}

/* --- The board -------------------------------------------------------------------------------------------------------- */

static void
card_free (gpointer data)
{
  BstBoardCard *card = data;

  g_ptr_array_unref (card->same);
  g_free (card);
}

static void
cluster_free (gpointer data)
{
  BstBoardCluster *cluster = data;

  g_free (cluster->title);
  g_free (cluster->id);
  g_ptr_array_unref (cluster->cards);
  g_free (cluster);
}

static BstBoardCluster *
add_cluster (BstBoard *self, const char *title, const char *id)
{
  BstBoardCluster *cluster = bst_board_find_cluster (self, title);

  if (cluster != NULL)
    return cluster;
  cluster = g_new0 (BstBoardCluster, 1);
  cluster->title = g_strdup (title);
  cluster->id = g_strdup (id);
  cluster->cards = g_ptr_array_new_with_free_func (card_free);
  g_ptr_array_add (self->clusters, cluster);
  return cluster;
}

static int
by_place (gconstpointer a, gconstpointer b)
{
  const BstCluster *one = *(const BstCluster *const *) a, *other = *(const BstCluster *const *) b;
  int order = g_strcmp0 (one->order, other->order);

  return order != 0 ? order : strcmp (one->parent.id, other->parent.id);
}

/* Two tables may have made the same heading: it is one. */
static void
add_listed (BstBoard *self, BstRecord *session)
{
  const BstVec *list = BST_SESSION (session)->clusters;
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < bst_vec_length (list); i++)
    g_ptr_array_add (sorted, list->items[i]);
  g_ptr_array_sort (sorted, by_place);
  for (guint i = 0; i < sorted->len; i++)
    {
      const BstCluster *cluster = g_ptr_array_index (sorted, i);
      if (cluster->title != NULL)
        add_cluster (self, cluster->title, cluster->parent.id);
    }
}

static void
add_card (BstBoard *self, BstRecord *record)
{
  BstBoardCluster *cluster =
      add_cluster (self, BST_CARD (record)->cluster != NULL ? BST_CARD (record)->cluster : "", NULL);
  BstBoardCard *card = g_new0 (BstBoardCard, 1);

  card->record = record;
  card->same = g_ptr_array_new ();
  g_ptr_array_add (cluster->cards, card);
  cluster->n_hidden += BST_CARD (record)->hidden != 0;
  self->n_open += !bst_card_is_settled (record);
}

/**
 * bst_board_new:
 * @session: its id; one that is not there has no cards
 *
 * Returns: (transfer full): valid until the plan changes
 */
BstBoard *
bst_board_new (BstPlan *plan, const char *session)
{
  BstBoard *self = g_new0 (BstBoard, 1);
  BstRecord *record = bst_plan_find (plan, BST_KIND_SESSIONS, session);
  g_autoptr (GPtrArray) cards = bst_session_list_cards (plan, session);

  self->plan = plan;
  self->session = g_strdup (session);
  self->clusters = g_ptr_array_new_with_free_func (cluster_free);
  self->n_cards = cards->len;
  add_cluster (self, "", NULL);
  if (record != NULL)
    add_listed (self, record);
  for (guint i = 0; i < cards->len; i++)
    if (bst_card_get_top (plan, cards->pdata[i]) == cards->pdata[i])
      add_card (self, cards->pdata[i]);
  for (guint i = 0; i < cards->len; i++)
    {
      BstRecord *top = bst_card_get_top (plan, cards->pdata[i]);
      self->by_kind[BST_CARD (cards->pdata[i])->kind]++;
      if (top != cards->pdata[i])
        g_ptr_array_add (bst_board_find (self, top->id, NULL)->same, cards->pdata[i]);
    }
  return self;
}

void
bst_board_free (BstBoard *self)
{
  g_ptr_array_unref (self->clusters);
  g_free (self->session);
  g_free (self);
}

/**
 * bst_board_find_cluster:
 * @title: "" for the cards that are in none
 *
 * Returns: (transfer none) (nullable): the cluster of that title
 */
BstBoardCluster *
bst_board_find_cluster (const BstBoard *self, const char *title)
{
  for (guint i = 0; i < self->clusters->len; i++)
    {
      BstBoardCluster *cluster = g_ptr_array_index (self->clusters, i);
      if (strcmp (cluster->title, title) == 0)
        return cluster;
    }
  return NULL;
}

/**
 * bst_board_find:
 * @card: id of a card; one that is the same as another is found under that one
 * @ret_cluster: (out) (optional): where it stands
 *
 * Returns: (transfer none) (nullable): its place on the board
 */
BstBoardCard *
bst_board_find (const BstBoard *self, const char *card, BstBoardCluster **ret_cluster)
{
  BstRecord *record = bst_plan_find (self->plan, BST_KIND_CARDS, card);
  BstRecord *top = record != NULL ? bst_card_get_top (self->plan, record) : NULL;

  for (guint i = 0; top != NULL && i < self->clusters->len; i++)
    {
      BstBoardCluster *cluster = g_ptr_array_index (self->clusters, i);
      for (guint j = 0; j < cluster->cards->len; j++)
        {
          BstBoardCard *found = g_ptr_array_index (cluster->cards, j);
          if (found->record != top)
            continue;
          if (ret_cluster != NULL)
            *ret_cluster = cluster;
          return found;
        }
    }
  return NULL;
}

static gint64
get_votes (BstRecord *card, const char *ballot)
{
  const BstVotes *votes = bst_vec_find_element (BST_CARD (card)->votes, ballot);

  return votes != NULL ? votes->votes : BST_UNSET;
}

/**
 * bst_board_card_get_votes:
 * @ballot: the id of a vote
 *
 * Returns: the votes on the card and on what is the same as it; %BST_UNSET where none of them was counted
 */
gint64
bst_board_card_get_votes (const BstBoardCard *self, const char *ballot)
{
  gint64 sum = get_votes (self->record, ballot);

  for (guint i = 0; i < self->same->len; i++)
    {
      gint64 more = get_votes (self->same->pdata[i], ballot);
      if (more != BST_UNSET)
        sum = sum == BST_UNSET ? more : sum + more;
    }
  return sum;
}
