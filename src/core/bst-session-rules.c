/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-session-rules.c - what a colleague would say to a facilitator, before a session and after it. Nothing here refuses. */
#include "bst-session-rules.h"
#include "bst-need.h"
#include "bst-session-format.h"
#include "bst-smart-rules.h"
#include "bst-vote.h"
#include "kinds/bst-actor.h"

static gboolean
is_over (const BstRuleContext *context, const BstSession *session)
{
  return session->date != 0 && session->date <= context->today && !session->cancelled;
}

static gboolean
is_ahead (const BstRuleContext *context, const BstSession *session)
{
  return !session->cancelled && (session->date == 0 || session->date > context->today);
}

/* --- Before ----------------------------------------------------------------------------------------------------------- */

static void
check_date (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstSession *session = BST_SESSION (record);

  if (session->date == 0 && !session->cancelled)
    bst_findings_add (findings, "date", N_ ("This session has no date yet."), NULL);
}

static void
check_agenda (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstSession *session = BST_SESSION (record);
  gint64 sum = bst_session_get_agenda_minutes (record);
  BstParam minutes, room;

  if (session->cancelled || session->time_from == BST_UNSET || session->time_to == BST_UNSET || sum == 0)
    return;
  if (session->time_to <= session->time_from)
    bst_findings_add (findings, "to-minute", N_ ("It ends before it begins."), NULL);
  else if (sum > session->time_to - session->time_from)
    bst_findings_add (findings, "agenda", N_ ("The agenda takes {minutes} minutes, and there are {room}."), "minutes",
                      bst_param (&minutes, sum), "room", bst_param (&room, session->time_to - session->time_from),
                      NULL);
}

static void
check_open_agenda (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  if (is_ahead (context, BST_SESSION (record)) && bst_vec_length (BST_SESSION (record)->agenda) == 0)
    bst_findings_add (findings, "agenda", N_ ("The agenda is still open."), NULL);
}

static void
check_contact (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  if (is_ahead (context, BST_SESSION (record)) && !bst_has_text (BST_SESSION (record)->contact))
    bst_findings_add (findings, "contact", N_ ("No organisation is named as contact point."), NULL);
}

/* --- In the room ------------------------------------------------------------------------------------------------------ */

/* Of the perspectives that a group needs, those that nobody present brings. R044. */
static void
check_composition (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstVec *attendance = BST_SESSION (record)->attendance;
  const BstEnumValue *roles = bst_kind_get_field (BST_KIND_ACTORS, "role")->values;
  gboolean has[16] = { FALSE };
  BstParam n;
  guint known = 0, missing = 0;

  for (guint i = 0; i < bst_vec_length (attendance); i++)
    {
      const BstAttendance *one = attendance->items[i];
      BstRecord *actor =
          one->organisation != NULL ? bst_plan_find (context->plan, BST_KIND_ACTORS, one->organisation) : NULL;
      gint64 role = actor != NULL ? BST_ACTOR (actor)->role : 0;
      known += role != 0;
      if (role > 0 && role < (gint64) G_N_ELEMENTS (has))
        has[role] = TRUE;
    }
  for (guint i = 1; roles[i].name != NULL; i++)
    missing += !has[i];
  if (known >= 3 && missing > 0)
    bst_findings_add (findings, "attendance", N_ ("{n} of the five perspectives were not in the room."), "n",
                      bst_param (&n, missing), NULL);
}

static void
check_votes (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstSession *session = BST_SESSION (record);

  for (guint i = 0; i < bst_vec_length (session->ballots); i++)
    {
      const BstBallot *ballot = session->ballots->items[i];
      BstCount count = bst_ballot_count (context->plan, record, ballot->parent.id);
      BstParam total, all;
      if (bst_ballot_is_recounted (record, ballot->parent.id))
        continue;
      if (count.state == BST_COUNT_MORE || count.state == BST_COUNT_IMPOSSIBLE)
        bst_findings_add (findings, "ballots", N_ ("The vote “{title}” has {total} dots, and there can only be {all}."),
                          "title", bst_has_text (ballot->title) ? ballot->title : "…", "total",
                          bst_param (&total, count.total), "all", bst_param (&all, count.expected), NULL);
    }
}

/* --- Afterwards ------------------------------------------------------------------------------------------------------- */

static void
check_outcomes (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  g_autoptr (BstBoard) board = NULL;
  BstParam n;

  if (!is_over (context, BST_SESSION (record)))
    return;
  board = bst_board_new (context->plan, record->id);
  if (board->n_open > 0)
    bst_findings_add (findings, "outcome", N_ ("Of {n} cards it is not said what became of them."), "n",
                      bst_param (&n, board->n_open), NULL);
}

static void
check_report_back (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstSession *session = BST_SESSION (record);
  g_autoptr (GPtrArray) cards = NULL;

  if (!is_over (context, session) || session->reported_on != 0)
    return;
  cards = bst_session_list_cards (context->plan, record->id);
  if (cards->len > 0)
    bst_findings_add (findings, "reported-on", N_ ("Who was there has not heard yet what became of it."), NULL);
}

static void
check_evaluation (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstSession *session = BST_SESSION (record);
  GPtrArray *sides =
      context->framework != NULL ? bst_framework_get_list (context->framework, "session-evaluations") : NULL;
  BstParam n, all;
  guint n_done = 0;

  if (session->closed_on == 0 || sides == NULL)
    return;
  for (guint i = 0; i < sides->len; i++)
    {
      const BstSessionEvaluation *one =
          bst_vec_find_element (session->evaluations, ((const BstItem *) sides->pdata[i])->id);
      n_done += one != NULL && (one->good != NULL || one->better != NULL);
    }
  if (n_done < sides->len)
    bst_findings_add (findings, "evaluations", N_ ("It was closed with {n} of the {all} evaluations."), "n",
                      bst_param (&n, n_done), "all", bst_param (&all, sides->len), NULL);
}

