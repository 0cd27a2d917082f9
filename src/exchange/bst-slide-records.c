/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-slide-records.c - slides of the inventory of actions and of the action points: what there is, and each of them. */
#include "bst-slide-private.h"
#include "bst-smart.h"
#include "kinds/bst-action.h"
#include <string.h>

#define OVERVIEW "overview"

static void
list_records (BstDeck *deck, BstKindId kind)
{
  g_autoptr (GPtrArray) shown = bst_deck_list_shown (deck, kind);

  bst_deck_add (deck, OVERVIEW);
  for (guint i = 0; i < shown->len; i++)
    bst_deck_add (deck, ((BstRecord *) shown->pdata[i])->id);
}

typedef struct {
  const char *sign; /* NULL: none */
  BstSlideTone tone;
} Sign;

/* How many there are of each value, in the order of the values; those that nobody has are left out. */
static void
add_counts (BstDeck *deck, BstSlide *slide, const char *title, const BstEnumValue *values, const Sign *signs,
            const guint *counts)
{
  BstSlideList *list = bst_slide_add_list (slide, title, BST_SLIDE_PLAIN);
  gint64 shares[16] = { 0 };
  guint n = 0;

  for (guint i = 0; values[i].name != NULL && n < G_N_ELEMENTS (shares); i++)
    if (counts[i] > 0)
      {
        g_autofree char *number = bst_deck_count (deck, counts[i]);
        BstSlideLine *line = bst_slide_list_add (list, NULL, SAY (values[i].label));
        bst_slide_line_set_figure (line, number);
        line->spoken = g_strdup_printf ("%s: %s", line->text, number);
        line->sign = signs != NULL ? signs[i].sign : NULL;
        line->tone = signs != NULL ? signs[i].tone : BST_SLIDE_PLAIN;
        shares[n++] = counts[i];
      }
  bst_slide_list_set_shares (list, shares, n);
}

static void
add_line (BstDeck *deck, BstSlideList *list, const char *text, const char *note)
{
  BstSlideLine *line;

  if (text == NULL || *text == '\0')
    return;
  line = bst_slide_list_add (list, NULL, text);
  line->note = note != NULL ? g_strdup (SAY (note)) : NULL;
}

static void
add_reference (BstDeck *deck, BstSlideList *list, const char *id, const char *note)
{
  g_autofree char *text = id != NULL ? bst_word_reference (&deck->wording, id) : NULL;

  add_line (deck, list, text, note);
}

/* A list that got no line goes again. */
static void
drop_if_empty (BstSlide *slide, BstSlideList *list)
{
  if (list->lines->len == 0)
    g_ptr_array_remove (slide->lists, list);
}

/* --- Actions ------------------------------------------------------------------------------------------------------- */

void
bst_slide_list_actions (BstDeck *deck)
{
  list_records (deck, BST_KIND_ACTIONS);
}

/* Each score that counts was validated: only then is quality said to a room. */
static gboolean
is_validated (BstDeck *deck, BstRecord *action)
{
  const BstVec *scores = BST_ACTION (action)->scores;

  for (guint i = 0; i < bst_vec_length (scores); i++)
    if (((const BstScore *) scores->items[i])->value != BST_UNSET
        && ((const BstScore *) scores->items[i])->provenance != BST_PROVENANCE_VALIDATED)
      return FALSE;
  return bst_vec_length (scores) > 0;
}

static gboolean
may_say_quality (BstDeck *deck, BstRecord *action)
{
  return deck->wish.with_unvalidated || is_validated (deck, action);
}

static BstSlide *
make_actions (BstDeck *deck)
{
  g_autoptr (GPtrArray) shown = bst_deck_list_shown (deck, BST_KIND_ACTIONS);
  BstSlide *slide = bst_deck_new_slide (deck, OVERVIEW, NULL, SAY (N_ ("The portfolio of actions")));
  g_autofree char *all = bst_deck_count (deck, shown->len), *n_strong = NULL;
  guint counts[4] = { 0 }, strong = 0;

  for (guint i = 0; i < shown->len; i++)
    {
      BstRecord *action = shown->pdata[i];
      const BstAppraisal *its = bst_portfolio_get (deck->wish.portfolio, action->id);
      counts[CLAMP (BST_ACTION (action)->kind, 0, 3)]++;
      strong += its != NULL && its->quality == BST_QUALITY_STRONG && may_say_quality (deck, action);
    }
  n_strong = bst_deck_count (deck, strong);
  bst_slide_add_figure (slide, all, bst_text_plural (deck->language, "action", "actions", shown->len));
  if (strong > 0)
    bst_slide_add_figure (slide, n_strong,
                          deck->wish.with_unvalidated ? SAY (N_ ("of these strong"))
                                                      : SAY (N_ ("of these strong, with validated scores")));
  add_counts (deck, slide, NULL, bst_kind_get_field (BST_KIND_ACTIONS, "kind")->values, NULL, counts);
  return slide;
}

