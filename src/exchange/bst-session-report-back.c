/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-session-report-back.c - what became of what people said, ready to mail the same evening; and one page for who was not
 * there. R188. */
#include "bst-session-report-private.h"
#include "bst-card-outcome.h"
#include "bst-report-pages.h"
#include <string.h>

#define SAY(text) bst_session_report_say (self, text)
#define MOST 5 /* of a list on the one page; fewer where they do not fit */
#define LONGEST_LINE 140
#define LONGEST_OUTCOME 400

/* --- Report-back ------------------------------------------------------------------------------------------------------------ */

static void
add_part (const BstSessionReport *self, GPtrArray *cards, BstOutcome part)
{
  const BstReportColumn columns[] = { { SAY (N_ ("What you said")), BST_REPORT_START, 1 },
                                      { SAY (N_ ("What became of it")), BST_REPORT_START, 1 } };
  gboolean any = FALSE;

  for (guint i = 0; i < cards->len; i++)
    {
      const BstBoardCard *card = cards->pdata[i];
      g_autofree char *text = NULL, *outcome = NULL;
      if (bst_card_get_outcome (BST_CARD (card->record)) != part)
        continue;
      text = bst_session_report_name_card (self, card);
      outcome = bst_card_say_outcome (self->plan, card->record, self->language);
      if (!any)
        bst_report_add_heading (self->report, 2, SAY (bst_outcome_titles[part]));
      if (!any && part != BST_OUTCOME_DECIDED && part != BST_OUTCOME_OPEN)
        bst_report_add_table (self->report, NULL, columns, G_N_ELEMENTS (columns));
      any = TRUE;
      if (part == BST_OUTCOME_DECIDED || part == BST_OUTCOME_OPEN)
        bst_report_add_item (self->report, text);
      else
        bst_report_add_row (self->report, (const char *[]) { text, outcome });
    }
}

static char *
say_thanks (const BstSessionReport *self, guint n_cards)
{
  g_autofree char *n = bst_format_integer (self->language, n_cards);

  return bst_text_fill (
      bst_text_plural (self->language, "Thank you for coming. {n} card was written. Here you read what became of it.",
                       "Thank you for coming. {n} cards were written. Here you read what became of each of them.",
                       n_cards),
      (const char *[]) { "n", n, NULL });
}

/**
 * bst_session_report_back_new:
 *
 * Returns: (transfer full): of each card that may be seen, what became of it
 */
BstReport *
bst_session_report_back_new (BstPlan *plan, BstFramework *framework, const BstSessionWish *wish)
{
  BstSessionReport self = { NULL };
  g_autoptr (GPtrArray) cards = NULL;
  g_autofree char *thanks = NULL, *contact = NULL;

  if (!bst_session_report_init (&self, plan, framework, wish, N_ ("Report-back")))
    return bst_session_report_finish (&self);
  cards = bst_session_report_list_cards (&self, NULL);
  thanks = say_thanks (&self, self.board->n_cards - self.n_kept_back);
  bst_session_report_add_facts (&self);
  bst_report_add_paragraph (self.report, thanks);
  bst_report_add_paragraph (self.report, self.session->report_back);
  for (int part = 0; part < BST_N_OUTCOMES; part++)
    add_part (&self, cards, (BstOutcome) part);
  bst_session_report_add_kept_back (&self);
  bst_session_report_add_next (&self);
  return bst_session_report_finish (&self);
}

/* --- One page ----------------------------------------------------------------------------------------------------------------- */

/* Items, as many as fit, and how many more there are. */
static void
add_items (const BstSessionReport *self, const char *heading, GPtrArray *texts, guint most)
{
  g_autofree char *n = bst_format_integer (self->language, texts->len > most ? texts->len - most : 0), *more = NULL;

  if (texts->len == 0)
    return;
  bst_report_add_heading (self->report, 2, SAY (heading));
  for (guint i = 0; i < MIN (texts->len, most); i++)
    bst_report_add_item (self->report, texts->pdata[i]);
  more = bst_text_fill (SAY (N_ ("… and {n} more")), (const char *[]) { "n", n, NULL });
  if (texts->len > most)
    bst_report_add_paragraph (self->report, more);
}

/* A card may be long; here its first line counts. */
static char *
shorten (const char *text, glong longest)
{
  g_autofree char *line = g_strndup (text != NULL ? text : "", strcspn (text != NULL ? text : "", "\n"));

  if (g_utf8_strlen (line, -1) <= longest)
    return g_steal_pointer (&line);
  *g_utf8_offset_to_pointer (line, longest - 1) = '\0';
  return g_strconcat (line, "…", NULL);
}

