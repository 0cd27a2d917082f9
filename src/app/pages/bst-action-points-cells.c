/* SPDX-License-Identifier: EUPL-1.2 */
/* bst-action-points-cells.c - what stands in a cell of the table of action points, and editing in it. */
#include "config.h"
#include <glib/gi18n.h>
#include <string.h>
#include "bst-action-points-source-private.h"
#include "bst-text.h"
#include "kinds/bst-action-point.h"

#define MOST_LINES 12 /* some 150 letters of an owner or a target: a text is cut only where it is no name any more */

static const BstTableColumn columns[BST_POINTS_N_COLUMNS] = {
  { "title", N_ ("Action point"), BST_COLUMN_TEXT, BST_EDITOR_TEXT, 0, MOST_LINES, BST_COLUMN_STRONG },
  { "owner", N_ ("Owner"), BST_COLUMN_TEXT, BST_EDITOR_CHOICE, 152, MOST_LINES, BST_COLUMN_PLAIN },
  { "deadline", N_ ("Deadline"), BST_COLUMN_DATE, BST_EDITOR_DATE, 113, 2, BST_COLUMN_PLAIN },
  { "target", N_ ("Target"), BST_COLUMN_TEXT, BST_EDITOR_NONE, 122, MOST_LINES, BST_COLUMN_PLAIN },
  { "smart", N_ ("SMART"), BST_COLUMN_MARKS, BST_EDITOR_NONE, 118, 1, BST_COLUMN_PLAIN },
  { "status", N_ ("Status"), BST_COLUMN_PILL, BST_EDITOR_CHOICE, 122, 1, BST_COLUMN_PLAIN },
  { "start", N_ ("Start"), BST_COLUMN_DATE, BST_EDITOR_DATE, 98, 2, BST_COLUMN_HIDDEN },
  { "domain", N_ ("Policy domain"), BST_COLUMN_TEXT, BST_EDITOR_CHOICE, 130, MOST_LINES, BST_COLUMN_HIDDEN },
  { "objective", N_ ("Objective"), BST_COLUMN_TEXT, BST_EDITOR_CHOICE, 86, 1, BST_COLUMN_HIDDEN },
  { "milestones", N_ ("Milestones"), BST_COLUMN_NUMBER, BST_EDITOR_NONE, 90, 1, BST_COLUMN_HIDDEN },
  { "core", N_ ("Core fields"), BST_COLUMN_NUMBER, BST_EDITOR_NONE, 90, 1, BST_COLUMN_HIDDEN },
  { "agreement", N_ ("Agreement"), BST_COLUMN_TEXT, BST_EDITOR_CHOICE, 110, 2, BST_COLUMN_HIDDEN },
  { "progress", N_ ("Last progress"), BST_COLUMN_NUMBER, BST_EDITOR_NONE, 96, 1, BST_COLUMN_HIDDEN },
};

static const BstTableGrouping groupings[BST_POINTS_N_GROUPINGS] = {
  { "objective", N_ ("Phase and objective") }, { "phase", N_ ("Phase of life") }, { "owner", N_ ("Owner") },
  { "domain", N_ ("Policy domain") },          { "status", N_ ("Status") },
};

const char *const bst_action_points_fields[BST_POINTS_N_COLUMNS] = {
  [BST_POINTS_TITLE] = "title",
  [BST_POINTS_OWNER] = "owner",
  [BST_POINTS_DEADLINE] = "deadline",
  [BST_POINTS_STATUS] = "status",
  [BST_POINTS_START] = "start",
  [BST_POINTS_DOMAIN] = "domain",
  [BST_POINTS_OBJECTIVE] = "objective",
  [BST_POINTS_AGREEMENT] = "agreement",
};

static BstDocument *
get_document (gpointer self)
{
  return bst_record_source_get_document (self);
}

/* --- Target ------------------------------------------------------------------------------------------------------ */

static const char *
unit_of (const BstActionPoint *point)
{
  if (point->target_unit != NULL)
    return point->target_unit;
  return point->target_kind == BST_TARGET_SHARE ? "%" : "";
}

