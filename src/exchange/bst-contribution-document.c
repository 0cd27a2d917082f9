/* SPDX-License-Identifier: EUPL-1.2 */
#include "bst-contribution-document.h"
#include "bst-budget-grid.h"
#include "bst-measured.h"
#include "bst-pack.h"
#include "bst-pack-lines.h"
#include "bst-smart-rules.h"
#include "bst-wording.h"
#include <string.h>

#define SIGNING_HEIGHT 70 /* points: a signature, or a stamp */
#define N_AMOUNTS 4       /* planned and spent in the year before, this year, the year after */

typedef struct {
  const BstAsked *asked;
  const char *language;
  BstWording wording;
  BstReport *report;
  GPtrArray *lines;             /* BstPackLine */
  const BstContribution *given; /* NULL: nothing was said yet */
  BstPack *pack;                /* NULL: in the plan itself */
  gint64 totals[BST_N_CREDITS][N_AMOUNTS];
} Document;

static char *
say (const Document *self, const char *message)
{
  g_autofree char *before = g_strdup_printf ("%d", (int) self->asked->year - 1),
                  *year = g_strdup_printf ("%d", (int) self->asked->year),
                  *after = g_strdup_printf ("%d", (int) self->asked->year + 1);

  return bst_text_fill (bst_text (self->language, message),
                        (const char *[]) { "before", before, "year", year, "after", after, NULL });
}

static void
add_fact (const Document *self, const char *label, const char *value)
{
  g_autofree char *words = say (self, label);

  if (value != NULL && *value != '\0')
    bst_report_add_fact (self->report, words, value);
}

static void
add_heading (const Document *self, guint level, const char *message)
{
  g_autofree char *words = say (self, message);

  bst_report_add_heading (self->report, level, words);
}

static void
add_paragraph (const Document *self, const char *message)
{
  g_autofree char *words = say (self, message);

  bst_report_add_paragraph (self->report, words);
}

/* --- What it is ------------------------------------------------------------------------------------------------------- */

static char *
write_signature (const Document *self, const char *function, gint64 date)
{
  g_autofree char *day = bst_format_date (self->language, date);

  if (function == NULL)
    return g_strdup ("");
  return *day != '\0' ? g_strdup_printf ("%s, %s", function, day) : g_strdup (function);
}

static void
add_state (const Document *self)
{
  BstContributionState state = self->given != NULL ? (BstContributionState) self->given->state : BST_STATE_CONCEPT;
  const char *label = bst_kind_get_field (BST_KIND_CONTRIBUTIONS, "state")->values[state].label;
  guint n_subjects, n_ready = bst_asked_count (self->asked, &n_subjects);
  g_autofree char *n = g_strdup_printf ("%u", n_ready), *all = g_strdup_printf ("%u", n_subjects),
                  *ready = bst_text_fill (bst_text (self->language, N_ ("{n} of {all} answered")),
                                          (const char *[]) { "n", n, "all", all, NULL });

  bst_report_add_pill (self->report, bst_text (self->language, label),
                       state == BST_STATE_CONCEPT ? BST_REPORT_TONE_ATTENTION : BST_REPORT_TONE_GOOD);
  bst_report_add_pill (self->report, ready, n_ready < n_subjects ? BST_REPORT_TONE_ATTENTION : BST_REPORT_TONE_GOOD);
}

static void
add_head (const Document *self, const char *title)
{
  g_autofree char *years = say (self, N_ ("look back on {before} · look ahead to {after}")), *deadline = NULL,
                  *filled = NULL, *validated = NULL;

  bst_report_add_kicker (self->report, bst_text (self->language, N_ ("Yearly contribution, for a visa")));
  bst_report_add_heading (self->report, 1, title);
  add_state (self);
  add_fact (self, N_ ("Years"), years);
  deadline = bst_format_date (self->language, self->pack != NULL    ? self->pack->deadline
                                              : self->given != NULL ? self->given->deadline
                                                                    : 0);
  add_fact (self, N_ ("To be sent back by"), deadline);
  add_fact (self, N_ ("Questions to"), self->pack != NULL ? self->pack->contact : NULL);
  if (self->given == NULL)
    return;
  filled = write_signature (self, self->given->filled_in_by, self->given->submitted_on);
  validated = write_signature (self, self->given->validated_by, self->given->validated_on);
  add_fact (self, N_ ("Filled in by (function)"), filled);
  add_fact (self, N_ ("Validated by (function)"), validated);
  if (bst_has_text (self->given->summary))
    bst_report_add_paragraph (self->report, self->given->summary);
}

