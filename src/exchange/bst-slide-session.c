/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-slide-session.c - slides of a session: what is planned, its programme, its cards with their votes, what became of
 * them. Persons are named in none, and cards that were not shown yet are in none. R220-R244, R246. */
#include "bst-slide-private.h"
#include "bst-card-outcome.h"
#include "bst-card-work.h"
#include "bst-session-format.h"
#include "bst-vote.h"
#include <string.h>

static const struct {
  const char *many; /* N_() */
  BstSlideTone tone;
} kinds[BST_N_CARD_KINDS] = {
  [BST_CARD_OBSTACLE] = { N_ ("Obstacles"), BST_SLIDE_HINDERS },
  [BST_CARD_LEVER] = { N_ ("Levers"), BST_SLIDE_HELPS },
  [BST_CARD_NEED] = { N_ ("Needs"), BST_SLIDE_ASKS },
  [BST_CARD_ATTENTION] = { N_ ("Points of attention"), BST_SLIDE_ASKS },
  [BST_CARD_OPPORTUNITY] = { N_ ("Opportunities"), BST_SLIDE_HELPS },
  [BST_CARD_IDEA] = { N_ ("Ideas"), BST_SLIDE_OFFERS },
  [BST_CARD_PITCH] = { N_ ("Pitches"), BST_SLIDE_OFFERS },
  [BST_CARD_DECISION] = { N_ ("Decisions"), BST_SLIDE_HELPS },
};
/* What stands beside each other belongs together. */
static const BstCardKind kind_order[] = {
  BST_CARD_OBSTACLE,    BST_CARD_LEVER, BST_CARD_NEED,  BST_CARD_ATTENTION,
  BST_CARD_OPPORTUNITY, BST_CARD_IDEA,  BST_CARD_PITCH, BST_CARD_DECISION,
};

BstSlideTone
bst_slide_get_card_tone (BstCardKind kind)
{
  return kinds[kind].tone;
}

static BstRecord *
get_session (BstDeck *deck)
{
  return bst_deck_find_shown (deck, BST_KIND_SESSIONS, deck->place->about);
}

static char *
say_when (BstDeck *deck, BstRecord *session)
{
  g_autofree char *when = bst_session_say_when (session, deck->language);

  return bst_deck_join (when, BST_SESSION (session)->place);
}

static BstSlide *
make_welcome (BstDeck *deck, const char *key, BstRecord *session)
{
  g_autofree char *when = say_when (deck, session);
  BstSlide *slide = bst_deck_new_slide (deck, key, when, BST_SESSION (session)->title);

  if (BST_SESSION (session)->purpose != NULL)
    bst_slide_list_add (bst_slide_add_list (slide, NULL, BST_SLIDE_PLAIN), NULL, BST_SESSION (session)->purpose);
  return slide;
}

static BstSlide *
make_nothing (BstDeck *deck, const char *key)
{
  return bst_deck_new_slide (deck, key, NULL, SAY (N_ ("No session yet")));
}

/* --- Calendar ------------------------------------------------------------------------------------------------------ */

static int
by_date (gconstpointer a, gconstpointer b)
{
  const BstSession *one = BST_SESSION (*(BstRecord *const *) a), *other = BST_SESSION (*(BstRecord *const *) b);

  return one->date != other->date ? (one->date < other->date ? -1 : 1)
                                  : strcmp (one->parent_instance.id, other->parent_instance.id);
}

/* (transfer full): those to come that were not cancelled */
static GPtrArray *
list_coming (BstDeck *deck)
{
  g_autoptr (GPtrArray) all = bst_deck_list_shown (deck, BST_KIND_SESSIONS);
  GPtrArray *coming = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (!BST_SESSION (all->pdata[i])->cancelled && BST_SESSION (all->pdata[i])->date >= deck->wish.today)
      g_ptr_array_add (coming, all->pdata[i]);
  g_ptr_array_sort (coming, by_date);
  return coming;
}

