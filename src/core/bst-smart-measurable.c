/* SPDX-License-Identifier: EUPL-1.2 */
/* M: by what anyone can see that it was reached (R193; kinds of measures: R162–R168, R176). */
#include "bst-smart-rules.h"

static gboolean
has_kind (const BstActionPoint *point, guint kinds)
{
  return kinds & 1u << point->target_kind;
}
#define COUNTED (1u << BST_TARGET_NUMBER | 1u << BST_TARGET_SHARE)
#define WITH_TARGET (COUNTED | 1u << BST_TARGET_MAXIMUM)
#define WITH_MEASURE (WITH_TARGET | 1u << BST_TARGET_KEEP)

static gboolean
says_what_is_delivered (const BstActionPoint *point)
{
  return bst_has_text (point->measure) || bst_has_text (point->specific) || bst_has_text (point->target_unit);
}

gboolean
bst_smart_target_is_complete (const BstActionPoint *point)
{
  gboolean has_target = point->target_value != BST_UNSET;

  switch ((BstTargetKind) point->target_kind)
    {
    case BST_TARGET_DELIVERY:
      return says_what_is_delivered (point);
    case BST_TARGET_NUMBER:
    case BST_TARGET_SHARE:
    case BST_TARGET_MAXIMUM:
      return has_target && (bst_has_text (point->measure) || bst_has_text (point->target_unit));
    case BST_TARGET_KEEP:
      return (has_target || point->baseline_value != BST_UNSET) && bst_has_text (point->measure);
    default:
      return FALSE;
    }
}

static void
check_kind (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  if (has_kind (BST_ACTION_POINT (record), 1u << BST_TARGET_NONE))
    bst_findings_add (findings, "target-kind", N_ ("It is not chosen yet what kind of target this has."), NULL);
}

static void
check_measure (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);

  if (has_kind (point, WITH_MEASURE) && !bst_has_text (point->measure))
    bst_findings_add (findings, "measure", N_ ("It is not said what is counted or measured."), NULL);
}

/* Titles of the catalogue's indicators in a language, case folded; made once per framework. */
static GHashTable *
get_indicator_titles (BstFramework *framework, const char *language)
{
  g_autofree char *key = g_strdup_printf ("bst-indicator-titles-%s", language);
  GHashTable *titles = g_object_get_data (G_OBJECT (framework), key);
  GPtrArray *indicators;

  if (titles)
    return titles;
  titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  indicators = bst_framework_get_list (framework, "indicators");
  for (guint i = 0; indicators && i < indicators->len; i++)
    {
      const char *title = bst_item_get_title (g_ptr_array_index (indicators, i), language);
      if (bst_has_text (title))
        g_hash_table_add (titles, g_utf8_casefold (title, -1));
    }
  g_object_set_data_full (G_OBJECT (framework), key, titles, (GDestroyNotify) g_hash_table_unref);
  return titles;
}

/* The measure is a catalogue indicator, word for word. */
static gboolean
is_catalogue_indicator (const BstRuleContext *context, const char *measure)
{
  g_autofree char *folded = g_utf8_casefold (measure, -1);

  return context->framework && context->language
         && g_hash_table_contains (get_indicator_titles (context->framework, context->language), folded);
}

static gboolean
speaks_of_population (const BstRuleContext *context, const char *measure)
{
  const BstVocabulary *vocabulary = bst_vocabulary_get (context->framework, context->language);
  g_auto (BstSmartText) read = { 0 };

  if (vocabulary == NULL)
    return FALSE;
  bst_smart_text_read (vocabulary, measure, &read);
  return read.has_population && !read.has_programme;
}

static void
check_population (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);
  const char *measure = point->measure;

  if (point->measure_kind == BST_MEASURE_POPULATION)
    bst_findings_add (findings, "measure-kind",
                      N_ ("A population indicator cannot be the measure of one action point."), NULL);
  else if (bst_has_text (measure) && point->measure_kind != BST_MEASURE_OUTCOME
           && (is_catalogue_indicator (context, measure) || speaks_of_population (context, measure)))
    bst_findings_add (
        findings, "measure",
        N_ ("“{measure}” is measured in the whole population: it cannot show what this action point did."), "measure",
        measure, NULL);
}

static void
check_baseline (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);
  gboolean counted = has_kind (point, COUNTED);

  if (!(counted || has_kind (point, 1u << BST_TARGET_KEEP))
      || (point->baseline_until && point->baseline_value == BST_UNSET))
    return;
  if (point->baseline_value == BST_UNSET)
    bst_findings_add (findings, "baseline-value",
                      counted ? N_ ("There is no baseline: nobody can tell what has changed.")
                              : N_ ("The level that must be kept is not given."),
                      NULL);
  else if (counted && point->baseline_date == 0)
    bst_findings_add (findings, "baseline-date", N_ ("The baseline has no date."), NULL);
  else if (counted && !bst_has_text (point->baseline_source))
    bst_findings_add (findings, "baseline-source", N_ ("It is not said where the baseline comes from."), NULL);
}

