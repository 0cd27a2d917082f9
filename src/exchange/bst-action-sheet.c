/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-sheet.c - the sheet from its title to its next step: what a cabinet reads first stands first. */
#include "bst-action-sheet-private.h"
#include "bst-outline.h"
#include "bst-text.h"
#include "kinds/bst-plan-settings.h"

#define LINE_BETWEEN "\n"

/* --- Words ---------------------------------------------------------------------------------------------------------- */

/* What people read of a field of the action; NULL: nothing to read. */
char *
bst_sheet_word (const BstSheet *self, const char *name)
{
  const BstField *field = bst_kind_get_field (BST_KIND_ACTIONS, name);
  BstValue value = bst_field_get (field, self->record);

  if (field->type != BST_FIELD_ENUM && field->type != BST_FIELD_FLAG && bst_value_is_default (field, value))
    return NULL;
  return bst_word_value (&self->wording, field, value);
}

char *
bst_sheet_word_element (const BstSheet *self, const char *list, const BstElement *element, const char *name)
{
  const BstField *field = bst_fields_find (bst_kind_get_field (BST_KIND_ACTIONS, list)->elements, name);
  BstValue value = bst_field_get (field, element);

  if (field->type != BST_FIELD_ENUM && bst_value_is_default (field, value))
    return NULL;
  return bst_word_value (&self->wording, field, value);
}

const char *
bst_sheet_label (const BstSheet *self, const char *name)
{
  return bst_text (self->language, bst_kind_get_field (BST_KIND_ACTIONS, name)->label);
}

/* A choice that nobody made is no fact. */
void
bst_sheet_add_fact (const BstSheet *self, const char *name)
{
  const BstField *field = bst_kind_get_field (BST_KIND_ACTIONS, name);
  g_autofree char *text = NULL;

  if (bst_value_is_default (field, bst_field_get (field, self->record)))
    return;
  text = bst_sheet_word (self, name);
  bst_report_add_fact (self->report, bst_text (self->language, field->label), text);
}

void
bst_sheet_add_heading (const BstSheet *self, const char *text)
{
  bst_report_add_heading (self->report, self->level, bst_text (self->language, text));
}

static const char *
say (const BstSheet *self, const char *text)
{
  return bst_text (self->language, text);
}

/* --- What it is ------------------------------------------------------------------------------------------------------- */

static const char *
get_sort (const BstSheet *self)
{
  if (self->criteria != NULL && self->appraisal.advice == BST_ADVICE_SCALE_UP)
    return N_ ("Action sheet for scaling up");
  if (self->action->kind == BST_ACTION_NEW)
    return N_ ("Action sheet for a new action");
  return N_ ("Action sheet");
}

static void
add_pills (const BstSheet *self)
{
  const BstAppraisal *appraisal = &self->appraisal;
  g_autofree char *kind = bst_sheet_word (self, "kind"), *advice = NULL;

  if (self->criteria != NULL)
    {
      bst_report_add_pill (self->report, say (self, bst_quality_names[appraisal->quality].label),
                           appraisal->quality == BST_QUALITY_STRONG ? BST_REPORT_TONE_GOOD : BST_REPORT_TONE_NEUTRAL);
      bst_report_add_pill (self->report, say (self, bst_reach_names[appraisal->reach].label),
                           appraisal->reach == BST_REACH_SUFFICIENT ? BST_REPORT_TONE_GOOD : BST_REPORT_TONE_NEUTRAL);
    }
  bst_report_add_pill (self->report, kind, BST_REPORT_TONE_NEUTRAL);
  if (self->criteria == NULL)
    return;
  advice = bst_text_fill (say (self, N_ ("Advice: {advice}")),
                          (const char *[]) { "advice", say (self, bst_advice_names[appraisal->advice].label), NULL });
  bst_report_add_pill (self->report, advice, BST_REPORT_TONE_NEUTRAL);
  if (appraisal->n_self_declared > 0)
    bst_report_add_pill (self->report, say (self, N_ ("Self-declared")), BST_REPORT_TONE_ATTENTION);
}

