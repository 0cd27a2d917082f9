/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-report-content.c - the tables of words: cover, what was done, deviations, what is missing, checks, changes. */
#include "bst-budget-report-private.h"
#include "kinds/bst-action.h"
#include <string.h>

#define COLUMNS(...) \
  (const char *const[]) \
  { \
    __VA_ARGS__, NULL \
  }

static void
fact (Report *self, const char *label, const char *value)
{
  bst_report_words (self, label);
  bst_report_text (self, value);
}

/* --- 1 ------------------------------------------------------------------------------------------------------------------ */

static char *
list_sources (Report *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < self->links->len; i++)
    {
      const char *source = BST_BUDGET_LINK (self->links->pdata[i])->source_ref;
      if (source != NULL && g_hash_table_add (seen, (gpointer) source))
        g_string_append_printf (all, "%s%s", all->len > 0 ? "; " : "", source);
    }
  return g_string_free_and_steal (g_steal_pointer (&all));
}

static void
add_signature (Report *self, const char *domain)
{
  BstRecord *record = bst_contribution_find (self->plan, domain, self->request->year);
  BstGridCell cell = bst_budget_grid_get (self->totals, domain, self->request->year, self->request->phase,
                                          self->request->credit, self->request->today);
  g_autoptr (GString) text = g_string_new (bst_text (self->language, bst_contribution_cell_names[cell.state].label));

  if (record != NULL && BST_CONTRIBUTION (record)->filled_in_by != NULL)
    g_string_append_printf (text, "; %s: %s", bst_text (self->language, N_ ("Filled in by (function)")),
                            BST_CONTRIBUTION (record)->filled_in_by);
  if (record != NULL && BST_CONTRIBUTION (record)->validated_by != NULL)
    {
      g_autofree char *date = bst_format_date (self->language, BST_CONTRIBUTION (record)->validated_on);
      g_string_append_printf (text, "; %s: %s, %s", bst_text (self->language, N_ ("Validated by (function)")),
                              BST_CONTRIBUTION (record)->validated_by, date);
    }
  bst_report_title (self, domain);
  bst_report_text (self, text->str);
}

static void
add_cover (Report *self)
{
  BstRecord *settings = bst_plan_get_single (self->plan, BST_KIND_PLAN);
  g_autofree char *year = g_strdup_printf ("%d", (int) self->request->year), *sources = list_sources (self),
                  *today = bst_format_date (self->language, self->request->today);

  bst_report_begin_table (self, 1, N_ ("About this report"), "tt", COLUMNS (N_ ("Subject"), N_ ("Value")));
  fact (self, N_ ("Plan"), bst_record_get_text (settings, "title"));
  fact (self, N_ ("Standing"),
        bst_report_enum (self, BST_KIND_PLAN, "standing", bst_record_get_number (settings, "standing")));
  fact (self, N_ ("Year"), year);
  fact (self, N_ ("Budget phase"), bst_budget_phase_codes[self->request->phase]);
  fact (self, N_ ("Credit"), bst_credit_codes[self->request->credit]);
  fact (self, N_ ("Unit"), "k€");
  fact (self, N_ ("As of"), today);
  fact (self, N_ ("Sources"), sources);
  for (guint i = 0; i < self->domains->len; i++)
    add_signature (self, self->domains->pdata[i]);
  if (self->request->public_only)
    bst_report_note_below (self, N_ ("Amounts under embargo are left out."));
}

/* --- 4, 9 ------------------------------------------------------------------------------------------------------------------ */

typedef void (*SubjectFunc) (Report *self, const char *domain, const char *subject, const BstAnswer *answer);

static void
foreach_subject (Report *self, SubjectFunc func)
{
  for (guint d = 0; d < self->domains->len; d++)
    {
      const char *domain = self->domains->pdata[d];
      BstRecord *contribution = bst_contribution_find (self->plan, domain, self->request->year);
      g_autoptr (GPtrArray) subjects = bst_contribution_list_subjects (self->plan, domain, self->request->year);
      for (guint i = 0; i < subjects->len; i++)
        func (self, domain, subjects->pdata[i], bst_contribution_find_answer (contribution, subjects->pdata[i]));
    }
}