/* --- Money ------------------------------------------------------------------------------------------------------------ */

/* As it was last changed before it was spent. */
static gint64
find_planned (const BstPackLine *line, BstCreditKind credit)
{
  for (int phase = BST_BUDGET_BA_JR; phase >= BST_BUDGET_BO; phase--)
    {
      gint64 cents = bst_pack_line_get (line, BST_PACK_BEFORE, (BstBudgetPhase) phase, credit, FALSE);
      if (cents != BST_UNSET)
        return cents;
    }
  return BST_UNSET;
}

/* Of the years whose link counts in the totals, or of those that do not; FALSE: there is nothing. */
static gboolean
read_amounts (const Document *self, const BstPackLine *line, BstCreditKind credit, gboolean counted,
              gint64 ret_amounts[N_AMOUNTS])
{
  const gint64 all[N_AMOUNTS] = { find_planned (line, credit),
                                  bst_pack_line_get (line, BST_PACK_BEFORE, BST_BUDGET_BU, credit, FALSE),
                                  bst_pack_line_get (line, BST_PACK_NOW, BST_BUDGET_BO, credit, FALSE),
                                  bst_pack_line_get (line, BST_PACK_AFTER, BST_BUDGET_BO, credit, FALSE) };
  static const BstPackYear years[N_AMOUNTS] = { BST_PACK_BEFORE, BST_PACK_BEFORE, BST_PACK_NOW, BST_PACK_AFTER };
  gboolean any = FALSE;

  for (guint i = 0; i < N_AMOUNTS; i++)
    {
      BstRecord *link = line->links[years[i]];
      gboolean its =
          link != NULL
          && (bst_link_get_part (self->asked->plan, self->asked->framework, link) == BST_PART_COUNTED) == counted;
      ret_amounts[i] = its ? all[i] : BST_UNSET;
      any |= ret_amounts[i] != BST_UNSET;
    }
  return any;
}

/* Out of which article; where it does not count, why. */
static char *
write_origin (const Document *self, const BstPackLine *line, gboolean counted)
{
  BstRecord *article =
      line->article != NULL ? bst_plan_find (self->asked->plan, BST_KIND_ARTICLES, line->article) : NULL;
  const char *code = article != NULL ? bst_article_get_code (article, self->asked->year - 1) : "", *part = "";

  for (guint when = 0; !counted && when < BST_N_PACK_YEARS; when++)
    if (line->links[when] != NULL)
      part = bst_text (self->language,
                       bst_part_names[bst_link_get_part (self->asked->plan, self->asked->framework, line->links[when])]
                           .label);
  return g_strdup_printf ("%s%s%s", code, *code != '\0' && *part != '\0' ? ". " : "", part);
}

static void
add_money_row (const Document *self, const char *title, const char *origin, const gint64 amounts[N_AMOUNTS],
               gboolean total)
{
  char *kilo[N_AMOUNTS];
  const char *cells[2 + N_AMOUNTS] = { title, origin };

  for (guint i = 0; i < N_AMOUNTS; i++)
    cells[2 + i] = kilo[i] = bst_format_kilo (self->language, amounts[i]);
  if (total)
    bst_report_add_total (self->report, cells);
  else
    bst_report_add_row (self->report, cells);
  for (guint i = 0; i < N_AMOUNTS; i++)
    g_free (kilo[i]);
}

static void
begin_money (const Document *self, const char *caption)
{
  static const char *const heads[] = { N_ ("Action point or action"), N_ ("Budget article"), N_ ("{before}, planned"),
                                       N_ ("{before}, spent"),        N_ ("{year}, budget"), N_ ("{after}, expected") };
  static const guint shares[] = { 34, 20, 12, 12, 11, 12 };
  char *titles[G_N_ELEMENTS (heads)];
  BstReportColumn columns[G_N_ELEMENTS (heads)];

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    columns[i] =
        (BstReportColumn) { titles[i] = say (self, heads[i]), i < 2 ? BST_REPORT_START : BST_REPORT_END, shares[i] };
  bst_report_add_table (self->report, caption, columns, G_N_ELEMENTS (heads));
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    g_free (titles[i]);
}

