/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-session-report.c - what the reports on a session share: the facts, the cards that may be seen, and the calendar. */
#include "bst-session-report-private.h"
#include "bst-card-work.h"
#include "bst-ics.h"
#include "kinds/bst-plan-settings.h"
#include <string.h>

const char *
bst_session_report_say (const BstSessionReport *self, const char *text)
{
  return bst_text (self->language, text);
}

/* --- What may be seen --------------------------------------------------------------------------------------------------- */

/* Confidential stays in the plan; what nobody in the room has seen is no part of what was said there. */
gboolean
bst_session_report_may_show (BstRecord *card)
{
  return !BST_CARD (card)->confidential && !BST_CARD (card)->hidden && BST_CARD (card)->text != NULL;
}

/* (transfer full) (element-type BstBoardCard): those of the cluster that may be seen; NULL: of the whole board. */
GPtrArray *
bst_session_report_list_cards (const BstSessionReport *self, const BstBoardCluster *cluster)
{
  GPtrArray *cards = g_ptr_array_new ();

  for (guint i = 0; i < self->board->clusters->len; i++)
    {
      const BstBoardCluster *one = self->board->clusters->pdata[i];
      for (guint j = 0; (cluster == NULL || cluster == one) && j < one->cards->len; j++)
        if (bst_session_report_may_show (((BstBoardCard *) one->cards->pdata[j])->record))
          g_ptr_array_add (cards, one->cards->pdata[j]);
    }
  return cards;
}

/* What was written on it and on its duplicates, as far as those may be seen. */
char *
bst_session_report_name_card (const BstSessionReport *self, const BstBoardCard *card)
{
  BstBoardCard shown = { card->record, g_ptr_array_new () };
  char *text;

  for (guint i = 0; i < card->same->len; i++)
    if (bst_session_report_may_show (card->same->pdata[i]))
      g_ptr_array_add (shown.same, card->same->pdata[i]);
  text = bst_board_card_get_text (&shown);
  g_ptr_array_unref (shown.same);
  return text;
}

static guint
count_kept_back (const BstBoard *board)
{
  g_autoptr (GPtrArray) cards = bst_session_list_cards (board->plan, board->session);
  guint n = 0;

  for (guint i = 0; i < cards->len; i++)
    n += !bst_session_report_may_show (bst_card_get_top (board->plan, cards->pdata[i]))
         || !bst_session_report_may_show (cards->pdata[i]);
  return n;
}

void
bst_session_report_add_kept_back (const BstSessionReport *self)
{
  g_autofree char *n = bst_format_integer (self->language, self->n_kept_back);
  g_autofree char *text =
      bst_text_fill (bst_text_plural (self->language,
                                      "{n} card is not in this document: it was not shown, or is confidential.",
                                      "{n} cards are not in this document: they were not shown, or are confidential.",
                                      self->n_kept_back),
                     (const char *[]) { "n", n, NULL });

  if (self->n_kept_back > 0)
    bst_report_add_note (self->report, text);
}

static int
by_votes (gconstpointer a, gconstpointer b, gpointer ballot)
{
  gint64 one = bst_board_card_get_votes (*(BstBoardCard *const *) a, ballot),
         other = bst_board_card_get_votes (*(BstBoardCard *const *) b, ballot);

  return one != other ? (one > other ? -1 : 1) : 0;
}

/* (transfer full) (element-type BstBoardCard): the cards that got a number in this vote, the highest first. */
GPtrArray *
bst_session_report_rank (const BstSessionReport *self, const char *ballot)
{
  g_autoptr (GPtrArray) all = bst_session_report_list_cards (self, NULL);
  GPtrArray *ranked = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (bst_board_card_get_votes (all->pdata[i], ballot) != BST_UNSET)
      g_ptr_array_add (ranked, all->pdata[i]);
  g_ptr_array_sort_with_data (ranked, by_votes, (gpointer) ballot);
  return ranked;
}

/* --- The facts ------------------------------------------------------------------------------------------------------------ */

static void
add_reference (const BstSessionReport *self, const char *field, const char *id)
{
  g_autofree char *text = id != NULL ? bst_word_reference (&self->wording, id) : NULL;

  bst_report_add_fact (self->report,
                       bst_session_report_say (self, bst_kind_get_field (BST_KIND_SESSIONS, field)->label), text);
}

/* “45 people from 12 organisations, 3 residents among them” */
static char *
say_people (const BstSessionReport *self)
{
  guint n_people = bst_session_count_people (self->record),
        n_organisations = bst_session_count_organisations (self->record);
  g_autofree char *people = bst_format_integer (self->language, n_people);
  g_autofree char *organisations = bst_format_integer (self->language, n_organisations);
  g_autofree char *residents = bst_format_integer (self->language, MAX (0, self->session->residents));
  const char *const values[] = { "people", people, "organisations", organisations, "residents", residents, NULL };

  if (n_people == 0)
    return NULL;
  if (self->session->residents > 0 && n_organisations > 0)
    return bst_text_fill (
        bst_text_plural (self->language,
                         "{people} people from {organisations} organisation, {residents} residents among them",
                         "{people} people from {organisations} organisations, {residents} residents among them",
                         n_organisations),
        values);
  if (self->session->residents > 0)
    return bst_text_fill (bst_session_report_say (self, N_ ("{people} people, {residents} residents among them")),
                          values);
  if (n_organisations > 0)
    return bst_text_fill (bst_text_plural (self->language, "{people} people from {organisations} organisation",
                                           "{people} people from {organisations} organisations", n_organisations),
                          values);
  return bst_text_fill (bst_session_report_say (self, N_ ("{people} people")), values);
}