static char *
say_value (Report *self, BstRecord *point, const char *number, const char *date)
{
  g_autofree char *value = bst_format_decimal (self->language, bst_record_get_number (point, number)),
                  *day = bst_format_date (self->language, bst_record_get_number (point, date));

  if (*value == '\0')
    return NULL;
  return *day != '\0' ? g_strdup_printf ("%s (%s)", value, day) : g_steal_pointer (&value);
}

static void
sheet_row (Report *self, const char *domain, const char *subject, const BstAnswer *answer)
{
  BstRecord *point = bst_plan_find (self->plan, BST_KIND_ACTION_POINTS, subject);
  g_autofree char *baseline = point != NULL ? say_value (self, point, "baseline-value", "baseline-date") : NULL,
                  *target = point != NULL ? say_value (self, point, "target-value", "target-date") : NULL;
  BstBudgetKey key = bst_report_key (self);
  BstBudgetSum sum;

  if (!bst_answer_is_given (answer) && point == NULL)
    return;
  key.subject = subject;
  key.domain = domain;
  sum = bst_budget_totals_get (self->totals, &key);
  bst_report_title (self, subject);
  bst_report_title (self, domain);
  bst_report_number (self, sum.n_links > 0 ? sum.plan : BST_UNSET);
  bst_report_text (self, baseline);
  bst_report_text (self, target);
  bst_report_text (self, answer == NULL              ? bst_text (self->language, N_ ("No answer"))
                         : answer->nothing           ? answer->nothing_reason
                         : answer->execution != NULL ? answer->execution
                         : answer->unchanged         ? bst_text (self->language, N_ ("Unchanged"))
                                                     : NULL);
  bst_report_text (self, answer != NULL ? answer->result : NULL);
  bst_report_text (self, answer != NULL ? answer->intention : NULL);
}

static void
add_sheets (Report *self)
{
  bst_report_begin_table (self, 4, N_ ("What was done"), "ttmttttt",
                          COLUMNS (N_ ("Action or action point"), N_ ("Policy domain"), N_ ("Attributed"),
                                   N_ ("Baseline"), N_ ("Target"), N_ ("Done"), N_ ("Achieved"), N_ ("Next")));
  foreach_subject (self, sheet_row);
}

static gint64
planned_of (Report *self, BstRecord *link)
{
  for (int phase = BST_BUDGET_BA_JR; phase >= BST_BUDGET_BO; phase--)
    if (bst_report_plan_of (self, link, (BstBudgetPhase) phase) != BST_UNSET)
      return bst_report_plan_of (self, link, (BstBudgetPhase) phase);
  return BST_UNSET;
}

static void
add_deviations (Report *self)
{
  bst_report_begin_table (self, 9, N_ ("Deviations and their reasons"), "ttmmst",
                          COLUMNS (N_ ("Action or action point"), N_ ("Policy domain"), N_ ("Planned"), N_ ("Executed"),
                                   N_ ("Realised"), N_ ("Reason")));
  for (guint i = 0; i < self->links->len; i++)
    {
      BstRecord *record = self->links->pdata[i];
      const BstBudgetLink *link = BST_BUDGET_LINK (record);
      gint64 planned = planned_of (self, record), done = bst_report_plan_of (self, record, BST_BUDGET_BU);
      gint64 share = bst_money_ratio (done, planned);
      const BstAnswer *answer =
          bst_contribution_find_answer (bst_contribution_find (self->plan, link->domain, link->year),
                                        bst_link_get_subject (record));
      gboolean says = answer != NULL && answer->deviation != NULL;
      if (!says && (share == BST_UNSET || (share >= 9000 && share <= 10000)))
        continue;
      bst_report_title (self, bst_link_get_subject (record));
      bst_report_title (self, link->domain);
      bst_report_number (self, planned);
      bst_report_number (self, done);
      bst_report_number (self, share);
      bst_report_text (self, says ? answer->deviation : link->justification);
    }
}

/* --- 12, 13, 14 ------------------------------------------------------------------------------------------------------------ */

