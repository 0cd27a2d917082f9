/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-session-minutes.c - the minutes: what was on the agenda, who was there, what was said and what became of it. R227–R236. */
#include "bst-session-report-private.h"
#include "bst-card-outcome.h"
#include "kinds/bst-actor.h"

#define SAY(text) bst_session_report_say (self, text)

static void
add_text (const BstSessionReport *self, const char *heading, const char *text)
{
  if (text == NULL)
    return;
  bst_report_add_heading (self->report, 2, SAY (heading));
  bst_report_add_paragraph (self->report, text);
}

/* --- Agenda and presence ------------------------------------------------------------------------------------------------ */

static void
add_agenda (const BstSessionReport *self)
{
  g_autoptr (GArray) agenda = bst_session_list_agenda (self->record);
  const BstReportColumn columns[] = { { SAY (N_ ("Time")), BST_REPORT_START, 2 },
                                      { SAY (N_ ("Step")), BST_REPORT_START, 8 },
                                      { SAY (N_ ("Minutes")), BST_REPORT_END, 2 } };

  if (agenda->len == 0)
    return;
  bst_report_add_heading (self->report, 2, SAY (N_ ("Agenda")));
  bst_report_add_table (self->report, NULL, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < agenda->len; i++)
    {
      const BstAgendaLine *line = &g_array_index (agenda, BstAgendaLine, i);
      g_autofree char *from = bst_format_time_of_day (self->language, line->from);
      g_autofree char *minutes =
          line->step->minutes != BST_UNSET ? bst_format_integer (self->language, line->step->minutes) : NULL;
      bst_report_add_row (self->report, (const char *[]) { from, line->step->title, minutes });
    }
}

static void
add_present (const BstSessionReport *self, const BstAttendance *one)
{
  const BstField *role = bst_fields_find (bst_kind_get_field (BST_KIND_SESSIONS, "attendance")->elements, "role");
  const BstField *perspective = bst_kind_get_field (BST_KIND_ACTORS, "role");
  BstRecord *actor = bst_plan_find (self->plan, BST_KIND_ACTORS, one->organisation);
  g_autofree char *name = bst_word_reference (&self->wording, one->organisation);
  g_autofree char *people = one->people != BST_UNSET ? bst_format_integer (self->language, one->people) : NULL;
  gint64 brings = actor != NULL ? BST_ACTOR (actor)->role : 0;

  bst_report_add_row (self->report, (const char *[]) { name, SAY (role->values[one->role].label),
                                                       brings != 0 ? SAY (perspective->values[brings].label) : NULL,
                                                       people, self->wish->with_persons ? one->persons : NULL });
}

/* Organisations; a column with names of persons only where that was chosen. */
static void
add_presence (const BstSessionReport *self)
{
  const BstVec *attendance = self->session->attendance;
  const BstReportColumn columns[] = { { SAY (N_ ("Organisation")), BST_REPORT_START, 5 },
                                      { SAY (N_ ("Role")), BST_REPORT_START, 3 },
                                      { SAY (N_ ("Perspective")), BST_REPORT_START, 4 },
                                      { SAY (N_ ("People")), BST_REPORT_END, 2 },
                                      { SAY (N_ ("Names")), BST_REPORT_START, 4 } };

  if (bst_session_count_organisations (self->record) == 0)
    return;
  bst_report_add_heading (self->report, 2, SAY (N_ ("Who was there")));
  bst_report_add_table (self->report, NULL, columns, self->wish->with_persons ? 5 : 4);
  for (guint i = 0; i < bst_vec_length (attendance); i++)
    if (((const BstAttendance *) attendance->items[i])->organisation != NULL)
      add_present (self, attendance->items[i]);
}

/* --- Cards ---------------------------------------------------------------------------------------------------------------- */

static char *
say_kind (const BstSessionReport *self, const BstCard *card)
{
  const BstEnumValue *kinds = bst_kind_get_field (BST_KIND_CARDS, "kind")->values;
  const BstEnumValue *levels = bst_kind_get_field (BST_KIND_CARDS, "lever-level")->values;

  if (card->lever_level == BST_LEVER_NONE)
    return g_strdup (SAY (kinds[card->kind].label));
  return g_strdup_printf ("%s (%s)", SAY (kinds[card->kind].label), SAY (levels[card->lever_level].label));
}