void
bst_slide_list_calendar (BstDeck *deck)
{
  g_autoptr (GPtrArray) all = bst_deck_list_shown (deck, BST_KIND_SESSIONS);

  g_ptr_array_sort (all, by_date);
  bst_deck_add (deck, "calendar");
  for (guint i = 0; i < all->len; i++)
    if (!BST_SESSION (all->pdata[i])->cancelled)
      bst_deck_add (deck, ((BstRecord *) all->pdata[i])->id);
}

BstSlide *
bst_slide_make_calendar (BstDeck *deck, const char *key)
{
  BstRecord *session = bst_deck_find_shown (deck, BST_KIND_SESSIONS, key);
  g_autoptr (GPtrArray) coming = list_coming (deck);
  BstSlide *slide;
  BstSlideList *list;

  if (session != NULL)
    return make_welcome (deck, key, session);
  slide = bst_deck_new_slide (deck, key, NULL, SAY (N_ ("When we meet")));
  list = bst_slide_add_list (slide, NULL, BST_SLIDE_PLAIN);
  for (guint i = 0; i < coming->len; i++)
    {
      BstRecord *one = coming->pdata[i];
      bst_slide_list_add (list, one->id, BST_SESSION (one)->title)->note = say_when (deck, one);
    }
  if (coming->len == 0)
    bst_slide_list_add (list, NULL, SAY (N_ ("No session is planned yet.")));
  return slide;
}

/* --- Programme ----------------------------------------------------------------------------------------------------- */

void
bst_slide_list_programme (BstDeck *deck)
{
  BstRecord *session = get_session (deck);
  g_autoptr (GArray) agenda = session != NULL ? bst_session_list_agenda (session) : NULL;

  bst_deck_add (deck, "welcome");
  if (session == NULL)
    return;
  bst_deck_add_alias (deck, session->id);
  if (agenda->len > 0)
    bst_deck_add (deck, "agenda");
  for (guint i = 0; i < agenda->len; i++)
    bst_deck_add (deck, g_array_index (agenda, BstAgendaLine, i).step->parent.id);
}

static char *
say_minutes (BstDeck *deck, gint64 minutes)
{
  g_autofree char *n = minutes != BST_UNSET ? bst_format_integer (deck->language, minutes) : NULL;

  if (n == NULL)
    return NULL;
  return bst_text_fill (bst_text_plural (deck->language, "{n} minute", "{n} minutes", (guint64) minutes),
                        (const char *[]) { "n", n, NULL });
}

static BstSlide *
make_agenda (BstDeck *deck, const char *key, BstRecord *session, const GArray *agenda)
{
  BstSlide *slide = bst_deck_new_slide (deck, key, BST_SESSION (session)->title, SAY (N_ ("Programme")));
  BstSlideList *list = bst_slide_add_list (slide, NULL, BST_SLIDE_PLAIN);

  for (guint i = 0; i < agenda->len; i++)
    {
      const BstAgendaLine *one = &g_array_index (agenda, BstAgendaLine, i);
      g_autofree char *from = bst_format_time_of_day (deck->language, one->from);
      BstSlideLine *line = bst_slide_list_add (list, one->step->parent.id, one->step->title);
      line->mark = from != NULL && *from != '\0' ? g_steal_pointer (&from) : NULL;
      line->note = line->mark == NULL ? say_minutes (deck, one->step->minutes) : NULL;
    }
  return slide;
}

/* What is going on now, and how long it takes. */
static BstSlide *
make_step (BstDeck *deck, const char *key, const BstAgendaLine *line, guint number, guint of)
{
  g_autofree char *n = bst_deck_count (deck, number), *all = bst_deck_count (deck, of),
                  *place =
                      bst_text_fill (SAY (N_ ("Step {n} of {all}")), (const char *[]) { "n", n, "all", all, NULL }),
                  *minutes = say_minutes (deck, line->step->minutes), *kicker = bst_deck_join (place, minutes);
  BstSlide *slide = bst_deck_new_slide (deck, key, kicker, line->step->title);

  if (line->step->note != NULL)
    bst_slide_list_add (bst_slide_add_list (slide, NULL, BST_SLIDE_PLAIN), NULL, line->step->note);
  return slide;
}

