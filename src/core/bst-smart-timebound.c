/* SPDX-License-Identifier: EUPL-1.2 */
/* T: start ≤ milestones ≤ deadline, possible with what it depends on (R193, R205). */
#include "bst-smart-rules.h"
#include "bst-text.h"
#include "kinds/bst-plan-settings.h"

#define LONG_RUN_DAYS 400       /* more than a yearly review apart: a milestone on the way helps */
#define MAX_DEPENDENCIES 1000   /* action points that the search for a circle visits */

static void
check_start (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  if (BST_ACTION_POINT (record)->start == 0)
    bst_findings_add (findings, "start", N_ ("There is no start date."), NULL);
}

static void
check_deadline (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  if (BST_ACTION_POINT (record)->deadline == 0)
    bst_findings_add (findings, "deadline", N_ ("There is no deadline."), NULL);
}

static gboolean
check_milestone_order (const BstActionPoint *point, BstFindings *findings)
{
  for (guint i = 0; i < bst_vec_length (point->milestones); i++)
    {
      const BstMilestone *milestone = point->milestones->items[i];
      const char *message = NULL;

      if (milestone->date && point->start && milestone->date < point->start)
        message = N_ ("The milestone “{milestone}” comes before the start.");
      else if (milestone->date && point->deadline && milestone->date > point->deadline)
        message = N_ ("The milestone “{milestone}” comes after the deadline.");
      if (message == NULL)
        continue;
      bst_findings_add (findings, "milestones", message, "milestone",
                        bst_has_text (milestone->title) ? milestone->title : "…", NULL);
      return TRUE;
    }
  return FALSE;
}

static void
check_order (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);
  BstParam start, deadline, target;

  if (point->start && point->deadline && point->start > point->deadline)
    bst_findings_add (findings, "start", N_ ("The start ({date-start}) is after the deadline ({date-end})."),
                      "date-start", bst_param (&start, point->start), "date-end",
                      bst_param (&deadline, point->deadline), NULL);
  else if (!check_milestone_order (point, findings) && point->target_date && point->deadline
           && point->target_date > point->deadline)
    bst_findings_add (findings, "target-date",
                      N_ ("The target is to be reached by {date-target}, after the deadline ({date-end})."),
                      "date-target", bst_param (&target, point->target_date), "date-end",
                      bst_param (&deadline, point->deadline), NULL);
}

static void
check_milestones (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);

  for (guint i = 0; i < bst_vec_length (point->milestones); i++)
    {
      const BstMilestone *milestone = point->milestones->items[i];
      if (milestone->date)
        continue;
      bst_findings_add (findings, "milestones", N_ ("The milestone “{milestone}” has no date."), "milestone",
                        bst_has_text (milestone->title) ? milestone->title : "…", NULL);
      return;
    }
  if (point->start && point->deadline && bst_vec_length (point->milestones) == 0
      && bst_date_days_between (point->start, point->deadline) > LONG_RUN_DAYS)
    bst_findings_add (findings, "milestones", N_ ("This runs for more than a year without a milestone."), NULL);
}

/* Whether what start depends on leads back to it. */
static gboolean
depends_on_itself (BstPlan *plan, const BstActionPoint *start)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  const char *own = ((const BstRecord *) start)->id;

  g_ptr_array_add (open, (gpointer) start);
  while (open->len > 0 && g_hash_table_size (seen) < MAX_DEPENDENCIES)
    {
      const BstActionPoint *point = g_ptr_array_steal_index (open, open->len - 1);
      for (guint i = 0; i < bst_vec_length (point->depends_on); i++)
        {
          const char *id = point->depends_on->items[i];
          BstRecord *next;
          if (g_str_equal (id, own))
            return TRUE;
          next = g_hash_table_add (seen, (gpointer) id) ? bst_plan_find (plan, BST_KIND_ACTION_POINTS, id) : NULL;
          if (next)
            g_ptr_array_add (open, next);
        }
    }
  return FALSE;
}

static const char *
dependency_problem (const BstActionPoint *point, const BstActionPoint *other)
{
  if (other->status == BST_STATUS_STOPPED)
    return N_ ("This depends on “{title}”, which has been stopped.");
  if (point->deadline && other->deadline > point->deadline)
    return N_ ("This depends on “{title}”, which only ends on {date}.");
  return NULL;
}