/* Whether the cards of the cluster have something to say of what became of them: a column without words is left out. */
static gboolean
has_outcome (const BstSessionReport *self, const GPtrArray *cards)
{
  for (guint i = 0; i < cards->len; i++)
    {
      g_autofree char *outcome =
          bst_card_say_outcome (self->plan, ((const BstBoardCard *) cards->pdata[i])->record, self->language);
      if (outcome != NULL && *outcome != '\0')
        return TRUE;
    }
  return FALSE;
}

static void
add_cards (const BstSessionReport *self, const BstBoardCluster *cluster, const char *ballot)
{
  g_autoptr (GPtrArray) cards = bst_session_report_list_cards (self, cluster);
  gboolean with_outcome = has_outcome (self, cards);
  BstReportColumn columns[4] = { { SAY (N_ ("Kind")), BST_REPORT_START, 3 },
                                 { SAY (N_ ("Card")), BST_REPORT_START, with_outcome ? 6 : 11 } };
  guint n_columns = 2;

  if (cards->len == 0)
    return;
  if (with_outcome)
    columns[n_columns++] = (BstReportColumn) { SAY (N_ ("What became of it")), BST_REPORT_START, 5 };
  if (ballot != NULL)
    columns[n_columns++] = (BstReportColumn) { SAY (N_ ("Votes")), BST_REPORT_END, 2 };
  bst_report_add_heading (self->report, 3, *cluster->title != '\0' ? cluster->title : SAY (N_ ("In no cluster")));
  bst_report_add_table (self->report, NULL, columns, n_columns);
  for (guint i = 0; i < cards->len; i++)
    {
      const BstBoardCard *card = cards->pdata[i];
      gint64 n = ballot != NULL ? bst_board_card_get_votes (card, ballot) : BST_UNSET;
      g_autofree char *kind = say_kind (self, BST_CARD (card->record)),
                      *text = bst_session_report_name_card (self, card),
                      *outcome = bst_card_say_outcome (self->plan, card->record, self->language),
                      *votes = n != BST_UNSET ? bst_format_integer (self->language, n) : NULL;
      if (with_outcome)
        bst_report_add_row (self->report, (const char *[]) { kind, text, outcome, votes });
      else
        bst_report_add_row (self->report, (const char *[]) { kind, text, votes, NULL });
    }
}

static void
add_board (const BstSessionReport *self)
{
  const char *ballot = bst_session_get_last_ballot (self->record);
  g_autoptr (GPtrArray) all = bst_session_report_list_cards (self, NULL);

  if (all->len == 0 && self->n_kept_back == 0)
    return;
  bst_report_add_heading (self->report, 2, SAY (N_ ("Cards")));
  for (guint i = 1; i <= self->board->clusters->len; i++) /* those in none come last */
    add_cards (self, self->board->clusters->pdata[i % self->board->clusters->len], ballot);
  bst_session_report_add_kept_back (self);
}

static void
add_decisions (const BstSessionReport *self)
{
  g_autoptr (GPtrArray) all = bst_session_report_list_cards (self, NULL);
  gboolean any = FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      const BstBoardCard *card = all->pdata[i];
      g_autofree char *text = NULL;
      if (BST_CARD (card->record)->kind != BST_CARD_DECISION)
        continue;
      if (!any)
        bst_report_add_heading (self->report, 2, SAY (N_ ("Decisions")));
      any = TRUE;
      text = bst_session_report_name_card (self, card);
      bst_report_add_item (self->report, text);
    }
}

/* --- Votes ---------------------------------------------------------------------------------------------------------------- */

static void
add_terms (const BstSessionReport *self, const BstBallot *ballot, const BstCount *count)
{
  BstVoteTerms terms = bst_ballot_get_terms (ballot);
  g_autofree char *day = bst_format_date (self->language, ballot->date);
  g_autofree char *ballots = terms.ballots != BST_UNSET ? bst_format_integer (self->language, terms.ballots) : NULL;
  g_autofree char *each = terms.votes_each != BST_UNSET ? bst_format_integer (self->language, terms.votes_each) : NULL;
  g_autofree char *says = bst_count_explain (count, &terms, self->language);

  bst_report_add_fact (self->report, SAY (N_ ("Date")), day);
  bst_report_add_fact (self->report, SAY (N_ ("Ballots")), ballots);
  bst_report_add_fact (self->report, SAY (N_ ("Dots a ballot")), each);
  bst_report_add_fact (self->report, SAY (N_ ("Count of the dots")), says);
}