static void
add_running (const BstSheet *self)
{
  g_autofree char *start = bst_format_date (self->language, self->action->start);
  g_autofree char *end = bst_format_date (self->language, self->action->end);
  g_autofree char *from_to = NULL;

  if (*start != '\0' && *end != '\0')
    /* Translators: two dates */
    from_to =
        bst_text_fill (say (self, N_ ("from {start} to {end}")), (const char *[]) { "start", start, "end", end, NULL });
  else if (*start != '\0')
    from_to = bst_text_fill (say (self, N_ ("since {start}")), (const char *[]) { "start", start, NULL });
  else
    from_to = g_strdup (end);
  bst_report_add_fact (self->report, say (self, N_ ("Runs")), from_to);
}

static void
add_summary (const BstSheet *self)
{
  static const char *const fields[] = { "owner", "co-owners", "domain", "domains", "level" };

  bst_report_add_kicker (self->report, say (self, get_sort (self)));
  bst_report_add_heading (self->report, 1, bst_record_say_title (self->record, self->language));
  add_pills (self);
  bst_report_add_paragraph (self->report, self->action->description);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    bst_sheet_add_fact (self, fields[i]);
  add_running (self);
  if (self->action->repetition_note != NULL)
    bst_report_add_fact (self->report, bst_sheet_label (self, "repetition"), self->action->repetition_note);
  else
    bst_sheet_add_fact (self, "repetition");
}

/* --- Why ---------------------------------------------------------------------------------------------------------------- */

/* The three readings with their reasons, as the rules say them; what a person set aside is not repeated. */
static void
add_reasons (const BstSheet *self)
{
  static const char *const rules[] = { "pf.quality", "pf.reach", "pf.advice" };
  const BstRuleContext context = { self->plan, self->framework, self->language, self->today, self->criteria };
  g_autoptr (GPtrArray) findings = bst_rules_check_record (&context, self->record);
  g_autofree char *caution = NULL;

  bst_sheet_add_heading (self, N_ ("Why"));
  for (guint i = 0; i < findings->len; i++)
    {
      const BstFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *message = bst_finding_get_message (finding, self->language);
      if (finding->is_set_aside)
        continue;
      for (guint r = 0; r < G_N_ELEMENTS (rules); r++)
        if (g_str_equal (finding->rule->id, rules[r]))
          bst_report_add_item (self->report, message);
      if (g_str_equal (finding->rule->id, "pf.self-declared"))
        caution = g_strdup_printf ("%s %s", message, bst_finding_get_why (finding, self->language));
    }
  bst_report_add_note (self->report, caution);
}

/* --- What it needs ------------------------------------------------------------------------------------------------------- */

static void
add_need (const BstSheet *self, const char *label, const char *text)
{
  bst_report_add_fact (self->report, say (self, label),
                       text != NULL && *text != '\0' ? text : say (self, N_ ("Not said yet")));
}

static void
add_needs (const BstSheet *self)
{
  static const char *const levers[] = { "lever-micro", "lever-meso", "lever-macro" };

  bst_sheet_add_heading (self, N_ ("What it needs"));
  add_need (self, N_ ("Collaboration"), self->action->sheet_collaboration);
  add_need (self, N_ ("Material"), self->action->sheet_material);
  add_need (self, N_ ("Means"), self->action->sheet_means);
  for (guint i = 0; i < G_N_ELEMENTS (levers); i++)
    bst_sheet_add_fact (self, levers[i]);
}

/* --- For what, for whom, where --------------------------------------------------------------------------------------------- */

/* "O4 Werkplekken bevorderen …" */
static char *
name_objective (const BstSheet *self, const char *id)
{
  g_autoptr (BstNode) node =
      self->framework != NULL ? bst_outline_find (self->plan, self->framework, id, self->language) : NULL;

  if (node == NULL)
    return bst_reference_title (self->plan, self->framework, id, self->language);
  return node->code != NULL && *node->code != '\0' ? g_strdup_printf ("%s  %s", node->code, node->title)
                                                   : g_strdup (node->title);
}