static void
check_need (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstCard *card = BST_CARD (record);
  gint64 first, now = bst_need_get_year (context->plan, record);
  BstParam year;

  if (card->kind != BST_CARD_NEED || card->repeats == NULL || card->answered != 0 || card->action != NULL
      || card->action_point != NULL || card->fate == BST_FATE_NOT_TAKEN_UP)
    return;
  first = bst_need_get_first_year (context->plan, record);
  if (first != BST_UNSET && now != BST_UNSET && now > first)
    bst_findings_add (findings, "fate", N_ ("This need has been heard since {year}, and nothing answers it."), "year",
                      bst_param (&year, first), NULL);
}

#define RULE(id, kind, severity, title, why, mend, source, check) \
  { id, BST_KIND_##kind, BST_SEVERITY_##severity, title, why, mend, source, check }

const BstRule bst_session_rules[] = {
  RULE ("se.date", SESSIONS, NOTE, N_ ("A date"), N_ ("People keep a day free when they know it early."),
        N_ ("Fill in the date; the hour and the place may follow."), "R236", check_date),
  RULE ("se.agenda", SESSIONS, ADVICE, N_ ("An agenda that fits"), N_ ("What does not fit is what is dropped at the end: the agreements."),
        N_ ("Shorten a step, leave one out or end later, for example 20 minutes for the pitches."), "R224", check_agenda),
  RULE ("se.open-agenda", SESSIONS, NOTE, N_ ("An agenda"), N_ ("The agenda may follow later, and people like to know what they come for."),
        N_ ("Choose a format: its steps are filled in, and you change them as you like."), "R223", check_open_agenda),
  RULE ("se.contact", SESSIONS, ADVICE, N_ ("A contact point"), N_ ("Who has a question must know whom to ask."),
        N_ ("Name the organisation that answers questions about this session."), "R223", check_contact),
  RULE ("se.composition", SESSIONS, NOTE, N_ ("Who was in the room"), N_ ("What is missing in the room is missing in the plan."),
        N_ ("Ask those who were missing what they think, or invite them next time."), "R044", check_composition),
  RULE ("se.votes", SESSIONS, ADVICE, N_ ("Votes that add up"), N_ ("Nobody trusts a result with more dots than were handed out."),
        N_ ("Count again as a second round; the first count stays beside it."), "R240", check_votes),
  RULE ("se.outcomes", SESSIONS, ADVICE, N_ ("What became of the cards"), N_ ("People come back when they see that something was done with what they said."),
        N_ ("Say of each card what became of it: a draft, a link, a need, passed on or not taken up with the reason."), "R188", check_outcomes),
  RULE ("se.report-back", SESSIONS, ADVICE, N_ ("Report-back"), N_ ("A report-back on the same evening is read; after a week it is not."),
        N_ ("Send the report-back and fill in the day."), "R188", check_report_back),
  RULE ("se.evaluation", SESSIONS, NOTE, N_ ("Three sides"), N_ ("Science, a transcript and citizens each see something else."),
        N_ ("Fill in what each side found, or say who will."), "R242", check_evaluation),
  RULE ("se.need", CARDS, ADVICE, N_ ("A need that comes back"), N_ ("A need that is repeated each year without an answer costs trust."),
        N_ ("Make a draft of it, link it to what exists, or say why it is not taken up."), "R231", check_need),
};
const guint bst_n_session_rules = G_N_ELEMENTS (bst_session_rules);

/* --- What a change concerns besides itself ---------------------------------------------------------------------------- */

static void
tell (BstPlan *plan, BstKindId kind, const char *id, BstRelatedFunc func, gpointer data)
{
  BstRecord *record = id != NULL ? bst_plan_find (plan, kind, id) : NULL;

  if (record != NULL)
    func (record, data);
}

static void
tell_all_cards (BstPlan *plan, BstRelatedFunc func, gpointer data)
{
  BstCollection *cards = bst_plan_get_collection (plan, BST_KIND_CARDS);

  for (guint i = 0; i < bst_collection_get_n (cards); i++)
    if (BST_CARD (bst_collection_get (cards, i))->repeats != NULL)
      func (bst_collection_get (cards, i), data);
}

/* Whether needs of other cards may have another first year now. */
static gboolean
concerns_years (const BstChange *change)
{
  static const char *const fields[] = { "date", "repeats", "first-seen", "session", NULL };

  return change->type != BST_CHANGE_SET || g_strv_contains (fields, change->field->name);
}

/**
 * bst_session_foreach_related:
 * @change: one that was applied
 * @func: (scope call): may be called more than once with one record
 *
 * A card speaks in its session's findings, an organisation where it was present, a need in those that repeat it.
 */
void
bst_session_foreach_related (BstPlan *plan, const BstChange *change, BstRelatedFunc func, gpointer data)
{
  BstRecord *now = bst_plan_find (plan, change->kind, change->id);

  if (change->kind == BST_KIND_CARDS)
    {
      if (now != NULL)
        tell (plan, BST_KIND_SESSIONS, BST_CARD (now)->session, func, data);
      if (change->type != BST_CHANGE_SET)
        tell (plan, BST_KIND_SESSIONS, BST_CARD (change->record)->session, func, data);
      else if (g_str_equal (change->field->name, "session"))
        tell (plan, BST_KIND_SESSIONS, change->before.ptr, func, data);
    }
  if ((change->kind == BST_KIND_CARDS || change->kind == BST_KIND_SESSIONS) && concerns_years (change))
    tell_all_cards (plan, func, data);
}
