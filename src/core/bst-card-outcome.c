/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-card-outcome.h"
#include "bst-card-work.h"
#include "bst-need.h"
#include "bst-text.h"
#include "kinds/bst-action.h"
#include "kinds/bst-actor.h"
#include <string.h>

#define LONGEST_TITLE 110 /* characters; a longer card becomes a title and a description */

typedef struct {
  const BstOutcomeContext *context;
  BstBoard *board;
  BstBoardCard *place;
  BstRecord *record, *session;
  const BstCard *card;
  char *text; /* of the card and its duplicates, on lines of their own */
} Source;

static void
take (BstRecord *record, const char *field, BstValue value)
{
  bst_record_take (record, bst_record_find_field (record, field), value);
}

static void
take_text (BstRecord *record, const char *field, const char *text)
{
  if (text != NULL && *text != '\0')
    take (record, field, bst_value_text (text));
}

static gboolean
source_init (Source *self, const BstOutcomeContext *context, const char *card)
{
  BstRecord *record = bst_plan_find (context->plan, BST_KIND_CARDS, card);
  const char *session = record != NULL ? BST_CARD (record)->session : NULL;

  self->context = context;
  if (session == NULL)
    return FALSE;
  self->board = bst_board_new (context->plan, session);
  self->place = bst_board_find (self->board, card, NULL);
  self->record = self->place->record;
  self->card = BST_CARD (self->record);
  self->session = bst_plan_find (context->plan, BST_KIND_SESSIONS, session);
  self->text = bst_board_card_get_text (self->place);
  return TRUE;
}