/* Rounded cells that do not add up to the rounded sum are said, as in the yearly report. */
static void
add_totals (Document *self, BstCreditKind credit, const GArray *sums)
{
  guint n = sums->len / N_AMOUNTS;
  gint64 *totals = self->totals[credit];
  char *differences[N_AMOUNTS] = { NULL };
  const char *cells[2 + N_AMOUNTS] = { bst_text (self->language, N_ ("Rounding difference")), "" };
  gboolean any = FALSE;

  for (guint i = 0; i < N_AMOUNTS; i++)
    {
      g_autoptr (GArray) column = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_auto (BstKiloColumn) kilo = { 0 };
      BstMoneySum sum = 0;
      gboolean known = FALSE;
      for (guint row = 0; row < n; row++)
        {
          gint64 cents = g_array_index (sums, gint64, row * N_AMOUNTS + i);
          g_array_append_val (column, cents);
          known |= cents != BST_UNSET;
          sum += cents != BST_UNSET ? cents : 0;
        }
      bst_kilo_column_init (&kilo, (const gint64 *) (gpointer) column->data, column->len);
      totals[i] = known ? bst_money_from_sum (sum) : BST_UNSET;
      differences[i] = kilo.difference != 0 ? bst_format_integer (self->language, kilo.difference) : g_strdup ("");
      cells[2 + i] = differences[i];
      any |= kilo.difference != 0;
    }
  if (any)
    bst_report_add_row (self->report, cells);
  add_money_row (self, bst_text (self->language, N_ ("Total")), "", totals, TRUE);
  for (guint i = 0; i < N_AMOUNTS; i++)
    g_free (differences[i]);
}

static void
add_money (Document *self, BstCreditKind credit, gboolean counted)
{
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (gint64));
  const BstFieldTable *table = bst_kind_get_field (BST_KIND_BUDGET_LINKS, "amounts")->elements;
  const char *kind = bst_text (self->language, bst_fields_find (table, "credit-kind")->values[credit].label);
  g_autofree char *caption =
      counted ? g_strdup (kind)
              : g_strdup_printf ("%s. %s", kind, bst_text (self->language, N_ ("Outside the totals")));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const BstPackLine *line = self->lines->pdata[i];
      gint64 amounts[N_AMOUNTS];
      g_autofree char *title = NULL, *origin = NULL;
      if (!read_amounts (self, line, credit, counted, amounts))
        continue;
      if (sums->len == 0)
        begin_money (self, caption);
      title = bst_word_reference (&self->wording, line->subject);
      origin = write_origin (self, line, counted);
      add_money_row (self, title, origin, amounts, FALSE);
      g_array_append_vals (sums, amounts, N_AMOUNTS);
    }
  if (sums->len > 0 && counted)
    add_totals (self, credit, sums);
}

static gboolean
is_under_embargo (const Document *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    for (guint when = 0; when < BST_N_PACK_YEARS; when++)
      {
        BstRecord *link = ((const BstPackLine *) self->lines->pdata[i])->links[when];
        if (link != NULL && !bst_link_is_public (link, self->asked->today))
          return TRUE;
      }
  return FALSE;
}

static gboolean
has_amounts (const Document *self)
{
  gint64 amounts[N_AMOUNTS];

  for (guint i = 0; i < self->lines->len; i++)
    for (guint key = 0; key < 2 * BST_N_CREDITS; key++)
      if (read_amounts (self, self->lines->pdata[i], (BstCreditKind) (key / 2), key % 2 == 0, amounts))
        return TRUE;
  return FALSE;
}

static void
add_amounts (Document *self)
{
  add_heading (self, 2, N_ ("What is attributed to the plan"));
  add_paragraph (
      self,
      has_amounts (self)
          ? N_ ("In thousands of euros: the part of each credit that serves the plan. Commitment and settlement credits are two views of one policy and are not added up.")
          : N_ ("No amount is attributed."));
  if (is_under_embargo (self))
    {
      g_autofree char *note =
          say (self, N_ ("Some of these amounts are not public yet: this document stays inside until they are."));
      bst_report_add_note (self->report, note);
    }
  for (guint credit = 0; credit < BST_N_CREDITS; credit++)
    add_money (self, (BstCreditKind) credit, TRUE);
  for (guint credit = 0; credit < BST_N_CREDITS; credit++)
    add_money (self, (BstCreditKind) credit, FALSE);
}

/* --- Words ------------------------------------------------------------------------------------------------------------ */

