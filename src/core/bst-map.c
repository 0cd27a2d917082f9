/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-map.h"
#include "bst-card-work.h"
#include "bst-text.h"
#include "bst-vote.h"
#include <string.h>

typedef struct {
  BstMap *map;
  BstPlan *plan;
  const BstMapWish *wish;
  const char *ballot;   /* (nullable) */
  GHashTable *by_key;   /* char* → BstMapGroup */
  GHashTable *by_card;  /* id → BstMapCard */
} Builder;

/* --- The value --------------------------------------------------------------------------------------------------------- */

static void
card_free (gpointer data)
{
  BstMapCard *card = data;

  g_free (card->id);
  g_free (card->text);
  g_free (card->facts);
  g_free (card);
}

static void
group_free (gpointer data)
{
  BstMapGroup *group = data;

  g_free (group->key);
  g_free (group->title);
  for (guint side = 0; side < BST_MAP_N_SIDES; side++)
    g_ptr_array_unref (group->cards[side]);
  g_free (group);
}

static void
map_clear (gpointer data)
{
  BstMap *self = data;

  g_free (self->session);
  g_free (self->title);
  g_free (self->language);
  g_ptr_array_unref (self->groups);
  g_array_unref (self->links);
}

BstMap *
bst_map_ref (BstMap *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
bst_map_unref (BstMap *self)
{
  g_atomic_rc_box_release_full (self, map_clear);
}

/**
 * bst_map_find:
 * @card: its id
 *
 * Returns: (transfer none) (nullable): the card; %NULL where it is not on the map
 */
const BstMapCard *
bst_map_find (const BstMap *self, const char *card)
{
  for (guint i = 0; i < self->groups->len; i++)
    for (guint side = 0; side < BST_MAP_N_SIDES; side++)
      {
        GPtrArray *cards = ((BstMapGroup *) self->groups->pdata[i])->cards[side];
        for (guint j = 0; j < cards->len; j++)
          if (strcmp (((BstMapCard *) cards->pdata[j])->id, card) == 0)
            return cards->pdata[j];
      }
  return NULL;
}

/* --- Where a card belongs ------------------------------------------------------------------------------------------------ */

/* R224: who pitches an open question asks for an answer, and a project that seeks partners asks for them. */
static gboolean
is_question (const BstCard *card)
{
  if (card->kind == BST_CARD_PITCH)
    return g_strcmp0 (card->pitch_kind, "pi.2") == 0 || g_strcmp0 (card->pitch_kind, "pi.3") == 0;
  return card->kind == BST_CARD_NEED || card->kind == BST_CARD_OBSTACLE || card->kind == BST_CARD_ATTENTION;
}

/**
 * bst_map_get_side:
 *
 * Returns: where the card stands; it follows from its kind, so that no other card can move it there
 */
BstMapSide
bst_map_get_side (BstMapKind kind, const BstCard *card)
{
  if (kind == BST_MAP_NETWORK)
    return is_question (card) ? BST_MAP_END : BST_MAP_START;
  return card->kind == BST_CARD_OBSTACLE || card->kind == BST_CARD_NEED || card->kind == BST_CARD_ATTENTION
             ? BST_MAP_START
             : BST_MAP_END;
}

static gboolean
may_show (const Builder *self, BstRecord *record)
{
  const BstCard *card = BST_CARD (record);

  if (self->map->kind == BST_MAP_NETWORK && card->kind == BST_CARD_DECISION)
    return FALSE;
  return !self->wish->for_room || (!card->hidden && !card->confidential);
}

static BstMapGroup *
get_group (Builder *self, const char *key, const char *title)
{
  BstMapGroup *group = g_hash_table_lookup (self->by_key, key);

  if (group != NULL)
    return group;
  group = g_new0 (BstMapGroup, 1);
  group->key = g_strdup (key);
  group->title = g_strdup (title);
  for (guint side = 0; side < BST_MAP_N_SIDES; side++)
    group->cards[side] = g_ptr_array_new_with_free_func (card_free);
  g_ptr_array_add (self->map->groups, group);
  g_hash_table_insert (self->by_key, group->key, group);
  return group;
}

/* --- What is said of a card ---------------------------------------------------------------------------------------------- */

static const char *
say (const Builder *self, const char *text)
{
  return bst_text (self->map->language, text);
}

static void
add_fact (GString *facts, const char *fact)
{
  if (fact != NULL && *fact != '\0')
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", fact);
}

static void
add_number (const Builder *self, GString *facts, const char *template, gint64 n)
{
  g_autofree char *number = bst_format_integer (self->map->language, n);
  g_autofree char *text = bst_text_fill (template, (const char *[]) { "n", number, NULL });

  add_fact (facts, text);
}

static const char *
name_organisation (const Builder *self, const char *id)
{
  BstRecord *actor = id != NULL ? bst_plan_find (self->plan, BST_KIND_ACTORS, id) : NULL;

  return actor != NULL ? bst_record_peek_text (actor, "name") : NULL;
}

static guint
count_same (const Builder *self, const BstBoardCard *card)
{
  guint n = 0;

  for (guint i = 0; i < card->same->len; i++)
    n += may_show (self, card->same->pdata[i]);
  return n;
}

static char *
make_facts (const Builder *self, const BstBoardCard *card)
{
  const BstCard *its = BST_CARD (card->record);
  gint64 votes = self->ballot != NULL ? bst_board_card_get_votes (card, self->ballot) : BST_UNSET;
  guint same = count_same (self, card);
  GString *facts = g_string_new (NULL);

  if (its->hidden)
    add_fact (facts, say (self, N_ ("not shown yet")));
  if (its->confidential)
    add_fact (facts, say (self, N_ ("confidential")));
  if (self->map->kind == BST_MAP_MIND)
    add_fact (facts, name_organisation (self, its->organisation));
  if (self->wish->with_persons)
    add_fact (facts, its->attribution);
  if (its->lever_level != BST_LEVER_NONE)
    add_fact (facts, say (self, bst_kind_get_field (BST_KIND_CARDS, "lever-level")->values[its->lever_level].label));
  if (votes != BST_UNSET)
    add_number (self, facts, bst_text_plural (self->map->language, "{n} dot", "{n} dots", (guint64) votes), votes);
  if (same > 0)
    add_number (self, facts, bst_text_plural (self->map->language, "{n} the same", "{n} the same", same), same);
  return g_string_free (facts, FALSE);
}

/* What was written on it, without what of the same the room may not see. */
static char *
make_text (const Builder *self, const BstBoardCard *card)
{
  BstBoardCard shown = { card->record, g_ptr_array_new () };
  char *text;

  for (guint i = 0; i < card->same->len; i++)
    if (may_show (self, card->same->pdata[i]))
      g_ptr_array_add (shown.same, card->same->pdata[i]);
  text = bst_board_card_get_text (&shown);
  g_ptr_array_unref (shown.same);
  return text;
}

static void
add_card (Builder *self, BstMapGroup *group, const BstBoardCard *card)
{
  BstMapCard *added = g_new0 (BstMapCard, 1);
  const BstCard *its = BST_CARD (card->record);

  added->id = g_strdup (card->record->id);
  added->text = make_text (self, card);
  added->facts = make_facts (self, card);
  added->kind = (BstCardKind) its->kind;
  added->side = bst_map_get_side (self->map->kind, its);
  added->hidden = its->hidden || its->confidential;
  g_ptr_array_add (group->cards[added->side], added);
  g_hash_table_insert (self->by_card, added->id, added);
  self->map->n_cards++;
}

/* --- The two drawings ------------------------------------------------------------------------------------------------------- */

/* The cards that are in none come last: the first of them then moves no cluster. */
static void
add_clusters (Builder *self, const BstBoard *board)
{
  for (guint i = 0; i < board->clusters->len; i++)
    {
      const BstBoardCluster *cluster = board->clusters->pdata[(i + 1) % board->clusters->len];
      for (guint j = 0; j < cluster->cards->len; j++)
        {
          const BstBoardCard *card = cluster->cards->pdata[j];
          if (may_show (self, card->record))
            add_card (self,
                      get_group (self, cluster->title,
                                 *cluster->title != '\0' ? cluster->title : say (self, N_ ("In no cluster yet"))),
                      card);
        }
      if (*cluster->title != '\0')
        get_group (self, cluster->title, cluster->title);
    }
}

static void
add_organisations (Builder *self, const BstBoard *board)
{
  for (guint i = 0; i < board->clusters->len; i++)
    {
      const BstBoardCluster *cluster = board->clusters->pdata[i];
      for (guint j = 0; j < cluster->cards->len; j++)
        {
          const BstBoardCard *card = cluster->cards->pdata[j];
          const char *organisation = BST_CARD (card->record)->organisation,
                     *name = name_organisation (self, organisation);
          if (may_show (self, card->record))
            add_card (self,
                      get_group (self, name != NULL ? organisation : "",
                                 name != NULL ? name : say (self, N_ ("No organisation named"))),
                      card);
        }
    }
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  const BstMapGroup *one = *(const BstMapGroup *const *) a, *other = *(const BstMapGroup *const *) b;
  g_autofree char *first = bst_text_fold (one->title), *second = bst_text_fold (other->title);
  int order = strcmp (first, second);

  if ((*one->key == '\0') != (*other->key == '\0'))
    return *one->key == '\0' ? 1 : -1;
  return order != 0 ? order : strcmp (one->key, other->key);
}

/* Where they stand on the board depends on their clusters; here only on the order in which people put them. */
static int
by_order (gconstpointer a, gconstpointer b, gpointer plan)
{
  const BstMapCard *one = *(const BstMapCard *const *) a, *other = *(const BstMapCard *const *) b;
  int order = g_strcmp0 (BST_CARD (bst_plan_find (plan, BST_KIND_CARDS, one->id))->order,
                         BST_CARD (bst_plan_find (plan, BST_KIND_CARDS, other->id))->order);

  return order != 0 ? order : strcmp (one->id, other->id);
}

static void
put_in_order (Builder *self)
{
  g_ptr_array_sort (self->map->groups, by_name);
  for (guint i = 0; i < self->map->groups->len; i++)
    for (guint side = 0; side < BST_MAP_N_SIDES; side++)
      g_ptr_array_sort_with_data (((BstMapGroup *) self->map->groups->pdata[i])->cards[side], by_order, self->plan);
}

/* The card as it is drawn: one that is the same as another is drawn in that one. */
static const BstMapCard *
find_drawn (const Builder *self, const char *id)
{
  BstRecord *record = bst_plan_find (self->plan, BST_KIND_CARDS, id);

  return record != NULL ? g_hash_table_lookup (self->by_card, bst_card_get_top (self->plan, record)->id) : NULL;
}

static void
add_link (Builder *self, const BstMapCard *one, const BstMapCard *other)
{
  BstMapLink link = one->side == BST_MAP_START ? (BstMapLink) { one, other } : (BstMapLink) { other, one };

  if (one->side == other->side)
    return;
  for (guint i = 0; i < self->map->links->len; i++)
    {
      const BstMapLink *known = &g_array_index (self->map->links, BstMapLink, i);
      if (known->offer == link.offer && known->question == link.question)
        return;
    }
  g_array_append_val (self->map->links, link);
}

static void
add_links (Builder *self)
{
  g_autoptr (GPtrArray) cards = bst_session_list_cards (self->plan, self->map->session);

  for (guint i = 0; i < cards->len; i++)
    {
      const BstVec *meets = BST_CARD (cards->pdata[i])->meets;
      const BstMapCard *drawn = find_drawn (self, ((BstRecord *) cards->pdata[i])->id);
      for (guint j = 0; drawn != NULL && j < bst_vec_length (meets); j++)
        {
          const BstMapCard *other = find_drawn (self, meets->items[j]);
          if (other != NULL)
            add_link (self, drawn, other);
        }
    }
}

static void
number_groups (BstMap *map)
{
  for (guint i = 0; i < map->groups->len; i++)
    for (guint side = 0; side < BST_MAP_N_SIDES; side++)
      {
        GPtrArray *cards = ((BstMapGroup *) map->groups->pdata[i])->cards[side];
        for (guint j = 0; j < cards->len; j++)
          ((BstMapCard *) cards->pdata[j])->group = i;
      }
}

/**
 * bst_map_new:
 * @session: its id; one that is not there gives a map without groups
 * @wish: (nullable): %NULL: everything, without persons, in the program's language
 *
 * Returns: (transfer full): the session as it is now
 */
BstMap *
bst_map_new (BstPlan *plan, const char *session, BstMapKind kind, const BstMapWish *wish)
{
  static const BstMapWish everything = { 0 };
  BstMap *self = g_atomic_rc_box_new0 (BstMap);
  BstRecord *record = bst_plan_find (plan, BST_KIND_SESSIONS, session);
  g_autoptr (BstBoard) board = bst_board_new (plan, session);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal),
                         by_card = g_hash_table_new (g_str_hash, g_str_equal);
  Builder builder = { self, plan, wish != NULL ? wish : &everything, NULL, by_key, by_card };

  self->kind = kind;
  self->session = g_strdup (session);
  self->language = g_strdup (builder.wish->language);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->links = g_array_new (FALSE, FALSE, sizeof (BstMapLink));
  self->title = g_strdup (record != NULL ? bst_record_say_title (record, builder.wish->language) : "");
  builder.ballot = record != NULL ? bst_session_get_last_ballot (record) : NULL;
  if (kind == BST_MAP_MIND)
    add_clusters (&builder, board);
  else
    {
      add_organisations (&builder, board);
      put_in_order (&builder);
      add_links (&builder);
    }
  number_groups (self);
  return self;
}

