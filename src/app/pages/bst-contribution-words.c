/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "bst-contribution-words.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-measured.h"
#include "bst-options.h"
#include "bst-pill.h"
#include "bst-smart.h"
#include "kinds/bst-action-point.h"
#include "kinds/bst-action.h"

/* --- The whole ------------------------------------------------------------------------------------------------------- */

static char *
domain_title (BstDocument *document)
{
  return bst_option_title (document, bst_document_get_pack (document)->domain);
}

/**
 * bst_contribution_make_title:
 *
 * Returns: (transfer full): "Contribution of Work, 2026"
 */
char *
bst_contribution_make_title (BstDocument *document)
{
  g_autofree char *domain = NULL;

  if (bst_document_get_pack (document) == NULL)
    return g_strdup (_ ("Yearly contribution"));
  domain = domain_title (document);
  /* Translators: a policy domain and a year */
  return g_strdup_printf (_ ("Contribution of %s, %d"), domain, (int) bst_document_get_pack (document)->year);
}

/**
 * bst_contribution_fill_years:
 * @text: translated, with {before}, {year} and {after} where these years belong
 *
 * Returns: (transfer full): @text with the years of the pack
 */
char *
bst_contribution_fill_years (BstDocument *document, const char *text)
{
  int year = (int) bst_document_get_pack (document)->year;
  g_autofree char *before = g_strdup_printf ("%d", year - 1), *now = g_strdup_printf ("%d", year),
                  *after = g_strdup_printf ("%d", year + 1);

  return bst_text_fill (text, (const char *[]) { "before", before, "year", now, "after", after, NULL });
}

/**
 * bst_contribution_describe_deadline:
 *
 * Returns: (transfer full): by when it is to come back; "" where that is not said
 */
char *
bst_contribution_describe_deadline (BstDocument *document)
{
  const BstPack *pack = bst_document_get_pack (document);
  int days =
      pack->deadline != 0 ? bst_date_days_between (bst_document_get_context (document)->today, pack->deadline) : 0;
  g_autofree char *date = bst_format_date (NULL, pack->deadline);

  if (pack->deadline == 0)
    return g_strdup ("");
  if (days < 0)
    /* Translators: %s is a date */
    return g_strdup_printf (ngettext ("to be sent back by %s: %d day late", "to be sent back by %s: %d days late",
                                      -days),
                            date, -days);
  if (days <= 14)
    return g_strdup_printf (ngettext ("to be sent back by %s: %d day left", "to be sent back by %s: %d days left",
                                      days),
                            date, days);
  return g_strdup_printf (_ ("to be sent back by %s"), date);
}

/**
 * bst_contribution_make_subtitle:
 *
 * Returns: (transfer full): which years it is about, and by when it is to come back
 */
char *
bst_contribution_make_subtitle (BstDocument *document)
{
  g_autofree char *years = NULL, *deadline = NULL;

  if (bst_document_get_pack (document) == NULL)
    return g_strdup ("");
  years = bst_contribution_fill_years (document, _ ("look back on {before} · look ahead to {after}"));
  deadline = bst_contribution_describe_deadline (document);
  return *deadline != '\0' ? g_strdup_printf ("%s · %s", years, deadline) : g_steal_pointer (&years);
}

/**
 * bst_contribution_find_address:
 * @text: (nullable): what was said of whom to send it to
 *
 * Returns: (transfer full) (nullable): the e-mail address in it
 */
char *
bst_contribution_find_address (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("[^\\s<>(),;:]+@[^\\s<>(),;:]+\\.[^\\s<>(),;:.]+", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return text != NULL && g_regex_match (regex, text, 0, &match) ? g_match_info_fetch (match, 0) : NULL;
}

/**
 * bst_contribution_make_file_name:
 *
 * Returns: (transfer full): a name for the file that any mail program takes: plain letters, no spaces
 */
char *
bst_contribution_make_file_name (BstDocument *document)
{
  g_autofree char *domain = domain_title (document), *folded = bst_text_fold (domain);

  for (char *p = folded; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p))
      *p = '-';
  /* Translators: the name of a file to send by mail: plain letters only; a policy domain and a year */
  return g_strdup_printf (_ ("contribution-%s-%d.bouwstenen"), folded, (int) bst_document_get_pack (document)->year);
}

