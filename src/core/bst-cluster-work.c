/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-cluster-work.c - the headings under which cards are put together. Cards name a heading by its title, the session
 * lists headings with their order, also those without cards. */
#include "bst-card-work.h"
#include "bst-order.h"
#include <string.h>

static const BstField *
get_list (void)
{
  return bst_kind_get_field (BST_KIND_SESSIONS, "clusters");
}

/* The session's list as the transaction will leave it: an earlier change of it counts. */
static const BstVec *
get_current (const BstTransaction *transaction, BstRecord *session)
{
  for (guint i = bst_transaction_get_n (transaction); i > 0; i--)
    {
      const BstChange *change = bst_transaction_get (transaction, i - 1);
      if (change->type == BST_CHANGE_SET && change->field == get_list () && strcmp (change->id, session->id) == 0)
        return change->after.ptr;
    }
  return BST_SESSION (session)->clusters;
}

static BstCluster *
find_listed (const BstVec *list, const char *title)
{
  for (guint i = 0; i < bst_vec_length (list); i++)
    if (g_strcmp0 (((BstCluster *) list->items[i])->title, title) == 0)
      return list->items[i];
  return NULL;
}

static const char *
get_last_order (const BstVec *list)
{
  const char *last = NULL;

  for (guint i = 0; i < bst_vec_length (list); i++)
    if (g_strcmp0 (((BstCluster *) list->items[i])->order, last) > 0)
      last = ((BstCluster *) list->items[i])->order;
  return last;
}

static void
set_member (BstElement *element, const char *name, const char *text)
{
  bst_element_take (element, bst_fields_find (get_list ()->elements, name), bst_value_text (text));
}

/* Puts an element with these members into the session's list, in the place of the one with its id. */
static void
put (BstTransaction *transaction, BstRecord *session, const char *id, const char *title, const char *order)
{
  const BstVec *list = get_current (transaction, session);
  BstElement *old = bst_vec_find_element (list, id), *element = old != NULL
                                                                    ? bst_element_copy (get_list ()->elements, old)
                                                                    : bst_element_new (get_list ()->elements, id);

  set_member (element, "title", title);
  set_member (element, "order", order);
  bst_transaction_set (transaction, session, get_list (), bst_vec_with_element (get_list (), list, element));
}

/**
 * bst_cluster_add:
 * @title: of the heading; one that is there already is left as it is
 *
 * Returns: whether it was added
 */
gboolean
bst_cluster_add (BstTransaction *transaction, BstPlan *plan, const char *session, const char *title)
{
  BstRecord *record = bst_plan_find (plan, BST_KIND_SESSIONS, session);
  g_autofree char *id = bst_id_new_element (), *order = NULL, *own = g_strstrip (g_strdup (title));
  const BstVec *list = record != NULL ? get_current (transaction, record) : NULL;

  if (record == NULL || *own == '\0' || find_listed (list, own) != NULL)
    return FALSE;
  order = bst_order_between (get_last_order (list), NULL);
  put (transaction, record, id, own, order);
  return TRUE;
}

static void
move_cards (BstTransaction *transaction, BstPlan *plan, const char *session, const char *from, const char *to)
{
  g_autoptr (GPtrArray) cards = bst_session_list_cards (plan, session);

  for (guint i = 0; i < cards->len; i++)
    if (g_strcmp0 (BST_CARD (cards->pdata[i])->cluster, from) == 0)
      bst_transaction_set_text (transaction, cards->pdata[i], "cluster", to);
}

static void
drop (BstTransaction *transaction, BstRecord *session, const char *title)
{
  BstCluster *listed;

  /* two tables may have made it twice */
  while ((listed = find_listed (get_current (transaction, session), title)) != NULL)
    bst_transaction_set (transaction, session, get_list (),
                         bst_vec_without_element (get_list (), get_current (transaction, session), listed->parent.id));
}

/**
 * bst_cluster_rename:
 * @title: of the cluster
 * @to: its new title; that of another cluster puts both together
 *
 * Returns: whether anything changes
 */
gboolean
bst_cluster_rename (BstTransaction *transaction, BstPlan *plan, const char *session, const char *title, const char *to)
{
  BstRecord *record = bst_plan_find (plan, BST_KIND_SESSIONS, session);
  g_autofree char *own = g_strstrip (g_strdup (to)), *order = NULL;
  const BstCluster *listed;

  if (record == NULL || *own == '\0' || *title == '\0' || strcmp (own, title) == 0)
    return FALSE;
  listed = find_listed (BST_SESSION (record)->clusters, title);
  order = listed != NULL ? g_strdup (listed->order) : NULL;
  if (find_listed (BST_SESSION (record)->clusters, own) != NULL)
    drop (transaction, record, title);
  else if (listed != NULL)
    put (transaction, record, listed->parent.id, own, order);
  else
    bst_cluster_add (transaction, plan, session, own);
  move_cards (transaction, plan, session, title, own);
  return TRUE;
}

/**
 * bst_cluster_remove:
 *
 * Takes the heading away; its cards stay, in none.
 *
 * Returns: whether anything changes
 */
gboolean
bst_cluster_remove (BstTransaction *transaction, BstPlan *plan, const char *session, const char *title)
{
  BstRecord *record = bst_plan_find (plan, BST_KIND_SESSIONS, session);
  guint before = bst_transaction_get_n (transaction);

  if (record == NULL || *title == '\0')
    return FALSE;
  drop (transaction, record, title);
  move_cards (transaction, plan, session, title, NULL);
  return bst_transaction_get_n (transaction) > before;
}

static const char *
get_order_at (BstRecord *session, const BstBoard *board, guint position)
{
  const BstBoardCluster *cluster =
      position > 0 && position < board->clusters->len ? board->clusters->pdata[position] : NULL;
  const BstCluster *listed = cluster != NULL ? find_listed (BST_SESSION (session)->clusters, cluster->title) : NULL;

  return listed != NULL ? listed->order : NULL;
}

/**
 * bst_cluster_step:
 * @steps: how far down it goes among the clusters; negative: up
 *
 * Returns: whether it can go there
 */
gboolean
bst_cluster_step (BstTransaction *transaction, BstPlan *plan, const char *session, const char *title, int steps)
{
  BstRecord *record = bst_plan_find (plan, BST_KIND_SESSIONS, session);
  g_autoptr (BstBoard) board = record != NULL ? bst_board_new (plan, session) : NULL;
  BstBoardCluster *cluster = board != NULL && *title != '\0' ? bst_board_find_cluster (board, title) : NULL;
  g_autofree char *order = NULL;
  guint at;
  int to;

  if (cluster == NULL || cluster->id == NULL || steps == 0 || !g_ptr_array_find (board->clusters, cluster, &at))
    return FALSE;
  to = (int) at + steps;
  if (to < 1 || to >= (int) board->clusters->len)
    return FALSE;
  order =
      steps > 0
          ? bst_order_between (get_order_at (record, board, (guint) to), get_order_at (record, board, (guint) to + 1))
          : bst_order_between (get_order_at (record, board, (guint) to - 1), get_order_at (record, board, (guint) to));
  put (transaction, record, cluster->id, title, order);
  return TRUE;
}