static void
add_measured (const Document *self, const char *subject)
{
  g_autoptr (GPtrArray) list =
      bst_measured_list (self->asked->plan, self->asked->framework, subject, self->asked->year - 1, self->language);

  for (guint i = 0; i < list->len; i++)
    {
      const BstMeasured *one = list->pdata[i];
      bst_report_add_fact (self->report, one->label, one->value);
    }
}

/* Where the amounts of a subject can be found again: each source once. */
static char *
list_sources (const Document *self, const char *subject)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) sources = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const BstPackLine *line = self->lines->pdata[i];
      const char *source = strcmp (line->subject, subject) == 0 && line->links[BST_PACK_BEFORE] != NULL
                               ? BST_BUDGET_LINK (line->links[BST_PACK_BEFORE])->source_ref
                               : NULL;
      if (source != NULL && g_hash_table_add (seen, (gpointer) source))
        g_strv_builder_add (builder, source);
    }
  sources = g_strv_builder_end (builder);
  return g_strjoinv ("; ", sources);
}

static void
add_answers (const Document *self, const char *subject, const BstAnswer *answer)
{
  const BstAnswer *last = bst_asked_find_last (self->asked, subject);
  gboolean unchanged = bst_asked_is_unchanged (self->asked, subject) && last != NULL;
  g_autofree char *sources = list_sources (self, subject);

  if (unchanged)
    bst_report_add_pill (self->report, bst_text (self->language, N_ ("Unchanged")), BST_REPORT_TONE_NEUTRAL);
  add_measured (self, subject);
  add_fact (self, N_ ("Done in {before}"),
            unchanged && answer->execution == NULL ? last->execution : answer->execution);
  add_fact (self, N_ ("Source of the amount"), sources);
  if (answer->estimate_unknown)
    add_fact (self, N_ ("Amount"), bst_text (self->language, N_ ("The amount cannot be estimated")));
  add_fact (self, N_ ("Achieved in {before}"), unchanged && answer->result == NULL ? last->result : answer->result);
  add_fact (self, N_ ("What went differently, and what follows"), answer->deviation);
  add_fact (self, N_ ("Planned for {after}"),
            unchanged && answer->intention == NULL ? last->intention : answer->intention);
}

static void
add_items (const Document *self, const char *title, const GPtrArray *items)
{
  if (items->len > 0)
    add_heading (self, 3, title);
  for (guint i = 0; i < items->len; i++)
    bst_report_add_item (self->report, items->pdata[i]);
}

static void
add_subjects (const Document *self, GPtrArray *subjects)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new_with_free_func (g_free),
                        silent = g_ptr_array_new_with_free_func (g_free);

  add_heading (self, 2, N_ ("What was done, and what follows"));
  for (guint i = 0; i < subjects->len; i++)
    {
      const char *subject = subjects->pdata[i];
      const BstAnswer *answer = bst_asked_find_answer (self->asked, subject);
      g_autofree char *title = bst_word_reference (&self->wording, subject);
      if (answer == NULL || (!answer->nothing && !answer->estimate_unknown && !bst_answer_is_given (answer)))
        g_ptr_array_add (silent, g_steal_pointer (&title));
      else if (answer->nothing)
        g_ptr_array_add (nothing, g_strdup_printf ("%s: %s", title,
                                                   answer->nothing_reason != NULL ? answer->nothing_reason : "…"));
      else
        {
          bst_report_add_heading (self->report, 3, title);
          add_answers (self, subject, answer);
        }
    }
  add_items (self, N_ ("Nothing to report, because"), nothing);
  add_items (self, N_ ("Not answered yet"), silent);
}

/* --- Signing ------------------------------------------------------------------------------------------------------------ */

/* What is signed for stands on the sheet that is signed: “2026, spent 234 k€ · 2027, budget 215 k€” */
static void
add_signed_for (const Document *self, BstCreditKind credit)
{
  static const char *const words[N_AMOUNTS] = { NULL, N_ ("{before}, spent"), N_ ("{year}, budget"),
                                                N_ ("{after}, expected") };
  const BstFieldTable *table = bst_kind_get_field (BST_KIND_BUDGET_LINKS, "amounts")->elements;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 1; i < N_AMOUNTS; i++)
    {
      g_autofree char *label = say (self, words[i]), *kilo = bst_format_kilo (self->language, self->totals[credit][i]);
      if (*kilo != '\0')
        g_string_append_printf (text, "%s%s: %s k€", text->len > 0 ? " · " : "", label, kilo);
    }
  add_fact (self, bst_fields_find (table, "credit-kind")->values[credit].label, text->str);
}

