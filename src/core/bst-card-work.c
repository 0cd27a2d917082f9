/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-card-work.c - capturing, pasting, ordering and merging cards; clusters are in bst-cluster-work.c. */
#include "bst-card-work.h"
#include "bst-order.h"
#include <string.h>

static void
take (BstRecord *record, const char *field, BstValue value)
{
  bst_record_take (record, bst_record_find_field (record, field), value);
}

static BstRecord *
find_card (BstPlan *plan, const char *id)
{
  return bst_plan_find (plan, BST_KIND_CARDS, id);
}

/* The key behind every card of the session. */
static char *
make_last_order (BstPlan *plan, const char *session)
{
  g_autoptr (GPtrArray) cards = bst_session_list_cards (plan, session);
  BstRecord *last = cards->len > 0 ? cards->pdata[cards->len - 1] : NULL;

  return bst_order_between (last != NULL ? BST_CARD (last)->order : NULL, NULL);
}

/* --- Capture ---------------------------------------------------------------------------------------------------------- */

/**
 * bst_card_new:
 * @session: its id
 * @text: as it was written; blanks at its ends are left out
 *
 * Returns: (transfer full): a card behind all others of the session, in no plan yet
 */
BstRecord *
bst_card_new (BstPlan *plan, const char *session, BstCardKind kind, const char *text)
{
  g_autofree char *id = bst_id_new (BST_KIND_CARDS), *order = make_last_order (plan, session);
  g_autofree char *own = g_strstrip (g_strdup (text));
  BstRecord *card = bst_record_new (BST_KIND_CARDS, id);

  take (card, "text", bst_value_text (own));
  take (card, "session", bst_value_text (session));
  take (card, "kind", (BstValue) { .num = kind });
  take (card, "order", bst_value_text (order));
  return card;
}

/* What stands before the words in a list that was typed somewhere else: "- ", "• ", "3. ", "[ ] ". */
static const char *
skip_bullet (const char *line)
{
  static const char *const bullets[] = { "-", "–", "—", "•", "*", "·", "▪", "◦", "›", ">", "[ ]", "[x]", "☐" };
  const char *start = line;
  gsize digits = strspn (line, "0123456789");

  if (digits > 0 && digits < 4 && (line[digits] == '.' || line[digits] == ')') && g_ascii_isspace (line[digits + 1]))
    return line + digits + 2;
  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (g_str_has_prefix (start, bullets[i]) && g_ascii_isspace (start[strlen (bullets[i])]))
      {
        start += strlen (bullets[i]);
        start += strspn (start, " \t");
        i = (guint) -1; /* "- [ ] words" has two */
      }
  return start;
}

static BstRecord *
copy_card (BstRecord *model, const char *text, const char *order)
{
  g_autofree char *id = bst_id_new (BST_KIND_CARDS);
  BstRecord *card = bst_record_new (BST_KIND_CARDS, id);
  const BstFieldTable *table = bst_record_get_table (model);

  for (guint i = 0; i + 1 < table->n_fields; i++)
    bst_record_take (card, &table->fields[i],
                     bst_value_copy (&table->fields[i], bst_field_get (&table->fields[i], model)));
  take (card, "text", bst_value_text (text));
  take (card, "order", bst_value_text (order));
  return card;
}

/**
 * bst_cards_paste:
 * @model: a card in no plan: its session, kind, cluster and table are those of all
 * @text: lines; each becomes a card, without bullet or number; empty lines are left out
 *
 * Returns: how many cards were added to @transaction
 */
guint
bst_cards_paste (BstTransaction *transaction, BstPlan *plan, BstRecord *model, const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  g_autofree char *order = make_last_order (plan, BST_CARD (model)->session);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *words = skip_bullet (g_strstrip (lines[i]));
      g_autoptr (BstRecord) card = NULL;
      char *next;
      if (*words == '\0')
        continue;
      card = copy_card (model, words, order);
      bst_transaction_add (transaction, card);
      next = bst_order_between (order, NULL);
      g_free (order);
      order = next;
      n++;
    }
  return n;
}

/* --- Places ----------------------------------------------------------------------------------------------------------- */

static void
set_if_other (BstTransaction *transaction, BstRecord *card, const char *field, const char *text)
{
  if (strcmp (bst_record_get_text (card, field), text != NULL ? text : "") != 0)
    bst_transaction_set_text (transaction, card, field, text);
}

static gboolean
is_among (const char *const *ids, const char *id)
{
  return g_strv_contains (ids, id);
}

/* The keys between which cards come that go before @before, or behind all others of the session. */
static void
find_gap (BstPlan *plan, const char *session, const char *before, const char *const *moving, char **ret_after,
          char **ret_before)
{
  g_autoptr (GPtrArray) cards = bst_session_list_cards (plan, session);
  BstRecord *previous = NULL, *next = NULL;

  for (guint i = 0; i < cards->len && next == NULL; i++)
    {
      BstRecord *card = cards->pdata[i];
      if (g_strcmp0 (card->id, before) == 0)
        next = card;
      else if (!is_among (moving, card->id))
        previous = card;
    }
  *ret_after = g_strdup (previous != NULL ? BST_CARD (previous)->order : NULL);
  *ret_before = g_strdup (next != NULL ? BST_CARD (next)->order : NULL);
}