static void
check_dependency (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);
  BstParam room;

  if (bst_vec_length (point->depends_on) > 0 && depends_on_itself (context->plan, point))
    bst_findings_add (findings, "depends-on", N_ ("This depends on itself, by way of other action points."), NULL);
  for (guint i = 0; i < bst_vec_length (point->depends_on); i++)
    {
      BstRecord *target = bst_plan_find (context->plan, BST_KIND_ACTION_POINTS, point->depends_on->items[i]);
      const BstActionPoint *other = target ? BST_ACTION_POINT (target) : NULL;
      const char *problem = other && target != record ? dependency_problem (point, other) : NULL;
      if (problem)
        bst_findings_add (findings, "depends-on", problem, "title", bst_has_text (other->title) ? other->title : "…",
                          "date", bst_param (&room, other->deadline), NULL);
    }
}

static void
check_plan_years (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);
  BstRecord *single = bst_plan_get_single (context->plan, BST_KIND_PLAN);
  const BstPlanSettings *plan = single ? BST_PLAN_SETTINGS (single) : NULL;
  gint64 first = plan && plan->first_year > 0 ? plan->first_year : 0;
  gint64 last = plan && plan->last_year > 0 ? plan->last_year : G_MAXINT32;
  BstParam room;

  if (point->deadline && point->deadline / 10000 > last)
    bst_findings_add (findings, "deadline", N_ ("The deadline falls after the last year of the plan ({year})."), "year",
                      bst_param (&room, last), NULL);
  else if (point->start && point->start / 10000 < first)
    bst_findings_add (findings, "start", N_ ("The start falls before the first year of the plan ({year})."), "year",
                      bst_param (&room, first), NULL);
}

static void
check_past (const BstRuleContext *context, BstRecord *record, BstFindings *findings)
{
  const BstActionPoint *point = BST_ACTION_POINT (record);
  BstParam room;

  if (point->deadline && point->deadline < context->today
      && (point->status == BST_STATUS_CONCEPT || point->status == BST_STATUS_PROPOSED))
    bst_findings_add (findings, "deadline", N_ ("The deadline ({date}) has passed, and this has not been agreed yet."),
                      "date", bst_param (&room, point->deadline), NULL);
}

const BstRule bst_smart_timebound_rules[] = {
  { "t.start", BST_KIND_ACTION_POINTS, BST_SEVERITY_NOTE, N_ ("A start"),
    N_ ("With a start the timeline can show whether it is on track."), N_ ("Fill in the day on which the work begins."),
    "R193", check_start },
  { "t.deadline", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("A deadline"),
    N_ ("Without a last day nothing can be late, and nothing gets finished."),
    N_ ("Give the last day, for example 30 June 2027."), "R193", check_deadline },
  { "t.order", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("Dates in order"),
    N_ ("Start, milestones, target and deadline follow each other; otherwise one of them is a mistake."),
    N_ ("Correct the date that is out of order."), "R193", check_order },
  { "t.milestones", BST_KIND_ACTION_POINTS, BST_SEVERITY_NOTE, N_ ("Milestones"),
    N_ ("On a long road a dated checkpoint shows early whether it goes well."),
    N_ ("Add a checkpoint with a date, for example “first 100 firms registered”."), "R193, R206", check_milestones },
  { "t.dependency", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("Possible with what it depends on"),
    N_ ("It cannot be finished before what it needs is there."), N_ ("Move a deadline, or remove the dependency."),
    "R193, R205", check_dependency },
  { "t.plan-years", BST_KIND_ACTION_POINTS, BST_SEVERITY_NOTE, N_ ("Within the years of the plan"),
    N_ ("What falls outside the plan's years is not in its reports."),
    N_ ("That may be meant so; otherwise move the date."), "R193", check_plan_years },
  { "t.past", BST_KIND_ACTION_POINTS, BST_SEVERITY_ADVICE, N_ ("A deadline to come"),
    N_ ("A proposal that should have been finished already confuses everyone."),
    N_ ("Move the deadline, or change the status: agreed, completed or stopped."), "R193, R206", check_past },
};
const guint bst_smart_n_timebound_rules = G_N_ELEMENTS (bst_smart_timebound_rules);