static void
add_missing (Report *self)
{
  g_autoptr (GPtrArray) unfunded = bst_budget_list_unfunded (self->totals, self->request->year, self->request->domain);

  bst_report_begin_table (self, 12, N_ ("Without money, and without an article"), "tttm",
                          COLUMNS (N_ ("What is missing"), N_ ("Action or action point"), N_ ("Policy domain"),
                                   N_ ("Attributed")));
  for (guint i = 0; i < unfunded->len; i++)
    {
      bst_report_words (self, N_ ("No money"));
      bst_report_title (self, ((BstRecord *) unfunded->pdata[i])->id);
      bst_report_title (self, BST_ACTION_POINT (unfunded->pdata[i])->domain);
      bst_report_number (self, BST_UNSET);
    }
  for (guint i = 0; i < self->links->len; i++)
    {
      BstRecord *link = self->links->pdata[i];
      if (BST_BUDGET_LINK (link)->article != NULL || BST_BUDGET_LINK (link)->funding_kind > BST_FUNDING_PROVISION)
        continue;
      bst_report_words (self, N_ ("No article"));
      bst_report_title (self, bst_link_get_subject (link));
      bst_report_title (self, BST_BUDGET_LINK (link)->domain);
      bst_report_number (self, bst_report_plan_of (self, link, self->request->phase));
    }
}

static void
add_checks (Report *self)
{
  const BstBudgetReportRequest *request = self->request;
  g_autoptr (GPtrArray) checks = bst_reconciliations_new (self->totals, request->domain, request->year, request->phase,
                                                          request->credit, self->language);

  bst_report_begin_table (self, 13, N_ ("Checks and rounding"), "tmmmt",
                          COLUMNS (N_ ("Check"), N_ ("One"), N_ ("Other"), N_ ("Difference"), N_ ("In words")));
  for (guint i = 0; i < checks->len; i++)
    {
      const BstReconciliation *check = checks->pdata[i];
      gboolean known = check->left != BST_UNSET && check->right != BST_UNSET;
      bst_report_text (self, check->name);
      bst_report_number (self, check->left);
      bst_report_number (self, check->right);
      bst_report_number (self, known ? check->difference : BST_UNSET);
      bst_report_text (self, check->words);
    }
  bst_report_note_below (
      self,
      N_ ("Amounts are counted in cents. Each cell is rounded to thousands of euros by itself, half to even; where rounded cells do not add up, a row shows by how much."));
}

static gboolean
is_of_year (Report *self, const char *id)
{
  BstRecord *record = bst_plan_find_any (self->plan, id);

  if (record == NULL || bst_record_find_field (record, "year") == NULL
      || bst_record_get_number (record, "year") != self->request->year)
    return FALSE;
  return self->request->domain == NULL || strcmp (bst_record_get_text (record, "domain"), self->request->domain) == 0;
}

static void
add_corrections (Report *self)
{
  for (guint d = 0; d < self->domains->len; d++)
    {
      BstRecord *record = bst_contribution_find (self->plan, self->domains->pdata[d], self->request->year);
      const BstVec *corrections = record != NULL ? BST_CONTRIBUTION (record)->corrections : NULL;
      for (guint i = 0; i < bst_vec_length (corrections); i++)
        {
          const BstCorrection *correction = corrections->items[i];
          g_autofree char *date = bst_format_date (self->language, correction->date);
          bst_report_text (self, date);
          bst_report_title (self, self->domains->pdata[d]);
          bst_report_words (self, N_ ("Correction after locking"));
          bst_report_text (self, NULL);
          bst_report_text (self, correction->reason);
          bst_report_text (self, correction->author);
        }
    }
}

static void
add_changes (Report *self)
{
  BstCollection *log = bst_plan_get_collection (self->plan, BST_KIND_LOG);

  bst_report_begin_table (self, 14, N_ ("Changes"), "tttttt",
                          COLUMNS (N_ ("When"), N_ ("What"), N_ ("Field"), N_ ("Before"), N_ ("After"), N_ ("By")));
  add_corrections (self);
  for (guint i = 0; i < bst_collection_get_n (log); i++)
    {
      BstRecord *entry = bst_collection_get (log, i);
      const char *subject = bst_record_get_text (entry, "subject");
      g_autofree char *time = bst_word_time (self->language, bst_record_get_number (entry, "time"));
      if (!is_of_year (self, subject))
        continue;
      bst_report_text (self, time);
      bst_report_title (self, subject);
      bst_report_text (self, bst_record_get_text (entry, "field"));
      bst_report_text (self, bst_record_get_text (entry, "before"));
      bst_report_text (self, bst_record_get_text (entry, "after"));
      bst_report_text (self, bst_record_get_text (entry, "author"));
    }
}

void
bst_report_add_content_tables (Report *self)
{
  add_cover (self);
  add_sheets (self);
  add_deviations (self);
  add_missing (self);
  add_checks (self);
  add_changes (self);
}