static void
add_readings (BstDeck *deck, BstSlideList *list, BstRecord *action)
{
  const BstAppraisal *its = bst_portfolio_get (deck->wish.portfolio, action->id);

  if (its == NULL || its->out_of_scope || !may_say_quality (deck, action) || its->quality == BST_QUALITY_NOT_ASSESSED)
    return;
  add_line (deck, list, SAY (bst_quality_names[its->quality].label), N_ ("Quality"));
}

BstSlide *
bst_slide_make_action (BstDeck *deck, const char *key)
{
  BstRecord *record = strcmp (key, OVERVIEW) != 0 ? bst_deck_find_shown (deck, BST_KIND_ACTIONS, key) : NULL;
  const BstAction *action = record != NULL ? BST_ACTION (record) : NULL;
  g_autofree char *phases = NULL, *kicker = NULL;
  BstSlide *slide;
  BstSlideList *what, *whom;

  if (action == NULL)
    return make_actions (deck);
  phases = bst_vec_length (action->phases) == 1 ? bst_deck_name_phase (deck, action->phases->items[0]) : NULL;
  kicker = bst_deck_join (SAY (bst_kind_get_field (BST_KIND_ACTIONS, "kind")->values[action->kind].label), phases);
  slide = bst_deck_new_slide (deck, key, kicker, action->title);
  what = bst_slide_add_list (slide, SAY (N_ ("What it is")), BST_SLIDE_PLAIN);
  add_line (deck, what, action->description, NULL);
  add_reference (deck, what, action->primary_objective, N_ ("Objective"));
  drop_if_empty (slide, what);
  whom = bst_slide_add_list (slide, SAY (N_ ("For whom and with whom")), BST_SLIDE_PLAIN);
  bst_deck_add_references (deck, whom, action->groups);
  bst_deck_add_references (deck, whom, action->settings);
  add_reference (deck, whom, action->owner, N_ ("Owner"));
  add_readings (deck, whom, record);
  drop_if_empty (slide, whom);
  return slide;
}

/* --- Action points ------------------------------------------------------------------------------------------------- */

void
bst_slide_list_points (BstDeck *deck)
{
  list_records (deck, BST_KIND_ACTION_POINTS);
}

static const Sign status_signs[] = {
  [BST_STATUS_CONCEPT] = { "○", BST_SLIDE_PLAIN },   [BST_STATUS_PROPOSED] = { "◇", BST_SLIDE_OFFERS },
  [BST_STATUS_AGREED] = { "◆", BST_SLIDE_OFFERS },   [BST_STATUS_RUNNING] = { "▲", BST_SLIDE_ASKS },
  [BST_STATUS_SUSPENDED] = { "■", BST_SLIDE_HINDERS }, [BST_STATUS_DONE] = { "✓", BST_SLIDE_HELPS },
  [BST_STATUS_STOPPED] = { "✕", BST_SLIDE_PLAIN },
};

/* How far the wording is: how many have all core fields, and how many ask for more. R205. */
static void
add_wording (BstDeck *deck, BstSlide *slide, const GPtrArray *shown)
{
  static const BstEnumValue values[] = { { "complete", N_ ("All core fields filled in") },
                                         { "incomplete", N_ ("Still to be completed") },
                                         { NULL } };
  static const Sign signs[] = { { "●", BST_SLIDE_HELPS }, { "◐", BST_SLIDE_ASKS } };
  const BstRuleContext context = { deck->wish.plan, deck->wish.framework, deck->language, deck->wish.today, NULL };
  g_autoptr (GPtrArray) no_findings = g_ptr_array_new ();
  guint counts[2] = { 0 };

  for (guint i = 0; i < shown->len; i++)
    {
      BstVerdict verdict;
      bst_smart_judge (&context, shown->pdata[i], no_findings, &verdict);
      counts[verdict.core_set < verdict.core_all]++;
    }
  if (shown->len > 0)
    add_counts (deck, slide, SAY (N_ ("Wording")), values, signs, counts);
}