static void
add_ranking (const BstSessionReport *self, guint most)
{
  const char *ballot = bst_session_get_last_ballot (self->record);
  g_autoptr (GPtrArray) ranked = ballot != NULL ? bst_session_report_rank (self, ballot) : g_ptr_array_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ranked->len; i++)
    {
      gint64 votes = bst_board_card_get_votes (ranked->pdata[i], ballot);
      g_autofree char *text = bst_session_report_name_card (self, ranked->pdata[i]),
                      *line = shorten (text, LONGEST_LINE);
      g_autofree char *n = bst_format_integer (self->language, votes);
      if (votes > 0)
        g_ptr_array_add (texts, bst_text_fill (bst_text_plural (self->language, "{card} ({n} dot)", "{card} ({n} dots)",
                                                                (guint64) votes),
                                               (const char *[]) { "card", line, "n", n, NULL }));
    }
  add_items (self, N_ ("What weighs most"), texts, most);
}

static void
add_of_part (const BstSessionReport *self, const char *heading, BstOutcome part, guint most)
{
  g_autoptr (GPtrArray) cards = bst_session_report_list_cards (self, NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < cards->len; i++)
    {
      const BstBoardCard *card = cards->pdata[i];
      g_autofree char *text = bst_session_report_name_card (self, card);
      if (bst_card_get_outcome (BST_CARD (card->record)) == part)
        g_ptr_array_add (texts, shorten (text, LONGEST_LINE));
    }
  add_items (self, heading, texts, most);
}

static void
add_counts (const BstSessionReport *self)
{
  const BstEnumValue *kinds = bst_kind_get_field (BST_KIND_CARDS, "kind")->values;
  g_autoptr (GPtrArray) cards = bst_session_report_list_cards (self, NULL);
  guint by_kind[BST_N_CARD_KINDS] = { 0 };

  for (guint i = 0; i < cards->len; i++)
    by_kind[BST_CARD (((BstBoardCard *) cards->pdata[i])->record)->kind]++;
  for (int kind = 0; kind < BST_N_CARD_KINDS; kind++)
    {
      g_autofree char *n = bst_format_integer (self->language, by_kind[kind]);
      g_autofree char *text = g_strdup_printf ("%s: %s", SAY (kinds[kind].label), n);
      if (by_kind[kind] > 0)
        bst_report_add_pill (self->report, text, BST_REPORT_TONE_NEUTRAL);
    }
}

static BstReport *
make_summary (BstPlan *plan, BstFramework *framework, const BstSessionWish *wish, guint most)
{
  BstSessionReport self = { NULL };
  g_autofree char *outcome = NULL, *next = NULL;

  if (!bst_session_report_init (&self, plan, framework, wish, N_ ("Session on one page")))
    return bst_session_report_finish (&self);
  outcome = shorten (self.session->outcome, LONGEST_OUTCOME);
  next = bst_session_report_say_next (&self);
  add_counts (&self);
  bst_session_report_add_facts (&self);
  bst_report_add_fact (self.report, bst_session_report_say (&self, N_ ("Next session")), next);
  bst_report_add_paragraph (self.report, outcome);
  add_ranking (&self, most);
  add_of_part (&self, N_ ("Decisions"), BST_OUTCOME_DECIDED, most);
  add_of_part (&self, N_ ("Drafts"), BST_OUTCOME_DRAFT, most);
  add_of_part (&self, N_ ("Needs"), BST_OUTCOME_NEED, most);
  return bst_session_report_finish (&self);
}

static gboolean
fits_on_one_page (const BstReport *report)
{
  g_autoptr (BstReportPages) pages = bst_report_pages_new (report, BST_REPORT_WIDTH, BST_REPORT_HEIGHT);

  return bst_report_pages_get_n (pages) == 1;
}

/**
 * bst_session_summary_new:
 *
 * Returns: (transfer full): the session on one page; lists are as long as that allows, and say how much more there is
 */
BstReport *
bst_session_summary_new (BstPlan *plan, BstFramework *framework, const BstSessionWish *wish)
{
  for (guint most = MOST; most > 1; most--)
    {
      g_autoptr (BstReport) report = make_summary (plan, framework, wish, most);
      if (fits_on_one_page (report))
        return g_steal_pointer (&report);
    }
  return make_summary (plan, framework, wish, 1);
}
