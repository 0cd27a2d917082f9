/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-progress.c - how an action point stands on a given day: computed, never stored (R206). */
#include "bst-smart.h"
#include "bst-text.h"
#include "kinds/bst-action-point.h"

#define BEHIND_BY 20      /* percentage points behind a straight line from start to deadline that deserve attention */
#define STALE_AFTER 366   /* days: one yearly review without a word */

static gboolean
has_overdue_milestone (const BstActionPoint *point, gint64 today)
{
  for (guint i = 0; i < bst_vec_length (point->milestones); i++)
    {
      const BstMilestone *milestone = point->milestones->items[i];
      if (!milestone->done && milestone->date && milestone->date < today)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_reached_milestone (const BstActionPoint *point)
{
  for (guint i = 0; i < bst_vec_length (point->milestones); i++)
    if (((const BstMilestone *) point->milestones->items[i])->done)
      return TRUE;
  return FALSE;
}

/* The last entry up to today; entries of the same day in the order of their ids. */
static const BstProgressEntry *
find_last_entry (const BstActionPoint *point, gint64 today, gboolean with_percent)
{
  const BstProgressEntry *last = NULL;

  for (guint i = 0; i < bst_vec_length (point->progress); i++)
    {
      const BstProgressEntry *entry = point->progress->items[i];
      if (entry->date == 0 || entry->date > today || (with_percent && entry->percent == BST_UNSET))
        continue;
      if (last == NULL || entry->date >= last->date)
        last = entry;
    }
  return last;
}

/* What a straight line from start to deadline asks for on a day, in percent; -1 without a start. */
static gint64
expected_percent (const BstActionPoint *point, gint64 day)
{
  int all;

  if (point->start == 0 || point->start >= point->deadline)
    return -1;
  all = bst_date_days_between (point->start, point->deadline);
  return CLAMP (bst_date_days_between (point->start, day) * G_GINT64_CONSTANT (100) / all, 0, 100);
}

static BstProgress
judge_running (const BstActionPoint *point, gint64 today)
{
  const BstProgressEntry *last = find_last_entry (point, today, FALSE);
  const BstProgressEntry *measured = find_last_entry (point, today, TRUE);

  if (last == NULL)
    return has_reached_milestone (point) ? BST_PROGRESS_ON_TRACK : BST_PROGRESS_UNKNOWN;
  if (bst_date_days_between (last->date, today) > STALE_AFTER)
    return BST_PROGRESS_UNKNOWN;
  if (measured && measured->percent < 100 && measured->percent + BEHIND_BY < expected_percent (point, measured->date))
    return BST_PROGRESS_ATTENTION;
  return BST_PROGRESS_ON_TRACK;
}

static BstProgress
judge_not_started (const BstActionPoint *point, gint64 today)
{
  if (point->start && point->start < today)
    return BST_PROGRESS_ATTENTION;
  return point->status == BST_STATUS_AGREED && point->start ? BST_PROGRESS_ON_TRACK : BST_PROGRESS_UNKNOWN;
}

/**
 * bst_action_point_get_progress:
 * @action_point: a #BstActionPoint
 * @today: the day that counts as today
 *
 * The first that applies: completed or stopped is closed; without a deadline nothing can be said; a deadline that has
 * passed is late; suspended, or a milestone that should have been reached, asks for attention. Not running yet asks for
 * attention once its start has passed, is on track when agreed for a later start, and is unknown as a mere proposal.
 * Running is unknown without any entry or reached milestone, or without a word for a year; it asks for attention when
 * the last percentage lags more than 20 points behind a straight line from start to deadline; else it is on track.
 *
 * Returns: the state on that day
 */
BstProgress
bst_action_point_get_progress (BstRecord *action_point, gint64 today)
{
  const BstActionPoint *point = BST_ACTION_POINT (action_point);

  if (point->status == BST_STATUS_DONE || point->status == BST_STATUS_STOPPED)
    return BST_PROGRESS_CLOSED;
  if (point->deadline == 0)
    return BST_PROGRESS_UNKNOWN;
  if (point->deadline < today)
    return BST_PROGRESS_LATE;
  if (point->status == BST_STATUS_SUSPENDED || has_overdue_milestone (point, today))
    return BST_PROGRESS_ATTENTION;
  return point->status == BST_STATUS_RUNNING ? judge_running (point, today) : judge_not_started (point, today);
}