static char *
format_amount (gint64 value, const char *unit)
{
  g_autofree char *number = bst_format_decimal (NULL, value);

  return *unit != '\0' ? g_strdup_printf (strcmp (unit, "%") == 0 ? "%s\302\240%s" : "%s %s", number, unit)
                       : g_steal_pointer (&number);
}

/* What is aimed at, with the words of its kind; NULL where it is not said yet. */
static char *
format_aim (const BstActionPoint *point)
{
  g_autofree char *amount = NULL;

  if (point->target_value == BST_UNSET)
    return NULL;
  amount = format_amount (point->target_value, unit_of (point));
  if (point->target_kind == BST_TARGET_KEEP)
    /* Translators: %s is a number with its unit, which is to stay as it is */
    return g_strdup_printf (_ ("stays %s"), amount);
  if (point->target_kind == BST_TARGET_MAXIMUM)
    /* Translators: %s is a number with its unit */
    return g_strdup_printf (_ ("at most %s"), amount);
  return g_steal_pointer (&amount);
}

static char *
format_start (const BstActionPoint *point)
{
  if (point->target_kind == BST_TARGET_KEEP)
    return NULL;
  if (point->baseline_value != BST_UNSET)
    return bst_format_decimal (NULL, point->baseline_value);
  return point->baseline_until != 0 ? g_strdup (_ ("baseline being measured")) : NULL;
}

static char *
format_target (const BstActionPoint *point)
{
  g_autofree char *from = format_start (point), *to = format_aim (point);

  if (point->target_kind == BST_TARGET_DELIVERY)
    return g_strdup (point->measure != NULL ? point->measure : _ ("to be delivered"));
  /* no-break spaces: the unit may go to the next line; words before the arrow may be broken, a figure may not */
  if (from != NULL && to != NULL)
    return g_strdup_printf ("%s%s→\302\240%s", from, strchr (from, ' ') != NULL ? " " : "\302\240", to);
  if (to != NULL && (point->target_kind == BST_TARGET_NUMBER || point->target_kind == BST_TARGET_SHARE))
    return g_strdup_printf ("→\302\240%s", to);
  return to != NULL ? g_steal_pointer (&to) : g_steal_pointer (&from);
}

/* --- Status ------------------------------------------------------------------------------------------------------ */

typedef struct {
  const char *word; /* N_(); NULL: the word of the status */
  BstTablePill pill;
  gint64 order; /* what asks for something comes first */
} Condition;

static const Condition late = { N_ ("Late"), { BST_TONE_ERROR, "▲" }, 0 };
static const Condition attention = { N_ ("Needs attention"), { BST_TONE_WARNING, "◐" }, 1 };
static const Condition on_track = { N_ ("On track"), { BST_TONE_SUCCESS, "●" }, 7 };
static const Condition by_status[] = {
  [BST_STATUS_CONCEPT] = { NULL, { BST_TONE_NEUTRAL, NULL }, 3 },
  [BST_STATUS_PROPOSED] = { NULL, { BST_TONE_NEUTRAL, NULL }, 4 },
  [BST_STATUS_AGREED] = { NULL, { BST_TONE_NEUTRAL, NULL }, 5 },
  [BST_STATUS_RUNNING] = { NULL, { BST_TONE_ACCENT, NULL }, 6 },
  [BST_STATUS_SUSPENDED] = { NULL, { BST_TONE_WARNING, NULL }, 2 },
  [BST_STATUS_DONE] = { NULL, { BST_TONE_SUCCESS, "✓" }, 8 },
  [BST_STATUS_STOPPED] = { NULL, { BST_TONE_NEUTRAL, NULL }, 9 },
};

/* A passed deadline is told whatever the status; the other computed words are those of work that runs. */
static const Condition *
get_condition (BstActionPointsSource *self, BstRecord *record)
{
  gint64 status = BST_ACTION_POINT (record)->status;
  BstProgress progress = bst_action_point_get_progress (record, bst_document_get_context (get_document (self))->today);

  if (progress == BST_PROGRESS_LATE)
    return &late;
  if (status == BST_STATUS_RUNNING && progress == BST_PROGRESS_ATTENTION)
    return &attention;
  if (status == BST_STATUS_RUNNING && progress == BST_PROGRESS_ON_TRACK)
    return &on_track;
  return &by_status[status];
}