static void
source_clear (Source *self)
{
  g_clear_pointer (&self->board, bst_board_free);
  g_clear_pointer (&self->text, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

/* --- What is filled in ------------------------------------------------------------------------------------------------ */

/* The first line, or as many of its words as a title holds. */
static char *
make_title (const char *text)
{
  g_autofree char *line = g_strndup (text, strcspn (text, "\n"));
  char *end;

  if (g_utf8_strlen (line, -1) <= LONGEST_TITLE)
    return g_steal_pointer (&line);
  *g_utf8_offset_to_pointer (line, LONGEST_TITLE) = '\0';
  end = strrchr (line, ' ');
  if (end != NULL)
    *end = '\0';
  return g_strconcat (line, "…", NULL);
}

static gboolean
is_all_in_title (const Source *self, const char *title)
{
  return strcmp (self->text, title) == 0;
}

/* “From the session “…” of 12 November 2026.” */
static char *
say_source (const Source *self)
{
  const BstSession *session = BST_SESSION (self->session);
  const char *language = self->context->language;
  g_autofree char *day = bst_format_date (language, session->date);
  const char *title = bst_record_say_title (self->session, language);

  return bst_text_fill (session->date != 0 ? bst_text (language, N_ ("From the session “{session}” of {date}."))
                                           : bst_text (language, N_ ("From the session “{session}”.")),
                        (const char *[]) { "session", title, "date", day, NULL });
}

/* Of the card, of its objective, or none. */
static const char *
find_phase (const Source *self)
{
  BstRecord *own = self->card->objective != NULL
                       ? bst_plan_find (self->context->plan, BST_KIND_OBJECTIVES, self->card->objective)
                       : NULL;
  const BstItem *item = self->context->framework != NULL && self->card->objective != NULL
                            ? bst_framework_find (self->context->framework, self->card->objective)
                            : NULL;

  if (self->card->phase != NULL)
    return self->card->phase;
  if (item != NULL)
    return item->phase;
  return own != NULL ? bst_record_peek_text (own, "phase") : NULL;
}

static void
take_one (BstRecord *record, const char *field, const char *id)
{
  if (id != NULL)
    take (record, field, bst_value_refs ((const char *const[]) { id, NULL }));
}

/* Who pitches carries it; who says something else may work on it. Being in one room is the first form of working
 * together. R150, R224. */
static void
take_organisation (const Source *self, BstRecord *action)
{
  const BstField *list = bst_record_find_field (action, "partners");
  GPtrArray *forms = self->context->framework != NULL
                         ? bst_framework_get_list (self->context->framework, "collaboration-forms")
                         : NULL;
  g_autofree char *id = bst_id_new_element ();
  BstElement *partner;

  if (self->card->organisation == NULL)
    return;
  if (self->card->kind == BST_CARD_PITCH)
    {
      take_text (action, "owner", self->card->organisation);
      return;
    }
  partner = bst_element_new (list->elements, id);
  bst_element_take (partner, bst_fields_find (list->elements, "actor"), bst_value_text (self->card->organisation));
  if (forms != NULL && forms->len > 0)
    bst_element_take (partner, bst_fields_find (list->elements, "form-now"),
                      bst_value_text (((const BstItem *) forms->pdata[0])->id));
  take (action, "partners", bst_vec_with_element (list, NULL, partner));
}

static void
take_lever (const Source *self, BstRecord *action)
{
  static const char *const fields[] = {
    [BST_LEVER_MICRO] = "lever-micro",
    [BST_LEVER_MESO] = "lever-meso",
    [BST_LEVER_MACRO] = "lever-macro",
  };

  if (self->card->kind == BST_CARD_LEVER && self->card->lever_level != BST_LEVER_NONE)
    take_text (action, fields[self->card->lever_level], self->text);
}

static void
finish (const Source *self, BstTransaction *transaction, const char *field, const char *id, BstFate fate)
{
  bst_transaction_set_text (transaction, self->record, field, id);
  if (self->card->fate != (gint64) fate)
    bst_transaction_set_number (transaction, self->record, "fate", fate);
}

/**
 * bst_card_make_action:
 * @card: its id; the card under which it stands counts
 *
 * Adds a draft of an action with what the card says, and links the card with it.
 *
 * Returns: (transfer full) (nullable): the id of the draft; %NULL: the card has an action already
 */
char *
bst_card_make_action (const BstOutcomeContext *context, BstTransaction *transaction, const char *card)
{
  g_auto (Source) self = { NULL };
  g_autoptr (BstRecord) action = NULL;
  g_autofree char *id = bst_id_new (BST_KIND_ACTIONS), *title = NULL, *source = NULL;

  if (!source_init (&self, context, card) || self.card->action != NULL)
    return NULL;
  action = bst_record_new (BST_KIND_ACTIONS, id);
  title = make_title (self.text);
  source = say_source (&self);
  take_text (action, "title", title);
  if (!is_all_in_title (&self, title))
    take_text (action, "description", self.text);
  take (action, "kind", (BstValue) { .num = BST_ACTION_BOTTOM_UP });
  take_text (action, "primary-objective", self.card->objective);
  take_one (action, "phases", find_phase (&self));
  take_one (action, "transition-paths", BST_SESSION (self.session)->path);
  take_organisation (&self, action);
  take_lever (&self, action);
  take_text (action, "note", source);
  bst_transaction_add (transaction, action);
  finish (&self, transaction, "action", id, BST_FATE_DRAFT);
  return g_steal_pointer (&id);
}

/**
 * bst_card_make_action_point:
 * @card: its id; the card under which it stands counts
 *
 * Adds a draft of an action point with what the card says, under the card's action if it has one, and links the card with
 * it. Nobody becomes its owner by speaking: who pitches is proposed, and has to agree.
 *
 * Returns: (transfer full) (nullable): the id of the draft; %NULL: the card has an action point already
 */
char *
bst_card_make_action_point (const BstOutcomeContext *context, BstTransaction *transaction, const char *card)
{
  g_auto (Source) self = { NULL };
  g_autoptr (BstRecord) point = NULL;
  g_autofree char *id = bst_id_new (BST_KIND_ACTION_POINTS), *title = NULL, *source = NULL;

  if (!source_init (&self, context, card) || self.card->action_point != NULL)
    return NULL;
  point = bst_record_new (BST_KIND_ACTION_POINTS, id);
  title = make_title (self.text);
  source = say_source (&self);
  take_text (point, "title", title);
  if (!is_all_in_title (&self, title))
    take_text (point, "specific", self.text);
  take_text (point, "objective", self.card->objective);
  take_text (point, "action", self.card->action);
  if (self.card->kind == BST_CARD_PITCH && self.card->organisation != NULL)
    {
      take_text (point, "owner", self.card->organisation);
      take (point, "agreement", (BstValue) { .num = BST_AGREEMENT_PROPOSED });
    }
  take_text (point, "note", source);
  bst_transaction_add (transaction, point);
  finish (&self, transaction, "action-point", id, BST_FATE_DRAFT);
  return g_steal_pointer (&id);
}

/* --- Linking and settling --------------------------------------------------------------------------------------------- */

/**
 * bst_card_link:
 * @target: id of an action, an action point or an objective that is there already
 *
 * Returns: whether the card can be linked with it
 */
gboolean
bst_card_link (const BstOutcomeContext *context, BstTransaction *transaction, const char *card, const char *target)
{
  g_auto (Source) self = { NULL };
  BstRecord *record = bst_plan_find_any (context->plan, target);

  if (!source_init (&self, context, card))
    return FALSE;
  if (record != NULL && bst_record_get_kind (record) == BST_KIND_ACTIONS)
    finish (&self, transaction, "action", target, BST_FATE_LINKED);
  else if (record != NULL && bst_record_get_kind (record) == BST_KIND_ACTION_POINTS)
    finish (&self, transaction, "action-point", target, BST_FATE_LINKED);
  else
    return FALSE;
  return TRUE;
}

/**
 * bst_card_note_need:
 * @before: (nullable): id of the card that said the same need in an earlier session
 *
 * The need keeps the year in which it was first heard. R231.
 *
 * Returns: whether anything changes
 */
gboolean
bst_card_note_need (const BstOutcomeContext *context, BstTransaction *transaction, const char *card, const char *before)
{
  g_auto (Source) self = { NULL };
  BstRecord *earlier = before != NULL ? bst_plan_find (context->plan, BST_KIND_CARDS, before) : NULL;
  gint64 year;

  if (!source_init (&self, context, card) || earlier == self.record)
    return FALSE;
  year = bst_need_get_year (context->plan, earlier != NULL ? earlier : self.record);
  if (self.card->kind != BST_CARD_NEED)
    bst_transaction_set_number (transaction, self.record, "kind", BST_CARD_NEED);
  if (self.card->fate != BST_FATE_NEED)
    bst_transaction_set_number (transaction, self.record, "fate", BST_FATE_NEED);
  if (earlier != NULL && g_strcmp0 (self.card->repeats, earlier->id) != 0)
    bst_transaction_set_text (transaction, self.record, "repeats", earlier->id);
  if (self.card->first_seen != year)
    bst_transaction_set_number (transaction, self.record, "first-seen", year);
  return bst_transaction_get_n (transaction) > 0;
}

/**
 * bst_card_settle:
 * @fate: what became of it, where nothing in the plan says so: passed on, or not taken up
 * @reason: (nullable): to whom, or why; it goes to who said it
 *
 * Returns: whether anything changes
 */
gboolean
bst_card_settle (const BstOutcomeContext *context, BstTransaction *transaction, const char *card, BstFate fate,
                 const char *reason)
{
  g_auto (Source) self = { NULL };
  guint before = bst_transaction_get_n (transaction);

  if (!source_init (&self, context, card))
    return FALSE;
  if (self.card->fate != (gint64) fate)
    bst_transaction_set_number (transaction, self.record, "fate", fate);
  if (reason != NULL && g_strcmp0 (self.card->follow_up, reason) != 0)
    bst_transaction_set_text (transaction, self.record, "follow-up", reason);
  return bst_transaction_get_n (transaction) > before;
}

/**
 * bst_card_reopen:
 *
 * Takes back what became of the card. A draft that was made from it stays: it is removed where it lives.
 *
 * Returns: whether anything changes
 */
gboolean
bst_card_reopen (const BstOutcomeContext *context, BstTransaction *transaction, const char *card)
{
  g_auto (Source) self = { NULL };
  static const char *const fields[] = { "action", "action-point" };
  guint before = bst_transaction_get_n (transaction);

  if (!source_init (&self, context, card))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (bst_record_peek_text (self.record, fields[i]) != NULL)
      bst_transaction_set_text (transaction, self.record, fields[i], NULL);
  if (self.card->fate != BST_FATE_OPEN)
    bst_transaction_set_number (transaction, self.record, "fate", BST_FATE_OPEN);
  return bst_transaction_get_n (transaction) > before;
}

/* --- Saying it -------------------------------------------------------------------------------------------------------- */

const char *const bst_outcome_titles[BST_N_OUTCOMES] = {
  [BST_OUTCOME_DRAFT] = N_ ("This became a draft"),
  [BST_OUTCOME_LINKED] = N_ ("This goes along with what exists"),
  [BST_OUTCOME_DECIDED] = N_ ("This was decided"),
  [BST_OUTCOME_NEED] = N_ ("This need is followed up"),
  [BST_OUTCOME_PASSED_ON] = N_ ("This was passed on"),
  [BST_OUTCOME_NOT_TAKEN_UP] = N_ ("This is not taken up"),
  [BST_OUTCOME_OPEN] = N_ ("This is still open"),
};

/**
 * bst_card_get_outcome:
 * @card: one that is under no other: what became of that one
 *
 * Returns: what became of it
 */
BstOutcome
bst_card_get_outcome (const BstCard *card)
{
  if (card->action != NULL || card->action_point != NULL)
    return card->fate == BST_FATE_DRAFT ? BST_OUTCOME_DRAFT : BST_OUTCOME_LINKED;
  switch (card->fate)
    {
    case BST_FATE_NEED:
      return BST_OUTCOME_NEED;
    case BST_FATE_PASSED_ON:
      return BST_OUTCOME_PASSED_ON;
    case BST_FATE_NOT_TAKEN_UP:
      return BST_OUTCOME_NOT_TAKEN_UP;
    default:
      return card->answered != 0               ? BST_OUTCOME_NEED
             : card->kind == BST_CARD_DECISION ? BST_OUTCOME_DECIDED
                                               : BST_OUTCOME_OPEN;
    }
}

static void
add_sentence (GString *text, const char *template_, const char *name, const char *value)
{
  g_autofree char *sentence = bst_text_fill (template_, (const char *[]) { name, value, NULL });

  if (text->len > 0)
    g_string_append (text, " ");
  g_string_append (text, sentence);
}

static void
say_links (GString *text, BstPlan *plan, const BstCard *card, const char *language)
{
  gboolean is_draft = card->fate == BST_FATE_DRAFT;

  if (card->action != NULL)
    add_sentence (text,
                  bst_text (language, is_draft ? N_ ("Draft of an action: “{title}”.")
                                               : N_ ("Goes along with the action “{title}”.")),
                  "title", bst_record_say_title (bst_plan_find (plan, BST_KIND_ACTIONS, card->action), language));
  if (card->action_point != NULL)
    add_sentence (text,
                  bst_text (language, is_draft ? N_ ("Draft of an action point: “{title}”.")
                                               : N_ ("Goes along with the action point “{title}”.")),
                  "title",
                  bst_record_say_title (bst_plan_find (plan, BST_KIND_ACTION_POINTS, card->action_point), language));
}

static void
say_need (GString *text, BstPlan *plan, BstRecord *record, const char *language)
{
  g_autofree char *year = g_strdup_printf ("%d", (int) bst_need_get_first_year (plan, record));
  g_autofree char *day = bst_format_date (language, BST_CARD (record)->answered);

  if (BST_CARD (record)->answered != 0)
    add_sentence (text, bst_text (language, N_ ("Need, answered on {date}.")), "date", day);
  else if (bst_need_get_first_year (plan, record) == BST_UNSET)
    add_sentence (text, bst_text (language, N_ ("Noted as a need; it is followed up.")), "year", year);
  else
    add_sentence (text, bst_text (language, N_ ("Noted as a need, heard since {year}; it is followed up.")), "year",
                  year);
}

/**
 * bst_card_say_outcome:
 * @card: the card; for one under another, what became of that one
 *
 * Returns: (transfer full): what became of it, in sentences for who said it; "" where nothing did yet
 */
char *
bst_card_say_outcome (BstPlan *plan, BstRecord *card, const char *language)
{
  BstRecord *top = bst_card_get_top (plan, card);
  const BstCard *its = BST_CARD (top);
  GString *text = g_string_new (NULL);

  say_links (text, plan, its, language);
  if (its->fate == BST_FATE_NEED || its->answered != 0)
    say_need (text, plan, top, language);
  else if (its->fate == BST_FATE_PASSED_ON)
    add_sentence (text, bst_text (language, N_ ("Passed on.")), "", "");
  else if (its->fate == BST_FATE_NOT_TAKEN_UP)
    add_sentence (text, bst_text (language, N_ ("Not taken up.")), "", "");
  else if (its->kind == BST_CARD_DECISION && text->len == 0)
    add_sentence (text, bst_text (language, N_ ("Decided in the session.")), "", "");
  if (its->follow_up != NULL)
    add_sentence (text, "{text}", "text", its->follow_up);
  return g_string_free (text, FALSE);
}