BstSlide *
bst_slide_make_programme (BstDeck *deck, const char *key)
{
  BstRecord *session = get_session (deck);
  g_autoptr (GArray) agenda = session != NULL ? bst_session_list_agenda (session) : NULL;

  if (session == NULL)
    return make_nothing (deck, key);
  if (strcmp (key, "agenda") == 0)
    return make_agenda (deck, key, session, agenda);
  for (guint i = 0; i < agenda->len; i++)
    if (strcmp (g_array_index (agenda, BstAgendaLine, i).step->parent.id, key) == 0)
      return make_step (deck, key, &g_array_index (agenda, BstAgendaLine, i), i + 1, agenda->len);
  return make_welcome (deck, key, session);
}

/* --- Cards --------------------------------------------------------------------------------------------------------- */

/* (transfer full): the card and those that are the same, as far as they may be seen; NULL: the card may not */
static char *
say_card (const BstBoardCard *card)
{
  BstBoardCard shown = { card->record, NULL };
  char *text;

  if (!bst_deck_may_show (card->record))
    return NULL;
  shown.same = g_ptr_array_new ();
  for (guint i = 0; i < card->same->len; i++)
    if (bst_deck_may_show (card->same->pdata[i]))
      g_ptr_array_add (shown.same, card->same->pdata[i]);
  text = bst_board_card_get_text (&shown);
  g_ptr_array_unref (shown.same);
  return text;
}

static guint
count_shown (const BstBoardCluster *cluster)
{
  guint n = 0;

  for (guint i = 0; i < cluster->cards->len; i++)
    n += bst_deck_may_show (((BstBoardCard *) cluster->cards->pdata[i])->record);
  return n;
}

/* Those in no cluster come last; their slide has a key that no title can be. */
static char *
make_key (const BstBoardCluster *cluster)
{
  return g_strdup_printf ("cluster:%s", cluster->title);
}

void
bst_slide_list_cards (BstDeck *deck)
{
  BstRecord *session = get_session (deck);
  BstBoard *board = session != NULL ? bst_board_new (deck->wish.plan, session->id) : NULL;

  bst_deck_add (deck, "board");
  if (board == NULL)
    return;
  bst_deck_keep (deck, board, (GDestroyNotify) bst_board_free);
  bst_deck_add_alias (deck, session->id);
  for (guint i = 1; i <= board->clusters->len; i++)
    {
      const BstBoardCluster *cluster = board->clusters->pdata[i % board->clusters->len];
      g_autofree char *key = make_key (cluster);
      if (count_shown (cluster) == 0)
        continue;
      bst_deck_add (deck, key);
      for (guint j = 0; j < cluster->cards->len; j++)
        if (bst_deck_may_show (((BstBoardCard *) cluster->cards->pdata[j])->record))
          bst_deck_add_alias (deck, ((BstBoardCard *) cluster->cards->pdata[j])->record->id);
    }
  if (bst_session_get_last_ballot (session) != NULL)
    bst_deck_add (deck, "votes");
}

static char *
say_cards (BstDeck *deck, guint n)
{
  g_autofree char *number = bst_deck_count (deck, n);

  return bst_text_fill (bst_text_plural (deck->language, "{n} card", "{n} cards", n),
                        (const char *[]) { "n", number, NULL });
}

static BstSlide *
make_board (BstDeck *deck, const char *key, BstRecord *session)
{
  const BstBoard *board = deck->data;
  g_autofree char *when = say_when (deck, session);
  BstSlide *slide = bst_deck_new_slide (deck, key, when, BST_SESSION (session)->title);
  BstSlideList *list = NULL;
  guint n = 0;

  for (guint i = 1; i <= board->clusters->len; i++)
    {
      const BstBoardCluster *cluster = board->clusters->pdata[i % board->clusters->len];
      const char *title = *cluster->title != '\0' ? cluster->title : SAY (N_ ("In no cluster yet"));
      guint here = count_shown (cluster);
      g_autofree char *number = NULL;
      n += here;
      if (here == 0)
        continue;
      if (list == NULL)
        list = bst_slide_add_list (slide, NULL, BST_SLIDE_PLAIN);
      number = say_cards (deck, here);
      bst_slide_line_set_figure (bst_slide_list_add (list, NULL, title), number);
    }
  if (n == 0)
    bst_slide_list_add (bst_slide_add_list (slide, NULL, BST_SLIDE_PLAIN), NULL, SAY (N_ ("No cards yet.")));
  return slide;
}

