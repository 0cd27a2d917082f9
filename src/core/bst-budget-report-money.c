/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-budget-report-money.c - the tables of amounts: domains and phases, articles, objectives, classes, bridge, years. */
#include "bst-budget-report-private.h"
#include "bst-ise.h"
#include "kinds/bst-action.h"
#include <string.h>

#define COLUMNS(...) \
  (const char *const[]) \
  { \
    __VA_ARGS__, NULL \
  }

static BstBudgetSum
sum_of (Report *self, BstBudgetKey key)
{
  return bst_budget_totals_get (self->totals, &key);
}

static void
total_row (Report *self, guint n_texts)
{
  self->table->n_totals++;
  bst_report_words (self, N_ ("Total"));
  for (guint i = 1; i < n_texts; i++)
    bst_report_text (self, NULL);
}

/* --- 2 ------------------------------------------------------------------------------------------------------------------ */

static gboolean
has_any (Report *self, BstBudgetKey key)
{
  for (guint phase = 0; phase < BST_N_BUDGET_PHASES; phase++)
    {
      key.phase = (BstBudgetPhase) phase;
      if (sum_of (self, key).n_links > 0)
        return TRUE;
    }
  return FALSE;
}

static void
phase_cells (Report *self, BstBudgetKey key)
{
  for (guint phase = 0; phase < BST_N_BUDGET_PHASES; phase++)
    {
      BstBudgetSum sum;
      key.phase = (BstBudgetPhase) phase;
      sum = sum_of (self, key);
      bst_report_number (self, sum.n_links > 0 ? sum.gross : BST_UNSET);
      bst_report_number (self, sum.n_links > 0 ? sum.plan : BST_UNSET);
    }
}

/* One row a domain and kind of credit: these stand beside each other and are never added up. */
static void
add_domains (Report *self)
{
  BstBudgetKey key = bst_report_key (self);

  bst_report_begin_table (self, 2, N_ ("Totals by domain and phase"), "ttmmmmmmmm",
                          COLUMNS (N_ ("Policy domain"), N_ ("Credit"), N_ ("BO, gross"), N_ ("BO, attributed"),
                                   N_ ("BA, gross"), N_ ("BA, attributed"), N_ ("BA-JR, gross"),
                                   N_ ("BA-JR, attributed"), N_ ("BU, gross"), N_ ("BU, attributed")));
  for (guint credit = 0; credit < BST_N_CREDITS; credit++)
    for (guint i = 0; i < self->domains->len; i++)
      {
        key.credit = (BstCreditKind) credit;
        key.domain = self->domains->pdata[i];
        if (!has_any (self, key))
          continue;
        bst_report_title (self, key.domain);
        bst_report_text (self, bst_credit_codes[credit]);
        phase_cells (self, key);
      }
  key.domain = self->request->domain;
  for (guint credit = 0; credit < BST_N_CREDITS; credit++)
    {
      key.credit = (BstCreditKind) credit;
      if (!has_any (self, key))
        continue;
      total_row (self, 1);
      bst_report_text (self, bst_credit_codes[credit]);
      phase_cells (self, key);
    }
  self->table->adds_up = TRUE;
  self->table->group_column = 1;
  bst_report_note_below (
      self,
      N_ ("Commitment and settlement credits are two views of one policy, and phases follow each other: neither is added up."));
}

/* --- 3 ------------------------------------------------------------------------------------------------------------------ */

static const char *
ise_of (Report *self, BstRecord *link)
{
  const char *ise = bst_link_get_ise (self->plan, link);

  return ise != NULL ? ise : "";
}

static int
compare_by_article (gconstpointer a, gconstpointer b, gpointer data)
{
  BstRecord *one = *(BstRecord *const *) a, *two = *(BstRecord *const *) b;
  int order = strcmp (ise_of (data, one), ise_of (data, two));

  order = order != 0 ? order : g_strcmp0 (BST_BUDGET_LINK (one)->article, BST_BUDGET_LINK (two)->article);
  return order != 0 ? order : strcmp (one->id, two->id);
}

static void
article_row (Report *self, BstRecord *record)
{
  const BstBudgetLink *link = BST_BUDGET_LINK (record);
  BstRecord *article = link->article != NULL ? bst_plan_find (self->plan, BST_KIND_ARTICLES, link->article) : NULL;

  bst_report_text (self, ise_of (self, record));
  bst_report_text (self, article != NULL ? bst_article_get_code (article, link->year) : link->article_version);
  bst_report_title (self, bst_link_get_subject (record));
  bst_report_title (self, link->domain);
  bst_report_number (self, bst_report_gross_of (self, record, self->request->phase));
  bst_report_number (self, bst_report_plan_of (self, record, self->request->phase));
  bst_report_number (self, bst_link_get_share (record, self->request->phase, self->request->credit));
  bst_report_text (self, bst_report_enum (self, BST_KIND_BUDGET_LINKS, "method", link->method));
}