/* What was filled in stands there; the rest is for a pen. A sheet of its own: what is signed is not cut in two. */
static void
add_signing (const Document *self, const char *title)
{
  static const char *const heads[] = { N_ ("Role"), N_ ("Function"), N_ ("Date"), N_ ("Signature and remarks") };
  static const char *const roles[] = { N_ ("Filled in by"), N_ ("Validated by (head official)"),
                                       N_ ("Visa of the minister's cabinet"), N_ ("Visa of the inspector of finance") };
  static const guint shares[] = { 26, 24, 16, 34 };
  BstReportColumn columns[G_N_ELEMENTS (heads)];
  g_autofree char *filled_on = bst_format_date (self->language, self->given != NULL ? self->given->submitted_on : 0),
                  *validated_on = bst_format_date (self->language, self->given != NULL ? self->given->validated_on : 0);
  const char *functions[G_N_ELEMENTS (roles)] = { self->given != NULL ? self->given->filled_in_by : NULL,
                                                  self->given != NULL ? self->given->validated_by : NULL },
                                     *dates[G_N_ELEMENTS (roles)] = { filled_on, validated_on };

  bst_report_add_page_break (self->report);
  add_heading (self, 2, N_ ("Signatures and visas"));
  bst_report_add_fact (self->report, bst_text (self->language, N_ ("Signed for")), title);
  for (guint credit = 0; credit < BST_N_CREDITS; credit++)
    add_signed_for (self, (BstCreditKind) credit);
  add_paragraph (
      self,
      N_ ("Whoever signs agrees with what stands above; nobody needs all of them. A function is enough, and no name."));
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    columns[i] = (BstReportColumn) { bst_text (self->language, heads[i]), BST_REPORT_START, shares[i] };
  bst_report_add_table (self->report, NULL, columns, G_N_ELEMENTS (heads));
  bst_report_set_row_height (self->report, SIGNING_HEIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    bst_report_add_row (self->report, (const char *[]) { bst_text (self->language, roles[i]),
                                                         functions[i] != NULL ? functions[i] : "",
                                                         dates[i] != NULL ? dates[i] : "", "" });
}

static char *
make_title (const Document *self)
{
  g_autofree char *domain = bst_word_reference (&self->wording, self->asked->domain),
                  *year = g_strdup_printf ("%d", (int) self->asked->year);

  return bst_text_fill (bst_text (self->language, N_ ("Contribution {year} of {domain}")),
                        (const char *[]) { "year", year, "domain", domain, NULL });
}

/**
 * bst_contribution_document_new:
 * @asked: of a contribution pack, as it is filled in now, or of the plan
 *
 * It is for the domain itself: amounts that are not public yet are in it, and it says so.
 *
 * Returns: (transfer full): the contribution in the plan's language: what is attributed, what was said, and room to sign
 */
BstReport *
bst_contribution_document_new (const BstAsked *asked)
{
  const char *own = bst_record_get_text (bst_plan_get_single (asked->plan, BST_KIND_PLAN), "language");
  const char *language = *own != '\0' ? own : "nl";
  BstRecord *record = bst_contribution_find (asked->plan, asked->domain, asked->year);
  g_autoptr (GPtrArray) lines = bst_pack_lines_list (asked), subjects = bst_asked_list_subjects (asked);
  g_autoptr (BstPack) pack = bst_plan_is_pack (asked->plan) ? bst_pack_read_plan (asked->plan, "", NULL) : NULL;
  Document self = { .asked = asked,
                    .language = language,
                    .wording = { asked->plan, asked->framework, language, .whole_titles = TRUE },
                    .lines = lines,
                    .given = record != NULL ? BST_CONTRIBUTION (record) : NULL,
                    .pack = pack };
  g_autofree char *title = make_title (&self);

  for (guint i = 0; i < BST_N_CREDITS * N_AMOUNTS; i++)
    self.totals[i / N_AMOUNTS][i % N_AMOUNTS] = BST_UNSET;
  self.report = bst_report_new (asked->plan, language, title, asked->today);
  add_head (&self, title);
  add_amounts (&self);
  add_subjects (&self, subjects);
  add_signing (&self, title);
  return self.report;
}