static int
by_votes (gconstpointer a, gconstpointer b, gpointer ballot)
{
  gint64 one = bst_board_card_get_votes (*(BstBoardCard *const *) a, ballot),
         other = bst_board_card_get_votes (*(BstBoardCard *const *) b, ballot);

  one = one == BST_UNSET ? -1 : one;
  other = other == BST_UNSET ? -1 : other;
  return one != other ? (one > other ? -1 : 1) : 0;
}

static void
add_card (BstDeck *deck, BstSlideList *list, const BstBoardCard *card, const char *ballot)
{
  g_autofree char *text = say_card (card);
  gint64 n = ballot != NULL ? bst_board_card_get_votes (card, ballot) : BST_UNSET;
  g_autofree char *votes = n != BST_UNSET ? bst_format_integer (deck->language, n) : NULL;
  BstSlideLine *line = bst_slide_list_add (list, card->record->id, text);

  line->figure = g_steal_pointer (&votes);
}

/* “78 of 81 dots counted: …”, of the last vote */
static void
add_count (BstDeck *deck, BstSlide *slide, BstRecord *session, const char *ballot)
{
  const BstBallot *its = bst_session_find_ballot (session, ballot);
  BstVoteTerms terms = bst_ballot_get_terms (its);
  BstCount count = bst_ballot_count (deck->wish.plan, session, ballot);

  g_free (slide->foot);
  slide->foot = bst_count_explain (&count, &terms, deck->language);
}

static BstSlide *
make_cluster (BstDeck *deck, const char *key, BstRecord *session)
{
  const BstBoardCluster *cluster = bst_board_find_cluster (deck->data, key + strlen ("cluster:"));
  const char *ballot = bst_session_get_last_ballot (session);
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  BstSlide *slide =
      bst_deck_new_slide (deck, key, BST_SESSION (session)->title,
                          cluster != NULL && *cluster->title != '\0' ? cluster->title : SAY (N_ ("In no cluster yet")));

  for (guint i = 0; cluster != NULL && i < cluster->cards->len; i++)
    if (bst_deck_may_show (((BstBoardCard *) cluster->cards->pdata[i])->record))
      g_ptr_array_add (cards, cluster->cards->pdata[i]);
  if (ballot != NULL)
    g_ptr_array_sort_with_data (cards, by_votes, (gpointer) ballot);
  for (guint i = 0; i < G_N_ELEMENTS (kind_order); i++)
    {
      BstSlideList *list = NULL;
      for (guint j = 0; j < cards->len; j++)
        if (BST_CARD (((BstBoardCard *) cards->pdata[j])->record)->kind == kind_order[i])
          {
            if (list == NULL)
              list = bst_slide_add_list (slide, SAY (kinds[kind_order[i]].many), kinds[kind_order[i]].tone);
            list->sign = bst_card_kind_get_shape (kind_order[i]);
            add_card (deck, list, cards->pdata[j], ballot);
          }
    }
  return slide;
}