static BstSlide *
make_points (BstDeck *deck)
{
  g_autoptr (GPtrArray) shown = bst_deck_list_shown (deck, BST_KIND_ACTION_POINTS);
  g_autofree char *all = bst_deck_count (deck, shown->len), *n_late = NULL,
                  *title =
                      g_strdup_printf ("%s %s", all,
                                       bst_text_plural (deck->language, "action point", "action points", shown->len));
  BstSlide *slide = bst_deck_new_slide (deck, OVERVIEW, NULL, title);
  guint counts[8] = { 0 }, late = 0;

  for (guint i = 0; i < shown->len; i++)
    {
      counts[CLAMP (BST_ACTION_POINT (shown->pdata[i])->status, 0, 7)]++;
      late += bst_action_point_get_progress (shown->pdata[i], deck->wish.today) == BST_PROGRESS_LATE;
    }
  n_late = bst_deck_count (deck, late);
  if (deck->wish.with_delays)
    bst_slide_add_figure (slide, n_late, SAY (N_ ("of these late")));
  if (shown->len > 0)
    add_counts (deck, slide, SAY (N_ ("Status")), bst_kind_get_field (BST_KIND_ACTION_POINTS, "status")->values,
                status_signs, counts);
  add_wording (deck, slide, shown);
  return slide;
}

/* What is measured, from where to where, and by when. */
static void
add_target (BstDeck *deck, BstSlide *slide, const BstActionPoint *point)
{
  g_autofree char *from = bst_format_decimal (deck->language, point->baseline_value),
                  *to = bst_format_decimal (deck->language, point->target_value),
                  *day = point->deadline != 0 ? bst_format_date (deck->language, point->deadline) : NULL,
                  *text = g_strdup_printf ("%s%s%s%s%s", from, *from != '\0' ? " → " : "", to,
                                           point->target_unit != NULL ? " " : "",
                                           point->target_unit != NULL ? point->target_unit : "");

  if (*to != '\0')
    bst_slide_add_figure (slide, text, point->measure != NULL ? point->measure : SAY (N_ ("Target")));
  if (day != NULL)
    bst_slide_add_figure (slide, day, SAY (N_ ("Deadline")));
}

static void
add_milestones (BstDeck *deck, BstSlide *slide, const BstActionPoint *point)
{
  BstSlideList *list = bst_vec_length (point->milestones) > 0
                           ? bst_slide_add_list (slide, SAY (N_ ("Milestones")), BST_SLIDE_PLAIN)
                           : NULL;

  for (guint i = 0; i < bst_vec_length (point->milestones); i++)
    {
      const BstMilestone *one = point->milestones->items[i];
      g_autofree char *day = one->date != 0 ? bst_format_date_short (deck->language, one->date) : NULL;
      BstSlideLine *line = bst_slide_list_add (list, NULL, one->title);
      line->note = g_steal_pointer (&day);
      line->mark = one->done ? g_strdup ("✓") : NULL;
    }
}

BstSlide *
bst_slide_make_point (BstDeck *deck, const char *key)
{
  BstRecord *record = strcmp (key, OVERVIEW) != 0 ? bst_deck_find_shown (deck, BST_KIND_ACTION_POINTS, key) : NULL;
  const BstActionPoint *point = record != NULL ? BST_ACTION_POINT (record) : NULL;
  g_autofree char *state = NULL, *kicker = NULL;
  gboolean late = deck->wish.with_delays && record != NULL
                  && bst_action_point_get_progress (record, deck->wish.today) == BST_PROGRESS_LATE;
  BstSlide *slide;
  BstSlideList *who;

  if (point == NULL)
    return make_points (deck);
  state = bst_deck_join (SAY (N_ ("Action point")),
                         SAY (bst_kind_get_field (BST_KIND_ACTION_POINTS, "status")->values[point->status].label));
  kicker = bst_deck_join (state, late ? SAY (N_ ("Late")) : NULL);
  slide = bst_deck_new_slide (deck, key, kicker, point->title);
  add_target (deck, slide, point);
  who = bst_slide_add_list (slide, SAY (N_ ("Who")), BST_SLIDE_PLAIN);
  if (point->agreement != BST_AGREEMENT_REFUSED)
    add_reference (deck, who, point->owner, N_ ("Owner"));
  for (guint i = 0; i < bst_vec_length (point->co_owners); i++)
    add_reference (deck, who, point->co_owners->items[i], N_ ("Co-owner"));
  add_line (deck, who, point->for_whom, N_ ("For whom"));
  drop_if_empty (slide, who);
  add_milestones (deck, slide, point);
  return slide;
}