/* --- A subject ------------------------------------------------------------------------------------------------------- */

/**
 * bst_contribution_get_about:
 *
 * Returns: (transfer none): what a subject is about, in its own words; "" where it does not say
 */
const char *
bst_contribution_get_about (BstDocument *document, const char *subject)
{
  BstRecord *record = bst_plan_find_any (bst_document_get_plan (document), subject);

  if (record == NULL)
    return "";
  return bst_record_get_text (record,
                              bst_record_get_kind (record) == BST_KIND_ACTION_POINTS ? "specific" : "description");
}

static void
add_partners (GString *text, BstDocument *document, BstRecord *record)
{
  const BstVec *others = bst_record_get_kind (record) == BST_KIND_ACTIONS ? BST_ACTION (record)->domains : NULL;
  const char *own = bst_document_get_pack (document)->domain, *lead = bst_record_get_text (record, "domain");
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *all = NULL;

  if (*lead != '\0' && strcmp (lead, own) != 0)
    /* Translators: %s is a policy domain that leads an action */
    g_strv_builder_take (names, g_strdup_printf (_ ("%s (lead)"), bst_option_title (document, lead)));
  for (guint i = 0; i < bst_vec_length (others); i++)
    if (strcmp (others->items[i], own) != 0)
      g_strv_builder_take (names, bst_option_title (document, others->items[i]));
  list = g_strv_builder_end (names);
  if (list[0] == NULL)
    return;
  all = g_strjoinv (", ", list);
  /* Translators: %s is a list of policy domains */
  g_string_append_printf (text, _ (" · together with %s"), all);
}

static void
add_target (GString *text, BstDocument *document, BstRecord *record)
{
  g_autofree char *target = NULL, *date = NULL;
  const BstActionPoint *point;

  if (bst_record_get_kind (record) != BST_KIND_ACTION_POINTS)
    return;
  point = BST_ACTION_POINT (record);
  if (point->target_value != BST_UNSET)
    {
      target = bst_format_decimal (NULL, point->target_value);
      /* Translators: %s is a target value */
      g_string_append_printf (text, _ (" · target: %s"), target);
      if (point->target_unit != NULL)
        g_string_append_printf (text, " %s", point->target_unit);
    }
  if (point->deadline == 0)
    return;
  date = bst_format_date (NULL, point->deadline);
  g_string_append_printf (text, _ (" · by %s"), date);
}

/**
 * bst_contribution_describe_subject:
 *
 * Returns: (transfer full): "Action point · together with Welfare (lead) · target: 400 · by 31 December 2027"
 */
char *
bst_contribution_describe_subject (BstDocument *document, const char *subject)
{
  BstRecord *record = bst_plan_find_any (bst_document_get_plan (document), subject);
  GString *text;

  if (record == NULL)
    return g_strdup ("");
  text = g_string_new (_ (bst_kinds[bst_record_get_kind (record)].one));
  add_partners (text, document, record);
  add_target (text, document, record);
  return g_string_free (text, FALSE);
}

/**
 * bst_contribution_describe_measured:
 *
 * Returns: (transfer full): baseline, targets and what was measured last, a line each: what is known already stands with the
 *   question, so that nobody looks it up elsewhere
 */
char *
bst_contribution_describe_measured (BstDocument *document, const char *subject)
{
  BstAsked asked = bst_document_get_asked (document);
  g_autoptr (GPtrArray) list = bst_measured_list (asked.plan, asked.framework, subject, asked.year - 1, NULL);

  return bst_measured_describe (list);
}

static guint
count_bits (guint mask)
{
  guint n = 0;

  for (; mask != 0; mask &= mask - 1)
    n++;
  return n;
}