static void
add_objectives (const BstSheet *self)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *first = NULL, *lines = NULL;

  if (self->action->primary_objective != NULL)
    first = name_objective (self, self->action->primary_objective);
  for (guint i = 0; i < bst_vec_length (self->action->other_objectives); i++)
    g_ptr_array_add (others, name_objective (self, self->action->other_objectives->items[i]));
  g_ptr_array_add (others, NULL);
  lines = g_strjoinv (LINE_BETWEEN, (char **) others->pdata);
  bst_report_add_fact (self->report, bst_sheet_label (self, "primary-objective"),
                       first != NULL ? first : say (self, N_ ("Not said yet")));
  bst_report_add_fact (self->report, bst_sheet_label (self, "other-objectives"), lines);
}

/* "48.000 of 410.000 people (11,7 %), documented; source: …" */
static char *
say_reach (const BstSheet *self)
{
  const BstAction *action = self->action;
  g_autofree char *n = bst_format_integer (self->language, MAX (0, action->reach_count));
  g_autofree char *all = bst_format_integer (self->language, MAX (0, action->denominator));
  gint64 share = self->criteria != NULL ? self->appraisal.reach_bp : action->reach_bp;
  g_autofree char *percent = share != BST_UNSET ? bst_format_share (self->language, share) : NULL;
  const char *const values[] = { "n", n, "all", all, "share", percent != NULL ? percent : "", NULL };

  if (action->reach_count != BST_UNSET && action->denominator > 0 && percent != NULL)
    return bst_text_fill (say (self, N_ ("{n} of {all} people in the target group ({share})")), values);
  if (action->reach_count != BST_UNSET)
    return bst_text_fill (say (self, N_ ("{n} people; the size of the target group is not known")), values);
  if (percent != NULL)
    return bst_text_fill (say (self, N_ ("{share} of the target group")), values);
  return g_strdup (say (self, N_ ("Not known")));
}

static void
add_reach (const BstSheet *self)
{
  g_autofree char *reach = say_reach (self);

  bst_report_add_fact (self->report, bst_sheet_label (self, "reach-count"), reach);
  if (self->action->reach_count != BST_UNSET || self->action->reach_bp != BST_UNSET)
    {
      bst_sheet_add_fact (self, "denominator-source");
      bst_sheet_add_fact (self, "reach-provenance");
    }
  bst_report_add_fact (self->report, bst_sheet_label (self, "flanders-wide"),
                       say (self, self->action->flanders_wide ? N_ ("Yes") : N_ ("No")));
}

static void
add_purpose (const BstSheet *self)
{
  static const char *const fields[] = { "phases", "groups", "settings", "hinge-moments", "transition-paths" };

  bst_sheet_add_heading (self, N_ ("For what and for whom"));
  add_objectives (self);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    bst_sheet_add_fact (self, fields[i]);
  add_reach (self);
}

/* --- The next step ----------------------------------------------------------------------------------------------------------- */

static void
add_action_points (const BstSheet *self)
{
  const BstReportColumn columns[] = { { bst_text (self->language, N_ ("Action point")), BST_REPORT_START, 6 },
                                      { bst_text (self->language, N_ ("Owner")), BST_REPORT_START, 3 },
                                      { bst_text (self->language, N_ ("Deadline")), BST_REPORT_START, 3 } };
  BstCollection *points = bst_plan_get_collection (self->plan, BST_KIND_ACTION_POINTS);
  gboolean has_table = FALSE;

  for (guint i = 0; i < bst_collection_get_n (points); i++)
    {
      BstRecord *record = bst_collection_get (points, i);
      const BstActionPoint *point = BST_ACTION_POINT (record);
      g_autofree char *owner = NULL, *deadline = NULL;
      if (g_strcmp0 (point->action, self->record->id) != 0 || point->status == BST_STATUS_STOPPED)
        continue;
      owner = point->owner != NULL ? bst_word_reference (&self->wording, point->owner) : NULL;
      deadline = bst_format_date (self->language, point->deadline);
      if (!has_table)
        bst_report_add_table (self->report, NULL, columns, G_N_ELEMENTS (columns));
      has_table = TRUE;
      bst_report_add_row (self->report, (const char *[]) { point->title, owner, deadline });
    }
  if (!has_table)
    bst_report_add_paragraph (self->report, say (self, N_ ("No action point has been agreed for this action yet.")));
}