static void
add_articles (Report *self)
{
  g_autoptr (GPtrArray) links = g_ptr_array_copy (self->links, NULL, NULL);
  BstBudgetSum sum = sum_of (self, bst_report_key (self));

  bst_report_begin_table (self, 3, N_ ("From ISE and article to action"), "ttttmmst",
                          COLUMNS (N_ ("ISE"), N_ ("Article"), N_ ("Action or action point"), N_ ("Policy domain"),
                                   N_ ("Gross"), N_ ("Attributed"), N_ ("Share"), N_ ("Method")));
  g_ptr_array_sort_with_data (links, compare_by_article, self);
  for (guint i = 0; i < links->len; i++)
    if (bst_link_get_part (self->plan, self->framework, links->pdata[i]) == BST_PART_COUNTED)
      article_row (self, links->pdata[i]);
  total_row (self, 4);
  bst_report_number (self, sum.gross);
  bst_report_number (self, sum.plan);
  bst_report_number (self, bst_money_ratio (sum.plan, sum.gross));
  bst_report_text (self, NULL);
  self->table->adds_up = TRUE;
}

/* --- 5, 6 ------------------------------------------------------------------------------------------------------------------ */

static void
add_objective_rows (Report *self, const char *list)
{
  GPtrArray *items = self->framework != NULL ? bst_framework_get_list (self->framework, list) : NULL;
  BstCollection *own = bst_plan_get_collection (self->plan, BST_KIND_OBJECTIVES);
  guint n = items != NULL ? items->len : bst_collection_get_n (own);

  for (guint i = 0; i < n; i++)
    for (guint d = 0; d < self->domains->len; d++)
      {
        BstBudgetKey key = bst_report_key (self);
        BstBudgetSum first, beside;
        key.objective = items != NULL ? ((const BstItem *) items->pdata[i])->id : bst_collection_get (own, i)->id;
        if (items == NULL && bst_id_is_framework (key.objective))
          continue;
        key.domain = self->domains->pdata[d];
        first = sum_of (self, key);
        key.of_which = TRUE;
        beside = sum_of (self, key);
        if (first.n_links == 0 && beside.n_links == 0)
          continue;
        bst_report_title (self, key.objective);
        bst_report_title (self, key.domain);
        bst_report_number (self, first.n_links > 0 ? first.plan : BST_UNSET);
        bst_report_number (self, beside.n_links > 0 ? beside.plan : BST_UNSET);
      }
}

static void
add_objectives (Report *self)
{
  bst_report_begin_table (self, 5, N_ ("Objectives and domains"), "ttmm",
                          COLUMNS (N_ ("Objective"), N_ ("Policy domain"), N_ ("Attributed"), N_ ("Served too")));
  add_objective_rows (self, "strategic-objectives");
  add_objective_rows (self, "operational-objectives");
  add_objective_rows (self, "none of the framework");
  bst_report_note_below (
      self,
      N_ ("An amount belongs to the objective that is served first; “served too” shows it again beside the others and is in no total."));
}

static GHashTable *
links_by_subject (Report *self)
{
  GHashTable *by = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < self->links->len; i++)
    {
      const char *subject = bst_link_get_subject (self->links->pdata[i]);
      GPtrArray *list = subject != NULL ? g_hash_table_lookup (by, subject) : NULL;
      if (subject == NULL)
        continue;
      if (list == NULL)
        g_hash_table_insert (by, (gpointer) subject, list = g_ptr_array_new ());
      g_ptr_array_add (list, self->links->pdata[i]);
    }
  return by;
}

static void
joint_row (Report *self, const char *subject, GPtrArray *links)
{
  g_autoptr (GString) who = g_string_new (NULL);
  g_autofree char *lead = NULL;
  BstBudgetKey key = bst_report_key (self);

  for (guint i = 0; i < links->len; i++)
    {
      const BstBudgetLink *link = BST_BUDGET_LINK (links->pdata[i]);
      g_autofree char *title = link->domain != NULL ? bst_word_reference (&self->wording, link->domain) : NULL;
      g_string_append_printf (who, "%s%s", who->len > 0 ? ", " : "", title != NULL ? title : "?");
      if (link->role == BST_FUNDER_LEAD && lead == NULL)
        lead = g_steal_pointer (&title);
    }
  key.subject = subject;
  bst_report_title (self, subject);
  bst_report_text (self, lead);
  bst_report_text (self, who->str);
  bst_report_number (self, links->len);
  bst_report_number (self, sum_of (self, key).plan);
}