/* --- Changing --------------------------------------------------------------------------------------------------------------- */

/**
 * bst_cards_meet:
 * @meet: whether the offer answers the question; %FALSE takes their link away, whichever of them said it
 *
 * Returns: whether that changes anything; two offers or two questions cannot meet
 */
gboolean
bst_cards_meet (BstTransaction *transaction, BstPlan *plan, const char *card, const char *other, gboolean meet)
{
  BstRecord *one = bst_plan_find (plan, BST_KIND_CARDS, card), *two = bst_plan_find (plan, BST_KIND_CARDS, other);
  const BstField *field = bst_kind_get_field (BST_KIND_CARDS, "meets");
  gboolean is_offer, is_linked;

  if (one == NULL || two == NULL || g_strcmp0 (BST_CARD (one)->session, BST_CARD (two)->session) != 0)
    return FALSE;
  is_offer = bst_map_get_side (BST_MAP_NETWORK, BST_CARD (one)) == BST_MAP_START;
  is_linked = bst_vec_has_ref (BST_CARD (one)->meets, two->id) || bst_vec_has_ref (BST_CARD (two)->meets, one->id);
  if (is_linked == meet || (meet && is_offer == (bst_map_get_side (BST_MAP_NETWORK, BST_CARD (two)) == BST_MAP_START)))
    return FALSE;
  if (meet && !is_offer)
    bst_transaction_set (transaction, two, field, bst_vec_with_ref (BST_CARD (two)->meets, one->id, TRUE));
  else if (meet)
    bst_transaction_set (transaction, one, field, bst_vec_with_ref (BST_CARD (one)->meets, two->id, TRUE));
  if (!meet && bst_vec_has_ref (BST_CARD (one)->meets, two->id))
    bst_transaction_set (transaction, one, field, bst_vec_with_ref (BST_CARD (one)->meets, two->id, FALSE));
  if (!meet && bst_vec_has_ref (BST_CARD (two)->meets, one->id))
    bst_transaction_set (transaction, two, field, bst_vec_with_ref (BST_CARD (two)->meets, one->id, FALSE));
  return TRUE;
}