static void
check_baseline_due (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);
  BstParam room;

  if (point->baseline_value == BST_UNSET && point->baseline_until && point->baseline_until < context->today)
    bst_findings_add (findings, "baseline-until",
                      N_ ("The baseline measurement was to run until {date}. What is the value?"), "date",
                      bst_param (&room, point->baseline_until), NULL);
}

static void
check_target (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);

  if (has_kind (point, WITH_TARGET) && point->target_value == BST_UNSET)
    bst_findings_add (findings, "target-value", N_ ("There is no target value yet."), NULL);
  else if (has_kind (point, 1u << BST_TARGET_DELIVERY) && !says_what_is_delivered (point)
           && !bst_has_text (point->title))
    bst_findings_add (findings, "measure", N_ ("It is not said what is delivered."), NULL);
}

/* Lower may be better, so a target below its baseline is no fault; only what cannot be is. */
static void
check_direction (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);
  gint64 target = point->target_value;
  gint64 baseline = point->baseline_value;
  BstParam room;

  if (!has_kind (point, WITH_TARGET) || target == BST_UNSET)
    return;
  if (has_kind (point, COUNTED) && target == baseline)
    bst_findings_add (findings, "target-value", N_ ("Baseline and target are both {number}: nothing would change."),
                      "number", bst_param (&room, target), NULL);
  else if (target < 0)
    bst_findings_add (findings, "target-value", N_ ("The target is below zero."), NULL);
  else if (has_kind (point, 1u << BST_TARGET_SHARE)
           && (target > 100 * BST_DECIMAL_ONE || (baseline != BST_UNSET && baseline > 100 * BST_DECIMAL_ONE)))
    bst_findings_add (findings, "target-value", N_ ("A share cannot be more than 100 %."), NULL);
  else if (has_kind (point, 1u << BST_TARGET_SHARE) && baseline != BST_UNSET && baseline < 0)
    bst_findings_add (findings, "baseline-value", N_ ("A share cannot be below zero."), NULL);
}

static void
check_unit (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);

  if (has_kind (point, 1u << BST_TARGET_NUMBER | 1u << BST_TARGET_MAXIMUM) && point->target_value != BST_UNSET
      && !bst_has_text (point->target_unit))
    bst_findings_add (findings, "target-unit", N_ ("The target has no unit."), NULL);
}

const BstRule bst_smart_measurable_rules[] = {
  { "m.kind", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("A kind of target"),
    N_ ("Delivering something, reaching a number, keeping a level: each is followed up in its own way."),
    N_ ("Choose what fits: a guide is delivered, 400 firms are reached, at most 20 people drop out."), "R193", check_kind },
  { "m.measure", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("A measure"),
    N_ ("A figure says nothing as long as it is not clear what was counted."),
    N_ ("Name it, for example “firms of which at least one manager completed the course”."), "R193, R162",
    check_measure },
  { "m.population", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("A measure of the action itself"),
    N_ ("A whole population changes slowly and through many causes. An action point contributes to it, and cannot be judged by it."),
    N_ ("Move the indicator to “contributes to” and measure what the action does: how many teams take part, or what the participants report."),
    "R176, R168", check_population },
  { "m.baseline", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("A baseline with date and source"),
    N_ ("A target means something only beside the value at the start."),
    N_ ("Give the value, its date and its source: “35 on 1 March 2026, register of participants”. Not known yet? Say until when it is being measured."),
    "R193", check_baseline },
  { "m.baseline-due", BST_KIND_ACTION_POINTS, BST_SEVERITY_NOTE, N_ ("The baseline measurement has ended"),
    N_ ("Without its result the target stays open."),
    N_ ("Fill in the value, or move the date until when it is being measured."), "R193", check_baseline_due },
  { "m.target", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("A target"),
    N_ ("Without a target nobody can tell when it is enough."),
    N_ ("Give the value to reach, for example 400 firms or two out of three teams."), "R193", check_target },
  { "m.direction", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("A target that can be"),
    N_ ("A target equal to the baseline, or beyond what is possible, cannot be followed up."),
    N_ ("Correct the value, or choose “keep a level” where staying the same is the point."), "R193", check_direction },
  { "m.unit", BST_KIND_ACTION_POINTS, BST_SEVERITY_NOTE, N_ ("A unit"),
    N_ ("A unit keeps tables and sentences readable."), N_ ("Add what is counted in one word: teams, schools, hours."),
    "R193", check_unit },
};
const guint bst_smart_n_measurable_rules = G_N_ELEMENTS (bst_smart_measurable_rules);