static char *
title_ballot (const BstSessionReport *self, const BstBallot *ballot)
{
  g_autofree char *round =
      bst_format_integer (self->language, bst_ballot_get_round (self->record, ballot->parent.id) - 1);
  const char *title = ballot->title != NULL ? ballot->title : SAY (N_ ("Vote"));

  if (bst_ballot_get_round (self->record, ballot->parent.id) == 1)
    return g_strdup (title);
  return bst_text_fill (SAY (N_ ("{title}: recount {n}")), (const char *[]) { "title", title, "n", round, NULL });
}

static void
add_ballot (const BstSessionReport *self, const BstBallot *ballot)
{
  g_autoptr (GPtrArray) ranked = bst_session_report_rank (self, ballot->parent.id);
  const BstReportColumn columns[] = { { SAY (N_ ("Card")), BST_REPORT_START, 8 },
                                      { SAY (N_ ("Votes")), BST_REPORT_END, 2 } };
  g_autofree char *title = title_ballot (self, ballot);
  BstCount count = bst_ballot_count (self->plan, self->record, ballot->parent.id);

  bst_report_add_heading (self->report, 3, title);
  add_terms (self, ballot, &count);
  if (ranked->len == 0 || bst_ballot_is_recounted (self->record, ballot->parent.id))
    return;
  bst_report_add_table (self->report, NULL, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < ranked->len; i++)
    {
      g_autofree char *text = bst_session_report_name_card (self, ranked->pdata[i]);
      g_autofree char *n =
          bst_format_integer (self->language, bst_board_card_get_votes (ranked->pdata[i], ballot->parent.id));
      bst_report_add_row (self->report, (const char *[]) { text, n });
    }
}

/* Every count, recounts too: what was counted is what was counted. The cards stand under the last one. R240. */
static void
add_votes (const BstSessionReport *self)
{
  g_autoptr (GPtrArray) ballots = bst_session_list_ballots (self->record);

  if (ballots->len == 0)
    return;
  bst_report_add_heading (self->report, 2, SAY (N_ ("Votes")));
  for (guint i = 0; i < ballots->len; i++)
    add_ballot (self, ballots->pdata[i]);
  bst_report_add_note (self->report, SAY (N_ ("A vote shows what weighs in the room; it decides nothing by itself.")));
}

/* --- Evaluation ------------------------------------------------------------------------------------------------------------ */

static void
add_side (const BstSessionReport *self, const BstSessionEvaluation *side)
{
  g_autofree char *title = bst_word_reference (&self->wording, side->parent.id);
  g_autofree char *by = side->by != NULL ? bst_word_reference (&self->wording, side->by) : NULL;
  g_autofree char *asked = side->asked != BST_UNSET ? bst_format_integer (self->language, side->asked) : NULL;

  bst_report_add_heading (self->report, 3, title);
  bst_report_add_fact (self->report, SAY (N_ ("Evaluated by")), by);
  bst_report_add_fact (self->report, SAY (N_ ("People asked")), asked);
  bst_report_add_fact (self->report, SAY (N_ ("What went well")), side->good);
  bst_report_add_fact (self->report, SAY (N_ ("What can be better")), side->better);
}

/* R242: from three sides. */
static void
add_evaluations (const BstSessionReport *self)
{
  const BstVec *sides = self->session->evaluations;

  if (bst_vec_length (sides) == 0)
    return;
  bst_report_add_heading (self->report, 2, SAY (N_ ("Evaluation")));
  for (guint i = 0; i < bst_vec_length (sides); i++)
    add_side (self, sides->items[i]);
}

/**
 * bst_session_minutes_new:
 *
 * Returns: (transfer full): the minutes of the session
 */
BstReport *
bst_session_minutes_new (BstPlan *plan, BstFramework *framework, const BstSessionWish *wish)
{
  BstSessionReport self = { NULL };

  if (!bst_session_report_init (&self, plan, framework, wish, N_ ("Minutes of the meeting")))
    return bst_session_report_finish (&self);
  bst_session_report_add_facts (&self);
  add_text (&self, N_ ("Purpose"), self.session->purpose);
  add_agenda (&self);
  add_presence (&self);
  add_text (&self, N_ ("What was said"), self.session->minutes_text);
  add_board (&self);
  add_votes (&self);
  add_decisions (&self);
  add_text (&self, N_ ("Outcome"), self.session->outcome);
  add_text (&self, N_ ("New collaborations"), self.session->collaborations);
  add_evaluations (&self);
  bst_session_report_add_next (&self);
  return bst_session_report_finish (&self);
}