/**
 * bst_cards_move:
 * @ids: %NULL-terminated: cards of one session, in the order in which they will stand
 * @cluster: where they go; "" for none. One that the session does not list yet is added to its list
 * @before: (nullable): the card before which they go; %NULL: behind all
 */
void
bst_cards_move (BstTransaction *transaction, BstPlan *plan, const char *const *ids, const char *cluster,
                const char *before)
{
  BstRecord *first = ids[0] != NULL ? find_card (plan, ids[0]) : NULL;
  g_autofree char *after = NULL, *until = NULL, *title = g_strstrip (g_strdup (cluster));

  if (first == NULL || BST_CARD (first)->session == NULL)
    return;
  if (*title != '\0')
    bst_cluster_add (transaction, plan, BST_CARD (first)->session, title);
  find_gap (plan, BST_CARD (first)->session, before, ids, &after, &until);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      BstRecord *card = find_card (plan, ids[i]);
      char *order;
      if (card == NULL)
        continue;
      order = bst_order_between (after, until);
      set_if_other (transaction, card, "cluster", *title != '\0' ? title : NULL);
      set_if_other (transaction, card, "order", order);
      g_free (after);
      after = order;
    }
}

/**
 * bst_card_step:
 * @steps: how far it goes down within its cluster; negative: up
 *
 * Returns: whether it can go there
 */
gboolean
bst_card_step (BstTransaction *transaction, BstPlan *plan, const char *id, int steps)
{
  BstRecord *record = find_card (plan, id);
  g_autoptr (BstBoard) board = NULL;
  BstBoardCluster *cluster = NULL;
  BstBoardCard *card;
  guint at;
  int to;

  if (record == NULL || BST_CARD (record)->session == NULL || steps == 0)
    return FALSE;
  board = bst_board_new (plan, BST_CARD (record)->session);
  card = bst_board_find (board, id, &cluster);
  if (!g_ptr_array_find (cluster->cards, card, &at))
    return FALSE;
  to = (int) at + steps + (steps > 0);
  if (to < 0 || to > (int) cluster->cards->len)
    return FALSE;
  bst_cards_move (transaction, plan, (const char *const[]) { card->record->id, NULL }, cluster->title,
                  to < (int) cluster->cards->len ? ((BstBoardCard *) cluster->cards->pdata[to])->record->id : NULL);
  return TRUE;
}

/**
 * bst_cards_set_hidden:
 * @hidden: %FALSE to show them
 *
 * Returns: whether that changes any of them
 */
gboolean
bst_cards_set_hidden (BstTransaction *transaction, BstPlan *plan, const char *const *ids, gboolean hidden)
{
  guint before = bst_transaction_get_n (transaction);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      BstRecord *card = find_card (plan, ids[i]);
      if (card != NULL && (BST_CARD (card)->hidden != 0) != hidden)
        bst_transaction_set_number (transaction, card, "hidden", hidden);
    }
  return bst_transaction_get_n (transaction) > before;
}

/* --- Duplicates ------------------------------------------------------------------------------------------------------- */

/**
 * bst_cards_join:
 * @kept: the card under which the others go
 * @ids: %NULL-terminated: cards of the same session
 *
 * Says of each card that it is the same as @kept. All keep their text, votes and table, so that nothing is lost and
 * bst_card_part() brings them back.
 *
 * Returns: whether there was anything to do
 */
gboolean
bst_cards_join (BstTransaction *transaction, BstPlan *plan, const char *kept, const char *const *ids)
{
  BstRecord *record = find_card (plan, kept), *top = record != NULL ? bst_card_get_top (plan, record) : NULL;
  gboolean any = FALSE;

  for (guint i = 0; top != NULL && ids[i] != NULL; i++)
    {
      BstRecord *card = find_card (plan, ids[i]);
      if (card == NULL || bst_card_get_top (plan, card) == top
          || g_strcmp0 (BST_CARD (card)->session, BST_CARD (top)->session) != 0)
        continue;
      /* what stands under the card comes along, since it follows the chain */
      bst_transaction_set_text (transaction, bst_card_get_top (plan, card), "same-as", top->id);
      any = TRUE;
    }
  if (any && BST_CARD (top)->same_as != NULL) /* it stood for a ring */
    bst_transaction_set_text (transaction, top, "same-as", NULL);
  return any;
}

/**
 * bst_card_part:
 * @id: a card that is the same as another
 *
 * Returns: whether it stands by itself again
 */
gboolean
bst_card_part (BstTransaction *transaction, BstPlan *plan, const char *id)
{
  BstRecord *card = find_card (plan, id);
  BstRecord *top = card != NULL ? bst_card_get_top (plan, card) : NULL;

  if (card == NULL || BST_CARD (card)->same_as == NULL)
    return FALSE;
  bst_transaction_set_text (transaction, card, "same-as", NULL);
  if (top != card)
    set_if_other (transaction, card, "cluster", BST_CARD (top)->cluster);
  return TRUE;
}

/**
 * bst_board_card_get_text:
 *
 * Returns: (transfer full): what was written on the card and on those that are the same, each once, on lines of their own
 */
char *
bst_board_card_get_text (const BstBoardCard *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i <= self->same->len; i++)
    {
      const char *text = BST_CARD (i == 0 ? self->record : self->same->pdata[i - 1])->text;
      if (text != NULL && !g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
        g_ptr_array_add (texts, (gpointer) text);
    }
  g_ptr_array_add (texts, NULL);
  return g_strjoinv ("\n", (char **) texts->pdata);
}