/**
 * bst_contribution_describe_reply:
 *
 * Returns: (transfer full): how far a subject is: "2 questions left"
 */
char *
bst_contribution_describe_reply (BstDocument *document, const char *subject)
{
  BstAsked asked = bst_document_get_asked (document);
  guint open, n;

  switch (bst_asked_get_reply (&asked, subject, &open))
    {
    case BST_REPLY_DONE:
      return g_strdup (_ ("ready"));
    case BST_REPLY_UNCHANGED:
      return g_strdup (_ ("ready: unchanged"));
    case BST_REPLY_NOTHING:
      /* Translators: %s is a reason */
      return g_strdup_printf (_ ("ready: nothing to report, because %s"),
                              bst_asked_find_answer (&asked, subject)->nothing_reason);
    case BST_REPLY_BEGUN:
      n = count_bits (open);
      return g_strdup_printf (ngettext ("%u question left", "%u questions left", n), n);
    default:
      return g_strdup (_ ("not begun"));
    }
}

/**
 * bst_contribution_new_reply_mark:
 *
 * Returns: (transfer floating): how far a subject is, as a sign that is told from others by its shape
 */
GtkWidget *
bst_contribution_new_reply_mark (BstReply reply)
{
  static const struct {
    const char *shape;
    BstTone tone;
  } marks[] = {
    [BST_REPLY_NONE] = { "○", BST_TONE_NEUTRAL },    [BST_REPLY_BEGUN] = { "…", BST_TONE_WARNING },
    [BST_REPLY_DONE] = { "✓", BST_TONE_SUCCESS },    [BST_REPLY_UNCHANGED] = { "✓", BST_TONE_SUCCESS },
    [BST_REPLY_NOTHING] = { "✓", BST_TONE_SUCCESS },
  };
  GtkWidget *pill = bst_pill_new (marks[reply].tone, NULL, marks[reply].shape);

  gtk_widget_set_valign (pill, GTK_ALIGN_START);
  gtk_widget_add_css_class (pill, "reply-mark");
  gtk_accessible_update_state (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return pill;
}

/**
 * bst_contribution_describe_open:
 * @open: as bst_asked_get_reply() gives it
 *
 * Returns: (transfer full): what is left to be answered, with commas between
 */
char *
bst_contribution_describe_open (BstDocument *document, guint open)
{
  static const char *const words[BST_N_QUESTIONS] = {
    [BST_QUESTION_EXECUTION] = N_ ("what was done"),
    [BST_QUESTION_AMOUNT] = N_ ("the amount"),
    [BST_QUESTION_SOURCE] = N_ ("the source"),
    [BST_QUESTION_RESULT] = N_ ("what was achieved"),
    [BST_QUESTION_DEVIATION] = N_ ("why it was different"),
    [BST_QUESTION_INTENTION] = N_ ("what comes next"),
    [BST_QUESTION_REASON] = N_ ("the reason"),
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < BST_N_QUESTIONS; i++)
    if (open & (1U << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _ (words[i]));
  return g_string_free (text, FALSE);
}

/**
 * bst_contribution_new_reasons:
 * @action: takes the reason as a text; an empty one is to be written
 *
 * Returns: (transfer full): the usual reasons to report nothing, in the language of the plan, which the report speaks
 */
GMenuModel *
bst_contribution_new_reasons (BstDocument *document, const char *action)
{
  static const char *const reasons[] = {
    N_ ("it starts later"),
    N_ ("another policy domain reports it"),
    N_ ("there was no money for it"),
    N_ ("it was stopped"),
  };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) other = g_menu_item_new (_ ("another reason…"), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      const char *reason = bst_text (bst_document_get_language (document), reasons[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (reason, NULL);
      g_menu_item_set_action_and_target (item, action, "s", reason);
      g_menu_append_item (menu, item);
    }
  g_menu_item_set_action_and_target (other, action, "s", "");
  g_menu_append_item (menu, other);
  return G_MENU_MODEL (menu);
}