static void
add_joint (Report *self)
{
  g_autoptr (GHashTable) by = links_by_subject (self);
  g_autoptr (GPtrArray) subjects = g_hash_table_get_keys_as_ptr_array (by);

  bst_report_begin_table (self, 6, N_ ("Jointly funded"), "tttim",
                          COLUMNS (N_ ("Action or action point"), N_ ("Lead"), N_ ("Funders"), N_ ("Links"),
                                   N_ ("Attributed")));
  g_ptr_array_sort_values (subjects, (GCompareFunc) strcmp);
  for (guint i = 0; i < subjects->len; i++)
    {
      GPtrArray *links = g_hash_table_lookup (by, subjects->pdata[i]);
      if (links->len > 1)
        joint_row (self, subjects->pdata[i], links);
    }
}

/* --- 7, 8 ------------------------------------------------------------------------------------------------------------------ */

static void
part_row (Report *self, const char *label, BstBudgetSum sum, gint64 whole)
{
  if (sum.n_links == 0)
    return;
  bst_report_text (self, label);
  bst_report_number (self, sum.n_links);
  bst_report_number (self, sum.gross);
  bst_report_number (self, sum.plan);
  bst_report_number (self, bst_money_ratio (sum.plan, whole));
}

static void
add_classes (Report *self)
{
  static const BstPart beside[] = { BST_PART_COEFFICIENT, BST_PART_TO_ANALYSE, BST_PART_NONE, BST_PART_HARM,
                                    BST_PART_GRANT };
  BstBudgetKey key = bst_report_key (self);
  gint64 whole = sum_of (self, key).plan;

  bst_report_begin_table (self, 7, N_ ("Classes of contribution, and coefficients"), "timms",
                          COLUMNS (N_ ("Class"), N_ ("Links"), N_ ("Gross"), N_ ("Attributed"),
                                   N_ ("Beside the total")));
  for (guint class_ = BST_CLASS_SPECIFIC; class_ <= BST_CLASS_PARTIAL; class_++)
    {
      key.class_ = (int) class_;
      part_row (self, bst_report_enum (self, BST_KIND_BUDGET_LINKS, "class", class_), sum_of (self, key), whole);
    }
  key.class_ = -1;
  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      key.part = beside[i];
      part_row (self, bst_text (self->language, bst_part_names[beside[i]].label), sum_of (self, key), whole);
    }
  key.part = BST_PART_COUNTED;
  self->table->n_totals = 1;
  part_row (self, bst_text (self->language, N_ ("Total, of specific and partial alone")), sum_of (self, key), whole);
  if (sum_of (self, key).n_links == 0)
    self->table->n_totals = 0;
}

static void
add_bridge (Report *self)
{
  BstBudgetKey key = bst_report_key (self);
  gint64 before = BST_UNSET;

  bst_report_begin_table (self, 8, N_ ("From budget to execution"), "tmmms",
                          COLUMNS (N_ ("Phase"), N_ ("Gross"), N_ ("Attributed"),
                                   N_ ("Difference with the phase before"), N_ ("Of the phase before")));
  for (guint phase = 0; phase < BST_N_BUDGET_PHASES; phase++)
    {
      BstBudgetSum sum;
      gint64 now;
      key.phase = (BstBudgetPhase) phase;
      sum = sum_of (self, key);
      now = sum.n_links > 0 ? sum.plan : BST_UNSET;
      bst_report_text (self, bst_budget_phase_codes[phase]);
      bst_report_number (self, sum.n_links > 0 ? sum.gross : BST_UNSET);
      bst_report_number (self, now);
      bst_report_number (self, before != BST_UNSET && now != BST_UNSET ? bst_money_from_sum ((BstMoneySum) now - before)
                                                                       : BST_UNSET);
      bst_report_number (self, bst_money_ratio (now, before));
      before = now != BST_UNSET ? now : before;
    }
}

/* --- 10, 11 ---------------------------------------------------------------------------------------------------------------- */

static gint64
other_year (Report *self, BstRecord *record, gint64 year)
{
  BstBudgetKey key = bst_report_key (self);
  BstBudgetSum sum;

  key.year = year;
  key.phase = BST_BUDGET_BO;
  key.subject = bst_link_get_subject (record);
  key.domain = BST_BUDGET_LINK (record)->domain;
  sum = key.subject != NULL && key.domain != NULL ? sum_of (self, key) : (BstBudgetSum) { 0 };
  return sum.n_links > 0 ? sum.plan : BST_UNSET;
}