static const char *
enum_label (const char *field, gint64 value)
{
  return bst_text (NULL, bst_kind_get_field (BST_KIND_ACTION_POINTS, field)->values[value].label);
}

static char *
format_condition (BstActionPointsSource *self, BstRecord *record)
{
  const Condition *condition = get_condition (self, record);

  return g_strdup (condition->word != NULL ? _ (condition->word)
                                           : enum_label ("status", BST_ACTION_POINT (record)->status));
}

/* --- Other columns ------------------------------------------------------------------------------------------------ */

static guint
count_done (const BstVec *milestones)
{
  guint n = 0;

  for (guint i = 0; i < bst_vec_length (milestones); i++)
    n += ((const BstMilestone *) milestones->items[i])->done ? 1 : 0;
  return n;
}

/* The percentage that was noted last, or BST_UNSET. */
static gint64
last_percent (const BstActionPoint *point)
{
  const BstProgressEntry *last = NULL;

  for (guint i = 0; i < bst_vec_length (point->progress); i++)
    {
      const BstProgressEntry *entry = point->progress->items[i];
      if (entry->percent != BST_UNSET && (last == NULL || entry->date >= last->date))
        last = entry;
    }
  return last != NULL ? last->percent : BST_UNSET;
}

static char *
format_milestones (const BstActionPoint *point)
{
  guint n = bst_vec_length (point->milestones);

  /* Translators: milestones that were reached, of all */
  return n > 0 ? g_strdup_printf (_ ("%u of %u"), count_done (point->milestones), n) : NULL;
}

static char *
format_core (BstActionPointsSource *self, BstRecord *record)
{
  const BstVerdict *verdict = bst_action_points_source_judge (self, record);

  /* Translators: fields that are filled in, of all */
  return verdict != NULL ? g_strdup_printf (_ ("%u of %u"), verdict->core_set, verdict->core_all) : NULL;
}

static char *
format_percent (const BstActionPoint *point)
{
  gint64 percent = last_percent (point);

  return percent != BST_UNSET ? g_strdup_printf ("%d\302\240%%", (int) percent) : NULL;
}

static char *
format_code (BstActionPointsSource *self, const BstActionPoint *point)
{
  const BstIndexedObjective *objective = bst_action_points_source_find_objective (self, point->objective);

  return objective != NULL ? g_strdup (objective->code) : NULL;
}

static char *
reference (BstActionPointsSource *self, const char *id)
{
  return id != NULL ? bst_reference_title (bst_document_get_plan (get_document (self)),
                                           bst_document_get_framework (get_document (self)), id, NULL)
                    : NULL;
}

static char *
format_day (gint64 date)
{
  return date != 0 ? bst_format_date_short (NULL, date) : NULL;
}

static char *
text (gpointer user_data, gpointer record, guint column)
{
  BstActionPointsSource *self = user_data;
  const BstActionPoint *point = BST_ACTION_POINT (record);

  switch (column)
    {
    case BST_POINTS_TITLE:
      return g_strdup (bst_record_say_title (record, NULL));
    case BST_POINTS_OWNER:
      return reference (self, point->owner);
    case BST_POINTS_DEADLINE:
      return format_day (point->deadline);
    case BST_POINTS_TARGET:
      return format_target (point);
    case BST_POINTS_STATUS:
      return format_condition (self, record);
    case BST_POINTS_START:
      return format_day (point->start);
    case BST_POINTS_DOMAIN:
      return reference (self, point->domain);
    case BST_POINTS_OBJECTIVE:
      return format_code (self, point);
    case BST_POINTS_MILESTONES:
      return format_milestones (point);
    case BST_POINTS_CORE:
      return format_core (self, record);
    case BST_POINTS_AGREEMENT:
      return g_strdup (enum_label ("agreement", point->agreement));
    case BST_POINTS_DONE:
      return format_percent (point);
    default:
      return NULL;
    }
}