static BstSlide *
make_votes (BstDeck *deck, const char *key, BstRecord *session)
{
  const BstBoard *board = deck->data;
  const char *ballot = bst_session_get_last_ballot (session);
  const BstBallot *its = bst_session_find_ballot (session, ballot);
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  g_autofree gint64 *shares = NULL;
  BstSlide *slide =
      bst_deck_new_slide (deck, key, BST_SESSION (session)->title, its->title != NULL ? its->title : SAY (N_ ("Vote")));
  BstSlideList *list = bst_slide_add_list (slide, NULL, BST_SLIDE_PLAIN);

  for (guint i = 0; i < board->clusters->len; i++)
    {
      const BstBoardCluster *cluster = board->clusters->pdata[i];
      for (guint j = 0; j < cluster->cards->len; j++)
        if (bst_deck_may_show (((BstBoardCard *) cluster->cards->pdata[j])->record)
            && bst_board_card_get_votes (cluster->cards->pdata[j], ballot) != BST_UNSET)
          g_ptr_array_add (cards, cluster->cards->pdata[j]);
    }
  g_ptr_array_sort_with_data (cards, by_votes, (gpointer) ballot);
  shares = g_new0 (gint64, cards->len + 1);
  for (guint i = 0; i < cards->len; i++)
    {
      add_card (deck, list, cards->pdata[i], ballot);
      shares[i] = bst_board_card_get_votes (cards->pdata[i], ballot);
    }
  bst_slide_list_set_shares (list, shares, cards->len);
  add_count (deck, slide, session, ballot);
  return slide;
}

BstSlide *
bst_slide_make_cards (BstDeck *deck, const char *key)
{
  BstRecord *session = get_session (deck);

  if (session == NULL)
    return make_nothing (deck, key);
  if (g_str_has_prefix (key, "cluster:"))
    return make_cluster (deck, key, session);
  return strcmp (key, "votes") == 0 ? make_votes (deck, key, session) : make_board (deck, key, session);
}

/* --- What became of it --------------------------------------------------------------------------------------------- */

void
bst_slide_list_outcome (BstDeck *deck)
{
  BstRecord *session = get_session (deck);

  bst_deck_add (deck, "outcome");
  if (session == NULL)
    return;
  bst_deck_add_alias (deck, session->id);
  bst_deck_keep (deck, bst_board_new (deck->wish.plan, session->id), (GDestroyNotify) bst_board_free);
}

/* What became of it may name an action point: it is told only where that may be seen. */
static gboolean
may_tell (BstDeck *deck, const BstCard *card)
{
  return card->action_point == NULL || bst_deck_find_shown (deck, BST_KIND_ACTION_POINTS, card->action_point) != NULL;
}

static void
add_outcomes (BstDeck *deck, BstSlide *slide, gboolean settled, const char *title, BstSlideTone tone)
{
  const BstBoard *board = deck->data;
  BstSlideList *list = NULL;

  for (guint i = 1; i <= board->clusters->len; i++)
    {
      const BstBoardCluster *cluster = board->clusters->pdata[i % board->clusters->len];
      for (guint j = 0; j < cluster->cards->len; j++)
        {
          const BstBoardCard *card = cluster->cards->pdata[j];
          g_autofree char *text = say_card (card);
          BstSlideLine *line;
          if (text == NULL || bst_card_is_settled (card->record) != settled)
            continue;
          if (list == NULL)
            list = bst_slide_add_list (slide, title, tone);
          line = bst_slide_list_add (list, card->record->id, text);
          if (settled && may_tell (deck, BST_CARD (card->record)))
            line->note = bst_card_say_outcome (deck->wish.plan, card->record, deck->language);
        }
    }
}

BstSlide *
bst_slide_make_outcome (BstDeck *deck, const char *key)
{
  BstRecord *session = get_session (deck);
  BstSlide *slide;

  if (session == NULL)
    return make_nothing (deck, key);
  slide = bst_deck_new_slide (deck, key, BST_SESSION (session)->title, SAY (N_ ("What becomes of your cards")));
  add_outcomes (deck, slide, TRUE, SAY (N_ ("Answered")), BST_SLIDE_HELPS);
  add_outcomes (deck, slide, FALSE, SAY (N_ ("Nothing decided yet")), BST_SLIDE_ASKS);
  if (BST_SESSION (session)->outcome != NULL)
    bst_slide_list_add (bst_slide_add_list (slide, SAY (N_ ("Outcome")), BST_SLIDE_PLAIN), NULL,
                        BST_SESSION (session)->outcome);
  return slide;
}