static void
add_next_step (const BstSheet *self)
{
  bst_sheet_add_heading (self, N_ ("Next step"));
  if (self->criteria != NULL)
    bst_report_add_paragraph (self->report, say (self, bst_advice_names[self->appraisal.advice].meaning));
  add_action_points (self);
  bst_sheet_add_fact (self, "review-date");
}

/* --- One sheet, many sheets ----------------------------------------------------------------------------------------------------- */

static void
add_sheet (BstReport *report, BstPlan *plan, BstFramework *framework, const BstCriteria *criteria, BstRecord *record,
           gint64 today)
{
  BstSheet self = { report,
                    plan,
                    framework,
                    record,
                    BST_ACTION (record),
                    report->language,
                    today,
                    { plan, framework, report->language },
                    criteria };

  self.level = 2;
  if (criteria != NULL)
    bst_appraise (framework, criteria, record, &self.appraisal);
  add_summary (&self);
  if (criteria != NULL)
    add_reasons (&self);
  add_needs (&self);
  add_next_step (&self);
  add_purpose (&self);
  bst_sheet_add_partners (&self);
  bst_sheet_add_evidence (&self);
  bst_sheet_add_track (&self);
  bst_sheet_add_gatekeeper (&self);
}

/* What is inside, before the first of several sheets. */
static void
add_contents (BstReport *report, BstPlan *plan, BstFramework *framework, const BstCriteria *criteria,
              const GPtrArray *records)
{
  const BstReportColumn columns[] = { { bst_text (report->language, N_ ("Action")), BST_REPORT_START, 7 },
                                      { bst_text (report->language, N_ ("Owner")), BST_REPORT_START, 4 },
                                      { bst_text (report->language, N_ ("Advice")), BST_REPORT_START, 3 } };
  const BstWording wording = { plan, framework, report->language };

  bst_report_add_heading (report, 1, report->title);
  bst_report_add_table (report, NULL, columns, criteria != NULL ? 3 : 2);
  for (guint i = 0; i < records->len; i++)
    {
      const BstAction *action = BST_ACTION (g_ptr_array_index (records, i));
      g_autofree char *owner = action->owner != NULL ? bst_word_reference (&wording, action->owner) : NULL;
      BstAppraisal appraisal = { 0 };
      if (criteria != NULL)
        bst_appraise (framework, criteria, g_ptr_array_index (records, i), &appraisal);
      bst_report_add_row (report,
                          (const char *[]) { action->title, owner,
                                             bst_text (report->language, bst_advice_names[appraisal.advice].label) });
    }
}

static GPtrArray *
find_records (BstPlan *plan, const char *const *ids)
{
  GPtrArray *records = g_ptr_array_new ();

  for (; ids != NULL && *ids != NULL; ids++)
    {
      BstRecord *record = bst_plan_find (plan, BST_KIND_ACTIONS, *ids);
      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return records;
}

/**
 * bst_action_sheet_new:
 * @framework: (nullable): without it the readings are left out
 * @ids: (array zero-terminated=1): the actions, in the order of their sheets; those that are not there are left out
 * @today: the day it is
 *
 * One sheet is a document of its own; several follow a list of what is inside, each on a new page. R165, R194.
 *
 * Returns: (transfer full): a report in the plan's language
 */
BstReport *
bst_action_sheet_new (BstPlan *plan, BstFramework *framework, const char *const *ids, gint64 today)
{
  g_autoptr (GPtrArray) records = find_records (plan, ids);
  g_autoptr (BstCriteria) criteria = framework != NULL ? bst_criteria_new (plan, framework, NULL, today) : NULL;
  BstReport *report = bst_report_new (plan, NULL, "", today);

  g_free (report->title);
  if (records->len == 1 && BST_ACTION (g_ptr_array_index (records, 0))->title != NULL)
    report->title = g_strdup (BST_ACTION (g_ptr_array_index (records, 0))->title);
  else
    report->title = g_strdup (bst_text (report->language, N_ ("Action sheets")));
  if (records->len != 1)
    add_contents (report, plan, framework, criteria, records);
  for (guint i = 0; i < records->len; i++)
    {
      if (records->len > 1)
        bst_report_add_page_break (report);
      add_sheet (report, plan, framework, criteria, g_ptr_array_index (records, i), today);
    }
  return report;
}