static gint64
number (gpointer user_data, gpointer record, guint column)
{
  BstActionPointsSource *self = user_data;
  const BstActionPoint *point = BST_ACTION_POINT (record);
  const BstVerdict *verdict = NULL;

  switch (column)
    {
    case BST_POINTS_DEADLINE:
      return point->deadline != 0 ? point->deadline : BST_TABLE_UNSET;
    case BST_POINTS_START:
      return point->start != 0 ? point->start : BST_TABLE_UNSET;
    case BST_POINTS_STATUS:
      return get_condition (self, record)->order;
    case BST_POINTS_MILESTONES:
      return bst_vec_length (point->milestones) > 0 ? count_done (point->milestones) : BST_TABLE_UNSET;
    case BST_POINTS_DONE:
      return last_percent (point);
    case BST_POINTS_SMART:
    case BST_POINTS_CORE:
      verdict = bst_action_points_source_judge (self, record);
      break;
    default:
      break;
    }
  if (verdict == NULL)
    return BST_TABLE_UNSET;
  return column == BST_POINTS_SMART ? verdict->n_good : verdict->core_set;
}

static guint
marks (gpointer user_data, gpointer record, guint column, BstTableMark *ret_marks)
{
  static const BstMarkState states[] = {
    [BST_SMART_GOOD] = BST_MARK_GOOD,
    [BST_SMART_NOT_YET] = BST_MARK_NOT_YET,
    [BST_SMART_SET_ASIDE] = BST_MARK_SET_ASIDE,
  };
  BstActionPointsSource *self = user_data;
  const BstVerdict *verdict = bst_action_points_source_judge (self, record);

  for (guint i = 0; verdict != NULL && i < BST_SMART_N_LETTERS; i++)
    {
      char letter = bst_smart_letter_char (bst_document_get_context (get_document (self)), i);
      ret_marks[i] = (BstTableMark) { letter, states[verdict->states[i]] };
    }
  return verdict != NULL ? BST_SMART_N_LETTERS : 0;
}

static void
pill (gpointer user_data, gpointer record, guint column, BstTablePill *ret_pill)
{
  *ret_pill = get_condition (user_data, record)->pill;
}

/* Words that no column shows: of the objective, and what is done for whom. */
static char *
search (gpointer user_data, gpointer record)
{
  BstActionPointsSource *self = user_data;
  const BstActionPoint *point = BST_ACTION_POINT (record);
  const BstIndexedObjective *objective = bst_action_points_source_find_objective (self, point->objective);
  const BstIndexedObjective *top =
      objective != NULL ? bst_action_points_source_find_objective (self, objective->top) : NULL;
  const char *const words[] = { objective != NULL ? objective->title : NULL,
                                top != NULL && top != objective ? top->title : NULL,
                                top != NULL && top != objective ? top->code : NULL,
                                point->specific,
                                point->for_whom,
                                point->where,
                                point->measure };

  return bst_record_source_join (words, G_N_ELEMENTS (words));
}

/* --- Groups ------------------------------------------------------------------------------------------------------- */

static const char *
group_key (gpointer user_data, gpointer record, guint grouping)
{
  const char *key = bst_action_points_source_get_key (user_data, record, (BstPointsGrouping) grouping);

  return *key != '\0' ? key : NULL;
}

static char *
group_title (gpointer user_data, const char *key, guint grouping, gint64 *ret_order)
{
  return bst_action_points_source_get_title (user_data, (BstPointsGrouping) grouping, key, ret_order);
}

/* --- Editing in a cell --------------------------------------------------------------------------------------------- */

static char *
edit_text (gpointer user_data, gpointer record, guint column)
{
  if (column == BST_POINTS_TITLE)
    return g_strdup (BST_ACTION_POINT (record)->title);
  return text (user_data, record, column);
}

const BstTableSource bst_action_points_table_source = {
  .name = N_ ("Action points"),
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .groupings = groupings,
  .n_groupings = G_N_ELEMENTS (groupings),
  .text = text,
  .edit_text = edit_text,
  .number = number,
  .marks = marks,
  .pill = pill,
  .search = search,
  .group_key = group_key,
  .group_title = group_title,
};