static void
add_years (Report *self)
{
  bst_report_begin_table (self, 10, N_ ("Through the years"), "ttttmmm",
                          COLUMNS (N_ ("Action or action point"), N_ ("Policy domain"), N_ ("Recurrence"),
                                   N_ ("Last year of funding"), N_ ("Year before"), N_ ("This year"),
                                   N_ ("Year after")));
  for (guint i = 0; i < self->links->len; i++)
    {
      BstRecord *record = self->links->pdata[i];
      const BstBudgetLink *link = BST_BUDGET_LINK (record);
      g_autofree char *end = link->end_year != BST_UNSET ? g_strdup_printf ("%d", (int) link->end_year) : NULL;
      bst_report_title (self, bst_link_get_subject (record));
      bst_report_title (self, link->domain);
      bst_report_text (self, bst_report_enum (self, BST_KIND_BUDGET_LINKS, "recurrence", link->recurrence));
      bst_report_text (self, end);
      for (int year = -1; year <= 1; year++)
        bst_report_number (self, other_year (self, record, link->year + year));
    }
}

static void
add_outside (Report *self)
{
  bst_report_begin_table (self, 11, N_ ("Outside the totals"), "tttmmi",
                          COLUMNS (N_ ("Kind of funding"), N_ ("Action or action point"), N_ ("Policy domain"),
                                   N_ ("Gross"), N_ ("Attributed"), N_ ("Staff, in hundredths of a full-time job")));
  for (guint i = 0; i < self->links->len; i++)
    {
      BstRecord *record = self->links->pdata[i];
      BstPart part = bst_link_get_part (self->plan, self->framework, record);
      if (part < BST_PART_OTHER_BUDGET && BST_BUDGET_LINK (record)->fte == BST_UNSET)
        continue;
      bst_report_words (self, bst_part_names[part].label);
      bst_report_title (self, bst_link_get_subject (record));
      bst_report_title (self, BST_BUDGET_LINK (record)->domain);
      bst_report_number (self, part >= BST_PART_OTHER_BUDGET ? bst_report_gross_of (self, record, self->request->phase)
                                                             : BST_UNSET);
      bst_report_number (self, part >= BST_PART_OTHER_BUDGET ? bst_report_plan_of (self, record, self->request->phase)
                                                             : BST_UNSET);
      bst_report_number (self, BST_BUDGET_LINK (record)->fte);
    }
  bst_report_note_below (self,
                         N_ ("Money of others, work in kind and staff are listed and never added to the totals."));
}

/* --- 0 ------------------------------------------------------------------------------------------------------------------ */

static void
year_cells (Report *self, BstBudgetKey key)
{
  for (int year = -1; year <= 1; year++)
    {
      BstBudgetSum sum;
      key.year = self->request->year + year;
      sum = sum_of (self, key);
      bst_report_number (self, sum.n_links > 0 ? sum.plan : BST_UNSET);
    }
}

/* One phase, the only one that all three years can have. */
void
bst_report_add_years_by_domain (Report *self)
{
  char years[3][8];
  BstBudgetKey key = bst_report_key (self);

  for (int i = 0; i < 3; i++)
    g_snprintf (years[i], sizeof years[i], "%d", (int) self->request->year - 1 + i);
  bst_report_begin_table (self, 0, N_ ("Domains through the years"), "tmmm",
                          COLUMNS (N_ ("Policy domain"), years[0], years[1], years[2]));
  key.phase = BST_BUDGET_BO;
  for (guint i = 0; i < self->domains->len; i++)
    {
      gboolean any = FALSE;
      key.domain = self->domains->pdata[i];
      for (key.year = self->request->year - 1; key.year <= self->request->year + 1; key.year++)
        any |= sum_of (self, key).n_links > 0;
      if (!any)
        continue;
      bst_report_title (self, key.domain);
      year_cells (self, key);
    }
  if (bst_budget_table_get_n_rows (self->table) == 0)
    return;
  key.domain = self->request->domain;
  total_row (self, 1);
  year_cells (self, key);
  self->table->adds_up = TRUE;
  bst_report_note_below (self,
                         N_ ("Attributed in the budget (BO), one kind of credit; a later phase is not added to it."));
}

void
bst_report_add_money_tables (Report *self)
{
  add_domains (self);
  add_articles (self);
  add_objectives (self);
  add_joint (self);
  add_classes (self);
  add_bridge (self);
  add_years (self);
  add_outside (self);
}
