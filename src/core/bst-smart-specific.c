/* SPDX-License-Identifier: EUPL-1.2 */
/* S: who does what, and whom it reaches. The place defaults to all of Flanders and is never asked for (R193). */
#include "bst-smart-rules.h"

/* A title without a verb still says enough when its target is complete and it names something in so many words. */
#define TELLING_WORDS 3

static gboolean
read_text (const BstRuleContext *context, const char *text, BstSmartText *ret_read)
{
  const BstVocabulary *vocabulary = bst_vocabulary_get (context->framework, context->language);

  if (vocabulary == NULL)
    return FALSE;
  bst_smart_text_read (vocabulary, text, ret_read);
  return TRUE;
}

/* The rules on words wait for a title, and for a vocabulary of the plan's language. */
static gboolean
read_point (const BstRuleContext *context, const BstActionPoint *point, BstSmartText *title, BstSmartText *specific)
{
  return bst_has_text (point->title) && read_text (context, point->title, title)
         && read_text (context, point->specific, specific);
}

static void
check_title (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  if (!bst_has_text (BST_ACTION_POINT (record)->title))
    bst_findings_add (findings, "title", N_ ("This action point has no title yet."), NULL);
}

static void
check_action (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);
  g_auto (BstSmartText) title = { 0 };
  g_auto (BstSmartText) specific = { 0 };

  if (!read_point (context, point, &title, &specific) || title.n_words == 0)
    return;
  if (title.has_action || specific.has_action || title.vague || specific.vague)
    return;
  if (bst_smart_target_is_complete (point) && title.n_words >= TELLING_WORDS)
    return;
  bst_findings_add (findings, "title", N_ ("“{title}” does not say what someone does."), "title", point->title, NULL);
}

static void
check_object (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);
  g_auto (BstSmartText) title = { 0 };
  g_auto (BstSmartText) specific = { 0 };

  if (!read_point (context, point, &title, &specific))
    return;
  if (title.has_object || specific.n_content > 0 || !(title.has_action || title.vague))
    return;
  bst_findings_add (findings, "title", N_ ("“{title}” says that something is done, but not to what."), "title",
                    point->title, NULL);
}

static gboolean
serves_everyone (const BstRuleContext *context, const BstActionPoint *point)
{
  const BstItem *item = NULL;
  const BstItem *phase;

  bst_smart_find_objective (context, point, NULL, &item);
  phase = item && item->phase ? bst_framework_find (context->framework, item->phase) : NULL;
  return phase && json_object_get_boolean_member_with_default (phase->data, "overarching", FALSE);
}

static gboolean
names_audience (const BstRuleContext *context, const char *text)
{
  g_auto (BstSmartText) read = { 0 };

  return bst_has_text (text) && read_text (context, text, &read) && read.has_audience;
}

static void
check_audience (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);

  if (!bst_has_text (point->title) || bst_vocabulary_get (context->framework, context->language) == NULL)
    return;
  if (bst_has_text (point->for_whom) || bst_vec_length (point->groups) > 0 || serves_everyone (context, point))
    return;
  if (names_audience (context, point->title) || names_audience (context, point->specific)
      || names_audience (context, point->measure) || names_audience (context, point->target_unit))
    return;
  bst_findings_add (findings, "for-whom", N_ ("It is not said whom this reaches."), NULL);
}

/* Two finite verbs, each with an object of its own; or two targets, in the title or in the measure. */
static void
check_one_goal (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);
  g_auto (BstSmartText) title = { 0 };
  g_auto (BstSmartText) measure = { 0 };

  if (!read_text (context, point->title, &title) || !read_text (context, point->measure, &measure))
    return;
  if (title.goals[1])
    bst_findings_add (findings, "title", N_ ("There are several goals in one here: “{first}” and “{second}”."), "first",
                      title.goals[0], "second", title.goals[1], NULL);
  else if (title.n_targets > 1)
    bst_findings_add (findings, "title", N_ ("“{title}” sets several targets at once."), "title", point->title, NULL);
  else if (measure.n_targets > 1)
    bst_findings_add (findings, "measure", N_ ("“{measure}” measures several things at once."), "measure",
                      point->measure, NULL);
}

/* A vague word is no fault where a target makes it observable, or where something else in the text is done. */
static void
check_vague (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);
  g_auto (BstSmartText) title = { 0 };
  g_auto (BstSmartText) specific = { 0 };

  if (bst_smart_target_is_complete (point) || !read_point (context, point, &title, &specific))
    return;
  if (title.has_action || specific.has_action || !(title.vague || specific.vague))
    return;
  bst_findings_add (findings, title.vague ? "title" : "specific",
                    N_ ("“{word}” does not say what anyone will see happening."), "word",
                    title.vague ? title.vague : specific.vague, NULL);
}

const BstRule bst_smart_specific_rules[] = {
  { "s.title", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("A title"),
    N_ ("The title is what people see in lists, in the timeline and in the report."),
    N_ ("Say in one sentence who does what, for example “Managers of 400 small firms follow a course on psychological safety”."),
    "R193", check_title },
  { "s.action", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("An action verb"),
    N_ ("Only a verb tells what someone will do; a theme alone can mean anything."),
    N_ ("Name an act, such as organise, train, publish, open or visit: “Team coaches train colleagues to recognise stress”."),
    "R193", check_action },
  { "s.object", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("What it is about"),
    N_ ("Without an object nobody knows what will be different afterwards."),
    N_ ("Add what is made, given or changed: not “raising awareness” but “a conversation guide on grief for 60 care homes”."),
    "R193", check_object },
  { "s.audience", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("Whom it reaches"),
    N_ ("Reach can only be planned and counted when it is known who is meant."),
    N_ ("Fill in for whom, or choose groups: “pupils in the second grade”, “parents in poverty”, “volunteers in service centres”."),
    "R193, R178", check_audience },
  { "s.one-goal", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("One goal"),
    N_ ("Two goals in one cannot both be reached, late or owned by one actor: the progress would say nothing."),
    N_ ("Make a second action point of it, or keep one as a milestone of the other."), "R193", check_one_goal },
  { "s.vague", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("Words that can be seen happening"),
    N_ ("Words such as promote, strengthen or pay attention to describe a direction. Nobody can tell when they are done."),
    N_ ("Name an act and whom it reaches, for example “team coaches in care homes hold a monthly talk on workload”, or give a target that shows it."),
    "R193", check_vague },
};
const guint bst_smart_n_specific_rules = G_N_ELEMENTS (bst_smart_specific_rules);
