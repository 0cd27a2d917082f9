/* SPDX-License-Identifier: EUPL-1.2 */
/* R: it can be done, and it serves an operational objective (R193, R205, R208). */
#include "bst-smart-rules.h"
#include "kinds/bst-objective.h"

gboolean
bst_smart_find_objective (const BstRuleContext *context, const BstActionPoint *point, BstRecord **ret_record,
                          const BstItem **ret_item)
{
  BstRecord *record;
  const BstItem *item;

  if (!bst_has_text (point->objective))
    return FALSE;
  record = bst_plan_find (context->plan, BST_KIND_OBJECTIVES, point->objective);
  item = context->framework ? bst_framework_find (context->framework, point->objective) : NULL;
  if (ret_record)
    *ret_record = record;
  if (ret_item)
    *ret_item = item;
  return record || item;
}

static void
check_means (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);

  if (point->means_kind == BST_MEANS_UNKNOWN)
    bst_findings_add (findings, "means-kind", N_ ("It is not said with which means this is done."), NULL);
  else if (point->means_kind == BST_MEANS_TO_BUDGET)
    bst_findings_add (findings, "means-kind", N_ ("The means are still to be budgeted."), NULL);
}

static void
check_preconditions (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  if (!bst_has_text (BST_ACTION_POINT (record)->preconditions))
    bst_findings_add (findings, "preconditions", N_ ("No preconditions are named."), NULL);
}

static void
check_host (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);

  if (point->pilot && !bst_has_text (point->host_structure))
    bst_findings_add (findings, "host-structure",
                      N_ ("This pilot project has no host structure: what carries it when the project ends?"), NULL);
}

static gboolean
is_strategic (BstRecord *record, const BstItem *item)
{
  if (item)
    return g_str_has_prefix (item->list, "strategic");
  return BST_OBJECTIVE (record)->level == BST_LEVEL_STRATEGIC;
}

static void
check_objective (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);
  BstRecord *own = NULL;
  const BstItem *item = NULL;

  if (!bst_has_text (point->objective))
    bst_findings_add (findings, "objective", N_ ("This serves no operational objective yet."), NULL);
  else if (!bst_smart_find_objective (context, point, &own, &item))
    {
      if (context->framework)
        bst_findings_add (findings, "objective", N_ ("The objective “{id}” is not in this framework."), "id",
                          point->objective, NULL);
    }
  else if (is_strategic (own, item))
    bst_findings_add (findings, "objective",
                      N_ ("This is linked to a strategic objective: what actors do belongs under an operational one."),
                      NULL);
}

static void
check_relevance (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);

  if (bst_has_text (point->objective) && !bst_has_text (point->relevance))
    bst_findings_add (findings, "relevance", N_ ("It is not said why this serves the objective."), NULL);
}

static gboolean
item_has_groups (BstFramework *framework, const BstItem *item)
{
  g_auto (GStrv) ids = bst_item_get_ids (item, "groups");
  GPtrArray *children;

  if (ids && ids[0])
    return TRUE;
  children = bst_framework_get_children (framework, item->id);
  for (guint i = 0; children && i < children->len; i++)
    if (g_str_equal (((const BstItem *) g_ptr_array_index (children, i))->list, "groups"))
      return TRUE;
  return FALSE;
}

/* In words is as good as by choice: "gezinnen in armoede". */
static gboolean
names_vulnerable (const BstRuleContext *context, const char *text)
{
  const BstVocabulary *vocabulary = bst_vocabulary_get (context->framework, context->language);
  g_auto (BstSmartText) read = { 0 };

  if (vocabulary == NULL || !bst_has_text (text))
    return FALSE;
  bst_smart_text_read (vocabulary, text, &read);
  return read.has_vulnerable;
}

static void
check_group (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);
  BstRecord *own = NULL;
  const BstItem *item = NULL;

  if (bst_vec_length (point->groups) > 0 || bst_has_text (point->for_whom) || names_vulnerable (context, point->title)
      || names_vulnerable (context, point->specific) || !bst_smart_find_objective (context, point, &own, &item))
    return;
  if ((own && bst_vec_length (BST_OBJECTIVE (own)->groups) > 0) || (item && item_has_groups (context->framework, item)))
    bst_findings_add (findings, "groups",
                      N_ ("The objective names vulnerable groups, and this action point chooses none."), NULL);
}

const BstRule bst_smart_relevant_rules[] = {
  { "r.means", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("Means"),
    N_ ("An action point without means remains a wish, and stays out of the budget contribution."),
    N_ ("Choose “within existing operation” where no extra money is needed, or name the budget that was found."),
    "R193, R207", check_means },
  { "r.preconditions", BST_KIND_ACTION_POINTS, BST_SEVERITY_NOTE, N_ ("Preconditions"),
    N_ ("What must hold first decides whether the deadline can be met."),
    N_ ("Name what must be in place, for example “the school board frees half a day per term”."), "R193, R205",
    check_preconditions },
  { "r.host", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("A host structure for a pilot"),
    N_ ("A pilot beside the existing structures disappears with its money: projectitis."),
    N_ ("Name the existing service or network in which it runs and that can carry it on."), "R208", check_host },
  { "r.objective", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("An operational objective"),
    N_ ("An action point works out an operational objective; without one it counts nowhere."),
    N_ ("Choose the operational objective or sub-objective that it serves most directly."), "R193", check_objective },
  { "r.relevance", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("Why it serves the objective"),
    N_ ("One sentence lets others judge whether this is the right means."),
    N_ ("Finish the sentence “This helps, because …”, for example “because managers who know the signs respond sooner”."),
    "R193", check_relevance },
  { "r.group", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("A vulnerable group"),
    N_ ("The objective asks for those who are reached least; without a group nobody can see whether they were."),
    N_ ("Choose the group that it is meant for first, or say in words for whom it is."), "R193", check_group },
};
const guint bst_smart_n_relevant_rules = G_N_ELEMENTS (bst_smart_relevant_rules);