void
bst_session_report_add_facts (const BstSessionReport *self)
{
  g_autofree char *when = bst_session_say_when (self->record, self->language), *people = say_people (self);

  bst_report_add_fact (self->report, bst_session_report_say (self, N_ ("When")), when);
  bst_report_add_fact (self->report, bst_session_report_say (self, N_ ("Place")), self->session->place);
  bst_report_add_fact (self->report, bst_session_report_say (self, N_ ("Zone")), self->session->zone);
  add_reference (self, "format", self->session->format);
  add_reference (self, "theme", self->session->theme);
  add_reference (self, "path", self->session->path);
  add_reference (self, "contact", self->session->contact);
  bst_report_add_fact (self->report, bst_session_report_say (self, N_ ("Participants")), people);
}

/* (transfer full) (nullable): title, day and place of the session that follows. R236. */
char *
bst_session_report_say_next (const BstSessionReport *self)
{
  BstRecord *next =
      self->session->next != NULL ? bst_plan_find (self->plan, BST_KIND_SESSIONS, self->session->next) : NULL;
  g_autofree char *when = next != NULL ? bst_session_say_when (next, self->language) : NULL;

  if (next == NULL)
    return NULL;
  return g_strdup_printf ("%s: %s%s%s", BST_SESSION (next)->title != NULL ? BST_SESSION (next)->title : "…", when,
                          BST_SESSION (next)->place != NULL ? ", " : "",
                          BST_SESSION (next)->place != NULL ? BST_SESSION (next)->place : "");
}

void
bst_session_report_add_next (const BstSessionReport *self)
{
  g_autofree char *text = bst_session_report_say_next (self);

  if (text == NULL)
    return;
  bst_report_add_heading (self->report, 2, bst_session_report_say (self, N_ ("Next session")));
  bst_report_add_paragraph (self->report, text);
}

/* --- Beginning and end ------------------------------------------------------------------------------------------------------ */

/* FALSE: there is no such session; the report is then empty. */
gboolean
bst_session_report_init (BstSessionReport *self, BstPlan *plan, BstFramework *framework, const BstSessionWish *wish,
                         const char *kicker)
{
  const char *own = BST_PLAN_SETTINGS (bst_plan_get_single (plan, BST_KIND_PLAN))->language;
  g_autofree char *title = NULL;

  self->plan = plan;
  self->framework = framework;
  self->wish = wish;
  self->language = own != NULL && *own != '\0' ? own : "nl";
  self->wording = (BstWording) { plan, framework, self->language };
  self->record = wish->session != NULL ? bst_plan_find (plan, BST_KIND_SESSIONS, wish->session) : NULL;
  self->session = self->record != NULL ? BST_SESSION (self->record) : NULL;
  title = g_strdup (bst_record_say_title (self->record, self->language));
  self->report = bst_report_new (plan, self->language, title, wish->today);
  if (self->record == NULL)
    return FALSE;
  self->board = bst_board_new (plan, self->record->id);
  self->n_kept_back = count_kept_back (self->board);
  bst_report_add_kicker (self->report, bst_session_report_say (self, kicker));
  bst_report_add_heading (self->report, 1, title);
  return TRUE;
}

BstReport *
bst_session_report_finish (BstSessionReport *self)
{
  g_clear_pointer (&self->board, bst_board_free);
  return self->report;
}

/* --- The calendar ------------------------------------------------------------------------------------------------------------ */

static char *
describe (const BstWording *wording, const BstSession *session)
{
  GString *text = g_string_new (session->purpose);
  g_autofree char *path = session->path != NULL ? bst_word_reference (wording, session->path) : NULL,
                  *contact = session->contact != NULL ? bst_word_reference (wording, session->contact) : NULL;

  if (path != NULL)
    g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "",
                            bst_text (wording->language, N_ ("Transition path")), path);
  if (contact != NULL)
    g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "",
                            bst_text (wording->language, N_ ("Contact point")), contact);
  if (session->registration)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            bst_text (wording->language, N_ ("Registration needed")));
  return g_string_free (text, FALSE);
}

/**
 * bst_sessions_calendar_new:
 * @today: the day on which it is made
 *
 * Returns: (transfer full): the sessions with a date as a calendar file; a session that was called off says so. R226.
 */
GBytes *
bst_sessions_calendar_new (BstPlan *plan, BstFramework *framework, gint64 today)
{
  const BstPlanSettings *settings = BST_PLAN_SETTINGS (bst_plan_get_single (plan, BST_KIND_PLAN));
  const char *language = settings->language != NULL && *settings->language != '\0' ? settings->language : "nl";
  const BstWording wording = { plan, framework, language };
  BstCollection *sessions = bst_plan_get_collection (plan, BST_KIND_SESSIONS);
  BstIcs *calendar = bst_ics_new (settings->title != NULL ? settings->title : "", today);

  for (guint i = 0; i < bst_collection_get_n (sessions); i++)
    {
      BstRecord *record = bst_collection_get (sessions, i);
      const BstSession *session = BST_SESSION (record);
      g_autofree char *uid =
          g_strdup_printf ("%s@%s", record->id, settings->plan_id != NULL ? settings->plan_id : "bouwstenen");
      g_autofree char *about = describe (&wording, session);
      const BstIcsEvent event = {
        .uid = uid,
        .date = session->date,
        .from = session->time_from,
        .to = session->time_to,
        .summary = bst_record_say_title (record, language),
        .description = about,
        .place = session->place,
        .cancelled = session->cancelled != 0,
      };
      if (session->date != 0)
        bst_ics_add_event (calendar, &event);
    }
  return bst_ics_finish (calendar);
}
